"""C035: a word between a figure and its unit hides no other unit: 10 working days, 10 months."""

from collections.abc import Iterator

from pipeline.checks.amounts.items import Item
from pipeline.checks.amounts.likeness import MEASURES
from pipeline.checks.amounts.matching import Comparison, compared, shown, spans
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C035"


def check(case: Case) -> Iterator[Finding]:
    """Units that stand next to the figure in both texts are compared by C002."""
    for message, found in compared(case):
        other = [pair for pair in found.pairs if _differ(*pair) and not _converted(*pair, found)]
        if other:
            yield case.finding(
                CODE,
                Severity.REVIEW,
                message,
                f"the unit of {shown(one for one, _ in other)} may be another one in the translation",
                "Look whether the figure goes with the unit of the source.",
                Mqm.MISTRANSLATION,
                spans(one for one, _ in other),
                spans(other_item for _, other_item in other),
            )


def _converted(one: Item, other: Item, found: Comparison) -> bool:
    """Whether both units are those of the next figure, which the two languages give in other units: "3 in 24 hours"."""
    return any(one.near == mine.unit and other.near == yours.unit for mine, yours in found.pairs if mine.unit)


def _differ(one: Item, other: Item) -> bool:
    if "time" in (one.noun, other.noun) or one.values.isdisjoint(other.values):
        # Three quarters of an hour are 45 minutes.
        return False
    if one.kind == other.kind == "ordinal" and (one.noun == other.noun != "" or not (one.unit or other.unit)):
        # The first dose within 24 hours; what stands near an ordinal in Arabic and Persian is the next thing.
        return False
    mine, theirs = one.unit or one.near, other.unit or other.near
    if not mine or not theirs or mine == theirs:
        return False
    if one.unit and other.unit and "ordinal" not in (one.kind, other.kind):
        return False
    return MEASURES.get(mine) == MEASURES.get(theirs)
