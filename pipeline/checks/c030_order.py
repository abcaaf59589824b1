"""C030: each figure goes with what it went with in the source."""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.figures import COUNTED, Item
from pipeline.checks.matching import Comparison, anchor, compared, shares, shown, spans
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C030"
LANGUAGES = COUNTED


def check(case: Case) -> Iterator[Finding]:
    """Figures that changed places are shown, unless what they count tells that they are still where they belong.

    Languages order a sentence in their own way, so that this wants a person's eye.
    """
    for message, found in compared(case):
        if len(found.pairs) < 2:
            continue
        doubtful = _doubtful(found)
        if doubtful:
            yield case.finding(
                CODE,
                Severity.REVIEW,
                message,
                f"the figures {shown(one for one, _ in doubtful)} do not stand in the order of the source",
                "Look whether each figure goes with the same words as in the source.",
                Mqm.MISTRANSLATION,
                spans(one for one, _ in doubtful),
                spans(other for _, other in doubtful),
            )


def _doubtful(found: Comparison) -> list[tuple[Item, Item]]:
    pairs = sorted(
        ((one, other) for one, other in found.pairs if one.kind != "code" and _tells(one, other)),
        key=lambda pair: (pair[0].span[0], pair[0].high),
    )
    in_share = {id(item) for share in shares(found.source) for item in share}
    in_share |= {
        id(low) for low, high in pairwise(found.source.items) if low.low and high.high and id(high) in in_share
    }
    doubtful: list[tuple[Item, Item]] = []
    for index, (one, other) in enumerate(pairs):
        for later, other_later in pairs[index + 1 :]:
            if one.shown == later.shown or (one.values and one.values == later.values):
                continue
            mine, yours = anchor(one), anchor(later)
            if mine and yours and mine != yours and (mine, yours) == (anchor(other_later), anchor(other)):
                doubtful += [(one, other), (later, other_later)]
                continue
            if _moved(one, other, later, other_later) or _moved(later, other_later, one, other):
                doubtful += [(one, other), (later, other_later)]
                continue
            crossed = (other_later.span[0], other_later.high) < (other.span[0], other.high)
            if not crossed or (id(one) in in_share and id(later) in in_share):
                continue
            # Had they changed places, the one with a known companion would have lost it.
            kept = (mine and mine == anchor(other) != anchor(other_later)) or (
                yours and yours == anchor(other_later) != anchor(other)
            )
            if not kept or mine == yours:
                doubtful += [(one, other), (later, other_later)]
    return list({id(one): (one, other) for one, other in doubtful}.values())


def _tells(one: Item, other: Item) -> bool:
    """Articles and other words for one stand everywhere; months in figures (5 for May) do not."""
    return (one.sure and other.sure) or ((one.hard or other.hard) and min(one.values | other.values, default=0) >= 2)


def _moved(one: Item, other: Item, later: Item, other_later: Item) -> bool:
    """Whether the unit of `one` stands at the counterpart of `later`, and no longer at its own."""
    unit = one.unit
    return bool(unit) and other.unit != unit != later.unit and other_later.unit == unit and unit != other.near
