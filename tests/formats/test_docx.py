"""The Word document: every promise about it, read back from its XML."""

import io
import itertools
import re
import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image

from pipeline.formats.docx import render
from pipeline.formats.word import package
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import CLEAR, GIANT, LARGE, STANDARD, Picture, Profile
from pipeline.model.leaflet import Alert, AlertKind, Block, Figure, Heading, Item, Listing, Role, Text
from pipeline.text import phrases
from pipeline.text.dates import long_date
from pipeline.text.markup import inline
from pipeline.text.markup.inline import plain
from tests.formats import documents
from tests.formats import docx_samples as samples
from tests.formats.documents import every, languages
from tests.formats.docx_units import WORD, find, normal, parts, style, tree, units, value, words

RTL = ("ar", "ur")
TEXT_PARTS = ("word/document.xml", "word/footer1.xml", "word/header1.xml")

made = partial(documents.made, render)
one = partial(documents.one, render)


BELOW = samples.paragraph("Below.")


def body_of(data: bytes) -> list[etree._Element]:
    return find(tree(data), "w:body/*[not(self::w:sectPr)]")


def paragraphs(data: bytes, wanted: str) -> list[etree._Element]:
    return [each for each in find(tree(data), ".//w:p") if style(each) == wanted]


def raw(element: etree._Element) -> str:
    return "".join(each.text or "" for each in find(element, ".//w:t[not(ancestor::w:r/w:rPr/w:vanish)]"))


# The whole


@every
def test_the_audit_has_no_findings(tag: str, profile: Profile, tmp_path: Path) -> None:
    file = tmp_path / "leaflet.docx"
    for draft in (True, False):
        file.write_bytes(made(tag, profile, draft))
        result = OpenXmlValidator().validate(file)
        assert [str(error) for error in result.errors] == []


@every
def test_the_document_holds_exactly_the_leaflets_texts_in_order(tag: str, profile: Profile) -> None:
    expected = tuple(normal(plain(text.words)) for text in samples.edition(tag).texts())
    assert len(expected) > 30
    assert units(made(tag, profile)) == expected


def test_equal_inputs_give_equal_bytes() -> None:
    first, second = (render(samples.edition("ur"), samples.kit("ur", LARGE, True)) for _ in range(2))
    assert first == second


def test_a_document_is_the_same_whatever_was_made_before_it() -> None:
    wanted = tuple(itertools.product(("en", "ar", "zh-Hans"), (STANDARD, LARGE), (False, True)))
    kept = (package.blank, package.numbering_file, package._picture_file, inline.parse, inline.plain)

    def one_of(tag: str, profile: Profile, draft: bool) -> bytes:
        return render(samples.edition(tag), samples.kit(tag, profile, draft))

    def first_of_all(tag: str, profile: Profile, draft: bool) -> bytes:
        for each in kept:
            each.cache_clear()
        return one_of(tag, profile, draft)

    alone = [first_of_all(*each) for each in wanted]
    assert [one_of(*each) for each in wanted] == alone


def test_pictures_of_one_name_are_those_of_each_leaflet() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (9, 3), "red").save(buffer, "PNG")
    other = Picture(samples.PICTURE, "image/png", buffer.getvalue(), 9, 3)
    for picture in (samples.picture(), other, samples.picture()):
        data = render(samples.edition("en"), replace(samples.kit("en"), pictures=(picture,)))
        assert parts(data)["word/media/image1.png"] == picture.data


def test_a_document_can_be_changed_and_saved_with_the_library() -> None:
    document = docx.Document(io.BytesIO(made("en")))
    document.paragraphs[0].add_run(" (copy)")
    saved = io.BytesIO()
    document.save(saved)
    first, *rest = units(made("en"))
    assert units(saved.getvalue()) == (f"{first} (copy)", *rest)


def test_zip_entries_carry_one_fixed_date_and_content_types_come_first() -> None:
    data = made("en")
    assert next(iter(parts(data))) == "[Content_Types].xml"
    dates = {struct.unpack("<HH", data[at + 10 : at + 14]) for at in _starts(data, b"PK\x03\x04")}
    assert dates == {(0, 33)}  # 1980-01-01 00:00, the first date the format knows


def _starts(data: bytes, mark: bytes) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(mark), data)]


def test_core_properties_name_the_leaflet_and_no_tool() -> None:
    data = made("pl")
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert properties.title == "Paracetamol dla dorosłych"
    assert properties.author == properties.last_modified_by == "Szpital Przykładowy"
    assert properties.subject == "Apteka"
    assert properties.keywords == "paracetamol, pain"
    assert (properties.language, properties.identifier, properties.version) == ("pl", "PIL-042", "1.2")
    assert properties.comments == ""
    assert properties.revision == 1
    assert properties.created == properties.modified == datetime(2026, 3, 2, tzinfo=UTC)
    assert not [name for name, content in parts(data).items() if b"python-docx" in content or b"thumbnail" in content]


def test_properties_longer_than_the_library_allows_are_shortened_there_and_whole_in_the_text() -> None:
    long = "word " * 80
    data = render(samples.of_blocks((samples.title(long.strip()),)), samples.kit("en"))
    assert len(docx.Document(io.BytesIO(data)).core_properties.title) == 255
    assert units(data) == (long.strip(),)


# Page and settings


@every
def test_page_is_a4_with_the_profiles_margins(tag: str, profile: Profile) -> None:
    section = find(tree(made(tag, profile)), ".//w:sectPr")[0]
    assert (value(section, "w:pgSz", "w"), value(section, "w:pgSz", "h")) == ("11906", "16838")
    twips = str(round(profile.margin_mm / 25.4 * 1440))
    assert {value(section, "w:pgMar", edge) for edge in ("left", "right", "top", "bottom")} == {twips}


def test_settings_are_modern_and_never_hyphenate() -> None:
    settings_ = tree(made("en"), "word/settings.xml")
    modes = {each.get(WORD + "name"): each.get(WORD + "val") for each in find(settings_, ".//w:compatSetting")}
    assert modes["compatibilityMode"] == "15"
    assert value(settings_, "w:autoHyphenation") == "false"


def test_paragraphs_keep_widows_and_headings_stay_with_what_follows() -> None:
    styles = {each.get(WORD + "styleId"): each for each in find(tree(made("en"), "word/styles.xml"), "w:style")}
    assert find(styles["Normal"], "w:pPr/w:widowControl")
    for level in range(1, 7):
        assert find(styles[f"Heading{level}"], "w:pPr/w:keepNext")
        assert value(styles[f"Heading{level}"], "w:pPr/w:outlineLvl") == str(level - 1)


# Letters


@every
def test_both_sizes_and_both_weights_are_always_written_together(tag: str, profile: Profile) -> None:
    for name, content in parts(made(tag, profile)).items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for properties in find(etree.fromstring(content), ".//w:rPr"):
            assert value(properties, "w:sz") == value(properties, "w:szCs"), name
            assert len(find(properties, "w:b")) == len(find(properties, "w:bCs")), name
            assert value(properties, "w:b") == value(properties, "w:bCs"), name


@every
def test_no_size_is_below_the_profile_times_the_scripts_factor(tag: str, profile: Profile) -> None:
    least = 2 * profile.body * samples.kit(tag).language.typography.factor
    for name in ("styles", "numbering", "document", "footer1", "header1"):
        sizes = [
            int(each.get(WORD + "val", "0")) for each in find(tree(made(tag, profile), f"word/{name}.xml"), ".//w:sz")
        ]
        assert all(size >= least for size in sizes), name
    styles = find(tree(made(tag, profile), "word/styles.xml"), "w:style[@w:type='paragraph']|w:docDefaults")
    assert all(find(each, ".//w:sz") for each in styles)


@languages
def test_all_four_font_slots_are_set_and_no_theme_font_is_named(tag: str) -> None:
    data = made(tag)
    for name in ("styles", "numbering"):
        fonts = find(tree(data, f"word/{name}.xml"), ".//w:rFonts")
        assert fonts
        for font in fonts:
            assert all(font.get(WORD + slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    assert b"Theme=" not in b"".join(content for name, content in parts(data).items() if name != "word/settings.xml")
    family = samples.kit(tag).language.typography.font
    assert {font.get(WORD + "cs") for font in find(tree(data, "word/styles.xml"), ".//w:rFonts")} == {family}


@languages
def test_default_language_stands_in_val_and_in_the_slot_of_the_script(tag: str) -> None:
    language = samples.kit(tag).language
    slot = {"ascii": "val", "cs": "bidi", "eastAsia": "eastAsia"}[language.typography.slot]
    styles, settings_ = tree(made(tag), "word/styles.xml"), tree(made(tag), "word/settings.xml")
    for element, path in ((styles, "w:docDefaults//w:lang"), (settings_, "w:themeFontLang")):
        assert value(element, path) == language.word_lang
        assert value(element, path, slot) == language.word_lang


def test_emphasis_is_bold_and_nothing_is_italic_or_capitals() -> None:
    data = one(samples.paragraph("**strong** and *stressed* and ***both***"))
    bold = [raw(run) for run in find(tree(data), ".//w:r[w:rPr/w:b and w:rPr/w:bCs]")]
    assert bold[:3] == ["strong", "stressed", "both"]
    everything = b"".join(parts(data).values())
    assert not re.search(rb"<w:(i|iCs|caps|smallCaps)[ />]", everything)


def test_only_links_are_underlined() -> None:
    styles = tree(made("en"), "word/styles.xml")
    assert [each.get(WORD + "styleId") for each in find(styles, "w:style[.//w:u]")] == ["Hyperlink"]
    assert not find(tree(made("en")), ".//w:u")


@languages
def test_runs_say_which_slot_their_letters_use(tag: str) -> None:
    mark = {"ar": "w:rtl", "ur": "w:rtl", "bn": "w:cs", "zh-Hans": "w:rFonts[@w:hint='eastAsia']"}.get(tag)
    letters = re.compile("[\u0590-\u08ff]|[\u0980-\u09ff]|[\u4e00-\u9fff]")
    for part in TEXT_PARTS:
        for run in find(tree(made(tag, draft=True), part), ".//w:r[w:t]"):
            if mark:
                assert bool(find(run, f"w:rPr/{mark}")) or not letters.search(raw(run))
            else:
                assert not find(run, "w:rPr/w:rtl|w:rPr/w:cs|w:rPr/w:rFonts")


def test_other_scripts_in_a_latin_document_get_their_own_slot() -> None:
    data = one(samples.paragraph("Also in العربية and বাংলা."))
    runs = {raw(run): run for run in find(paragraphs(data, "Normal")[0], "w:r")}
    assert find(runs["العربية"], "w:rPr/w:rtl")
    assert find(runs["বাংলা"], "w:rPr/w:cs")
    assert not find(runs["Also in "], "w:rPr")


@pytest.mark.parametrize("tag", [tag for tag in samples.TAGS if tag != "en"])
def test_english_title_is_marked_as_english_in_the_control_block(tag: str) -> None:
    runs = [run for run in find(tree(made(tag)), ".//w:r") if "Paracetamol for adults" in raw(run)]
    assert [value(run, "w:rPr/w:lang") for run in runs] == ["en"]
    mark = "\u200e" if tag in RTL else ""
    assert [raw(run) for run in runs] == [f"{mark}Paracetamol for adults{mark}"]


def test_english_edition_has_no_line_for_the_english_title() -> None:
    lines = [raw(each) for each in paragraphs(made("en"), "PolyleafControl")]
    assert len(lines) == 6
    assert not [line for line in lines if "Title in English" in line]


@pytest.mark.parametrize("tag", [*RTL, "bn", "zh-Hans"])
def test_latin_words_are_marked_as_source_language_and_figures_are_not(tag: str) -> None:
    runs = find(tree(made(tag)), ".//w:r[w:t]")
    address = [value(run, "w:rPr/w:lang") for run in runs if "help@example.org" in raw(run)]
    assert address
    assert set(address) == {"en"}
    figures = {value(run, "w:rPr/w:lang") for run in runs if "500\u00a0mg" in raw(run)}
    assert figures == ({"x-none"} if tag == "zh-Hans" else {None})


def test_phrases_in_another_language_than_the_leaflet_say_so() -> None:
    kit = replace(samples.kit("pl"), words=samples.words("en"))
    data = render(samples.edition("pl"), kit)
    assert value(paragraphs(data, "PolyleafHeading")[0], "w:r/w:rPr/w:lang") == "en"


# Right to left


@pytest.mark.parametrize("tag", RTL)
def test_paragraphs_sections_and_tables_run_right_to_left(tag: str) -> None:
    data = made(tag)
    assert find(tree(data, "word/styles.xml"), "w:style[@w:styleId='Normal']/w:pPr/w:bidi")
    section = find(tree(data), ".//w:sectPr")[0]
    assert [each.tag for each in section][-2:] == [f"{WORD}bidi", f"{WORD}rtlGutter"]
    for properties in find(tree(data), ".//w:tblPr"):
        assert [each.tag for each in properties][:2] == [f"{WORD}tblStyle", f"{WORD}bidiVisual"]
    assert b"<w:jc" not in b"".join(parts(data).values())


@pytest.mark.parametrize("tag", [tag for tag in samples.TAGS if tag not in RTL])
def test_left_to_right_documents_have_no_direction_marks_of_any_kind(tag: str) -> None:
    content = b"".join(parts(made(tag)).values())
    assert not re.search(rb"<w:(bidi|rtl|bidiVisual|rtlGutter)/>", content)
    assert not re.search("[\u200e\u200f]", content.decode("utf-8", "ignore"))


@pytest.mark.parametrize("tag", RTL)
@pytest.mark.parametrize(
    "fragment", ["500\u00a0mg", "020\u00a07946\u00a00123", "2–4%", "9:00", "17:30", "help@example.org", "25\u00a0°C"]
)
def test_figures_and_addresses_are_isolated_in_right_to_left_text(tag: str, fragment: str) -> None:
    runs = [run for run in find(tree(made(tag)), ".//w:r") if fragment in raw(run)]
    assert runs
    for run in runs:
        assert not find(run, "w:rPr/w:rtl")
    assert any(f"\u200e{fragment}\u200e" in raw(paragraph) for paragraph in find(tree(made(tag)), ".//w:p"))


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("تركيز 5 mg/ml هنا", "\u200e5\u00a0mg/ml\u200e"),
        ("خذ Paracetamol 500 mg الآن", "\u200eParacetamol 500\u00a0mg\u200e"),
        ("خذ 10 mg + 5 mg الآن", "\u200e10\u00a0mg + 5\u00a0mg\u200e"),
        ("خذ **500** mg الآن", "\u200e500\u00a0mg\u200e"),
    ],
)
def test_one_expression_stays_one_even_across_signs_and_bold(said: str, written: str) -> None:
    paragraph = paragraphs(one(samples.paragraph(said), tag="ar"), "Normal")[0]
    isolated = [raw(run) for run in find(paragraph, ".//w:r[not(w:rPr/w:rtl)]")]
    assert "".join(isolated) == written


def test_what_only_separates_two_fragments_follows_the_text_around_it() -> None:
    paragraph = paragraphs(one(samples.paragraph("خذ 5 mg، 10 mg الآن"), tag="ar"), "Normal")[0]
    assert "\u200e5\u00a0mg\u200e\u200f، \u200e10\u00a0mg\u200e" in raw(paragraph)


@pytest.mark.parametrize("said", ["خذ قرصًا (5 mg) الآن", "خذ [5 mg، 10 mg] الآن", "(5 mg) الآن"])
def test_a_bracket_stays_with_its_figure_where_a_hidden_space_holds_that_together(said: str) -> None:
    paragraph = paragraphs(one(samples.paragraph(said), tag="ar"), "Normal")[0]
    words = ["·" if find(run, "w:rPr/w:vanish") else raw(run) for run in find(paragraph, ".//w:r")]
    assert re.search(r"(?<=\u200e)·[(\[]\u200e?5\u00a0mg", "".join(words))
    assert raw(paragraph).replace("\u200e", "").replace("\u200f", "").replace("\u00a0", " ") == said


@languages
def test_figures_and_units_never_part_at_a_line_end(tag: str) -> None:
    text = "".join(raw(paragraph) for paragraph in find(tree(made(tag)), ".//w:p"))
    assert "500\u00a0mg" in text
    assert "020\u00a07946\u00a00123" in text
    assert not re.search(r"\d (mg|g|°C)\b", text)


# Structure


@every
def test_title_is_the_one_heading_1_and_no_level_is_skipped(tag: str, profile: Profile) -> None:
    styles = [style(paragraph) for paragraph in find(tree(made(tag, profile)), ".//w:p")]
    assert [each for each in styles if each.startswith("Heading")] == ["Heading1", "Heading2", "Heading3"]
    assert styles[0] == "Heading1"
    assert "Title" not in styles


@every
def test_no_paragraph_is_empty_but_the_cell_that_is_empty_in_the_leaflet(tag: str, profile: Profile) -> None:
    for part in TEXT_PARTS:
        empty = [
            each for each in find(tree(made(tag, profile), part), ".//w:p") if not find(each, ".//w:t|.//w:drawing")
        ]
        assert {style(each) for each in empty} <= {"TableText", "PolyleafGap"}
    for paragraph in find(tree(made(tag, profile)), ".//w:p[not(ancestor::w:tc)]"):
        assert normal(raw(paragraph)) or find(paragraph, ".//w:drawing") or style(paragraph) == "PolyleafGap"


def test_every_style_that_is_used_is_defined() -> None:
    data = one(samples.paragraph("x"), samples.bullets("a"), samples.table(("A", "B"), ("1", "2")))
    for each in (data, made("ar", LARGE), made("en")):
        defined = {style_.get(WORD + "styleId") for style_ in find(tree(each, "word/styles.xml"), "w:style")}
        for part in ("word/document.xml", "word/footer1.xml"):
            used = find(tree(each, part), ".//w:pStyle|.//w:rStyle|.//w:tblStyle")
            assert {element.get(WORD + "val") for element in used} <= defined


def test_each_list_has_its_own_numbering_and_starts_where_the_leaflet_says() -> None:
    data = one(samples.bullets("a", "b", start=1), samples.paragraph("x"), samples.bullets("c", start=4))
    first, second, third = (value(each, "w:pPr/w:numPr/w:numId") for each in paragraphs(data, "ListNumber"))
    assert first == second != third
    starts = {
        each.get(WORD + "numId"): value(each, ".//w:startOverride")
        for each in find(tree(data, "word/numbering.xml"), "w:num")
    }
    assert (starts[first], starts[third]) == ("1", "4")


def test_nested_lists_go_one_level_deeper_and_count_for_themselves() -> None:
    inner = samples.bullets("one", "two", start=1)
    data = one(Listing((Item((samples.paragraph("a"), inner)), Item((samples.paragraph("b"), inner))), None))
    levels = [(raw(each), value(each, ".//w:ilvl")) for each in find(tree(data), ".//w:p[w:pPr/w:numPr]")]
    assert levels == [("a", "0"), ("one", "1"), ("two", "1"), ("b", "0"), ("one", "1"), ("two", "1")]
    numbers = [value(each, ".//w:numId") for each in paragraphs(data, "ListNumber")]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_lists_deeper_than_word_counts_stay_on_the_last_level() -> None:
    block: Block = samples.bullets("deepest")
    for _ in range(11):
        block = Listing((Item((samples.paragraph("x"), block)),), None)
    deepest = [each for each in find(tree(one(block)), ".//w:p") if raw(each) == "deepest"]
    assert value(deepest[0], ".//w:ilvl") == "8"


def test_an_items_second_block_stands_under_the_first_without_a_marker() -> None:
    data = one(Listing((Item((samples.paragraph("a"), samples.paragraph("b"))),), None))
    second = paragraphs(data, "ListContinue")[0]
    assert raw(second) == "b"
    assert not find(second, ".//w:numPr")
    indent = value(tree(data, "word/numbering.xml"), "w:abstractNum[1]/w:lvl[1]/w:pPr/w:ind", "left")
    assert value(second, "w:pPr/w:ind", "left") == indent


def test_an_item_that_starts_with_a_table_keeps_its_number() -> None:
    data = one(Listing((Item((samples.table(("A", "B"), ("1", "2")),)), Item((samples.paragraph("x"),))), 1))
    numbered = find(tree(data), ".//w:p[w:pPr/w:numPr]")
    assert [(style(each), raw(each)) for each in numbered] == [("PolyleafMarker", ""), ("ListNumber", "x")]


@every
def test_list_indents_grow_with_the_type_and_leave_room_for_the_marker(tag: str, profile: Profile) -> None:
    em = int(value(tree(made(tag, profile), "word/styles.xml"), "w:docDefaults//w:sz") or 0) * 10
    for indent in find(tree(made(tag, profile), "word/numbering.xml"), ".//w:ind"):
        left, hanging = int(indent.get(WORD + "left", "0")), int(indent.get(WORD + "hanging", "0"))
        assert hanging >= 1.8 * em
        assert left - hanging >= 0.5 * em
    texts = {value(each, "w:lvlText") for each in find(tree(made(tag, profile), "word/numbering.xml"), ".//w:lvl")}
    assert "•" in texts
    assert b"Symbol" not in parts(made(tag, profile))["word/numbering.xml"]


def test_tables_repeat_their_header_say_what_they_are_and_never_split_a_row() -> None:
    data = one(
        Heading(Text("h", "Doses", Role.HEADING), 2), samples.table(("Age", "Dose"), ("16–17", "250 mg"), ("18", ""))
    )
    table = find(tree(data), ".//w:tbl")[0]
    rows = find(table, "w:tr")
    assert [len(find(row, "w:trPr/w:tblHeader")) for row in rows] == [1, 0, 0]
    assert all(find(row, "w:trPr/w:cantSplit") for row in rows)
    assert value(table, "w:tblPr/w:tblLook", "firstRow") == "1"
    assert value(table, "w:tblPr/w:tblLook") == "0620"
    assert value(table, "w:tblPr/w:tblCaption") == "Doses"
    assert value(table, "w:tblPr/w:tblDescription") == "Age, Dose"
    assert not find(table, ".//w:gridSpan|.//w:vMerge|.//w:tbl")
    room = find(tree(data, "word/styles.xml"), "w:style[@w:styleId='LeafletTable']//w:tblCellMar/w:top")[0]
    assert int(room.get(WORD + "w", "0")) >= 60


@every
def test_table_columns_fill_exactly_the_width_between_the_margins(tag: str, profile: Profile) -> None:
    for table in find(tree(made(tag, profile)), ".//w:tbl"):
        columns = [int(each.get(WORD + "w", "0")) for each in find(table, "w:tblGrid/w:gridCol")]
        assert sum(columns) == 11906 - 2 * round(profile.margin_mm / 25.4 * 1440)
        assert [int(value(each, "w:tcPr/w:tcW", "w") or 0) for each in find(table, "w:tr[1]/w:tc")] == columns


@languages
def test_a_table_of_four_columns_becomes_a_list_in_large_print_only(tag: str) -> None:
    assert len(find(tree(made(tag, STANDARD)), ".//w:tbl")) == 2
    assert len(find(tree(made(tag, LARGE)), ".//w:tbl")) == 1
    lines = [each for each in find(tree(made(tag, LARGE)), ".//w:p") if style(each).startswith("TableRow")]
    header = [plain(text.words) for text in samples.edition(tag).texts() if text.role is Role.COLUMN_HEADER][-4:]
    assert [words(line, "ColumnName") for line in lines] == header * 2


@pytest.mark.parametrize("profile", [STANDARD, GIANT], ids=lambda profile: profile.name)
def test_no_column_is_narrower_than_its_figures_with_their_units(profile: Profile) -> None:
    long = "A paragraph of a cell that is so long that all others would be left with next to nothing. " * 6
    data = one(samples.table(("What", "Dose"), (long, "1,000.5 mg/kg")), profile=profile)
    *_, column = find(tree(data), ".//w:tblGrid/w:gridCol")
    # The widths of bold Arial's letters in em: digits, then comma, point and space, then mg/kg.
    least = (5 * 0.556 + 3 * 0.278 + 0.889 + 0.611 + 0.278 + 0.556 + 0.611) * profile.body * 20
    assert int(column.get(WORD + "w", "0")) > least


def test_a_table_whose_words_do_not_fit_beside_each_other_becomes_a_list() -> None:
    wide = samples.table(("Word", "Dose"), ("hydroxypropylmethylcellulosephthalate", "1,000.5 mg/kg"))
    assert find(tree(one(wide)), ".//w:tbl")
    assert not find(tree(one(wide, profile=GIANT)), ".//w:tbl")
    assert len(paragraphs(one(wide, profile=GIANT), "TableRow")) == 1


def test_an_empty_cell_of_a_table_written_as_a_list_is_shown_as_empty() -> None:
    data = one(samples.table(("A", "B", "C", ""), ("1", "", "3", "4")), profile=LARGE)
    lines = [normal(raw(each)) for each in find(tree(data), ".//w:p") if style(each).startswith("TableRow")]
    assert lines == ["A: 1", "B: –", "C: 3", "4"]


def test_a_header_that_ends_in_a_question_gets_no_colon() -> None:
    data = one(samples.table(("Why?", "B", "C", "D"), ("1", "2", "3", "4")), profile=LARGE)
    assert normal(raw(paragraphs(data, "TableRow")[0])) == "Why? 1"


def test_neighbouring_tables_are_kept_apart() -> None:
    grid = samples.table(("A", "B"), ("1", "2"))
    kinds = [etree.QName(each).localname for each in body_of(one(grid, grid))]
    assert kinds[1:4] == ["tbl", "p", "tbl"]


@pytest.mark.parametrize("kind", AlertKind)
def test_alerts_are_one_box_that_starts_with_its_name_in_words(kind: AlertKind) -> None:
    data = one(Alert(kind, (samples.paragraph("Stop."), samples.bullets("Now."))))
    box = [each for each in find(tree(data), ".//w:p") if find(each, "w:pPr/w:pBdr")]
    assert [raw(each) for each in box] == [kind.value.capitalize(), "Stop.", "Now."]
    assert style(box[0]) == "PolyleafLabel"
    borders = {etree.tostring(find(each, "w:pPr/w:pBdr")[0]) for each in box}
    assert len(borders) == 1
    # One box needs one outer edge: the list's marker stands where the other paragraphs begin.
    edges = {
        int(value(each, "w:pPr/w:ind", "left") or 0) - int(value(each, "w:pPr/w:ind", "hanging") or 0) for each in box
    }
    assert len(edges) == 1
    assert find(tree(data, "word/styles.xml"), "w:style[@w:styleId='PolyleafLabel']/w:pPr/w:keepNext")


def test_an_alert_is_not_parted_between_two_pages() -> None:
    data = one(Alert(AlertKind.WARNING, (samples.paragraph("Call us if:"), samples.bullets("a", "b"))), BELOW)
    kept = [bool(find(each, "w:pPr/w:keepNext")) for each in find(tree(data), ".//w:p[w:pPr/w:pBdr]")]
    # The label's style keeps it anyway.
    assert kept[1:] == [True, True, False]


def test_the_words_that_lead_into_a_list_stay_with_its_first_item() -> None:
    data = one(samples.paragraph("Call us if:"), samples.bullets("you bleed"), BELOW)
    kept = {raw(each): bool(find(each, "w:pPr/w:keepNext")) for each in find(tree(data), ".//w:p")}
    assert [kept["Call us if:"], kept["you bleed"], kept["Below."]] == [True, False, False]


_NESTED = Listing((Item((samples.paragraph("Outer."), samples.bullets("inner"))),), None)
_LONG_ITEM = Listing((Item((samples.paragraph("One."), samples.paragraph("Still one."))),), 1)


@pytest.mark.parametrize("inside", [_NESTED, _LONG_ITEM, samples.table(("A", "B"), ("1", "2"))])
@pytest.mark.parametrize("profile", [STANDARD, LARGE], ids=lambda profile: profile.name)
def test_an_alert_with_words_at_several_indents_stands_between_two_rules(inside: Block, profile: Profile) -> None:
    # A word processor would draw a box around each indent.
    data = one(
        Alert(AlertKind.WARNING, (samples.paragraph("Stop."), inside, samples.paragraph("End."))), profile=profile
    )
    ruled = [each for each in find(tree(data), ".//w:p") if find(each, "w:pPr/w:pBdr")]
    assert [raw(each) for each in ruled] == ["Warning", "End."]
    drawn = [[etree.QName(edge).localname for edge in find(each, "w:pPr/w:pBdr/*")] for each in ruled]
    assert drawn == [["top"], ["bottom"]]


def test_an_alert_inside_an_alert_stays_in_the_one_box() -> None:
    inner = Alert(AlertKind.NOTE, (samples.paragraph("Inside."),))
    data = one(Alert(AlertKind.WARNING, (samples.paragraph("Outside."), inner)))
    box = [each for each in find(tree(data), ".//w:p") if find(each, "w:pPr/w:pBdr")]
    assert [raw(each) for each in box] == ["Warning", "Outside.", "Note", "Inside."]
    assert len({etree.tostring(find(each, "w:pPr/w:pBdr")[0]) for each in box}) == 1
    assert len({value(each, "w:pPr/w:ind", "left") for each in box}) == 1


@every
def test_boxes_are_drawn_inside_the_margins(tag: str, profile: Profile) -> None:
    boxed = [each for each in find(tree(made(tag, profile)), ".//w:p") if find(each, "w:pPr/w:pBdr")]
    assert len(boxed) == 6
    for paragraph in boxed:
        border = find(paragraph, "w:pPr/w:pBdr/w:left")[0]
        outside = 20 * (int(border.get(WORD + "space", "0")) + int(border.get(WORD + "sz", "0")) / 8)
        hanging = int(value(paragraph, "w:pPr/w:ind", "hanging") or 0)
        assert int(value(paragraph, "w:pPr/w:ind", "left") or 0) - hanging >= outside
        assert int(value(paragraph, "w:pPr/w:ind", "right") or 0) >= outside


@languages
def test_warnings_are_named_in_the_readers_language(tag: str) -> None:
    labels = [normal(raw(each)) for each in paragraphs(made(tag), "PolyleafLabel")]
    assert labels == [samples.words(tag).say("Warning"), samples.words(tag).say("Note")]


# Pictures


@every
def test_pictures_are_inline_described_and_no_wider_than_the_text(tag: str, profile: Profile) -> None:
    inline = find(tree(made(tag, profile)), ".//wp:inline")
    assert len(inline) == 1
    figure = samples.edition(tag).blocks[-1]
    assert isinstance(figure, Figure)
    assert find(inline[0], "wp:docPr")[0].get("descr") == plain(figure.description.words)
    width, height = (int(find(inline[0], "wp:extent")[0].get(side, "0")) for side in ("cx", "cy"))
    assert 0 < width <= (11906 - 2 * round(profile.margin_mm / 25.4 * 1440)) * 635
    assert width / height == pytest.approx(3, rel=0.001)


def test_a_small_picture_is_enlarged_with_the_type() -> None:
    small = replace(samples.picture(), width=90, height=30)
    figure = Figure(samples.PICTURE, Text("d", "A clock.", Role.PICTURE), None)
    edition = samples.of_blocks((samples.title(), figure))
    widths = []
    for profile in (STANDARD, LARGE):
        data = render(edition, replace(samples.kit("en", profile), pictures=(small,)))
        widths.append(int(find(tree(data), ".//wp:extent")[0].get("cx", "0")))
    assert widths == [90 * 9525, round(90 * 9525 * 1.5)]


def test_a_caption_stays_on_the_page_of_its_picture() -> None:
    picture = paragraphs(made("en"), "Figure")[0]
    assert find(picture, "w:pPr/w:keepNext")
    following = find(picture, "following-sibling::w:p[1]")[0]
    assert (style(following), raw(following)) == ("Caption", "Leave 6 hours between doses.")


def test_one_picture_used_twice_is_stored_once_under_two_ids() -> None:
    figure = Figure(samples.PICTURE, Text("d", "A clock.", Role.PICTURE), None)
    data = one(figure, figure)
    assert [name for name in parts(data) if "media" in name] == ["word/media/image1.png"]
    assert [each.get("id") for each in find(tree(data), ".//wp:docPr")] == ["1", "2"]


def test_a_picture_without_description_is_marked_decorative(tmp_path: Path) -> None:
    data = one(Figure(samples.PICTURE, Text("d", "", Role.PICTURE), None))
    shape = find(tree(data), ".//wp:docPr")[0]
    assert shape.get("descr") is None
    assert b'decorative"' in etree.tostring(shape)
    file = tmp_path / "decorative.docx"
    file.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_a_picture_word_cannot_show_is_an_error_that_names_it() -> None:
    vector = Picture(samples.PICTURE, "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 10, 10)
    edition = samples.of_blocks((samples.title(), Figure(samples.PICTURE, Text("d", "x", Role.PICTURE), None)))
    with pytest.raises(RenderError, match=r"picture clock\.png: a image/svg\+xml file"):
        render(edition, replace(samples.kit("en"), pictures=(vector,)))


# Inside a text


def test_links_are_real_and_show_only_their_words() -> None:
    data = one(samples.paragraph("See [our **page**](https://example.org/a?b=1&c=2) or [ring](tel:999)."))
    links = find(tree(data), ".//w:hyperlink")
    assert [raw(each) for each in links] == ["our page", "ring"]
    relations = docx.Document(io.BytesIO(data)).part.rels
    ids = [each.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "") for each in links]
    assert [relations[each].target_ref for each in ids] == ["https://example.org/a?b=1&c=2", "tel:999"]
    assert all(relations[each].is_external for each in ids)
    assert {value(run, "w:rPr/w:rStyle") for link in links for run in find(link, "w:r")} == {"Hyperlink"}


def test_white_space_inside_a_text_is_a_space() -> None:
    data = one(samples.paragraph("one\ttwo"))
    assert raw(paragraphs(data, "Normal")[0]) == "one two"


def test_a_hard_break_is_a_break_and_not_a_paragraph() -> None:
    data = one(samples.paragraph("one\\\ntwo"))
    paragraph = paragraphs(data, "Normal")[0]
    assert [etree.QName(each).localname for each in find(paragraph, "w:r/*")] == ["t", "br", "t"]


# What the program adds


@languages
def test_control_block_closes_the_document_under_its_own_heading(tag: str) -> None:
    body = [each for each in body_of(made(tag)) if style(each).startswith("Polyleaf")]
    at = [style(each) for each in body].index("PolyleafHeading")
    assert normal(raw(body[at])) == samples.words(tag).say("About this leaflet")
    lines = [normal(raw(each)) for each in body[at + 1 :]]
    control, locale = samples.edition(tag).control, samples.kit(tag).language.locale
    contact = plain(control.contact.words)
    values = [plain(text.words) for text in control.texts()]
    values += ["PIL-042", "1.2", long_date(control.published, locale), long_date(control.review, locale)]
    values += [] if tag == "en" else ["Paracetamol for adults"]
    assert len(lines) == len(values)
    assert all(line.endswith(normal(said)) for line, said in zip(lines, values, strict=True))
    usual = "PolyleafControl"
    assert [style(each) for each in body[at + 1 :]] == [usual, usual, "PolyleafFormats", *[usual] * (len(lines) - 3)]
    assert lines[2] == normal(samples.words(tag).say(phrases.ANOTHER_FORMAT, contact=contact))


@languages
@pytest.mark.parametrize("profile", [STANDARD, CLEAR, LARGE], ids=lambda profile: profile.name)
def test_whom_to_ask_for_another_format_is_printed_in_at_least_16_points(tag: str, profile: Profile) -> None:
    sizes = find(tree(made(tag, profile), "word/styles.xml"), ".//w:style[@w:styleId='PolyleafFormats']/w:rPr/w:sz")
    assert [int(each.get(WORD + "val", "")) >= 32 for each in sizes] == [True]


@languages
def test_a_draft_says_so_under_its_title_and_at_the_top_of_every_page(tag: str) -> None:
    data = made(tag, LARGE, True)
    notice = body_of(data)[1]
    assert style(notice) == "PolyleafNotice"
    assert find(notice, "w:pPr/w:pBdr")
    assert normal(raw(notice)).startswith(samples.words(tag).say("Draft"))
    header = tree(data, "word/header1.xml")
    assert normal(raw(header)) == samples.words(tag).say("Draft")
    references = find(tree(data), ".//w:sectPr/w:headerReference")
    assert [each.get(WORD + "type") for each in references] == ["default"]
    assert not find(tree(data), ".//w:titlePg")


def test_a_signed_leaflet_has_no_trace_of_a_draft() -> None:
    data = made("en", LARGE, False)
    assert "word/header1.xml" not in parts(data)
    assert "Draft" not in "".join(raw(each) for each in body_of(data))
    assert style(body_of(data)[1]) == "Normal"
    assert docx.Document(io.BytesIO(data)).core_properties.content_status == ""


@every
def test_footer_counts_pages_and_names_the_version_as_large_as_the_text(tag: str, profile: Profile) -> None:
    footer = tree(made(tag, profile), "word/footer1.xml")
    assert [normal(each.text or "") for each in find(footer, ".//w:instrText")] == ["PAGE", "NUMPAGES"]
    assert "PIL-042" in raw(footer)
    assert "1.2" in raw(footer)
    assert normal(raw(find(footer, "w:p")[1])) == samples.words(tag).say(
        "Page {{page}} of {{total}}", page="1", total="1"
    )
    assert not find(footer, ".//w:sz")
    styles = tree(made(tag, profile), "word/styles.xml")
    size = value(styles, "w:style[@w:styleId='Normal']/w:rPr/w:sz")
    for name in ("PolyleafFooter", "PolyleafFooterTop", "PolyleafHeader", "Caption", "TableText", "PolyleafControl"):
        assert value(styles, f"w:style[@w:styleId='{name}']/w:rPr/w:szCs") == size


# Hostile text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a ]]> b",
        "=1+1",
        "&amp;amp; &lt;",
        '" onload="x',
        "{{page}} %s {0}",
        "\u2066a\u2069",
    ],
)
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_hostile_text_is_text(text: str, tag: str, tmp_path: Path) -> None:
    figure = Figure(samples.PICTURE, Text("d", text, Role.PICTURE), Text("c", text, Role.CAPTION))
    blocks = (samples.paragraph(text), samples.bullets(text), samples.table((text, "B"), (text, text)), figure)
    data = one(*blocks, tag=tag)
    expected = normal(plain(text))
    assert units(data) == ("Paracetamol", expected, expected, expected, "B", expected, expected, expected, expected)
    file = tmp_path / "hostile.docx"
    file.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1b", "\ufffe", "\ud800"])
def test_a_character_no_document_can_hold_is_an_error_that_names_its_place(bad: str) -> None:
    with pytest.raises(RenderError, match=rf"paracetamol \(en\), p7: the control character U\+{ord(bad):04X}"):
        one(samples.paragraph(f"Take 5{bad}00 mg", "p7"))


@pytest.mark.parametrize("override", ["\u202d", "\u202e"])
def test_an_override_that_would_turn_a_dose_round_is_an_error(override: str) -> None:
    with pytest.raises(RenderError, match=r"p7: the direction override U\+202[DE]"):
        one(samples.paragraph(f"Take {override}005 mg", "p7"))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda edition: replace(edition, source_title="a\x01"), "source title"),
        (lambda edition: replace(edition, control=replace(edition.control, reference="a\x01")), "reference"),
        (lambda edition: replace(edition, control=replace(edition.control, version="a\x01")), "version"),
        (lambda edition: replace(edition, control=replace(edition.control, keywords=("a\x01",))), "keywords"),
    ],
)
def test_control_characters_in_the_record_are_found_too(change: Callable[[Edition], Edition], place: str) -> None:
    with pytest.raises(RenderError, match=place):
        render(change(samples.edition("en")), samples.kit("en"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(st.sampled_from("ab ,.(5٥0–%/mg<&]>*[]:@ضআ中\u00a0\u200e"), min_size=1, max_size=40),
    st.sampled_from(["en", "ar", "bn", "zh-Hans"]),
)
def test_any_words_come_back_whole_in_every_script(text: str, tag: str) -> None:
    data = one(samples.paragraph(text), tag=tag)
    expected = normal(plain(text))
    assert units(data) == (("Paracetamol", expected) if expected else ("Paracetamol",))
