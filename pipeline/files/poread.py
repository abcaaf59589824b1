"""The strict reading of .po text: one pass with one pattern, and errors that name line and column.

What gettext's own programs would pass over or repair in silence is refused here. Where the pattern stops, `pofault`
says why. Syntax: GNU gettext manual, "The Format of PO Files"; `#=` lines are those of gettext 0.25 and later.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.files import pofault
from pipeline.model.catalogue import Catalogue, Message, MessageId, Place, State
from pipeline.model.errors import CatalogueError
from pipeline.text.characters import LONGEST_TEXT

LARGEST_LINES = 500_000
# A text of a leaflet is one line; with hard breaks some dozens.
_LONGEST_LINES = 2_000
_BODY = r'[^"\\\n]*+(?:\\[nrt"\\][^"\\\n]*+)*+'
_END = r"[ \t]*+\n"
# The text on the keyword's own line, and the lines that continue it.
_STRING = rf'"({_BODY})"{_END}((?:[ \t]*+"{_BODY}"{_END})*+)'
_ENTRY = re.compile(
    # Comments and empty lines; those of obsolete messages begin with #~ and are read apart.
    rf"((?:[ \t]*+(?:#(?!~)[^\n]*+)?+\n)*+)"
    rf"(?:[ \t]*+(?:msgctxt[ \t]++{_STRING}[ \t]*+)?+msgid[ \t]++{_STRING}[ \t]*+msgstr[ \t]++{_STRING}"
    r"|((?:[ \t]*+#~[^\n]*+\n)++))"
)
_PREVIOUS = re.compile(rf"(?:msgctxt[ \t]++{_STRING})?+msgid[ \t]++{_STRING}")
_INNER = re.compile(rf'"({_BODY})"')
_COMMENT = re.compile(r"^[ \t]*+#([.:,=|~]?)[ \t]?([^\n]*)", re.MULTILINE)
_PREFIX = re.compile(r"^[ \t]*+#[~|]\|?[ \t]?", re.MULTILINE)
_OBSOLETE = re.compile(r"^[ \t]*+#~(?:(\|)|[ \t]?)", re.MULTILINE)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\ufffd]")
# Most messages have no comment but the place where they stand.
_ONE_PLACE = re.compile(r"\n*#: ([^\s:\u2068]+):([0-9]+)\n")
_REFERENCE = re.compile("\u2068([^\u2069]+)\u2069(?::([0-9]+))?|(\\S+)")
_UTF8 = re.compile(r"charset=utf-8\s*$", re.IGNORECASE)
# Six forms are the most that any language has (Arabic). The rule is an expression in C; nobody here evaluates it.
_PLURALS = re.compile(r"nplurals\s*=\s*[1-6]\s*;\s*plural\s*=\s*[n0-9\s()?:!<>=&|%+*/-]{1,400};?\s*")


@dataclass(slots=True)
class _Reading:
    name: str
    messages: list[Message] = field(default_factory=list)
    obsolete: list[Message] = field(default_factory=list)
    header: Message | None = None
    lines: dict[MessageId, int] = field(default_factory=dict)


def parse(text: str, name: str, leaflet: str, tag: str) -> Catalogue:
    """The catalogue in the text of a .po file without byte order mark and with Unix line ends.

    `name` is the file's path in the workspace, for errors and findings. Raises CatalogueError naming the file with
    line, column and remedy.
    """
    if (lines := text.count("\n")) > LARGEST_LINES:
        raise CatalogueError(name, f"{lines} lines", f"at most {LARGEST_LINES}", "check that it is the right file")
    # Most files have nothing but what can be printed and the ends of lines, which is seen quickly.
    quiet = text.replace("\n", "").isprintable() and "\ufffd" not in text
    if not quiet and (match := _CONTROLS.search(text)):
        raise pofault.control(text, match.start(), name)
    reading = _Reading(name)
    composed = unicodedata.is_normalized("NFC", text)
    _read(text if text.endswith("\n") else text + "\n", reading, composed)
    headers = _headers(reading)
    return Catalogue(
        leaflet=leaflet,
        tag=tag,
        messages=tuple(reading.messages),
        headers=headers,
        preamble=reading.header.remark if reading.header else "",
        obsolete=tuple(reading.obsolete),
        file=name,
    )


def _read(text: str, reading: _Reading, composed: bool) -> None:
    match_at, count = _ENTRY.match, text.count
    messages, seen = reading.messages, reading.lines
    at, line, end = 0, 1, len(text)
    while at < end:
        match = match_at(text, at)
        if match is None:
            if _is_blank(text, at):
                return
            raise pofault.find(text, at, line, reading.name)
        first, gone = line + count("\n", at, match.end(1)), match.group(8)
        if gone:
            _read_obsolete(match.group(1), gone, first, reading, composed)
        else:
            message = _message(match, first, reading.name, composed)
            if message.id.words or match.start(2) >= 0:
                if (before := seen.setdefault(message.id, first)) != first:
                    raise _twice(message, before, reading.name)
                messages.append(message)
            elif reading.header is not None:
                raise _twice(message, reading.header.line, reading.name)
            else:
                reading.header = message
        line = first + count("\n", match.end(1), match.end())
        at = match.end()


def _is_blank(text: str, at: int) -> bool:
    return not text[at:].strip()


def _twice(message: Message, first: int, name: str) -> CatalogueError:
    found = f"the message {message.id.words[:40]!r}" if message.id.words else "the header"
    return CatalogueError(
        f"{name}:{message.line}:1",
        f"{found} stands twice (first in line {first})",
        "each message once",
        "delete one of the two",
    )


def _read_obsolete(comments: str, gone: str, line: int, reading: _Reading, composed: bool) -> None:
    """Obsolete messages: the same entries behind #~ marks, one after the other with or without an empty line."""
    text = comments + _OBSOLETE.sub(lambda found: "#|" if found.group(1) else "", gone)
    at, end, begin = 0, len(text), line
    line -= comments.count("\n")
    while at < end:
        match = _ENTRY.match(text, at)
        if match is None or match.group(8):
            if _is_blank(text, at):
                return
            raise pofault.find(gone, 0, begin, reading.name)
        first = line + text.count("\n", at, match.end(1))
        reading.obsolete.append(_message(match, first, reading.name, composed))
        line = first + text.count("\n", match.end(1), match.end())
        at = match.end()


def _message(match: "re.Match[str]", line: int, name: str, composed: bool) -> Message:
    comments, context, context_more, words, words_more, target, target_more = match.group(1, 2, 3, 4, 5, 6, 7)
    if words_more or "\\" in words:
        words = _joined(words, words_more)
    if target_more or "\\" in target:
        target = _joined(target, target_more)
    if context_more or (context and "\\" in context):
        context = _joined(context, context_more)
    context = _name(context) if context else ""
    note, remark, places, flags, previous = _about(comments)
    if not composed:
        context, words, target = map(_composed, (context, words, target))
        previous = MessageId(_composed(previous.context), _composed(previous.words)) if previous else None
    if (
        len(words) > LONGEST_TEXT
        or len(target) > LONGEST_TEXT
        or (previous is not None and len(previous.words) > LONGEST_TEXT)
        or (words_more and words_more.count("\n") > _LONGEST_LINES)
        or (target_more and target_more.count("\n") > _LONGEST_LINES)
    ):
        raise _endless(words, target, words_more, target_more, line, name)
    fuzzy = "fuzzy" in flags
    state = State.EMPTY if not _says(target, words) else State.DRAFT if fuzzy else State.DONE
    if fuzzy:
        flags = tuple(flag for flag in flags if flag != "fuzzy")
    return Message(MessageId(context, words), target, state, note, remark, places, previous, flags, line)


def _composed(text: str) -> str:
    """Tools on some systems write letters and their accents apart; that is no other text."""
    return unicodedata.normalize("NFC", text)


def _says(target: str, words: str) -> bool:
    """Spaces, dots or invisible characters in place of words are no translation."""
    if not target:
        return False
    if target[0].isalnum() or any(map(str.isalnum, target)):
        return True
    return bool(target.strip()) and not any(map(str.isalnum, words))


def _endless(words: str, target: str, words_more: str, target_more: str, line: int, name: str) -> CatalogueError:
    longest, lines = max(len(words), len(target)), max(words_more.count("\n"), target_more.count("\n"))
    long = longest > LONGEST_TEXT
    return CatalogueError(
        f"{name}:{line}",
        f"a message of {longest} characters" if long else f"a text of {lines} lines",
        f"at most {LONGEST_TEXT} characters" if long else f"at most {_LONGEST_LINES}",
        "check that it is the right text",
    )


def _joined(first: str, more: str) -> str:
    text = "".join([first, *_INNER.findall(more)]) if more else first
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(match: "re.Match[str]") -> str:
    return _ESCAPED[match.group(1)]


_About = tuple[str, str, tuple[Place, ...], tuple[str, ...], MessageId | None]
_NOTHING: _About = ("", "", (), (), None)


def _about(comments: str) -> _About:
    """Note, remark, places, flags and previous message of a block of comment lines."""
    if only := _ONE_PLACE.fullmatch(comments):
        file, line = only.groups()
        return ("", "", (Place(_name(file), int(line)),), (), None)
    if "#" not in comments:
        return _NOTHING
    notes: list[str] = []
    remarks: list[str] = []
    places: tuple[Place, ...] = ()
    flags: tuple[str, ...] = ()
    previous = False
    for kind, said in _COMMENT.findall(comments):
        match kind:
            case ".":
                notes.append(said)
            case ":":
                places += _places(said)
            case "," | "=":
                flags += _flags(said)
            case "|":
                previous = True
            case _:
                remarks.append(said)
    return "\n".join(notes), "\n".join(remarks), places, flags, _previous(comments) if previous else None


@lru_cache(maxsize=64)
def _flags(said: str) -> tuple[str, ...]:
    return tuple(flag for flag in (each.strip() for each in said.split(",")) if flag)


def _places(said: str) -> tuple[Place, ...]:
    file, _, number = said.rpartition(":")
    if number.isdigit() and " " not in file and "\u2068" not in file:
        return (Place(_name(file), int(number)),)
    return tuple(_each_place(said))


def _each_place(said: str) -> Iterator[Place]:
    for isolated, own, plain in _REFERENCE.findall(said):
        file, _, number = (isolated, "", own) if isolated else plain.rpartition(":")
        if file and number.isdigit():
            yield Place(_name(file), int(number))


@lru_cache(maxsize=64)
def _name(text: str) -> str:
    """One and the same string for a file or a role that thousands of messages name."""
    return text


def _previous(comments: str) -> MessageId | None:
    text = "".join(_PREFIX.sub("", line) + "\n" for line in comments.split("\n") if line.lstrip().startswith("#|"))
    match = _PREVIOUS.match(text)
    if match is None:
        return None
    context, context_more, words, words_more = match.group(1, 2, 3, 4)
    return MessageId(_joined(context, context_more) if context or context_more else "", _joined(words, words_more))


def _headers(reading: _Reading) -> tuple[tuple[str, str], ...]:
    header, name = reading.header, reading.name
    if header is None:
        raise CatalogueError(
            f"{name}:1",
            "there is no header",
            'a first message with an empty msgid and "Content-Type: text/plain; charset=UTF-8"',
            "save the file again in Poedit, or take the header of another language",
        )
    headers: list[tuple[str, str]] = []
    for row in header.target.split("\n"):
        key, colon, value = row.partition(":")
        if colon:
            headers.append((key.strip(), value.strip()))
        elif row.strip():
            raise CatalogueError(
                f"{name}:{header.line}", f"the header line {row[:40]!r}", '"Name: value\\n"', "correct or delete it"
            )
    said = dict(headers)
    charset = said.get("Content-Type", "")
    if not _UTF8.search(charset):
        raise CatalogueError(
            f"{name}:{header.line}", f'the header says "{charset}"', "charset=UTF-8", "save the file as UTF-8"
        )
    plurals = said.get("Plural-Forms", "")
    if plurals and not _PLURALS.fullmatch(plurals):
        raise CatalogueError(
            f"{name}:{header.line}",
            f'the header says "Plural-Forms: {plurals[:60]}"',
            "1 to 6 forms and a rule in n, such as nplurals=2; plural=(n != 1);",
            "correct it, or delete the line; leaflets have no plural forms",
        )
    return tuple(headers)
