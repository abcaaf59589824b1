"""Words to the spans that the PDF's template sets: which letters are bold, linked, isolated, in another language.

A span is a dictionary. {"text": ...} is a string; "bold", "stress", "lang" and "region" say how it is set. "keep" keeps
it on one line; "room" and "size", the points of its line and of its letters, are there where a word may be too long
for it; "say" makes it an element of its own. {"break": true} is a line break. {"link": target, "of": spans} and
{"ltr": true, "of": spans} hold others; what is in the second keeps its left-to-right order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import assert_never

from pipeline.formats.pdffonts import INVISIBLE
from pipeline.model.inline import Break, Emphasis, Inline, Link, Plain, Strong
from pipeline.model.language import Language
from pipeline.text import typeset

Span = dict[str, object]

# ISO 15924 -> the region that the compiler, and the readers of a PDF, tell Chinese scripts by.
_REGIONS = {"Hans": "CN", "Hant": "TW"}
_RTL_LETTER = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# A line may end after a dash (Unicode UAX #14, class BA), but "2–4%" and "PIL-042" are one piece of information.
# The look-behind keeps the search linear in a long stretch without spaces.
_WHOLE = (
    r"(?:[<>≤≥~≈±+−]|(?<![A-Za-z\d])(?<![A-Za-z\d][.,:/%°µ£$€\u00a0]))"
    r"[A-Za-z\d][A-Za-z\d.,:/%°µ£$€\u00a0]*(?:[–—-]\d[A-Za-z\d.,:/%°µ£$€\u00a0]*)+"
)
# Letters that join or change places, of right-to-left and Indic scripts.
_JOINED = re.compile(r"[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]+")
_APART = re.compile(rf"({_JOINED.pattern}|{_WHOLE})")
# Where a line may end inside a word.
_BREAK_INSIDE = re.compile(r"[^\w\s]\w")
_WORD = re.compile("[^ ]+ *| +")
_SEEN = re.compile(rf"[^\s{INVISIBLE}]")
# No letter is wider on average than this, in em, in bold capitals.
_WIDEST = 0.75


@dataclass(frozen=True, slots=True)
class Room:
    """The width of a line and the size of its letters, in points."""

    width: float
    size: float

    def too_long(self) -> re.Pattern[str]:
        """Finds words that may be wider than the line. Chinese breaks anywhere and needs no help."""
        letters = max(1, int(self.width / (self.size * _WIDEST)))
        return re.compile(rf"[^ \n\u2e80-\u9fff\uff00-\uffef]{{{letters},}}")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters that are set alike. `expression` numbers the left-to-right expression they are part of, 0 for none."""

    text: str
    bold: bool
    stressed: bool
    target: str
    tag: str
    expression: int


@dataclass(frozen=True, slots=True)
class _Marking:
    room: Room
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
        return _linked(pieces, _Marking(room, self.say))

    def _stretches(self, whole: str, tag: str, code: bool) -> Iterator[tuple[str, str, int]]:
        """`whole` in parts of one language and direction: words, tag, number of the expression."""
        rtl = self.language.rtl
        if rtl and (code or (tag and not _RTL_LETTER.search(whole))):
            yield typeset.no_break(whole), tag, self._next()
        elif rtl:
            for run in typeset.runs(whole, True):
                number = self._next() if run.isolated else 0
                for part in typeset.fragments(run.text) if run.isolated else (run.text,):
                    words = run.isolated and typeset.is_words(part)
                    yield part, tag or (self.source_tag if words else ""), number
        elif tag or self.language.typography.slot == "ascii":
            yield typeset.no_break(whole), tag, 0
        else:
            yield from self._latin_apart(typeset.no_break(whole))

    def _latin_apart(self, text: str) -> Iterator[tuple[str, str, int]]:
        done = 0
        for start, end in typeset.latin_words(text):
            yield text[done:start], "", 0
            yield text[start:end], self.source_tag, 0
            done = end
        yield text[done:], "", 0

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
            case _:
                assert_never(node)


def _cut(
    marked: tuple[tuple[str, bool, str], ...], stretches: tuple[tuple[str, str, int], ...], bold: bool
) -> Iterator[_Piece]:
    """The words cut where the markup or the language changes; both hold the same letters."""
    cut = typeset.spread((text for text, _, _ in stretches), (text for text, _, _ in marked))
    for (_, tag, expression), pieces in zip(stretches, cut, strict=True):
        for number, text in pieces:
            _, stressed, target = marked[number]
            yield _Piece(text, bold, stressed, target, tag, expression)


def _linked(pieces: Iterator[_Piece], marking: _Marking) -> list[Span]:
    nodes: list[tuple[str, list[Span]]] = []
    for number, group in groupby(pieces, lambda piece: piece.expression):
        if number == 0:
            nodes += [(piece.target, _letters(piece, marking)) for piece in group]
            continue
        inside = tuple(group)
        targets = {piece.target for piece in inside}
        # A link over a part of an expression stands inside it, a link over the whole around it.
        outer = targets.pop() if len(targets) == 1 else ""
        inner = [(piece.target if not outer else "", _letters(piece, marking)) for piece in inside]
        nodes.append((outer, [{"ltr": True, "of": _around(inner)}]))
    return _around(nodes)


def _around(nodes: list[tuple[str, list[Span]]]) -> list[Span]:
    found: list[Span] = []
    for target, group in groupby(nodes, lambda node: node[0]):
        spans = [span for _, inside in group for span in inside]
        found += [{"link": target, "of": spans}] if target else spans
    return found


def _letters(piece: _Piece, marking: _Marking) -> list[Span]:
    found: list[Span] = []
    for number, line in enumerate(piece.text.split("\n")):
        if number:
            # The space is for those who hear the words, or copy them, and meet no end of a line.
            found += [{"text": " "}, {"break": True}]
        found += _line(line, piece, marking)
    return found


def _line(line: str, piece: _Piece, marking: _Marking) -> Iterator[Span]:
    if marking.say:
        # One element a word, and each on one line: an element that goes on overleaf would be cut in two.
        for word in _WORD.findall(line):
            span = _span(word, piece, marking)
            if _SEEN.search(word):
                span["say"] = True
            if _BREAK_INSIDE.search(word) and "room" not in span:
                span["keep"] = True
            yield span
        return
    for number, part in enumerate(_APART.split(line)):
        if part:
            span = _span(part, piece, marking)
            if number % 2 and (_JOINED.match(part) or "room" not in span):
                span["say" if _JOINED.match(part) else "keep"] = True
            yield span


def _span(text: str, piece: _Piece, marking: _Marking) -> Span:
    span: Span = {"text": text}
    if piece.bold:
        span["bold"] = True
    if piece.stressed:
        span["stress"] = True
    if piece.tag:
        span["lang"], span["region"] = language_and_region(piece.tag)
    if marking.room.too_long().search(text):
        span["room"], span["size"] = marking.room.width, marking.room.size
    return span
