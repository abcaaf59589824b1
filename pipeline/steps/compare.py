"""An edition beside its source and beside its former version: Counts, Counts -> Comparison; Record -> Change."""

from collections.abc import Iterable
from math import hypot

from pipeline.model.finding import Finding
from pipeline.model.formula import Counts, Score, Unit
from pipeline.model.reading import Baseline, Change, Comparison, ReadingReport, Record
from pipeline.steps.waive import message_digest
from pipeline.text.readability.reading import MINIMUM_SENTENCES

# A translation is called harder only well beyond the median of its language, so that its normal forms never are.
HARDER_SENTENCE = 1.25
HARDER_LONG_WORDS = 10.0


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
