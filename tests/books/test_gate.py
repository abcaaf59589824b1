"""The last gate of a talking book: whatever is wrong with a book, it is found before the book is written."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings

from pipeline.formats import daisy, epub
from pipeline.formats.books.book import bound
from pipeline.formats.books.proof import faults_of, refuse_faults
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError, VoiceError
from pipeline.model.kit import Kit
from pipeline.model.leaflet import Leaflet
from pipeline.model.narration import Chapter, Narration, Sound
from tests.books.small import RATE, bound_kit, quick_beep, small
from tests.books.zips import packed, unpacked
from tests.strategies import anchored, leaflets

RENDER = {"epub": epub.render, "daisy": daisy.render}
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def edition_and_kit() -> tuple[Edition, Kit]:
    return bound_kit(small())


@pytest.fixture(scope="module")
def finished(edition_and_kit: tuple[Edition, Kit]) -> dict[str, bytes]:
    return {kind: render(*edition_and_kit) for kind, render in RENDER.items()}


def narration_of(kit: Kit) -> Narration:
    assert kit.narration is not None
    return kit.narration


# Names of the same thing in both kinds of book: (EPUB, DAISY).
PAGE_2 = {"epub": "book/s02.xhtml", "daisy": "text.html"}
SMIL_2 = {"epub": "book/s02.smil", "daisy": "s0002.smil"}
SOUND_2 = {"epub": "book/s02.mp3", "daisy": "s0002.mp3"}
SOUND_1 = {"epub": "book/s01.mp3", "daisy": "s0001.mp3"}
PAGE_1 = {"epub": "book/s01.xhtml", "daisy": "text.html"}
SMIL_1 = {"epub": "book/s01.smil", "daisy": "s0001.smil"}
CONTENTS = {"epub": "book/nav.xhtml", "daisy": "ncc.html"}
PARS = rb"<par .*?</par>"
BEGIN = {"epub": rb'clipBegin="0:00:([\d.]+)"', "daisy": rb'clip-begin="npt=([\d.]+)s"'}
END = {"epub": rb'clipEnd="0:00:([\d.]+)"', "daisy": rb'clip-end="npt=([\d.]+)s"'}


def changed(files: Files, name: str, change: Callable[[bytes], bytes]) -> Files:
    after = change(files[name])
    assert after != files[name], f"{name} was not changed"
    return {**files, name: after}


def sub(pattern: bytes, instead: bytes, count: int = 1) -> Callable[[bytes], bytes]:
    return lambda data: re.sub(pattern, instead, data, count=count)


def pars(data: bytes) -> list[bytes]:
    return re.findall(PARS, data)


def _drop_sentence(files: Files, kind: str) -> Files:
    """A sentence leaves the page and the overlay; its sound goes to the one before."""
    files = changed(files, PAGE_1[kind], sub(rb'<span id="u3s2">.*?</span>', b""))
    return changed(files, SMIL_1[kind], lambda data: _without(data, b'u3s2"', kind))


def _drop_clip(files: Files, kind: str) -> Files:
    """The sentence stays on the page and is not marked when it is heard."""
    return changed(files, SMIL_1[kind], lambda data: _without(data, b'u3s2"', kind))


def _without(data: bytes, mark: bytes, kind: str) -> bytes:
    all_ = pars(data)
    index = next(index for index, par in enumerate(all_) if mark in par)
    end = re.search(END[kind], all_[index])
    before = re.search(END[kind], all_[index - 1])
    assert end
    assert before
    longer = all_[index - 1].replace(before[0], end[0])
    return data.replace(all_[index - 1], longer).replace(all_[index], b"")


def _shift(milliseconds: int) -> Callable[[Files, str], Files]:
    """The border between two clips moves; they still follow each other without a gap."""

    def spoil(files: Files, kind: str) -> Files:
        def change(data: bytes) -> bytes:
            border = re.search(BEGIN[kind], pars(data)[2])
            assert border
            moved = b"%.3f" % (float(border[1]) + milliseconds / 1000)
            return data.replace(border[1], moved.rjust(len(border[1]), b"0"))

        return changed(files, SMIL_2[kind], change)

    return spoil


def _shift_begin(files: Files, kind: str) -> Files:
    def change(data: bytes) -> bytes:
        par = pars(data)[2]
        begin = re.search(BEGIN[kind], par)
        assert begin
        later = b"%.3f" % (float(begin[1]) + 0.2)
        return data.replace(par, par.replace(begin[0], begin[0].replace(begin[1], later.rjust(len(begin[1]), b"0"))))

    return changed(files, SMIL_2[kind], change)


def _swap_clips(files: Files, kind: str) -> Files:
    """Two clips change places, with their times."""

    def change(data: bytes) -> bytes:
        one, other = pars(data)[2:4]
        return data.replace(one, b"@").replace(other, one).replace(b"@", other)

    return changed(files, SMIL_2[kind], change)


def _swap_words(files: Files, kind: str) -> Files:
    """Two sentences are each marked while the other is heard."""

    def change(data: bytes) -> bytes:
        one, other = (re.search(rb'src="[^"]*#(\w+)"', par) for par in pars(data)[2:4])
        assert one
        assert other
        return data.replace(one[0], b"@").replace(other[0], one[0]).replace(b"@", other[0])

    return changed(files, SMIL_2[kind], change)


def _swap_sounds(files: Files, kind: str) -> Files:
    return {**files, SOUND_1[kind]: files[SOUND_2[kind]], SOUND_2[kind]: files[SOUND_1[kind]]}


def _all_earlier(files: Files, kind: str) -> Files:
    """The decoder's delay is forgotten: every border comes 50 ms too early."""

    def change(data: bytes) -> bytes:
        for border in sorted({*re.findall(BEGIN[kind], data)}, key=float)[1:]:
            data = data.replace(border, (b"%.3f" % (float(border) - 0.05)).rjust(len(border), b"0"))
        return data

    return changed(files, SMIL_2[kind], change)


def _empty_clip(files: Files, kind: str) -> Files:
    """One clip ends where it begins, and the next begins there."""

    def change(data: bytes) -> bytes:
        begin, end = re.search(BEGIN[kind], pars(data)[2]), re.search(END[kind], pars(data)[2])
        assert begin
        assert end
        return data.replace(end[1], begin[1])

    return changed(files, SMIL_2[kind], change)


def _first_late(files: Files, kind: str) -> Files:
    """The first clip begins after the silence of the decoder."""

    def change(data: bytes) -> bytes:
        begin = re.search(BEGIN[kind], data)
        assert begin
        return data.replace(begin[0], begin[0].replace(b"0.000", b"0.090"), 1)

    return changed(files, SMIL_2[kind], change)


def _lose_section(files: Files, kind: str) -> Files:
    name, pattern = {
        "epub": ("book/package.opf", rb'<itemref idref="s03"/>'),
        "daisy": ("ncc.html", rb'<h2 id="h3">.*?</h2>'),
    }[kind]
    return changed(files, name, sub(pattern, b""))


def _mark_twice(files: Files, kind: str) -> Files:
    return changed(files, SMIL_2[kind], lambda data: data.replace(b'#u9"', b'#u8"'))


def _mark_paragraph(files: Files, kind: str) -> Files:
    """The element of a clip is the paragraph, and a sentence in it is heard as well."""
    return changed(files, SMIL_1[kind], lambda data: data.replace(b'#u3s1"', b'#u3"'))


def _sound(spoil: Callable[[bytes], bytes]) -> Callable[[Files, str], Files]:
    return lambda files, kind: changed(files, SOUND_2[kind], spoil)


def _page(pattern: bytes, instead: bytes) -> Callable[[Files, str], Files]:
    return lambda files, kind: changed(files, PAGE_1[kind], sub(pattern, instead))


def _lose(names: dict[str, str]) -> Callable[[Files, str], Files]:
    return lambda files, kind: {name: data for name, data in files.items() if name != names[kind]}


def _lose_cell(files: Files, kind: str) -> Files:
    return changed(files, PAGE_2[kind], sub(rb'<td [^>]*id="u12".*?</td>', b"<td></td>"))


def _swap_cells(files: Files, kind: str) -> Files:
    pattern = rb'(?s)(id="u11">)([^<]*)(.*?)(id="u12">)([^<]*)'
    return changed(files, PAGE_2[kind], sub(pattern, rb"\1\5\3\4\2"))


def _lose_last(files: Files, kind: str) -> Files:
    """The last text leaves the page; its words stay, unmarked."""
    last = {"epub": "book/s04.xhtml", "daisy": "text.html"}[kind]
    return changed(files, last, sub(rb' id="u25"', b""))


def _heading(files: Files, kind: str) -> Files:
    return changed(files, CONTENTS[kind], sub(rb"Getting help", b"Getting"))


def _no_pars(files: Files, kind: str) -> Files:
    return changed(files, SMIL_2[kind], sub(PARS, b"", 0))


def _no_xml(files: Files, kind: str) -> Files:
    return changed(files, SMIL_2[kind], lambda data: data[:-9])


# What is done to the book, and what the gate must say of it.
SPOILERS: dict[str, tuple[Callable[[Files, str], Files], str]] = {
    "a sentence is dropped": (_drop_sentence, "stands where"),
    "a sentence is not marked": (_drop_clip, "“Do not take more than 8 in 24 hours.” is not heard"),
    "a clip is shifted": (_shift(120), "where u8 begins, no sentence begins"),
    "a clip is shifted back": (_shift(-40), "where u8 begins, no sentence begins"),
    "a clip begins late": (_shift_begin, r"ru5 ends at \d+ ms, u8 begins at \d+ ms"),
    "the first clip begins late": (_first_late, "the first clip begins at 90 ms"),
    "the text is not told from the rest": (_page(rb' id="text"', b""), "the text is missing"),
    "a section is left out": (_lose_section, "3 sections for 4 chapters"),
    "a clip is empty": (_empty_clip, "the clip of u8 is empty or runs backwards"),
    "all clips are early": (_all_earlier, "no sentence begins"),
    "two clips are swapped": (_swap_clips, "the clips are not in the order of the page"),
    "two sentences are swapped": (_swap_words, "the words of u8 are not those that are spoken"),
    "a sentence is marked twice": (_mark_twice, "u8 is heard 2 times"),
    "two sounds are swapped": (_swap_sounds, "the narration"),
    "a sound is empty": (_sound(lambda data: b""), "the sound is damaged: there is no sound"),
    "a sound is cut off": (_sound(lambda data: data[:-20]), "the sound is damaged: the last frame is cut off"),
    "a sound is too short": (_sound(lambda data: data[: 157 * 4 - 1]), "the last clip ends at"),
    "a sound is longer": (_sound(lambda data: data + data[: 157 * 4 - 1]), "the sound has .* the narration"),
    "a sound is no sound": (_sound(lambda data: b"x" * len(data)), "byte 0 begins no frame"),
    "a sound is missing": (_lose(SOUND_2), "KeyError"),
    "an id is removed": (_page(rb' id="u3s1"', b""), "u3s1 is heard and not there"),
    "an id stands twice": (_page(rb' id="u3s1"', b' id="u3s2"'), "the id u3s2 stands 2 times"),
    "a figure is wrong": (_page(rb"500", b"50"), "“Take 2 tablets of 50 mg"),
    "a word is missing": (_page(rb"Do not take", b"Do take"), "Do take more than 8"),
    "an announcement is wrong": (_page(rb"computer voice", b"voice"), "the words of o7 are not those"),
    "a label is wrong": (_page(rb">Warning<", b">Caution<"), "the words of lu2 are not those"),
    "a sentence ends too early": (
        _page(rb"tablets( of 500..mg.)</span>", rb"tablets</span>\1"),
        "of 500 mg.” is not heard",
    ),
    "a paragraph is marked with its sentences": (_mark_paragraph, "is heard inside of what is heard"),
    "a cell is missing": (_lose_cell, "stands where|texts on the pages"),
    "the last text is missing": (_lose_last, "texts on the pages"),
    "two cells are swapped": (_swap_cells, "“10 ml” .u11. stands where “Liquid” .u11. is wanted"),
    "a text is on the page alone": (
        _page(rb"</p>\s*</(div|main)>", rb"</p><p>Take all.</p></\1>"),
        "“Take all.” is not heard",
    ),
    "a heading is not in the contents": (_heading, "the contents are not the headings"),
    "an overlay is empty": (_no_pars, "cannot be read"),
    "an overlay is no XML": (_no_xml, "cannot be read: ParseError"),
}


@pytest.mark.parametrize("kind", ["epub", "daisy"])
def test_a_finished_book_has_no_faults(
    edition_and_kit: tuple[Edition, Kit], finished: dict[str, bytes], kind: str
) -> None:
    edition, kit = edition_and_kit
    files = unpacked(finished[kind])
    assert faults_of(kind, packed(files), edition, narration_of(kit)) == ()
    assert packed(files) == finished[kind]


@pytest.mark.parametrize("kind", ["epub", "daisy"])
@pytest.mark.parametrize("fault", list(SPOILERS))
def test_a_book_is_refused_when(
    edition_and_kit: tuple[Edition, Kit], finished: dict[str, bytes], kind: str, fault: str
) -> None:
    edition, kit = edition_and_kit
    spoil, said = SPOILERS[fault]
    spoiled = packed(spoil(unpacked(finished[kind]), kind))
    with pytest.raises(RenderError, match="in the finished book"):
        refuse_faults(kind, spoiled, edition, kit)
    assert re.search(said, "\n".join(faults_of(kind, spoiled, edition, narration_of(kit))))


EPUB_ONLY = {
    "the total length is wrong": ("book/package.opf", rb'(media:duration">)0:01', rb"\g<1>0:02"),
    "the length of a section is wrong": ("book/package.opf", rb'(#s02-overlay">)0:00', rb"\g<1>0:01"),
    "a section is not in the spine": ("book/package.opf", rb'<itemref idref="s03"/>', b""),
    "two sections are swapped": ("book/package.opf", rb'(<itemref idref="s02"/>)\s*(<itemref idref="s03"/>)', rb"\2\1"),
}
DAISY_ONLY = {
    "tocItems is wrong": ("ncc.html", rb'(tocItems" content=")\d', rb"\g<1>9"),
    "totalTime is wrong": ("ncc.html", rb'(totalTime" content=")0:01', rb"\g<1>0:07"),
    "files is wrong": ("ncc.html", rb'(ncc:files" content=")\d', rb"\g<1>9"),
    "a heading leads to another clip": ("ncc.html", rb"(s0002.smil#p)u4", rb"\1u8"),
    "a heading leads to another section": ("ncc.html", rb"s0002.smil#pu4", rb"s0001.smil#pu1"),
    "the time of a section is wrong": ("s0002.smil", rb'(timeInThisSmil" content=")0:00', rb"\g<1>0:07"),
    "the time before a section is wrong": ("s0002.smil", rb'(ElapsedTime" content=")0:00', rb"\g<1>0:07"),
    "the length of a section is wrong": ("s0002.smil", rb'dur="', rb'dur="1'),
    "a section is not in master.smil": ("master.smil", rb"<ref [^>]*>", b""),
}


@pytest.mark.parametrize(
    ("kind", "fault"), [*(("epub", fault) for fault in EPUB_ONLY), *(("daisy", fault) for fault in DAISY_ONLY)]
)
def test_a_book_of_one_kind_is_refused_when(
    edition_and_kit: tuple[Edition, Kit], finished: dict[str, bytes], kind: str, fault: str
) -> None:
    edition, kit = edition_and_kit
    name, pattern, instead = (EPUB_ONLY if kind == "epub" else DAISY_ONLY)[fault]
    spoiled = changed(unpacked(finished[kind]), name, sub(pattern, instead))
    assert faults_of(kind, packed(spoiled), edition, narration_of(kit))


def test_an_epub_whose_type_is_not_its_first_file_is_refused(
    edition_and_kit: tuple[Edition, Kit], finished: dict[str, bytes]
) -> None:
    edition, kit = edition_and_kit
    files = unpacked(finished["epub"])
    later = {**{name: data for name, data in files.items() if name != "mimetype"}, "mimetype": files["mimetype"]}
    assert faults_of("epub", packed(later), edition, narration_of(kit)) == ("the file named mimetype is not the first",)


def test_what_is_no_archive_is_a_fault_and_no_traceback(edition_and_kit: tuple[Edition, Kit]) -> None:
    edition, kit = edition_and_kit
    assert "cannot be read" in faults_of("epub", b"nothing", edition, narration_of(kit))[0]


def test_a_narration_of_another_leaflet_is_refused(edition_and_kit: tuple[Edition, Kit]) -> None:
    edition, kit = edition_and_kit
    other = replace(narration_of(kit), chapters=(Chapter("other", "Other", 0, 100),))
    with pytest.raises(RenderError, match="other chapters than the leaflet"):
        bound(edition, replace(kit, narration=other))
    with pytest.raises(RenderError, match="has not been spoken"):
        bound(edition, replace(kit, narration=None))


def test_words_that_are_spoken_out_of_order_are_refused(edition_and_kit: tuple[Edition, Kit]) -> None:
    edition, kit = edition_and_kit
    narration = narration_of(kit)
    places = [index for index, clip in enumerate(narration.clips) if clip.anchor == "getting-help-2"]
    clips = list(narration.clips)
    clips[places[0]] = replace(clips[places[0]], anchor="getting-help-1")
    clips[places[0] - 1] = replace(clips[places[0] - 1], anchor="getting-help-2")
    with pytest.raises(RenderError, match="is spoken where it does not stand"):
        bound(edition, replace(kit, narration=replace(narration, clips=tuple(clips))))


@given(leaflets())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_every_leaflet_makes_books_without_faults(leaflet: Leaflet) -> None:
    """Whatever an author writes, each word is heard once, in its place; rendering refuses the book otherwise."""
    try:
        edition, kit = bound_kit(anchored(leaflet), quick=True)
    except VoiceError:
        assume(False)
    for render in RENDER.values():
        assert render(edition, kit)


def test_the_beep_of_these_tests_is_long_enough_to_be_told_apart() -> None:
    assert quick_beep("a").samples > RATE * 5 // 1000
    assert Sound(b"", RATE).samples == 0
