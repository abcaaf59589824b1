"""The spoken leaflet as one MP3 file with chapters and its whole text."""

from collections.abc import Iterator
from typing import NoReturn

from pipeline.formats.sound import id3
from pipeline.formats.sound.credits import about
from pipeline.formats.sound.frames import counted
from pipeline.formats.sound.recording import chapter_frames, chapter_times, decoded_samples
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import Kit
from pipeline.model.narration import Narration
from pipeline.text import phrases
from pipeline.text.markup.footnotes import numbered
from pipeline.text.markup.inline import plain


def render(edition: Edition, kit: Kit) -> bytes:
    """The narration of `kit` as MP3 (48 kbit/s, mono) behind an ID3v2.3 tag.

    The tag has title, owner, language, date, the document-control record, one chapter for each part of the
    narration in time order, and all words of the edition as lyrics. Chapter times are those of the decoded
    file (`pipeline.formats.sound.recording`). Raises RenderError when the kit has no narration, when it has too many
    chapters, and when a chapter's MP3 does not hold all of its sound.
    """
    narration = kit.narration
    if narration is None:
        _refuse(edition, "the edition has not been spoken", "a narration is wanted", "make the narration first")
    if len(narration.chapters) > id3.MOST_CHAPTERS:
        found = f"it has {len(narration.chapters)} chapters"
        _refuse(edition, found, f"at most {id3.MOST_CHAPTERS} are wanted", "use fewer headings")
    frames = (
        id3.text("TIT2", plain(edition.title.words)),
        id3.text("TALB", plain(edition.control.department.words)),
        *about(edition, kit, narration),
        *_chapters(narration),
        _lyrics(edition, kit),
    )
    sound = chapter_frames(kit)
    _refuse_short(edition, narration, sound)
    return id3.tag(frames) + b"".join(sound)


def _refuse_short(edition: Edition, narration: Narration, sound: tuple[bytes, ...]) -> None:
    """Refuse MP3 that is cut off, empty, or of another sound."""
    rate = narration.sound.rate
    for chapter, mp3 in zip(narration.chapters, sound, strict=True):
        wanted = decoded_samples(chapter.end - chapter.start, rate)
        try:
            found = counted(mp3).samples
        except ValueError:
            found = 0
        if found != wanted:
            of = f"the chapter “{chapter.title}” has {found} samples as MP3"
            _refuse(edition, of, f"{wanted} are wanted", "build again; report it if it stays")


def _chapters(narration: Narration) -> Iterator[bytes]:
    names = [f"ch{number}" for number in range(1, len(narration.chapters) + 1)]
    yield id3.contents(names)
    for name, chapter, (start, end) in zip(names, narration.chapters, chapter_times(narration), strict=True):
        yield id3.chapter(name, start, end, chapter.title)


def _lyrics(edition: Edition, kit: Kit) -> bytes:
    """Every text of the edition in reading order, a line each; a draft says so in the first line."""
    notice = (kit.words.say(phrases.DRAFT_NOTICE),) if kit.draft else ()
    edition = numbered(edition, kit.words)
    words = "\n".join((*notice, *(plain(text.words) for text in edition.texts())))
    return id3.long_text("USLT", id3.iso_639_2(edition.tag), words)


def _refuse(edition: Edition, found: str, wanted: str, remedy: str) -> NoReturn:
    raise RenderError(f"{edition.leaflet} in {edition.tag}, MP3", found, wanted, remedy)
