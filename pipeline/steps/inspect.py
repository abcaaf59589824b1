"""The bytes of a Word file and the rules to remarks, the worst first."""

from collections.abc import Callable, Iterable, Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile
from pipeline.office.package import open_package
from pipeline.office.reader import read

_ORDER = {Severity.BLOCK: 0, Severity.REVIEW: 1, Severity.NOTE: 2}


def inspect(
    data: bytes,
    name: str,
    aim: Aim,
    inspections: Iterable[Callable[[WordFile, Aim], Iterator[Remark]]],
    as_template: bool = False,
) -> tuple[Remark, ...]:
    """What the rules find in a Word file called `name` that is meant to be `aim`; `as_template` judges its styles too.

    Raises IntakeError for what is no Word file, is damaged, encrypted, or larger than any document.
    """
    file = read(open_package(data, name), as_template)
    found = [remark for run in inspections for remark in run(file, aim)]
    return tuple(sorted(found, key=lambda remark: (_ORDER[remark.severity], remark.code, remark.place.number)))


def blocks(remarks: Iterable[Remark]) -> bool:
    """Whether any remark keeps the file from being published."""
    return any(remark.severity is Severity.BLOCK for remark in remarks)
