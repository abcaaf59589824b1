"""The inside of a text as pieces: words with the elements around them, for the formats that are written as elements.

Strong words, links and left-to-right runs may reach over the end of a sentence, and a run over the end of strong
words. So a text is cut wherever one of them begins or ends, and each piece says what is around it; writing them closes
and opens what must be.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise, takewhile
from typing import assert_never

from markupsafe import Markup, escape

from pipeline.model.inline import Break, Emphasis, Inline, Link, NoteMark, Plain, Strong
from pipeline.text.markup.inline import flatten
from pipeline.text.typeset import ranges, runs, spread


@dataclass(frozen=True, slots=True)
class Isolate:
    """What keeps a stretch of right-to-left text in left-to-right order."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What keeps a range of figures on one line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What marks a sentence, or a part of one, by its name."""

    name: str


Wrapper = Strong | Emphasis | Link | NoteMark | Isolate | Whole | Mark
# The wrappers around a piece from the outside in, each with its number among its siblings.
Path = tuple[tuple[int, Wrapper], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the wrappers around them; `broken` when it is a line break (its text is then one newline)."""

    text: str
    path: Path
    broken: bool


def pieces(nodes: tuple[Inline, ...], rtl: bool) -> Iterator[Piece]:
    """A text cut where its markup and its runs begin and end, with no-break spaces, each isolated run in one isolate.

    The runs, and the ranges of figures in them, are found in the whole text: "**500** mg" is one figure although its
    number alone is strong.
    """
    leaves = tuple(_leaves(nodes, ()))
    cut = runs("".join(leaf.text for leaf in leaves), rtl)
    inner = tuple(ranges(run.text) for run in cut)
    parts = spread((text for held in inner for text, _ in held), (leaf.text for leaf in leaves))
    # Siblings are numbered from 0, so these count down from -1 and cannot be taken for one of them.
    numbers = count(-1, -1)
    for run, held in zip(cut, inner, strict=True):
        inside: list[Piece] = []
        for (_, whole), part in zip(held, parts, strict=False):
            found = tuple(Piece(text, leaves[leaf].path, leaves[leaf].broken) for leaf, text in part)
            inside += _around(found, next(numbers), Whole()) if whole else found
        yield from _around(inside, next(numbers), Isolate()) if run.isolated else inside


def _leaves(nodes: tuple[Inline, ...], path: Path) -> Iterator[Piece]:
    for number, node in enumerate(nodes):
        match node:
            case Plain():
                yield Piece(node.text, path, False)
            case Break():
                yield Piece("\n", path, True)
            case NoteMark():
                yield Piece(flatten((node,)), (*path, (number, node)), False)
            case Strong() | Emphasis() | Link():
                yield from _leaves(node.children, (*path, (number, node)))
            case _:
                assert_never(node)


def _around(run: Sequence[Piece], number: int, wrapper: Isolate | Whole) -> Iterator[Piece]:
    """The pieces in one wrapper, as far inside as it can stand and still hold all of them."""
    depth = min(shared(run[0].path, piece.path) for piece in run)
    for piece in run:
        path = (*piece.path[:depth], (number, wrapper), *piece.path[depth:])
        yield Piece(piece.text, path, piece.broken)


def parted(whole: Iterable[Piece], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[Piece, int]]:
    """The pieces cut where spans begin and end, each with the index of its span, -1 outside of any.

    Spans are characters of the text, start inclusive and end exclusive, in order and without overlap.
    """
    starts = [start for start, _ in spans]
    cuts = sorted({edge for span in spans for edge in span})
    start = 0
    for piece in whole:
        end = start + len(piece.text)
        inner = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        for first, last in pairwise((start, *inner, end)):
            index = bisect_right(starts, first) - 1
            inside = index if index >= 0 and first < spans[index][1] else -1
            yield Piece(piece.text[first - start : last - start], piece.path, piece.broken), inside
        start = end


def shared(one: Path, other: Path) -> int:
    """How many wrappers two pieces have in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def written(
    whole: Iterable[Piece], opening: Callable[[Wrapper], Markup], closing: Callable[[Wrapper], Markup], line: Markup
) -> Markup:
    """The pieces as elements: `opening` and `closing` give the tags of a wrapper, `line` is a line break."""
    done: list[Markup] = []
    opened: Path = ()
    for piece in whole:
        same = shared(opened, piece.path)
        done.extend(closing(wrapper) for _, wrapper in reversed(opened[same:]))
        done.extend(opening(wrapper) for _, wrapper in piece.path[same:])
        done.append(line if piece.broken else escape(piece.text))
        opened = piece.path
    done.extend(closing(wrapper) for _, wrapper in reversed(opened))
    return Markup("").join(done)
