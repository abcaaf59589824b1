"""What is rewritten in a printed text before its figures are read, in every language alike.

Fractions, raised and lowered figures, figures in circles, abbreviations and addresses. Each language gives the words.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache, partial

from pipeline.model.language import Language
from pipeline.text.figures.grammar import SYMBOLS
from pipeline.text.figures.numerals import ARABIC_GROUPS, with_marks_of_thousands
from pipeline.text.lexicon import ADDRESS, whole
from pipeline.text.speakable.everyday import everyday
from pipeline.text.speakable.speaker import Rewrite, Speaker

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉"
_FRACTIONS = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾"}
# mg/kg and 10⁹/L; 250 mg/5 ml: for each, never "or".
_PER_UNIT = re.compile(rf"(?<=[^\W_]|[{_RAISED}]) ?/ ?(ml|mL|l|L|kg|mg|g|hr|h|min)(?![^\W\d_])")
# A unit of a rate without a figure before it: "your result in kg/m²".
_RATE = re.compile(
    rf"(?<![A-Za-zµμ\d/{_RAISED}])(?<!\d[ \u00a0])(?<!/ )(mcg|µg|μg|mg|kg|g|ml|mL|l|L)"
    r" ?/ ?(?:(ml|mL|l|L|kg|mg|g|h|min)(?![^\W\d_²³])|(mm|cm|m)([²³]))"
)
# ½–1 tablet, 1–½: a half is no figure to the reader, and the dash between figures would be lost.
_TO_HALF = re.compile(
    r"(?<=[½¼¾⅓⅔])[ \u00a0]?[-–—‑−][ \u00a0]?(?=[\d½¼¾⅓⅔])|(?<=\d)[ \u00a0]?[-–—‑−][ \u00a0]?(?=[½¼¾⅓⅔])"
)
# ½ ml, 2½ ml: the unit of a figure that is no digit.
_HALF_UNIT = re.compile(
    r"(?<![\d½¼¾⅓⅔])(\d+[ \u00a0]?)?([½¼¾⅓⅔])[ \u00a0]?(mcg|µg|μg|mg|kg|g|ml|mL|l|L|cm|mm|m|h|min)(?![^\W\d_])"
)
_PER_AMOUNT = re.compile(r"(?<=[^\s\d.,;:!?()\[\]/–—-]) ?/ ?(?=\d)")
# Ticks and crosses of all kinds, and the full-width and slanted signs that East Asian keyboards and Word write.
_SAME = str.maketrans("✔☑✅✘☒❌❎\uff1c\uff1e\uff1d\uff0b≦≧⩽⩾﹤﹥", "✓✓✓✗✗✗✗<>=+≤≥≤≥<>", "\ufe0f")
# What must stand in a text for the rules of that name to find anything: most sentences have none of it.
_NEEDS = (
    ("span", re.compile("[-–—‑−]")),
    ("per", re.compile("/")),
    *(
        (rule, re.compile(r"\d"))
        for rule in "dialled names scheme times time month years ordinal decade date phone".split()
    ),
)


@lru_cache(maxsize=64)
def rewrites(language: Language, speaker: Speaker) -> tuple[Rewrite, ...]:
    """Everything that is rewritten in a language, in this order."""
    return (
        ("group", ARABIC_GROUPS, lambda match: with_marks_of_thousands(match.group())),
        ("address", ADDRESS, lambda match: _address(match.group(), speaker)),
        *everyday(language, speaker),
        *speaker.rewrites,
        ("figure", re.compile("[\u2160-\u216b\u2170-\u217b\u2460-\u2473]"), _enclosed),
        ("per", _RATE, lambda match: _rate(match, speaker)),
        ("area", re.compile(r"(?P<per> ?/ ?)?(?<![A-Za-z])(mm|cm|m|km)([²³])"), lambda match: _area(match, speaker)),
        ("per", _PER_UNIT, lambda match: f" {speaker.per_unit(SYMBOLS[match[1]])}"),
        ("per", _PER_AMOUNT, f" {speaker.per} "),
        ("power", re.compile(rf"(?<=\d)(⁻?[{_RAISED}]+|\^[-−]?\d+)"), lambda match: _power(match.group(), speaker)),
        ("figure", re.compile(f"[{_LOWERED}]+"), lambda match: _plain(match.group())),
        # A figure that points to a note.
        ("figure", re.compile("⁻?[⁰¹⁴-⁹][⁰¹²³⁴-⁹]*"), lambda match: f" {_plain(match.group().lstrip('⁻'))} "),
        ("fraction", re.compile("[⅐-⅒⅕-⅞]"), lambda match: f" {_spread(match.group())} "),
        *_expansions(speaker),
        *_fractions(),
        ("unit", _HALF_UNIT, lambda match: _half_unit(match, speaker)),
        ("span", _TO_HALF, f" {speaker.to} "),
        ("times", re.compile(r"(?<=\d)\s?[xX]\s?(?=\d)"), " × "),
    )


def rewritten(text: str, language: Language, speaker: Speaker, note: Callable[[str, str, str], None]) -> str:
    """`text` with everything rewritten; `note` is told what was printed, what stands there now, and the rule."""
    text = text.translate(_SAME)
    absent = {rule for rule, mark in _NEEDS if mark.search(text) is None}
    for rule, pattern, words in rewrites(language, speaker):
        if rule in absent:
            continue

        def change(match: re.Match[str], rule: str = rule, words: str | Callable[[re.Match[str]], str] = words) -> str:
            said = match.expand(words) if isinstance(words, str) else words(match)
            note(match.group().strip(), said.strip(), rule)
            return said

        text = pattern.sub(change, text)
    return text


def _expansions(speaker: Speaker) -> Iterator[Rewrite]:
    for printed, said in speaker.expansions:
        word = printed.removesuffix(" #")
        pattern = whole(word)
        if word == word.lower():
            pattern = f"(?i:{pattern})"
        if word != printed:
            pattern = rf"(?<!\d)(?<!\d[ \u00a0]){pattern}(?=[ \u00a0]?\d)"
        # A full stop that ends both the abbreviation and the sentence is heard.
        stop = r"(?P<stop>\s*$)?" if word.endswith(".") else "(?P<stop>(?!))?"
        yield "abbreviation", re.compile(f"{pattern}{stop}"), partial(_expanded, said=said)


def _expanded(match: re.Match[str], *, said: str) -> str:
    return said if match["stop"] is None else f"{said}."


def _fractions() -> Iterator[Rewrite]:
    for printed, sign in _FRACTIONS.items():
        part, of = (f"[{''.join(_digits(digit))}]" for digit in printed.split("/"))
        pattern = re.compile(rf"(?<![\d/.,:٫]){part}[/⁄]{of}(?![\d/]|[.,:٫]\d)")
        yield "fraction", pattern, sign


def _digits(digit: str) -> Iterator[str]:
    """A digit as Western, Arabic, Persian and Bengali digits are written."""
    return (chr(zero + int(digit)) for zero in (0x30, 0x660, 0x6F0, 0x9E6))


def _enclosed(match: re.Match[str]) -> str:
    return f" {int(unicodedata.numeric(match.group()))} "


def _plain(figures: str) -> str:
    return "".join(str(unicodedata.digit(figure)) for figure in figures)


def _spread(sign: str) -> str:
    """The sign ⅝ as 5/8."""
    return unicodedata.normalize("NFKC", sign).replace("\u2044", "/")


def _half_unit(match: re.Match[str], speaker: Speaker) -> str:
    """The unit by its name: the singular of a bare half, but for languages with another case for all fractions."""
    whole, sign, unit = match.groups()
    value = Decimal("1.5") if whole or speaker.fractions_bend else Decimal(1)
    return f"{whole or ''}{sign} {speaker.unit_noun(SYMBOLS[unit], value)}"


def _rate(match: re.Match[str], speaker: Speaker) -> str:
    unit, per, side, power = match.groups()
    below = speaker.per_unit(SYMBOLS[per]) if per else f"{speaker.per} {_squared(side, power, speaker)}"
    return f" {speaker.unit_noun(SYMBOLS[unit], Decimal(1))} {below} "


def _squared(unit: str, power: str, speaker: Speaker) -> str:
    pattern = speaker.square if power == "²" else speaker.cubic
    return pattern.format(speaker.unit_noun(SYMBOLS[unit], Decimal(1)))


def _area(match: re.Match[str], speaker: Speaker) -> str:
    per, unit, power = match.groups()
    words = _squared(unit, power, speaker)
    return f" {speaker.per} {words} " if per else f" {words} "


def _power(printed: str, speaker: Speaker) -> str:
    if printed in ("²", "³"):
        return printed
    figures = printed.removeprefix("^")
    if figures[0] in _RAISED + "⁻":
        figures = ("-" if figures[0] == "⁻" else "") + _plain(figures.lstrip("⁻"))
    return f" {speaker.power.format(figures)} "


def _address(printed: str, speaker: Speaker) -> str:
    """An address as one reads it out; the scheme and a last slash are not needed to type it."""
    ending = re.search(r"[.,;:!?)।۔،؛]*$", printed)
    assert ending is not None
    address = re.sub(r"^https?://", "", printed[: ending.start()]).removesuffix("/")
    parts = (f" {speaker.marks[part]} " if part in speaker.marks else _address_words(part) for part in _cut(address))
    return f" {''.join(parts).strip()}{ending.group()} "


def _cut(address: str) -> list[str]:
    return [part for part in re.split(r"([@./_-])", address) if part]


def _address_words(part: str) -> str:
    return re.sub(r"\d", lambda match: f" {match.group()} ", part)
