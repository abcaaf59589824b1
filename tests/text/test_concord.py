"""How often a sentence denies, and for what its "not" holds, in the languages that have their own ways."""

import pytest

from pipeline.text.meaning.concord import _ECHOES, _FORBIDS, _OR_AND, _WORRIES, SOOTHED, joins, parted, soothes, worries
from pipeline.text.meaning.negation import polarity, tags
from pipeline.text.segment import primary

# Words, and how often they deny.
COUNTS = [
    ("ar", "لا تأكل ولا تشرب", 2),
    ("cy", "Nid yw neb wedi bwyta dim", 1),
    ("de", "Essen Sie nichts und trinken Sie nicht", 2),
    ("es", "No coma nada nunca", 1),
    ("es", "Ninguna prueba duele y no la cobramos", 2),
    ("fa", "هرگز چیزی نخورید", 1),
    ("fr", "Ne mangez jamais rien", 1),
    ("it", "Non mangi mai niente", 1),
    ("it", "Nessuno lo sa e non lo diciamo", 2),
    ("ko", "절대 먹지 마십시오", 1),
    ("pl", "Nigdy nic nikomu nie dawaj", 1),
    ("pl", "Nie jedz, nie pij", 2),
    ("pt", "Não coma nada", 1),
    ("ro", "Nu mâncați niciodată nimic", 1),
    ("ru", "Никогда ничего не ешьте", 1),
    ("so", "Waxba ha cunin", 1),
    ("tr", "Hiçbir şey yemeyin", 1),
    ("uk", "Ніколи нічого не їжте", 1),
    ("ur", "نہ کھائیں اور نہ پئیں", 2),
    ("vi", "Không ăn và không uống", 2),
    ("zh-Hans", "不要吃，不要喝", 2),
]
# A word that repeats a "not" which is not there; and one that needs none.
ALONE = [
    ("es", "Coma nada por la mañana", True),
    ("es", "Nunca coma por la mañana", False),
    ("it", "Mangi niente la mattina", True),
    ("pl", "Rano proszę nic jeść", True),
    ("pl", "Żadnych objawów", False),
    ("pt", "Coma nada de manhã", True),
    ("ro", "Mâncați nimic în acea dimineață", True),
    ("ru", "Утром ничего нужно есть", True),
    ("uk", "Вранці нічого треба їсти", True),
    ("uk", "Жодних симптомів", False),
]


def test_every_language_of_the_lists_is_known_here() -> None:
    every = {primary(tag) for tag in tags()}
    assert set(_FORBIDS) == set(_OR_AND) == set(SOOTHED) == every
    assert set(_WORRIES) == every - {"en"}
    assert set(_ECHOES) <= every


@pytest.mark.parametrize(("tag", "words", "count"), COUNTS)
def test_a_word_that_only_repeats_a_not_is_not_counted(tag: str, words: str, count: int) -> None:
    assert polarity(words, tag).count == count


@pytest.mark.parametrize(("tag", "words", "alone"), ALONE)
def test_a_word_that_repeats_no_not_is_told(tag: str, words: str, alone: bool) -> None:
    assert polarity(words, tag).echoed is alone


@pytest.mark.parametrize(
    ("tag", "words", "bans"),
    [
        ("es", "Evite conducir", True),
        ("es", "Rara vez duele", False),
        ("de", "Verzichten Sie auf Alkohol", True),
        ("de", "Selten tut es weh", False),
        ("pl", "Proszę unikać alkoholu", True),
        ("pl", "Pominięta dawka", False),
        ("zh-Hans", "避免饮酒", True),
        ("zh-Hans", "很少发生", False),
    ],
)
def test_rare_and_missed_forbid_nothing(tag: str, words: str, bans: bool) -> None:
    assert polarity(words, tag).forbids is bans


@pytest.mark.parametrize(
    ("tag", "words", "wrong"),
    [
        ("es", "No coma y beba", True),
        ("es", "Coma y no beba", True),
        ("es", "No coma ni beba", False),
        ("es", "No debe comer y beber", False),
        ("pl", "Jedz ani nie pij", True),
        ("pl", "Nie jedz ani nie pij", False),
        ("ru", "Ешьте и не пейте", True),
        ("ru", "Нельзя есть и пить", False),
        ("ar", "كل اليوم ولا تشرب", True),
        ("ar", "لا تأكل أو تشرب", False),
        ("ur", "کھائیں اور نہ پئیں", True),
        ("ur", "نہ کھائیں اور نہ پئیں", False),
        ("de", "Essen Sie nichts und trinken Sie", True),
        ("de", "Essen und trinken Sie nichts", False),
        ("tr", "Yiyip içmeyin", False),
    ],
)
def test_a_not_that_holds_for_one_of_two_words_is_told(tag: str, words: str, wrong: bool) -> None:
    assert parted(words, polarity(words, tag).negators, primary(tag)) is wrong


def test_or_and_and_are_told_apart() -> None:
    assert joins("no coma ni beba", "es").either
    assert not joins("no coma y beba", "es").either
    assert joins("no coma y beba", "es").both == ((8, 9),)


def test_do_not_worry_denies_nothing_and_worry_is_seen() -> None:
    assert soothes("Nie martw się", "pl")
    assert polarity("Nie martw się", "pl").count == 0
    assert worries("Martw się", "pl") == ((0, 5),)
    assert not worries("Proszę zadzwonić", "pl")
