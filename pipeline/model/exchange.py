"""What is sent to translators outside, and what comes back from them, whatever the form of the file."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.catalogue import Message, MessageId, State

_LABEL = re.compile(r"(m[0-9a-f]{16})-([a-z]{2}[0-9a-f]{10})")


class Standing(StrEnum):
    """What a returned file itself says of a translation.

    UNSAID: the form has no place for it, or the place is empty.
    """

    FINISHED = "finished"
    UNFINISHED = "unfinished"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A leaflet's messages on their way to a translator. `source` and `target` are BCP 47 tags.

    `file` is the catalogue's path in the workspace, `reference` and `version` are the leaflet's. `source_language` and
    `language` are the English names of both languages, `rtl` says whether the target language runs from right to left.
    `about` tells a translator more of the leaflet. `enclosures` are files that go along where the form has room for
    them, by name.
    """

    leaflet: str
    reference: str
    version: str
    title: str
    file: str
    source: str
    target: str
    source_language: str
    language: str
    rtl: bool
    messages: tuple[Message, ...]
    about: str = ""
    enclosures: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """One message of a file that came back.

    `key` is the identity it was sent with (`key_of`) and `sent` what was in its translation then (`sent_as`), both ""
    when the form has none; `context` is None when the file does not say it. `place` is where it stands in the file, in
    words.
    """

    key: str
    context: str | None
    words: str
    target: str
    standing: Standing
    remark: str
    place: str
    sent: str = ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in a returned file that fits nowhere: where, what was found, what to do."""

    place: str
    found: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that came back. `leaflet`, `source` and `target` are "" where it does not say.

    `flaws` were found while reading it. `headers` are those of a .po file.
    """

    name: str
    leaflet: str
    source: str
    target: str
    messages: tuple[Returned, ...]
    flaws: tuple[Flaw, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


def label(message: Message) -> str:
    """What a form writes beside a message, so that it is known again: its key, and what its translation was."""
    return f"{key_of(message.id)}-{sent_as(message.target, message.state)}"


def read_label(written: str) -> tuple[str, str]:
    """Key and what was sent, from a label; a label that is none of ours is a key without the rest."""
    match = _LABEL.fullmatch(written)
    return (match[1], match[2]) if match else (written, "")


def sent_as(target: str, state: State) -> str:
    """A translation and its state in a few letters: the state's first, then a digest of the words."""
    even = " ".join(unicodedata.normalize("NFC", target).split())
    return state.value[:2] + hashlib.sha256(even.encode()).hexdigest()[:10]


def key_of(message: MessageId) -> str:
    """A message's identity in a few letters that every form can hold: the same words in the same role, the same key."""
    return "m" + hashlib.sha256(f"{message.context}\0{message.words}".encode()).hexdigest()[:16]
