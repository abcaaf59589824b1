"""C001: every number, range, date, time and phone number of the source is in the translation, and no other."""

from collections.abc import Iterator

from pipeline.checks.figures import Atom, atoms, figures, same
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Severity

CODE = "C001"


def check(case: Case) -> Iterator[Finding]:
    """Numbers are compared by value, in any digits and any order within the message."""
    for message in case.pairs():
        source = tuple(atoms(figures(message.id.words, case.source)))
        target = tuple(atoms(figures(message.target, case.target)))
        lost, added = _unmatched(source, target)
        if lost or added:
            found = "; ".join(
                part
                for part in (
                    f"missing in the translation: {_list(lost)}" if lost else "",
                    f"not in the source: {_list(added)}" if added else "",
                )
                if part
            )
            yield case.finding(CODE, Severity.BLOCK, message, found, "Write every figure as the source has it.")


def _unmatched(source: tuple[Atom, ...], target: tuple[Atom, ...]) -> tuple[list[Atom], list[Atom]]:
    lost, added = _pairwise(source, target)
    if any(atom.date for atom in lost) or any(atom.date for atom in added):
        # "22 to 24 November" holds one date, its translation "November 22 to 24" another, and both the same parts.
        apart = _pairwise(_parts(lost), _parts(added))
        if not any(apart):
            return [], []
    return lost, added


def _parts(found: list[Atom]) -> tuple[Atom, ...]:
    return tuple(part for atom in found for part in atom.parts())


def _pairwise(source: tuple[Atom, ...], target: tuple[Atom, ...]) -> tuple[list[Atom], list[Atom]]:
    left = list(target)
    lost: list[Atom] = []
    for atom in source:
        match = next((index for index, other in enumerate(left) if same(atom, other)), None)
        if match is None:
            lost.append(atom)
        else:
            left.pop(match)
    return lost, left


def _list(found: list[Atom]) -> str:
    return ", ".join(atom.shown for atom in found)
