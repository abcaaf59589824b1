"""Patterns that look through small letters find what they would find with case ignored."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import language
from pipeline.text.figures.counting import eaches, ones
from pipeline.text.meaning import concord, denials, negation, wordpatterns
from pipeline.text.meaning.wordpatterns import in_small, small, spaced, spans, words_of
from pipeline.text.segment import primary
from tests.corpus import pairs, tags

LISTS = {
    listed: "|".join(part for part in (words.negators, words.others, words.none, words.limits) if part)
    for listed, words in negation._LISTS.items()
}
LETTERS = "".join(sorted({letter for words in LISTS.values() for letter in words if letter.isalpha()}))
PIECES = st.lists(
    st.one_of(
        st.sampled_from(sorted({word for words in LISTS.values() for word in re.findall(r"[^\W\d_]+", words)})),
        st.sampled_from("NIE Nie İ I ı i DÜŞÜK KAÇIN BEZ Не НЕ لا لَا না নয় 不 ß ẞ 5 mg".split()),
        st.text(st.sampled_from(sorted({*LETTERS, *LETTERS.upper(), *"İI-’'\u00a0"})), max_size=8),
    ),
    max_size=12,
).map(" ".join)


def with_case_ignored(words: str, whole: bool) -> re.Pattern[str]:
    """Finds the words of a list in any text, letter by letter with case ignored."""
    spelt = wordpatterns._spelt(words)
    letter = wordpatterns.LETTER
    return re.compile(rf"(?<![{letter}])(?:{spelt})(?![{letter}])" if whole else f"(?:{spelt})", re.IGNORECASE)


@pytest.mark.parametrize("listed", LISTS)
@given(text=PIECES)
def test_lists_find_in_small_letters_what_they_find_in_any_case(listed: str, text: str) -> None:
    whole = negation._LISTS[listed].whole
    careful = spans(with_case_ignored(LISTS[listed], whole), spaced(text))
    assert spans(words_of(LISTS[listed], whole), small(spaced(text))) == careful


@pytest.mark.parametrize("tag", tags())
def test_lists_find_the_same_in_every_sentence_however_its_letters_are_written(tag: str) -> None:
    listed = primary(tag)
    whole = negation._LISTS[listed].whole
    careful, quick = with_case_ignored(LISTS[listed], whole), words_of(LISTS[listed], whole)
    for pair in pairs(tag):
        for text in (pair.target, pair.target.upper(), pair.target.title()):
            assert spans(quick, small(spaced(text))) == spans(careful, spaced(text))


@given(text=st.text())
def test_small_letters_stand_where_the_letters_of_the_text_stand(text: str) -> None:
    assert len(small(text)) == len(spaced(text)) == len(text)
    assert small(small(text)) == small(text)
    assert small(text) == "".join(map(small, text))


def test_what_stands_behind_a_backslash_is_left_as_it_is() -> None:
    assert in_small(r"\S+ \bNot\b\W").pattern == r"\S+ \bnot\b\W"


@pytest.mark.parametrize("name", [name for name, value in vars(denials).items() if isinstance(value, re.Pattern)])
def test_what_denies_in_english_is_found_in_any_case(name: str) -> None:
    quick: re.Pattern[str] = getattr(denials, name)
    careful = re.compile(quick.pattern, re.IGNORECASE)
    for source in {pair.source for tag in tags() for pair in pairs(tag)}:
        for text in (source, source.upper(), source.capitalize()):
            assert spans(quick, small(text)) == spans(careful, text)


def test_a_worry_is_found_at_the_beginning_of_a_sentence() -> None:
    assert concord.worries("MARTW się", "pl") == ((0, 5),)


@pytest.mark.parametrize("tag", tags())
def test_what_says_each_is_what_says_each_or_one_and_never_one_alone(tag: str) -> None:
    of = language(tag)
    for pair in pairs(tag):
        strict = ones(pair.target, of, each=False)
        both = ones(pair.target, of, each=True)
        assert eaches(pair.target, of) == [place for place in both if place not in strict]
