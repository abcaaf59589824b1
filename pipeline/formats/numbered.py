"""The recording as numbered files, one for each section, for players that know neither chapters nor talking books.

All names are ASCII and sort in the order of the leaflet, because plain players show names and play them sorted.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NoReturn

from pipeline.archive import packed
from pipeline.formats.sound import id3
from pipeline.formats.sound.credits import about, record
from pipeline.formats.sound.recording import chapter_frames, chapter_lengths
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import Kit
from pipeline.model.narration import Chapter
from pipeline.text import phrases
from pipeline.text.markup.inline import plain

# Letters whose marks Unicode does not take off.
_UNMARKED = str.maketrans(
    {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i", "ħ": "h", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_LONGEST_NAME = 40


def render(edition: Edition, kit: Kit) -> bytes:
    """A zip with one folder: an MP3 for each chapter, a playlist, and a table of contents in plain text (UTF-8).

    Every MP3 says which leaflet it is of, which part of how many, and whether it is a draft. Raises RenderError when
    the kit has no narration.
    """
    narration = kit.narration
    if narration is None:
        _refuse(edition)
    names = tuple(_names(narration.chapters))
    credits, total = tuple(about(edition, kit, narration)), len(names)
    files: list[tuple[str, bytes]] = []
    for number, (name, chapter, mp3) in enumerate(
        zip(names, narration.chapters, chapter_frames(kit), strict=True), start=1
    ):
        frames = (
            id3.text("TIT2", chapter.title),
            id3.text("TALB", _album(edition, kit)),
            id3.text("TRCK", f"{number}/{total}"),
            *credits,
        )
        files.append((name, id3.tag(frames) + mp3))
    lengths = chapter_lengths(narration)
    files.append(("playlist.m3u", _lines(_playlist(names, lengths))))
    files.append(("contents.txt", _lines(_contents(edition, kit, names, narration.chapters, lengths))))
    folder = f"{edition.leaflet}-{edition.tag}"
    return packed((f"{folder}/{name}", data) for name, data in files)


def _names(chapters: tuple[Chapter, ...]) -> Iterator[str]:
    """01-going-home.mp3 and so on, in the listener's language; a number alone where ASCII cannot write its titles."""
    width = max(2, len(str(len(chapters))))
    slugs = [_slug(chapter.title) for chapter in chapters]
    for number, slug in enumerate(slugs, start=1):
        yield f"{number:0{width}}{f'-{slug}' if all(slugs) and slug else ''}.mp3"


def _slug(title: str) -> str:
    """A title in ASCII letters without their marks, at most about forty; "" when a letter of it has no such form."""
    plain_letters = unicodedata.normalize("NFKD", title.translate(_UNMARKED))
    bare = "".join(letter for letter in plain_letters if not unicodedata.combining(letter))
    if any(letter.isalpha() and not letter.isascii() for letter in bare):
        return ""
    words = re.findall("[a-z0-9]+", bare.lower())
    return "-".join(words)[:_LONGEST_NAME].strip("-")


def _album(edition: Edition, kit: Kit) -> str:
    """The title of the leaflet; players show it beside each section, so a draft says so here as well."""
    title = plain(edition.title.words)
    return f"{kit.words.say(phrases.DRAFT)} – {title}" if kit.draft else title


def _playlist(names: tuple[str, ...], lengths: tuple[int, ...]) -> Iterator[str]:
    """An extended M3U. Players guess its encoding, so it has nothing but ASCII."""
    yield "#EXTM3U"
    for name, length in zip(names, lengths, strict=True):
        yield f"#EXTINF:{(length + 500) // 1000},{name.removesuffix('.mp3')}"
        yield name


def _contents(
    edition: Edition, kit: Kit, names: tuple[str, ...], chapters: tuple[Chapter, ...], lengths: tuple[int, ...]
) -> Iterator[str]:
    yield plain(edition.title.words)
    yield plain(edition.control.owner.words)
    yield from record(edition, kit)
    yield ""
    yield kit.words.say(phrases.CONTENTS)
    for name, chapter, length in zip(names, chapters, lengths, strict=True):
        yield f"{_time(length)}  {name}  {chapter.title}"
    yield _time(sum(lengths))


def _time(milliseconds: int) -> str:
    total = (milliseconds + 500) // 1000
    return f"{total // 60}:{total % 60:02}"


def _lines(lines: Iterator[str]) -> bytes:
    """Lines that end as Windows wants them; everything else reads that too."""
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8")


def _refuse(edition: Edition) -> NoReturn:
    raise RenderError(
        f"{edition.leaflet} in {edition.tag}, MP3 files",
        "the edition has not been spoken",
        "a narration is wanted",
        "make the narration first",
    )
