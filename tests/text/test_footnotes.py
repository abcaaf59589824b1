"""Footnotes: read, numbered, named in words, and spoken between pauses."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.files.program import packaged_catalogue
from pipeline.languages import language
from pipeline.model.inline import NoteMark, Plain
from pipeline.model.kit import Words
from pipeline.model.leaflet import Footnote, Listing, Paragraph, Role
from pipeline.steps import words as program_words
from pipeline.steps.extract import extract
from pipeline.text import phrases
from pipeline.text.markup.codes import Code, CodeKind
from pipeline.text.markup.codes import pieces as codes
from pipeline.text.markup.compose import compose
from pipeline.text.markup.footnotes import aloud, named, numbered_words
from pipeline.text.markup.inline import note_marks, plain, with_marks
from pipeline.text.markup.inline import parse as inside
from pipeline.text.markup.protect import protect, restore
from pipeline.text.meaning.changes import critical_changes
from pipeline.text.segment import sentences
from pipeline.text.speakable import spoken
from tests.text.test_markdown import FRONT, parse

ENGLISH = program_words.source_words("en")
SOURCE = """# T

Take 5 mg[^dose] at night.[^2] Then
sleep[^dose].

[^dose]: Not more
    than 20 mg.

    Ask us:

    - at the ward
    - by telephone

[^2]: With water.
"""
GOLDEN = Path(__file__).parent.parent / "golden" / "footnotes.tsv"


def program(tag: str) -> Words:
    """The words that come along with the program."""
    if tag == "en":
        return ENGLISH
    catalogue = packaged_catalogue(language(tag).folder)
    assert catalogue is not None
    said, missing = program_words.words(catalogue)
    assert missing == ()
    return said


def printed(words: str, numbers: dict[str, int], tag: str = "en", said: Words | None = None) -> str:
    return plain(numbered_words(words, numbers, Counter(), said or program(tag), tag)).replace("\u00a0", " ")


# Reading


def test_a_note_is_a_block_where_it_stands_with_paragraphs_and_lists() -> None:
    note, other = parse(SOURCE).blocks[2:]
    assert isinstance(note, Footnote)
    assert isinstance(other, Footnote)
    first, second, listing = note.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert isinstance(listing, Listing)
    assert (note.label, note.number, first.text.words) == ("dose", 1, "Not more than 20 mg.")
    assert [item.blocks[0].text.role for item in listing.items if isinstance(item.blocks[0], Paragraph)] == [
        Role.ITEM,
        Role.ITEM,
    ]
    assert first.text.role is second.text.role is Role.FOOTNOTE
    assert (other.label, other.number) == ("2", 2)


def test_notes_are_numbered_as_they_are_mentioned_wherever_they_stand() -> None:
    leaflet = parse("# T\n\na[^z] b[^5]\n\n- c[^a]\n\n[^a]: three\n\n[^5]: two\n\n## H\n\n[^z]: one\n")
    found = {block.label: block.number for block in leaflet.blocks if isinstance(block, Footnote)}
    assert found == {"z": 1, "5": 2, "a": 3}


def test_a_note_may_follow_a_paragraph_or_another_note_without_an_empty_line() -> None:
    close = parse("# T\n\na[^1] b[^2]\n[^1]: one\n[^2]: two\n")
    apart = parse("# T\n\na[^1] b[^2]\n\n[^1]: one\n\n[^2]: two\n")
    assert close.blocks == apart.blocks


def test_a_note_is_written_in_one_form() -> None:
    canonical = compose(parse(SOURCE)).partition("---\n# T")[2] or compose(parse(SOURCE)).partition("# T")[2]
    wanted = SOURCE.partition("# T")[2].replace("Then\nsleep", "Then sleep").replace("more\n    than", "more than")
    assert canonical == wanted


def test_lines_of_notes_are_those_of_the_file() -> None:
    leaflet = parse(SOURCE)
    lines = {origin.anchor: origin.line - FRONT.count("\n") for origin in leaflet.origins}
    assert [lines[text.anchor] for text in leaflet.texts() if text.role is Role.FOOTNOTE] == [6, 9, 14]


@pytest.mark.parametrize("words", ["a\\[^1]", "\\[^1\\]", "[^ 1]", "[^]", "^[a]", "[ ^1]"])
def test_what_is_no_mark_is_printed_as_it_stands(words: str) -> None:
    assert note_marks(words) == ()
    assert "^" in plain(words)


@pytest.mark.parametrize("label", ["1", "dose", "a-b", "größe", "12"])
def test_a_mark_is_neither_a_word_nor_a_figure_of_the_text(label: str) -> None:
    words = f"Take **5 mg[^{label}]** now"
    assert plain(words) == "Take 5 mg now"
    assert note_marks(words) == (NoteMark(label),)


def test_a_link_stays_a_link_whatever_stands_in_its_words() -> None:
    (link,) = inside("[our page[^1]](https://example.org/)")
    assert plain("[our page[^1]](https://example.org/)") == "our page[^1]"
    assert note_marks("[our page[^1]](https://example.org/)") == ()
    assert link != Plain("our page[^1]")


# Catalogues


def test_translators_are_told_in_words_what_marks_and_notes_are() -> None:
    notes = {(m.id.context, m.id.words): m.note for m in extract(parse(SOURCE)).messages}
    marked = notes["paragraph", "Take 5 mg[^dose] at night.[^2] Then sleep[^dose]."]
    assert marked.count("[^dose] is the mark of a note.") == 1
    assert marked.count("[^2] is the mark of a note.") == 1
    assert notes["footnote", "Not more than 20 mg."].startswith("This is the note that [^dose] marks.")
    assert notes["footnote", "Ask us:"] == notes["item", "at the ward"] == ""


def test_a_mark_is_one_code_for_translation_tools() -> None:
    assert codes("Take **5 mg[^dose]** now") == (
        "Take ",
        Code(CodeKind.BOLD, "**", 1, True),
        "5 mg",
        Code(CodeKind.NOTE, "[^dose]"),
        Code(CodeKind.BOLD, "**", 1, False),
        " now",
    )


def test_an_engine_gets_a_mark_that_it_can_only_carry_along() -> None:
    protected = protect("Take 5 mg[^dose] now", language("en"))
    assert protected.text == 'Take 5 mg<x id="1">[^dose]</x> now'
    assert restore(protected, 'Teraz 5 mg<x id="1">[^dose]</x>') == "Teraz 5 mg[^dose]"
    assert note_marks(restore(protected, '[^2]: Teraz<x id="1"/>')) == (NoteMark("dose"),)


def test_a_mark_that_moves_to_another_text_makes_a_draft_critical() -> None:
    changes = critical_changes("Take 5 mg.", "Take 5 mg[^dose].", language("en"))
    assert changes == ("notes: nothing is now dose",)
    assert critical_changes("Take it[^a].", "Take it now[^a].", language("en")) == ()


def test_reports_show_a_mark_where_it_stands_and_places_stay_right() -> None:
    words = "Take **5 mg[^dose]** now[^2]"
    shown, places = with_marks(words)
    assert shown == "Take 5 mg[^dose] now[^2]"
    text = plain(words)
    assert len(places) == len(text) + 1
    assert all(shown[places[at]] == letter for at, letter in enumerate(text))


# What readers meet


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Take 5 mg[^a] now", "Take 5 mg [note 1] now"),
        ("Take 5 mg [^a] now", "Take 5 mg [note 1] now"),
        ("Take it.[^a][^b] Rest.", "Take it. [note 1] [note 2] Rest."),
        ("(or not[^a])", "(or not [note 1])"),
        ("or ([^a])", "or ([note 1])"),
        ("[^a] Rest", "[note 1] Rest"),
        ("5[^a]mg", "5 [note 1] mg"),
        ("**[^a] rest**", "[note 1] rest"),
        ("so **[^a] rest**", "so [note 1] rest"),
        ("a\\\n[^a] b", "a [note 1] b"),
        ("10²[^a]", "10² [note 1]"),
        ("see [^c]", "see [^c]"),
        ("see \\[^a]", "see [^a]"),
        ("<https://example.org/[^a]>", "https://example.org/[^a]"),
    ],
)
def test_a_mark_is_printed_in_words_and_in_brackets_apart_from_every_figure(words: str, wanted: str) -> None:
    assert printed(words, {"a": 1, "b": 2}) == wanted


def test_a_mark_stays_on_the_line_of_its_word() -> None:
    shown = plain(numbered_words("5 mg[^a] now", {"a": 1}, Counter(), ENGLISH, "en"))
    assert "mg\u00a0[note\u00a01] now" in shown


def test_every_mention_is_counted() -> None:
    mentions: Counter[int] = Counter()
    first = numbered_words("a[^x] b[^y] c[^x]", {"x": 1, "y": 2}, mentions, ENGLISH, "en")
    second = numbered_words("d[^x]", {"x": 1, "y": 2}, mentions, ENGLISH, "en")
    assert [(m.label, m.mention) for m in note_marks(first + second)] == [("1", 1), ("2", 1), ("1", 2), ("1", 3)]


def test_a_numbered_text_is_not_numbered_again() -> None:
    once = numbered_words("a[^x] b", {"x": 1}, Counter(), ENGLISH, "en")
    assert numbered_words(once, {"x": 1}, Counter(), ENGLISH, "en") == once


def test_without_words_in_the_language_a_mark_is_a_number_in_brackets() -> None:
    assert printed("Qaado 5 mg[^a]", {"a": 3}, "so", ENGLISH) == "Qaado 5 mg [3]"


@pytest.mark.parametrize("phrase", ["[x](javascript:a)", "]]]", "", "a\nb", "\\", "**", "<script>", "[^2]"])
def test_whatever_the_program_is_translated_as_a_mark_stays_one_mark(phrase: str) -> None:
    said = Words("en", ((phrases.NOTE_MARK, phrase),))
    marks = note_marks(numbered_words("a[^x] b", {"x": 1}, Counter(), said, "en"))
    assert [(mark.label, mark.mention) for mark in marks] == [("1", 1)]


@given(st.text("ab *_[]()^x:1\\<>`\u00a0.", max_size=30))
@settings(max_examples=300)
def test_numbering_loses_no_word(words: str) -> None:
    """Whatever stands around it: the words without their marks stay as they are, but for spaces."""
    numbered = numbered_words(words, {"x": 1}, Counter(), ENGLISH, "en")
    if any(mark.words for mark in note_marks(words)):
        return
    left = "".join(plain(numbered).replace("[note\u00a01]", "").split())
    assert left == "".join(plain(numbered_words(words, {}, Counter(), ENGLISH, "en").replace("\\[^x\\]", "")).split())


def test_the_sentence_before_a_mark_keeps_it() -> None:
    text = plain(numbered_words("Take it at night.[^a] Then rest.[^b]", {"a": 1, "b": 2}, Counter(), ENGLISH, "en"))
    assert sentences(text, language("en")) == ("Take it at night.\u00a0[note\u00a01]", "Then rest.\u00a0[note\u00a02]")


def golden() -> list[tuple[str, str, str, str]]:
    rows = (line.split("\t") for line in GOLDEN.read_text("utf-8").splitlines() if not line.startswith("#"))
    return [(tag, source, shown, said) for tag, source, shown, said in rows]


@pytest.mark.parametrize(("tag", "source", "shown", "said"), golden())
def test_marks_are_printed_and_said_in_the_words_of_every_language(
    tag: str, source: str, shown: str, said: str
) -> None:
    words = program(tag)
    text = plain(numbered_words(source, {"a": 1, "b": 2}, Counter(), words, tag))
    assert text.replace("\u00a0", " ") == shown
    heard = [spoken(aloud(part, words, tag), language(tag)).text for part in sentences(text, language(tag))]
    assert " | ".join(heard) == said


def test_every_language_that_is_spoken_has_golden_notes() -> None:
    assert {tag for tag, *_ in golden()} == {"ar", "bn", "cy", "en", "es", "pl", "ro", "ur", "zh-Hans"}


@pytest.mark.parametrize("tag", ["ar", "bn", "cy", "en", "es", "pl", "ro", "ur", "zh-Hans"])
def test_a_note_is_called_by_the_same_words_in_the_text_and_before_it(tag: str) -> None:
    label = program(tag).say(phrases.NOTE_LABEL, number="1")
    assert label.casefold().replace(" ", "\u00a0") == named(1, program(tag), tag).casefold()
