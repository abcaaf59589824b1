"""Leaflet to Markdown source, in one canonical form: parsing what is written here gives the same tree back."""

from collections.abc import Iterator
from typing import assert_never

from pipeline.model.leaflet import Alert, Block, Figure, Heading, Leaflet, Listing, Paragraph, Table, texts
from pipeline.text import frontmatter
from pipeline.text.inline import plain


def compose(leaflet: Leaflet) -> str:
    """The Markdown source of a leaflet: its record, its blocks and its notes to translators."""
    notes = {origin.anchor: origin.note for origin in leaflet.origins if origin.note}
    parts: list[str] = []
    last_list: Listing | None = None
    other = False
    for block in leaflet.blocks:
        first = next(iter(texts((block,))), None)
        if first is not None and first.anchor in notes:
            parts.append(f"<!-- TRANSLATORS: {notes[first.anchor]} -->")
        other = isinstance(block, Listing) and last_list is not None and not other
        parts.append("\n".join(_lines(block, other)))
        last_list = block if isinstance(block, Listing) else None
    return frontmatter.compose(leaflet.control, leaflet.switches) + "\n" + "\n\n".join(parts) + "\n"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The lines of some blocks; two lists in a row get different markers, or they would be one."""
    other = False
    before: Block | None = None
    for block in blocks:
        if before is not None:
            yield ""
        other = isinstance(block, Listing) and isinstance(before, Listing) and not other
        yield from _lines(block, other)
        before = block


def _lines(block: Block, other: bool) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {block.text.words}"
        case Paragraph():
            yield from block.text.words.split("\n")
        case Listing():
            yield from _listing(block, other)
        case Table():
            yield from _table(block)
        case Alert():
            yield f"> [!{block.kind.upper()}]"
            if not isinstance(block.blocks[0], Paragraph):
                yield ">"
            for line in _blocks(block.blocks):
                yield f"> {line}".rstrip()
        case Figure():
            caption = "" if block.caption is None else f' "{_title(plain(block.caption.words))}"'
            yield f"![{block.description.words}]({block.source}{caption})"
        case _:
            assert_never(block)


def _listing(listing: Listing, other: bool) -> Iterator[str]:
    loose = any(len(item.blocks) > 1 for item in listing.items)
    for index, item in enumerate(listing.items):
        if listing.start is None:
            marker = "* " if other else "- "
        else:
            marker = f"{listing.start + index}{')' if other else '.'} "
        if index and loose:
            yield ""
        for number, line in enumerate(_blocks(item.blocks)):
            yield (marker if number == 0 else " " * len(marker) if line else "") + line


def _table(table: Table) -> Iterator[str]:
    rows = [[text.words.replace("|", "\\|") for text in row] for row in (table.header, *table.rows)]
    for index, row in enumerate(rows):
        yield f"| {' | '.join(row)} |"
        if index == 0:
            yield f"|{' --- |' * len(row)}"


def _title(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"').replace("&", "\\&").replace("<", "\\<")
