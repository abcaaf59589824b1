"""Dates as readers write them, from CLDR through Babel."""

from datetime import date

from babel.dates import format_date


def long_date(day: date, locale: str) -> str:
    """`day` in CLDR's long form, e.g. "22 listopada 2026" for pl."""
    return str(format_date(day, "long", locale=locale))
