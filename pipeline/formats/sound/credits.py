"""What the tags of a recording tell about it, the same in every MP3 made of one edition."""

from collections.abc import Iterator

from pipeline.formats.sound import id3
from pipeline.model.edition import Edition
from pipeline.model.kit import Kit
from pipeline.model.narration import Narration
from pipeline.text import phrases
from pipeline.text.dates import long_date
from pipeline.text.markup.inline import plain


def about(edition: Edition, kit: Kit, narration: Narration) -> Iterator[bytes]:
    """ID3 frames with owner, language, dates and the document-control record; a draft says so."""
    control, code = edition.control, id3.iso_639_2(edition.tag)
    if kit.draft:
        yield id3.text("TIT3", kit.words.say(phrases.DRAFT))
    yield id3.text("TPE1", plain(control.owner.words))
    yield id3.text("TLAN", code)
    yield id3.text("TYER", f"{control.published:%Y}")
    yield id3.text("TDAT", f"{control.published:%d%m}")
    yield id3.text("TCON", "Speech")
    yield id3.long_text("COMM", code, "\n".join(record(edition, kit)))
    yield id3.user_text("language", edition.tag)
    yield id3.user_text("reference", control.reference)
    yield id3.user_text("version", control.version)
    yield id3.user_text("voice", narration.voice)
    yield id3.user_text("edition", edition.digest)
    if kit.draft:
        yield id3.user_text("status", "DRAFT")


def record(edition: Edition, kit: Kit) -> Iterator[str]:
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
