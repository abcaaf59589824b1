"""Nothing of the source language survives in any file: two languages that nobody speaks show it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.dates import get_month_names

from pipeline.commands import main
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.formats import FORMATS
from pipeline.model.leaflet import texts
from pipeline.text.markup.inline import placeholders
from tests.conftest import write
from tests.pseudo.languages import EVERY, MIRRORED, Pseudo, forgotten, known, translate
from tests.pseudo.words import words

LEAFLET = "every-part"
TITLE = "Every part of a leaflet"
# Short, because the time that these tests take is that of encoding the recordings.
SOURCE = """---
reference: PIL-0999
version: "1.0"
owner: Northfield Hospital
department: Day Surgery
contact: "Ward nurses: 020 7946 0456"
published: 2026-11-22
review: 2028-11-22
languages: [{tags}]
keywords: [painkillers, swelling]
variables:
  phone: 020 7946 0456
---

# Every part of a leaflet

Take **2 tablets** of 500 mg. Call {{{{phone}}}}.

> [!WARNING]
> Call 999 for help.

> [!NOTE]
> Rest first.

> [!TIP]
> Walk slowly.

> [!IMPORTANT]
> Drink water.

> [!CAUTION]
> Never drive.

## Numbers and pictures

1. Wait 2–4 days.
2. Ask us:
   - by day\\
     or night

![A row of boxes](images/pain-scale.png "The pain scale")

## Tables and links

| Medicine | Dose |
| --- | --- |
| Syrup | 5 ml |

Sedation
: medicine that makes you drowsy

Read [more advice](https://example.org/advice).
"""
ROOT = Path(__file__).parent.parent.parent
# Values for programs, the same in every language by their standards.
TECHNICAL = re.compile(
    r"TXXX|TCON|TLAN|anchor|timing\.json (?:leaflet|language|voice|edition|format|engine)|<style>|metadata$|"
    r"<meta (?:schema|media|dcterms|rendition)|<(?:identifier|source|language|contentStatus|category)>"
)
# What a person may read in its own language: addresses, codes, names of programs and languages, two file names that
# the patients' guide explains, and the signs of units of the country whose dates the longer language has.
ALLOWED = re.compile(
    r"(?:contents\.txt|playlist\.m3u)$|MBeit|\b(?:mun|eil)\b|"
    r"https?://\S+|[\w.+-]+@[\w.-]+|PIL-\d+|www\.\S+|"
    r"\b(?:English|Polyleaf|Daisy 2\.02|DRAFT|draft|text/html|charset|utf-8|audioFullText|urn:\S+)\b"
)
INSIDE_BOOKS = re.compile(r"\.(?:epub|docx)|-daisy\.zip")
# A numbered recording has its title in its name, in letters without marks.
_TRACK = re.compile(r"\d\d-[a-z0-9-]+")
_SOURCE_WORDS = frozenset(re.findall("[a-z]{4,}", SOURCE.lower()))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A sample leaflet with tables, boxes, lists and a picture, in both languages and every format."""
    root = tmp_path_factory.mktemp("pseudo")
    with pytest.MonkeyPatch.context() as monkeypatch:
        known(root / "languages", monkeypatch)
        # The translations are no words of any language, which the checks would say first.
        monkeypatch.setattr("pipeline.checks.CHECKS", {})
        shutil.copytree(ROOT / "source" / "images", root / "source" / "images")
        tags = ", ".join(pseudo.tag for pseudo in EVERY)
        write(root, f"source/{LEAFLET}.md", SOURCE.format(tags=tags))
        settings = ("voice = 'silence'", "rate = 200", "slow_rate = 200", "[print]", "cover = true", "contents = true")
        write(root, "polyleaf.toml", "\n".join(settings))
        workspace = open_workspace(root)
        translate(workspace, LEAFLET)
        formats = [word for name in FORMATS for word in ("--format", name)]
        chosen = [word for pseudo in EVERY for word in ("--lang", pseudo.tag)]
        assert main(["-C", str(root), "build", "--jobs", "1", "--quiet", *chosen, *formats]) == 0
        yield workspace
    forgotten()


@pytest.fixture(params=EVERY, ids=lambda pseudo: pseudo.tag)
def pseudo(request: pytest.FixtureRequest) -> Pseudo:
    found = request.param
    assert isinstance(found, Pseudo)
    return found


def files(workspace: Workspace, pseudo: Pseudo) -> dict[str, bytes]:
    """The bytes of every file in a language, by its format."""
    folder = workspace.outputs / LEAFLET / pseudo.tag
    stem = f"{LEAFLET}-{pseudo.tag}"
    return {name: (folder / f"{stem}{made.suffix}").read_bytes() for name, made in FORMATS.items()}


def left(place: str, text: str, pseudo: Pseudo) -> list[str]:
    """The words of a text that are in Latin letters without marks, and have no right to be."""
    if TECHNICAL.search(place) or (place.endswith("file name") and INSIDE_BOOKS.search(place)):
        return []
    months = get_month_names("wide", locale=pseudo.locale).values()
    flat = " ".join(text.replace("\u00a0", " ").split()).replace(TITLE, "").replace(f"{LEAFLET}-{pseudo.tag}", "")
    flat = _TRACK.sub(lambda name: name[0] if set(re.findall("[a-z]{4,}", name[0])) & _SOURCE_WORDS else "", flat)
    for month in months:
        flat = flat.replace(month, "")
    return re.findall(r"(?<![^\W\d_])[A-Za-z]{3,}(?![^\W\d_])", ALLOWED.sub("", flat))


@pytest.mark.parametrize("name", FORMATS)
def test_no_word_of_the_source_survives_in_any_format(made: Workspace, pseudo: Pseudo, name: str) -> None:
    file = f"a{FORMATS[name].suffix}"
    read = list(words(file, files(made, pseudo)[name]))
    assert sum(bool(text.strip()) for _, text in read) > 5
    survived = [(place, word) for place, text in read for word in left(place, text, pseudo)]
    assert survived == []


def test_the_english_title_is_shown_to_staff_in_one_place_and_says_so(made: Workspace, pseudo: Pseudo) -> None:
    page = files(made, pseudo)["html"].decode("utf-8")
    assert page.count(TITLE) == 1
    assert re.search(rf"{pseudo.words('Title')}.{{0,120}}{TITLE}", page, re.DOTALL)


@pytest.mark.parametrize("name", ["html", "docx", "large-print", "pdf", "epub"])
def test_every_message_is_there_from_its_first_mark_to_its_last(made: Workspace, pseudo: Pseudo, name: str) -> None:
    found = " ".join(
        text for place, text in words(f"a{FORMATS[name].suffix}", files(made, pseudo)[name]) if "page" not in place
    )
    leaflet = made.leaflet(LEAFLET)
    messages = {text.words for text in texts(leaflet.blocks)}
    assert found.count("‹") >= len(messages)
    if name != "pdf":
        assert found.count("‹") == found.count("›")


def test_right_to_left_text_is_told_to_be_so(made: Workspace) -> None:
    made_files = files(made, MIRRORED)
    assert b'dir="rtl"' in made_files["html"]
    assert b'lang="qps-plocm"' in made_files["html"]


def test_the_two_languages_hold_what_translations_must_hold() -> None:
    for pseudo in EVERY:
        said = pseudo.message("Take **2 tablets** (500 mg) at 8am, call {{phone}} or [us](https://example.org/a).")
        assert placeholders(said) == ("phone",)
        assert "https://example.org/a" in said
        assert "500 mg" in said
        assert said.count("**") == 2
        assert not re.search("[A-Za-z]{3,}", re.sub(r"\{\{.*?\}\}|https\S+", "", said))


def test_the_search_finds_english_where_it_is_put(made: Workspace) -> None:
    pseudo = EVERY[0]
    page = files(made, pseudo)["html"]
    assert left("a.zip: file name", "02-numbers-and-pictures.mp3", pseudo)
    assert not left("a.zip: file name", "02-nuumbeers-aand-piictuurees.mp3", pseudo)
    for old, new in ((b"<h1", b"<p>Draft</p><h1"), (b'alt="', b'alt="Picture: '), (b"<title>", b"<title>Leaflet ")):
        assert old in page
        read = words("a.html", page.replace(old, new, 1))
        assert [word for place, text in read for word in left(place, text, pseudo)]
