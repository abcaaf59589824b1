"""A fortnight, and numbers for calling, that a language writes in its own way."""

from pipeline.checks.amounts.items import Item
from pipeline.checks.amounts.leftovers import Leftovers

_FORTNIGHT = 14
_MONTHS_OF_YEAR = 12
# Telephone numbers have at least seven figures, and at most fifteen (ITU-T E.164).
_LONG, _LONGEST = 7, 15


def fortnights(rest: Leftovers) -> None:
    """ "Once a fortnight" is "una vez cada 15 días"."""
    days = rest.target.counting.fortnight
    if days == _FORTNIGHT:
        return
    for items in (rest.lost, rest.words_lost):
        for item in tuple(items):
            if item.unit != "week" or int(item.value or 0) != 2:
                continue
            for others in (rest.added, rest.words_added):
                other = next((one for one in others if one.unit == "day" and one.value == days), None)
                if other is not None and item in items:
                    items.remove(item)
                    others.remove(other)
                    rest.pairs.append((item, other))


def times_a_year(rest: Leftovers) -> None:
    """Twice a year is every six months."""
    for counts, periods in ((rest.words_lost, rest.words_lost), (rest.lost, rest.words_lost)):
        year = next((item for item in periods if item.unit == "year" and item.values == {1} and not item.hard), None)
        for count in [item for item in counts if item.noun == "time" and not item.unit] if year is not None else ():
            for others in (rest.words_added, rest.added):
                months = next((item for item in others if item.unit == "month" and _in_a_year(count, item)), None)
                if months is None or year not in periods:
                    continue
                counts.remove(count)
                periods.remove(year)
                others.remove(months)
                rest.pairs.append((count._replace(values=months.values, unit="month", noun=""), months))
                break


def _in_a_year(count: Item, months: Item) -> bool:
    return len(count.values) == len(months.values) == 1 and max(count.values) * max(months.values) == _MONTHS_OF_YEAR


def joined(rest: Leftovers) -> None:
    """A number for calling may be written in groups or in one: 800 222 444 and 800222444."""
    for groups, wholes, ours in ((rest.lost, rest.added, True), (rest.added, rest.lost, False)):
        for whole in tuple(wholes):
            if whole.kind != "number" or not whole.hard or not _LONG <= len(whole.shown) <= _LONGEST:
                continue
            row = _row(groups, whole.shown)
            if row:
                wholes.remove(whole)
                for item in row:
                    groups.remove(item)
                rest.pairs.append((row[0], whole) if ours else (whole, row[0]))


def _row(items: list[Item], digits: str) -> list[Item]:
    """The neighbours among `items`, parted by one character each, that are written as these digits."""
    for begin in range(len(items)):
        row: list[Item] = []
        for item in items[begin:]:
            if not item.hard or item.kind != "number" or (row and item.span[0] - row[-1].span[1] != 1):
                break
            row.append(item)
            if "".join(one.shown for one in row) == digits and len(row) > 1:
                return row
    return []
