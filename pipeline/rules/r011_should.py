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
    r"\b(?:it|this|that|pain|swelling|bruising|wound|symptoms?|they|dressing|stitches|scar|feeling|numbness)\s+should\b(?!\s+not)"
    r"|\byou(?:r\s+\w+)?\s+should\s+(?:not\s+)?(?:(?:then|also|only|soon|still)\s+)?"
    r"(?:be able|be better|begin to (?:feel|get|be)|feel|find|get (?:better|feeling|used)|have (?:no|less|recovered)"
    r"|heal|improve|notice|recover|start to (?:feel|get|be)|settle)\b",
    re.IGNORECASE,
)
# "When you should come back" is no advice, and "you should try to walk" is plain advice.
_CLEAR = re.compile(
    r"\b(?:how|if|what|when|where|whether|which|who|why)(?:\s+\w+){0,2}\s+should\b|\bshould\s+try\b", re.IGNORECASE
)
_SHOULD = re.compile(r"\bshould(?:n['’]t)?\b(?!\s+have\b)", re.IGNORECASE)
_IF = re.compile(r"(?:^|[.,;:]\s*)Should\s+(?:you|your|the|it|this|there|any)\b")
_MUST = re.compile(r"\bmust\s+have\s+(?:been|had|got|gone)\b", re.IGNORECASE)


def look(matter: Matter) -> Iterator[Hit]:
    for passage in matter.running():
        conditions = [match.span() for match in _IF.finditer(passage.text)]
        expectations = [match.span() for match in _EXPECTED.finditer(passage.text)]
        clear = [match.span() for match in _CLEAR.finditer(passage.text)]
        for match in _SHOULD.finditer(passage.text):
            if _inside(match, clear):
                continue
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
    if _inside(match, conditions):
        return f"“{match.group()}” means “if” here", "Write “If”"
    if _inside(match, expectations):
        return f"“{match.group()}” may be an expectation or a duty", "Say what usually happens: “it usually ...”"
    return (
        f"“{match.group()}” may be advice or a duty",
        "Write “must” or “do not” for a duty, “we advise you to” or “try to” for advice",
    )


def _inside(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start <= match.start() < end for start, end in spans)
