"""What an officer mistypes or saves in the wrong way is named in words that say what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.files.workspace import Workspace
from tests.conftest import SOURCE, write

Polyleaf = Callable[..., int]
Capture = pytest.CaptureFixture[str]


def test_a_sign_of_a_symbol_font_is_named_with_its_line_in_the_imported_file(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    """U+F0A3 is "at most" in Symbol and a ring in Wingdings: nobody can guess which was meant."""
    text = write(workspace.root, "scope.txt", "A scope\n\n\uf0b7\tStop eating.\n\nIf your INR is \uf0a3 2, come.\n")
    assert polyleaf("import", str(text)) == 6
    said = capsys.readouterr().err
    assert "scope.txt:5: a sign of the font Symbol or Wingdings" in said
    assert not (workspace.root / "source/scope.md").exists()


def test_soft_hyphens_are_left_out_and_counted(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> None:
    text = write(workspace.root, "scope.txt", "A scope\n\nThis is hyphen\u00adation.\n")
    assert polyleaf("import", str(text)) == 0
    assert "1 soft hyphens left out" in capsys.readouterr().out
    assert "hyphenation" in (workspace.root / "source/scope.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("T\n\nText.".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04\x14\xff", "a document of Word, Excel or another program"),
        (b"Title\n\n36.6 \xb0C", "scope.txt:3: byte 0xb0"),
    ],
)
def test_a_text_in_another_encoding_is_named_as_what_it_is(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture, data: bytes, words: str
) -> None:
    path = workspace.root / "scope.txt"
    path.write_bytes(data)
    assert polyleaf("import", str(path)) == 6
    assert words in capsys.readouterr().err


def test_a_document_of_another_program_is_refused_with_the_way_to_a_word_file(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    assert polyleaf("import", str(write(workspace.root, "scope.odt", "x"))) == 6
    assert "Save As, Word Document (.docx)" in capsys.readouterr().err


def test_a_date_of_another_form_is_explained(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        polyleaf("import", "x.txt", "--published", "31/12/2026")
    assert stop.value.code == 2
    assert '"31/12/2026" is no date; year-month-day is wanted' in capsys.readouterr().err


def test_a_language_may_be_named_in_another_case(workspace: Workspace, polyleaf: Polyleaf) -> None:
    assert polyleaf("check", "--lang", "PL") == polyleaf("check", "--lang", "pl")


def test_the_name_of_a_language_is_answered_with_its_tag(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    text = write(workspace.root, "scope.txt", "A scope\n\nText.\n")
    assert polyleaf("import", str(text), "--languages", "polish") == 2
    assert "write pl, which is Polish" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["status", "check", "reading", "build", "update"])
def test_one_language_of_all_leaflets_passes_over_those_without_it(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture, verb: str
) -> None:
    write(workspace.root, "source/alone.md", SOURCE.replace("languages: [pl]", "languages: []"))
    polyleaf(verb, "--lang", "pl", *(("--format", "docx") if verb == "build" else ()))
    said = capsys.readouterr()
    assert "no such language" not in said.err
    assert said.out
    assert "alone" not in said.out


def test_a_file_that_cannot_be_read_does_not_hide_the_other_leaflets(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    write(workspace.root, "source/zebra.md", SOURCE)
    path = workspace.root / "locale/pl/LC_MESSAGES/small.po"
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))
    assert polyleaf("status") == 4
    said = capsys.readouterr()
    assert "unreadable" in next(line for line in said.out.splitlines() if line.startswith("small") and " pl " in line)
    assert "zebra" in said.out
    assert "locale/pl/LC_MESSAGES/small.po: the file is saved as UTF-16" in said.err


def test_a_source_that_cannot_be_read_does_not_hide_the_other_leaflets(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    write(workspace.root, "source/zebra.md", "no record\n")
    assert polyleaf("status") == 3
    said = capsys.readouterr()
    assert next(line for line in said.out.splitlines() if line.startswith("zebra")).split()[-3] == "unreadable"
    assert sum(line.startswith("small") for line in said.out.splitlines()) == 2
    assert said.err.count("polyleaf: source/zebra.md:1: ") == 1


def test_two_leaflets_with_one_reference_are_named(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> None:
    assert polyleaf("status") == 0
    assert "reference" not in capsys.readouterr().err
    write(workspace.root, "source/zebra.md", SOURCE)
    assert polyleaf("status") == 0
    assert "PIL-1 is the reference of source/small.md and source/zebra.md" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["status", "update"])
def test_a_language_that_no_leaflet_has_is_refused(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture, verb: str
) -> None:
    assert polyleaf(verb, "--lang", "so") == 2
    assert "no leaflet has such a language" in capsys.readouterr().err
    assert polyleaf(verb, "small", "--lang", "cy") == 2
    assert "source/small.md has no such language" in capsys.readouterr().err


def test_pathless_import_leaves_no_leaflet_behind(workspace: Workspace, polyleaf: Polyleaf) -> None:
    before = sorted(Path(workspace.root / "source").iterdir())
    assert polyleaf("import", "nowhere.txt") == 6
    assert sorted(Path(workspace.root / "source").iterdir()) == before
