"""Sign-offs on disk: `locale/<tag>/<leaflet>.signoffs.jsonl`, one approval a line, only ever appended to.

They stand beside the catalogue and not in it: gettext's tools and translators' editors strip whatever they
do not know from a .po file.
"""

import json
from pathlib import Path

from pipeline.files.disk import read_text, write_whole
from pipeline.model.edition import SignOff
from pipeline.model.errors import CatalogueError

_FIELDS = ("edition", "role", "name", "date")


def path_of(root: Path, leaflet: str, folder: str) -> Path:
    """Where the sign-offs of a leaflet in a language stand."""
    return root / "locale" / folder / f"{leaflet}.signoffs.jsonl"


def read(path: Path) -> tuple[SignOff, ...]:
    """Every sign-off in the file, oldest first; none when there is no file.

    Raises CatalogueError naming the line that is not a sign-off.
    """
    if not path.is_file():
        return ()
    found: list[SignOff] = []
    for number, line in enumerate(read_text(path, path.name, CatalogueError).splitlines(), start=1):
        try:
            record = json.loads(line)
            found.append(SignOff(*(str(record[field]) for field in _FIELDS)))
        except (ValueError, KeyError, TypeError):
            raise CatalogueError(
                f"{path.name}:{number}",
                "the line is not a sign-off",
                f"a JSON object with {', '.join(_FIELDS)}",
                "restore the file from its history; sign-offs are added with: polyleaf sign",
            ) from None
    return tuple(found)


def append(path: Path, sign_off: SignOff) -> None:
    """Add one sign-off; what stands in the file stays as it is.

    Raises StoreError.
    """
    old = path.read_bytes() if path.is_file() else b""
    record = {field: getattr(sign_off, field) for field in _FIELDS}
    write_whole(path, old + json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n")
