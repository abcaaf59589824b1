"""Writes a picture of one page in every language, and a page that shows them all: python -m tests.rendering.proof

The pictures come from the Word documents as LibreOffice prints them. They are for people to look at; what a machine
can measure is measured in test_proof.py.
"""

import argparse
import sys
import tempfile
from html import escape
from pathlib import Path

from pipeline.languages import language
from pipeline.model.kit import PROFILES
from tests.rendering import paper, specimens

DOTS_PER_INCH = 96
_STYLE = (
    "body{font-family:sans-serif;margin:2rem}"
    "main{display:grid;grid-template-columns:repeat(auto-fill,minmax(22rem,1fr));gap:2rem}"
    "figure{margin:0}img{width:100%;height:auto;border:1px solid #000}"
)
_ENGLISH = "The program’s own words are not translated into this language yet: on this page they are in English."


def main(arguments: list[str] | None = None) -> int:
    """Writes the pictures and index.html into a folder; says where, and returns 0, or 1 without the word processor."""
    parser = argparse.ArgumentParser(prog="python -m tests.rendering.proof", description=__doc__)
    parser.add_argument("--out", type=Path, default=specimens.ROOT / "outputs" / "proof", help="the folder to write")
    parser.add_argument("--profile", choices=sorted(PROFILES), default="large", help="the size of print to show")
    options = parser.parse_args(arguments)
    if paper.OFFICE is None:
        print("proof: LibreOffice is not installed; say: apt-get install libreoffice-writer", file=sys.stderr)
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        files = paper.printed(specimens.documents([PROFILES[options.profile]]), Path(folder), specimens.FACES)
        for tag in specimens.TAGS:
            (options.out / f"{tag}.png").write_bytes(_picture(files[specimens.name(tag, options.profile)]))
    (options.out / "index.html").write_text(index(options.profile), "utf-8")
    print(f"proof: one page of {options.profile} print in {len(specimens.TAGS)} languages: {options.out}/index.html")
    return 0


def _picture(file: Path) -> bytes:
    with paper.open_pdf(file) as document:
        drawn: bytes = document[0].get_pixmap(dpi=DOTS_PER_INCH).tobytes("png")
        return drawn


def index(profile: str) -> str:
    """The page that shows every picture under the name of its language."""
    shown = "".join(_shown(tag) for tag in specimens.TAGS)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>One page in every language</title><style>{_STYLE}</style></head><body>"
        f"<h1>One page in every language</h1><p>{escape(profile.capitalize())} print, page 1 of the specimen, "
        "as LibreOffice prints it. Where Word’s own faces are missing it takes others.</p>"
        f"<main>{shown}</main></body></html>\n"
    )


def _shown(tag: str) -> str:
    known = language(tag)
    note = "" if specimens.words(tag).tag == tag else f"<p>{_ENGLISH}</p>"
    name = f'<bdi lang="{tag}">{escape(known.own_name)}</bdi>'
    alternative = escape(f"Page 1 of the specimen in {known.english_name}")
    return (
        f"<figure><figcaption><h2>{escape(known.english_name)} · {name}</h2>{note}</figcaption>"
        f'<img src="{tag}.png" alt="{alternative}"></figure>'
    )


if __name__ == "__main__":
    sys.exit(main())
