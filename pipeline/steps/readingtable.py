"""Reading reports as plain text: a table at a glance, the sentences to mend first, and the notes that explain both.

Made to be read aloud too: every cell says its own unit, nothing depends on colour or drawn lines.
"""

from collections.abc import Iterable
from typing import assert_never

from pipeline.model.finding import Severity
from pipeline.model.reading import Baseline, Change, Comparison, Confidence, ReadingReport, Scale, Score, Sentence, Unit
from pipeline.steps.reading import WIDE_RULES
from pipeline.text.opinion import APART
from pipeline.text.reading import FIRM_SENTENCES, plural

# How far our figure and textstat's may lie apart, in grades, before the report points at it.
AGREEMENT = 0.5

CAVEAT = (
    "Readability tools help you prioritise; they do not show that people understand. The NHS does not recommend them"
    " for anything else. Test with users."
)
METHOD = (
    "Every paragraph and list item ends a sentence. A number counts as one syllable and is never a long or hard word."
    " Placeholders, web and e-mail addresses and phone numbers are not counted. Long words have more than 6 letters;"
    " their share cannot be compared between languages."
)


def counted(report: ReadingReport) -> str:
    """What was counted and what was not, e.g. "559 of 588 words in 32 sentences; not counted: 29 in headings"."""
    counts = report.counts
    total = counts.length + sum(left.length for left in report.left_out)
    said = f"{counts.length} of {plural(total, counts.unit)} in {plural(counts.sentences, 'sentences')}"
    left_out = ", ".join(f"{left.length} in {left.part}" for left in report.left_out)
    return f"{said}; not counted: {left_out}" if left_out else said


def table(reports: Iterable[ReadingReport], skipped: Iterable[tuple[str, str, str]] = ()) -> str:
    """The reports as plain text: a table for each leaflet, one line for each language, notes below.

    `skipped` are leaflets and languages that could not be measured, each with the reason. Ends with a newline.
    """
    by_leaflet: dict[str, list[ReadingReport]] = {}
    for report in reports:
        by_leaflet.setdefault(report.leaflet, []).append(report)
    missing = list(skipped)
    for leaflet, _, _ in missing:
        by_leaflet.setdefault(leaflet, [])
    lines = ["Reading level", ""]
    for leaflet, group in by_leaflet.items():
        own = [(tag, reason) for other, tag, reason in missing if other == leaflet]
        rows = [_HEAD, *map(_row, group), *((tag, f"not measured: {reason}", "", "", "", "") for tag, reason in own)]
        lines += [f"Leaflet: {leaflet}", "", *_columns(rows), ""]
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


def to_mend(report: ReadingReport) -> str:
    """The sentences to mend first as plain text, each with its place, length, hard words and what to do."""
    title = f"Mend first: {report.leaflet}, {report.language}"
    if not report.mend:
        return f"{title}\nNothing found.\n"
    lines = [title]
    for number, sentence in enumerate(report.mend, start=1):
        lines.append(f"{number:2}. {place(sentence)}, {length_of(sentence)}")
        lines.append(f"    {sentence.words}")
        if sentence.hard:
            lines.append(f"    hard words: {', '.join(sentence.hard)}")
        lines.append(f"    {sentence.advice}.")
    if others := _others(report):
        lines.append(f"Besides, of whole paragraphs and lists: {others}; --findings lists them.")
    return "\n".join(lines) + "\n"


def _others(report: ReadingReport) -> str:
    """How many findings are about more than one sentence, by rule: "R003 1, R004 8"."""
    numbers: dict[str, int] = {}
    for one in report.findings:
        if one.code in WIDE_RULES and one.waiver is None:
            numbers[one.code] = numbers.get(one.code, 0) + 1
    return ", ".join(f"{code} {number}" for code, number in sorted(numbers.items()))


def place(sentence: Sentence) -> str:
    """Where a sentence is mended: "source/x.md:12", or its anchor where no file is known."""
    return f"{sentence.file}:{sentence.line}" if sentence.file else sentence.anchor


def length_of(sentence: Sentence) -> str:
    """The length of a sentence and, when it is too long, the limit."""
    said = plural(sentence.length, "words")
    return f"{said} (limit {sentence.limit})" if sentence.limit and sentence.length > sentence.limit else said


def rules_of(report: ReadingReport) -> str:
    """Every finding of a report in reading order, and which rules were not applied and why."""
    lines = [f"Plain-language rules: {report.leaflet}, {report.language}"]
    for one in report.findings:
        waived = f" Let stand by {one.waiver.name}: {one.waiver.reason}" if one.waiver else ""
        lines.append(f"{one.severity.upper()} {one.code} {one.file}:{one.line}: {one.message}. {one.hint}.{waived}")
    if not report.findings:
        lines.append("Nothing found.")
    for reason, codes in _not_applied(report):
        lines.append(f"Not applied: {', '.join(codes)}: {reason}.")
    return "\n".join(lines) + "\n"


def _not_applied(report: ReadingReport) -> Iterable[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for code, reason in report.rules:
        if reason:
            found.setdefault(reason, []).append(code)
    return found.items()


_HEAD = ("Language", "Reading level", "Longest sentence", "Too long", "Mean sentence", "Long words", "To mend")


def _row(report: ReadingReport) -> tuple[str, ...]:
    counts = report.counts
    open_ = [one for one in report.findings if one.waiver is None and one.severity is not Severity.NOTE]
    too_long = "no limit known" if report.limit is None else f"{report.over_limit} over {report.limit} words"
    return (
        f"{report.language} ({report.tag})",
        verdict(report.scores[0]) if report.scores else "not available",
        plural(counts.longest, counts.unit),
        too_long if report.profile else "not checked",
        f"{counts.mean_sentence:.1f} {counts.unit}",
        f"{counts.long_share:.0f}%" if counts.unit is Unit.WORDS else "not counted",
        plural(len(open_), "findings") if report.profile else "not checked",
    )


def _columns(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows if row[2:] != _BLANK) for column in range(len(_HEAD))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip() for row in rows]


# The cells of a row that says why a language was not measured; its reason may be wider than the column.
_BLANK = ("", "", "", "")


def verdict(one: Score) -> str:
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
    if report.verdict:
        lines.append(f"  {report.verdict}")
    if report.coverage < 100:
        lines.append(f"  {report.coverage:.0f}% of the messages are translated.")
    if report.reason:
        lines.append(f"  Not available: {report.reason}.")
    lines += [f"  {explained(one, report.counts.sentences)}" for one in report.scores]
    if report.comparison:
        lines.append(f"  {compared(report.comparison)}")
    if report.change:
        lines.append(f"  {changed(report.change, report)}")
    if report.breaker:
        lines.append("  Words were told apart by the dictionary of ICU.")
    if report.opinion:
        lines += [f"  {line}" for line in second_opinion(report)]
    return [*lines, ""]


def explained(one: Score, sentences: int) -> str:
    """A score in a sentence: what it measures, which way it runs, and how far chance moves it."""
    said = f"{verdict(one)}: {one.unit}; {one.direction}."
    if one.variant:
        said += f" Version: {one.variant}."
    if one.caution:
        said += f" Note: {one.caution}."
    if one.confidence is Confidence.INDICATIVE:
        said += f" Indicative: fewer than {FIRM_SENTENCES} sentences."
    if one.deviation is None:
        said += " How far chance moves it is not known."
    else:
        how = ", as the sentences of this text show" if one.estimated else ""
        said += f" Chance moves it by plus or minus {one.deviation:.1f}{how}."
    if sentences < one.minimum_sentences:
        said += f" {one.name} was made for {one.minimum_sentences} sentences."
    return said


def compared(found: Comparison) -> str:
    """A translation beside its source in a sentence."""
    if found.words is None or found.sentence is None or found.long_words is None:
        return f"Beside the source: {found.characters:.2f} times the characters; {found.reason}."
    usual = found.baseline or Baseline("", None, None, None, None, None, "")

    def figure(value: float, known: float | None, form: str) -> str:
        return f"{value:{form}}" + ("" if known is None else f" (usual {known:{form}})")

    said = (
        f"Beside the source: {figure(found.words, usual.words, '.2f')} times the words, sentences "
        f"{figure(found.sentence, usual.sentence, '.2f')} times as long, "
        f"{figure(found.long_words, usual.long_words, '+.0f')} points of long words"
    )
    if found.lix is not None:
        said += f", LIX {figure(found.lix, usual.lix, '+.0f')}"
    if found.harder:
        return f"{said}. Harder than the source: {'; '.join(found.harder)}."
    if found.reason:
        return f"{said}. Whether that is harder than the source cannot be told: {found.reason}."
    return f"{said}. No harder than a faithful translation usually is."


def changed(found: Change, report: ReadingReport) -> str:
    """What changed since a recorded version, in a sentence; a difference within two deviations is called none."""
    names = {one.id: one.name for one in report.scores}
    parts = []
    for id_, difference, spread in found.scores:
        chance = (
            ""
            if spread is None
            else f" (plus or minus {spread:.1f}{', no clear change' if abs(difference) < 2 * spread else ''})"
        )
        parts.append(f"{names[id_]} {difference:+.1f}{chance}")
    parts.append(f"longest sentence {found.longest:+d}")
    parts.append(f"{found.new} new findings, {found.resolved} resolved")
    return f"Since version {found.version} ({found.date}): {'; '.join(parts)}."


def second_opinion(report: ReadingReport) -> list[str]:
    """What textstat says beside our figures, and why the two differ."""
    assert report.opinion is not None
    if not report.scores:
        return [f"Second opinion, {report.opinion.program}: none, for the same reason."]
    said, reasons = [], []
    for id_, theirs, ours in report.opinion.values:
        said.append(f"{report.opinion.name(id_)} {theirs:.1f} (here {ours:.1f})")
        if abs(theirs - ours) > AGREEMENT and report.counts.sentences >= FIRM_SENTENCES:
            reasons.append(f"{report.opinion.name(id_)} {theirs - ours:+.1f}: {APART.get(id_, APART[''])}.")
    lines = [f"Second opinion, {report.opinion.program}: {', '.join(said)}."]
    return [*lines, *(f"  More than {AGREEMENT} apart, {reason}" for reason in reasons)]
