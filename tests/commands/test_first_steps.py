"""What somebody meets who is new to the program, or whose leaflet is not ready: each answer says what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.commands import main
from pipeline.files.workspace import Workspace
from tests.conftest import SOURCE, write

Polyleaf = Callable[..., int]
Capture = pytest.CaptureFixture[str]


def test_without_a_verb_the_program_explains_itself(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        main([])
    assert stop.value.code == 0
    assert "make the documents and recordings" in capsys.readouterr().out


def test_the_folder_may_be_named_behind_the_verb(workspace: Workspace, capsys: Capture) -> None:
    assert main(["status", "-C", str(workspace.root)]) == 0
    assert "small" in capsys.readouterr().out


def test_a_name_that_no_leaflet_can_have_is_answered_with_one_that_it_can(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    text = write(workspace.root, "Knee leaflet.txt", "Your knee\n\nRest it.\n")
    assert polyleaf("import", str(text), "--id", "Knee Leaflet") == 2
    assert "--id knee-leaflet" in capsys.readouterr().err
    assert not (workspace.root / "source/knee-leaflet.md").exists()


@pytest.fixture
def not_ready(workspace: Workspace) -> Workspace:
    write(workspace.root, "source/small.md", SOURCE.replace("2–4 days", "3–4 days"))
    return workspace


def test_a_build_that_could_make_nothing_does_not_call_that_up_to_date(
    not_ready: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    assert polyleaf("build", "--lang", "pl", "--format", "docx", "--quiet") == 1
    said = capsys.readouterr().out
    assert "Nothing new was made: 0 files in outputs/ are up to date." in said
    assert "incomplete" in said


def test_a_build_of_one_language_does_not_complain_about_another(
    not_ready: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    assert polyleaf("build", "--format", "docx", "--quiet") == 1
    assert "small, pl" in capsys.readouterr().out
    assert polyleaf("build", "--lang", "en", "--format", "docx", "--quiet") == 0
    assert "Not made" not in capsys.readouterr().out


@pytest.mark.parametrize("name", ["._small.md", "~$small.md", ".#small.md"])
def test_what_a_system_lays_beside_a_leaflet_is_no_leaflet(name: str, workspace: Workspace, polyleaf: Polyleaf) -> None:
    write(workspace.root, f"source/{name}", "\0\0")
    assert polyleaf("update") == 0
    assert polyleaf("status") == 0


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('formats = ["wrod"]', 'the settings, formats: there is no format "wrod"; html, docx,'),
        ('formats = "docx"', 'a list in square brackets, such as ["docx", "html"]'),
        ('rate = "145"', "a whole number without quotation marks"),
        ('[print]\ntemplate = "house.docx"', "the template house.docx, which the settings name: there is no such file"),
    ],
)
def test_a_fault_in_the_settings_is_told_in_plain_words(
    settings: str, told: str, workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    write(workspace.root, "polyleaf.toml", f"{settings}\n")
    assert polyleaf("build", "--quiet") == 5
    assert told in capsys.readouterr().err


def test_a_file_that_another_program_keeps_open_is_named_with_its_folder(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert polyleaf("build", "--lang", "en", "--format", "docx", "--quiet") == 0
    write(workspace.root, "source/small.md", SOURCE.replace("2 tablets", "3 tablets"))

    def refused(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    # What Windows does while Word shows the file.
    monkeypatch.setattr(Path, "replace", refused)
    assert polyleaf("build", "--lang", "en", "--format", "docx", "--quiet", "--jobs", "1") == 9
    told = capsys.readouterr().err
    assert "close small-en.docx if another program shows it, or check the folder outputs/small/en." in told


def test_a_word_file_is_no_catalogue_and_the_way_to_take_it_in_is_named(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    assert polyleaf("build", "--lang", "pl", "--format", "docx", "--quiet") == 0
    made = workspace.root / "outputs/small/pl/small-pl.docx"
    assert polyleaf("receive", str(made)) == 6
    assert "a Word document" in (told := capsys.readouterr().err)
    assert "polyleaf align" in told


def test_a_review_date_that_has_passed_is_called_overdue(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    write(workspace.root, "source/small.md", SOURCE.replace("2026-01", "2016-01").replace("2028-01", "2018-01"))
    assert polyleaf("status", "--lang", "en") == 0
    assert "2018-01-31 OVERDUE" in capsys.readouterr().out
    write(workspace.root, "source/small.md", SOURCE.replace("2028-01", "9998-01"))
    assert polyleaf("status", "--lang", "en") == 0
    assert "OVERDUE" not in capsys.readouterr().out


def test_a_cross_before_a_line_of_text_is_no_bullet(workspace: Workspace, polyleaf: Polyleaf) -> None:
    text = write(workspace.root, "scan.txt", "After your scan\n\nPlease rest for a day.\n\n\uf0fb\tDrive a car.\n")
    assert polyleaf("import", str(text), "--id", "scan") == 0
    assert "✗ Drive a car." in (workspace.root / "source/scan.md").read_text("utf-8")


def test_a_new_workspace_names_commands_that_can_be_copied(tmp_path: Path, capsys: Capture) -> None:
    assert main(["-C", str(tmp_path), "init", "our leaflets"]) == 0
    assert f'polyleaf -C "{tmp_path / "our leaflets"}" update' in capsys.readouterr().out


@pytest.mark.parametrize(
    "verb",
    [
        ("build",),
        ("sign", "--role", "approver", "--name", "A"),
        ("waive", "--code", "C001", "--line", "1", "--role", "reviser", "--name", "A", "--reason", "B"),
    ],
    ids=lambda verb: verb[0],
)
def test_a_language_that_the_leaflet_lacks_can_be_added(
    verb: tuple[str, ...], polyleaf: Polyleaf, capsys: Capture
) -> None:
    assert polyleaf(verb[0], "small", "--lang", "fr", *verb[1:]) == 2
    told = capsys.readouterr().err
    assert "source/small.md has no such language; en, pl; correct the tag, or add it to" in told
