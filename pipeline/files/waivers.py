"""Waivers on disk: `locale/<tag>/<leaflet>.waivers.jsonl`, one waiver a line, only ever appended to.

They stand beside the catalogue and not in it, as sign-offs do: gettext's tools strip what they do not know.
"""

import json
from pathlib import Path

from pipeline.files.disk import read_text, write_whole
from pipeline.model.errors import CatalogueError
from pipeline.model.waiver import Waiver

_FIELDS = ("code", "message", "role", "name", "reason", "date", "words")


def path_of(root: Path, leaflet: str, folder: str) -> Path:
    """Where the waivers of a leaflet in a language stand; `folder` is its gettext folder."""
    return root / "locale" / folder / f"{leaflet}.waivers.jsonl"


def read(path: Path) -> tuple[Waiver, ...]:
    """Every waiver in the file, oldest first; none when there is no file.

    Raises CatalogueError naming the line that is not a waiver.
    """
    if not path.is_file():
        return ()
    lines = read_text(path, path.name, CatalogueError).split("\n")
    return tuple(_waiver(line, f"{path.name}:{number}") for number, line in enumerate(lines, start=1) if line.strip())


def _waiver(line: str, place: str) -> Waiver:
    try:
        record = json.loads(line)
        values = [record[field] for field in _FIELDS]
        if not all(isinstance(value, str) for value in values) or not all(record[key] for key in _FIELDS[:-1]):
            raise ValueError
        return Waiver(*values)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise CatalogueError(
            place,
            "the line is not a waiver",
            f"a JSON object with {', '.join(_FIELDS)}, each a text",
            "restore the file from its history; waivers are added with: polyleaf waive",
        ) from None


def append(path: Path, waiver: Waiver) -> None:
    """Add one waiver; what stands in the file stays as it is.

    Raises StoreError.
    """
    old = path.read_bytes() if path.is_file() else b""
    if old and not old.endswith(b"\n"):
        old += b"\n"
    record = {field: getattr(waiver, field) for field in _FIELDS}
    write_whole(path, old + json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n")
