"""The MP3: read back with an independent reader, everything a player shows is there and at the right time."""

import io
import re
import shutil
import subprocess
from array import array
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutagen.id3 import ID3
from mutagen.mp3 import MP3

from pipeline.formats import mp3
from pipeline.formats.sound import id3
from pipeline.formats.sound.frames import Counted, counted
from pipeline.formats.sound.recording import (
    DELAY,
    chapter_frames,
    chapter_sounds,
    chapter_times,
    clip_times,
    decoded_samples,
    encoded,
    milliseconds,
)
from pipeline.languages import language
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import STANDARD, Kit, Words
from pipeline.model.leaflet import Control, Heading, Item, Listing, Paragraph, Role, Table, Text
from pipeline.model.narration import Chapter, Clip, Narration, Sound
from pipeline.text import phrases

_RATE = 22050
_TITLE = "أخذ الوارفارين"
_LINES = [_TITLE, "الجرعة – 5 mg", "Take one tablet.", "first item", "second item", "When", "Dose", "Morning", "2"]


def _text(words: str, role: Role = Role.PARAGRAPH) -> Text:
    return Text("a", words, role)


_EDITION = Edition(
    leaflet="warfarin",
    tag="ar",
    source_tag="en",
    source_title="Taking warfarin",
    source_digest="0" * 64,
    control=Control(
        reference="PIL-7",
        version="1.3",
        owner=_text("St **Elsewhere** Hospital", Role.OWNER),
        department=_text("Clinic & co", Role.DEPARTMENT),
        contact=_text("[0800 123](tel:0800123)", Role.CONTACT),
        published=date(2026, 3, 2),
        review=date(2028, 3, 2),
        languages=("ar",),
        keywords=(),
        variables=(),
    ),
    blocks=(
        Heading(_text(_LINES[0], Role.TITLE), 1),
        Heading(_text(_LINES[1], Role.HEADING), 2),
        Paragraph(_text("Take **one**\\\n[tablet](https://example.org/a).")),
        Listing((Item((Paragraph(_text(_LINES[3])),)), Item((Paragraph(_text(_LINES[4])),))), None),
        Table((_text(_LINES[5]), _text(_LINES[6])), ((_text(_LINES[7]), _text(_LINES[8])), (_text(""), _text("")))),
    ),
)
_WORDS = Words("ar", tuple((phrase.words, f"ع {phrase.words}") for phrase in phrases.PHRASES))


def _narration(*seconds: float) -> Narration:
    """A rising saw tooth, one chapter and one clip for each of `seconds`."""
    ends: list[int] = []
    for length in seconds:
        ends.append((ends[-1] if ends else 0) + int(length * _RATE))
    spans = list(zip([0, *ends[:-1]], ends, strict=True))
    pcm = array("h", [(index * 37) % 9000 - 4500 for index in range(ends[-1])]).tobytes()
    chapters = tuple(Chapter("", f"قسم {number}", *span) for number, span in enumerate(spans, 1))
    return Narration("sem/ar", Sound(pcm, _RATE), tuple(Clip("", "", *span) for span in spans), chapters)


_NARRATION = _narration(1.5, 0.7, 2.25)


def _tag(data: bytes) -> Any:
    reader: Any = ID3
    return reader(io.BytesIO(data), translate=False)


def _info(data: bytes) -> Any:
    reader: Any = MP3
    return reader(io.BytesIO(data)).info


@pytest.fixture(scope="module")
def kit() -> Kit:
    return Kit(language("ar"), _WORDS, STANDARD, draft=False, narration=_NARRATION)


@pytest.fixture(scope="module")
def read(kit: Kit) -> Callable[[bool], Any]:
    made = {draft: mp3.render(_EDITION, replace(kit, draft=draft)) for draft in (False, True)}
    tags = {draft: _tag(data) for draft, data in made.items()}
    return lambda draft: tags[draft]


def test_title_owner_language_and_date_are_in_their_frames(read: Callable[[bool], Any]) -> None:
    tag = read(False)
    frames = {name: tag[name].text[0] for name in ("TIT2", "TPE1", "TALB", "TLAN", "TYER", "TDAT", "TCON")}
    assert frames == {
        "TIT2": _TITLE,
        "TPE1": "St Elsewhere Hospital",
        "TALB": "Clinic & co",
        "TLAN": "ara",
        "TYER": "2026",
        "TDAT": "0203",
        "TCON": "Speech",
    }


def test_the_document_control_record_can_be_read_by_people_and_programs(read: Callable[[bool], Any]) -> None:
    tag = read(False)
    assert {frame.desc: frame.text[0] for frame in tag.getall("TXXX")} == {
        "language": "ar",
        "reference": "PIL-7",
        "version": "1.3",
        "voice": "sem/ar",
        "edition": _EDITION.digest,
    }
    (comment,) = tag.getall("COMM")
    assert comment.lang == "ara"
    assert comment.text[0].split("\n") == [
        "ع Reference: PIL-7",
        "ع Version: 1.3",
        "ع Published: 2 مارس 2026",
        "ع Review by: 2 مارس 2028",
        "ع Contact: 0800 123",
        "ع You are listening to a computer voice.",
    ]


def test_a_draft_says_so_in_subtitle_comment_lyrics_and_status(read: Callable[[bool], Any]) -> None:
    notice = f"ع {phrases.DRAFT_NOTICE}"
    draft, final = read(True), read(False)
    assert draft["TIT3"].text[0] == "ع Draft"
    assert draft["TXXX:status"].text[0] == "DRAFT"
    assert draft.getall("COMM")[0].text[0].startswith(notice)
    assert draft.getall("USLT")[0].text == "\n".join([notice, *_LINES])
    assert "TIT3" not in final
    assert "TXXX:status" not in final
    assert "Draft" not in final.getall("COMM")[0].text[0]


def test_lyrics_are_all_words_of_the_edition_in_reading_order_a_line_each(read: Callable[[bool], Any]) -> None:
    (lyrics,) = read(False).getall("USLT")
    assert lyrics.lang == "ara"
    assert lyrics.text.split("\n") == [_LINES[0], _LINES[1], "Take one tablet.", *_LINES[3:]]


def test_chapters_stand_in_time_order_with_their_titles(kit: Kit) -> None:
    data = mp3.render(_EDITION, kit)
    tag = _tag(data)
    (table,) = tag.getall("CTOC")
    assert table.flags == 3
    assert table.child_element_ids == ["ch1", "ch2", "ch3"]
    assert re.findall(rb"CHAP.{6}(\w+)\0", data, re.DOTALL) == [b"ch1", b"ch2", b"ch3"]
    shown = [tag[f"CHAP:{name}"] for name in table.child_element_ids]
    assert [chapter.sub_frames["TIT2"].text[0] for chapter in shown] == ["قسم 1", "قسم 2", "قسم 3"]
    assert [(chapter.start_time, chapter.end_time) for chapter in shown] == list(chapter_times(_NARRATION))


def test_chapter_times_have_no_gaps_and_end_inside_the_file(kit: Kit) -> None:
    times = chapter_times(_NARRATION)
    length = _info(mp3.render(_EDITION, kit)).length * 1000
    assert times[0][0] == 0
    assert all(end == start for (_, end), (start, _) in pairwise(times))
    assert all(start < end for start, end in times)
    assert times[-1][1] <= length


def test_the_file_is_as_long_as_its_chapters_each_with_its_delay(kit: Kit) -> None:
    info = _info(mp3.render(_EDITION, kit))
    assert (info.sample_rate, info.channels, info.bitrate) == (_RATE, 1, 48000)
    wanted = (_NARRATION.sound.samples + 3 * DELAY) / _RATE
    assert wanted - 0.001 <= info.length <= wanted + 3 * 3 * 576 / _RATE


@given(st.integers(1, 30_000), st.sampled_from([16000, 22050, 24000, 32000, 44100, 48000]))
@settings(max_examples=60)
def test_the_length_of_the_decoded_sound_is_known_before_it_is_encoded(samples: int, rate: int) -> None:
    frames = encoded(Sound(array("h", [(index * 37) % 9000 for index in range(samples)]).tobytes(), rate))
    assert counted(frames) == Counted(decoded_samples(samples, rate), rate)


def test_the_frames_of_the_chapters_stand_unchanged_behind_the_tag(kit: Kit) -> None:
    frames = chapter_frames(kit)
    assert mp3.render(_EDITION, kit).endswith(b"".join(frames))
    assert frames == tuple(encoded(sound) for sound in chapter_sounds(_NARRATION))


def test_frames_that_were_encoded_before_give_the_same_bytes(kit: Kit) -> None:
    assert mp3.render(_EDITION, replace(kit, frames=chapter_frames(kit))) == mp3.render(_EDITION, kit)


def test_times_are_those_of_the_decoded_file(tmp_path: Path) -> None:
    player = shutil.which("mpg123")
    if player is None:
        pytest.skip("mpg123 is not there; install it with: apt-get install mpg123")
    # Silence, then one loud tone: where the tone is heard tells how late a sample is.
    tone = array("h", [12000 if index // 20 % 2 else -12000 for index in range(4000)]).tobytes()
    clip = Clip("", "", 20000, 24000)
    first = Clip("", "", 0, 10000)
    chapters = (Chapter("", "", 0, 12000), Chapter("", "", 12000, 24000))
    narration = Narration("", Sound(bytes(40000) + tone, _RATE), (first, clip), chapters)
    file = tmp_path / "a.mp3"
    file.write_bytes(b"".join(map(encoded, chapter_sounds(narration))))
    heard = array("h", subprocess.run([player, "-q", "-s", file], capture_output=True, check=True).stdout)
    loud = next(index for index, sample in enumerate(heard) if abs(sample) > 6000)
    (_, (start, _)) = clip_times(narration)
    assert abs(loud * 1000 / _RATE - start) < 3


@given(st.lists(st.integers(1, 200_000), min_size=1, max_size=20), st.sampled_from([16000, 22050, 44100]))
def test_milliseconds_never_run_backwards(lengths: list[int], rate: int) -> None:
    samples = [sum(lengths[:index]) for index in range(len(lengths))]
    times = [milliseconds(sample, rate) for sample in samples]
    assert times == sorted(times)
    assert all(abs(t / 1000 - (s + DELAY) / rate) <= 0.001 for t, s in zip(times, samples, strict=True))


def test_equal_editions_give_equal_bytes(kit: Kit) -> None:
    assert mp3.render(_EDITION, kit) == mp3.render(_EDITION, kit)


def test_an_edition_that_was_not_spoken_is_refused(kit: Kit) -> None:
    with pytest.raises(RenderError, match="warfarin in ar, MP3: the edition has not been spoken"):
        mp3.render(_EDITION, replace(kit, narration=None))


def test_more_chapters_than_a_tag_can_list_are_refused_not_dropped(kit: Kit) -> None:
    chapters = tuple(Chapter("", str(number), number, number + 1) for number in range(256))
    with pytest.raises(RenderError, match="256 chapters"):
        mp3.render(_EDITION, replace(kit, narration=replace(_NARRATION, chapters=chapters)))


@pytest.mark.parametrize("sound", [Sound(b"", 22050), Sound(b"\0\0", 12345)])
def test_a_sound_that_mp3_cannot_hold_is_refused(sound: Sound) -> None:
    with pytest.raises(RenderError, match="samples at"):
        encoded(sound)


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "eng"), ("cy", "cym"), ("zh-Hans", "zho"), ("pt-BR", "por"), ("yue", "yue"), ("qq", "XXX")],
)
def test_language_codes_are_those_of_iso_639_2(tag: str, code: str) -> None:
    assert id3.iso_639_2(tag) == code


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=50))
def test_any_words_survive_the_tag(words: str) -> None:
    frames = (id3.text("TIT2", words), id3.long_text("USLT", "eng", words), id3.user_text(f"a{words}", words))
    tag = _tag(id3.tag(frames) + bytes(10))
    assert tag["TIT2"].text == [words]
    assert tag.getall("USLT")[0].text == words
    assert (tag.getall("TXXX")[0].desc, tag.getall("TXXX")[0].text) == (f"a{words}", [words])
