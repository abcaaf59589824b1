"""What an inspection of a finished document found. Like a finding, but about a file and not about a message."""

from dataclasses import dataclass

from pipeline.model.finding import Severity
from pipeline.model.kit import UKAAF, Profile, Rules
from pipeline.model.wordfile import Place


@dataclass(frozen=True, slots=True)
class Aim:
    """What a document is meant to be: its class of print, and the guideline it follows."""

    profile: Profile
    rules: Rules = UKAAF


@dataclass(frozen=True, slots=True)
class Remark:
    """One fault at one place, in words for the person who made the file.

    BLOCK: somebody cannot read, hear or trust the document. REVIEW: likely so, a person decides. NOTE: the
    inspection itself could not tell.
    """

    code: str
    severity: Severity
    place: Place
    found: str
    wanted: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.found}; {self.wanted}; {self.remedy}."
