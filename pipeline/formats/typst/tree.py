"""An edition as the data that the PDF's template sets: the same content in the same order as the Word document."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from pipeline.formats.typst import fonts
from pipeline.formats.typst.words import Lettering, Room, Span, language_and_region
from pipeline.formats.word.measures import TWIPS_PER_POINT, Measures, measures
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.inline import Inline, Plain
from pipeline.model.kit import STANDARD, Kit
from pipeline.model.language import Language
from pipeline.model.leaflet import (
    Alert,
    Block,
    Figure,
    Footnote,
    Heading,
    Listing,
    Paragraph,
    Table,
    Text,
    figures,
)
from pipeline.text import phrases, typeset
from pipeline.text.alerts import HEAVY, LABELS
from pipeline.text.dates import long_date
from pipeline.text.labels import colon
from pipeline.text.markup.footnotes import mentioned
from pipeline.text.markup.inline import flatten, parse, plain
from pipeline.text.scripts import reads_rtl

# 96 pixels to the inch (CSS 2.2, section 4.3.2).
_POINTS_PER_PIXEL = 0.75
# How much narrower the lines of a list, a box and a note are, in em; templates/leaflet.typ sets all three.
_LIST_EM, _BOX_EM, _NOTE_EM = 2.5, 1.7, 1.0
# No text holds these: what cannot be shown is refused before anything is set.
_SLOT = "\x01"
_SLOTS = ("page", "total")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: `room` for its lines at body size."""

    room: Room

    def narrower(self, em: float) -> "_Place":
        return _Place(replace(self.room, width=max(self.room.size, self.room.width - em * self.room.size)))

    def at(self, half_points: int) -> Room:
        return replace(self.room, size=half_points / 2)


def strings(edition: Edition, kit: Kit) -> Iterator[tuple[str, str]]:
    """Everything a page can show, with the place to name when it cannot."""
    here = f"{edition.leaflet} ({edition.tag})"
    for text in (*edition.texts(), *edition.control.texts()):
        yield f"{here}, {text.anchor}", plain(text.words)
    record = edition.control
    yield f"{here}, source title", plain(edition.source_title)
    yield f"{here}, reference", record.reference
    yield f"{here}, version", record.version
    for keyword in record.keywords:
        yield f"{here}, keywords", keyword
    for day in (record.published, record.review):
        yield f"{here}, date", long_date(day, kit.language.locale)
    for phrase, said in kit.words.entries:
        yield f"the program's words ({kit.words.tag}), {phrase}", said


def spoken(language: Language) -> bool:
    """Whether the letters of a language join or change places, so that a PDF must say its words beside the shapes."""
    return language.rtl or language.typography.slot == "cs"


def tree(edition: Edition, kit: Kit) -> dict[str, object]:
    """The data of templates/leaflet.typ. Lengths in points, the edges of lines in em.

    Raises RenderError for a script without a font and for a heading whose level is more than one below the last.
    """
    return _Tree(edition, kit).data()


class _Tree:
    def __init__(self, edition: Edition, kit: Kit) -> None:
        self.edition, self.kit = edition, kit
        self.lengths: Measures = measures(kit.language, kit.profile, kit.layout.rules)
        self.letters = Lettering(kit.language, edition.source_tag, spoken(kit.language))
        self.pictures = tuple(dict.fromkeys(figure.source for figure in figures(edition.blocks)))
        width = self.lengths.text_width / TWIPS_PER_POINT
        self.margins = _Place(Room(width, self.lengths.body / 2))

    def data(self) -> dict[str, object]:
        edition, kit, lengths = self.edition, self.kit, self.lengths
        _require_levels(edition)
        control, face = edition.control, fonts.face(kit.language)
        lang, region = language_and_region(kit.language.tag)
        families = fonts.families(kit.language)
        above, below = face.edges(lengths.leading)
        return {
            "title": plain(edition.title.words),
            "author": plain(control.owner.words),
            "subject": plain(control.department.words),
            "keywords": list(control.keywords),
            "date": [control.published.year, control.published.month, control.published.day],
            "lang": lang,
            "region": region,
            "rtl": kit.language.rtl,
            "fonts": list(families),
            "latin": list(dict.fromkeys((fonts.LATIN, *families))),
            "above": above,
            "below": below,
            "stress": str(kit.layout.rules.stress),
            "size": {
                "body": lengths.body / 2,
                "title": lengths.title / 2,
                "heading": lengths.heading / 2,
                "subheading": lengths.subheading / 2,
                "bullet": lengths.bullet / 2,
                "statement": lengths.statement / 2,
            },
            "margin": lengths.margin / TWIPS_PER_POINT,
            "gap": lengths.gap / TWIPS_PER_POINT,
            "item-gap": lengths.item_gap / TWIPS_PER_POINT,
            "pictures": [list(kit.picture(source).data) for source in self.pictures],
            "draft": self.say(phrases.DRAFT) if kit.draft else None,
            "notice": self.say(phrases.DRAFT_NOTICE) if kit.draft else None,
            "footer": self.footer(),
            "page-of": self.counted(phrases.PAGE),
            "blocks": self.blocks(edition.blocks, self.margins),
            "cover": list(self.entries()) if kit.layout.cover else None,
            "contents": self.contents() if kit.layout.contents else None,
            "control": self.control() if kit.layout.control else None,
        }

    # Words

    def words(self, text: Text, room: Room) -> list[Span]:
        return self.letters.spans(parse(text.words), room)

    def say(self, phrase: str, bold: bool = False, **values: str) -> list[Span]:
        """One of the program's own phrases, marked where it is not in the leaflet's language."""
        return self.own((Plain(self.kit.words.say(phrase, **values)),), bold)

    def own(self, nodes: tuple[Inline, ...], bold: bool = False, room: Room | None = None) -> list[Span]:
        tag = self.kit.words.tag
        return self.letters.spans(nodes, room or self.margins.room, bold, "" if tag == self.kit.language.tag else tag)

    def plain(self, text: str, bold: bool = False, code: bool = False) -> list[Span]:
        return self.letters.spans((Plain(text),), self.margins.room, bold, code=code)

    @property
    def colon(self) -> list[Span]:
        """What stands between a label and its value."""
        return [{"text": colon(self.kit.language), "bold": True}]

    # Blocks

    def blocks(self, blocks: tuple[Block, ...], place: _Place) -> list[Span]:
        return [self.block(block, place) for block in blocks]

    def block(self, block: Block, place: _Place) -> Span:
        match block:
            case Heading():
                sizes = {1: self.lengths.title, 2: self.lengths.heading}
                room = place.at(sizes.get(block.level, self.lengths.subheading))
                return {"kind": "heading", "level": block.level, "words": self.words(block.text, room)}
            case Paragraph():
                return {"kind": "paragraph", "words": self.words(block.text, place.room)}
            case Listing():
                inner = place.narrower(_LIST_EM)
                items = [self.blocks(item.blocks, inner) for item in block.items]
                return {"kind": "list", "start": block.start, "items": items}
            case Table():
                return self.table(block, place)
            case Alert():
                return {
                    "kind": "alert",
                    "heavy": block.kind in HEAVY,
                    "label": self.say(LABELS[block.kind]),
                    "blocks": self.blocks(block.blocks, place.narrower(_BOX_EM)),
                }
            case Footnote():
                return self.footnote(block, place.narrower(_NOTE_EM))
            case Figure():
                return self.figure(block, place)
            case _:
                assert_never(block)

    def table(self, table: Table, place: _Place) -> Span:
        """A table both ways: the template writes rows as a list where words do not fit beside each other."""
        columns = tuple(zip(table.header, *table.rows, strict=True))
        weights = [max(4.0, max(len(cell.words) for cell in column) ** 0.5) for column in columns]
        room = place.narrower(_LIST_EM).room
        return {
            "kind": "table",
            "grid": len(columns) <= self.lengths.columns or not table.rows,
            "weights": [weight / sum(weights) for weight in weights],
            "longest": [_longest_words(column) for column in columns],
            "head": [self.words(cell, place.room) for cell in table.header],
            "rows": [[self.words(cell, place.room) for cell in row] for row in table.rows],
            "items": [
                [self.labelled(column, cell, room) for column, cell in zip(table.header, row, strict=True)]
                for row in table.rows
            ],
        }

    def labelled(self, column: Text, cell: Text, room: Room) -> list[Span]:
        value = self.words(cell, room) if cell.words else self.plain("–")
        if not column.words:
            return value
        label = parse(column.words)
        words = flatten(label)
        ended = words.rstrip().endswith((":", "：", "?", "؟", "？"))
        between: list[Span] = [{"text": " "}] if ended else self.colon
        if not self.kit.language.rtl and typeset.has_rtl(words):
            # Without the mark a figure after an Arabic header would go to its left (Unicode UAX #9, W2 and N1).
            between = [{"text": "\N{LEFT-TO-RIGHT MARK}"}, *between]
        return [*self.letters.spans(label, room, bold=True), *between, *value]

    def footnote(self, note: Footnote, place: _Place) -> Span:
        """A note where it is read; marks lead to its label, and the label back to the first of them."""
        first, *more = note.blocks
        assert isinstance(first, Paragraph)
        return {
            "kind": "footnote",
            "note": str(note.number),
            "mentioned": note.number in mentioned(self.edition),
            "label": self.say(phrases.NOTE_LABEL, bold=True, number=str(note.number)),
            "words": [*self.colon, *self.words(first.text, place.room)],
            "blocks": self.blocks(tuple(more), place),
        }

    def figure(self, figure: Figure, place: _Place) -> Span:
        picture = self.kit.picture(figure.source)
        scale = max(1.0, self.lengths.body / 2 / STANDARD.body) * _POINTS_PER_PIXEL
        return {
            "kind": "figure",
            "picture": self.pictures.index(figure.source),
            "alt": plain(figure.description.words) or None,
            "caption": None if figure.caption is None else self.words(figure.caption, place.room),
            "width": picture.width * scale,
            "height": picture.height * scale,
        }

    # What the program adds

    def contents(self) -> dict[str, object]:
        return {"title": self.say(phrases.CONTENTS), "page": self.counted(phrases.CONTENTS_PAGE)}

    def control(self) -> dict[str, object]:
        owner, department, *others = self.entries()
        return {
            "heading": self.say(phrases.ABOUT),
            "first": [owner, department],
            "asked": self.whom_to_ask(),
            "others": others,
        }

    def whom_to_ask(self) -> list[Span]:
        """Whom to ask, also for another format."""
        room = self.margins.at(self.lengths.statement)
        said = self.kit.words.say(phrases.ANOTHER_FORMAT, contact=_SLOT)
        before, _, after = (self.own((Plain(part),), bold=True, room=room) for part in said.partition(_SLOT))
        return [*before, *self.words(self.edition.control.contact, room), *after]

    def entries(self) -> Iterator[list[Span]]:
        """Who made the leaflet, which version it is and until when it holds, each as a label and a value."""
        record, room, locale = self.edition.control, self.margins.room, self.kit.language.locale
        for label, text in ((phrases.OWNER, record.owner), (phrases.DEPARTMENT, record.department)):
            yield [*self.label(label), *self.words(text, room)]
        for label, value in self.codes():
            yield [*self.label(label), *self.plain(value, code=True)]
        for label, day in ((phrases.PUBLISHED, record.published), (phrases.REVIEW, record.review)):
            yield [*self.label(label), *self.plain(long_date(day, locale))]
        if self.edition.tag != self.edition.source_tag:
            title = self.letters.spans(parse(self.edition.source_title), room, tag=self.edition.source_tag)
            yield [*self.label(phrases.SOURCE_TITLE), *title]

    def codes(self) -> tuple[tuple[str, str], ...]:
        return ((phrases.REFERENCE, self.edition.control.reference), (phrases.VERSION, self.edition.control.version))

    def label(self, phrase: str) -> list[Span]:
        return [*self.say(phrase, bold=True), *self.colon]

    def footer(self) -> list[Span]:
        first, second = ([*self.label(label), *self.plain(value, code=True)] for label, value in self.codes())
        return [*first, *self.plain(" · "), *second]

    def counted(self, phrase: str) -> dict[str, object]:
        """The words of a phrase with numbers; where a number stands, the name of its slot as a string.

        "ltr" says that the whole keeps its left-to-right order, as foreign words do in a right-to-left page.
        """
        words = self.kit.words
        said = words.say(phrase, **{slot: f"{_SLOT}{slot}{_SLOT}" for slot in _SLOTS})
        # Every other piece is the name of a slot.
        pieces = enumerate(said.split(_SLOT))
        return {
            "ltr": self.kit.language.rtl and words.tag != self.kit.language.tag and not reads_rtl(said),
            "pieces": [piece if at % 2 else self.own((Plain(piece),)) for at, piece in pieces if piece],
        }


def _longest_words(column: tuple[Text, ...]) -> list[str]:
    """The words that decide how narrow a column can be."""
    found = {word for cell in column for word in plain(cell.words).split(" ")}
    return sorted(found, key=lambda word: (-len(word), word))[:4]


def _require_levels(edition: Edition) -> None:
    """Makes sure that no heading skips a level (ISO 14289-1, 7.4.2).

    Raises RenderError naming the heading.
    """
    last = 0
    for block in edition.blocks:
        if isinstance(block, Heading):
            if block.level > last + 1:
                raise RenderError(
                    f"{edition.leaflet} ({edition.tag}), {block.text.anchor}",
                    f'the heading "{plain(block.text.words)}" has level {block.level} after level {last}',
                    f"level {last + 1} at most",
                    f"write it with {'#' * (last + 1)} in the leaflet",
                )
            last = block.level
