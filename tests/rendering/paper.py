"""A Word document on paper: printed by a word processor, read back glyph by glyph."""

import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from fontTools.ttLib import TTFont

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(
    OFFICE is None,
    reason="needs LibreOffice: apt-get install libreoffice-writer fonts-noto-core fonts-noto-cjk",
)
# The library's own open() has no types.
open_pdf: Any = pymupdf.open
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\ufeff"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One visible glyph: its letter, edges, baseline and size, in points from the top left of the page.

    `number` is the glyph's place in the font `font`; 0 is the box that says "no such character".
    """

    letter: str
    left: float
    right: float
    baseline: float
    size: float
    font: str
    number: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """One document as printed. `text` holds every character that the PDF says it shows."""

    sheets: tuple[Sheet, ...]
    language: str
    title: str
    text: str

    def seen(self) -> str:
        """Every line as the eye meets it from left to right, without spaces."""
        return "\n".join(line for sheet in self.sheets for line in lines(sheet))

    def glyphs(self) -> Iterator[Glyph]:
        """Every glyph of every page."""
        return (glyph for sheet in self.sheets for glyph in sheet.glyphs)


def lines(sheet: Sheet) -> Iterator[str]:
    """The lines of a page from top to bottom, each from left to right, without spaces.

    Nastaliq is left out: its letters stand on slopes, each at a height of its own.
    """
    found: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for glyph in sheet.glyphs:
        if not glyph.font.startswith("NotoNastaliq"):
            found[round(glyph.baseline)].append((glyph.left, glyph.letter))
    return ("".join(letter for _, letter in sorted(line)) for _, line in sorted(found.items()))


def printed(documents: Mapping[str, bytes], folder: Path, faces: Mapping[str, tuple[str, ...]]) -> dict[str, Path]:
    """The PDF of each .docx, all from one call of the word processor. `folder` must be empty.

    `faces` gives for a face that Word has the installed ones to print with instead, the best first.
    """
    fonts = folder / "fonts.conf"
    fonts.write_text(_stand_ins(faces), "utf-8")
    files = {name: folder / f"{name}.docx" for name in documents}
    for name, file in files.items():
        file.write_bytes(documents[name])
    command = [str(OFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files.values())]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)
    return {name: file.with_suffix(".pdf") for name, file in files.items()}


def _stand_ins(faces: Mapping[str, tuple[str, ...]]) -> str:
    """Settings for fontconfig (fonts-conf(5)): the system's own, and an installed face for each that Word has."""
    aliases = "".join(
        f'<match><test name="family"><string>{face}</string></test>'
        '<edit name="family" mode="assign" binding="same">'
        f"{''.join(f'<string>{name}</string>' for name in names)}</edit></match>"
        for face, names in faces.items()
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f'{aliases}<include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>'
    )


def read(file: Path) -> Paper:
    """A PDF read back."""
    with open_pdf(file) as document:
        language = document.xref_get_key(document.pdf_catalog(), "Lang")[1]
        sheets = tuple(_sheet(page) for page in document)
        return Paper(sheets, language, document.metadata["title"], "".join(page.get_text() for page in document))


def _sheet(page: Any) -> Sheet:
    spans = page.get_texttrace()
    glyphs = (
        Glyph(chr(code), box[0], box[2], origin[1], span["size"], span["font"], number)
        for span in spans
        for code, number, origin, box in span["chars"]
    )
    visible = tuple(glyph for glyph in glyphs if not glyph.letter.isspace() and glyph.letter not in _INVISIBLE)
    return Sheet(page.rect.width, page.rect.height, visible)


def faceless(paper: Paper, words: str) -> set[str]:
    """The signs of `words` that none of the faces on paper has: each is printed as an empty box or not at all.

    A word processor looks through every installed face before it prints a box, and gives the box the letter that it
    stands for; so neither the faces nor the text of a PDF can tell by themselves.
    """
    had = frozenset(point for font in {glyph.font for glyph in paper.glyphs()} for point in _characters(font))
    return {sign for sign in words if ord(sign) not in had}


@lru_cache(maxsize=64)
def _characters(font: str) -> frozenset[int]:
    """The code points of the installed face with that PostScript name, of which a PDF may hold the first part only."""
    files = [(file, int(index)) for file, index, name in _installed() if name.startswith(font) or font.startswith(name)]
    # The number of a variable font's named instance stands in the upper half.
    found: set[int] = set()
    for file, index in dict.fromkeys(files):
        with TTFont(file, fontNumber=index & 0xFFFF, lazy=True) as face:
            found |= set(face.getBestCmap())
    return frozenset(found)


@lru_cache(maxsize=1)
def _installed() -> tuple[tuple[str, str, str], ...]:
    command = ["fc-list", "--format", "%{file}\t%{index}\t%{postscriptname}\n"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    rows = (line.split("\t") for line in listed)
    return tuple((file, index, name) for file, index, name in rows if name and file.endswith((".ttf", ".ttc", ".otf")))
