"""C032: number words that have no counterpart, and figures that may be said in words no list knows."""

from collections.abc import Iterator

from pipeline.checks.amounts.items import Item
from pipeline.checks.amounts.likeness import MEASURES, same_length
from pipeline.checks.amounts.matching import Comparison, changed_words, compared, shown, spans
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C032"


def check(case: Case) -> Iterator[Finding]:
    """What the lists of number words cannot settle is shown to a person, never passed and never blocked."""
    listed = bool(case.target.counting.entries)
    for message, found in compared(case):
        told = {id(item) for pair in changed_words(found) for item in pair}
        lost = [
            *found.unsure_lost,
            *(item for item in found.words_lost if listed and item.sure and id(item) not in told),
        ]
        added = [*found.unsure_added, *(item for item in found.words_added if item.sure and id(item) not in told)]
        _other_words(found, lost, added)
        if not lost:
            # "Two doses, 28 days between the two" says nothing new.
            added = [item for item in added if not _again(item, found)]
        if lost or added:
            parts = (
                f"not found in the translation: {shown(lost)}" if lost else "",
                f"not found in the source: {shown(added)}" if added else "",
            )
            yield case.finding(
                CODE,
                Severity.REVIEW,
                message,
                "; ".join(part for part in parts if part),
                "Look whether both texts say the same number.",
                Mqm.OMISSION if lost else Mqm.ADDITION,
                spans(lost),
                spans(added),
            )


def _again(item: Item, found: Comparison) -> bool:
    """Whether a number word of the translation says again what a figure beside it has said."""
    if item.hard or any(_counted(lost) == _counted(item) for lost in found.words_lost):
        # "Two doses of the one, or one dose of the other": one may have become two.
        return False
    for _, other in found.pairs:
        if other.values & item.values and _counted(other) == _counted(item):
            return True
        if item.unit and other.unit and same_length(other, item):
            return True
    return False


def _counted(item: Item) -> str:
    """What a figure counts; a dose is given each time."""
    return "time" if item.noun == "dose" else item.unit or item.noun


def _other_words(found: Comparison, lost: list[Item], added: list[Item]) -> None:
    """Halves that are gone, other ordinals, and one hour for one week."""
    figured = {_sort(one) for one, other in found.pairs if other.hard and not one.hard} - {""}
    for item in found.words_lost:
        if _sort(item) in figured and item not in lost:
            # The translation writes the others in digits: "die 1. Dosis … die 2. Dosis", "tháng 10 đến tháng 5".
            lost.append(item)
        if item.kind == "fraction" and found.target.hits and item not in lost:
            lost.append(item)
        for other in found.words_added:
            ordinals = item.kind == other.kind == "ordinal" and item.values.isdisjoint(other.values)
            units = item.values == other.values and _other_unit(item.unit, other.unit)
            powers = min(item.values) >= 100 <= min(other.values) and item.values.isdisjoint(other.values)
            if (ordinals or units or powers) and item not in lost and other not in added:
                lost.append(item)
                added.append(other)


def _other_unit(one: str, other: str) -> bool:
    """Whether the two measure the same thing: a tablet is no other unit than a day."""
    return one != other and one in MEASURES and MEASURES[one] == MEASURES.get(other)


def _sort(item: Item) -> str:
    """An ordinal, or the name of a month, which is the only unsure number with a capital."""
    if item.kind == "ordinal":
        return "ordinal"
    return "month" if not item.sure and item.kind == "number" and item.shown[:1].isupper() else ""
