"""Number words in their cases, alone and in one word with a unit."""

from itertools import product

import pytest

from pipeline.checks.amounts.items import COUNTED
from pipeline.languages import language
from pipeline.text.figures.counting import hits
from pipeline.text.figures.wordlists import lowered

Read = list[tuple[str, str, str]]


def read(tag: str, text: str, *kinds: str) -> Read:
    """The hits of some kinds in a text: words, kind and meaning."""
    found = hits(text, language(tag))
    return [(text[hit.start : hit.end], hit.kind, hit.meaning) for hit in found if hit.kind in kinds]


@pytest.mark.parametrize(
    ("tag", "text", "meaning"),
    [
        ("pl", "dwutygodniową", "2 week"),
        ("pl", "trzylatkom", "3 year"),
        ("pl", "czterdziestoośmiogodzinnej", "48 hour"),
        ("pl", "pięciokrotnie", "5 time"),
        ("pl", "półroczny", "6 month"),
        ("ru", "двухмесячного", "2 month"),
        ("ru", "трёхдневным", "3 day"),
        ("ru", "шестидесятилетие", "60 year"),
        ("ru", "получасового", "30 minute"),
        ("uk", "семиденну", "7 day"),
        ("uk", "п’ятирічних", "5 year"),
        ("uk", "двадцятичотиригодинний", "24 hour"),
        ("uk", "вп'ятеро", "5 time"),
    ],
)
def test_a_number_and_its_unit_may_be_one_word(tag: str, text: str, meaning: str) -> None:
    assert (text, "quantity", meaning) in read(tag, text, "quantity")


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("pl", "dwudziestego pierwszego", "21"),
        ("ru", "тридцать второй", "32"),
        ("uk", "шістдесят п’ятого", "65"),
    ],
)
def test_an_ordinal_of_two_words_is_one_number(tag: str, text: str, value: str) -> None:
    assert read(tag, text, "ordinal", "cardinal") == [(text, "ordinal", value)]


@pytest.mark.parametrize("mark", ["'", "’", "ʼ"])
def test_the_ukrainian_apostrophe_is_a_letter_however_it_is_typed(mark: str) -> None:
    assert read("uk", f"дев{mark}ять", "cardinal") == [(f"дев{mark}ять", "cardinal", "9")]
    assert read("uk", f"сім{mark}я", "cardinal") == []


@pytest.mark.parametrize(
    ("tag", "text"), [("ru", "вашу семью"), ("ro", "o rețetă nouă"), ("uk", "у вашій сім’ї"), ("ru", "в семье")]
)
def test_a_word_that_is_more_often_something_else_is_no_sure_number(tag: str, text: str) -> None:
    assert read(tag, text, "cardinal") == []


def test_letters_that_are_typed_in_two_ways_are_one() -> None:
    assert lowered("Чётный, şapte, ţară") == "четный, șapte, țară"
    assert len(lowered("İĞŞ ß ŐŐ п'ять")) == len("İĞŞ ß ŐŐ п'ять")


@pytest.mark.parametrize(
    ("tag", "one", "other"),
    [
        ("hi", "पाँच हफ़्ते", "पांच हफ्ते"),
        ("hi", "डेढ\u093c घंटा", "डे\u095d घंटा"),
        ("pa", "ਹਜ\u0a3cਾਰ", "ਹ\u0a5bਾਰ"),
        ("pa", "ਹਫ਼ਤੇ ਵਿੱਚ", "ਹਫਤੇ ਵਿੱਚ"),
    ],
)
def test_dots_and_nasals_of_hindi_and_punjabi_are_read_as_they_are_typed(tag: str, one: str, other: str) -> None:
    found = [[(hit.kind, hit.meaning) for hit in hits(text, language(tag))] for text in (one, other)]
    assert found[0]
    assert found[0] == found[1]


@pytest.mark.parametrize("tag", COUNTED)
def test_no_phrase_says_more_and_less_at_once(tag: str) -> None:
    sides: dict[tuple[str, str], set[str]] = {}
    for phrase, kind, meaning in language(tag).counting.entries:
        if kind in ("before", "after"):
            side = {">": "up", "≥": "up", "~": "near"}.get(meaning, "down")
            sides.setdefault((phrase.lower(), kind), set()).add(side)
    assert {phrase for phrase, found in sides.items() if {"up", "down"} <= found} == set()


@pytest.mark.parametrize("tag", ["pl", "ru", "uk"])
def test_not_turns_every_comparing_adjective(tag: str) -> None:
    meanings = {(phrase, meaning) for phrase, kind, meaning in language(tag).counting.entries if kind == "before"}
    turned = {">": "≤", "<": "≥"}
    words = {"pl": ("wyższej niż", "mniejsze niż"), "ru": ("выше", "ниже"), "uk": ("вищою за", "нижчим за")}[tag]
    no = {"pl": "nie", "ru": "не", "uk": "не"}[tag]
    for word, (sign, other) in product(words, turned.items()):
        if (word, sign) in meanings:
            plain = word.removesuffix(" за")
            assert (f"{no} {word}", other) in meanings or (f"{no} {plain}", other) in meanings
    assert all(any((word, sign) in meanings for sign in turned) for word in words)
