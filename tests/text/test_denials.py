"""What an English source denies is read with all that makes a translation free to say it otherwise."""

import pytest

from pipeline.text.meaning.denials import affirms, denials, soothing, until


@pytest.mark.parametrize(
    ("source", "firm", "loose"),
    [
        ("Do not drive today.", 1, 0),
        ("The pain does not go away.", 0, 1),
        ("Do not take more than 8 tablets.", 0, 1),
        ("Do not drive if you have not slept.", 2, 0),
        ("Do not stop taking it.", 1, 0),
        ("The bleeding does not stop.", 0, 1),
        ("Avoid alcohol.", 1, 0),
        ("Drive carefully.", 0, 0),
    ],
)
def test_what_good_translators_reword_is_told_from_what_they_keep(source: str, firm: int, loose: int) -> None:
    said = denials(source, "en")
    assert (len(said.firm), len(said.loose)) == (firm, loose)


@pytest.mark.parametrize(
    ("source", "ban"),
    [
        ("Do not drive today.", True),
        ("You must not drive.", True),
        ("Never share it.", True),
        ("If it hurts, do not run.", True),
        ("Please avoid alcohol.", True),
        ("People who do not know that they have it.", False),
        ("The test does not hurt.", False),
        ("You do not have to stay.", False),
        ("Wear a hat to avoid sunburn.", False),
    ],
)
def test_a_ban_is_told_from_a_fact(source: str, ban: bool) -> None:
    assert denials(source, "en").forbidden is ban


@pytest.mark.parametrize(
    ("source", "joined"),
    [
        ("Do not eat or drink.", True),
        ("Do not take ibuprofen or aspirin.", False),
        ("Do not run if you drink or smoke.", False),
        ("Do not run, or walk slowly.", False),
        ("Do not take 2 or more.", False),
    ],
)
def test_a_not_holds_for_two_verbs_only_in_one_clause(source: str, joined: bool) -> None:
    assert denials(source, "en").joined is joined


def test_two_of_a_kind_may_be_said_with_one() -> None:
    assert denials("There is no pain and no fever.", "en").parallel == 1
    assert denials("Do not eat and do not drink.", "en").parallel == 1
    assert denials("Do not eat if you cannot swallow.", "en").parallel == 0


def test_words_that_deny_by_themselves_are_counted_apart() -> None:
    said = denials("Do not touch it with unwashed hands unless we tell you.", "en")
    assert (said.count, said.other, said.prefixed) == (1, 2, 1)


@pytest.mark.parametrize(
    ("source", "alone"),
    [
        ("Take the tablet with water.", True),
        ("Call us at once.", False),
        ("Take one every other day.", False),
        ("Children under 5 need less.", False),
        ("Do not drive.", False),
        ("Do not worry.", False),
    ],
)
def test_only_what_no_language_says_with_a_not_affirms(source: str, alone: bool) -> None:
    assert affirms(source, "en") is alone


def test_until_and_do_not_worry_are_heard() -> None:
    assert until("Do not swim until it has healed.", "en")
    assert not until("Do not swim.", "en")
    assert soothing("Do not worry about it.", "en") == ((3, 12),)
    assert soothing("You need not come.", "en") == ()


def test_nothing_is_known_of_what_other_languages_reword() -> None:
    assert denials("El dolor no desaparece.", "es").firm == ((9, 11),)
    assert not affirms("Tome agua.", "es")
