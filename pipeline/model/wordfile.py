"""A Word file as it will look: every style, default and direct setting resolved to what holds in the end.

Anybody's file, not only the program's own. Sizes in points, lengths on the page in millimetres, indents in points.
"""

from dataclasses import dataclass
from enum import StrEnum

AUTOMATIC = "auto"
THEME = "theme:"


class Region(StrEnum):
    """Which part of the file a paragraph stands in."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    BOX = "text box"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: `thing` (paragraph, table, picture, section, style, document) and its number.

    Body paragraphs count from 1 through the whole text, those in tables too. `region` and `within` say what the
    paragraph belongs to: "header", "table 2, row 3, column 1". `quote` holds its first words.
    """

    thing: str
    number: int = 0
    region: Region = Region.BODY
    within: str = ""
    quote: str = ""

    def __str__(self) -> str:
        if self.region is Region.STYLE:
            return f'style "{self.within}"'
        name = f"{self.thing} {self.number}" if self.number else f"the {self.thing}"
        region = "" if self.region is Region.BODY else f"{self.region}, "
        return f"{region}{name}{f' ({self.within})' if self.within else ''}"


DOCUMENT = Place("document")


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters are drawn.

    Word keeps size, weight and slant twice: once for Latin and Far Eastern letters, once (`complex_...`) for the
    letters of Arabic, Bengali and other complex scripts. `complex_script` and `rtl` make it use the second set for
    any letter. `colour` is "RRGGBB", "auto", or "theme:NAME" for a theme colour that the file does not explain;
    `fill` likewise, "" where nothing is behind the letters. `languages` are the tags for Latin, Far Eastern and
    complex-script letters, "" where the file says nothing. `raised` letters are small and above the line or, if they
    are `lowered`, below it; `struck` ones have a line through them.
    """

    size: float
    complex_size: float
    bold: bool
    complex_bold: bool
    italic: bool
    complex_italic: bool
    underline: bool
    capitals: bool
    hidden: bool
    raised: bool
    rtl: bool
    complex_script: bool
    colour: str
    fill: str
    languages: tuple[str, str, str]
    lowered: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one kind of letters. `field` is the code of the Word field that wrote it (PAGE), or "".

    `target` is the address that a link leads to, "#" and a name for a place in the same file.
    """

    text: str
    letters: Letters
    linked: bool = False
    field: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """The place of a list item: which row of numbers it counts in, how deep it stands (from 0) and how it is marked.

    `format` is Word's own word ("bullet", "decimal", "lowerLetter"), `pattern` the marker with %1 for the number of
    the first level, and `start` the number that the row begins with.
    """

    row: str
    depth: int
    format: str
    pattern: str
    start: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Which cell a paragraph stands in, all counted from 1; `last` when nothing follows it in the cell."""

    table: int
    row: int
    column: int
    last: bool = False


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph. `level` is its outline level from 1, None for running text; `align` is Word's own word ("both").

    `marker` is how the bullet or number of a list item is drawn, None for what is in no list. `breaks` when it holds
    a page or section break, `joins` when it stands between two tables that would otherwise be one. `marks` are the
    places in its text where notes are mentioned, each with the note's name, and `note` is the name of the note that the
    paragraph belongs to.
    """

    place: Place
    region: Region
    style: str
    level: int | None
    marker: Letters | None
    left: float
    hanging: float
    rtl: bool
    align: str
    boxed: bool
    keep_next: bool
    keep_widows: bool
    spans: tuple[Span, ...]
    cell: Cell | None = None
    pictures: int = 0
    breaks: bool = False
    joins: bool = False
    listed: Listed | None = None
    marks: tuple[tuple[int, str], ...] = ()
    note: str = ""

    @property
    def text(self) -> str:
        """The words, with line breaks as "\\n" and tabs as "\\t"."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table. `headers` counts the rows at its top that are marked as header rows; `marked` is the first-row mark of
    its style. `merged` are the places of cells that span several rows or columns, `bordered` says whether
    it has lines."""

    place: Place
    rows: int
    columns: int
    headers: int
    marked: bool
    rtl: bool
    merged: tuple[Place, ...]
    nested: bool
    bordered: bool = True


@dataclass(frozen=True, slots=True)
class WordPicture:
    """A picture, chart, drawing or text box (`kind`). `data` names its part in the file, "" when it has none."""

    place: Place
    kind: str
    description: str
    decorative: bool
    floating: bool
    part: str = ""
    width_mm: float = 0
    height_mm: float = 0


@dataclass(frozen=True, slots=True)
class WordSection:
    """A stretch of pages of one shape, in millimetres."""

    place: Place
    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    columns: int
    rtl: bool


@dataclass(frozen=True, slots=True)
class Stranger:
    """Something in the file that is no text of it: a macro, an embedded object, a link to a file elsewhere."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change that nobody has accepted or refused. `kind` is "added" or "deleted".

    `text` quotes its beginning, `words` are all of it.
    """

    place: Place
    kind: str
    author: str
    text: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class WordFile:
    """Everything that is inspected of a Word file. `default_languages` as in Letters, for the whole document.

    `compatibility` is the version of Word it is laid out for (15 since 2013), `fields` are the instructions of its
    fields, such as "PAGE".
    """

    name: str
    title: str
    author: str
    language: str
    default_languages: tuple[str, str, str]
    hyphenated: bool
    compatibility: int
    paragraphs: tuple[WordParagraph, ...]
    tables: tuple[WordTable, ...]
    pictures: tuple[WordPicture, ...]
    sections: tuple[WordSection, ...]
    strangers: tuple[Stranger, ...] = ()
    changes: tuple[Change, ...] = ()
    comments: int = 0
    fields: tuple[str, ...] = ()

    def body(self) -> tuple[WordParagraph, ...]:
        """The paragraphs of the text itself."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.region is Region.BODY)
