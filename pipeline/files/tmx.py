"""Translation memories on disk: TMX 1.4b, the form that every translation tool reads and writes."""

from pathlib import Path

from lxml import etree

from pipeline.files.disk import read_bytes
from pipeline.model.catalogue import MessageId
from pipeline.model.drafting import Remembered
from pipeline.model.errors import CatalogueError

_LARGEST = 50_000_000
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def compose(remembered: tuple[Remembered, ...], source: str, target: str, version: str) -> bytes:
    """A TMX 1.4b file of translations from `source` into `target`, in their order; the role is a property."""
    root = etree.Element("tmx", version="1.4")
    header = {
        "creationtool": "Polyleaf",
        "creationtoolversion": version,
        "segtype": "block",
        "o-tmf": "gettext",
        "adminlang": "en",
        "srclang": source,
        "datatype": "plaintext",
    }
    etree.SubElement(root, "header", header)
    body = etree.SubElement(root, "body")
    for entry in remembered:
        unit = etree.SubElement(body, "tu")
        for name, value in (("x-context", entry.id.context), ("x-origin", entry.origin)):
            etree.SubElement(unit, "prop", type=name).text = value
        for tag, words in ((source, entry.id.words), (target, entry.target)):
            variant = etree.SubElement(unit, "tuv", {_LANG: tag})
            etree.SubElement(variant, "seg").text = words
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def read(path: Path, source: str, target: str) -> tuple[Remembered, ...]:
    """The translations from `source` into `target` in a TMX file; regions are not told apart (pl, pl-PL).

    Raises CatalogueError when the file is no TMX, or holds a document type or entities.
    """
    data = read_bytes(path, path.name, CatalogueError, _LARGEST)
    if b"<!ENTITY" in data:
        raise CatalogueError(path.name, "the file defines entities", "a plain TMX file", "export it again")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise CatalogueError(
            f"{path.name}:{error.lineno}", "the line is not XML", "a TMX file", "export it again"
        ) from None
    if etree.QName(root).localname != "tmx":
        raise CatalogueError(path.name, "the file is no TMX", "a TMX file", "export it from the translation tool")
    found = (_unit(unit, source, target, path.stem) for unit in root.iter("{*}tu"))
    return tuple(entry for entry in found if entry is not None)


def _unit(unit: etree._Element, source: str, target: str, origin: str) -> Remembered | None:
    words: dict[str, str] = {}
    for variant in unit.iter("{*}tuv"):
        tag = (variant.get(_LANG) or variant.get("lang") or "").lower()
        segment = variant.find("{*}seg")
        if segment is not None:
            words[tag] = "".join(str(text) for text in segment.itertext())
    properties = {prop.get("type"): prop.text or "" for prop in unit.iter("{*}prop")}
    known, translated = _of(words, source), _of(words, target)
    if not known or not translated:
        return None
    return Remembered(
        MessageId(properties.get("x-context", ""), known), translated, properties.get("x-origin") or origin
    )


def _of(words: dict[str, str], tag: str) -> str:
    """The words in a language: its own tag, else one that has the same language and another region."""
    if tag.lower() in words:
        return words[tag.lower()]
    primary = tag.lower().split("-")[0]
    return next((text for other, text in words.items() if other.split("-")[0] == primary), "")
