"""Dates as readers write them, from CLDR through Babel."""

from copy import deepcopy
from datetime import date
from functools import lru_cache

from babel import Locale, localedata
from babel.dates import format_date
from babel.localedata import LocaleDataDict


@lru_cache(maxsize=256)
def long_date(day: date, locale: str) -> str:
    """`day` in CLDR's long form, e.g. "22 listopada 2026" for pl."""
    return str(format_date(day, "long", locale=locale))


@lru_cache(maxsize=64)
def _calendar(locale: str) -> LocaleDataDict:
    """CLDR's names of months and days in a copy of our own.

    Babel keeps what it finds behind an alias in data that all languages share: the names that one language has only
    inside a date were given to every language that was asked later (Babel 2.18, LocaleDataDict.__getitem__).
    """
    data = localedata.load(str(Locale.parse(locale)))
    return LocaleDataDict(deepcopy({key: data[key] for key in ("months", "days")}))


@lru_cache(maxsize=64)
def month_names(locale: str) -> tuple[tuple[str, ...], ...]:
    """The full names of each month from January on, inside a date and alone, e.g. listopada and listopad for pl."""
    months = _calendar(locale)["months"]
    return tuple(
        tuple(dict.fromkeys(str(months[context]["wide"][month]) for context in ("format", "stand-alone")))
        for month in range(1, 13)
    )


@lru_cache(maxsize=64)
def short_months(locale: str) -> dict[str, str]:
    """The short names of the months, without a full stop, and the full names inside a date, where the two differ."""
    months = _calendar(locale)["months"]["format"]
    pairs = ((str(months["abbreviated"][month]), str(months["wide"][month])) for month in range(1, 13))
    return {short.removesuffix("."): full for short, full in pairs if short != full and not short[0].isdigit()}


@lru_cache(maxsize=64)
def day_names(locale: str) -> tuple[tuple[str, ...], ...]:
    """The names of each day of the week from Monday on, the full one first, then the short ones."""
    days = _calendar(locale)["days"]
    widths = [("stand-alone", "wide"), ("format", "wide"), ("stand-alone", "abbreviated"), ("format", "abbreviated")]
    return tuple(tuple(dict.fromkeys(str(days[context][width][day]) for context, width in widths)) for day in range(7))


@lru_cache(maxsize=64)
def day_before_month(locale: str) -> bool:
    """Whether 3/4/2026 is the third of April. Where CLDR puts the year first, other orders follow this one too."""
    pattern = str(Locale.parse(locale).date_formats["short"].pattern)
    return pattern.startswith("y") or pattern.index("d") < pattern.index("M")
