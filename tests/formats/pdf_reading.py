"""What a program that reads a tagged PDF aloud finds in it: the structure tree with the text of each element.

The text is that of ISO 32000-1, 14.9.4 and 9.10.2: ActualText where there is some, else the letters that the fonts'
ToUnicode maps name; stretches marked ReversedChars (14.8.2.3.3) are turned round.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pymupdf

_TOKEN = re.compile(
    rb"(?P<space>[\s\x00]+|%[^\r\n]*)|(?P<open><<|\[)|(?P<close>>>|\])|<(?P<hex>[0-9A-Fa-f\s]*)>|(?P<string>\()"
    rb"|/(?P<name>[^\s()<>\[\]{}/%]*)|(?P<word>[^\s()<>\[\]{}/%]+)"
)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
# The library's own open() has no types.
_open: Any = pymupdf.open


class Name(str):
    """A PDF name."""


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of text and its language, "" where only what it stands in has one."""

    text: str
    tag: str


@dataclass(slots=True)
class Element:
    """An element of the structure tree: its role, attributes, and the text of itself and of what is in it."""

    role: str
    tag: str
    alt: str = ""
    children: list["Element | Said"] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)

    def text(self) -> str:
        """All text in reading order."""
        return "".join(said.text for said in self.said())

    def said(self) -> Iterator[Said]:
        """All text in reading order, each stretch with the language that it or the innermost element around it has."""
        if "ActualText" in self.attributes:
            yield Said(words_of(self.attributes["ActualText"]), self.tag)
            return
        for child in self.children:
            if isinstance(child, Element):
                yield from child.said()
            else:
                yield Said(child.text, child.tag or self.tag)

    def walk(self) -> Iterator["Element"]:
        """This element and every one in it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def outline(self) -> tuple[Any, ...]:
        """The roles as nested tuples."""
        return (self.role, *(child.outline() for child in self.children if isinstance(child, Element)))


def tokens(data: bytes) -> Iterator[Any]:
    """The objects and operators of a stream: numbers, Name, bytes for strings, list, dict, str for operators."""
    stack: list[list[Any]] = [[]]
    at = 0
    while at < len(data):
        match = _TOKEN.match(data, at)
        if match is None:
            at += 1
            continue
        at = match.end()
        if match["space"] is not None:
            continue
        if match["open"]:
            stack.append([])
            continue
        if match["close"]:
            inside = stack.pop()
            value: Any = inside if match["close"] == b"]" else dict(zip(inside[::2], inside[1::2], strict=True))
        elif match["hex"] is not None:
            digits = re.sub(rb"\s", b"", match["hex"]).decode()
            value = bytes.fromhex(digits + "0" * (len(digits) % 2))
        elif match["string"]:
            value, at = _string(data, at)
        elif match["name"] is not None:
            value = Name(match["name"].decode("latin-1"))
        else:
            value = _word(match["word"].decode("latin-1"))
            if value == "R":
                number = stack[-1][-2]
                del stack[-1][-2:]
                value = ("R", number)
        stack[-1].append(value)
        if len(stack) == 1 and not (isinstance(value, int | float) and not isinstance(value, bool)):
            yield from stack[0]
            stack[0].clear()
    yield from stack[0]


def _word(word: str) -> Any:
    if re.fullmatch(r"[+-]?\d+", word):
        return int(word)
    if re.fullmatch(r"[+-]?\d*\.\d*", word):
        return float(word)
    return {"true": True, "false": False, "null": None}.get(word, word)


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    out, depth = bytearray(), 1
    while True:
        char = data[at : at + 1]
        at += 1
        if char == b"\\":
            following = data[at : at + 1]
            octal = re.compile(rb"[0-7]{1,3}").match(data, at)
            if octal:
                out.append(int(octal.group(), 8) & 255)
                at = octal.end()
            else:
                out += _ESCAPES.get(following, b"" if following == b"\n" else following)
                at += 1
            continue
        depth += {b"(": 1, b")": -1}.get(char, 0)
        if depth == 0:
            return bytes(out), at
        out += char


def words_of(value: bytes) -> str:
    """A text string (ISO 32000-1, 7.9.2.2)."""
    return value[2:].decode("utf-16-be") if value[:2] == b"\xfe\xff" else value.decode("latin-1")


class Reading:
    """A PDF opened for reading."""

    def __init__(self, data: bytes) -> None:
        self.document = _open(stream=data, filetype="pdf")
        self.catalog = self.object(self.document.pdf_catalog())
        self._marked: dict[int, dict[int, Said]] = {}
        self.artifacts: list[str] = []
        for page in self.document:
            self._marked[page.xref] = self._read_page(page.xref)

    def object(self, number: int) -> Any:
        """An indirect object."""
        found = list(tokens(self.document.xref_object(number, compressed=True).encode("utf-8")))
        return found[0] if found else None

    def follow(self, value: Any) -> Any:
        """The object a reference leads to, anything else as it is."""
        return self.object(value[1]) if isinstance(value, tuple) else value

    def tree(self) -> Element:
        """The document's structure."""
        root = self.follow(self.catalog["StructTreeRoot"])
        roles = {str(key): str(value) for key, value in self.follow(root.get("RoleMap", {})).items()}
        kids = self._kids(root["K"], None, roles, self.catalog["Lang"].decode())
        assert len(kids) == 1
        assert isinstance(kids[0], Element)
        return kids[0]

    def _kids(self, kids: Any, page: int | None, roles: dict[str, str], tag: str) -> list[Element | Said]:
        found: list[Element | Said] = []
        nothing = Said("", "")
        for kid in kids if isinstance(kids, list) else [kids]:
            if isinstance(kid, int):
                assert page is not None
                found.append(self._marked[page].get(kid, nothing))
                continue
            node = self.follow(kid)
            here = node["Pg"][1] if "Pg" in node else page
            if node.get("Type") == "MCR":
                assert here is not None
                found.append(self._marked[here].get(node["MCID"], nothing))
            elif node.get("Type") != "OBJR":
                role = str(node["S"])
                alt = words_of(node["Alt"]) if "Alt" in node else ""
                own = node["Lang"].decode() if "Lang" in node else tag
                children = self._kids(node.get("K", []), here, roles, own)
                found.append(Element(roles.get(role, role), own, alt, children, node))
        return found

    def _read_page(self, number: int) -> dict[int, Said]:
        page = self.object(number)
        resources = self.follow(page["Resources"])
        fonts = {
            name: self._letters(self.follow(font)) for name, font in self.follow(resources.get("Font", {})).items()
        }
        properties = {name: self.follow(value) for name, value in self.follow(resources.get("Properties", {})).items()}
        data = b"".join(self.document.xref_stream(reference[1]) for reference in self._contents(page["Contents"]))
        return self._marked_text(data, fonts, properties)

    def _contents(self, value: Any) -> list[Any]:
        return value if isinstance(value, list) else [value]

    def _letters(self, font: Any) -> dict[int, str]:
        """The ToUnicode map of a font with two-byte codes."""
        found: dict[int, str] = {}
        operands: list[Any] = []
        for token in tokens(self.document.xref_stream(font["ToUnicode"][1])):
            match token:
                case "beginbfchar" | "beginbfrange":
                    operands = []
                case "endbfchar":
                    for code, text in zip(operands[::2], operands[1::2], strict=True):
                        found[int.from_bytes(code)] = text.decode("utf-16-be")
                case "endbfrange":
                    for first, last, text in zip(operands[::3], operands[1::3], operands[2::3], strict=True):
                        for offset in range(int.from_bytes(last) - int.from_bytes(first) + 1):
                            start = text[:-2] + (int.from_bytes(text[-2:]) + offset).to_bytes(2)
                            found[int.from_bytes(first) + offset] = start.decode("utf-16-be")
                case _:
                    operands.append(token)
        return found

    def _marked_text(self, data: bytes, fonts: dict[Any, dict[int, str]], properties: Any) -> dict[int, Said]:
        found: dict[int, Said] = {}
        stack: list[tuple[Any, dict[Any, Any], list[str]]] = []
        operands: list[Any] = []
        letters: dict[int, str] = {}
        for token in tokens(data):
            if not isinstance(token, str) or isinstance(token, Name):
                operands.append(token)
                continue
            match token:
                case "BDC" | "BMC":
                    marks = operands[-1] if token == "BDC" else {}
                    marks = properties[marks] if isinstance(marks, Name) else marks
                    stack.append((operands[0], marks, []))
                case "EMC":
                    tag, marks, said = stack.pop()
                    text = "".join(said)
                    text = words_of(marks["ActualText"]) if "ActualText" in marks else text
                    text = text[::-1] if tag == "ReversedChars" else text
                    if "MCID" in marks:
                        found[marks["MCID"]] = Said(text, marks.get("Lang", b"").decode())
                    elif tag == "Artifact":
                        self.artifacts.append(text)
                    elif stack:
                        stack[-1][2].append(text)
                case "Tf":
                    letters = fonts[operands[0]]
                case "Tj" | "TJ":
                    strings = operands[0] if token == "TJ" else operands
                    for string in strings:
                        if isinstance(string, bytes) and stack:
                            codes = (int.from_bytes(string[at : at + 2]) for at in range(0, len(string), 2))
                            stack[-1][2].append("".join(letters.get(code, "\ufffd") for code in codes))
                case _:
                    pass
            operands = []
        assert not stack
        return found
