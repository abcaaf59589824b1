"""Markdown source to a leaflet: CommonMark 0.31 with tables, GitHub-style alerts, footnotes and lists of terms.

One parse makes the tree that both extraction and assembly walk. What a leaflet cannot hold (code, HTML,
pictures inside a sentence, ...) is refused with its line and what to write instead; nothing is dropped.

`pieces` takes the simple paragraphs, headings and lists out of the source, the Markdown library reads the rest
(`source/parser.py`). Here the blocks are made; their texts are checked in `source/texts.py`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from markdown_it.token import Token

from pipeline.model.errors import SourceError
from pipeline.model.leaflet import (
    Alert,
    AlertKind,
    Block,
    Figure,
    Footnote,
    Heading,
    Item,
    Leaflet,
    Listing,
    Origin,
    Paragraph,
    Role,
    texts,
)
from pipeline.text.markup import frontmatter
from pipeline.text.markup.inline import escape
from pipeline.text.markup.pieces import Kind, pieces
from pipeline.text.source.parser import Cursor, first_line, inside, source_parser
from pipeline.text.source.tables import refuse_failed_table, table
from pipeline.text.source.terms import begins_terms, terms
from pipeline.text.source.texts import Texts

_NOTE = re.compile(r"<!--\s*TRANSLATORS:\s*((?:(?!-->).)*?)\s*-->\s*", re.DOTALL)
_ALERT = re.compile(r"\[!([A-Za-z]+)\][ \t]*(?:\n|$)")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\ufffd]")
_CRAMPED_HEADING = re.compile(r"#{2,6}[^#\s]")
_CHECK_BOX = re.compile(r"\[[ xX]\](?:\s|$)")
_PICTURE_FILE = re.compile(r"(?![./\\])[A-Za-z0-9._/-]+\.(?:png|jpe?g)")
# A paragraph that begins with a year is a list to CommonMark, and Word numbers no further than 32767.
_LARGEST_START = 999
# Lists in lists and boxes, counted together. Nobody can follow more, and Word has nine levels.
_DEEPEST = 6
_LEAFLET_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
# Windows cannot hold files of these names; "polyleaf" is the catalogue of the program's own words.
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "polyleaf", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
)


def check_id(leaflet: str, file: str) -> None:
    """Refuse a file name that cannot be a leaflet's id on every system.

    Raises SourceError.
    """
    if not _LEAFLET_ID.fullmatch(leaflet) or leaflet in _RESERVED:
        raise SourceError(
            file,
            f'"{leaflet}" cannot be the name of a leaflet',
            "small letters a to z, digits and hyphens, at most 80, and no name that a system reserves",
            "rename the file",
        )


def parse(source: str, file: str, leaflet: str, language: str) -> Leaflet:
    """The leaflet in `source`; `file` is named in errors, `language` is the tag of the source language.

    Raises SourceError naming file, line and remedy for whatever a leaflet cannot hold.
    """
    check_id(leaflet, file)
    source = _cleaned(source, file)
    front = frontmatter.parse(source, file)
    body = _Body(file, front.lines).blocks("\n".join(source.split("\n")[front.lines :]))
    return Leaflet(leaflet, file, language, front.control, body.blocks, (*body.origins, *front.origins), front.switches)


def parse_fragment(source: str, file: str) -> tuple[tuple[Block, ...], tuple[Origin, ...]]:
    """The blocks of a text that goes below a leaflet's title, and where its texts stand; headings begin with `##`.

    Raises SourceError naming file, line and remedy for whatever a leaflet cannot hold.
    """
    body = _Body(file, 0)
    body.texts.level = 1
    parsed = body.blocks(_cleaned(source, file))
    return parsed.blocks, parsed.origins


def _cleaned(source: str, file: str) -> str:
    """`source` in one form of its letters and line ends. Raises SourceError for control characters."""
    source = unicodedata.normalize("NFC", source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if match := _CONTROLS.search(source):
        raise SourceError(
            f"{file}:{source.count(chr(10), 0, match.start()) + 1}",
            f"the invisible character U+{ord(match.group()):04X}",
            "text without control characters",
            "delete the character; type the line again if you cannot see it",
        )
    return source


@dataclass(frozen=True, slots=True)
class _Parsed:
    blocks: tuple[Block, ...]
    origins: tuple[Origin, ...]


class _Body:
    """One pass over one leaflet's body."""

    def __init__(self, file: str, first: int) -> None:
        self.texts = Texts(file, first)
        self.footnotes = self.texts.footnotes
        self.error = self.texts.error
        self.depth = 0

    def blocks(self, markdown: str) -> _Parsed:
        found: list[Block] = []
        first = self.texts.first
        for piece in pieces(markdown):
            self.texts.first = first + piece.line
            match piece.kind:
                case Kind.HEADING:
                    marks, _, words = piece.text.partition(" ") if " " in piece.text else piece.text.partition("\t")
                    found.append(self.texts.heading(words.strip(), len(marks.rstrip()), 0))
                case Kind.WORDS:
                    found.append(self._plain(piece.text.strip(), Role.PARAGRAPH, 0))
                case Kind.BULLETS:
                    found.append(self._bullets(piece.text))
                case Kind.OTHER:
                    found.extend(self._other(piece.text))
                case _:
                    assert_never(piece.kind)
        self.texts.first = first
        if self.texts.level == 0:
            raise self.error(0, "the leaflet has no title", "one line that begins with #", "add it as the first line")
        return _Parsed(self.footnotes.numbered(found), tuple(self.texts.origins))

    def _plain(self, content: str, role: Role, line: int) -> Paragraph:
        """A paragraph that can be neither a picture nor a term."""
        self.texts.require_title(line)
        return Paragraph(self.texts.text(content, role, line))

    def _bullets(self, markdown: str) -> Listing:
        rows = enumerate(markdown.rstrip("\n").split("\n"))
        return Listing(tuple(Item((self._plain(row[2:].strip(), Role.ITEM, line),)) for line, row in rows), None)

    def _other(self, markdown: str) -> Iterator[Block]:
        self.lines = markdown.split("\n")
        environment: dict[str, object] = {}
        tokens = source_parser().parse(markdown, environment)
        self._refuse_definitions(environment)
        yield from self._blocks(Cursor(tokens), "", Role.PARAGRAPH)

    def _refuse_definitions(self, environment: dict[str, object]) -> None:
        definitions = environment.get("references")
        if isinstance(definitions, dict) and definitions:
            first = min(definitions.values(), key=lambda definition: definition["map"][0])
            raise self.error(
                first["map"][0],
                "a link whose address stands on a line of its own",
                "the address in round brackets after the link text",
                "write [link text](https://...) and delete this line",
            )

    def _blocks(self, cursor: Cursor, closing: str, role: Role) -> Iterator[Block]:
        notes: list[str] = []
        noted = 0
        self.depth += bool(closing)
        while (token := cursor.take()) is not None and token.type != closing:
            if token.type == "html_block" and (match := _NOTE.fullmatch(token.content)):
                notes.append(" ".join(match.group(1).split()))
                noted = first_line(token)
                continue
            if self.depth > _DEEPEST:
                raise self.error(
                    first_line(token),
                    f"lists and boxes more than {_DEEPEST} deep",
                    "lists that a reader can follow",
                    "write paragraphs or headings instead of the inner ones",
                )
            first = len(self.texts.origins)
            yield self._block(token, cursor, role, nested=bool(closing))
            if notes:
                self._note(" ".join(notes), first)
                notes.clear()
        self.depth -= bool(closing)
        if notes:
            raise self.error(
                noted, "a note to translators with no text below it", "the text that it is about", "move or delete it"
            )

    def _note(self, note: str, first: int) -> None:
        """A note to translators for every text from the number `first` on."""
        origins = self.texts.origins
        origins[first:] = [replace(origin, note=f"{note} {origin.note}".strip()) for origin in origins[first:]]

    def _block(self, token: Token, cursor: Cursor, role: Role, nested: bool) -> Block:
        line = first_line(token)
        if self.footnotes.within:
            self.footnotes.refuse(token.type, line)
        match token.type:
            case "heading_open":
                return self._heading(token, cursor, nested)
            case "paragraph_open":
                return self._paragraph(line, cursor, role)
            case "bullet_list_open" | "ordered_list_open":
                return self._listing(token, cursor)
            case "table_open":
                return table(self.texts, cursor, self.lines)
            case "blockquote_open":
                return self._alert(line, cursor)
            case "footnote_open":
                return self._footnote(token, cursor, nested)
            case kind:
                raise self.texts.refusal(kind, line)

    def _heading(self, token: Token, cursor: Cursor, nested: bool) -> Heading:
        inline, line, level = cursor.inline("heading_close"), first_line(token), int(token.tag[1])
        if nested:
            raise self.error(line, "a heading inside a list or an alert", "bold words there", "write **words** instead")
        if token.markup in ("-", "="):
            raise self.error(
                line,
                f"words with a line of {token.markup} below them, which make a heading",
                f"a heading that begins with {'#' * level}",
                "write the # marks, or put an empty line between",
            )
        return self.texts.heading(inline.content, level, line)

    def _paragraph(self, line: int, cursor: Cursor, role: Role) -> Block:
        inline = cursor.inline("paragraph_close")
        self.texts.require_title(line)
        tokens = inside(inline.content)
        if len(tokens) == 1 and tokens[0].type == "image":
            self.footnotes.refuse("image", line)
            return self._figure(tokens[0], line)
        if begins_terms(inline, cursor):
            self.footnotes.refuse("terms", line)
            return terms(self.texts, inline, line, cursor)
        if inline.content.startswith("#") and _CRAMPED_HEADING.match(inline.content):
            raise self.error(
                line,
                "a heading without a space after the # marks",
                "a space there",
                "write it, or \\# for the sign itself",
            )
        refuse_failed_table(self.texts, inline.content, line)
        if role is Role.ITEM and _CHECK_BOX.match(inline.content):
            raise self.error(
                line, "a check box typed in brackets", "a sign that is printed and read out", "write ☐ or ☑ instead"
            )
        return Paragraph(self.texts.text(inline.content, role, line))

    def _figure(self, image: Token, line: int) -> Figure:
        source, title = str(image.attrs["src"]), str(image.attrs.get("title", "")).strip()
        self.texts.check_inside(image.content, image.children or [], Role.PICTURE, line)
        if not any(map(str.isalnum, image.content)):
            raise self.error(
                line,
                f"the picture {source} has no description",
                "words that say what the picture shows",
                "write them between the square brackets: ![what it shows](file)",
            )
        if not _PICTURE_FILE.fullmatch(source) or ".." in source:
            raise self.error(
                line,
                f'the picture "{source}"',
                "a .png or .jpg file in a folder beside the leaflet, such as images/name.png",
                "copy the picture there and write its name",
            )
        description = self.texts.made(image.content, Role.PICTURE, line)
        if not title:
            return Figure(source, description, None)
        self.texts.check_inside(title, inside(title) if "[^" in title else (), Role.CAPTION, line)
        return Figure(source, description, self.texts.made(escape(title), Role.CAPTION, line))

    def _listing(self, token: Token, cursor: Cursor) -> Listing:
        self.texts.require_title(first_line(token))
        start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
        items: list[Item] = []
        numbers: list[str] = []
        while (item := cursor.take()) is not None and item.type == "list_item_open":
            numbers.append(item.info)
            self._check_number(numbers, start, first_line(item))
            blocks = tuple(self._blocks(cursor, "list_item_close", Role.ITEM))
            if not texts(blocks):
                raise self.error(
                    first_line(item), "a list item without words", "words", "write them, or delete the line"
                )
            items.append(Item(blocks))
        return Listing(tuple(items), start)

    def _check_number(self, numbers: list[str], start: int | None, line: int) -> None:
        """CommonMark counts on from the first number, whatever the others are; "1." before each is usual."""
        if start is None:
            return
        if start > _LARGEST_START:
            raise self.error(
                line,
                f"a numbered list that begins with {start}",
                f"lists that begin with 0 to {_LARGEST_START}",
                f"write {start}\\. if it is no list",
            )
        counted = [str(start + index) for index in range(len(numbers))]
        if numbers != counted and numbers != counted[:1] * len(numbers):
            raise self.error(
                line,
                f"a list numbered {', '.join(numbers)}",
                f"numbers that count up one by one, as they will be printed: {', '.join(counted)}",
                f"write {counted[-1]}, or put a paragraph or heading between two lists",
            )

    def _alert(self, line: int, cursor: Cursor) -> Alert:
        first, inline = cursor.peek(0), cursor.peek(1)
        self.texts.require_title(line)
        match = _ALERT.match(inline.content) if first is not None and inline is not None else None
        if match is None or inline is None or match.group(1).lower() not in tuple(AlertKind):
            raise self.texts.refusal("blockquote_open", line)
        kind = AlertKind(match.group(1).lower())
        rest = inline.content[match.end() :]
        if rest.strip():
            inline.content = rest
            if first is not None and first.map:
                first.map = [first.map[0] + 1, first.map[1]]
        else:
            for _ in range(3):
                cursor.take()
        blocks = tuple(self._blocks(cursor, "blockquote_close", Role.ALERT))
        if not texts(blocks):
            raise self.error(line, "an alert without words", "its words", "write them below the first line")
        return Alert(kind, blocks)

    def _footnote(self, token: Token, cursor: Cursor, nested: bool) -> Footnote:
        """A note; its number is known when all marks have been read."""
        line = first_line(token)
        self.texts.require_title(line)
        self.footnotes.begin(token.info, nested, line)
        blocks = tuple(self._blocks(cursor, "footnote_close", Role.FOOTNOTE))
        self.footnotes.end()
        if not isinstance(next(iter(blocks), None), Paragraph):
            raise self.error(
                line,
                "a footnote that does not begin with words",
                "words behind its name",
                f"write them after [^{token.info}]:",
            )
        return Footnote(token.info, 0, blocks)
