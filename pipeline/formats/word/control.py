"""What the program adds to the leaflet: the notice on a draft, cover, contents, control block, header and footer."""

import re
from collections.abc import Iterator

from pipeline.formats.word import runs as wordruns
from pipeline.formats.word.body import HEAVY_EIGHTHS, Body, Entry
from pipeline.formats.word.lines import Box, Grid, Line, Look, bookmark_name
from pipeline.model.edition import Edition
from pipeline.model.inline import Plain
from pipeline.text import phrases
from pipeline.text.dates import long_date
from pipeline.text.markup.inline import parse

# Stand-ins that no text can hold: control characters are refused before anything is written.
_PAGE, _TOTAL = "\x01", "\x02"
_SLOTS = re.compile(f"([{_PAGE}{_TOTAL}])")
_NUMBERS = {_PAGE: wordruns.page_field("PAGE", "1"), _TOTAL: wordruns.page_field("NUMPAGES", "1")}


def notice(body: Body) -> tuple[Line, ...]:
    """The boxed warning of a draft, nothing for a text that somebody has signed."""
    if not body.kit.draft:
        return ()
    inset = body.lengths.inset
    words = body.say(phrases.DRAFT_NOTICE)
    box = Box(HEAVY_EIGHTHS, body.lengths.box_space)
    return (Line(Look("PolyleafNotice", indent=(inset, inset, 0), box=box), words),)


def control(body: Body, edition: Edition) -> tuple[Line, ...]:
    """Who made the leaflet, which version it is and until when it holds, each as a label and a value."""
    look = Look("PolyleafControl", keep_next=True)
    lines = tuple(Line(look, runs) for runs in _entries(body, edition, with_contact=True))
    heading = Line(Look("PolyleafHeading"), body.say(phrases.ABOUT))
    heading = body.entered(heading, 2, body.kit.words.say(phrases.ABOUT), own=True)
    return (heading, *lines[:-1], lines[-1]._replace(look=lines[-1].look._replace(keep_next=False)))


def cover(body: Body, edition: Edition, title: tuple[Line | Grid, ...]) -> tuple[Line | Grid, ...]:
    """The first page: the title, lowered, and what staff need to know which leaflet this is.

    What follows must begin a new page.
    """
    room = body.lengths.text_height // 12
    lowered = (
        line._replace(look=line.look._replace(before=room)) if isinstance(line, Line) else line for line in title
    )
    lines = (Line(Look("PolyleafCover"), runs) for runs in _entries(body, edition, with_contact=False))
    return (*lowered, *notice(body), *lines)


def on_a_new_page(lines: tuple[Line | Grid, ...]) -> tuple[Line | Grid, ...]:
    """The same lines, the first on a new page."""
    if lines and isinstance(lines[0], Line):
        return (lines[0]._replace(look=lines[0].look._replace(new_page=True)), *lines[1:])
    # A table has no property that puts it on a new page.
    return (Line(Look("PolyleafGap", new_page=True), ""), *lines) if lines else ()


def contents(body: Body) -> tuple[Line, ...]:
    """The headings of the text as links, each with the page where it stands.

    The word processor counts the pages: LibreOffice when it opens the file, Word when it prints or is told to update
    fields. Until then three dots stand in their place, because nobody knows the number. The list is no TOC field:
    around it LibreOffice would not count.
    """
    if not body.entries:
        return ()
    heading = Line(Look("PolyleafContents"), body.say(phrases.CONTENTS))
    lines = (Line(Look(f"PolyleafContents{entry.level}"), _entry(body, entry)) for entry in body.entries)
    return (heading, *lines)


def _entry(body: Body, entry: Entry) -> str:
    bookmark, words, link = bookmark_name(entry.bookmark), entry.words, "Hyperlink"
    linked = body.own(words, link) if entry.own else wordruns.write((Plain(words),), body.lettering, link)
    page = _counted(body, phrases.CONTENTS_PAGE, {_PAGE: wordruns.page_field(f"PAGEREF {bookmark} \\h", "…")})
    between = wordruns.write((Plain(" "),), body.lettering)
    return wordruns.within(bookmark, linked + between + "".join(page))


def _entries(body: Body, edition: Edition, with_contact: bool) -> Iterator[str]:
    record, letters, locale = edition.control, body.lettering, body.kit.language.locale
    texts = [(phrases.OWNER, record.owner), (phrases.DEPARTMENT, record.department)]
    if with_contact:
        texts.append((phrases.CONTACT, record.contact))
    for label, text in texts:
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
    return (Line(Look("PolyleafHeader"), body.say(phrases.DRAFT)),)


def footer(body: Body, edition: Edition) -> tuple[Line, ...]:
    """Reference and version on one line, page and number of pages on the next, as large as the text."""
    record = edition.control
    codes = (
        _label(body, label) + wordruns.write((Plain(value),), body.lettering, code=True)
        for label, value in ((phrases.REFERENCE, record.reference), (phrases.VERSION, record.version))
    )
    apart = wordruns.write((Plain(" · "),), body.lettering)
    pages = "".join(_counted(body, phrases.PAGE, _NUMBERS))
    return (Line(Look("PolyleafFooterTop"), apart.join(codes)), Line(Look("PolyleafFooter"), pages))


def _counted(body: Body, phrase: str, fields: dict[str, str]) -> Iterator[str]:
    """The runs of a phrase with fields in its slots."""
    for part in _SLOTS.split(body.kit.words.say(phrase, page=_PAGE, total=_TOTAL)):
        yield fields[part] if part in fields else body.own(part)
