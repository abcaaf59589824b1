"""Figures that two languages put into other pieces: halves, percentages, dates, noon and heat."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from pipeline.checks.amounts.items import Item, Sheet
from pipeline.checks.amounts.leftovers import Leftovers
from pipeline.checks.amounts.likeness import MEASURES, date_parts, in_two_units, same_heat, same_moment, whole_number
from pipeline.checks.amounts.places import inner_start, shares, told_shares, words_between
from pipeline.model.language import Dual
from pipeline.text.alternatives import alternatives
from pipeline.text.figures.values import Clock, Date

# "Du 22 au 24 novembre": no more letters than this stand between a day and the date that it shares a month with.
_NEAR_DATE = 18
# A unit may stand between: "dos horas y media".
_NEAR_HALF = 16
# Fractions are read to three places.
_ROUNDED = Decimal("0.001")
_DECADE = 10
_SEVERAL = 2
_LONGEST_MONTH = 31
# Nobody says a thousand and a half in words.
_FEW = 1000
_THOUSAND = 1000


# "১০টা ৩০ মিনিট", "الساعة 10 و30 دقيقة": what stands between an hour and its minutes.
_NEAR_MINUTES = 8


def hours_and_minutes(rest: Leftovers) -> None:
    """10:30 may be said in two figures: at 10 and 30 minutes."""
    for item in [item for item in rest.lost if isinstance(item.figure, Clock) and item.figure.minute]:
        clock = item.figure
        assert isinstance(clock, Clock)
        for hour, minute in pairwise(rest.right.items):
            if not (hour in rest.added and minute in rest.added and minute.unit == "minute"):
                continue
            if minute.value != clock.minute or minute.span[0] - hour.span[1] > _NEAR_MINUTES:
                continue
            full = item._replace(figure=clock._replace(minute=0), kind="clock")
            if hour.kind == "clock" or same_moment(rest.left, rest.right)(full, hour._replace(unit="")):
                rest.lost.remove(item)
                rest.added.remove(hour)
                rest.added.remove(minute)
                rest.pairs.append((item, hour._replace(kind="clock")))
                break


def lengths_in_two(rest: Leftovers) -> None:
    """An hour and a half is 1 hour and 30 minutes, 90 minutes too; a year and a half 1 year and 6 months."""
    for whole, parts, side in (
        ((rest.lost, rest.words_lost), (rest.added, rest.words_added), rest.right),
        ((rest.added, rest.words_added), (rest.lost, rest.words_lost), rest.left),
    ):
        spare = [item for items in parts for item in items]
        for long, short in pairwise(side.items) if spare else ():
            if not (long in spare and short in spare) or short.span[0] - long.span[1] > _NEAR_MINUTES:
                continue
            items, item = next(
                ((some, one) for some in whole for one in some if in_two_units(one, long, short)), (None, None)
            )
            if items is None or item is None:
                continue
            items.remove(item)
            for part in (long, short):
                next(some for some in parts if part in some).remove(part)
                spare.remove(part)
            joined = long._replace(values=item.values, unit=item.unit, span=(long.span[0], short.span[1]))
            rest.pairs.append((item, joined) if side is rest.right else (joined, item))


@lru_cache(maxsize=8)
def _dual(dual: Dual) -> re.Pattern[str]:
    prefixes, others, endings = (alternatives(some) for some in (dual.prefixes, dual.others, dual.endings))
    return re.compile(rf"\b(?:{prefixes})?(?!{others})\w{{3,}}(?:{endings})\b")


def duals(rest: Leftovers) -> None:
    """A dual is two of a thing in one word: قابلتان are two midwives."""
    if not rest.target.counting.dual.endings:
        return
    dual_form = _dual(rest.target.counting.dual)
    for items in (rest.lost, rest.words_lost):
        for item in [item for item in items if item.values == {2} and item.kind == "number" and item.noun != "time"]:
            spans = [one.span for one in rest.right.items] + [pair[1].span for pair in rest.pairs]
            for match in dual_form.finditer(rest.right.words) if not rest.right.offsets else ():
                if all(match.end() <= start or end <= match.start() for start, end in spans):
                    items.remove(item)
                    dual = item._replace(shown=match.group(), span=match.span(), hard=False, sure=False)
                    rest.pairs.append((item, dual))
                    break


def slashed(rest: Leftovers) -> None:
    """2.5 may be written 2/5, where the source has no 2/5."""
    for item in [item for item in rest.lost if item.kind == "number" and "." in item.shown]:
        for whole, part in pairwise(rest.right.items):
            if not (whole in rest.added and part in rest.added and part.kind == whole.kind == "number"):
                continue
            # "3/6 million": the power stands with the second figure.
            tail = part.shown.split()[0]
            if f"{whole.shown}.{tail}" != item.shown.split()[0] or _scale(part) != _scale(item):
                continue
            if words_between(rest.right, whole, part) == "/":
                rest.lost.remove(item)
                rest.added.remove(whole)
                rest.added.remove(part)
                joined = part._replace(
                    values=item.values, shown=f"{whole.shown}/{part.shown}", span=(whole.span[0], part.span[1])
                )
                rest.pairs.append((item, joined))
                break


def _scale(item: Item) -> Decimal:
    """What the power beside a figure multiplies it by: a million in "3.6 million"."""
    return (item.value or Decimal(0)) / (Decimal(item.shown.split()[0]) or 1)


def halves(rest: Leftovers, only: bool = False) -> None:
    """One language says "two and a half hours", another "two hours and a half", a third has one word for it.

    With `only`, what the other text has in one piece as well is left alone.
    """
    for wholes, parts, ours in (
        ((rest.words_lost, rest.lost), (rest.words_added, rest.added), True),
        ((rest.words_added, rest.added), (rest.words_lost, rest.lost), False),
    ):
        for item in [item for part in parts for item in part if any(_is_and_a_half(v) for v in item.values)]:
            if only and any(one.values & item.values for some in wholes for one in some):
                continue
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
    before = [one for one in side.items if one.span[1] <= half.span[0] and (one.unit or one.noun) in wanted][-1:]
    if any(one.kind == "number" and 1 not in one.values and _distance(one, half) <= _NEAR_HALF for one in before):
        # "Dos comprimidos y medio"
        return False
    return any(
        hit.kind in ("unit", "noun") and hit.meaning in wanted and 0 <= start - hit.end <= _NEAR_HALF
        for hit in side.hits
    )


def decades(rest: Leftovers) -> None:
    """People in their 20s are 20 to 29, and the 1960s may be the 60s."""
    for item in rest.left.items:
        end = rest.left.words[item.span[1] : item.span[1] + 2] if item.hard and not rest.left.offsets else ""
        if end[:1] != "s" or end[1:].isalpha() or item.value is None or item.value % 10:
            continue
        for other in tuple(rest.added):
            if other.value == item.value + 9 and item not in rest.lost:
                rest.added.remove(other)
        for other in tuple(rest.words_added):
            if other.unit == "year" and other.value == _DECADE:
                # "En la década de 2020"
                rest.words_added.remove(other)
        short = [other for other in (*rest.added, *rest.words_added) if other.value == item.value % 100]
        if item in rest.lost and item.value > 100 and short:
            rest.lost.remove(item)
            (rest.added if short[0] in rest.added else rest.words_added).remove(short[0])
            rest.pairs.append((item, short[0]._replace(values=item.values)))


def combined(rest: Leftovers) -> None:
    """A 6-in-1 vaccine is hexavalent: the word holds the six, and nothing holds the one."""
    words = rest.left.words
    for part, whole in pairwise(rest.left.items):
        if whole not in rest.lost or whole.values != {1} or rest.left.offsets:
            continue
        if words[part.span[1] : whole.span[0]] in ("-in-", " in ") and any(
            one is part and not other.hard for one, other in rest.pairs
        ):
            rest.lost.remove(whole)


def hundredths(rest: Leftovers) -> None:
    """3 out of every 100 are 3 %."""
    for side, items in ((rest.left, rest.lost), (rest.right, rest.added)):
        for part, whole in shares(side):
            if whole.values != {100} or whole not in items:
                continue
            for index, (one, other) in enumerate(rest.pairs):
                if part is one and "percent" in (other.unit, other.near):
                    rest.pairs[index] = (one._replace(unit="percent"), other)
                    items.remove(whole)
                elif part is other and one.unit == "percent":
                    rest.pairs[index] = (one, other._replace(unit="percent"))
                    items.remove(whole)


def fractions(rest: Leftovers) -> None:
    """1 in 3 people are 1/3 of them, in digits or in words."""
    if not ((rest.lost or rest.words_lost) and (rest.added or rest.words_added)):
        return
    for side, items, others in (
        (rest.left, (rest.lost, rest.words_lost), (rest.added, rest.words_added)),
        (rest.right, (rest.added, rest.words_added), (rest.lost, rest.words_lost)),
    ):
        for part, whole in dict.fromkeys((*shares(side), *told_shares(side))):
            parts, wholes = (next((some for some in items if item in some), None) for item in (part, whole))
            if parts is None or wholes is None or part.value is None or not whole.value:
                continue
            share = part.value / whole.value
            other = next(
                (one for some in others for one in some if _is_part(one, share, whole.value >= _THOUSAND)), None
            )
            if other is not None:
                parts.remove(part)
                wholes.remove(whole)
                next(some for some in others if other in some).remove(other)
                rest.pairs.append((part, other) if side is rest.left else (other, part))


def _is_part(item: Item, share: Decimal, thousands: bool) -> bool:
    if "percent" in (item.unit, item.near):
        # "Eight in ten" may be 80 % or 八成, and 0.5 % is 千分之五.
        return (thousands or not item.hard) and any(value == share * 100 for value in item.values)
    return item.kind == "fraction" and any(abs(value - share) < _ROUNDED for value in item.values)


def short_dates(rest: Leftovers) -> None:
    """28 October may be written 28/10 or 28.10., where the source has the month by its name and no year."""
    for item in [item for item in rest.lost if isinstance(item.figure, Date) and item.figure.year is None]:
        date = item.figure
        assert isinstance(date, Date)
        for day, month in pairwise(rest.right.items):
            if not (day in rest.added and month in rest.added and words_between(rest.right, day, month) == "/"):
                continue
            if (whole_number(day), whole_number(month)) == (date.day, date.month) and not (day.unit or month.unit):
                rest.lost.remove(item)
                rest.added.remove(day)
                rest.added.remove(month)
                rest.pairs.append((item, item._replace(span=(day.span[0], month.span[1]))))
                break
        else:
            dotted = re.compile(rf"0?{date.day}\.0?{date.month}")
            for number in [one for one in rest.added if one.kind == "number" and not one.unit]:
                start, end = number.span
                if dotted.fullmatch(rest.right.words, start, end):
                    rest.lost.remove(item)
                    rest.added.remove(number)
                    rest.pairs.append((item, item._replace(span=number.span)))
                    break


def dates(rest: Leftovers) -> None:
    """ "22 to 24 November" holds one date, its translation "November 22 to 24" another, and both the same parts."""
    if not any(item.kind == "date" for item in (*rest.lost, *rest.added)):
        return
    if not any(whole_number(item) is not None and not item.unit for item in (*rest.lost, *rest.added)):
        # Whole dates on both sides: another day is another date.
        return
    if not (_in_one_place(rest.lost, rest.left) and _in_one_place(rest.added, rest.right)):
        # "2 or 3 years old on 31 August": a figure elsewhere is no day of a month.
        return
    if any(MEASURES.get(item.unit or item.near) and not _of_date(item) for item in (*rest.lost, *rest.added)):
        # "1 September, week 28" is no "28 September, week 1".
        return
    whole = [set(_whole_dates(items)) for items in (rest.lost, rest.added)]
    if all(whole) and not whole[0] & whole[1]:
        # 25 and 26 December and 1 January: each day has its own month.
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


def _whole_dates(items: list[Item]) -> Iterator[tuple[tuple[int, int], ...]]:
    """The days and months of some figures; a bare day shares the month of the date after it, or of the one before.

    None where all dates are in one month.
    """
    if len({item.figure.month for item in items if isinstance(item.figure, Date)}) < _SEVERAL:
        return
    row = [item for item in items if isinstance(item.figure, Date) or _may_be_day(item)]
    row.sort(key=lambda item: item.span)
    for step in (1, -1):
        found: list[tuple[int, int]] = []
        month = 0
        for item in row[::-step]:
            if isinstance(item.figure, Date):
                month = item.figure.month
                found.append((item.figure.day, month))
            elif month:
                found.append((whole_number(item) or 0, month))
        yield tuple(sorted(found))


def _may_be_day(item: Item) -> bool:
    return item.unit in ("", "day") and 0 < (whole_number(item) or 0) <= _LONGEST_MONTH


def _in_one_place(items: list[Item], side: Sheet) -> bool:
    """Whether the dates, and what may be days of them, stand in one row."""
    row = [
        item
        for item in items
        if item.kind == "date" or (whole_number(item) is not None and not item.unit and not _is_year(item))
    ]
    row.sort(key=lambda item: item.span)
    return all(
        after.span[0] - item.span[1] <= _NEAR_DATE
        and not any(item.span[1] <= other.span[0] < after.span[0] for other in side.items if other.hard)
        for item, after in pairwise(row)
    )


def _is_year(item: Item) -> bool:
    return 1900 <= (whole_number(item) or 0) < 2100 and not (item.sign or item.noun)


def _of_date(item: Item) -> bool:
    return (item.unit or item.near) in ("day", "month", "year")


def noons(rest: Leftovers) -> None:
    """Noon and midnight may stand in words on either side."""
    if all(any(hit.kind == "noon" for hit in side.hits) for side in (rest.left, rest.right)):
        rest.match(rest.lost, rest.added, _same_twelve)
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


def _same_twelve(one: Item, other: Item) -> bool:
    """Whether both are twelve o'clock, and not surely noon the one and midnight the other."""
    if not (_is_twelve(one) and _is_twelve(other)):
        return False
    hours = {item.figure.hour % 24 for item in (one, other) if isinstance(item.figure, Clock)}
    return len(hours) < 2


def _is_twelve(item: Item) -> bool:
    figure = item.figure
    if isinstance(figure, Clock):
        return figure.minute == 0 and figure.hour % 12 == 0
    return item.kind == "number" and item.values in ({12}, {24}) and item.unit in ("", "hour")


def _is_and_a_half(value: Decimal) -> bool:
    return value < _FEW and value % 1 == Decimal("0.5")


def _is_whole_of(number: Item, item: Item) -> bool:
    """Whether a figure is the two of two and a half."""
    return (
        number.kind == "number"
        and number.unit in ("", item.unit)
        and bool({v + Decimal("0.5") for v in number.values if v < _FEW} & item.values)
    )


def _distance(one: Item, other: Item) -> int:
    return max(other.span[0] - one.span[1], one.span[0] - other.span[1])
