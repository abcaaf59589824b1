"""The figures of a message as the checks compare them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import assert_never

from pipeline.model.language import Language
from pipeline.text.inline import plain
from pipeline.text.quantity import Amount, Clock, Date, Figure, Number, Phone, read


@lru_cache(maxsize=16384)
def figures(words: str, language: Language) -> tuple[Figure, ...]:
    """The figures that a reader of this inline Markdown sees."""
    return read(plain(words), language)


@dataclass(frozen=True, slots=True)
class Atom:
    """One number as it is compared: alone, without its unit. `shown` is how it is named in a finding."""

    shown: str
    number: Number | None = None
    clock: Clock | None = None
    phone: str = ""
    date: Date | None = None
    month: int = 0

    def parts(self) -> tuple["Atom", ...]:
        """The day, the month and the year of a date as atoms of their own; anything else as it is."""
        if self.date is None:
            return (self,)
        day, month, year = self.date.day, self.date.month, self.date.year
        numbers = (Atom(str(value), number=Number(Decimal(value))) for value in (day, year) if value is not None)
        return (*numbers, Atom(f"month {month}", month=month))


def atoms(found: tuple[Figure, ...]) -> Iterator[Atom]:
    """The single numbers, times and phone numbers of some figures; a range gives both its ends."""
    for figure in found:
        match figure:
            case Amount(low=low, high=high):
                yield Atom(f"{low.value:f}", number=low)
                if high is not None:
                    yield Atom(f"{high.value:f}", number=high)
            case Clock(hour=hour, minute=minute):
                yield Atom(f"{hour}:{minute:02}", clock=figure)
            case Phone():
                yield Atom(" ".join(figure.groups), phone=figure.number)
            case Date(day=day, month=month, year=year):
                yield Atom(f"{day}/{month}{'' if year is None else f'/{year}'}", date=figure)
            case _:
                assert_never(figure)


def same(source: Atom, target: Atom) -> bool:
    """Whether a number of the source and one of the translation can be the same."""
    if source.number and target.number:
        return source.number.may_be(target.number)
    if source.clock and target.clock:
        return _same_time(source.clock, target.clock)
    if source.date and target.date:
        return _day(source.date) == _day(target.date)
    if source.phone or target.phone or source.month or target.month:
        return (source.phone, source.month) == (target.phone, target.month)
    return _hour_as_number(source, target) or _hour_as_number(target, source)


def _day(date: Date) -> tuple[int, int, int | None]:
    return date.day, date.month, date.year


def _same_time(source: Clock, target: Clock) -> bool:
    return (source.hour % 24, source.minute) == (target.hour % 24, target.minute)


def _hour_as_number(clock: Atom, number: Atom) -> bool:
    """A full hour may stand as a bare number ("from 9 to 17"), on the 24-hour clock."""
    if clock.clock is None or number.number is None:
        return False
    return clock.clock.minute == 0 and number.number.value == clock.clock.hour
