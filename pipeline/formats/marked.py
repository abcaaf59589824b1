"""The inside of a text as XHTML, in which each sentence that is spoken can have an element of its own.

Strong words, links and left-to-right runs may reach over the end of a sentence; they are closed there and opened
again, so that every sentence is one element.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import assert_never

from markupsafe import Markup, escape

from pipeline.model.inline import Break, Emphasis, Inline, Link, Plain, Strong
from pipeline.text.inline import flatten, parse
from pipeline.text.typeset import runs

# XHTML 1.0 has no bdi; browsers isolate every element with a direction, older players embed it.
_ISOLATE = Markup('<span dir="ltr">')


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a text, `start` inclusive and `end` exclusive, that are to be one element with this id."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Wrapper:
    """An element around a piece; `number` tells it from the next one of the same kind."""

    number: int
    opening: Markup
    closing: Markup


_Path = tuple[_Wrapper, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters with the same elements around them, outermost first; a line break is one character."""

    text: str
    start: int
    path: _Path

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def markup(words: str, rtl: bool, stretches: Sequence[Stretch] = ()) -> Markup:
    """Inline Markdown as XHTML, with no-break spaces and isolated runs set.

    `stretches` follow each other without overlap; their positions are those of the plain words
    (`pipeline.text.inline.plain`).
    """
    nodes = parse(words)
    return _written(_pieces(nodes, rtl, stretches))


def _pieces(nodes: tuple[Inline, ...], rtl: bool, stretches: Sequence[Stretch]) -> Iterator[_Piece]:
    leaves = tuple(_leaves(nodes, (), 0))
    set_ = runs(flatten(nodes), rtl)
    done = 0
    isolated: list[tuple[int, int]] = []
    for run in set_:
        isolated += [(done, done + len(run.text))] if run.isolated else []
        done += len(run.text)
    edges = {edge for leaf in leaves for edge in (leaf.start, leaf.end)}
    edges |= {edge for stretch in stretches for edge in (stretch.start, stretch.end)}
    edges |= {edge for span in isolated for edge in span}
    cut = tuple(_cut(leaves, "".join(run.text for run in set_), sorted(edges)))
    for outer in _outer(done, stretches):
        inside = tuple(piece for piece in cut if outer.start <= piece.start < outer.end)
        yield from _wrapped(tuple(_in_runs(inside, isolated)), outer)


def _leaves(nodes: tuple[Inline, ...], path: _Path, start: int) -> Iterator[_Piece]:
    for number, node in enumerate(nodes):
        length = len(flatten((node,)))
        match node:
            case Plain():
                yield _Piece(node.text, start, path)
            case Break():
                yield _Piece("\n", start, path)
            case Strong() | Emphasis() | Link():
                yield from _leaves(node.children, (*path, _Wrapper(number, *_tags(node))), start)
            case _:
                assert_never(node)
        start += length


def _tags(node: Strong | Emphasis | Link) -> tuple[Markup, Markup]:
    match node:
        case Strong():
            return Markup("<strong>"), Markup("</strong>")
        case Emphasis():
            return Markup("<em>"), Markup("</em>")
        case Link():
            return Markup('<a href="{}">').format(node.target), Markup("</a>")
        case _:
            assert_never(node)


def _cut(leaves: Iterable[_Piece], typeset: str, edges: Sequence[int]) -> Iterator[_Piece]:
    """The leaves cut at `edges`, with the characters as they are typeset (as many as before)."""
    for leaf in leaves:
        inside = [edge for edge in edges if leaf.start <= edge <= leaf.end]
        for start, end in pairwise(inside):
            text = leaf.text if leaf.text == "\n" else typeset[start:end]
            yield _Piece(text, start, leaf.path)


def _outer(length: int, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches, and what lies between them as stretches without an id."""
    done = 0
    for stretch in stretches:
        yield Stretch("", done, stretch.start)
        yield stretch
        done = stretch.end
    yield Stretch("", done, length)


def _in_runs(pieces: tuple[_Piece, ...], isolated: Sequence[tuple[int, int]]) -> Iterator[_Piece]:
    """The pieces with each isolated run in one element, as far inside as it can stand and hold the whole run."""
    waiting = iter(isolated)
    span = next(waiting, None)
    run: list[_Piece] = []
    for piece in pieces:
        while span is not None and span[1] <= piece.start:
            yield from _isolate(run)
            run, span = [], next(waiting, None)
        if span is not None and span[0] <= piece.start:
            run.append(piece)
        else:
            yield piece
    yield from _isolate(run)


def _isolate(run: Sequence[_Piece]) -> Iterator[_Piece]:
    if run:
        depth = min(_shared(run[0].path, piece.path) for piece in run)
        # Siblings are numbered from 0, so an isolate counted from -1 down cannot be taken for one of them.
        wrapper = _Wrapper(-1 - run[0].start, _ISOLATE, Markup("</span>"))
        for piece in run:
            yield _Piece(piece.text, piece.start, (*piece.path[:depth], wrapper, *piece.path[depth:]))


def _wrapped(pieces: tuple[_Piece, ...], outer: Stretch) -> Iterator[_Piece]:
    if not outer.id:
        yield from pieces
        return
    wrapper = _Wrapper(outer.start, Markup('<span id="{}">').format(outer.id), Markup("</span>"))
    for piece in pieces:
        yield _Piece(piece.text, piece.start, (wrapper, *piece.path))


def _shared(one: _Path, other: _Path) -> int:
    """How many elements two pieces have in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _written(pieces: Iterable[_Piece]) -> Markup:
    done: list[Markup] = []
    opened: _Path = ()
    for piece in pieces:
        shared = _shared(opened, piece.path)
        done.extend(wrapper.closing for wrapper in reversed(opened[shared:]))
        done.extend(wrapper.opening for wrapper in piece.path[shared:])
        done.append(Markup("<br/>") if piece.text == "\n" else escape(piece.text))
        opened = piece.path
    done.extend(wrapper.closing for wrapper in reversed(opened))
    return Markup("").join(done)
