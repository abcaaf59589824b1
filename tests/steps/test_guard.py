"""No finished translation vanishes unseen."""

from dataclasses import replace

import pytest

from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.errors import CatalogueError
from pipeline.steps.guard import refuse_vanished, vanished
from pipeline.steps.update import update


def message(words: str, target: str, state: State = State.DONE) -> Message:
    return Message(MessageId("paragraph", words), target, state, line=7)


def catalogue(*messages: Message, obsolete: tuple[Message, ...] = ()) -> Catalogue:
    return Catalogue("leaflet", "pl", messages, obsolete=obsolete, file="locale/pl/LC_MESSAGES/leaflet.po")


DONE = message("Rest for two days.", "Odpoczywaj dwa dni.")
DRAFT = message("Call us.", "Zadzwoń.", State.DRAFT)
EMPTY = message("Stop.", "", State.EMPTY)
BEFORE = catalogue(DONE, DRAFT, EMPTY)


def test_a_finished_translation_that_was_emptied_has_vanished() -> None:
    assert vanished(BEFORE, catalogue(replace(DONE, target="", state=State.EMPTY), DRAFT, EMPTY)) == (DONE,)


def test_a_finished_translation_whose_message_is_not_in_the_file_has_vanished() -> None:
    assert vanished(BEFORE, catalogue(DRAFT, EMPTY)) == (DONE,)


def test_a_translation_in_spaces_has_vanished() -> None:
    blank = replace(DONE, target=" \u00a0", state=State.EMPTY)
    assert vanished(BEFORE, catalogue(blank)) == (DONE,)


def test_drafts_and_empty_messages_cannot_vanish() -> None:
    assert vanished(BEFORE, catalogue(DONE)) == ()


@pytest.mark.parametrize(
    "after",
    [
        catalogue(replace(DONE, target="Odpocznij.")),
        catalogue(replace(DONE, state=State.DRAFT)),
        catalogue(obsolete=(DONE,)),
        catalogue(replace(DONE, id=MessageId("paragraph", "Rest."), state=State.DRAFT, previous=DONE.id)),
    ],
    ids=["edited", "marked fuzzy", "obsolete", "draft of a changed source"],
)
def test_what_a_person_or_an_update_did_is_no_loss(after: Catalogue) -> None:
    assert vanished(BEFORE, after) == ()


def test_an_update_loses_nothing() -> None:
    template = catalogue(message("Rest for three days.", "", State.EMPTY), message("New.", "", State.EMPTY))
    assert vanished(BEFORE, update(template, BEFORE)) == ()


def test_a_file_that_has_lost_a_translation_is_refused_by_name_and_line() -> None:
    after = catalogue(replace(DONE, target="", state=State.EMPTY, line=12))
    with pytest.raises(CatalogueError) as caught:
        refuse_vanished(BEFORE, after, "returned.po")
    assert caught.value.place == "returned.po:12"
    assert "Rest for two days." in caught.value.found
    assert "segmentation off" in caught.value.remedy
    refuse_vanished(BEFORE, BEFORE, "returned.po")
