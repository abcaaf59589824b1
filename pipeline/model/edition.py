"""A leaflet's words in one language, ready to be made into a document."""

import hashlib
from dataclasses import dataclass, field

from pipeline.model.leaflet import Block, Control, Heading, Text, texts


@dataclass(frozen=True, slots=True)
class Edition:
    """One leaflet in one language: every placeholder filled, every text in that language.

    `source_digest` is the digest of the source leaflet these words translate; `source_title` its title (inline
    Markdown), so that staff can hand out a leaflet they cannot read.
    """

    leaflet: str
    tag: str
    source_tag: str
    source_title: str
    source_digest: str
    control: Control
    blocks: tuple[Block, ...]
    _digest: str = field(default="", init=False, repr=False, compare=False)
    _texts: tuple[Text, ...] = field(default=(), init=False, repr=False, compare=False)

    @property
    def title(self) -> Text:
        """The one level-1 heading."""
        first = self.blocks[0]
        assert isinstance(first, Heading)
        return first.text

    def texts(self) -> tuple[Text, ...]:
        """Every text of the body, in reading order. What makes a document asks for them several times."""
        if not self._texts:
            object.__setattr__(self, "_texts", texts(self.blocks))
        return self._texts

    @property
    def digest(self) -> str:
        """SHA-256 of everything a reader meets in this edition. It is what people sign."""
        if not self._digest:
            object.__setattr__(self, "_digest", hashlib.sha256(repr(self).encode("utf-8")).hexdigest())
        return self._digest


@dataclass(frozen=True, slots=True)
class SignOff:
    """A person's approval of one exact edition."""

    edition: str
    role: str
    name: str
    date: str
