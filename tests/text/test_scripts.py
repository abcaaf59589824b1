"""Letters know their script, languages theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.scripts import (
    COMPLEX,
    RTL,
    language_name,
    main_script,
    reads_rtl,
    same_language,
    script,
    scripts,
    scripts_of,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tablets", "Latn"),
        ("wŷr", "Latn"),
        ("الماء", "Arab"),
        ("پانی", "Arab"),
        ("জল", "Beng"),
        ("ਪਾਣੀ", "Guru"),
        ("પાણી", "Gujr"),
        ("நீர்", "Taml"),
        ("पानी", "Deva"),
        ("用水", "Hani"),
        ("вода", "Cyrl"),
        ("500 – 2,5 ٣", ""),
    ],
)
def test_words_have_the_script_of_their_letters(text: str, name: str) -> None:
    assert main_script(text) == name


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en-GB", {"Latn"}),
        ("ur", {"Arab"}),
        ("zh-CN", {"Hani"}),
        ("zh-Hans", {"Hani"}),
        ("pa-IN", {"Guru"}),
        ("pa-PK", {"Arab"}),
        ("sr-Latn-RS", {"Latn"}),
        ("ja-JP", {"Hani", "Hira", "Kana"}),
        ("x-none", set()),
        ("", set()),
        ("qq", set()),
    ],
)
def test_languages_have_the_scripts_that_they_are_written_in(tag: str, written: set[str]) -> None:
    assert scripts_of(tag) == written


@pytest.mark.parametrize(
    "first, second, same",
    [
        ("pl", "pl-PL", True),
        ("zh-Hans", "zh_CN", True),
        ("zh-Hans", "zh-TW", False),
        ("zh_Hans", "zh-Hans", True),
        ("pa", "pa-Arab", False),
        ("pt", "pt-BR", True),
        ("sr", "sr-Latn", False),
        ("pl", "cs", False),
        ("zh", "zh-Hans", True),
        ("zh-HK", "zh_Hant", True),
        ("es-419", "es", True),
        ("", "pl", False),
    ],
)
def test_tags_are_compared_by_language_and_script(first: str, second: str, same: bool) -> None:
    assert same_language(first, second) is same


def test_languages_have_english_names() -> None:
    assert (language_name("pl-PL"), language_name("qq")) == ("Polish", "qq")


def test_mixed_text_reads_as_most_of_its_letters_do() -> None:
    assert reads_rtl("تناول أقراص Aspirin الآن")
    assert not reads_rtl("Also in العربية and more")
    assert not reads_rtl("500")


@given(st.text())
def test_letters_are_counted_once_and_right_to_left_scripts_are_complex(text: str) -> None:
    assert scripts(text).total() == sum(bool(script(letter)) for letter in text)
    assert RTL < COMPLEX
