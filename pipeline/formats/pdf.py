"""The PDF, standard and large print: tagged, PDF/UA-1 (ISO 14289-1), set by Typst with the program's own fonts.

The text goes to the compiler as data beside the template, never as a part of it: no character of a text is markup.
"""

import json
import re
from functools import lru_cache
from pkgutil import get_data
from types import ModuleType
from typing import Any

from pipeline.formats.typst import fonts
from pipeline.formats.typst.spoken import with_spoken_words
from pipeline.formats.typst.tree import strings, tree
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import Kit, Picture
from pipeline.text.markup.footnotes import numbered
from pipeline.text.typeset import no_break

# What fills a page of giant print. Chinese and Japanese break between any two letters.
_ENDLESS = re.compile(r"[^ \n\u2e80-\u9fff\uff00-\uffef]{400,}")


def render(edition: Edition, kit: Kit) -> bytes:
    """The edition as a PDF, set in `kit.profile`. Equal arguments give equal bytes.

    Raises RenderError when Typst is missing, naming the anchor for a character that no font has or a heading that
    skips a level, and naming the picture for one that cannot be shown.
    """
    compiler = _compiler()
    edition = numbered(edition, kit.words)
    for place, text in strings(edition, kit):
        fonts.require_glyphs(text, place)
        _require_breaks(text, place)
    data, place = tree(edition, kit), f"{edition.leaflet} ({edition.tag})"
    files = {"main.typ": _template(), "leaflet.json": json.dumps(data, ensure_ascii=False).encode()}
    try:
        made = _compiled(files)
    except compiler.TypstError as error:
        for picture in kit.pictures:
            _require_picture(picture, place)
        raise RenderError(place, f"Typst says: {error}", "a leaflet that it can set", "report this as a bug") from error
    return with_spoken_words(made, data, place)


def _require_breaks(text: str, place: str) -> None:
    """Makes sure that every word can stand on one page: Typst prints none of what is beyond its foot.

    Raises RenderError naming `place`.
    """
    if found := _ENDLESS.search(no_break(text)):
        raise RenderError(
            place,
            f"{len(found.group())} characters without a space",
            "words that fit on a page",
            "put spaces between the words",
        )


def _compiler() -> ModuleType:
    try:
        import typst
    except ImportError as error:
        raise RenderError(
            "PDF",
            "the Python package typst is missing",
            "typst 0.15 or newer",
            'install it with "pip install typst", or leave the format out',
        ) from error
    return typst


@lru_cache(maxsize=1)
def _template() -> bytes:
    data = get_data("pipeline.formats", "templates/leaflet.typ")
    assert data is not None
    return data


@lru_cache(maxsize=1)
def _fonts() -> Any:
    """The program's fonts and no others, read once in a process.

    Raises RenderError when one of them is not there.
    """
    folder = str(fonts.FOLDER)
    found = _compiler().Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    if missing := set(fonts.coverage()) - set(found.families()):
        raise RenderError(
            "PDF",
            f"the font {min(missing)} is missing from the program",
            "every font that coverage.toml lists, in pipeline/fonts/",
            "install the program again",
        )
    return found


def _compiled(files: dict[str, bytes]) -> bytes:
    made: bytes = _compiler().compile(files, font_paths=_fonts(), format="pdf", pdf_standards=["ua-1"])
    return made


def _require_picture(picture: Picture, place: str) -> None:
    source = '#set document(title: "p")\n= p\n#image(bytes(json("leaflet.json")), alt: "p")'
    files = {"main.typ": source.encode(), "leaflet.json": json.dumps(list(picture.data)).encode()}
    try:
        _compiled(files)
    except _compiler().TypstError as error:
        raise RenderError(
            f"{place}, picture {picture.source}",
            f"a {picture.media_type} file that a PDF cannot show ({error})",
            "a PNG or JPEG picture",
            "save the picture as PNG and name that file in the leaflet",
        ) from error
