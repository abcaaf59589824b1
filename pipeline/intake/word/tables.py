"""Which tables of a Word file a leaflet can hold, and the cells of each."""

from pipeline.intake.typed import BULLET
from pipeline.intake.word.headings import is_all_bold
from pipeline.model.wordfile import WordParagraph, WordTable


def cells_of(table: WordTable, paragraphs: list[WordParagraph]) -> list[list[list[WordParagraph]]]:
    """The paragraphs of a table, by row and column."""
    grid: list[list[list[WordParagraph]]] = [[[] for _ in range(table.columns)] for _ in range(table.rows)]
    for paragraph in paragraphs:
        cell = paragraph.cell
        if cell is not None and cell.row <= table.rows and cell.column <= table.columns:
            grid[cell.row - 1][cell.column - 1].append(paragraph)
    return grid


def why_no_table(table: WordTable, cells: list[list[list[WordParagraph]]], paragraphs: list[WordParagraph]) -> str:
    """What keeps a Word table from becoming a table of Markdown, or ""."""
    if len({each.cell.table for each in paragraphs if each.cell is not None}) > 1:
        return "has a table in it"
    if table.merged or any(not cell for row in cells for cell in row):
        return "has merged or missing cells"
    filled = [row for row in cells if any(each.text.strip() for cell in row for each in cell)]
    if len(filled) < 2 or table.columns < 2:
        return "has only one row or one column"
    if any(each.level is not None or each.listed is not None or BULLET.match(each.text) for each in paragraphs):
        return "has headings or lists in its cells"
    first = [each for cell in filled[0] for each in cell if each.text.strip()]
    if not table.bordered and not table.headers and not all(map(is_all_bold, first)):
        return "has no lines and no header, and only arranges the page"
    return ""
