"""Where figures stand to each other: ranges, shares, and the words between two of them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from pipeline.checks.amounts.items import Item, Sheet
from pipeline.model.finding import Span
from pipeline.model.language import Language
from pipeline.text.alternatives import alternatives

# No more items than this begin at the same place: both ends of a range, and what comes after them.
_TOGETHER = 4
# No more letters than this stand between the part and the whole of a share.
_SHARE_WORDS = 24
_TOLD_WORDS = 40
_LAST_CENTURY, _NEXT_CENTURY = 1900, 2100


def share_with(side: Sheet, part: Item) -> Item | None:
    """The whole of the share ("1 in 10") that `part` is the part of, or None."""
    begin = bisect_left(side.items, part.span[0], key=lambda item: item.span[0])
    for one, whole in pairwise(side.items[begin : begin + _TOGETHER]):
        if one is part:
            return whole if _is_share(side, one, whole) else None
    return None


def inner_start(side: Sheet, item: Item) -> int:
    """Where an item begins in `side.words`, as an offset."""
    return side.offsets.index(item.span[0]) if side.offsets else item.span[0]


def inner_end(side: Sheet, item: Item) -> int:
    """Where an item ends in `side.words`, as an offset."""
    return side.offsets.index(item.span[1] - 1) + 1 if side.offsets else item.span[1]


def stretch(side: Sheet, one: Item, other: Item) -> Span | None:
    """The place in `side.words` between two items, or None when another figure stands between them."""
    first, second = sorted((one, other), key=lambda item: item.span)
    if first.span == second.span:
        return first.span
    # Items and offsets are in order; a text may have thousands of them.
    begin = bisect_left(side.items, first.span[1], key=lambda item: item.span[0])
    for index in range(begin, len(side.items)):
        item = side.items[index]
        if item.span[0] >= second.span[0]:
            break
        if item.hard or item.sure:
            return None
    if not side.offsets:
        return first.span[1], second.span[0]
    start, end = bisect_left(side.offsets, first.span[1]), bisect_left(side.offsets, second.span[0])
    return (start, end) if start < end else (0, 0)


def words_between(side: Sheet, one: Item, other: Item) -> str | None:
    """The words between two items, or None when another figure stands between them."""
    place = stretch(side, one, other)
    if place is None:
        return None
    return "" if one.span == other.span else side.words[place[0] : place[1]]


_PAUSE = re.compile("[,،，;؛；。.]")


@lru_cache(maxsize=8)
def _between_ends(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"^[ \u00a0]?(?:[\w-]+[ \u00a0])?(?:{alternatives(words)})[ \u00a0]$", re.IGNORECASE)


def ranges(side: Sheet, language: Language) -> Iterator[tuple[Item, Item]]:
    """The ends of each range of a text: 2–4, and where words for it are listed, 2 to 4 and 12 through 15."""
    told = _between_ends(language.counting.range_words)
    for low, high in pairwise(side.items):
        if low.kind != "number" or high.kind != "number" or not (low.hard and high.hard):
            continue
        if low.value is None or high.value is None or low.value >= high.value:
            continue
        written = low.low and high.high and low.span == high.span
        if written or (language.counting.range_words and told.match(words_between(side, low, high) or "")):
            yield low, high


def shares(side: Sheet) -> Iterator[tuple[Item, Item]]:
    """The part and the whole of each share ("1 in 10") of a text in which the part stands first."""
    if not any(hit.kind == "forward" for hit in side.hits):
        return iter(())
    return (pair for pair in pairwise(side.items) if _is_share(side, *pair))


def shares_of(side: Sheet, turned: bool = False) -> Iterator[tuple[Item, Item]]:
    """The part and the whole of each share that begins a clause with its whole: "Out of 100 people about 5".

    With `turned` the shares that cannot be right, with a part that is larger than the whole.
    """
    for whole, part in pairwise(side.items):
        if whole.kind != "number" or part.kind != "number" or whole.unit or part.unit or part.low or whole.low:
            continue
        if (
            whole.value is None
            or part.value is None
            or (part.value <= whole.value if turned else whole.value <= part.value)
            or part.span[0] - whole.span[1] > _TOLD_WORDS
        ):
            continue
        start = inner_start(side, whole)
        for hit in side.hits:
            if hit.kind == "forward" and hit.end <= start and not side.words[hit.end : start].strip():
                if turned and share_words(side, whole, part):
                    # "and of a perforation 1 in 1,500"
                    break
                if not side.words[: hit.start].strip() or side.words[: hit.start].rstrip()[-1] in ".,;:":
                    yield part, whole
                break


def told_shares(side: Sheet) -> Iterator[tuple[Item, Item]]:
    """The part and the whole of each share as the words between the two tell it, whichever is the larger."""
    if "/" not in side.words and not any(hit.kind in ("forward", "reverse") for hit in side.hits):
        return
    for one, other in pairwise(side.items):
        match share_words(side, one, other):
            case "forward":
                yield one, other
            case "reverse":
                yield other, one


def share_words(side: Sheet, one: Item, other: Item) -> str:
    """Which way the words between two neighbours tell a share: "forward" (1 in 10), "reverse" (10人中1人) or ""."""
    if one.kind != "number" or other.kind != "number" or one.unit or other.unit or one.low or other.high:
        return ""
    place = stretch(side, one, other)
    if place is None or place[1] - place[0] > _TOLD_WORDS or _PAUSE.search(side.words, *place):
        return ""
    if side.words[place[0] : place[1]].strip() == "/":
        return "forward"
    kinds = {hit.kind for hit in side.hits if hit.kind in ("forward", "reverse") and place[0] <= hit.start < place[1]}
    return kinds.pop() if len(kinds) == 1 else ""


def _is_share(side: Sheet, part: Item, whole: Item) -> bool:
    if part.kind != "number" or whole.kind != "number" or part.unit or whole.unit or part.low or whole.high:
        return False
    part_value, whole_value = part.value, whole.value
    if part_value is None or whole_value is None or part_value >= whole_value:
        return False
    if whole.noun == "time" != part.noun and part.noun:
        # "Two drops in each eye four times a day".
        return False
    place = stretch(side, part, whole)
    if place is None or place[1] - place[0] > _SHARE_WORDS or "," in side.words[place[0] : place[1]]:
        return False
    if _LAST_CENTURY < whole_value < _NEXT_CENTURY and whole_value % 100 and not whole.noun:
        # "122 in 2022": cases of a year.
        return False
    return any(hit.kind == "forward" and place[0] <= hit.start < place[1] for hit in side.hits)
