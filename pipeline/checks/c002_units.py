"""C002: every figure keeps its unit, percent sign and comparison sign."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.amounts.items import COUNTED, Item
from pipeline.checks.amounts.likeness import MEASURES
from pipeline.checks.amounts.matching import Comparison, compared, spans, told
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.figures.grammar import SYMBOLS

CODE = "C002"
LANGUAGES = COUNTED
# What may be left out or said otherwise where the figure is clear without it: 65 or over, 65 years or over.
_OPTIONAL = frozenset(["second", "minute", "hour", "day", "week", "month", "year", "tablet", "degree", "pound", "euro"])
_COUNTED = ("number", "fraction")
_TIMES = ("hour", "day", "week", "month", "year")


def check(case: Case) -> Iterator[Finding]:
    """Units are compared with the figure they belong to: 5 mg is not 5 g, and 48 hours are not 48 days.

    A unit blocks when the same figure has another one in the translation, or when a measure (mg, ml, %, °C) is gone or
    has come from nowhere. Lengths of time may stand elsewhere in the sentence.
    """
    known = frozenset(name for name, _ in case.target.units) | frozenset(SYMBOLS.values())
    for message, found in compared(case):
        changed = [*_changed(found, known), *_per(found, case)]
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


# "5 mg/kg", "40 mg per ml": the unit after the stroke has no figure of its own.
_PER = re.compile(
    r"(?:mg|g|m[lL]|mmol|mcg|[µμ]g|micrograms?|units?|IU)(?:[ \u00a0]?/[ \u00a0]?| per )(kg|g|m[lL]|[lL])(?![^\W_])"
)


def _per(found: Comparison, case: Case) -> Iterator[tuple[Item, str]]:
    """What a dose is measured by and the translation does not name: "5 mg/kg" is not "5 mg/g"."""
    if "/" not in found.source.words and " per " not in found.source.words:
        return
    named = {hit.meaning for hit in found.target.hits if hit.kind == "unit"}
    named |= {item.unit for item in found.target.items}
    listed = {name for name, _ in case.target.units}
    for match in _PER.finditer(found.source.words) if not found.source.offsets else ():
        name = SYMBOLS[match[1]]
        measured = [item for item in found.source.items if item.span[0] < match.start()]
        if measured and name in listed and name not in named and f"/{match[1]}" not in found.target.words:
            yield measured[-1], f"per {name}"


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
    # "3° giorno": many keyboards have the sign of the degree and not that of the ordinal.
    heated = any(MEASURES.get(item.unit or item.near) == "heat" or item.unit == "degree" for item in sources)
    right = [item for item in targets if item.unit and (heated or item.unit != "degree")]
    for item in tuple(left):
        other = next((other for other in right if _same(item.unit, other.unit)), None)
        if other is not None:
            left.remove(item)
            right.remove(other)
    if left != right and len(sources) > 1 and (lengths := _lengths(sources, targets)) is not None:
        # Of two equal lengths of time, all with a unit, each has a counterpart.
        yield from lengths
        return
    # "4 to 6 years": the unit of the first end stands at the second.
    left = _not_near(left, targets)
    right = _not_near(right, sources)
    if left and right:
        yield from ((item, _named(item)) for item in (*left, *right))
        return
    near = {item.near for item in targets}
    for item in left:
        if item.unit not in _OPTIONAL and not any(_same(item.unit, name) for name in near):
            yield item, _named(item)
    near = {item.near for item in sources}
    own = {item.unit or item.near for item in sources}
    for item in right:
        if item.unit in _TIMES and not own & {"", item.unit}:
            # "Between 37 and 42 weeks; before 37 weeks": none of the two is months.
            yield item, _named(item)
        elif item.unit not in _OPTIONAL and item.unit in known and not any(_same(item.unit, name) for name in near):
            yield item, _named(item)


def _lengths(sources: list[Item], targets: list[Item]) -> list[tuple[Item, str]] | None:
    """What is left of equal lengths of time when each has found one with its unit; None where a unit is not known."""
    ours, theirs = ([(item, item.unit or item.near) for item in items] for items in (sources, targets))
    if not all(MEASURES.get(unit) == "time" for _, unit in (*ours, *theirs)):
        return None
    for pair in tuple(ours):
        other = next((other for other in theirs if other[1] == pair[1]), None)
        if other is not None:
            ours.remove(pair)
            theirs.remove(other)
    return [(item, f"{item.shown} {unit}") for item, unit in (*ours, *theirs)]


def _named(item: Item) -> str:
    return item.shown if item.unit in item.shown else f"{item.shown} {item.unit}"


def _not_near(items: list[Item], others: list[Item]) -> list[Item]:
    """The items whose unit stands near none of the others; each of these explains one."""
    spare = [other.near for other in others if not other.unit]
    left: list[Item] = []
    for item in items:
        near = next((name for name in spare if _same(name, item.unit)), None)
        if near is None:
            left.append(item)
        else:
            spare.remove(near)
    return left


def _same(one: str, other: str) -> bool:
    """Degrees alone are those of the source, and parts are percent where the source has percent (Bengali ভাগ)."""
    if {one, other} == {"part", "percent"}:
        return True
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
