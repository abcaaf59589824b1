"""A draft whose source changed in a figure or a negation says so in words."""

import pytest

from pipeline.languages import language
from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.steps.mark import is_critical, mark
from pipeline.steps.update import update

EN = language("en")


def updated(old: str, new: str) -> Message:
    done = Message(MessageId("item", old), "T", State.DONE)
    template = Catalogue("a", "", (Message(MessageId("item", new), note="from the author"),))
    (message,) = mark(update(template, Catalogue("a", "pl", (done,))), EN).messages
    return message


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Take 2 tablets a day.", "Take 3 tablets a day.", "2 tablet is now 3 tablet"),
        ("Take 500 mg a day.", "Take 500 g a day.", "500 milligram is now 500 gram"),
        ("You can eat after it.", "You cannot eat after it.", "nothing is now cannot"),
        ("Do not drive after it.", "Do drive after it.", "not is now nothing"),
        ("Found in < 1% of us.", "Found in > 1% of us.", "< 1 percent is now > 1 percent"),
        ("Call 020 7946 0123 now.", "Call 020 7946 0132 now.", "020 7946 0132"),
        ("Call {{ward}} now please.", "Call {{desk}} now please.", "ward is now desk"),
        ("Read [this](https://a.org) page.", "Read [this](https://b.org) page.", "https://a.org is now https://b.org"),
        ("Take one tablet a day.", "Take two tablets a day.", "one is now two"),
        ("Take it twice a day now.", "Take it once a day now.", "twice is now once"),
        ("Take it every day with food.", "Take it every week with food.", "day is now week"),
        ("If it gets more than it was.", "If it gets less than it was.", "more is now less"),
        ("Rest up to the weekend, please.", "Rest over the weekend, please.", "up to is now over"),
        ("Wear it on the left arm.", "Wear it on the right arm.", "left is now right"),
        ("Take ibuprofen with food.", "Take naproxen with food.", "ibuprofen is now naproxen"),
        ("Stop bisoprolol before it.", "Stop atenolol before it.", "bisoprolol is now atenolol"),
        ("Come at 8am on Monday.", "Come at 9am on Monday.", "8:00 is now 9:00"),
    ],
)
def test_a_critical_change_is_told_in_words(old: str, new: str, told: str) -> None:
    message = updated(old, new)
    assert message.state is State.DRAFT
    assert is_critical(message)
    assert told in message.note
    assert message.note.startswith("from the author\n")


def test_a_change_of_wording_alone_is_not_critical() -> None:
    assert not is_critical(updated("Take 2 tablets each day.", "Please take 2 tablets every day."))
    assert not is_critical(updated("In April, your cholesterol is mesured.", "In April, your cholesterol is measured."))


def test_marking_twice_through_update_changes_nothing() -> None:
    message = updated("Take 2 tablets a day.", "Take 3 tablets a day.")
    template = Catalogue("a", "", (Message(message.id, note="from the author"),))
    assert mark(update(template, Catalogue("a", "pl", (message,))), EN).messages == (message,)
