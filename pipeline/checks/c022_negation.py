"""C022: what the source forbids or denies, the translation forbids or denies."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model.case import Case
from pipeline.model.catalogue import Message
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.markup.inline import plain
from pipeline.text.meaning.clauses import paired_clauses, paired_sentences
from pipeline.text.meaning.concord import conditions, gratis, joins, little, parted, soothes, worries
from pipeline.text.meaning.denials import Denials, affirms, denials, excepts, soothing, unless, until
from pipeline.text.meaning.negation import Polarity, denies, listed, polarity, tags
from pipeline.text.segment import primary

CODE = "C022"
LANGUAGES = tuple(tag for tag in tags() if tag != "en")
_HINT = "Read both once more: say “not” where the source says it, and forbid what it forbids."
_EMPTY = Polarity()
_ELSEWHERE = "is not found in the same part of the sentence"


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence: its negations in the source, whether its translation has any, and whether one is lost for certain.

    `missing` says how many denials the translation has too few; negative where it has more. `plain` says that nothing
    else can stand for them; `parted` says what is wrong where there are enough:
    one holds for a word too few, or stands in another clause.
    """

    said: Denials
    kept: bool
    certain: bool
    missing: int
    plain: bool
    echoed: bool = False
    parted: str = ""


def check(case: Case) -> Iterator[Finding]:
    """Compared sentence by sentence.

    A translation may use another wording (avoid, keep away, forbidden, on an empty stomach); only where it has none
    does the finding block, or where one of several is gone and nothing else can stand for it. Fewer negations than the
    source are shown for review. Nothing is said in languages without a list.
    """
    if not (listed(case.source.tag) and listed(case.target.tag)):
        return
    for message in case.pairs():
        source, target = plain(message.id.words), plain(message.target)
        said = denials(source, case.source.tag)
        if excepts(source, case.source.tag):
            yield from _conditional(case, message, source, target)
        if said.firm or said.loose:
            yield from _compare(case, message, source, target, said)
        if soothing(source, case.source.tag):
            yield from _worrying(case, message, source, target)
        elif denies(target, case.target.tag):
            yield from _added(case, message, source, target, said)


def _worrying(case: Case, message: Message, source: str, target: str) -> Iterator[Finding]:
    """A "do not worry" whose "not" is gone and whose "worry" is not."""
    for start, sentence, other in paired_sentences(source, target, case.source, case.target):
        lost = soothing(sentence, case.source.tag)
        found = worries(other, primary(case.target.tag)) if lost and not denies(other, case.target.tag) else ()
        if found:
            words = ", ".join(f"“{sentence[first:last]}”" for first, last in lost)
            place = target.find(other)
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"{words} of the source is not found in the translation",
                _HINT,
                Mqm.MISTRANSLATION,
                tuple((start + first, start + last) for first, last in lost),
                tuple((place + first, place + last) for first, last in found),
            )


def _conditional(case: Case, message: Message, source: str, target: str) -> Iterator[Finding]:
    """An "unless" that became an "if": "if we tell you" is the opposite of "unless we tell you"."""
    for start, sentence, other in paired_sentences(source, target, case.source, case.target):
        lost, language = excepts(sentence, case.source.tag), primary(case.target.tag)
        found = conditions(other, language) if lost else ()
        if not found or polarity(other, case.target.tag).only:
            continue
        if any(polarity(other[first:last], case.target.tag) != _EMPTY for first, last in found):
            continue
        place = target.find(other)
        yield case.finding(
            CODE,
            Severity.BLOCK,
            message,
            "“unless” of the source is “if” in the translation",
            _HINT,
            Mqm.MISTRANSLATION,
            tuple((start + first, start + last) for first, last in lost),
            tuple((place + first, place + last) for first, last in found),
        )


def _added(case: Case, message: Message, source: str, target: str, said: Denials) -> Iterator[Finding]:
    """A sentence that denies although the source's does not, in a translation that denies more often."""
    if polarity(target, case.target.tag, until(source, case.source.tag)).count <= said.count + len(said.loose):
        return
    for start, sentence, other in paired_sentences(source, target, case.source, case.target):
        found = polarity(other, case.target.tag)
        if found.count and affirms(sentence, case.source.tag):
            place = target.find(other)
            words = ", ".join(dict.fromkeys(f"“{other[first:last]}”" for first, last in found.negators))
            yield case.finding(
                CODE,
                Severity.REVIEW,
                message,
                f"the translation says {words}, the source denies nothing",
                "Read both once more: deny only what the source denies.",
                Mqm.ADDITION,
                ((start, start + len(sentence)),),
                tuple((place + first, place + last) for first, last in found.negators),
            )
            return


def _compare(case: Case, message: Message, source: str, target: str, said: Denials) -> Iterator[Finding]:
    units = tuple(_units(case, source, target))
    found = polarity(target, case.target.tag, until(source, case.source.tag), unless(source, case.source.tag))
    whole = _unit(said, found)
    short = tuple(unit for unit in units if unit.missing > 0 and (unit.echoed or whole.missing > 0))
    short = (*short, *(unit for unit in units if unit.parted and unit not in short))
    gone = tuple(unit for unit in units if not unit.kept or unit in short)
    lost = tuple(sorted(span for unit in gone for span in (*unit.said.firm, *unit.said.loose)))
    kept = (*found.negators, *found.others)
    if not lost:
        return
    certain = any(unit.certain for unit in units)
    fewer = sum(unit.kept for unit in units) < sum(bool(unit.said.firm) for unit in units)
    blocking = (certain and fewer) or any(_surely(unit) for unit in short)
    words = ", ".join(dict.fromkeys(f"“{source[start:end]}”" for start, end in lost))
    apart = next((unit.parted for unit in gone if unit.parted), "")
    counts = f"the source has {said.count} negations ({words}), the translation {found.count}"
    yield case.finding(
        CODE,
        Severity.BLOCK if blocking else Severity.REVIEW,
        message,
        f"{words} of the source is not found in the translation"
        if any(not unit.kept for unit in gone)
        else f"{words} of the source {apart}"
        if apart
        else counts,
        _HINT,
        Mqm.MISTRANSLATION,
        lost,
        kept,
    )


def _surely(unit: _Unit) -> bool:
    """Whether a sentence with too few denials must be mended."""
    return unit.said.forbidden if unit.parted else unit.plain and unit.missing > unit.said.parallel


def _units(case: Case, source: str, target: str) -> Iterator[_Unit]:
    """The sentences of source and translation side by side."""
    language = primary(case.target.tag)
    for start, sentence, other in paired_sentences(source, target, case.source, case.target):
        said = denials(sentence, case.source.tag)
        if not (said.firm or said.loose):
            continue
        late = until(sentence, case.source.tag)
        found = polarity(other, case.target.tag, late, unless(sentence, case.source.tag))
        unit = _unit(said, found)
        if (said.alone and little(other)) or (said.free and gratis(other)):
            unit = replace(unit, kept=True)
        if said.parallel and 0 < unit.missing <= said.parallel and joins(other, language).either:
            unit = replace(unit, missing=0)
        if unit.kept and unit.missing <= 0:
            if said.either and found.count == 1 and parted(other, found.negators, language, said.joined):
                unit = replace(unit, parted="holds for two words, in the translation for one of them")
            elif not late and (found.others or found.count > said.count or soothing(sentence, case.source.tag)):
                clauses = tuple(_emptied(case, sentence, other))
                firm = tuple((a + first, a + last) for a, clause in clauses for first, last in clause.firm)
                if firm:
                    unit = replace(unit, said=replace(said, firm=firm, loose=()), parted=_ELSEWHERE)
        yield replace(unit, said=_placed(unit.said, start))


def _emptied(case: Case, sentence: str, other: str) -> Iterator[tuple[int, Denials]]:
    """The clauses of a sentence that deny and whose counterparts do not, if no denial has moved to another clause."""
    emptied = []
    for start, clause, there in paired_clauses(sentence, other):
        said, found = denials(clause, case.source.tag), polarity(there, case.target.tag)
        if not (said.firm or said.loose or said.other or soothes(clause, primary(case.source.tag))):
            if found.negators or found.others:
                return
        elif said.firm and found == _EMPTY:
            emptied.append((start, said))
    yield from emptied


def _unit(said: Denials, found: Polarity) -> _Unit:
    kept = bool(found.negators) or (len(found.others) > said.other and (found.forbids or not said.forbidden))
    if not said.firm:
        kept = kept or bool(found.faint or found.limits or found.soothes)
    other = bool(found.only or ((found.faint or found.limits) and not said.forbidden))
    spare = len(found.others) + len(found.faint)
    missing = said.count - found.count - max(0, spare - said.other)
    if missing <= 0 and said.reworded and said.firm:
        missing = said.count + said.reworded - found.count - spare - len(found.limits)
        other = True
    if missing <= 0 and said.prefixed:
        missing = said.count + said.prefixed - found.count - spare
        other = True
    return _Unit(
        said, kept, bool(said.firm) and not (kept or other), missing, not (other or found.echoed), found.echoed
    )


def _placed(said: Denials, start: int) -> Denials:
    firm, loose = (tuple((first + start, last + start) for first, last in spans) for spans in (said.firm, said.loose))
    return replace(said, firm=firm, loose=loose)
