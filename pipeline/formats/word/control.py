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
_PAGE, _TOTAL, _CONTACT = "\x01", "\x02", "\x03"
_SLOTS = re.compile(f"([{_PAGE}{_TOTAL}{_CONTACT}])")
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
    """Who made the leaflet, whom to ask for another format, which version it is and until when it holds."""
    look = Look("PolyleafControl", keep_next=True)
    owner, department, *others = (Line(look, runs) for runs in _entries(body, edition))
    asked = Line(Look("PolyleafFormats", keep_next=True), _whom_to_ask(body, edition))
    lines = (owner, department, asked, *others)
    heading = Line(Look("PolyleafHeading"), body.say(phrases.ABOUT))
    heading = body.entered(heading, 2, body.kit.words.say(phrases.ABOUT), own=True)
    return (heading, *lines[:-1], lines[-1]._replace(look=lines[-1].look._replace(keep_next=False)))


def _whom_to_ask(body: Body, edition: Edition) -> str:
    contact = wordruns.write(parse(edition.control.contact.words), body.lettering)
    return "".join(_slotted(body, phrases.ANOTHER_FORMAT, {_CONTACT: contact}, "PolyleafTag", contact=_CONTACT))


def cover(body: Body, edition: Edition, title: tuple[Line | Grid, ...]) -> tuple[Line | Grid, ...]:
    """The first page: the title, lowered, and what staff need to know which leaflet this is.

    What follows must begin a new page.
    """
    room = body.lengths.text_height // 12
    lowered = (
        line._replace(look=line.look._replace(before=room)) if isinstance(line, Line) else line for line in title
    )
    lines = (Line(Look("PolyleafCover"), runs) for runs in _entries(body, edition))
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
    counted = {_PAGE: wordruns.page_field(f"PAGEREF {bookmark} \\h", "…")}
    page = _slotted(body, phrases.CONTENTS_PAGE, counted, page=_PAGE)
    between = wordruns.write((Plain(" "),), body.lettering)
    return wordruns.within(bookmark, linked + between + "".join(page))


def _entries(body: Body, edition: Edition) -> Iterator[str]:
    """Labels, each with its value."""
    record, letters, locale = edition.control, body.lettering, body.kit.language.locale
    for label, text in ((phrases.OWNER, record.owner), (phrases.DEPARTMENT, record.department)):
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
    pages = "".join(_slotted(body, phrases.PAGE, _NUMBERS, page=_PAGE, total=_TOTAL))
    return (Line(Look("PolyleafFooterTop"), apart.join(codes)), Line(Look("PolyleafFooter"), pages))


def _slotted(body: Body, phrase: str, inside: dict[str, str], style: str = "", **slots: str) -> Iterator[str]:
    """The runs of a phrase with others in its slots."""
    for part in _SLOTS.split(body.kit.words.say(phrase, **slots)):
        yield inside[part] if part in inside else _labelling(body, part, style) if style else body.own(part)


def _labelling(body: Body, label: str, style: str) -> str:
    # An underlined label ends before the space.
    words = label.strip(" ")
    before, _, after = label.partition(words) if words else (label, "", "")
    return body.own(before) + body.own(words, style) + body.own(after)
