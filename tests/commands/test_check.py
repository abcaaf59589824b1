"""`polyleaf check`: reports to a file, notes in the catalogue, and an answer to every save."""

import argparse
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pipeline.commands import check as verb
from pipeline.commands import main
from pipeline.commands.check import concerns, everything
from pipeline.files.store import FOLDER
from pipeline.files.workspace import Workspace
from pipeline.reports import REPORTS
from pipeline.steps.notes import MARK
from tests.conftest import POLISH, SOURCE, translate, write

Polyleaf = Callable[..., int]
Capture = pytest.CaptureFixture[str]
CATALOGUE = "locale/pl/LC_MESSAGES/small.po"
WRONG = {"wait for 2–4 days": "poczekaj 24 dni"}


@pytest.mark.parametrize("form", REPORTS)
def test_every_form_goes_to_a_file_and_the_exit_code_says_what_blocks(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture, form: str
) -> None:
    to = workspace.root / "reports" / f"findings{REPORTS[form].suffix}"
    assert polyleaf("check", "--format", form, "--to", str(to)) == 0
    translate(workspace.root, "small", "pl", WRONG)
    assert polyleaf("check", "--format", form, "--to", str(to)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "to mend before publishing" in said.err
    assert "C001" in to.read_text("utf-8")


def test_a_report_on_the_terminal_is_the_report_and_nothing_else(polyleaf: Polyleaf, capsys: Capture) -> None:
    assert polyleaf("check", "--format", "junit") == 0
    assert ET.fromstring(capsys.readouterr().out).get("failures") == "0"
    assert polyleaf("check", "--format", "sarif") == 0
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"


# Notes


def test_notes_stand_in_the_catalogue_until_the_fault_is_mended(workspace: Workspace, polyleaf: Polyleaf) -> None:
    path = workspace.root / CATALOGUE
    clean = path.read_bytes()
    translate(workspace.root, "small", "pl", WRONG)
    wrong = path.read_bytes()
    assert polyleaf("check", "--notes") == 1
    noted = path.read_text("utf-8")
    assert f"#. {MARK} C001 (must be mended)" in noted
    assert [line for line in noted.splitlines() if not line.startswith(f"#. {MARK}")] == wrong.decode().splitlines()
    assert polyleaf("check", "--notes") == 1
    assert path.read_text("utf-8") == noted
    translate(workspace.root, "small", "pl", {"wait for 2–4 days": "poczekaj 2–4 dni"})
    assert polyleaf("check", "--notes") == 0
    assert path.read_bytes() == clean


def test_a_check_without_notes_writes_nothing_but_what_it_keeps_for_the_next_one(
    workspace: Workspace, polyleaf: Polyleaf
) -> None:
    translate(workspace.root, "small", "pl", WRONG)

    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()}

    before = files()
    polyleaf("check")
    assert {path: data for path, data in files().items() if FOLDER not in path.parts} == before


def test_the_lines_of_a_report_are_those_after_the_notes_were_written(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    translate(workspace.root, "small", "pl", {**WRONG, "call {{phone}}": "zadzwoń"})
    polyleaf("check", "--notes", "--format", "json")
    lines = (workspace.root / CATALOGUE).read_text("utf-8").splitlines()
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert len(findings) >= 2
    for finding in findings:
        assert any(finding["msgstr"] in line for line in lines[finding["line"] - 1 : finding["line"] + 12])


def test_a_noted_catalogue_is_as_msgcat_writes_it(workspace: Workspace, polyleaf: Polyleaf) -> None:
    msgcat = shutil.which("msgcat")
    if msgcat is None:
        pytest.skip("msgcat is missing: install gettext")
    translate(workspace.root, "small", "pl", WRONG)
    polyleaf("check", "--notes")
    path = workspace.root / CATALOGUE
    run = subprocess.run([msgcat, "--no-wrap", str(path)], capture_output=True, check=True)
    assert run.stdout == path.read_bytes()


def test_notes_and_watch_are_not_taken_together(polyleaf: Polyleaf, capsys: Capture) -> None:
    assert polyleaf("check", "--notes", "--watch") == 2
    assert "--watch --notes" in capsys.readouterr().err


# Watching


class Saves:
    """In place of waiting: the next save, and Ctrl+C after the last."""

    def __init__(self, *saves: Callable[[], object]) -> None:
        self.left: Iterator[Callable[[], object]] = iter(saves)

    def __call__(self) -> None:
        save = next(self.left, None)
        if save is None:
            raise KeyboardInterrupt
        save()


def watched(workspace: Workspace, capsys: Capture, *saves: Callable[[], object], form: str = "text") -> str:
    options = argparse.Namespace(
        workspace=workspace.root, leaflets=[], lang=[], format=form, to=None, watch=True, notes=False, jobs=1
    )
    with pytest.raises(KeyboardInterrupt):
        verb._watch(options, everything(workspace, options), Saves(*saves))
    return capsys.readouterr().out


def test_a_saved_catalogue_is_checked_again_and_nothing_else(
    workspace: Workspace, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(workspace.root, "source/other.md", SOURCE)
    assert main(["-C", str(workspace.root), "update"]) == 0
    capsys.readouterr()
    out = watched(workspace, capsys, lambda: translate(workspace.root, "small", "pl", WRONG))
    assert "C001" in out
    assert "8 messages checked" in out
    assert "other.po" not in out


def test_a_mended_catalogue_is_reported_as_clean(workspace: Workspace, capsys: Capture) -> None:
    translate(workspace.root, "small", "pl", WRONG)
    out = watched(
        workspace, capsys, lambda: translate(workspace.root, "small", "pl", {"wait for 2–4 days": "poczekaj 2–4 dni"})
    )
    assert out == "8 messages checked: 0 to mend before publishing, 0 to look at.\n"


def test_a_changed_source_is_checked_again(workspace: Workspace, capsys: Capture) -> None:
    out = watched(
        workspace, capsys, lambda: write(workspace.root, "source/small.md", SOURCE.replace("2–4 days", "3–4 days"))
    )
    assert "C007" in out


def test_a_half_saved_file_is_named_and_the_watch_goes_on(workspace: Workspace, capsys: Capture) -> None:
    path = workspace.root / CATALOGUE
    whole = path.read_text("utf-8")
    options = argparse.Namespace(
        workspace=workspace.root, leaflets=[], lang=[], format="text", to=None, watch=True, notes=False, jobs=1
    )
    with pytest.raises(KeyboardInterrupt):
        verb._watch(
            options,
            everything(workspace, options),
            Saves(
                lambda: path.write_text(whole[: len(whole) // 2].rstrip('"'), "utf-8"),
                lambda: path.write_text(whole, "utf-8"),
            ),
        )
    said = capsys.readouterr()
    assert "small.po:" in said.err
    assert "0 to mend" in said.out


def test_nothing_is_said_while_nothing_is_saved(workspace: Workspace, capsys: Capture) -> None:
    assert watched(workspace, capsys, lambda: None, lambda: None) == ""


@pytest.mark.parametrize(
    ("name", "concerned"),
    [
        ("locale/pl/LC_MESSAGES/small.po", True),
        ("locale/pl/small.waivers.jsonl", True),
        ("locale/pl/small.spoken.tsv", True),
        ("locale/pl/glossary.csv", True),
        ("locale/pl/lexicon.tsv", True),
        ("source/small.md", True),
        ("polyleaf.toml", True),
        ("locale/pl/LC_MESSAGES/other.po", False),
        ("locale/pl/smaller.waivers.jsonl", False),
        ("locale/ar/LC_MESSAGES/small.po", False),
        ("locale/pl/small.signoffs.jsonl", False),
        ("locale/small.pot", False),
        ("source/images/a.png", False),
    ],
)
def test_a_file_is_looked_at_for_the_leaflets_and_languages_it_decides(name: str, concerned: bool) -> None:
    assert concerns(name, ("small", "pl")) is concerned


# What cannot be read


NOT_UTF_8 = b'msgid ""\nmsgstr ""\n"Language: pl\\n"\n\nmsgid "\xff"\nmsgstr ""\n'


@pytest.fixture
def three(workspace: Workspace, polyleaf: Polyleaf) -> Workspace:
    """Three leaflets in Polish; the first has a catalogue that cannot be read, the second a wrong figure."""
    for name in ("other", "zebra"):
        write(workspace.root, f"source/{name}.md", SOURCE)
    assert polyleaf("update") == 0
    for name in ("other", "zebra"):
        translate(workspace.root, name, "pl", POLISH)
    translate(workspace.root, "other", "pl", WRONG)
    (workspace.root / CATALOGUE).write_bytes(NOT_UTF_8)
    return workspace


@pytest.mark.parametrize("form", REPORTS)
def test_an_unreadable_catalogue_is_named_and_all_others_are_checked(
    three: Workspace, polyleaf: Polyleaf, capsys: Capture, form: str
) -> None:
    capsys.readouterr()
    assert polyleaf("check", "--format", form) == 4
    said = capsys.readouterr()
    assert said.err.count(f"polyleaf: {CATALOGUE}") == 1
    assert said.err.count("; ") >= 2
    assert "C001" in said.out
    assert "other.po" in said.out
    assert CATALOGUE in said.out
    assert "ot checked" in said.out or "not_checked" in said.out or "NOT CHECKED small, pl: " in said.out


def test_an_unreadable_source_is_named_and_all_others_are_checked(
    three: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    write(three.root, "source/zebra.md", "no record\n")
    capsys.readouterr()
    assert polyleaf("check") == 3
    said = capsys.readouterr()
    assert [line.split(":")[1].strip() for line in said.err.splitlines()] == ["source/zebra.md", CATALOGUE]
    assert "NOT CHECKED zebra: source/zebra.md:1 cannot be read: " in said.out
    assert "16 messages checked" not in said.out
    assert "8 messages checked: 1 to mend" in said.out


def test_a_check_of_another_leaflet_does_not_meet_the_unreadable_one(three: Workspace, polyleaf: Polyleaf) -> None:
    assert polyleaf("check", "zebra") == 0
    assert polyleaf("check", "other") == 1


def test_unreadable_words_of_the_program_keep_no_leaflet_from_being_checked(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    translate(workspace.root, "small", "pl", WRONG)
    (workspace.root / "locale/polyleaf.pot").write_bytes((workspace.root / "locale/small.pot").read_bytes())
    name = "locale/pl/LC_MESSAGES/polyleaf.po"
    (workspace.root / name).write_bytes(NOT_UTF_8)
    capsys.readouterr()
    assert polyleaf("check") == 4
    said = capsys.readouterr()
    assert said.err.count(f"polyleaf: {name}") == 1
    assert "C001" in said.out


def test_notes_go_into_what_can_be_read_and_nothing_else_is_touched(three: Workspace, polyleaf: Polyleaf) -> None:
    assert polyleaf("check", "--notes") == 4
    assert (three.root / CATALOGUE).read_bytes() == NOT_UTF_8
    assert f"#. {MARK} C001" in (three.root / CATALOGUE.replace("small", "other")).read_text("utf-8")


def test_a_watch_begins_with_an_unreadable_file_and_sees_it_mended(
    three: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    whole = (three.root / CATALOGUE.replace("small", "zebra")).read_bytes()
    out = watched(three, capsys, lambda: (three.root / CATALOGUE).write_bytes(whole))
    assert "8 messages checked: 0 to mend" in out


def test_a_watch_sees_an_unreadable_source_mended(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> None:
    write(workspace.root, "source/small.md", "no record\n")
    out = watched(workspace, capsys, lambda: write(workspace.root, "source/small.md", SOURCE))
    assert "8 messages checked" in out


@pytest.mark.parametrize("form", ["text", "json", "html", "sarif", "junit"])
def test_reading_levels_are_told_of_all_that_can_be_read(
    three: Workspace, polyleaf: Polyleaf, capsys: Capture, form: str
) -> None:
    write(three.root, "source/zebra.md", "no record\n")
    capsys.readouterr()
    assert polyleaf("reading", "--format", form) == 3
    said = capsys.readouterr()
    assert [line.split(":")[1].strip() for line in said.err.splitlines()] == ["source/zebra.md", CATALOGUE]
    assert "other" in said.out
    assert "zebra" in said.out
