"""The leaflet's blocks as the body of a Word document, in schema order, with no look-up by style name."""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple, assert_never

from pipeline.formats.word import runs
from pipeline.formats.word.lines import BOX_SPACE, Box, Grid, Line, Look, apart
from pipeline.formats.word.measures import EMU_PER_PIXEL, EMU_PER_TWIP, PAGE_HEIGHT, TWIPS_PER_POINT, Measures
from pipeline.formats.word.runs import Lettering
from pipeline.formats.word.template import BULLETS, LEVELS, NUMBERS, level_indent
from pipeline.formats.word.xml import LEFT_TO_RIGHT, PICTURE, RIGHT_TO_LEFT, attribute
from pipeline.model.kit import STANDARD, Kit, Picture
from pipeline.model.leaflet import (
    Alert,
    Block,
    Figure,
    Footnote,
    Heading,
    Item,
    Listing,
    Paragraph,
    Table,
    Text,
)
from pipeline.text import phrases, typeset
from pipeline.text.alerts import HEAVY, LABELS
from pipeline.text.labels import colon
from pipeline.text.markup.inline import flatten, parse, plain

_THIN_EIGHTHS, HEAVY_EIGHTHS = 12, 24
# What a contents list names: sections and subsections.
CONTENTS_LEVELS = (2, 3)
# Wider than the letters of most words are: bold Arial has digits of 0.56 em and small letters of 0.54 on average.
_LETTER_EM = 0.6
_UNPARTED = re.compile(r"[^ \t\n\u2e80-\u9fff\uff00-\uffef]+")
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading for the contents list: its number as a bookmark, its level, its words; `own` when the program's own."""

    bookmark: int
    level: int
    words: str
    own: bool


class Place(NamedTuple):
    """Where a block stands: `depth` lists deep, `left` and `right` twips from the margins, in a box or not."""

    depth: int = 0
    left: int = 0
    right: int = 0
    box: Box | None = None

    @property
    def at_margin(self) -> bool:
        """In no list, and with nothing beside it that keeps markers clear of the margin."""
        return self.left == 0 and self.depth == 0

    @property
    def indent(self) -> tuple[int, int, int] | None:
        """The indent of a paragraph here, None at the margins."""
        return (self.left, self.right, 0) if self.left or self.right else None


@dataclass(slots=True)
class Body:
    """Writes blocks. `embed` gives the relationship id of a picture.

    `numbers` gathers the w:num elements, `entries` the headings below the title when there is to be a contents list.
    `mentioned` are the numbers of the notes that have a mark to lead back to, `ready` the runs of texts that have been
    written before.
    """

    kit: Kit
    lengths: Measures
    lettering: Lettering
    embed: Callable[[Picture], str]
    numbers: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    mentioned: frozenset[int] = frozenset()
    ready: dict[str, str] = field(default_factory=dict)
    # The runs between a label and its value.
    colon: str = field(init=False)
    _pictures: int = 0
    _section: str = ""

    def __post_init__(self) -> None:
        self.colon = self._colon()

    def lines(self, blocks: tuple[Block, ...]) -> tuple[Line | Grid, ...]:
        """The paragraphs and tables of some blocks, at the margins."""
        return tuple(self._lines(blocks, Place()))

    def xml(self, lines: tuple[Line | Grid, ...]) -> str:
        """The children of w:body."""
        return "".join([line.xml() for line in apart(lines, self.lengths.gap)])

    def entered(self, line: Line, level: int, words: str, own: bool = False) -> Line:
        """A heading's line; bookmarked, and its words kept for the contents list, if there is one."""
        if not self.kit.layout.contents or level not in CONTENTS_LEVELS:
            return line
        self.entries.append(Entry(len(self.entries) + 1, level, words, own))
        return line._replace(bookmark=len(self.entries))

    def say(self, phrase: str, style: str = "", **values: str) -> str:
        """The runs of one of the program's own phrases, marked where it is not in the leaflet's language."""
        return self.own(self.kit.words.say(phrase, **values), style)

    def own(self, words: str, style: str = "") -> str:
        """The runs of words in the language of the program's phrases."""
        return runs.phrase(words, self.lettering, style, self._own_tag)

    @property
    def _own_tag(self) -> str:
        """The language of the program's phrases, "" for that of the leaflet."""
        tag = self.kit.words.tag
        return "" if tag == self.kit.language.tag else tag

    def _colon(self) -> str:
        mark, space, _ = colon(self.kit.language).partition(" ")
        return self._punctuation(mark) + (self._punctuation(space, "") if space else "")

    def _punctuation(self, mark: str, style: str = "PolyleafTag") -> str:
        # Between two left-to-right fragments it would go with them (Unicode UAX #9, N1).
        text = RIGHT_TO_LEFT + mark if self.kit.language.rtl else mark
        return runs.phrase(text, self.lettering, style)

    def _runs(self, text: Text) -> str:
        written = self.ready.get(text.words)
        if written is None:
            written = self.ready[text.words] = runs.text(text.words, self.lettering)
        return written

    def _lines(self, blocks: tuple[Block, ...], place: Place) -> list[Line | Grid]:
        found: list[Line | Grid] = []
        ordinary = Look("ListContinue" if place.depth else "Normal", indent=place.indent, box=place.box)
        # The words that lead into a list are on the same page as its first item.
        leading = ordinary._replace(keep_next=True)
        for block, following in zip_longest(blocks, blocks[1:]):
            match block:
                case Paragraph():
                    look = leading if isinstance(following, Listing) else ordinary
                    found.append(Line(look, self._runs(block.text)))
                case Heading():
                    found.append(self._heading(block, place))
                case Listing():
                    found += self._listing(block, place)
                case Table():
                    found += self._table(block, place)
                case Alert():
                    found += self._alert(block, place)
                case Footnote():
                    found += self._footnote(block, place)
                case Figure():
                    found += self._figure(block, place)
                case _:
                    assert_never(block)
        return found

    def _heading(self, heading: Heading, place: Place) -> Line:
        self._section = plain(heading.text.words)
        look = Look(f"Heading{min(heading.level, 6)}", indent=place.indent, box=place.box)
        return self.entered(Line(look, self._runs(heading.text)), heading.level, self._section)

    # Lists

    def _number(self, kind: int, level: int, start: int) -> int:
        """A numbering of its own, so that a second list does not count on where the first one stopped."""
        number = len(self.numbers) + 1
        self.numbers.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/><w:lvlOverride w:ilvl="{level}">'
            f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
        return number

    def _listing(self, listing: Listing, place: Place) -> list[Line | Grid]:
        level = min(place.depth, LEVELS - 1)
        style, kind = ("ListBullet", BULLETS) if listing.start is None else ("ListNumber", NUMBERS)
        number = self._number(kind, level, 1 if listing.start is None else listing.start)
        hanging = self.lengths.hanging
        left = place.left + hanging + (self.lengths.clearance if place.at_margin else 0)
        # Where the numbering's own indent is meant, none is written.
        usual = left == level_indent(self.lengths, level) and not place.right
        marked = Look(style, (number, level), None if usual else (left, place.right, hanging), box=place.box)
        inner = Place(place.depth + 1, left, place.right, place.box)
        found: list[Line | Grid] = []
        for item in listing.items:
            found += self._item(item, marked, inner)
        return found

    def _item(self, item: Item, marked: Look, place: Place) -> list[Line | Grid]:
        """The lines of an item; the first bears the marker, in an empty line where it begins with no paragraph."""
        match item.blocks:
            case (Paragraph(text),):
                return [Line(marked, self._runs(text))]
            case (Paragraph(text), *_):
                return [Line(marked, self._runs(text)), *self._lines(item.blocks[1:], place)]
            case (Heading() | Figure(), *_):
                line, *below = self._lines(item.blocks, place)
                assert isinstance(line, Line)
                return [
                    line._replace(look=line.look._replace(numbering=marked.numbering, indent=marked.indent)),
                    *below,
                ]
            case _:
                empty = Line(marked._replace(style="PolyleafMarker", keep_next=True), "")
                return [empty, *self._lines(item.blocks, place)]

    # Tables

    def _table(self, table: Table, place: Place) -> Iterable[Line | Grid]:
        room = self.lengths.text_width - place.left - place.right
        widths = _column_widths(table, room, self.lengths)
        if table.rows and (len(table.header) > self.lengths.columns or widths is None):
            return self._rows_as_list(table, place)
        return (Grid(self._grid(table, place, widths or (room // len(table.header),) * len(table.header))),)

    def _grid(self, table: Table, place: Place, widths: tuple[int, ...]) -> str:
        caption = attribute(self._section)
        columns = attribute(", ".join(plain(cell.words) for cell in table.header if cell.words))
        direction = "<w:bidiVisual/>" if self.kit.language.rtl else ""
        properties = (
            f'<w:tblPr><w:tblStyle w:val="LeafletTable"/>{direction}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblInd w:w="{place.left}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            f' w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val={caption}/>'
            f"<w:tblDescription w:val={columns}/></w:tblPr>"
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        header = self._row(table.header, widths, Look("TableHeading"), "<w:cantSplit/><w:tblHeader/>")
        rows = "".join([self._row(row, widths, Look("TableText"), "<w:cantSplit/>") for row in table.rows])
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>"

    def _row(self, cells: tuple[Text, ...], widths: tuple[int, ...], look: Look, properties: str) -> str:
        opened = look.xml()
        written = "".join(
            [
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                f"<w:p>{opened}{self._runs(cell)}</w:p></w:tc>"
                for cell, width in zip(cells, widths, strict=True)
            ]
        )
        return f"<w:tr><w:trPr>{properties}</w:trPr>{written}</w:tr>"

    def _rows_as_list(self, table: Table, place: Place) -> Iterator[Line]:
        """A table too wide for its type size: one list item a row, each cell after the name of its column."""
        level = min(place.depth, LEVELS - 1)
        number = self._number(BULLETS, level, 1)
        hanging = self.lengths.hanging
        left = place.left + hanging + (0 if place.depth else self.lengths.clearance)
        for row in table.rows:
            for index, (column, cell) in enumerate(zip(table.header, row, strict=True)):
                last = index == len(row) - 1
                look = Look(
                    "TableRow" if index == 0 else "TableRowMore",
                    numbering=(number, level) if index == 0 else None,
                    indent=(left, place.right, hanging if index == 0 else 0),
                    after=self.lengths.gap if last else None,
                    box=place.box,
                    keep_next=not last,
                )
                yield Line(look, self._labelled(column, cell))

    def _labelled(self, column: Text, cell: Text) -> str:
        value = self._runs(cell) if cell.words else self._punctuation("–")
        if not column.words:
            return value
        label = parse(column.words)
        words = flatten(label)
        ended = words.rstrip().endswith((":", "：", "?", "؟", "？"))
        name = runs.write(label, self.lettering, "ColumnName")
        if not self.kit.language.rtl and typeset.has_rtl(words):
            # Without the mark a figure after an Arabic header would go to its left (Unicode UAX #9, W2 and N1).
            name += self._punctuation(LEFT_TO_RIGHT)
        return name + (self._punctuation(" ", "") if ended else self.colon) + value

    # Boxes and pictures

    def _alert(self, alert: Alert, place: Place) -> list[Line | Grid]:
        width = HEAVY_EIGHTHS if alert.kind in HEAVY else _THIN_EIGHTHS
        boxed = place.box is not None or _has_one_edge(alert.blocks)
        box = Box(width, self.lengths.box_space) if boxed else None
        inset = 0 if place.box or not boxed else self.lengths.inset
        inner = place._replace(left=place.left + inset, right=place.right + inset, box=place.box or box)
        label = Line(Look("PolyleafLabel", indent=inner.indent, box=inner.box), self.say(LABELS[alert.kind]))
        *lines, last = (label, *self._lines(alert.blocks, inner))
        if not boxed:
            # Paragraphs with different indents would each be a box: rules above and below stand for it.
            lines[0] = label._replace(look=label.look._replace(box=Box(width, 0, ("top",))))
            if isinstance(last, Line) and last.look.box is None:
                last = last._replace(look=last.look._replace(box=Box(width, 0, ("bottom",))))
        # A warning stays whole, and where it fits on no page Word parts it all the same.
        whole = [
            line._replace(look=line.look._replace(keep_next=True)) if isinstance(line, Line) else line for line in lines
        ]
        # The border stands outside the words, in the gap below them.
        below = self.lengths.gap + BOX_SPACE
        return [*whole, last._replace(look=last.look._replace(after=below)) if isinstance(last, Line) else last]

    def _footnote(self, note: Footnote, place: Place) -> list[Line | Grid]:
        """The note where it is read: a Word footnote is small, at the foot of the page, and passed over by voices."""
        first, *lines = self._lines(note.blocks, place._replace(left=place.left + self.lengths.hanging))
        assert isinstance(first, Line)
        name = self.say(phrases.NOTE_LABEL, "PolyleafTag", number=str(note.number))
        label = runs.note_label(note.number, name, linked=note.number in self.mentioned)
        return [first._replace(runs=label + self.colon + first.runs), *lines]

    def _figure(self, figure: Figure, place: Place) -> Iterator[Line]:
        picture = self.kit.picture(figure.source)
        drawing = self._drawing(picture, plain(figure.description.words), place)
        yield Line(Look("Figure", indent=place.indent, box=place.box, keep_next=figure.caption is not None), drawing)
        if figure.caption is not None:
            yield Line(Look("Caption", indent=place.indent, box=place.box), self._runs(figure.caption))

    def _drawing(self, picture: Picture, description: str, place: Place) -> str:
        self._pictures += 1
        width, height = self._extent(picture, place)
        return inline_picture(self.embed(picture), self._pictures, description, width, height)

    def _extent(self, picture: Picture, place: Place) -> tuple[int, int]:
        """Width and height in EMU: enlarged as the type is, never wider than the text or half a page high."""
        width, height = picture.width * EMU_PER_PIXEL, picture.height * EMU_PER_PIXEL
        room = (self.lengths.text_width - place.left - place.right) * EMU_PER_TWIP
        enlarged = max(1.0, self.lengths.body / 2 / STANDARD.body)
        scale = min(enlarged, room / width, PAGE_HEIGHT / 2 * EMU_PER_TWIP / height)
        return max(1, int(width * scale)), max(1, int(height * scale))


def _has_one_edge(blocks: tuple[Block, ...]) -> bool:
    """Whether all paragraphs of these blocks begin on one line, so that they can stand in one box."""
    for block in blocks:
        match block:
            case Listing():
                if any(len(item.blocks) != 1 or not isinstance(item.blocks[0], Paragraph) for item in block.items):
                    return False
            case Alert():
                if not _has_one_edge(block.blocks):
                    return False
            case Table() | Footnote():
                return False
            case Paragraph() | Heading() | Figure():
                pass
            case _:
                assert_never(block)
    return True


def inline_picture(relation: str, number: int, description: str, width: int, height: int) -> str:
    """The run of a picture in the line of text, decorative without a description; lengths in EMU."""
    name = f'id="{number}" name="Picture {number}"'
    told = f" descr={attribute(description)}" if description else ""
    shape = f"<wp:docPr {name}{told}/>" if description else f"<wp:docPr {name}>{_DECORATIVE}</wp:docPr>"
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'{shape}<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr {name}{told}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _column_widths(table: Table, room: int, lengths: Measures) -> tuple[int, ...] | None:
    """Widths in twips that leave every figure its unit; None when the widest words do not fit beside each other.

    What is left over goes by the longest cell, as its square root: long cells wrap, short ones do not starve.
    """
    columns = tuple(zip(table.header, *table.rows, strict=True))
    letter = _LETTER_EM * lengths.body / 2 * TWIPS_PER_POINT
    widest = [max([_widest(cell.words) for cell in column]) for column in columns]
    least = [math.ceil(letters * letter) + 2 * lengths.cell_side for letters in widest]
    spare = room - sum(least)
    if spare < 0:
        return None
    weights = [max(4.0, max(len(cell.words) for cell in column) ** 0.5) for column in columns]
    wanted = [max(0.0, room * weight / sum(weights) - low) for weight, low in zip(weights, least, strict=True)]
    shares = [low + int(spare * share / (sum(wanted) or 1)) for low, share in zip(least, wanted, strict=True)]
    return (*shares[:-1], room - sum(shares[:-1]))


# The same cells stand in a leaflet's other sizes.
@lru_cache(maxsize=4096)
def _widest(words: str) -> int:
    """The letters of the longest piece of a cell that no line should part: of Chinese it is one."""
    return max(map(len, _UNPARTED.findall(typeset.no_break(plain(words)))), default=1)
