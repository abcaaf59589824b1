"""The report for officers: one HTML page that needs no network and no script, for the screen and for paper.

Source and translation stand side by side. Figures, negations and the place of the finding are marked by lines and
frames, never by colour alone (WCAG 2.2, SC 1.4.1). Everything that people wrote reaches the page as text.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from pipeline.model.finding import Finding, Severity, Span
from pipeline.model.language import Language
from pipeline.model.report import ReportContext
from pipeline.reports.facts import (
    SEVERITY_WORDS,
    counts,
    not_checked,
    place,
    summary,
    waived_words,
    whose,
    worst_first,
)
from pipeline.text.characters import hidden, shown
from pipeline.text.figures.quantity import read
from pipeline.text.markup.inline import plain, with_marks
from pipeline.text.meaning.negation import negations
from pipeline.text.templating import environment
from pipeline.text.typeset import runs

_TITLES = {
    Severity.BLOCK: "Must be mended before publishing",
    Severity.REVIEW: "Look at these",
    Severity.NOTE: "For information",
}
_WAIVED = "Waived"
_PLACE, _NEGATION, _FIGURE = "place", "negation", "figure"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a text with the marks it carries."""

    text: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Pieces that keep one direction; `isolated` among words that run the other way."""

    pieces: tuple[_Piece, ...]
    isolated: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """A source or a translation as the page shows it."""

    label: str
    tag: str
    direction: str
    stretches: tuple[_Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Card:
    """A finding as the page shows it."""

    code: str
    severity: str
    where: str
    leaflet: str
    kind: str
    message: str
    hint: str
    waived: str
    sides: tuple[_Side, ...]


def render(findings: tuple[Finding, ...], context: ReportContext) -> str:
    """The page. Findings stand by severity, the waived ones in a section of their own at the end."""
    templates = environment("pipeline.reports")
    style = templates.get_template("report.css").render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    ordered = worst_first(findings)
    return templates.get_template("report.html").render(
        context=context,
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'",
        summary=summary(findings, sum(one.messages for one in context.looked)),
        counts=counts(findings),
        names={known.tag: known.english_name for known in (*context.languages, context.source)},
        rows=[(one, counts(_about(findings, one.leaflet, one.tag))) for one in context.looked],
        unread=[(whose(one), shown(one.reason)) for one in not_checked(context)],
        sections=[
            (title, [_card(finding, context) for finding in ordered if _section(finding) == title])
            for title in (*_TITLES.values(), _WAIVED)
        ],
    )


def _about(findings: Iterable[Finding], leaflet: str, tag: str) -> list[Finding]:
    return [finding for finding in findings if (finding.leaflet, finding.tag) == (leaflet, tag)]


def _section(finding: Finding) -> str:
    return _WAIVED if finding.waiver else _TITLES[finding.severity]


def _card(finding: Finding, context: ReportContext) -> _Card:
    language = context.language(finding.tag)
    sides = (
        _side("Source", finding.words, finding.source_spans, context.source),
        _side("Translation", finding.target, finding.target_spans, language),
    )
    return _Card(
        code=finding.code,
        severity=SEVERITY_WORDS[finding.severity],
        where=place(finding),
        leaflet=f"{finding.leaflet}, {language.english_name if language else finding.tag}",
        kind=finding.mqm.value.replace("/", ": ").replace("-", " "),
        message=shown(finding.message),
        hint=finding.hint,
        waived=waived_words(finding),
        sides=tuple(side for side in sides if side.stretches),
    )


def _side(label: str, words: str, spans: tuple[Span, ...], language: Language | None) -> _Side:
    text = plain(words)
    marks = [(*span, _PLACE) for span in spans]
    if language is not None:
        marks += [(*span, _NEGATION) for span in negations(text, language.tag)]
        marks += [(figure.start, figure.end, _FIGURE) for figure in read(text, language)]
    text, moved = with_marks(words)
    marks = [(moved[start], moved[end - 1] + 1 if end > start else moved[start], name) for start, end, name in marks]
    return _Side(
        label=f"{label} ({language.english_name})" if language else label,
        tag=language.tag if language else "",
        direction=language.direction if language else "auto",
        stretches=tuple(_stretches(text, tuple(marks), language is not None and language.rtl)),
    )


def _stretches(text: str, marks: tuple[tuple[int, int, str], ...], rtl: bool) -> Iterator[_Stretch]:
    unseen = frozenset(hidden(text))
    start = 0
    for run in runs(text, rtl):
        end = start + len(run.text)
        pieces = (replace(piece, text=_visible(piece.text, unseen)) for piece in _pieces(run.text, start, marks))
        yield _Stretch(tuple(pieces), run.isolated)
        start = end


def _pieces(text: str, offset: int, marks: tuple[tuple[int, int, str], ...]) -> Iterator[_Piece]:
    """`text`, which begins at `offset`, cut wherever a mark begins or ends."""
    end = offset + len(text)
    edges = sorted({offset, end, *(edge for mark in marks for edge in mark[:2] if offset < edge < end)})
    for first, last in pairwise(edges):
        carried = dict.fromkeys(name for start, stop, name in marks if start <= first and last <= stop)
        yield _Piece(text[first - offset : last - offset], tuple(carried))


def _visible(text: str, unseen: frozenset[str]) -> str:
    """`text` with the code of each character that nobody can see in its place; spaces and joiners do their work."""
    return "".join(f"\\u{{{ord(character):x}}}" if character in unseen else character for character in text)
