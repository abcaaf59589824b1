"""W019: the text runs in one column."""

from collections.abc import Iterator

from pipeline.inspections.measures import LARGE_FROM
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile

CODE = "W019"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Columns are hard to follow for everybody with a magnifier, and leave large print three words a line."""
    for section in file.sections:
        if section.columns > 1:
            yield Remark(
                CODE,
                Severity.BLOCK if aim.profile.body >= LARGE_FROM else Severity.REVIEW,
                section.place,
                f"{section.columns} columns",
                "one column",
                "choose Layout, Columns, One",
            )
