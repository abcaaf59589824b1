"""Sentences and words in the languages of the sample leaflets."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import known, language
from pipeline.model.language import Language
from pipeline.text import segment
from pipeline.text.words import letters, placed_words, sentences_with_words, words

GOLDEN = Path(__file__).parent.parent / "golden" / "reading"
TAGS = ("ar", "bn", "cy", "en", "es", "pl", "ro", "ur", "zh-Hans")


# Languages with fewer gold sentences; those the program does not publish in name their abbreviations in the file.
OTHERS = tuple("cs de el fa fr gu hi hu it ja nl pa pt ru so sv ta tr uk vi".split())
UNSPACED = ("zh-Hans", "ja")


def sentences(text: str, tag: str) -> tuple[str, ...]:
    return segment.sentences(text, _language(tag))


def _language(tag: str) -> Language:
    if known(tag):
        return language(tag)
    head = (GOLDEN / "sentences" / f"{tag}.txt").read_text("utf-8").split("\n\n")[0]
    listed = re.findall(r"^# abbreviations: (.+)$", head, re.MULTILINE)
    return replace(language("en"), tag=tag, abbreviations=tuple(" ".join(listed).split()))


KNOWN_LIMIT = "# Known limit"


def gold_blocks(tag: str) -> list[list[str]]:
    """The texts of a language's gold file, each with its notes and its sentences."""
    blocks = (GOLDEN / "sentences" / f"{tag}.txt").read_text("utf-8").split("\n\n")
    cut = [[line for line in block.splitlines() if line] for block in blocks]
    return [lines for lines in cut if not all(line.startswith("#") for line in lines)]


def gold_texts(tag: str, known_limits: bool | None = None) -> list[tuple[str, list[str]]]:
    """Each text with its sentences; with `known_limits` only those marked as such, or only the others."""
    between = "" if tag in UNSPACED else " "
    found = []
    for lines in gold_blocks(tag):
        marked = any(line.startswith(KNOWN_LIMIT) for line in lines)
        sentences_wanted = [line for line in lines if not line.startswith("#")]
        if known_limits in (None, marked):
            found.append((between.join(sentences_wanted), sentences_wanted))
    return found


def breaks(text: str, pieces: tuple[str, ...] | list[str]) -> set[int]:
    """Where the pieces end inside the text."""
    ends: set[int] = set()
    position = 0
    for piece in pieces:
        position = text.index(piece, position) + len(piece)
        ends.add(position)
    return ends - {len(text)}


def agreement(tag: str) -> tuple[int, int, int]:
    """Right, wrong and missing breaks over the gold texts of a language."""
    right = wrong = missing = 0
    for text, lines in gold_texts(tag):
        found, wanted = breaks(text, sentences(text, tag)), breaks(text, lines)
        right, wrong, missing = right + len(found & wanted), wrong + len(found - wanted), missing + len(wanted - found)
    return right, wrong, missing


def f1(right: int, wrong: int, missing: int) -> float:
    return 2 * right / (2 * right + wrong + missing)


@pytest.mark.parametrize("tag", TAGS)
def test_every_gold_text_is_cut_as_written_but_for_the_known_limits(tag: str) -> None:
    for text, lines in gold_texts(tag, known_limits=False):
        assert list(sentences(text, tag)) == lines
    for text, lines in gold_texts(tag, known_limits=True):
        assert list(sentences(text, tag)) != lines, "no limit any more: take the mark away"


@pytest.mark.parametrize("tag", TAGS)
def test_sentences_agree_with_the_gold_texts_of_each_language(tag: str) -> None:
    assert len(gold_texts(tag)) >= 5
    assert f1(*agreement(tag)) >= 0.97


@pytest.mark.parametrize("tag", OTHERS)
def test_sentences_agree_with_the_gold_texts_of_every_other_language(tag: str) -> None:
    assert sum(len(lines) for _, lines in gold_texts(tag)) >= 5
    assert f1(*agreement(tag)) >= 0.97


def test_sentences_agree_with_all_gold_texts_together() -> None:
    assert len((*TAGS, *OTHERS)) >= 28
    assert {path.stem for path in (GOLDEN / "sentences").glob("*.txt")} == {*TAGS, *OTHERS}
    right, wrong, missing = (sum(column) for column in zip(*map(agreement, (*TAGS, *OTHERS)), strict=True))
    assert right + missing >= 400
    assert f1(right, wrong, missing) >= 0.99


@pytest.mark.parametrize("tag", TAGS)
def test_the_single_spaces_between_the_sentences_give_the_text_back(tag: str) -> None:
    for text, _ in gold_texts(tag):
        assert ("" if tag == "zh-Hans" else " ").join(sentences(text, tag)) == text


_MARKS = "? ! . … ... ؟ ۔ । 。 ？ ” “ ( ) « » - — A. b) 3. 9. 2.5"
_WORDS = "Take Dr. No. e.g. it home np. ক খ। 药 好。 ہے۔ نعم Ą ę"
_SPACES = (" ", " ", " ", "  ", "\u00a0", "\n", "\u200f")
_PIECES = st.sampled_from((*_MARKS.split(), *_WORDS.split(), *_SPACES))


@given(st.lists(_PIECES, max_size=40).map("".join), st.sampled_from(TAGS))
def test_no_text_is_lost_or_changed(text: str, tag: str) -> None:
    pieces = sentences(text, tag)
    position = 0
    for piece in pieces:
        assert piece
        assert piece == piece.strip()
        start = text.index(piece, position)
        assert not text[position:start].strip()
        position = start + len(piece)
    assert not text[position:].strip()


@given(st.lists(_PIECES, max_size=40).map("".join), st.sampled_from(TAGS))
def test_every_sentence_has_something_to_say(text: str, tag: str) -> None:
    if any(sign.isalnum() for sign in text):
        assert all(any(sign.isalnum() for sign in piece) for piece in sentences(text, tag))


@pytest.mark.parametrize("text", ["", " ", "\u00a0\n"])
def test_an_empty_text_has_no_sentences(text: str) -> None:
    assert sentences(text, "en") == ()


@pytest.mark.parametrize("space", ["\u00a0", "\n", "  ", "\u202f"])
def test_any_white_space_may_stand_between_sentences(space: str) -> None:
    assert sentences(f"Rest well.{space}Drink water.", "en") == ("Rest well.", "Drink water.")


@pytest.mark.parametrize("number", ["2.5", "9.30", "৯.৩০", "৯।৩০", "9۔30", "1.000.000"])
@pytest.mark.parametrize("tag", TAGS)
def test_no_sentence_ends_inside_a_number(number: str, tag: str) -> None:
    assert sentences(f"A {number} B", tag) == (f"A {number} B",)


def test_a_comma_after_the_mark_shows_that_the_sentence_goes_on() -> None:
    assert sentences("هل أنت بخير؟، سألت الممرضة.", "ar") == ("هل أنت بخير؟، سألت الممرضة.",)


def test_an_abbreviation_of_one_language_is_none_of_another() -> None:
    assert len(sentences("Jest to np. Aspiryna.", "pl")) == 1
    assert len(sentences("Jest to np. Aspiryna.", "en")) == 2


def test_abbreviations_before_a_number_end_a_sentence_elsewhere() -> None:
    assert sentences("Ask for ward No. 5.", "en") == ("Ask for ward No. 5.",)
    assert sentences("No. Do not drive.", "en") == ("No.", "Do not drive.")


def gold_words() -> list[tuple[str, str, str]]:
    lines = (GOLDEN / "words.txt").read_text("utf-8").splitlines()
    rows = [re.fullmatch(r"(\S+) {2}(.+?) {2}=> {2}(.+)", line) for line in lines if line and not line.startswith("#")]
    assert all(rows)
    return [(row[1], row[2], row[3]) for row in rows if row]


@pytest.mark.parametrize("tag, text, wanted", gold_words())
def test_words_are_those_of_the_golden_file(tag: str, text: str, wanted: str) -> None:
    found = words(text, tag)
    assert ("not countable" if found is None else " ".join(f"[{word}]" for word in found)) == wanted


def test_soft_hyphens_and_decomposed_letters_make_no_difference() -> None:
    assert words("phys\u00adio\u00adther\u00adapy", "en") == ("physiotherapy",)
    assert words("cafe\u0301", "es") == words("café", "es") == ("café",)


@pytest.mark.parametrize(
    "word, count", [("hospital", 8), ("don't", 4), ("2.5", 0), ("ট্যাবলেট", 4), ("ক্ষ", 1), ("قُرْصًا", 4), ("ł", 1)]
)
def test_letters_are_what_a_reader_sees_and_not_code_points(word: str, count: int) -> None:
    assert letters(word) == count


def test_places_of_sentences_and_words_lead_back_to_them() -> None:
    text = "Call  020 7946 0123 (ward 5). Take 2.5 ml, {{name}}. Rest-well!"
    for start, piece in segment.placed_sentences(text, language("en")):
        assert text[start : start + len(piece)] == piece
    placed = placed_words(text, "en")
    assert tuple(word for _, word in placed) == words(text, "en")
    assert all(text[start : start + len(word)] == word for start, word in placed)
    assert placed_words("每天服用一片药。", "zh-Hans") == ()


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_placed_words_are_the_words(text: str) -> None:
    assert [word for _, word in placed_words(text, "en")] == list(words(text, "en") or ())


def test_the_greek_question_mark_ends_a_sentence_in_greek_only() -> None:
    assert len(segment.sentences("Πονάτε; Πείτε μας.", replace(language("en"), tag="el"))) == 2
    assert len(sentences("Rest; Do not drive.", "en")) == 1


def test_a_german_date_or_rank_is_no_end_of_a_sentence_but_a_number_may_be() -> None:
    assert len(sentences("Kommen Sie am 3. Mai. Bringen Sie Ihren Pass mit.", "de")) == 2
    assert len(sentences("Ab dem 2. Tag dürfen Sie essen.", "de")) == 1
    assert len(sentences("Nehmen Sie 3. Dann warten Sie.", "de")) == 2


@given(st.lists(_PIECES, max_size=40).map("".join), st.sampled_from((*TAGS, "fr", "vi", "hi")))
def test_sentences_with_their_words_are_the_sentences_and_their_words(text: str, tag: str) -> None:
    wanted = tuple((piece, words(piece, tag)) for piece in sentences(text, tag))
    assert sentences_with_words(text, language(tag)) == wanted


@pytest.mark.parametrize(
    "text",
    ["Don't stop. Go on_ now.", "Nehmen Sie Öl. Gut!", "e\u0301te\u0301 chaud.", "A b  c d.", "Ring 020 7946 0000."],
)
def test_quick_and_careful_ways_tell_the_same_words(text: str) -> None:
    for piece, found in sentences_with_words(text, language("en")):
        assert found == words(piece, "en")
