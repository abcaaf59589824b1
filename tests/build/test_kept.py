"""What was found is kept, and nothing that could change it goes unnoticed."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.build import kept
from pipeline.build.kept import kept_findings, key_of_case
from pipeline.files.findings import packed, unpacked
from pipeline.files.store import Store
from pipeline.languages import language
from pipeline.model.case import Case
from pipeline.model.catalogue import Catalogue, Message, MessageId, Place, State
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.model.glossary import Glossary, Term
from pipeline.model.lexicon import Entry, Lexicon
from pipeline.model.medicine import Medicine

MESSAGE = Message(
    MessageId("item", "Take 2"),
    "Weź 2",
    State.DONE,
    "note",
    "remark",
    (Place("a.md", 3),),
    MessageId("c", "w"),
    ("f",),
    7,
)
CASE = Case(
    "small",
    language("en"),
    language("pl"),
    Catalogue("small", "pl", (MESSAGE,), (("Language", "pl"),), "# by", (replace(MESSAGE, line=9),), "small.po"),
    Lexicon((Entry("MRI", "emeraj", 1),), (Entry("Rest.", "Odpocznij.", 2),), "lexicon.tsv", "small.spoken.tsv"),
    ("Weź 2",),
    Glossary("en", "pl", (Term("dose", "dawka", ("dawki",), ("porcja",), "note", ("doses",), 4),), "glossary.csv"),
    (Medicine(("paracetamol",), (("pl", ("paracetamol",)),)),),
)
FOUND = (
    Finding(
        "small", "pl", "C001", Severity.BLOCK, "item", "Take 2 – “x” \ud800", "missing: 2", "hint", "small.po", 7,
        Mqm.OMISSION, "Weź", ((5, 6), (8, 9)), ((0, 3),),
    ),
    Finding("small", "pl", "C050", Severity.NOTE, "", "", "", "", "", 0),
)  # fmt: skip


def changed(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """`value` with one thing in it changed, for everything in it, with the name of what was changed."""
    if is_dataclass(value) and not isinstance(value, type) and value != language("en") and value != language("pl"):
        for field in fields(value):
            if field.init:
                for name, other in changed(getattr(value, field.name), f"{path}.{field.name}"):
                    yield name, replace(value, **{field.name: other})
    elif isinstance(value, tuple):
        yield f"{path}: nothing", ()
        for index, part in enumerate(value):
            for name, other in changed(part, f"{path}[{index}]"):
                yield name, (*value[:index], other, *value[index + 1 :])
    elif isinstance(value, State):
        yield path, State.DRAFT
    elif isinstance(value, str):
        yield path, f"{value}!"
    elif isinstance(value, int):
        yield path, value + 1
    else:
        yield path, language("cy")


def str_or_nothing(value: object) -> str:
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(("name", "other"), list(changed(CASE)), ids=str_or_nothing)
def test_whatever_a_check_can_see_is_noticed_when_it_changes(name: str, other: Case) -> None:
    assert key_of_case(other) != key_of_case(CASE)


def test_the_same_texts_have_the_same_key() -> None:
    assert key_of_case(replace(CASE, catalogue=replace(CASE.catalogue))) == key_of_case(CASE)


@pytest.mark.parametrize("what", ["code_digest", "tool_version"])
def test_another_program_or_other_data_of_languages_look_again(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of_case(CASE)
    monkeypatch.setattr(kept, what, lambda *_: "other")
    assert key_of_case(CASE) != before


def test_what_is_no_value_cannot_get_into_a_key_unseen() -> None:
    with pytest.raises(TypeError):
        key_of_case(replace(CASE, sentences=(object(),)))  # type: ignore[arg-type]  # what it is about


def test_findings_come_back_as_they_were() -> None:
    assert unpacked(packed(FOUND)) == FOUND
    assert unpacked(packed(())) == ()


class Looking:
    """A look that counts how often it was needed."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, case: Case) -> tuple[Finding, ...]:
        self.times += 1
        return FOUND


def test_what_nobody_has_changed_is_looked_at_once(tmp_path: Path) -> None:
    look, store = Looking(), Store(tmp_path)
    assert [kept_findings(CASE, look, store) for _ in range(3)] == [FOUND] * 3
    assert look.times == 1
    kept_findings(replace(CASE, leaflet="other"), look, store)
    assert look.times == 2


def test_without_a_store_everything_is_looked_at() -> None:
    look = Looking()
    assert [kept_findings(CASE, look, None) for _ in range(2)] == [FOUND] * 2
    assert look.times == 2


@pytest.mark.parametrize("harm", [b"", b"[]", b"x" * 40, None])
def test_a_damaged_store_only_costs_time(harm: bytes | None, tmp_path: Path) -> None:
    look, store = Looking(), Store(tmp_path)
    kept_findings(CASE, look, store)
    (blob,) = (path for path in tmp_path.rglob("*") if path.is_file())
    if harm is None:
        blob.unlink()
    else:
        blob.write_bytes(harm)
    assert kept_findings(CASE, look, store) == FOUND
    assert look.times == 2
    assert kept_findings(CASE, look, store) == FOUND
    assert look.times == 2


@pytest.mark.parametrize("data", [b"null", b"[[]]", b"[1]", b"{", b"\xff", packed(FOUND).replace(b"block", b"blocks")])
def test_what_is_no_list_of_findings_counts_as_nothing(data: bytes, tmp_path: Path) -> None:
    assert unpacked(data) is None
    store = Store(tmp_path)
    store.put(key_of_case(CASE), data)
    assert kept_findings(CASE, Looking(), store) == FOUND


def test_a_store_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    assert kept_findings(CASE, Looking(), Store(tmp_path / "file")) == FOUND
