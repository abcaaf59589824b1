"""The last gate of a talking book: what the validators of EPUB and DAISY do not look at.

Everything is read back from the finished bytes (`readback.py`) and held against the edition and its narration. The
gate knows nothing of how the book was made.
"""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.foreign.zips import DAMAGED
from pipeline.formats.books.readback import (
    OPF,
    XHTML,
    Part,
    ReadBack,
    clock,
    first,
    flat,
    metas,
    play_time,
    read_daisy,
    read_epub,
    shown_words,
    unpacked,
)
from pipeline.formats.sound.frames import counted
from pipeline.formats.sound.recording import chapter_lengths, clips_of_chapters
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import Kit
from pipeline.model.leaflet import Heading, Text
from pipeline.model.narration import Clip, Narration
from pipeline.text.markup.inline import plain

# How far the end of the last clip may be from the end of the sound, in milliseconds.
_TOLERANCE = 50
# What reading back a book raises whose zip, XML or names of files are not what they should be.
_UNREADABLE: tuple[type[Exception], ...] = (*DAMAGED, ET.ParseError, KeyError)
_UNIT = re.compile(r"u(\d+)(?:s(\d+))?")


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
        files = unpacked(data)
        read, stated = (read_epub(files), _epub_lengths) if kind == "epub" else (read_daisy(files), _daisy_lengths)
        return tuple(_faults(read, edition, narration)) + tuple(stated(files, read))
    except _UNREADABLE as error:
        return (f"it cannot be read: {type(error).__name__} {error}",)


def _faults(read: ReadBack, edition: Edition, narration: Narration) -> Iterator[str]:
    headings = tuple(flat(plain(block.text.words)) for block in edition.blocks if isinstance(block, Heading))
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
        (id_, flat(shown_words(element)))
        for page in pages.values()
        for element in page.iter()
        if (id_ := element.get("id", "")) and (match := _UNIT.fullmatch(id_)) and match[2] is None
    ]
    wanted = [(f"u{number}", flat(plain(text.words))) for number, text in enumerate(units, start=1)]
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
            yield f"“{flat(words or '')}” is not heard"
    for child in element:
        yield from _unheard(child, heard, depth)
        if not depth and _spoken(child.tail):
            yield f"“{flat(child.tail or '')}” is not heard"


def _sound(part: Part, length: int) -> Iterator[str]:
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


def _agreement(part: Part, clips: Sequence[tuple[Clip, int]], units: Sequence[Text], page: ET.Element) -> Iterator[str]:
    """Every clip begins with a sentence of the narration, and holds the sentence that its element shows."""
    starts = {0, *(start for _, start in clips)}
    shown = {element.get("id", ""): flat(shown_words(element)) for element in page.iter()}
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
                good = good and flat(wanted[0][0].written) in shown.get(heard.id, "")
        else:
            # A header row is heard with the announcement of its table, which are no words of the page.
            good = bool(inside) and (heard.id.startswith("r") or flat(inside[0].written) == shown.get(heard.id))
        if not good:
            yield f"the words of {heard.id} are not those that are spoken"


def _spoken(words: str | None) -> bool:
    return any(map(str.isalnum, words or ""))


def _epub_lengths(files: dict[str, bytes], read: ReadBack) -> Iterator[str]:
    package = ET.fromstring(files[first(name for name in files if name.endswith(".opf"))])
    durations = [meta for meta in package.iter(f"{OPF}meta") if meta.get("property") == "media:duration"]
    stated = {meta.get("refines", "").lstrip("#"): clock(meta.text or "") for meta in durations}
    wanted = {part.name: part.heard[-1].end for part in read.parts if part.heard}
    wanted[""] = sum(wanted.values())
    if stated != wanted:
        yield "the lengths that the package states are not those of the sound"
    if next(iter(files), "") != "mimetype":
        yield "the file named mimetype is not the first"


def _daisy_lengths(files: dict[str, bytes], read: ReadBack) -> Iterator[str]:
    stated = metas(ET.fromstring(files["ncc.html"]).iter(f"{XHTML}meta"))
    lengths = [part.heard[-1].end if part.heard else 0 for part in read.parts]
    if stated.get("ncc:tocItems") != str(len(read.headings)):
        yield "ncc:tocItems is not the number of headings"
    if stated.get("ncc:files") != str(len(files)):
        yield "ncc:files is not the number of files"
    if abs(clock(stated.get("ncc:totalTime", "0:0:0")) - sum(lengths)) > 500:
        yield "ncc:totalTime is not the length of the book"
    elapsed = 0
    for part, length in zip(read.parts, lengths, strict=True):
        smil = ET.fromstring(files[part.name])
        here = metas(smil.iter("meta"))
        if abs(clock(here.get("ncc:totalElapsedTime", "0:0:0")) - elapsed) > 500:
            yield f"{part.name}: ncc:totalElapsedTime is not the length of the sections before"
        if abs(clock(here.get("ncc:timeInThisSmil", "0:0:0")) - length) > 500:
            yield f"{part.name}: ncc:timeInThisSmil is not the length of the section"
        if play_time(f"npt={first(smil.iter('seq')).get('dur')}") != length:
            yield f"{part.name}: dur is not the length of the section"
        elapsed += length
    master = ET.fromstring(files["master.smil"])
    if [reference.get("src") for reference in master.iter("ref")] != [part.name for part in read.parts]:
        yield "master.smil does not list the sections"
