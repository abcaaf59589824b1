"""W007: a table has a header row that repeats on every page and is read out with each cell."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile

CODE = "W007"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Tables of at least two rows and columns; smaller ones hold no columns that could be named."""
    for table in file.tables:
        if table.rows < 2 or table.columns < 2:
            continue
        if not table.headers:
            yield Remark(
                CODE,
                Severity.BLOCK,
                table.place,
                "no header row",
                "a header row, so that a screen reader names the column with each cell",
                "click into its first row and choose Table Layout, Repeat Header Rows",
            )
        elif not table.marked:
            yield Remark(
                CODE,
                Severity.REVIEW,
                table.place,
                "the header row is not marked as such in the table's style",
                "both marks: some programs go by the one, some by the other",
                "click into the table and tick Header Row (Table Design tab)",
            )
