"""A draft is used only when nothing is wrong with it, and says who made it and when."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.files import po
from pipeline.languages import language
from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.drafting import Draft, Wanted
from pipeline.model.finding import Finding, Severity
from pipeline.model.glossary import Glossary, Term
from pipeline.model.language import Language
from pipeline.steps.headers import new_headers
from pipeline.steps.pretranslate import Checks, Pretranslated, pretranslate

EN, PL = language("en"), language("pl")
NONE = Glossary("en", "pl")
HEADING, ITEM = MessageId("heading", "Stop"), MessageId("item", "Stop")


class Said:
    """An engine that says what it was told to say, and remembers what it was asked."""

    name, sends, receiver, most = "said", False, "", 2

    def __init__(self, *rounds: dict[MessageId, Draft]) -> None:
        self.rounds = rounds
        self.asked: list[tuple[Wanted, ...]] = []

    def draft(self, wanted: tuple[Wanted, ...], source: Language, target: Language) -> tuple[Draft, ...]:
        self.asked.append(wanted)
        answers = self.rounds[1 if wanted[0].refused else 0]
        return tuple(answers[one.message.id] for one in wanted if one.message.id in answers)


def draft(id_: MessageId, target: str, score: int | None = None, by: str = "said 1", fault: str = "") -> Draft:
    return Draft(id_, target, by, "elsewhere" if score is not None else "", score, fault=fault)


def no_checks(catalogue: Catalogue) -> tuple[Finding, ...]:
    return ()


def finding(message: Message, severity: Severity, words: str = "wrong") -> Finding:
    return Finding("x", "pl", "C001", severity, message.id.context, message.id.words, words, "", "", 0)


def run(
    engine: Said, *ids: MessageId, checks: Checks = no_checks, glossary: Glossary = NONE, remark: str = ""
) -> Pretranslated:
    catalogue = Catalogue("x", "pl", tuple(Message(id_, remark=remark) for id_ in ids))
    return pretranslate(catalogue, engine, EN, PL, checks, glossary, "2031-05-07")


def test_only_what_blocks_throws_a_draft_away() -> None:
    def checks(catalogue: Catalogue) -> tuple[Finding, ...]:
        severity = {HEADING: Severity.BLOCK, ITEM: Severity.REVIEW}
        return tuple(finding(message, severity[message.id]) for message in catalogue.messages)

    engine = Said({HEADING: draft(HEADING, "Stój"), ITEM: draft(ITEM, "Przestań")}, {})
    done = run(engine, HEADING, ITEM, checks=checks)
    assert [one.reason for one in done.thrown] == ["wrong"]
    assert [message.state for message in done.catalogue.messages] == [State.EMPTY, State.DRAFT]


def test_the_reason_of_the_first_refusal_goes_with_the_second_question_and_the_better_draft_is_used() -> None:
    def checks(catalogue: Catalogue) -> tuple[Finding, ...]:
        return tuple(finding(m, Severity.BLOCK, f"not {m.target}") for m in catalogue.messages if m.target == "źle")

    engine = Said({HEADING: draft(HEADING, "źle"), ITEM: draft(ITEM, "źle")}, {HEADING: draft(HEADING, "Stój")})
    done = run(engine, HEADING, ITEM, checks=checks)
    assert [one.refused for one in engine.asked[1]] == ["not źle", "not źle"]
    assert [one.target for one in done.used] == ["Stój"]
    assert [one.draft.id for one in done.thrown] == [ITEM]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("", "nothing came back"),
        ("  \n ", "nothing came back"),
        ("...", "nothing came back"),
        ("x" * 300, "300 characters came back for 4"),
        ("x" * 20_001, "20001 characters came back for 4"),
        ("Stój\u202e", "the invisible character U+202E"),
        ("Stój\x00", "the invisible character U+0000"),
        ("St\ud800ój", "the invisible character U+D800"),
        ("St\u2028ój", "the invisible character U+2028"),
    ],
)
def test_what_could_not_be_written_into_a_catalogue_is_thrown_away(target: str, reason: str) -> None:
    (thrown,) = run(Said({ITEM: draft(ITEM, target)}, {}), ITEM).thrown
    assert thrown.reason.startswith(reason)


def test_a_source_text_that_comes_back_is_no_translation_but_a_name_may_stay() -> None:
    long, name = MessageId("item", "Take it with some water"), MessageId("owner", "Northfield Hospital")
    done = run(Said({long: draft(long, long.words), name: draft(name, name.words)}, {}), long, name)
    assert [(one.draft.id, one.reason) for one in done.thrown] == [(long, "the source text came back")]
    assert [one.id for one in done.used] == [name]


def test_drafts_for_what_nobody_asked_are_passed_over() -> None:
    other = MessageId("item", "Go")
    done = run(Said({ITEM: draft(other, "Idź")}), ITEM)
    assert (done.used, done.thrown) == ((), ())
    assert done.catalogue.messages[0].state is State.EMPTY


def test_a_fault_that_the_engine_found_itself_is_the_reason() -> None:
    (thrown,) = run(Said({ITEM: draft(ITEM, "Stój", fault="{{phone}} is lost")}, {}), ITEM).thrown
    assert thrown.reason == "{{phone}} is lost"


def test_the_signature_replaces_an_older_one_and_leaves_people_s_remarks() -> None:
    engine = Said({ITEM: draft(ITEM, "Stój", by="said 1\n\x1b[31m #, fuzzy")})
    (message,) = run(engine, ITEM, remark="ask Anna\ndraft: said 0, 2030-01-01: machine translation").catalogue.messages
    assert message.remark.splitlines() == [
        "ask Anna",
        "draft: said 1 [31m #, fuzzy, 2031-05-07: machine translation, no person has checked it",
    ]


def test_a_machine_must_use_the_glossary_and_a_remembered_translation_gets_a_remark() -> None:
    glossary = Glossary("en", "pl", (Term("stop", "stop", forbidden=("halt",)),))
    by_machine, remembered = draft(HEADING, "Stój"), draft(ITEM, "Stój", 100)
    done = run(Said({HEADING: by_machine, ITEM: remembered}, {}), HEADING, ITEM, glossary=glossary)
    assert [(one.draft.id, one.reason) for one in done.thrown] == [(HEADING, "the glossary has “stop” for “stop”")]
    (used,) = (message for message in done.catalogue.messages if message.state is State.DRAFT)
    assert used.remark.endswith("100 % alike, from elsewhere; the glossary has “stop” for “stop”")
    forbidden = run(Said({ITEM: draft(ITEM, "Stop! Halt!", 100)}, {}), ITEM, glossary=glossary)
    assert [one.reason for one in forbidden.thrown] == ["“Halt” is forbidden by the glossary for “stop”"]


def test_an_engine_is_asked_for_no_more_than_it_takes_at_once_and_progress_is_told() -> None:
    ids = tuple(MessageId("item", f"Stop {number}") for number in range(5))
    engine = Said({})
    told: list[tuple[int, int]] = []
    catalogue = Catalogue("x", "pl", tuple(map(Message, ids)))

    def tell(done: int, of: int) -> None:
        told.append((done, of))

    pretranslate(catalogue, engine, EN, PL, no_checks, NONE, "2031-05-07", tell)
    assert [len(wanted) for wanted in engine.asked] == [2, 2, 1]
    assert told == [(2, 5), (4, 5), (5, 5)]


def test_what_has_a_translation_or_a_draft_is_not_even_asked_for() -> None:
    done, fuzzy = Message(HEADING, "Stój", State.DONE), Message(ITEM, "Stop", State.DRAFT)
    catalogue, engine = Catalogue("x", "pl", (done, fuzzy)), Said({})
    assert pretranslate(catalogue, engine, EN, PL, no_checks, NONE, "2031-05-07").catalogue == catalogue
    assert engine.asked == []


@given(st.text(max_size=30), st.text(max_size=20), st.one_of(st.none(), st.integers(0, 100)))
@settings(max_examples=200)
def test_whatever_an_engine_says_the_catalogue_can_be_written_and_read_back(
    target: str, by: str, score: int | None
) -> None:
    made = run(Said({ITEM: draft(ITEM, target, score, by)}, {}), ITEM).catalogue
    made = replace(made, headers=new_headers("PIL-1 1.0", "2026-01-31", "pl"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.po"
        po.write(path, made)
        (read,) = po.read(path, "x.po", "x", "pl").messages
    (message,) = made.messages
    assert (read.target, read.state, read.remark) == (message.target, message.state, message.remark)
