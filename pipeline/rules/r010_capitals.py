"""R010: no words in block capitals."""

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter
from pipeline.rules.capitals import is_shouted

CODE = "R010"
SOURCE = "NHS digital service manual, content guide, Formatting: no block capitals"
LANGUAGES = frozenset({"en"})
ACTIONABLE = True

_SHOUTED = re.compile(r"(?<!\w)[A-Z][A-Z'’-]+(?:[ \u00a0]+(?:[A-Z]{2,}|[AI])(?!\w))*(?!\w)")


def look(matter: Matter) -> Iterator[Hit]:
    for passage in matter.passages:
        for match in _SHOUTED.finditer(passage.text):
            shouted = [word for word in re.split(r"[\s-]+", match.group()) if word not in matter.words.acronyms]
            if not any(map(is_shouted, shouted)) or _is_in_brackets(passage.text, match):
                continue
            yield Hit(
                passage.anchor,
                match.span(),
                f"“{match.group()}” stands in capitals, which are hard to read",
                "Write small letters; make it bold if it must not be missed",
                Severity.NOTE,
            )


def _is_in_brackets(text: str, match: re.Match[str]) -> bool:
    """Whether it is alone in brackets behind other words: the acronym of a name, however long."""
    return text[: match.start()].rstrip(" ")[-1:] == "(" and text[match.end() :][:1] == ")" and match.start() > 1
