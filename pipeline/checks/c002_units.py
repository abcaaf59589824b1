"""C002: every figure keeps its unit, percent sign and comparison sign."""

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.figures import figures
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Severity
from pipeline.model.language import Language
from pipeline.text.quantity import SYMBOLS, Amount

CODE = "C002"


def check(case: Case) -> Iterator[Finding]:
    """Units are compared with the figure they belong to: 5 mg is not 5 g, and 48 hours are not 48 days.

    A unit is compared when the target language has words for it, or when it was written as a symbol; a unit
    written as a word in a language without a list cannot be compared and is left to the reviser.
    """
    known = frozenset(name for name, _ in case.target.units) | frozenset(SYMBOLS.values())
    for message in case.pairs():
        source = _units(message.id.words, case.source, known)
        target = _units(message.target, case.target, known)
        if source == target:
            continue
        lost, added = source - target, target - source
        found = "; ".join(
            part
            for part in (
                f"missing in the translation: {_list(lost)}" if lost else "",
                f"not in the source: {_list(added)}" if added else "",
            )
            if part
        )
        yield case.finding(
            CODE,
            Severity.BLOCK,
            message,
            found,
            "Keep each figure with the unit and the sign that the source gives it.",
        )


def _units(words: str, language: Language, known: frozenset[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for figure in figures(words, language):
        if isinstance(figure, Amount) and figure.unit in known:
            found[f"{(figure.high or figure.low).value.normalize():f} {figure.unit}"] += 1
        if isinstance(figure, Amount) and figure.compare:
            found[f"{figure.compare} {figure.low.value.normalize():f}"] += 1
    return found


def _list(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements()))
