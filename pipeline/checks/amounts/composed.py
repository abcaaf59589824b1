"""Figures that are made of several: half past seven, 1 million, 18 million and 300 thousand, `3만` `5,000`."""

from decimal import Decimal

from pipeline.checks.amounts.items import INCREASED, Item, Sheet
from pipeline.text.figures.values import Clock, Hit

#: What multiplies the figure before it.
POWERS = frozenset(Decimal(10**power) for power in (2, 3, 4, 5, 6, 7, 8, 9))
# Spaces and direction marks between a number and what adds to it.
_BESIDE = 3
_MYRIAD = 10_000
_SPACES = " \u00a0\u202f\u200c"


def increased(items: list[Item], found: list[Hit], base: Sheet) -> list[Item]:
    """`half` `7` is 7.5 where a word before a number adds to it, and `7` `and a half` where it stands behind."""
    result = list(items)
    for hit in found:
        if hit.kind not in ("plus", "and"):
            continue
        start, end = base.span(hit.start, hit.end)
        words, part = base.words[hit.start : hit.end], Decimal(hit.meaning)
        index = _neighbour(result, start, end, hit.kind == "plus", base)
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


def _neighbour(items: list[Item], start: int, end: int, after: bool, base: Sheet) -> int | None:
    """The number or full hour that stands right after or right before a place, no space counted."""
    for index, item in enumerate(items):
        full_hour = isinstance(item.figure, Clock) and not item.figure.minute and not item.figure.marks
        if (item.kind not in ("number", "ordinal") and not full_hour) or item.low or item.high:
            continue
        place = (end, item.span[0]) if after else (item.span[1], start)
        if 0 <= place[1] - place[0] <= _BESIDE and not base.between(*place).strip(_SPACES):
            return index
    return None


def _later(item: Item, clock: Clock, part: Decimal) -> Item:
    """A full hour with a part of one: "7 o'clock and a quarter"."""
    minutes = clock.hour * 60 + round(part * 60)
    clock = clock._replace(hour=minutes // 60 % 24, minute=minutes % 60)
    return item._replace(shown=f"{clock.hour}:{clock.minute:02}", figure=clock)


def summed_powers(items: list[Item], base: Sheet, joiners: tuple[str, ...]) -> list[Item]:
    """`18 million` and `300 thousand` are one figure where one of the `joiners` stands between: 18.3 million."""
    result: list[Item] = []
    for item in items:
        last = result[-1] if result else None
        power = _power(last) if last is not None else None
        goes_on = power is not None and item.hard and not item.unit and item.value is not None and item.value < power
        if last is not None and goes_on and base.between(last.span[1], item.span[0]).strip(_SPACES) in joiners:
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


def multiplied(items: list[Item], found: list[Hit], base: Sheet) -> list[Item]:
    """`1` `million` and `10` `万` are one figure each."""
    result: list[Item] = []
    units = {base.span(hit.start, hit.end) for hit in found if hit.kind == "unit"} if len(items) > 1 else set()
    times = {base.span(hit.start, hit.end) for hit in found if hit.kind == "noun" and hit.meaning == "time"}
    for item in items:
        last = result[-1] if result else None
        powers = [value for value in item.values if value in POWERS]
        # Arabic ألفًا after a figure is a thousand; alone it may be the ألفا of two thousand.
        power = powers[0] if len(powers) == 1 and (last is None or last.hard or len(item.values) == 1) else Decimal(1)
        if last is None or item.hard or base.between(last.span[1], item.span[0]).strip(" -\u00a0\u202f\u200c"):
            result.append(item)
            continue
        if last.hard and last.span[1] == item.span[0] and power not in POWERS:
            # Korean 18세: three, and the unit of years.
            continue
        if item.shown.startswith("وال"):
            # "0 والشهر 1": an Arabic unit with an "and" belongs to what follows.
            result.append(item)
            continue
        if item.span in times and last.kind == "number" and max(last.values) >= 2 and not last.unit:
            # "5 raz" and "до 4 раз" are five and four times, and no once.
            continue
        if " " not in item.shown and _may_be_unit(item, last):
            # "2 a day" and "2 days": after a figure the second is its unit.
            if last.unit == item.unit or item.span in units or not item.shown.isascii():
                continue
            result.append(item)
            continue
        if last.kind not in ("number", "fraction") or (last.unit and not last.hard) or power not in POWERS:
            result.append(item)
            continue
        low = result[-2] if len(result) > 1 else None
        plain = low is not None and " " not in low.shown
        if low is not None and plain and low.hard and not low.unit and last.span[0] - low.span[1] <= 10:
            # "2–4 million", "от 200 до 400 тысяч"
            result[-2] = low._replace(values=low.values | {value * power for value in low.values})
        values = frozenset(value * power for value in last.values)
        shown = f"{last.shown} {item.shown}"
        result[-1] = last._replace(shown=shown, span=(last.span[0], item.span[1]), values=values)
    return _summed(result, base)


def _summed(items: list[Item], base: Sheet) -> list[Item]:
    """`1만` `1천` are one figure, eleven thousand, and so are `3만` `5,000`."""
    result: list[Item] = []
    for item in items:
        high = result[-1] if result else None
        if high is not None and _goes_on_myriad(high, item) and len(base.between(high.span[1], item.span[0])) <= 1:
            span, values = (high.span[0], item.span[1]), frozenset({_first(high) + _first(item)})
            result[-1] = item._replace(shown=f"{high.shown} {item.shown}", span=span, values=values)
        else:
            result.append(item)
    return result


def _goes_on_myriad(high: Item, low: Item) -> bool:
    if not (high.hard and low.hard and high.shown.endswith(("만", "万", "萬")) and not high.unit):
        return False
    return 0 < _first(low) < _MYRIAD


def _first(item: Item) -> Decimal:
    """What a figure is worth before its other readings: 5,000 is five thousand before it is five."""
    return max(item.values, default=Decimal(0))


def _may_be_unit(item: Item, last: Item) -> bool:
    """Whether a word for one day may be the unit of the figure before it; "4 times" and "5%" have none to come."""
    if not item.unit or Decimal(1) not in item.values or last.kind not in ("number", "ordinal") or last.noun == "time":
        return False
    return last.unit in ("", item.unit)
