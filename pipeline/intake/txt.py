"""Plain text, often saved from a web page, to the blocks of a leaflet, with an account of every word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from pipeline.intake.account import Dropped, Intake, Line, words_of
from pipeline.intake.typed import BULLET, LONGEST_HEADING, NUMBER, RESIDUE, SENTENCE_END, unmarked
from pipeline.intake.typed import as_words as as_words
from pipeline.model.errors import IntakeError
from pipeline.model.leaflet import Block, Heading, Item, Listing, Paragraph, Role, Text

# A text with longer lines was not cut into lines at all.
_WIDEST_WINDOW = 120


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, or several that belong together; `cut` is how wide the last of several was."""

    number: int
    text: str
    cut: int = 0

    @property
    def marked(self) -> bool:
        return BULLET.match(self.text) is not None or self.ordered is not None

    @property
    def width(self) -> int:
        return self.cut or len(self.text)

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())

    @property
    def ordered(self) -> re.Match[str] | None:
        return NUMBER.match(self.text)


def read(text: str, name: str) -> Intake:
    """The leaflet in a plain text.

    The first line is the title; short lines without a full stop, alone between empty lines or above longer text, are
    headings; lines that begin with a bullet or a number are list items; the rest are paragraphs.
    Raises IntakeError when there is no text in it.
    """
    dropped: list[Dropped] = []
    groups: list[list[_Line]] = [[]]
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.replace("\u00a0", " ").rstrip()
        if line.strip().lower() in RESIDUE:
            dropped.append(Dropped(number, line.strip()))
        elif line.strip():
            groups[-1].append(_Line(number, line))
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if not groups:
        raise IntakeError(name, "there is no text in the file", "a leaflet as plain text", "check that it is the file")
    blocks = tuple(_merge_lists(_blocks(_titled(groups))))
    total = len(words_of(text))
    title, left = groups[0][0].number, {line.line for line in dropped}
    lines = tuple(
        Line(f"{name}:{number}", line if number == title else unmarked(line))
        for number, line in enumerate(text.split("\n"), start=1)
        if number not in left
    )
    kept = total - sum(len(words_of(line.text)) for line in dropped)
    return Intake(blocks, tuple(dropped), total, kept, title, lines)


def _titled(groups: list[list[_Line]]) -> list[list[_Line]]:
    """The groups of whole lines; the first line is the title and goes on with none."""
    (title, *rest), *others = groups
    whole = _rejoined([group for group in (rest, *others) if group]) if rest or others else []
    return [[title], *whole]


def _blocks(groups: list[list[_Line]]) -> Iterator[Block]:
    title, *rest = groups[0]
    yield Heading(_text(title.text, Role.TITLE), 1)
    groups = [group for group in ([*rest], *groups[1:]) if group]
    for index, group in enumerate(groups):
        following = groups[index + 1] if index + 1 < len(groups) else None
        yield from _group(group, following)


def _group(group: list[_Line], following: list[_Line] | None) -> Iterator[Block]:
    """The blocks of a run of lines without an empty line between them."""
    beyond = following[0] if following else None
    pairs = list(zip(group, (*group[1:], beyond), strict=True))
    for listed, run in groupby(pairs, key=lambda pair: pair[0].marked):
        if listed:
            yield from _lists([line for line, _ in run])
            continue
        for line, after in run:
            touches = after is not beyond and after is not None and not after.marked
            yield _prose(line, after, touches)


def _prose(line: _Line, after: _Line | None, touches: bool) -> Block:
    """A heading or a paragraph; `touches` when `after`, another line without a marker, follows at once."""
    heading = after is not None and _is_heading(line.text, after.marked)
    if heading and (not touches or _is_prose(after)):
        return Heading(_text(line.text, Role.HEADING), 2)
    return Paragraph(_text(line.text, Role.PARAGRAPH))


def _is_prose(line: _Line | None) -> bool:
    """Whether a line can be the text below a heading: words of a table or an address are short and end open."""
    return line is not None and (len(line.text) > LONGEST_HEADING or line.text.endswith(SENTENCE_END))


def _rejoined(groups: list[list[_Line]]) -> list[list[_Line]]:
    """Lines that were cut at the edge of a window, whole again.

    Word and LibreOffice save one line for each paragraph, without empty lines between them; other programs cut
    paragraphs into lines of about equal length. A line goes on with the next one that begins with a small letter, and,
    in a text that was cut, wherever the next word would not have fitted.
    """
    width = max(len(line.text) for group in groups for line in group)
    pairs = [pair for group in groups for pair in pairwise(group)]
    full = [1 for line, after in pairs if not after.marked and _is_full(line, after, width)]
    cut = width <= _WIDEST_WINDOW and len(full) > 1
    whole: list[list[_Line]] = []
    for group in groups:
        lines: list[_Line] = []
        for line in group:
            previous = lines[-1] if lines else None
            if previous and not line.marked and _goes_on_from(previous, line, width if cut else 0):
                ends = line.text.strip()
                lines[-1] = _Line(previous.number, f"{previous.text} {ends}", len(ends) + line.indent)
            else:
                lines.append(line)
        whole.append(lines)
    return whole


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    return line.width + 1 + len(after.text.split()[0]) > width


def _goes_on_from(previous: _Line, line: _Line, width: int) -> bool:
    """Whether `line` goes on with `previous`; `width` is 0 in a text that was not cut into lines."""
    if line.text.lstrip()[0].islower() or (previous.marked and line.indent > previous.indent):
        return True
    return bool(width) and _is_full(previous, line, width)


def _is_heading(text: str, leads_in: bool) -> bool:
    if len(text) > LONGEST_HEADING or text.endswith(SENTENCE_END) or not text[0].isupper():
        return False
    return not (text.endswith(":") and leads_in)


def _lists(lines: list[_Line]) -> Iterator[Block]:
    """Items of one or more lists."""
    items: list[str] = []
    start: int | None = None
    for line in lines:
        ordered = line.ordered
        kind = int(ordered.group(1)) if ordered else None
        if items and (kind is None) != (start is None):
            yield _listing(items, start)
            items = []
        if not items:
            start = kind
        marker = ordered or BULLET.match(line.text)
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
