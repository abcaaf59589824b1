"""C003: the placeholders of the source are all in the translation, and the program knows each of them."""

from collections import Counter
from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity, Span
from pipeline.text.inline import PLACEHOLDER, placeholders, plain

CODE = "C003"


def check(case: Case) -> Iterator[Finding]:
    """A placeholder must be copied letter by letter; what fills it is the same in every language."""
    for message in case.pairs():
        source, target = Counter(placeholders(message.id.words)), Counter(placeholders(message.target))
        if source != target:
            names = ", ".join("{{" + name + "}}" for name in sorted((source - target) + (target - source)))
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"{names} is not in both the source and the translation",
                "Copy each {{placeholder}} exactly as it is, and translate only the words around it.",
                Mqm.MARKUP,
                _places(message.id.words),
                _places(message.target),
            )


def _places(words: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in PLACEHOLDER.finditer(plain(words)))
