"""Talking books of both samples in every language, with the real voice, before the judges of their formats.

The words, the sound and the times of all spoken files are held against the edition and against each other.
"""

import io
import json
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import mutagen.id3
import numpy
import pytest

from pipeline.formats.books.proof import faults_of
from pipeline.formats.sound.recording import DELAY, chapter_times, clip_times, decoded_samples
from pipeline.languages import language
from pipeline.model.leaflet import Figure, Heading, Table
from pipeline.text import phrases
from pipeline.text.markup.inline import plain
from tests.books import epubcheck
from tests.books.made import LEAFLETS, TAGS, Made, made
from tests.books.zips import unpacked

pytestmark = pytest.mark.xdist_group("samples")

HERE = Path(__file__).parent
NAMES = [f"{leaflet}-{tag}" for leaflet in LEAFLETS for tag in TAGS]
INVISIBLE = re.compile("[\u2066\u2069]")
Book = Callable[[str], Made]


@pytest.fixture(scope="module")
def books(sample_store: Path) -> dict[str, Made]:
    return {one.name: one for one in made(sample_store)}


def flat(text: str) -> str:
    return " ".join(INVISIBLE.sub("", text).split())


def page(data: bytes) -> Any:
    """An XHTML page as a tree; typed loosely, because lxml's results are of many kinds."""
    return lxml.etree.fromstring(data)


def ids(tree: Any, pattern: str) -> list[Any]:
    return [element for element in tree.iter() if re.fullmatch(pattern, element.get("id") or "")]


def words_of(element: Any) -> str:
    if element.get("alt"):
        return flat(element.get("alt"))
    for line in element.iter("{*}br"):
        line.tail = " " + (line.tail or "")
    return flat("".join(element.itertext()))


def epub_pages(one: Made) -> list[Any]:
    files = unpacked(one.files["epub"])
    return [page(data) for name, data in files.items() if re.fullmatch(r"book/s\d+\.xhtml", name)]


# -- The judges -------------------------------------------------------------------------------------------------


def test_epubcheck_finds_nothing_in_any_book(books: dict[str, Made], tmp_path: Path) -> None:
    # The first are judged where only two can be: one from right to left, one from left to right.
    first = ["pain-relief-at-home-ar", "pain-relief-at-home-en"]
    files = []
    for name in [*first, *(other for other in books if other not in first)]:
        files.append(tmp_path / f"{name}.epub")
        files[-1].write_bytes(books[name].files["epub"])
    told = epubcheck.said_of_all(files)
    assert epubcheck.complaints(told) == []
    assert told.count("No errors or warnings detected.") == told.count("BOOK ") >= 2


@pytest.mark.skipif(
    shutil.which("ace") is None and shutil.which("ace-cli") is None,
    reason="DAISY Ace is not installed (npm i -g --ignore-scripts @daisy/ace-cli @daisy/ace-axe-runner-puppeteer)",
)
@pytest.mark.parametrize("name", ["pain-relief-at-home-en", "pain-relief-at-home-ur"])
def test_ace_finds_no_barrier(books: dict[str, Made], tmp_path: Path, name: str) -> None:
    (tmp_path / "book.epub").write_bytes(books[name].files["epub"])
    command = [shutil.which("ace") or shutil.which("ace-cli") or "", "-f", "-s", "-o", str(tmp_path), "book.epub"]
    given = {"PUPPETEER_EXECUTABLE_PATH": shutil.which("chromium") or "", "XDG_CONFIG_HOME": str(tmp_path / "settings")}
    subprocess.run(command, cwd=tmp_path, env={**os.environ, **given}, capture_output=True, check=True, timeout=200)
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["earl:result"] == {"earl:outcome": "pass"}
    assert [one for about in report["assertions"] for one in about["assertions"]] == []


GRAMMARS = {"ncc.html": "daisy-ncc", "master.smil": "daisy-master"}


def grammar(name: str) -> Any:
    return lxml.etree.RelaxNG(lxml.etree.parse(str(HERE / f"{GRAMMARS.get(name, 'daisy-smil')}.rng")))


@pytest.mark.parametrize("name", NAMES)
def test_every_daisy_book_keeps_to_the_grammar(books: dict[str, Made], name: str) -> None:
    files = unpacked(books[name].files["daisy"])
    judged = [file for file in files if file.endswith(".smil") or file == "ncc.html"]
    assert len(judged) == 2 + len(books[name].narration.chapters)
    for file in judged:
        judge = grammar(file)
        assert judge.validate(page(files[file])), f"{file}: {judge.error_log}"
    assert page(files["text.html"]).getroottree().docinfo.public_id == "-//W3C//DTD XHTML 1.0 Transitional//EN"


@pytest.mark.parametrize(
    ("file", "found", "instead"),
    [
        ("ncc.html", rb'<meta name="dc:identifier"[^>]*>', b""),
        ("ncc.html", rb'<meta name="ncc:totalTime"[^>]*>', b""),
        ("ncc.html", rb"Daisy 2.02", b"Daisy 2.0"),
        ("ncc.html", rb' class="title"', b""),
        ("ncc.html", rb"\.smil#", b".smil?"),
        ("ncc.html", rb'id="h2"', b'id="h1"'),
        ("s0001.smil", rb'<audio src="s0001.mp3" clip-begin="npt=0', b'<audio src="s0001.mp3" clip-begin="npt=-0'),
        ("s0001.smil", rb' endsync="last"', b""),
        ("s0001.smil", rb"<text [^>]*>", b""),
        ("s0001.smil", rb'<region id="txtView"/>', b""),
        ("master.smil", rb"<ref [^>]*>", b""),
    ],
)
def test_the_grammar_refuses_what_the_specification_forbids(
    books: dict[str, Made], file: str, found: bytes, instead: bytes
) -> None:
    good = unpacked(books["pain-relief-at-home-pl"].files["daisy"])[file]
    bad = re.sub(found, instead, good)
    assert bad != good
    assert not grammar(file).validate(page(bad))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["epub", "daisy"])
def test_our_own_gate_finds_nothing(books: dict[str, Made], name: str, kind: str) -> None:
    one = books[name]
    assert faults_of(kind, one.files[kind], one.edition, one.narration) == ()


# -- Words ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_both_books_carry_the_units_of_the_leaflet_in_its_order(books: dict[str, Made], name: str) -> None:
    one = books[name]
    wanted = [flat(plain(text.words)) for text in one.edition.texts()]
    in_epub = [words_of(element) for tree in epub_pages(one) for element in ids(tree, r"u\d+")]
    assert in_epub == wanted
    in_daisy = ids(page(unpacked(one.files["daisy"])["text.html"]), r"u\d+")
    assert [words_of(element) for element in in_daisy] == wanted


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_that_is_spoken_is_marked_by_itself(books: dict[str, Made], name: str) -> None:
    """Texts are cut where the narration is: as many elements as sentences, with their words."""
    one = books[name]
    spoken: dict[str, list[str]] = {}
    tables = {
        cell.anchor
        for block in one.edition.blocks
        if isinstance(block, Table)
        for cell in (*block.header, *block.rows[0])
    }
    for clip in one.narration.clips:
        spoken.setdefault(clip.anchor, []).append(flat(clip.written))
    trees = {element.get("id"): element for tree in epub_pages(one) for element in tree.iter() if element.get("id")}
    several = 0
    for number, text in enumerate(one.edition.texts(), start=1):
        said = spoken[text.anchor]
        if len(said) > 1 and text.anchor not in tables and trees[f"u{number}"].tag.rpartition("}")[2] != "img":
            marked = [trees[f"u{number}s{index}"] for index in range(1, len(said) + 1)]
            assert [words_of(element) for element in marked] == said
            several += 1
    assert several >= 5


@pytest.mark.parametrize("name", NAMES)
def test_the_contents_are_the_headings_in_every_product(books: dict[str, Made], name: str) -> None:
    one = books[name]
    headings = [flat(plain(block.text.words)) for block in one.edition.blocks if isinstance(block, Heading)]
    nav = page(unpacked(one.files["epub"])["book/nav.xhtml"])
    about = flat(one.kit.words.say(phrases.ABOUT))
    assert [words_of(link) for link in nav.iter("{*}a")] == [*headings, about]
    ncc = page(unpacked(one.files["daisy"])["ncc.html"])
    assert [words_of(link) for link in ncc.iter("{*}a")] == headings
    assert [flat(chapter["title"]) for chapter in json.loads(one.files["timing"])["chapters"]] == headings
    tracks = {file: data for file, data in unpacked(one.files["mp3-sections"]).items() if file.endswith(".mp3")}
    assert [flat(tags(tracks[file])["TIT2"].text[0]) for file in sorted(tracks)] == headings


def tags(data: bytes) -> Any:
    """The tag of a recording; mutagen has no types."""
    read: Any = mutagen.id3.ID3
    return read(io.BytesIO(data))


@pytest.mark.parametrize("name", ["pain-relief-at-home-ar", "pain-relief-at-home-en", "balloon-kyphoplasty-zh-Hans"])
def test_language_and_direction_stand_on_every_page_and_in_the_package(books: dict[str, Made], name: str) -> None:
    one = books[name]
    direction = language(one.edition.tag).direction
    files = unpacked(one.files["epub"])
    pages = [data for file, data in files.items() if file.endswith(".xhtml")]
    for tree in map(page, [*pages, unpacked(one.files["daisy"])["text.html"]]):
        tag = "{http://www.w3.org/XML/1998/namespace}lang"
        assert (tree.get("lang"), tree.get(tag), tree.get("dir")) == (one.edition.tag, one.edition.tag, direction)
    package = page(files["book/package.opf"])
    assert package.find("{*}metadata/{*}language").text == one.edition.tag
    assert package.find("{*}spine").get("page-progression-direction") == direction


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_says_so_in_text_sound_and_metadata(books: dict[str, Made], name: str) -> None:
    one = books[name]
    notice, word = one.kit.words.say(phrases.DRAFT_NOTICE), one.kit.words.say(phrases.DRAFT)
    epub, daisy = unpacked(one.files["epub"]), unpacked(one.files["daisy"])
    for data in (epub["book/s01.xhtml"], daisy["text.html"]):
        (box,) = [e for e in page(data).iter() if e.get("class") == "draft"]
        assert words_of(box).replace(" ", "") == flat(notice).replace(" ", "")
        assert [e.get("id") for e in box] == ["o1", "o2", "o3"][: len(box)]
    for file, data in epub.items():
        if file.endswith(".xhtml") and "nav" not in file:
            assert [words_of(e) for e in page(data).iter() if e.get("class") == "state"] == [flat(word)]
    package, ncc = page(epub["book/package.opf"]), page(daisy["ncc.html"])
    title = f"{word} – {plain(one.edition.title.words)}"
    assert package.find("{*}metadata/{*}title").text == title
    assert package.find("{*}metadata/{*}description").text == notice
    metas = {meta.get("name"): meta.get("content") for meta in ncc.iter("{*}meta")}
    assert (metas["dc:title"], metas["dc:description"], metas["prod:status"]) == (title, notice, "DRAFT")
    for file, data in unpacked(one.files["mp3-sections"]).items():
        if file.endswith(".mp3"):
            tag = tags(data)
            assert (tag["TALB"].text[0], tag["TIT3"].text[0], tag["TXXX:status"].text[0]) == (title, word, "DRAFT")
        elif file.endswith(".txt"):
            assert notice in data.decode("utf-8")


def test_the_package_tells_what_the_book_offers_to_whom(books: dict[str, Made]) -> None:
    one = books["pain-relief-at-home-cy"]
    package = page(unpacked(one.files["epub"])["book/package.opf"])
    told: dict[str, list[str]] = {}
    for meta in package.iter("{*}meta"):
        told.setdefault(meta.get("property"), []).append(meta.text)
    assert told["schema:accessMode"] == ["textual", "auditory", "visual"]
    assert told["schema:accessModeSufficient"] == ["textual", "auditory"]
    assert {"synchronizedAudioText", "alternativeText", "tableOfContents"} <= set(told["schema:accessibilityFeature"])
    assert told["schema:accessibilityHazard"] == ["none"]
    assert told["schema:accessibilitySummary"] == [one.kit.words.say(phrases.ACCESSIBILITY)]
    assert told["media:active-class"] == ["-epub-media-overlay-active"]
    assert b".-epub-media-overlay-active" in unpacked(one.files["epub"])["book/book.css"]
    assert told["media:narrator"] == [one.narration.voice]
    without = page(unpacked(books["balloon-kyphoplasty-cy"].files["epub"])["book/package.opf"])
    modes = [meta.text for meta in without.iter("{*}meta") if meta.get("property") == "schema:accessMode"]
    assert modes == ["textual", "auditory"]


@pytest.mark.parametrize("kind", ["epub", "daisy"])
def test_every_picture_is_there_with_its_description(books: dict[str, Made], kind: str) -> None:
    one = books["pain-relief-at-home-en"]
    files = unpacked(one.files[kind])
    figure = next(block for block in one.edition.blocks if isinstance(block, Figure))
    trees = [page(data) for name, data in files.items() if re.search(r"s\d+\.xhtml|text\.html", name)]
    (image,) = [image for tree in trees for image in tree.iter("{*}img")]
    assert flat(image.get("alt")) == flat(plain(figure.description.words))
    data = next(data for name, data in files.items() if name.endswith(image.get("src")))
    assert data == one.kit.picture(figure.source).data


def test_the_control_record_and_the_closing_contact_are_in_the_book(books: dict[str, Made]) -> None:
    one = books["pain-relief-at-home-es"]
    control = one.edition.control
    epub, daisy = unpacked(one.files["epub"]), unpacked(one.files["daisy"])
    last = max(name for name in epub if re.fullmatch(r"book/s\d+\.xhtml", name))
    for ending, record in (
        (epub[last], epub["book/about.xhtml"]),
        (daisy["text.html"], daisy["text.html"]),
    ):
        (closing,) = [e for e in page(ending).iter() if e.get("class") == "closing"]
        assert flat(plain(control.contact.words)) in words_of(closing)
        shown = words_of(page(record))
        assert all(flat(plain(text.words)) in shown for text in control.texts())
        assert all(part in shown for part in (control.reference, control.version, "22 de noviembre de 2028"))


# -- Sound ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_one_encoding_is_in_every_product(books: dict[str, Made], name: str) -> None:
    one = books[name]
    frames = list(one.kit.frames)
    assert len(frames) == len(one.narration.chapters)
    for kind in ("epub", "daisy"):
        assert [data for file, data in sorted(unpacked(one.files[kind]).items()) if file.endswith(".mp3")] == frames
    tracks = [data for file, data in sorted(unpacked(one.files["mp3-sections"]).items()) if file.endswith(".mp3")]
    assert all(track.startswith(b"ID3") and track.endswith(sound) for track, sound in zip(tracks, frames, strict=True))
    assert one.files["mp3"].endswith(b"".join(frames))


def decoded(data: bytes) -> Any:
    """The samples of an MP3 as numbers from -1 to 1, decoded by libsndfile."""
    soundfile = pytest.importorskip("soundfile", reason="soundfile is not installed (pip install soundfile)")
    samples, _ = soundfile.read(io.BytesIO(data), dtype="float32")
    return samples


def spoken(one: Made) -> Any:
    return numpy.frombuffer(one.narration.sound.pcm, "<i2").astype("float32") / 32768


def likeness(wanted: Any, heard: Any) -> float:
    """How much stronger the wanted sound is than what differs from it (a ratio of powers)."""
    return float((wanted**2).sum() / (((wanted - heard) ** 2).sum() + 1e-9))


# The codec leaves a likeness of about 100; a shift by a single sample leaves less than 10.
ALIKE = 30


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("pain")])
def test_the_decoded_recording_is_the_narration_at_the_stated_times(books: dict[str, Made], name: str) -> None:
    """Every chapter and every sentence is heard at its time, to the millisecond, in the one file of all chapters."""
    one = books[name]
    narration, rate = one.narration, one.narration.sound.rate
    heard, wanted = decoded(one.files["mp3"]), spoken(one)
    offset = 0
    clips = list(zip(narration.clips, clip_times(narration), strict=True))
    for chapter, (start, end) in zip(narration.chapters, chapter_times(narration), strict=True):
        first = offset + DELAY
        length = chapter.end - chapter.start
        assert likeness(wanted[chapter.start : chapter.end], heard[first : first + length]) > ALIKE
        assert start == 0 or abs(start - first * 1000 / rate) <= 1
        for clip, (clip_start, clip_end) in clips:
            if chapter.start <= clip.start < chapter.end:
                assert abs(clip_start - (first + clip.start - chapter.start) * 1000 / rate) <= 1
                assert abs(clip_end - (first + clip.end - chapter.start) * 1000 / rate) <= 1
                assert start <= clip_start < clip_end <= end
        offset += decoded_samples(length, rate)
    assert offset == len(heard)
    assert abs(chapter_times(narration)[-1][1] - len(heard) * 1000 / rate) <= 1


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("balloon")])
def test_every_section_decodes_to_its_chapter_and_every_clip_begins_with_its_words(
    books: dict[str, Made], name: str
) -> None:
    """The sound right after the beginning of a clip is that of its sentence; the sections are as long as stated."""
    one = books[name]
    narration, rate = one.narration, one.narration.sound.rate
    files, wanted = unpacked(one.files["daisy"]), spoken(one)
    total = 0
    for number, chapter in enumerate(narration.chapters, start=1):
        heard = decoded(files[f"s{number:04}.mp3"])
        smil = page(files[f"s{number:04}.smil"])
        times = [(_seconds(audio.get("clip-begin")), _seconds(audio.get("clip-end"))) for audio in smil.iter("audio")]
        assert abs(times[-1][1] - len(heard) / rate) < 0.05
        assert abs(float(smil.find("body/seq").get("dur").rstrip("s")) - len(heard) / rate) < 0.05
        starts = {(clip.start - chapter.start + DELAY): clip for clip in narration.clips if clip.start >= chapter.start}
        for begin, _ in times[1:]:
            sample = next(sample for sample in starts if abs(sample / rate - begin) <= 0.001)
            clip = starts[sample]
            assert likeness(wanted[clip.start : clip.end], heard[sample : sample + clip.end - clip.start]) > ALIKE
        total += len(heard)
    metas = {meta.get("name"): meta.get("content") for meta in page(files["ncc.html"]).iter("{*}meta")}
    hours, minutes, seconds = map(int, metas["ncc:totalTime"].split(":"))
    assert abs(hours * 3600 + minutes * 60 + seconds - total / rate) < 1


def _seconds(value: str) -> float:
    return float(value.removeprefix("npt=").removesuffix("s"))


@pytest.mark.parametrize("name", NAMES)
def test_the_timing_file_has_the_clips_of_the_recording_in_order(books: dict[str, Made], name: str) -> None:
    one = books[name]
    told = json.loads(one.files["timing"])
    assert [(clip["anchor"], clip["words"]) for clip in told["clips"]] == [
        (clip.anchor, clip.written) for clip in one.narration.clips
    ]
    edges = [edge for clip in told["clips"] for edge in (clip["start"], clip["end"])]
    assert edges == sorted(edges)
    assert [(clip["start"], clip["end"]) for clip in told["clips"]] == list(clip_times(one.narration))
    assert [(c["start"], c["end"]) for c in told["chapters"]] == list(chapter_times(one.narration))
    assert (told["language"], told["edition"], told["draft"]) == (one.edition.tag, one.edition.digest, True)


def _ascii_letters(title: str) -> str:
    bare = unicodedata.normalize("NFKD", title.lower().replace("ł", "l"))
    return "".join(letter for letter in bare if letter.isascii() and letter.isalnum())


@pytest.mark.parametrize("name", NAMES)
def test_plain_players_get_ascii_names_that_sort_in_the_order_of_the_leaflet(books: dict[str, Made], name: str) -> None:
    one = books[name]
    files = unpacked(one.files["mp3-sections"])
    assert all(re.fullmatch(rf"{re.escape(name)}/[a-z0-9-]+\.(mp3|m3u|txt)", file) for file in files)
    tracks = [file for file in files if file.endswith(".mp3")]
    assert tracks == sorted(tracks)
    own = [file.rpartition("/")[2][3:-4] for file in tracks]
    for title, slug in zip((chapter.title for chapter in one.narration.chapters), own, strict=True):
        assert _ascii_letters(title).startswith(slug.replace("-", ""))
    assert all(own) or not any(own)
    assert bool(own[0]) == (one.edition.tag not in ("ar", "bn", "ur", "zh-Hans"))
    numbers = [tags(files[file])["TRCK"].text[0] for file in tracks]
    assert numbers == [f"{number}/{len(tracks)}" for number in range(1, len(tracks) + 1)]
    playlist = files[f"{name}/playlist.m3u"].decode("ascii").splitlines()
    assert [line for line in playlist if not line.startswith("#")] == [file.rpartition("/")[2] for file in tracks]
    contents = files[f"{name}/contents.txt"].decode("utf-8")
    assert all(chapter.title in contents for chapter in one.narration.chapters)
    assert plain(one.edition.control.contact.words) in contents
