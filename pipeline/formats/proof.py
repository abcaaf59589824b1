"""The last gate of a talking book: what the validators of EPUB and DAISY do not look at.

Everything is read back from the finished bytes and held against the edition and its narration. The gate knows
nothing of how the book was made.
"""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from pipeline.formats.frames import counted
from pipeline.formats.recording import chapter_lengths, clips_of_chapters
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import Kit
from pipeline.model.leaflet import Heading, Text
from pipeline.model.narration import Clip, Narration
from pipeline.text.inline import plain

# How far the end of the last clip may be from the end of the sound, in milliseconds.
_TOLERANCE = 50
_XHTML = "{http://www.w3.org/1999/xhtml}"
_OPF = "{http://www.idpf.org/2007/opf}"
_SMIL = "{http://www.w3.org/ns/SMIL}"
_ISOLATES = re.compile("[\u2066\u2069]")
_T = TypeVar("_T")
_UNIT = re.compile(r"u(\d+)(?:s(\d+))?")


@dataclass(frozen=True, slots=True)
class _Heard:
    """One clip of an overlay: the id on its page and its times in milliseconds."""

    id: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class _Part:
    """One section read back: its name, the page its words are on, its clips and its sound."""

    name: str
    page: str
    heard: tuple[_Heard, ...]
    sound: bytes


@dataclass(frozen=True, slots=True)
class _ReadBack:
    """A book read back: its sections, its pages by name, and its table of contents."""

    parts: tuple[_Part, ...]
    pages: dict[str, ET.Element]
    headings: tuple[str, ...]


def refuse_faults(kind: str, data: bytes, edition: Edition, kit: Kit) -> None:
    """Let nothing pass that has a fault: raises RenderError with the first and how many there are."""
    assert kit.narration is not None
    if faults := faults_of(kind, data, edition, kit.narration):
        raise RenderError(
            f"{edition.leaflet} in {edition.tag}, {kind}",
            f"{len(faults)} faults in the finished book, the first: {faults[0]}",
            "a book whose words and sound agree",
            "report it; the book was not written",
        )


def faults_of(kind: str, data: bytes, edition: Edition, narration: Narration) -> tuple[str, ...]:
    """What is wrong with a finished talking book, in words; `kind` is "epub" or "daisy".

    Held to: every MP3 is whole frames; the clips of a section cover its sound in order and without gaps and end with
    it (50 ms); every text of the edition is on the page, in its order and its words; every letter of it is heard
    exactly once, in the order of the page, while the narration says it; the contents are the headings; the lengths
    that the book states are those of its sound.
    """
    try:
        files = _unpacked(data)
        read, stated = (_read_epub(files), _epub_lengths) if kind == "epub" else (_read_daisy(files), _daisy_lengths)
        return tuple(_faults(read, edition, narration)) + tuple(stated(files, read))
    except (zipfile.BadZipFile, ET.ParseError, KeyError, ValueError) as error:
        return (f"it cannot be read: {type(error).__name__} {error}",)


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _faults(read: _ReadBack, edition: Edition, narration: Narration) -> Iterator[str]:
    headings = tuple(_flat(plain(block.text.words)) for block in edition.blocks if isinstance(block, Heading))
    if read.headings != headings:
        yield "the contents are not the headings of the leaflet"
    if len(read.parts) != len(narration.chapters):
        yield f"{len(read.parts)} sections for {len(narration.chapters)} chapters"
    units = tuple(edition.texts())
    yield from _words(read.pages, units)
    for name, page in read.pages.items():
        heard = [clip.id for part in read.parts if part.page == name for clip in part.heard]
        yield from (f"{name}: {fault}" for fault in _coverage(page, heard))
    for part, length in zip(read.parts, chapter_lengths(narration), strict=False):
        yield from (f"{part.name}: {fault}" for fault in _sound(part, length))
    for part, clips in zip(read.parts, clips_of_chapters(narration), strict=False):
        yield from (f"{part.name}: {fault}" for fault in _agreement(part, clips, units, read.pages[part.page]))


def _words(pages: dict[str, ET.Element], units: Sequence[Text]) -> Iterator[str]:
    """Every text of the edition is on the pages, in its order, with its words."""
    found = [
        (id_, _flat(_shown(element)))
        for page in pages.values()
        for element in page.iter()
        if (id_ := element.get("id", "")) and (match := _UNIT.fullmatch(id_)) and match[2] is None
    ]
    wanted = [(f"u{number}", _flat(plain(text.words))) for number, text in enumerate(units, start=1)]
    for one, other in zip(found, wanted, strict=False):
        if one != other:
            yield f"“{one[1]}” ({one[0]}) stands where “{other[1]}” ({other[0]}) is wanted"
            return
    if len(found) != len(wanted):
        yield f"{len(found)} texts on the pages, {len(wanted)} in the leaflet"


def _coverage(page: ET.Element, heard: Sequence[str]) -> Iterator[str]:
    """Every letter of the page's text is inside exactly one element that is heard, in the order of the page."""
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    yield from (f"the id {id_} stands {number} times" for id_, number in ids.items() if number > 1)
    yield from (f"{id_} is heard {number} times" for id_, number in Counter(heard).items() if number > 1)
    yield from (f"{id_} is heard and not there" for id_ in heard if id_ not in ids)
    order = [id_ for element in page.iter() if (id_ := element.get("id")) in set(heard) and id_ is not None]
    if order != [id_ for id_ in heard if id_ in ids]:
        yield "the clips are not in the order of the page"
    root = next((element for element in page.iter() if element.get("id") == "text"), None)
    if root is None:
        yield "the text is missing"
    else:
        yield from _unheard(root, frozenset(heard), 0)


def _unheard(element: ET.Element, heard: frozenset[str], depth: int) -> Iterator[str]:
    depth += element.get("id") in heard
    if depth > 1:
        yield f"{element.get('id')} is heard inside of what is heard"
    for words in (element.get("alt"), element.text):
        if not depth and _spoken(words):
            yield f"“{_flat(words or '')}” is not heard"
    for child in element:
        yield from _unheard(child, heard, depth)
        if not depth and _spoken(child.tail):
            yield f"“{_flat(child.tail or '')}” is not heard"


def _sound(part: _Part, length: int) -> Iterator[str]:
    """The clips cover the sound from its beginning to its end, and the sound is that of the narration."""
    if not part.heard:
        yield "nothing is heard"
        return
    if part.heard[0].begin != 0:
        yield f"the first clip begins at {part.heard[0].begin} ms"
    yield from (f"the clip of {clip.id} is empty or runs backwards" for clip in part.heard if clip.begin >= clip.end)
    for one, other in pairwise(part.heard):
        if one.end != other.begin:
            yield f"{one.id} ends at {one.end} ms, {other.id} begins at {other.begin} ms"
    try:
        sound = counted(part.sound).milliseconds
    except ValueError as error:
        yield f"the sound is damaged: {error}"
        return
    if abs(sound - part.heard[-1].end) > _TOLERANCE:
        yield f"the last clip ends at {part.heard[-1].end} ms, the sound at {sound} ms"
    if abs(sound - length) > 1:
        yield f"the sound has {sound} ms, the narration {length} ms"


def _agreement(
    part: _Part, clips: Sequence[tuple[Clip, int]], units: Sequence[Text], page: ET.Element
) -> Iterator[str]:
    """Every clip begins with a sentence of the narration, and holds the sentence that its element shows."""
    starts = {0, *(start for _, start in clips)}
    shown = {element.get("id", ""): _flat(_shown(element)) for element in page.iter()}
    by_anchor: dict[str, list[tuple[Clip, int]]] = {}
    for clip, start in clips:
        by_anchor.setdefault(clip.anchor, []).append((clip, start))
    for heard in part.heard:
        if heard.begin not in starts:
            yield f"at {heard.begin} ms, where {heard.id} begins, no sentence begins"
        inside = [clip for clip, start in clips if heard.begin <= start < heard.end]
        if match := _UNIT.fullmatch(heard.id):
            anchor, number = units[int(match[1]) - 1].anchor, int(match[2] or 1)
            wanted = by_anchor.get(anchor, [])[number - 1 : number]
            good = bool(wanted) and wanted[0][0] in inside
            if match[2]:
                good = good and _flat(wanted[0][0].written) in shown.get(heard.id, "")
        else:
            # A header row is heard with the announcement of its table, which are no words of the page.
            good = bool(inside) and (heard.id.startswith("r") or _flat(inside[0].written) == shown.get(heard.id))
        if not good:
            yield f"the words of {heard.id} are not those that are spoken"


def _spoken(words: str | None) -> bool:
    return any(map(str.isalnum, words or ""))


def _shown(element: ET.Element) -> str:
    """The words of an element as they are read; a line break is a space, a picture its description."""
    alone = element.get("alt") or ""
    inner = "".join(_shown(child) + (child.tail or "") for child in element)
    return (" " if element.tag == f"{_XHTML}br" else alone) + (element.text or "") + inner


def _flat(words: str) -> str:
    return " ".join(_ISOLATES.sub("", words).split())


def _first(found: Iterable[_T]) -> _T:
    """The first of what must be there; raises ValueError when there is none."""
    for one in found:
        return one
    raise ValueError("something that every book has is missing")


# -- EPUB -------------------------------------------------------------------------------------------------------


def _read_epub(files: dict[str, bytes]) -> _ReadBack:
    container = ET.fromstring(files["META-INF/container.xml"])
    package_name = _first(e.get("full-path", "") for e in container.iter() if e.get("full-path"))
    folder = package_name.rpartition("/")[0] + "/"
    package = ET.fromstring(files[package_name])
    items = {item.get("id", ""): item for item in package.iter(f"{_OPF}item")}
    parts: list[_Part] = []
    pages: dict[str, ET.Element] = {}
    for reference in package.iter(f"{_OPF}itemref"):
        item = items[reference.get("idref", "")]
        if overlay := item.get("media-overlay"):
            href = item.get("href", "")
            pages[href] = ET.fromstring(files[folder + href])
            smil = ET.fromstring(files[folder + items[overlay].get("href", "")])
            heard, sound = _clips(smil, _SMIL, "clipBegin", "clipEnd", href, _clock)
            parts.append(_Part(overlay, href, heard, files[folder + sound]))
    toc = ET.fromstring(
        files[folder + _first(i.get("href", "") for i in items.values() if i.get("properties") == "nav")]
    )
    links = [_flat(_shown(link)) for link in toc.iter(f"{_XHTML}a") if link.get("href", "") in pages]
    return _ReadBack(tuple(parts), pages, tuple(links))


def _epub_lengths(files: dict[str, bytes], read: _ReadBack) -> Iterator[str]:
    package = ET.fromstring(files[_first(name for name in files if name.endswith(".opf"))])
    durations = [meta for meta in package.iter(f"{_OPF}meta") if meta.get("property") == "media:duration"]
    stated = {meta.get("refines", "").lstrip("#"): _clock(meta.text or "") for meta in durations}
    wanted = {part.name: part.heard[-1].end for part in read.parts if part.heard}
    wanted[""] = sum(wanted.values())
    if stated != wanted:
        yield "the lengths that the package states are not those of the sound"
    if next(iter(files), "") != "mimetype":
        yield "the file named mimetype is not the first"


def _clips(
    smil: ET.Element, space: str, begin: str, end: str, page: str, time: Callable[[str], int]
) -> tuple[tuple[_Heard, ...], str]:
    """The clips of an overlay and the one sound that they are of."""
    heard: list[_Heard] = []
    sounds: set[str] = set()
    for par in smil.iter(f"{space}par"):
        text, audio = par.find(f"{space}text"), par.find(f"{space}audio")
        if text is None or audio is None:
            raise ValueError("a clip without text or without sound")
        file, _, id_ = text.get("src", "").partition("#")
        if file != page:
            raise ValueError(f"a clip of {file} among those of {page}")
        sounds.add(audio.get("src", ""))
        heard.append(_Heard(id_, time(audio.get(begin, "")), time(audio.get(end, ""))))
    if len(sounds) != 1:
        raise ValueError(f"{len(sounds)} sounds in one section")
    return tuple(heard), sounds.pop()


def _clock(value: str) -> int:
    hours, minutes, rest = value.split(":")
    whole, _, fraction = rest.partition(".")
    return ((int(hours) * 60 + int(minutes)) * 60 + int(whole)) * 1000 + int(fraction.ljust(3, "0") or 0)


# -- DAISY 2.02 -------------------------------------------------------------------------------------------------


def _read_daisy(files: dict[str, bytes]) -> _ReadBack:
    ncc = ET.fromstring(files["ncc.html"])
    page = ET.fromstring(files["text.html"])
    parts: list[_Part] = []
    for link in ncc.iter(f"{_XHTML}a"):
        name, _, id_ = link.get("href", "").partition("#")
        smil = ET.fromstring(files[name])
        first = _first(smil.iter("par"))
        if first.get("id") != id_:
            raise ValueError(f"the heading of {name} does not lead to its first clip")
        heard, sound = _clips(smil, "", "clip-begin", "clip-end", "text.html", _npt)
        parts.append(_Part(name, "text.html", heard, files[sound]))
    headings = [_flat(_shown(link)) for link in ncc.iter(f"{_XHTML}a")]
    return _ReadBack(tuple(parts), {"text.html": page}, tuple(headings))


def _daisy_lengths(files: dict[str, bytes], read: _ReadBack) -> Iterator[str]:
    stated = _metas(ET.fromstring(files["ncc.html"]).iter(f"{_XHTML}meta"))
    lengths = [part.heard[-1].end if part.heard else 0 for part in read.parts]
    if stated.get("ncc:tocItems") != str(len(read.headings)):
        yield "ncc:tocItems is not the number of headings"
    if stated.get("ncc:files") != str(len(files)):
        yield "ncc:files is not the number of files"
    if abs(_clock(stated.get("ncc:totalTime", "0:0:0")) - sum(lengths)) > 500:
        yield "ncc:totalTime is not the length of the book"
    elapsed = 0
    for part, length in zip(read.parts, lengths, strict=True):
        smil = ET.fromstring(files[part.name])
        here = _metas(smil.iter("meta"))
        if abs(_clock(here.get("ncc:totalElapsedTime", "0:0:0")) - elapsed) > 500:
            yield f"{part.name}: ncc:totalElapsedTime is not the length of the sections before"
        if abs(_clock(here.get("ncc:timeInThisSmil", "0:0:0")) - length) > 500:
            yield f"{part.name}: ncc:timeInThisSmil is not the length of the section"
        if _npt(f"npt={_first(smil.iter('seq')).get('dur')}") != length:
            yield f"{part.name}: dur is not the length of the section"
        elapsed += length
    master = ET.fromstring(files["master.smil"])
    if [reference.get("src") for reference in master.iter("ref")] != [part.name for part in read.parts]:
        yield "master.smil does not list the sections"


def _metas(metas: Iterable[ET.Element]) -> dict[str, str]:
    return {meta.get("name", ""): meta.get("content", "") for meta in metas}


def _npt(value: str) -> int:
    match = re.fullmatch(r"npt=(\d+)\.(\d{3})s", value)
    if match is None:
        raise ValueError(f"the time {value!r}")
    return int(match[1]) * 1000 + int(match[2])
