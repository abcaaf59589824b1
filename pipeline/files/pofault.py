"""Why a .po text cannot be read: the first fault with its line and column, and what to do about it."""

import re

from pipeline.model.errors import CatalogueError

_CONFLICT = re.compile(r"<{7}(?: |$)|={7}$|>{7}(?: |$)|\|{7}(?: |$)")
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]*\])?)([ \t]+)(.*)")
_INSIDE = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*')
_ESCAPE = re.compile(r"\\(.?)")
_KNOWN = 'nrt"\\'
# After each keyword, the ones that may come.
_AFTER = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgstr",),
    "msgstr": ("msgctxt", "msgid"),
}


def control(text: str, at: int, name: str) -> CatalogueError:
    """The error for a control character at an index of the text."""
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return CatalogueError(
        f"{name}:{line}:{column}",
        f"the invisible character U+{ord(text[at]):04X}",
        "text without control characters",
        "type the line again",
    )


def find(text: str, at: int, line: int, name: str) -> CatalogueError:
    """The error for the first fault from an index of the text on, which is in that line.

    What stands before the index has been read, and may go on there.
    """
    return _Finder(name, "msgstr" if at else "").find(text[at:].split("\n"), line)


class _Finder:
    """Walks over lines and remembers the keyword whose text is open."""

    def __init__(self, name: str, open_: str) -> None:
        self.name, self.open, self.opened = name, open_, 0

    def error(self, line: int, column: int, found: str, wanted: str, remedy: str) -> CatalogueError:
        return CatalogueError(f"{self.name}:{line}:{column}", found, wanted, remedy)

    def find(self, lines: list[str], first: int) -> CatalogueError:
        for number, raw in enumerate(lines, start=first):
            fault = self._line(raw, number)
            if fault is not None:
                return fault
        return self._unfinished() or self.error(
            first,
            1,
            "a comment with no message below it",
            "the message that it is about",
            "move the comment to its message, or delete it",
        )

    def _unfinished(self) -> CatalogueError | None:
        wanted = {"msgctxt": "msgid", "msgid": "msgstr"}.get(self.open)
        if wanted is None:
            return None
        return self.error(
            self.opened,
            1,
            f"{self.open} without its {wanted}",
            f'a line {wanted} "..." directly below it',
            "add it, or restore the message from the file's history",
        )

    def _line(self, raw: str, number: int) -> CatalogueError | None:
        text = raw.strip()
        column = raw.find(text) + 1
        if _CONFLICT.match(text):
            return self.error(
                number,
                column,
                "a mark left by two people's changes to the same lines",
                "one version of each message",
                "keep one of the two versions and delete the lines with <<<<<<<, ======= and >>>>>>>",
            )
        if text.startswith("#~") and not text.startswith("#~|"):
            inner = text[2:].lstrip()
            column += len(text) - len(inner)
            text = inner
        if not text or text.startswith("#"):
            fault, self.open = self._unfinished(), ""
            return fault
        if text.startswith('"'):
            return self._continued(text, number, column)
        match = _KEYWORD.fullmatch(text)
        if match is None:
            return self.error(
                number,
                column,
                f"the line {text[:60]!r}",
                'a comment, or a keyword such as msgstr with its text between two "',
                'add the missing ", or write \\" for one inside the text',
            )
        return self._keyword(match, number, column)

    def _continued(self, text: str, number: int, column: int) -> CatalogueError | None:
        if not self.open:
            return self.error(
                number, column, "a text without a keyword", "msgid or msgstr before it", "add the keyword"
            )
        return self._text(text, number, column)

    def _keyword(self, match: "re.Match[str]", number: int, column: int) -> CatalogueError | None:
        keyword, space, said = match.groups()
        if keyword == "msgid_plural" or keyword.startswith("msgstr["):
            return self.error(
                number,
                column,
                "a message with plural forms",
                "messages with one text; the figures of a leaflet are fixed",
                "write msgid and msgstr only",
            )
        if keyword not in _AFTER[self.open]:
            if fault := self._unfinished():
                return fault
            return self.error(
                number,
                column,
                f"{keyword} where {' or '.join(_AFTER[self.open])} is wanted",
                "msgctxt, msgid and msgstr in this order",
                "restore the message from the file's history",
            )
        self.open, self.opened = keyword, number
        return self._text(said, number, column + len(keyword) + len(space))

    def _text(self, said: str, number: int, column: int) -> CatalogueError | None:
        if not said.startswith('"'):
            return self.error(
                number,
                column,
                f'the text {said[:40]!r} without a " before it',
                'text between two "',
                'add the missing "',
            )
        inside = _INSIDE.match(said)
        assert inside is not None
        for escape in _ESCAPE.finditer(inside.group()):
            if escape.group(1) not in _KNOWN or not escape.group(1):
                return self.error(
                    number,
                    column + escape.start(),
                    f"the sign {escape.group()}",
                    'only \\n, \\t, \\r, \\" and \\\\',
                    "write the character itself, or \\\\ for a backslash",
                )
        end = inside.end()
        if end >= len(said):
            return self.error(
                number,
                column,
                f"a text that does not end: {said[:40]!r}",
                'text between two "',
                'add the missing " at its end',
            )
        if said[end + 1 :].strip():
            return self.error(
                number,
                column + end,
                f'a " inside the text, before {said[end + 1 :].strip()[:30]!r}',
                'text between two "',
                'add the missing \\ before it: \\"',
            )
        return None
