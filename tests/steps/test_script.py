"""What a listener hears, in which order, with which pauses: announcements, headings, lists, tables, pictures."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.languages import language
from pipeline.model.lexicon import NO_LEXICON, Entry, Lexicon
from pipeline.model.narration import Script, Utterance
from pipeline.steps.localise import localise
from pipeline.steps.script import script
from pipeline.steps.words import source_words
from pipeline.text.markup.markdown import parse
from tests.books.small import SOURCE


def heard(source: str = SOURCE, draft: bool = True, minutes: int = 3, lexicon: Lexicon = NO_LEXICON) -> Script:
    edition = localise(parse(source, "source/small.md", "small", "en"), None, "en", {}).edition
    return script(edition, language("en"), source_words("en"), draft, lexicon, minutes)


def lines(said: Script) -> list[Utterance]:
    return [utterance for part in said.parts for utterance in part.utterances]


def spoken(said: Script) -> list[str]:
    return [utterance.spoken for utterance in lines(said)]


def with_table(*rows: str) -> str:
    table = "| Medicine | One dose | Most |\n| --- | --- | --- |\n"
    return f"{SOURCE.partition('# A small')[0]}# Title\n\n{table}" + "\n".join(rows) + "\n"


def test_the_opening_tells_title_owner_version_dates_voice_playing_time_and_contents() -> None:
    said = spoken(heard())
    assert said[: said.index("Warning")] == [
        "A small leaflet",
        "Draft.",
        "Nobody has checked this text yet.",
        "Do not rely on it.",
        "Made by A hospital.",
        "Version one point zero, published the thirty-first of January twenty twenty-six.",
        "Review by the thirty-first of January twenty twenty-eight.",
        "You are listening to a computer voice.",
        "Playing time: about three minutes.",
        "This recording has two sections.",
        "Doses",
        "Getting help",
    ]


def test_only_a_draft_says_that_nobody_has_checked_it() -> None:
    signed = spoken(heard(draft=False))
    assert signed[:2] == ["A small leaflet", "Made by A hospital."]
    assert not any("Draft" in line or "rely" in line for line in signed)


def test_the_closing_tells_the_contact_and_that_there_are_other_formats() -> None:
    assert spoken(heard())[-2:] == [
        "If you have questions or need this leaflet in another format: "
        "Call zero two zero, seven nine four six, zero zero zero zero",
        "End of leaflet.",
    ]


def test_sections_of_the_first_level_are_counted_and_those_below_are_not() -> None:
    said = spoken(heard())
    for number, title in (("one", "Doses"), ("two", "Getting help")):
        place = said.index(f"Section {number} of two.")
        assert said[place + 1] == title
    assert said[said.index("For children") - 1] != "Section two of two."
    assert len([line for line in said if line.startswith("Section ")]) == 2


def test_a_list_of_three_or_more_tells_its_length_and_a_numbered_one_its_numbers() -> None:
    items = "- call 111\n- wait for 2–4 days"
    assert not any(line.startswith("List of") for line in spoken(heard()))
    said = spoken(heard(SOURCE.replace(items, f"{items}\n- rest")))
    place = said.index("List of three items.")
    assert said[place + 1 : place + 4] == ["call one one one", "wait for two to four days", "rest"]
    place = said.index("first.")
    assert said[place - 1 : place + 4] == ["one", "first.", "Then rest.", "two", "second"]


def test_a_table_is_heard_row_by_row_each_cell_after_its_header() -> None:
    said = spoken(heard(with_table("| Tablets | 1 or 2 | 8 |", "| Liquid | 10 ml | 80 ml |")))
    place = said.index("Number of rows: two.")
    assert said[place + 1 : place + 13] == [
        *("Medicine", "Tablets", "One dose", "one or two", "Most", "eight"),
        *("Medicine", "Liquid", "One dose", "ten millilitres", "Most", "eighty millilitres"),
    ]


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("| A | - | 8 |", ["Medicine", "A", "Most", "eight"]),
        ("| A |  | 8 |", ["Medicine", "A", "Most", "eight"]),
        ("| A | ✓ | ✗ |", ["Medicine", "A", "One dose", "yes", "Most", "no"]),
        ("| A | < 2 | = 4 |", ["Medicine", "A", "One dose", "less than two", "Most", "equals four"]),
    ],
)
def test_a_cell_with_a_sign_is_heard_and_a_header_without_a_cell_is_not(row: str, wanted: list[str]) -> None:
    said = spoken(heard(with_table("| B | 1 | 2 |", row)))
    place = said.index("two") + 1
    assert said[place : said.index("End of leaflet.") - 1] == wanted


def test_the_header_of_a_column_of_dashes_is_heard_once() -> None:
    said = spoken(heard(with_table("| A | 1 | - |", "| B | 2 | - |")))
    assert said.count("Most") == 1


def test_a_picture_is_heard_by_its_description_and_its_caption() -> None:
    said = spoken(heard())
    place = said.index("Picture: A row of boxes.")
    assert said[place : place + 3] == ["Picture: A row of boxes.", "The last is dark.", "The scale"]


def test_a_warning_is_heard_before_its_words() -> None:
    said = spoken(heard())
    place = said.index("Warning")
    assert said[place : place + 3] == ["Warning", "Call nine nine nine at once.", "Do not wait."]


PAUSES: dict[str, tuple[int, Callable[[Script], Utterance]]] = {
    "before a heading": (900, lambda said: said.parts[0].utterances[-1]),
    "after a heading": (700, lambda said: _line(said, "Doses", 1)),
    "after a paragraph": (600, lambda said: _line(said, "See also:")),
    "after a list item": (450, lambda said: _line(said, "second")),
    "after a sentence": (300, lambda said: _line(said, "first.")),
    "after the number of an item": (150, lambda said: _line(said, "two")),
    "after the header of a cell": (150, lambda said: _line(said, "One dose")),
    "after a cell": (350, lambda said: _line(said, "Tablets")),
    "after a row": (600, lambda said: _line(said, "eight")),
}


def _line(said: Script, words: str, which: int = 0) -> Utterance:
    return [line for line in lines(said) if line.spoken == words][which]


@pytest.mark.parametrize("where", list(PAUSES))
def test_pauses_follow_the_structure(where: str) -> None:
    pause, find = PAUSES[where]
    assert find(heard()).pause_ms == pause


def test_every_heading_begins_a_chapter_of_its_own() -> None:
    said = heard()
    assert [part.title for part in said.parts] == ["A small leaflet", "Doses", "For children", "Getting help"]


def test_a_translators_words_are_heard_and_the_printed_ones_are_kept() -> None:
    chosen = Lexicon((Entry("Tablets", "pills"),))
    said = lines(heard(lexicon=chosen))
    assert [line.spoken for line in said if line.written == "Tablets"] == ["pills"]


def test_the_playing_time_is_left_out_where_it_is_not_known() -> None:
    told, untold = heard(minutes=1), heard(minutes=0)
    extra = set(spoken(told)) - set(spoken(untold))
    assert extra == {"Playing time: about one minute."}
    first = replace(told.parts[0], utterances=tuple(u for u in told.parts[0].utterances if u.spoken not in extra))
    assert replace(told, parts=(first, *told.parts[1:])) == untold
