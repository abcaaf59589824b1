"""Updating a catalogue loses nothing and invents nothing."""

from dataclasses import replace
from itertools import cycle

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.catalogue import Catalogue, Message, MessageId, Place, State
from pipeline.steps.update import update


def message(words: str, target: str = "", state: State = State.EMPTY, context: str = "paragraph") -> Message:
    return Message(MessageId(context, words), target, state, places=(Place("source/a.md", 1),))


def done(words: str, target: str, context: str = "paragraph") -> Message:
    return message(words, target, State.DONE, context)


def template(*words: str) -> Catalogue:
    return Catalogue("a", "", tuple(message(text) for text in words))


OLD = Catalogue("a", "pl", (done("Take one tablet.", "Weź."), done("Call us for help.", "Dzwoń.")))


def test_an_unchanged_message_keeps_its_translation() -> None:
    new = update(template("Call us for help.", "Take one tablet."), OLD)
    assert [(m.target, m.state) for m in new.messages] == [("Dzwoń.", State.DONE), ("Weź.", State.DONE)]


def test_a_changed_message_becomes_a_draft_that_remembers_its_source() -> None:
    new = update(template("Take two tablets.", "Call us for help."), OLD)
    draft = new.messages[0]
    assert (draft.target, draft.state) == ("Weź.", State.DRAFT)
    assert draft.previous == MessageId("paragraph", "Take one tablet.")
    assert new.obsolete == ()


def test_a_removed_message_is_kept_as_obsolete_and_comes_back() -> None:
    without = update(template("Call us for help."), OLD)
    assert [m.target for m in without.obsolete] == ["Weź."]
    again = update(template("Take one tablet.", "Call us for help."), without)
    assert [(m.target, m.state) for m in again.messages] == [("Weź.", State.DONE), ("Dzwoń.", State.DONE)]
    assert again.obsolete == ()


def test_an_unlike_message_is_not_offered_as_a_draft() -> None:
    new = update(template("Something quite different here", "Call us for help."), OLD)
    assert (new.messages[0].target, new.messages[0].state) == ("", State.EMPTY)
    assert [m.target for m in new.obsolete] == ["Weź."]


def test_what_people_wrote_survives() -> None:
    old = replace(OLD, messages=(replace(OLD.messages[0], remark="ask Anna"), OLD.messages[1]))
    for words in ("Take one tablet.", "Take two tablets."):
        assert update(template(words, "Call us for help."), old).messages[0].remark == "ask Anna"
    headed = replace(OLD, headers=(("X-Own", "kept"),), preamble="kept too")
    new = update(template("Call us for help."), headed)
    assert (new.headers, new.preamble) == ((("X-Own", "kept"),), "kept too")


def test_a_new_message_is_offered_the_translation_of_a_similar_one_that_stays() -> None:
    new = update(template("Take one tablet.", "Take one tablet now.", "Call us for help."), OLD)
    kept, offered, _ = new.messages
    assert (kept.target, kept.state) == ("Weź.", State.DONE)
    assert (offered.target, offered.state, offered.remark) == ("Weź.", State.DRAFT, "")
    assert offered.previous == MessageId("paragraph", "Take one tablet.")
    assert new.obsolete == ()


def test_a_new_message_is_offered_the_translation_of_a_similar_one_that_has_gone_before() -> None:
    gone = update(template("Call us for help."), OLD)
    new = update(template("Take one tablet now.", "Call us for help."), gone)
    assert (new.messages[0].target, new.messages[0].state) == ("Weź.", State.DRAFT)
    assert [m.target for m in new.obsolete] == ["Weź."]


def test_what_has_gone_is_offered_before_what_stays_even_if_that_is_more_alike() -> None:
    old = replace(OLD, messages=(*OLD.messages, done("Call us for a lift.", "Po podwózkę.")))
    new = update(template("Take one tablet.", "Call us for help.", "Call us for helps."), old)
    assert new.messages[2].previous == MessageId("paragraph", "Call us for a lift.")


def test_a_draft_is_offered_to_nobody_else() -> None:
    old = Catalogue("a", "pl", (message("Take one tablet.", "Weź?", State.DRAFT),))
    new = update(template("Take one tablet.", "Take one tablet now."), old)
    assert [(m.target, m.state) for m in new.messages] == [("Weź?", State.DRAFT), ("", State.EMPTY)]


def test_the_previous_context_is_remembered_too() -> None:
    heading = Catalogue("a", "", (message("Take one tablet.", context="heading"),))
    draft = update(heading, OLD).messages[0]
    assert draft.previous == MessageId("paragraph", "Take one tablet.")


def test_a_draft_that_changes_again_remembers_the_source_that_was_translated() -> None:
    once = update(template("Take two tablets.", "Call us for help."), OLD)
    twice = update(template("Take two tablets now.", "Call us for help."), once)
    assert twice.messages[0].previous == MessageId("paragraph", "Take one tablet.")


def test_four_thousand_messages_with_a_twentieth_changed_lose_no_translation() -> None:
    words = "take the tablet water day food rest hours ward nurse doctor pain swelling wound bath drive lift".split()
    texts = [" ".join(words[(n * step) % len(words)] for step in range(2, 12)) + f" {n}" for n in range(4_000)]
    old = Catalogue("a", "pl", tuple(done(text, f"T {text}") for text in texts))
    new = update(template(*(f"{text} now" if n % 20 == 0 else text for n, text in enumerate(texts))), old)
    assert sum(m.state is State.DRAFT for m in new.messages) == 200
    assert {m.target for m in old.messages} == {m.target for m in (*new.messages, *new.obsolete)}


WORDS = st.lists(st.text("abc 12", min_size=1, max_size=12), max_size=8, unique=True)


@given(WORDS, WORDS, WORDS)
def test_updating_twice_changes_nothing(before: list[str], after: list[str], gone: list[str]) -> None:
    states = cycle(State)
    messages = tuple(
        message(words, "" if state is State.EMPTY else f"T {words}", state)
        for words, state in zip(before, states, strict=False)
    )
    old = Catalogue("a", "pl", messages, obsolete=tuple(done(words, f"G {words}") for words in gone))
    once = update(template(*after), old)
    assert update(template(*after), once) == once


@given(WORDS, WORDS)
def test_no_translation_is_ever_lost(before: list[str], after: list[str]) -> None:
    old = Catalogue("a", "pl", tuple(done(words, f"T {words}") for words in before))
    new = update(template(*after), old)
    assert {m.target for m in old.messages} <= {m.target for m in (*new.messages, *new.obsolete)}


@given(WORDS, WORDS)
def test_only_an_exact_match_is_ever_done(before: list[str], after: list[str]) -> None:
    old = Catalogue("a", "pl", tuple(done(words, f"T {words}") for words in before))
    for m in update(template(*after), old).messages:
        assert m.state is not State.DONE or m.target == f"T {m.id.words}"
