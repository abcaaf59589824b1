"""What the last update found in line: a record of digests, so that files nobody has touched are not read again.

An entry says that an update of exactly these bytes, by exactly this program, changes nothing. That stays true whatever
happens to the files, so that two updates at once can only lose each other's entries, and a lost entry costs time.
"""

import hashlib
import json
import platform
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.files import program
from pipeline.files.disk import LARGEST_TEXT, write_if_changed
from pipeline.files.store import FOLDER, key_of
from pipeline.model.errors import StoreError

# What reads leaflets and catalogues, and what finds similar messages and the forms of plurals.
_TOOLS = ("babel", "markdown-it-py", "polib", "pyyaml", "rapidfuzz")
_FILE = f"{FOLDER}/updated.json"


@dataclass(frozen=True, slots=True)
class Tally:
    """What an update says of a catalogue: how many messages are translated, fuzzy, critical and empty."""

    done: int
    draft: int
    critical: int
    empty: int


@dataclass(frozen=True, slots=True)
class InLine:
    """A leaflet that is in line. `tags` are all its languages but its own; `catalogues` are pairs of the digest and the
    tally of those that are in line, by their language.
    """

    source: str
    template: str
    messages: int
    tags: tuple[str, ...]
    catalogues: Mapping[str, tuple[str, Tally]]


def digest(data: bytes) -> str:
    """The digest of a file's bytes, as the record has it."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """The digest of a file, "" for one that is not there or that a reader must look at more closely: a link, say."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_TEXT:
            return ""
        with path.open("rb", buffering=0) as file:
            return digest(file.read())
    except OSError:
        return ""


def read(outputs: Path, language: str) -> dict[str, InLine]:
    """The leaflets that were in line, by their ids; none when there is no record, or none that can be trusted.

    `language` is the source language of the workspace.
    """
    try:
        told, _, text = (outputs / _FILE).read_text("utf-8").partition("\n")
        if told != digest(text.encode("utf-8")):
            return {}
        data: dict[str, Any] = json.loads(text)
        if data["program"] != _program(language):
            return {}
        return {leaflet: _in_line(entry) for leaflet, entry in data["leaflets"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write(outputs: Path, language: str, leaflets: Mapping[str, InLine]) -> None:
    """Keep the record, if there is anything to keep.

    Where it cannot be kept, the next update takes longer, and nothing else.
    """
    if not leaflets and not (outputs / _FILE).exists():
        return
    entries = {leaflet: _entry(leaflets[leaflet]) for leaflet in sorted(leaflets)}
    text = json.dumps({"program": _program(language), "leaflets": entries}, separators=(",", ":"))
    with suppress(StoreError, OSError):
        write_if_changed(outputs / _FILE, f"{digest(text.encode('utf-8'))}\n{text}".encode())


def _program(language: str) -> str:
    versions = (f"{tool} {program.tool_version(tool)}" for tool in _TOOLS)
    return key_of("updated", program.code_digest(), platform.python_version(), language, *versions)


def _entry(one: InLine) -> dict[str, object]:
    tallies = {
        tag: [kept, told.done, told.draft, told.critical, told.empty] for tag, (kept, told) in one.catalogues.items()
    }
    return {
        "source": one.source,
        "template": one.template,
        "messages": one.messages,
        "tags": one.tags,
        "catalogues": tallies,
    }


def _in_line(entry: dict[str, Any]) -> InLine:
    catalogues = {tag: (str(kept), Tally(*map(int, tally))) for tag, (kept, *tally) in entry["catalogues"].items()}
    return InLine(entry["source"], entry["template"], int(entry["messages"]), tuple(entry["tags"]), catalogues)
