"""Dates and lengths of time that a language has its own saying for."""

from pipeline.checks.amounts.items import Item
from pipeline.checks.amounts.leftovers import Leftovers
from pipeline.model.language import Language
from pipeline.text.dates import month_names
from pipeline.text.figures.values import Date

# In these languages a fortnight is fifteen days: both ends are counted.
_BOTH_ENDS = ("es", "fr", "it", "pt", "ro")
_COUNTED_DAYS = {2: 15}
# Telephone numbers have at least seven figures, and at most fifteen (ITU-T E.164).
_LONG, _LONGEST = 7, 15
# " de ", " di ", " o ".
_BETWEEN = 5


def fortnights(rest: Leftovers) -> None:
    """ "Once a fortnight" is "una vez cada 15 días"."""
    if rest.target.tag not in _BOTH_ENDS:
        return
    for items in (rest.lost, rest.words_lost):
        for item in tuple(items):
            days = _COUNTED_DAYS.get(int(item.value or 0)) if item.unit == "week" else None
            for others in (rest.added, rest.words_added):
                other = next((one for one in others if one.unit == "day" and one.value == days), None)
                if other is not None and item in items:
                    items.remove(item)
                    others.remove(other)
                    rest.pairs.append((item, other))


def first_days(rest: Leftovers) -> None:
    """1 May may be "el primero de mayo": the day is a word, and the year, if any, stands alone."""
    for item in tuple(rest.lost):
        if not isinstance(item.figure, Date) or item.figure.day != 1 or not _first_of(item.figure.month, rest):
            continue
        year = next((one for one in rest.added if one.value == item.figure.year), None)
        if item.figure.year is not None and year is None:
            continue
        rest.lost.remove(item)
        if year is not None:
            rest.added.remove(year)
            rest.pairs.append((item, year))


def _first_of(month: int, rest: Leftovers) -> bool:
    words = rest.right.words.lower()
    ends = [hit.end for hit in rest.right.hits if hit.kind == "ordinal" and hit.meaning == "1"]
    return any(0 <= words.find(name, end) - end <= _BETWEEN for end in ends for name in _names(rest.target, month))


def _names(language: Language, month: int) -> tuple[str, ...]:
    own = language.months[month - 1] if language.months else ()
    return tuple(name.lower() for name in (*month_names(language.locale)[month - 1], *own))


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
