"""The entry point through which `pybabel extract` reads leaflets, for those whose build already uses Babel.

It gives the same messages as `polyleaf update`. Bringing catalogues in line is for `polyleaf update` or msgmerge:
`pybabel update` loses unknown headers and the previous source of fuzzy messages.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from pipeline.steps.extract import extract
from pipeline.text.markup import markdown

Extracted = tuple[int, str, tuple[str, str], list[str]]


def extract_leaflet(
    fileobj: BinaryIO, keywords: object, comment_tags: object, options: dict[str, str]
) -> Iterator[Extracted]:
    """Messages in the form that Babel's `extract` wants: line, function name, (context, words), comments.

    The option `language` is the tag of the source language (default: en). Raises SourceError.
    """
    name = str(getattr(fileobj, "name", "leaflet.md"))
    text = fileobj.read().decode("utf-8")
    leaflet = markdown.parse(text, PurePath(name).as_posix(), PurePath(name).stem, options.get("language", "en"))
    for message in extract(leaflet).messages:
        for place in message.places:
            yield place.line, "pgettext", (message.id.context, message.id.words), message.note.splitlines()
