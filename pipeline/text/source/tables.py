"""Tables: one header row, and rows as long as it."""

import re

from pipeline.model.leaflet import Role, Table, Text
from pipeline.text.source.parser import Cursor, first_line
from pipeline.text.source.texts import Texts

# The row of dashes below a table's header. Where the header has another number of columns it makes no table.
_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*", re.MULTILINE)
_CELL_END = re.compile(r"(?<!\\)\|")


def table(texts: Texts, cursor: Cursor, lines: list[str]) -> Table:
    """The table whose tokens come next; `lines` are those of the part that is being read.

    Raises SourceError where a header, a row or a cell is missing or a cell too many.
    """
    rows: list[tuple[Text, ...]] = []
    row: list[Text] = []
    line, first = 0, -1
    role = Role.COLUMN_HEADER
    while (token := cursor.take()) is not None and token.type != "table_close":
        match token.type:
            case "tr_open":
                row, line = [], first_line(token)
                texts.require_title(line)
            case "inline":
                row.append(texts.text(token.content, role, line) if token.content.strip() else texts.empty(role))
            case "tr_close":
                first = line if first < 0 else first
                if rows:
                    _check_row(texts, lines[line], line, len(rows[0]))
                rows.append(tuple(row))
                role = Role.CELL
    if not all(cell.words for cell in rows[0]):
        raise texts.error(first, "a column without a header", "a header for each column", "write it in the first row")
    if len(rows) == 1:
        raise texts.error(first, "a table without rows", "rows below its header", "write them, or delete the table")
    return Table(rows[0], tuple(rows[1:]))


def refuse_failed_table(texts: Texts, content: str, line: int) -> None:
    """Refuse a paragraph with a row of dashes: what was meant as a table would be printed with its marks."""
    for number, row in enumerate(content.split("\n") if "|" in content else ()):
        if "|" in row and _RULE.fullmatch(row):
            raise texts.error(
                line + number,
                "a row of dashes that does not fit the row above it, so that there is no table",
                "as many columns in the header as in the row of dashes below it",
                "correct the two rows",
            )


def _check_row(texts: Texts, row: str, line: int, columns: int) -> None:
    """CommonMark's readers leave out what is beyond the header and fill up what is missing, in silence."""
    cells = len(_cells(row))
    if cells != columns:
        raise texts.error(
            line,
            f"a table row of {cells} cells under a header of {columns}",
            f"{columns} cells in each row; an empty one is written | |",
            "add or remove cells; write \\| for an upright line inside a cell; put an empty line below the table",
        )


def _cells(row: str) -> list[str]:
    """The cells of a table row as it is written, in a list or a box or not (GFM 4.10)."""
    cells = _CELL_END.split(row.lstrip(" \t>").rstrip())
    inner = cells[1:] if not cells[0] else cells
    return inner[:-1] if inner and not inner[-1] else inner
