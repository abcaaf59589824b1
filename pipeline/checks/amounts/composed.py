"""Figures that are made of several: half past seven, 18 million and 300 thousand, the month 6."""

from collections.abc import Callable
from decimal import Decimal

from pipeline.checks.amounts.items import INCREASED, Item, Sheet
from pipeline.text.figures.counting import Hit
from pipeline.text.figures.values import Clock

#: What multiplies the figure before it.
POWERS = frozenset(Decimal(10**power) for power in (2, 3, 4, 5, 6, 7, 8, 9))
# Spaces and direction marks between a number and what adds to it.
_BESIDE = 3
_SPACES = " \u00a0\u202f\u200c"

#: The words between two places of a text, without direction marks.
Gap = Callable[[int, int], str]


def increased(items: list[Item], found: list[Hit], base: Sheet, gap: Gap) -> list[Item]:
    """`half` `7` is 7.5 where a word before a number adds to it, and `7` `and a half` where it stands behind."""
    result = list(items)
    for hit in found:
        if hit.kind not in ("plus", "and"):
            continue
        start, end = base.span(hit.start, hit.end)
        words, part = base.words[hit.start : hit.end], Decimal(hit.meaning)
        index = _neighbour(result, start, end, hit.kind == "plus", gap)
        alone = [item for item in result if item.kind == "fraction" and start <= item.span[0] and item.span[1] <= end]
        if index is None:
            if hit.kind == "and" and part > 0 and not alone:
                result.append(Item(words, (start, end), frozenset({part}), False, False, "fraction"))
            continue
        item = result[index]
        result = [other for other in result if other is item or all(other is not half for half in alone)]
        index = result.index(item)
        if isinstance(item.figure, Clock):
            result[index] = _later(item, item.figure, part)
            continue
        result[index] = item._replace(
            shown=f"{words} {item.shown}" if hit.kind == "plus" else f"{item.shown} {words}",
            span=(min(start, item.span[0]), max(end, item.span[1])),
            values=frozenset(value + part * _counted_in(item, value) for value in item.values),
            text=INCREASED,
        )
    return sorted(result, key=lambda item: (item.span[0], -item.span[1]))


def _counted_in(item: Item, value: Decimal) -> Decimal:
    """What a half is the half of: of a lakh in "half six lakh", 650,000, of one in "half six"."""
    if item.hard and " " not in item.shown:
        return Decimal(1)
    return max((power for power in POWERS if power <= value and value % power == 0), default=Decimal(1))


def _neighbour(items: list[Item], start: int, end: int, after: bool, gap: Gap) -> int | None:
    """The number or full hour that stands right after or right before a place, no space counted."""
    for index, item in enumerate(items):
        full_hour = isinstance(item.figure, Clock) and not item.figure.minute and not item.figure.marks
        if (item.kind not in ("number", "ordinal") and not full_hour) or item.low or item.high:
            continue
        place = (end, item.span[0]) if after else (item.span[1], start)
        if 0 <= place[1] - place[0] <= _BESIDE and not gap(*place).strip(_SPACES):
            return index
    return None


def _later(item: Item, clock: Clock, part: Decimal) -> Item:
    """A full hour with a part of one: "7 o'clock and a quarter"."""
    minutes = clock.hour * 60 + round(part * 60)
    clock = clock._replace(hour=minutes // 60 % 24, minute=minutes % 60)
    return item._replace(shown=f"{clock.hour}:{clock.minute:02}", figure=clock)


def summed_powers(items: list[Item], gap: Gap) -> list[Item]:
    """Arabic `18 million` and `300 thousand` are one figure: 18.3 million."""
    result: list[Item] = []
    for item in items:
        last = result[-1] if result else None
        power = _power(last) if last is not None else None
        goes_on = power is not None and item.hard and not item.unit and item.value is not None and item.value < power
        if last is not None and goes_on and gap(last.span[1], item.span[0]).strip(_SPACES) == "و":
            values = frozenset({(last.value or Decimal(0)) + (item.value or Decimal(0))})
            shown, span = f"{last.shown} {item.shown}", (last.span[0], item.span[1])
            result[-1] = last._replace(shown=shown, span=span, values=values)
        else:
            result.append(item)
    return result


def _power(item: Item) -> Decimal | None:
    """A million for "18 million", None where nothing multiplies the digits."""
    if not item.hard or item.kind != "number" or " " not in item.shown or not item.value:
        return None
    power = item.value / (Decimal(item.shown.split()[0]) or 1)
    return power if power in POWERS else None
