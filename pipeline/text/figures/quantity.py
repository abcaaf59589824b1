"""Reading figures: numbers, ranges, comparisons, units, dates, clock times and phone numbers, in any digits.

The one reader serves the checks (which compare figures by value) and the speech (which says them as words).
Separators follow CLDR, read leniently: where two readings are possible both are kept, never guessed away.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeVar

from pipeline.model.language import Language
from pipeline.text.alternatives import alternatives
from pipeline.text.dates import day_before_month, month_names

_T = TypeVar("_T")


class Number(NamedTuple):
    """A number as written: its value (trailing zeros kept), and what else the same marks could mean."""

    value: Decimal
    others: tuple[Decimal, ...] = ()


class Amount(NamedTuple):
    """A number or a range, with its comparison and its unit.

    `start` and `end` span what must be spoken as words: the sign, the digits, and the unit if it is a
    `symbol` (mg, %). A unit written as a word stands after `end`. `digits` is false for a phrase such as an
    Arabic dual, which holds a figure but is already in words. `compare` is one of < > ≤ ≥ ~ or "".
    """

    start: int
    end: int
    low: Number
    high: Number | None = None
    compare: str = ""
    unit: str = ""
    symbol: bool = False
    digits: bool = True


class Clock(NamedTuple):
    """A time of day on the 24-hour clock. `certain` is false when the text does not say which half of the day.

    `marks` is true when a word for the half of the day (am, pm) stands inside `start` to `end`.
    """

    start: int
    end: int
    hour: int
    minute: int
    certain: bool
    marks: bool = False


class Phone(NamedTuple):
    """A phone number as groups of ASCII digits; a leading "+" is a group of its own."""

    start: int
    end: int
    groups: tuple[str, ...]

    @property
    def number(self) -> str:
        """The digits without gaps."""
        return "".join(self.groups)


class Date(NamedTuple):
    """A day of a month; `year` is None where none is printed."""

    start: int
    end: int
    day: int
    month: int
    year: int | None


Figure = Amount | Clock | Phone | Date

# Stands for a character that belongs to a figure already; no pattern knows it.
_TAKEN = "\ue000"
_SPACE = "[ \u00a0\u202f]"
# Unit symbols are the same in every script's text (SI brochure, 9th edition, 5.2: symbols are never translated).
SYMBOLS: dict[str, str] = {
    "%": "percent",
    "٪": "percent",
    "\uff05": "percent",
    "‰": "permille",
    "°C": "celsius",
    "° C": "celsius",
    "℃": "celsius",
    "°F": "fahrenheit",
    "℉": "fahrenheit",
    "°": "degree",
    "µg": "microgram",
    "μg": "microgram",
    "mcg": "microgram",
    "mg": "milligram",
    "g": "gram",
    "kg": "kilogram",
    "ml": "millilitre",
    "mL": "millilitre",
    "cl": "centilitre",
    "l": "litre",
    "L": "litre",
    "mm": "millimetre",
    "cm": "centimetre",
    "m": "metre",
    "km": "kilometre",
    "h": "hour",
    "hrs": "hour",
    "hr": "hour",
    "min": "minute",
    "mins": "minute",
    "kPa": "kilopascal",
    "mmHg": "millimetre of mercury",
    "£": "pound",
    "€": "euro",
}
_COMPARE = {"<": "<", ">": ">", "≤": "≤", "≥": "≥", "<=": "≤", ">=": "≥", "~": "~", "≈": "~"}
# What may stand between a day and its month: 22nd, 1.º, 22ain, ২২শে.
_ORDINAL = r"(?:st|nd|rd|th|\.?[ºª°]|\.?er|af|ail|il|ydd|fed|ed|eg|ain|[kgdt]a|[kgdt]ii|ই|শে|লা|রা|ঠা|এ|\.)?"
# Grouped thousands with or without a decimal part, or one decimal mark; nought may be left out before the mark.
_NUMBER = (
    r"(?:\d{1,3}(?:[.,٬’']\d{2,3})*[.,٬’']\d{3}(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)?"
    r"|(?<![^\s(<>≤≥~≈=:/–-])[.٫]\d+)"
)
# 112 works in every country of the EU and in the UK; 999, 111 and 101 in the UK. 116 123, 116 111 and 116 117 are
# lines for emotional support, children and doctors on call (decisions 2007/116/EC and 2009/884/EC).
_SHORT_PHONES = frozenset(("999", "112", "111", "101", "116"))
# A telephone number of other digits has at least so many of them.
_SHORTEST_PHONE = 7
_SHORT = re.compile(rf"(?<![\d.,:٫٬])(?<!\d{_SPACE})(?:999|112|111|101|116{_SPACE}?(?:123|111|117))(?!\d|[.,:٫٬]\d)")
# National numbers have at most 12 figures with their 0 (Germany), international ones 15 (ITU-T E.164): in
# "0117 496 0123 24 hours a day" the hours are no part of the number.
_LONGEST_PHONE = {"0": 12, "+": 15}
_PHONE = re.compile(
    r"(?<![\d.,])(?<!\d[ \u00a0])(?:\+\d{1,3}[ \u00a0-]?(?:\(0\)[ \u00a0]?)?\(?\d{1,5}\)?|\(?0\d{2,4}\)?)"
    # Six figures in a group: 01632 960123, 07700 900123 (Ofcom, National Telephone Numbering Plan).
    # Abroad it may be written 0800 1234567 or 0800/1234567.
    r"(?:[ \u00a0./-]\d{2,8}){1,4}(?![\d])"
    r"|(?<![\d.,])(?:\+\d{10,13}|0\d{9,10})(?!\d)"
    # Turkish: 0 800 314 00 08, 0 (312) 555 01 23.
    r"|(?<![\d.,])(?<!\d[ \u00a0])0[ \u00a0]\(?[2-9]\d\d\)?[ \u00a0]\d{3}[ \u00a0]\d\d[ \u00a0]?\d\d(?!\d)"
)


# Python looks quickly for what begins with a set of characters: so "[0-9][0-9]*", and not "[0-9]+".
_DIGITS = re.compile("[0-9][0-9]*")
# Where the pattern for amounts can begin: a figure, or a sign that a figure follows soon.
_AMOUNT_BEGINS = re.compile(r"[0-9<>≤≥~≈£€%٪.٫–−-](?:(?<=[0-9])|(?=[<>≤≥~≈=£€%٪.٫–− \u00a0\u202f-]{0,5}[0-9]))")
_NATIVE = re.compile(r"[^\D0-9]")
# Where none of these stands, no date in figures is looked for, and no time.
_DATED = re.compile(r"\d ?[\u200e\u200f]?[-/.年月년월]")
# Where this is not, no month stands before its day.
_YEAR_AFTER_COMMA = re.compile(rf",{_SPACE}\d{{4}}")
_RANGE_GOES_ON = re.compile(rf"{_SPACE}?[-–—]{_SPACE}?\d+")


def ascii_digits(text: str) -> str:
    """`text` with every script's decimal digits as 0-9, one character for one character."""
    return text if text.isascii() else _NATIVE.sub(lambda digit: str(unicodedata.decimal(digit.group())), text)


def without_year_signs(text: str, language: Language) -> str:
    """`text` with blanks for the signs that say that a number is a year and could be read as a unit ("2024 г.").

    At the end of a sentence the full stop may be the sentence's own: there a round number is taken for a weight.
    """
    if not language.years or not any(sign in text for sign in language.years):
        return text
    return _year_sign(language.years).sub(lambda match: match[1] + " " * len(match[2]), text)


@lru_cache(maxsize=8)
def _year_sign(signs: tuple[str, ...]) -> re.Pattern[str]:
    goes_on = rf"(?={_SPACE}?(?:(?![A-ZА-ЯЁ])[^\W\d_]|[,;:)–—-]))"
    not_round = "".join(rf"(?<!00{space}{re.escape(sign)})" for sign in signs for space in ("", " ", "\u00a0"))
    years = rf"(?<![\d.,])(?:19|20)\d\d(?:[-–—]\d\d(?:\d\d)?)?{_SPACE}?"
    return re.compile(rf"({years})({alternatives(signs)})(?:{goes_on}|{not_round})")


def read(text: str, language: Language) -> tuple[Figure, ...]:
    """Every figure in plain `text` (no Markdown), in order and without overlaps."""
    digits = ascii_digits(without_year_signs(text, language))
    grammar = _grammar(language)
    numerals = _DIGITS.findall(digits)
    if not numerals and grammar.fixed is None:
        return ()
    found: list[Figure] = []
    left = digits
    for figure in (*_fixed(digits, grammar), *(_candidates(digits, numerals, grammar) if numerals else ())):
        # What is taken is blanked, so that "22 to 24 November" keeps its 22.
        if _TAKEN not in left[figure.start : figure.end]:
            left = left[: figure.start] + _TAKEN * (figure.end - figure.start) + left[figure.end :]
            found.append(figure)
    if numerals:
        amounts = _beginning(_AMOUNT_BEGINS, grammar.amount, left)
        found += [_amount(match, digits, language, grammar) for match in amounts]
    if left is not digits:
        found.sort(key=_place)
    return tuple(found)


def _place(figure: Figure) -> int:
    return figure.start


def _beginning(begins: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of `pattern`, tried only at the characters that it can begin with: most of a text is letters."""
    start = begins.search(text)
    while start is not None:
        match = pattern.match(text, start.start())
        if match is None:
            start = begins.search(text, start.end())
        else:
            yield match
            start = begins.search(text, match.end())


def _candidates(text: str, numerals: list[str], grammar: "_Grammar") -> Iterator[Figure]:
    """Everything but plain amounts; the first to claim a stretch of the text has it. `numerals` are its digits."""
    for pattern in grammar.dates if _DATED.search(text) else ():
        for match in pattern.finditer(text):
            if found := _date(match, grammar):
                yield found
    day_first, month_first = grammar.named_dates
    for match in day_first.finditer(text):
        if found := _date(match, grammar):
            yield found
    for match in month_first.finditer(text) if _YEAR_AFTER_COMMA.search(text) else ():
        if found := _date(match, grammar):
            yield found
    if ("0" in text or "+" in text) and sum(map(len, numerals)) >= _SHORTEST_PHONE:
        for match in _PHONE.finditer(text):
            if found_phone := _phone(match):
                yield found_phone
    if grammar.timed.search(text) or (grammar.before_hour and grammar.before_hour.search(text.lower())):
        for match in _beginning(grammar.clock_begins, grammar.clock, text):
            if clock := _clock(match, text, grammar):
                yield clock
    if not _SHORT_PHONES.isdisjoint(numerals):
        for match in _SHORT.finditer(text):
            if not grammar.unit_after.match(text, match.end()) and not grammar.symbol_after.match(text, match.end()):
                yield Phone(match.start(), match.end(), tuple(re.findall(r"\d+", match.group())))


def _phone(match: re.Match[str]) -> Phone | None:
    """The number of a match without the figures after it that are too many, or None when it is too short."""
    found = list(re.finditer(r"\+|\d+", match.group()))
    longest = _LONGEST_PHONE["+" if found[0].group() == "+" else "0"]
    while sum(len(group.group()) for group in found if group.group() != "+") > longest and len(found) > 2:
        found.pop()
    groups = tuple(group.group() for group in found)
    if sum(len(group) for group in groups if group != "+") < _SHORTEST_PHONE:
        return None
    return Phone(match.start(), match.start() + found[-1].end(), groups)


@dataclass(frozen=True, slots=True)
class _Grammar:
    amount: re.Pattern[str]
    clock: re.Pattern[str]
    clock_begins: re.Pattern[str]
    pm: frozenset[str]
    night: frozenset[str]
    noon: frozenset[str]
    symbol_after: re.Pattern[str]
    unit_after: re.Pattern[str]
    units: dict[str, str]
    fixed: re.Pattern[str] | None
    fixed_figures: dict[str, str]
    dates: tuple[re.Pattern[str], ...]
    named_dates: tuple[re.Pattern[str], re.Pattern[str]]
    timed: re.Pattern[str]
    before_hour: re.Pattern[str] | None
    months: dict[str, int]
    month_first: bool


@lru_cache(maxsize=64)
def _grammar(language: Language) -> _Grammar:
    number = _NUMBER
    spaced = rf"\d{{1,3}}(?:[\u00a0\u202f{' ' if _groups_by_space(language) else ''}]\d{{3}})+(?!\d)(?:[.,٫]\d+(?!\d))?"
    # Whatever the habit, three noughts after a space are thousands.
    thousands = r"[1-9]\d{0,2}(?: 000)+(?!\d)"
    number = rf"(?:{spaced}|{thousands}|{number})"
    letters = [symbol for symbol in SYMBOLS if symbol[-1].isalpha()]
    marks = [symbol for symbol in SYMBOLS if not symbol[-1].isalpha()]
    # A symbol of letters ends where Latin letters end: Chinese goes on without a space ("500mg的").
    symbols = rf"(?:{alternatives(letters)})(?![A-Za-zÀ-ɏḀ-ỿ])|{alternatives(marks)}"
    signed = rf"(?:(?<![\w\d.,%{_TAKEN}])[-–−](?=\d))?{number}"
    amount = re.compile(
        # Turkish and Basque write the percent sign first (CLDR): "%2", "%2–4", "%2-%4".
        rf"(?:(?P<compare><=|>=|[<>≤≥~≈]){_SPACE}?)?(?P<money>[£€]|(?<!\w)[%٪])?(?P<low>{signed})"
        rf"(?:{_SPACE}?(?P<lowsymbol>{symbols})?{_SPACE}?[-–—‑−~～]{_SPACE}?[%٪]?(?P<high>{number})"
        # "2%–4" is no range of percentages: the second sign is lost. And "500 mg–1 g" is none of grams.
        rf"(?(lowsymbol)(?={_SPACE}?(?P=lowsymbol))(?={_SPACE}?(?:{symbols}))))?"
        rf"(?:{_SPACE}?(?P<symbol>{symbols}))?"
    )
    meridiem = [*language.am, *language.pm, *language.night, *language.noon]
    words = {word.lower(): name for name, all_words in language.units for word in all_words}
    # Urdu دن is the middle of the day before an hour, and a day after a number: "14 دن کے بعد".
    only_before = [word for word in language.noon if word.split()[0] in words]
    halves, later_halves = alternatives(meridiem), alternatives([w for w in meridiem if w not in only_before])
    # In Latin script these words follow the hour; before it they may mean something else (Welsh "am 2 awr",
    # "for 2 hours").
    before = r"(?!)" if language.script == "Latn" else halves
    # Korean writes particles on to the word for the hour (8시에서), and 8시간 are eight hours.
    ends = {"Hans": "", "Hant": "", "Kore": "(?!간)"}
    end = ends.get(language.script, r"(?![^\W\d_])")
    begin = "" if language.script in ends else r"(?<!\w)"
    clock = re.compile(
        rf"(?:{begin}(?P<before>{before}){_SPACE}?)?"
        # "6 saat 2 tablet" is 6 hours, then 2 tablets: after a number the word means the length of a time.
        rf"(?:(?<![\w'’])(?<!\d{_SPACE})(?P<at>{alternatives(language.hour_before)}){_SPACE})?"
        rf"(?<![\d.,:])(?P<hour>2[0-4]|[01]?\d)(?!\d)"
        rf"(?:(?P<mark>[:.]|{_SPACE}?(?:{alternatives(language.hour_marks)}){_SPACE}?)"
        rf"(?P<minute>[0-5]\d(?!\d)(?:分(?!钟))?(?!{_SPACE}000(?!\d))|半|반|rưỡi))?(?![.,:]\d)"
        # German "8 Uhr abends": the half of the day goes with the word for the hour, and is longer than it.
        rf"(?:{_SPACE}?(?!(?:{later_halves}){end})(?P<word>{alternatives(language.hour)}){end})?"
        rf"(?:{_SPACE}?(?P<after>{later_halves}){end})?",
        re.IGNORECASE,
    )
    first = {letter for word in (*language.hour_before, *(meridiem if before == halves else ())) for letter in word[:1]}
    first |= {other for letter in first for other in letter.lower() + letter.upper()}
    # Chinese and Korean go on without a space, and mm is no unit in mmol.
    # 3주기 are three cycles, no three weeks.
    boundary = r"(?![A-Za-z]|기(?!간))" if language.script in ("Hans", "Hant", "Kore") else r"(?!\w)"
    symbol_after = re.compile(rf"{_SPACE}?(?P<symbol>{symbols})")
    # "8-м" is the eighth, no eight metres.
    unit_after = re.compile(rf"{_SPACE}?(?:-(?!м\b))?(?P<unit>{alternatives(words)}){boundary}", re.IGNORECASE)
    fixed = None
    if language.fixed:
        fixed = re.compile(rf"(?<!\w)(?:{alternatives([phrase for phrase, _ in language.fixed])})(?!\w)")
    after_hours = alternatives([*meridiem, *language.hour, *language.hour_marks])
    timed = re.compile(rf"\d(?:[:.]\d|{_SPACE}?(?:{after_hours}))", re.IGNORECASE)
    before_hours = [word.lower() for word in (*language.hour_before, *(meridiem if before == halves else ()))]
    halves_of_day = (language.pm, language.night, language.noon)
    pm, night, noon = (frozenset(word.lower() for word in words) for words in halves_of_day)
    months = {
        name.lower(): month
        for month, names in enumerate(_months(language), start=1)
        for name in names
        # Korean months are figures: 11월.
        if not name[0].isdigit()
    }
    *dates, day_first, month_named, chinese = _date_patterns(language, list(months))
    month_first = not day_before_month(language.locale)
    return _Grammar(
        amount,
        clock,
        re.compile(f"[0-9{re.escape(''.join(sorted(first)))}]"),
        pm,
        night,
        noon,
        symbol_after,
        unit_after,
        words,
        fixed,
        dict(language.fixed),
        (*dates, chinese),
        (day_first, month_named),
        timed,
        re.compile(alternatives(before_hours)) if before_hours else None,
        months,
        month_first,
    )


def _months(language: Language) -> Iterator[tuple[str, ...]]:
    """The names of each month: CLDR's, and those that only the language's own file knows."""
    more = language.months or ((),) * 12
    for names, own in zip(month_names(language.locale), more, strict=True):
        # Bengali's dotted letters may be written as one character or as two.
        plain = dict.fromkeys(unicodedata.normalize("NFC", name) for name in (*names, *own))
        yield tuple(dict.fromkeys((*plain, *(name.replace("\u09af\u09bc", "\u09df") for name in plain))))


@lru_cache(maxsize=64)
def _first_day(language: Language) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for names in _months(language) for name in names)
    words = "|".join(map(re.escape, language.first_days))
    return re.compile(rf"(?<![^\W_])(?:{words})(?={_SPACE}(?:(?:من|من شهر|ماه){_SPACE})?(?:{names})(?!\w))")


def with_first_days(text: str, language: Language) -> str:
    """`text` with a 1 for the word that says the first of a month, as long as the word: Urdu یکم, Persian اول."""
    if not language.first_days or not any(word in text for word in language.first_days):
        return text
    return _first_day(language).sub(lambda match: "1".rjust(len(match.group())), text)


def _date_patterns(language: Language, months: list[str]) -> tuple[re.Pattern[str], ...]:
    """Year first, day and month before the year, a month by its name, and Chinese and Korean dates."""
    mark = r"[\u200e\u200f]?(?P<mark>[-/.])[\u200e\u200f]?"
    again = r"[\u200e\u200f]?(?P=mark)[\u200e\u200f]?"
    before, after = r"(?<!\d)(?<!\d[-/.,:])", r"(?!\d|[-/.,:]\d)"
    names = alternatives(months)
    # Without a year a small letter may be another word ("1 may"), but for languages that write months small.
    case = "(?i:" if any(name[:1].islower() for names in month_names(language.locale) for name in names) else "(?:"
    if case == "(?:":
        names = alternatives([name for names in _months(language) for name in names if not name[0].isdigit()])
    end = "" if language.script in ("Hans", "Hant") else r"(?!\w)"
    # Arabic leaflets give both names of a month: نيسان/أبريل.
    year_first = ""
    if language.script == "Beng":
        year_first = rf"(?:{before}(?P<year_first>\d{{4}}){_SPACE}?(?:সালের|সনের){_SPACE})?"
    also = rf"(?:{_SPACE}?[/(]{_SPACE}?{case}(?P<again>{names})){end}\)?)?" if language.script == "Arab" else ""
    return (
        re.compile(rf"{before}(?P<year>\d{{4}}){mark}(?P<first>\d{{1,2}}){again}(?P<second>\d{{1,2}}){after}"),
        re.compile(rf"{before}(?P<first>\d{{1,2}}){mark}(?P<second>\d{{1,2}}){again}(?P<year>\d{{4}}){after}"),
        re.compile(rf"{before}(?P<first>\d\d)(?P<mark>/)(?P<second>\d\d)/(?P<year>\d\d){after}"),
        re.compile(
            # Begins with a digit that nothing of a longer figure stands before: Python looks for digits quickly. But in
            # Bengali the year may stand before: ২০২৬ সালের ১৪ই এপ্রিল.
            rf"{year_first}(?P<day>\d(?<!\d\d)(?<!\d[-/.,:]\d)\d?){_ORDINAL}{_SPACE}?"
            rf"(?:(?:of|de|o|من|من شهر|ماه){_SPACE})?"
            rf"{case}(?P<name>{names})){end}"
            rf"{also}(?:[,،]?{_SPACE}(?:(?:de|del|năm|عام|سنة|سال){_SPACE})?(?P<year>\d{{4}})(?!\d|[.,:]\d))?"
        ),
        re.compile(rf"(?<!\w){case}(?P<name>{names})){_SPACE}(?P<day>\d{{1,2}})(?:,{_SPACE}(?P<year>\d{{4}}))(?!\d)"),
        re.compile(
            r"(?:(?<!\d)(?P<year>\d{4}) ?[年년] ?)?(?<!\d)(?P<month>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日号일]"
        ),
    )


def _date(match: re.Match[str], grammar: _Grammar) -> Date | None:
    """The date of a match, or None when there is no such day."""
    parts = match.groupdict()
    if "first" in parts:
        month, day = int(parts["first"]), int(parts["second"])
        if len(parts["year"]) != 4 or not match.group().startswith(parts["year"]):
            month, day = (month, day) if grammar.month_first else (day, month)
    else:
        day = int(parts["day"])
        month = int(parts["month"]) if "month" in parts else _meant(parts["name"], grammar.months)
        parts["year"] = parts["year"] or parts.get("year_first")
        again = parts.get("again")
        if again and _meant(again, grammar.months) != month:
            return None
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0) if parts["year"] else None
    # 8/15/2019 can only be the fifteenth of August, wherever it was written.
    orders = ((day, month), (month, day)) if "first" in parts else ((day, month),)
    for first, second in orders:
        try:
            # A leap year: where none is printed, 29 February may be meant.
            date(year or 2000, second, first)
        except ValueError:
            continue
        return Date(match.start(), match.end(), first, second, year)
    return None


def _groups_by_space(language: Language) -> bool:
    return any(mark in ("\u00a0", "\u202f") for mark in language.group)


def _fixed(text: str, grammar: _Grammar) -> Iterator[Amount]:
    for match in grammar.fixed.finditer(text) if grammar.fixed else ():
        value, _, unit = grammar.fixed_figures[match.group()].partition(" ")
        yield Amount(match.start(), match.end(), Number(Decimal(value)), unit=unit, digits=False)


def _unit(text: str, end: int, grammar: _Grammar) -> str:
    """The unit that stands right after a number, as a symbol or a word, or ""."""
    if symbol := grammar.symbol_after.match(text, end):
        return SYMBOLS[symbol["symbol"]]
    after = grammar.unit_after.match(text, end)
    return _meant(after["unit"], grammar.units) if after else ""


def _meant(found: str, words: dict[str, _T]) -> _T:
    """What a word means that was found with case ignored: capitals of ı, İ and ſ have other small letters."""
    meaning = words.get(found.lower())
    if meaning is not None:
        return meaning
    return next(meant for word, meant in words.items() if re.fullmatch(re.escape(word), found, re.IGNORECASE))


def _minute(words: str) -> int:
    return int(words[:2]) if words[0].isdigit() else 30


def _clock(match: re.Match[str], text: str, grammar: _Grammar) -> Clock | None:
    half = (match["before"] or match["after"] or "").lower()
    told = match["word"] or match["mark"] == ":"
    if match["at"]:
        # "saat 9", "às 9 horas", "lúc 9 giờ 30 phút", but not "saat 2 tablet".
        told = told or half or _unit(text, match.end(), grammar) in ("", "minute" if match["mark"] else "hour")
        # "lúc 14 giờ 30 ngày 3 tháng 11": the day of a date follows.
        told = told or (match["minute"] is not None and int(match["hour"]) > 12)
        further = _RANGE_GOES_ON.match(text, match.end())
        if further and not half and _unit(text, further.end(), grammar) not in ("", "hour"):
            # "lúc 15–18 tháng" is an age.
            return None
    elif match["mark"] and match["mark"] not in ":.":
        # "9 h 30" is a time, "1 h 30 min" a length of time.
        told = told or half or int(match["hour"]) > 12 or not _unit(text, match.end(), grammar)
        if not told:
            return None
    # "صبح 1 گولی" is a dose, one tablet in the morning: before a bare number such a word makes no time of it.
    if not told and (match["before"] or not half):
        return None
    hour, minute = int(match["hour"]), _minute(match["minute"] or "0")
    if half:
        by_night, at_noon = half in grammar.night and 6 <= hour <= 11, half in grammar.noon and hour not in (9, 10, 11)
        later = half in grammar.pm or by_night or at_noon
        hour = (hour % 12) + (12 if later else 0) if hour <= 12 else hour
    certain = bool(half) or hour > 12 or hour == 0
    start = match.start("hour") if match["at"] and not match["before"] else match.start()
    return Clock(start, match.end(), hour, minute, certain, bool(half))


def _amount(match: re.Match[str], text: str, language: Language, grammar: _Grammar) -> Amount:
    low, high, compare, *symbols = match.group("low", "high", "compare", "symbol", "lowsymbol", "money")
    symbol = next(filter(None, symbols), "")
    unit = SYMBOLS.get(symbol, "")
    start, end = match.span()
    if not unit and (after := grammar.unit_after.match(text, end)):
        unit = _meant(after["unit"], grammar.units)
    return Amount(
        start,
        end,
        number(low, language),
        number(high, language) if high else None,
        _COMPARE[compare] if compare else "",
        unit,
        bool(symbol),
    )


@lru_cache(maxsize=1024)
def _whole(digits: str) -> Number:
    return Number(Decimal(digits))


def number(digits: str, language: Language) -> Number:
    """The number that `digits` (ASCII, with any separators and sign) stands for in a language.

    A mark that parts groups of three may also be a decimal mark written by somebody of another habit, and
    the other way round; then the second reading is kept in `others`.
    """
    if digits.isdecimal():
        return _whole(digits)
    sign = -1 if digits[0] in "-–−" else 1
    plain = digits.lstrip("-–−").replace("٫", ".").replace("٬", "_")
    plain = re.sub("[\u00a0\u202f '’]", "_", plain)
    marks = [mark for mark in plain if mark in ".,"]
    if not marks:
        return Number(sign * Decimal(plain.replace("_", "")))
    last = marks[-1]
    whole, _, rest = plain.rpartition(last)
    as_decimal = Decimal(re.sub("[_.,]", "", whole) + "." + rest)
    as_group = Decimal(re.sub("[_.,]", "", plain))
    groups = re.split("[_.,]", plain)
    grouped = len(groups[-1]) == 3 and all(len(group) in (2, 3) for group in groups[1:]) and groups[0] not in ("", "0")
    if len(set(marks)) == 2 or (marks.count(last) == 1 and "_" in plain):
        return Number(sign * as_decimal)
    if marks.count(last) > 1:
        return Number(sign * as_group)
    own_decimal = "." if "٫" in digits else language.decimal
    if last == own_decimal:
        return Number(sign * as_decimal, (sign * as_group,) if grouped and own_decimal == "," else ())
    return Number(sign * as_group, (sign * as_decimal,)) if grouped else Number(sign * as_decimal)
