"""C055: a question stays a question, and a sentence ends as the source's does."""

from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.markup.inline import plain

CODE = "C055"
_MARKS = {"a question mark": "?？؟", "an exclamation mark": "!！", "a colon": ":：", "a full stop": ".。।۔｡"}
_ENDS = {mark: name for name, marks in _MARKS.items() for mark in marks}
_CLOSERS = " \u00a0\u202f\"'”’»›)]）】」』*\u2066\u2067\u2068\u2069\u200e\u200f"


def check(case: Case) -> Iterator[Finding]:
    """For information; a question that is none any more is for review. Every script's own marks are right."""
    for message in case.pairs():
        source, target = _end(plain(message.id.words)), _end(plain(message.target))
        if source == target:
            continue
        question = "a question mark" in (source, target)
        yield case.finding(
            CODE,
            Severity.REVIEW if question else Severity.NOTE,
            message,
            f"the source ends with {source or 'no mark'}, the translation with {target or 'no mark'}",
            "End it as the source ends, unless your language does so differently.",
            Mqm.PUNCTUATION,
        )


def _end(words: str) -> str:
    return _ENDS.get(words.rstrip(_CLOSERS)[-1:], "")
