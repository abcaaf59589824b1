"""The specimen pages: complete in every language, right on the web page too, and never more than specimens."""

from pathlib import Path
from typing import Any

import lxml.html
import pytest

from pipeline.commands import main
from pipeline.formats.html import render
from pipeline.languages import language
from pipeline.model.errors import SettingsError
from pipeline.model.kit import PROFILES
from pipeline.model.leaflet import Alert, AlertKind, Heading, Listing, Paragraph, Table
from pipeline.text.figures.quantity import read
from pipeline.text.figures.values import Amount, Clock, Phone
from pipeline.text.markup.inline import plain
from tests.conftest import POLISH, SOURCE, translate, write
from tests.rendering import proof, specimens

every_language = pytest.mark.parametrize("tag", specimens.TAGS)
# The program's own words have not been translated into these.
WITHOUT_WORDS = ("de", "fa", "fr", "gu", "hi", "it", "ko", "pa", "pt", "ru", "so", "ta", "tr", "uk", "vi")


def tree(page: str | bytes) -> Any:
    """A web page as a tree; typed loosely, because lxml's results are of many kinds."""
    return lxml.html.fromstring(page)


def test_every_language_has_a_specimen() -> None:
    assert tuple(sorted(path.stem for path in specimens.FOLDER.glob("*.md"))) == specimens.TAGS


@every_language
def test_a_specimen_has_every_kind_of_block(tag: str) -> None:
    blocks = specimens.edition(tag).blocks
    assert [block.level for block in blocks if isinstance(block, Heading)] == [1, 2, 2]
    assert [block.kind for block in blocks if isinstance(block, Alert)] == [AlertKind.WARNING]
    assert len([block for block in blocks if isinstance(block, Paragraph)]) >= 3
    assert len([block for block in blocks if isinstance(block, Table)]) == 1
    numbered, bulleted = (block for block in blocks if isinstance(block, Listing))
    assert (numbered.start, bulleted.start) == (1, None)
    assert any(isinstance(inner, Listing) for item in bulleted.items for inner in item.blocks)
    words = " ".join(text.words for text in specimens.edition(tag).texts())
    assert "**" in words
    assert "](https://" in words


@every_language
def test_a_specimen_has_every_kind_of_figure(tag: str) -> None:
    found = [figure for text in specimens.edition(tag).texts() for figure in read(plain(text.words), language(tag))]
    amounts = {(figure.compare, f"{figure.low.value:f}", figure.unit) for figure in found if isinstance(figure, Amount)}
    assert {("", "500", "milligram"), ("<", "1", "percent"), ("", "38.5", "celsius")} <= amounts
    assert any(isinstance(figure, Amount) and figure.high for figure in found)
    assert any(figure.unit == "percent" and not figure.compare for figure in found if isinstance(figure, Amount))
    assert ("020", "7946", "0123") in [figure.groups for figure in found if isinstance(figure, Phone)]
    # "9.30" alone is a time in Turkish, but no rule can know that it is not a number.
    times = {(figure.hour, figure.minute) for figure in found if isinstance(figure, Clock)}
    assert times >= {(9, 0), (17, 30)} | (set() if tag == "tr" else {(9, 30)})


@every_language
def test_the_web_page_says_its_language_and_direction_and_marks_what_is_in_english(tag: str) -> None:
    kit = specimens.specimen_kit(tag, PROFILES["standard"])
    page = tree(render(specimens.edition(tag), kit))
    assert (page.get("lang"), page.get("dir")) == (tag, language(tag).direction)
    for link in page.xpath("//nav//a[@hreflang]"):
        other = language(link.get("hreflang"))
        assert (link.get("lang"), link.get("dir")) == (other.tag, other.direction)
        assert link.text_content().strip() == other.own_name
    notice = page.xpath("//*[contains(text(), 'Nobody has checked this text yet')]")
    if tag in WITHOUT_WORDS:
        assert notice
        assert {element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)") for element in notice} == {"en"}
    else:
        assert bool(notice) == (tag == "en")


def test_the_languages_without_the_programs_words_are_these() -> None:
    assert tuple(tag for tag in specimens.TAGS if specimens.words(tag).tag != tag) == WITHOUT_WORDS


@pytest.mark.parametrize("tag", WITHOUT_WORDS)
def test_no_leaflet_is_made_in_a_language_without_the_programs_own_words(
    tag: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The translations below are no words of any language, which the checks would say first.
    monkeypatch.setattr("pipeline.checks.CHECKS", {})
    front, _, _ = SOURCE.replace("languages: [pl]", f"languages: [{tag}]").partition("# A small leaflet")
    write(tmp_path, "source/small.md", front + "# A small leaflet\n")
    write(tmp_path, "polyleaf.toml", 'voice = "silence"\n')
    assert main(["-C", str(tmp_path), "update"]) == 0
    # Every message is translated, so that nothing else is missing.
    translate(tmp_path, "small", tag, {words: f"Ω ω {words[-13:]} ω Ω" for words in POLISH})
    assert main(["-C", str(tmp_path), "build"]) == SettingsError.exit_code
    said = capsys.readouterr().err
    assert f"the program's own words are not translated into {language(tag).english_name}" in said
    assert f"locale/{tag}/LC_MESSAGES/polyleaf.po" in said
    assert {path.name for path in tmp_path.glob("outputs/small/*")} == {"en"}


def test_the_page_of_pictures_shows_every_language_and_says_what_is_in_english() -> None:
    page = tree(proof.index("large"))
    assert [picture.get("src") for picture in page.xpath("//img")] == [f"{tag}.png" for tag in specimens.TAGS]
    assert all(picture.get("alt") for picture in page.xpath("//img"))
    names = {bdi.get("lang"): bdi.text_content() for bdi in page.xpath("//bdi")}
    assert names == {tag: language(tag).own_name for tag in specimens.TAGS}
    assert len(page.xpath("//figcaption[p]")) == len(WITHOUT_WORDS)
