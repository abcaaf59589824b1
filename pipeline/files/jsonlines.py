"""Records on disk as JSON, one a line, only ever appended to.

Sign-offs, waivers and the like stand so beside a catalogue and not in it: gettext's tools and translators' editors
strip whatever they do not know from a .po file.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pipeline.files.disk import read_text, write_whole
from pipeline.model.errors import CatalogueError

_T = TypeVar("_T")


def read(path: Path, record: Callable[[Any], _T], found: str, wanted: str, added_with: str) -> tuple[_T, ...]:
    """Every record in the file, oldest first; none when there is no file.

    `record` makes one of what the JSON of a line holds, and raises ValueError, KeyError, TypeError or AttributeError
    where that is none. Raises CatalogueError for such a line, named by its number: `found` says that it is no record,
    `wanted` what one is, `added_with` which command writes it.
    """
    if not path.is_file():
        return ()
    # As the workspace has it: locale/<folder>/<file>.
    place = "/".join(path.parts[-3:])
    # Not `splitlines`: a line separator (U+2028) may stand in somebody's reason.
    lines = read_text(path, place, CatalogueError).split("\n")
    made: list[_T] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            made.append(record(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            remedy = f"restore the file from its history; {added_with}"
            raise CatalogueError(f"{place}:{number}", found, wanted, remedy) from None
    return tuple(made)


def append(path: Path, records: Iterable[Mapping[str, object]]) -> None:
    """Add records; what stands in the file stays as it is.

    Raises StoreError.
    """
    old = path.read_bytes() if path.is_file() else b""
    if old and not old.endswith(b"\n"):
        old += b"\n"
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    write_whole(path, old + "".join(lines).encode("utf-8"))
