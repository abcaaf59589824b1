"""Words as a tree are found as words in a row are."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.alternatives import alternatives

_WORDS = st.lists(st.text("abÉ.-^]\\ ", min_size=1, max_size=5), max_size=8)


@given(_WORDS, st.text("abÉ.-^]\\ ", max_size=30))
def test_of_several_words_the_longest_is_found(words: list[str], text: str) -> None:
    row = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
    for end in ("", r"(?!\w)"):
        in_a_row, as_tree = (re.compile(f"(?:{each}){end}") for each in (row, alternatives(words)))
        assert [m.span() for m in as_tree.finditer(text)] == [m.span() for m in in_a_row.finditer(text)]


def test_what_words_have_in_common_is_written_once() -> None:
    assert alternatives(["day", "days", "date"]) == "da(?:y(?:s|)|te)"
