"""R006: verbs are verbs ("assess", not "carry out an assessment of")."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter

CODE = "R006"
SOURCE = "NHS digital service manual, content guide, How we write: verbs instead of nouns made from them"
LANGUAGES = frozenset({"en"})
ACTIONABLE = False

_LIGHT = (
    "carry out|carries out|carried out|carrying out|perform|performs|performed|performing|conduct|conducts|conducted|"
    "make|makes|made|making|give|gives|gave|given|giving|undertake|undertakes|undertook|undertaken|undergo|undergoes|"
    "underwent|undergone|provide|provides|provided|providing|do|does|did|doing|have|has|had|having|take|takes|took|taking"
)


def look(matter: Matter) -> Iterator[Hit]:
    verbs = dict(matter.words.verbs)
    pattern = _pattern(matter.words.verbs)
    for passage in matter.running() if pattern else ():
        for match in pattern.finditer(passage.text) if pattern else ():
            verb = verbs[match["noun"].lower()]
            yield Hit(
                passage.anchor,
                match.span(),
                f"“{match.group()}” hides the verb “{verb}”",
                f"Write “{verb}”",
                Severity.NOTE,
            )


@lru_cache(maxsize=8)
def _pattern(verbs: tuple[tuple[str, str], ...]) -> re.Pattern[str] | None:
    if not verbs:
        return None
    nouns = "|".join(re.escape(noun) for noun, _ in verbs)
    article = r"(?:(?:a|an|the|your|our|their|some)\s+)?(?:\w+\s+)?"
    return re.compile(
        rf"\b(?:(?:{_LIGHT})\s+{article}(?P<noun>{nouns})\b(?![ -]\w*makers?\b)(?:\s+of\b)?)", re.IGNORECASE
    )
