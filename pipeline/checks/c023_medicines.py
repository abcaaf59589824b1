"""C023: every medicine that the source names is named in the translation."""

from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.catalogue import Message
from pipeline.model.finding import Finding, Mqm, Severity, Span
from pipeline.model.medicine import Medicine
from pipeline.text.markup.inline import plain
from pipeline.text.meaning.medicines import register

CODE = "C023"
_Named = tuple[Medicine, Span]
_HINT = "Name the same medicine, as it is called in your language; if that is right, add it to the glossary."
# In these languages medicines keep their Latin names, respelt, or the list has their own names.
_LATIN = frozenset({"cy", "de", "es", "fr", "it", "pl", "pt", "ro", "tr", "vi"})
_LISTED = frozenset({"ar", "bn", "fa", "ko", "ru", "uk", "ur", "zh-Hans"})
LANGUAGES = (*sorted(_LATIN | _LISTED), "so")


def check(case: Case) -> Iterator[Finding]:
    """The glossary goes before the list of medicines. Where names are respelt freely, a person decides.

    Nothing is said in languages for which there are no names.
    """
    if case.target.tag not in LANGUAGES:
        return
    known = register(case.medicines)
    for message in case.pairs():
        named = known.named_in(plain(message.id.words))
        if not named:
            continue
        target = plain(message.target)
        missing = [one for one in named if not known.stands_in(one[0], target, case.target.tag)]
        lost = [(medicine, span) for medicine, span in missing if not _in_glossary(case, message, span)]
        if lost:
            others = [one for one in known.named_in(target) if all(one[0] is not medicine for medicine, _ in named)]
            yield case.finding(
                CODE,
                Severity.REVIEW if case.target.respells_names else Severity.BLOCK,
                message,
                _found(lost, others),
                _HINT,
                Mqm.MISTRANSLATION,
                tuple(span for _, span in lost),
                tuple(span for _, span in others),
            )


def _in_glossary(case: Case, message: Message, span: Span) -> bool:
    if case.glossary is None:
        return False
    target = plain(message.target)
    places = case.glossary.in_source(plain(message.id.words))
    terms = [place.term for place in places if place.start < span[1] and span[0] < place.end]
    return any(case.glossary.in_target(term, target) for term in terms)


def _found(lost: list[_Named], instead: list[_Named]) -> str:
    names, others = (", ".join(medicine.names[0] for medicine, _ in some) for some in (lost, instead))
    return f"the translation does not name {names}" + (f", but {others}" if others else "")
