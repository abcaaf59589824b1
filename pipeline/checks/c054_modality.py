"""C054: what one must do is not what one may do, and what may be is not what is."""

from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.catalogue import Message
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.markup.inline import plain
from pipeline.text.meaning.clauses import paired_sentences
from pipeline.text.meaning.modality import listed, modality, possibilities, tags
from pipeline.text.meaning.negation import polarity
from pipeline.text.meaning.wordpatterns import Span
from pipeline.text.segment import primary

CODE = "C054"
LANGUAGES = tuple(tag for tag in tags() if tag != "en")
_HINT = "Say “must” where the source says it, and “may” or “can” where it says that."
_MUST = "the source says what one must do, the translation what one may do"
_MAY = "the source says what one may do, the translation what one must do"


def check(case: Case) -> Iterator[Finding]:
    """For review, sentence by sentence: one kind in the source and the other one alone in the translation, or no "may".

    Sentences with a negation are let be ("must not" is "may not" in many languages), and so are those with "only" ("you
    must be a nurse to" is "only nurses can"). Nothing is said in languages without a list.
    """
    ours, theirs = primary(case.source.tag), primary(case.target.tag)
    if ours == theirs or not (listed(ours) and listed(theirs)):
        return
    for message in case.pairs():
        source = plain(message.id.words)
        said = modality(source, ours)
        if said.must or said.may:
            yield from _compare(case, message, source, plain(message.target))


def _compare(case: Case, message: Message, source: str, target: str) -> Iterator[Finding]:
    for start, sentence, other in paired_sentences(source, target, case.source, case.target):
        found = _turned(case, sentence, other)
        if found:
            words, here, there = found
            place = max(target.find(other), 0)
            yield case.finding(
                CODE,
                Severity.REVIEW,
                message,
                words,
                _HINT,
                Mqm.MISTRANSLATION,
                tuple((start + first, start + last) for first, last in here),
                tuple((place + first, place + last) for first, last in there),
            )
            return


def _turned(case: Case, sentence: str, other: str) -> tuple[str, tuple[Span, ...], tuple[Span, ...]] | None:
    ours, theirs = primary(case.source.tag), primary(case.target.tag)
    said, told = modality(sentence, ours), modality(other, theirs)
    lost = possibilities(sentence, ours)
    if lost and len(told.may) < len(said.may):
        words = ", ".join(dict.fromkeys(f"“{sentence[first:last]}”" for first, last in lost))
        gone = f"{words} of the source is not found in the translation"
        return (_MAY if told.must and not told.may else gone), lost, told.must
    denied = (polarity(sentence, case.source.tag), polarity(other, case.target.tag))
    if any(one.negators or one.only for one in denied) or (said.must and said.may):
        return None
    if said.must and told.may and not told.must:
        return _MUST, said.must, told.may
    if said.may and told.must and not told.may:
        return _MAY, said.may, told.must
    return None
