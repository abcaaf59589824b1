"""Values of drafting: what a translation memory holds, and what an engine proposes."""

from dataclasses import dataclass
from typing import Protocol

from pipeline.model.catalogue import Message, MessageId
from pipeline.model.language import Language


@dataclass(frozen=True, slots=True)
class Remembered:
    """A finished translation: the source message, its translation, and the leaflet or file it comes from."""

    id: MessageId
    target: str
    origin: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal for one message. `origin` says where it comes from, `score` how alike the sources are (0 to 100)."""

    id: MessageId
    target: str
    origin: str
    score: int
    previous: MessageId | None = None


class Engine(Protocol):
    """Something that proposes translations. `sends` is true when text leaves the machine."""

    name: str
    sends: bool

    def draft(self, messages: tuple[Message, ...], source: Language, target: Language) -> tuple[Draft, ...]:
        """Proposals for some of the messages; none for those it knows nothing of."""
