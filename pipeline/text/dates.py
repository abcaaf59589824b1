"""Dates as readers write them, from CLDR through Babel."""

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date


@lru_cache(maxsize=256)
def long_date(day: date, locale: str) -> str:
    """`day` in CLDR's long form, e.g. "22 listopada 2026" for pl."""
    return str(format_date(day, "long", locale=locale))


@lru_cache(maxsize=64)
def month_names(locale: str) -> tuple[tuple[str, ...], ...]:
    """The full names of each month from January on, inside a date and alone, e.g. listopada and listopad for pl."""
    months = Locale.parse(locale).months
    return tuple(
        tuple(dict.fromkeys(str(months[context]["wide"][month]) for context in ("format", "stand-alone")))
        for month in range(1, 13)
    )


@lru_cache(maxsize=64)
def day_before_month(locale: str) -> bool:
    """Whether 3/4/2026 is the third of April. Where CLDR puts the year first, other orders follow this one too."""
    pattern = str(Locale.parse(locale).date_formats["short"].pattern)
    return pattern.startswith("y") or pattern.index("d") < pattern.index("M")
