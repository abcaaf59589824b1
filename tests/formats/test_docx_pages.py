"""The Word document on paper: what a word processor makes of it, read back glyph by glyph."""

import re

import pytest

from pipeline.formats.docx import render
from pipeline.model.kit import LARGE
from tests.formats import docx_samples as samples
from tests.formats import test_footnotes as notes
from tests.rendering import paper
from tests.rendering.paper import Paper

TAGS = ("ar", "ur", "bn", "zh-Hans", "en")
FIGURES = ("500 mg", "020 7946 0123", "2–4%", "9:00", "17:30", "25 °C", "help@example.org", "16–17", "PIL-042")

pytestmark = paper.needs_office
languages = pytest.mark.parametrize("tag", TAGS)


# So many letters before a number that the end of the line falls on each of its figures.
SHIFTS = range(12, 26)

# "Do not" and "because" begin with a lam-alef; signs that stand before it in leaflets.
BEFORE_LAM_ALEF = ("خذه الآن. لا تتوقف: لأن (لأسباب) كثيرة", "اتصل بالرقم 111. لا تنتظر! لا - لا / “لا” «لا»")

MARGIN = LARGE.margin_mm / 25.4 * 72


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    """Every language's large print, all from one call of the word processor."""
    folder = tmp_path_factory.mktemp("pages")
    made = {tag: render(samples.edition(tag), samples.kit(tag, LARGE, True)) for tag in TAGS}
    lines = (samples.paragraph("\N{CJK UNIFIED IDEOGRAPH-5B57}" * shift + "03001234567") for shift in SHIFTS)
    shifted = samples.of_blocks((samples.title(), *lines), "zh-Hans")
    made["lines"] = render(shifted, samples.kit("zh-Hans", LARGE))
    signs = samples.of_blocks((samples.title(), *map(samples.paragraph, BEFORE_LAM_ALEF)), "ar")
    made["signs"] = render(signs, samples.kit("ar", LARGE))
    made |= {f"notes {tag}": render(notes.edition(tag), notes.kit(tag, LARGE)) for tag in ("en", "ar")}
    return {name: paper.read(file) for name, file in paper.printed(made, folder, {}).items()}


@languages
def test_every_glyph_of_large_print_is_at_least_18_points(tag: str, papers: dict[str, Paper]) -> None:
    sizes = [glyph.size for sheet in papers[tag].sheets for glyph in sheet.glyphs]
    assert len(sizes) > 200
    # The PDF holds sizes to two decimals.
    assert min(sizes) >= 18 * samples.kit(tag).language.typography.factor - 0.01


@languages
@pytest.mark.parametrize("figure", FIGURES)
def test_figures_read_from_left_to_right(tag: str, figure: str, papers: dict[str, Paper]) -> None:
    # A line may end after the dash of a range (Unicode UAX #14, class BA); the order is what counts here.
    assert figure.replace(" ", "") in papers[tag].seen().replace("–\n", "–")


def test_no_figure_is_cut_at_the_end_of_a_line_of_chinese(papers: dict[str, Paper]) -> None:
    assert papers["lines"].seen().count("03001234567") == len(SHIFTS)


def test_a_sign_before_a_lam_alef_is_not_drawn_upon_it(papers: dict[str, Paper]) -> None:
    seen = [glyph for glyph in papers["signs"].glyphs() if glyph.letter in ".:(!-/“«"]
    assert len(seen) >= 8
    for sign in seen:
        line = [glyph for glyph in papers["signs"].glyphs() if abs(glyph.baseline - sign.baseline) < 1]
        middle = (sign.left + sign.right) / 2
        assert {glyph.letter for glyph in line if glyph.left <= middle <= glyph.right} == {sign.letter}


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_marks_of_notes_are_as_large_as_the_text_and_stand_behind_their_figures(
    tag: str, papers: dict[str, Paper]
) -> None:
    sheets = papers[f"notes {tag}"].sheets
    least = 18 * samples.kit(tag).language.typography.factor - 0.01
    assert min(glyph.size for sheet in sheets for glyph in sheet.glyphs) >= least
    # One letter above the line would be a raised figure.
    for sheet in sheets:
        for bracket in (glyph for glyph in sheet.glyphs if glyph.letter in "[]"):
            line = [each for each in sheet.glyphs if abs(each.baseline - bracket.baseline) < 12]
            assert {round(each.baseline, 1) for each in line} == {round(bracket.baseline, 1)}
    if tag == "en":
        seen = "".join(papers["notes en"].seen().split())
        assert "Take500mg[note1]twiceaday.Donottakeitwithmilk.[note2]Thenrest." in seen
        assert seen.index("Note1:Notmorethan2gin24hours.") < seen.index("Food") < seen.index("Note2:")


@languages
def test_nothing_leaves_the_margins(tag: str, papers: dict[str, Paper]) -> None:
    for sheet in papers[tag].sheets:
        # A glyph's box holds the empty room at its sides, and Chinese punctuation may hang: two points at most.
        assert min(glyph.left for glyph in sheet.glyphs) >= MARGIN - 2
        assert max(glyph.right for glyph in sheet.glyphs) <= sheet.width - MARGIN + 2


@languages
def test_list_markers_stand_before_their_words_and_inside_the_margins(tag: str, papers: dict[str, Paper]) -> None:
    bullets = [(sheet, glyph) for sheet in papers[tag].sheets for glyph in sheet.glyphs if glyph.letter == "•"]
    assert len(bullets) >= 5
    for sheet, bullet in bullets:
        line = [each for each in sheet.glyphs if abs(each.baseline - bullet.baseline) < 1 and each.letter != "•"]
        if samples.kit(tag).language.rtl:
            assert max(each.right for each in line) < bullet.left
            assert bullet.right <= sheet.width - MARGIN
        else:
            assert bullet.right < min(each.left for each in line)
            assert bullet.left >= MARGIN


@languages
def test_every_page_says_draft_and_its_number(tag: str, papers: dict[str, Paper]) -> None:
    total = len(papers[tag].sheets)
    for number, sheet in enumerate(papers[tag].sheets, start=1):
        *_, last = paper.lines(sheet)
        assert re.findall(r"\d+", last) in ([str(number), str(total)], [str(total), str(number)])
        head = {glyph.letter for glyph in sheet.glyphs if glyph.baseline < MARGIN}
        assert head


@languages
def test_the_pdf_names_the_language_and_the_title(tag: str, papers: dict[str, Paper]) -> None:
    assert papers[tag].language == samples.kit(tag).language.word_lang
    assert papers[tag].title == samples.edition(tag).title.words
