"""The Markdown library as leaflets use it: its parser, two rules of our own, and its tokens one after the other."""

import re
from collections.abc import Callable
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from pipeline.text.markup.inline import with_note_marks

# A name that cannot be one is refused by name later.
_DEFINITION = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:[ \t]*")
# How far the continuation of a note is indented.
_NOTE_INDENT = 4


class _SourceMarkdown(MarkdownIt):
    """Takes every link address as a link, so that a wrong one is refused by name and not shown as text."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return True


@lru_cache(maxsize=1)
def source_parser() -> MarkdownIt:
    """CommonMark with tables and footnotes; the inside of texts is left to `inside`."""
    # At the library's own limit of nesting the rest is dropped; ours is far below this one and refuses it.
    parser = with_note_marks(_SourceMarkdown("commonmark", {"html": True, "maxNesting": 100})).enable("table")
    parser.disable(["inline", "text_join"])
    parser.block.ruler.before("table", "words", _words)
    parser.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference", "blockquote"]})
    return parser


def inside(content: str) -> tuple[Token, ...]:
    """The tokens of a text that may hold a link, a picture, HTML or code; most hold none and are not looked into."""
    return _looked_into(content) if "[" in content or "<" in content or "`" in content else ()


@lru_cache(maxsize=1024)
def _looked_into(content: str) -> tuple[Token, ...]:
    # The same sentence with a telephone number stands in many sections, and in many leaflets.
    tokens: list[Token] = []
    parser = source_parser()
    parser.inline.parse(content, parser, {}, tokens)
    return tuple(tokens)


def _words(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """The rule for what most of a leaflet is: lines that begin with a letter, up to an empty line or a bullet.

    Such lines can be nothing but a paragraph, so that none of the other rules need be asked.
    """
    source, begins, indents, wanted = state.src, state.bMarks, state.sCount, state.blkIndent
    line = first
    while line < state.lineMax and 0 <= indents[line] - wanted < 4:
        at = begins[line] + state.tShift[line]
        if not source[at : at + 1].isalpha():
            break
        line += 1
    if line == first or not (line >= state.lineMax or state.isEmpty(line) or _begins_item(state, line)):
        return False
    state.line = line
    state.push("paragraph_open", "p", 1).map = [first, line]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(first, line, wanted, False).strip()
    inline.map, inline.children = [first, line], []
    state.push("paragraph_close", "p", -1)
    return True


def _begins_item(state: StateBlock, line: int) -> bool:
    """Whether a bulleted item with words begins here that ends the paragraph before it."""
    indent, at = state.sCount[line], state.bMarks[line] + state.tShift[line]
    if indent < 0 or indent - state.blkIndent > 3 or (state.listIndent >= 0 and indent - state.listIndent > 3):
        return False
    marker = state.src[at : at + 3]
    return len(marker) == 3 and marker[0] in "-*+" and marker[1] == " " and marker[2].isalnum()


def _footnote(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """The rule for `[^label]: words` and the indented paragraphs and lists below it, as GitHub and pandoc read them."""
    at = state.bMarks[first] + state.tShift[first]
    match = None if state.is_code_block(first) else _DEFINITION.match(state.src, at, state.eMarks[first])
    if match is None:
        return False
    if silent:
        return True
    token = state.push("footnote_open", "", 1)
    token.info, token.map = match["label"], [first, first]
    _within(state, first, match.end(), lambda: state.md.block.tokenize(state, first, end))
    token.map[1] = state.line
    state.push("footnote_close", "", -1)
    return True


def _within(state: StateBlock, first: int, begin: int, read: Callable[[], None]) -> None:
    """Reads with the words of line `first` beginning at `begin`, and the other lines indented."""
    before = state.bMarks[first], state.tShift[first], state.sCount[first], state.parentType
    state.blkIndent += _NOTE_INDENT
    state.bMarks[first], state.tShift[first], state.sCount[first] = begin, 0, state.blkIndent
    state.parentType = "footnote"
    read()
    state.blkIndent -= _NOTE_INDENT
    state.bMarks[first], state.tShift[first], state.sCount[first], state.parentType = before


class Cursor:
    """A place in a flat list of tokens."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.index = tokens, 0

    def peek(self, ahead: int) -> Token | None:
        """The token `ahead` of the place, None beyond the end."""
        at = self.index + ahead
        return self.tokens[at] if at < len(self.tokens) else None

    def take(self) -> Token | None:
        """The next token, None at the end."""
        at = self.index
        self.index = at + 1
        return self.tokens[at] if at < len(self.tokens) else None

    def inline(self, closing: str) -> Token:
        """The inside of a text, whose end is a token `closing`."""
        inline, end = self.take(), self.take()
        assert inline is not None
        assert end is not None
        assert end.type == closing
        return inline


def first_line(token: Token) -> int:
    """The line where a token begins, counted from 0."""
    return token.map[0] if token.map else 0
