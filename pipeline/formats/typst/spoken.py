"""The words of a PDF as its reader's own software hears them, for scripts whose letters join or change places.

A PDF holds the shapes of letters in the order they are drawn, so that Arabic, Nastaliq and Indic words cannot be got
back from them whole and in order. Each stretch of text is therefore an element of the structure tree, and the element
says its words itself (ActualText, ISO 32000-1, 14.9.4). The compiler cannot write that; it is put in afterwards.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.model.errors import RenderError

# The template makes such a stretch an Em, and nothing else is one.
_STRETCH = b"<</Type/StructElem/S/Em"
_TABLE = b"<</Type/StructElem/S/Table/"
_ROOT = b"/Type/StructTreeRoot"
_KIDS = re.compile(rb"/K ?(?:\[([^\]]*)\]|(\d+ 0 R))")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_INNER_DICTIONARY = re.compile(rb"<<[^<>]*>>")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060"))


@dataclass(slots=True)
class _File:
    """A PDF cut into its head, its numbered objects and its trailer."""

    head: bytes
    objects: dict[int, bytes]
    trailer: bytes

    def bytes(self) -> bytes:
        """The file, its table of objects made anew (ISO 32000-1, 7.5.4)."""
        parts, at, table = [self.head], len(self.head), [b"0000000000 65535 f\r\n"]
        for number in sorted(self.objects):
            table.append(b"%010d 00000 n\r\n" % at)
            parts.append(self.objects[number])
            at += len(self.objects[number])
        parts.append(b"xref\n0 %d\n%s%s\nstartxref\n%d\n%%%%EOF" % (len(table), b"".join(table), self.trailer, at))
        return b"".join(parts)


def with_spoken_words(pdf: bytes, data: dict[str, Any], place: str) -> bytes:
    """`pdf` with the words of every stretch that `data`, which it was set from, marks with "say".

    Raises RenderError naming `place` when the stretches of the two do not agree.
    """
    if _STRETCH not in pdf and not any(_Script([]).document(data)):
        return pdf
    file = _cut(pdf, place)
    found = list(_stretches(file, place))
    wanted = list(_Script(found).document(data))
    if len(wanted) != len(found):
        raise _unexpected(place, f"{len(found)} stretches of text", str(len(wanted)))
    for (number, _), span in zip(found, wanted, strict=True):
        before, after = file.objects[number].split(_STRETCH, 1)
        words = span["text"].translate(_INVISIBLE).encode("utf-16-be").hex().upper().encode()
        tagged = span if "lang" in span else data
        tag = "-".join(filter(None, (tagged["lang"], tagged["region"]))).encode()
        # What is written beside the shapes inside does not hold for the words beside the element.
        language = b"" if b"/Lang(" in after else b"/Lang(%s)" % tag
        file.objects[number] = b"%s%s/ActualText<FEFF%s>%s%s" % (before, _STRETCH, words, language, after)
    return file.bytes()


def _unexpected(place: str, found: str, wanted: str) -> RenderError:
    remedy = "install the version of typst that the program was made with"
    return RenderError(place, f"the PDF has {found}", f"{wanted} expected", remedy)


def _cut(pdf: bytes, place: str) -> _File:
    end = re.search(
        rb"xref\n0 \d+\n((?:\d{10} \d{5} [nf]\r\n)+)(trailer\n.*)\nstartxref\n\d+\n%%EOF\s*$", pdf, re.DOTALL
    )
    if end is None:
        raise _unexpected(place, "no plain table of its objects", "one")
    rows = end.group(1).split(b"\r\n")[:-1]
    starts = [(int(row[:10]), number) for number, row in enumerate(rows) if row.endswith(b"n")]
    starts.sort()
    ends = [*(start for start, _ in starts[1:]), end.start()]
    objects = {number: pdf[start:stop] for (start, number), stop in zip(starts, ends, strict=True)}
    return _File(pdf[: starts[0][0]], objects, end.group(2))


def _stretches(file: _File, place: str) -> Iterator[tuple[int, bool]]:
    """The stretches in reading order: number of the object, and whether it is in a table."""
    root = next((body for body in file.objects.values() if _ROOT in body[:60]), None)
    if root is None:
        raise _unexpected(place, "no structure tree", "one")
    waiting = [(number, False) for number in reversed(_kids(root))]
    while waiting:
        number, in_table = waiting.pop()
        body = file.objects[number]
        in_table = in_table or _TABLE in body[:60]
        if _STRETCH in body[:60]:
            yield number, in_table
        waiting += [(kid, in_table) for kid in reversed(_kids(body))]


def _kids(body: bytes) -> list[int]:
    """The elements below an element; pieces of pages and links to annotations are left out."""
    bare = _without_strings(body)
    match = _KIDS.search(_INNER_DICTIONARY.sub(b"", bare[bare.find(b"<<") + 2 :]))
    return [int(number) for number in _REFERENCE.findall(match.group(1) or match.group(2) or b"")] if match else []


def _without_strings(body: bytes) -> bytes:
    """An object without its strings in brackets, in which anything may stand."""
    if b"(" not in body:
        return body
    kept, depth, skip = bytearray(), 0, False
    for byte in body:
        if depth and skip:
            skip = False
        elif depth and byte == 0x5C:
            skip = True
        elif byte == 0x28:
            depth += 1
        elif byte == 0x29 and depth:
            depth -= 1
        elif not depth:
            kept.append(byte)
    return bytes(kept)


class _Script:
    """Walks the data in the order the template sets it, and the stretches beside it."""

    def __init__(self, found: list[tuple[int, bool]]) -> None:
        self.found, self.at = found, 0

    def document(self, data: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """The spans that are said, in order."""
        title, *text = data["blocks"]
        yield from self.block(title)
        yield from self.spans(data["notice"] or ())
        for line in data["cover"] or ():
            yield from self.spans(line)
        if data["contents"]:
            yield from self.contents(data, text)
        for block in text:
            yield from self.block(block)
        if data["control"]:
            yield from self.spans(data["control"]["heading"])
            for line in data["control"]["first"]:
                yield from self.spans(line)
            yield from self.spans(data["control"]["asked"])
            for line in data["control"]["others"]:
                yield from self.spans(line)

    def contents(self, data: dict[str, Any], text: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        yield from self.spans(data["contents"]["title"])
        headings = [block["words"] for block in _headings(text) if block["level"] in (2, 3)]
        for heading in [*headings, *([data["control"]["heading"]] if data["control"] else [])]:
            yield from self.spans(heading)
            for piece in data["contents"]["page"]["pieces"]:
                yield from self.spans(piece if isinstance(piece, list) else ())

    def spans(self, spans: Any) -> Iterator[dict[str, Any]]:
        for span in spans:
            if "of" in span:
                yield from self.spans(span["of"])
            elif "say" in span:
                self.at += 1
                yield span

    def block(self, block: dict[str, Any]) -> Iterator[dict[str, Any]]:
        match block["kind"]:
            case "heading" | "paragraph":
                yield from self.spans(block["words"])
            case "list":
                for item in block["items"]:
                    for inner in item:
                        yield from self.block(inner)
            case "table":
                # The template chooses; the first stretch of the table tells what it chose.
                in_table = self.at < len(self.found) and self.found[self.at][1]
                for row in (block["head"], *block["rows"]) if in_table else block["items"]:
                    for cell in row:
                        yield from self.spans(cell)
            case "alert":
                yield from self.spans(block["label"])
                for inner in block["blocks"]:
                    yield from self.block(inner)
            case "footnote":
                yield from self.spans(block["label"])
                yield from self.spans(block["words"])
                for inner in block["blocks"]:
                    yield from self.block(inner)
            case _:
                yield from self.spans(block["caption"] or ())


def _headings(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        if block["kind"] == "heading":
            yield block
        for inner in block.get("blocks", []):
            yield from _headings([inner])
        for item in block["items"] if block["kind"] == "list" else []:
            yield from _headings(item)
