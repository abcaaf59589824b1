"""Sign-offs on disk: `locale/<tag>/<leaflet>.signoffs.jsonl`, one approval a line, only ever appended to."""

from pathlib import Path
from typing import Any

from pipeline.files import jsonlines
from pipeline.model.edition import SignOff

_FIELDS = ("edition", "role", "name", "date")


def path_of(root: Path, leaflet: str, folder: str) -> Path:
    """Where the sign-offs of a leaflet in a language stand; `folder` is its gettext folder."""
    return root / "locale" / folder / f"{leaflet}.signoffs.jsonl"


def read(path: Path) -> tuple[SignOff, ...]:
    """Every sign-off in the file, oldest first; none when there is no file.

    Raises CatalogueError naming the line that is not a sign-off.
    """
    return jsonlines.read(
        path,
        _sign_off,
        "the line is not a sign-off",
        f"a JSON object with {', '.join(_FIELDS)}",
        "sign-offs are added with: polyleaf sign",
    )


def _sign_off(record: Any) -> SignOff:
    return SignOff(*(str(record[field]) for field in _FIELDS))


def append(path: Path, sign_off: SignOff) -> None:
    """Add one sign-off; what stands in the file stays as it is.

    Raises StoreError.
    """
    jsonlines.append(path, [{field: getattr(sign_off, field) for field in _FIELDS}])
