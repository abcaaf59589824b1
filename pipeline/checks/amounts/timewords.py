"""Times of the day that the source has in words ("half past eight", "quarter to five") and the translation may not."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from pipeline.checks.amounts.items import INCREASED, Item, Sheet
from pipeline.checks.amounts.leftovers import Leftovers
from pipeline.checks.amounts.likeness import halves_of_day, same_moment
from pipeline.text.figures.values import Clock

_NOON = 12
_DAY = 1440
_HALF_HOUR = Decimal("0.5")
# "০টা ", "시 ", "Uhr ", " heures et ": what stands between an hour and what is added to it.
_NEAR = 12


class _Time(NamedTuple):
    """A time in words: the figures that say it, and one figure for the whole."""

    parts: tuple[Item, ...]
    whole: Item
    clock: Clock


def times_in_words(rest: Leftovers) -> None:
    """Pairs "half past eight" with 8:30, and with 20:30 unless the source says which half of the day it is."""
    times = tuple(_times(rest.left))
    for time in times:
        other = _counterpart(time, rest)
        if other:
            for item in time.parts:
                _take(item, rest.lost, rest.words_lost)
            for item in other:
                _take(item, rest.added, rest.words_added)
            rest.pairs.append((time.whole, other[0]._replace(span=(other[0].span[0], other[-1].span[1]))))
        elif len(times) == 1 and _is_another(time.clock, rest):
            for item in time.parts:
                _take(item, rest.lost, rest.words_lost)
            rest.lost.append(time.whole)


def _take(item: Item, *lists: list[Item]) -> None:
    for items in lists:
        items[:] = [one for one in items if one is not item]


def _times(side: Sheet) -> Iterator[_Time]:
    added = {side.span(hit.start, hit.end): Decimal(hit.meaning) for hit in side.hits if hit.kind == "past"}
    for part, hour in pairwise(side.items) if added else ():
        if part.span in added and _is_hour(hour) and side.between(part.span[1], hour.span[0]) == " ":
            minutes = int(hour.value or 0) * 60 + round(added[part.span] * 60)
            yield _made(side, (part, hour), minutes)
    for item in side.items:
        if item.text == INCREASED and not item.hard and _is_hour(item):
            yield _made(side, (item,), int(item.value or 0) * 60)


def _made(side: Sheet, parts: tuple[Item, ...], minutes: int) -> _Time:
    hour, minute = divmod(minutes % _DAY, 60)
    span = parts[0].span[0], parts[-1].span[1]
    halves = halves_of_day(side, parts[-1])
    if halves == {"late"} and hour < _NOON:
        hour += _NOON
    clock = Clock(*span, hour, minute, certain=len(halves) == 1)
    return _Time(parts, Item(f"{hour}:{minute:02}", span, kind="clock", figure=clock), clock)


def _is_hour(item: Item) -> bool:
    whole = item.kind == "number" and len(item.values) == 1 and item.value in range(1, _NOON + 1)
    return whole and not (item.unit or item.noun or item.high or item.low or item.sign)


def _counterpart(time: _Time, rest: Leftovers) -> tuple[Item, ...]:
    """The figures of the translation that say this time."""
    clock, right = time.clock, rest.right
    wanted = [clock] if clock.certain else [clock, clock._replace(hour=(clock.hour + _NOON) % 24)]
    free = [item for item in right.items if any(item is one for one in (*rest.added, *rest.words_added))]
    same = same_moment(rest.left, right)
    for moment in wanted:
        whole = time.whole._replace(figure=moment)
        for item in free:
            if _same_clock(moment, item) or same(whole, item):
                return (item,)
    for first, second in pairwise(right.items):
        if not (any(first is one for one in free) and any(second is one for one in free)):
            continue
        if len(right.between(first.span[1], second.span[0])) > _NEAR:
            continue
        for moment in wanted:
            full = time.whole._replace(figure=moment._replace(minute=0))
            if second.value == moment.minute and second.unit in ("", "minute") and same(full, _bare(first)):
                return first, second
            if _half_before(moment, first, second, rest):
                return first, second
    return ()


def _bare(hour: Item) -> Item:
    return hour._replace(unit="")


def _same_clock(moment: Clock, item: Item) -> bool:
    figure = item.figure
    return isinstance(figure, Clock) and (figure.hour % 24, figure.minute) == (moment.hour % 24, moment.minute)


def _half_before(moment: Clock, half: Item, hour: Item, rest: Leftovers) -> bool:
    """ "Halb neun" is half past eight."""
    if not rest.target.counting.half_before or moment.minute != 30 or half.values != {_HALF_HOUR}:
        return False
    return _is_hour(hour) and hour.value == moment.hour % _NOON + 1


def _is_another(clock: Clock, rest: Leftovers) -> bool:
    """Whether the translation surely says another time: a full hour, another half, or "halb acht" for half past 8."""
    items = rest.right.items
    if rest.target.counting.half_before and clock.minute == 30:
        return any(
            half.values == {_HALF_HOUR} and not half.hard and _is_hour(hour) and hour.span[0] - half.span[1] == 1
            for half, hour in pairwise(items)
        )
    added = [item for item in items if item.text == INCREASED and not (item.unit or item.noun)]
    if len(added) == 1 and any(added[0] is item for item in rest.words_added):
        return True
    if not clock.minute or any(item.kind == "fraction" or item.text == INCREASED for item in items):
        return False
    hours = [item for item in rest.added if isinstance(item.figure, Clock)]
    return len(hours) > 0 and len(hours) == len(rest.added) and not rest.words_added
