"""The figures that a text has in words and in Roman numerals."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.amounts.items import Item, Sheet
from pipeline.text.figures.values import Clock, Date, Hit

_ROMAN = re.compile(r"(?<![^\W_])(?:II|III|IV|VI|VII|VIII|IX|XI|XII|XX|XXI)(?![^\W_])")
_ROMANS = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12, "XX": 20, "XXI": 21}
_MAY_BE_ROMAN = re.compile("[IVX][IVX]")
_NOON = 12
_NUMBER_KINDS = {
    "cardinal": "number",
    "loose": "number",
    "ordinal": "ordinal",
    "fraction": "fraction",
    "past": "fraction",
}


def roman(text: str, base: Sheet) -> Iterator[Item]:
    """Places in a row in Roman numerals: "type II"; a single letter is none."""
    for match in _ROMAN.finditer(text) if _MAY_BE_ROMAN.search(text) else ():
        value = frozenset({Decimal(_ROMANS[match.group()])})
        yield Item(match.group(), base.span(*match.span()), value, False, False, "ordinal")


def from_words(found: list[Hit], base: Sheet) -> Iterator[Item]:
    """The number words and lengths of time among the phrases of a text, each by itself."""
    for hit in found:
        if hit.kind == "quantity":
            value, _, unit = hit.meaning.partition(" ")
            values = frozenset(Decimal(part) for part in value.split("/"))
            noun = unit if unit in ("time", "dose", "person") else ""
            yield Item(
                base.words[hit.start : hit.end],
                base.span(hit.start, hit.end),
                values,
                hard=False,
                sure=len(values) == 1 and (max(values) >= 2 or max(values) % 1 * 2 == 1 < max(values)),
                unit="" if noun else unit,
                noun=noun,
            )
        elif hit.kind == "clock":
            hour, minute = map(int, hit.meaning.split(":"))
            clock = Clock(hit.start, hit.end, hour, minute, certain=hour > _NOON)
            yield Item(hit.meaning, base.span(hit.start, hit.end), hard=False, kind="clock", figure=clock)
        elif hit.kind == "date":
            day, month, year = map(int, hit.meaning.split("/"))
            date = Date(hit.start, hit.end, day, month, year or None)
            shown = hit.meaning.removesuffix("/0")
            yield Item(shown, base.span(hit.start, hit.end), hard=False, kind="date", figure=date)
        elif hit.kind in _NUMBER_KINDS:
            values = frozenset(abs(Decimal(part)) for part in hit.meaning.split("/"))
            largest = max(values)
            yield Item(
                base.words[hit.start : hit.end],
                base.span(hit.start, hit.end),
                values,
                hard=False,
                # "hundreds" and "thousands" alone are no figures.
                sure=(hit.kind == "cardinal" and largest >= 2 and largest not in (100, 1000, 1_000_000))
                or (hit.kind == "fraction" and len(values) == 1 < largest),
                kind=_NUMBER_KINDS[hit.kind],
            )


def without_overlaps(items: list[Item]) -> list[Item]:
    """One item for a stretch of text: the longest, digits before words. A range has two in one place."""
    kept: list[Item] = []
    for item in items:
        if kept and item.span[0] < kept[-1].span[1] and item.span != kept[-1].span:
            continue
        if kept and item.span == kept[-1].span and not (item.high and kept[-1].low):
            # One phrase with two meanings ("second"): what either may mean.
            if not item.hard:
                first = kept[-1]
                kept[-1] = first._replace(
                    values=first.values | item.values,
                    sure=first.values == item.values and (first.sure or item.sure),
                    unit=first.unit or item.unit,
                    noun=first.noun or item.noun,
                )
            continue
        kept.append(item)
    return kept
