"""One short page in every language the program knows, as an edition with everything a format needs."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pipeline.build.catalogues import program_words_in
from pipeline.files.workspace import open_workspace
from pipeline.formats.docx import render
from pipeline.languages import language, tags
from pipeline.model.edition import Edition
from pipeline.model.errors import SettingsError
from pipeline.model.kit import Kit, Profile, Sibling, Words
from pipeline.steps.localise import localise
from pipeline.steps.words import source_words
from pipeline.text.markup.markdown import parse

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "tests" / "specimens"
TAGS = tags()
# What the word processor prints with where Word's own faces are not installed.
FACES = {
    "Urdu Typesetting": ("Noto Nastaliq Urdu",),
    "Microsoft YaHei": ("Noto Sans CJK SC",),
    "Malgun Gothic": ("Noto Sans CJK KR",),
    "Nirmala UI": (
        "Noto Sans",
        "Noto Sans Bengali",
        "Noto Sans Gurmukhi",
        "Noto Sans Gujarati",
        "Noto Sans Tamil",
        "Noto Sans Devanagari",
    ),
}
# The usual stand-in for Arial has no Arabic letters, and LibreOffice 7 sets letters and full stops of two faces on top
# of each other. This one has both; the word processor takes no other for Arial than its own choice, so the document
# names it.
_ARABIC_FACE = "DejaVu Sans"


@lru_cache(maxsize=64)
def edition(tag: str) -> Edition:
    """The specimen page of a language, read as a leaflet that was written in it."""
    source = (FOLDER / f"{tag}.md").read_text("utf-8")
    return localise(parse(source, f"tests/specimens/{tag}.md", "specimen", tag), None, tag, {}).edition


@lru_cache(maxsize=64)
def words(tag: str) -> Words:
    """The program's own words in that language; where nobody has translated them, in English and marked as English."""
    try:
        return program_words_in(open_workspace(ROOT), language(tag), "en")
    except SettingsError:
        return source_words("en")


def specimen_kit(tag: str, profile: Profile) -> Kit:
    """What a format needs beside the edition."""
    others = (language(other) for other in TAGS if other != tag)
    siblings = tuple(Sibling(o.tag, o.own_name, o.direction, f"../{o.tag}/specimen.html") for o in others)
    return Kit(language(tag), words(tag), profile, True, siblings=siblings)


def document(tag: str, profile: Profile, page: Edition | None = None) -> bytes:
    """The specimen, or another page, as a Word document in a face that the word processor has."""
    kit = specimen_kit(tag, profile)
    typography = kit.language.typography
    if kit.language.rtl and typography.font == "Arial":
        kit = replace(kit, language=replace(kit.language, typography=replace(typography, font=_ARABIC_FACE)))
    return render(page or edition(tag), kit)


def documents(profiles: Iterable[Profile]) -> dict[str, bytes]:
    """Every specimen in these profiles as a Word document, by `name`."""
    return {name(tag, profile.name): document(tag, profile) for profile in profiles for tag in TAGS}


def name(tag: str, profile: str) -> str:
    """The name of a specimen's file in that profile, without its ending."""
    return f"{tag}-{profile}"
