"""A waiver holds for one finding about one exact message, and only where its giver may give it."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.model.finding import Finding, Severity
from pipeline.model.waiver import Waiver
from pipeline.steps.check import blocks
from pipeline.steps.waive import message_digest, waive

LOST = Finding(
    "hip", "pl", "C022", Severity.BLOCK, "item", "Do not run.", "lost", "Mend it.", "x.po", 7, target="Biegaj."
)
DIGEST = message_digest("item", "Do not run.", "Biegaj.")
WAIVER = Waiver("C022", DIGEST, "reviser", "Anna Nowak", "An idiom.", "2026-11-22")


def test_a_waived_finding_is_still_there_but_keeps_nothing_from_being_made() -> None:
    (found,) = waive([LOST], [WAIVER])
    assert found.waiver == WAIVER
    assert blocks([LOST])
    assert not blocks([found])


@pytest.mark.parametrize(
    "changed", [{"words": "Do not walk."}, {"target": "Proszę biegać."}, {"context": "cell"}, {"code": "C023"}]
)
def test_any_change_of_the_message_and_any_other_code_voids_it(changed: dict[str, Any]) -> None:
    finding = replace(LOST, **changed)
    assert waive([finding], [WAIVER]) == (finding,)


def test_another_line_or_leaflet_file_does_not_void_it() -> None:
    assert waive([replace(LOST, line=99)], [WAIVER])[0].waiver == WAIVER


def test_a_translator_cannot_waive_what_blocks_but_can_waive_what_is_for_review() -> None:
    own = replace(WAIVER, role="translator")
    assert waive([LOST], [own]) == (LOST,)
    assert waive([replace(LOST, severity=Severity.REVIEW)], [own])[0].waiver == own


def test_a_translators_waiver_does_not_hide_the_revisers() -> None:
    assert waive([LOST], [WAIVER, replace(WAIVER, role="translator", date="2026-12-01")])[0].waiver == WAIVER


def test_the_latest_waiver_counts() -> None:
    later = replace(WAIVER, reason="Better said.", date="2026-12-01")
    assert waive([LOST], [WAIVER, later])[0].waiver == later


@pytest.mark.parametrize("code", ["C006", "C007"])
def test_a_missing_or_fuzzy_translation_cannot_be_waived(code: str) -> None:
    finding = replace(LOST, code=code)
    assert waive([finding], [replace(WAIVER, code=code)]) == (finding,)


def test_texts_that_only_look_alike_when_joined_are_told_apart() -> None:
    assert message_digest("a", "bc", "d") != message_digest("a", "b", "cd")
