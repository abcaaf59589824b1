"""Which parts of a leaflet's source need no reader of Markdown, because they can be nothing but what they look like.

A heading, a paragraph whose lines begin with words, and a bulleted list of one-line items, each between empty lines
and in the first column, are the same to CommonMark whatever stands around them. They are most of a leaflet; the rest
is handed on whole, as `other`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a piece is."""

    HEADING = 1
    WORDS = 2
    BULLETS = 3
    OTHER = 4


@dataclass(slots=True)
class Piece:
    """A part of a source: its text, and its first line, counted from 0."""

    kind: Kind
    text: str
    line: int


_CHUNK = re.compile(r"(?:[ \t]*[^ \t\n][^\n]*(?:\n|\Z))+")
# A letter, or bold that begins with one: no mark of CommonMark begins so.
_BEGINS = r"(?:\*\*)?[^\W\d_]"
_WORDS = re.compile(rf"{_BEGINS}[^\n]*+(?:\n{_BEGINS}[^\n]*+)*+\n?")
_HEADING = re.compile(r"#{1,6}[ \t]+[^\s#][^#\n]*\n?")
_BULLETS = re.compile(rf"- {_BEGINS}[^\n]*+(?:\n- {_BEGINS}[^\n]*+)*+\n?")
_NOTE = re.compile(r"<!--(?:(?!-->)[^\n])*-->[ \t]*(?:\n|\Z)")
# HTML and code, which may go on over empty lines, behind any marks of lists and boxes.
_GOES_ON = re.compile(r"^[ \t>*+\-\d.)]*(?:<[!?A-Za-z/]|```|~~~)", re.MULTILINE)


def pieces(source: str) -> Iterator[Piece]:
    """The pieces of a source in order, without the empty lines between them."""
    waiting: list[Piece] = []
    for piece in _kinds(_chunks(source)):
        if piece.kind is Kind.OTHER:
            waiting.append(piece)
            continue
        yield from _together(waiting)
        waiting = []
        yield piece
    yield from _together(waiting)


def _together(waiting: list[Piece]) -> Iterator[Piece]:
    """What is handed on stays together with the empty lines inside it, for a list may go on after one."""
    if waiting:
        first, text, lines = waiting[0].line, "", 0
        for piece in waiting:
            text += "\n" * (piece.line - first - lines) + piece.text
            lines = piece.line - first + piece.text.count("\n")
        yield Piece(Kind.OTHER, text, first)


def _chunks(source: str) -> list[Piece]:
    found: list[Piece] = []
    line = at = 0
    for match in _CHUNK.finditer(source):
        line += source.count("\n", at, match.start())
        at = match.start()
        found.append(Piece(_kind(match.group()), match.group(), line))
    return found


def _kind(text: str) -> Kind:
    first = text[0]
    if first == "#":
        return Kind.HEADING if _HEADING.fullmatch(text) else Kind.OTHER
    if first == "-":
        return Kind.BULLETS if _BULLETS.fullmatch(text) else Kind.OTHER
    return Kind.WORDS if _WORDS.fullmatch(text) else Kind.OTHER


def _kinds(chunks: list[Piece]) -> Iterator[Piece]:
    """The chunks, with those as `other` that what stands before or after them may take in."""
    before = Kind.WORDS
    noted = False
    for index, piece in enumerate(chunks):
        after = chunks[index + 1] if index + 1 < len(chunks) else None
        if noted or _is_taken_in(piece, before, after):
            piece.kind = Kind.OTHER
        noted = False
        if piece.kind is Kind.OTHER:
            note = _NOTE.match(piece.text)
            if _GOES_ON.search(piece.text, note.end() if note else 0):
                for rest in chunks[index:]:
                    rest.kind = Kind.OTHER
                    yield rest
                return
            # A note to translators is about what follows it, on the next line or below empty ones.
            noted = note is not None and note.end() == len(piece.text)
        before = piece.kind
        yield piece


def _is_taken_in(piece: Piece, before: Kind, after: Piece | None) -> bool:
    if piece.kind is Kind.WORDS:
        # Explanations below a term.
        return after is not None and after.text.lstrip(" \t").startswith(":")
    if piece.kind is Kind.BULLETS:
        alone = after is None or after.kind in (Kind.WORDS, Kind.HEADING)
        return not alone or before not in (Kind.WORDS, Kind.HEADING)
    return False
