"""Leaflet and an existing translation of it to pairs: which piece translates which text.

The pieces are compared (`text/alignment/likeness.py`), the best way through all of them is found
(`text/alignment/beads.py`), pieces that were moved are brought home by their figures, and what belongs together gets
the leaflet's own marks (`text/alignment/dressing.py`). The confidence is the probability of a pair over all ways,
lowered where a witness speaks against it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model.alignment import Alignment, Pair, Piece, Shape
from pipeline.model.catalogue import MessageId
from pipeline.model.language import Language
from pipeline.model.leaflet import Footnote, Leaflet, Role, Text
from pipeline.steps.pieces import SHAPES
from pipeline.text.alignment.beads import Bead, best_beads
from pipeline.text.alignment.dressing import dressed
from pipeline.text.alignment.likeness import NO_PAIR, Likeness, Side, side
from pipeline.text.markup.inline import escape, fill, link_targets, note_marks, plain
from pipeline.text.segment import sentences

_MOST = 99
# Below this a draft misleads more than it helps: of such pairs half or more are wrong in damaged samples.
_LEAST = 40
# House values: how much surer a pair is that stands alone, in its place, and with the figures of its source.
_JOINED, _PARTED_BADLY = 0.8, 0.5
_CONTRADICTED, _NO_FIGURES = 0.5, 0.95
# A piece in another place than in the leaflet was moved by somebody, or is another piece with the same figures.
_OUT_OF_ORDER = 0.7
_RECORD = frozenset({Role.OWNER, Role.DEPARTMENT, Role.CONTACT})
# "**Contact:** 020 ...": how a document says whose number it is.
_LABELLED = re.compile(r"\*\*[^*]{1,150}[:：]\s*\*\*\s*")
# How documents print the mark of a note: [1], [note 1].
_PRINTED_MARK = re.compile(r"[ \u00a0]?\\?\[[^\[\]\\\d]{0,30}(\d{1,2})\\?\]")
# "**Note 1:** ...": how they begin a note.
_NOTE_NAME = re.compile(r"\*\*[^*\d]{1,30}(\d{1,2})\s*[:：]?\s*\*\*[:：]?\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class _Matter:
    """What is aligned: the leaflet's texts, as they stand and as they are compared, and the pieces."""

    texts: tuple[Text, ...]
    sides: tuple[Side, ...]
    pieces: tuple[Piece, ...]
    likeness: Likeness
    target: Language
    variables: dict[str, str]


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
    notes = {block.number: block.label for block in leaflet.blocks if isinstance(block, Footnote)}
    if notes:
        pieces = tuple(_with_marks(piece, notes) for piece in pieces)
    told = tuple(piece for piece in pieces if _bare(piece.words) not in furniture)
    matter = _matter(leaflet, told, source, target, variables)
    beads = best_beads(len(matter.texts), len(told), matter.likeness.cost)
    pairs: dict[MessageId, Pair] = {}
    for bead in _brought_home(beads, matter.likeness):
        for pair in _pairs(bead, matter):
            if pair.sure >= _LEAST:
                pairs[pair.id] = _surer(pairs.get(pair.id), pair)
    ids = tuple(dict.fromkeys(MessageId(text.role.value, text.words) for text in matter.texts))
    used = {place for pair in pairs.values() for place in pair.places}
    return Alignment(
        pairs=tuple(pairs[id_] for id_ in ids if id_ in pairs),
        sources=tuple(id_ for id_ in ids if id_ not in pairs),
        targets=tuple(piece for piece in pieces if piece.place not in used),
    )


def _bare(words: str) -> str:
    return plain(words).strip(" :：").casefold()


def _matter(
    leaflet: Leaflet, pieces: tuple[Piece, ...], source: Language, target: Language, variables: dict[str, str]
) -> _Matter:
    record = {text.anchor for text in leaflet.control.texts()}
    texts = tuple(leaflet.texts())
    linked = any(link_targets(piece.words) for piece in pieces)
    left = tuple(_side(text, source, variables, text.anchor in record, linked) for text in texts)
    right = tuple(side(piece.words, piece.shape, target) for piece in pieces)
    return _Matter(texts, left, pieces, Likeness(left, right), target, variables)


def _side(text: Text, language: Language, variables: dict[str, str], rare: bool, linked: bool) -> Side:
    """A text of the leaflet; where links lead is only a witness when the translated file tells it too."""
    shape = SHAPES.get(text.role, Shape.PARAGRAPH)
    words = fill(text.words, variables)
    return side(words if linked else escape(plain(words)), shape, language, rare or shape is Shape.PICTURE)


def _with_marks(piece: Piece, notes: dict[int, str]) -> Piece:
    """The piece with the leaflet's marks of notes, by name, where it has printed ones, and without a note's name."""

    def mark(match: re.Match[str]) -> str:
        label = notes.get(int(match[1]))
        return match.group() if label is None else f"[^{label}]"

    named = _NOTE_NAME.match(piece.words)
    words = piece.words[named.end() :] if named and int(named[1]) in notes else piece.words
    linked = (part for part in piece.linked if part in words and not note_marks(_PRINTED_MARK.sub(mark, part)))
    return replace(piece, words=_PRINTED_MARK.sub(mark, words), linked=tuple(linked))


def _surer(one: Pair | None, other: Pair) -> Pair:
    """Of two translations of the same message the surer one; where they are equal, with the places of both."""
    if one is None:
        return other
    chosen = one if one.sure >= other.sure else other
    return replace(chosen, places=(*one.places, *other.places)) if one.target == other.target else chosen


# Pieces that were moved


def _brought_home(beads: tuple[Bead, ...], likeness: Likeness) -> tuple[Bead, ...]:
    """The beads with those pieces paired that stand elsewhere in the file and are known by their figures."""
    homes = _homes(beads, likeness)
    return tuple(part for bead in beads for part in _apart(bead, homes)) if homes else beads


def _homes(beads: tuple[Bead, ...], likeness: Likeness) -> dict[int, int]:
    """Of the beads with nothing on one side, or with figures that speak against them: source -> the one target with
    the same figures, where no other source has them.
    """
    doubtful = [bead for bead in beads if not bead.sources or not bead.targets or likeness.contradicts(bead)]
    sources = [index for bead in doubtful for index in bead.sources]
    targets = [index for bead in doubtful for index in bead.targets]
    found: dict[int, int] = {}
    for index in sources:
        anchors = likeness.left[index, 1].anchors
        fitting = [other for other in targets if likeness.right[other, 1].anchors == anchors]
        rivals = [other for other in sources if likeness.left[other, 1].anchors == anchors]
        if anchors and len(fitting) == len(rivals) == 1 and likeness.cost(index, 1, fitting[0], 1) < NO_PAIR:
            found[index] = fitting[0]
    return found


def _apart(bead: Bead, homes: dict[int, int]) -> Iterator[Bead]:
    """A bead without what has its home elsewhere: each source and target by itself, or with its new partner."""
    taken = set(homes.values())
    if not (set(bead.sources) & set(homes) or set(bead.targets) & taken):
        yield bead
        return
    for index in bead.sources:
        if index in homes:
            yield Bead(range(index, index + 1), range(homes[index], homes[index] + 1), _OUT_OF_ORDER)
        else:
            yield Bead(range(index, index + 1), range(0), 1.0)
    yield from (Bead(range(0), range(index, index + 1), 1.0) for index in bead.targets if index not in taken)


# From beads to pairs


def _pairs(bead: Bead, matter: _Matter) -> Iterator[Pair]:
    if not bead.sources or not bead.targets:
        return
    texts = [matter.texts[index] for index in bead.sources]
    chosen = [matter.pieces[index] for index in bead.targets]
    parts = [" ".join(piece.words for piece in chosen)]
    if len(texts) == 2:
        parts = _parted(parts[0], bead, matter)
    joined = len(texts) + len(chosen) > 2
    percent = round(100 * _sure(bead, matter.likeness, joined) * (1.0 if len(parts) == len(texts) else _PARTED_BADLY))
    linked = [words for piece in chosen for words in piece.linked]
    for text, words in zip(texts, parts, strict=False):
        bare = _LABELLED.sub("", words, count=1) if text.role in _RECORD else words
        yield Pair(
            MessageId(text.role.value, text.words),
            dressed(bare, text.words, matter.variables, linked),
            min(percent, _MOST),
            tuple(piece.place for piece in chosen),
            joined,
        )


def _sure(bead: Bead, likeness: Likeness, joined: bool) -> float:
    shared, alone = likeness.anchors(bead)
    figures = _CONTRADICTED if alone else 1.0 if shared else _NO_FIGURES
    return bead.probability * (_JOINED if joined else 1.0) * figures


def _parted(words: str, bead: Bead, matter: _Matter) -> list[str]:
    """The translation of two texts cut between sentences where lengths and figures fit best; whole if it has one."""
    left = matter.sides[bead.sources.start : bead.sources.stop]
    found = sentences(words, matter.target)
    cuts = [[" ".join(found[:index]), " ".join(found[index:])] for index in range(1, len(found))]
    if not cuts:
        return [words]

    def cost(cut: list[str]) -> float:
        right = [side(part, one.shape, matter.target) for part, one in zip(cut, left, strict=True)]
        return sum(matter.likeness.apart(one, other) for one, other in zip(left, right, strict=True))

    return min(cuts, key=cost)
