"""What stands in a part of a Word file, in order: sections, tables and paragraphs, in one walk.

A table holds blocks again, and so does a text box in a paragraph; that is why they are read in one place.
"""

import re
from dataclasses import replace

from lxml import etree

from pipeline.model.wordfile import Cell, Listed, Place, Region, WordParagraph, WordSection, WordTable
from pipeline.office.gathered import Gathered, Setting
from pipeline.office.numbering import Level
from pipeline.office.runs import RunWalk
from pipeline.office.styles import Properties, paragraph_properties, run_properties
from pipeline.office.tables import bands_of, cell_setting, columns_of, header_rows, merged_cells, style_parts, width
from pipeline.office.wordxml import (
    MM_PER_TWIP,
    attribute,
    child,
    local,
    plain_words,
    quoted,
    switched,
    twips,
    unwrapped,
    value,
)

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)


def read_blocks(gathered: Gathered, parent: etree._Element, setting: Setting) -> None:
    """Gather everything that stands in `parent`, which the `setting` surrounds."""
    blocks = list(unwrapped(parent))
    for index, block in enumerate(blocks):
        match local(block):
            case "p":
                around = [local(each) for each in blocks[max(0, index - 1) : index + 2 : 2]]
                between = around == ["tbl", "tbl"] and 0 < index < len(blocks) - 1
                last = setting.cell is not None and index == len(blocks) - 1
                cell = replace(setting.cell, last=last) if setting.cell else None
                _paragraph(gathered, block, replace(setting, cell=cell, joins=between))
            case "tbl":
                _table(gathered, block, setting)
            case "sectPr":
                _section(gathered, block)
            case "footnote" | "endnote" if attribute(block, "type") in ("", "normal"):
                read_blocks(gathered, block, replace(setting, note=f"{local(block)} {attribute(block, 'id')}"))


def _section(gathered: Gathered, element: etree._Element) -> None:
    size, margin, columns = (child(element, name) for name in ("pgSz", "pgMar", "cols"))

    def length(found: etree._Element | None, name: str, default: str) -> float:
        return twips((attribute(found, name) if found is not None else "") or default) * MM_PER_TWIP

    count = attribute(columns, "num") if columns is not None else ""
    gathered.sections.append(
        WordSection(
            place=Place("section", len(gathered.sections) + 1),
            width=length(size, "w", "12240"),
            height=length(size, "h", "15840"),
            top=abs(length(margin, "top", "1440")),
            right=length(margin, "right", "1440"),
            bottom=abs(length(margin, "bottom", "1440")),
            left=length(margin, "left", "1440"),
            columns=int(count) if count.isdecimal() and len(count) < 4 else 1,
            rtl=switched(element, "bidi"),
        )
    )


def _table(gathered: Gathered, element: etree._Element, setting: Setting) -> None:
    number = len(gathered.tables) + 1
    rows = [each for each in unwrapped(element) if local(each) == "tr"]
    cells = [[each for each in unwrapped(row) if local(each) == "tc"] for row in rows]
    properties = child(element, "tblPr")
    columns = max((width(row) for row in cells), default=0)
    gathered.tables.append(
        WordTable(
            place=Place("table", number, setting.region, quote=quoted(plain_words(rows[0]) if rows else "")),
            rows=len(rows),
            columns=columns,
            headers=header_rows(rows),
            marked=style_parts(properties)["firstRow"],
            rtl=switched(properties, "bidiVisual"),
            merged=tuple(merged_cells(cells, number, setting.region)),
            nested=setting.cell is not None,
            bordered=_has_lines(gathered, element, value(properties, "tblStyle") or gathered.styles.default_table),
        )
    )
    style = value(properties, "tblStyle") or gathered.styles.default_table
    for row_number, row in enumerate(cells, start=1):
        column = 1
        for cell in row:
            bands = bands_of(style_parts(properties), row_number, column, len(rows), columns)
            inside = cell_setting(gathered.known, gathered.styles.chain(style), bands, cell)
            here = Cell(number, row_number, column)
            read_blocks(
                gathered,
                cell,
                replace(inside, region=setting.region, cell=here, fill=inside.fill or setting.fill, note=setting.note),
            )
            column += columns_of(cell)


def _has_lines(gathered: Gathered, table: etree._Element, style: str) -> bool:
    """Whether the table, one of its cells or its style draws a line or fills a cell."""
    own = child(table, "tblPr", "tblBorders")
    if own is not None:
        return any(attribute(edge, "val") not in ("nil", "none", "") for edge in own)
    if any(each.bordered for each in gathered.styles.chain(style)):
        return True
    borders = (edge for each in table.iter() if local(each) == "tcBorders" for edge in each)
    return any(attribute(edge, "val") not in ("nil", "none", "") for edge in borders)


def _paragraph(gathered: Gathered, element: etree._Element, setting: Setting) -> None:
    number = gathered.counts[setting.region] = gathered.counts.get(setting.region, 0) + 1
    place = Place("paragraph", number, setting.region, setting.within, quoted(plain_words(element)))
    properties = child(element, "pPr")
    said = paragraph_properties(properties, gathered.known)
    style = said.get("pStyle", "") or gathered.styles.default_paragraph
    whole = (
        gathered.styles.paragraph(style, said) if not setting.paragraph else _in_table(gathered, style, setting, said)
    )
    level = _level(gathered, whole)
    walk = RunWalk(gathered, place, setting, style, whole.get("shd") or setting.fill)
    walk.through(element)
    marks = run_properties(child(properties, "rPr"), gathered.known)
    section = child(properties, "sectPr")
    gathered.paragraphs.append(
        WordParagraph(
            place=place,
            region=setting.region,
            style=gathered.styles.name(style),
            level=heading_level(whole, gathered.styles.name(style)),
            marker=None if level is None else walk.letters({**marks, **level.run}),
            left=_indent("ind.left", said, whole, level),
            hanging=_indent("ind.hanging", said, whole, level),
            rtl=whole.get("bidi") == "1",
            align=whole.get("jc", ""),
            boxed=whole.get("boxed") == "1",
            keep_next=whole.get("keepNext") == "1",
            keep_widows=whole.get("widowControl", "1") == "1",
            spans=tuple(walk.spans),
            cell=setting.cell,
            pictures=walk.pictures,
            breaks=walk.breaks or section is not None,
            joins=setting.joins,
            listed=_listed(whole, level),
            marks=tuple(walk.marks),
            note=setting.note,
        )
    )
    for box in walk.boxes:
        read_blocks(gathered, box, Setting(Region.BOX))
    if section is not None:
        _section(gathered, section)


def _indent(name: str, said: Properties, whole: Properties, level: Level | None) -> float:
    """An indent in points. A list that the paragraph itself names comes before its style, one of its style after it."""
    found = whole.get(name)
    if level is not None:
        listed = level.paragraph.get(name)
        found = said.get(name, listed if "numId" in said else found or listed)
    return twips(found or "0") / 20


def _in_table(gathered: Gathered, style: str, setting: Setting, said: Properties) -> dict[str, str]:
    """Between the document's defaults and the paragraph's style stands what the table's style says."""
    whole = dict(gathered.styles.defaults_paragraph)
    for layer in (*setting.paragraph, *(each.paragraph for each in gathered.styles.chain(style)), said):
        whole |= layer
    return whole


def _level(gathered: Gathered, whole: Properties) -> Level | None:
    number = whole.get("numId", "0")
    if number in ("", "0"):
        return None
    return gathered.lists.get((number, whole.get("ilvl", "0")), Level({}, {}))


def _listed(whole: Properties, level: Level | None) -> Listed | None:
    """The place in its list; None for what is in no list, and for a level that is drawn without a marker."""
    if level is None or level.format == "none":
        return None
    depth = whole.get("ilvl", "0")
    row = level.row or f"list {whole.get('numId', '')}"
    return Listed(
        row, int(depth) if depth.isdecimal() and len(depth) < 3 else 0, level.format, level.pattern, level.start
    )


def heading_level(whole: Properties, style: str) -> int | None:
    """The level of a heading by its outline level, else by the name of its style; None for what is no heading."""
    outline = whole.get("outlineLvl", "")
    if outline.isdecimal():
        return int(outline) + 1 if int(outline) < 9 else None
    named = _HEADING.fullmatch(style)
    return int(named[1]) if named else None
