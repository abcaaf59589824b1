"""The paragraphs and tables of a Word document: how each looks, and what stands between them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.formats.word import runs as wordruns
from pipeline.formats.word.measures import twips

_BOX_SPACE_POINTS = 6
# How far the border of a box stands below its words, in twips.
BOX_SPACE = twips(_BOX_SPACE_POINTS)
_LISTED = frozenset(
    {"ListBullet", "ListNumber", "ListContinue", "PolyleafMarker", "PolyleafContents2", "PolyleafContents3"}
)


class Box(NamedTuple):
    """A border: `width` in eighths of a point, `side` how many points it stands beside the words.

    `edges` are those that are drawn, in the order of the schema (ECMA-376 part 1, 17.3.1.24).
    """

    width: int
    side: int
    edges: tuple[str, ...] = ("top", "left", "bottom", "right")

    def xml(self) -> str:
        """The w:pBdr; neighbours with the same one and the same indents are drawn as one box."""
        spaces = {"top": _BOX_SPACE_POINTS, "left": self.side, "bottom": _BOX_SPACE_POINTS, "right": self.side}
        drawn = (
            f'<w:{edge} w:val="single" w:sz="{self.width}" w:space="{spaces[edge]}" w:color="000000"/>'
            for edge in self.edges
        )
        return f"<w:pBdr>{''.join(drawn)}</w:pBdr>"


class Look(NamedTuple):
    """How a paragraph looks. Lengths in twips; None where the style or the numbering says.

    `numbering` is the number of the list and its level, `indent` left, right and hanging.
    """

    style: str
    numbering: tuple[int, int] | None = None
    indent: tuple[int, int, int] | None = None
    before: int | None = None
    after: int | None = None
    box: Box | None = None
    keep_next: bool = False
    new_page: bool = False

    def xml(self) -> str:
        """The w:pPr, nothing for an ordinary paragraph."""
        return _properties(self)


# A leaflet has some dozen, and other leaflets have the same.
@lru_cache(maxsize=1024)
def _properties(look: Look) -> str:
    """In schema order (ECMA-376 part 1, 17.3.1.26)."""
    style, numbering, indent, before, after, box, keep_next, new_page = look
    properties = f'<w:pStyle w:val="{style}"/>' if style != "Normal" else ""
    if keep_next:
        properties += "<w:keepNext/>"
    if new_page:
        properties += "<w:pageBreakBefore/>"
    if numbering:
        number, level = numbering
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    if box:
        properties += box.xml()
    if before is not None or after is not None:
        above = "" if before is None else f' w:before="{before}"'
        below = "" if after is None else f' w:after="{after}"'
        properties += f"<w:spacing{above}{below}/>"
    if indent:
        left, right, hanging = indent
        hang = f' w:hanging="{hanging}"' if hanging else ""
        properties += f'<w:ind w:left="{left}" w:right="{right}"{hang}/>'
    return f"<w:pPr>{properties}</w:pPr>" if properties else ""


class Line(NamedTuple):
    """One w:p. `bookmark` is the number under which the contents list finds the paragraph, 0 for none."""

    look: Look
    runs: str
    bookmark: int = 0

    def xml(self) -> str:
        """The paragraph."""
        runs = self.runs
        if self.bookmark:
            runs = wordruns.bookmarked(bookmark_name(self.bookmark), self.bookmark, runs)
        return f"<w:p>{_properties(self.look)}{runs}</w:p>"


def bookmark_name(number: int) -> str:
    """The name of a heading's bookmark, of the form that Word gives to those of its own contents lists."""
    return f"_Toc{number:09d}"


class Grid(NamedTuple):
    """One w:tbl, written out."""

    table: str

    def xml(self) -> str:
        """The table."""
        return self.table


def apart(lines: Sequence[Line | Grid], gap: int) -> list[Line | Grid]:
    """The same lines with a gap below lists and tables, an empty line where Word would draw two tables as one."""
    found: list[Line | Grid] = []
    listed = [isinstance(line, Line) and line.look.style in _LISTED for line in lines]
    below_table = False
    for line, in_list, goes_on in zip(lines, listed, (*listed[1:], False), strict=True):
        if isinstance(line, Grid):
            if below_table:
                found.append(Line(Look("PolyleafGap"), ""))
            found.append(line)
            below_table = True
            continue
        # Above a heading there is room in its style.
        if below_table and not line.look.style.startswith("Heading"):
            line = line._replace(look=line.look._replace(before=gap))
        if in_list and not goes_on and line.look.after is None:
            line = line._replace(look=_gap_below(line.look, gap))
        found.append(line)
        below_table = False
    return found


# A leaflet has one for each of its lists, and other leaflets have the same.
@lru_cache(maxsize=1024)
def _gap_below(look: Look, gap: int) -> Look:
    return look._replace(after=gap)
