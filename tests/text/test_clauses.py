"""A sentence of a source is held against the sentence of the translation that says the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import language
from pipeline.text.meaning.clauses import paired_clauses, paired_sentences

EN, ES = language("en"), language("es")


def pairs(source: str, target: str) -> list[tuple[str, str]]:
    return [(ours, theirs) for _, ours, theirs in paired_sentences(source, target, EN, ES)]


def test_as_many_sentences_go_one_by_one() -> None:
    assert pairs("Rest. Do not drive.", "Descanse. No conduzca.") == [
        ("Rest.", "Descanse."),
        ("Do not drive.", "No conduzca."),
    ]


def test_two_sentences_joined_in_the_translation_are_one_piece_and_the_next_is_its_own() -> None:
    source = "Rest for two days after the operation. You may feel tired then. Do not drive before 5 May."
    target = "Descanse dos días después de la operación, pues puede sentirse cansado. No conduzca antes del 5 de mayo."
    found = pairs(source, target)
    assert len(found) == 2
    assert found[0][0].rstrip().endswith("tired then.")
    assert found[1] == ("Do not drive before 5 May.", "No conduzca antes del 5 de mayo.")


def test_a_figure_tells_where_a_left_out_sentence_stood() -> None:
    source = "Call us. Take 2 tablets a day. Do not take 5 tablets."
    found = pairs(source, "Tome 2 comprimidos al día. No tome 5 comprimidos.")
    assert found[-1] == ("Do not take 5 tablets.", "No tome 5 comprimidos.")


def test_nothing_is_paired_with_an_empty_text() -> None:
    assert pairs("Do not drive.", "") == [("Do not drive.", "")]


def test_clauses_go_one_by_one_where_there_are_as_many() -> None:
    found = paired_clauses("If it hurts, do not run.", "Si le duele, no corra.")
    assert [(start, ours.strip(), theirs.strip()) for start, ours, theirs in found] == [
        (0, "If it hurts,", "Si le duele,"),
        (12, "do not run.", "no corra."),
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("If it hurts, do not run.", "No corra si le duele."),
        ("Do not run.", "No corra."),
        ("Within 3 days, do not run for 20 minutes.", "No corra durante 20 minutos, en un plazo de 3 días."),
    ],
)
def test_clauses_are_not_paired_where_the_order_is_another(source: str, target: str) -> None:
    assert paired_clauses(source, target) == ()


def test_the_comma_of_a_figure_ends_no_clause() -> None:
    assert paired_clauses("1,000 people, not more.", "1,000 personas, no más.")[0][1] == "1,000 people,"


_TEXTS = st.lists(st.sampled_from(["No run. ", "Take 2 a day, ", "Rest? ", "Ja ", "5 ml; ", "¡No! "]), max_size=8)


@given(_TEXTS.map("".join), _TEXTS.map("".join))
def test_no_word_of_a_source_is_lost_or_paired_twice(source: str, target: str) -> None:
    found = paired_sentences(source, target, EN, ES)
    assert " ".join(ours for _, ours, _ in found).split() == source.split()
    assert all(source[start:].startswith(ours) for start, ours, _ in found)
    for start, ours, _ in paired_clauses(source, target):
        assert source[start:].startswith(ours)
