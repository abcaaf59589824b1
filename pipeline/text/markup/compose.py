"""Leaflet to Markdown source, in one canonical form: parsing what is written here gives the same tree back."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from pipeline.model.leaflet import (
    Alert,
    Block,
    Figure,
    Footnote,
    Heading,
    Item,
    Leaflet,
    Listing,
    Paragraph,
    Table,
    texts,
)
from pipeline.text.markup import frontmatter
from pipeline.text.markup.inline import plain

# The notes to translators, by anchor, that have not been written down yet.
_Notes = Mapping[str, str]


def compose(leaflet: Leaflet) -> str:
    """The Markdown source of a leaflet: its record, its blocks and its notes to translators."""
    notes = {origin.anchor: origin.note for origin in leaflet.origins if origin.note}
    body = "\n".join(_blocks(leaflet.blocks, notes))
    return f"{frontmatter.compose(leaflet.control, leaflet.switches)}\n{body}\n"


def _blocks(blocks: tuple[Block, ...], notes: _Notes) -> Iterator[str]:
    """The lines of some blocks; two lists in a row get different markers, or they would be one."""
    other = False
    before: Block | None = None
    for block in blocks:
        if before is not None:
            yield ""
        other = before is not None and _marks(block) is not None and _marks(block) == _marks(before) and not other
        note, inner = _note(block, notes)
        if note:
            yield f"<!-- TRANSLATORS: {note} -->"
        yield from _lines(block, other, inner)
        before = block


def _marks(block: Block) -> str | None:
    """What the items of a list begin with; two lists in a row that begin alike are one."""
    if not isinstance(block, Listing) or block.terms:
        return None
    return "bullets" if block.start is None else "numbers"


def _note(block: Block, notes: _Notes) -> tuple[str, _Notes]:
    """The note above a block, which all its texts have, and what notes are left for inside it."""
    within = [notes.get(text.anchor, "") for text in texts((block,))]
    if not within or not within[0]:
        return "", notes
    shared = min(within, key=len)
    if not all(note == shared or note.startswith(f"{shared} ") for note in within):
        return "", notes
    left = {text.anchor: notes[text.anchor].removeprefix(shared).strip() for text in texts((block,))}
    return shared, {**notes, **left}


def _lines(block: Block, other: bool, notes: _Notes) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {block.text.words}"
        case Paragraph():
            yield from block.text.words.split("\n")
        case Listing(terms=True):
            yield from _terms(block)
        case Listing():
            yield from _listing(block, other, notes)
        case Table():
            yield from _table(block)
        case Alert():
            yield f"> [!{block.kind.upper()}]"
            if not isinstance(block.blocks[0], Paragraph) or _note(block.blocks[0], notes)[0]:
                yield ">"
            for line in _blocks(block.blocks, notes):
                yield f"> {line}".rstrip()
        case Footnote():
            for number, line in enumerate(_blocks(block.blocks, notes)):
                yield f"[^{block.label}]: {line}" if number == 0 else f"    {line}".rstrip(" ")
        case Figure():
            caption = "" if block.caption is None else f' "{_title(plain(block.caption.words))}"'
            yield f"![{block.description.words}]({block.source}{caption})"
        case _:
            assert_never(block)


def _terms(listing: Listing) -> Iterator[str]:
    for index, item in enumerate(listing.items):
        if index:
            yield ""
        for number, block in enumerate(item.blocks):
            lines = [*_lines(block, False, {})]
            yield lines[0] if number == 0 else f": {lines[0]}"
            yield from lines[1:]


def _listing(listing: Listing, other: bool, notes: _Notes) -> Iterator[str]:
    loose = not all(_is_tight(item, notes) for item in listing.items)
    for index, item in enumerate(listing.items):
        if listing.start is None:
            marker = "* " if other else "- "
        else:
            marker = f"{listing.start + index}{')' if other else '.'} "
        if index and loose:
            yield ""
        lines = _blocks(item.blocks, notes)
        for number, line in enumerate(lines if loose else filter(None, lines)):
            yield (marker if number == 0 else " " * len(marker) if line else "") + line


def _is_tight(item: Item, notes: _Notes) -> bool:
    """Whether an item needs no empty lines: one paragraph, and at most one list below it that can do without.

    A list that begins with another number than 1 is one only below an empty line (CommonMark 0.31, section 5.2).
    """
    match item.blocks:
        case (Paragraph(),):
            return True
        case (Paragraph(), Listing(items=items, start=None | 1, terms=False) as inner):
            return not _note(inner, notes)[0] and all(_is_tight(each, notes) for each in items)
        case _:
            return False


def _table(table: Table) -> Iterator[str]:
    rows = [[text.words.replace("|", "\\|") for text in row] for row in (table.header, *table.rows)]
    for index, row in enumerate(rows):
        yield f"| {' | '.join(row)} |"
        if index == 0:
            yield f"|{' --- |' * len(row)}"


def _title(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"').replace("&", "\\&").replace("<", "\\<")
