"""A signature is by the right person and of the right day."""

import json
from collections.abc import Callable

import pytest

from pipeline.files.workspace import Workspace
from pipeline.text.markup.fillin import FILL_IN

Polyleaf = Callable[..., int]
Capture = pytest.CaptureFixture[str]


def test_who_saved_the_translation_last_cannot_approve_it(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    path = workspace.root / "locale/pl/LC_MESSAGES/small.po"
    text = path.read_text("utf-8")
    assert '"Last-Translator: \\n"' in text
    path.write_text(text.replace('"Last-Translator: \\n"', '"Last-Translator: Anna Nowak <a@b.example>\\n"'), "utf-8")
    assert polyleaf("sign", "small", "--lang", "pl", "--role", "approver", "--name", "anna  nowak") == 2
    assert "saved the translation last" in capsys.readouterr().err
    assert not (workspace.root / "locale/pl/small.signoffs.jsonl").exists()
    assert polyleaf("sign", "small", "--lang", "pl", "--role", "translator", "--name", "Anna Nowak") == 0
    assert polyleaf("sign", "small", "--lang", "pl", "--role", "approver", "--name", "Jan Kowal") == 0


def test_a_clock_that_runs_behind_the_last_signature_is_noticed(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    assert polyleaf("sign", "small", "--lang", "pl", "--role", "translator", "--name", "Anna Nowak") == 0
    path = workspace.root / "locale/pl/small.signoffs.jsonl"
    record = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**record, "date": "2999-01-01"}) + "\n", "utf-8")
    before = path.read_bytes()
    assert polyleaf("sign", "small", "--lang", "pl", "--role", "approver", "--name", "Jan Kowal") == 2
    assert "there is a signature of 2999-01-01" in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize(("before", "after"), [("owner: A hospital", "owner: {}"), ("Getting help", "{}: a heading")])
def test_nothing_is_signed_that_still_has_to_be_filled_in(
    before: str, after: str, workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    path = workspace.root / "source/small.md"
    path.write_text(path.read_text("utf-8").replace(before, after.format(FILL_IN)), "utf-8")
    assert polyleaf("sign", "small", "--lang", "en", "--role", "approver", "--name", "Jan Kowal") == 2
    said = capsys.readouterr().err
    assert FILL_IN in said
    assert "source/small.md" in said
    assert not list((workspace.root / "locale").rglob("*.signoffs.jsonl"))
