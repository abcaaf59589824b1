"""A Word file to a `WordFile`: one walk through text, tables, headers, footers, notes and text boxes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from pipeline.model.wordfile import (
    AUTOMATIC,
    Cell,
    Change,
    Letters,
    Place,
    Region,
    Span,
    WordFile,
    WordParagraph,
    WordPicture,
    WordSection,
    WordTable,
)
from pipeline.office.colour import Theme, fill_colour, theme
from pipeline.office.numbering import Level, Lists, read_lists
from pipeline.office.package import Package, strangers
from pipeline.office.styles import (
    Properties,
    Style,
    Styles,
    languages,
    paragraph_properties,
    read_styles,
    run_properties,
)
from pipeline.office.wordxml import MM_PER_EMU, MM_PER_TWIP, attribute, child, local, switched_on, twips, value

_QUOTED = 60
# Elements that only wrap what stands in the text.
_WRAPPERS = frozenset(
    {"sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo", "Choice", "dir", "bdo", "fldSimple"}
)
_OUTSIDE = frozenset({"del", "moveFrom", "Fallback"})
_CONTENT = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "softHyphen": "\N{SOFT HYPHEN}",
}
_PARTS = (("header", Region.HEADER), ("footer", Region.FOOTER), ("footnotes", Region.NOTE), ("endnotes", Region.NOTE))
_KINDS = {
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "picture",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "chart",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "diagram",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "drawing",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "drawing",
}
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
# The styles that a house template is judged by, by the names Word gives them in every language.
_JUDGED = ("normal", "heading 1", "heading 2", "heading 3", "list bullet", "list number", "header", "footer", "caption")
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    """What has been found so far, and the numbers of the things found."""

    styles: Styles
    lists: Lists
    known: Theme
    images: Mapping[str, str] = field(default_factory=dict)
    paragraphs: list[WordParagraph] = field(default_factory=list)
    tables: list[WordTable] = field(default_factory=list)
    pictures: list[WordPicture] = field(default_factory=list)
    sections: list[WordSection] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    counts: dict[Region, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What surrounds a paragraph: its region, its cell, and what the table's style and fill give it."""

    region: Region
    cell: Cell | None = None
    run: tuple[Properties, ...] = ()
    paragraph: tuple[Properties, ...] = ()
    fill: str = ""
    joins: bool = False

    @property
    def within(self) -> str:
        """The cell in words."""
        cell = self.cell
        return f"table {cell.table}, row {cell.row}, column {cell.column}" if cell else ""


def read(package: Package, with_styles: bool = False) -> WordFile:
    """The file with everything resolved; `with_styles` adds a sample paragraph for each style a template is judged by.

    Raises IntakeError for damaged parts.
    """
    styles, lists, known = _foundations(package)
    reading = _Reading(styles, lists, known)
    document = package.xml(package.main)
    reading.images = _images(package, package.main)
    body = child(document, "body")
    if body is not None:
        _blocks(reading, body, _Setting(Region.BODY, fill=_page_colour(package, document, known)))
    for part, region in _margins(package):
        reading.images = _images(package, part)
        _blocks(reading, package.xml(part), _Setting(region))
    if with_styles:
        _samples(reading)
    return _whole(package, reading, document)


def _whole(package: Package, reading: _Reading, document: etree._Element) -> WordFile:
    settings = _related_xml(package, "settings")
    hyphenation = child(settings, "autoHyphenation")
    properties = _core(package)
    return WordFile(
        name=package.name,
        title=properties.get("title", ""),
        author=properties.get("creator", ""),
        language=properties.get("language", ""),
        default_languages=languages(reading.styles.letters_defaults()),
        hyphenated=hyphenation is not None and switched_on(hyphenation),
        compatibility=_compatibility(settings),
        paragraphs=tuple(reading.paragraphs),
        tables=tuple(reading.tables),
        pictures=tuple(reading.pictures),
        sections=tuple(reading.sections),
        strangers=strangers(package),
        changes=tuple(reading.changes),
        comments=_comments(package),
        fields=tuple(reading.fields),
    )


def _foundations(package: Package) -> tuple[Styles, dict[tuple[str, str], Level], Theme]:
    known = theme(_related_xml(package, "theme"))
    return (
        read_styles(_related_xml(package, "styles"), known),
        read_lists(_related_xml(package, "numbering"), known),
        known,
    )


def _related_xml(package: Package, kind: str) -> etree._Element | None:
    part = package.related(package.main, kind)
    return package.xml(part) if part else None


def _images(package: Package, part: str) -> dict[str, str]:
    return {each.id: each.target for each in package.relations(part) if each.kind == "image" and not each.external}


def _margins(package: Package) -> Iterator[tuple[str, Region]]:
    """The parts with headers, footers and notes, in the order of their names."""
    relations = sorted(package.relations(package.main), key=lambda each: each.target)
    for kind, region in _PARTS:
        for each in relations:
            if each.kind == kind and each.target in package.members:
                yield each.target, region


def _core(package: Package) -> dict[str, str]:
    part = package.related("", "core-properties")
    if part is None:
        return {}
    return {local(each): " ".join((each.text or "").split()) for each in package.xml(part)}


def _compatibility(settings: etree._Element | None) -> int:
    """The version of Word that the file wants to be laid out as; 12 where it says nothing (Word 2007)."""
    compat = child(settings, "compat")
    for each in compat if compat is not None else ():
        if local(each) == "compatSetting" and attribute(each, "name") == "compatibilityMode":
            return twips(attribute(each, "val"))
    return 12


def _comments(package: Package) -> int:
    root = _related_xml(package, "comments")
    return 0 if root is None else sum(local(each) == "comment" for each in root)


def _page_colour(package: Package, document: etree._Element, known: Theme) -> str:
    background = child(document, "background")
    shown = child(_related_xml(package, "settings"), "displayBackgroundShape")
    if background is None or shown is None or not switched_on(shown):
        return ""
    given = attribute(background, "color").upper()
    themed = attribute(background, "themeColor")
    return known.colour(themed) if themed else given if re.fullmatch("[0-9A-F]{6}", given) else ""


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or footer of the last section: on which pages it stands, and what is in it, in order."""

    region: Region
    pages: str
    paragraphs: tuple[WordParagraph, ...]
    pictures: tuple[WordPicture, ...]


def margins(package: Package) -> tuple[Margin, ...]:
    """The headers and footers of the last section; `pages` is Word's own word: default, first or even."""
    body = child(package.xml(package.main), "body")
    sections = [each for each in body.iter() if local(each) == "sectPr"] if body is not None else []
    targets = {each.id: each.target for each in package.relations(package.main) if not each.external}
    found = []
    for each in sections[-1] if sections else ():
        part = targets.get(each.get(_ID, ""), "")
        if local(each) in ("headerReference", "footerReference") and part in package.members:
            region = Region.HEADER if local(each) == "headerReference" else Region.FOOTER
            reading = _Reading(*_foundations(package), images=_images(package, part))
            _blocks(reading, package.xml(part), _Setting(region))
            found.append(Margin(region, attribute(each, "type"), tuple(reading.paragraphs), tuple(reading.pictures)))
    return tuple(found)


def heading_colour(package: Package) -> str:
    """The colour of level-1 headings: RRGGBB, "auto", or "theme:NAME" for one that the file does not explain."""
    styles, _, _ = _foundations(package)
    for style in styles.styles.values():
        if style.kind == "paragraph" and style.name.lower() == "heading 1":
            return styles.letters((), style.id, {}).colour
    return AUTOMATIC


# Blocks


def _blocks(reading: _Reading, parent: etree._Element, setting: _Setting) -> None:
    blocks = list(_unwrapped(parent))
    for index, block in enumerate(blocks):
        match local(block):
            case "p":
                around = [local(each) for each in blocks[max(0, index - 1) : index + 2 : 2]]
                between = around == ["tbl", "tbl"] and 0 < index < len(blocks) - 1
                last = setting.cell is not None and index == len(blocks) - 1
                cell = replace(setting.cell, last=last) if setting.cell else None
                _paragraph(reading, block, replace(setting, cell=cell, joins=between))
            case "tbl":
                _table(reading, block, setting)
            case "sectPr":
                _section(reading, block)
            case "footnote" | "endnote" if attribute(block, "type") in ("", "normal"):
                _blocks(reading, block, setting)


def _unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    for each in parent:
        name = local(each)
        if name == "AlternateContent" or name in _WRAPPERS:
            yield from _unwrapped(each)
        elif name not in _OUTSIDE:
            yield each


def _section(reading: _Reading, element: etree._Element) -> None:
    size, margin, columns = (child(element, name) for name in ("pgSz", "pgMar", "cols"))

    def length(found: etree._Element | None, name: str, default: str) -> float:
        return twips((attribute(found, name) if found is not None else "") or default) * MM_PER_TWIP

    count = attribute(columns, "num") if columns is not None else ""
    reading.sections.append(
        WordSection(
            place=Place("section", len(reading.sections) + 1),
            width=length(size, "w", "12240"),
            height=length(size, "h", "15840"),
            top=abs(length(margin, "top", "1440")),
            right=length(margin, "right", "1440"),
            bottom=abs(length(margin, "bottom", "1440")),
            left=length(margin, "left", "1440"),
            columns=int(count) if count.isdecimal() and len(count) < 4 else 1,
            rtl=(found := child(element, "bidi")) is not None and switched_on(found),
            first_page=(found := child(element, "titlePg")) is not None and switched_on(found),
        )
    )


# Tables


def _table(reading: _Reading, element: etree._Element, setting: _Setting) -> None:
    number = len(reading.tables) + 1
    rows = [each for each in _unwrapped(element) if local(each) == "tr"]
    cells = [[each for each in _unwrapped(row) if local(each) == "tc"] for row in rows]
    properties = child(element, "tblPr")
    columns = max((_width(row) for row in cells), default=0)
    reading.tables.append(
        WordTable(
            place=Place("table", number, setting.region, quote=_quoted(_plain(rows[0]) if rows else "")),
            rows=len(rows),
            columns=columns,
            headers=_headers(rows),
            marked=_look(properties)["firstRow"],
            rtl=(found := child(properties, "bidiVisual")) is not None and switched_on(found),
            merged=tuple(_merged(cells, number, setting.region)),
            nested=setting.cell is not None,
        )
    )
    style = value(properties, "tblStyle") or reading.styles.default_table
    for row_number, row in enumerate(cells, start=1):
        column = 1
        for cell in row:
            bands = _bands(_look(properties), row_number, column, len(rows), columns)
            inside = _cell_setting(reading, reading.styles.chain(style), bands, cell)
            here = Cell(number, row_number, column)
            _blocks(reading, cell, replace(inside, region=setting.region, cell=here, fill=inside.fill or setting.fill))
            column += _span(cell)


def _cell_setting(
    reading: _Reading, chain: tuple[Style, ...], bands: tuple[str, ...], cell: etree._Element
) -> _Setting:
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
        fill = fill_colour(own, reading.known)
    return _Setting(Region.BODY, run=tuple(run), paragraph=tuple(paragraph), fill=fill)


def _look(properties: etree._Element | None) -> dict[str, bool]:
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


def _bands(look: dict[str, bool], row: int, column: int, rows: int, columns: int) -> tuple[str, ...]:
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


def _headers(rows: list[etree._Element]) -> int:
    count = 0
    for row in rows:
        mark = child(row, "trPr", "tblHeader")
        if mark is None or not switched_on(mark):
            break
        count += 1
    return count


def _span(cell: etree._Element) -> int:
    span = value(cell, "tcPr", "gridSpan")
    return int(span) if span.isdecimal() and 0 < len(span) < 4 else 1


def _width(row: list[etree._Element]) -> int:
    return sum(_span(cell) for cell in row)


def _merged(cells: list[list[etree._Element]], table: int, region: Region) -> Iterator[Place]:
    for row_number, row in enumerate(cells, start=1):
        column = 1
        for cell in row:
            down = child(cell, "tcPr", "vMerge")
            if _span(cell) > 1 or (down is not None and attribute(down, "val") == "restart"):
                yield Place("table", table, region, f"row {row_number}, column {column}", _quoted(_plain(cell)))
            column += _span(cell)


# Paragraphs


def _paragraph(reading: _Reading, element: etree._Element, setting: _Setting) -> None:
    number = reading.counts[setting.region] = reading.counts.get(setting.region, 0) + 1
    place = Place("paragraph", number, setting.region, setting.within, _quoted(_plain(element)))
    properties = child(element, "pPr")
    said = paragraph_properties(properties, reading.known)
    style = said.get("pStyle", "") or reading.styles.default_paragraph
    whole = reading.styles.paragraph(style, said) if not setting.paragraph else _in_table(reading, style, setting, said)
    level = _level(reading, whole)
    walk = _Walk(reading, place, setting, style, whole.get("shd") or setting.fill)
    walk.through(element)
    indents = {name: whole.get(name) for name in ("ind.left", "ind.hanging")}
    if level is not None:
        numbered = "numId" in said
        for name in indents:
            listed = level.paragraph.get(name)
            indents[name] = said.get(name, listed if numbered else indents[name] or listed)
    marker = (
        None
        if level is None
        else walk.letters({**run_properties(child(properties, "rPr"), reading.known), **level.run})
    )
    reading.paragraphs.append(
        WordParagraph(
            place=place,
            region=setting.region,
            style=reading.styles.name(style),
            level=_outline(whole, reading.styles.name(style)),
            marker=marker,
            left=twips(indents["ind.left"] or "0") / 20,
            hanging=twips(indents["ind.hanging"] or "0") / 20,
            rtl=whole.get("bidi") == "1",
            align=whole.get("jc", ""),
            boxed=whole.get("boxed") == "1",
            keep_next=whole.get("keepNext") == "1",
            keep_widows=whole.get("widowControl", "1") == "1",
            spans=tuple(walk.spans),
            cell=setting.cell,
            pictures=walk.pictures,
            breaks=walk.breaks or child(properties, "sectPr") is not None,
            joins=setting.joins,
        )
    )
    for box in walk.boxes:
        _blocks(reading, box, _Setting(Region.BOX))
    section = child(properties, "sectPr")
    if section is not None:
        _section(reading, section)


def _in_table(reading: _Reading, style: str, setting: _Setting, said: Properties) -> dict[str, str]:
    """Between the document's defaults and the paragraph's style stands what the table's style says."""
    whole = dict(reading.styles.defaults_paragraph)
    for layer in (*setting.paragraph, *(each.paragraph for each in reading.styles.chain(style)), said):
        whole |= layer
    return whole


def _level(reading: _Reading, whole: Properties) -> Level | None:
    number = whole.get("numId", "0")
    if number in ("", "0"):
        return None
    return reading.lists.get((number, whole.get("ilvl", "0")), Level({}, {}))


def _outline(whole: Properties, style: str) -> int | None:
    outline = whole.get("outlineLvl", "")
    if outline.isdecimal():
        return int(outline) + 1 if int(outline) < 9 else None
    named = _HEADING.fullmatch(style)
    return int(named[1]) if named else None


@dataclass(slots=True)
class _Walk:
    """One walk through the inside of a paragraph, run by run."""

    reading: _Reading
    place: Place
    setting: _Setting
    style: str
    fill: str
    spans: list[Span] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: int = 0
    breaks: bool = False
    _codes: list[list[str]] = field(default_factory=list)

    def letters(self, direct: Properties) -> Letters:
        return self.reading.styles.letters(self.setting.run, self.style, direct, self.fill)

    def through(self, element: etree._Element, linked: bool = False, simple: str = "") -> None:
        for each in element:
            match local(each):
                case "r":
                    self._run(each, linked, simple)
                case "hyperlink":
                    self.through(each, True, simple)
                case "fldSimple":
                    self._found_field(attribute(each, "instr"))
                    self.through(each, linked, _code(attribute(each, "instr")))
                case "ins" | "moveTo" | "del" | "moveFrom" as name:
                    self._change(each, "added" if name in ("ins", "moveTo") else "deleted")
                    if name in ("ins", "moveTo"):
                        self.through(each, linked, simple)
                case "AlternateContent":
                    self.through(each, linked, simple)
                case name if name in _WRAPPERS:
                    self.through(each, linked, simple)

    def _change(self, element: etree._Element, kind: str) -> None:
        if text := _plain(element):
            self.reading.changes.append(Change(self.place, kind, attribute(element, "author"), _quoted(text)))

    def _found_field(self, code: str) -> None:
        if code.strip():
            self.reading.fields.append(" ".join(code.split()))

    def _run(self, run: etree._Element, linked: bool, simple: str) -> None:
        direct = run_properties(child(run, "rPr"), self.reading.known)
        text: list[str] = []
        for each in _unwrapped(run):
            match local(each):
                case "t":
                    text.append(each.text or "")
                case "br":
                    kind = attribute(each, "type")
                    self.breaks |= kind in ("page", "column")
                    text.append("" if kind in ("page", "column") else "\n")
                case "sym":
                    text.append(_symbol(attribute(each, "char")))
                case "fldChar":
                    self._field(attribute(each, "fldCharType"))
                case "instrText" if self._codes:
                    self._codes[-1].append(each.text or "")
                case "drawing":
                    self._drawing(each)
                case "pict" | "object" as name:
                    self._old_drawing(each, name)
                case name if name in _CONTENT:
                    text.append(_CONTENT[name])
        if joined := "".join(text):
            codes = [_code("".join(code)) for code in self._codes]
            linked = linked or "HYPERLINK" in codes
            outer = codes[-1] if codes else simple
            self.spans.append(Span(joined, self.letters(direct), linked, outer))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._codes.append([])
        elif kind == "separate" and self._codes:
            self._found_field("".join(self._codes[-1]))
        elif kind == "end" and self._codes:
            self._codes.pop()

    def _drawing(self, element: etree._Element) -> None:
        for frame in element:
            data = child(frame, "graphic", "graphicData")
            kind = _KINDS.get(data.get("uri", "") if data is not None else "", "drawing")
            boxes = [each for each in frame.iter() if local(each) == "txbxContent"]
            described, extent = child(frame, "docPr"), child(frame, "extent")
            images = [each.get(_EMBED, "") for each in frame.iter() if local(each) == "blip"]
            self._add(
                "text box" if boxes else kind,
                "" if described is None else described.get("descr", "") or described.get("title", ""),
                floating=local(frame) == "anchor",
                decorative=any(local(each) == "decorative" and each.get("val") != "0" for each in frame.iter()),
                part=self.reading.images.get(images[0], "") if images else "",
                size=(0, 0) if extent is None else (twips(extent.get("cx", "")), twips(extent.get("cy", ""))),
            )
            self.boxes += boxes

    def _old_drawing(self, element: etree._Element, name: str) -> None:
        """A drawing in VML, the notation of Word 2007 and before."""
        shapes = [
            each for each in element.iter() if local(each) in ("shape", "rect", "roundrect", "oval", "line", "group")
        ]
        if not shapes:
            return
        boxes = [each for each in element.iter() if local(each) == "txbxContent"]
        described = next((each.get("alt", "") or each.get("title", "") for each in shapes), "")
        floating = "position:absolute" in shapes[0].get("style", "").replace(" ", "")
        kind = "text box" if boxes else "embedded object" if name == "object" else "picture"
        self._add(kind, described, floating, False, "", (0, 0))
        self.boxes += boxes

    def _add(
        self, kind: str, description: str, floating: bool, decorative: bool, part: str, size: tuple[int, int]
    ) -> None:
        self.pictures += 1
        number = sum(each.kind == kind for each in self.reading.pictures) + 1
        paragraph = str(replace(self.place, within=""))
        place = Place(kind, number, Region.BODY, f"in {paragraph}", self.place.quote)
        width, height = (length * MM_PER_EMU for length in size)
        self.reading.pictures.append(
            WordPicture(place, kind, " ".join(description.split()), decorative, floating, part, width, height)
        )


def _code(instruction: str) -> str:
    """The name of a field: "PAGE" for " PAGE \\* MERGEFORMAT "."""
    words = instruction.split()
    return words[0].upper() if words else ""


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _plain(element: etree._Element) -> str:
    """The words in an element, deleted ones too."""
    said = (each for each in element.iter() if local(each) in ("t", "delText", "tab", "br", "p"))
    return "".join(each.text or "" if local(each) in ("t", "delText") else " " for each in said)


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "\N{HORIZONTAL ELLIPSIS}"


# Samples


def _samples(reading: _Reading) -> None:
    """One paragraph for each style that a template is judged by."""
    for style in reading.styles.styles.values():
        if style.kind != "paragraph" or style.name.lower() not in _JUDGED:
            continue
        whole = reading.styles.paragraph(style.id)
        letters = reading.styles.letters((), style.id, {}, whole.get("shd", ""))
        reading.paragraphs.append(
            WordParagraph(
                place=Place("style", 0, Region.STYLE, style.name),
                region=Region.STYLE,
                style=style.name,
                level=_outline(whole, style.name),
                marker=None,
                left=0,
                hanging=0,
                rtl=whole.get("bidi") == "1",
                align=whole.get("jc", ""),
                boxed=False,
                keep_next=whole.get("keepNext") == "1",
                keep_widows=whole.get("widowControl", "1") == "1",
                spans=(Span("Sample", letters),),
            )
        )
