"""R011: "should" and "must" say clearly whether it is advice, a duty or an expectation."""

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter

CODE = "R011"
SOURCE = "NHS digital service manual, content guide, How we write: say clearly what people must do"
LANGUAGES = frozenset({"en"})
ACTIONABLE = False

_EXPECTED = re.compile(
    r"\b(?:it|this|that|pain|swelling|bruising|wound|symptoms?|they|dressing|stitches|scar|feeling|numbness)\s+should\b(?!\s+not)",
    re.IGNORECASE,
)
_SHOULD = re.compile(r"\bshould(?:n['’]t)?\b(?!\s+have\b)", re.IGNORECASE)
_IF = re.compile(r"(?:^|[.,;:]\s*)Should\s+(?:you|your|the|it|this|there|any)\b")
_MUST = re.compile(r"\bmust\s+have\s+(?:been|had|got|gone)\b", re.IGNORECASE)


def look(matter: Matter) -> Iterator[Hit]:
    for passage in matter.running():
        conditions = [match.span() for match in _IF.finditer(passage.text)]
        expectations = [match.span() for match in _EXPECTED.finditer(passage.text)]
        for match in _SHOULD.finditer(passage.text):
            yield Hit(passage.anchor, match.span(), *_said(match, conditions, expectations), Severity.NOTE)
        for match in _MUST.finditer(passage.text):
            yield Hit(
                passage.anchor,
                match.span(),
                f"“{match.group()}” may be a guess or a duty",
                "Write “probably” for a guess, “need to have” for a duty",
                Severity.NOTE,
            )


def _said(
    match: re.Match[str], conditions: list[tuple[int, int]], expectations: list[tuple[int, int]]
) -> tuple[str, str]:
    if any(start <= match.start() < end for start, end in conditions):
        return f"“{match.group()}” means “if” here", "Write “If”"
    if any(start <= match.start() < end for start, end in expectations):
        return f"“{match.group()}” may be an expectation or a duty", "Say what usually happens: “it usually ...”"
    return (
        f"“{match.group()}” may be advice or a duty",
        "Write “must” or “do not” for a duty, “we advise you to” or “try to” for advice",
    )
