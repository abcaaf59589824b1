"""What a language cannot offer has a reason; what nobody knows is refused."""

import pytest

from pipeline.languages import known, language, tags
from pipeline.model.errors import UsageError
from pipeline.text.readability.formulas import formula
from pipeline.text.speakable import has_speaker

SAMPLES = ("ar", "bn", "cy", "en", "es", "pl", "ro", "ur", "zh-Hans")


@pytest.mark.parametrize("tag", tags())
def test_a_language_has_a_reading_formula_or_the_reason_why_not(tag: str) -> None:
    found = language(tag)
    assert found.formulas or found.formula_reason
    for id_ in found.formulas:
        found_formula = formula(id_, tag)
        assert found_formula is not None
        assert found_formula.language == tag


@pytest.mark.parametrize("tag", SAMPLES)
def test_every_sample_language_can_be_spoken_and_has_words_for_units(tag: str) -> None:
    found = language(tag)
    assert has_speaker(tag)
    assert found.voice is not None
    assert {"hour", "day", "week", "minute", "milligram", "tablet"} <= {name for name, _ in found.units}


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    assert not known("tlh")
    with pytest.raises(UsageError, match="zh-Hans"):
        language("tlh")


@pytest.mark.parametrize("tag", ["../en", "EN", "en_GB", "zh_Hans", ""])
def test_a_tag_that_is_spelled_otherwise_is_refused(tag: str) -> None:
    with pytest.raises(UsageError):
        language(tag)
