"""Finished talking books read back: their sections with clips and sound, their pages and their contents.

It knows nothing of how the books were made. What a book lacks raises KeyError or ValueError, what is no XML ParseError.
"""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
_SMIL = "{http://www.w3.org/ns/SMIL}"
_ISOLATES = re.compile("[\u2066\u2069]")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Heard:
    """One clip of an overlay: the id on its page and its times in milliseconds."""

    id: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """One section read back: its name, the page its words are on, its clips and its sound."""

    name: str
    page: str
    heard: tuple[Heard, ...]
    sound: bytes


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A book read back: its sections, its pages by name, and its table of contents."""

    parts: tuple[Part, ...]
    pages: dict[str, ET.Element]
    headings: tuple[str, ...]


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a book in the order of its archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shown_words(element: ET.Element) -> str:
    """The words of an element as they are read; a line break is a space, a picture its description."""
    alone = element.get("alt") or ""
    inner = "".join(shown_words(child) + (child.tail or "") for child in element)
    return (" " if element.tag == f"{XHTML}br" else alone) + (element.text or "") + inner


def flat(words: str) -> str:
    """Words in one line, without the marks that isolate directions."""
    return " ".join(_ISOLATES.sub("", words).split())


def first(found: Iterable[_T]) -> _T:
    """The first of what must be there; raises ValueError when there is none."""
    for one in found:
        return one
    raise ValueError("something that every book has is missing")


def read_epub(files: dict[str, bytes]) -> ReadBack:
    """An EPUB: its sections are the pages that have an overlay, in the order of the spine.

    Raises ValueError or KeyError when a part of it is missing, ParseError when one is no XML.
    """
    container = ET.fromstring(files["META-INF/container.xml"])
    package_name = first(e.get("full-path", "") for e in container.iter() if e.get("full-path"))
    folder = package_name.rpartition("/")[0] + "/"
    package = ET.fromstring(files[package_name])
    items = {item.get("id", ""): item for item in package.iter(f"{OPF}item")}
    parts: list[Part] = []
    pages: dict[str, ET.Element] = {}
    for reference in package.iter(f"{OPF}itemref"):
        item = items[reference.get("idref", "")]
        if overlay := item.get("media-overlay"):
            href = item.get("href", "")
            pages[href] = ET.fromstring(files[folder + href])
            smil = ET.fromstring(files[folder + items[overlay].get("href", "")])
            heard, sound = _clips(smil, _SMIL, "clipBegin", "clipEnd", href, clock)
            parts.append(Part(overlay, href, heard, files[folder + sound]))
    toc = ET.fromstring(
        files[folder + first(i.get("href", "") for i in items.values() if i.get("properties") == "nav")]
    )
    links = [flat(shown_words(link)) for link in toc.iter(f"{XHTML}a") if link.get("href", "") in pages]
    return ReadBack(tuple(parts), pages, tuple(links))


def _clips(
    smil: ET.Element, space: str, begin: str, end: str, page: str, time: Callable[[str], int]
) -> tuple[tuple[Heard, ...], str]:
    """The clips of an overlay and the one sound that they are of."""
    heard: list[Heard] = []
    sounds: set[str] = set()
    for par in smil.iter(f"{space}par"):
        text, audio = par.find(f"{space}text"), par.find(f"{space}audio")
        if text is None or audio is None:
            raise ValueError("a clip without text or without sound")
        file, _, id_ = text.get("src", "").partition("#")
        if file != page:
            raise ValueError(f"a clip of {file} among those of {page}")
        sounds.add(audio.get("src", ""))
        heard.append(Heard(id_, time(audio.get(begin, "")), time(audio.get(end, ""))))
    if len(sounds) != 1:
        raise ValueError(f"{len(sounds)} sounds in one section")
    return tuple(heard), sounds.pop()


def clock(value: str) -> int:
    """A clock value (0:04:37.120) in milliseconds."""
    hours, minutes, rest = value.split(":")
    whole, _, fraction = rest.partition(".")
    return ((int(hours) * 60 + int(minutes)) * 60 + int(whole)) * 1000 + int(fraction.ljust(3, "0") or 0)


def read_daisy(files: dict[str, bytes]) -> ReadBack:
    """A DAISY 2.02 book: its sections are what its contents lead to, and all words are on one page.

    Raises ValueError or KeyError when a part of it is missing, ParseError when one is no XML.
    """
    ncc = ET.fromstring(files["ncc.html"])
    page = ET.fromstring(files["text.html"])
    parts: list[Part] = []
    for link in ncc.iter(f"{XHTML}a"):
        name, _, id_ = link.get("href", "").partition("#")
        smil = ET.fromstring(files[name])
        opening = first(smil.iter("par"))
        if opening.get("id") != id_:
            raise ValueError(f"the heading of {name} does not lead to its first clip")
        heard, sound = _clips(smil, "", "clip-begin", "clip-end", "text.html", play_time)
        parts.append(Part(name, "text.html", heard, files[sound]))
    headings = [flat(shown_words(link)) for link in ncc.iter(f"{XHTML}a")]
    return ReadBack(tuple(parts), {"text.html": page}, tuple(headings))


def metas(elements: Iterable[ET.Element]) -> dict[str, str]:
    """What `meta` elements say, by name."""
    return {element.get("name", ""): element.get("content", "") for element in elements}


def play_time(value: str) -> int:
    """SMIL's normal play time (npt=4.120s) in milliseconds. Raises ValueError for anything else."""
    match = re.fullmatch(r"npt=(\d+)\.(\d{3})s", value)
    if match is None:
        raise ValueError(f"the time {value!r}")
    return int(match[1]) * 1000 + int(match[2])
