"""Inline Markdown to a tree and to plain words.

A translation is parsed here and nowhere else, and only as the inside of one block: whatever a translator
types, it cannot become a heading, a list item or a table cell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import assert_never

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from pipeline.model.inline import Break, Emphasis, Inline, Link, NoteMark, Plain, Strong

PLACEHOLDER = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")
# The mark of a footnote: [^label], and in an edition that is being made into a document [^number:mention:words].
_NOTE_MARK = re.compile(r"\[\^(?P<label>[\w-]{1,40})(?::(?P<mention>\d+):(?P<words>[^\[\]\n]+))?\]")
# The addresses a leaflet may lead to. Everything else (javascript:, data:, file:, //host) stays plain text.
SAFE_TARGET = re.compile(r"(?:https?://[^/\s]|mailto:[^/\s]|tel:\+?[0-9])", re.IGNORECASE)
# CommonMark 2.4: any ASCII punctuation may be escaped; these are the ones that can start inline markup.
# A pair of ~ is struck through elsewhere.
_MARKUP = re.compile(r"([\\`*_\[\]]|<(?=[A-Za-z/!?])|&(?=[#A-Za-z0-9])|~(?=~))")

# Where none of these stands, the text is its own plain words.
_MARK = r"\\`*_\[\]<>&!\n\r\t\x00"
_MARKS = re.compile(f"[{_MARK}]")
# The printable characters of ASCII that are no such mark.
_ORDINARY = bytes(each for each in range(0x20, 0x7F) if not _MARKS.match(chr(each)))
_WORDS = r"[^\\`*_\[\]<&\n\r\t\x00]"
# What nearly all markup of leaflets is: words in stars without other marks inside, a link to an address that the
# library would not change, a hard break, and signs that mark nothing where they stand. CommonMark 0.31 reads such a
# piece so whatever is around it (2.4, 6.2 rules 1 to 8, 6.3, 6.7): stars before a letter begin, stars behind a letter
# end, and so do stars between another sign and a space.
_SIMPLE = re.compile(
    rf"(?P<stars>\*\*?)"
    rf"(?P<stressed>[^\W_](?:{_WORDS}*(?:[^\W_]|(?!\s){_WORDS}(?=(?P=stars)(?: |\Z))))?)(?P=stars)(?!\*)"
    rf"|\[(?P<label>{_WORDS}+)\]"
    r"\((?P<target>tel:\+?[0-9]+|https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/[A-Za-z0-9./-]*)?)\)"
    r"|(?P<broken>(?<=\S)\\\n(?=\S))"
    r"|[<&](?= )|>|!(?!\[)"
)

# Words, the stars around them, and the address that they lead to, "" for none; a line feed for a hard break.
Piece = tuple[str, str, str]


def may_be_markup(words: str) -> bool:
    """Whether a text may have anything but its own plain words in it."""
    return _MARKS.search(words) is not None or words[:1].isspace() or words[-1:].isspace()


def unusual(words: str) -> str:
    """What is left of `words` without the ordinary letters, figures and signs of ASCII: marks, other letters, controls.

    That is quick to find, and so little that it is quick to search.
    """
    return words.encode("utf-8", "surrogatepass").translate(None, _ORDINARY).decode("utf-8", "surrogatepass")


def safe_target(target: str) -> bool:
    """Whether a leaflet may link to `target`."""
    return SAFE_TARGET.match(target) is not None


class _LeafletMarkdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return safe_target(url)


class _AnyLinkMarkdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return True


def _words_only(parser: MarkdownIt) -> MarkdownIt:
    # Code spans, pictures and HTML are off: in a translation they are text like any other.
    return with_note_marks(parser.disable(["backticks", "image", "html_inline"]))


def with_note_marks(parser: MarkdownIt) -> MarkdownIt:
    """The same parser, which also makes tokens `note_mark` of the marks of footnotes."""
    parser.inline.ruler.before("link", "note_mark", _note_mark)
    return parser


def _note_mark(state: StateInline, silent: bool) -> bool:
    # Nothing is passed over when the words of a link are looked for: it would be none with a mark in them.
    match = (
        None
        if silent or not state.src.startswith("[^", state.pos)
        else _NOTE_MARK.match(state.src, state.pos, state.posMax)
    )
    if match is None:
        return False
    state.push("note_mark", "", 0).content = match.group()
    state.pos = match.end()
    return True


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return _words_only(_LeafletMarkdown("commonmark", {"html": False}))


@lru_cache(maxsize=1)
def _any_link_parser() -> MarkdownIt:
    return _words_only(_AnyLinkMarkdown("commonmark", {"html": False}))


@lru_cache(maxsize=4096)
def parse(words: str) -> tuple[Inline, ...]:
    """The tree of one piece of inline Markdown (CommonMark 0.31, section 6, without code, images and HTML).

    Bold inside bold and emphasis inside emphasis are one, so that no text makes a tree deeper than three.
    """
    if not may_be_markup(words):
        return _unmarked(words)
    pieces = simple_pieces(words)
    return (
        tuple([_node(piece) for piece in pieces])
        if pieces
        else _collect(_parser().parseInline(words)[0].children or [])
    )


# Word, the page and print ask for the same texts, and a leaflet says some things more than once.
@lru_cache(maxsize=4096)
def simple_pieces(words: str) -> tuple[Piece, ...]:
    """A text whose markup is simple, cut where it begins and ends; nothing for any other text.

    The library takes ten times as long.
    """
    if words != words.strip():
        return ()
    pieces: list[Piece] = []
    begin = end = 0
    while found := _MARKS.search(words, end):
        start = found.start()
        match = _SIMPLE.match(words, start)
        if match is None:
            return ()
        end = match.end()
        stars, stressed, label, target, broken = match.groups()
        if not (stars or target or broken):
            continue
        if begin < start:
            pieces.append((words[begin:start], "", ""))
        pieces.append((stressed or label or "\n", stars or "", target or ""))
        begin = end
    if begin < len(words):
        pieces.append((words[begin:], "", ""))
    return tuple(pieces)


def _node(piece: Piece) -> Inline:
    words, stars, target = piece
    if target:
        return Link(target, (Plain(words),))
    if stars:
        return Strong((Plain(words),)) if stars == "**" else Emphasis((Plain(words),))
    return Break() if words == "\n" else Plain(words)


def _unmarked(text: str) -> tuple[Plain, ...]:
    return (Plain(text),) if text else ()


@dataclass(slots=True)
class _Open:
    """Markup whose end has not come yet, with what is inside it so far."""

    kind: str
    target: str = ""
    title: str = ""
    nodes: list[Inline] = field(default_factory=list)


def _collect(tokens: list[Token]) -> tuple[Inline, ...]:
    opened = [_Open("")]
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                _append(opened[-1].nodes, Plain(token.content))
            case "softbreak":
                _append(opened[-1].nodes, Plain(" "))
            case "hardbreak":
                opened[-1].nodes.append(Break())
            case "note_mark" if any(outer.kind == "link_open" for outer in opened):
                # A link in a link leads nowhere.
                _append(opened[-1].nodes, Plain(token.content))
            case "note_mark":
                opened[-1].nodes.append(_marked(token.content))
            case "strong_open" | "em_open":
                opened.append(_Open(token.type))
            case "link_open":
                opened.append(_Open(token.type, str(token.attrs["href"]), str(token.attrs.get("title", ""))))
            case "strong_close" | "em_close" | "link_close":
                _close(opened)
            case kind:
                raise AssertionError(f"inline token {kind} is switched off in the parser")
    return tuple(opened[0].nodes)


def _marked(written: str) -> NoteMark:
    match = _NOTE_MARK.fullmatch(written)
    assert match is not None
    return NoteMark(match["label"], int(match["mention"] or 0), match["words"] or "")


def _close(opened: list[_Open]) -> None:
    ended = opened.pop()
    into, children = opened[-1].nodes, tuple(ended.nodes)
    if ended.kind == "link_open" and ended.target:
        into.append(Link(ended.target, children))
    elif ended.kind == "link_open" or any(outer.kind == ended.kind for outer in opened):
        for child in children:
            _append(into, child)
    else:
        into.append(Strong(children) if ended.kind == "strong_open" else Emphasis(children))
    if ended.title:
        # Browsers show a title to nobody but users of a mouse, print and speech not at all.
        _append(into, Plain(f" ({ended.title})"))


def _append(nodes: list[Inline], node: Inline) -> None:
    """Words that follow words become one piece."""
    if not isinstance(node, Plain):
        nodes.append(node)
    elif nodes and isinstance(last := nodes[-1], Plain):
        nodes[-1] = Plain(last.text + node.text)
    elif node.text:
        nodes.append(node)


@lru_cache(maxsize=4096)
def plain(words: str) -> str:
    """What a reader reads: no markup, links by their text, a hard break as one space."""
    return flatten(parse(words)) if may_be_markup(words) else words


def flatten(nodes: tuple[Inline, ...]) -> str:
    """The plain words of a tree."""
    return "".join(_flat(node) for node in nodes)


def _flat(node: Inline) -> str:
    match node:
        case Plain():
            return node.text
        case Strong() | Emphasis() | Link():
            return flatten(node.children)
        case Break():
            return " "
        case NoteMark():
            # A mark that nobody has numbered yet is neither a word nor a figure of the text.
            return f"[{node.words}]" if node.words else ""
        case _:
            assert_never(node)


def _may_link(words: str) -> bool:
    return "[" in words or "<" in words


def links(words: str) -> Iterator[Link]:
    """The links of a text, in order."""
    if not _may_link(words):
        return iter(())

    def visit(nodes: tuple[Inline, ...]) -> Iterator[Link]:
        for node in nodes:
            match node:
                case Link():
                    yield node
                case Strong() | Emphasis():
                    yield from visit(node.children)
                case Plain() | Break() | NoteMark():
                    pass
                case _:
                    assert_never(node)

    return visit(parse(words))


def note_marks(words: str) -> tuple[NoteMark, ...]:
    """The marks of footnotes in a text, in order."""
    return tuple(_note_marks(parse(words))) if "[^" in words else ()


def with_marks(words: str) -> tuple[str, tuple[int, ...]]:
    """The plain words with the marks of footnotes as they are written, for those who mend the text.

    And the place in them of each character of the plain words, and of their end.
    """
    shown, places = "", [0]
    for node in _flat_nodes(parse(words)):
        if isinstance(node, NoteMark) and not node.words:
            shown += f"[^{node.label}]"
            places[-1] = len(shown)
            continue
        for character in _flat(node):
            places[-1] = len(shown)
            shown += character
            places.append(len(shown))
    return shown, tuple(places)


def _flat_nodes(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, Strong | Emphasis | Link):
            yield from _flat_nodes(node.children)
        else:
            yield node


def _note_marks(nodes: tuple[Inline, ...]) -> Iterator[NoteMark]:
    for node in nodes:
        match node:
            case NoteMark():
                yield node
            case Strong() | Emphasis() | Link():
                yield from _note_marks(node.children)
            case Plain() | Break():
                pass
            case _:
                assert_never(node)


def link_targets(words: str) -> tuple[str, ...]:
    """The addresses that a text links to, in order."""
    return tuple(link.target for link in links(words))


def refused_targets(words: str) -> tuple[str, ...]:
    """The addresses that a text would lead to as CommonMark, and that a leaflet shows as text instead."""
    if not _may_link(words):
        return ()
    tokens = _any_link_parser().parseInline(words)[0].children or []
    targets = (str(token.attrs["href"]) for token in tokens if token.type == "link_open")
    return tuple(target for target in targets if not safe_target(target))


def titled_targets(words: str) -> tuple[str, ...]:
    """The addresses of links with a title, which no format shows."""
    if not _may_link(words):
        return ()
    tokens = _any_link_parser().parseInline(words)[0].children or []
    return tuple(str(token.attrs["href"]) for token in tokens if token.type == "link_open" and token.attrs.get("title"))


def placeholders(words: str) -> tuple[str, ...]:
    """The names of the `{{placeholders}}` in a text, in order."""
    return tuple(PLACEHOLDER.findall(words)) if "{{" in words else ()


def escape(text: str) -> str:
    """Inline Markdown that reads as exactly `text`."""
    return _MARKUP.sub(r"\\\1", text)


def fill(words: str, values: dict[str, str]) -> str:
    """`words` with each placeholder replaced by its value as plain text; unknown ones stay as they are."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        return escape(values[name]) if name in values else match.group(0)

    return PLACEHOLDER.sub(value, words) if "{{" in words else words
