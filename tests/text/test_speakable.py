"""Figures are heard as words, in every language, as the golden tables in tests/golden/spoken/ say."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import language
from pipeline.text.speakable import speaker, spoken
from pipeline.text.speakable.speaker import REQUIRED_SYMBOLS

GOLDEN = Path(__file__).parent.parent / "golden" / "spoken"
TAGS = sorted(path.stem for path in GOLDEN.glob("*.tsv"))
OPERATORS = re.compile(r"[\d<>≤≥%٪‰±×=°℃£€~]")


def cases(tag: str) -> list[tuple[str, str]]:
    lines = (GOLDEN / f"{tag}.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1]) for row in rows]


@pytest.mark.parametrize(("tag", "printed", "heard"), [(tag, *case) for tag in TAGS for case in cases(tag)])
def test_a_figure_is_heard_as_the_golden_table_says(tag: str, printed: str, heard: str) -> None:
    assert spoken(printed, language(tag)).text == heard


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_has_at_least_forty_golden_figures(tag: str) -> None:
    assert len(cases(tag)) >= 40


def test_every_sample_language_has_a_golden_table() -> None:
    assert set(TAGS) >= {"ar", "bn", "cy", "en", "es", "pl", "ro", "ur", "zh-Hans"}


@pytest.mark.parametrize("tag", TAGS)
def test_every_symbol_that_an_engine_misreads_has_words(tag: str) -> None:
    assert set(REQUIRED_SYMBOLS) <= {symbol for symbol, _ in speaker(tag).symbols}


@pytest.mark.parametrize("tag", TAGS)
@given(text=st.text(alphabet="0123456789٠١٢٣০১২۴۵ .,:–-<>≤≥%°Cmgl/+±×£½ ab", max_size=30))
def test_no_digit_and_no_operator_ever_reaches_the_engine(tag: str, text: str) -> None:
    heard = spoken(text, language(tag)).text
    assert not OPERATORS.search(heard), f"{text!r} is heard as {heard!r}"


@pytest.mark.parametrize("tag", TAGS)
@given(value=st.integers(min_value=0, max_value=999_999_999))
def test_every_whole_number_has_words(tag: str, value: int) -> None:
    heard = spoken(f"({value})", language(tag)).text
    assert heard[0] + heard[-1] == "()"
    assert len(heard) > len("()")
