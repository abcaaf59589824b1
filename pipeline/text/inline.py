"""Inline Markdown to a tree and to plain words.

A translation is parsed here and nowhere else, and only as the inside of one block: whatever a translator
types, it cannot become a heading, a list item or a table cell.
"""

import re
from functools import lru_cache
from typing import assert_never

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.model.inline import Break, Emphasis, Inline, Link, Plain, Strong

PLACEHOLDER = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")
# The addresses a leaflet may lead to. Everything else (javascript:, data:, file:, //host) stays plain text.
SAFE_TARGET = re.compile(r"(?:https?://[^/\s]|mailto:[^/\s]|tel:\+?[0-9])", re.IGNORECASE)
# CommonMark 2.4: any ASCII punctuation may be escaped; these are the ones that can start inline markup.
_MARKUP = re.compile(r"([\\`*_\[\]]|<(?=[A-Za-z/!?])|&(?=[#A-Za-z0-9]))")


def safe_target(target: str) -> bool:
    """Whether a leaflet may link to `target`."""
    return SAFE_TARGET.match(target) is not None


class _LeafletMarkdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return safe_target(url)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    # Code spans, pictures and HTML are off: in a translation they are text like any other.
    return _LeafletMarkdown("commonmark", {"html": False}).disable(["backticks", "image", "html_inline"])


@lru_cache(maxsize=4096)
def parse(words: str) -> tuple[Inline, ...]:
    """The tree of one piece of inline Markdown (CommonMark 0.31, section 6, without code, images and HTML)."""
    tokens = _parser().parseInline(words)[0].children or []
    nodes, _ = _collect(tokens, 0, "")
    return nodes


def _collect(tokens: list[Token], start: int, closing: str) -> tuple[tuple[Inline, ...], int]:
    nodes: list[Inline] = []
    index = start
    while index < len(tokens):
        token = tokens[index]
        index += 1
        match token.type:
            case "text" | "text_special":
                _append_plain(nodes, token.content)
            case "softbreak":
                _append_plain(nodes, " ")
            case "hardbreak":
                nodes.append(Break())
            case "strong_open":
                children, index = _collect(tokens, index, "strong_close")
                nodes.append(Strong(children))
            case "em_open":
                children, index = _collect(tokens, index, "em_close")
                nodes.append(Emphasis(children))
            case "link_open":
                children, index = _collect(tokens, index, "link_close")
                nodes.append(Link(str(token.attrs["href"]), children))
            case kind if kind == closing:
                return tuple(nodes), index
            case kind:
                raise AssertionError(f"inline token {kind} is switched off in the parser")
    return tuple(nodes), index


def _append_plain(nodes: list[Inline], text: str) -> None:
    if not text:
        return
    if nodes and isinstance(last := nodes[-1], Plain):
        nodes[-1] = Plain(last.text + text)
    else:
        nodes.append(Plain(text))


def plain(words: str) -> str:
    """What a reader reads: no markup, links by their text, a hard break as one space."""
    return flatten(parse(words))


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
        case _:
            assert_never(node)


def link_targets(words: str) -> tuple[str, ...]:
    """The addresses that a text links to, in order."""
    found: list[str] = []

    def visit(nodes: tuple[Inline, ...]) -> None:
        for node in nodes:
            match node:
                case Link():
                    found.append(node.target)
                    visit(node.children)
                case Strong() | Emphasis():
                    visit(node.children)
                case Plain() | Break():
                    pass
                case _:
                    assert_never(node)

    visit(parse(words))
    return tuple(found)


def placeholders(words: str) -> tuple[str, ...]:
    """The names of the `{{placeholders}}` in a text, in order."""
    return tuple(PLACEHOLDER.findall(words))


def escape(text: str) -> str:
    """Inline Markdown that reads as exactly `text`."""
    return _MARKUP.sub(r"\\\1", text)


def fill(words: str, values: dict[str, str]) -> str:
    """`words` with each placeholder replaced by its value as plain text; unknown ones stay as they are."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        return escape(values[name]) if name in values else match.group(0)

    return PLACEHOLDER.sub(value, words)
