"""How words are set in visual formats: which fragments keep their own direction, where a line may not break.

In right-to-left text a number with its unit, a phone number, a time, an address or a Latin name must keep its
left-to-right order (Unicode UAX #9, section 2.4): unisolated, every renderer prints "500 mg" as "mg 500".
"""

import re
from dataclasses import dataclass
from functools import lru_cache

NO_BREAK = "\N{NO-BREAK SPACE}"

# Any script's decimal digits (\d), with the marks that belong to a figure on either side.
_NUMBER = r"[+\-−±]?\d+(?:[.,:/٫٬]\d+)*"
_SYMBOL = r"(?:%|٪|‰|°\s?[CF]?|℃|µg|μg|mcg|micrograms?|mg|kg|g|ml|mL|cl|l|L|cm|mm|km|m|am|pm|a\.m\.|p\.m\.)(?![^\W\d_])"
_RANGE = rf"\s?[-–—−/×]\s?{_NUMBER}"
_GROUPS = r"[ \u00a0]\d+(?:[ \u00a0]\d+)*"
_UNIT = rf"(?:[ \u00a0]?{_SYMBOL}(?:/{_SYMBOL})?)?"
_FIGURE = rf"(?:[<>≤≥~≈]\s?)?{_NUMBER}(?:{_RANGE}|{_GROUPS})*{_UNIT}"
_LETTER = "A-Za-zÀ-ɏ"
# The look-behind keeps the search linear in a long stretch without spaces.
_ADDRESS = (
    r"(?:https?://|www\.)[^\s<>()،؛]+[^\s<>()،؛.,;:!?]"
    rf"|(?<![{_LETTER}\d_.+-])[{_LETTER}\d_.+-]{{1,64}}@[{_LETTER}\d-]+(?:\.[{_LETTER}\d-]+)+"
)
_WORD = rf"[{_LETTER}](?:[{_LETTER}\d_.'’&/+-]*[{_LETTER}\d_])?"
_LATIN = rf"{_WORD}(?:[ \u00a0]{_WORD})*"
_FRAGMENT = re.compile(rf"{_ADDRESS}|{_FIGURE}|{_LATIN}")
_UNIT_GAP = re.compile(rf"(?<=\d) (?={_SYMBOL})")
_DIGIT_GAP = re.compile(r"(?<=\d) (?=\d)")
_SIGN_GAP = re.compile(r"(?<=[<>≤≥~≈]) (?=\d)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `isolated` when it must keep its left-to-right order among right-to-left words."""

    text: str
    isolated: bool


def no_break(text: str) -> str:
    """`text` with no-break spaces between a number and its unit, inside phone numbers and after < and >."""
    for gap in (_UNIT_GAP, _DIGIT_GAP, _SIGN_GAP):
        text = gap.sub(NO_BREAK, text)
    return text


@lru_cache(maxsize=8192)
def runs(text: str, rtl: bool) -> tuple[Run, ...]:
    """`text` cut into runs, with no-break spaces set. In a left-to-right script there is one run."""
    text = no_break(text)
    if not rtl:
        return (Run(text, False),) if text else ()
    cut: list[Run] = []
    done = 0
    for match in _FRAGMENT.finditer(text):
        if match.start() > done:
            cut.append(Run(text[done : match.start()], False))
        cut.append(Run(match.group(), True))
        done = match.end()
    if done < len(text):
        cut.append(Run(text[done:], False))
    return tuple(cut)
