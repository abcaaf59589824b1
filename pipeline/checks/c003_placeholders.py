"""C003: the placeholders and the marks of notes in the source are all in the translation, and no others."""

from collections import Counter
from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity, Span
from pipeline.model.inline import NoteMark
from pipeline.text.markup.inline import PLACEHOLDER, note_marks, placeholders, plain

CODE = "C003"


def check(case: Case) -> Iterator[Finding]:
    """Both must be copied letter by letter: what fills a placeholder, and which note is meant, is the same for all."""
    for message in case.pairs():
        words, target = message.id.words, message.target
        fillings = _differing(_names(words), _names(target)) if "{{" in words or "{{" in target else ()
        if fillings:
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"{fillings} is not in both the source and the translation",
                "Copy each {{placeholder}} exactly as it is, and translate only the words around it.",
                Mqm.MARKUP,
                _places(words),
                _places(target),
            )
        marks = _differing(_notes(words), _notes(target)) if "[^" in words or "[^" in target else ""
        if marks:
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"{marks} is not as often in the translation as in the source",
                "Copy the mark of a note such as [^1] exactly, once, behind the words that the note is about. "
                "The note itself is a message of its own.",
                Mqm.MARKUP,
            )


def _differing(source: Counter[str], target: Counter[str]) -> str:
    return ", ".join(sorted((source - target) + (target - source)))


def _names(words: str) -> Counter[str]:
    return Counter("{{" + name + "}}" for name in placeholders(words))


def _notes(words: str) -> Counter[str]:
    """The marks of notes, those that only the program may write, and what would be printed as it stands."""
    stray = plain(words).count("[^")
    return Counter(map(_written, note_marks(words))) + Counter({"stray [^": stray})


def _written(mark: NoteMark) -> str:
    return f"[^{mark.label}:{mark.mention}:{mark.words}]" if mark.words else f"[^{mark.label}]"


def _places(words: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in PLACEHOLDER.finditer(plain(words)))
