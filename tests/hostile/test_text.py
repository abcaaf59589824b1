"""Whatever a translation holds, it is refused with its place or shown as text: in every format, in every position."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

import pymupdf
import pytest
from lxml import etree
from mutagen.id3 import ID3

from pipeline.formats import FORMATS
from pipeline.model.errors import CatalogueError, RenderError, VoiceError
from pipeline.model.finding import Severity
from tests.hostile.corpus import PLAIN, Hostile, cases, edition, findings, leaflet, made, message, readable

WORD = [name for name in ("docx", "large-print") if name in FORMATS]
PLACES = sum(1 for _ in leaflet().texts())
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# How the words of a Word document are cut into runs, which other letters and line breaks change.
_CUT = {f"{_WORD}{name}" for name in "r rPr t br b bCs rtl cs lang rFonts rStyle hyperlink vanish noProof".split()}


def names(found: tuple[Hostile, ...]) -> list[str]:
    return [case.name for case in found]


def squeezed(text: str) -> str:
    """Without spaces, direction marks and isolates, which each format sets in its own way."""
    return re.sub("[\\s\u200b\u200e\u200f\u2066-\u2069]", "", text)


# Reading and checks


@pytest.mark.parametrize("case", cases(), ids=names(cases()))
def test_a_translation_is_refused_where_it_must_be_and_passes_where_it_may(case: Hostile, tmp_path: Path) -> None:
    if case.read:
        with pytest.raises(CatalogueError, match=re.escape(case.read)) as caught:
            message(case, tmp_path)
        assert re.fullmatch(r"locale/pl/LC_MESSAGES/x\.po:[578](?::[0-9]+)?", caught.value.place)
        assert caught.value.remedy
        assert str(caught.value).isprintable()
        return
    found = findings(message(case, tmp_path))
    assert {each.code for each in found if each.severity is Severity.BLOCK} == case.checks
    assert {each.code for each in found if each.severity is Severity.REVIEW} == case.review
    for each in found:
        assert (each.file, each.line) == ("locale/pl/LC_MESSAGES/x.po", 5)
        assert each.message.isprintable()


# Formats


# A sentence of ten minutes is no sentence: the voice names it.
TOO_LONG_TO_SPEAK = ("characters; at most 10000",)


def rendered(name: str, case: Hostile, tag: str, folder: Path) -> bytes | None:
    """The leaflet with the case in every place; None when the format refuses it, as the case allows."""
    try:
        return made(FORMATS[name], edition(tag, message(case, folder).target))
    except (RenderError, VoiceError) as error:
        allowed = (case.audio, *TOO_LONG_TO_SPEAK[: case.long]) if name == "mp3" else case.refused
        if error.remedy and any(word and word in str(error) for word in allowed):
            return None
        raise


@lru_cache(maxsize=32)
def harmless(name: str, tag: str, words: str = PLAIN) -> bytes:
    return made(FORMATS[name], edition(tag, words))


class Page(HTMLParser):
    """The elements of a page with the names of their attributes, its addresses, its comments and its words."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[tuple[str, ...]] = Counter()
        self.addresses: set[str] = set()
        self.other: list[str] = []
        self.words: list[str] = []
        self.feed(data.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[(tag, *(name for name, _ in attrs))] += 1
        for name, value in attrs:
            if name in ("href", "src", "srcset", "data", "action", "poster"):
                self.addresses.add(value or "")
            elif name in ("alt", "content", "data-label", "aria-label"):
                self.words.append(value or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


def structure(page: Page) -> Counter[tuple[str, ...]]:
    """The elements but those that keep figures in order, break lines, and are bold, linked or emphasised words."""
    inline = ("bdi", "br", "strong", "em")
    return Counter({found: times for found, times in page.elements.items() if found[0] not in inline})


# Long texts go through the formats in Arabic as well in test_guarded.py, which is about their time.
PAGES = [(tag, case) for tag in ("pl", "ar") for case in readable() if tag == "pl" or not case.long]


@pytest.mark.parametrize(("tag", "case"), PAGES, ids=[f"{tag}-{case.name}" for tag, case in PAGES])
def test_in_a_web_page_it_is_words_and_nothing_else(case: Hostile, tag: str, tmp_path: Path) -> None:
    data = rendered("html", case, tag, tmp_path)
    if data is None:
        return
    page, plain = Page(data), Page(harmless("html", tag))
    added = structure(page) - structure(plain)
    assert not structure(plain) - structure(page)
    assert {found[0] for found in added} <= ({"a"} if case.links else set())
    assert {found[1:] for found in added} <= {("href",), ("href", "data-address")}
    assert page.addresses - plain.addresses == set(case.links)
    assert page.other == []
    assert not [name for found in page.elements for name in found[1:] if name.startswith("on")]
    wanted, words = squeezed(case.shown), squeezed(" ".join(page.words))
    assert words.count(wanted) >= (1 if case.long else PLACES)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def elements(xml: bytes) -> Counter[str]:
    root = etree.fromstring(xml)
    assert all(isinstance(each.tag, str) for each in root.iter()), "a comment or an instruction"
    return Counter(str(each.tag) for each in root.iter() if each.tag not in _CUT)


def relations(package: dict[str, bytes]) -> Counter[tuple[str, str, str]]:
    found = (each for name, xml in package.items() if name.endswith(".rels") for each in etree.fromstring(xml))
    return Counter((each.get("Type", ""), each.get("Target", ""), each.get("TargetMode", "")) for each in found)


def word_texts(package: dict[str, bytes]) -> Iterator[str]:
    for name, xml in package.items():
        if name.endswith(".xml"):
            for each in etree.fromstring(xml).iter():
                yield each.text or ""
                yield from (str(value) for key, value in each.attrib.items() if key in ("descr", "title"))


@pytest.mark.parametrize("case", readable(), ids=names(readable()))
@pytest.mark.parametrize("name", WORD)
def test_in_a_word_document_it_is_words_and_nothing_else(case: Hostile, name: str, tmp_path: Path) -> None:
    tag = "ar" if name == "large-print" else "pl"
    data = rendered(name, case, tag, tmp_path)
    if data is None:
        return
    # Words as long as these: where the longest does not fit into its column, a table is set as a list.
    package, plain = parts(data), parts(harmless(name, tag, re.sub(r"\S", "x", case.shown) or PLAIN))
    # A link at the foot of the page needs a list of relations of its own.
    new = [part for part in package if part not in plain and not re.fullmatch(r"word/_rels/\w+\.xml\.rels", part)]
    assert (new, [part for part in plain if part not in package]) == ([], [])
    assert case.links or list(package) == list(plain)
    for part in plain:
        if part.endswith((".xml", ".rels")) and not part.endswith(".xml.rels"):
            assert elements(package[part]) == elements(plain[part]), part
    added = relations(package) - relations(plain)
    assert not relations(plain) - relations(package)
    assert {target for _, target, _ in added} == set(case.links)
    assert {kind.rpartition("/")[2] for kind, _, _ in added} <= {"hyperlink"}
    wanted, words = squeezed(case.shown), squeezed("".join(word_texts(package)))
    assert words.count(wanted) >= (1 if case.long else PLACES)


@pytest.mark.parametrize("case", readable(), ids=names(readable()))
def test_in_a_recording_it_is_words_and_nothing_else(case: Hostile, tmp_path: Path) -> None:
    data = rendered("mp3", case, "pl", tmp_path)
    if data is None:
        return
    found, plain = tag_of(data), tag_of(harmless("mp3", "pl"))
    assert sorted(found) == sorted(plain)
    assert frame_names(data) == frame_names(harmless("mp3", "pl"))
    (lyrics,) = (words for name, words in found.items() if name.startswith("USLT"))
    assert squeezed(case.shown) in squeezed(lyrics)


def tag_of(data: bytes) -> dict[str, str]:
    """The frames of a tag by their names in mutagen, with their words."""
    frames = ID3(io.BytesIO(data))  # type: ignore[no-untyped-call]  # mutagen has no types
    return {str(name): str(getattr(frames[name], "text", "")) for name in frames}


def frame_names(data: bytes) -> list[str]:
    """The frames of a tag as they stand, read without a library that may pass over some."""
    size = sum(byte << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    at, found = 10, []
    while at < 10 + size:
        found.append(data[at : at + 4].decode("ascii"))
        at += 10 + int.from_bytes(data[at + 4 : at + 8], "big")
    assert at == 10 + size
    return found


@pytest.mark.parametrize("case", readable(), ids=names(readable()))
def test_in_a_pdf_it_is_words_and_nothing_else(case: Hostile, tmp_path: Path) -> None:
    data = rendered("pdf", case, "pl", tmp_path)
    if data is None:
        return
    with pymupdf.open(stream=data) as document:  # type: ignore[no-untyped-call]  # PyMuPDF has no types
        text = "".join(page.get_text() for page in document)
        objects = [document.xref_object(number) for number in range(1, document.xref_length())]
        links = {link["uri"] for page in document for link in page.get_links() if link.get("uri")}
    assert links <= {*case.links, *(f"{link}/" for link in case.links)}
    danger = re.compile(r"/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFiles?|GoToR|SubmitForm|RichMedia|URI)\b")
    assert not [each for each in objects for found in danger.findall(each) if not (found == "/URI" and case.links)]
    if case.long:
        # Every page has its own head and foot between the words.
        assert not Counter(squeezed(case.shown)) - Counter(text)
    else:
        assert squeezed(case.shown) in squeezed(text)
