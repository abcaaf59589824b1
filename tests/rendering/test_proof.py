"""The rendered proof: every language in every size, as a word processor prints it, read back glyph by glyph."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from pipeline.languages import language
from pipeline.model.edition import Edition
from pipeline.model.kit import PROFILES
from pipeline.model.leaflet import Text, map_texts
from pipeline.text.figures.quantity import read
from pipeline.text.figures.values import Amount, Clock, Phone
from pipeline.text.markup.inline import plain
from tests.rendering import paper, specimens
from tests.rendering.paper import Paper

pytestmark = [paper.needs_office, pytest.mark.xdist_group("rendering")]
every_page = pytest.mark.parametrize(("tag", "profile"), [(tag, name) for tag in specimens.TAGS for name in PROFILES])
# Where letters melt together: part of the glyphs stand for no single letter.
CLUSTERED = {"bn", "gu", "hi", "pa", "ta", "ur"}
# A character for private use, that no face has.
NOBODY_HAS = "\ue8ff"
BOX = "box"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    """Every specimen in every size, and one page with a letter that no face has, from one call of the program."""
    documents = {**specimens.documents(PROFILES.values()), BOX: specimens.document("en", PROFILES["standard"], boxed())}
    files = paper.printed(documents, tmp_path_factory.mktemp("proof"), specimens.FACES)
    return {name: paper.read(file) for name, file in files.items()}


@pytest.fixture(scope="module")
def papers(printed: dict[str, Paper]) -> dict[tuple[str, str], Paper]:
    """Every specimen by language and size."""
    return {(tag, profile): printed[specimens.name(tag, profile)] for tag in specimens.TAGS for profile in PROFILES}


def boxed() -> Edition:
    """The English specimen with a letter in it that no face has."""
    page = specimens.edition("en")

    def change(text: Text) -> Text:
        return replace(text, words=text.words.replace("tablets", f"tablets {NOBODY_HAS}"))

    return replace(page, blocks=map_texts(page.blocks, change))


def figures(tag: str) -> Iterator[str]:
    """Every range, figure with a unit sign, time and phone number of a specimen, without spaces."""
    page, known = specimens.edition(tag), language(tag)
    for text in (*page.texts(), *page.control.texts()):
        words = plain(text.words)
        for figure in read(words, known):
            match figure:
                case Phone() | Clock():
                    yield _tight(words[figure.start : figure.end])
                case Amount(symbol=symbol, high=high):
                    if symbol or high:
                        yield _tight(words[figure.start : figure.end])


def _tight(words: str) -> str:
    return "".join(words.split())


def stands(figure: str, seen: str, rtl: bool) -> bool:
    """Whether a figure stands in the lines `seen`, from left to right.

    A line may end after the dash of a range (Unicode UAX #14, class BA). In right-to-left text LibreOffice 7 may end
    one at a no-break space too; then the first part is the left end of its line, and the rest the right end of the
    next.
    """
    if figure in seen.replace("–\n", "–"):
        return True
    cuts = range(1, len(figure)) if rtl else ()
    return any(
        line.lstrip("()").startswith(figure[:cut]) and following.endswith(figure[cut:])
        for line, following in pairwise(seen.splitlines())
        for cut in cuts
    )


@every_page
def test_every_glyph_is_at_least_as_large_as_the_profile_says(
    tag: str, profile: str, papers: dict[tuple[str, str], Paper]
) -> None:
    sizes = [glyph.size for glyph in papers[tag, profile].glyphs()]
    assert len(sizes) > 200
    # The PDF holds sizes to two decimals.
    assert min(sizes) >= PROFILES[profile].body * language(tag).typography.factor - 0.01


@every_page
def test_figures_with_units_times_and_phone_numbers_read_from_left_to_right(
    tag: str, profile: str, papers: dict[tuple[str, str], Paper]
) -> None:
    wanted = list(figures(tag))
    assert len(wanted) >= 11
    seen = papers[tag, profile].seen()
    assert [figure for figure in wanted if not stands(figure, seen, language(tag).rtl)] == []


def test_a_figure_turned_round_is_noticed() -> None:
    assert stands("500mg", "x500mgy", True)
    assert stands("<1%", "<(001\n)1%", True)
    assert not stands("500mg", "xmg500y", True)
    assert not stands("500mg", "x500\nmgy", False)


@every_page
def test_the_pdf_names_the_language_and_the_title(tag: str, profile: str, papers: dict[tuple[str, str], Paper]) -> None:
    assert papers[tag, profile].language == language(tag).word_lang
    assert papers[tag, profile].title == plain(specimens.edition(tag).title.words)


@every_page
def test_nothing_stands_outside_the_margins(tag: str, profile: str, papers: dict[tuple[str, str], Paper]) -> None:
    margin = PROFILES[profile].margin_mm / 25.4 * 72
    for sheet in papers[tag, profile].sheets:
        # A glyph's box holds the empty room at its sides, and Chinese punctuation may hang: a tenth of the letter.
        room = PROFILES[profile].body / 6
        assert min(glyph.left for glyph in sheet.glyphs) >= margin - room
        assert max(glyph.right for glyph in sheet.glyphs) <= sheet.width - margin + room
        assert min(glyph.baseline - glyph.size / 2 for glyph in sheet.glyphs) > 0
        assert max(glyph.baseline for glyph in sheet.glyphs) < sheet.height - 12


@every_page
def test_no_letter_is_an_empty_box(tag: str, profile: str, papers: dict[tuple[str, str], Paper]) -> None:
    assert paper.faceless(papers[tag, profile], words_of(tag)) == set()


@every_page
def test_every_letter_of_the_specimen_is_on_paper(tag: str, profile: str, papers: dict[tuple[str, str], Paper]) -> None:
    wanted = Counter(words_of(tag))
    if tag in CLUSTERED:
        assert set(wanted) - set(unicodedata.normalize("NFC", papers[tag, profile].text)) == set()
    else:
        found = Counter(glyph.letter for glyph in papers[tag, profile].glyphs())
        assert wanted - found == Counter()


def words_of(tag: str) -> str:
    """Every visible sign of a specimen."""
    page = specimens.edition(tag)
    words = "".join(plain(text.words) for text in (*page.texts(), *page.control.texts()))
    return "".join(sign for sign in words if not sign.isspace() and unicodedata.category(sign) != "Cf")


def test_a_letter_that_no_face_has_is_seen_as_a_box(printed: dict[str, Paper]) -> None:
    assert NOBODY_HAS in printed[BOX].text
    assert paper.faceless(printed[BOX], words_of("en") + NOBODY_HAS) == {NOBODY_HAS}
