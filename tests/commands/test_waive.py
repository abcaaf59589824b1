"""`polyleaf waive`: who may let a finding stand, and that it counts for nothing more than that."""

import json
from collections.abc import Callable

import pytest

from pipeline.files import waivers
from pipeline.files.workspace import Workspace
from tests.conftest import translate

Polyleaf = Callable[..., int]
Capture = pytest.CaptureFixture[str]
WRONG = {"wait for 2–4 days": "poczekaj 24 dni"}


def finding(polyleaf: Polyleaf, capsys: Capture) -> dict[str, object]:
    capsys.readouterr()
    polyleaf("check", "--format", "json")
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["findings"]
    return next(one for one in found if one["code"] == "C001")


def arguments(
    line: object, role: str = "reviser", name: str = "Anna Nowak", reason: str = "Agreed."
) -> tuple[str, ...]:
    who = ("--role", role, "--name", name, "--reason", reason)
    return ("waive", "small", "--lang", "pl", "--code", "C001", "--line", str(line), *who)


@pytest.fixture
def line(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> object:
    translate(workspace.root, "small", "pl", WRONG)
    return finding(polyleaf, capsys)["line"]


def test_a_waived_finding_lets_the_leaflet_be_made_and_is_still_reported(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture, line: object
) -> None:
    assert polyleaf("build", "--lang", "pl", "--format", "html") == 1
    others = [one for one in json_findings(polyleaf, capsys) if one["blocks"] and one["code"] != "C001"]
    for code in sorted({str(one["code"]) for one in others}):
        assert polyleaf(*(code if part == "C001" else part for part in arguments(line))) == 0
    assert polyleaf(*arguments(line)) == 0
    assert polyleaf("check") == 0
    assert "waived by Anna Nowak (reviser," in capsys.readouterr().out
    assert polyleaf("build", "--lang", "pl", "--format", "html") == 0
    assert (workspace.outputs / "small" / "pl" / "small-pl.html").is_file()


def json_findings(polyleaf: Polyleaf, capsys: Capture) -> list[dict[str, object]]:
    capsys.readouterr()
    polyleaf("check", "--format", "json")
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["findings"]
    return found


def test_a_change_of_the_translation_voids_it(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture, line: object
) -> None:
    assert polyleaf(*arguments(line)) == 0
    assert finding(polyleaf, capsys)["blocks"] is False
    translate(workspace.root, "small", "pl", {"wait for 2–4 days": "proszę poczekać 24 dni"})
    assert finding(polyleaf, capsys)["blocks"] is True


def test_a_translator_alone_cannot_waive_what_blocks(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture, line: object
) -> None:
    assert polyleaf(*arguments(line, role="translator")) == 2
    assert "a translator alone cannot waive C001" in capsys.readouterr().err
    assert not waivers.path_of(workspace.root, "small", "pl").exists()


def test_the_person_who_translated_cannot_waive_as_reviser(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture, line: object
) -> None:
    path = workspace.root / "locale/pl/LC_MESSAGES/small.po"
    text = path.read_text("utf-8")
    start = text.index('"Last-Translator:')
    header = text[start : text.index("\n", start)]
    path.write_text(text.replace(header, '"Last-Translator: Jan Kos <jan@example.org>\\n"'), "utf-8")
    assert polyleaf(*arguments(line, name="jan kos")) == 2
    assert "jan kos is the translator" in capsys.readouterr().err
    assert polyleaf(*arguments(line, name="Anna Nowak")) == 0


def test_whoever_signed_as_translator_cannot_waive_as_reviser(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    assert polyleaf("sign", "small", "--lang", "pl", "--role", "translator", "--name", "Jan Kos") == 0
    translate(workspace.root, "small", "pl", WRONG)
    line = finding(polyleaf, capsys)["line"]
    assert polyleaf(*arguments(line, name="Jan Kos")) == 2


def test_a_finding_that_is_not_there_cannot_be_waived_and_the_line_of_one_that_is_is_named(
    polyleaf: Polyleaf, capsys: Capture, line: object
) -> None:
    assert polyleaf(*arguments(99999)) == 2
    err = capsys.readouterr().err
    assert "there is no such finding" in err
    assert f"a line with C001: {line}" in err


@pytest.mark.parametrize("empty", [{"name": " "}, {"reason": " "}])
def test_a_waiver_needs_a_name_and_a_reason(polyleaf: Polyleaf, line: object, empty: dict[str, str]) -> None:
    assert polyleaf(*arguments(line, **empty)) == 2


def test_a_missing_translation_cannot_be_waived(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> None:
    path = workspace.root / "locale/pl/LC_MESSAGES/small.po"
    path.write_text(path.read_text("utf-8").replace('msgstr "Pomoc"', 'msgstr ""'), "utf-8")
    line = next(one["line"] for one in json_findings(polyleaf, capsys) if one["code"] == "C006")
    assert polyleaf(*("C006" if part == "C001" else part for part in arguments(line))) == 2
    assert "C006 cannot be waived" in capsys.readouterr().err
