"""Words that are quoted in a report stand in one line of a known length, and say when something is left out."""

import pytest

from pipeline.text.excerpt import excerpt


@pytest.mark.parametrize(
    ("words", "shown"),
    [("One\n  two", "One two"), ("One two 3", "One two 3"), ("One two 34", "One two …"), ("", "")],
)
def test_what_is_left_out_is_seen_and_no_line_is_longer_than_asked(words: str, shown: str) -> None:
    assert excerpt(words, 9) == shown
    assert len(shown) <= 9
