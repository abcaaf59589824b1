"""Every word that a file holds for people: text, alternative texts, titles, properties, tags."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import lxml.html
import mutagen.id3
import pymupdf
from lxml import etree

from tests.formats.pdf_reading import Reading

# Attributes whose value a person reads or hears.
_READ = frozenset(
    {"alt", "title", "descr", "aria-label", "aria-description", "content", "label", "summary", "placeholder"}
)
# Names of properties whose values are given by a standard or by the program, for programs.
_FOR_PROGRAMS = frozenset(
    "viewport generator color-scheme referrer robots ncc:format ncc:generator ncc:narrator ncc:multimediatype "
    "ncc:charset ncc:tocitems dc:format dc:language dc:identifier dc:source prod:edition prod:voice".split()
)
# Parts of a Word file that no reader meets: names of styles and fonts, settings, relationships.
_INNER = re.compile(
    r"word/(?:styles|settings|fontTable|numbering|webSettings|theme/.*|_rels/.*)|\[Content_Types\]|_rels/|docProps/app"
)

# The libraries' own functions have no types.
_open: Any = pymupdf.open
_tags: Any = mutagen.id3.ID3


def words(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Place and text of everything in a file that is for people."""
    kind = name.rpartition(".")[2].lower()
    if kind == "html":
        yield from _html(name, data)
    elif kind == "pdf":
        yield from _pdf(name, data)
    elif kind == "mp3":
        yield from _mp3(name, data)
    elif kind == "json":
        yield from _json(name, json.loads(data))
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                if not (kind == "docx" and _INNER.search(inner)):
                    yield f"{name}: file name", inner
                    yield from words(f"{name}/{inner}", archive.read(inner))
    elif kind in ("xml", "xhtml", "opf", "smil", "ncx"):
        yield from _xml(name, data)
    elif kind == "txt":
        yield name, data.decode("utf-8")


def _html(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    root: Any = lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag not in ("script", "style"):
            yield f"{name} <{element.tag}>", element.text or ""
            yield from _attributes(name, element)
        else:
            yield from ((f"{name} <{element.tag}>", said) for said in _spoken_by_code(element.text or ""))
        yield f"{name} after <{element.tag}>", element.tail or ""


def _spoken_by_code(text: str) -> Iterator[str]:
    """What is in quotes and has a space in it or goes to the page: words that a script or style sheet would show."""
    for match in re.finditer(r"""(?:content\s*:|textContent\s*=|innerText\s*=|title\s*=)\s*(["'])(.*?)\1""", text):
        yield match[2]


def _attributes(name: str, element: Any) -> Iterator[tuple[str, str]]:
    technical = str(element.get("name", "")).lower() in _FOR_PROGRAMS
    for key, value in element.attrib.items():
        if str(key) in _READ and not technical and element.get("http-equiv") is None and element.get("charset") is None:
            named = f" {element.get('name')}" if element.get("name") else ""
            yield f"{name} <{etree.QName(element).localname}{named}> @{key}", str(value)


def _xml(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    root: Any = etree.fromstring(data)
    for element in root.iter():
        if isinstance(element.tag, str):
            local = etree.QName(element).localname
            if local not in ("instrText", "style", "meta"):
                yield f"{name} <{local}>", element.text or ""
            elif local == "meta":
                yield f"{name} <meta {element.get('property', element.get('name', ''))}>", element.text or ""
            yield from _attributes(name, element)
            yield f"{name} after <{local}>", element.tail or ""


def _pdf(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    document = _open(stream=data)
    for key in ("title", "author", "subject", "keywords"):
        yield f"{name} {key}", str(document.metadata.get(key) or "")
    for entry in document.get_toc():
        yield f"{name} bookmark", str(entry[1])
    yield f"{name} metadata", re.sub(r"<[^>]*>", " ", document.get_xml_metadata() or "")
    for page in document:
        yield f"{name} page {page.number + 1}", page.get_text()
    for element in Reading(data).tree().walk():
        yield f"{name} {element.role}", f"{element.alt} {element.text() if element.role == 'Document' else ''}"


def _mp3(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    # The chapters of a talking book carry no tags.
    tags = _tags(io.BytesIO(data)).values() if data.startswith(b"ID3") else ()
    for frame in tags:
        yield from ((f"{name} {frame.FrameID}", str(said)) for said in _said(frame))


def _said(frame: object) -> Iterator[object]:
    yield from getattr(frame, "text", ())
    for inner in getattr(frame, "sub_frames", {}).values():
        yield from _said(inner)


def _json(name: str, value: object) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield name, value
        case list():
            for inner in value:
                yield from _json(name, inner)
        case dict():
            for key, inner in value.items():
                yield from _json(f"{name} {key}", inner)
        case _:
            pass
