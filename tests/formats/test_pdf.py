"""The PDF: every promise about it, read back from its structure tree and from its pages."""

import io
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import page
import pymupdf
import pytest
from babel import Locale
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.formats import pdf
from pipeline.formats.pdf import render
from pipeline.formats.typst import fonts as pdffonts
from pipeline.formats.typst import spoken
from pipeline.languages import language, tags
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import ACB, GIANT, LARGE, STANDARD, Layout, Picture, Profile
from pipeline.model.leaflet import Alert, AlertKind, Block, Figure, Heading, Item, Leaflet, Listing, Role, Text
from pipeline.text import typeset
from pipeline.text.markup.inline import plain
from tests.formats import documents
from tests.formats import docx_samples as samples
from tests.formats.documents import every, languages
from tests.formats.pdf_reading import Element, Reading
from tests.formats.pdf_units import lines, normal, require_same
from tests.rendering import specimens
from tests.strategies import anchored, leaflets

RTL = ("ar", "ur")
POINTS_PER_MM = 72 / 25.4
FIGURES = ("500 mg", "020 7946 0123", "2–4%", "9:00", "17:30", "25 °C", "help@example.org", "16–17", "PIL-042")

# The library's own open() has no types.
open_pdf: Any = pymupdf.open
made = partial(documents.made, render)
one = partial(documents.one, render)


def failures(data: bytes) -> list[str]:
    """What an independent checker finds against PDF/UA-1."""
    report = page.validate_pdf_bytes(data, profile="ua-1")
    return [str(failure) for failure in report.failures]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One visible glyph as it is drawn: page from 0, edges and baseline in points from the top left."""

    page: int
    letter: str
    left: float
    right: float
    bottom: float
    top: float
    x: float
    baseline: float
    size: float
    font: str


@lru_cache(maxsize=64)
def glyphs(data: bytes) -> tuple[Glyph, ...]:
    """Each visible glyph, in the order of drawing, with the letter that its font's ToUnicode map names."""
    found = []
    for number, sheet in enumerate(open_pdf(stream=data, filetype="pdf")):
        for span in sheet.get_texttrace():
            for code, _, (x, y), (left, top, right, bottom) in span["chars"]:
                if normal(letter := chr(code)):
                    found.append(Glyph(number, letter, left, right, bottom, top, x, y, span["size"], span["font"]))
    return tuple(found)


def seen(data: bytes) -> str:
    """Every line as the eye meets it from left to right, without spaces."""
    rows: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs(data):
        rows[glyph.page, round(glyph.baseline)].append(glyph)
    ordered = (sorted(row, key=lambda glyph: glyph.x) for _, row in sorted(rows.items()))
    return "\n".join("".join(glyph.letter for glyph in row) for row in ordered)


def elements(data: bytes, *roles: str) -> list[Element]:
    return [each for each in Reading(data).tree().walk() if each.role in roles]


# The whole


@every
def test_the_checker_finds_no_failure(tag: str, profile: Profile) -> None:
    for draft in (True, False):
        assert failures(made(tag, profile, draft)) == []


def test_the_checker_would_find_a_failure() -> None:
    assert failures(made("en").replace(b"/DisplayDocTitle true", b"/DisplayDocTitle null"))
    assert failures(made("ar").replace(b"/MarkInfo", b"/MarkNono"))


@every
def test_the_pdf_says_exactly_the_leaflets_words_in_order(tag: str, profile: Profile) -> None:
    for draft in (True, False):
        require_same(made(tag, profile, draft), samples.edition(tag), samples.kit(tag, profile, draft))


def test_the_comparison_would_find_a_lost_unit_and_two_that_changed_places() -> None:
    edition, kit = samples.edition("ur"), samples.kit("ur", STANDARD, True)
    first, second, *rest = edition.blocks[1:]
    for blocks in ((*edition.blocks[:1], second, *rest), (*edition.blocks[:1], second, first, *rest)):
        with pytest.raises(AssertionError, match="wanted"):
            require_same(made("ur"), replace(edition, blocks=blocks), kit)


@pytest.mark.parametrize("tag", [*RTL, "zh-Hans"])
def test_equal_inputs_give_equal_bytes(tag: str) -> None:
    assert render(samples.edition(tag), samples.kit(tag, LARGE, True)) == made(tag, LARGE)


def test_another_process_in_another_place_at_another_time_gives_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import hashlib\nfrom tests.formats import docx_samples as samples\nfrom pipeline.formats.pdf import render\n"
        "print(hashlib.sha256(render(samples.edition('ur'), samples.kit('ur', draft=True))).hexdigest())"
    )
    paths = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": paths, "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1", "LC_ALL": "C"}
    run = subprocess.run([sys.executable, "-c", code], env=environment, cwd=tmp_path, capture_output=True, check=True)
    assert run.stdout.decode().strip() == sha256(made("ur")).hexdigest()


@languages
def test_the_compiler_has_nothing_to_warn_of(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import typst

    warned: list[Any] = []

    def compiled(files: Any, **options: Any) -> bytes:
        data, found = typst.compile_with_warnings(files, **options)
        warned.extend(found)
        assert isinstance(data, bytes)
        return data

    monkeypatch.setattr(typst, "compile", compiled)
    render(samples.edition(tag), samples.kit(tag, LARGE, True))
    assert [warning.message for warning in warned] == []


# What the file says of itself


@languages
def test_catalogue_names_language_title_and_direction(tag: str) -> None:
    catalog = Reading(made(tag)).catalog
    assert catalog["Lang"].decode() == {"zh-Hans": "zh-CN"}.get(tag, tag)
    assert catalog["ViewerPreferences"]["DisplayDocTitle"] is True
    assert catalog["ViewerPreferences"]["Direction"] == ("R2L" if tag in RTL else "L2R")
    assert catalog["MarkInfo"]["Marked"] is True
    document = open_pdf(stream=made(tag), filetype="pdf")
    assert document.metadata["title"] == plain(samples.edition(tag).title.words)
    assert document.metadata["author"] == plain(samples.edition(tag).control.owner.words)
    assert document.metadata["keywords"] == "paracetamol, pain"
    assert document.metadata["subject"] == plain(samples.edition(tag).control.department.words)
    assert document.metadata["creationDate"] == document.metadata["modDate"] == "D:20260302000000Z"


def test_the_day_of_publication_is_the_only_date() -> None:
    record = replace(samples.edition("en").control, published=date(2024, 2, 29))
    document = open_pdf(stream=render(replace(samples.edition("en"), control=record), samples.kit("en")))
    assert document.metadata["creationDate"].startswith("D:20240229")
    found = re.findall(r"\d{4}-\d{2}-\d{2}", document.get_xml_metadata())
    assert set(found) == {"2024-02-29"}


def test_pages_are_a4_and_read_in_the_order_of_their_structure() -> None:
    reading = Reading(made("ar", LARGE))
    for sheet in reading.document:
        assert (round(sheet.rect.width), round(sheet.rect.height)) == (595, 842)
        assert reading.object(sheet.xref)["Tabs"] == "S"


def test_bookmarks_are_the_headings() -> None:
    contents = open_pdf(stream=made("pl"), filetype="pdf").get_toc()
    assert [(level, title) for level, title, _ in contents] == [
        (1, "Paracetamol dla dorosłych"),
        (2, "Jak go przyjmować"),
        (3, "W nagłym wypadku"),
        (2, "O tej ulotce"),
    ]


@languages
def test_only_the_programs_own_fonts_are_in_the_file(tag: str) -> None:
    document = open_pdf(stream=made(tag), filetype="pdf")
    names = {font[3].partition("+")[2] for number in range(len(document)) for font in document.get_page_fonts(number)}
    assert names
    files = {path.stem.replace("-", "").lower() for path in pdffonts.FOLDER.glob("*.ttf")}
    assert {re.sub("-|Identity.*", "", name).lower() for name in names} <= files


# Letters


@every
def test_no_glyph_is_smaller_than_the_profile_times_the_scripts_factor(tag: str, profile: Profile) -> None:
    least = profile.body * samples.kit(tag).language.typography.factor
    sizes = [glyph.size for glyph in glyphs(made(tag, profile))]
    assert len(sizes) > 200
    assert min(sizes) >= least - 0.01


@languages
def test_giant_print_is_giant_in_every_glyph(tag: str) -> None:
    data = made(tag, GIANT)
    assert min(glyph.size for glyph in glyphs(data)) >= 24 * samples.kit(tag).language.typography.factor - 0.01
    assert failures(data) == []


@languages
def test_emphasis_is_a_bold_face_of_the_same_family(tag: str) -> None:
    _, introduction, *_ = samples.edition(tag).texts()
    data = one(samples.paragraph(introduction.words), tag=tag)
    fonts = {glyph.font.rpartition("+")[2] for glyph in glyphs(data)}
    family = pdffonts.face(language(tag)).family.replace(" ", "")
    assert any(font.startswith(family) and "Bold" in font for font in fonts)
    assert any(font.startswith(family) and "Bold" not in font for font in fonts)
    assert not any("Italic" in font or "Oblique" in font for font in fonts)


def test_the_acb_rules_emphasise_by_underline_and_never_by_bold() -> None:
    edition = samples.of_blocks((samples.title(), samples.paragraph("Take **two** now.")))
    kit = replace(samples.kit("en", LARGE), layout=Layout(rules=ACB))
    said = render(edition, kit)
    fonts = {glyph.font for glyph in glyphs(said) if glyph.letter == "k"}
    assert not any("Bold" in font for font in fonts)
    assert b"TextDecorationType/Underline" in said
    assert min(glyph.size for glyph in glyphs(said)) >= 18


@languages
def test_lines_stand_as_far_apart_as_the_script_needs(tag: str) -> None:
    _, _, _, doses, *_ = samples.edition(tag).texts()
    words = " ".join([plain(doses.words)] * 4)
    kit = samples.kit(tag, LARGE)
    data = render(samples.of_blocks((samples.title(), samples.paragraph(words)), tag), kit)
    # Figures stand on the baseline in every script.
    rows = sorted(
        {round(glyph.baseline, 1) for glyph in glyphs(data) if glyph.letter in "0123456789" and not glyph.page}
    )
    body = [y for y in rows if 150 < y < 700]
    size = kit.profile.body * kit.language.typography.factor
    assert len(body) >= 3
    assert min(b - a for a, b in pairwise(body)) >= kit.language.typography.leading * size - 0.6


@languages
def test_nothing_is_hyphenated_or_spread_to_both_margins(tag: str) -> None:
    template = (Path(pdf.__file__).parent / "templates" / "leaflet.typ").read_text("utf-8")
    assert "hyphenate: false" in template
    assert "justify: false" in template
    assert not re.search(r"[\u00ad\u2010]", seen(made(tag)))


# Right to left


@languages
@pytest.mark.parametrize("figure", FIGURES)
def test_figures_read_from_left_to_right_and_on_one_line(tag: str, figure: str) -> None:
    for profile in (STANDARD, LARGE):
        assert figure.replace(" ", "") in seen(made(tag, profile))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("خذ 4 g (8 أقراص)", "8(4g"),
        ("خذ 5 mg، 10 mg الآن", "10mg،5mg"),
        ("خذ 10 mg + 5 mg الآن", "10mg+5mg"),
        ("خذ **500** mg الآن", "500mg"),
        ("خذ [500](https://example.org) mg الآن", "500mg"),
        ("اتصل 020 7946 0123", "02079460123"),
        ("اقرأ https://example.org/a-1?b=2 الآن", "https://example.org/a-1?b=2"),
        ("اقرأ See https://example.org/a الآن", "Seehttps://example.org/a"),
    ],
)
def test_what_stands_between_two_figures_follows_the_text_around_it(said: str, shown: str) -> None:
    row = next(line for line in seen(one(samples.paragraph(said), tag="ar")).split("\n") if shown[:2] in line)
    # A bracket is drawn as its mirror image; the letter in the file stays what it was.
    assert shown in row.replace(")", "(")


def test_foreign_phrases_keep_their_order_in_a_right_to_left_page() -> None:
    kit = replace(samples.kit("ar", STANDARD, True), words=samples.words("en"))
    data = render(samples.edition("ar"), kit)
    assert "Page1of4" in seen(data)
    assert "Draft.Nobodyhascheckedthistextyet." in seen(data)


@pytest.mark.parametrize("tag", RTL)
def test_lines_and_cells_begin_at_the_right(tag: str) -> None:
    data = one(samples.table(("500 mg", "1 g"), ("250 mg", "2 g")), samples.paragraph("020 7946 0123"), tag=tag)
    edge = 595.3 - STANDARD.margin_mm * POINTS_PER_MM
    assert max(glyph.right for glyph in glyphs(data) if glyph.letter == "3") == pytest.approx(edge, abs=3)
    assert 0 < edge - max(glyph.right for glyph in glyphs(data) if glyph.letter == "g") < 12


# Structure


@every
def test_the_structure_is_that_of_the_leaflet(tag: str, profile: Profile) -> None:
    roles = [each.role for each in Reading(made(tag, profile)).tree().walk()]
    assert [role for role in roles if re.fullmatch(r"H\d", role)] == ["H1", "H2", "H3", "H2"]
    assert roles.count("Figure") == 1
    assert roles.count("Link") == 1
    assert roles.count("Table") == (2 if profile is STANDARD else 1)
    assert roles.count("LI") >= 8
    assert roles.count("Lbl") == roles.count("LBody") == roles.count("LI")


def test_lists_say_their_numbers_and_start_where_the_leaflet_says() -> None:
    inner = samples.bullets("one", "two", start=7)
    data = one(Listing((Item((samples.paragraph("a"), inner)), Item((samples.paragraph("b"),))), None))
    assert [each.text() for each in elements(data, "Lbl")] == ["•", "7.", "8.", "•"]
    outer = elements(data, "L")[0]
    assert [each.role for each in outer.walk()].count("L") == 2


def test_a_table_names_its_header_cells_and_repeats_them_on_every_page() -> None:
    rows = tuple((f"row {number}", "x") for number in range(60))
    data = one(samples.table(("Age of the patient", "Dose"), *rows))
    assert failures(data) == []
    assert [each.text() for each in elements(data, "TH")] == ["Age of the patient", "Dose"]
    assert all("Scope" in str(each.attributes) for each in elements(data, "TH"))
    assert len(elements(data, "TR")) == 61
    assert all("Headers" in str(each.attributes) for each in elements(data, "TD"))
    pages = [sheet.get_text() for sheet in open_pdf(stream=data, filetype="pdf")]
    with_rows = [text for text in pages if "row " in text]
    assert len(with_rows) > 2
    assert all(text.count("Age of the patient") == 1 for text in with_rows)


def test_an_arabic_table_over_several_pages_says_each_cell_once() -> None:
    rows = tuple((f"صف {number}", "خلية") for number in range(60))
    edition = samples.of_blocks((samples.title(), samples.table(("العمر", "الجرعة"), *rows)), "ar")
    require_same(render(edition, samples.kit("ar")), edition, samples.kit("ar"))


def test_a_table_too_wide_for_its_type_is_a_list_of_its_rows() -> None:
    cells = samples.table(("A", "B", "C", ""), ("1", "", "3", "4"))
    assert len(elements(one(cells), "Table")) == 1
    large = one(cells, profile=LARGE)
    assert not elements(large, "Table")
    assert lines(large)[1:5] == ("A: 1", "B: –", "C: 3", "4")


def test_there_is_more_room_between_the_rows_of_such_a_list_than_inside_one() -> None:
    rows = [("Age", "Dose", "When", "Most"), ("K", "Q", "X", "Z"), ("J", "U", "Y", "Ž")]
    drawn = {glyph.letter: glyph.baseline for glyph in glyphs(one(samples.table(*rows), profile=LARGE))}
    inside, between = drawn["Q"] - drawn["K"], drawn["J"] - drawn["Z"]
    assert between > 1.3 * inside


def test_a_table_whose_words_do_not_fit_beside_each_other_is_a_list_too() -> None:
    word = "Pneumonoultramicroscopicsilicovolcanoconiosis"
    data = one(samples.table((word, word), ("1", "2")))
    assert not elements(data, "Table")
    assert lines(data)[1:3] == (f"{word}: 1", f"{word}: 2")


@pytest.mark.parametrize("header", ["الجرعة", "الجرعة؟", "خ"])
def test_a_cell_stands_to_the_right_of_an_arabic_header_in_an_english_list(header: str) -> None:
    """Unicode UAX #9, N1: without a mark between them the figure would go to the left of the Arabic word."""
    data = one(samples.table((header, "B", "C", "D"), ("500 mg", "2", "3", "4")), profile=LARGE)
    assert "500 mg" in lines(data)[1]
    assert failures(data) == []
    line = next(line for line in _characters(data) if any(character["c"] == "5" for character in line))
    arabic = [character["origin"][0] for character in line if typeset.has_rtl(character["c"])]
    figure = "".join(character["c"] for character in line if character["origin"][0] > max(arabic)).strip(" :\u200e")
    assert arabic
    assert figure == "500\u00a0mg"


def _characters(data: bytes) -> Iterator[list[dict[str, Any]]]:
    """The drawn characters of each line, from left to right."""
    with open_pdf(stream=data) as document:
        for block in document[0].get_text("rawdict")["blocks"]:
            for line in block["lines"]:
                drawn = (character for span in line["spans"] for character in span["chars"])
                yield sorted(drawn, key=lambda character: float(character["origin"][0]))


@pytest.mark.parametrize("kind", AlertKind)
def test_an_alert_is_a_box_that_starts_with_its_name_in_words(kind: AlertKind) -> None:
    data = one(Alert(kind, (samples.paragraph("Stop."), samples.bullets("Now."))))
    assert lines(data)[1:4] == (kind.value.capitalize(), "Stop.", "Now.")
    drawn = [drawing for drawing in open_pdf(stream=data)[0].get_drawings() if drawing["rect"].height > 50]
    assert [drawing["width"] for drawing in drawn] == [3 if kind.value in ("warning", "caution") else 1.5]


def test_an_alert_inside_an_alert_stays_in_the_one_box() -> None:
    inner = Alert(AlertKind.NOTE, (samples.paragraph("Inside."),))
    data = one(Alert(AlertKind.WARNING, (samples.paragraph("Outside."), inner)))
    assert lines(data)[1:5] == ("Warning", "Outside.", "Note", "Inside.")
    assert len([drawing for drawing in open_pdf(stream=data)[0].get_drawings() if drawing["rect"].height > 50]) == 1


@pytest.mark.parametrize("above", range(20, 40))
def test_alerts_and_the_words_that_lead_into_a_list_are_not_parted_between_two_pages(above: int) -> None:
    filling = samples.paragraph("\\\n".join(["x"] * above))
    lead, items = samples.paragraph("Lead:"), samples.bullets("first", "second")
    for blocks in ((Alert(AlertKind.WARNING, (lead, items)),), (lead, samples.bullets("first"))):
        document = open_pdf(stream=one(filling, *blocks), filetype="pdf")
        words = ("Warning", "Lead:", "first", "second")
        pages = {number for number, sheet in enumerate(document) for word in words if sheet.search_for(word)}
        assert len(pages) == 1


@every
def test_a_picture_is_described_captioned_and_no_wider_than_the_text(tag: str, profile: Profile) -> None:
    figure = samples.edition(tag).blocks[-1]
    assert isinstance(figure, Figure)
    assert [normal(each.alt) for each in elements(made(tag, profile), "Figure")] == [
        normal(plain(figure.description.words))
    ]
    assert len(elements(made(tag, profile), "Caption")) == 1
    document = open_pdf(stream=made(tag, profile), filetype="pdf")
    (box,) = [info["bbox"] for sheet in document for info in sheet.get_image_info()]
    margin = profile.margin_mm * POINTS_PER_MM
    assert box[0] >= margin - 1
    assert box[2] <= document[0].rect.width - margin + 1
    assert (box[2] - box[0]) / (box[3] - box[1]) == pytest.approx(3, rel=0.01)


def test_a_small_picture_is_enlarged_with_the_type() -> None:
    small = replace(samples.picture(), width=90, height=30)
    figure = Figure(samples.PICTURE, Text("d", "A clock.", Role.PICTURE), None)
    widths = []
    for profile in (STANDARD, LARGE):
        kit = replace(samples.kit("en", profile), pictures=(small,))
        data = render(samples.of_blocks((samples.title(), figure)), kit)
        (box,) = [info["bbox"] for sheet in open_pdf(stream=data) for info in sheet.get_image_info()]
        widths.append(box[2] - box[0])
    assert widths == pytest.approx([90 * 0.75, 90 * 0.75 * 1.5], rel=0.01)


def test_a_picture_without_description_is_decoration() -> None:
    data = one(Figure(samples.PICTURE, Text("d", "", Role.PICTURE), Text("c", "Caption.", Role.CAPTION)))
    assert not elements(data, "Figure")
    assert lines(data)[1] == "Caption."
    assert failures(data) == []


def test_links_lead_where_they_say_and_show_only_their_words() -> None:
    data = one(samples.paragraph("See [our **page**](https://example.org/a?b=1&c=2) or [ring](tel:999)."))
    assert [normal(each.text()) for each in elements(data, "Link")] == ["our page", "ring"]
    found = [link["uri"] for link in open_pdf(stream=data)[0].get_links()]
    assert found == ["https://example.org/a?b=1&c=2", "tel:999"]


def test_a_hard_break_is_a_new_line_of_the_same_paragraph() -> None:
    data = one(samples.paragraph("one\\\ntwo"))
    rows = seen(data).split("\n")
    assert rows.index("one") + 1 == rows.index("two")
    assert len(elements(data, "P")) == len(elements(one(samples.paragraph("one two")), "P"))


@pytest.mark.parametrize("tag", ["pl", "ar", "bn", "zh-Hans"])
def test_words_of_the_source_language_are_marked_as_such(tag: str) -> None:
    said = list(Reading(made(tag)).tree().said())
    assert {each.tag for each in said if normal(each.text).endswith("adults")} == {"en"}
    own = {"zh-Hans": "zh-CN"}.get(tag, tag)
    assert {each.tag for each in said} == {"en", own}
    assert {each.tag for each in said if normal(each.text) == "500 mg"} <= {own}
    if tag != "pl":
        assert {each.tag for each in said if "help@example.org" in each.text} == {"en"}


# What the program adds


@languages
def test_every_page_of_a_draft_says_so_and_a_signed_leaflet_does_not(tag: str) -> None:
    # The header is no part of the structure, so that it is not read out on every page.
    words = samples.words(tag)
    reading = Reading(made(tag, LARGE, True))
    assert normal(words.say("Draft. Nobody has checked this text yet. Do not rely on it.")) in lines(made(tag, LARGE))
    margin = LARGE.margin_mm * POINTS_PER_MM
    heads = {glyph.page for glyph in glyphs(made(tag, LARGE, True)) if glyph.baseline < margin}
    assert heads == set(range(len(reading.document)))
    signed = made(tag, LARGE, False)
    assert not [glyph for glyph in glyphs(signed) if glyph.baseline < margin]
    assert normal(words.say("Draft")) not in " ".join(lines(signed)[:2])


@every
def test_every_page_has_reference_version_and_its_number(tag: str, profile: Profile) -> None:
    data = made(tag, profile)
    total = len(open_pdf(stream=data, filetype="pdf"))
    for number in range(total):
        on_page = [glyph for glyph in glyphs(data) if glyph.page == number]
        codes = max(glyph.baseline for glyph in on_page if glyph.letter == "-")
        foot = sorted((glyph for glyph in on_page if glyph.baseline > codes - 1), key=lambda glyph: glyph.x)
        code = "".join(glyph.letter for glyph in foot if abs(glyph.baseline - codes) < 1)
        assert "PIL-042" in code
        assert "1.2" in code
        below = [glyph.letter for glyph in foot if glyph.baseline > codes + 5 and glyph.letter.isdecimal()]
        assert sorted(below) == sorted(f"{number + 1}{total}")


def test_whom_to_ask_for_another_format_is_printed_in_at_least_16_points() -> None:
    document = open_pdf(stream=made("en"), filetype="pdf")
    blocks = [block for sheet in document for block in sheet.get_text("dict")["blocks"]]
    spans = [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]
    asked = [span["size"] for span in spans if span["text"].startswith("If you have")]
    assert asked
    assert min(asked) >= 16 - 0.01


def test_cover_contents_and_control_block_are_there_when_asked_for() -> None:
    layout = Layout(cover=True, contents=True, control=False)
    for tag in ("en", "ar", "ur", "bn"):
        kit = replace(samples.kit(tag, LARGE), layout=layout)
        data = render(samples.edition(tag), kit)
        assert failures(data) == []
        said, words = lines(data), samples.words(tag)
        assert not any(line == normal(words.say("About this leaflet")) for line in said)
        assert said[1].startswith(normal(words.say("Made by")))
        at = said.index(normal(words.say("Contents")))
        headings = [block for block in samples.edition(tag).blocks[1:] if isinstance(block, Heading)]
        for heading, entry in zip(headings, said[at + 1 :], strict=False):
            assert entry.startswith(normal(plain(heading.text.words)))
            assert re.search(r"\d", entry)
        document = open_pdf(stream=data, filetype="pdf")
        assert {link["kind"] for sheet in document for link in sheet.get_links()} >= {pymupdf.LINK_GOTO}
        # The cover is the first page and no more.
        assert [bool(sheet.get_links()) for sheet in document][:2] == [False, True]


# Paper


@pytest.mark.parametrize("profile", [STANDARD, LARGE, GIANT], ids=lambda profile: profile.name)
@pytest.mark.parametrize("tag", ["en", "ar", "zh-Hans"])
def test_nothing_leaves_the_paper_whatever_is_written(tag: str, profile: Profile) -> None:
    long = "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz"
    address = f"https://example.org/{'a' * 90}?b=1"
    deep: Block = samples.bullets(f"x {long}", start=120)
    for _ in range(4):
        deep = Listing((Item((samples.paragraph("x"), deep)),), None)
    blocks = (
        Heading(Text("h", f"See {long}", Role.HEADING), 2),
        samples.paragraph(f"See {address} and [{address}]({address})."),
        deep,
        samples.table((long, "B"), ("1", long)),
        Alert(AlertKind.NOTE, (samples.paragraph(f"**{long}**"),)),
    )
    data = one(*blocks, tag=tag, profile=profile)
    assert failures(data) == []
    margin = profile.margin_mm * POINTS_PER_MM
    for glyph in glyphs(data):
        assert glyph.left >= margin - 3, glyph
        assert glyph.right <= 595.3 - margin + 3, glyph
        assert glyph.baseline <= 842 - margin / 2
    require_same(data, samples.of_blocks((samples.title(), *blocks), tag), samples.kit(tag, profile))
    contents = [title for _, title, _ in open_pdf(stream=data, filetype="pdf").get_toc()]
    assert normal(contents[1]).replace(" ", "") == f"See{long}"


@pytest.mark.parametrize("tag", ["en", "ur"])
def test_nothing_is_lost_below_the_paper_however_long_it_is(tag: str) -> None:
    long = "مسودہ 500 mg " * 150 if tag == "ur" else "Take 500 mg now " * 150
    figure = Figure(samples.PICTURE, Text("d", "x", Role.PICTURE), Text("c", f"{long}!", Role.CAPTION))
    blocks = (
        samples.table((long[:60], "B"), ("1", long), (long, "2")),
        samples.table(("A", long), ("1", "2")),
        Alert(AlertKind.NOTE, (samples.paragraph(long), samples.bullets(long))),
        figure,
    )
    edition = samples.of_blocks((samples.title(), *blocks), tag)
    data = render(edition, samples.kit(tag, GIANT))
    assert failures(data) == []
    require_same(data, edition, samples.kit(tag, GIANT))
    shown = sum(glyph.letter == "5" and glyph.baseline < 800 for glyph in glyphs(data))
    assert shown >= 150 * 6
    assert all(glyph.baseline < 800 for glyph in glyphs(data))


@every
def test_nothing_leaves_the_margins_of_the_sample(tag: str, profile: Profile) -> None:
    margin = profile.margin_mm * POINTS_PER_MM
    for glyph in glyphs(made(tag, profile)):
        assert glyph.left >= margin - 3, glyph
        assert glyph.right <= 595.3 - margin + 3, glyph


# Hostile text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "#import sys: inputs",
        "#panic() #read(/etc/passwd) \\u{41}",
        "$ x^2 $ @ref <label> *bold* _it_ = head - item // no comment /* nor */ `raw` ~ \\ ---",
        "/K[1 0 R] (a (b) \\) >> endobj stream ]",
        '{"text": "x"}',
        "=1+1",
        "&amp;amp; &lt;",
        '" onload="x',
        "{{page}} %s {0} --- ... ''",
        "\u2066a\u2069",
    ],
)
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_hostile_text_is_text(text: str, tag: str) -> None:
    figure = Figure(samples.PICTURE, Text("d", text, Role.PICTURE), Text("c", text, Role.CAPTION))
    blocks = (samples.paragraph(text), samples.bullets(text), samples.table((text, "B"), (text, text)), figure)
    edition = samples.of_blocks((samples.title(text), *blocks), tag)
    hostile = replace(edition, control=replace(edition.control, reference=text, version=text, keywords=(text, "b")))
    data = render(hostile, samples.kit(tag))
    require_same(data, hostile, samples.kit(tag))
    assert failures(data) == []
    assert open_pdf(stream=data).metadata["title"] == plain(text)


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1b", "\ufffe", "\ufffd", "\x85"])
def test_a_character_no_document_can_hold_is_an_error_that_names_its_place(bad: str) -> None:
    with pytest.raises(RenderError, match=rf"paracetamol \(en\), p7: the character .*U\+{ord(bad) or 0xFFFD:04X}"):
        one(samples.paragraph(f"Take 5 {bad}00 mg", "p7"))


@pytest.mark.parametrize("override", ["\u202d", "\u202e"])
def test_an_override_that_would_turn_a_dose_round_is_an_error(override: str) -> None:
    with pytest.raises(RenderError, match=r"p7: the character U\+202[DE]"):
        one(samples.paragraph(f"Take {override}005 mg", "p7"))


@pytest.mark.parametrize(("letter", "named"), [("ሀ", "U+1200 ETHIOPIC SYLLABLE HA"), ("😀", "U+1F600 GRINNING FACE")])
def test_a_letter_that_no_font_has_is_an_error_that_names_it_its_place_and_a_remedy(letter: str, named: str) -> None:
    with pytest.raises(RenderError) as error:
        one(samples.paragraph(f"Take {letter}", "p7"))
    assert error.value.place == "paracetamol (en), p7"
    assert f'"{letter}" ({named})' in error.value.found
    assert "pipeline/fonts/README.md" in error.value.remedy


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda edition: replace(edition, source_title="ሀ"), "source title"),
        (lambda edition: replace(edition, control=replace(edition.control, reference="ሀ")), "reference"),
        (lambda edition: replace(edition, control=replace(edition.control, version="ሀ")), "version"),
        (lambda edition: replace(edition, control=replace(edition.control, keywords=("ሀ",))), "keywords"),
        (
            lambda edition: replace(
                edition, control=replace(edition.control, owner=Text("control.owner", "ሀ", Role.OWNER))
            ),
            r"control\.owner",
        ),
    ],
)
def test_letters_in_the_record_are_looked_at_too(change: Callable[[Edition], Edition], place: str) -> None:
    with pytest.raises(RenderError, match=place):
        render(change(samples.edition("en")), samples.kit("en"))


def test_a_heading_that_skips_a_level_is_an_error_that_names_it() -> None:
    with pytest.raises(RenderError, match=r'p9: the heading "Deep" has level 3 after level 1; level 2 at most; write'):
        one(Heading(Text("p9", "Deep", Role.HEADING), 3))


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n cut short"])
def test_a_picture_that_is_none_is_an_error_that_names_it(data: bytes) -> None:
    broken = Picture(samples.PICTURE, "image/png", data, 10, 10)
    edition = samples.of_blocks((samples.title(), Figure(samples.PICTURE, Text("d", "x", Role.PICTURE), None)))
    with pytest.raises(
        RenderError, match=r"paracetamol \(en\), picture clock\.png: a image/png file that a PDF cannot"
    ):
        render(edition, replace(samples.kit("en"), pictures=(broken,)))


def test_without_typst_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(
        RenderError, match=r'the Python package typst is missing; typst .*; install it with "pip install'
    ):
        render(samples.edition("en"), samples.kit("en"))


def test_a_font_that_is_gone_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for path in pdffonts.FOLDER.glob("*.ttf"):
        if "Tamil" not in path.name:
            (tmp_path / path.name).symlink_to(path)
    monkeypatch.setattr(pdffonts, "FOLDER", tmp_path)
    pdf._fonts.cache_clear()
    try:
        with pytest.raises(RenderError, match="the font Noto Sans Tamil is missing"):
            render(samples.edition("en"), samples.kit("en"))
    finally:
        pdf._fonts.cache_clear()


def test_a_script_without_a_font_is_an_error_that_says_so() -> None:
    georgian = replace(language("en"), script="Geor", english_name="Georgian")
    with pytest.raises(RenderError, match="PDF in Georgian: no font of the program has the script Geor"):
        render(samples.edition("en"), replace(samples.kit("en"), language=georgian))


@pytest.mark.parametrize(
    ("old", "new"), [(b"", b""), (b"/StructTreeRoot", b"/N"), (b"xref", b"ref"), (b"/S/Em", b"/S/Oh")]
)
def test_a_pdf_of_another_shape_than_expected_is_an_error_and_not_a_wrong_text(old: bytes, new: bytes) -> None:
    data: dict[str, Any] = {"notice": None, "cover": None, "contents": None, "control": None}
    data["blocks"] = [{"kind": "paragraph", "words": [{"text": "one", "say": True}]}]
    with pytest.raises(RenderError, match="install the version of typst"):
        spoken.with_spoken_words(made("ar").replace(old, new) if old else made("ar"), data, "x")


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(st.sampled_from("ab ,.(5٥0–%/mg<&]>*[]:@ضআ中#$\\\u00a0\u200e"), min_size=1, max_size=40),
    st.sampled_from(["en", "ar", "bn", "zh-Hans"]),
)
def test_any_words_come_back_whole_in_every_script(text: str, tag: str) -> None:
    edition = samples.of_blocks((samples.title(), samples.paragraph(text)), tag)
    expected = normal(plain(text))
    said = lines(render(edition, samples.kit(tag)))
    assert said[:2] == ("Paracetamol", expected) if expected else said[:1] == ("Paracetamol",)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(leaflets(), st.sampled_from([STANDARD, LARGE]), st.sampled_from(["en", "ar"]))
def test_any_leaflet_becomes_a_valid_pdf_with_all_its_words(leaflet: Leaflet, profile: Profile, tag: str) -> None:
    made_up = anchored(leaflet)
    kit = replace(samples.kit(tag, profile), pictures=(replace(samples.picture(), source="images/a.png"),))
    edition = Edition("leaflet", tag, "en", "Title", "0" * 64, made_up.control, made_up.blocks)
    data = render(edition, kit)
    assert failures(data) == []
    require_same(data, edition, kit)


# Fonts


def test_every_font_is_the_one_that_was_listed_and_named_in_the_notice() -> None:
    import tomllib

    listed = tomllib.loads((pdffonts.FOLDER / "coverage.toml").read_text("utf-8"))["files"]
    files = {path.name: sha256(path.read_bytes()).hexdigest() for path in pdffonts.FOLDER.glob("*.ttf")}
    assert files == listed
    notice = (pdffonts.FOLDER / "NOTICE").read_text("utf-8")
    assert all(name in notice for name in files)
    assert "SIL OPEN FONT LICENSE" in (pdffonts.FOLDER / "OFL.txt").read_text("utf-8")
    assert all(path.stat().st_size < 10_000_000 for path in pdffonts.FOLDER.iterdir())


def test_the_list_of_characters_is_that_of_the_fonts() -> None:
    for path in sorted(pdffonts.FOLDER.glob("*.ttf")):
        font = TTFont(io.BytesIO(path.read_bytes()))
        family = str(font["name"].getDebugName(1))
        assert font["OS/2"].usWeightClass == (700 if "Bold" in path.name else 400)
        assert "Open Font License" in str(font["name"].getDebugName(13))
        has = re.compile(f"[{pdffonts.coverage()[family]}]")
        assert {code for code in font.getBestCmap() if not has.match(chr(code))} == set(), path.name
        others = {code for code in range(0x20, 0xFFFF) if has.match(chr(code))}
        assert others <= set(font.getBestCmap()), path.name


@pytest.mark.parametrize("tag", tags())
def test_the_fonts_have_every_letter_that_cldr_writes_a_language_with(tag: str) -> None:
    locale = Locale.parse(language(tag).locale)
    words = {language(tag).own_name, *locale.territories.values(), *locale.months["format"]["wide"].values()}
    words |= {*locale.days["format"]["wide"].values()}
    words |= {locale.number_symbols["latn"][name] for name in ("decimal", "group", "percentSign", "minusSign")}
    # Names of places abroad need letters that GB/T 2312 leaves out; a leaflet that does is refused by name.
    for word in sorted(words) if language(tag).script != "Hans" else [*locale.months["format"]["wide"].values()]:
        pdffonts.require_glyphs(word, tag)


@pytest.mark.parametrize("profile", [STANDARD, LARGE], ids=lambda profile: profile.name)
@pytest.mark.parametrize("tag", tags())
def test_every_language_the_program_knows_can_be_set(tag: str, profile: Profile) -> None:
    edition, kit = specimens.edition(tag), specimens.specimen_kit(tag, profile)
    data = render(edition, kit)
    assert failures(data) == []
    require_same(data, edition, kit)
    assert min(glyph.size for glyph in glyphs(data)) >= profile.body * kit.language.typography.factor - 0.01
    # A figure in Latin digits stands in the words as it must be seen.
    for text in edition.texts():
        for figure in re.findall(r"[0-9][0-9 ,.:–%]*[0-9%]", plain(text.words)):
            assert re.sub(r"\s", "", figure) in seen(data)
