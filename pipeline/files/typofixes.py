"""Source changes that a person called slips: `locale/<tag>/<leaflet>.typofixes.jsonl`, only ever appended to.

They stand beside the sign-offs, so that a reviser can see which finished translations are of an older wording.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.files.disk import read_text, write_whole
from pipeline.model.catalogue import MessageId
from pipeline.model.errors import CatalogueError


@dataclass(frozen=True, slots=True)
class TypoFix:
    """One source text before and after, with the reason and the day (year-month-day)."""

    context: str
    before: str
    after: str
    reason: str
    date: str

    @classmethod
    def of(cls, before: MessageId, after: MessageId, reason: str, date: str) -> "TypoFix":
        """The record of a change of one message."""
        return cls(after.context, before.words, after.words, reason, date)


_FIELDS = ("context", "before", "after", "reason", "date")


def path_of(root: Path, leaflet: str, folder: str) -> Path:
    """Where the record of a leaflet in a language stands."""
    return root / "locale" / folder / f"{leaflet}.typofixes.jsonl"


def read(path: Path) -> tuple[TypoFix, ...]:
    """Every record in the file, oldest first; none when there is no file.

    Raises CatalogueError naming the line that is none.
    """
    if not path.is_file():
        return ()
    found: list[TypoFix] = []
    for number, line in enumerate(read_text(path, path.name, CatalogueError).splitlines(), start=1):
        try:
            record = json.loads(line)
            found.append(TypoFix(*(str(record[field]) for field in _FIELDS)))
        except (ValueError, KeyError, TypeError):
            raise CatalogueError(
                f"{path.name}:{number}",
                "the line is not a record of a change",
                f"a JSON object with {', '.join(_FIELDS)}",
                "restore the file from its history; records are added with: polyleaf update --typo-fix",
            ) from None
    return tuple(found)


def append(path: Path, fixes: tuple[TypoFix, ...]) -> None:
    """Add records; what stands in the file stays as it is.

    Raises StoreError.
    """
    old = path.read_bytes() if path.is_file() else b""
    rows = (json.dumps({field: getattr(fix, field) for field in _FIELDS}, ensure_ascii=False) for fix in fixes)
    write_whole(path, old + "".join(f"{row}\n" for row in rows).encode("utf-8"))
