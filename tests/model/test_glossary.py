"""Terms are found in every form that people write, and in no other word."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.glossary import Found, Glossary, Term

GOLDEN = Path(__file__).parent.parent / "golden" / "terms.tsv"
CASES = [
    tuple(unicodedata.normalize("NFC", line).split("\t"))
    for line in GOLDEN.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def shown(places: tuple[Found, ...], words: str) -> str:
    return " / ".join(words[place.start : place.end] for place in places) or "-"


@pytest.mark.parametrize(("tag", "wording", "words", "found"), CASES)
def test_a_term_is_found_in_its_forms_and_in_no_other_word(tag: str, wording: str, words: str, found: str) -> None:
    as_target = Glossary("en", tag, (Term("x", wording.rstrip("*"), variants=(wording,), forbidden=(wording,)),))
    if not wording.endswith("*"):
        as_source = Glossary(tag, "en", (Term(wording, "x"),))
        assert shown(as_source.in_source(words), words) == found
        assert shown(as_target.in_target(as_target.terms[0], words), words) == found
    as_forbidden = Glossary("en", tag, (Term("x", "qqq", forbidden=(wording,)),))
    assert shown(as_forbidden.forbidden_in(as_forbidden.terms[0], words), words) == found


def test_of_overlapping_terms_the_longer_counts() -> None:
    cement, bone_cement = Term("cement", "cement"), Term("bone cement", "cement kostny")
    found = Glossary("en", "pl", (cement, bone_cement)).in_source("Bone cement, then cement.")
    assert [place.term for place in found] == [bone_cement, cement]


def test_the_forms_of_the_source_language_count_as_the_term() -> None:
    term = Term("vertebra", "kręg", forms=("vertebrae",))
    found = Glossary("en", "pl", (term,)).in_source("The vertebrae and one vertebra")
    assert [(place.start, place.end) for place in found] == [(4, 13), (22, 30)]


def test_a_forbidden_word_inside_a_wanted_wording_is_allowed() -> None:
    term = Term("pill organiser", "pudełko na pigułki", forbidden=("pigułk*",))
    glossary = Glossary("en", "pl", (term,))
    assert glossary.forbidden_in(term, "Weź pudełko na pigułki.") == ()
    assert shown(glossary.forbidden_in(term, "Weź pigułki."), "Weź pigułki.") == "pigułki"


@given(
    st.sampled_from(["en", "cy", "ar", "bn", "zh-Hans", "tr"]),
    st.text(min_size=1, max_size=12).filter(lambda text: any(map(str.isalnum, text)) and text.strip("* ")),
    st.text(max_size=40),
)
def test_any_wording_and_any_text_give_places_inside_the_text_that_do_not_overlap(
    tag: str, wording: str, words: str
) -> None:
    found = Glossary(tag, "en", (Term(wording.strip("* "), "x"),)).in_source(f"{words} {wording} {words}")
    for place in found:
        assert 0 <= place.start < place.end <= len(words) * 2 + len(wording) + 2
    assert all(one.end <= other.start for one, other in pairwise(found))
