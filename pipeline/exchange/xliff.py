"""XLIFF 1.2, with gettext's parts where the OASIS representation guide for gettext PO puts them.

Sources: XLIFF Version 1.2 (OASIS Standard, 1 February 2008); XLIFF 1.2 Representation Guide for Gettext PO (OASIS
Committee Draft 02, 16 October 2006). Markup is carried in `ph`, `bpt` and `ept` with the letters of the markup
inside, so that the text of an element is always the text of the message.
"""

from collections.abc import Iterator

from lxml import etree

from pipeline.exchange.markup import XML_LANG, XML_SPACE, Numbers, break_lines, line_of, read_units, written
from pipeline.model.catalogue import Message, State
from pipeline.model.exchange import Delivery, Parcel, Returned, Standing, key_of, label, read_label
from pipeline.text.markup.codes import Code, CodeKind, pieces

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_STATES = {State.EMPTY: "new", State.DRAFT: "needs-review-translation", State.DONE: "translated"}
# XLIFF 1.2, 2.3: the values of `state` that leave nothing to be done.
_FINISHED = frozenset({"translated", "final", "signed-off"})
# XLIFF 1.2, appendix on `ctype`: values of one's own begin with "x-".
_CTYPES = {
    CodeKind.PLACEHOLDER: "x-placeholder",
    CodeKind.BREAK: "lb",
    CodeKind.ADDRESS: "x-link",
    CodeKind.LINK: "link",
    CodeKind.BOLD: "bold",
    CodeKind.NOTE: "x-note",
}
# What is in these is not part of the text.
_ASIDE = frozenset({"sub"})


def write(parcel: Parcel) -> bytes:
    """The file of a parcel."""
    root = etree.XML(f'<xliff xmlns="{NAMESPACE}" version="1.2"/>')
    file = _add(
        root,
        "file",
        {
            "original": parcel.file,
            "source-language": parcel.source,
            "target-language": parcel.target,
            "datatype": "po",
            "product-name": parcel.leaflet,
            "product-version": f"{parcel.reference} {parcel.version}",
        },
    )
    body = _add(file, "body")
    for message in parcel.messages:
        _unit(body, message, parcel)
    for element in (root, file, body):
        break_lines(element)
    return written(root)


def _unit(body: etree._Element, message: Message, parcel: Parcel) -> None:
    done = message.state is State.DONE
    unit = _add(
        body,
        "trans-unit",
        {
            "id": key_of(message.id),
            "extradata": label(message),
            "approved": "yes" if done else "no",
            XML_SPACE: "preserve",
        },
    )
    source = _add(unit, "source", {XML_LANG: parcel.source})
    known = _fill(source, message.id.words, {})
    target = _add(unit, "target", {XML_LANG: parcel.target, "state": _STATES[message.state]})
    _fill(target, message.target, known)
    entry = _add(unit, "context-group", {"name": "po-entry", "purpose": "information"})
    for kind, words in (
        ("x-po-msgctxt", message.id.context),
        ("x-po-autocomment", message.note),
        ("x-po-trancomment", message.remark),
    ):
        if words:
            _add(entry, "context", {"context-type": kind}).text = words
    for place in message.places:
        group = _add(unit, "context-group", {"name": "po-reference", "purpose": "location"})
        _add(group, "context", {"context-type": "sourcefile"}).text = place.file
        _add(group, "context", {"context-type": "linenumber"}).text = str(place.line)
    for origin, words in (("developer", message.note), ("translator", message.remark)):
        if words:
            _add(unit, "note", {"from": origin}).text = words
    if message.previous is not None:
        before = _add(unit, "alt-trans", {"alttranstype": "previous-version", "origin": "previous source"})
        known = _fill(_add(before, "source", {XML_LANG: parcel.source}), message.previous.words, {})
        _fill(_add(before, "target", {XML_LANG: parcel.target}), message.target, known)


def _fill(element: etree._Element, words: str, known: dict[str, list[str]]) -> dict[str, list[str]]:
    """Put words with their markup into an element; markup that is `known` keeps its number. Gives all numbers back."""
    numbers = Numbers(known)
    pairs: dict[int, str] = {}
    last: etree._Element | None = None
    for piece in pieces(words):
        if isinstance(piece, Code):
            closes = piece.pair and not piece.opens
            number = pairs[piece.pair] if closes else numbers.take(piece.text)
            pairs[piece.pair] = number
            name = "ph" if not piece.pair else "bpt" if piece.opens else "ept"
            ctype = {} if name == "ept" else {"ctype": _CTYPES[piece.kind]}
            last = _add(element, name, {"id": number, **ctype})
            last.text = piece.text
        elif last is None:
            element.text = piece
        else:
            last.tail = piece
    return numbers.used


def _add(parent: etree._Element, name: str, attributes: dict[str, str] | None = None) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes or {})


def read(root: etree._Element, name: str) -> Delivery:
    """What came back in an XLIFF 1.x file."""
    files = list(root.iter("{*}file"))
    attributes: dict[str, str] = {str(key): str(value) for key, value in files[0].attrib.items()} if files else {}
    messages, flaws = read_units(root, "trans-unit", "{*}source", _returned)
    return Delivery(
        name=name,
        leaflet=attributes.get("product-name", ""),
        source=attributes.get("source-language", ""),
        target=attributes.get("target-language", ""),
        messages=messages,
        flaws=flaws,
    )


def _returned(unit: etree._Element) -> Returned:
    source, target = unit.find("{*}source"), unit.find("{*}target")
    assert source is not None
    codes = {code.get("id", ""): "".join(_texts(code)) for code in source.iter("{*}ph", "{*}bpt", "{*}ept")}
    context = next(
        (each.text or "" for each in unit.iterfind("{*}context-group/{*}context[@context-type='x-po-msgctxt']")), None
    )
    key = unit.get("id", "")
    labelled, sent = read_label(unit.get("extradata", ""))
    return Returned(
        key=key,
        sent=sent if labelled == key else "",
        context=context,
        words="".join(_texts(source)),
        target="" if target is None else "".join(_texts(target, codes)),
        standing=_standing(target),
        remark="\n".join(_remarks(unit)),
        place=line_of(unit),
    )


def _standing(target: etree._Element | None) -> Standing:
    # `approved` is not asked: tools leave the "yes" that was sent where they change the words and drop the state.
    state = "" if target is None else target.get("state", "")
    return Standing.UNSAID if not state else Standing.FINISHED if state in _FINISHED else Standing.UNFINISHED


def _remarks(unit: etree._Element) -> Iterator[str]:
    """The notes that people wrote, with the name of whoever is not just "translator"."""
    for note in unit.iterfind("{*}note"):
        origin, words = note.get("from", ""), (note.text or "").strip()
        if words and origin not in ("developer", "programmer"):
            yield words if origin in ("", "translator", "po-translator") else f"{origin}: {words}"


def _texts(element: etree._Element, codes: dict[str, str] | None = None) -> Iterator[str]:
    """The text of an element; markup that a tool has emptied is taken from `codes`."""
    kind = etree.QName(element).localname
    if codes and kind in ("ph", "bpt", "ept") and not element.text and not len(element):
        yield codes.get(element.get("id", ""), "")
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname not in _ASIDE:
            yield from _texts(child, codes)
        yield child.tail or ""
