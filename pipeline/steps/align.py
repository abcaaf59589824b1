"""Leaflet and an existing translation of it to pairs: which piece translates which text.

A monotone dynamic programme over pieces in the manner of Gale and Church (A Program for Aligning Sentences in
Bilingual Corpora, Computational Linguistics 19(1), 1993), whose model of lengths and whose prior probabilities it
takes, with two more witnesses: the shape of the pieces (heading, item, cell) and what is the same in every language
(figures, times, phone numbers, addresses, names in Latin letters). The confidence is the posterior probability of a
pair over all alignments, lowered where a witness speaks against it.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from pipeline.model.alignment import Alignment, Pair, Piece, Shape
from pipeline.model.catalogue import MessageId
from pipeline.model.language import Language
from pipeline.model.leaflet import Leaflet, Role, Text
from pipeline.steps.pieces import SHAPES
from pipeline.text.codes import Code, CodeKind
from pipeline.text.codes import pieces as codes_of
from pipeline.text.inline import escape, fill, link_targets, plain
from pipeline.text.quantity import Amount, Clock, Date, Figure, Phone, read
from pipeline.text.segment import sentences

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
_BEADS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))
# A shape counts as a witness when the file has at least this share of those that the leaflet has.
_TELLING = 0.3
_MOST = 99
# Below this a draft misleads more than it helps: of such pairs half or more are wrong in damaged samples.
_LEAST = 40
_RECORD = frozenset({Role.OWNER, Role.DEPARTMENT, Role.CONTACT})
# "**Contact:** 020 ...": how a document says whose number it is.
_LABELLED = re.compile(r"\*\*[^*]{1,60}[:：]\s*\*\*\s*")
_WORD = re.compile(r"[A-Za-z][\w.-]{2,}\w", re.ASCII)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()]+[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class _Side:
    """One text or piece as it is compared."""

    words: str
    shape: Shape
    length: int
    anchors: Counter[str]
    names: frozenset[str]
    rare: bool = False


@dataclass(frozen=True, slots=True)
class _Bead:
    """Some sources and targets in a row that belong together, and how probable that is."""

    sources: range
    targets: range
    probability: float


def align(
    leaflet: Leaflet,
    pieces: tuple[Piece, ...],
    source: Language,
    target: Language,
    variables: dict[str, str],
    furniture: frozenset[str] = frozenset(),
) -> Alignment:
    """The texts of `leaflet` paired with `pieces` of a translation into `target`.

    `variables` are the values of the leaflet's placeholders; where a piece has such a value, the placeholder takes its
    place. `furniture` are plain words that belong to a document and not to its text (Note, Contents). A message that
    stands several times in the leaflet is paired once, with the surest of its pieces. What is less sure than 40 % is
    left on both sides.
    """
    every, pieces = pieces, tuple(piece for piece in pieces if _bare(piece.words) not in furniture)
    own = tuple(leaflet.texts())
    record = {text.anchor for text in leaflet.control.texts()}
    told = any(link_targets(piece.words) for piece in pieces)
    left = tuple(_source(text, source, variables, text.anchor in record, told) for text in own)
    right = tuple(_side(piece.words, piece.shape, target) for piece in pieces)
    costs = _Costs(left, right)
    beads = _moved(_beads(left, right, costs), costs)
    pairs: dict[MessageId, Pair] = {}
    for bead in beads:
        for pair in _pairs(bead, own, pieces, costs, target, variables):
            if pair.sure >= _LEAST:
                pairs[pair.id] = _surer(pairs.get(pair.id), pair)
    ids = tuple(dict.fromkeys(MessageId(text.role.value, text.words) for text in own))
    used = {place for pair in pairs.values() for place in pair.places}
    return Alignment(
        pairs=tuple(pairs[id_] for id_ in ids if id_ in pairs),
        sources=tuple(id_ for id_ in ids if id_ not in pairs),
        targets=tuple(piece for piece in every if piece.place not in used),
    )


def _surer(one: Pair | None, other: Pair) -> Pair:
    """Of two translations of the same message the surer one; where they are equal, with the places of both."""
    if one is None:
        return other
    chosen = one if one.sure >= other.sure else other
    return replace(chosen, places=(*one.places, *other.places)) if one.target == other.target else chosen


def _bare(words: str) -> str:
    return plain(words).strip(" :：").casefold()


def _source(text: Text, language: Language, variables: dict[str, str], rare: bool, told: bool) -> _Side:
    """A text of the leaflet; where links lead is only a witness when the translated file tells it too."""
    shape = SHAPES.get(text.role, Shape.PARAGRAPH)
    words = fill(text.words, variables)
    side = _side(words if told else escape(plain(words)), shape, language)
    return replace(side, rare=rare or shape is Shape.PICTURE)


def _side(words: str, shape: Shape, language: Language) -> _Side:
    text = plain(words)
    addresses = {
        found.lower().rstrip("/").removeprefix("mailto:").removeprefix("tel:")
        for found in (*_ADDRESS.findall(text), *link_targets(words))
    }
    anchors = Counter(_key(figure) for figure in read(text, language))
    anchors.update(addresses)
    names = frozenset(word.casefold() for word in _WORD.findall(text))
    return _Side(words, shape, len(text), anchors, names)


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
class _Group:
    """One side of a bead: one or two in a row, with what they have together."""

    shapes: tuple[Shape, ...]
    length: int
    anchors: Counter[str]
    names: frozenset[str]
    rare: bool
    label: bool


def _groups(sides: tuple[_Side, ...], common: frozenset[str]) -> dict[tuple[int, int], _Group]:
    """Every one and every two in a row, by where they begin and how many they are."""
    made: dict[tuple[int, int], _Group] = {}
    for size in (1, 2):
        for first in range(len(sides) - size + 1):
            chosen = sides[first : first + size]
            lengths = [side.length for side in chosen]
            made[first, size] = _Group(
                shapes=tuple(side.shape for side in chosen),
                length=sum(lengths),
                anchors=sum((side.anchors for side in chosen), Counter()),
                names=common & frozenset().union(*(side.names for side in chosen)),
                rare=all(side.rare for side in chosen),
                label=min(lengths) < _LABEL * max(lengths),
            )
    return made


class _Costs:
    """What it costs to say that some sources and targets belong together, as a negative logarithm."""

    def __init__(self, left: tuple[_Side, ...], right: tuple[_Side, ...]) -> None:
        sources, targets = sum(side.length for side in left if not side.rare), sum(side.length for side in right)
        self.ratio = min(max(targets / sources, 0.2), 3.0) if sources and targets else 1.0
        had, has = Counter(side.shape for side in left), Counter(side.shape for side in right)
        self.telling = {shape for shape in Shape if has[shape] >= max(1, _TELLING * had[shape])} - {Shape.PARAGRAPH}
        named = Counter(name for side in left for name in side.names)
        known = frozenset().union(*(side.names for side in right))
        common = frozenset(name for name in named if name in known and named[name] <= 1 + len(left) // 4)
        self.left, self.right = _groups(left, common), _groups(right, common)
        self.sides = left, right
        self.common = common

    def __call__(self, first: int, sources: int, second: int, targets: int) -> float:
        if not targets:
            return _RARE if self.left[first, 1].rare else -math.log(_NONE)
        if not sources:
            return -math.log(_NONE)
        left, right = self.left[first, sources], self.right[second, targets]
        prior = -math.log(_ONE if sources == targets else _TWO)
        return prior + self._length(left, right) + _witnesses(left, right) + self._shapes(left, right)

    def _length(self, left: _Group, right: _Group) -> float:
        expected = self.ratio * left.length
        mean = max((expected + right.length) / 2, 1.0)
        delta = abs(right.length - expected) / math.sqrt(mean * _VARIANCE)
        return -math.log(max(math.erfc(delta / math.sqrt(2)), 1e-12))

    def single(self, one: _Side, other: _Side) -> float:
        """What lengths and witnesses say of two texts, wherever they stand."""
        first, second = _groups((one,), self.common)[0, 1], _groups((other,), self.common)[0, 1]
        return self._length(first, second) + _witnesses(first, second)

    def _shapes(self, left: _Group, right: _Group) -> float:
        pairs = [(one, other) for one in left.shapes for other in right.shapes]
        cost = _OTHER_SHAPE * sum(self._differ(*pair) for pair in pairs) / len(pairs)
        for side in (left, right):
            if len(side.shapes) == 2 and (side.label or self._differ(*side.shapes)):
                cost += _NO_JOINT
        return cost

    def _differ(self, one: Shape, other: Shape) -> bool:
        """Whether two shapes differ, as far as the file shows shapes at all."""
        return one is not other and (one in self.telling or other in self.telling)


def _witnesses(left: _Group, right: _Group) -> float:
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


def _anchors(left: _Group, right: _Group) -> tuple[int, int]:
    """How many figures and addresses both have, and how many only one of them."""
    shared = (left.anchors & right.anchors).total()
    return shared, left.anchors.total() + right.anchors.total() - 2 * shared


def _beads(left: tuple[_Side, ...], right: tuple[_Side, ...], costs: _Costs) -> tuple[_Bead, ...]:
    """The most probable alignment, each bead with its probability over all alignments."""
    rows, columns = len(left), len(right)
    cost: dict[tuple[int, int, int, int], float] = {}

    def of(row: int, column: int, bead: tuple[int, int]) -> float:
        key = (row, bead[0], column, bead[1])
        if key not in cost:
            cost[key] = costs(*key)
        return cost[key]

    forward = _sums(rows, columns, of, lambda values: -_softmin(values))
    best = _sums(rows, columns, of, min)
    total = -forward[rows][columns]
    backward = _backward(rows, columns, of)
    found: list[_Bead] = []
    row, column = rows, columns
    while row or column:
        for bead in _BEADS:
            before = (row - bead[0], column - bead[1])
            if min(before) < 0:
                continue
            step = of(*before, bead)
            if math.isclose(best[before[0]][before[1]] + step, best[row][column], abs_tol=1e-9):
                log = forward[before[0]][before[1]] - step + backward[row][column] + total
                found.append(_Bead(range(before[0], row), range(before[1], column), math.exp(min(log, 0.0))))
                row, column = before
                break
    return tuple(reversed(found))


_Cost = Callable[[int, int, tuple[int, int]], float]


def _sums(rows: int, columns: int, of: _Cost, choose: Callable[[list[float]], float]) -> list[list[float]]:
    """For every two positions what it takes to get there from the start: `choose`n over the last beads.

    With `min` the cost of the best way, otherwise the logarithm of the probability of all ways.
    """
    best = choose is min
    table = [[math.inf if best else -math.inf] * (columns + 1) for _ in range(rows + 1)]
    table[0][0] = 0.0
    for row in range(rows + 1):
        for column in range(columns + 1):
            if not row and not column:
                continue
            ways = [
                (table[row - a][column - b] if best else -table[row - a][column - b]) + of(row - a, column - b, (a, b))
                for a, b in _BEADS
                if row >= a and column >= b
            ]
            table[row][column] = choose(ways)
    return table


def _softmin(values: list[float]) -> float:
    """The negative logarithm of the sum of probabilities that are given as negative logarithms."""
    least = min(values)
    return least - math.log(sum(math.exp(least - value) for value in values)) if math.isfinite(least) else least


def _backward(rows: int, columns: int, of: _Cost) -> list[list[float]]:
    """For every two positions the logarithm of the probability of all ways from there to the end."""
    table = [[-math.inf] * (columns + 1) for _ in range(rows + 1)]
    table[rows][columns] = 0.0
    for row in range(rows, -1, -1):
        for column in range(columns, -1, -1):
            if row == rows and column == columns:
                continue
            ways = [
                of(row, column, (a, b)) - table[row + a][column + b]
                for a, b in _BEADS
                if row + a <= rows and column + b <= columns
            ]
            table[row][column] = -_softmin(ways)
    return table


def _moved(beads: tuple[_Bead, ...], costs: _Costs) -> tuple[_Bead, ...]:
    """Where figures speak against a pair or nothing was found: pieces that were moved, known by their figures."""
    doubtful = [bead for bead in beads if _contradicts(bead, costs) or not bead.sources or not bead.targets]
    sources = [index for bead in doubtful for index in bead.sources]
    targets = [index for bead in doubtful for index in bead.targets]
    found: dict[int, int] = {}
    for index in sources:
        anchors = costs.left[index, 1].anchors
        fitting = [other for other in targets if costs.right[other, 1].anchors == anchors]
        rivals = [other for other in sources if costs.left[other, 1].anchors == anchors]
        if anchors and len(fitting) == len(rivals) == 1 and costs(index, 1, fitting[0], 1) < -math.log(_NONE):
            found[index] = fitting[0]
    if not found:
        return beads
    made: list[_Bead] = []
    taken = set(found.values())
    for bead in beads:
        if not (set(bead.sources) & set(found) or set(bead.targets) & taken):
            made.append(bead)
            continue
        made += (_Bead(range(i, i + 1), range(0), 1.0) for i in bead.sources if i not in found)
        made += (_Bead(range(0), range(i, i + 1), 1.0) for i in bead.targets if i not in taken)
        made += (
            _Bead(range(i, i + 1), range(found[i], found[i] + 1), _OUT_OF_ORDER) for i in bead.sources if i in found
        )
    return tuple(made)


# A piece in another place than in the leaflet was moved by somebody, or is another piece with the same figures.
_OUT_OF_ORDER = 0.7


def _contradicts(bead: _Bead, costs: _Costs) -> bool:
    return bool(bead.sources and bead.targets) and _anchors(*_sides(bead, costs))[1] > 0


def _sides(bead: _Bead, costs: _Costs) -> tuple[_Group, _Group]:
    return (
        costs.left[bead.sources.start, len(bead.sources)],
        costs.right[bead.targets.start, len(bead.targets)],
    )


def _pairs(
    bead: _Bead,
    own: tuple[Text, ...],
    pieces: tuple[Piece, ...],
    costs: _Costs,
    language: Language,
    variables: dict[str, str],
) -> Iterator[Pair]:
    if not bead.sources or not bead.targets:
        return
    texts = [own[index] for index in bead.sources]
    chosen = [pieces[index] for index in bead.targets]
    parts = [" ".join(piece.words for piece in chosen)]
    joined = len(texts) + len(chosen) > 2
    if len(texts) == 2:
        parts = _parted(parts[0], costs.sides[0][bead.sources.start : bead.sources.stop], language, costs)
    shared, alone = _anchors(*_sides(bead, costs))
    sure = bead.probability * (0.8 if joined else 1.0) * (0.5 if alone else 1.0 if shared else 0.95)
    places = tuple(piece.place for piece in chosen)
    linked = [words for piece in chosen for words in piece.linked]
    for text, words in zip(texts, parts, strict=False):
        whole = len(parts) == len(texts)
        percent = round(100 * sure * (1.0 if whole else 0.5))
        if text.role in _RECORD:
            words = _LABELLED.sub("", words, count=1)
        yield Pair(
            MessageId(text.role.value, text.words),
            _with_links(_with_placeholders(_unbold(words, text.words), text.words, variables), text.words, linked),
            min(percent, _MOST),
            places,
            joined,
        )


def _parted(words: str, left: tuple[_Side, ...], language: Language, costs: _Costs) -> list[str]:
    """The translation of two texts cut between sentences where lengths and figures fit best; whole if it has one."""
    found = sentences(words, language)
    cuts = [[" ".join(found[:index]), " ".join(found[index:])] for index in range(1, len(found))]
    if not cuts:
        return [words]

    def cost(cut: list[str]) -> float:
        sides = [_side(part, side.shape, language) for part, side in zip(cut, left, strict=True)]
        return sum(costs.single(one, other) for one, other in zip(left, sides, strict=True))

    return min(cuts, key=cost)


def _unbold(words: str, source: str) -> str:
    """The words without bold where the leaflet has none: headers of tables and whole boxes are bold by their looks."""

    if any(_is_bold(code) for code in codes_of(source)):
        return words
    return "".join(code.text if isinstance(code, Code) else code for code in codes_of(words) if not _is_bold(code))


def _is_bold(code: str | Code) -> bool:
    return isinstance(code, Code) and code.kind is CodeKind.BOLD


def _with_links(words: str, source: str, linked: list[str]) -> str:
    """The words with the leaflet's links around the words that were links, if there are as many."""
    wanted = [
        code
        for code in codes_of(source)
        if isinstance(code, Code) and (code.kind is CodeKind.ADDRESS or (code.kind is CodeKind.LINK and not code.opens))
    ]
    if len(wanted) != len(linked):
        return words
    made, rest = "", words
    for code, text in zip(wanted, linked, strict=True):
        before, found, rest_after = rest.partition(text)
        if not found:
            return words
        made += before + (code.text if code.kind is CodeKind.ADDRESS else f"[{text}{code.text}")
        rest = rest_after
    return made + rest


def _with_placeholders(words: str, source: str, variables: dict[str, str]) -> str:
    """The words with the leaflet's placeholders where they have their values."""
    for name, value in variables.items():
        slot = "{{" + name + "}}"
        if slot in source and slot not in words:
            words = words.replace(escape(value), slot, source.count(slot))
    return words
