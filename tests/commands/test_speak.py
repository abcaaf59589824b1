"""`polyleaf speak` says what a recording would say, with the spoken forms of the workspace."""

import io
import json
from pathlib import Path

import pytest

from pipeline.commands import main
from pipeline.files.workspace import Workspace
from tests.conftest import write

Capture = pytest.CaptureFixture[str]


def test_the_spoken_forms_of_the_workspace_are_used_and_explained(workspace: Workspace, capsys: Capture) -> None:
    write(workspace.root, "locale/pl/lexicon.tsv", "NFZ\ten ef zet\n")
    write(workspace.root, "locale/pl/small.spoken.tsv", "Weź 2.\tWeź parę.\n")
    capsys.readouterr()
    speak = ["-C", str(workspace.root), "speak", "--lang", "pl"]
    assert main([*speak, "--explain", "NFZ, 2 dni"]) == 0
    assert capsys.readouterr().out == "en ef zet, dwa dni\n  NFZ -> en ef zet (lexicon)\n  2 -> dwa (amount)\n"
    assert main([*speak, "Weź 2."]) == 0
    assert capsys.readouterr().out == "Weź dwa.\n"
    assert main([*speak, "--leaflet", "small", "--format", "json", "Weź 2."]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "spoken": "Weź parę.",
        "trace": [{"source": "Weź 2.", "spoken": "Weź parę.", "rule": "override"}],
    }


def test_a_fault_in_the_lexicon_is_named_with_its_line(workspace: Workspace, capsys: Capture) -> None:
    write(workspace.root, "locale/pl/lexicon.tsv", "# NFZ\nNFZ\n")
    assert main(["-C", str(workspace.root), "speak", "--lang", "pl", "NFZ"]) == 4
    assert "locale/pl/lexicon.tsv:2: 0 tabs" in capsys.readouterr().err


def test_a_leaflet_that_is_not_there_is_refused(workspace: Workspace, capsys: Capture) -> None:
    assert main(["-C", str(workspace.root), "speak", "--lang", "pl", "--leaflet", "large", "2"]) == 2


def test_no_workspace_is_needed(tmp_path: Path, capsys: Capture) -> None:
    assert main(["-C", str(tmp_path), "speak", "--lang", "pl", "2"]) == 0
    assert capsys.readouterr().out == "dwa\n"


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\r"])
@pytest.mark.parametrize("format_", ["text", "json"])
def test_one_line_in_is_one_line_out(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, end: str, format_: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"1{end}2\r\n\n3\n"))
    assert main(["-C", str(tmp_path), "speak", "--lang", "en", "--format", format_, "-"]) == 0
    told = capsys.readouterr().out.split("\n")
    heard = told if format_ == "text" else [json.loads(line)["spoken"] for line in told if line] + [""]
    assert heard == ["one two", "", "three", ""]


def test_no_line_in_is_no_line_out(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["-C", str(tmp_path), "speak", "--lang", "en", "-"]) == 0
    assert capsys.readouterr().out == ""
