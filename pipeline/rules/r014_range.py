"""R014: a range has the word "to" and no dash."""

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter

CODE = "R014"
SOURCE = "NHS digital service manual, content guide, Numbers: use “to” in ranges"
LANGUAGES = frozenset({"en"})
ACTIONABLE = True

_RANGE = re.compile(
    r"(?<![\w.,/–-])(?P<low>\d+(?:\.\d+)?)[ \u00a0]?[-–—][ \u00a0]?(?P<high>\d+(?:\.\d+)?)(?![\d/]|[-–]\d|[.:]\d)"
)
_PHONE = re.compile(r"(?:\+|\b0)\d[\d ()-]{6,}\d|\(\d{3}\)[ \u00a0]?\d{3}[-–]\d{4}|\b\d{3}[-–]\d{4}\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


def look(matter: Matter) -> Iterator[Hit]:
    for passage in matter.running():
        phones = [match.span() for match in _PHONE.finditer(passage.text)]
        for match in _RANGE.finditer(passage.text):
            if any(start <= match.start() < end for start, end in phones):
                continue
            low, high = match["low"], match["high"]
            if _YEAR.fullmatch(low) and len(high) == 2 and high > low[2:]:
                high = low[:2] + high
            yield Hit(
                passage.anchor,
                match.span(),
                f"the dash in “{match.group()}” can be read as minus, or not at all",
                f"Write “{low} to {high}”",
                Severity.NOTE,
            )
