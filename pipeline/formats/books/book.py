"""The leaflet as a talking book: which words of the page are heard when.

A section of the book is a chapter of the narration: a heading and the blocks under it. Every sentence of a section
that is spoken gets an id and the stretch of the section's sound from its beginning to that of the next, so that
the stretches cover the sound without gaps, in the order of the page.

Announcements that are not words of the leaflet ("Section 2 of 7.", the number of a list item, the header that is
repeated before a table cell) are heard with the words they announce. Those at the very beginning and end stand on
the page as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn, assert_never

from pipeline.formats.elements.marked import Stretch
from pipeline.formats.sound.recording import chapter_frames, chapter_lengths, clips_of_chapters
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import Kit
from pipeline.model.leaflet import Alert, Block, Figure, Footnote, Heading, Listing, Paragraph, Table, Text, texts
from pipeline.model.narration import Clip, Narration
from pipeline.text import phrases
from pipeline.text.alerts import LABELS
from pipeline.text.markup.inline import plain
from pipeline.text.segment import sentences


@dataclass(frozen=True, slots=True)
class Mark:
    """An element of the page and when it is heard: milliseconds in the section's MP3, `end` exclusive."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Announcement:
    """A sentence that the recording adds to the leaflet; `draft` when it warns that nobody has checked the text."""

    id: str
    words: str
    draft: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the book.

    `level` is that of its heading, 1 for the title. `blocks` begin with the heading. `length` is that of `mp3` in
    milliseconds, `marks` are in the order of the page and of the sound.
    """

    number: int
    anchor: str
    title: str
    level: int
    blocks: tuple[Block, ...]
    opening: tuple[Announcement, ...]
    closing: tuple[Announcement, ...]
    marks: tuple[Mark, ...]
    mp3: bytes
    length: int


@dataclass(frozen=True, slots=True)
class Book:
    """The sections, and the ids of the page.

    `ids` maps the anchor of a text to the id of its element, `stretches` to the ids of its sentences if it has more
    than one. `labels` maps the first anchor inside a box to the id of its label, `rows` the first anchor of a table
    to the id of its header row, for those that are heard by themselves.
    """

    sections: tuple[Section, ...]
    ids: dict[str, str]
    stretches: dict[str, tuple[Stretch, ...]]
    labels: dict[str, str]
    rows: dict[str, str]

    @property
    def length(self) -> int:
        """The length of all sections in milliseconds."""
        return sum(section.length for section in self.sections)


def bound(edition: Edition, kit: Kit) -> Book:
    """The book of an edition that has been spoken.

    Raises RenderError when the kit has no narration, or one that is not of this edition.
    """
    narration = kit.narration
    if narration is None:
        _refuse(edition, "the edition has not been spoken", "a narration is wanted", "make the narration first")
    groups = _sections(edition.blocks)
    anchors = [heading.text.anchor for heading, _ in groups]
    if anchors != [chapter.anchor for chapter in narration.chapters]:
        _refuse(
            edition, "the narration has other chapters than the leaflet", "one for each heading", "narrate it again"
        )
    return _Binder(edition, kit, narration).book(groups)


def _sections(blocks: tuple[Block, ...]) -> list[tuple[Heading, tuple[Block, ...]]]:
    """Each heading with all blocks up to the next, itself the first of them."""
    starts = [index for index, block in enumerate(blocks) if isinstance(block, Heading)]
    found: list[tuple[Heading, tuple[Block, ...]]] = []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        heading = blocks[start]
        assert isinstance(heading, Heading)
        found.append((heading, blocks[start:end]))
    return found


def _refuse(edition: Edition, found: str, wanted: str, remedy: str) -> NoReturn:
    raise RenderError(f"{edition.leaflet} in {edition.tag}, talking book", found, wanted, remedy)


class _Binder:
    """Binds one edition: gives out the ids, section by section."""

    def __init__(self, edition: Edition, kit: Kit, narration: Narration) -> None:
        self.edition, self.kit, self.narration = edition, kit, narration
        self.ids = {text.anchor: f"u{number}" for number, text in enumerate(edition.texts(), start=1)}
        self.stretches: dict[str, tuple[Stretch, ...]] = {}
        self.labels: dict[str, str] = {}
        self.rows: dict[str, str] = {}
        self.notice = set(sentences(kit.words.say(phrases.DRAFT_NOTICE), kit.language))

    def book(self, groups: Sequence[tuple[Heading, tuple[Block, ...]]]) -> Book:
        material = zip(
            groups,
            clips_of_chapters(self.narration),
            chapter_frames(self.kit),
            chapter_lengths(self.narration),
            strict=True,
        )
        sections = tuple(
            self.section(number, len(groups), heading, blocks, _Reading(clips, blocks), mp3, length)
            for number, ((heading, blocks), clips, mp3, length) in enumerate(material, start=1)
        )
        return Book(sections, self.ids, self.stretches, self.labels, self.rows)

    def section(
        self,
        number: int,
        total: int,
        heading: Heading,
        blocks: tuple[Block, ...],
        reading: "_Reading",
        mp3: bytes,
        length: int,
    ) -> Section:
        self.text(reading, heading.text)
        opening = self.announcements(reading, "o", _label_ahead(blocks[1:], self.kit)) if number == 1 else ()
        for block in blocks[1:]:
            self.block(reading, block)
        closing = self.announcements(reading, "c") if number == total else ()
        if (left := reading.left()) is not None:
            found = f"“{left}” is spoken where it does not stand"
            _refuse(self.edition, found, "the order of the leaflet", "narrate it again")
        title, marks = plain(heading.text.words), reading.marks(length)
        return Section(number, heading.text.anchor, title, heading.level, blocks, opening, closing, marks, mp3, length)

    def announcements(self, reading: "_Reading", prefix: str, ahead: str | None = None) -> tuple[Announcement, ...]:
        """The announcements that come next, each with an element of its own; from `ahead` on they are left."""
        found: list[Announcement] = []
        for words, start in reading.announced(ahead):
            found.append(Announcement(f"{prefix}{len(found) + 1}", words, words in self.notice))
            reading.begin(found[-1].id, start)
        return tuple(found)

    def text(self, reading: "_Reading", text: Text) -> None:
        """A text with a stretch for each of its sentences; what is only signs is not spoken and has none."""
        said = reading.said(text.anchor)
        if not said:
            return
        own = self.ids[text.anchor]
        stretches = _stretches(plain(text.words), [words for words, _ in said], own)
        if stretches:
            self.stretches[text.anchor] = stretches
            for stretch, (_, start) in zip(stretches, said, strict=True):
                reading.begin(stretch.id, start)
        else:
            reading.begin(own, said[0][1])

    def block(self, reading: "_Reading", block: Block) -> None:
        match block:
            case Heading() | Paragraph():
                self.text(reading, block.text)
            case Listing():
                for item in block.items:
                    for inner in item.blocks:
                        self.block(reading, inner)
            case Table():
                self.table(reading, block)
            case Alert() | Footnote():
                self.labelled(reading, block)
            case Figure():
                if said := reading.said(block.description.anchor):
                    reading.begin(self.ids[block.description.anchor], said[0][1])
                if block.caption is not None:
                    self.text(reading, block.caption)
            case _:
                assert_never(block)

    def labelled(self, reading: "_Reading", labelled: Alert | Footnote) -> None:
        """A box or a note; what is announced before its text is heard with its label."""
        if announced := reading.announced():
            first = next(iter(texts((labelled,)))).anchor
            self.labels[first] = f"l{self.ids[first]}"
            reading.begin(self.labels[first], announced[0][1])
        for block in labelled.blocks:
            self.block(reading, block)

    def table(self, reading: "_Reading", table: Table) -> None:
        """A table; its announcement is heard with the header row, a header's repetitions with the cells."""
        heads = frozenset(cell.anchor for cell in table.header)
        first = next((cell.anchor for cell in table.header if cell.words), None)
        if first is not None and (announced := reading.announced() or reading.announced(also=heads)):
            self.rows[first] = f"r{self.ids[first]}"
            reading.begin(self.rows[first], announced[0][1])
        for cell in (cell for row in table.rows for cell in row if cell.words):
            reading.defer(heads)
            self.text(reading, cell)


def _label_ahead(blocks: tuple[Block, ...], kit: Kit) -> str | None:
    """What is said first of a box that follows the title at once: the first sentence of its label."""
    first = blocks[0] if blocks else None
    return sentences(kit.words.say(LABELS[first.kind]), kit.language)[0] if isinstance(first, Alert) else None


def _stretches(words: str, said: Sequence[str], own: str) -> tuple[Stretch, ...]:
    """Where the sentences stand in a text; none when there is one, or when they are not the words of the text.

    What stands between two sentences and is not white space belongs to the second.
    """
    found: list[Stretch] = []
    done = 0
    for number, sentence in enumerate(said, start=1):
        start = words.find(sentence, done)
        if start < 0:
            return ()
        between = words[done:start]
        start = done + len(between) - len(between.lstrip())
        done = words.index(sentence, start) + len(sentence)
        found.append(Stretch(f"{own}s{number}", start, done))
    last = found[-1]
    found[-1] = Stretch(last.id, last.start, len(words))
    return tuple(found) if len(found) > 1 else ()


class _Reading:
    """The clips of one section, handed out in the order of the page, and the marks made of them."""

    def __init__(self, clips: Sequence[tuple[Clip, int]], blocks: tuple[Block, ...]) -> None:
        own = frozenset(text.anchor for text in texts(blocks))
        # Words of other sections can only be announcements here, such as a list of contents.
        self.clips = [(clip.anchor if clip.anchor in own else "", clip.written, start) for clip, start in clips]
        self.used = 0
        self.begun: list[tuple[str, int]] = []
        self.deferred: int | None = None

    def _take(self, anchors: frozenset[str]) -> list[tuple[str, int]]:
        first = self.used
        while self.used < len(self.clips) and self.clips[self.used][0] in anchors:
            self.used += 1
        return [(written, start) for _, written, start in self.clips[first : self.used]]

    def announced(self, ahead: str | None = None, also: frozenset[str] = frozenset()) -> list[tuple[str, int]]:
        """The announcements that come next, but for those from the last that is `ahead` on."""
        found = self._take(also | {""})
        words = [written for written, _ in found]
        if ahead in words:
            keep = len(words) - 1 - words[::-1].index(ahead)
            self.used -= len(words) - keep
            found = found[:keep]
        return found

    def defer(self, also: frozenset[str] = frozenset()) -> None:
        """Leaves the announcements that come next to the mark after them."""
        found = self._take(also | {""})
        if found and self.deferred is None:
            self.deferred = found[0][1]

    def said(self, anchor: str) -> list[tuple[str, int]]:
        """The sentences of a text, with the announcements before them left to the first."""
        self.defer()
        return self._take(frozenset({anchor}))

    def begin(self, id_: str, start: int) -> None:
        """A mark that is heard from `start` on, or from what was left to it."""
        self.begun.append((id_, start if self.deferred is None else self.deferred))
        self.deferred = None

    def left(self) -> str | None:
        """Words that no mark has taken."""
        rest = self.clips[self.used :]
        return rest[0][1] if rest else None

    def marks(self, length: int) -> tuple[Mark, ...]:
        """The marks without gaps: the first from 0, because decoders begin with a moment of silence."""
        starts = [0, *(start for _, start in self.begun[1:]), length]
        return tuple(Mark(id_, starts[index], starts[index + 1]) for index, (id_, _) in enumerate(self.begun))
