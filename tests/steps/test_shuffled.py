"""A column of translations that was sorted by itself is never taken in."""

from dataclasses import replace

from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.steps.shuffled import shuffled

WORDS = {"pain": "ból", "numbness": "drętwienie", "skin": "skóra", "bone": "kość", "blood": "krew"}


def catalogue(words: dict[str, str]) -> Catalogue:
    messages = tuple(Message(MessageId("item", word), target, State.DONE) for word, target in words.items())
    return Catalogue("small", "pl", messages)


def test_translations_that_changed_places_are_refused() -> None:
    after = catalogue(dict(zip(WORDS, sorted(WORDS.values()), strict=True)))
    (flaw,) = shuffled(catalogue(WORDS), after)
    assert "stand beside other messages than before" in flaw.found
    assert "whole rows" in flaw.remedy


def test_new_wordings_and_two_that_became_alike_are_no_shuffle() -> None:
    before = catalogue(WORDS)
    assert shuffled(before, before) == ()
    assert shuffled(before, catalogue(WORDS | {"pain": "bóle", "skin": "kość", "blood": "ból"})) == ()


def test_drafts_of_before_say_nothing_about_where_words_belong() -> None:
    before = catalogue(WORDS)
    drafts = replace(before, messages=tuple(replace(one, state=State.DRAFT) for one in before.messages))
    assert shuffled(drafts, catalogue(dict(zip(WORDS, sorted(WORDS.values()), strict=True)))) == ()
