"""C002: every figure keeps its unit, percent sign and comparison sign."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.items import COUNTED, Item
from pipeline.checks.matching import Comparison, compared, spans, told
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.quantity import SYMBOLS

CODE = "C002"
LANGUAGES = COUNTED
# What may be left out or said otherwise where the figure is clear without it: 65 or over, 65 years or over.
_OPTIONAL = frozenset(["second", "minute", "hour", "day", "week", "month", "year", "tablet", "degree", "pound", "euro"])
_COUNTED = ("number", "fraction")


def check(case: Case) -> Iterator[Finding]:
    """Units are compared with the figure they belong to: 5 mg is not 5 g, and 48 hours are not 48 days.

    A unit blocks when the same figure has another one in the translation, or when a measure (mg, ml, %, °C) is gone or
    has come from nowhere. Lengths of time may stand elsewhere in the sentence.
    """
    known = frozenset(name for name, _ in case.target.units) | frozenset(SYMBOLS.values())
    for message, found in compared(case):
        changed = _changed(found, known)
        if not changed:
            continue
        lost = [(item, name) for item, name in changed if item in found.source.items]
        added = [(item, name) for item, name in changed if item not in found.source.items]
        yield case.finding(
            CODE,
            Severity.BLOCK,
            message,
            told(_list(lost), _list(added)),
            "Keep each figure with the unit and the sign that the source gives it.",
            Mqm.MISTRANSLATION,
            spans(item for item, _ in lost),
            spans(item for item, _ in added),
        )


def _list(changed: list[tuple[Item, str]]) -> str:
    return ", ".join(sorted(name for _, name in changed))


def _changed(found: Comparison, known: frozenset[str]) -> list[tuple[Item, str]]:
    groups: dict[Decimal | None, tuple[list[Item], list[Item]]] = defaultdict(lambda: ([], []))
    for one, other in found.pairs:
        if one.kind in _COUNTED and other.kind in _COUNTED and one.sure and other.sure and one.values & other.values:
            groups[one.value][0].append(one)
            groups[one.value][1].append(other)
    changed: list[tuple[Item, str]] = []
    for sources, targets in groups.values():
        changed += _units(sources, targets, known)
        changed += _signs(sources, targets)
    return changed


def _units(sources: list[Item], targets: list[Item], known: frozenset[str]) -> Iterator[tuple[Item, str]]:
    left = [item for item in sources if item.unit in known]
    right = [item for item in targets if item.unit]
    for item in tuple(left):
        other = next((other for other in right if _same(item.unit, other.unit)), None)
        if other is not None:
            left.remove(item)
            right.remove(other)
    # "4 to 6 years": the unit of the first end stands at the second.
    left = [item for item in left if not _take(targets, item)]
    right = [item for item in right if not _take(sources, item)]
    if left and right:
        yield from ((item, _named(item)) for item in (*left, *right))
        return
    near = {item.near for item in targets}
    for item in left:
        if item.unit not in _OPTIONAL and not any(_same(item.unit, name) for name in near):
            yield item, _named(item)
    near = {item.near for item in sources}
    for item in right:
        if item.unit not in _OPTIONAL and item.unit in known and not any(_same(item.unit, name) for name in near):
            yield item, _named(item)


def _named(item: Item) -> str:
    return item.shown if item.unit in item.shown else f"{item.shown} {item.unit}"


def _take(items: list[Item], item: Item) -> bool:
    return any(not other.unit and _same(other.near, item.unit) for other in items)


def _same(one: str, other: str) -> bool:
    """Degrees alone are those of the source."""
    return one == other or ("degree" in (one, other) and bool({one, other} & {"celsius", "fahrenheit"}))


def _signs(sources: list[Item], targets: list[Item]) -> Iterator[tuple[Item, str]]:
    left = [item for item in sources if item.signed]
    right = [item for item in targets if item.signed]
    for item in tuple(left):
        other = next((other for other in right if other.sign == item.sign), None)
        if other is not None:
            left.remove(item)
            right.remove(other)
    # A sign said in words is compared by C011.
    worded = any(item.sign and not item.signed for item in (*sources, *targets))
    if not worded or (left and right):
        yield from ((item, f"{item.sign} {item.shown}") for item in (*left, *right))
