"""The spoken files of one small leaflet: equal bytes for equal input, refused when there is nothing to hear."""

import io
import json
import zipfile
from dataclasses import replace

import pytest

from pipeline.archive import packed
from pipeline.formats import daisy, epub, mp3, numbered, timing
from pipeline.formats.sound.recording import chapter_frames
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import Kit
from pipeline.model.leaflet import Heading, Text, map_texts
from tests.books.small import bound_kit, small
from tests.books.zips import unpacked

MEMBERS = {"epub": epub, "daisy": daisy, "mp3": mp3, "numbered": numbered, "timing": timing}


@pytest.fixture(scope="module")
def draft() -> tuple[Edition, Kit]:
    return bound_kit(small())


@pytest.mark.parametrize("name", list(MEMBERS))
def test_equal_input_gives_equal_bytes_whether_it_was_encoded_before_or_not(
    draft: tuple[Edition, Kit], name: str
) -> None:
    edition, kit = draft
    render = MEMBERS[name].render
    first = render(edition, kit)
    assert render(edition, replace(kit, frames=chapter_frames(kit))) == first
    assert render(*bound_kit(small())) == first


@pytest.mark.parametrize("name", list(MEMBERS))
def test_an_edition_that_was_not_spoken_is_refused(draft: tuple[Edition, Kit], name: str) -> None:
    edition, kit = draft
    with pytest.raises(RenderError, match="has not been spoken"):
        MEMBERS[name].render(edition, replace(kit, narration=None))


@pytest.mark.parametrize("name", list(MEMBERS))
def test_a_signed_edition_says_draft_nowhere(name: str) -> None:
    edition, kit = bound_kit(small(), draft=False)
    data = MEMBERS[name].render(edition, kit)
    parts = unpacked(data).values() if name in ("epub", "daisy", "numbered") else [data]
    told = b"".join(part for part in parts).replace(b"\0", b"").lower()
    assert b"draft" not in told.replace(b".draft {", b"").replace(b'"draft": false', b"")
    if name == "timing":
        assert json.loads(data)["draft"] is False


@pytest.mark.parametrize("name", ["epub", "daisy", "numbered"])
def test_archives_have_fixed_times_and_stored_sound(draft: tuple[Edition, Kit], name: str) -> None:
    data = MEMBERS[name].render(*draft)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            stored = entry.filename.endswith((".mp3", ".png")) or entry.filename == "mimetype"
            assert (entry.compress_type == zipfile.ZIP_STORED) is stored
            assert entry.filename.isascii()


def test_the_type_of_an_epub_can_be_read_at_byte_30(draft: tuple[Edition, Kit]) -> None:
    """EPUB 3.3, section 4.3.3 (OCF ZIP container): first, stored, without extra field."""
    data = epub.render(*draft)
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_an_archive_is_made_of_its_files_alone() -> None:
    assert packed([("a", b"1"), ("b.mp3", b"2")]) == packed([("a", b"1"), ("b.mp3", b"2")])
    assert unpacked(packed([("a", b"1"), ("b.mp3", b"2")])) == {"a": b"1", "b.mp3": b"2"}


@pytest.mark.parametrize("name", ["epub", "daisy"])
def test_a_character_that_xml_cannot_write_is_named(draft: tuple[Edition, Kit], name: str) -> None:
    edition, kit = draft

    def spoil(text: Text) -> Text:
        return replace(text, words=text.words.replace("See also", "See\x0b also"))

    with pytest.raises(RenderError, match=r"U\+000B"):
        MEMBERS[name].render(replace(edition, blocks=map_texts(edition.blocks, spoil)), kit)


def test_announcements_are_heard_with_the_words_that_they_announce(draft: tuple[Edition, Kit]) -> None:
    """So "Section 1 of 2." is heard with its heading, which is the first clip and begins with the sound."""
    edition, kit = draft
    assert kit.narration is not None
    files = unpacked(epub.render(edition, kit))
    heading = next(block for block in edition.blocks if isinstance(block, Heading) and block.level == 2)
    announced = [clip for clip in kit.narration.clips if clip.written == "Section 1 of 2."]
    own = [clip for clip in kit.narration.clips if clip.anchor == heading.text.anchor]
    assert announced[0].start < own[0].start
    first = files["book/s02.smil"].decode().split("<par ")[1]
    assert 'id="u4"' in first
    assert 'clipBegin="0:00:00.000"' in first


def test_contents_of_the_numbered_files_for_people_without_a_player(draft: tuple[Edition, Kit]) -> None:
    files = unpacked(numbered.render(*draft))
    assert list(files) == [
        f"small-en/{name}"
        for name in (
            "01-a-small-leaflet.mp3",
            "02-doses.mp3",
            "03-for-children.mp3",
            "04-getting-help.mp3",
            "playlist.m3u",
            "contents.txt",
        )
    ]
    text = files["small-en/contents.txt"].decode("utf-8")
    assert text.splitlines()[:3] == [
        "A small leaflet",
        "A hospital",
        "Draft. Nobody has checked this text yet. Do not rely on it.",
    ]
    assert "03-for-children.mp3  For children" in text
    assert "Contact: Call 020 7946 0000" in text
    assert files["small-en/playlist.m3u"].startswith(b"#EXTM3U\r\n#EXTINF:")
