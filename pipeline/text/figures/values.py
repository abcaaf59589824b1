"""What a figure is: a number or range, a time of day, a telephone number, a date."""

from decimal import Decimal
from typing import NamedTuple


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


class Hit(NamedTuple):
    """A phrase of a language's lists in a text: its place, its kind and meaning (see `Counting`), or a `unit`."""

    start: int
    end: int
    kind: str
    meaning: str
