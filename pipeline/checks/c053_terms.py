"""C053: the terms of the glossary are translated as it says."""

from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.markup.inline import plain

CODE = "C053"


def check(case: Case) -> Iterator[Finding]:
    """Each term once a message. A forbidden wording is another check's matter; without a glossary nothing is said."""
    if case.glossary is None or not case.glossary.terms:
        return
    for message in case.pairs():
        source, target = plain(message.id.words), plain(message.target)
        places = {place.term: place for place in reversed(case.glossary.in_source(source))}
        for term, place in reversed(places.items()):
            if not case.glossary.in_target(term, target) and not case.glossary.forbidden_in(term, target):
                yield case.finding(
                    CODE,
                    Severity.REVIEW,
                    message,
                    f"“{term.target}” is not used for “{term.source}”",
                    f"Use it, or add the other form to the variants in {case.glossary.file or 'the glossary'}.",
                    Mqm.WRONG_TERM,
                    ((place.start, place.end),),
                )
