"""What a check found. Bad content is a finding, never an exception."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """NOTE is for information, REVIEW wants a person's eye, BLOCK keeps the edition from being made."""

    NOTE = "note"
    REVIEW = "review"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding about one message of one leaflet in one language.

    `file` and `line` say where to mend it: the catalogue for a translation, the source for a source text.
    """

    leaflet: str
    tag: str
    code: str
    severity: Severity
    context: str
    words: str
    message: str
    hint: str
    file: str
    line: int
