"""C015: nothing turns the order of letters and figures round."""

from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.characters import named, turning
from pipeline.text.markup.inline import plain

CODE = "C015"
_HINT = (
    "Delete it; figures and names are kept in their order in every format. If you cannot find it, type the words again."
)


def check(case: Case) -> Iterator[Finding]:
    """An override makes 005 of 500, and a direction mark inside a number cuts it into two that change places.

    Whole isolates and marks between words are let be: translators into Arabic and Urdu need them in their editors.
    """
    for message in case.pairs():
        words = plain(message.target)
        if places := turning(words):
            found = ", ".join(dict.fromkeys(named(words[start]) for start, _ in places))
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"{found} turns the order of what is read",
                _HINT,
                Mqm.CHARACTERS,
                (),
                places,
            )
