"""What must not change stands behind marks, and whatever comes back, only our own tags become markup."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.languages import language
from pipeline.model.glossary import Glossary, Term
from pipeline.model.leaflet import Leaflet
from pipeline.text.markup.inline import link_targets, parse
from pipeline.text.markup.protect import MarkupLostError, protect, restore
from tests.strategies import leaflets

EN = language("en")
TERMS = Glossary("en", "pl", (Term("bone cement", "cement kostny"), Term("X-ray", "rentgen")))


@given(leaflets())
@settings(max_examples=60)
def test_a_text_that_comes_back_as_it_went_means_what_it_meant(leaflet: Leaflet) -> None:
    for text in leaflet.texts():
        protected = protect(text.words, EN)
        assert parse(restore(protected, protected.text)) == parse(text.words)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Call **{{phone}}** now", 'Call <b><x id="1">{{phone}}</x></b> now'),
        ("[us](https://a.example/?b=1&c=2) & <me@a.example>", '<a id="1">us</a> &amp; <x id="1">me@a.example</x>'),
        ("*one*\\\ntwo < 3", "<i>one</i><br/>two &lt; 3"),
        ("www.nhs.uk or 020 7946 0123, 2 mg", '<x id="1">www.nhs.uk</x> or <x id="2">020 7946 0123</x>, 2 mg'),
    ],
)
def test_placeholders_addresses_and_phone_numbers_stand_behind_marks(words: str, text: str) -> None:
    protected = protect(words, EN)
    assert protected.text == text
    assert restore(protected, text) == words


def test_with_a_glossary_terms_stand_in_the_other_language_s_wording_and_figures_as_they_are() -> None:
    protected = protect("Bone cement: 2–4% of 10 X-rays and an X-ray.", EN, TERMS)
    assert restore(protected, protected.text) == "Cement kostny: 2–4% of 10 X-rays and an rentgen."
    assert protected.text.count("<x ") == 4


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("Zadzwoń <b> <x id=1>x</x> </b>teraz", "Zadzwoń  **{{phone}}** teraz"),
        ("<B><CODE ID='1'>anything</CODE></B>", "**{{phone}}**"),
        ('<b><x id="1"/>:</b>teraz', "**{{phone}}**:teraz"),
        ("&lt;b&gt; *x* [a](https://evil.example) <x id='1'/>", r"\<b> \*x\* \[a\](https://evil.example) {{phone}}"),
    ],
)  # fmt: skip
def test_what_comes_back_is_read_leniently_and_nothing_but_our_tags_is_markup(answer: str, words: str) -> None:
    assert restore(protect("**{{phone}}**", EN), answer) == words


@pytest.mark.parametrize(
    "answer",
    [
        "teraz",
        '<b><x id="1"></x><x id="1"></x></b>',
        '<b><x id="2"></x></b>',
        "<b><x></x></b>",
        '<b><x id="1"></b></x>',
        '<b><x id="1"></x>',
        '<x id="1"></x></b>',
        '<a id="1"><x id="1"></x></a>',
        '<x id="99999999999999999999"></x>',
        '<b/><x id="1"/><x id="1"/>',
    ],
)
def test_a_mark_that_is_lost_doubled_or_torn_is_a_fault(answer: str) -> None:
    with pytest.raises(MarkupLostError):
        restore(protect("**{{phone}}**", EN), answer)


PIECES = (
    *("<b>", "</b>", "<i>", "</i>", '<a id="1">', "</a>", '<x id="1">', "</x>", '<x id="1"/>', '<x id="2">', "<br/>"),
    *("[a](https://evil.example)", "<https://evil.example>", "![x](https://evil.example)", "](https://evil.example)"),
    *("słowo", " ", ".", "&lt;", "&#60;b&#62;", "\\", "*", "`", "["),
)
ANSWER = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(ANSWER)
@settings(max_examples=300)
def test_whatever_comes_back_leads_nowhere_but_where_the_source_leads(answer: str) -> None:
    protected = protect("[us](https://a.example) {{phone}}", EN)
    try:
        words = restore(protected, answer)
    except MarkupLostError:
        return
    assert set(link_targets(words)) <= {"https://a.example"}
    assert words.count("{{phone}}") == 1


def test_bold_that_ends_in_punctuation_before_a_letter_ends_where_markdown_can_end_it() -> None:
    assert restore(protect("**4 to 6:** take it", EN), "<b>4到6：</b>服用") == "**4到6**：服用"
