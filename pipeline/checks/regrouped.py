"""Figures that two languages put into other pieces: halves, percentages, dates, noon and heat."""

from decimal import Decimal

from pipeline.checks.items import Item, Sheet
from pipeline.checks.leftovers import Leftovers
from pipeline.checks.likeness import date_parts, same_heat, whole_number
from pipeline.checks.places import inner_start, shares
from pipeline.text.quantity import Clock

# A unit may stand between: "dos horas y media".
_NEAR_HALF = 16
# Fractions are read to three places.
_ROUNDED = Decimal("0.001")
# Nobody says a thousand and a half in words.
_FEW = 1000


def halves(rest: Leftovers) -> None:
    """One language says "two and a half hours", another "two hours and a half", a third has one word for it."""
    for wholes, parts, ours in (
        ((rest.words_lost, rest.lost), (rest.words_added, rest.added), True),
        ((rest.words_added, rest.added), (rest.words_lost, rest.lost), False),
    ):
        for item in [item for part in parts for item in part if any(_is_and_a_half(v) for v in item.values)]:
            number = next((one for some in wholes for one in some if _is_whole_of(one, item)), None)
            half = next((i for i in wholes[0] if i.kind == "fraction" and Decimal("0.5") in i.values), None)
            if half is None or (number is not None and _distance(number, half) > _NEAR_HALF):
                continue
            if number is None and not (Decimal("1.5") in item.values and _one_before(rest, half, item, not ours)):
                continue
            taken = ((parts, item), (wholes, half), *(((wholes, number),) if number is not None else ()))
            for some, gone in taken:
                next(part for part in some if gone in part).remove(gone)
            pair = number or half._replace(values=item.values, unit=item.unit, noun=item.noun)
            rest.pairs.append((pair, item) if ours else (item, pair))


def _one_before(rest: Leftovers, half: Item, item: Item, right: bool) -> bool:
    """Whether the unit of "1.5 litres" stands alone before the half: "un litre et demi"."""
    side = rest.right if right else rest.left
    start = inner_start(side, half)
    wanted = {item.unit, item.near, item.noun} - {""}
    return any(
        hit.kind in ("unit", "noun") and hit.meaning in wanted and 0 <= start - hit.end <= _NEAR_HALF
        for hit in side.hits
    )


def hundredths(rest: Leftovers) -> None:
    """3 out of every 100 are 3 %."""
    for side, items in ((rest.left, rest.lost), (rest.right, rest.added)):
        for part, whole in shares(side):
            if whole.values != {100} or whole not in items:
                continue
            for index, (one, other) in enumerate(rest.pairs):
                if part is one and other.unit == "percent":
                    rest.pairs[index] = (one._replace(unit="percent"), other)
                    items.remove(whole)
                elif part is other and one.unit == "percent":
                    rest.pairs[index] = (one, other._replace(unit="percent"))
                    items.remove(whole)


def fractions(rest: Leftovers) -> None:
    """1 in 3 people are 1/3 of them."""
    for side, items, others in ((rest.left, rest.lost, rest.added), (rest.right, rest.added, rest.lost)):
        for part, whole in shares(side):
            if part.value is None or not whole.value or part not in items or whole not in items:
                continue
            share = part.value / whole.value
            same = (i for i in others if i.kind == "fraction" and any(abs(v - share) < _ROUNDED for v in i.values))
            if other := next(same, None):
                items.remove(part)
                items.remove(whole)
                others.remove(other)
                rest.pairs.append((part, other) if side is rest.left else (other, part))


def dates(rest: Leftovers) -> None:
    """ "22 to 24 November" holds one date, its translation "November 22 to 24" another, and both the same parts."""
    if not any(item.kind == "date" for item in (*rest.lost, *rest.added)):
        return
    if not any(whole_number(item) is not None and not item.unit for item in (*rest.lost, *rest.added)):
        # Whole dates on both sides: another day is another date.
        return
    left, right = date_parts(rest.lost), date_parts(rest.added)
    for part in tuple(left):
        if part in right:
            right.remove(part)
            left.remove(part)
    words = {int(value) for item in (*rest.left.items, *rest.right.items) if not item.hard for value in item.values}
    if all(month and value in words for month, value in (*left, *right)):
        dated = [item for item in rest.lost if item.kind == "date" or whole_number(item) is not None]
        for item in dated:
            rest.lost.remove(item)
        for item in [item for item in rest.added if item.kind == "date" or whole_number(item) is not None]:
            rest.added.remove(item)


def noons(rest: Leftovers) -> None:
    """Noon and midnight may stand in words on either side."""
    for items, other in ((rest.lost, rest.right), (rest.added, rest.left)):
        own = rest.left if other is rest.right else rest.right
        spare = sum(hit.kind == "noon" for hit in other.hits)
        # "12 in the midday" says it twice.
        spare -= sum(hit.kind == "noon" and not _is_twelve_beside(hit.start, items, own) for hit in own.hits)
        for item in tuple(items):
            if spare > 0 and _is_twelve(item):
                items.remove(item)
                spare -= 1


def _is_twelve_beside(place: int, items: list[Item], side: Sheet) -> bool:
    starts = [inner_start(side, item) for item in items if _is_twelve(item)]
    return any(abs(start - place) <= _NEAR_HALF for start in starts)


def converted(rest: Leftovers) -> None:
    """A temperature may be given on the other scale as well, beside the one of the source."""
    for item in tuple(rest.added):
        if item.unit not in ("celsius", "fahrenheit"):
            continue
        for other in rest.right.items:
            if other.unit in ("celsius", "fahrenheit") and other.unit != item.unit and same_heat(item, other):
                rest.added.remove(item)
                break


def _is_twelve(item: Item) -> bool:
    figure = item.figure
    if isinstance(figure, Clock):
        return figure.minute == 0 and figure.hour % 12 == 0
    return item.kind == "number" and item.values in ({12}, {24}) and item.unit in ("", "hour")


def _is_and_a_half(value: Decimal) -> bool:
    return value < _FEW and value % 1 == Decimal("0.5")


def _is_whole_of(number: Item, item: Item) -> bool:
    """Whether a figure is the two of two and a half."""
    return number.unit in ("", item.unit) and bool(
        {v + Decimal("0.5") for v in number.values if v < _FEW} & item.values
    )


def _distance(one: Item, other: Item) -> int:
    return max(other.span[0] - one.span[1], one.span[0] - other.span[1])
