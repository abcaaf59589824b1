"""A medicine is found under its names in every language, and no other medicine is taken for it."""

from functools import cache

import pytest

from pipeline.languages.medicines import medicines
from pipeline.model.medicine import Medicine
from pipeline.text.meaning.medicines import folded, register, sounds

ALL = medicines()
KNOWN = register(ALL)
TAGS = ("ar", "bn", "fa", "ko", "ru", "uk", "ur", "zh-Hans")


@cache
def medicine(name: str) -> Medicine:
    return next(one for one in ALL if name in one.names)


def test_the_list_has_each_name_once_and_a_name_in_every_script() -> None:
    names = [name for one in ALL for name in one.names]
    assert len(names) == len(set(names))
    assert len(ALL) >= 70
    for one in ALL:
        assert all(one.in_language(tag) for tag in TAGS), one.names


@pytest.mark.parametrize("tag", TAGS)
def test_no_two_medicines_share_a_name(tag: str) -> None:
    names = [name for one in ALL for name in one.in_language(tag)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("tag", TAGS)
def test_a_listed_name_is_that_medicine_and_no_other(tag: str) -> None:
    confused = [
        (name, other.names[0])
        for one in ALL
        for name in one.in_language(tag)
        for other in ALL
        if (other is one) != KNOWN.stands_in(other, name, tag)
    ]
    assert confused == []


SPELT = [
    ("pl", "warfarin", "warfarynę"),
    ("pl", "amoxicillin", "amoksycyliny"),
    ("pl", "levothyroxine", "lewotyroksyną"),
    ("es", "ibuprofen", "ibuprofeno"),
    ("es", "aspirin", "ácido acetilsalicílico"),
    ("it", "heparin", "eparina"),
    ("it", "hydrocortisone", "idrocortisone"),
    ("fr", "lidocaine", "lidocaïne"),
    ("tr", "paracetamol", "parasetamol"),
    ("tr", "warfarin", "varfarin"),
    ("pt", "warfarin", "varfarina"),
    ("ro", "clopidogrel", "clopidogrelul"),
    ("cy", "codeine", "codin"),
    ("cy", "insulin", "inswlin"),
    ("de", "folic acid", "Folsäure"),
    ("so", "aspirin", "asbiriin"),
    # Not on the list in this spelling: told by the sound.
    ("ar", "ibuprofen", "الأيبوبروفين"),
    ("ur", "warfarin", "وارفیرن"),
    ("bn", "ibuprofen", "আইবুপ্রফেন"),
    ("fa", "aspirin", "آسپیرین"),
    ("uk", "heparin", "гепарину"),
]


@pytest.mark.parametrize(("tag", "name", "words"), SPELT)
def test_a_name_is_known_in_the_spelling_and_endings_of_the_language(tag: str, name: str, words: str) -> None:
    assert KNOWN.stands_in(medicine(name), words, tag)


@pytest.mark.parametrize(
    ("tag", "name", "words"),
    [
        ("pl", "paracetamol", "ibuprofen"),
        ("es", "prednisolone", "propranolol"),
        ("fr", "ibuprofen", "arrêtez de prendre de paracétamol"),
        ("ro", "metformin", "morfină"),
        ("ar", "apixaban", "ريفاروكسابان"),
        ("zh-Hans", "warfarin", "肝素"),
        ("de", "aspirin", "dass Sie essen"),
    ],
)
def test_another_medicine_or_word_is_not_taken_for_it(tag: str, name: str, words: str) -> None:
    assert not KNOWN.stands_in(medicine(name), words, tag)


def test_a_source_names_its_medicines_each_once_with_its_place() -> None:
    found = KNOWN.named_in("Paracetamol and ibuprofen: no more paracetamol.")
    assert [(one.names[0], place) for one, place in found] == [("paracetamol", (0, 11)), ("ibuprofen", (16, 25))]


def test_everyday_words_are_no_medicines() -> None:
    text = (
        "Your insurance does not pay for codes, sense, heaps, the morning or a propeller; insular aspirations are fine."
    )
    assert [one.names[0] for one, _ in KNOWN.named_in(text)] == []


@pytest.mark.parametrize(
    "one, other", [("warfarin", "وارفارين"), ("warfarin", "варфарин"), ("paracetamol", "파라세타몰")]
)
def test_a_name_keeps_its_consonants_in_another_script(one: str, other: str) -> None:
    assert sounds(one)[-2:] == sounds(other)[-2:]


def test_spellings_of_one_word_fold_into_one() -> None:
    assert folded("Ibuprofène").startswith(folded("ibuprofen")[:6])
    assert folded("morphine") == folded("morfine")
