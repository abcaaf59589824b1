"""Plain text, often saved from a web page, to the blocks of a leaflet, with an account of every word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.errors import IntakeError
from pipeline.model.leaflet import Block, Heading, Item, Listing, Paragraph, Role, Text
from pipeline.text.inline import escape

# What web pages leave behind when their text is saved. Only a whole line counts.
_RESIDUE = frozenset(
    {
        "top of page",
        "bottom of page",
        "back to top",
        "skip to content",
        "skip to main content",
        "print this page",
        "share this page",
        "close menu",
        "open menu",
    }
)
_BULLET = re.compile(r"\s*(?:[•·▪●◦‣∙*]|[-–—](?=\s))\s*(?=\S)")
_NUMBER = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S)")
_SENTENCE_END = (".", ",", ";", "!", "؟", "۔", "।", "。", "!")
_LONGEST_HEADING = 60
_BLOCK_MARK = re.compile(r"(#{2,}|#(?=\s|$)|[-+](?=\s|$)|>|=+\s*$|-+\s*$|~{3,}|:(?=\s))")
_HEADING_ID = re.compile(r"\{(?=[#.][^{}]*\}$)")
_ORDERED_MARK = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that was left out, and where it stood."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What was read: the title and the blocks of a leaflet, what was left out, and the words of both."""

    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    words: int
    kept: int
    title_line: int

    def unmarked(self, number: int, line: str) -> str:
        """A line without the marker of its list item, which the leaflet holds as structure and not as words."""
        if number == self.title_line:
            return line
        marker = _BULLET.match(line) or _NUMBER.match(line)
        return line[marker.end() :] if marker else line


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str

    @property
    def bullet(self) -> bool:
        return _BULLET.match(self.text) is not None

    @property
    def ordered(self) -> re.Match[str] | None:
        return _NUMBER.match(self.text)


def words_of(text: str) -> list[str]:
    """The words of a text, for the account: whatever stands between spaces and holds a letter or a digit."""
    return [word for word in text.split() if any(character.isalnum() for character in word)]


def read(text: str, name: str) -> Intake:
    """The leaflet in a plain text.

    The first line is the title; short lines without a full stop, alone between empty lines, are headings; lines
    that begin with a bullet or a number are list items; the rest are paragraphs.
    Raises IntakeError when there is no text in it.
    """
    dropped: list[Dropped] = []
    groups: list[list[_Line]] = [[]]
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.replace("\u00a0", " ").rstrip()
        if line.strip().lower() in _RESIDUE:
            dropped.append(Dropped(number, line.strip()))
        elif line.strip():
            groups[-1].append(_Line(number, line))
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if not groups:
        raise IntakeError(name, "there is no text in the file", "a leaflet as plain text", "check that it is the file")
    blocks = tuple(_merge_lists(_blocks(groups)))
    total = len(words_of(text))
    return Intake(
        blocks, tuple(dropped), total, total - sum(len(words_of(line.text)) for line in dropped), groups[0][0].number
    )


def _blocks(groups: list[list[_Line]]) -> Iterator[Block]:
    title, *rest = groups[0]
    yield Heading(_text(title.text, Role.TITLE), 1)
    groups = [group for group in ([*rest], *groups[1:]) if group]
    for index, group in enumerate(groups):
        following = groups[index + 1] if index + 1 < len(groups) else None
        yield from _group(group, following)


def _group(group: list[_Line], following: list[_Line] | None) -> Iterator[Block]:
    """The blocks of a run of lines without an empty line between them."""
    start = next((index for index, line in enumerate(group) if line.bullet or line.ordered), len(group))
    before, items = group[:start], group[start:]
    if before:
        next_line = items[0] if items else following[0] if following else None
        if len(before) > 1 and _first_is_heading(before):
            yield Heading(_text(before[0].text, Role.HEADING), 2)
            before = before[1:]
        joined = " ".join(line.text.strip() for line in before)
        leads_in = next_line is not None and (next_line.bullet or next_line.ordered is not None)
        if _is_heading(joined, leads_in) and (next_line is not None or items):
            yield Heading(_text(joined, Role.HEADING), 2)
        else:
            yield Paragraph(_text(joined, Role.PARAGRAPH))
    if items:
        yield from _lists(items)


def _is_heading(text: str, leads_in: bool) -> bool:
    if len(text) > _LONGEST_HEADING or text.endswith(_SENTENCE_END) or not text[0].isupper():
        return False
    return not (text.endswith(":") and leads_in)


def _first_is_heading(lines: list[_Line]) -> bool:
    """A short first line above much longer ones is a heading; in wrapped text all lines are about as long."""
    first, longest = lines[0].text.strip(), max(len(line.text.strip()) for line in lines[1:])
    return _is_heading(first, leads_in=False) and len(first) < 0.6 * longest and lines[1].text.strip()[0].isupper()


def _lists(lines: list[_Line]) -> Iterator[Block]:
    """Items of one or more lists; a line without a marker goes on with the item above it."""
    items: list[str] = []
    start: int | None = None
    for line in lines:
        ordered, bullet = line.ordered, line.bullet
        if not ordered and not bullet:
            items[-1] += f" {line.text.strip()}"
            continue
        kind = int(ordered.group(1)) if ordered else None
        if items and (kind is None) != (start is None):
            yield _listing(items, start)
            items = []
        if not items:
            start = kind
        marker = ordered or _BULLET.match(line.text)
        assert marker is not None
        items.append(line.text[marker.end() :].strip())
    yield _listing(items, start)


def _listing(items: list[str], start: int | None) -> Listing:
    return Listing(tuple(Item((Paragraph(_text(item, Role.ITEM)),)) for item in items), start)


def _merge_lists(blocks: Iterator[Block]) -> Iterator[Block]:
    """Bulleted items with empty lines between them are one list."""
    waiting: Listing | None = None
    for block in blocks:
        if isinstance(block, Listing) and waiting is not None and _goes_on(waiting, block):
            waiting = Listing(waiting.items + block.items, waiting.start)
            continue
        if waiting is not None:
            yield waiting
        waiting = block if isinstance(block, Listing) else None
        if waiting is None:
            yield block
    if waiting is not None:
        yield waiting


def _goes_on(first: Listing, second: Listing) -> bool:
    if first.start is None or second.start is None:
        return first.start is second.start
    return second.start == first.start + len(first.items)


def _text(text: str, role: Role) -> Text:
    return Text("", as_words(" ".join(text.split())), role)


def as_words(text: str) -> str:
    """Inline Markdown that reads as exactly `text` wherever a block may begin or end with it."""
    words = escape(text)
    words = _BLOCK_MARK.sub(r"\\\1", words, count=1) if _BLOCK_MARK.match(words) else words
    words = _HEADING_ID.sub(r"\\{", words)
    words = _ORDERED_MARK.sub(r"\1\\\2", words, count=1) if _ORDERED_MARK.match(words) else words
    return words[:-1] + "\\#" if words.endswith("#") and not words.endswith("\\#") else words
