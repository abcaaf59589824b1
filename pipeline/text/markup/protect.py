"""Inline Markdown for a translation engine: its markup as tags, and what must not change behind numbered marks.

    Call **{{phone}}** now.   ->   Call <b><x id="1">{{phone}}</x></b> now.

Engines that know tags carry them along. What comes back is read leniently (attributes unquoted, entities resolved or
not), and everything between the tags is text: whatever an engine writes, only our own tags become markup again.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from pipeline.model.glossary import Glossary, Term
from pipeline.model.inline import Break, Emphasis, Inline, Link, NoteMark, Plain, Strong
from pipeline.model.language import Language
from pipeline.text.figures.quantity import read
from pipeline.text.figures.values import Amount, Phone
from pipeline.text.markup.inline import PLACEHOLDER, escape, flatten, parse

_TAG = re.compile(
    r"<\s*(?P<end>/?)\s*(?P<name>br|b|i|a|x|code)(?:\s+id\s*=\s*[\"']?(?P<id>\d+)[\"']?)?\s*(?P<alone>/?)\s*>",
    re.IGNORECASE,
)
_MARKS = {"b": "**", "i": "*"}
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_ENDS = ".,:;!?…。、，：；！？।۔؟،؛"


class MarkupLostError(ValueError):
    """What came back from an engine is not what was given to it; the words say what is wrong."""


@dataclass(frozen=True, slots=True)
class Protected:
    """A text as an engine gets it, what stands behind each mark (inline Markdown), and where each link leads."""

    text: str
    kept: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(slots=True)
class _Writer:
    language: Language
    glossary: Glossary | None
    mark: str
    kept: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)

    def write(self, nodes: tuple[Inline, ...]) -> str:
        return "".join(self._node(node) for node in nodes)

    def _node(self, node: Inline) -> str:
        match node:
            case Plain():
                return self._words(node.text)
            case Strong():
                return f"<b>{self.write(node.children)}</b>"
            case Emphasis():
                return f"<i>{self.write(node.children)}</i>"
            case Link() if flatten(node.children) in (node.target, node.target.partition(":")[2]):
                words = flatten(node.children)
                return self._keep(words, f"<{words}>")
            case Link():
                self.targets.append(node.target)
                number = len(self.targets)
                return f'<a id="{number}">{self.write(node.children)}</a>'
            case Break():
                return "<br/>"
            case NoteMark():
                return self._keep(f"[^{node.label}]", f"[^{node.label}]")
            case _:
                assert_never(node)

    def _words(self, text: str) -> str:
        parts, end = [], 0
        for start, stop, put_back in self._spans(text):
            parts += [html.escape(text[end:start], quote=False), self._keep(text[start:stop], put_back)]
            end = stop
        return "".join((*parts, html.escape(text[end:], quote=False)))

    def _keep(self, shown: str, put_back: str) -> str:
        self.kept.append(put_back)
        return f'<{self.mark} id="{len(self.kept)}">{html.escape(shown, quote=False)}</{self.mark}>'

    def _spans(self, text: str) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        for start, stop, put_back in self._candidates(text):
            if not any(start < other and begun < stop for begun, other, _ in found):
                found.append((start, stop, put_back))
        return sorted(found)

    def _candidates(self, text: str) -> Iterator[tuple[int, int, str]]:
        """What must come back letter by letter; with a glossary also figures, and terms as the glossary has them."""
        for match in PLACEHOLDER.finditer(text):
            yield match.start(), match.end(), match.group()
        for match in _ADDRESS.finditer(text):
            yield match.start(), match.end(), escape(match.group())
        figures = read(text, self.language)
        for figure in figures:
            if isinstance(figure, Phone):
                yield figure.start, figure.end, escape(text[figure.start : figure.end])
        if self.glossary is None:
            return
        for found in self.glossary.in_source(text):
            yield found.start, found.end, escape(worded(text[found.start : found.end], found.term))
        for figure in figures:
            if isinstance(figure, Amount) and figure.digits:
                yield figure.start, figure.end, escape(text[figure.start : figure.end])


def worded(found: str, term: Term) -> str:
    """The wording of the target language for a term as it was found, with a capital letter where only that has one."""
    capital = found[:1].isupper() and term.source[:1].islower()
    return term.target[:1].upper() + term.target[1:] if capital else term.target


def protect(words: str, language: Language, glossary: Glossary | None = None, mark: str = "x") -> Protected:
    """`words` (inline Markdown) for an engine; `mark` is the name of the tag whose inside it must leave alone.

    Placeholders, addresses and phone numbers always stand behind marks. With a `glossary` its terms do too, in the
    wording of the target language, and all figures.
    """
    writer = _Writer(language, glossary, mark)
    return Protected(writer.write(parse(words)), tuple(writer.kept), tuple(writer.targets))


def restore(protected: Protected, answer: str) -> str:
    """The inline Markdown of what an engine made of a protected text.

    Raises MarkupLostError when a mark is missing or doubled, or tags do not pair.
    """
    tree = _tree(answer, protected)
    numbers = Counter(node.number for node in _all(tree) if node.name == "x")
    if numbers != Counter(range(1, len(protected.kept) + 1)):
        wrong = next(n for n in range(1, len(protected.kept) + 2) if numbers[n] != (n <= len(protected.kept)))
        kept = protected.kept[wrong - 1] if wrong <= len(protected.kept) else "a mark"
        raise MarkupLostError(f"{kept} is lost or doubled")
    wanted = Counter(node.name for node in _all(tree) if node.name in ("b", "i", "a", "br"))
    written = (_markdown(tree, protected, outside) for outside in (False, True))
    first = next(written)
    return first if _counted(first) == wanted else next((text for text in written if _counted(text) == wanted), first)


@dataclass(slots=True)
class _Node:
    name: str = ""
    number: int = 0
    words: str = ""
    inside: list["_Node"] = field(default_factory=list)


def _tree(answer: str, protected: Protected) -> list[_Node]:
    opened = [_Node()]
    end = 0
    for match in _TAG.finditer(answer):
        _add_words(opened[-1], answer[end : match.start()])
        end = match.end()
        name = "x" if match["name"].lower() == "code" else match["name"].lower()
        if name == "br":
            if not match["end"]:
                opened[-1].inside.append(_Node("br"))
        elif match["alone"]:
            opened[-1].inside.append(_Node(name, _number(name, match["id"], protected)))
        elif not match["end"]:
            opened.append(_Node(name, _number(name, match["id"], protected)))
        elif opened[-1].name == name:
            ended = opened.pop()
            opened[-1].inside.append(ended)
        else:
            raise MarkupLostError(f"the tag {match.group()} has no beginning")
    _add_words(opened[-1], answer[end:])
    if len(opened) > 1:
        raise MarkupLostError(f"the tag <{opened[-1].name}> has no end")
    return opened[0].inside


def _add_words(node: _Node, words: str) -> None:
    if words:
        node.inside.append(_Node(words=html.unescape(words)))


def _number(name: str, digits: str | None, protected: Protected) -> int:
    if name not in ("a", "x"):
        return 0
    most = len(protected.targets if name == "a" else protected.kept)
    if digits is None or not digits.isascii() or len(digits) > 6 or not 1 <= int(digits) <= most:
        raise MarkupLostError(f"a tag <{name}> has no number that was given")
    return int(digits)


def _all(nodes: list[_Node]) -> Iterator[_Node]:
    for node in nodes:
        yield node
        if node.name != "x":
            yield from _all(node.inside)


def _markdown(nodes: list[_Node], protected: Protected, outside: bool) -> str:
    """The Markdown of a tree; `outside` puts a mark's last punctuation behind it, where CommonMark can end it."""
    return "".join(_written(node, protected, outside) for node in nodes)


def _written(node: _Node, protected: Protected, outside: bool) -> str:
    if not node.name:
        return _text(node.words)
    if node.name == "br":
        return "\\\n"
    if node.name == "x":
        return protected.kept[node.number - 1]
    inside = _markdown(node.inside, protected, outside)
    words = inside.strip()
    if not words:
        return inside
    lead, trail = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    if node.name == "a":
        return f"{lead}[{words}]({protected.targets[node.number - 1]}){trail}"
    kept = words.rstrip(_ENDS) if outside else words
    mark = _MARKS[node.name]
    return f"{lead}{mark}{kept}{mark}{words[len(kept) :]}{trail}" if kept else inside


def _text(words: str) -> str:
    # A backslash at the end would take away the meaning of what comes next.
    return words if parse(words) == (Plain(words),) and not words.endswith("\\") else escape(words)


def _counted(words: str) -> Counter[str]:
    return Counter(_named(parse(words)))


def _named(nodes: tuple[Inline, ...]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Strong():
                yield "b"
                yield from _named(node.children)
            case Emphasis():
                yield "i"
                yield from _named(node.children)
            case Link():
                if flatten(node.children) not in (node.target, node.target.partition(":")[2]):
                    yield "a"
                yield from _named(node.children)
            case Break():
                yield "br"
            case Plain() | NoteMark():
                pass
            case _:
                assert_never(node)
