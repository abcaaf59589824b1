"""Letters that pass for others are looked for only where they can be."""

import unicodedata

from pipeline.text.characters import _ALIKE, _NOT_LATIN, hidden, lookalikes


def test_no_letter_of_a_look_alike_alphabet_is_outside_the_blocks_that_are_searched() -> None:
    letters = (chr(code) for code in range(0x110000))
    strangers = [
        letter
        for letter in letters
        if letter.isalpha() and unicodedata.name(letter, "").partition(" ")[0] in _ALIKE - {"LATIN"}
    ]
    assert len(strangers) > 1000
    assert [letter for letter in strangers if not _NOT_LATIN.match(letter)] == []


def test_what_is_printable_may_still_be_hidden() -> None:
    assert hidden("a\u3164b") == ("\u3164",)
    assert hidden("a\ufffdb") == ("\ufffd",)
    assert hidden("żółć 5\u00a0mg") == ()


def test_a_cyrillic_letter_in_a_polish_word_is_found_and_accents_are_not() -> None:
    assert lookalikes("Pоwrót do domu", "Latn") == ("Pоwrót",)
    assert lookalikes("Powrót do domu, 5 µg", "Latn") == ()
