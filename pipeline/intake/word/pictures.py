"""The pictures of a Word file: which paragraph each stands in, and which the leaflet shows."""

import re
from itertools import islice

from pipeline.intake.account import Taken
from pipeline.intake.word.inline import hidden_words
from pipeline.model.wordfile import Region, WordFile, WordPicture
from pipeline.office.package import Package

_PICTURE_STARTS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))
_LARGEST_PICTURE = 10_000_000


def pictures_of(file: WordFile) -> dict[int, tuple[WordPicture, ...]]:
    """The pictures of each paragraph, by the paragraph's identity."""
    waiting = iter(file.pictures)
    return {id(each): tuple(islice(waiting, each.pictures)) for each in file.paragraphs}


def taken(file: WordFile, package: Package) -> dict[WordPicture, Taken]:
    """The pictures in running text that a leaflet can show, each with the file it becomes."""
    pictures = pictures_of(file)
    there = {
        picture
        for paragraph in file.paragraphs
        if paragraph.region is Region.BODY and paragraph.cell is None and not hidden_words(paragraph)
        for picture in pictures[id(paragraph)]
    }
    stem = "-".join(re.findall("[a-z0-9]+", file.name.rpartition(".")[0].lower()))[:60] or "picture"
    found: dict[WordPicture, Taken] = {}
    for picture in file.pictures:
        if (
            picture not in there
            or picture.kind != "picture"
            or picture.decorative
            or picture.part not in package.members
        ):
            continue
        data = package.read(picture.part)
        ending = next((ending for start, ending in _PICTURE_STARTS if data.startswith(start)), "")
        if ending and len(data) <= _LARGEST_PICTURE:
            found[picture] = Taken(f"images/{stem}-{len(found) + 1}.{ending}", data)
    return found
