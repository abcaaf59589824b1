"""Sizes and lengths of files as readers write them, from CLDR through Babel."""

from babel.units import format_unit

_KILO = 1000


def file_size(size: int, locale: str) -> str:
    """`size` bytes in kilobytes or megabytes of the SI (powers of ten), e.g. "2,1 MB" for pl."""
    if round(size / _KILO) < _KILO:
        return _amount(max(1, round(size / _KILO)), "digital-kilobyte", "kB", locale)
    return _amount(round(size / _KILO**2, 1), "digital-megabyte", "MB", locale)


def playing_time(milliseconds: int, locale: str) -> str:
    """How long a recording plays, in whole minutes from one minute on, else in seconds, e.g. "6 min" for pl."""
    seconds = max(1, round(milliseconds / 1000))
    if seconds < 60:
        return _amount(seconds, "duration-second", "s", locale)
    return _amount((seconds + 30) // 60, "duration-minute", "min", locale)


def _amount(value: float, unit: str, symbol: str, locale: str) -> str:
    said = str(format_unit(value, unit, length="short", locale=locale))
    # Where CLDR has no words for a unit Babel writes the unit's identifier; the symbol of the SI is no language's.
    return f"{value} {symbol}" if unit in said else said
