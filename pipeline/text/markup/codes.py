"""Inline Markdown to words and the codes between them, for translation tools that keep codes from being changed.

The pieces joined are always the text itself, letter by letter: a tool that drops the codes' frames loses nothing.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.inline import Emphasis, Inline, Link, Strong
from pipeline.text.markup.inline import parse


class CodeKind(StrEnum):
    """What a code is for."""

    PLACEHOLDER = "placeholder"
    BREAK = "line break"
    ADDRESS = "address"
    LINK = "link"
    BOLD = "bold"
    NOTE = "mark of a note"


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of markup. `pair` counts pairs from 1 and is 0 for a code that stands alone; `opens` tells its first."""

    kind: CodeKind
    text: str
    pair: int = 0
    opens: bool = False


_TOKEN = re.compile(
    r"(?P<break>\\\n)"
    r"|(?P<escaped>\\[!-/:-@\[-`{-~])"
    r"|(?P<placeholder>\{\{\s*[a-z][a-z0-9_]*\s*\}\})"
    r"|(?P<address><(?:[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>)"
    r"|(?P<bold>\*\*)"
    r"|(?P<note>\[\^[\w-]{1,40}\])"
    r"|(?P<link>\[|\]\([^()\s]*\))"
)
_ALONE = {
    "break": CodeKind.BREAK,
    "placeholder": CodeKind.PLACEHOLDER,
    "address": CodeKind.ADDRESS,
    "note": CodeKind.NOTE,
}


def pieces(words: str) -> tuple[str | Code, ...]:
    """The words and codes of a text in order; joined they are `words`. Pairs are well nested, or are left as words."""
    found = _split(words)
    paired = _paired(found)
    return _joined(found if paired is None else paired)


def _split(words: str) -> list[str | Code]:
    """Codes that stand alone, and candidates for pairs (with pair -1)."""
    found: list[str | Code] = []
    end = 0
    for match in _TOKEN.finditer(words):
        kind = str(match.lastgroup)
        found.append(words[end : match.start()])
        end = match.end()
        if kind == "escaped":
            found.append(match.group())
        elif kind in _ALONE:
            found.append(Code(_ALONE[kind], match.group()))
        else:
            found.append(Code(CodeKind(kind), match.group(), -1))
    return [*found, words[end:]]


def _paired(found: list[str | Code]) -> list[str | Code] | None:
    """The candidates numbered in pairs, None when they do not nest or do not mean what they look like."""
    made: list[str | Code] = []
    opened: list[Code] = []
    count = 0
    for piece in found:
        if not isinstance(piece, Code) or piece.pair == 0:
            made.append(piece)
        elif _closes(piece, opened):
            made.append(Code(piece.kind, piece.text, opened.pop().pair, False))
        elif piece.text.startswith("]"):
            return None
        else:
            count += 1
            opened.append(Code(piece.kind, piece.text, count, True))
            made.append(opened[-1])
    meant = sum(1 for piece in made if isinstance(piece, Code) and piece.opens)
    return made if not opened and meant == _marked("".join(map(_text, found))) else None


def _closes(piece: Code, opened: list[Code]) -> bool:
    if not opened or opened[-1].kind is not piece.kind:
        return False
    return piece.kind is CodeKind.BOLD or piece.text != "["


def _marked(words: str) -> int:
    """How many bold passages and links the text really has, without those that are addresses."""
    addresses = {match.group()[1:-1] for match in _TOKEN.finditer(words) if match.lastgroup == "address"}

    def count(nodes: tuple[Inline, ...]) -> int:
        total = 0
        for node in nodes:
            match node:
                case Strong():
                    total += 1 + count(node.children)
                case Link():
                    own = node.target in addresses or node.target.removeprefix("mailto:") in addresses
                    total += (0 if own else 1) + count(node.children)
                case Emphasis():
                    total += count(node.children)
                case _:
                    pass
        return total

    return count(parse(words))


def _joined(found: list[str | Code]) -> tuple[str | Code, ...]:
    """Words that follow words become one piece; codes that are in no pair become words."""
    made: list[str | Code] = []
    for piece in found:
        words = _text(piece) if not isinstance(piece, Code) or piece.pair < 0 else ""
        if isinstance(piece, Code) and piece.pair >= 0:
            made.append(piece)
        elif words and made and isinstance(made[-1], str):
            made[-1] += words
        elif words:
            made.append(words)
    return tuple(made)


def _text(piece: str | Code) -> str:
    return piece.text if isinstance(piece, Code) else piece
