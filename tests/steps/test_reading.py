"""Edition -> ReadingReport, and the table an officer reads."""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.languages import language, tags
from pipeline.model.edition import Edition
from pipeline.model.leaflet import (
    Alert,
    AlertKind,
    Block,
    Control,
    Figure,
    Heading,
    Item,
    Listing,
    Paragraph,
    Role,
    Table,
    Text,
    map_texts,
)
from pipeline.model.reading import ReadingReport
from pipeline.steps.levels.table import longest, table
from pipeline.steps.levels.words import AGREEMENT, CAVEAT, counted, verdict
from pipeline.steps.reading import LONGEST, read

GOLDEN = Path(__file__).parent.parent / "golden" / "reading"


def text(words: str, role: Role = Role.PARAGRAPH) -> Text:
    return Text("-".join(words.lower().split()[:3]), words, role)


def block(line: str) -> Block:
    """One line of the golden leaflet: # title, ## heading, - item, > boxed message, | cells |, ! picture."""
    mark, _, words = line.partition(" ")
    match mark:
        case "#" | "##":
            return Heading(text(words, Role.HEADING), len(mark))
        case "-":
            return Listing((Item((Paragraph(text(words, Role.ITEM)),)),), None)
        case ">":
            return Alert(AlertKind.WARNING, (Paragraph(text(words)),))
        case "|":
            return Table(tuple(text(cell.strip(), Role.CELL) for cell in words.strip(" |").split("|")), ())
        case "!":
            return Figure("a.png", text(words, Role.PICTURE), None)
        case _:
            return Paragraph(text(line))


CONTROL = Control(
    reference="PL-1",
    version="1.0",
    owner=text("Example Hospital", Role.OWNER),
    department=text("Day surgery unit", Role.DEPARTMENT),
    contact=text("Ring 020 7946 0000", Role.CONTACT),
    published=date(2025, 11, 1),
    review=date(2027, 11, 1),
    languages=(),
    keywords=(),
    variables=(),
)


def edition(blocks: tuple[Block, ...], tag: str = "en") -> Edition:
    return Edition("operation", tag, "en", "After the operation", "0", CONTROL, blocks)


def golden_edition(tag: str = "en") -> Edition:
    return edition(tuple(map(block, (GOLDEN / f"leaflet-{tag}.txt").read_text("utf-8").splitlines())), tag)


def paragraphs(*words: str, tag: str = "en") -> Edition:
    return edition((Heading(text("Title"), 1), *(Paragraph(text(one)) for one in words)), tag)


def report(of: Edition, second_opinion: bool = False) -> ReadingReport:
    return read(of, language(of.tag), second_opinion)


def test_the_table_is_that_of_the_golden_file() -> None:
    reports = [report(golden_edition(tag), second_opinion=True) for tag in ("en", "pl", "zh-Hans")]
    assert table(reports) == (GOLDEN / "table.txt").read_text("utf-8")


def test_the_longest_sentences_are_those_of_the_golden_file() -> None:
    assert longest(report(golden_edition())) == (GOLDEN / "longest.txt").read_text("utf-8")


def _in_language(tag: str) -> Edition:
    lines = [line for line in (GOLDEN / "sentences" / f"{tag}.txt").read_text("utf-8").splitlines() if line]
    return paragraphs(*(line for line in lines if not line.startswith("#")), tag=tag)


def test_the_report_says_what_was_counted_and_what_was_left_out() -> None:
    said = counted(report(golden_edition()))
    assert said == (
        "114 of 141 words in 14 sentences; not counted: 7 in headings, 9 in tables, "
        "5 in picture descriptions and captions, 6 in the document record"
    )


def test_only_running_text_is_counted() -> None:
    whole = report(golden_edition())
    running = [one for one in golden_edition().blocks[1:] if not isinstance(one, Heading | Table | Figure)]
    assert report(edition((golden_edition().blocks[0], *running))).counts == whole.counts


def test_an_added_heading_table_or_picture_leaves_the_headline_unchanged() -> None:
    before = report(long_edition())
    added = (block("## Complications of anticoagulation"), block("| a | long complicated table |"), block("! Picture"))
    after = report(replace(long_edition(), blocks=(*long_edition().blocks, *added)))
    assert before.scores
    assert after.scores == before.scores


def long_edition() -> Edition:
    """The golden leaflet's running text three times over: 42 sentences."""
    blocks = golden_edition().blocks
    return edition((*blocks, *blocks[1:], *blocks[1:]))


@pytest.mark.parametrize(
    "change",
    [
        lambda words: unicodedata.normalize("NFD", words),
        lambda words: words.replace(" ", "\u00a0"),
        lambda words: words.replace("'", "’"),
        lambda words: words.replace("**", ""),
        lambda words: words.replace(" a ", " [a](https://example.org/a) "),
    ],
)
def test_spelling_and_markup_leave_the_headline_unchanged(change: Callable[[str], str]) -> None:
    before = long_edition()
    after = replace(before, blocks=map_texts(before.blocks, lambda one: replace(one, words=change(one.words))))
    assert report(after).scores == report(before).scores


def test_english_has_smog_first_and_flesch_kincaid_second() -> None:
    assert [one.id for one in report(long_edition()).scores] == ["smog", "fk"]


@pytest.mark.parametrize("tag", ["ar", "bn", "cy", "ro", "ur", "zh-Hans"])
def test_a_language_without_a_formula_gets_the_reason_and_never_a_number(tag: str) -> None:
    found = report(_in_language(tag), second_opinion=True)
    assert found.scores == ()
    assert found.opinion is None
    assert found.reason == language(tag).formula_reason != ""
    assert found.counts.sentences >= 20
    assert "not available" in table([found])


@pytest.mark.parametrize("tag", tags())
def test_the_english_text_gets_no_english_figure_under_another_tag(tag: str) -> None:
    found = report(replace(long_edition(), tag=tag))
    assert all(one.language == tag for one in found.scores)


@pytest.mark.parametrize(
    "words, said",
    [(("Rest well.",) * 9, "only 9 sentences"), (("Rest well.",) * 12, "only 24 words")],
)
def test_a_short_leaflet_gets_counts_and_the_reason_and_no_grade(words: tuple[str, ...], said: str) -> None:
    found = report(paragraphs(*words))
    assert found.scores == ()
    assert said in found.reason
    assert found.longest


@pytest.mark.parametrize(
    ("sentence", "tag", "said"),
    [
        ("Не ешь и не пей до утра, а я всё тут и жду.", "ru", "SIS below grade 2, age 7 or younger"),
        (
            "Das ist gut so und tut nicht weh, wenn du es hier tust.",
            "de",
            "Wiener Sachtextformel below grade 4, age 9",
        ),
    ],
)
def test_a_figure_below_the_grades_of_its_formula_is_only_said_to_be_below(sentence: str, tag: str, said: str) -> None:
    headline = report(paragraphs(*[sentence] * 10, tag=tag)).scores[0]
    assert headline.lowest is not None
    assert headline.value < headline.lowest
    assert headline.age == headline.lowest + 5
    assert verdict(headline).startswith(said)


def test_a_figure_within_the_grades_of_its_formula_is_given_with_its_age() -> None:
    headline = report(golden_edition("en")).scores[0]
    assert verdict(headline).startswith(f"SMOG grade {headline.value:.1f}, about age {headline.value + 5:.0f}")


def test_an_empty_edition_has_a_report() -> None:
    found = report(edition((Heading(text("Title"), 1),)))
    assert (found.counts.sentences, found.counts.mean_sentence, found.scores, found.longest) == (0, 0.0, (), ())
    assert "only 0 sentences" in table([found])


def test_the_longest_sentences_come_longest_first_with_their_anchors() -> None:
    found = report(long_edition()).longest
    assert len(found) == LONGEST
    assert [one.length for one in found] == sorted((one.length for one in found), reverse=True)
    assert (found[0].anchor, found[0].length) == ("you-may-need", 15)
    assert found[0].words == "Do not lift anything heavy before the nurse has seen you again in the clinic."


def test_ten_to_twenty_nine_sentences_are_called_indicative_with_the_spread() -> None:
    said = table([report(paragraphs(*[one.words for one in long_edition().texts()][2:22]))])
    assert "indicative" in said
    assert "plus or minus 1.1" in said
    assert "SMOG was made for 30 sentences." in said


def test_the_table_needs_neither_colour_nor_drawn_lines_and_ends_with_the_caveat() -> None:
    said = table([report(long_edition(), second_opinion=True), report(_in_language("ar"))])
    assert said.isascii()
    assert not set(said) & set("|\x1b\t")
    assert CAVEAT in said.splitlines()
    assert "Test with users." in CAVEAT


def test_every_cell_says_its_unit() -> None:
    rows = table([report(long_edition()), report(_in_language("zh-Hans"))]).splitlines()
    english = next(row for row in rows if row.startswith("English (en)"))
    chinese = next(row for row in rows if row.startswith("Chinese (zh-Hans)"))
    assert english.count("words") == 2
    assert chinese.count("characters") == 2


def test_the_second_opinion_stands_next_to_our_figure() -> None:
    found = report(long_edition(), second_opinion=True)
    assert found.opinion is not None
    assert f"(here {found.scores[0].value:.1f})" in table([found])


def test_textstat_far_from_our_figure_is_pointed_at() -> None:
    near = report(paragraphs(*("You may take the tablets with a glass of water.",) * 30), second_opinion=True)
    far = report(
        paragraphs(*("You may take the tablets with a glass of water.", "Rest well.") * 20), second_opinion=True
    )
    short = report(
        paragraphs(*("You may take the tablets with a glass of water.", "Rest well.") * 10), second_opinion=True
    )
    assert "apart, Flesch" not in table([near])
    assert "apart" not in table([short])
    assert short.opinion is not None
    assert abs(next(theirs for id, theirs, _ in short.opinion.values if id == "fk") - short.scores[1].value) > AGREEMENT
    assert "it leaves out sentences of one or two words" in table([far])


@pytest.mark.parametrize("tag", tags())
def test_a_report_is_plain_data_that_can_be_written_as_json(tag: str) -> None:
    found = report(replace(long_edition(), tag=tag), second_opinion=True)
    assert json.loads(json.dumps(asdict(found), allow_nan=False))["reason"] == found.reason


def test_equal_editions_give_equal_reports() -> None:
    assert report(golden_edition()) == report(golden_edition())
