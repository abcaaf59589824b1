"""The sample leaflets, built as a newcomer builds them: complete, equal in every format, and marked as drafts."""

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import mutagen.id3
import mutagen.mp3
import numpy as np
import pyloudnorm
import pytest
import soundfile
from scipy.signal import resample_poly

from pipeline.build.plan import Plan, plan
from pipeline.build.run import Serial, run
from pipeline.files import po
from pipeline.files.workspace import open_workspace
from pipeline.formats import USUAL
from pipeline.languages import language
from pipeline.model.edition import Edition
from pipeline.model.leaflet import Alert, Figure, Heading, Listing, Table
from pipeline.steps.script import script
from pipeline.text.markup.inline import plain
from tests.formats.docx_units import units as units_of_docx
from tests.formats.pdf_units import require_same as require_same_in_pdf

pytestmark = pytest.mark.xdist_group("samples")

ROOT = Path(__file__).parent.parent
TAGS = ("ar", "bn", "cy", "en", "es", "pl", "ro", "ur", "zh-Hans")
LEAFLETS = ("balloon-kyphoplasty", "pain-relief-at-home")
EDITIONS = [(leaflet, tag) for leaflet in LEAFLETS for tag in TAGS]
INVISIBLE = re.compile("[\u200e\u200f\u2066-\u2069]")


def flat(text: str) -> str:
    """Words as a reader sees them, whatever spaces and direction marks a format puts between them."""
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


@pytest.fixture(scope="module")
def planned() -> Plan:
    workspace = open_workspace(ROOT)
    leaflets = [workspace.leaflet(leaflet) for leaflet in LEAFLETS]
    return plan(workspace, [(leaflet, TAGS) for leaflet in leaflets], USUAL)


@pytest.fixture(scope="module")
def outputs(planned: Plan, sample_outputs: Path) -> Path:
    """Every sample in every language and format, with the real voice."""
    result = run(sample_outputs, planned, Serial, lambda *_: None, everything=True)
    assert result.failed == ()
    return sample_outputs


def edition_of(planned: Plan, leaflet: str, tag: str) -> Edition:
    return next(p.edition for p in planned.prepared if (p.leaflet.id, p.language.tag) == (leaflet, tag))


def file_of(outputs: Path, leaflet: str, tag: str, suffix: str) -> Path:
    return outputs / leaflet / tag / f"{leaflet}-{tag}{suffix}"


def test_every_sample_is_translated_and_passes_every_check(planned: Plan) -> None:
    assert [finding.message for finding in planned.findings] == []
    assert planned.not_made == ()
    assert len(planned.jobs) == len(LEAFLETS) * len(TAGS) * len(USUAL)


def test_every_sample_exists_in_every_format(outputs: Path) -> None:
    made = {path.relative_to(outputs).as_posix() for path in outputs.glob("[a-z]*/*/*")}
    assert made == {
        f"{leaflet}/{tag}/{leaflet}-{tag}{suffix}"
        for leaflet, tag in EDITIONS
        for suffix in (".html", ".docx", "-large-print.docx", ".pdf", "-large-print.pdf", ".mp3", ".epub")
    }
    rows = json.loads((outputs / "manifest.json").read_text("utf-8"))["files"]
    assert {row["file"] for row in rows} == made


@pytest.mark.parametrize(("leaflet", "tag"), EDITIONS)
def test_every_format_carries_the_same_units_in_the_same_order(
    planned: Plan, outputs: Path, leaflet: str, tag: str
) -> None:
    wanted = [flat(plain(text.words)) for text in edition_of(planned, leaflet, tag).texts()]
    assert [flat(unit) for unit in units_of_html(file_of(outputs, leaflet, tag, ".html"))] == wanted
    for suffix in (".docx", "-large-print.docx"):
        assert [flat(unit) for unit in units_of_docx(file_of(outputs, leaflet, tag, suffix).read_bytes())] == wanted
    for job in planned.jobs:
        if (job.edition.leaflet, job.edition.tag) == (leaflet, tag) and job.file.endswith(".pdf"):
            require_same_in_pdf((outputs / job.file).read_bytes(), job.edition, job.kit)
    lyrics = id3_of(file_of(outputs, leaflet, tag, ".mp3")).getall("USLT")[0].text
    lines = [flat(line) for line in lyrics.splitlines()]
    assert [line for line in lines if line in set(wanted)] == wanted


def page_of(path: Path) -> Any:
    """A web page as a tree; typed loosely, because lxml's results are of many kinds."""
    return lxml.html.fromstring(path.read_text("utf-8"))


def id3_of(path: Path) -> Any:
    """The tag of a recording; mutagen has no types."""
    read: Any = mutagen.id3.ID3
    return read(path)


def _seconds(path: Path) -> float:
    read: Any = mutagen.mp3.MP3
    return float(read(path).info.length)


def units_of_html(path: Path) -> Iterator[str]:
    for element in page_of(path).xpath("//*[@data-unit]"):
        yield element.get("alt") if element.tag == "img" else element.text_content()


@pytest.mark.parametrize(("leaflet", "tag"), EDITIONS)
def test_everything_in_the_recording_comes_from_the_leaflet_in_its_order(planned: Plan, leaflet: str, tag: str) -> None:
    """What is spoken is the words of the edition; cells are spoken after the header of their column."""
    job = next(j for j in planned.jobs if (j.edition.leaflet, j.edition.tag, j.format) == (leaflet, tag, "mp3"))
    said = script(job.edition, job.kit.language, job.kit.words, job.kit.draft)
    spoken = {u.anchor for part in said.parts for u in part.utterances if u.anchor}
    assert spoken == {text.anchor for text in job.edition.texts()}
    first: dict[str, int] = {}
    for number, utterance in enumerate(u for part in said.parts for u in part.utterances if u.anchor):
        first.setdefault(utterance.anchor, number)
    in_tables = {
        cell.anchor for b in job.edition.blocks if isinstance(b, Table) for row in (b.header, *b.rows) for cell in row
    }
    order = [first[text.anchor] for text in job.edition.texts() if text.anchor not in in_tables]
    assert order == sorted(order)


@pytest.mark.parametrize(("leaflet", "tag"), EDITIONS)
def test_no_digit_or_operator_is_left_to_the_voice(planned: Plan, leaflet: str, tag: str) -> None:
    job = next(j for j in planned.jobs if (j.edition.leaflet, j.edition.tag, j.format) == (leaflet, tag, "mp3"))
    said = script(job.edition, job.kit.language, job.kit.words, job.kit.draft)
    for part in said.parts:
        for utterance in part.utterances:
            assert not re.search(r"[\d<>≤≥%٪°×±=]", utterance.spoken), utterance.spoken


@pytest.mark.parametrize(("leaflet", "tag"), EDITIONS)
def test_the_chapters_of_a_recording_are_the_headings(planned: Plan, outputs: Path, leaflet: str, tag: str) -> None:
    blocks = edition_of(planned, leaflet, tag).blocks
    headings = [flat(plain(block.text.words)) for block in blocks if isinstance(block, Heading)]
    path = file_of(outputs, leaflet, tag, ".mp3")
    tags = id3_of(path)
    (contents,) = tags.getall("CTOC")
    chapters = [tags[f"CHAP:{name}"] for name in contents.child_element_ids]
    assert [flat(chapter.sub_frames["TIT2"].text[0]) for chapter in chapters] == headings
    times = [(chapter.start_time, chapter.end_time) for chapter in chapters]
    assert times == sorted(times)
    assert all(start < end for start, end in times)
    assert abs(times[-1][1] - _seconds(path) * 1000) < 100


@pytest.mark.parametrize(("leaflet", "tag"), EDITIONS)
def test_every_output_says_in_the_readers_language_that_it_is_a_draft(
    planned: Plan, outputs: Path, leaflet: str, tag: str
) -> None:
    job = next(j for j in planned.jobs if (j.edition.leaflet, j.edition.tag, j.format) == (leaflet, tag, "mp3"))
    notice = flat(job.kit.words.say("Draft. Nobody has checked this text yet. Do not rely on it."))
    word = flat(job.kit.words.say("Draft"))
    assert (tag == "en") == (word == "Draft")
    assert notice in flat(page_of(file_of(outputs, leaflet, tag, ".html")).text_content())
    import docx

    for suffix in (".docx", "-large-print.docx"):
        document = docx.Document(str(file_of(outputs, leaflet, tag, suffix)))
        assert notice in [flat(paragraph.text) for paragraph in document.paragraphs]
        assert any(word in flat(paragraph.text) for paragraph in document.sections[0].header.paragraphs)
    said = script(job.edition, job.kit.language, job.kit.words, job.kit.draft)
    opening = flat(" ".join(utterance.written for utterance in said.parts[0].utterances[:6]))
    assert notice.replace(" ", "") in opening.replace(" ", "")


@pytest.mark.parametrize(("leaflet", "tag"), EDITIONS)
def test_every_page_names_its_language_and_direction(outputs: Path, leaflet: str, tag: str) -> None:
    page = page_of(file_of(outputs, leaflet, tag, ".html"))
    assert (page.get("lang"), page.get("dir")) == (tag, language(tag).direction)
    others = {element.get("hreflang") for element in page.xpath("//*[@hreflang]")}
    assert others == set(TAGS) - {tag}


@pytest.mark.parametrize(
    "link",
    ["balloon-kyphoplasty-pl.mp3", "../ar/balloon-kyphoplasty-ar.html", "balloon-kyphoplasty-pl-large-print.docx"],
)
def test_every_link_of_a_page_leads_to_a_file_that_is_there(outputs: Path, link: str) -> None:
    path = file_of(outputs, "balloon-kyphoplasty", "pl", ".html")
    page = page_of(path)
    local = [e.get("href") or e.get("src") for e in page.xpath("//a[@href]|//audio[@src]|//source[@src]")]
    files = [name for name in local if not name.startswith(("#", "http", "mailto:", "tel:"))]
    assert link in files
    assert all((path.parent / name).is_file() for name in files)


@pytest.mark.parametrize(("leaflet", "tag"), EDITIONS)
def test_every_recording_is_equally_loud_and_none_is_too_loud(outputs: Path, leaflet: str, tag: str) -> None:
    """The decoded file: -20 LUFS within 1, true peak at most -3 dB (four samples for one, as BS.1770-4 asks)."""
    read: Any = soundfile.read
    # Single precision is a hundred times finer than what is asked for, and less than half the work.
    sound, rate = read(file_of(outputs, leaflet, tag, ".mp3"), dtype="float32")
    assert sound.ndim == 1
    assert abs(pyloudnorm.Meter(rate).integrated_loudness(sound) + 20) <= 1
    assert np.abs(resample_poly(sound, 4, 1)).max() <= 10 ** (-3 / 20)


def test_every_catalogue_says_that_it_is_a_machine_draft() -> None:
    paths = sorted((ROOT / "locale").rglob("*.po"))
    assert len(paths) == 24
    for path in paths:
        catalogue = po.read(path, path.name, path.stem, "x")
        reviewed = "X-Polyleaf-Status" not in dict(catalogue.headers)
        assert reviewed or "Machine draft" in catalogue.preamble


def test_the_first_sample_keeps_the_figures_of_its_procedure(planned: Plan) -> None:
    words = " ".join(plain(text.words) for text in edition_of(planned, "balloon-kyphoplasty", "en").texts())
    for fact in (
        "2–4% of people",
        "< 1% of people",
        "48 hours",
        "2–3 days",
        "6 weeks",
        "warfarin, aspirin or clopidogrel",
    ):
        assert fact in words


def test_the_second_sample_has_what_the_first_lacks(planned: Plan) -> None:
    edition = edition_of(planned, "pain-relief-at-home", "en")
    kinds = {type(block) for block in edition.blocks}
    assert kinds >= {Alert, Figure, Listing, Table}
    assert any(isinstance(block, Listing) and block.start == 1 for block in edition.blocks)
    assert any(
        isinstance(inner, Listing)
        for block in edition.blocks
        if isinstance(block, Listing)
        for item in block.items
        for inner in item.blocks
    )
    words = " ".join(text.words for text in edition.texts())
    for part in ("](https://", "020 7946 0456", "12:30pm", "1.2 g", "38.5 °C", "<day.surgery@"):
        assert part in words


def test_the_starter_leaflet_carries_no_file_of_the_samples(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "pipeline" / "starter", tmp_path / "starter")
    assert sorted(path.name for path in (tmp_path / "starter").iterdir()) == [
        "gitignore",
        "my-first-leaflet.md",
        "polyleaf.toml",
    ]
