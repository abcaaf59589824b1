"""Which sentence of a translation says which sentence of its source, and which clause which clause."""

import math
import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from pipeline.model.language import Language
from pipeline.text.alignment.beads import best_beads
from pipeline.text.figures.numerals import ascii_digits
from pipeline.text.segment import placed_sentences

Placed = tuple[int, str]
#: A piece of a source, where it starts, and the piece of the translation that says the same.
Pairs = tuple[tuple[int, str, str], ...]

# What ends a clause: a mark before a space, or one that writing without spaces has.
_MARK = re.compile(r"[,;:!?](?=\s)|\.(?=\s)|\s[-–—](?=\s)|[،؛؟۔।，；：。！？—…]")
# What is written alike in most languages: figures and names in Latin letters.
_ANCHOR = re.compile(r"\d+|[a-z][a-z0-9-]{3,}", re.IGNORECASE | re.ASCII)
# Gale and Church (A Program for Aligning Sentences in Bilingual Corpora, Computational Linguistics 19(1), 1993):
# how often sentences are translated one by one, left out and parted (table 5), and the variance of lengths (3.1).
_SIZES = {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (1, 2): 0.0445, (2, 1): 0.0445}
_VARIANCE = 6.8
# House value, as a negative logarithm: what a figure or a name that only one of two pieces has speaks against them.
_ALONE = 2.0


@lru_cache(maxsize=2048)
def paired_sentences(source: str, target: str, of_source: Language, of_target: Language) -> Pairs:
    """One by one where there are as many, else as lengths, figures and names say: several may stand in one piece."""
    ours, theirs = placed_sentences(source, of_source), placed_sentences(target, of_target)
    if len(ours) == len(theirs):
        return tuple((start, words, other) for (start, words), (_, other) in zip(ours, theirs, strict=True))
    return _joined(source, target, ours, theirs) if ours and theirs else ((0, source, target),)


def paired_clauses(sentence: str, other: str) -> Pairs:
    """The clauses between marks, one by one; none where there are not as many or a figure or name crosses over."""
    ours, theirs = _clauses(sentence), _clauses(other)
    if len(ours) != len(theirs) or len(ours) < 2:
        return ()
    pairs = tuple((start, words, there) for (start, words), (_, there) in zip(ours, theirs, strict=True))
    shared = _anchors(sentence).keys() & _anchors(other).keys()
    if any((_anchors(words).keys() ^ _anchors(there).keys()) & shared for _, words, there in pairs):
        return ()
    return pairs


def _joined(source: str, target: str, ours: tuple[Placed, ...], theirs: tuple[Placed, ...]) -> Pairs:
    """What is left out or added goes with the piece before it (or after it, at the beginning)."""
    ends = (len(source), len(target))
    starts = tuple((*(start for start, _ in row), end) for row, end in zip((ours, theirs), ends, strict=True))
    ratio = max(len(target), 1) / max(len(source), 1)
    counted = tuple(tuple(_anchors(words) for _, words in row) for row in (ours, theirs))

    def cost(row: int, rows: int, column: int, columns: int) -> float:
        lengths = (
            starts[0][row + rows] - starts[0][row],
            (starts[1][column + columns] - starts[1][column]) / ratio,
        )
        apart = (lengths[0] - lengths[1]) ** 2 / (2 * _VARIANCE * max(sum(lengths) / 2, 1.0))
        here = sum(counted[0][row : row + rows], Counter[str]())
        there = sum(counted[1][column : column + columns], Counter[str]())
        alone = len(here.keys() ^ there.keys()) if rows and columns else 0
        return apart + _ALONE * alone - math.log(_SIZES[rows, columns])

    cuts = [(0, 0)]
    for bead in best_beads(len(ours), len(theirs), cost):
        whole = (bead.sources.stop, bead.targets.stop)
        if bead.sources and bead.targets:
            cuts.append(whole)
        elif len(cuts) > 1:
            cuts[-1] = whole
    cuts[-1] = (len(ours), len(theirs))
    return tuple(
        (starts[0][a], source[starts[0][a] : starts[0][b]], target[starts[1][c] : starts[1][d]])
        for (a, c), (b, d) in pairwise(cuts)
    ) or ((0, source, target),)


def _clauses(text: str) -> tuple[Placed, ...]:
    cuts = [0, *(mark.end() for mark in _MARK.finditer(text)), len(text)]
    pieces = ((start, text[start:end]) for start, end in pairwise(cuts))
    return tuple((start, words) for start, words in pieces if any(letter.isalnum() for letter in words))


@lru_cache(maxsize=2048)
def _anchors(text: str) -> Counter[str]:
    return Counter(found.group().lower() for found in _ANCHOR.finditer(ascii_digits(text)))
