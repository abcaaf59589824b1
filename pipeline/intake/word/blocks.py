"""The headings, items, paragraphs and tables of an import as the blocks of a leaflet, with their notes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from pipeline.intake.account import Line
from pipeline.intake.word.inline import (
    Signs,
    inline,
    one_line,
    signs_from,
    signs_of,
    without_marks,
    without_stress,
    words,
)
from pipeline.intake.word.walk import Entry, Grid, Piece, Shown, Walk, place_of, short
from pipeline.model.leaflet import Block, Figure, Footnote, Heading, Item, Listing, Paragraph, Role, Table, Text
from pipeline.model.wordfile import Region, WordFile, WordParagraph
from pipeline.text.markup.fillin import FILL_IN


def notes_of(file: WordFile) -> dict[str, list[WordParagraph]]:
    """The paragraphs of each footnote, by its number in the file."""
    found: dict[str, list[WordParagraph]] = {}
    for paragraph in file.paragraphs:
        if paragraph.region is Region.NOTE:
            found.setdefault(paragraph.note, []).append(paragraph)
    return found


def blocks(walk: Walk, entries: Iterable[Piece]) -> Iterator[Block]:
    """The blocks of a leaflet that the pieces of a Word file make."""
    for kind, group in groupby(entries, _kind):
        if kind == "item":
            items = [each for each in group if isinstance(each, Entry)]
            yield from _listings(walk, items, 0)
            yield from _footnotes(walk, [each.signs for each in items])
            continue
        for each in group:
            if isinstance(each, Grid):
                yield from _grid(walk, each)
            elif isinstance(each, Shown):
                yield Figure(each.source, _text(walk, each.signs, Role.PICTURE, each.place), None)
            elif each.level is not None:
                yield from _heading(walk, each)
            else:
                if words(each.signs):
                    yield Paragraph(_text(walk, each.signs, Role.PARAGRAPH, each.place))
                yield from _footnotes(walk, [each.signs])
    known = set(walk.labels)
    for note in walk.notes:
        if note not in known:
            yield from _plain_note(walk, note, "is mentioned nowhere")


def _kind(entry: Piece) -> str:
    return "item" if isinstance(entry, Entry) and entry.depth is not None else "other"


def _heading(walk: Walk, entry: Entry) -> Iterator[Block]:
    assert entry.level is not None
    signs = without_stress(without_marks(one_line(entry.signs)))
    yield Heading(_text(walk, signs, Role.TITLE if entry.level == 1 else Role.HEADING, entry.place), entry.level)
    yield from _marks_elsewhere(walk, entry.signs, "a heading")


def _marks_elsewhere(walk: Walk, signs: Signs, where: str) -> Iterator[Block]:
    for sign in signs:
        if sign.mark:
            yield from _plain_note(walk, sign.mark, f"was mentioned in {where}, where no mark may stand")


def _plain_note(walk: Walk, note: str, why: str) -> Iterator[Block]:
    walk.labels.setdefault(note, "")
    for paragraph in walk.notes.get(note, ()):
        signs = without_marks(signs_of(paragraph))
        if words(signs):
            walk.remark(f'a note {why}; it is a paragraph now: "{short(words(signs))}"')
            yield Paragraph(_text(walk, signs, Role.PARAGRAPH, place_of(paragraph)))


def _listings(walk: Walk, entries: list[Entry], depth: int) -> Iterator[Listing]:
    """The lists that some items at `depth` and below make."""
    items: list[Item] = []
    start: int | None = None
    expected: int | None = None
    index = 0
    while index < len(entries):
        entry = entries[index]
        end = index + 1
        while end < len(entries) and (entries[end].depth or 0) > depth:
            end += 1
        if items and entry.number != expected:
            yield Listing(tuple(items), start)
            items = []
        if not items:
            start = entry.number
        expected = None if entry.number is None else entry.number + 1
        paragraph = Paragraph(_text(walk, entry.signs, Role.ITEM, entry.place))
        items.append(Item((paragraph, *_listings(walk, entries[index + 1 : end], depth + 1))))
        index = end
    if items:
        yield Listing(tuple(items), start)


def _grid(walk: Walk, grid: Grid) -> Iterator[Block]:
    header = []
    for column, cell in enumerate(grid.rows[0], start=1):
        signs = without_stress(without_marks(cell))
        if not words(signs):
            signs = signs_from(f"{FILL_IN}: the name of column {column}")
            walk.remark(f"{grid.place}: column {column} has no header; write one where it says TO BE FILLED IN")
        header.append(_text(walk, signs, Role.COLUMN_HEADER, f"{grid.place}, row 1, column {column}"))
    rows = [
        tuple(
            _text(walk, cell, Role.CELL, f"{grid.place}, row {number}, column {column}")
            for column, cell in enumerate(row, start=1)
        )
        for number, row in enumerate(grid.rows[1:], start=2)
    ]
    yield Table(tuple(header), tuple(rows))
    yield from _footnotes(walk, [cell for row in grid.rows[1:] for cell in row])
    for cell in grid.rows[0]:
        yield from _marks_elsewhere(walk, cell, "the header of a column")


def _footnotes(walk: Walk, texts: Iterable[Signs]) -> Iterator[Block]:
    """The notes that are mentioned in some texts, below them."""
    for note in dict.fromkeys(sign.mark for signs in texts for sign in signs if sign.mark):
        label = walk.labels.get(note, "")
        paragraphs = [each for each in walk.notes.get(note, ()) if words(signs_of(each))]
        if not label or not paragraphs:
            continue
        blocks = tuple(
            Paragraph(_text(walk, without_marks(signs_of(each)), Role.FOOTNOTE, place_of(each))) for each in paragraphs
        )
        yield Footnote(label, int(label), blocks)


def _text(walk: Walk, signs: Signs, role: Role, place: str) -> Text:
    """The text of some signs; marks of notes get their numbers in the order in which they are mentioned."""
    marked = []
    for sign in signs:
        if sign.mark:
            if not any(words(signs_of(each)) for each in walk.notes.get(sign.mark, ())):
                continue
            taken = [int(label) for label in walk.labels.values() if label]
            label = walk.labels.setdefault(sign.mark, str(max(taken, default=0) + 1))
            sign = replace(sign, mark=label)
        marked.append(sign)
    made = inline(tuple(marked))
    if made.words:
        walk.lines.append(Line(place, made.words))
    if made.plainer:
        walk.plainer.append(place)
    return Text("", made.markdown, role)
