"""The texts of a source: each is checked, gets its anchor and is remembered with its line."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it.token import Token

from pipeline.model.errors import SourceError
from pipeline.model.leaflet import Heading, Origin, Role, Text
from pipeline.text.characters import LONGEST_TEXT, hidden, named
from pipeline.text.markup.inline import plain, safe_target
from pipeline.text.source.footnotes import Footnotes
from pipeline.text.source.parser import inside
from pipeline.text.source.refusals import INSTEAD

_SPACES = re.compile(r"[ \t]+")
_BREAKING = ("\\", "  ")
_HARD_BREAK = re.compile(r"(?:(?<!\\)(?:\\\\)*\\| {2,})$")
# CommonMark takes the first two stars of "2*3*4" for emphasis, and the reader reads 234.
_STAR_IN_FIGURE = re.compile(r"(?<=\d)\*+(?=\d)")
_STRUCK = re.compile(r"(?<!\\)~~(?=\S)")
_OWN_ID = re.compile(r"\{[#.][^{}]*\}\s*$")


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


class Texts:
    """Makes the texts of one source, in reading order.

    Lines are given as they are counted in the part that is being read, from 0; `first` is the line of the file in
    which that part begins. `level` is that of the last heading, 0 before the title.
    """

    def __init__(self, file: str, first: int) -> None:
        self.file, self.first = file, first
        self.level = 0
        self.origins: list[Origin] = []
        self.footnotes = Footnotes(self.error)
        self._anchors = _Anchors()

    def error(self, line: int, found: str, wanted: str, remedy: str) -> SourceError:
        """What is wrong in a line."""
        return SourceError(f"{self.file}:{line + self.first + 1}", found, wanted, remedy)

    def refusal(self, kind: str, line: int) -> SourceError:
        """A token that a leaflet cannot hold."""
        return self.error(line, *INSTEAD[kind])

    def require_title(self, line: int) -> None:
        """Refuse text above the title."""
        if self.level == 0:
            raise self.error(line, "text before the title", "the title (#) first", "move the title up")

    def heading(self, content: str, level: int, line: int) -> Heading:
        """A heading from its inline Markdown. Raises SourceError for one that a leaflet cannot have."""
        self._check_level(level, line)
        if not content.strip():
            raise self.error(line, "a heading without words", "a heading with words", "write it, or delete the line")
        if _OWN_ID.search(content):
            raise self.error(
                line, "a heading with marks in braces", "its words alone; the program makes the id", "delete the braces"
            )
        role = Role.TITLE if level == 1 else Role.HEADING
        self.check_inside(content, inside(content), role, line)
        self.level = level
        words = self._checked(content, line)
        text = Text(self._anchors.heading(words, level), words, role)
        self.origins.append(Origin(text.anchor, line + self.first + 1, ""))
        return Heading(text, level)

    def _check_level(self, level: int, line: int) -> None:
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

    def text(self, content: str, role: Role, line: int) -> Text:
        """A text from its inline Markdown."""
        if tokens := inside(content):
            self.check_inside(content, tokens, role, line)
        return self.made(content, role, line)

    def made(self, content: str, role: Role, line: int) -> Text:
        """A text whose inside has been checked."""
        words = self._checked(content, line)
        text = Text(self._anchors.text(), words, role)
        self.origins.append(Origin(text.anchor, line + self.first + 1, ""))
        return text

    def empty(self, role: Role) -> Text:
        """A text without words: an empty cell."""
        return Text(self._anchors.text(), "", role)

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

    def check_inside(self, content: str, tokens: Iterable[Token], role: Role, line: int) -> None:
        """Refuse what the inside of a text cannot hold; its marks of footnotes are remembered."""
        linked = silent = False
        for child in tokens:
            if child.type in INSTEAD:
                raise self.refusal(child.type, line)
            if child.type == "note_mark":
                self.footnotes.mention(child.content, content, role, linked, line)
            if child.type == "link_close":
                if silent:
                    raise self.error(
                        line, "a link without words", "words that say where it leads", "write them between [ and ]"
                    )
                linked = False
            silent = silent and not child.content.strip()
            if child.type == "link_open":
                linked = silent = True
                self._check_link(str(child.attrs["href"]), child.attrs.get("title"), line)
        if "[^" in content:
            self.footnotes.refuse_near_misses(content, line)

    def _check_link(self, target: str, title: str | int | float | None, line: int) -> None:
        if not safe_target(target):
            raise self.error(
                line,
                f'a link to "{target}"',
                "an address that begins with https://, mailto: or tel:",
                "write the whole address",
            )
        if title:
            raise self.error(line, f'a link with the title "{title}"', "a link without one", "delete the title")


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
