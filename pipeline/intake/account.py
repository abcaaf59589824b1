"""What an import has made, with an account of every word of the file."""

from dataclasses import dataclass

from pipeline.intake.typed import unmarked
from pipeline.model.leaflet import Block


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that was left out, and where it stood."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """Words of the file that are in the leaflet, without the marker of a list item, and their place in the file."""

    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Left:
    """Words of the file that are not in the leaflet: their place, what they are, and all of them."""

    place: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture of the file that the leaflet shows: its path beside the leaflet, and its bytes."""

    source: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Intake:
    """What was read: the title and the blocks of a leaflet, what was left out, and the words of both.

    `lines` are the words of the leaflet in its order, as the file has them. `left` and `remarks` tell an officer what
    is not in the leaflet, and what to look at in it. `pictures` are to be written beside it. `undecided` are tracked
    changes that nobody has accepted or refused; the leaflet is as if all of them had been accepted.
    """

    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    words: int
    kept: int
    title_line: int
    lines: tuple[Line, ...] = ()
    left: tuple[Left, ...] = ()
    remarks: tuple[str, ...] = ()
    pictures: tuple[Taken, ...] = ()
    undecided: tuple[Left, ...] = ()

    def unmarked(self, number: int, line: str) -> str:
        """A line without the marker of its list item, which the leaflet holds as structure and not as words."""
        return line if number == self.title_line else unmarked(line)


def words_of(text: str) -> list[str]:
    """The words of a text, for the account: whatever stands between spaces and holds a letter or a digit."""
    return [word for word in text.split() if any(character.isalnum() for character in word)]
