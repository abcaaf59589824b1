"""A leaflet as values: its control record and its tree of blocks.

The tree is the same for the source and for every language; only the words in it change. Every piece of
text that a person translates is a `Text`, and `map_texts` is the one walk over them: extraction collects
with it and localisation rewrites with it, so the two cannot disagree.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import assert_never


class Role(StrEnum):
    """What a piece of text is for. It becomes the `msgctxt` of its message."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TERM = "term"
    EXPLANATION = "explanation"
    COLUMN_HEADER = "column header"
    CELL = "cell"
    ALERT = "alert"
    FOOTNOTE = "footnote"
    PICTURE = "picture description"
    CAPTION = "caption"
    OWNER = "owner"
    DEPARTMENT = "department"
    CONTACT = "contact"


class AlertKind(StrEnum):
    """The five kinds of GitHub-style alert."""

    NOTE = "note"
    TIP = "tip"
    IMPORTANT = "important"
    WARNING = "warning"
    CAUTION = "caution"


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of text: `words` is inline Markdown on one line (a hard line break is `\\` + newline).

    `anchor` is made from the source and is the same in every language.
    """

    anchor: str
    words: str
    role: Role


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the title, and only the title."""

    text: Text
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """One list item: usually one paragraph, sometimes followed by a nested list."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list. `start` is the number of its first item, or None for a bulleted list.

    Where `terms` is true, each item is a term and its explanations: a paragraph and the paragraphs below it.
    """

    items: tuple[Item, ...]
    start: int | None
    terms: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row. Every row is as long as the header. An empty cell has empty words."""

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Alert:
    """A boxed message that must not be missed."""

    kind: AlertKind
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture. `source` is its path relative to the leaflet's file; `caption` may be None."""

    source: str
    description: Text
    caption: Text | None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note of the leaflet, where it stands: paragraphs and lists, a paragraph first.

    `label` is its name in the source, `number` that by which readers know it: notes are numbered from 1 in the order
    in which the source first mentions them.
    """

    label: str
    number: int
    blocks: tuple["Block", ...]


Block = Heading | Paragraph | Listing | Table | Alert | Figure | Footnote


@dataclass(frozen=True, slots=True)
class Control:
    """The document-control record: what a reader needs to know which leaflet, and which version, this is."""

    reference: str
    version: str
    owner: Text
    department: Text
    contact: Text
    published: date
    review: date
    languages: tuple[str, ...]
    keywords: tuple[str, ...]
    variables: tuple[tuple[str, str], ...]

    def texts(self) -> tuple[Text, ...]:
        """The parts of the record that are translated."""
        return (self.owner, self.department, self.contact)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text stands in its source file, and what the author told translators about it."""

    anchor: str
    line: int
    note: str


@dataclass(frozen=True, slots=True)
class Switches:
    """Which of the program's own parts a leaflet wants on paper; None leaves it to the workspace's settings.

    They belong to no edition: what people sign is the text, not how it is laid out.
    """

    cover: bool | None = None
    contents: bool | None = None
    control: bool | None = None


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A source leaflet. `file` is its path in the workspace, with forward slashes."""

    id: str
    file: str
    language: str
    control: Control
    blocks: tuple[Block, ...]
    origins: tuple[Origin, ...]
    switches: Switches = Switches()

    @property
    def title(self) -> Text:
        """The one level-1 heading; the parser guarantees that it is the first block."""
        first = self.blocks[0]
        assert isinstance(first, Heading)
        return first.text

    def texts(self) -> Iterator[Text]:
        """Every translatable text: the title and body in reading order, then the control record."""
        yield from texts(self.blocks)
        yield from self.control.texts()


def map_texts(blocks: Iterable[Block], change: Callable[[Text], Text]) -> tuple[Block, ...]:
    """The same tree with every text passed through `change`, in reading order."""
    return tuple([_map_block(block, change) for block in blocks])


def _map_block(block: Block, change: Callable[[Text], Text]) -> Block:
    match block:
        case Heading():
            return Heading(change(block.text), block.level)
        case Paragraph():
            return Paragraph(change(block.text))
        case Listing():
            items = tuple([Item(map_texts(item.blocks, change)) for item in block.items])
            return Listing(items, block.start, block.terms)
        case Table():
            header = tuple(map(change, block.header))
            return Table(header, tuple([tuple(map(change, row)) for row in block.rows]))
        case Alert() | Footnote():
            return replace(block, blocks=map_texts(block.blocks, change))
        case Figure():
            description = change(block.description)
            return replace(
                block,
                description=description,
                caption=None if block.caption is None else change(block.caption),
            )
        case _:
            assert_never(block)


def texts(blocks: Iterable[Block]) -> tuple[Text, ...]:
    """Every text of a tree, in reading order; empty table cells are left out."""
    found: list[Text] = []
    _add_texts(found, blocks)
    return tuple([text for text in found if text.words])


def _add_texts(found: list[Text], blocks: Iterable[Block]) -> None:
    """The order of `map_texts`, without making the tree again: every format asks for it several times."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                found.append(block.text)
            case Listing():
                for item in block.items:
                    _add_texts(found, item.blocks)
            case Table():
                found += block.header
                for row in block.rows:
                    found += row
            case Alert() | Footnote():
                _add_texts(found, block.blocks)
            case Figure():
                found.append(block.description)
                if block.caption is not None:
                    found.append(block.caption)
            case _:
                assert_never(block)


def written(block: Block) -> str:
    """A block as one line, with its words: equal blocks have equal lines, and others have others."""
    match block:
        case Heading():
            return f"heading {block.level} {_written(block.text)}"
        case Paragraph():
            return f"paragraph {_written(block.text)}"
        case Listing():
            items = ", ".join(f"({'; '.join(map(written, item.blocks))})" for item in block.items)
            return f"list {block.start} {block.terms} {items}"
        case Table():
            rows = "; ".join(", ".join(map(_written, row)) for row in (block.header, *block.rows))
            return f"table {len(block.header)} {rows}"
        case Alert():
            return f"alert {block.kind} ({'; '.join(map(written, block.blocks))})"
        case Footnote():
            return f"footnote {block.number} {block.label!r} ({'; '.join(map(written, block.blocks))})"
        case Figure():
            caption = "" if block.caption is None else _written(block.caption)
            return f"figure {block.source!r} {_written(block.description)} {caption}"
        case _:
            assert_never(block)


def _written(text: Text) -> str:
    return f"{text.role} {text.anchor} {text.words!r}"


def figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    """Every picture of a tree, in reading order."""
    for block in blocks:
        match block:
            case Figure():
                yield block
            case Alert():
                yield from figures(block.blocks)
            case Listing():
                for item in block.items:
                    yield from figures(item.blocks)
            case Heading() | Paragraph() | Table() | Footnote():
                pass
            case _:
                assert_never(block)
