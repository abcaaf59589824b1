"""How hard an edition is to read: Edition -> ReadingReport.

Running text is counted: paragraphs, list items, boxed messages. Headings, tables, pictures and the document
record are not, because they are not sentences; the report says how much was left out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import assert_never

from pipeline.model.edition import Edition
from pipeline.model.formula import Counts, Score
from pipeline.model.language import Language
from pipeline.model.leaflet import Alert, Block, Figure, Footnote, Heading, Listing, Paragraph, Table, Text
from pipeline.model.reading import LeftOut, ReadingReport, Record, Section, Sentence
from pipeline.steps.compare import change, compare
from pipeline.steps.mend import mend
from pipeline.steps.plain import Judged
from pipeline.steps.verdict import verdict
from pipeline.text.markup.inline import plain
from pipeline.text.readability.formulas import formula
from pipeline.text.readability.opinion import opinion
from pipeline.text.readability.reading import score, too_short
from pipeline.text.readability.tally import Measured, measure, tally

LONGEST = 10

_RUNNING = ""
_HEADINGS = "headings"
_TABLES = "tables"
_PICTURES = "picture descriptions and captions"
_RECORD = "the document record"
_PARTS = (_HEADINGS, _TABLES, _PICTURES, _RECORD)

Breaker = Callable[[str], tuple[str, ...]]


def read(
    edition: Edition,
    language: Language,
    second_opinion: bool = False,
    judged: Judged | None = None,
    source: Counts | None = None,
    since: Record | None = None,
    coverage: float = 100.0,
    breaker: Breaker | None = None,
    untranslated: frozenset[str] = frozenset(),
) -> ReadingReport:
    """How hard `edition` is to read in `language`.

    With `second_opinion` the report also holds what textstat says of the same sentences. `judged` brings what the rules
    found, `source` the counts of the source edition, `since` the record to compare with, `coverage` the percentage of
    messages that are translated. `breaker` tells the words of a language that is written without spaces.
    `untranslated` are the anchors of texts that are not in this language yet: they are left out.
    """
    measured = tuple(_measured(edition, language, breaker, untranslated))
    running = [(anchor, sentence) for part, anchor, sentence in measured if part == _RUNNING]
    sentences = [sentence for _, sentence in running]
    counts = tally(sentences, language.tag)
    each = [tally([sentence], language.tag) for sentence in sentences]
    scores, reason = _scores(counts, language, each)
    findings = judged.findings if judged else ()
    limit = judged.matter.limit if judged else None
    meets, said = verdict(judged, counts, scores, coverage) if judged else (None, "")
    return ReadingReport(
        leaflet=edition.leaflet,
        tag=edition.tag,
        language=language.english_name,
        counts=counts,
        left_out=_left_out(measured),
        scores=scores,
        reason=reason,
        longest=_longest(running, judged),
        opinion=opinion(sentences, language.tag) if second_opinion else None,
        version=edition.control.version,
        edition=edition.digest,
        profile=judged.matter.profile.name if judged else "",
        limit=limit,
        over_limit=0 if limit is None else sum(sentence.length > limit for sentence in sentences),
        mend=mend(judged) if judged else (),
        findings=findings,
        rules=judged.rules if judged else (),
        meets=meets,
        verdict=said,
        comparison=None if source is None else compare(counts, source, judged.matter.baseline if judged else None),
        sections=_sections(edition, language, counts, breaker, untranslated),
        change=None if since is None else change(since, counts, scores, findings),
        coverage=coverage,
        breaker="dictionary" if breaker else "",
    )


def _measured(
    edition: Edition, language: Language, breaker: Breaker | None, untranslated: frozenset[str]
) -> Iterator[tuple[str, str, Measured]]:
    """Every sentence of an edition, with its part of the leaflet and the anchor of its text."""
    for part, text in (*_parts(edition.blocks), *((_RECORD, text) for text in edition.control.texts())):
        if text.anchor not in untranslated:
            yield from ((part, text.anchor, sentence) for sentence in _sentences(text, language, breaker))


def count_running(edition: Edition, language: Language, left_out: frozenset[str] = frozenset()) -> Counts:
    """The counts of an edition's running text, without the texts with the anchors `left_out`."""
    running = (text for part, text in _parts(edition.blocks) if part == _RUNNING and text.anchor not in left_out)
    return tally([sentence for text in running for sentence in _sentences(text, language, None)], language.tag)


def _parts(blocks: Iterable[Block]) -> Iterator[tuple[str, Text]]:
    """Every text of a tree in reading order, with the part of the leaflet it belongs to."""
    for block in blocks:
        match block:
            case Heading():
                yield _HEADINGS, block.text
            case Paragraph():
                yield _RUNNING, block.text
            case Listing():
                for item in block.items:
                    yield from _parts(item.blocks)
            case Table():
                yield from ((_TABLES, cell) for row in (block.header, *block.rows) for cell in row)
            case Alert() | Footnote():
                yield from _parts(block.blocks)
            case Figure():
                yield from ((_PICTURES, text) for text in (block.description, block.caption) if text is not None)
            case _:
                assert_never(block)


def _sentences(text: Text, language: Language, breaker: Breaker | None) -> tuple[Measured, ...]:
    return measure(plain(text.words), language, breaker)


def _scores(counts: Counts, language: Language, each: Sequence[Counts]) -> tuple[tuple[Score, ...], str]:
    chosen = [found for id in language.formulas if (found := formula(id, language.tag))]
    if not chosen:
        return (), language.formula_reason or "no reading formula is known for this language"
    if reason := too_short(counts):
        return (), reason
    return tuple(score(counts, one, each) for one in chosen), ""


def _left_out(measured: Iterable[tuple[str, str, Measured]]) -> tuple[LeftOut, ...]:
    lengths = dict.fromkeys(_PARTS, 0)
    for part, _, sentence in measured:
        if part != _RUNNING:
            lengths[part] += sentence.length
    return tuple(LeftOut(part, length) for part, length in lengths.items() if length)


def _longest(running: Iterable[tuple[str, Measured]], judged: Judged | None) -> tuple[Sentence, ...]:
    where = judged.where if judged else {}
    found = []
    for anchor, sentence in running:
        place = where.get(anchor)
        file, line = (place.file, place.line) if place else ("", 0)
        found.append(Sentence(anchor, sentence.text, sentence.length, file=file, line=line))
    return tuple(sorted(found, key=lambda sentence: -sentence.length)[:LONGEST])


def _sections(
    edition: Edition, language: Language, whole: Counts, breaker: Breaker | None, untranslated: frozenset[str]
) -> tuple[Section, ...]:
    """The sections under level-2 headings, and what stands before the first under the title."""
    groups: list[tuple[Text, list[Block]]] = []
    for block in edition.blocks:
        if isinstance(block, Heading) and block.level <= 2:
            groups.append((block.text, []))
        elif groups:
            groups[-1][1].append(block)
    found = []
    for heading, blocks in groups:
        texts = (text for part, text in _parts(blocks) if part == _RUNNING and text.anchor not in untranslated)
        sentences = [sentence for text in texts for sentence in _sentences(text, language, breaker)]
        counts = tally(sentences, language.tag)
        scores, _ = _scores(counts, language, [tally([sentence], language.tag) for sentence in sentences])
        share = 100 * counts.length / whole.length if whole.length else 0.0
        found.append(
            Section(heading.anchor, plain(heading.words), share, counts.sentences, scores[0] if scores else None)
        )
    return tuple(section for section in found if section.sentences)
