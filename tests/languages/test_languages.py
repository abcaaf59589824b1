"""What every language file must hold, whichever language it is."""

import unicodedata
from pathlib import Path

import pytest
from babel.core import Locale, get_global

from pipeline.languages import language, tags
from pipeline.text.segment import sentences

every_language = pytest.mark.parametrize("tag", tags())
FOLDER = Path(__file__).parent.parent.parent / "pipeline" / "languages"
# ECMA-376 part 1, 17.3.2.26: the slot of a run's font by its script.
SLOTS = {"Latn": "ascii", "Cyrl": "ascii", "Hans": "eastAsia", "Hant": "eastAsia", "Kore": "eastAsia"}


def test_the_languages_that_readers_asked_for_are_there() -> None:
    assert set(tags()) >= set("ar bn cy de en es fa fr gu hi it ko pa pl pt ro ru so ta tr uk ur vi zh-Hans".split())


@every_language
def test_names_direction_and_script_are_those_of_cldr(tag: str) -> None:
    known = language(tag)
    locale = Locale.parse(known.locale)
    likely = get_global("likely_subtags")[locale.language]
    assert known.script in likely.split("_")
    assert known.direction == locale.text_direction == ("rtl" if known.script == "Arab" else "ltr")
    assert known.own_name.strip()
    assert known.english_name.isascii()
    assert known.word_lang.split("-")[0] == locale.language


@every_language
def test_the_font_slot_is_that_of_the_script(tag: str) -> None:
    known = language(tag)
    assert known.typography.slot == SLOTS.get(known.script, "cs")
    assert known.typography.factor >= 1
    assert known.typography.leading >= (2 if known.script == "Arab" else 1.5)


@every_language
def test_words_are_written_as_texts_are_in_normal_form_c(tag: str) -> None:
    # Texts are brought to normal form C when they are read; a word that is not would never be found in one.
    assert unicodedata.is_normalized("NFC", (FOLDER / f"{tag}.toml").read_text("utf-8"))


@every_language
def test_no_word_names_two_units_and_none_is_a_unit_and_a_time(tag: str) -> None:
    known = language(tag)
    named: dict[str, set[str]] = {}
    for unit, words in known.units:
        for word in words:
            named.setdefault(word.lower(), set()).add(unit)
    assert {word: units for word, units in named.items() if len(units) > 1} == {}
    assert set(named) & {word.lower() for word in (*known.hour, *known.am, *known.pm, *known.night)} == set()


@every_language
def test_every_language_names_the_units_of_a_leaflet(tag: str) -> None:
    wanted = "microgram milligram gram kilogram millilitre litre second minute hour day week month year tablet"
    assert {name for name, words in language(tag).units if words} >= set(wanted.split())


@every_language
def test_a_language_has_a_voice_or_says_why_it_has_none(tag: str) -> None:
    known = language(tag)
    assert (known.voice is None) == bool(known.voice_reason)


def test_languages_with_a_published_formula_have_it_and_the_others_say_why_not() -> None:
    for tag in ("de", "en", "es", "fr", "it", "pl", "pt", "ru", "tr"):
        assert language(tag).formulas
    for tag in ("gu", "ko", "pa", "so", "ta", "uk"):
        assert language(tag).formula_reason == "no reading formula has been validated for this language"


@every_language
def test_no_sentence_ends_after_an_abbreviation_of_the_language(tag: str) -> None:
    known = language(tag)
    start, following = known.own_name, known.own_name.capitalize()
    for listed in known.abbreviations:
        abbreviation = listed.removesuffix(" #")
        text = f"{start} {abbreviation} {'5' if listed.endswith(' #') else following} {start}."
        assert sentences(text, known) == (text,), listed
