"""C012: how often and how long stays the same in words: "twice" is not "once", "a day" not "a week"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.checks.amounts.items import COUNTED, Item, Sheet
from pipeline.checks.amounts.likeness import TIMES
from pipeline.checks.amounts.matching import Comparison, changed_words, compared, partner, shown, spans
from pipeline.checks.amounts.places import words_between
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C012"
LANGUAGES = COUNTED
# "twice a day" stand together, what is measured between "1.5 litres" and "a day"; other languages part them.
_TOGETHER = 2
_OF_SOMETHING = 24
_BESIDE = 20
# "3 times a day": the word for times stands between the count and the period.
_TIMES_A = 9
_BETWEEN_COUNTS = 8
_ONE = frozenset({Decimal(1)})
# "Twice a day" and "2 times a day"
_TIMES = re.compile(r"^ ?times?(?= )", re.IGNORECASE)
_PAUSE = re.compile("[,;:.()]")


def check(case: Case) -> Iterator[Finding]:
    """Words for a number of times and for a length of time are compared by value, where both languages have a list."""
    for message, found in compared(case):
        changed = [pair for pair in changed_words(found) if pair[0].noun == "time" or pair[0].unit]
        changed += _other_lengths(found)
        changed += _other_counts(found)
        changed += [pair for pair in found.pairs if _is_interval(*pair, found.source)]
        changed += [(one, other) for one, other in found.pairs if _is_interval(other, one, found.target)]
        changed = [pair for pair in changed if not _days_as_times(*pair, found)]
        told = [(shown([one]), shown([other]), one, other) for one, other in changed]
        told += [(shown([one]), other.near or shown([other]), one, other) for one, other in _other_periods(found)]
        if told:
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"“{', '.join(mine for mine, *_ in told)}” is “{', '.join(yours for _, yours, *_ in told)}” "
                "in the translation",
                "Say how often and how long as the source does.",
                Mqm.MISTRANSLATION,
                spans(one for *_, one, _ in told),
                spans(other for *_, other in told),
            )


def _days_as_times(one: Item, other: Item, found: Comparison) -> bool:
    """ "Five days a week" are five times a week."""
    if not one.values & other.values or {one.unit or one.noun, other.unit or other.noun} != {"day", "time"}:
        return False
    return all(
        any(item is mine and after.unit == "week" and after.values == _ONE for mine, after in pairwise(side.items))
        for item, side in ((one, found.source), (other, found.target))
    )


def _other_lengths(found: Comparison) -> list[tuple[Item, Item]]:
    """ "Every other day" that became "every other week"."""
    return [
        (one, other)
        for one in found.words_lost
        for other in found.words_added
        if one.sure and other.sure and one.values == other.values and one.unit != other.unit
        if one.unit in TIMES and other.unit in TIMES
    ]


def _frequencies(side: Sheet) -> Iterator[tuple[Item, Item]]:
    """The count and the length of each "3 times a day" and "once in 3 days", in either order: 1일 3회, 每天三次."""
    for first, second in pairwise(side.items):
        for count, period in ((first, second), (second, first)):
            if count.noun != "time" or period.unit not in TIMES:
                continue
            between = words_between(side, first, second) or ""
            if _PAUSE.search(between):
                continue
            if len(between) <= (_TIMES_A if count is first else _TOGETHER):
                yield count, period


def _other_counts(found: Comparison) -> Iterator[tuple[Item, Item]]:
    """ "2 tablets 3 times a day" that became "3 tablets 2 times a day": the count stands beside something else."""
    theirs = tuple(_frequencies(found.target))
    for count, period in _frequencies(found.source):
        own = partner(found, count)
        if period.values != _ONE or count.values == _ONE:
            continue
        turned = [other for other, length in theirs if length.unit == period.unit and length.values == count.values]
        if turned and turned[0].values == _ONE:
            # Three times a day that became once in three days.
            yield count, turned[0]
            continue
        if own is None or not theirs or any(own is other for other, _ in theirs):
            continue
        same = [other for other, length in theirs if length.unit == period.unit and length.values == _ONE]
        if same and not any(other.values & count.values or _together(found, own, other) for other in same):
            yield count, same[0]


def _together(found: Comparison, one: Item, other: Item) -> bool:
    """Whether two counts belong together: "three or four times a day"."""
    between = words_between(found.target, one, other)
    return between is not None and len(between) <= _BETWEEN_COUNTS and not _PAUSE.search(between)


def _is_interval(times: Item, length: Item, side: Sheet) -> bool:
    """Whether "twice" of one text is the two of "every two days" in the other."""
    if length.kind != "number" or length.noun or length.unit not in TIMES or times.noun != "time" or times.unit:
        return False
    phrases = (hit for hit in side.hits if hit.kind == "quantity" and hit.meaning.endswith(" time"))
    return max(times.values) > 1 and any(side.span(hit.start, hit.end) == times.span for hit in phrases)


def _other_periods(found: Comparison) -> Iterator[tuple[Item, Item]]:
    """The period of a frequency that has no counterpart, with what stands beside the count instead."""
    if not any(item.unit in TIMES and item.values == _ONE for item in found.words_lost):
        return
    known = {item.unit for item in found.source.items} | {item.near for item in found.source.items}
    for count, period in pairwise(found.source.items):
        other = partner(found, count)
        if other is None or not (count.noun or count.unit) or count.unit in TIMES or not _is_lost_period(period, found):
            continue
        between = words_between(found.source, count, period) or ""
        if count.noun == "time":
            between = _TIMES.sub("", between)
        if len(between) > (_OF_SOMETHING if count.unit else _TOGETHER) or _PAUSE.search(between):
            continue
        if other.near in TIMES and other.near not in known:
            yield period, other
            continue
        # A period too many, and one of its kind beside the count: which of two equal ones was matched says nothing.
        spare = {item.unit for item in found.words_added if item.unit in TIMES and item.values >= _ONE}
        for item in found.target.items:
            apart = max(item.span[0] - other.span[1], other.span[0] - item.span[1])
            if item.unit in spare and item.unit != period.unit and item.values >= _ONE and apart <= _BESIDE:
                yield period, item
                break


def _is_lost_period(item: Item, found: Comparison) -> bool:
    return item.unit in TIMES and item.values == _ONE and any(item is lost for lost in found.words_lost)
