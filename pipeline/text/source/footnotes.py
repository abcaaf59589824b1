"""The footnotes of a source: where they are mentioned, where they stand, which number each has."""

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.model.errors import SourceError
from pipeline.model.leaflet import Block, Footnote, Role
from pipeline.text.source.refusals import NOT_IN_A_NOTE

_LABEL = re.compile(r"[\w-]{1,40}")
_LIKE_A_MARK = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
# These are said or shown in places where nobody can follow a mark: contents, names of chapters, each cell of a column.
_NOWHERE = {
    Role.TITLE: "the title",
    Role.HEADING: "a heading",
    Role.COLUMN_HEADER: "the header of a column",
    Role.PICTURE: "the description of a picture",
    Role.CAPTION: "the words below a picture",
}


class Footnotes:
    """The notes of one source, remembered while it is read; `error` makes the error for a line."""

    def __init__(self, error: Callable[[int, str, str, str], SourceError]) -> None:
        self._error = error
        self._mentioned: dict[str, SourceError] = {}
        self._standing: dict[str, SourceError | None] = {}
        self.within = False

    def mention(self, mark: str, content: str, role: Role, linked: bool, line: int) -> None:
        """A mark in a text; `content` is the whole text, `linked` whether the mark stands in a link.

        Raises SourceError where no mark may stand.
        """
        label = mark[2:-1]
        line += content.count("\n", 0, max(0, content.find(mark)))
        if role in _NOWHERE:
            raise self._error(
                line,
                f"the mark of a footnote in {_NOWHERE[role]}",
                "marks in running text",
                "move it to the text below",
            )
        if linked:
            raise self._error(line, "the mark of a footnote in a link", "the mark behind the link", "move it there")
        if self.within:
            raise self._error(
                line,
                "the mark of a footnote in a footnote",
                "notes that can be read by themselves",
                "write it as one note",
            )
        self._refuse_name(label, line)
        missing = self._error(
            line,
            f"the mark [^{label}] of a footnote that is not there",
            f"a paragraph of its own, further down, that begins with [^{label}]:",
            "write the note, or delete the mark",
        )
        self._mentioned.setdefault(label, missing)

    def refuse_near_misses(self, content: str, line: int) -> None:
        """What was meant as a mark, and would be printed with its brackets."""
        for match in _LIKE_A_MARK.finditer(content):
            self._refuse_name(match[1], line + content.count("\n", 0, match.start()))

    def _refuse_name(self, label: str, line: int) -> None:
        if not _LABEL.fullmatch(label):
            raise self._error(
                line,
                f"a footnote with the name “{label}”",
                "a number or one word of at most 40 letters, figures, hyphens",
                "correct the name; write \\[^ for the signs themselves",
            )

    def begin(self, label: str, nested: bool, line: int) -> None:
        """A note begins; `nested` when it stands in a list or a box.

        Raises SourceError where no note may begin, and for a name that is none or stands twice.
        """
        if self.within:
            raise self._error(
                line, "a footnote in a footnote", "a note after the other", "begin its line without spaces"
            )
        if nested:
            raise self._error(
                line,
                "a footnote in a list or an alert",
                "a note below it, between empty lines",
                "move it there and begin its line without spaces",
            )
        self._refuse_name(label, line)
        if label in self._standing:
            raise self._error(
                line, f"a second footnote [^{label}]", "one note of each name", "give it a name of its own"
            )
        below = label in self._mentioned
        self._standing[label] = (
            None
            if below
            else self._error(
                line,
                f"the footnote [^{label}] without a mark above it",
                f"the mark [^{label}] behind the words it belongs to, in a text above the note",
                "write the mark there, or delete the note",
            )
        )
        self.within = True

    def end(self) -> None:
        """The note has ended."""
        self.within = False

    def refuse(self, kind: str, line: int) -> None:
        """Refuse what a note cannot hold, if one is being read."""
        if self.within and kind in NOT_IN_A_NOTE:
            raise self._error(
                line,
                f"{NOT_IN_A_NOTE[kind]} in a footnote",
                "paragraphs and lists in notes",
                "move it out of the note: begin its line without spaces, after an empty line",
            )

    def numbered(self, blocks: list[Block]) -> tuple[Block, ...]:
        """The blocks with the numbers of their notes.

        Raises SourceError for a mark without a note and for a note without a mark.
        """
        lost = (error for label, error in self._mentioned.items() if label not in self._standing)
        for fault in (*filter(None, self._standing.values()), *lost):
            raise fault
        if not self._standing:
            return tuple(blocks)
        numbers = {label: number for number, label in enumerate(self._mentioned, start=1)}
        return tuple(
            replace(block, number=numbers[block.label]) if isinstance(block, Footnote) else block for block in blocks
        )
