"""Another program's XLIFF, translate-toolkit's, reads and writes our files: only what was edited there differs."""

import pytest

from pipeline.exchange import read, xliff, xliff2
from pipeline.model.catalogue import Message, MessageId, State
from pipeline.model.exchange import Delivery, Standing
from tests.exchange.material import MESSAGES, parcel

toolkit = pytest.importorskip("translate.storage.xliff", reason="not installed: pip install translate-toolkit")
PLAIN = tuple(message for message in MESSAGES if "*" not in message.id.words and "{" not in message.id.words)


def rows(delivery: Delivery) -> list[tuple[str, str | None, str, str, str]]:
    return [(back.key, back.context, back.words, back.target, back.remark) for back in delivery.messages]


def test_it_sees_every_message_its_state_its_notes_and_its_place() -> None:
    units = toolkit.Xliff1File.parsestring(xliff.write(parcel())).units
    assert [str(unit.source) for unit in units] == [message.id.words for message in MESSAGES]
    assert [str(unit.target or "") for unit in units] == [message.target for message in MESSAGES]
    assert [unit.isapproved() for unit in units] == [message.state is State.DONE for message in MESSAGES]
    assert [unit.isfuzzy() for unit in units] == [message.state is State.DRAFT for message in MESSAGES]
    assert units[1].getnotes("developer") == "Keep it short."
    assert units[2].getlocations() == ["source/small.md:21", "source/small.md:30"]


def test_saving_it_unchanged_changes_nothing_for_us() -> None:
    data = xliff.write(parcel())
    saved = bytes(toolkit.Xliff1File.parsestring(data))
    assert saved != data
    assert rows(read(saved, "a")) == rows(read(data, "a"))
    assert [back.standing for back in read(saved, "a").messages] == [back.standing for back in read(data, "a").messages]


def test_only_the_edited_translation_differs_and_it_is_as_finished_as_the_tool_says() -> None:
    data = xliff.write(parcel())
    store = toolkit.Xliff1File.parsestring(data)
    store.units[4].target = "napisz"
    back = read(bytes(store), "a")
    differing = [new for old, new in zip(rows(read(data, "a")), rows(back), strict=True) if old != new]
    assert [row[3] for row in differing] == ["napisz"]
    for state, standing in (("S_NEEDS_REVIEW", Standing.UNFINISHED), ("S_SIGNED_OFF", Standing.FINISHED)):
        store.units[4].set_state_n(getattr(store.units[4], state))
        assert read(bytes(store), "a").messages[4].standing is standing


def test_its_xliff_2_reads_ours_and_ours_reads_its() -> None:
    second = pytest.importorskip("translate.storage.xliff2", reason="pip install 'translate-toolkit>=3.16'")
    sent = (*PLAIN, Message(MessageId("item", "rest"), "", State.EMPTY))
    data = xliff2.write(parcel(sent))
    store = second.Xliff2File.parsestring(data)
    assert [str(unit.source) for unit in store.units] == [message.id.words for message in sent]
    store.units[-1].target = "odpocznij"
    back = rows(read(bytes(store), "a"))
    assert [row[3] for row in back] == [*(message.target for message in PLAIN), "odpocznij"]
    assert back[:-1] == rows(read(data, "a"))[:-1]
