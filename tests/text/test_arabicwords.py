"""Vowel marks are added to Arabic for the voice; no letter is ever changed."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import language
from pipeline.text.speakable import spoken
from pipeline.text.speakable.arabicwords import vowelled

MARKS = re.compile("[\u064b-\u0652\u0670]")
TEXT = st.text(alphabet="يجب أن لا تأكل خذ قرصان من كل دواء بعد الطعام،. \u064e\u064f\u0650", max_size=60)


@given(TEXT)
def test_nothing_but_vowel_marks_is_added(text: str) -> None:
    assert MARKS.sub("", vowelled(text)) == MARKS.sub("", text)


def test_a_word_that_the_engine_misreads_gets_its_vowels() -> None:
    assert vowelled("يجب") != "يجب"
    assert MARKS.search(spoken("يجب أن تستريح", language("ar")).text)


def test_marks_that_a_translator_printed_are_kept() -> None:
    assert vowelled("كُل") == "كُل"
