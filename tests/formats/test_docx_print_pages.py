"""Profiles, rule sets, cover and contents on paper: what a word processor makes of them, measured."""

import math
import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest

from pipeline.formats.docx import render
from pipeline.languages import language
from pipeline.model.kit import ACB, CLEAR, GIANT, LARGE, STANDARD, UKAAF, Layout, Profile, Rules
from pipeline.model.leaflet import Block, Heading, Role, Text
from tests.formats import docx_samples as samples
from tests.rendering import paper
from tests.rendering.paper import Glyph, Paper, Sheet

pytestmark = paper.needs_office

TAGS = ("en", "ar", "ur", "bn", "zh-Hans")
LEADING = {"ar": 2.0, "ur": 2.5}
PROSE = [
    *((tag, LARGE, UKAAF) for tag in TAGS),
    *(("en", profile, UKAAF) for profile in (STANDARD, CLEAR, GIANT)),
    ("en", LARGE, ACB),
    ("ar", GIANT, ACB),
]


def over(cases: list[tuple[str, Profile, Rules]]) -> pytest.MarkDecorator:
    names = [f"{tag}-{profile.name}-{rules.name}" for tag, profile, rules in cases]
    return pytest.mark.parametrize(("tag", "profile", "rules"), cases, ids=names)


prose = over(PROSE)
# Chinese letters are all as wide as each other and fill every line.
ragged_prose = over([case for case in PROSE if case[0] != "zh-Hans"])
# Kept whole wherever the end of a line falls.
UNITS = ("5 ml", "500 mg", "020 7946 0123", "25 °C")
SHIFTS = range(14, 30)
SECTIONS = tuple(f"Section {letter}" for letter in "ABCDE")


def name_of(tag: str, profile: Profile, rules: Rules) -> str:
    return f"prose-{tag}-{profile.name}-{rules.name}"


def long_prose(tag: str, profile: Profile, rules: Rules) -> bytes:
    """One long paragraph of the sample's own sentences."""
    said = [
        text.words for text in samples.edition(tag).texts() if text.role is Role.PARAGRAPH and "**" not in text.words
    ]
    between = "" if tag == "zh-Hans" else " "
    text = between.join(words.replace("\\\n", " ") for words in said[:3])
    block = samples.paragraph(between.join([text] * 8))
    kit = replace(samples.kit(tag, profile), layout=Layout(rules, control=False))
    return render(samples.of_blocks((samples.title(), block), tag), kit)


def shifted(tag: str) -> bytes:
    """A paragraph for every place in a line where a figure may stand, in a text without one space before it or with."""
    letter, space = ("\N{CJK UNIFIED IDEOGRAPH-5B57}", "，") if tag == "zh-Hans" else ("ض", " ")
    kit = replace(samples.kit(tag, LARGE), layout=Layout(control=False))
    lines = [samples.paragraph(f"{letter * shift}{space}{unit}{space}{letter}") for unit in UNITS for shift in SHIFTS]
    return render(samples.of_blocks((samples.title(), *lines), tag), kit)


def bracketed(tag: str) -> bytes:
    """As `shifted`, with the figure in brackets."""
    kit = replace(samples.kit(tag, LARGE), layout=Layout(control=False))
    lines = [samples.paragraph(f"{'ض' * shift} (4 g) ض") for shift in SHIFTS]
    return render(samples.of_blocks((samples.title(), *lines), tag), kit)


def labelled() -> bytes:
    """Chinese tables, written as lists and as tables, with the dose at every place in its line and in narrow cells."""
    rows = [("字" * shift, "80 ml（4 g）", "字", "字") for shift in range(3)]
    lists = [samples.table(("甲", "字" * shift, "乙", "丙"), *rows) for shift in range(1, 22)]
    grids = [samples.table(("甲", "乙"), ("字" * shift, "80 ml（4 g）")) for shift in range(2, 80, 2)]
    tables = (*lists, *grids)
    kit = replace(samples.kit("zh-Hans", LARGE), layout=Layout(control=False))
    return render(samples.of_blocks((samples.title(), *tables), "zh-Hans"), kit)


def sectioned(tag: str) -> bytes:
    """Sections that each take most of a page, behind a cover and a contents list."""
    blocks: list[Block] = []
    for at, title in enumerate(SECTIONS):
        blocks.append(Heading(Text(f"h{at}", title, Role.HEADING), 2))
        blocks += [samples.paragraph(f"{index}", f"p{at}.{index}") for index in range(9)]
    kit = replace(samples.kit(tag, LARGE, True), layout=Layout(cover=True, contents=True))
    return render(samples.of_blocks((samples.title(), *blocks), tag), kit)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    """Every document of this file, all from one call of the word processor."""
    made = {name_of(*case): long_prose(*case) for case in PROSE}
    made |= {f"shifted-{tag}": shifted(tag) for tag in ("ar", "ur", "zh-Hans")}
    made |= {f"bracketed-{tag}": bracketed(tag) for tag in ("ar", "ur")}
    made |= {"labelled": labelled()}
    made |= {f"sectioned-{tag}": sectioned(tag) for tag in ("en", "ar")}
    printed = paper.printed(made, tmp_path_factory.mktemp("print"), {})
    return {name: paper.read(file) for name, file in printed.items()}


def rows(sheet: Sheet) -> list[tuple[float, tuple[Glyph, ...]]]:
    """The lines of a page from top to bottom: baseline and glyphs. Marks above and below letters are left out."""
    found: dict[int, list[Glyph]] = {}
    for glyph in sheet.glyphs:
        if not unicodedata.combining(glyph.letter):
            found.setdefault(round(glyph.baseline), []).append(glyph)
    return [(baseline, tuple(found[baseline])) for baseline in sorted(found)]


def body_rows(sheet: Sheet, profile: Profile) -> list[tuple[float, tuple[Glyph, ...]]]:
    margin = profile.margin_mm / 25.4 * 72
    return [row for row in rows(sheet) if margin < row[0] < sheet.height - margin]


def em_of(tag: str, profile: Profile, rules: Rules) -> float:
    return rules.applied(profile).body * language(tag).typography.factor


@prose
def test_lines_stand_as_far_apart_as_the_script_needs(
    tag: str, profile: Profile, rules: Rules, papers: dict[str, Paper]
) -> None:
    em = em_of(tag, profile, rules)
    steps = [
        after[0] - before[0]
        for sheet in papers[name_of(tag, profile, rules)].sheets
        for before, after in pairwise(row for row in body_rows(sheet, profile) if len(row[1]) >= 8)
    ]
    wanted = LEADING.get(tag, 1.5) * rules.leading * em
    # Baselines are compared in whole points.
    assert len(steps) >= 3
    assert min(steps) >= wanted - 1
    assert sorted(steps)[len(steps) // 2] <= wanted * 1.15 + 1


@prose
def test_no_glyph_is_smaller_than_the_profile_and_the_rules_ask(
    tag: str, profile: Profile, rules: Rules, papers: dict[str, Paper]
) -> None:
    sizes = [glyph.size for glyph in papers[name_of(tag, profile, rules)].glyphs()]
    assert len(sizes) > 200
    assert min(sizes) >= em_of(tag, profile, rules) - 0.01


@prose
def test_no_line_has_more_than_seventy_letters_or_forty_of_chinese(
    tag: str, profile: Profile, rules: Rules, papers: dict[str, Paper]
) -> None:
    lines = [
        row
        for sheet in papers[name_of(tag, profile, rules)].sheets
        for _, row in body_rows(sheet, profile)
        # The last line of a paragraph is short.
        if max(glyph.right for glyph in row) - min(glyph.left for glyph in row) > 300
    ]
    assert len(lines) >= 4
    # A space stands where two glyphs are further apart than letters are.
    counts = [
        len(row) + sum(b.left - a.right > 0.15 * a.size for a, b in pairwise(sorted(row, key=_left))) for row in lines
    ]
    most = 40 if tag == "zh-Hans" else 70
    assert max(counts) <= most if profile is not STANDARD else sum(counts) / len(counts) <= most
    assert max(max(glyph.right for glyph in row) - min(glyph.left for glyph in row) for row in lines) <= 6 * 72 + 2


def _left(glyph: Glyph) -> float:
    return glyph.left


@prose
def test_the_page_number_is_as_large_as_the_text_and_always_in_the_same_place(
    tag: str, profile: Profile, rules: Rules, papers: dict[str, Paper]
) -> None:
    sheets = papers[name_of(tag, profile, rules)].sheets
    last = [rows(sheet)[-1] for sheet in sheets]
    assert len({baseline for baseline, _ in last}) == 1
    for number, (_, row) in enumerate(last, start=1):
        digits = [glyph for glyph in row if glyph.letter.isdigit()]
        assert str(number) in "".join(glyph.letter for glyph in sorted(digits, key=_left))
        assert {round(glyph.size, 1) for glyph in digits} == {math.ceil(em_of(tag, profile, rules) * 2) / 2}


@ragged_prose
def test_text_is_ragged_at_its_end(tag: str, profile: Profile, rules: Rules, papers: dict[str, Paper]) -> None:
    ends = {
        round(min(glyph.left for glyph in row) if language(tag).rtl else max(glyph.right for glyph in row))
        for sheet in papers[name_of(tag, profile, rules)].sheets
        for _, row in body_rows(sheet, profile)
    }
    assert len(ends) >= 3


@pytest.mark.parametrize("tag", ["ar", "ur", "zh-Hans"])
@pytest.mark.parametrize("unit", UNITS)
def test_a_figure_stays_with_its_unit_wherever_the_line_ends(tag: str, unit: str, papers: dict[str, Paper]) -> None:
    assert papers[f"shifted-{tag}"].seen().count(unit.replace(" ", "")) == len(SHIFTS)


@pytest.mark.parametrize("tag", ["ar", "ur"])
def test_a_bracket_stays_with_the_figure_in_it_wherever_the_line_ends(tag: str, papers: dict[str, Paper]) -> None:
    assert len(re.findall(r"[()]4g[()]", papers[f"bracketed-{tag}"].seen())) == len(SHIFTS)


def test_a_dose_stays_whole_behind_the_name_of_its_column(papers: dict[str, Paper]) -> None:
    assert papers["labelled"].seen().count("80ml") == 21 * 3 + 39


@pytest.mark.parametrize("tag", ["ar", "ur"])
def test_the_space_before_a_figure_is_one_space_wide(tag: str, papers: dict[str, Paper]) -> None:
    gaps = [
        (after.left - before.right) / after.size
        for sheet in papers[f"shifted-{tag}"].sheets
        for _, row in rows(sheet)
        for before, after in pairwise(sorted(row, key=_left))
        if before.letter in "lgC3" and after.letter == "ض"
    ]
    assert len(gaps) > 20
    assert max(gaps) < 0.5


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_contents_name_the_page_where_each_section_stands(tag: str, papers: dict[str, Paper]) -> None:
    sheets = papers[f"sectioned-{tag}"].sheets
    seen = ["\n".join(paper.lines(sheet)) for sheet in sheets]
    assert "SectionA" not in seen[0]
    for title in SECTIONS:
        short = title.replace(" ", "")
        entry = next(line for line in seen[1].splitlines() if short in line and line != short)
        named = int("".join(re.findall(r"\d", entry)))
        assert [number for number, page in enumerate(seen, start=1) if short in page.splitlines()] == [named]
    assert len(sheets) > 4


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_cover_stands_alone_on_the_first_page(tag: str, papers: dict[str, Paper]) -> None:
    first, second, *_ = ("\n".join(paper.lines(sheet)) for sheet in papers[f"sectioned-{tag}"].sheets)
    assert "PIL-042" in first
    assert first.count("Paracetamol") == (1 if tag == "en" else 2)
    assert "SectionA" in second
