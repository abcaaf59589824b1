"""C010: a number is written with the separators of the language, so that nobody reads another value."""

from collections.abc import Iterator

from pipeline.checks.amounts.items import Item
from pipeline.checks.amounts.matching import compared, shown, spans
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.figures.values import Amount

CODE = "C010"


def check(case: Case) -> Iterator[Finding]:
    """ "1,000" is one thousand in English and one in Polish. Where both habits live side by side nothing is said."""
    if case.target.counting.point_too:
        return
    for message, found in compared(case):
        wrong = [(one, other) for one, other in found.pairs if _misread(one, other)]
        if wrong:
            written = ", ".join(_written(found.target.words, other) for _, other in wrong)
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"{written} is not {shown(one for one, _ in wrong)} to a reader of this language",
                f"Write thousands and decimals as this language does (decimal mark {case.target.decimal}).",
                Mqm.NUMBER_FORMAT,
                spans(one for one, _ in wrong),
                spans(other for _, other in wrong),
            )


def _misread(one: Item, other: Item) -> bool:
    if not (isinstance(one.figure, Amount) and isinstance(other.figure, Amount) and one.hard and other.hard):
        return False
    mine = one.figure.high if one.high else one.figure.low
    theirs = other.figure.high if other.high else other.figure.low
    if mine is None or theirs is None or other.values != frozenset({theirs.value, *theirs.others}):
        return False
    return mine.value != theirs.value and mine.value in theirs.others


def _written(words: str, item: Item) -> str:
    figure = item.figure
    return words[figure.start : figure.end] if figure is not None else item.shown
