"""The pages of a talking book: what the templates of EPUB and DAISY ask for."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from types import ModuleType
from typing import assert_never

from jinja2 import Environment
from markupsafe import Markup

from pipeline.formats.books.book import Announcement, Book, Section
from pipeline.formats.elements.marked import markup
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.inline import NoteMark
from pipeline.model.kit import Kit, Picture
from pipeline.model.leaflet import Alert, Block, Figure, Footnote, Heading, Listing, Paragraph, Table, Text, texts
from pipeline.text import phrases
from pipeline.text.alerts import LABELS
from pipeline.text.dates import long_date
from pipeline.text.labels import colon
from pipeline.text.markup.footnotes import mentioned
from pipeline.text.markup.inline import escape, note_marks, plain
from pipeline.text.segment import countable
from pipeline.text.templating import environment
from pipeline.text.typeset import no_break, runs

# XML 1.0 (fifth edition), production 2: everything that is not a Char.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Page:
    """The words of one book as its pages need them; `modern` says XHTML of EPUB, else XHTML 1.0."""

    edition: Edition
    kit: Kit
    book: Book
    modern: bool

    @property
    def phrases(self) -> ModuleType:
        """The program's own phrases, for `say` and `phrase`."""
        return phrases

    @property
    def tag(self) -> str:
        """The language of the pages."""
        return self.edition.tag

    @property
    def direction(self) -> str:
        """Which way the script runs: "ltr" or "rtl"."""
        return self.kit.language.direction

    @property
    def title(self) -> str:
        """The plain title of the leaflet."""
        return plain(self.edition.title.words)

    @property
    def identifier(self) -> str:
        """What tells this book from all others of its publisher."""
        control = self.edition.control
        return f"{control.reference}-{control.version}-{self.edition.tag}"

    @property
    def gap(self) -> str:
        """What stands between two sentences."""
        return " " if countable(self.edition.tag) else ""

    def marked_title(self, title: str) -> str:
        """A title that says when nobody has checked the text."""
        return f"{self.phrase(phrases.DRAFT)} – {title}" if self.kit.draft else title

    def phrase(self, phrase: str) -> str:
        """One of the program's own phrases, plain."""
        return self.kit.words.say(phrase)

    def say(self, phrase: str, **values: str) -> Markup:
        """One of the program's own phrases; marked as foreign while the language has no translation of it."""
        words = self.kit.words
        if words.tag == self.edition.tag:
            return self.line(words.say(phrase, **values))
        return Markup('<span lang="{0}" xml:lang="{0}">{1}</span>').format(words.tag, words.say(phrase, **values))

    @property
    def colon(self) -> str:
        """What stands between a label and its value."""
        return colon(self.kit.language)

    def line(self, words: str) -> Markup:
        """Plain words, without markup of their own."""
        return markup(escape(words), self.kit.language.rtl)

    def plain(self, text: Text) -> str:
        """The words of a text without markup, for metadata."""
        return plain(text.words)

    def bare(self, text: Text) -> str:
        """The words of a text for an attribute, isolated by characters (UAX #9, section 2.4.1)."""
        cut = runs(plain(text.words), self.kit.language.rtl)
        return "".join(f"\u2066{run.text}\u2069" if run.isolated else run.text for run in cut)

    def inline(self, text: Text) -> Markup:
        """The words of a text with their markup, each spoken sentence in an element of its own."""
        return markup(text.words, self.kit.language.rtl, self.book.stretches.get(text.anchor, ()), self._marking)

    def _marking(self, mark: NoteMark) -> Markup:
        """The start tag of the link from a mark to its note; the first mark of a note has a name."""
        name = Markup(' id="mark_{}"').format(mark.label) if mark.mention == 1 else Markup("")
        href = f"{self._file_of_note(int(mark.label))}#note_{mark.label}"
        return Markup('<a{}{} href="{}">').format(self.role("doc-noteref"), name, href)

    def _file_of_note(self, number: int) -> str:
        """The file in which a note stands, "" when all stand in one."""
        return self._file_with(lambda block: isinstance(block, Footnote) and block.number == number)

    def _back(self, number: int) -> str:
        """Where a note is mentioned first, "" when it is not."""

        def mentions(block: Block) -> bool:
            marks = (mark for text in texts((block,)) for mark in note_marks(text.words))
            return any((int(mark.label), mark.mention) == (number, 1) for mark in marks)

        return f"{self._file_with(mentions)}#mark_{number}" if number in mentioned(self.edition) else ""

    def _file_with(self, wanted: Callable[[Block], bool]) -> str:
        sections = (section for section in self.book.sections if any(map(wanted, section.blocks)))
        section = next(sections, None) if self.modern else None
        return f"{section_name(section)}.xhtml" if section else ""

    def id(self, text: Text) -> str:
        """The id of the element that holds a text."""
        return self.book.ids[text.anchor]

    def level(self, heading: Heading | Section) -> int:
        """The level of a heading on the page.

        In a DAISY book the sections stand beside the title, not under it: players start on the first level, and a
        book with only its title there seems to have no sections.
        """
        return heading.level if self.modern else max(1, heading.level - 1)

    def role(self, role: str) -> Markup:
        """The attribute that says what an element is, where the page may have it."""
        return Markup(' role="{}"').format(role) if self.modern else Markup("")

    def groups(self, lines: Iterable[Announcement]) -> list[tuple[bool, list[Announcement]]]:
        """Announcements with the warning that this is a draft in a paragraph of its own."""
        return [(draft, list(group)) for draft, group in groupby(lines, key=lambda line: line.draft)]

    def rendered(self, section: Section) -> list[Markup]:
        """The blocks of a section."""
        return [self._block(block) for block in section.blocks]

    def record(self) -> Iterator[tuple[Markup, Markup]]:
        """The document-control record: labels and values."""
        control, locale, rtl = self.edition.control, self.kit.language.locale, self.kit.language.rtl
        for label, text in (
            (phrases.OWNER, control.owner),
            (phrases.DEPARTMENT, control.department),
            (phrases.CONTACT, control.contact),
        ):
            yield self.say(label), markup(text.words, rtl)
        for label, code in ((phrases.REFERENCE, control.reference), (phrases.VERSION, control.version)):
            yield self.say(label), Markup('<span dir="ltr">{}</span>').format(code)
        for label, day in ((phrases.PUBLISHED, control.published), (phrases.REVIEW, control.review)):
            yield self.say(label), self.line(long_date(day, locale))
        if self.edition.tag != self.edition.source_tag:
            source = '<span dir="ltr" lang="{0}" xml:lang="{0}">{1}</span>'
            title = Markup(source).format(self.edition.source_tag, no_break(plain(self.edition.source_title)))
            yield self.say(phrases.SOURCE_TITLE), title

    def picture_files(self) -> tuple[tuple[str, Picture], ...]:
        """The pictures with their names in the book."""
        return tuple(
            (f"p{number}.{'png' if picture.media_type == 'image/png' else 'jpg'}", picture)
            for number, picture in enumerate(self.kit.pictures, start=1)
        )

    def _block(self, block: Block) -> Markup:
        match block:
            case Heading():
                return _macro("heading", self, block=block)
            case Paragraph():
                return _macro("paragraph", self, text=block.text)
            case Listing():
                items = [Markup("").join(map(self._block, item.blocks)) for item in block.items]
                return _macro("listing", None, items=items, start=block.start)
            case Table():
                named = (self.book.rows.get(cell.anchor) for cell in block.header)
                return _macro("table", self, table=block, row=next(filter(None, named), ""))
            case Alert():
                body = Markup("").join(map(self._block, block.blocks))
                id_ = self.book.labels.get(texts((block,))[0].anchor, "")
                return _macro("alert", self, kind=block.kind, label=self.say(LABELS[block.kind]), id=id_, body=body)
            case Footnote():
                first, *more = block.blocks
                assert isinstance(first, Paragraph)
                label = self.say(phrases.NOTE_LABEL, number=str(block.number))
                id_ = self.book.labels.get(first.text.anchor, "")
                body = Markup("").join(map(self._block, more))
                values = {"number": block.number, "label": label, "id": id_, "text": first.text, "body": body}
                return _macro("footnote", self, back=self._back(block.number), **values)
            case Figure():
                file, picture = next(pair for pair in self.picture_files() if pair[1].source == block.source)
                return _macro("figure", self, figure=block, picture=picture, file=file)
            case _:
                assert_never(block)


def section_name(section: Section) -> str:
    """What the files of a section are called in an EPUB."""
    return f"s{section.number:02}"


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return environment("pipeline.formats")


def _macro(name: str, page: Page | None, **values: object) -> Markup:
    macro = getattr(_templates().get_template("bookblocks.html").module, name)
    return Markup(macro(page, **values) if page else macro(**values))


def filled(template: str, page: Page, **values: object) -> bytes:
    """One file of the book, from the template of that name.

    Raises RenderError when a text holds a character that XML cannot write.
    """
    text = _templates().get_template(template).render(page=page, control=page.edition.control, **values)
    if found := _NOT_XML.search(text):
        raise RenderError(
            f"leaflet {page.edition.leaflet}, language {page.edition.tag}",
            f"the text holds the character U+{ord(found.group()):04X}",
            "characters that an e-book can hold",
            "delete the character from the text, then build again",
        )
    return text.encode("utf-8")


def stylesheet(page: Page) -> bytes:
    """The fonts of the language, boxes and tables, and how the words that are being spoken stand out."""
    typography = page.kit.language.typography
    fonts, line = Markup(typography.css_fonts), typography.css_line
    return filled("book.css", page, fonts=fonts, line=line, title_line=f"{line - 0.2:g}")
