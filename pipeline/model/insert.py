"""A text that is in a leaflet in one language only: who translated it, from which version, whom to call."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.leaflet import Block, Text

# No anchor of a leaflet has an underscore in it.
_ANCHOR = "insert_"


class Spot(StrEnum):
    """Where in the structure of a leaflet an insert stands, whatever the words around it are."""

    AFTER_TITLE = "after-title"
    AT_END = "at-end"


@dataclass(frozen=True, slots=True)
class Insert:
    """One insert as its file has it, placeholders unfilled. `lines` are pairs of an anchor and its line in `file`."""

    file: str
    spot: Spot
    blocks: tuple[Block, ...]
    lines: tuple[tuple[str, int], ...]


def insert_anchor(name: str, number: int) -> str:
    """The anchor of text `number` of the insert in the file `name`, unlike any anchor of a leaflet or other insert."""
    return f"{_ANCHOR}{name.removesuffix('.md').replace('.', '_')}_{number}"


def is_inserted(text: Text) -> bool:
    """Whether a text of an edition comes from an insert."""
    return text.anchor.startswith(_ANCHOR)
