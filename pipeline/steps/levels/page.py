"""Reading reports as one web page: the verdicts, the sentences to mend first, each leaflet with its marked sentences.

The page stands alone: no script, nothing fetched. A mark is a frame, an underline and a label in words, never colour
alone; the text of a leaflet keeps its language and direction for screen readers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from pipeline.model.finding import Finding, Severity
from pipeline.model.formula import Unit
from pipeline.model.plain import Kind, Passage, PlacedSentence, PlainRule
from pipeline.model.reading import ReadingReport, Section, Sentence
from pipeline.steps.levels.words import (
    CAVEAT,
    LONGEST_SHOWN,
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
    nothing_found,
    place,
    rules_applied,
    second_opinion,
    to_mend_of,
    too_long_of,
    verdict,
)
from pipeline.steps.plain import Judged
from pipeline.text.readability.reading import plural

_LABELS = {Severity.BLOCK: "must be mended", Severity.REVIEW: "mend", Severity.NOTE: "look at"}
_TAGS = {
    Kind.HEADING: "h4",
    Kind.PARAGRAPH: "p",
    Kind.ITEM: "li",
    Kind.CELL: "p",
    Kind.PICTURE: "p",
    Kind.RECORD: "p",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One report as the page shows it, with the direction of its script ("ltr" or "rtl")."""

    report: ReadingReport
    judged: Judged
    direction: str


def page(shown: Iterable[Shown], rules: Iterable[PlainRule], skipped: Iterable[tuple[str, str, str]]) -> str:
    """The page in HTML. Equal reports give equal pages."""
    known = tuple(rules)
    missing = [(leaflet, language_named(tag), reason) for leaflet, tag, reason in skipped]
    reports = [_report(one, known) for one in shown]
    return str(_template().render(reports=reports, skipped=missing, caveat=CAVEAT, method=METHOD))


def _report(one: Shown, rules: tuple[PlainRule, ...]) -> dict[str, Any]:
    report = one.report
    return {
        "id": f"{report.leaflet}-{report.tag}",
        "leaflet": report.leaflet,
        "language": report.language,
        "tag": report.tag,
        "dir": one.direction,
        "level": level_of(report),
        "longest": plural(report.counts.longest, report.counts.unit),
        "too_long": too_long_of(report),
        "open": to_mend_of(report),
        "meets": f"{report.profile}: {MEETS[report.meets]}",
        "verdict": report.verdict,
        "counted": counted(report),
        "mean": in_the_mean(report),
        "named": language_of(report),
        "coverage": covered(report),
        "reason": f"Not available: {report.reason}." if report.reason else "",
        "applied": rules_applied(report),
        "nothing": nothing_found(report)[:2],
        "longest_sentences": _longest(report),
        "besides": besides(report),
        "scores": [explained(score, report.counts.sentences) for score in report.scores],
        "comparison": compared(report.comparison) if report.comparison else "",
        "change": changed(report.change, report) if report.change else "",
        "opinion": second_opinion(report) if report.opinion else [],
        "mend": [{**_shown(one, Unit.WORDS), "hard": ", ".join(one.hard), "advice": one.advice} for one in report.mend],
        "sections": [_section(section) for section in report.sections],
        "waived": [one for one in report.findings if one.waiver is not None],
        "rules": [_rule(rule, report) for rule in rules],
        "text": Markup("\n").join(_text(one.judged)),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "share": f"{section.share:.0f}%",
        "sentences": section.sentences,
        "level": verdict(section.score) if section.score else "too short for a figure",
    }


def _rule(rule: PlainRule, report: ReadingReport) -> dict[str, Any]:
    """A rule, how often it was broken, and why it was not applied."""
    return {
        "code": rule.code,
        "promise": rule.promise,
        "source": rule.source,
        "reason": dict(report.rules).get(rule.code, ""),
        "found": sum(one.code == rule.code and one.waiver is None for one in report.findings),
    }


def _longest(report: ReadingReport) -> list[dict[str, str]]:
    """The longest sentences, where no limit says which are too long."""
    shown = report.longest[:LONGEST_SHOWN] if report.limit is None else ()
    return [_shown(one, report.counts.unit) for one in shown]


def _shown(sentence: Sentence, unit: Unit) -> dict[str, str]:
    return {"place": place(sentence), "length": length_of(sentence, unit), "words": sentence.words}


def _text(judged: Judged) -> Iterator[Markup]:
    """The passages of a leaflet in reading order, list items in lists."""
    for is_item, passages in groupby(judged.matter.passages, lambda passage: passage.kind is Kind.ITEM):
        inside = [_passage(passage, judged) for passage in passages]
        yield Markup("<ul>\n{}\n</ul>").format(Markup("\n").join(inside)) if is_item else Markup("\n").join(inside)


def _passage(passage: Passage, judged: Judged) -> Markup:
    where = judged.where.get(passage.anchor)
    own = [
        one
        for one in judged.findings
        if where and one.waiver is None and (one.context, one.words) == (where.context, where.words)
    ]
    name = _TAGS[passage.kind]
    aside = "" if passage.kind in (Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM) else Markup(' class="aside"')
    line = f"{where.file}:{where.line}" if where else ""
    return Markup('<{}{} title="{}">{}</{}>').format(
        Markup(name), aside, line, Markup("").join(_sentences(passage, own)), Markup(name)
    )


def _sentences(passage: Passage, findings: list[Finding]) -> Iterator[Markup]:
    position = 0
    for sentence in passage.sentences:
        yield escape(passage.text[position : sentence.start])
        own = [one for one in findings if _span(one)[0] < sentence.end and sentence.start < _span(one)[1]]
        yield _marked(passage.text, sentence, own) if own else escape(sentence.text)
        position = sentence.end
    yield escape(passage.text[position:])


def _marked(text: str, sentence: PlacedSentence, findings: list[Finding]) -> Markup:
    worst = min(findings, key=lambda one: list(_LABELS).index(one.severity)).severity
    said = "; ".join(dict.fromkeys(f"{one.code} {one.message}" for one in findings))
    return Markup('<mark class="{}">{}</mark> <small class="label" lang="en" dir="ltr">[{}: {}]</small>').format(
        worst.value, Markup("").join(_hits(text, sentence, findings)), _LABELS[worst], said
    )


def _hits(text: str, sentence: PlacedSentence, findings: list[Finding]) -> Iterator[Markup]:
    """The sentence with the narrower places underlined."""
    position = sentence.start
    for start, end in sorted({_span(one) for one in findings}):
        if start <= sentence.start and end >= sentence.end:
            continue
        start, end = max(start, position), min(end, sentence.end)
        if start < end:
            yield escape(text[position:start]) + Markup("<u>{}</u>").format(text[start:end])
            position = end
    yield escape(text[position : sentence.end])


def _span(finding: Finding) -> tuple[int, int]:
    return (finding.target_spans or finding.source_spans)[0]


@lru_cache(maxsize=1)
def _template() -> Any:
    # Most readers of this module want no page, and jinja2 takes its time to import.
    from pipeline.text.templating import environment

    return environment("pipeline.steps").get_template("reading.html")
