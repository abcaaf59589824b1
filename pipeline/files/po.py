"""Catalogues on disk: .po files, read strictly and written so that gettext's own tools leave them alone.

polib is the model of an entry and writes it down; reading is our own (`poread`), because polib, like gettext, passes
over what must not be passed over (an unterminated string loses its last character, a double message stays double).
"""

from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

import polib

from pipeline.files import poread
from pipeline.files.disk import read_text, write_if_changed
from pipeline.model.catalogue import Catalogue, Message, Place, State
from pipeline.model.errors import CatalogueError

# How gettext's programs fold lines of references, which they do even where they fold nothing else.
_REFERENCES_WIDTH = 79


def read(path: Path, name: str, leaflet: str, tag: str) -> Catalogue:
    """The catalogue in the file at `path`; `name` is its path in the workspace, for errors and findings.

    A byte order mark is dropped and Windows line ends are taken as line ends. Raises CatalogueError naming file, line,
    column and remedy.
    """
    return poread.parse(read_text(path, name, CatalogueError), name, leaflet, tag)


def has_mark(path: Path) -> bool:
    """Whether the file begins with a byte order mark, which gettext's programs take for a part of the text."""
    with path.open("rb") as file:
        return file.read(len(BOM_UTF8)) == BOM_UTF8


def write(path: Path, catalogue: Catalogue) -> bool:
    """Write the catalogue unless the file already holds these very bytes; say whether it was written.

    Raises StoreError.
    """
    return write_if_changed(path, encoded(catalogue))


def encoded(catalogue: Catalogue) -> bytes:
    """The bytes of the file of a catalogue."""
    return b"".join(part.encode("utf-8") for part in _parts(catalogue))


def compose(catalogue: Catalogue) -> str:
    """The .po (or, without a tag, .pot) text of a catalogue: unwrapped, in the catalogue's order."""
    return "".join(_parts(catalogue))


def _parts(catalogue: Catalogue) -> Iterator[str]:
    header = polib.POEntry(msgid="", tcomment=catalogue.preamble)
    header.msgstr = "".join(f"{name}: {value}\n" for name, value in catalogue.headers)
    yield _text(header)
    entry = polib.POEntry()
    for message in catalogue.messages:
        yield "\n" + _text(_filled(entry, message))
    entry = polib.POEntry(obsolete=True)
    for message in catalogue.obsolete:
        yield "\n" + _text(_filled(entry, message))


def _filled(entry: polib.POEntry, message: Message) -> polib.POEntry:
    """One entry serves for all messages: making one takes longer than writing it down.

    Only a message without a context, which is rare, gets a fresh one: a context is taken off no entry of polib's.
    """
    if message.id.context:
        entry.msgctxt = message.id.context
    else:
        entry = polib.POEntry(obsolete=entry.obsolete)
    fuzzy = message.state is State.DRAFT
    previous = message.previous if fuzzy else None
    entry.msgid = message.id.words
    entry.msgstr = message.target
    entry.comment = message.note
    entry.tcomment = message.remark
    entry.occurrences = [(_folded(message.places), "")] if message.places else []
    entry.flags = ["fuzzy", *message.flags] if fuzzy else list(message.flags)
    entry.previous_msgctxt = previous.context or None if previous else None
    entry.previous_msgid = previous.words if previous else None
    return entry


def _folded(places: tuple[Place, ...]) -> str:
    if len(places) == 1:
        return _reference(places[0])
    lines = [""]
    for reference in map(_reference, places):
        if lines[-1] and 2 + len(lines[-1].encode()) + 1 + len(reference.encode()) > _REFERENCES_WIDTH:
            lines.append("")
        lines[-1] += f" {reference}"
    return "\n#:".join(lines).removeprefix(" ")


def _reference(place: Place) -> str:
    return f"\u2068{place.file}\u2069:{place.line}" if " " in place.file else f"{place.file}:{place.line}"


def _text(entry: polib.POEntry) -> str:
    text: str = entry.__unicode__(wrapwidth=0)
    # An empty line of a comment is a # alone to gettext's programs.
    return (
        "\n".join(line.rstrip() if line in ("# ", "#. ") else line for line in text.split("\n"))
        if ("# \n" in text or "#. \n" in text)
        else text
    )
