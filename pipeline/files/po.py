"""Catalogues on disk: strict reading of .po files, and writing that gettext's own tools leave alone.

polib is the model; before it sees a file, a scan of our own refuses what polib passes over in silence
(an unterminated string loses its last character, a byte order mark makes the header the first translation).
"""

import re
import unicodedata
from pathlib import Path

import polib

from pipeline.files.disk import read_text, write_if_changed
from pipeline.model.catalogue import Catalogue, Message, MessageId, Place, State
from pipeline.model.errors import CatalogueError
from pipeline.text.characters import LONGEST_TEXT

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"\s*(?:#.*|(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+{_STRING}\s*|{_STRING}\s*)?")
_CONFLICT = re.compile(r"<{7} |={7}$|>{7} |\|{7} ")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\ufffd]")
_UTF8 = re.compile(r"charset=utf-8\b", re.IGNORECASE)
_LARGEST_LINES = 100_000


def read(path: Path, name: str, leaflet: str, tag: str) -> Catalogue:
    """The catalogue in the file at `path`; `name` is its path in the workspace, for errors and findings.

    Raises CatalogueError naming file and line.
    """
    text = read_text(path, name, CatalogueError)
    _scan(text, name)
    try:
        entries = polib.pofile(text, check_for_duplicates=False)
    except (OSError, ValueError, UnicodeDecodeError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise CatalogueError(
            f"{name}:{line.group(1)}" if line else name,
            "the line cannot be read",
            "a .po file as Poedit or Weblate saves it",
            "open the file in Poedit, or undo the last change to this line",
        ) from None
    charset = entries.metadata.get("Content-Type", "")
    if not _UTF8.search(charset):
        raise CatalogueError(name, f'the header says "{charset}"', "charset=UTF-8", "save the file as UTF-8")
    _refuse_duplicates(entries, name)
    _refuse_endless(entries, name)
    return Catalogue(
        leaflet=leaflet,
        tag=tag,
        messages=tuple(_message(entry) for entry in entries if not entry.obsolete),
        headers=tuple(entries.metadata.items()),
        preamble=entries.header,
        obsolete=tuple(_message(entry) for entry in entries if entry.obsolete),
        file=name,
    )


def _scan(text: str, name: str) -> None:
    lines = text.split("\n")
    if len(lines) > _LARGEST_LINES:
        raise CatalogueError(
            name, f"{len(lines)} lines", f"at most {_LARGEST_LINES}", "check that it is the right file"
        )
    for number, line in enumerate(lines, start=1):
        if _CONFLICT.match(line):
            raise CatalogueError(
                f"{name}:{number}",
                "a mark left by two people's changes to the same lines",
                "one version of each message",
                "keep one of the two versions and delete the lines with <<<<<<<, ======= and >>>>>>>",
            )
        if not _LINE.fullmatch(line):
            raise CatalogueError(
                f"{name}:{number}",
                f"the line {line.strip()[:60]!r}",
                'a comment, or a keyword such as msgstr with its text between two "',
                'add the missing ", or write \\" for one inside the text',
            )
        if match := _CONTROLS.search(line):
            raise CatalogueError(
                f"{name}:{number}",
                f"the invisible character U+{ord(match.group()):04X}",
                "text without control characters",
                "type the line again",
            )


def _refuse_duplicates(entries: polib.POFile, name: str) -> None:
    seen: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        key = (entry.msgctxt, entry.msgid)
        if not entry.obsolete and key in seen:
            raise CatalogueError(
                f"{name}:{entry.linenum}",
                f"the message {entry.msgid[:40]!r} stands twice (first in line {seen[key]})",
                "each message once",
                "delete one of the two",
            )
        if not entry.obsolete:
            seen[key] = entry.linenum or 0


def _refuse_endless(entries: polib.POFile, name: str) -> None:
    for entry in entries:
        longest = max(map(len, (entry.msgid, entry.msgstr, entry.previous_msgid or "")))
        if longest > LONGEST_TEXT:
            raise CatalogueError(
                f"{name}:{entry.linenum}",
                f"a message of {longest} characters",
                f"at most {LONGEST_TEXT} characters",
                "check that it is the right text",
            )


def _message(entry: polib.POEntry) -> Message:
    target = unicodedata.normalize("NFC", entry.msgstr)
    # Spaces, dots or invisible characters in place of words are no translation.
    done = any(map(str.isalnum, target)) or (bool(target.strip()) and not any(map(str.isalnum, entry.msgid)))
    fuzzy = "fuzzy" in entry.flags
    previous = MessageId(entry.previous_msgctxt or "", entry.previous_msgid) if entry.previous_msgid else None
    return Message(
        id=MessageId(entry.msgctxt or "", entry.msgid),
        target=target,
        state=State.EMPTY if not done else State.DRAFT if fuzzy else State.DONE,
        note=entry.comment,
        remark=entry.tcomment,
        places=tuple(Place(file, int(line)) for file, line in entry.occurrences if line.isdigit()),
        previous=previous,
        flags=tuple(flag for flag in entry.flags if flag != "fuzzy"),
        line=entry.linenum or 0,
    )


def write(path: Path, catalogue: Catalogue) -> bool:
    """Write the catalogue unless the file already holds these very bytes; say whether it was written.

    Raises StoreError.
    """
    return write_if_changed(path, compose(catalogue).encode("utf-8"))


def compose(catalogue: Catalogue) -> str:
    """The .po (or, without a tag, .pot) text of a catalogue: unwrapped, in the catalogue's order."""
    file = polib.POFile(wrapwidth=0)
    file.header = catalogue.preamble
    file.metadata = dict(catalogue.headers)
    file.metadata_is_fuzzy = False
    for message in catalogue.messages:
        file.append(_entry(message, obsolete=False))
    for message in catalogue.obsolete:
        file.append(_entry(message, obsolete=True))
    return str(file).removeprefix("#\n")


def _entry(message: Message, obsolete: bool) -> polib.POEntry:
    fuzzy = message.state is State.DRAFT
    return polib.POEntry(
        msgctxt=message.id.context or None,
        msgid=message.id.words,
        msgstr=message.target,
        comment=message.note,
        tcomment=message.remark,
        occurrences=[(place.file, str(place.line)) for place in message.places],
        flags=[*(["fuzzy"] if fuzzy else []), *message.flags],
        previous_msgctxt=message.previous.context or None if message.previous and fuzzy else None,
        previous_msgid=message.previous.words if message.previous and fuzzy else None,
        obsolete=obsolete,
    )
