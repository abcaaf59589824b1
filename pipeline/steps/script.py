"""Edition to script: what is said, in which order, with which pauses.

Opening and closing follow UKAAF MS01 (title, originator, version, date, contents first; an end announcement
and how to get other formats last). Pauses are by structure, so that a listener hears where a section, a list
item or a table row ends.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from pipeline.model.edition import Edition
from pipeline.model.kit import Words
from pipeline.model.language import Language
from pipeline.model.leaflet import Alert, Block, Figure, Heading, Listing, Paragraph, Table, Text
from pipeline.model.narration import Part, Script, Utterance
from pipeline.text import phrases
from pipeline.text.alerts import LABELS
from pipeline.text.dates import long_date
from pipeline.text.inline import plain
from pipeline.text.segment import sentences
from pipeline.text.speakable import speaker, spoken

# House values in milliseconds.
SENTENCE, NUMBER, CELL, ITEM, PARAGRAPH, HEADING, SECTION = 300, 150, 350, 450, 600, 700, 900


def script(edition: Edition, language: Language, words: Words, draft: bool) -> Script:
    """All that is said for an edition: one part per heading, the announcements in the first and last part."""
    writer = _Writer(edition, language, words)
    sections = sum(isinstance(block, Heading) and block.level == 2 for block in edition.blocks)
    parts: list[Part] = []
    lines: list[Utterance] = []
    title, anchor, number = plain(edition.title.words), edition.title.anchor, 0
    lines.extend(writer.opening(draft, sections))
    for block in edition.blocks[1:]:
        if isinstance(block, Heading):
            parts.append(Part(anchor, title, _ended(lines)))
            title, anchor, lines = plain(block.text.words), block.text.anchor, []
            if block.level == 2:
                number += 1
                values = {"number": str(number), "total": str(sections)}
                lines.extend(writer.phrase(phrases.SPOKEN_SECTION, SENTENCE, **values))
            lines.extend(writer.text(block.text, HEADING))
        else:
            lines.extend(writer.block(block))
    lines.extend(writer.closing())
    return Script((*parts, Part(anchor, title, tuple(lines))))


def _ended(lines: list[Utterance]) -> tuple[Utterance, ...]:
    """The lines of a part, the last with the longer pause that goes before a heading."""
    return (*lines[:-1], replace(lines[-1], pause_ms=max(SECTION, lines[-1].pause_ms))) if lines else ()


class _Writer:
    """Turns the parts of one edition into utterances."""

    def __init__(self, edition: Edition, language: Language, words: Words) -> None:
        self.edition, self.language, self.words = edition, language, words

    def opening(self, draft: bool, sections: int) -> Iterator[Utterance]:
        control, say_date = self.edition.control, speaker(self.language.tag).date
        yield from self.text(self.edition.title, PARAGRAPH)
        if draft:
            yield from self.phrase(phrases.DRAFT_NOTICE, PARAGRAPH)
        yield from self.phrase(phrases.SPOKEN_OWNER, SENTENCE, owner=plain(control.owner.words))
        printed = {
            "date": long_date(control.published, self.language.locale),
            "review": long_date(control.review, self.language.locale),
        }
        heard = {"date": say_date(control.published), "review": say_date(control.review)}
        yield from self.dated(phrases.SPOKEN_VERSION, printed, heard, version=control.version)
        yield from self.phrase(phrases.SPOKEN_VOICE, SENTENCE)
        if sections:
            yield from self.phrase(phrases.SPOKEN_SECTIONS, PARAGRAPH, total=str(sections))

    def closing(self) -> Iterator[Utterance]:
        contact = plain(self.edition.control.contact.words)
        yield from self.phrase(phrases.SPOKEN_CONTACT, PARAGRAPH, contact=contact)
        yield from self.phrase(phrases.END, SECTION)

    def dated(self, phrase: str, printed: dict[str, str], heard: dict[str, str], **values: str) -> Iterator[Utterance]:
        """A phrase with dates, which are printed in one form and said in another."""
        written = sentences(self.words.say(phrase, **values, **printed), self.language)
        said = sentences(self.words.say(phrase, **values, **heard), self.language)
        if len(written) != len(said):
            written, said = (" ".join(written),), (" ".join(said),)
        for print_, speech in zip(written, said, strict=True):
            yield Utterance("", print_, spoken(speech, self.language).text, SENTENCE)

    def phrase(self, phrase: str, pause: int, **values: str) -> Iterator[Utterance]:
        yield from self.said("", self.words.say(phrase, **values), pause)

    def said(self, anchor: str, text: str, pause: int) -> Iterator[Utterance]:
        """Plain words, sentence by sentence, with `pause` after the last."""
        found = [part for part in sentences(text, self.language) if any(map(str.isalnum, part))]
        for index, sentence in enumerate(found):
            last = index == len(found) - 1
            yield Utterance(anchor, sentence, spoken(sentence, self.language).text, pause if last else SENTENCE)

    def text(self, text: Text, pause: int) -> Iterator[Utterance]:
        yield from self.said(text.anchor, plain(text.words), pause)

    def block(self, block: Block) -> Iterator[Utterance]:
        match block:
            case Heading():
                yield from self.text(block.text, HEADING)
            case Paragraph():
                yield from self.text(block.text, PARAGRAPH)
            case Listing():
                yield from self.listing(block)
            case Table():
                yield from self.table(block)
            case Alert():
                yield from self.said("", self.words.say(LABELS[block.kind]), SENTENCE)
                for inner in block.blocks:
                    yield from self.block(inner)
            case Figure():
                description = plain(block.description.words)
                words = self.words.say(phrases.SPOKEN_PICTURE, description=description)
                yield from self.said(block.description.anchor, words, PARAGRAPH)
                if block.caption is not None:
                    yield from self.text(block.caption, PARAGRAPH)
            case _:
                assert_never(block)

    def listing(self, listing: Listing) -> Iterator[Utterance]:
        for index, item in enumerate(listing.items):
            if listing.start is not None:
                number = str(listing.start + index)
                yield Utterance("", number, spoken(number, self.language).text, NUMBER)
            for block in item.blocks:
                if isinstance(block, Paragraph):
                    yield from self.text(block.text, ITEM)
                else:
                    yield from self.block(block)

    def table(self, table: Table) -> Iterator[Utterance]:
        """Row by row, each cell after its column's header; the first cell of a row names the row."""
        yield from self.phrase(phrases.SPOKEN_TABLE, PARAGRAPH, rows=str(len(table.rows)))
        for row in table.rows:
            filled = [(header, cell) for header, cell in zip(table.header, row, strict=True) if cell.words]
            for index, (header, cell) in enumerate(filled):
                yield from self.text(header, NUMBER)
                yield from self.text(cell, PARAGRAPH if index == len(filled) - 1 else CELL)
