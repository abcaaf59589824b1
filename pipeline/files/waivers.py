"""Waivers on disk: `locale/<tag>/<leaflet>.waivers.jsonl`, one waiver a line, only ever appended to."""

from pathlib import Path
from typing import Any

from pipeline.files import jsonlines
from pipeline.model.waiver import Waiver

_FIELDS = ("code", "message", "role", "name", "reason", "date", "words")


def path_of(root: Path, leaflet: str, folder: str) -> Path:
    """Where the waivers of a leaflet in a language stand; `folder` is its gettext folder."""
    return root / "locale" / folder / f"{leaflet}.waivers.jsonl"


def read(path: Path) -> tuple[Waiver, ...]:
    """Every waiver in the file, oldest first; none when there is no file.

    Raises CatalogueError naming the line that is not a waiver.
    """
    return jsonlines.read(
        path,
        _waiver,
        "the line is not a waiver",
        f"a JSON object with {', '.join(_FIELDS)}, each a text",
        "waivers are added with: polyleaf waive",
    )


def _waiver(record: Any) -> Waiver:
    values = [record[field] for field in _FIELDS]
    if not all(isinstance(value, str) for value in values) or not all(record[key] for key in _FIELDS[:-1]):
        raise ValueError
    return Waiver(*values)


def append(path: Path, waiver: Waiver) -> None:
    """Add one waiver; what stands in the file stays as it is.

    Raises StoreError.
    """
    jsonlines.append(path, [{field: getattr(waiver, field) for field in _FIELDS}])
