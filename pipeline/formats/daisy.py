"""The leaflet as a DAISY 2.02 talking book with full text and full audio, in a zip.

Format: DAISY 2.02 Specification (DAISY Consortium, 2001) on SMIL 1.0 and XHTML 1.0. One SMIL and one MP3 for each
section. The file names are those that the oldest players can read.
"""

from collections.abc import Iterator

from pipeline.archive import packed
from pipeline.formats.books.book import bound
from pipeline.formats.books.pages import Page, filled, stylesheet
from pipeline.formats.books.proof import refuse_faults
from pipeline.model.edition import Edition
from pipeline.model.kit import Kit
from pipeline.text.markup.footnotes import numbered

# ncc.html, master.smil, text.html and book.css.
_FIXED_FILES = 4


def render(edition: Edition, kit: Kit) -> bytes:
    """The DAISY 2.02 book of `edition` with the narration of `kit`.

    Equal input gives equal bytes. Raises RenderError when the kit has no narration, a text holds what XML cannot
    write, or the finished book is not what it should be.
    """
    edition = numbered(edition, kit.words)
    page = Page(edition, kit, bound(edition, kit), modern=False)
    data = packed(_files(page))
    refuse_faults("daisy", data, edition, kit)
    return data


def _files(page: Page) -> Iterator[tuple[str, bytes]]:
    book, pictures = page.book, page.picture_files()
    names = [f"s{section.number:04}" for section in book.sections]
    files = _FIXED_FILES + 2 * len(names) + len(pictures)
    depth = max(page.level(section) for section in book.sections)
    yield "ncc.html", filled("daisyncc.html", page, book=book, names=names, files=files, depth=depth, time=whole_time)
    yield "master.smil", filled("daisymaster.html", page, book=book, names=names, time=whole_time)
    yield "text.html", filled("daisytext.html", page, book=book)
    yield "book.css", stylesheet(page)
    elapsed = 0
    for name, section in zip(names, book.sections, strict=True):
        times = {"elapsed": elapsed, "time": whole_time, "seconds": seconds}
        yield f"{name}.smil", filled("daisysmil.html", page, section=section, name=name, **times)
        yield f"{name}.mp3", section.mp3
        elapsed += section.length
    yield from ((file, picture.data) for file, picture in pictures)


def whole_time(milliseconds: int) -> str:
    """A time as h:mm:ss, rounded to the second."""
    total = (milliseconds + 500) // 1000
    return f"{total // 3600}:{total // 60 % 60:02}:{total % 60:02}"


def seconds(milliseconds: int) -> str:
    """A time in seconds with three decimals, for SMIL's normal play time."""
    return f"{milliseconds // 1000}.{milliseconds % 1000:03}"
