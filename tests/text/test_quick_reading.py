"""What makes reading quick changes nothing that is read."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import language, tags
from pipeline.text.figures.counting import _PARTED
from pipeline.text.figures.grammar import grammar_of
from pipeline.text.figures.quantity import _AMOUNT_BEGINS, _beginning, read
from pipeline.text.figures.values import Amount
from pipeline.text.figures.wordlists import TOKEN
from pipeline.text.meaning.denials import _MAY_DENY, _read
from pipeline.text.meaning.negation import _LISTS, polarity
from pipeline.text.meaning.wordpatterns import small
from pipeline.text.scripts import scripts, wholly_in
from tests.corpus import pairs
from tests.corpus import tags as seeded

_PIECES = st.sampled_from(
    ["2", "10", "1,000", ".5", "٫5", "<", ">=", "~", "£", "%", "–", "-", " ", "\u00a0", ":", ".", ",", "/", "mg", "30",
     "am", "o’clock", "saat ", "lúc ", "às ", "Uhr", "مساءً", "ظهرًا ", "বিকাল ", "上午", "오전 ", "May", "maja", "2026",
     "a.m.", "İ", "x", "é"]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=12).map("".join)


@pytest.mark.parametrize("tag", tags())
@given(text=_TEXTS)
def test_patterns_of_figures_are_missed_nowhere(tag: str, text: str) -> None:
    grammar = grammar_of(language(tag))
    for begins, pattern in (
        (_AMOUNT_BEGINS, grammar.amount),
        (grammar.clock_begins, grammar.clock),
    ):
        assert spans(_beginning(begins, pattern, text)) == spans(pattern.finditer(text))


def spans(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in matches]


@given(text=_TEXTS)
def test_every_token_is_found_where_it_stands(text: str) -> None:
    parts = _PARTED.split(text)
    assert parts[1::2] == TOKEN.findall(text)
    assert "".join(parts) == text


def test_a_unit_in_capitals_is_the_unit() -> None:
    assert [figure.unit for figure in read("65 YAŞINDA", language("tr")) if isinstance(figure, Amount)] == ["year"]


def test_what_is_passed_over_in_a_hurry_denies_nothing() -> None:
    passed = denied = 0
    for source in {pair.source for tag in seeded() for pair in pairs(tag)}:
        if _MAY_DENY.search(small(source)):
            denied += 1
            continue
        passed += 1
        found, said = polarity(source, "en"), _read(source, "en")
        assert (found.negators, found.limits, said.firm, said.loose) == ((),) * 4, source
    assert passed > 30 < denied


def test_every_negator_of_the_list_is_worth_a_closer_look() -> None:
    words = _LISTS["en"].negators.replace(r"\w+", "was").replace("[’']", "’").split("|")
    assert "wasn’t" in words
    assert [word for word in words if not _MAY_DENY.search(small(f"You {word} wait."))] == []


@given(text=st.text(alphabet="aßżЖα漢ب٣ 1.é", max_size=20), own=st.sampled_from([{"Latn"}, {"Arab"}, {"Hani", "Latn"}]))
def test_a_text_is_wholly_in_scripts_that_all_its_letters_are_of(text: str, own: set[str]) -> None:
    assert wholly_in(text, frozenset(own)) == (set(scripts(text)) <= own)
