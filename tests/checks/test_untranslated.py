"""English never fills a gap because somebody copied the source and called it finished."""

import pytest

from pipeline.model.finding import Severity
from tests.checks.test_checks import find


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("Pressure on a nerve in your spine can give you:", Severity.BLOCK),
        ("skin that feels too sensitive", Severity.BLOCK),
        ("an injury to your back", Severity.BLOCK),
        ("thin bones", Severity.REVIEW),
    ],
)
def test_a_copied_sentence_blocks_and_a_copied_word_is_looked_at(words: str, severity: Severity) -> None:
    assert [finding.severity for finding in find("C050", "pl", words, words)] == [severity]


@pytest.mark.parametrize("words", ["Northfield Hospital NHS Trust", "020 7946 0123", "Paracetamol 500 mg", "Normal"])
def test_names_and_figures_stay(words: str) -> None:
    assert find("C050", "pl", words, words) == ()
