"""A document of any make to its pieces, in the order in which they are read."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from pipeline.model.alignment import Piece, Shape
from pipeline.model.leaflet import Block, Role, texts
from pipeline.model.wordfile import Region, Span, WordFile, WordParagraph, WordPicture
from pipeline.text.markup.inline import escape

SHAPES = {
    Role.TITLE: Shape.HEADING,
    Role.HEADING: Shape.HEADING,
    Role.ITEM: Shape.ITEM,
    Role.COLUMN_HEADER: Shape.CELL,
    Role.CELL: Shape.CELL,
    Role.PICTURE: Shape.PICTURE,
}
_TYPED_BULLET = re.compile(r"\s*(?:[•·▪●◦‣∙○■□►➢✓*]|[-–—](?=\s))\s*(?=\S)")
_TYPED_NUMBER = re.compile(r"\s*[(\[]?[\d\u0660-\u0669\u06f0-\u06f9\u09e6-\u09ef]{1,2}[.)\]:、]\s*(?=\S)(?!\d)")
_LONGEST_HEADING = 80
_NO_HEADING = (".", ",", ";", ":", "!", "。", "،", "؛", "।", "۔")
# Direction marks and fixed spaces are put in by programs that make documents, and by ours again.
_MARKS = re.compile("[\u200e\u200f\u061c\u2066-\u2069]")
_SPACES = re.compile("[\u00a0\u202f\u2007]")
_HARD = re.compile(r"\s*\n\s*")
# Above this length a line was not wrapped by a program that breaks lines for a screen.
_WRAPPED_AT = 100


def of_blocks(blocks: Iterable[Block], place: str) -> tuple[Piece, ...]:
    """The pieces of a tree of blocks; `place` names what they are counted in."""
    return tuple(
        Piece(tidied(text.words), SHAPES.get(text.role, Shape.PARAGRAPH), f"{place} {number}")
        for number, text in enumerate(texts(tuple(blocks)), start=1)
    )


def lines_apart(text: str) -> str:
    """Plain text in which every paragraph and table cell stands apart, whatever program saved it.

    Cells are parted by tabs. Where lines are as long as paragraphs, each is one; else empty lines part paragraphs.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        cells = [cell for cell in line.split("\t") if cell.strip()]
        lines += [part for cell in cells for part in ("", cell, "")] if len(cells) > 1 else [line]
    whole = max(map(len, lines), default=0) > _WRAPPED_AT or all(line.strip() for line in text.strip().split("\n"))
    return "\n\n".join(line for line in lines if line.strip()) if whole else "\n".join(lines)


def tidied(words: str) -> str:
    """Words without the marks and fixed spaces that a program has put in."""
    return " ".join(_SPACES.sub(" ", _MARKS.sub("", words)).split(" ")).strip()


def of_word(file: WordFile) -> tuple[Piece, ...]:
    """The pieces of a Word file's text: headings by their style or, where there is none, by their look."""
    body = [paragraph for paragraph in file.paragraphs if paragraph.region in (Region.BODY, Region.BOX)]
    # Word keeps footnotes and endnotes apart; they are words of the leaflet all the same.
    body += [paragraph for paragraph in file.paragraphs if paragraph.region is Region.NOTE]
    styled = any(paragraph.level is not None for paragraph in body)
    pictures = iter([picture for picture in file.pictures if picture.place.region in (Region.BODY, Region.BOX)])
    return tuple(piece for paragraph in body for piece in _of_paragraph(paragraph, pictures, styled))


def _of_paragraph(paragraph: WordParagraph, pictures: Iterator[WordPicture], styled: bool) -> Iterator[Piece]:
    place = str(paragraph.place)
    for _ in range(paragraph.pictures):
        picture = next(pictures, None)
        if picture is not None and picture.description and not picture.decorative:
            yield Piece(escape(tidied(picture.description)), Shape.PICTURE, str(picture.place))
    shape = _shape(paragraph, styled)
    words = _words(paragraph.spans, bold=shape is not Shape.HEADING)
    if shape is Shape.ITEM and paragraph.marker is None:
        words = _unmarked(words)
    if any(map(str.isalnum, words)):
        yield Piece(words, shape, place, tuple(_linked(paragraph.spans)))


def _linked(spans: tuple[Span, ...]) -> Iterator[str]:
    """The words of each link."""
    for linked, group in groupby(spans, lambda span: span.linked):
        text = tidied("".join(span.text for span in group))
        if linked and any(map(str.isalnum, text)):
            yield escape(text)


def _shape(paragraph: WordParagraph, styled: bool) -> Shape:
    text = paragraph.text.strip()
    if paragraph.level is not None:
        return Shape.HEADING
    if paragraph.cell is not None:
        return Shape.CELL
    if paragraph.marker is not None or _TYPED_BULLET.match(text) or _TYPED_NUMBER.match(text):
        return Shape.ITEM
    if not styled and _looks_like_heading(paragraph, text):
        return Shape.HEADING
    return Shape.PARAGRAPH


def _looks_like_heading(paragraph: WordParagraph, text: str) -> bool:
    spans = [span for span in paragraph.spans if span.text.strip()]
    strong = all(span.letters.bold or span.letters.complex_bold or span.letters.underline for span in spans)
    return bool(spans) and strong and len(text) <= _LONGEST_HEADING and not text.endswith(_NO_HEADING)


def _unmarked(words: str) -> str:
    match = _TYPED_BULLET.match(words) or _TYPED_NUMBER.match(words)
    return words[match.end() :] if match else words


def _words(spans: tuple[Span, ...], bold: bool) -> str:
    """The spans as inline Markdown: what is bold stays so, line breaks are hard breaks."""
    shown = [span for span in spans if not span.letters.hidden]
    made = ""
    for strong, group in groupby(shown, lambda span: bold and (span.letters.bold or span.letters.complex_bold)):
        text = _SPACES.sub(" ", _MARKS.sub("", "".join(span.text for span in group))).replace("\t", " ")
        core = text.strip()
        start = len(text) - len(text.lstrip())
        before, after = text[:start], text[start + len(core) :]
        marked = f"**{escape(core)}**" if strong and any(map(str.isalnum, core)) else escape(core)
        made += before + marked + after
    return _HARD.sub("\\\\\n", re.sub(" {2,}", " ", made).strip())
