"""The manifest on disk: `outputs/manifest.json`. It is also what the next build compares with."""

import hashlib
import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.files.disk import write_if_changed
from pipeline.model.artefact import Artefact, Manifest, NotMade

FILE = "manifest.json"
_VERSION = 1


def read(outputs: Path) -> Manifest:
    """The manifest of a former build; an empty one when there is none, or none that can be trusted."""
    try:
        data: dict[str, Any] = json.loads((outputs / FILE).read_text("utf-8"))
        if data["manifest"] != _VERSION:
            return Manifest()
        return Manifest(
            tuple(Artefact(**{**row, "tools": tuple(sorted(row["tools"].items()))}) for row in data["files"]),
            tuple(NotMade(**row) for row in data["not_made"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()


def write(outputs: Path, manifest: Manifest) -> None:
    """Write the manifest unless it is there already.

    Raises StoreError.
    """
    files = sorted(manifest.artefacts, key=lambda row: (row.leaflet, row.tag, row.format))
    not_made = sorted(manifest.not_made, key=lambda row: (row.leaflet, row.tag, row.format))
    data = {
        "manifest": _VERSION,
        "files": [{**asdict(row), "tools": dict(row.tools)} for row in files],
        "not_made": [asdict(row) for row in not_made],
    }
    text = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    write_if_changed(outputs / FILE, text.encode("utf-8"))


def intact(outputs: Path, artefact: Artefact) -> bool:
    """Whether the file is there with the very bytes the manifest names."""
    path = outputs / artefact.file
    if not path.is_file():
        return False
    status = path.stat()
    if status.st_size != artefact.size:
        return False
    return _sha256(path, status.st_ino, status.st_mtime_ns, status.st_ctime_ns, status.st_size) == artefact.sha256


@lru_cache(maxsize=4096)
def _sha256(path: Path, *_state: int) -> str:
    """The digest of a file as it is; one and the same build asks for it more than once."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
