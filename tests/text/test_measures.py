"""Sizes and lengths of files are told in the reader's language."""

import pytest

from pipeline.languages import language, tags
from pipeline.text.measures import file_size, playing_time


@pytest.mark.parametrize(
    ("size", "said"),
    [(1, "1 kB"), (1_499, "1 kB"), (45_500, "46 kB"), (999_499, "999 kB"), (999_500, "1 MB"), (2_449_999, "2.4 MB")],
)
def test_a_size_is_told_in_the_unit_that_makes_it_short(size: int, said: str) -> None:
    assert file_size(size, "en_GB") == said


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [
        (1, "1 sec"),
        (59_400, "59 secs"),
        (59_600, "1 min"),
        (89_000, "1 min"),
        (90_000, "2 mins"),
        (3_600_000, "60 mins"),
    ],
)
def test_a_length_is_told_in_whole_minutes_or_in_seconds(milliseconds: int, said: str) -> None:
    assert playing_time(milliseconds, "en_GB") == said


def test_figures_are_written_as_the_language_writes_them() -> None:
    assert file_size(2_149_000, "pl") == "2,1 MB"
    assert playing_time(360_000, "zh_Hans") == "6分钟"


@pytest.mark.parametrize("tag", tags())
@pytest.mark.parametrize("amount", [1, 2, 5, 11, 40])
def test_no_language_meets_the_name_of_a_unit_in_a_database(tag: str, amount: int) -> None:
    locale = language(tag).locale
    told = [file_size(amount * 1000, locale), file_size(amount * 1_000_000, locale)]
    told += [playing_time(amount * 1000, locale), playing_time(amount * 60_000, locale)]
    for text in told:
        assert "digital" not in text
        assert "duration" not in text
    # Arabic has forms for one and two that hold no figure.
    assert amount < 3 or all(str(amount) in text for text in told)
