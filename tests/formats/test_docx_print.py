"""Print profiles, rule sets and the parts that can be switched on and off: every promise, read back from the XML."""

import gc
import itertools
import re
import tracemalloc
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from docx.opc.part import Part
from lxml import etree
from openxml_audit import OpenXmlValidator

from pipeline.formats import FORMATS, USUAL
from pipeline.formats.docx import render
from pipeline.formats.word.measures import PAGE_WIDTH, measures
from pipeline.languages import language, tags
from pipeline.model.errors import SettingsError
from pipeline.model.kit import ACB, CLEAR, GIANT, LARGE, PROFILES, RULES, STANDARD, UKAAF, Layout, Profile, Rules
from pipeline.model.leaflet import Figure, Heading, Role, Switches, Text
from pipeline.text import phrases
from pipeline.text.markup.inline import plain
from tests.formats import docx_samples as samples
from tests.formats.docx_units import WORD, find, normal, parts, style, tree, units, value

EVERYTHING = Layout(cover=True, contents=True)
PRINTED = tuple(PROFILES.values())
SETS = tuple(RULES.values())
every = pytest.mark.parametrize(
    ("profile", "rules"),
    [pytest.param(p, r, id=f"{p.name}-{r.name}") for p in PRINTED for r in SETS],
)
TAGS = ("en", "ar", "ur", "bn", "zh-Hans")
# The least distance of lines in em: WCAG 2.2 for the first, measured heights of the fonts' letters for the others.
LEADING = {"ar": 2.0, "fa": 2.0, "ur": 2.5}
LAYOUTS = tuple(Layout(UKAAF, *switches) for switches in itertools.product((False, True), repeat=3))


@lru_cache(maxsize=64)
def made(tag: str, profile: Profile = LARGE, layout: Layout = EVERYTHING, draft: bool = True) -> bytes:
    return render(samples.edition(tag), replace(samples.kit(tag, profile, draft), layout=layout))


def body(data: bytes) -> list[etree._Element]:
    return find(tree(data), "w:body/*[not(self::w:sectPr)]")


def said(element: etree._Element) -> str:
    return normal("".join(each.text or "" for each in find(element, ".//w:t[not(ancestor::w:r/w:rPr/w:vanish)]")))


def styles(data: bytes) -> dict[str, etree._Element]:
    found = find(tree(data, "word/styles.xml"), "w:style[@w:type='paragraph']")
    return {each.get(WORD + "styleId", ""): each for each in found}


def number(element: etree._Element, path: str, name: str = "val") -> int:
    return int(value(element, path, name) or -1)


def points(style_: etree._Element) -> float:
    return number(style_, "w:rPr/w:sz") / 2


# Profiles


def test_the_sizes_are_those_of_the_guidelines() -> None:
    assert [(each.name, each.body, each.least) for each in PRINTED] == [
        ("standard", 12, 12),
        ("clear", 14, 12),
        ("large", 18, 16),
        ("giant", 24, 24),
    ]


@pytest.mark.parametrize("profile", PRINTED, ids=lambda profile: profile.name)
def test_every_class_of_print_refuses_what_is_below_its_least_size(profile: Profile) -> None:
    assert profile.sized(profile.least).body == profile.least
    with pytest.raises(SettingsError, match=f"{profile.least:g} to 28 points"):
        profile.sized(profile.least - 0.5)


@pytest.mark.parametrize("profile", PRINTED, ids=lambda profile: profile.name)
@pytest.mark.parametrize("size", [28.5, 72, float("inf"), float("nan")])
def test_letters_above_28_points_are_refused_and_audio_is_named(profile: Profile, size: float) -> None:
    assert profile.sized(28).body == 28
    with pytest.raises(SettingsError) as refused:
        profile.sized(size)
    assert ("consider audio" in str(refused.value)) == (size > 28)


def test_headings_keep_their_proportions_in_another_size() -> None:
    changed = LARGE.sized(20)
    assert changed.title / changed.body == pytest.approx(LARGE.title / LARGE.body)
    assert changed.margin_mm == LARGE.margin_mm


def test_clear_and_giant_print_are_made_only_when_named() -> None:
    assert [name for name in FORMATS if FORMATS[name].media_type.endswith("document") and name not in USUAL] == [
        "clear-print",
        "giant-print",
    ]
    assert FORMATS["clear-print"].suffix == "-clear-print.docx"
    assert FORMATS["giant-print"].suffix == "-giant-print.docx"
    assert (FORMATS["clear-print"].profile, FORMATS["giant-print"].profile) == (CLEAR, GIANT)


@every
def test_no_line_is_longer_than_six_inches_and_no_margin_narrower_than_25_millimetres(
    profile: Profile, rules: Rules
) -> None:
    section = find(tree(made("en", profile, Layout(rules))), ".//w:sectPr")[0]
    left, right = (number(section, "w:pgMar", edge) for edge in ("left", "right"))
    assert min(left, right) >= 25 / 25.4 * 1440
    assert PAGE_WIDTH - left - right <= 6 * 1440


@every
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_no_text_is_smaller_than_profile_and_rules_ask(tag: str, profile: Profile, rules: Rules) -> None:
    data = made(tag, profile, replace(EVERYTHING, rules=rules))
    least = max(profile.body, rules.floor) * language(tag).typography.factor
    for name, content in parts(data).items():
        if name.startswith("word/") and name.endswith(".xml"):
            for size in find(etree.fromstring(content), ".//w:sz|.//w:szCs"):
                assert int(size.get(WORD + "val", "0")) / 2 >= least, name


@every
def test_headings_are_never_smaller_than_what_they_head(profile: Profile, rules: Rules) -> None:
    found = styles(made("en", profile, Layout(rules)))
    ladder = [points(found[name]) for name in ("Heading1", "Heading2", "Heading3", "Heading6", "Normal")]
    assert ladder == sorted(ladder, reverse=True)
    assert ladder[0] > ladder[1] > ladder[-1]
    for level in range(1, 7):
        assert find(found[f"Heading{level}"], "w:rPr/w:b")
        assert find(found[f"Heading{level}"], "w:rPr/w:bCs")


# Lines and gaps


@pytest.mark.parametrize("tag", tags())
def test_every_language_has_the_leading_of_its_script(tag: str) -> None:
    assert language(tag).typography.leading >= LEADING.get(tag, 2.0 if language(tag).script == "Arab" else 1.5)


@every
@pytest.mark.parametrize("tag", TAGS)
def test_lines_stand_apart_as_the_script_needs_in_every_style(tag: str, profile: Profile, rules: Rules) -> None:
    wanted = LEADING.get(tag, 1.5) * rules.leading
    for name, each in styles(made(tag, profile, Layout(rules))).items():
        spacing = find(each, "w:pPr/w:spacing")[0]
        if name == "PolyleafGap":
            continue
        assert spacing.get(WORD + "lineRule") == "atLeast", name
        least = 0.75 if name in ("PolyleafFooter", "PolyleafFooterTop", "PolyleafHeader") else 1
        assert int(spacing.get(WORD + "line", "0")) / 20 >= least * wanted * points(each) - 0.01, name


def test_the_acb_rules_ask_for_one_and_a_half_lines_of_arial() -> None:
    # Arial's own line is 1.15 em: (ascent 1854 + descent 434 + gap 67) / 2048 in its hhea table.
    lines = number(styles(made("en", LARGE, Layout(ACB)))["Normal"], "w:pPr/w:spacing", "line") / 20
    assert lines / 18 >= 1.5 * (1854 + 434 + 67) / 2048 - 0.001


@every
@pytest.mark.parametrize("tag", ["en", "ar", "zh-Hans"])
def test_paragraphs_stand_at_least_a_line_apart_and_items_less(tag: str, profile: Profile, rules: Rules) -> None:
    data = made(tag, profile, Layout(rules))
    found = styles(data)
    em = points(found["Normal"])
    gap, item = (number(found[name], "w:pPr/w:spacing", "after") / 20 for name in ("Normal", "ListBullet"))
    assert gap >= 1.5 * em - 0.05
    assert item == pytest.approx(gap if rules is ACB else gap / 2, abs=0.05)
    assert {number(found[name], "w:pPr/w:spacing", "before") for name in ("Normal", "ListBullet", "Caption")} == {0}


@every
def test_a_list_is_followed_by_the_gap_of_a_paragraph(profile: Profile, rules: Rules) -> None:
    data = made("en", profile, Layout(rules, contents=True))
    gap = number(styles(data)["Normal"], "w:pPr/w:spacing", "after")
    listed = ("ListBullet", "ListNumber", "ListContinue", "PolyleafContents2", "PolyleafContents3")
    lines = body(data)
    ends = [
        line
        for line, following in itertools.pairwise(lines)
        if line.tag == WORD + "p" and style(line) in listed and style(following) not in listed
    ]
    assert len(ends) >= 3
    assert all(number(line, "w:pPr/w:spacing", "after") >= gap for line in ends)


# What holds for every profile and every set of rules


@every
@pytest.mark.parametrize("tag", ["en", "ur"])
def test_nothing_is_justified_hyphenated_in_columns_in_capitals_or_italic(
    tag: str, profile: Profile, rules: Rules
) -> None:
    data = made(tag, profile, replace(EVERYTHING, rules=rules))
    whole = b"".join(parts(data).values())
    assert not re.search(rb"<w:(jc|i|iCs|caps|smallCaps|shd|highlight|vertAlign|textDirection|framePr)[ />]", whole)
    assert value(tree(data, "word/settings.xml"), "w:autoHyphenation") == "false"
    assert find(tree(data), ".//w:cols")[0].get(WORD + "num") is None
    assert b"wp:anchor" not in whole


@every
def test_every_colour_has_a_contrast_of_seven_to_one(profile: Profile, rules: Rules) -> None:
    data = made("en", profile, replace(EVERYTHING, rules=rules))
    colours = {
        each.get(WORD + "val", "")
        for name in ("document", "styles", "numbering", "footer1", "header1")
        for each in find(tree(data, f"word/{name}.xml"), ".//w:color")
    }
    assert "000000" in colours
    for colour in colours:
        assert contrast_on_white(colour) >= 7, colour
    assert not [each for each in find(tree(data, "word/styles.xml"), ".//w:color") if each.get(WORD + "themeColor")]


def contrast_on_white(colour: str) -> float:
    """WCAG 2.2, the ratio of relative luminances."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_what_heads_something_stays_on_its_page() -> None:
    found = styles(made("en"))
    for name in (*(f"Heading{level}" for level in range(1, 7)), "PolyleafHeading", "PolyleafContents", "PolyleafLabel"):
        assert find(found[name], "w:pPr/w:keepNext"), name
        assert find(found[name], "w:pPr/w:keepLines"), name
    assert find(found["TableHeading"], "w:pPr/w:keepNext")
    assert find(found["Normal"], "w:pPr/w:widowControl")


def test_the_programs_own_words_and_the_samples_have_no_row_of_capitals() -> None:
    shouted = re.compile(r"\b[A-Z]{2,}(?:\W+[A-Z]{2,}){2,}\b")
    words = [phrase.words for phrase in phrases.PHRASES]
    words += [text.words for tag in samples.TAGS for text in samples.edition(tag).texts()]
    assert [each for each in words if shouted.search(each)] == []
    assert shouted.search("DO NOT TAKE")


# Rule sets


def test_emphasis_is_bold_by_one_set_of_rules_and_underline_by_the_other() -> None:
    paragraph = samples.paragraph("**strong** and *stressed*, [a **link**](https://example.org)")
    edition = samples.of_blocks((samples.title(), paragraph))
    for rules, mark, other in ((UKAAF, "w:b", "w:u"), (ACB, "w:u", "w:b")):
        data = render(edition, replace(samples.kit("en"), layout=Layout(rules)))
        marked = [said(run) for run in find(tree(data), f".//w:r[w:rPr/{mark}]")]
        assert marked == ["strong", "stressed", "link"]
        assert not find(tree(data), f".//w:r/w:rPr/{other}")
        inline = find(
            tree(data, "word/styles.xml"), "w:style[@w:styleId='ColumnName' or @w:styleId='PolyleafTag']/w:rPr"
        )
        assert [len(find(each, mark)) for each in inline] == [1, 1]
        assert not [each for each in inline if find(each, other)]


def test_by_the_acb_rules_headings_are_22_and_20_points_and_all_text_at_least_18() -> None:
    for profile in (STANDARD, CLEAR, LARGE):
        found = styles(made("en", profile, Layout(ACB)))
        sizes = [points(found[name]) for name in ("Heading1", "Heading2", "Heading3", "Heading6", "Normal", "Caption")]
        assert sizes == [22, 20, 20, 20, 18, 18]


def test_bullets_are_larger_by_the_acb_rules_and_solid_by_all() -> None:
    for rules, times in ((UKAAF, 1), (ACB, 1.5)):
        data = made("en", LARGE, Layout(rules))
        levels = find(tree(data, "word/numbering.xml"), "w:abstractNum[1]/w:lvl")
        assert {value(level, "w:lvlText") for level in levels} == {"•"}
        assert {number(level, "w:rPr/w:sz") for level in levels} == {36 * times}
        numbers = find(tree(data, "word/numbering.xml"), "w:abstractNum[2]/w:lvl")
        assert {number(level, "w:rPr/w:sz") for level in numbers} == {36}


def test_the_underline_of_a_label_ends_before_the_space() -> None:
    data = made("en", LARGE, Layout(ACB))
    tagged = find(tree(data), ".//w:r[w:rPr/w:rStyle/@w:val='PolyleafTag' or w:rPr/w:rStyle/@w:val='ColumnName']/w:t")
    assert len(tagged) > 10
    assert [each.text for each in tagged if (each.text or "").endswith(" ")] == []


# Cover, contents and control block


@pytest.mark.parametrize("tag", ["en", "ar", "zh-Hans"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: f"{layout.cover}-{layout.contents}-{layout.control}")
def test_the_text_is_the_same_whatever_is_switched_on(tag: str, layout: Layout) -> None:
    expected = tuple(normal(plain(text.words)) for text in samples.edition(tag).texts())
    assert units(made(tag, LARGE, layout)) == expected


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: f"{layout.cover}-{layout.contents}-{layout.control}")
def test_each_switch_adds_its_part_and_nothing_else(layout: Layout) -> None:
    used = {style(each) for each in find(tree(made("en", LARGE, layout)), ".//w:p")}
    assert ("PolyleafCover" in used) == layout.cover
    assert ("PolyleafContents" in used) == layout.contents
    assert ("PolyleafHeading" in used) == ("PolyleafControl" in used) == layout.control
    breaks = find(tree(made("en", LARGE, layout)), ".//w:pageBreakBefore")
    assert len(breaks) == layout.cover


def test_switches_of_a_leaflet_override_the_settings() -> None:
    layout = Layout(ACB, cover=True, contents=True, control=True)
    assert layout.switched(Switches()) == layout
    assert layout.switched(Switches(cover=False, control=False)) == Layout(ACB, False, True, False)


@pytest.mark.parametrize("tag", samples.TAGS)
def test_a_cover_names_the_leaflet_its_owner_version_and_dates_on_a_page_of_its_own(tag: str) -> None:
    lines = body(made(tag, LARGE, Layout(cover=True)))
    kinds = [style(each) for each in lines]
    assert kinds[:2] == ["Heading1", "PolyleafNotice"]
    last = max(at for at, kind in enumerate(kinds) if kind == "PolyleafCover")
    entries = [said(line) for line in lines[2 : last + 1]]
    assert len(entries) == (6 if tag == "en" else 7)
    words = samples.words(tag)
    labels = (phrases.OWNER, phrases.DEPARTMENT, phrases.REFERENCE, phrases.VERSION, phrases.PUBLISHED, phrases.REVIEW)
    assert all(entry.startswith(words.say(label)) for entry, label in zip(entries, labels, strict=False))
    assert any("PIL-042" in entry for entry in entries)
    assert find(lines[last + 1], "w:pPr/w:pageBreakBefore")
    assert sum(style(line) == "Heading1" for line in lines) == 1


def test_a_cover_before_a_table_breaks_the_page_too() -> None:
    edition = samples.of_blocks((samples.title(), samples.table(("A", "B"), ("1", "2"))))
    data = render(edition, replace(samples.kit("en"), layout=Layout(cover=True)))
    broken = find(tree(data), ".//w:p[w:pPr/w:pageBreakBefore]")
    assert [style(each) for each in broken] == ["PolyleafGap"]
    assert find(broken[0], "following-sibling::*[1]")[0].tag == WORD + "tbl"


@pytest.mark.parametrize("tag", samples.TAGS)
def test_contents_name_every_heading_in_order_and_lead_to_it(tag: str) -> None:
    data = made(tag)
    headings = [
        each
        for each in find(tree(data), ".//w:p")
        if style(each) in ("Heading2", "Heading3", "Heading4", "PolyleafHeading")
    ]
    entries = [each for each in body(data) if style(each) in ("PolyleafContents2", "PolyleafContents3")]
    assert len(entries) == len(headings) == 3
    for entry, heading in zip(entries, headings, strict=True):
        link = find(entry, "w:hyperlink")[0]
        name = link.get(WORD + "anchor")
        assert value(heading, "w:bookmarkStart", "name") == name
        linked = "".join(each.text or "" for each in find(link, "w:r[w:rPr/w:rStyle/@w:val='Hyperlink']/w:t"))
        assert normal(linked) == said(heading)
        assert [normal(each.text or "") for each in find(link, ".//w:instrText")] == [f"PAGEREF {name} \\h"]


def test_no_page_number_is_invented() -> None:
    for entry in (each for each in body(made("en")) if style(each) == "PolyleafContents2"):
        assert said(entry).endswith("(page …)")
        assert not re.search(r"\d", said(entry))


def test_bookmarks_have_numbers_and_names_of_their_own() -> None:
    starts = find(tree(made("en")), ".//w:bookmarkStart")
    ends = find(tree(made("en")), ".//w:bookmarkEnd")
    ids = [each.get(WORD + "id") for each in starts]
    assert len(set(ids)) == len(ids) == len({each.get(WORD + "name") for each in starts}) == 3
    assert ids == [each.get(WORD + "id") for each in ends]
    # Word takes no longer name (ECMA-376 part 1, 17.13.6.2).
    assert all(len(each.get(WORD + "name", "")) <= 40 for each in starts)
    assert not find(tree(made("en", LARGE, Layout())), ".//w:bookmarkStart")


def test_a_heading_with_a_link_is_one_link_in_the_contents() -> None:
    heading = Heading(Text("h", "See [our page](https://example.org)", Role.HEADING), 2)
    data = render(
        samples.of_blocks((samples.title(), heading)), replace(samples.kit("en"), layout=Layout(contents=True))
    )
    assert not find(tree(data), ".//w:hyperlink//w:hyperlink")
    entry = next(each for each in body(data) if style(each) == "PolyleafContents2")
    assert said(entry) == "See our page (page …)"


def test_a_leaflet_without_headings_has_no_empty_contents() -> None:
    layout = Layout(contents=True, control=False)
    data = render(
        samples.of_blocks((samples.title(), samples.paragraph("x"))), replace(samples.kit("en"), layout=layout)
    )
    assert [style(each) for each in body(data)] == ["Heading1", "Normal"]


def test_the_contents_heading_is_no_heading_of_the_leaflet() -> None:
    found = styles(made("en"))
    assert value(found["PolyleafContents"], "w:name") == "TOC Heading"
    # ECMA-376 part 1, 17.3.1.20: 9 is the level of body text.
    assert value(found["PolyleafContents"], "w:pPr/w:outlineLvl") == "9"


def test_level_4_headings_are_not_in_the_contents() -> None:
    deep = [Heading(Text(f"h{level}", f"Level {level}", Role.HEADING), level) for level in (2, 3, 4)]
    data = render(samples.of_blocks((samples.title(), *deep)), replace(samples.kit("en"), layout=EVERYTHING))
    entries = [(style(each)[-1], said(each)) for each in body(data) if re.match(r"PolyleafContents\d", style(each))]
    assert entries == [("2", "Level 2 (page …)"), ("3", "Level 3 (page …)"), ("2", "About this leaflet (page …)")]


# Units in one piece


@pytest.mark.parametrize("tag", TAGS)
def test_hidden_spaces_hold_no_words_and_stand_only_before_figures_that_need_them(tag: str) -> None:
    hidden = find(tree(made(tag)), ".//w:r[w:rPr/w:vanish]")
    assert bool(hidden) == (tag in ("ar", "ur", "zh-Hans"))
    for run in hidden:
        assert [each.text for each in find(run, "w:t")] == [" "]
        following = find(run, "following-sibling::w:r[1]")[0]
        assert "\u00a0" in "".join(each.text or "" for each in find(following, "w:t"))


@pytest.mark.parametrize(
    ("text", "hidden"), [("服用，500 mg", 1), ("服用 500 mg", 0), ("500 mg", 1), ("服用500毫克", 0)]
)
def test_in_chinese_a_figure_is_kept_whole_where_no_space_stands_before_it(text: str, hidden: int) -> None:
    data = render(samples.of_blocks((samples.title(), samples.paragraph(text)), "zh-Hans"), samples.kit("zh-Hans"))
    paragraph = next(each for each in body(data) if style(each) == "Normal")
    assert len(find(paragraph, "w:r[w:rPr/w:vanish]")) == hidden
    assert said(paragraph) == text


# The whole


@pytest.mark.parametrize(
    "tag", [*samples.TAGS[:4], *(pytest.param(tag, marks=pytest.mark.proof) for tag in samples.TAGS[4:])]
)
def test_the_audit_has_no_findings_for_any_profile_rules_or_switch(tag: str, tmp_path: Path) -> None:
    file = tmp_path / "leaflet.docx"
    combinations = list(itertools.product(PRINTED, SETS, (False, True), (False, True), (False, True)))
    # Every language takes its own fourth of all combinations: four languages see all of them, the others see each with
    # another script.
    for profile, rules, cover, contents, control in combinations[samples.TAGS.index(tag) % 4 :: 4]:
        file.write_bytes(made(tag, profile, Layout(rules, cover, contents, control)))
        assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_equal_inputs_give_equal_bytes_with_everything_switched_on() -> None:
    kit = replace(samples.kit("ur", GIANT, True), layout=replace(EVERYTHING, rules=ACB))
    assert render(samples.edition("ur"), kit) == render(samples.edition("ur"), kit)


@every
def test_wide_tables_become_lists_by_the_room_that_their_letters_leave(profile: Profile, rules: Rules) -> None:
    columns = measures(language("en"), profile, rules).columns
    for count in (columns, columns + 1):
        table = samples.table(tuple("ABCDEF"[:count]), tuple("123456"[:count]))
        kit = replace(samples.kit("en", profile), layout=Layout(rules))
        data = render(samples.of_blocks((samples.title(), table)), kit)
        assert len(find(tree(data), ".//w:tbl")) == (count <= columns)


def test_a_left_to_right_mark_parts_an_arabic_header_from_its_cell_in_an_english_list() -> None:
    table = samples.table(("الجرعة", *"BCDEFGH"), ("500 mg", *"1234567"))
    data = render(samples.of_blocks((samples.title(), table)), samples.kit("en", GIANT))
    said = [
        "".join(found.text or "" for found in find(paragraph, ".//w:t")) for paragraph in find(tree(data), ".//w:p")
    ]
    assert "الجرعة\u200e: 500\u00a0mg" in said
    assert "B: 1" in said


def test_pictures_grow_with_the_type_of_the_rules_too() -> None:
    figure = Figure(samples.PICTURE, Text("d", "A clock.", Role.PICTURE), None)
    small = replace(samples.picture(), width=90, height=30)
    kit = replace(samples.kit("en"), pictures=(small,), layout=Layout(ACB))
    data = render(samples.of_blocks((samples.title(), figure)), kit)
    assert find(tree(data), ".//wp:extent")[0].get("cx") == str(round(90 * 9525 * 1.5))


def test_memory_does_not_grow_with_the_number_of_documents() -> None:
    figure = Figure(samples.PICTURE, Text("d", "A clock.", Role.PICTURE), None)
    table = samples.table(("A", "B"), ("1", "2"))
    linked = samples.paragraph("Read [our page](https://example.org).")

    def documents(first: int, last: int) -> None:
        for index in range(first, last):
            edition = samples.of_blocks((samples.title(f"Leaflet {index}"), linked, table, figure))
            render(edition, replace(samples.kit("en"), layout=EVERYTHING))

    # The caches are full after the first documents.
    documents(0, 100)
    gc.collect()
    before = sum(isinstance(each, Part) for each in gc.get_objects())
    tracemalloc.start()
    try:
        documents(100, 120)
        gc.collect()
        early = tracemalloc.get_traced_memory()[0]
        documents(120, 320)
        gc.collect()
        late = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    # A document is 8 kB as a file: 200 that stayed would be 1.6 MB. The library's objects would hold its picture.
    assert late - early < 300_000
    assert sum(isinstance(each, Part) for each in gc.get_objects()) <= before
