"""What is carried through the import of a Word file: what it is made into on the way, and what has been found."""

from dataclasses import dataclass, field

from pipeline.intake.account import Line, Taken
from pipeline.intake.word.inline import Signs
from pipeline.model.wordfile import WordFile, WordParagraph, WordPicture
from pipeline.text.excerpt import excerpt

_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading (`level`), an item of a list (`depth`, `number` or None for a bullet), or a paragraph."""

    signs: Signs
    place: str
    level: int | None = None
    depth: int | None = None
    number: int | None = None
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that a leaflet can show: the path that it gets, and what it shows."""

    source: str
    signs: Signs
    place: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that a leaflet can hold: rows of cells, the header first."""

    rows: tuple[tuple[Signs, ...], ...]
    place: str


Piece = Entry | Shown | Grid


@dataclass(slots=True)
class Walk:
    """What is known of the file, and what has been found while its blocks are made.

    `notes` are the paragraphs of each note; `pictures` those of each paragraph, by its identity; `taken` the pictures
    that the leaflet shows; `plain` says that nothing in the file is bold. `labels` are the numbers of the notes, in the
    order in which they are mentioned; `counts` the numbers of list items so far; `plainer` the places of texts that had
    to lose bold, emphasis or a link.
    """

    file: WordFile
    notes: dict[str, list[WordParagraph]]
    pictures: dict[int, tuple[WordPicture, ...]]
    taken: dict[WordPicture, Taken]
    plain: bool
    labels: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    remarks: dict[str, None] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    plainer: list[str] = field(default_factory=list)

    def remark(self, text: str) -> None:
        """Say something once."""
        self.remarks[text] = None


def place_of(paragraph: WordParagraph) -> str:
    """Where a paragraph stands in the file, with its first words."""
    quote = f' ("{short(paragraph.place.quote)}")' if paragraph.place.quote else ""
    return f"{paragraph.place}{quote}"


def short(text: str) -> str:
    """The beginning of some words, for a place or a remark."""
    return excerpt(text, _QUOTED)
