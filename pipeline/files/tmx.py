"""Translation memories on disk: TMX 1.4b, the form that every translation tool reads and writes."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from pipeline.files.xmlread import LANG, local, read_root
from pipeline.model.catalogue import MessageId
from pipeline.model.drafting import Remembered
from pipeline.text.characters import LONGEST_TEXT
from pipeline.text.scripts import same_language

# Inline elements that hold a tool's own codes, not words (TMX 1.4b, section 3.2).
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})


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
            variant = etree.SubElement(unit, "tuv", {LANG: tag})
            etree.SubElement(variant, "seg").text = words
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def read(path: Path, source: str, target: str) -> tuple[Remembered, ...]:
    """The translations from `source` into `target` in a TMX file; regions are not told apart (pl, pl-PL).

    A unit that is empty or longer than any message is passed over. Raises CatalogueError when the file is no TMX, or
    defines entities.
    """
    root = read_root(path, "TMX", ("tmx",))
    found = (_unit(unit, source, target, path.stem) for unit in root.iter("{*}tu"))
    return tuple(entry for entry in found if entry is not None)


def _unit(unit: etree._Element, source: str, target: str, origin: str) -> Remembered | None:
    words: dict[str, str] = {}
    for variant in unit.iter("{*}tuv"):
        tag = variant.get(LANG) or variant.get("lang") or ""
        segment = variant.find("{*}seg")
        if segment is not None:
            words.setdefault(tag, "".join(_words(segment)))
    properties = {prop.get("type"): prop.text or "" for prop in unit.iter("{*}prop")}
    known, translated = _of(words, source), _of(words, target)
    if not known.strip() or not translated.strip() or max(len(known), len(translated)) > LONGEST_TEXT:
        return None
    return Remembered(
        MessageId(properties.get("x-context", ""), known), translated, properties.get("x-origin") or origin
    )


def _words(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child) and local(child) not in _CODES:
            yield from _words(child)
        yield child.tail or ""


def _of(words: dict[str, str], tag: str) -> str:
    """The words in a language: its own tag, else one that has the same language and another region."""
    exact = next((text for other, text in words.items() if other.lower() == tag.lower()), "")
    return exact or next((text for other, text in words.items() if same_language(other, tag)), "")
