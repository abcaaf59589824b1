"""C052: the same source has the same translation, and different sources have different ones."""

import re
from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.catalogue import Message
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.characters import shown
from pipeline.text.markup.inline import plain

CODE = "C052"
# It compares the messages of a catalogue with each other.
WHOLE = True
_WORDS = re.compile(r"[^\W_]+")
_SHORTEST = 12
_HINT_SAME = "Use one translation for both, unless they mean different things."
_HINT_OTHER = "Look whether one of them was copied to the wrong place."


def check(case: Case) -> Iterator[Finding]:
    """Case and punctuation do not count. Very short texts may well be the same word in the other language."""
    pairs = tuple((message, _bare(message.id.words), _bare(message.target)) for message in case.pairs())
    by_source: dict[str, tuple[Message, str]] = {}
    by_target: dict[str, tuple[Message, str]] = {}
    for message, source, target in pairs:
        first, before = by_source.setdefault(source, (message, target))
        twin, other = by_target.setdefault(target, (message, source))
        if before != target:
            found = f"line {first.line} translates the same source in another way: “{_quoted(first.target)}”"
            yield case.finding(CODE, Severity.NOTE, message, found, _HINT_SAME, Mqm.INCONSISTENT_STYLE)
        elif other != source and len(source) >= _SHORTEST:
            found = f"line {twin.line} has the same translation, but its source is “{_quoted(twin.id.words)}”"
            yield case.finding(CODE, Severity.REVIEW, message, found, _HINT_OTHER, Mqm.MISTRANSLATION)


def _quoted(words: str) -> str:
    return shown(" ".join(words.split()))


def _bare(words: str) -> str:
    return " ".join(_WORDS.findall(plain(words))).casefold()
