"""Source changes that a person called slips: `locale/<tag>/<leaflet>.typofixes.jsonl`, only ever appended to.

They stand beside the sign-offs, so that a reviser can see which finished translations are of an older wording.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.files import jsonlines
from pipeline.model.catalogue import MessageId


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
    """Where the record of a leaflet in a language stands; `folder` is its gettext folder."""
    return root / "locale" / folder / f"{leaflet}.typofixes.jsonl"


def read(path: Path) -> tuple[TypoFix, ...]:
    """Every record in the file, oldest first; none when there is no file.

    Raises CatalogueError naming the line that is none.
    """
    return jsonlines.read(
        path,
        _typo_fix,
        "the line is not a record of a change",
        f"a JSON object with {', '.join(_FIELDS)}",
        "records are added with: polyleaf update --typo-fix",
    )


def _typo_fix(record: Any) -> TypoFix:
    return TypoFix(*(str(record[field]) for field in _FIELDS))


def append(path: Path, fixes: tuple[TypoFix, ...]) -> None:
    """Add records; what stands in the file stays as it is.

    Raises StoreError.
    """
    jsonlines.append(path, ({field: getattr(fix, field) for field in _FIELDS} for fix in fixes))
