"""XLIFF 2.1 (OASIS Standard, 13 February 2018): one unit with one segment for each message.

Markup is kept beside the text, in `originalData`, and stands in it as `ph` and `pc`, as the standard wants it.
"""

from collections.abc import Iterator

from lxml import etree

from pipeline.exchange.markup import XML_SPACE, Numbers, break_lines, line_of, read_units, written
from pipeline.model.catalogue import Message, State
from pipeline.model.exchange import Delivery, Parcel, Returned, Standing, key_of, label, read_label
from pipeline.text.markup.codes import Code, CodeKind, pieces

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_STATES = {State.EMPTY: "initial", State.DRAFT: "initial", State.DONE: "translated"}
# XLIFF 2.1, 4.7.3.5: from "translated" on somebody has finished the segment.
_FINISHED = frozenset({"translated", "reviewed", "final"})
_FUZZY = "polyleaf:fuzzy"
# XLIFF 2.1, 4.7.3.8 and 4.7.4: `type` of a code, and `subType`, which stands only beside the type it belongs to.
_TYPES = {
    CodeKind.PLACEHOLDER: {"type": "ui", "subType": "xlf:var"},
    CodeKind.BREAK: {"type": "fmt", "subType": "xlf:lb"},
    CodeKind.ADDRESS: {"type": "link"},
    CodeKind.LINK: {"type": "link"},
    CodeKind.BOLD: {"type": "fmt", "subType": "xlf:b"},
    CodeKind.NOTE: {"type": "ui"},
}
_NOTES = ("context", "where", "note", "previous source", "translator")


def write(parcel: Parcel) -> bytes:
    """The file of a parcel."""
    attributes: dict[str | bytes, str | bytes] = {"version": "2.1", "srcLang": parcel.source, "trgLang": parcel.target}
    root = etree.XML(f'<xliff xmlns="{NAMESPACE}"/>')
    root.attrib.update(attributes)
    file = _add(root, "file", {"id": parcel.leaflet, "original": parcel.file})
    notes = _add(file, "notes")
    _add(notes, "note", {"category": "version"}).text = f"{parcel.reference} {parcel.version}"
    for message in parcel.messages:
        _Unit(file, message)
    for element in (root, file):
        break_lines(element)
    return written(root)


def _add(parent: etree._Element, name: str, attributes: dict[str, str] | None = None) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes or {})


class _Unit:
    """One message as a unit: notes, the letters of its markup, and the segment, in the order of the standard."""

    def __init__(self, file: etree._Element, message: Message) -> None:
        unit = _add(file, "unit", {"id": key_of(message.id), "name": label(message), "canResegment": "no"})
        self._notes(unit, message)
        self.data: dict[str, str] = {}
        segment = etree.Element(f"{{{NAMESPACE}}}segment", {"id": "s1", "state": _STATES[message.state]})
        if message.state is State.DRAFT:
            segment.set("subState", _FUZZY)
        known = self._fill(_add(segment, "source", {XML_SPACE: "preserve"}), message.id.words, {})
        if message.target:
            self._fill(_add(segment, "target", {XML_SPACE: "preserve"}), message.target, known)
        if self.data:
            kept = _add(unit, "originalData")
            for text, identity in self.data.items():
                _add(kept, "data", {"id": identity, XML_SPACE: "preserve"}).text = text
        unit.append(segment)

    def _notes(self, unit: etree._Element, message: Message) -> None:
        notes = _add(unit, "notes")
        said = (
            message.id.context,
            ", ".join(map(str, message.places)),
            message.note,
            message.previous.words if message.previous else "",
            message.remark,
        )
        for category, words in zip(_NOTES, said, strict=True):
            if words:
                _add(notes, "note", {"category": category}).text = words
        if not len(notes):
            unit.remove(notes)

    def _fill(
        self, element: etree._Element, words: str, known: dict[tuple[CodeKind, str], list[str]]
    ) -> dict[tuple[CodeKind, str], list[str]]:
        """Put words with their codes into an element; a code that is `known` keeps its number."""
        numbers = Numbers(known)
        into = element
        last: etree._Element | None = None
        opened: list[etree._Element] = []
        for piece in pieces(words):
            if isinstance(piece, str):
                if last is None:
                    into.text = (into.text or "") + piece
                else:
                    last.tail = (last.tail or "") + piece
            elif piece.pair and not piece.opens:
                into.set("dataRefEnd", self._kept(piece.text))
                last = into
                into = opened.pop()
            else:
                number = numbers.take((piece.kind, piece.text))
                code = _add(into, "pc" if piece.pair else "ph", {"id": number, **self._said(piece)})
                if piece.pair:
                    opened.append(into)
                    into, last = code, None
                else:
                    last = code
        return numbers.used

    def _said(self, code: Code) -> dict[str, str]:
        reference = self._kept(code.text)
        if code.pair:
            return {"dataRefStart": reference, **_TYPES[code.kind]}
        return {"dataRef": reference, "disp": code.text.strip(), "canDelete": "no", **_TYPES[code.kind]}

    def _kept(self, text: str) -> str:
        return self.data.setdefault(text, f"d{len(self.data) + 1}")


def read(root: etree._Element, name: str) -> Delivery:
    """What came back in an XLIFF 2.x file."""
    files = list(root.iter("{*}file"))
    messages, flaws = read_units(root, "unit", "{*}segment/{*}source", _returned)
    return Delivery(
        name=name,
        leaflet=str(files[0].get("id", "")) if files else "",
        source=str(root.get("srcLang", "")),
        target=str(root.get("trgLang", "")),
        messages=messages,
        flaws=flaws,
    )


def _returned(unit: etree._Element) -> Returned:
    data = {each.get("id", ""): each.text or "" for each in unit.iterfind("{*}originalData/{*}data")}
    parts = [
        part for part in unit if isinstance(part.tag, str) and etree.QName(part).localname in ("segment", "ignorable")
    ]
    sources = [source for part in parts if (source := part.find("{*}source")) is not None]
    codes = {each.get("id", ""): dict(each.attrib) for source in sources for each in source.iter("{*}ph", "{*}pc")}
    key = unit.get("id", "")
    labelled, sent = read_label(unit.get("name", ""))
    return Returned(
        key=key,
        sent=sent if labelled == key else "",
        context=next((note.text or "" for note in unit.iterfind("{*}notes/{*}note[@category='context']")), None),
        words="".join(text for source in sources for text in _texts(source, data, codes)),
        target="".join(_target(parts, data, codes)),
        standing=_standing([part for part in parts if etree.QName(part).localname == "segment"]),
        remark="\n".join(_remarks(unit)),
        place=line_of(unit),
    )


def _target(parts: list[etree._Element], data: dict[str, str], codes: dict[str, dict[str, str]]) -> Iterator[str]:
    """The translation of segments in the order that they say they have; spaces between them come from the source."""
    targets = [part.find("{*}target") for part in parts]
    if not any(target is not None and "".join(_texts(target, data, codes)).strip() for target in targets):
        return
    ordered = sorted(
        range(len(parts)), key=lambda index: int((_of(targets[index], "order") or str(index + 1)).strip() or 0)
    )
    for index in ordered:
        chosen = targets[index]
        if chosen is None and etree.QName(parts[index]).localname == "ignorable":
            chosen = parts[index].find("{*}source")
        if chosen is not None:
            yield from _texts(chosen, data, codes)


def _of(element: etree._Element | None, attribute: str) -> str:
    value = "" if element is None else str(element.get(attribute, ""))
    return value if value.isascii() and value.isdigit() else ""


def _standing(segments: list[etree._Element]) -> Standing:
    """Finished when every segment is; the standard's value where nothing is said is "initial"."""
    states = [segment.get("state", "") for segment in segments]
    if not any(states):
        return Standing.UNSAID
    return Standing.FINISHED if all(state in _FINISHED for state in states) else Standing.UNFINISHED


def _remarks(unit: etree._Element) -> Iterator[str]:
    for note in unit.iterfind("{*}notes/{*}note"):
        category, words = note.get("category", ""), (note.text or "").strip()
        if words and category not in _NOTES[:-1]:
            yield words


def _texts(element: etree._Element, data: dict[str, str], codes: dict[str, dict[str, str]]) -> Iterator[str]:
    """The text of an element with the letters of its codes; a code without its data is that of the source."""
    yield element.text or ""
    for child in element:
        kind = etree.QName(child).localname if isinstance(child.tag, str) else ""
        known = codes.get(child.get("id", ""), {})

        def letters(reference: str, child: etree._Element = child, known: dict[str, str] = known) -> str:
            return data.get(child.get(reference) or known.get(reference, ""), "")

        if kind == "cp":
            yield _character(child.get("hex", ""))
        elif kind == "pc":
            yield letters("dataRefStart")
            yield from _texts(child, data, codes)
            yield letters("dataRefEnd")
        elif kind in ("ph", "sc", "ec"):
            yield letters("dataRef")
        elif kind == "mrk":
            yield from _texts(child, data, codes)
        yield child.tail or ""


def _character(code: str) -> str:
    # XLIFF 2.1, 4.2.3.1: `cp` is for characters that XML cannot hold; a leaflet has none of them.
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"
