"""The shape of a table, and what its style gives each of its cells."""

from collections.abc import Iterator

from lxml import etree

from pipeline.model.wordfile import Place, Region
from pipeline.office.colour import Theme, fill_colour
from pipeline.office.gathered import Setting
from pipeline.office.styles import Style
from pipeline.office.wordxml import attribute, child, plain_words, quoted, switched, value


def cell_setting(known: Theme, chain: tuple[Style, ...], bands: tuple[str, ...], cell: etree._Element) -> Setting:
    """What a cell gives its paragraphs: the letters, paragraphs and fill of the table's style, and its own fill.

    `chain` is the style behind those that it is based on; `bands` are the parts of it that hold for the cell.
    """
    run, paragraph = [each.run for each in chain], [each.paragraph for each in chain]
    fill = next((each.cell_fill for each in reversed(chain) if each.cell_fill), "")
    for band in bands:
        for each in chain:
            if band in each.bands:
                banded_run, banded_paragraph, banded_fill = each.bands[band]
                run.append(banded_run)
                paragraph.append(banded_paragraph)
                fill = banded_fill or fill
    own = child(cell, "tcPr", "shd")
    if own is not None:
        fill = fill_colour(own, known)
    return Setting(Region.BODY, run=tuple(run), paragraph=tuple(paragraph), fill=fill)


def style_parts(properties: etree._Element | None) -> dict[str, bool]:
    """Which parts of its style a table uses; older files say it in one hexadecimal number (ECMA-376 1st edition)."""
    element = child(properties, "tblLook")
    bits = {
        "firstRow": 0x20,
        "lastRow": 0x40,
        "firstColumn": 0x80,
        "lastColumn": 0x100,
        "noHBand": 0x200,
        "noVBand": 0x400,
    }
    if element is None:
        return dict.fromkeys(bits, False)
    try:
        number = int(attribute(element, "val") or "0", 16)
    except ValueError:
        number = 0
    return {
        name: attribute(element, name) in ("1", "true", "on") if attribute(element, name) else bool(number & bit)
        for name, bit in bits.items()
    }


def bands_of(look: dict[str, bool], row: int, column: int, rows: int, columns: int) -> tuple[str, ...]:
    """The parts of the table style that hold for a cell, the weakest first (ECMA-376 part 1, 17.7.6)."""
    first_row = look["firstRow"] and row == 1
    first_column = look["firstColumn"] and column == 1
    found = []
    if not look["noVBand"]:
        found.append("band1Vert" if (column - look["firstColumn"]) % 2 else "band2Vert")
    if not look["noHBand"] and not first_row:
        found.append("band1Horz" if (row - look["firstRow"]) % 2 else "band2Horz")
    found += ["firstCol"] if first_column else []
    found += ["lastCol"] if look["lastColumn"] and column == columns else []
    found += ["firstRow"] if first_row else []
    found += ["lastRow"] if look["lastRow"] and row == rows else []
    return ("wholeTable", *found)


def header_rows(rows: list[etree._Element]) -> int:
    """How many rows from the first on are marked as headers, which Word repeats on every page."""
    count = 0
    for row in rows:
        if not switched(row, "trPr", "tblHeader"):
            break
        count += 1
    return count


def columns_of(cell: etree._Element) -> int:
    """How many columns a cell spans; 1 for what is no number of columns."""
    span = value(cell, "tcPr", "gridSpan")
    return int(span) if span.isdecimal() and 0 < len(span) < 4 else 1


def width(row: list[etree._Element]) -> int:
    """How many columns a row has."""
    return sum(columns_of(cell) for cell in row)


def merged_cells(cells: list[list[etree._Element]], table: int, region: Region) -> Iterator[Place]:
    """The cells that span several columns, or begin to span several rows."""
    for row_number, row in enumerate(cells, start=1):
        column = 1
        for cell in row:
            down = child(cell, "tcPr", "vMerge")
            if columns_of(cell) > 1 or (down is not None and attribute(down, "val") == "restart"):
                yield Place("table", table, region, f"row {row_number}, column {column}", quoted(plain_words(cell)))
            column += columns_of(cell)
