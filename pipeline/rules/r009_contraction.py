"""R009: no "not" is hidden in a contraction ("don't")."""

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter

CODE = "R009"
SOURCE = "NHS digital service manual, content guide, Punctuation: no negative contractions"
LANGUAGES = frozenset({"en"})
ACTIONABLE = True

_CONTRACTION = re.compile(r"\b(?P<verb>[A-Za-z]+)n['’]t\b")
_WHOLE = {"ca": "cannot", "wo": "will not", "sha": "shall not", "ai": "is not"}


def look(matter: Matter) -> Iterator[Hit]:
    for passage in matter.passages:
        for match in _CONTRACTION.finditer(passage.text):
            verb = match["verb"].lower()
            whole = _WHOLE.get(verb, f"{verb} not")
            whole = whole.capitalize() if match.group()[0].isupper() else whole
            yield Hit(
                passage.anchor,
                match.span(),
                f"the “not” in “{match.group()}” is easily missed",
                f"Write “{whole}”",
                Severity.NOTE,
            )
