"""Syllable counts against words cut by hand."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.readability import syllables as module
from pipeline.text.readability.syllables import Provenance, counted, syllables

GOLDEN = Path(__file__).parent.parent / "golden" / "reading" / "syllables"
NO_VOWEL = {"pl": ("w", "z"), "ru": ("в", "к", "с"), "uk": ("в", "з")}


def cut_words(tag: str) -> list[tuple[str, int]]:
    """The words of a golden file with their number of syllables."""
    lines = (GOLDEN / f"{tag}.txt").read_text("utf-8").splitlines()
    cut = [word for line in lines if not line.startswith("#") for word in line.split()]
    return [
        (word.replace("·", ""), 0 if word in NO_VOWEL.get(tag, ()) else word.count("·") + 1)
        for word in dict.fromkeys(cut)
    ]


def count(word: str, tag: str) -> int:
    found = syllables(word, tag)
    assert found is not None
    return found.count


# The share of words that must be right, and how far the sum of all counts may be off: a formula moves with the sum.
AGREEMENT = {
    "en": (350, 1.0), "es": (200, 1.0), "pl": (200, 1.0), "it": (170, 0.97), "de": (200, 1.0), "fr": (180, 0.95),
    "pt": (180, 0.95), "nl": (110, 0.95), "cs": (100, 0.95), "tr": (40, 1.0), "ru": (40, 1.0), "uk": (40, 1.0),
    "hu": (35, 1.0),
}  # fmt: skip
BIAS = 0.015


@pytest.mark.parametrize("tag", AGREEMENT)
def test_counts_agree_with_words_cut_by_hand(tag: str) -> None:
    least, share = AGREEMENT[tag]
    cut = cut_words(tag)
    assert len(cut) >= least
    wrong = [(word, wanted, count(word, tag)) for word, wanted in cut if count(word, tag) != wanted]
    assert 1 - len(wrong) / len(cut) >= share, wrong
    total = sum(wanted for _, wanted in cut)
    assert abs(sum(count(word, tag) for word, _ in cut) - total) / total <= BIAS


def test_at_least_98_in_100_medical_words_are_counted_as_cut_by_hand() -> None:
    cut = cut_words("en-medical")
    assert len(cut) >= 300
    wrong = [(word, wanted, count(word, "en")) for word, wanted in cut if count(word, "en") != wanted]
    assert len(wrong) / len(cut) <= 0.02, wrong


def test_every_language_with_a_counter_has_words_cut_by_hand_or_counts_vowel_letters() -> None:
    assert set(module._COUNTERS) - set(AGREEMENT) == {"bg", "mk"}


def test_the_english_rules_alone_agree_with_nearly_all_words_cut_by_hand() -> None:
    by_rule = [(word, wanted) for word, wanted in cut_words("en") if _provenance(word) is Provenance.RULE]
    assert len(by_rule) >= 300
    assert sum(count(word, "en") != wanted for word, wanted in by_rule) / len(by_rule) <= 0.03


def _provenance(word: str) -> Provenance:
    found = syllables(word, "en")
    assert found is not None
    return found.provenance


@pytest.mark.parametrize("word", sorted(module._ENGLISH))
def test_the_table_holds_only_words_the_rules_get_wrong(word: str) -> None:
    assert module._english_rule(word) != module._ENGLISH[word]


@pytest.mark.parametrize(
    "word, number, provenance",
    [
        ("tablet", 2, Provenance.RULE),
        ("diabetes", 4, Provenance.TABLE),
        ("theatres", 3, Provenance.TABLE),
        ("businesses", 3, Provenance.TABLE),
        ("mg", 3, Provenance.TABLE),
        ("NHS", 3, Provenance.SPELLED),
        ("MRI", 3, Provenance.SPELLED),
        ("WBC", 5, Provenance.SPELLED),
        ("NOT", 1, Provenance.RULE),
        ("2.5", 1, Provenance.NUMBER),
        ("৫০০", 1, Provenance.NUMBER),
        ("follow-up", 3, Provenance.RULE),
        ("over-the-counter", 5, Provenance.RULE),
        ("X-ray", 2, Provenance.RULE),
    ],
)
def test_each_count_says_where_it_comes_from(word: str, number: int, provenance: Provenance) -> None:
    assert syllables(word, "en") == module.Syllables(number, provenance)


@pytest.mark.parametrize("tag", ["ar", "bn", "cy", "ro", "ur", "zh-Hans", "sv", "vi", "enx", ""])
def test_a_language_without_rules_has_no_count(tag: str) -> None:
    assert syllables("hospital", tag) is None
    assert not counted(tag)


@pytest.mark.parametrize("tag", ["en", "en-GB", "en_US", "EN", "es-MX", "pl-PL"])
def test_region_and_spelling_of_the_tag_make_no_difference(tag: str) -> None:
    assert syllables("hospital", tag) == syllables("hospital", tag[:2].lower())


@pytest.mark.parametrize("tag", ["en", "es", "pl"])
def test_decomposed_letters_and_curly_apostrophes_make_no_difference(tag: str) -> None:
    for word, _ in cut_words(tag):
        assert syllables(unicodedata.normalize("NFD", word).replace("'", "’"), tag) == syllables(word, tag)


@given(st.text(st.sampled_from("aeiouyhqugłąęíúü'’-bcdrstln2é"), max_size=20), st.sampled_from(["en", "es", "pl"]))
def test_a_word_never_has_more_syllables_than_signs(word: str, tag: str) -> None:
    assert 0 <= count(word, tag) <= max(1, len(word) + word.lower().count("sm") + word.lower().count("thm"))
