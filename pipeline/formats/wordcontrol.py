"""What the program adds to the leaflet: the notice on a draft, the control block, header and footer."""

from collections.abc import Iterator

from pipeline.formats import wordruns
from pipeline.formats.wordbody import HEAVY_EIGHTHS, Body, Box, Line
from pipeline.model.edition import Edition
from pipeline.model.inline import Plain
from pipeline.text import phrases
from pipeline.text.dates import long_date
from pipeline.text.inline import parse

# Stand-ins that no text can hold: control characters are refused before anything is written.
_PAGE, _TOTAL = "\x01", "\x02"


def notice(body: Body) -> tuple[Line, ...]:
    """The boxed warning of a draft, nothing for a text that somebody has signed."""
    if not body.kit.draft:
        return ()
    inset = body.lengths.inset
    words = body.say(phrases.DRAFT_NOTICE)
    return (Line("PolyleafNotice", words, indent=(inset, inset, 0), box=Box(HEAVY_EIGHTHS, body.lengths.box_space)),)


def control(body: Body, edition: Edition) -> tuple[Line, ...]:
    """Who made the leaflet, which version it is and until when it holds, each as a label and a value."""
    lines = tuple(Line("PolyleafControl", runs, keep_next=True) for runs in _entries(body, edition))
    heading = Line("PolyleafHeading", body.say(phrases.ABOUT))
    return (heading, *lines[:-1], Line("PolyleafControl", lines[-1].runs))


def _entries(body: Body, edition: Edition) -> Iterator[str]:
    record, letters, locale = edition.control, body.lettering, body.kit.language.locale
    for label, text in (
        (phrases.OWNER, record.owner),
        (phrases.DEPARTMENT, record.department),
        (phrases.CONTACT, record.contact),
    ):
        yield _label(body, label) + wordruns.write(parse(text.words), letters)
    for label, value in ((phrases.REFERENCE, record.reference), (phrases.VERSION, record.version)):
        yield _label(body, label) + wordruns.write((Plain(value),), letters, code=True)
    for label, day in ((phrases.PUBLISHED, record.published), (phrases.REVIEW, record.review)):
        yield _label(body, label) + wordruns.write((Plain(long_date(day, locale)),), letters)
    if edition.tag != edition.source_tag:
        title = wordruns.write(parse(edition.source_title), letters, tag=edition.source_tag)
        yield _label(body, phrases.SOURCE_TITLE) + title


def _label(body: Body, phrase: str) -> str:
    return body.say(phrase, "PolyleafTag") + body.colon


def header(body: Body) -> tuple[Line, ...]:
    """The word that marks every page of a draft."""
    return (Line("PolyleafHeader", body.say(phrases.DRAFT)),)


def footer(body: Body, edition: Edition) -> tuple[Line, ...]:
    """Reference and version on one line, page and number of pages on the next, as large as the text."""
    record = edition.control
    codes = (
        _label(body, label) + wordruns.write((Plain(value),), body.lettering, code=True)
        for label, value in ((phrases.REFERENCE, record.reference), (phrases.VERSION, record.version))
    )
    apart = wordruns.write((Plain(" · "),), body.lettering)
    return (Line("PolyleafFooterTop", apart.join(codes)), Line("PolyleafFooter", "".join(_page_of(body))))


def _page_of(body: Body) -> Iterator[str]:
    words = ""
    for letter in body.kit.words.say(phrases.PAGE, page=_PAGE, total=_TOTAL):
        if letter in (_PAGE, _TOTAL):
            yield body.own((Plain(words),)) if words else ""
            yield wordruns.field("PAGE" if letter == _PAGE else "NUMPAGES")
            words = ""
        else:
            words += letter
    if words:
        yield body.own((Plain(words),))
