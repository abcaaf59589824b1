"""Findings as notes of the catalogue: there for the translator, gone with the next run, never in a translation."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.finding import Finding, Severity
from pipeline.steps.notes import MARK, noted

MESSAGE = Message(MessageId("item", "Do not run."), "Biegaj.", State.DONE, note="A list.\nOf the clinic.")
OTHER = Message(MessageId("item", "Rest."), "Odpoczywaj.", State.DONE)
CATALOGUE = Catalogue("hip", "pl", (MESSAGE, OTHER))
LOST = Finding("hip", "pl", "C022", Severity.BLOCK, "item", "Do not run.", "“not” is lost", "Mend it.", "x.po", 7)


def test_a_finding_stands_below_the_notes_of_its_message_alone() -> None:
    first, other = noted(CATALOGUE, [LOST]).messages
    assert first.note.split("\n") == [
        "A list.",
        "Of the clinic.",
        f"{MARK} C022 (must be mended) “not” is lost. Mend it.",
    ]
    assert other == OTHER


def test_a_second_run_changes_nothing_and_a_run_without_findings_gives_the_catalogue_back() -> None:
    once = noted(CATALOGUE, [LOST])
    assert noted(once, [LOST]) == once
    assert noted(once, []) == CATALOGUE


@given(st.text(), st.text())
def test_whatever_a_finding_says_becomes_one_printable_line_and_no_translation_changes(message: str, hint: str) -> None:
    (first, _) = noted(CATALOGUE, [replace(LOST, message=message, hint=hint)]).messages
    assert first.note.split("\n")[:2] == MESSAGE.note.split("\n")
    assert len(first.note.split("\n")) == 3
    assert first.note.split("\n")[2].isprintable()
    assert (first.target, first.state, first.id) == (MESSAGE.target, MESSAGE.state, MESSAGE.id)
