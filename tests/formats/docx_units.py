"""What the tests read back from a Word document: its XML, and the leaflet's own texts in reading order."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache

import docx
from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACES = {
    "w": WORD[1:-1],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
_MARKS = re.compile("[\u200e\u200f]")
_TABLE_AS_LIST = ("TableRow", "TableRowMore")


def parts(data: bytes) -> dict[str, bytes]:
    """Every file of the package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """One part, parsed."""
    return etree.fromstring(parts(data)[name])


@lru_cache(maxsize=512)
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=SPACES)


def find(element: etree._Element, path: str) -> list[etree._Element]:
    """The elements that an XPath leads to."""
    found = _compiled(path)(element)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, etree._Element)]


def value(element: etree._Element, path: str, name: str = "val") -> str | None:
    """The w: attribute of the first element on that path, None when there is none."""
    found = find(element, path)
    return found[0].get(WORD + name) if found else None


def style(paragraph: etree._Element) -> str:
    """The style id of a w:p."""
    return value(paragraph, "w:pPr/w:pStyle") or "Normal"


def normal(text: str) -> str:
    """`text` without direction marks, every run of white space one space."""
    return " ".join(_MARKS.sub("", text).split())


def words(element: etree._Element, keep: str = "") -> str:
    """The words of a w:p without the program's own, or only those in the character style `keep`."""
    said = []
    for run in find(element, ".//w:r[not(w:rPr/w:vanish)]"):
        marked = value(run, "w:rPr/w:rStyle") or ""
        if marked == keep if keep else not marked.startswith("Polyleaf") and marked != "ColumnName":
            said += [" " if child.tag == f"{WORD}br" else child.text or "" for child in find(run, "w:t|w:br")]
    return normal("".join(said))


def units(data: bytes) -> tuple[str, ...]:
    """Each heading, paragraph, item, cell, picture description and caption, in reading order.

    What the program adds stands in styles of its own and is left out.
    """
    body = docx.Document(io.BytesIO(data)).element.body
    return tuple(unit for unit in _units(list(body)) if unit)


def _units(elements: list[etree._Element]) -> Iterator[str]:
    rows: list[list[etree._Element]] = []
    for element in elements:
        kind = style(element) if element.tag == f"{WORD}p" else ""
        if rows and (kind not in _TABLE_AS_LIST or (kind == "TableRow" and _number(element) != _number(rows[0][0]))):
            yield from _table(rows)
            rows = []
        if kind == "TableRow":
            rows.append([element])
        elif kind == "TableRowMore":
            rows[-1].append(element)
        elif element.tag == f"{WORD}tbl":
            yield from (words(cell) for cell in find(element, ".//w:tc"))
        elif kind and not kind.startswith("Polyleaf"):
            yield from (shape.get("descr", "") for shape in find(element, ".//wp:docPr"))
            yield words(element)


def _number(paragraph: etree._Element) -> str | None:
    return value(paragraph, "w:pPr/w:numPr/w:numId")


def _table(rows: list[list[etree._Element]]) -> Iterator[str]:
    yield from (words(line, "ColumnName") for line in rows[0])
    yield from (words(line) for row in rows for line in row)
