"""Must and may are read in every language that has a list."""

import pytest

from pipeline.text.meaning.modality import modality, possibilities, tags
from pipeline.text.meaning.negation import tags as denying
from pipeline.text.segment import primary


def test_every_language_of_the_negations_has_a_list() -> None:
    assert tags() == denying()


@pytest.mark.parametrize("tag", tags())
def test_a_text_without_words_says_neither(tag: str) -> None:
    assert modality("12 34", primary(tag)) == modality("", primary(tag))
    assert not modality("12 34", primary(tag)).may


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("You may need it and it might hurt.", 2),
        ("Come in May.", 0),
        ("You may not drive.", 0),
        ("You may as well stay.", 0),
        ("You can eat.", 0),
    ],
)
def test_only_what_may_be_is_a_possibility(source: str, count: int) -> None:
    assert len(possibilities(source, "en")) == count


def test_should_be_able_is_no_duty() -> None:
    assert modality("You should rest.", "en").must
    assert not modality("You should be able to drive.", "en").must


def test_cannot_is_no_may() -> None:
    assert modality("You can eat.", "en").may
    assert not modality("You can’t eat and could not sleep.", "en").may


def test_a_language_without_a_list_says_nothing() -> None:
    assert modality("Unapaswa kupumzika", "sw") == modality("", "sw")
