"""How hard an edition is to read: Edition -> ReadingReport.

Running text is counted: paragraphs, list items, boxed messages. Headings, tables, pictures and the document
record are not, because they are not sentences; the report says how much was left out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import assert_never

from pipeline.model.edition import Edition
from pipeline.model.finding import Finding, Severity
from pipeline.model.language import Language
from pipeline.model.leaflet import Alert, Block, Figure, Heading, Listing, Paragraph, Table, Text
from pipeline.model.plain import Matter, Passage, PlacedSentence, Profile
from pipeline.model.reading import (
    Baseline,
    Change,
    Comparison,
    Counts,
    LeftOut,
    ReadingReport,
    Record,
    Score,
    Section,
    Sentence,
    Unit,
)
from pipeline.steps.plain import Where
from pipeline.steps.waive import message_digest
from pipeline.text.formulas import formula
from pipeline.text.inline import plain
from pipeline.text.opinion import opinion
from pipeline.text.reading import (
    LONG_WORD_LETTERS,
    MINIMUM_SENTENCES,
    Measured,
    measure,
    score,
    tally,
    too_short,
)
from pipeline.text.segment import letters
from pipeline.text.syllables import syllables

# Rules about paragraphs and lists: no single sentence is to blame.
WIDE_RULES = frozenset({"R002", "R003", "R004"})
LONGEST = 10
MEND = 10
# A translation is called harder only well beyond the median of its language, so that its normal forms never are.
HARDER_SENTENCE = 1.25
HARDER_LONG_WORDS = 10.0

_RUNNING = ""
_HEADINGS = "headings"
_TABLES = "tables"
_PICTURES = "picture descriptions and captions"
_RECORD = "the document record"
_PARTS = (_HEADINGS, _TABLES, _PICTURES, _RECORD)

Breaker = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the plain-language rules made of an edition: see `pipeline.steps.plain`."""

    matter: Matter
    findings: tuple[Finding, ...]
    rules: tuple[tuple[str, str], ...]
    where: dict[str, Where]


def read(
    edition: Edition,
    language: Language,
    second_opinion: bool = False,
    judged: Judged | None = None,
    source: Counts | None = None,
    since: Record | None = None,
    coverage: float = 100.0,
    breaker: Breaker | None = None,
) -> ReadingReport:
    """How hard `edition` is to read in `language`.

    With `second_opinion` the report also holds what textstat says of the same sentences. `judged` brings what the rules
    found, `source` the counts of the source edition, `since` the record to compare with, `coverage` the percentage of
    messages that are translated. `breaker` tells the words of a language that is written without spaces.
    """
    parts = [*_parts(edition.blocks), *((_RECORD, text) for text in edition.control.texts())]
    measured = [
        (part, text.anchor, sentence) for part, text in parts for sentence in _sentences(text, language, breaker)
    ]
    running = [(anchor, sentence) for part, anchor, sentence in measured if part == _RUNNING]
    sentences = [sentence for _, sentence in running]
    counts = tally(sentences, language.tag)
    each = [tally([sentence], language.tag) for sentence in sentences]
    scores, reason = _scores(counts, language, each)
    findings = judged.findings if judged else ()
    limit = judged.matter.limit if judged else None
    meets, verdict = _verdict(judged, counts, scores, reason) if judged else (None, "")
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
        mend=_mend(judged) if judged else (),
        findings=findings,
        rules=judged.rules if judged else (),
        meets=meets,
        verdict=verdict,
        comparison=None if source is None else compare(counts, source, judged.matter.baseline if judged else None),
        sections=_sections(edition, language, counts, breaker),
        change=None if since is None else change(since, counts, scores, findings),
        coverage=coverage,
        breaker="dictionary" if breaker else "",
    )


def count_running(edition: Edition, language: Language) -> Counts:
    """The counts of an edition's running text."""
    running = (text for part, text in _parts(edition.blocks) if part == _RUNNING)
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
            case Alert():
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


def _sections(edition: Edition, language: Language, whole: Counts, breaker: Breaker | None) -> tuple[Section, ...]:
    """The sections under level-2 headings, and what stands before the first under the title."""
    groups: list[tuple[Text, list[Block]]] = []
    for block in edition.blocks:
        if isinstance(block, Heading) and block.level <= 2:
            groups.append((block.text, []))
        elif groups:
            groups[-1][1].append(block)
    found = []
    for heading, blocks in groups:
        texts = (text for part, text in _parts(blocks) if part == _RUNNING)
        sentences = [sentence for text in texts for sentence in _sentences(text, language, breaker)]
        counts = tally(sentences, language.tag)
        scores, _ = _scores(counts, language, [tally([sentence], language.tag) for sentence in sentences])
        share = 100 * counts.length / whole.length if whole.length else 0.0
        found.append(
            Section(heading.anchor, plain(heading.words), share, counts.sentences, scores[0] if scores else None)
        )
    return tuple(section for section in found if section.sentences)


# --- What the profile makes of it --------------------------------------------------------------------------------


def _verdict(judged: Judged, counts: Counts, scores: tuple[Score, ...], reason: str) -> tuple[bool | None, str]:
    profile = judged.matter.profile
    must = [
        one
        for one in judged.findings
        if one.code in profile.must and one.waiver is None and (one.severity is not Severity.NOTE or one.code in _NOTES)
    ]
    faults = _faults(must)
    if profile.mean is not None and counts.unit is Unit.WORDS and counts.mean_sentence > profile.mean:
        faults.append(f"the mean sentence has {counts.mean_sentence:.1f} words, the limit is {profile.mean}")
    known, aged, too_old = _aged(profile, scores, reason)
    if too_old:
        faults.append(aged)
    if faults:
        return False, f"Does not meet the profile {profile.name} ({profile.title}): {'; '.join(faults)}."
    unchecked = [code for code, why in judged.rules if why and code in profile.must]
    if known and not unchecked:
        return True, f"Meets the profile {profile.name} ({profile.title}): {aged}."
    missing = [] if known else [aged]
    if unchecked:
        missing.append(f"these rules cannot be applied: {', '.join(unchecked)}")
    return None, f"Nothing found that the profile {profile.name} forbids, but {'; '.join(missing)}."


def _aged(profile: Profile, scores: tuple[Score, ...], reason: str) -> tuple[bool, str, bool]:
    """Whether the age can be judged, the words for it, and whether it is too old beyond what chance explains."""
    if profile.age is None:
        return True, "it has no reading age", False
    headline = scores[0] if scores else None
    if headline is None or headline.age is None:
        why = reason or f"{headline.name if headline else ''} gives no age"
        return False, f"the reading age cannot be told ({why})", False
    spread = headline.deviation or 0.0
    limits = f"limit {profile.age}" if profile.aim is None else f"aim {profile.aim}, limit {profile.age}"
    said = f"reading age about {headline.age:.0f} by {headline.name} ({limits})"
    if headline.age > profile.age + spread:
        return True, said, True
    near = ", within what chance explains" if headline.age > profile.age else ""
    return True, f"{said}{near}", False


def _faults(findings: Iterable[Finding]) -> list[str]:
    numbers: dict[str, int] = {}
    for one in findings:
        numbers[one.code] = numbers.get(one.code, 0) + 1
    return [f"{number} {_FAULTS[code][number > 1]}" for code, number in sorted(numbers.items())]


# What a profile may forbid, for the one line of the verdict.
_FAULTS = {
    "R001": ("sentence is too long", "sentences are too long"),
    "R002": ("paragraph is too long", "paragraphs are too long"),
    "R003": ("list is too long", "lists are too long"),
    "R004": ("list item has too many sentences", "list items have too many sentences"),
    "R007": ("hard word", "hard words"),
    "R008": ("acronym is not written out", "acronyms are not written out"),
    "R009": ("contraction", "contractions"),
    "R013": ("number stands beside a dose", "numbers stand beside a dose"),
    "R015": ("piece of shorthand", "pieces of shorthand"),
    "R016": ("list item is too long with its lead-in", "list items are too long with their lead-in"),
    "R017": ("word stands twice", "words stand twice"),
}
# Rules that only advise, unless a profile insists on them.
_NOTES = frozenset({"R003", "R004", "R009", "R015"})

_WEIGHTS = {Severity.BLOCK: 12.0, Severity.REVIEW: 10.0, Severity.NOTE: 3.0}


def _mend(judged: Judged) -> tuple[Sentence, ...]:
    """The sentences to mend first: those with findings, too long ones, and those with most hard words."""
    found: list[tuple[float, int, Sentence]] = []
    for passage in judged.matter.running():
        where = judged.where.get(passage.anchor)
        for sentence in passage.sentences if where else ():
            own = [one for one in judged.findings if where and _concerns(one, where, sentence)]
            hard = hard_words(sentence, judged.matter.tag)
            length = len(sentence.words)
            excess = max(0, length - judged.matter.limit) if judged.matter.limit else 0
            weight = sum(_WEIGHTS[one.severity] for one in own) + 2 * excess + max(0, len(hard) - 2)
            if weight > 0 and where:
                found.append((-weight, len(found), _sentence(passage, sentence, where, hard, own, judged)))
    return tuple(sentence for _, _, sentence in sorted(found, key=lambda one: one[:2])[:MEND])


def _concerns(finding: Finding, where: Where, sentence: PlacedSentence) -> bool:
    if (
        finding.code in WIDE_RULES
        or finding.waiver is not None
        or (finding.context, finding.words) != (where.context, where.words)
    ):
        return False
    start, end = (finding.target_spans or finding.source_spans)[0]
    return start < sentence.end and sentence.start < end


def _sentence(
    passage: Passage,
    sentence: PlacedSentence,
    where: Where,
    hard: tuple[str, ...],
    findings: list[Finding],
    judged: Judged,
) -> Sentence:
    order = {Severity.BLOCK: 0, Severity.REVIEW: 1, Severity.NOTE: 2}
    worst = sorted(findings, key=lambda one: order[one.severity])
    advice = ". ".join(dict.fromkeys(one.hint for one in worst[:3]))
    return Sentence(
        anchor=passage.anchor,
        words=sentence.text,
        length=len(sentence.words),
        start=sentence.start,
        end=sentence.end,
        file=where.file,
        line=where.line,
        hard=hard,
        limit=judged.matter.limit,
        advice=advice or ("See whether a shorter word will do" if hard else ""),
    )


def hard_words(sentence: PlacedSentence, tag: str) -> tuple[str, ...]:
    """The hardest words of a sentence, at most five: by their syllables, or by their letters where those are not
    counted. Names (a capital inside the sentence) and numbers are none.
    """
    found: dict[str, tuple[int, int]] = {}
    for index, (_, word) in enumerate(sentence.words):
        if index and word[:1].isupper():
            continue
        seen, spoken = letters(word), syllables(word, tag)
        hard = spoken.count >= _HARD_SYLLABLES.get(tag, 4) if spoken else seen > _HARD_LETTERS
        if hard and seen > LONG_WORD_LETTERS:
            found.setdefault(word, (-(spoken.count if spoken else 0), -seen))
    return tuple(sorted(found, key=lambda word: found[word])[:5])


# Gunning and McLaughlin count 3 syllables as hard in English; other languages have longer words.
_HARD_SYLLABLES = {"en": 3, "de": 4, "es": 5, "it": 5, "pl": 5, "pt": 5, "tr": 5, "fr": 4}
_HARD_LETTERS = 11


# --- Beside the source, and beside a former version --------------------------------------------------------------


def compare(own: Counts, source: Counts, baseline: Baseline | None) -> Comparison:
    """A translation beside its source. Nothing is called harder without a baseline, or in a short text."""
    worded = own.unit is Unit.WORDS and source.unit is Unit.WORDS and bool(own.length and source.length)
    sentence = own.mean_sentence / source.mean_sentence if worded else None
    long_words = own.long_share - source.long_share if worded else None
    lix = own.lix - source.lix if worded and own.lix is not None and source.lix is not None else None
    harder: list[str] = []
    reason = ""
    if not worded:
        reason = "words cannot be counted"
    elif baseline is None or baseline.sentence is None or baseline.long_words is None:
        reason = "there is no baseline for this language; polyleaf reading --calibrate makes one"
    elif min(own.sentences, source.sentences) < MINIMUM_SENTENCES:
        reason = f"fewer than {MINIMUM_SENTENCES} sentences"
    else:
        assert sentence is not None
        assert long_words is not None
        if sentence > HARDER_SENTENCE * baseline.sentence:
            harder.append(
                f"sentences are {sentence:.2f} times as long as the source's; {baseline.sentence:.2f} is usual"
            )
        if long_words > baseline.long_words + HARDER_LONG_WORDS:
            harder.append(f"{long_words:+.0f} points of long words; {baseline.long_words:+.0f} is usual")
    characters = (own.characters or own.length) / (source.characters or source.length or 1)
    words = own.length / source.length if worded else None
    return Comparison(words, characters, sentence, long_words, lix, baseline, tuple(harder), reason)


def fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """A short name for each finding that outlives moved lines: rule, message and the words found."""
    return tuple(
        message_digest(f"{one.code}\0{one.context}", one.words, f"{one.target}\0{one.message}")[:16] for one in findings
    )


def record(report: ReadingReport, date: str) -> Record:
    """The figures of a report, to compare later versions with. `date` is ISO 8601."""
    counts = report.counts
    figures = (
        ("length", float(counts.length)),
        ("longest", float(counts.longest)),
        ("long_words", float(counts.long_words)),
        ("sentences", float(counts.sentences)),
    )
    scores = tuple(
        (one.id, round(one.value, 4), None if one.deviation is None else round(one.deviation, 4))
        for one in report.scores
    )
    return Record(report.version, report.edition, date, figures, scores, fingerprints(report.findings))


def change(since: Record, counts: Counts, scores: Iterable[Score], findings: Iterable[Finding]) -> Change:
    """What changed since a record. The deviation of a difference is that of both figures together."""
    before = {id_: (value, spread) for id_, value, spread in since.scores}
    moved = []
    for one in scores:
        if one.id in before:
            value, spread = before[one.id]
            both = None if spread is None or one.deviation is None else hypot(spread, one.deviation)
            moved.append((one.id, one.value - value, both))
    now, then = set(fingerprints(findings)), set(since.findings)
    longest = counts.longest - int(dict(since.counts).get("longest", counts.longest))
    return Change(since.version, since.date, tuple(moved), longest, len(now - then), len(then - now))
