"""An existing translation in pieces, and which piece translates which text of the leaflet."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.catalogue import MessageId


class Shape(StrEnum):
    """What a piece looks like. PICTURE is a description that only the file holds."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a text: `words` is inline Markdown, `place` where it stands in its file, in words.

    `linked` are the words of links whose address the file's reader does not tell, in order, as they stand in `words`.
    """

    words: str
    shape: Shape
    place: str
    linked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A text of the leaflet with what may be its translation. `sure` is the confidence in percent, 1 to 99.

    `joined` says that the two were not alone: two pieces made one translation, or one piece was parted.
    """

    id: MessageId
    target: str
    sure: int
    places: tuple[str, ...]
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """What belongs together, in the leaflet's order, and what was left on both sides."""

    pairs: tuple[Pair, ...]
    sources: tuple[MessageId, ...]
    targets: tuple[Piece, ...]
