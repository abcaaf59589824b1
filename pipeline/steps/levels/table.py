"""Reading reports as plain text: a table at a glance, the sentences to mend first, and the notes that explain both.

Made to be read aloud too: every cell says its own unit, nothing depends on colour or drawn lines.
"""

from collections.abc import Iterable

from pipeline.model.formula import Unit
from pipeline.model.reading import ReadingReport, Sentence
from pipeline.steps.levels.words import (
    CAVEAT,
    MEETS,
    METHOD,
    besides,
    changed,
    compared,
    counted,
    covered,
    explained,
    in_the_mean,
    language_named,
    language_of,
    length_of,
    level_of,
    must_be_mended,
    nothing_found,
    place,
    rules_applied,
    second_opinion,
    to_mend_of,
    too_long_of,
)
from pipeline.steps.mend import MEND
from pipeline.text.readability.reading import plural


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
        lines += [f"Leaflet: {leaflet}", "", *_columns(_rows(group, own)), ""]
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
    lines = [title, *nothing_found(report)]
    for number, sentence in enumerate(report.mend, start=1):
        lines += _numbered(number, sentence)
    if others := besides(report):
        lines.append(f"Besides: {others}. --findings lists them.")
    return "\n".join(lines) + "\n"


def to_mend_of_all(reports: Iterable[ReadingReport]) -> str:
    """The sentences to mend first of many reports as plain text, at most ten: the worst of each report, then the second
    of each, and so on; only those that a rule wants mended.
    """
    ranked = sorted(((rank, report) for report in reports for rank in range(len(report.mend))), key=lambda one: one[0])
    chosen = [report.mend[rank] for rank, report in ranked if must_be_mended(report.mend[rank], report)]
    if not chosen:
        return f"Mend first: nothing.\n{_EACH}\n"
    lines = ["Mend first" if len(chosen) <= MEND else f"Mend first: {MEND} of {len(chosen)} sentences"]
    for number, sentence in enumerate(chosen[:MEND], start=1):
        lines += _numbered(number, sentence)
    return "\n".join([*lines, _EACH]) + "\n"


_EACH = "Name a leaflet and its language (--lang) to see the ten sentences to look at first in it."


def _numbered(number: int, sentence: Sentence) -> list[str]:
    hard = [f"    hard words: {', '.join(sentence.hard)}"] if sentence.hard else []
    return [
        f"{number:2}. {place(sentence)}, {length_of(sentence)}",
        f"    {sentence.words}",
        *hard,
        f"    {sentence.advice}.",
    ]


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


_JUDGED = ("Language", "Reading level", "Profile", "Longest sentence", "Too long", "Must mend", "Rules applied")
_COUNTED = ("Language", "Reading level", "Longest sentence", "Mean sentence", "Long words")


def _rows(reports: list[ReadingReport], missing: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The head and a row for each language; what the rules say only where they were asked."""
    judged = all(report.profile for report in reports)
    rows = [_judged_row(report) if judged else _counted_row(report) for report in reports]
    unchecked = [(language_named(tag), f"NOT CHECKED: {reason}") for tag, reason in missing]
    return [_JUDGED if judged else _COUNTED, *rows, *unchecked]


def _judged_row(report: ReadingReport) -> tuple[str, ...]:
    return (
        language_of(report),
        level_of(report),
        f"{report.profile}: {MEETS[report.meets]}",
        plural(report.counts.longest, report.counts.unit),
        too_long_of(report),
        to_mend_of(report),
        rules_applied(report),
    )


def _counted_row(report: ReadingReport) -> tuple[str, ...]:
    counts = report.counts
    return (
        language_of(report),
        level_of(report),
        plural(counts.longest, counts.unit),
        f"{counts.mean_sentence:.1f} {counts.unit}",
        f"{counts.long_share:.0f}%" if counts.unit is Unit.WORDS else "not counted",
    )


def _columns(rows: list[tuple[str, ...]]) -> list[str]:
    # A row that says why a language was not checked may be wider than its column.
    whole = [row for row in rows if len(row) == len(rows[0])]
    widths = [max(len(row[column]) for row in whole) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip() for row in rows]


def _notes(report: ReadingReport) -> list[str]:
    lines = [f"{report.language}: {report.verdict or f'{counted(report)}.'}"]
    if report.verdict:
        lines += [f"  Counted: {counted(report)}.", f"  {in_the_mean(report)}"]
    if part := covered(report):
        lines.append(f"  {part}")
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
