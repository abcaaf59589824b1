"""What a walk through a Word file carries with it: what it has found so far, and what surrounds the place it is at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.wordfile import (
    Cell,
    Change,
    Region,
    WordParagraph,
    WordPicture,
    WordSection,
    WordTable,
)
from pipeline.office.colour import Theme
from pipeline.office.numbering import Lists
from pipeline.office.styles import Properties, Styles


@dataclass(slots=True)
class Gathered:
    """What has been found so far, and the numbers of the things found."""

    styles: Styles
    lists: Lists
    known: Theme
    images: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)
    paragraphs: list[WordParagraph] = field(default_factory=list)
    tables: list[WordTable] = field(default_factory=list)
    pictures: list[WordPicture] = field(default_factory=list)
    sections: list[WordSection] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    counts: dict[Region, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a paragraph: its region, its cell, and what the table's style and fill give it."""

    region: Region
    cell: Cell | None = None
    run: tuple[Properties, ...] = ()
    paragraph: tuple[Properties, ...] = ()
    fill: str = ""
    joins: bool = False
    note: str = ""

    @property
    def within(self) -> str:
        """The cell in words."""
        cell = self.cell
        return f"table {cell.table}, row {cell.row}, column {cell.column}" if cell else ""
