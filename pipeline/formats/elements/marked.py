"""The inside of a text as XHTML, in which each sentence that is spoken can have an element of its own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from markupsafe import Markup

from pipeline.formats.elements.pieces import Isolate, Mark, Piece, Whole, Wrapper, parted, pieces, written
from pipeline.model.inline import Emphasis, Link, NoteMark, Strong
from pipeline.text.markup.inline import parse


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a text, `start` inclusive and `end` exclusive, that are to be one element with this id."""

    id: str
    start: int
    end: int


def markup(
    words: str,
    rtl: bool,
    stretches: Sequence[Stretch] = (),
    marking: Callable[[NoteMark], Markup] = lambda mark: Markup('<a href="#note_{}">').format(mark.label),
) -> Markup:
    """Inline Markdown as XHTML, with no-break spaces and isolated runs set.

    `marking` gives the start tag of the link from a mark to its note.

    `stretches` follow each other without overlap; their positions are those of the plain words
    (`pipeline.text.markup.inline.plain`).
    """

    def opening(wrapper: Wrapper) -> Markup:
        return marking(wrapper) if isinstance(wrapper, NoteMark) else _opening(wrapper)

    return written(_marked(pieces(parse(words), rtl), stretches), opening, _closing, Markup("<br/>"))


def _marked(whole: Iterator[Piece], stretches: Sequence[Stretch]) -> Iterator[Piece]:
    """The pieces with the mark of each stretch around all that is in it."""
    for piece, index in parted(whole, [(stretch.start, stretch.end) for stretch in stretches]):
        mark = ((index, Mark(stretches[index].id)),) if index >= 0 else ()
        yield Piece(piece.text, (*mark, *piece.path), piece.broken)


def _opening(wrapper: Strong | Emphasis | Link | Isolate | Whole | Mark) -> Markup:
    match wrapper:
        case Strong():
            return Markup("<strong>")
        case Emphasis():
            return Markup("<em>")
        case Link():
            return Markup('<a href="{}">').format(wrapper.target)
        case Whole():
            return Markup('<span class="whole">')
        case Isolate():
            # XHTML 1.0 has no bdi; browsers isolate every element with a direction, older players embed it.
            return Markup('<span dir="ltr">')
        case Mark():
            return Markup('<span id="{}">').format(wrapper.name)
        case _:
            assert_never(wrapper)


def _closing(wrapper: Wrapper) -> Markup:
    match wrapper:
        case Strong():
            return Markup("</strong>")
        case Emphasis():
            return Markup("</em>")
        case Link() | NoteMark():
            return Markup("</a>")
        case Isolate() | Whole() | Mark():
            return Markup("</span>")
        case _:
            assert_never(wrapper)
