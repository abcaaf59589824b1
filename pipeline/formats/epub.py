"""The leaflet as an EPUB 3 e-book that is read aloud: each sentence is marked while it is spoken.

Formats: EPUB 3.3 (W3C Recommendation, 2023), media overlays in its section 9; EPUB Accessibility 1.1. One XHTML page,
one overlay and one MP3 for each section.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.archive import packed
from pipeline.formats.books.book import Section, bound
from pipeline.formats.books.pages import Page, filled, section_name, stylesheet
from pipeline.formats.books.proof import refuse_faults
from pipeline.model.edition import Edition
from pipeline.model.kit import Kit
from pipeline.text import phrases
from pipeline.text.markup.footnotes import numbered

_MIMETYPE = ("mimetype", b"application/epub+zip")
_CONTAINER = b"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_FOLDER = "book/"
# Values of schema.org's accessibilityFeature, as its "Accessibility Properties for Discoverability Vocabulary" lists.
_FEATURES = (
    "synchronizedAudioText",
    "tableOfContents",
    "readingOrder",
    "structuralNavigation",
    "displayTransformability",
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the table of contents, with those under it."""

    words: str
    href: str
    level: int
    inside: list["_Entry"]


def render(edition: Edition, kit: Kit) -> bytes:
    """The EPUB of `edition` with the narration of `kit`.

    Equal input gives equal bytes. Raises RenderError when the kit has no narration, a text holds what XML cannot
    write, or the finished book is not what it should be.
    """
    edition = numbered(edition, kit.words)
    page = Page(edition, kit, bound(edition, kit), modern=True)
    data = packed((_MIMETYPE, ("META-INF/container.xml", _CONTAINER), *_files(page)), plain=("mimetype",))
    refuse_faults("epub", data, edition, kit)
    return data


def _files(page: Page) -> Iterator[tuple[str, bytes]]:
    book, pictures = page.book, page.picture_files()
    names = [section_name(section) for section in book.sections]
    features = (*_FEATURES, "alternativeText") if pictures else _FEATURES
    package = filled(
        "epubpackage.html", page, book=book, names=names, pictures=pictures, features=features, clock=clock
    )
    yield _FOLDER + "package.opf", package
    yield _FOLDER + "nav.xhtml", filled("epubnav.html", page, items=_contents(page, names))
    yield _FOLDER + "book.css", stylesheet(page)
    for name, section in zip(names, book.sections, strict=True):
        yield f"{_FOLDER}{name}.xhtml", filled("epubsection.html", page, section=section)
        yield f"{_FOLDER}{name}.smil", filled("epuboverlay.html", page, section=section, name=name, clock=clock)
        yield f"{_FOLDER}{name}.mp3", section.mp3
    yield _FOLDER + "about.xhtml", filled("epubsection.html", page, section=None)
    yield from ((_FOLDER + file, picture.data) for file, picture in pictures)


def _contents(page: Page, names: list[str]) -> list[_Entry]:
    """The headings, each under the last one of a higher level; the sections beside the title, not under it."""
    top: list[_Entry] = []
    open_: list[_Entry] = []
    for name, section in zip(names, page.book.sections, strict=True):
        entry = _entry(section, name)
        while open_ and open_[-1].level >= entry.level:
            open_.pop()
        (open_[-1].inside if open_ else top).append(entry)
        open_.append(entry)
    top.append(_Entry(page.phrase(phrases.ABOUT), "about.xhtml", 2, []))
    return top


def _entry(section: Section, name: str) -> _Entry:
    return _Entry(section.title, f"{name}.xhtml", max(2, section.level), [])


def clock(milliseconds: int) -> str:
    """A SMIL clock value such as 0:04:37.120."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
