"""What a build made, and what it did not make and why."""

from dataclasses import dataclass

# In place of a language: the leaflet's source cannot be read, so that nobody knows its languages.
EVERY_TAG = ""


@dataclass(frozen=True, slots=True)
class Artefact:
    """One finished file. `file` is relative to the outputs folder; `key` is the digest of all that decided its bytes.

    `status` is "draft" or "signed". `source` and `edition` are the digests of what it was made from; `tools`
    the versions of what made it.
    """

    leaflet: str
    tag: str
    format: str
    file: str
    media_type: str
    size: int
    sha256: str
    key: str
    status: str
    source: str
    edition: str
    tools: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NotMade:
    """A file that was not made, with the reason in words; `tag` may be EVERY_TAG."""

    leaflet: str
    tag: str
    format: str
    reason: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a workspace's outputs hold, sorted by leaflet, language and format."""

    artefacts: tuple[Artefact, ...] = ()
    not_made: tuple[NotMade, ...] = ()
