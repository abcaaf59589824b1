"""Markdown source to a leaflet: CommonMark 0.31 with tables and GitHub-style alerts.

One parse makes the tree that both extraction and assembly walk. What a leaflet cannot hold (code, HTML,
pictures inside a sentence, ...) is refused with its line and what to write instead; nothing is dropped.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import assert_never

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from pipeline.model.errors import SourceError
from pipeline.model.leaflet import (
    Alert,
    AlertKind,
    Block,
    Figure,
    Heading,
    Item,
    Leaflet,
    Listing,
    Origin,
    Paragraph,
    Role,
    Table,
    Text,
    texts,
)
from pipeline.text import frontmatter
from pipeline.text.characters import LONGEST_TEXT, hidden, named
from pipeline.text.inline import escape, plain, safe_target
from pipeline.text.pieces import Kind, pieces

_NOTE = re.compile(r"<!--\s*TRANSLATORS:\s*((?:(?!-->).)*?)\s*-->\s*", re.DOTALL)
_ALERT = re.compile(r"\[!([A-Za-z]+)\][ \t]*(?:\n|$)")
_SPACES = re.compile(r"[ \t]+")
_BREAKING = ("\\", "  ")
_HARD_BREAK = re.compile(r"(?:(?<!\\)(?:\\\\)*\\| {2,})$")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\ufffd]")
# The row of dashes below a table's header. Where the header has another number of columns it makes no table.
_TABLE_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*", re.MULTILINE)
_CELL_END = re.compile(r"(?<!\\)\|")
_CRAMPED_HEADING = re.compile(r"#{2,6}[^#\s]")
# CommonMark takes the first two stars of "2*3*4" for emphasis, and the reader reads 234.
_STAR_IN_FIGURE = re.compile(r"(?<=\d)\*+(?=\d)")
# A paragraph that begins with a year is a list to CommonMark, and Word numbers no further than 32767.
_LARGEST_START = 999
# Lists in lists and boxes, counted together. Nobody can follow more, and Word has nine levels.
_DEEPEST = 6
# What other kinds of Markdown know and CommonMark prints with its marks.
_FOOTNOTE = re.compile(r"(?<!\\)\[\^[^\]\s]+\]")
_STRUCK = re.compile(r"(?<!\\)~~(?=\S)")
_OWN_ID = re.compile(r"\{[#.][^{}]*\}\s*$")
_CHECK_BOX = re.compile(r"\[[ xX]\](?:\s|$)")
# "Term", and ": explanation" in the line below it or in the next paragraph.
_EXPLAINS = re.compile(r"^:[ \t]+(?=\S)", re.MULTILINE)
_LEAFLET_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
# Windows cannot hold files of these names; "polyleaf" is the catalogue of the program's own words.
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "polyleaf", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
)
_INSTEAD = {
    "fence": ("a code block", "plain paragraphs", "remove the ``` lines"),
    "code_block": ("text indented by four spaces, which is a code block", "plain paragraphs", "remove the indent"),
    "hr": ("a horizontal rule", "headings to part the text", "delete the line, or write a heading"),
    "blockquote_open": (
        "a quotation",
        "an alert whose first line is > [!NOTE], > [!TIP], > [!IMPORTANT], > [!WARNING] or > [!CAUTION]",
        "add that line, or remove the > marks",
    ),
    "html_block": (
        "HTML",
        "Markdown, or a note such as <!-- TRANSLATORS: ... -->",
        "write it in Markdown, or begin the comment with TRANSLATORS:",
    ),
    "html_inline": ("HTML inside a sentence", "Markdown", "write **bold** or a line of its own instead"),
    "code_inline": ("text between ` marks", "plain text", "remove the ` marks"),
    "image": (
        "a picture inside a sentence",
        "a picture in a paragraph of its own",
        "put an empty line before and after the picture",
    ),
}


_NO_FOOTNOTES = (
    "a footnote",
    "the note where it is read, because listeners and readers of large print cannot jump to the foot of a page",
    "write it in brackets behind the words, or as a paragraph below them",
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
    body.level = 1
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


@dataclass(slots=True)
class _Anchors:
    """Hands out anchors: a slug for a heading, the section's slug and a running number for the rest."""

    section: str = "title"
    number: int = 0
    taken: set[str] = field(default_factory=set)

    def heading(self, words: str, level: int) -> str:
        ascii_words = unicodedata.normalize("NFKD", plain(words)).encode("ascii", "ignore").decode()
        slug = "-".join(re.findall(r"[a-z0-9]+", ascii_words.lower()))[:60].strip("-") or "section"
        self.section = "title" if level == 1 else self._free(slug)
        self.number = 0
        self.taken.add(self.section)
        return self.section

    def text(self) -> str:
        while True:
            self.number += 1
            anchor = f"{self.section}-{self.number}"
            if anchor not in self.taken:
                self.taken.add(anchor)
                return anchor

    def _free(self, slug: str) -> str:
        number, candidate = 1, slug
        while candidate in self.taken or candidate == "title":
            number += 1
            candidate = f"{slug}-{number}"
        return candidate


class _Body:
    """One pass over one leaflet's body."""

    def __init__(self, file: str, line_offset: int) -> None:
        self.file, self.line_offset = file, line_offset
        self.anchors = _Anchors()
        self.origins: list[Origin] = []
        self.level = self.depth = 0

    def blocks(self, markdown: str) -> _Parsed:
        found: list[Block] = []
        first = self.line_offset
        for piece in pieces(markdown):
            self.line_offset = first + piece.line
            match piece.kind:
                case Kind.HEADING:
                    marks, _, words = piece.text.partition(" ") if " " in piece.text else piece.text.partition("\t")
                    found.append(self._titled(words.strip(), len(marks.rstrip()), 0))
                case Kind.WORDS:
                    found.append(self._plain(piece.text.strip(), Role.PARAGRAPH, 0))
                case Kind.BULLETS:
                    found.append(self._bullets(piece.text))
                case Kind.OTHER:
                    found.extend(self._other(piece.text))
                case _:
                    assert_never(piece.kind)
        self.line_offset = first
        if self.level == 0:
            raise self.error(0, "the leaflet has no title", "one line that begins with #", "add it as the first line")
        return _Parsed(tuple(found), tuple(self.origins))

    def _other(self, markdown: str) -> Iterator[Block]:
        self.lines = markdown.split("\n")
        environment: dict[str, object] = {}
        tokens = _source_parser().parse(markdown, environment)
        self._refuse_definitions(environment)
        yield from self._blocks(_Cursor(tokens), "", Role.PARAGRAPH)

    def _plain(self, content: str, role: Role, line: int) -> Paragraph:
        """A paragraph that can be neither a picture nor a term."""
        self._require_title(line)
        return Paragraph(self._text(content, _inside(content), role, line))

    def _bullets(self, markdown: str) -> Listing:
        rows = enumerate(markdown.rstrip("\n").split("\n"))
        return Listing(tuple(Item((self._plain(row[2:].strip(), Role.ITEM, line),)) for line, row in rows), None)

    def error(self, line: int, found: str, wanted: str, remedy: str) -> SourceError:
        return SourceError(f"{self.file}:{line + self.line_offset + 1}", found, wanted, remedy)

    def _refuse_definitions(self, environment: dict[str, object]) -> None:
        definitions = environment.get("references")
        if isinstance(definitions, dict) and definitions:
            label, first = min(definitions.items(), key=lambda definition: definition[1]["map"][0])
            if label.startswith("^"):
                raise self.error(first["map"][0], *_NO_FOOTNOTES)
            raise self.error(
                first["map"][0],
                "a link whose address stands on a line of its own",
                "the address in round brackets after the link text",
                "write [link text](https://...) and delete this line",
            )

    def _blocks(self, cursor: "_Cursor", closing: str, role: Role) -> Iterator[Block]:
        notes: list[str] = []
        noted = 0
        self.depth += bool(closing)
        while (token := cursor.take()) is not None and token.type != closing:
            if token.type == "html_block" and (match := _NOTE.fullmatch(token.content)):
                notes.append(" ".join(match.group(1).split()))
                noted = _line(token)
                continue
            if self.depth > _DEEPEST:
                raise self.error(
                    _line(token),
                    f"lists and boxes more than {_DEEPEST} deep",
                    "lists that a reader can follow",
                    "write paragraphs or headings instead of the inner ones",
                )
            first = len(self.origins)
            yield self._block(token, cursor, role, nested=bool(closing))
            if notes:
                note = " ".join(notes)
                self.origins[first:] = [
                    replace(origin, note=f"{note} {origin.note}".strip()) for origin in self.origins[first:]
                ]
                notes.clear()
        self.depth -= bool(closing)
        if notes:
            raise self.error(
                noted, "a note to translators with no text below it", "the text that it is about", "move or delete it"
            )

    def _block(self, token: Token, cursor: "_Cursor", role: Role, nested: bool) -> Block:
        match token.type:
            case "heading_open":
                return self._heading(token, cursor, nested)
            case "paragraph_open":
                return self._paragraph(token, cursor, role)
            case "bullet_list_open" | "ordered_list_open":
                return self._listing(token, cursor)
            case "table_open":
                return self._table(cursor)
            case "blockquote_open":
                return self._alert(token, cursor)
            case kind:
                raise self.refusal(kind, _line(token))

    def refusal(self, kind: str, line: int) -> SourceError:
        found, wanted, remedy = _INSTEAD[kind]
        return self.error(line, found, wanted, remedy)

    def _text(self, content: str, inside: Iterable[Token], role: Role, line: int) -> Text:
        self._check_inside(inside, line)
        return self._made(content, role, line)

    def _made(self, content: str, role: Role, line: int) -> Text:
        words = self._checked(content, line)
        text = Text(self.anchors.text(), words, role)
        self.origins.append(Origin(text.anchor, line + self.line_offset + 1, ""))
        return text

    def _checked(self, content: str, line: int) -> str:
        """The words of a text on one line."""
        if len(content) > LONGEST_TEXT:
            raise self.error(
                line,
                f"a text of {len(content)} characters",
                f"at most {LONGEST_TEXT}",
                "check that it is the right text",
            )
        words = one_line(content)
        # Markup hides nothing and entities may; most texts have nothing to look at.
        if (hidden(words) or "&" in words) and (unseen := hidden(plain(words))):
            raise self.error(
                line,
                f"the invisible character {named(unseen[0])}",
                "text that everybody can see",
                "delete the character; type the words again if you cannot see it",
            )
        if "[^" in content and _FOOTNOTE.search(content):
            raise self.error(line, *_NO_FOOTNOTES)
        if "~~" in content and _STRUCK.search(content):
            raise self.error(
                line,
                "text between ~~ marks, which is struck through elsewhere",
                "text that holds",
                "delete it, or the marks; write \\~ for the sign itself",
            )
        if "*" in content and (match := _STAR_IN_FIGURE.search(content)):
            raise self.error(
                line + content.count("\n", 0, match.start()),
                "a star between two figures, which would be taken for emphasis",
                "a sign that is printed and spoken, such as ×",
                "write × or the word; write \\* for a star",
            )
        return words

    def _check_inside(self, inside: Iterable[Token], line: int) -> None:
        silent = False
        for child in inside:
            if child.type in _INSTEAD:
                raise self.refusal(child.type, line)
            if child.type == "link_close" and silent:
                raise self.error(
                    line, "a link without words", "words that say where it leads", "write them between [ and ]"
                )
            silent = silent and not child.content.strip()
            if child.type == "link_open":
                silent = True
                target, title = str(child.attrs["href"]), child.attrs.get("title")
                if not safe_target(target):
                    raise self.error(
                        line,
                        f'a link to "{target}"',
                        "an address that begins with https://, mailto: or tel:",
                        "write the whole address",
                    )
                if title:
                    raise self.error(line, f'a link with the title "{title}"', "a link without one", "delete the title")

    def _heading(self, token: Token, cursor: "_Cursor", nested: bool) -> Heading:
        inline, line, level = cursor.inline("heading_close"), _line(token), int(token.tag[1])
        if nested:
            raise self.error(line, "a heading inside a list or an alert", "bold words there", "write **words** instead")
        if token.markup in ("-", "="):
            raise self.error(
                line,
                f"words with a line of {token.markup} below them, which make a heading",
                f"a heading that begins with {'#' * level}",
                "write the # marks, or put an empty line between",
            )
        return self._titled(inline.content, level, line)

    def _titled(self, content: str, level: int, line: int) -> Heading:
        if (level == 1) != (self.level == 0):
            raise self.error(
                line,
                "a second title (#)" if level == 1 else "a heading before the title",
                "one title, first, and headings with ## below it",
                "write ## instead" if level == 1 else "write the title (#) first",
            )
        if level > self.level + 1:
            raise self.error(
                line,
                f"a heading of level {level} after one of level {self.level}",
                f"level {self.level + 1} at most",
                f"begin the line with {'#' * (self.level + 1)}",
            )
        if not content.strip():
            raise self.error(line, "a heading without words", "a heading with words", "write it, or delete the line")
        if _OWN_ID.search(content):
            raise self.error(
                line, "a heading with marks in braces", "its words alone; the program makes the id", "delete the braces"
            )
        self._check_inside(_inside(content), line)
        self.level = level
        words = self._checked(content, line)
        text = Text(self.anchors.heading(words, level), words, Role.TITLE if level == 1 else Role.HEADING)
        self.origins.append(Origin(text.anchor, line + self.line_offset + 1, ""))
        return Heading(text, level)

    def _require_title(self, line: int) -> None:
        if self.level == 0:
            raise self.error(line, "text before the title", "the title (#) first", "move the title up")

    def _paragraph(self, token: Token, cursor: "_Cursor", role: Role) -> Block:
        inline, line = cursor.inline("paragraph_close"), _line(token)
        self._require_title(line)
        inside = _inside(inline.content)
        if len(inside) == 1 and inside[0].type == "image":
            return self._figure(inside[0], line)
        if _EXPLAINS.search(inline.content) or self._is_explained(cursor):
            return self._terms(inline, line, cursor)
        self._refuse_near_miss(inline.content, line)
        if role is Role.ITEM and _CHECK_BOX.match(inline.content):
            raise self.error(
                line, "a check box typed in brackets", "a sign that is printed and read out", "write ☐ or ☑ instead"
            )
        return Paragraph(self._text(inline.content, inside, role, line))

    def _is_explained(self, cursor: "_Cursor") -> bool:
        """Whether the next paragraph is an explanation of this one."""
        following, inline = cursor.peek(0), cursor.peek(1)
        if following is None or inline is None or following.type != "paragraph_open":
            return False
        return _EXPLAINS.match(inline.content) is not None

    def _terms(self, inline: Token, line: int, cursor: "_Cursor") -> Listing:
        """A list of terms and their explanations, as far as it goes."""
        items = [[*self._term(inline.content, line)]]
        while (following := cursor.peek(0)) is not None and following.type == "paragraph_open":
            explains = self._is_explained(cursor)
            if not (explains or self._begins_term(cursor)):
                break
            cursor.take()
            inline = cursor.inline("paragraph_close")
            if explains:
                items[-1].extend(self._explanations(inline.content, _line(following)))
            else:
                items.append([*self._term(inline.content, _line(following))])
        return Listing(tuple(Item(tuple(blocks)) for blocks in items), None, terms=True)

    def _begins_term(self, cursor: "_Cursor") -> bool:
        inline, following = cursor.peek(1), cursor.peek(3)
        if inline is None or _EXPLAINS.search(inline.content):
            return inline is not None
        after = cursor.peek(4)
        return (
            following is not None
            and after is not None
            and following.type == "paragraph_open"
            and _EXPLAINS.match(after.content) is not None
        )

    def _term(self, content: str, line: int) -> Iterator[Paragraph]:
        match = _EXPLAINS.search(content)
        term, rest = (content[: match.start()], content[match.start() :]) if match else (content, "")
        if not term.strip():
            raise self.error(
                line, "an explanation (:) without a term", "the term above it", "write it, or \\: for the sign itself"
            )
        if "\n" in term.strip():
            raise self.error(
                line,
                "an explanation (:) below a text of several lines",
                "one line with the term above it",
                "put an empty line before the term, or write \\: for the sign itself",
            )
        yield self._part(term, Role.TERM, line)
        yield from self._explanations(rest, line + 1)

    def _explanations(self, content: str, line: int) -> Iterator[Paragraph]:
        begins = [match.start() for match in _EXPLAINS.finditer(content)]
        for begin, end in pairwise([*begins, len(content)]):
            at = line + content.count("\n", 0, begin)
            yield self._part(_EXPLAINS.sub("", content[begin:end], count=1), Role.EXPLANATION, at)

    def _part(self, content: str, role: Role, line: int) -> Paragraph:
        content = content.strip()
        return Paragraph(self._text(content, _inside(content), role, line))

    def _refuse_near_miss(self, content: str, line: int) -> None:
        """What was meant as a table or a heading and would be printed with its marks."""
        if content.startswith("#") and _CRAMPED_HEADING.match(content):
            raise self.error(
                line,
                "a heading without a space after the # marks",
                "a space there",
                "write it, or \\# for the sign itself",
            )
        for number, row in enumerate(content.split("\n") if "|" in content else ()):
            if "|" in row and _TABLE_RULE.fullmatch(row):
                raise self.error(
                    line + number,
                    "a row of dashes that does not fit the row above it, so that there is no table",
                    "as many columns in the header as in the row of dashes below it",
                    "correct the two rows",
                )

    def _figure(self, image: Token, line: int) -> Figure:
        source, title = str(image.attrs["src"]), str(image.attrs.get("title", "")).strip()
        self._check_inside(image.children or [], line)
        if not any(map(str.isalnum, image.content)):
            raise self.error(
                line,
                f"the picture {source} has no description",
                "words that say what the picture shows",
                "write them between the square brackets: ![what it shows](file)",
            )
        if not re.fullmatch(r"(?![./\\])[A-Za-z0-9._/-]+\.(?:png|jpe?g)", source) or ".." in source:
            raise self.error(
                line,
                f'the picture "{source}"',
                "a .png or .jpg file in a folder beside the leaflet, such as images/name.png",
                "copy the picture there and write its name",
            )
        description = self._made(image.content, Role.PICTURE, line)
        return Figure(source, description, self._made(escape(title), Role.CAPTION, line) if title else None)

    def _listing(self, token: Token, cursor: "_Cursor") -> Listing:
        self._require_title(_line(token))
        start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
        items: list[Item] = []
        numbers: list[str] = []
        while (item := cursor.take()) is not None and item.type == "list_item_open":
            numbers.append(item.info)
            self._check_number(numbers, start, _line(item))
            blocks = tuple(self._blocks(cursor, "list_item_close", Role.ITEM))
            if not texts(blocks):
                raise self.error(_line(item), "a list item without words", "words", "write them, or delete the line")
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

    def _table(self, cursor: "_Cursor") -> Table:
        rows: list[tuple[Text, ...]] = []
        row: list[Text] = []
        line, first = 0, -1
        role = Role.COLUMN_HEADER
        while (token := cursor.take()) is not None and token.type != "table_close":
            match token.type:
                case "tr_open":
                    row, line = [], _line(token)
                    self._require_title(line)
                case "inline":
                    row.append(self._cell(token, role, line))
                case "tr_close":
                    first = line if first < 0 else first
                    if rows:
                        self._check_row(line, len(rows[0]))
                    rows.append(tuple(row))
                    role = Role.CELL
        if not all(cell.words for cell in rows[0]):
            raise self.error(
                first, "a column without a header", "a header for each column", "write it in the first row"
            )
        if len(rows) == 1:
            raise self.error(first, "a table without rows", "rows below its header", "write them, or delete the table")
        return Table(rows[0], tuple(rows[1:]))

    def _check_row(self, line: int, columns: int) -> None:
        """CommonMark's readers leave out what is beyond the header and fill up what is missing, in silence."""
        cells = len(_cells(self.lines[line]))
        if cells != columns:
            raise self.error(
                line,
                f"a table row of {cells} cells under a header of {columns}",
                f"{columns} cells in each row; an empty one is written | |",
                "add or remove cells; write \\| for an upright line inside a cell; put an empty line below the table",
            )

    def _cell(self, token: Token, role: Role, line: int) -> Text:
        if not token.content.strip():
            return Text(self.anchors.text(), "", role)
        return self._text(token.content, _inside(token.content), role, line)

    def _alert(self, token: Token, cursor: "_Cursor") -> Alert:
        first, inline = cursor.peek(0), cursor.peek(1)
        line = _line(token)
        self._require_title(line)
        match = _ALERT.match(inline.content) if first is not None and inline is not None else None
        if match is None or inline is None or match.group(1).lower() not in tuple(AlertKind):
            raise self.refusal("blockquote_open", line)
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


class _SourceMarkdown(MarkdownIt):
    """Takes every link address as a link, so that a wrong one is refused by name and not shown as text."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return True


def _inside(content: str) -> tuple[Token, ...]:
    """The tokens of a text that may hold a link, a picture, HTML or code; most hold none and are not looked into."""
    return _looked_into(content) if "[" in content or "<" in content or "`" in content else ()


@lru_cache(maxsize=1024)
def _looked_into(content: str) -> tuple[Token, ...]:
    # The same sentence with a telephone number stands in many sections, and in many leaflets.
    tokens: list[Token] = []
    parser = _source_parser()
    parser.inline.parse(content, parser, {}, tokens)
    return tuple(tokens)


@lru_cache(maxsize=1)
def _source_parser() -> MarkdownIt:
    # At the library's own limit of nesting the rest is dropped; ours is far below this one and refuses it.
    parser = _SourceMarkdown("commonmark", {"html": True, "maxNesting": 100}).enable("table")
    parser.disable(["inline", "text_join"])
    parser.block.ruler.before("table", "words", _words)
    return parser


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


class _Cursor:
    """A place in a flat list of tokens."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.index = tokens, 0

    def peek(self, ahead: int) -> Token | None:
        at = self.index + ahead
        return self.tokens[at] if at < len(self.tokens) else None

    def take(self) -> Token | None:
        at = self.index
        self.index = at + 1
        return self.tokens[at] if at < len(self.tokens) else None

    def inline(self, closing: str) -> Token:
        inline, end = self.take(), self.take()
        assert inline is not None
        assert end is not None
        assert end.type == closing
        return inline


def _cells(row: str) -> list[str]:
    """The cells of a table row as it is written, in a list or a box or not (GFM 4.10)."""
    cells = _CELL_END.split(row.lstrip(" \t>").rstrip())
    inner = cells[1:] if not cells[0] else cells
    return inner[:-1] if inner and not inner[-1] else inner


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def one_line(words: str) -> str:
    """Inline Markdown on one line: soft breaks become spaces, hard breaks a backslash and a newline.

    Tabs and spaces in a row are one space, as they are on paper, so that an editor's spaces make no translation old.
    """
    words = words.strip()
    if "\n" not in words:
        return _single_spaces(words)
    lines = words.split("\n")
    joined: list[str] = []
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        if not last and line.endswith(_BREAKING) and (match := _HARD_BREAK.search(line)):
            joined.append(line[: match.end() - 1 if line.endswith("\\") else match.start()].strip() + "\\\n")
        else:
            joined.append(line.strip() + ("" if last else " "))
    return _single_spaces("".join(joined))


def _single_spaces(words: str) -> str:
    return _SPACES.sub(" ", words) if "  " in words or "\t" in words else words
