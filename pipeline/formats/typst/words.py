"""Words to the spans that the PDF's template sets: which letters are bold, linked, isolated, in another language.

A span is a dictionary. {"text": ...} is a string; "bold", "stress", "lang" and "region" say how it is set. "keep" keeps
it on one line; "room" and "size", the points of its line and of its letters, are there where a word may be too long
for it; "say" makes it an element of its own. {"break": true} is a line break. {"link": target, "of": spans} and
{"ltr": true, "of": spans} hold others; what is in the second keeps its left-to-right order. {"note": number, "mention":
count, "of": spans} is the mark of a footnote.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple, assert_never

from pipeline.formats.typst.fonts import INVISIBLE
from pipeline.model.inline import Break, Emphasis, Inline, Link, NoteMark, Plain, Strong
from pipeline.model.language import Language
from pipeline.text import typeset
from pipeline.text.markup.inline import flatten

Span = dict[str, object]

# ISO 15924 -> the region that the compiler, and the readers of a PDF, tell Chinese scripts by.
_REGIONS = {"Hans": "CN", "Hant": "TW"}
# A line may end after a dash (Unicode UAX #14, class BA), but "2–4%" and "PIL-042" are one piece of information.
# The look-behind keeps the search linear in a long stretch without spaces.
_WHOLE = re.compile(
    r"((?:[<>≤≥~≈±+−]|(?<![A-Za-z\d])(?<![A-Za-z\d][.,:/%°µ£$€\u00a0]))"
    r"[A-Za-z\d][A-Za-z\d.,:/%°µ£$€\u00a0]*(?:[–—-]\d[A-Za-z\d.,:/%°µ£$€\u00a0]*)+)"
)
# Letters that join or change places: right-to-left ones with the figures and signs that go with them (Unicode UAX #9,
# W2 and N1), and Indic ones.
_JOINED = re.compile(
    rf"([{typeset.RTL_LETTERS}](?:[{typeset.RTL_LETTERS}\d\W_]*[{typeset.RTL_LETTERS}\d])?|[\u0900-\u109f\u1780-\u17ff]+)"
)
# Where a line may end inside a word.
_BREAK_INSIDE = re.compile(r"[^\w\s]\w")
_WORD = re.compile("[^ ]+ *| +")
_SEEN = re.compile(rf"[^\s{INVISIBLE}]")
# The target of a mark: the number of its note, and which mention of it this is.
_INSIDE = "#"
# No letter is wider on average than this, in em, in bold capitals.
_WIDEST = 0.75


@dataclass(frozen=True, slots=True)
class Room:
    """The width of a line and the size of its letters, in points."""

    width: float
    size: float

    def too_long(self) -> re.Pattern[str]:
        """Finds words that may be wider than the line. Chinese breaks anywhere and needs no help."""
        return _longer(max(1, int(self.width / (self.size * _WIDEST))))


@lru_cache(maxsize=256)
def _longer(letters: int) -> re.Pattern[str]:
    return re.compile(rf"[^ \n\u2e80-\u9fff\uff00-\uffef]{{{letters},}}")


class _Piece(NamedTuple):
    """Letters that are set alike. `expression` numbers the left-to-right expression they are part of, 0 for none."""

    text: str
    bold: bool
    stressed: bool
    target: str
    tag: str
    expression: int
    say: bool


class _Stretch(NamedTuple):
    """Words of one language and direction; `say` when they cannot be read back from their shapes."""

    text: str
    tag: str
    expression: int
    say: bool


@dataclass(slots=True)
class Lettering:
    """How the letters of one document are marked.

    `say` when its scripts cannot be read back from their shapes.
    """

    language: Language
    source_tag: str
    say: bool
    _expressions: int = field(default=0)

    def spans(
        self, nodes: tuple[Inline, ...], room: Room, bold: bool = False, tag: str = "", code: bool = False
    ) -> list[Span]:
        """The spans of `nodes`.

        `tag` names the language of words that are not in the document's, "" for those that are. `code` keeps the
        whole in left-to-right order: references, versions.
        """
        marked = tuple(_marked(nodes, False, ""))
        whole = "".join(text for text, _, _ in marked)
        pieces = _cut(marked, tuple(self._stretches(whole, tag, code)), bold)
        return _linked(pieces, room)

    def _stretches(self, whole: str, tag: str, code: bool) -> Iterator[_Stretch]:
        """`whole` in parts of one language and direction."""
        rtl = self.language.rtl
        if rtl and (code or (tag and not typeset.has_rtl(whole))):
            yield _Stretch(typeset.no_break(whole), tag, self._next(), self.say)
        elif rtl:
            for run in typeset.runs(whole, True):
                number = self._next() if run.isolated else 0
                for part in typeset.fragments(run.text) if run.isolated else (run.text,):
                    words = run.isolated and typeset.is_words(part)
                    yield _Stretch(part, tag or (self.source_tag if words else ""), number, self.say)
        elif tag or self.language.typography.slot == "ascii":
            yield from self._joined_apart(typeset.no_break(whole), tag)
        else:
            yield from self._latin_apart(typeset.no_break(whole))

    def _latin_apart(self, text: str) -> Iterator[_Stretch]:
        done = 0
        for start, end in typeset.latin_words(text):
            yield from self._joined_apart(text[done:start], "")
            yield _Stretch(text[start:end], self.source_tag, 0, self.say)
            done = end
        yield from self._joined_apart(text[done:], "")

    def _joined_apart(self, text: str, tag: str) -> Iterator[_Stretch]:
        if self.say:
            yield _Stretch(text, tag, 0, True)
            return
        for number, part in enumerate(_JOINED.split(text)):
            yield _Stretch(part, tag, 0, number % 2 == 1)

    def _next(self) -> int:
        self._expressions += 1
        return self._expressions


def language_and_region(tag: str) -> tuple[str, str | None]:
    """A BCP 47 tag as the compiler takes it: "zh-Hans" is zh in CN, "pt-BR" is pt in BR, "pl" has no region."""
    first, *rest = tag.split("-")
    regions = (_REGIONS.get(part) or (part.upper() if len(part) == 2 else None) for part in rest)
    return first, next((region for region in regions if region), None)


def _marked(nodes: tuple[Inline, ...], stressed: bool, target: str) -> Iterator[tuple[str, bool, str]]:
    for node in nodes:
        match node:
            case Plain():
                yield node.text.replace("\t", " ").replace("\n", " "), stressed, target
            case Break():
                yield "\n", stressed, target
            case Strong() | Emphasis():
                # Print knows one emphasis: bold (RNIB Clear Print, UKAAF G003) or underline (ACB), never italics.
                yield from _marked(node.children, True, target)
            case Link():
                yield from _marked(node.children, stressed, node.target)
            case NoteMark():
                yield flatten((node,)), stressed, f"{_INSIDE}{node.label}:{node.mention}"
            case _:
                assert_never(node)


def _cut(marked: tuple[tuple[str, bool, str], ...], stretches: tuple[_Stretch, ...], bold: bool) -> Iterator[_Piece]:
    """The words cut where the markup or the language changes; both hold the same letters."""
    cut = typeset.spread((stretch.text for stretch in stretches), (text for text, _, _ in marked))
    for stretch, pieces in zip(stretches, cut, strict=True):
        for number, text in pieces:
            _, stressed, target = marked[number]
            yield _Piece(text, bold, stressed, target, stretch.tag, stretch.expression, stretch.say)


def _linked(pieces: Iterator[_Piece], room: Room) -> list[Span]:
    nodes: list[tuple[str, list[Span]]] = []
    for number, group in groupby(pieces, lambda piece: piece.expression):
        if number == 0:
            nodes += [(piece.target, _letters(piece, room)) for piece in group]
            continue
        inside = tuple(group)
        targets = {piece.target for piece in inside}
        # A link over a part of an expression stands inside it, a link over the whole around it.
        outer = targets.pop() if len(targets) == 1 else ""
        inner = [(piece.target if not outer else "", _letters(piece, room)) for piece in inside]
        nodes.append((outer, [{"ltr": True, "of": _around(inner)}]))
    return _around(nodes)


def _around(nodes: list[tuple[str, list[Span]]]) -> list[Span]:
    found: list[Span] = []
    for target, group in groupby(nodes, lambda node: node[0]):
        spans = [span for _, inside in group for span in inside]
        found += [_link(target, spans)] if target else spans
    return found


def _link(target: str, spans: list[Span]) -> Span:
    if not target.startswith(_INSIDE):
        return {"link": target, "of": spans}
    number, _, mention = target.removeprefix(_INSIDE).partition(":")
    return {"note": number, "mention": int(mention), "of": spans}


def _letters(piece: _Piece, room: Room) -> list[Span]:
    found: list[Span] = []
    for number, line in enumerate(piece.text.split("\n")):
        if number:
            # The space is for those who hear the words, or copy them, and meet no end of a line.
            found += [{"text": " "}, {"break": True}]
        found += _line(line, piece, room)
    return found


def _line(line: str, piece: _Piece, room: Room) -> Iterator[Span]:
    if piece.say:
        yield from _said(line, piece, room)
        return
    for number, part in enumerate(_WHOLE.split(line)):
        if part:
            span = _span(part, piece, room)
            yield {**span, "keep": True} if number % 2 and "room" not in span else span


def _said(line: str, piece: _Piece, room: Room) -> Iterator[Span]:
    """One element a word, and each on one line: an element that goes on overleaf would be cut in two."""
    for word in _WORD.findall(line):
        span = _span(word, piece, room)
        if _SEEN.search(word):
            span["say"] = True
        if _BREAK_INSIDE.search(word) and "room" not in span:
            span["keep"] = True
        yield span


def _span(text: str, piece: _Piece, room: Room) -> Span:
    span: Span = {"text": text}
    if piece.bold:
        span["bold"] = True
    if piece.stressed:
        span["stress"] = True
    if piece.tag:
        span["lang"], span["region"] = language_and_region(piece.tag)
    if room.too_long().search(text):
        span["room"], span["size"] = room.width, room.size
    return span
