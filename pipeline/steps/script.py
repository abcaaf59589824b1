"""Edition to script: what is said, in which order, with which pauses.

Opening and closing follow UKAAF MS01 (title, originator, version, date, playing time, contents first; an end
announcement and how to get other formats last). Lists and tables say how long they are, as screen readers do. Pauses
are by structure, so that a listener hears where a section, a list item or a table row ends.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from pipeline.model.edition import Edition
from pipeline.model.kit import Words
from pipeline.model.language import Language
from pipeline.model.leaflet import Alert, Block, Figure, Footnote, Heading, Listing, Paragraph, Table, Text
from pipeline.model.lexicon import NO_LEXICON, Lexicon
from pipeline.model.narration import Part, Script, Utterance
from pipeline.text import phrases
from pipeline.text.alerts import LABELS
from pipeline.text.dates import long_date
from pipeline.text.markup.footnotes import aloud, numbered
from pipeline.text.markup.inline import plain
from pipeline.text.segment import sentences
from pipeline.text.speakable import heard

# House values in milliseconds.
SENTENCE, NUMBER, CELL, ITEM, PARAGRAPH, HEADING, SECTION = 300, 150, 350, 450, 600, 700, 900


# Shorter lists are over before their length is of use to a listener.
_LISTED = 3


def script(
    edition: Edition,
    language: Language,
    words: Words,
    draft: bool,
    lexicon: Lexicon = NO_LEXICON,
    minutes: int = 0,
) -> Script:
    """All that is said for an edition: one part per heading, the announcements in the first and last part.

    `lexicon` holds the spoken forms that its translators chose. `minutes` is the playing time to announce, 0 for none.
    """
    edition = numbered(edition, words)
    writer = _Writer(edition, language, words, lexicon)
    titles = [block.text for block in edition.blocks if isinstance(block, Heading) and block.level == 2]
    sections = len(titles)
    parts: list[Part] = []
    lines: list[Utterance] = []
    title, anchor, number = plain(edition.title.words), edition.title.anchor, 0
    lines.extend(writer.opening(draft, minutes, titles))
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

    def __init__(self, edition: Edition, language: Language, words: Words, lexicon: Lexicon) -> None:
        self.edition, self.language, self.words, self.lexicon = edition, language, words, lexicon

    def heard(self, printed: str) -> str:
        """The spoken form; "" for a dash and whatever else is not said."""
        printed = aloud(printed, self.words, self.edition.tag, self.lexicon)
        return heard(printed, self.language, self.lexicon)

    def opening(self, draft: bool, minutes: int, titles: list[Text]) -> Iterator[Utterance]:
        control = self.edition.control
        yield from self.text(self.edition.title, PARAGRAPH)
        if draft:
            yield from self.phrase(phrases.DRAFT_NOTICE, PARAGRAPH)
        yield from self.phrase(phrases.SPOKEN_OWNER, SENTENCE, owner=plain(control.owner.words))
        published, review = (long_date(day, self.language.locale) for day in (control.published, control.review))
        values = {"version": control.version, "date": published, "review": review}
        yield from self.phrase(phrases.SPOKEN_VERSION, SENTENCE, **values)
        yield from self.phrase(phrases.SPOKEN_VOICE, SENTENCE)
        if minutes:
            yield from self.phrase(phrases.SPOKEN_DURATION, SENTENCE, minutes=str(minutes))
        if titles:
            yield from self.phrase(phrases.SPOKEN_SECTIONS, PARAGRAPH, total=str(len(titles)))
            for title in titles:
                yield from self.said("", plain(title.words), ITEM)

    def closing(self) -> Iterator[Utterance]:
        contact = plain(self.edition.control.contact.words)
        yield from self.phrase(phrases.ANOTHER_FORMAT, PARAGRAPH, contact=contact)
        yield from self.phrase(phrases.END, SECTION)

    def phrase(self, phrase: str, pause: int, **values: str) -> Iterator[Utterance]:
        yield from self.said("", self.words.say(phrase, **values), pause)

    def said(self, anchor: str, text: str, pause: int) -> Iterator[Utterance]:
        """Plain words, sentence by sentence, with `pause` after the last."""
        found = [(part, said) for part in sentences(text, self.language) if (said := self.heard(part))]
        for index, (sentence, said) in enumerate(found):
            yield Utterance(anchor, sentence, said, pause if index == len(found) - 1 else SENTENCE)

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
            case Footnote():
                yield from self.phrase(phrases.NOTE_LABEL, SENTENCE, number=str(block.number))
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
        if len(listing.items) >= _LISTED:
            yield from self.phrase(phrases.SPOKEN_LIST, ITEM, items=str(len(listing.items)))
        for index, item in enumerate(listing.items):
            if listing.start is not None:
                number = str(listing.start + index)
                yield Utterance("", number, self.heard(number), NUMBER)
            for block in item.blocks:
                if isinstance(block, Paragraph):
                    yield from self.text(block.text, ITEM)
                else:
                    yield from self.block(block)

    def table(self, table: Table) -> Iterator[Utterance]:
        """Row by row, each cell after its column's header; the first cell of a row names the row.

        A cell that is empty or has only a dash is left out with its header. The header of a column of dashes is heard
        in the first row.
        """
        yield from self.phrase(phrases.SPOKEN_TABLE, PARAGRAPH, rows=str(len(table.rows)))
        filled = [[bool(self.heard(plain(cell.words))) for cell in row] for row in table.rows]
        dashes = [not any(column) for column in zip(*filled, strict=True)]
        for number, (row, cells) in enumerate(zip(table.rows, filled, strict=True)):
            columns = zip(table.header, row, cells, dashes, strict=True)
            said = [(head, cell) for head, cell, full, none in columns if full or (none and cell.words and not number)]
            for index, (header, cell) in enumerate(said):
                yield from self.text(header, NUMBER)
                yield from self.text(cell, PARAGRAPH if index == len(said) - 1 else CELL)
