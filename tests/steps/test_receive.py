"""What came back is held against what was sent: every mismatch is told, nothing is lost or finished by chance."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from pipeline import exchange
from pipeline.exchange import FORMS
from pipeline.languages import language
from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.exchange import Delivery, Returned, Standing, key_of
from pipeline.steps.receive import Reception, lost, overlap, receive
from tests.exchange.material import MESSAGES, messages, parcel

EN, PL = language("en"), language("pl")
CATALOGUE = Catalogue("small", "pl", MESSAGES, headers=(("Language", "pl"), ("Last-Translator", "")))


def sent(catalogue: Catalogue = CATALOGUE, name: str = "xliff") -> Delivery:
    return exchange.read(FORMS[name].write(parcel(catalogue.messages)), "file")


def with_row(index: int, catalogue: Catalogue = CATALOGUE, **changes: Any) -> Delivery:
    """What was sent, with one row changed."""
    delivery = sent(catalogue)
    rows = list(delivery.messages)
    rows[index] = replace(rows[index], **changes)
    return replace(delivery, messages=tuple(rows))


def received(delivery: Delivery, catalogue: Catalogue = CATALOGUE) -> Reception:
    return receive(catalogue, delivery, EN, PL)


@pytest.mark.parametrize("name", [name for name in FORMS if name != "zip"])
def test_what_comes_back_untouched_changes_nothing(name: str) -> None:
    back = received(sent(name=name))
    assert back.catalogue == CATALOGUE
    assert (back.flaws, back.refusals, back.finished, back.drafts, back.same) == ((), (), 0, 0, len(MESSAGES))


@given(generated=messages())
@settings(max_examples=40)
def test_no_words_a_person_wrote_are_ever_lost_or_changed_on_the_way(generated: tuple[Message, ...]) -> None:
    # Spaces at the ends and line ends that are no hard break mean nothing, so catalogues from outside have none.
    catalogue = Catalogue("small", "pl", generated)
    back = receive(catalogue, sent(catalogue), EN, PL)
    assert [m.target.split() for m in back.catalogue.messages] == [m.target.split() for m in generated]
    assert [m.id for m in back.catalogue.messages] == [m.id for m in generated]


@pytest.mark.parametrize(
    "standing, state",
    [(Standing.FINISHED, State.DONE), (Standing.UNFINISHED, State.DRAFT), (Standing.UNSAID, State.DRAFT)],
)
def test_a_new_translation_is_finished_only_when_the_file_says_so(standing: Standing, state: State) -> None:
    back = received(with_row(4, target="Napisz: <a@example.org>\\\nlub {{phone}}", standing=standing))
    message = back.catalogue.messages[4]
    assert (message.state, message.target) == (state, "Napisz: <a@example.org>\\\nlub {{phone}}")
    assert (back.finished, back.drafts) == ((1, 0) if state is State.DONE else (0, 1))


@pytest.mark.parametrize("words", ["...", "—", "\u00a0"])
def test_dots_in_place_of_words_are_no_finished_translation(words: str) -> None:
    catalogue = replace(CATALOGUE, messages=(Message(MessageId("item", "rest")),))
    back = received(with_row(0, catalogue, target=words, standing=Standing.FINISHED), catalogue)
    assert back.catalogue.messages[0].state is not State.DONE


def test_the_source_copied_into_an_empty_translation_is_none_unless_the_file_calls_it_finished() -> None:
    catalogue = replace(CATALOGUE, messages=(Message(MessageId("item", "NHS 111")),))
    for standing, state in (
        (Standing.UNFINISHED, State.EMPTY),
        (Standing.UNSAID, State.EMPTY),
        (Standing.FINISHED, State.DONE),
    ):
        back = received(with_row(0, catalogue, target="NHS 111", standing=standing), catalogue)
        assert back.catalogue.messages[0].state is state


def test_a_draft_that_was_only_confirmed_is_finished_and_forgets_its_old_source() -> None:
    back = received(with_row(2, standing=Standing.FINISHED))
    assert back.catalogue.messages[2].state is State.DONE
    assert back.catalogue.messages[2].previous is None


def test_a_draft_that_was_worked_on_keeps_its_old_source_until_it_is_finished() -> None:
    back = received(with_row(2, target="czekaj 2–4 dni", standing=Standing.UNFINISHED))
    assert back.catalogue.messages[2].previous == MESSAGES[2].previous


def test_remarks_of_translators_arrive_and_those_that_were_there_stay() -> None:
    delivery = with_row(0, remark="Is this a title?")
    rows = [replace(row, remark="") if index == 2 else row for index, row in enumerate(delivery.messages)]
    back = received(replace(delivery, messages=tuple(rows)))
    assert back.catalogue.messages[0].remark == "Is this a title?"
    assert back.catalogue.messages[2].remark == "two\nlines"


@pytest.mark.parametrize(
    "index, changes, reason",
    [
        (0, {"words": "A big leaflet"}, 'the source has been changed to "A big leaflet" from "A small leaflet"'),
        (0, {"context": "heading"}, 'is marked as "heading" and was sent as "title"'),
        (0, {"key": "", "context": "heading"}, 'is marked as "heading" and was sent as "title"'),
        (0, {"key": "m0", "words": "Something else"}, 'the leaflet has no text "Something else"'),
        (0, {"target": ""}, 'the finished translation of "A small leaflet" has vanished'),
        (0, {"target": " \n "}, 'the finished translation of "A small leaflet" has vanished'),
        (1, {"target": "**Stop.** Zadzwoń {{telefon}} lub [my](https://example.org/a)."}, "the placeholders of"),
        (1, {"target": "**Stop.** Zadzwoń lub [my](https://example.org/a)."}, "are none and were phone"),
        (1, {"target": "Zadzwoń {{phone}} lub [my](https://example.org/b)."}, "the links of"),
        (3, {"target": "Czekanie\u202e 2–4 dni"}, "the invisible character U+202E"),
        (3, {"target": "Czekanie\u0007 2–4 dni"}, "the invisible character U+0007"),
        (3, {"target": "x" * 20_001}, "20001 characters"),
    ],
)
def test_every_mismatch_is_told_and_leaves_its_message_as_it_was(
    index: int, changes: dict[str, Any], reason: str
) -> None:
    back = received(with_row(index, **changes))
    assert reason in " ".join(flaw.found for flaw in back.flaws)
    assert back.catalogue.messages[index] == CATALOGUE.messages[index]
    assert ("did not come back" in back.flaws[-1].found) == (changes.get("key") is not None)
    assert all(flaw.remedy for flaw in back.flaws)


def test_rows_that_are_missing_or_come_twice_are_told() -> None:
    delivery = sent()
    back = received(replace(delivery, messages=(*delivery.messages[:2], delivery.messages[0])))
    found = [flaw.found for flaw in back.flaws]
    assert sum("did not come back" in words for words in found) == 3
    assert sum("stands in line" in words for words in found) == 1
    assert back.catalogue == CATALOGUE


@pytest.mark.parametrize("changes", [{"target": "de"}, {"source": "fr"}, {"target": "sr-Cyrl"}])
def test_another_language_is_refused_altogether(changes: dict[str, Any]) -> None:
    back = received(replace(sent(), **changes))
    assert [flaw.place for flaw in back.refusals] == ["language"]


def test_a_message_is_found_by_its_words_where_the_form_has_no_keys() -> None:
    delivery = sent()
    bare = tuple(
        replace(row, key="", context=None if index == 0 else row.context) for index, row in enumerate(delivery.messages)
    )
    assert received(replace(delivery, messages=bare)).flaws == ()
    unclear = replace(delivery, messages=tuple(replace(row, key="", context=None) for row in delivery.messages))
    assert len(received(unclear).flaws) == 4
    assert overlap(CATALOGUE, delivery) == 1
    assert overlap(replace(CATALOGUE, messages=()), delivery) == 0


def test_translations_of_an_older_leaflet_are_kept_aside_when_they_are_as_they_were_sent() -> None:
    newer = replace(
        CATALOGUE, messages=(replace(MESSAGES[0], id=MessageId("title", "A smaller leaflet")), *MESSAGES[1:])
    )
    back = receive(newer, sent(), EN, PL)
    assert [(message.id, message.target, message.state) for message in back.older] == [
        (MESSAGES[0].id, "Mała ulotka", State.DONE)
    ]
    assert receive(newer, with_row(0, context="heading"), EN, PL).older == ()


def test_a_finished_translation_that_is_nowhere_any_more_is_told() -> None:
    emptied = replace(CATALOGUE, messages=(replace(MESSAGES[0], target="", state=State.EMPTY), *MESSAGES[1:]))
    assert ["A small leaflet" in flaw.found for flaw in lost(CATALOGUE, emptied)] == [True]
    assert lost(CATALOGUE, CATALOGUE) == ()


def test_who_translated_and_when_is_taken_over_from_a_catalogue() -> None:
    headers = (
        ("Last-Translator", "Jan <jan@example.org>"),
        ("X-Generator", "Poedit 3"),
        ("Project-Id-Version", "evil"),
    )
    back = received(replace(sent(), headers=headers))
    assert dict(back.catalogue.headers) == {
        "Language": "pl",
        "Last-Translator": "Jan <jan@example.org>",
        "X-Generator": "Poedit 3",
    }


def test_what_was_translated_here_since_is_kept_when_the_agency_did_not_touch_it() -> None:
    here = replace(MESSAGES[4], target="Napisz: <a@example.org>\\\nlub {{phone}}", state=State.DONE)
    confirmed = replace(MESSAGES[2], state=State.DONE, previous=None)
    newer = replace(CATALOGUE, messages=(*MESSAGES[:2], confirmed, MESSAGES[3], here))
    back = received(sent(), newer)
    assert (back.catalogue, back.flaws, back.same) == (newer, (), len(MESSAGES))


def test_what_was_translated_on_both_sides_since_is_told_and_ours_stays() -> None:
    here = replace(MESSAGES[0], target="Ulotka")
    newer = replace(CATALOGUE, messages=(here, *MESSAGES[1:]))
    back = received(with_row(0, target="Malutka ulotka", standing=Standing.FINISHED), newer)
    assert ['was translated here too since the file was sent: here "Ulotka"' in flaw.found for flaw in back.flaws] == [
        True
    ]
    assert back.catalogue.messages[0] == here


def test_the_same_translation_on_both_sides_is_no_conflict_and_stays_finished() -> None:
    words = "czekaj 2–4 dni"
    here = replace(MESSAGES[2], target=words, state=State.DONE, previous=None)
    newer = replace(CATALOGUE, messages=(*MESSAGES[:2], here, *MESSAGES[3:]))
    back = received(with_row(2, target=words, standing=Standing.UNFINISHED), newer)
    assert (back.catalogue, back.flaws) == (newer, ())


def test_remarks_of_both_sides_are_kept_each_line_once() -> None:
    back = received(with_row(2, remark="two\nnew"))
    assert back.catalogue.messages[2].remark == "two\nlines\nnew"


@pytest.mark.parametrize("words", ["Маленькая листовка для пациентов больницы", "患者信息手册：手术后回家" * 5])
def test_translations_in_the_letters_of_another_language_are_refused(words: str) -> None:
    rows = tuple(replace(row, target=words) for row in sent().messages)
    back = received(replace(sent(), messages=rows))
    assert ["letters of the translations are not those of Polish" in flaw.found for flaw in back.refusals] == [True]


def test_an_empty_file_is_refused() -> None:
    assert [flaw.place for flaw in received(replace(sent(), messages=())).refusals] == ["the file"]


def test_keys_tell_context_from_words() -> None:
    assert key_of(MessageId("a", "bc")) != key_of(MessageId("ab", "c"))
    assert isinstance(sent().messages[0], Returned)
