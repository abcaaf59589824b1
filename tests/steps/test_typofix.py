"""A mended slip keeps a translation finished; whatever could hurt does not."""

import pytest

from pipeline.languages import language
from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.steps.typofix import Fixed, keep_finished
from pipeline.steps.update import update

EN = language("en")


def message(words: str, target: str = "", state: State = State.EMPTY, context: str = "item") -> Message:
    return Message(MessageId(context, words), target, state)


def fixed(before: Message, *after: Message) -> Fixed:
    old = Catalogue("a", "pl", (before,))
    return keep_finished(old, update(Catalogue("a", "", after), old), EN)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Take the tabelts with food.", "Take the tablets with food."),
        ("Call us, if you feel sick", "Call us if you feel sick."),
        ("You may see a small bruise.", "You may see a small bruise"),
        ("Wait for 2 day after it.", "Wait for 2 days after it."),
    ],
)
def test_a_mended_slip_keeps_the_translation_finished(before: str, after: str) -> None:
    result = fixed(message(before, "T", State.DONE), message(after))
    (kept,) = result.catalogue.messages
    assert (kept.target, kept.state, kept.previous) == ("T", State.DONE, None)
    assert [(k.before.words, k.after.words) for k in result.kept] == [(before, after)]
    assert result.refused == ()


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("Take 2 tablets with food.", "Take 3 tablets with food.", "figures"),
        ("Take 2 mg with your food.", "Take 2 g with your food.", "figures"),
        ("Call us on 020 7946 0123 today.", "Call us on 020 7946 0132 today.", "figures"),
        ("Do not take this with your food.", "Do take this with your food.", "negation"),
        ("Take ibuprofen with your food.", "Take naproxen with your food.", "medicines"),
        ("Stay in bed if it is above normal.", "Stay in bed if it is below normal.", "comparison"),
        ("Take it once a day with your food.", "Take it twice a day with your food.", "numbers"),
        ("Call {{ward}} if you feel unwell.", "Call {{desk}} if you feel unwell.", "placeholders"),
        ("You may see a small bruise there.", "You may feel a sharp pain there.", "too much"),
    ],
)
def test_a_change_that_could_hurt_leaves_a_draft(before: str, after: str, reason: str) -> None:
    result = fixed(message(before, "T", State.DONE), message(after))
    (draft,) = result.catalogue.messages
    assert draft.state is State.DRAFT
    assert draft.previous == MessageId("item", before)
    assert result.kept == ()
    assert reason in result.refused[0].reason


def test_a_draft_stays_a_draft() -> None:
    result = fixed(message("Take the tabelts.", "T", State.DRAFT), message("Take the tablets."))
    assert result.catalogue.messages[0].state is State.DRAFT
    assert (result.kept, result.refused) == ((), ())


def test_a_text_of_another_role_stays_a_draft() -> None:
    result = fixed(message("Take the tabelts.", "T", State.DONE), message("Take the tablets.", context="heading"))
    assert result.catalogue.messages[0].state is State.DRAFT
    assert "was a item" in result.refused[0].reason


def test_the_translation_of_a_text_that_is_still_there_is_not_given_to_another() -> None:
    result = fixed(
        message("Take the tablets.", "T", State.DONE), message("Take the tablets."), message("Take the tablet.")
    )
    assert [m.state for m in result.catalogue.messages] == [State.DONE, State.DRAFT]
    assert result.kept == ()
