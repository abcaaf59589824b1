"""Spoken forms that translators give are used before every rule, whole words only, and leave a trace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import language
from pipeline.model.lexicon import Entry, Lexicon
from pipeline.text.lexicon import unspoken_names
from pipeline.text.speakable import Step, spoken


def words(*pairs: tuple[str, str]) -> Lexicon:
    return Lexicon(tuple(Entry(*pair) for pair in pairs))


def heard(text: str, tag: str, lexicon: Lexicon) -> str:
    return spoken(text, language(tag), lexicon).text


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Take omeprazole.", "Take oh mep razole."),
        ("Omeprazole and OMEPRAZOLE", "oh mep razole and oh mep razole"),
        ("omeprazoles", "omeprazoles"),
        ("esomeprazole", "esomeprazole"),
        ("ome\u00adprazole", "oh mep razole"),
        ("omeprazole-like", "oh mep razole-like"),
        ("2 omeprazole", "two oh mep razole"),
    ],
)
def test_a_word_in_small_letters_matches_whole_and_in_every_case(printed: str, said: str) -> None:
    assert heard(printed, "en", words(("omeprazole", "oh mep razole"))) == said


def test_a_word_with_capitals_matches_only_as_it_is_written() -> None:
    lexicon = words(("MS", "em ess"), ("ms", "milliseconds"))
    assert heard("MS or Ms or ms", "en", lexicon) == "em ess or milliseconds or milliseconds"
    assert heard("MS or ms", "en", words(("MS", "em ess"))) == "em ess or ms"


def test_the_longest_entry_wins_and_nothing_is_replaced_twice() -> None:
    lexicon = words(("folic", "one"), ("folic acid", "folic two"), ("two", "three"))
    assert heard("folic\u00a0acid, folic", "en", lexicon) == "folic two, one"


def test_an_entry_goes_before_the_rules_for_figures() -> None:
    lexicon = words(("24/7", "all day and night"), ("5-FU", "five eff you"))
    assert heard("24/7 and 5-FU but 24/70", "en", lexicon) == (
        "all day and night and five eff you but twenty-four over seventy"
    )


def test_an_entry_tells_the_figure_before_it_its_gender() -> None:
    assert heard("2 tabl.", "pl", words(("tabl.", "tabletki"))) == "dwie tabletki"


def test_entries_match_between_chinese_characters() -> None:
    assert heard("用实时X光图像", "zh-Hans", words(("X光", "爱克斯光"))) == "用实时爱克斯光图像"
    assert heard("服用warfarin后", "zh-Hans", words(("warfarin", "华法林"))) == "服用华法林后"
    assert heard("服用warfarins后", "zh-Hans", words(("warfarin", "华法林"))) == "服用warfarins后"


def test_a_bengali_vowel_sign_continues_a_word_and_a_full_stop_does_not() -> None:
    lexicon = words(("দিন", "রোজ"))
    assert heard("দিন। দিনে", "bn", lexicon) == "রোজ। দিনে"


def test_a_whole_sentence_is_said_as_its_translator_wants() -> None:
    lexicon = Lexicon((Entry("a", "b"),), (Entry("Take 2.", "Take a few."),))
    made = spoken("Take\u00a02.", language("en"), lexicon)
    assert made.text == "Take a few."
    assert made.trace == (Step("Take\u00a02.", "Take a few.", "override"),)
    assert heard("Take 2. Stop.", "en", lexicon) == "Take two. Stop."


def test_the_trace_names_the_lexicon() -> None:
    made = spoken("Take 2 NSAIDs", language("en"), words(("NSAIDs", "en saids")))
    assert made.trace == (Step("NSAIDs", "en saids", "lexicon"), Step("2", "two", "amount"))


def test_spoken_forms_are_written_as_the_engine_wants_them() -> None:
    sentence = Lexicon((), (Entry("x", "বাড়ি"),))
    assert heard("x", "bn", sentence) == "বা\u09dcি"
    marked = Lexicon((), (Entry("x", "مُد\u064eّة"),))
    assert heard("x", "ar", marked) == "مُد\u0651\u064eة"


@given(st.text(alphabet="ab NHS12 ٣,.-حق", max_size=20), st.sampled_from(["en", "ar", "pl"]))
def test_an_unused_entry_changes_nothing(text: str, tag: str) -> None:
    assert heard(text, tag, words(("zzzz", "y"))) == spoken(text, language(tag)).text


@pytest.mark.parametrize(
    ("tag", "text", "names"),
    [
        ("zh-Hans", "MP3和X光", ("MP3", "X")),
        ("ar", "NHS ثم NHS 111", ("NHS",)),
        ("ar", "250 mg/5 ml و 5 mg/kg", ()),
        ("ar", "٢٥٠ mg", ()),
        ("es", "warfarin", ()),
    ],
)
def test_latin_words_of_other_scripts_are_named_once(tag: str, text: str, names: tuple[str, ...]) -> None:
    assert unspoken_names(text, language(tag), Lexicon()) == names


def test_a_word_inside_a_sentence_with_its_own_spoken_form_is_not_named() -> None:
    assert unspoken_names("NHS", language("ar"), Lexicon((), (Entry("NHS", "إن"),))) == ()
