"""How well some texts and some pieces of a translation fit together, as the negative logarithm of a probability.

Lengths and priors are those of Gale and Church (A Program for Aligning Sentences in Bilingual Corpora, Computational
Linguistics 19(1), 1993). Two more witnesses are heard: the shape of the pieces (heading, item, cell) and what is the
same in every language (figures, times, phone numbers, addresses, names in Latin letters).
"""

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import assert_never

from pipeline.model.alignment import Shape
from pipeline.model.language import Language
from pipeline.text.alignment.beads import Bead
from pipeline.text.figures.quantity import read
from pipeline.text.figures.values import Amount, Clock, Date, Figure, Phone
from pipeline.text.markup.inline import link_targets, plain

# Gale and Church 1993, table 5: how often sentences are translated one by one, and parted or joined. Left out and added
# are 0.005 each there, in records of a parliament; leaflets are changed after they were translated. With 0.03 more
# pairs are right in every damaged version of the samples (15 % left out: precision 0.96 for 0.89; nothing damaged: 1).
_ONE, _NONE, _TWO = 0.89, 0.03, 0.089 / 2
# The same, section 3.1: the variance of the length of a translation, per character of the source.
_VARIANCE = 6.8
# House values, as negative logarithms: what a witness for or against a pair is worth.
_SHARED, _MOST_SHARED = 2.0, 4
_ALONE, _MOST_ALONE = 2.5, 4
_NAME, _MOST_NAMES = 1.0, 3
_OTHER_SHAPE = 3.0
# Headings, items and cells are not joined with what follows them, and labels not with what they stand on.
_NO_JOINT = 4.0
_LABEL = 0.2
# A picture's description and the record are often not in a translated file.
_RARE = -math.log(0.2)
# What a text without a counterpart costs; a pair that costs more is none.
NO_PAIR = -math.log(_NONE)
# A shape counts as a witness when the file has at least this share of those that the leaflet has.
_TELLING = 0.3
_WORD = re.compile(r"[A-Za-z][\w.-]{2,}\w", re.ASCII)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()]+[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Side:
    """One text or piece as it is compared: `anchors` are its figures and addresses, `rare` says that a translated file
    often does not have it.
    """

    words: str
    shape: Shape
    length: int
    anchors: Counter[str]
    names: frozenset[str]
    rare: bool = False


def side(words: str, shape: Shape, language: Language, rare: bool = False) -> Side:
    """A text (inline Markdown) as it is compared."""
    text = plain(words)
    addresses = {
        found.lower().rstrip("/").removeprefix("mailto:").removeprefix("tel:")
        for found in (*_ADDRESS.findall(text), *link_targets(words))
    }
    anchors = Counter(_key(figure) for figure in read(text, language))
    anchors.update(addresses)
    names = frozenset(word.casefold() for word in _WORD.findall(text))
    return Side(words, shape, len(text), anchors, names, rare)


def _key(figure: Figure) -> str:
    """A figure by its value, in whatever digits and with whatever marks it is written."""
    match figure:
        case Amount(low=low, high=high):
            return f"{low.value.normalize():f}" + (f"-{high.value.normalize():f}" if high else "")
        case Clock(hour=hour, minute=minute):
            # Where one language says which half of the day it is, the other may leave it to the reader.
            return f"{hour % 12}:{minute:02}"
        case Phone():
            return figure.number
        case Date(day=day, month=month):
            return f"{day}/{month}"
        case _:
            assert_never(figure)


@dataclass(frozen=True, slots=True)
class Group:
    """One side of a bead: one or two in a row, with what they have together."""

    shapes: tuple[Shape, ...]
    length: int
    anchors: Counter[str]
    names: frozenset[str]
    rare: bool
    label: bool


def _groups(sides: tuple[Side, ...], common: frozenset[str]) -> dict[tuple[int, int], Group]:
    """Every one and every two in a row, by where they begin and how many they are."""
    made: dict[tuple[int, int], Group] = {}
    for size in (1, 2):
        for first in range(len(sides) - size + 1):
            chosen = sides[first : first + size]
            lengths = [side.length for side in chosen]
            made[first, size] = Group(
                shapes=tuple(side.shape for side in chosen),
                length=sum(lengths),
                anchors=sum((side.anchors for side in chosen), Counter()),
                names=common & frozenset().union(*(side.names for side in chosen)),
                rare=all(side.rare for side in chosen),
                label=min(lengths) < _LABEL * max(lengths),
            )
    return made


class Likeness:
    """The costs of all beads of two rows of texts."""

    def __init__(self, left: tuple[Side, ...], right: tuple[Side, ...]) -> None:
        sources, targets = sum(side.length for side in left if not side.rare), sum(side.length for side in right)
        self.ratio = min(max(targets / sources, 0.2), 3.0) if sources and targets else 1.0
        had, has = Counter(side.shape for side in left), Counter(side.shape for side in right)
        self.telling = {shape for shape in Shape if has[shape] >= max(1, _TELLING * had[shape])} - {Shape.PARAGRAPH}
        self.common = _common_names(left, right)
        self.left, self.right = _groups(left, self.common), _groups(right, self.common)

    def cost(self, first: int, sources: int, second: int, targets: int) -> float:
        """What it costs to say that so many sources and targets from `first` and `second` on belong together."""
        if not targets:
            return _RARE if self.left[first, 1].rare else NO_PAIR
        if not sources:
            return NO_PAIR
        left, right = self.left[first, sources], self.right[second, targets]
        prior = -math.log(_ONE if sources == targets else _TWO)
        return prior + self._length(left, right) + _witnesses(left, right) + self._shapes(left, right)

    def apart(self, one: Side, other: Side) -> float:
        """What lengths and witnesses say of two texts, wherever they stand."""
        first, second = _groups((one,), self.common)[0, 1], _groups((other,), self.common)[0, 1]
        return self._length(first, second) + _witnesses(first, second)

    def anchors(self, bead: Bead) -> tuple[int, int]:
        """How many figures and addresses both sides of a bead have, and how many only one of them."""
        return _anchors(
            self.left[bead.sources.start, len(bead.sources)], self.right[bead.targets.start, len(bead.targets)]
        )

    def contradicts(self, bead: Bead) -> bool:
        """Whether a figure or an address speaks against a bead."""
        return bool(bead.sources and bead.targets) and self.anchors(bead)[1] > 0

    def _length(self, left: Group, right: Group) -> float:
        expected = self.ratio * left.length
        mean = max((expected + right.length) / 2, 1.0)
        delta = abs(right.length - expected) / math.sqrt(mean * _VARIANCE)
        return -math.log(max(math.erfc(delta / math.sqrt(2)), 1e-12))

    def _shapes(self, left: Group, right: Group) -> float:
        pairs = [(one, other) for one in left.shapes for other in right.shapes]
        cost = _OTHER_SHAPE * sum(self._differ(*pair) for pair in pairs) / len(pairs)
        for group in (left, right):
            if len(group.shapes) == 2 and (group.label or self._differ(*group.shapes)):
                cost += _NO_JOINT
        return cost

    def _differ(self, one: Shape, other: Shape) -> bool:
        """Whether two shapes differ, as far as the file shows shapes at all."""
        return one is not other and (one in self.telling or other in self.telling)


def _common_names(left: tuple[Side, ...], right: tuple[Side, ...]) -> frozenset[str]:
    """The names that both have and that are not in every other text."""
    named = Counter(name for side in left for name in side.names)
    known = frozenset().union(*(side.names for side in right))
    return frozenset(name for name in named if name in known and named[name] <= 1 + len(left) // 4)


def _witnesses(left: Group, right: Group) -> float:
    """What figures, addresses and names say: below nought for the pair, above against it."""
    if not (left.anchors or right.anchors or left.names):
        return 0.0
    shared, alone = _anchors(left, right)
    same = len(left.names & right.names)
    return (
        min(alone, _MOST_ALONE) * _ALONE
        - min(shared, _MOST_SHARED) * _SHARED
        - min(same, _MOST_NAMES) * _NAME
        + min(len(left.names) - same, _MOST_NAMES) * _NAME / 2
    )


def _anchors(left: Group, right: Group) -> tuple[int, int]:
    shared = (left.anchors & right.anchors).total()
    return shared, left.anchors.total() + right.anchors.total() - 2 * shared
