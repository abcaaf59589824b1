"""The runs of plain words, which are written for all texts of a leaflet at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.word.runs import Lettering, ready, text
from pipeline.languages import language

_SIGNS = ("a", "é", "ب", "অ", "药", "5", " 5 mg", " ", "\u00a0", "–", "°", "*", "**b**", "&", "<", "[c](tel:+1)", "\t")
_texts = st.lists(st.lists(st.sampled_from(_SIGNS), min_size=1, max_size=6).map("".join), max_size=6)


def _lettering(tag: str) -> Lettering:
    return Lettering(language(tag), "en", lambda target: "rId1", "<w:b/>")


@given(_texts, st.sampled_from(("en", "pl", "ar", "zh-Hans")))
def test_texts_written_together_are_written_as_each_alone(texts: list[str], tag: str) -> None:
    lettering = _lettering(tag)
    assert all(runs == text(words, lettering) for words, runs in ready(texts, lettering).items())


@pytest.mark.parametrize("words", ["Take 5 mg.", "Weź 5 mg – zażółć", "a ~ b"])
def test_plain_words_in_latin_letters_are_written_together(words: str) -> None:
    assert list(ready(["**Bold**", words, "a & b", " c"], _lettering("pl"))) == [words]


def test_no_text_is_written_beforehand_in_other_letters() -> None:
    assert ready(["Take 5 mg."], _lettering("ar")) == {}
