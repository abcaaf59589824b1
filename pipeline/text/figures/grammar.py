"""How a language writes amounts, times and dates: the patterns that the reader of figures looks with."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.language import Language
from pipeline.text.alternatives import alternatives
from pipeline.text.dates import day_before_month, month_names

# Stands for a character that belongs to a figure already; no pattern knows it.
TAKEN = "\ue000"
SPACE = "[ \u00a0\u202f]"
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
# What may stand between a day and its month: 22nd, 1.º, 22ain, ২২শে.
_ORDINAL = r"(?:st|nd|rd|th|\.?[ºª°]|\.?er|af|ail|il|ydd|fed|ed|eg|ain|[kgdt]a|[kgdt]ii|ই|শে|লা|রা|ঠা|এ|\.)?"
# Between the day and its month.
_OF_MONTH = "de|o|من|من شهر|ماه"
# Grouped thousands with or without a decimal part, or one decimal mark; nought may be left out before the mark.
_NUMBER = (
    r"(?:\d{1,3}(?:[.,٬’']\d{2,3})*[.,٬’']\d{3}(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)?"
    r"|(?<![^\s(<>≤≥~≈=:/–-])[.٫]\d+)"
)


def without_year_signs(text: str, language: Language) -> str:
    """`text` with blanks for the signs that say that a number is a year and could be read as a unit ("2024 г.").

    At the end of a sentence the full stop may be the sentence's own: there a round number is taken for a weight.
    """
    if not language.years or not any(sign in text for sign in language.years):
        return text
    return _year_sign(language.years).sub(lambda match: match[1] + " " * len(match[2]), text)


@lru_cache(maxsize=8)
def _year_sign(signs: tuple[str, ...]) -> re.Pattern[str]:
    goes_on = rf"(?={SPACE}?(?:(?![A-ZА-ЯЁ])[^\W\d_]|[,;:)–—-]))"
    not_round = "".join(rf"(?<!00{space}{re.escape(sign)})" for sign in signs for space in ("", " ", "\u00a0"))
    years = rf"(?<![\d.,])(?:19|20)\d\d(?:[-–—]\d\d(?:\d\d)?)?{SPACE}?"
    return re.compile(rf"({years})({alternatives(signs)})(?:{goes_on}|{not_round})")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language, for texts whose digits are 0-9, and what the words that they find mean."""

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
    month_leads: bool


@lru_cache(maxsize=64)
def grammar_of(language: Language) -> Grammar:
    """The patterns of a language, made once: separators and dates as in CLDR, words from the language's own file."""
    symbols = _symbols(language)
    units = {word.lower(): name for name, all_words in language.units for word in all_words}
    pm, night, noon = (
        frozenset(word.lower() for word in words) for words in (language.pm, language.night, language.noon)
    )
    before_hour = (*language.hour_before, *_halves_before(language))
    *dates, day_first, month_named, east_asian = _date_patterns(language)
    return Grammar(
        _amount(language, symbols),
        _clock(language, units),
        _first_letters(before_hour),
        pm,
        night,
        noon,
        re.compile(rf"{SPACE}?(?P<symbol>{symbols})"),
        _unit_after(language, units),
        units,
        _fixed(language),
        dict(language.fixed),
        (*dates, east_asian),
        (day_first, month_named),
        _timed(language),
        re.compile(alternatives(word.lower() for word in before_hour)) if before_hour else None,
        _month_numbers(language),
        not day_before_month(language.locale),
        language.month_leads,
    )


def _symbols(language: Language) -> str:
    letters = [symbol for symbol in SYMBOLS if symbol[-1].isalpha()]
    marks = [symbol for symbol in SYMBOLS if not symbol[-1].isalpha()]
    # A symbol of letters ends where Latin letters end: Chinese goes on without a space ("500mg的").
    return rf"(?:{alternatives(letters)})(?![A-Za-zÀ-ɏḀ-ỿ]){_no_article(language)}|{alternatives(marks)}"


def _no_article(language: Language) -> str:
    """What keeps a letter before an apostrophe from being a unit: "26 l’an dernier" are no litres."""
    return r"(?![’'][^\W\d_])" if language.counting.elision else ""


def _amount(language: Language, symbols: str) -> re.Pattern[str]:
    spaced = rf"\d{{1,3}}(?:[\u00a0\u202f{' ' if _groups_by_space(language) else ''}]\d{{3}})+(?!\d)(?:[.,٫]\d+(?!\d))?"
    # Whatever the habit, three noughts after a space are thousands.
    thousands = r"[1-9]\d{0,2}(?: 000)+(?!\d)"
    number = rf"(?:{spaced}|{thousands}|{_NUMBER})"
    signed = rf"(?:(?<![\w\d.,%{TAKEN}])[-–−](?=\d))?{number}"
    return re.compile(
        # Turkish and Basque write the percent sign first (CLDR): "%2", "%2–4", "%2-%4".
        rf"(?:(?P<compare><=|>=|[<>≤≥~≈]){SPACE}?)?(?P<money>[£€]|(?<!\w)[%٪])?(?P<low>{signed})"
        rf"(?:{SPACE}?(?P<lowsymbol>{symbols})?{SPACE}?[-–—‑−~～]{SPACE}?[%٪]?(?P<high>{number})"
        # "2%–4" is no range of percentages: the second sign is lost. And "500 mg–1 g" is none of grams.
        rf"(?(lowsymbol)(?={SPACE}?(?P=lowsymbol))(?={SPACE}?(?:{symbols}))))?"
        rf"(?:{SPACE}?(?P<symbol>{symbols}))?"
    )


def _halves_of_day(language: Language) -> tuple[str, ...]:
    """The words for the halves of the day."""
    return (*language.am, *language.pm, *language.night, *language.noon)


def _halves_before(language: Language) -> tuple[str, ...]:
    """Those that may stand before an hour.

    In Latin script they follow it; before it they may mean something else (Welsh "am 2 awr", "for 2 hours").
    """
    return () if language.script == "Latn" else _halves_of_day(language)


def _halves_after(language: Language, units: Collection[str]) -> Iterator[str]:
    """Those that may stand behind an hour: Urdu دن is the middle of the day before one, and a day after a number."""
    only_before = [word for word in language.noon if word.split()[0] in units]
    return (word for word in _halves_of_day(language) if word not in only_before)


def _clock(language: Language, units: Collection[str]) -> re.Pattern[str]:
    # Korean writes particles on to the word for the hour (8시에서), and 8시간 are eight hours.
    ends = {"Hans": "", "Hant": "", "Kore": "(?!간)"}
    end = ends.get(language.script, r"(?![^\W\d_])")
    begin = "" if language.script in ends else r"(?<!\w)"
    before, after = alternatives(_halves_before(language)), alternatives(_halves_after(language, units))
    return re.compile(
        rf"(?:{begin}(?P<before>{before}){SPACE}?)?"
        # "6 saat 2 tablet" is 6 hours, then 2 tablets: after a number the word means the length of a time.
        rf"(?:(?<![\w'’])(?<!\d{SPACE})(?P<at>{alternatives(language.hour_before)}){SPACE})?"
        rf"(?<![\d.,:])(?P<hour>2[0-4]|[01]?\d)(?!\d)"
        rf"(?:(?P<mark>[:.]|{SPACE}?(?:{alternatives(language.hour_marks)}){SPACE}?)"
        rf"(?P<minute>[0-5]\d(?!\d)(?:分(?!钟))?(?!{SPACE}000(?!\d))|半|[一三]刻|반|rưỡi))?(?![.,:]\d)"
        # German "8 Uhr abends": the half of the day goes with the word for the hour, and is longer than it.
        rf"(?:{SPACE}?(?!(?:{after}){end})(?P<word>{alternatives(language.hour)}){end})?"
        rf"(?:{SPACE}?(?P<after>{after}){end})?",
        re.IGNORECASE,
    )


def _first_letters(before_hour: tuple[str, ...]) -> re.Pattern[str]:
    """What a time can begin with."""
    first = {letter for word in before_hour for letter in word[:1]}
    first |= {other for letter in first for other in letter.lower() + letter.upper()}
    return re.compile(f"[0-9{re.escape(''.join(sorted(first)))}]")


def _unit_after(language: Language, units: Iterable[str]) -> re.Pattern[str]:
    # Chinese and Korean go on without a space, and mm is no unit in mmol.
    # 3주기 are three cycles, no three weeks.
    boundary = r"(?![A-Za-z]|기(?!간))" if language.script in ("Hans", "Hant", "Kore") else r"(?!\w)"
    # "8-м" is the eighth, no eight metres.
    unit = rf"(?P<unit>{alternatives(units)}){boundary}{_no_article(language)}"
    return re.compile(rf"{SPACE}?(?:-(?!м\b))?{unit}", re.IGNORECASE)


def _fixed(language: Language) -> re.Pattern[str] | None:
    if not language.fixed:
        return None
    return re.compile(rf"(?<!\w)(?:{alternatives([phrase for phrase, _ in language.fixed])})(?!\w)")


def _timed(language: Language) -> re.Pattern[str]:
    after_hours = alternatives([*_halves_of_day(language), *language.hour, *language.hour_marks])
    return re.compile(rf"\d(?:[:.]\d|{SPACE}?(?:{after_hours}))", re.IGNORECASE)


def _month_numbers(language: Language) -> dict[str, int]:
    return {
        name.lower(): month
        for month, names in enumerate(_months(language), start=1)
        for name in names
        # Korean months are figures: 11월.
        if not name[0].isdigit()
    }


def _months(language: Language) -> Iterator[tuple[str, ...]]:
    """The names of each month: CLDR's, and those that only the language's own file knows."""
    more = language.months or ((),) * 12
    for names, own in zip(month_names(language.locale), more, strict=True):
        # Bengali's dotted letters may be written as one character or as two.
        plain = dict.fromkeys(unicodedata.normalize("NFC", name) for name in (*names, *own))
        yield tuple(dict.fromkeys((*plain, *(name.replace("\u09af\u09bc", "\u09df") for name in plain))))


def _month_names(language: Language) -> str:
    """A pattern of the names of the months; Korean months are figures, and have none.

    Without a year a small letter may be another word ("1 may"), but for languages that write months small.
    """
    small = any(name[:1].islower() for names in month_names(language.locale) for name in names)
    names = (name for names in _months(language) for name in names if not name[0].isdigit())
    return rf"(?i:{alternatives(map(str.lower, names))})" if small else alternatives(names)


@lru_cache(maxsize=64)
def _first_day(language: Language) -> re.Pattern[str]:
    words, names = alternatives(language.first_days), _month_names(language)
    return re.compile(rf"(?<![^\W_])(?i:{words})(?={SPACE}(?:(?:{_OF_MONTH}){SPACE})?{names}(?!\w))")


def with_first_days(text: str, language: Language) -> str:
    """`text` with a 1 for the word that says the first of a month, as long as the word: Urdu یکم, Spanish primero."""
    if not language.first_days or not any(word in text.lower() for word in language.first_days):
        return text
    return _first_day(language).sub(lambda match: "1".rjust(len(match.group())), text)


def _date_patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    """Year first, day and month before the year, a month by its name, and Chinese and Korean dates."""
    mark = r"[\u200e\u200f]?(?P<mark>[-/.])[\u200e\u200f]?"
    again = r"[\u200e\u200f]?(?P=mark)[\u200e\u200f]?"
    before, after = r"(?<!\d)(?<!\d[-/.,:])", r"(?!\d|[-/.,:]\d)"
    names = _month_names(language)
    end = "" if language.script in ("Hans", "Hant") else r"(?!\w)"
    # Arabic leaflets give both names of a month: نيسان/أبريل.
    year_first = ""
    if language.script == "Beng":
        year_first = rf"(?:{before}(?P<year_first>\d{{4}}){SPACE}?(?:সালের|সনের){SPACE})?"
    also = rf"(?:{SPACE}?[/(]{SPACE}?(?P<again>{names}){end}\)?)?" if language.script == "Arab" else ""
    return (
        re.compile(rf"{before}(?P<year>\d{{4}}){mark}(?P<first>\d{{1,2}}){again}(?P<second>\d{{1,2}}){after}"),
        re.compile(rf"{before}(?P<first>\d{{1,2}}){mark}(?P<second>\d{{1,2}}){again}(?P<year>\d{{4}}){after}"),
        re.compile(rf"{before}(?P<first>\d\d)(?P<mark>/)(?P<second>\d\d)/(?P<year>\d\d){after}"),
        re.compile(
            # Begins with a digit that nothing of a longer figure stands before: Python looks for digits quickly. But in
            # Bengali the year may stand before: ২০২৬ সালের ১৪ই এপ্রিল.
            rf"{year_first}(?P<day>\d(?<!\d\d)(?<!\d[-/.,:]\d)\d?){_ORDINAL}{SPACE}?"
            rf"(?:(?:of|{_OF_MONTH}){SPACE})?"
            rf"(?P<name>{names}){end}"
            rf"{also}(?:[,،]?{SPACE}(?:(?:de|del|năm|عام|سنة|سال){SPACE})?(?P<year>\d{{4}})(?!\d|[.,:]\d))?"
        ),
        re.compile(
            rf"(?<!\w)(?P<name>{names}){SPACE}(?P<day>\d{{1,2}})(?:,{SPACE}(?P<year>\d{{4}}))"
            rf"{'?' if language.month_leads else ''}(?![\d:]|[.,]\d)"
        ),
        re.compile(
            r"(?:(?<!\d)(?P<year>\d{4}) ?[年년] ?)?(?<!\d)(?P<month>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日号일]"
        ),
    )


def _groups_by_space(language: Language) -> bool:
    return any(mark in ("\u00a0", "\u202f") for mark in language.group)
