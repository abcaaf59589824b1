"""C027: no wording that the glossary forbids."""

from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.markup.inline import plain

CODE = "C027"


def check(case: Case) -> Iterator[Finding]:
    """Looked for where the source has the term. Nothing is said without a glossary."""
    if case.glossary is None or not case.glossary.terms:
        return
    for message in case.pairs():
        source, target = plain(message.id.words), plain(message.target)
        for place in case.glossary.in_source(source):
            wrong = case.glossary.forbidden_in(place.term, target)
            if wrong:
                used = ", ".join(dict.fromkeys(f"“{target[one.start : one.end]}”" for one in wrong))
                yield case.finding(
                    CODE,
                    Severity.BLOCK,
                    message,
                    f"{used} must not be used for “{place.term.source}”",
                    f"Write “{place.term.target}”, as {case.glossary.file or 'the glossary'} asks for.",
                    Mqm.WRONG_TERM,
                    ((place.start, place.end),),
                    tuple((one.start, one.end) for one in wrong),
                )
