"""A gettext catalogue as values. The .po file on disk is one way to write it down."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far a message is: EMPTY has no translation, DRAFT is gettext's fuzzy, DONE is translated."""

    EMPTY = "empty"
    DRAFT = "draft"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class MessageId:
    """What identifies a message: gettext's `msgctxt` and `msgid`."""

    context: str
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, the path relative to the workspace."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a catalogue.

    `note` is what the program tells the translator (`#.`), `remark` what people wrote (`# `), both may span
    lines. `previous` is the message this draft was made from (`#|`). `line` is where the message stands in
    its .po file, 0 when it has not been written yet.
    """

    id: MessageId
    target: str = ""
    state: State = State.EMPTY
    note: str = ""
    remark: str = ""
    places: tuple[Place, ...] = ()
    previous: MessageId | None = None
    flags: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one leaflet in one language; `tag` is "" for the template.

    `headers` keeps every header the file had, known or not, in its order. `preamble` is the comment above
    the header. `obsolete` holds translations whose source is gone; they are kept for reuse.
    """

    leaflet: str
    tag: str
    messages: tuple[Message, ...]
    headers: tuple[tuple[str, str], ...] = ()
    preamble: str = ""
    obsolete: tuple[Message, ...] = ()
    file: str = ""

    def by_id(self) -> dict[MessageId, Message]:
        """The messages indexed by their identity."""
        return {message.id: message for message in self.messages}
