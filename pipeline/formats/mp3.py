"""The spoken leaflet as one MP3 file with chapters and its whole text."""

from collections.abc import Iterator
from typing import NoReturn

from pipeline.formats import id3
from pipeline.formats.recording import chapter_times, encoded
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import Kit
from pipeline.model.narration import Narration
from pipeline.text import phrases
from pipeline.text.dates import long_date
from pipeline.text.inline import plain


def render(edition: Edition, kit: Kit) -> bytes:
    """The narration of `kit` as MP3 (48 kbit/s, mono) behind an ID3v2.3 tag.

    The tag has title, owner, language, date, the document-control record, one chapter for each part of the
    narration in time order, and all words of the edition as lyrics. Chapter times are those of the decoded
    file (`pipeline.formats.recording`). Raises RenderError when the kit has no narration or it has too many
    chapters.
    """
    narration = kit.narration
    if narration is None:
        _refuse(edition, "the edition has not been spoken", "a narration is wanted", "make the narration first")
    if len(narration.chapters) > id3.MOST_CHAPTERS:
        found = f"it has {len(narration.chapters)} chapters"
        _refuse(edition, found, f"at most {id3.MOST_CHAPTERS} are wanted", "use fewer headings")
    frames = (*_about(edition, kit, narration), *_chapters(narration), _lyrics(edition, kit))
    return id3.tag(frames) + encoded(narration.sound)


def _about(edition: Edition, kit: Kit, narration: Narration) -> Iterator[bytes]:
    control, code = edition.control, id3.iso_639_2(edition.tag)
    yield id3.text("TIT2", plain(edition.title.words))
    if kit.draft:
        yield id3.text("TIT3", kit.words.say(phrases.DRAFT))
    yield id3.text("TPE1", plain(control.owner.words))
    yield id3.text("TALB", plain(control.department.words))
    yield id3.text("TLAN", code)
    yield id3.text("TYER", f"{control.published:%Y}")
    yield id3.text("TDAT", f"{control.published:%d%m}")
    yield id3.text("TCON", "Speech")
    yield id3.long_text("COMM", code, "\n".join(_record(edition, kit)))
    yield id3.user_text("language", edition.tag)
    yield id3.user_text("reference", control.reference)
    yield id3.user_text("version", control.version)
    yield id3.user_text("voice", narration.voice)
    yield id3.user_text("edition", edition.digest)
    if kit.draft:
        yield id3.user_text("status", "DRAFT")


def _record(edition: Edition, kit: Kit) -> Iterator[str]:
    """The document-control record in the listener's language, a line each."""
    control, locale = edition.control, kit.language.locale
    if kit.draft:
        yield kit.words.say(phrases.DRAFT_NOTICE)
    for label, value in (
        (phrases.REFERENCE, control.reference),
        (phrases.VERSION, control.version),
        (phrases.PUBLISHED, long_date(control.published, locale)),
        (phrases.REVIEW, long_date(control.review, locale)),
        (phrases.CONTACT, plain(control.contact.words)),
    ):
        yield f"{kit.words.say(label)}: {value}"
    yield kit.words.say(phrases.SPOKEN_VOICE)


def _chapters(narration: Narration) -> Iterator[bytes]:
    names = [f"ch{number}" for number in range(1, len(narration.chapters) + 1)]
    yield id3.contents(names)
    for name, chapter, (start, end) in zip(names, narration.chapters, chapter_times(narration), strict=True):
        yield id3.chapter(name, start, end, chapter.title)


def _lyrics(edition: Edition, kit: Kit) -> bytes:
    """Every text of the edition in reading order, a line each; a draft says so in the first line."""
    notice = (kit.words.say(phrases.DRAFT_NOTICE),) if kit.draft else ()
    words = "\n".join((*notice, *(plain(text.words) for text in edition.texts())))
    return id3.long_text("USLT", id3.iso_639_2(edition.tag), words)


def _refuse(edition: Edition, found: str, wanted: str, remedy: str) -> NoReturn:
    raise RenderError(f"{edition.leaflet} in {edition.tag}, MP3", found, wanted, remedy)
