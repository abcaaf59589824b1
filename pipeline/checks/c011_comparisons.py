"""C011: a comparison in words keeps its direction: "at least" is not "at most"."""

from collections.abc import Iterator

from pipeline.checks.figures import COUNTED, Item
from pipeline.checks.matching import compared, direction, partner, shares, shown, spans
from pipeline.model.case import Case
from pipeline.model.catalogue import Message
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.inline import plain
from pipeline.text.negation import listed, polarity

CODE = "C011"
LANGUAGES = COUNTED


def check(case: Case) -> Iterator[Finding]:
    """The same figure is bounded on the same side in both texts. A "not" turns the side: "no more than" is "at most".

    Two signs (<, >) are compared by C002, a comparison that is gone by C031.
    """
    for message, found in compared(case):
        turned = [
            (one, other)
            for one, other in found.pairs
            if (_turned(one, other) and not _elsewhere(one, found.pairs)) or _allowed(one, other, message, case)
        ]
        # "More than 1 in 10": where the one is an article, the comparison stands at the other number.
        for part, whole in shares(found.source):
            other = partner(found, whole)
            own = partner(found, part)
            if other is not None and (own is None or not own.sign) and _turned(part, other):
                turned.append((part, other))
        if turned:
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"the comparison at {shown(one for one, _ in turned)} goes the other way in the translation",
                "Say “more than”, “less than”, “at least” and “at most” as the source does.",
                Mqm.MISTRANSLATION,
                spans(one for one, _ in turned),
                spans(other for _, other in turned),
            )


def _turned(one: Item, other: Item) -> bool:
    if (one.signed and other.signed) or not direction(one.sign) or not direction(other.sign):
        return False
    return direction(one.sign) != direction(other.sign) and direction(one.turned) != direction(other.turned)


def _allowed(one: Item, other: Item, message: Message, case: Case) -> bool:
    """Whether "do not take more than 8" became "take more than 8", in a translation that denies nothing anywhere."""
    side = direction(one.sign)
    if not side or direction(one.turned) == side or {direction(other.sign), direction(other.turned)} != {side}:
        return False
    said = polarity(plain(message.target), case.target.tag)
    return listed(case.target.tag) and not (said.negators or said.others or said.faint or said.limits or said.only)


def _elsewhere(item: Item, pairs: tuple[tuple[Item, Item], ...]) -> bool:
    """Whether the same figure stands elsewhere in the translation with the side it has here."""
    sides = {direction(other.sign) for one, other in pairs if one.values & item.values}
    return direction(item.sign) in sides
