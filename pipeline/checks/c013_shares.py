"""C013: a share keeps its parts in their places: "1 in 10" is not "10 in 1"."""

from collections.abc import Iterator

from pipeline.checks.amounts.items import COUNTED, Item, Sheet
from pipeline.checks.amounts.matching import Comparison, compared, partner, spans
from pipeline.checks.amounts.places import shares, shares_of, stretch, told_shares
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.model.language import Language
from pipeline.text.figures.counting import ones

CODE = "C013"
LANGUAGES = COUNTED
# A share may stand round a word or two: "out of 100 people who have it about 5".
_SAME_SHARE = 48
_SAME_PART = 8


def check(case: Case) -> Iterator[Finding]:
    """Many languages name the whole first; which number is which is told by the words between and before them."""
    for message, found in compared(case):
        for part, whole in (*shares(found.source), *shares_of(found.source)):
            first, second = partner(found, part), partner(found, whole)
            if first is None or second is None or not _swapped(found, part, whole, first, second, case.target):
                continue
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"{part.shown} in {whole.shown} is turned round in the translation",
                f"Say that it is {part.shown} of {whole.shown}.",
                Mqm.MISTRANSLATION,
                spans((part, whole)),
                spans((first, second)),
            )


def _swapped(found: Comparison, part: Item, whole: Item, first: Item, second: Item, language: Language) -> bool:
    target = found.target
    if first.values == second.values:
        return False
    if any(one is first and other is second for one, other in shares_of(target)):
        return False
    if any(one is second and other is first for one, other in shares_of(target, turned=True)):
        return True
    for one, other in told_shares(target):
        if one is first and other is second:
            return False
        if one is second and other is first:
            return True
        # "5 in 95, and 100" for "5 in 100, and 95".
        if other is second and one.values.isdisjoint(part.values) and _in_place(found, part, first, one, second):
            return True
        if one is first and other.values.isdisjoint(whole.values) and _in_place(found, whole, second, other, first):
            return True
    # "Each 5 of 100": the word stands before the whole.
    each = {end for _, end in ones(target.words, language, each=True)}
    each -= {end for _, end in ones(target.words, language, each=False)}
    return _after(each, target, first) and not _after(each, target, second) and _near(target, first, second)


def _in_place(found: Comparison, item: Item, own: Item, intruder: Item, rest: Item) -> bool:
    """Whether another figure of the text stands where the counterpart of `item` should, and that one elsewhere."""
    source = next((one for one, other in found.pairs if other is intruder), None)
    if source is None or max(source.span[0] - item.span[1], item.span[0] - source.span[1]) <= _SAME_PART:
        # "1 or 2 cases per million"
        return False
    return stretch(found.target, own, rest) is None or (source.span < item.span) != (intruder.span < own.span)


def _near(target: Sheet, first: Item, second: Item) -> bool:
    place = stretch(target, first, second)
    return place is not None and place[1] - place[0] <= _SAME_SHARE


def _after(ends: set[int], target: Sheet, item: Item) -> bool:
    start = target.offsets.index(item.span[0]) if target.offsets else item.span[0]
    return any(end <= start and not target.words[end:start].strip() for end in ends)
