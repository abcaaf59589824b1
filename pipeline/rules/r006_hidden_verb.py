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
_FORMS_OF_BE = (
    r"(?:(?:will|can|may|might|must|should|could|has|have|had)\s+)?(?:not\s+)?(?:be|been|being|is|are|was|were)"
)
_DONE = "carried out|performed|conducted|made|given|undertaken|provided|done|taken"


def look(matter: Matter) -> Iterator[Hit]:
    verbs = dict(matter.words.verbs)
    pattern = _pattern(matter.words.verbs)
    for passage in matter.running() if pattern else ():
        for match in pattern.finditer(passage.text) if pattern else ():
            verb = verbs[(match["noun"] or match["first"]).lower()]
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
    to_whom = r"(?:(?:you|me|us|them|him|her|it)\s+)?"
    after = rf"\b(?:{_LIGHT})\s+{to_whom}{article}(?P<noun>{nouns})\b(?![ -]\w*makers?\b)(?:\s+of\b)?"
    # "An assessment of your home will be undertaken": the verb hides in front.
    before = rf"\b(?P<first>{nouns})\s+(?:of\s+(?:[\w’']+\s+){{1,4}}?)?{_FORMS_OF_BE}\s+(?:\w+ly\s+)?(?:{_DONE})\b"
    return re.compile(f"{after}|{before}", re.IGNORECASE)
