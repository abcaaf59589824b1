"""The words that a PDF of an edition must say, in order, and the words that it does say: for the tests.

What is compared: the text of each heading, paragraph, list item, cell and caption and the description of each
picture as the structure tree gives them (see pdf_reading), in reading order, without direction marks, every run of
white space as one space.
"""

import re
from collections.abc import Iterator

from pipeline.model.edition import Edition
from pipeline.model.kit import Kit
from pipeline.model.leaflet import Alert, Block, Figure, Footnote, Heading, Listing, Paragraph, Table, Text
from pipeline.text import phrases
from pipeline.text.alerts import LABELS
from pipeline.text.dates import long_date
from pipeline.text.markup.footnotes import numbered
from pipeline.text.markup.inline import plain
from tests.formats.pdf_reading import Element, Reading

_MARKS = re.compile("[\u200b\u200e\u200f\u2060\u2066-\u2069]")
_LINES = ("P", "H1", "H2", "H3", "H4", "H5", "H6")
Lines = tuple[str, ...]


def normal(text: str) -> str:
    """`text` without marks that show nothing, every run of white space one space."""
    return " ".join(_MARKS.sub("", text).split())


def lines(data: bytes) -> Lines:
    """Every line of the structure tree: headings and paragraphs, and pictures by their descriptions."""
    return tuple(line for line in _lines(Reading(data).tree()) if line)


def _lines(element: Element) -> Iterator[str]:
    if element.role in _LINES:
        yield normal(element.text())
    elif element.role == "Figure":
        yield normal(element.alt)
    else:
        kids = [child for child in element.children if isinstance(child, Element)]
        # The compiler puts a caption before its picture.
        for child in sorted(kids, key=lambda kid: kid.role == "Caption"):
            yield from _lines(child)
        if element.role == "Caption" and not any(kid.role == "P" for kid in kids):
            yield normal(element.text())


def require_same(data: bytes, edition: Edition, kit: Kit) -> None:
    """Fails unless the PDF says exactly the words of the edition and of the program, in order.

    A table may stand as a table or as a list of its rows, each cell after the header of its column.
    """
    said, at = lines(data), 0
    for choices in _wanted(edition, kit):
        for choice in choices:
            if said[at : at + len(choice)] == choice:
                at += len(choice)
                break
        else:
            raise AssertionError(f"said {said[at : at + 8]}, wanted {choices}")
    assert said[at:] == ()


def _wanted(edition: Edition, kit: Kit) -> Iterator[tuple[Lines, ...]]:
    edition = numbered(edition, kit.words)
    title, *rest = edition.blocks
    yield from _block(title, kit)
    if kit.draft:
        yield ((normal(kit.words.say(phrases.DRAFT_NOTICE)),),)
    for block in rest:
        yield from _block(block, kit)
    yield (_control(edition, kit),)


def _one(text: Text) -> tuple[Lines, ...]:
    return ((normal(plain(text.words)),),)


def _block(block: Block, kit: Kit) -> Iterator[tuple[Lines, ...]]:
    match block:
        case Heading() | Paragraph():
            yield _one(block.text)
        case Listing():
            for item in block.items:
                for inner in item.blocks:
                    yield from _block(inner, kit)
        case Table():
            yield _grid(block), _list(block, kit)
        case Alert():
            yield ((normal(kit.words.say(LABELS[block.kind])),),)
            for inner in block.blocks:
                yield from _block(inner, kit)
        case Footnote():
            (((first, *more),),) = _block(block.blocks[0], kit)
            label = normal(kit.words.say(phrases.NOTE_LABEL, number=str(block.number)))
            yield ((normal(f"{label}{_colon(kit)}{first}"), *more),)
            for inner in block.blocks[1:]:
                yield from _block(inner, kit)
        case Figure():
            if block.description.words:
                yield _one(block.description)
            if block.caption:
                yield _one(block.caption)


def _grid(table: Table) -> Lines:
    cells = (cell for row in (table.header, *table.rows) for cell in row)
    return tuple(normal(plain(cell.words)) for cell in cells if cell.words)


def _list(table: Table, kit: Kit) -> Lines:
    pairs = ((column, cell) for row in table.rows for column, cell in zip(table.header, row, strict=True))
    return tuple(_labelled(column, cell, kit) for column, cell in pairs)


def _labelled(column: Text, cell: Text, kit: Kit) -> str:
    label, value = plain(column.words), plain(cell.words) or "–"
    if not label:
        return normal(value)
    ended = label.rstrip().endswith((":", "：", "?", "؟", "？"))
    return normal(f"{label}{' ' if ended else _colon(kit)}{value}")


def _colon(kit: Kit) -> str:
    return "：" if kit.language.typography.slot == "eastAsia" else ": "


def _control(edition: Edition, kit: Kit) -> Lines:
    record, locale = edition.control, kit.language.locale
    entries = [
        (phrases.OWNER, plain(record.owner.words)),
        (phrases.DEPARTMENT, plain(record.department.words)),
        (phrases.REFERENCE, record.reference),
        (phrases.VERSION, record.version),
        (phrases.PUBLISHED, long_date(record.published, locale)),
        (phrases.REVIEW, long_date(record.review, locale)),
    ]
    if edition.tag != edition.source_tag:
        entries.append((phrases.SOURCE_TITLE, plain(edition.source_title)))
    said = (normal(f"{kit.words.say(label)}{_colon(kit)}{value}") for label, value in entries)
    asked = normal(kit.words.say(phrases.ANOTHER_FORMAT, contact=plain(record.contact.words)))
    owner, department, *others = said
    return (normal(kit.words.say(phrases.ABOUT)), owner, department, asked, *others)
