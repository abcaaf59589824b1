"""R010: no words in block capitals."""

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter

CODE = "R010"
SOURCE = "NHS digital service manual, content guide, Formatting: no block capitals"
LANGUAGES = frozenset({"en"})
ACTIONABLE = True

_SHOUTED = re.compile(r"(?<!\w)[A-Z][A-Z'’-]+(?:[ \u00a0]+(?:[A-Z]{2,}|[AI])(?!\w))*(?!\w)")
# Words that are shouted alone; other single words in capitals are acronyms.
_ALONE = frozenset(
    "ALWAYS AND BEFORE CALL DO IMPORTANT MUST NEVER NO NOT NOW ONLY PLEASE STOP WARNING YOU YOUR".split()
)
_LONGEST_ACRONYM = 5


def look(matter: Matter) -> Iterator[Hit]:
    for passage in matter.passages:
        for match in _SHOUTED.finditer(passage.text):
            words = match.group().split()
            shouted = [word for word in words if word not in matter.words.acronyms]
            if not shouted or (len(words) == 1 and words[0] not in _ALONE and len(words[0]) <= _LONGEST_ACRONYM):
                continue
            if len(words) > 1 and not any(word in _ALONE or len(word) > _LONGEST_ACRONYM for word in shouted):
                continue
            yield Hit(
                passage.anchor,
                match.span(),
                f"“{match.group()}” stands in capitals, which are hard to read",
                "Write small letters; make it bold if it must not be missed",
                Severity.NOTE,
            )
