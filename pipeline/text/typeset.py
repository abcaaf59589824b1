"""How words are set in visual formats: which fragments keep their own direction, where a line may not break.

In right-to-left text a number with its unit, a phone number, a time, an address or a Latin name must keep its
left-to-right order (Unicode UAX #9, section 2.4): unisolated, every renderer prints "500 mg" as "mg 500". Fragments
that only a sign or a space keeps apart ("10 mg + 5 mg", "Paracetamol 500 mg") are one expression and keep it together.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

NO_BREAK = "\N{NO-BREAK SPACE}"
# Unicode blocks whose letters run right to left (Hebrew to Arabic Extended-A, and the presentation forms).
RTL_LETTERS = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RTL_LETTER = re.compile(f"[{RTL_LETTERS}]")

# Any script's decimal digits (\d), with the marks that belong to a figure on either side.
_NUMBER = r"[+\-−±]?\d+(?:[.,:/٫٬]\d+)*"
_SYMBOL = (
    r"(?:%|٪|‰|°\s?[CF]?|℃|µg|μg|mcg|micrograms?|mg|kg|ng|g|ml|mL|cl|dl|dL|µl|μl|l|L|cm|mmHg|[mnµμ]?mol|mm|km|m|kPa"
    r"|IU|kcal|kJ|MBq|mSv|h|min|am|pm|a\.m\.|p\.m\."
    r"|мкг|мг|кг|г|мл|л|мм|см|км|м|год|хв)(?![^\W\d_\u3000-\uffff])"
)
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
# The words before an address must leave it whole: "Write help" and "See https" are no fragments of their own.
_WORD = (
    rf"(?!https?://|www\.|[{_LETTER}\d_.+-]{{1,64}}@[{_LETTER}\d-])"
    rf"[{_LETTER}](?:[{_LETTER}\d_.'’&/+-]*[{_LETTER}\d_])?"
)
_LATIN = rf"{_WORD}(?:[ \u00a0]{_WORD})*"
_FRAGMENT = re.compile(rf"{_ADDRESS}|{_FIGURE}|{_LATIN}")
# Between a number and its unit, inside a phone number, after < and > (Turkish "< %1"), inside a French time ("9 h 30").
# The space stands first, and what any of them has before it second: that is quick to find, and most spaces are none.
_GAP = re.compile(
    rf" (?<=[\d<>≤≥~≈h] )(?:(?<=\d )(?=\d|{_SYMBOL})|(?<=[<>≤≥~≈] )(?=[%٪]?\d)|(?<=\d[ \u00a0]h )(?=[0-5]\d))"
)
# A line may end after a dash (Unicode UAX #14, class BA), but a range with its unit is one piece of information. Longer
# ones than this are none, and would not fit on a line of large print.
_RANGES = re.compile(rf"((?<![\d.,:/٫٬])\d+(?:[.,:/٫٬]\d+)*[–—−]\d+(?:[.,:/٫٬]\d+)*{_UNIT})")
_LONGEST_RANGE = 14
_DASH = re.compile(r"[–—−]\d")
# What joins two fragments into one expression: "10 mg + 5 mg", "Paracetamol 500 mg".
_JOINT = re.compile(r"[ \u00a0]*[/+=×÷*–—−-]?[ \u00a0]*")
# What follows a figure is its unit and stays with it.
_LATIN_WORDS = re.compile(
    rf"(?<![\d\u00a0{_LETTER}])[{_LETTER}](?:[{_LETTER}\d.'’&/+@:_-]*[{_LETTER}\d])?(?:[ ][{_LETTER}]+)*"
)
_IN_WORDS = re.compile(rf"[{_LETTER}@][^\d]*|.*(?:@|://|www\.).*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `isolated` when it must keep its left-to-right order among right-to-left words."""

    text: str
    isolated: bool


def has_rtl(text: str) -> bool:
    """Whether any letter of `text` runs from right to left."""
    return _RTL_LETTER.search(text) is not None


def no_break(text: str) -> str:
    """`text` with no-break spaces between a number and its unit, inside phone numbers and after < and >."""
    return _GAP.sub(NO_BREAK, text)


@lru_cache(maxsize=8192)
def runs(text: str, rtl: bool) -> tuple[Run, ...]:
    """`text` cut into runs, with no-break spaces set. In a left-to-right script there is one run."""
    text = no_break(text)
    if not rtl:
        return (Run(text, False),) if text else ()
    return tuple(_joined(_cut(text)))


def _cut(text: str) -> Iterator[Run]:
    done = 0
    for match in _FRAGMENT.finditer(text):
        if match.start() > done:
            yield Run(text[done : match.start()], False)
        yield Run(match.group(), True)
        done = match.end()
    if done < len(text):
        yield Run(text[done:], False)


def _joined(runs_: Iterable[Run]) -> Iterator[Run]:
    """The runs with each isolated one grown over the joints and fragments that follow it."""
    grown, joint = "", ""
    for run in runs_:
        if run.isolated:
            grown, joint = grown + joint + run.text, ""
        elif grown and not joint and _JOINT.fullmatch(run.text):
            joint = run.text
        else:
            if grown:
                yield Run(grown, True)
            yield Run(joint + run.text, False)
            grown, joint = "", ""
    if grown:
        yield Run(grown, True)
    if joint:
        yield Run(joint, False)


def fragments(text: str) -> tuple[str, ...]:
    """The text of an isolated run cut into its fragments and the joints between them, in order."""
    return tuple(run.text for run in _cut(text))


def ranges(text: str) -> tuple[tuple[str, bool], ...]:
    """`text` cut into ranges of figures with their units, which no line should part, and what is between them."""
    if not _DASH.search(text):
        return ((text, False),) if text else ()
    parts = _RANGES.split(text)
    return tuple((part, number % 2 == 1 and len(part) <= _LONGEST_RANGE) for number, part in enumerate(parts) if part)


def spread(stretches: Iterable[str], leaves: Iterable[str]) -> Iterator[tuple[tuple[int, str], ...]]:
    """For each stretch the pieces it is made of, each with the number of the leaf it comes from.

    Stretches and leaves are two cuts of one text: where its direction changes, and where its markup does. "**500** mg"
    is one figure although its number alone is strong. Takes time in proportion to the length of the text.
    """
    rest = ((number, leaf) for number, leaf in enumerate(leaves) if leaf)
    number, left = -1, 0
    for stretch in stretches:
        pieces: list[tuple[int, str]] = []
        start = 0
        while start < len(stretch):
            if not left:
                number, leaf = next(rest)
                left = len(leaf)
            end = min(len(stretch), start + left)
            pieces.append((number, stretch[start:end]))
            left -= end - start
            start = end
        yield tuple(pieces)


def latin_words(text: str) -> tuple[tuple[int, int], ...]:
    """Where words in Latin letters stand among those of another script, start and end; the unit of a figure is none."""
    return tuple(match.span() for match in _LATIN_WORDS.finditer(text))


def is_words(fragment: str) -> bool:
    """Whether a fragment of an isolated run is words or an address, and not a figure."""
    return _IN_WORDS.fullmatch(fragment) is not None
