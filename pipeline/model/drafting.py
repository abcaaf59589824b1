"""Values of drafting: what an engine is given, what it proposes, and what it must keep to."""

from dataclasses import dataclass, field
from typing import Protocol

from pipeline.model.catalogue import Message, MessageId
from pipeline.model.glossary import Glossary
from pipeline.model.language import Language


@dataclass(frozen=True, slots=True)
class Remembered:
    """A finished translation: the source message, its translation, and the leaflet or file it comes from."""

    id: MessageId
    target: str
    origin: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A message that wants a draft. `refused` says why the engine's first draft of it could not be used, else "".

    For a message that was refused, an engine may be stricter (figures and terms exactly as they stand), or propose
    nothing.
    """

    message: Message
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal for one message.

    `by` names what made it with its version. `origin` is the leaflet or file of a remembered translation, and `score`
    how alike the two sources are (0 to 100); a machine's draft has "" and None. `fault` says why the proposal cannot
    be used as it came, "" when it can.
    """

    id: MessageId
    target: str
    by: str
    origin: str = ""
    score: int | None = None
    previous: MessageId | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """Where an engine is reached: its address, its model, and the name of the environment variable with its key.

    `timeout` is how long one answer may take, in seconds.
    """

    address: str = ""
    model: str = ""
    key_variable: str = ""
    timeout: int = 60


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Which engines may send text away (`allowed`), and how each one is reached."""

    allowed: tuple[str, ...] = ()
    services: tuple[tuple[str, Service], ...] = ()

    def service(self, engine: str) -> Service:
        """How an engine is reached; what nobody set has its usual value."""
        return dict(self.services).get(engine, Service())


@dataclass(frozen=True, slots=True)
class Supplies:
    """What an engine may work with. `version` is the program's; `key` is a secret and is never shown."""

    glossary: Glossary
    remembered: tuple[Remembered, ...] = ()
    service: Service = field(default_factory=Service)
    key: str = field(default="", repr=False)
    version: str = ""


class Engine(Protocol):
    """Something that proposes translations.

    `sends` is true when text leaves the program, and then `receiver` is the host that gets it. `most` is how many
    messages one call may ask for.
    """

    name: str
    sends: bool
    receiver: str
    most: int

    def draft(self, wanted: tuple[Wanted, ...], source: Language, target: Language) -> tuple[Draft, ...]:
        """At most one proposal for each message, in any order; none for what the engine knows nothing of.

        Raises EngineError when the engine is missing, cannot be reached, or answers what nobody can use.
        """
