"""How hard an edition is to read: Edition -> ReadingReport, and the report as a table for people.

Running text is counted: paragraphs, list items, boxed messages. Headings, tables, pictures and the document
record are not, because they are not sentences; the report says how much was left out.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from pipeline.model.edition import Edition
from pipeline.model.language import Language
from pipeline.model.leaflet import Alert, Block, Figure, Heading, Listing, Paragraph, Table, Text
from pipeline.model.reading import (
    Confidence,
    Counts,
    LeftOut,
    ReadingReport,
    Scale,
    Score,
    Sentence,
    Unit,
)
from pipeline.text.inline import plain
from pipeline.text.opinion import opinion
from pipeline.text.reading import FIRM_SENTENCES, Measured, formula, measure, plural, score, tally, too_short

LONGEST = 10
# How far our figure and textstat's may lie apart, in grades, before the report points at it.
AGREEMENT = 0.5

_RUNNING = ""
_HEADINGS = "headings"
_TABLES = "tables"
_PICTURES = "picture descriptions and captions"
_RECORD = "the document record"
_PARTS = (_HEADINGS, _TABLES, _PICTURES, _RECORD)

CAVEAT = "Readability tools help you prioritise; they do not show that people understand. Test with users."
METHOD = (
    "Every paragraph and list item ends a sentence. A number counts as one syllable and is never a long or hard word."
    " Placeholders, web and e-mail addresses and phone numbers are not counted. Long words have more than 6 letters;"
    " their share cannot be compared between languages."
)


def read(edition: Edition, language: Language, second_opinion: bool = False) -> ReadingReport:
    """How hard `edition` is to read in `language`.

    With `second_opinion` the report of an English edition also holds what textstat says of the same sentences.
    """
    parts = [*_parts(edition.blocks), *((_RECORD, text) for text in edition.control.texts())]
    measured = [(part, text.anchor, sentence) for part, text in parts for sentence in _sentences(text, language)]
    running = [(anchor, sentence) for part, anchor, sentence in measured if part == _RUNNING]
    sentences = [sentence for _, sentence in running]
    counts = tally(sentences, language.tag)
    scores, reason = _scores(counts, language)
    return ReadingReport(
        leaflet=edition.leaflet,
        tag=edition.tag,
        language=language.english_name,
        counts=counts,
        left_out=_left_out(measured),
        scores=scores,
        reason=reason,
        longest=_longest(running),
        opinion=opinion(sentences, language.tag) if second_opinion else None,
    )


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


def _sentences(text: Text, language: Language) -> tuple[Measured, ...]:
    return measure(plain(text.words), language)


def _scores(counts: Counts, language: Language) -> tuple[tuple[Score, ...], str]:
    chosen = [found for id in language.formulas if (found := formula(id, language.tag))]
    if not chosen:
        return (), language.formula_reason or "no reading formula is known for this language"
    if reason := too_short(counts):
        return (), reason
    return tuple(score(counts, one) for one in chosen), ""


def _left_out(measured: Iterable[tuple[str, str, Measured]]) -> tuple[LeftOut, ...]:
    lengths = dict.fromkeys(_PARTS, 0)
    for part, _, sentence in measured:
        if part != _RUNNING:
            lengths[part] += sentence.length
    return tuple(LeftOut(part, length) for part, length in lengths.items() if length)


def _longest(running: Iterable[tuple[str, Measured]]) -> tuple[Sentence, ...]:
    found = [Sentence(anchor, sentence.text, sentence.length) for anchor, sentence in running]
    return tuple(sorted(found, key=lambda sentence: -sentence.length)[:LONGEST])


# --- For people --------------------------------------------------------------------------------------------------


def counted(report: ReadingReport) -> str:
    """What was counted and what was not, e.g. "559 of 588 words in 32 sentences; not counted: 29 in headings"."""
    counts = report.counts
    total = counts.length + sum(left.length for left in report.left_out)
    said = f"{counts.length} of {plural(total, counts.unit)} in {plural(counts.sentences, 'sentences')}"
    left_out = ", ".join(f"{left.length} in {left.part}" for left in report.left_out)
    return f"{said}; not counted: {left_out}" if left_out else said


def table(reports: Iterable[ReadingReport]) -> str:
    """The reports as plain text: a table for each leaflet, one line for each language, notes below.

    Made to be read at a glance and to be read aloud: every cell says its own unit, nothing depends on colour or
    drawn lines. Ends with a newline.
    """
    by_leaflet: dict[str, list[ReadingReport]] = {}
    for report in reports:
        by_leaflet.setdefault(report.leaflet, []).append(report)
    lines = ["Reading level", ""]
    for leaflet, group in by_leaflet.items():
        lines += [f"Leaflet: {leaflet}", "", *_columns([_HEAD, *map(_row, group)]), ""]
        lines += [line for report in group for line in _notes(report)]
    return "\n".join([*lines, CAVEAT, METHOD]) + "\n"


def longest(report: ReadingReport) -> str:
    """The longest sentences of a report as plain text, one on each line with its length and its anchor."""
    lines = [f"Longest sentences: {report.leaflet}, {report.language}"]
    lines += [
        f"{plural(sentence.length, report.counts.unit)} [{sentence.anchor}] {sentence.words}"
        for sentence in report.longest
    ]
    return "\n".join(lines) + "\n"


_HEAD = ("Language", "Reading level", "Longest sentence", "Mean sentence", "Long words")


def _row(report: ReadingReport) -> tuple[str, ...]:
    counts = report.counts
    return (
        f"{report.language} ({report.tag})",
        _verdict(report.scores[0]) if report.scores else "not available",
        plural(counts.longest, counts.unit),
        f"{counts.mean_sentence:.1f} {counts.unit}",
        f"{counts.long_share:.0f}%" if counts.unit is Unit.WORDS else "not counted",
    )


def _columns(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _verdict(one: Score) -> str:
    """A score in a few words: "SMOG grade 8.6, about age 14, indicative"."""
    match one.scale:
        case Scale.GRADE:
            said = f"{one.name} grade {one.value:.1f}, about age {one.age:.0f}"
        case Scale.POINTS:
            said = f"{one.name} {one.value:.0f} points"
        case Scale.YEARS:
            said = f"{one.name} {one.value:.1f} years of schooling"
        case _:
            assert_never(one.scale)
    band = f", {one.band}" if one.band else ""
    return f"{said}{band}, indicative" if one.confidence is Confidence.INDICATIVE else f"{said}{band}"


def _notes(report: ReadingReport) -> list[str]:
    lines = [f"{report.language}: {counted(report)}."]
    if report.reason:
        lines.append(f"  Not available: {report.reason}.")
    lines += [f"  {_explained(one, report.counts.sentences)}" for one in report.scores]
    if report.opinion:
        lines.append(f"  {_second(report)}")
    return [*lines, ""]


def _explained(one: Score, sentences: int) -> str:
    said = f"{_verdict(one)}: {one.unit}; {one.direction}."
    if one.confidence is Confidence.INDICATIVE:
        said += f" Indicative: fewer than {FIRM_SENTENCES} sentences."
    if one.deviation is None:
        said += " How far chance moves it has not been measured."
    else:
        said += f" Chance moves it by plus or minus {one.deviation:.1f}."
    if sentences < one.minimum_sentences:
        said += f" {one.name} was made for {one.minimum_sentences} sentences."
    return said


def _second(report: ReadingReport) -> str:
    assert report.opinion is not None
    ours = {one.id: one for one in report.scores}
    said = [
        f"{ours[id].name} {value:.1f} (here {ours[id].value:.1f})" for id, value in report.opinion.values if id in ours
    ]
    if not said:
        return f"Second opinion, {report.opinion.program}: none, for the same reason."
    apart = any(id in ours and abs(value - ours[id].value) > AGREEMENT for id, value in report.opinion.values)
    remark = ""
    if apart and report.counts.sentences >= FIRM_SENTENCES:
        remark = f" More than {AGREEMENT} apart: it leaves out sentences of one or two words."
    return f"Second opinion, {report.opinion.program}: {', '.join(said)}.{remark}"
