"""W009: a table is rows and columns of single cells, and holds data, not the layout of the page."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile

CODE = "W009"
_PLAIN = "every cell under one column header and in one row, so that a screen reader can say where it is"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Merged cells, tables in tables, tables of one row or one column."""
    for table in file.tables:
        for cell in table.merged:
            yield Remark(
                CODE,
                Severity.BLOCK,
                cell,
                "a merged cell",
                _PLAIN,
                "choose Table Layout, Split Cells, and write the words into each cell they belong to",
            )
        if table.nested:
            yield Remark(
                CODE,
                Severity.BLOCK,
                table.place,
                "a table inside another table",
                _PLAIN,
                "move it below the other table, or write it as a list",
            )
        elif table.rows == 1 or table.columns == 1:
            yield Remark(
                CODE,
                Severity.REVIEW,
                table.place,
                f"a table of {table.rows} by {table.columns} cells, which only arranges the page",
                "tables for data only",
                "choose Table Layout, Convert to Text; for a frame use a border around the paragraphs",
            )
