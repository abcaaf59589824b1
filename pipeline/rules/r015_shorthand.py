"""R015: no shorthand: "&", "(s)", "and/or", "e.g.", "i.e.", "etc"."""

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter

CODE = "R015"
SOURCE = "NHS digital service manual, content guide, Punctuation: no ampersands, bracketed plurals or Latin"
LANGUAGES = frozenset({"en"})
ACTIONABLE = True

_SHORTHAND = re.compile(
    r"(?P<and>(?<=\s)&(?=\s))|(?P<plural>\w+\(s\))|(?P<or>\band/or\b)"
    r"|(?P<eg>\be\.?g\b\.?)|(?P<ie>\bi\.?e\b\.?)|(?P<etc>\betc\b\.?)|(?P<via>\bper (?:annum|diem|se)\b|\bN\.?B\b\.?)",
    re.IGNORECASE,
)
_INSTEAD = {
    "and": "Write “and”",
    "plural": "Write the plural, or both words",
    "or": "Write “and”, or “or”, or “A or B, or both”",
    "eg": "Write “for example” or “such as”",
    "ie": "Write “that is”, or say it plainly the first time",
    "etc": "Name all of them, or begin with “for example”",
    "via": "Write it in English",
}


def look(matter: Matter) -> Iterator[Hit]:
    for passage in matter.passages:
        for match in _SHORTHAND.finditer(passage.text):
            if match["and"] and _is_name(passage.text, match):
                continue
            yield Hit(
                passage.anchor,
                match.span(),
                f"“{match.group()}” is shorthand",
                _INSTEAD[match.lastgroup or ""],
                Severity.NOTE,
            )


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether words with a capital stand on both sides: "Johnson & Johnson"."""
    before, after = text[: match.start()].split()[-1:], text[match.end() :].split()[:1]
    return all(word[:1].isupper() for word in (*before, *after))
