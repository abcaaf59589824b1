"""Settings and front matter reach the printed documents, and nothing else is made again for their sake."""

import io
from pathlib import Path

import docx
import pytest

from pipeline.build.plan import plan
from pipeline.build.run import Result, Serial, run
from pipeline.files.workspace import Workspace, open_workspace
from tests.conftest import SOURCE, write

MADE = ("html", "docx", "clear-print", "large-print", "giant-print", "mp3")


def build(root: Path) -> Result:
    workspace = open_workspace(root)
    planned = plan(workspace, [(workspace.leaflet("small"), ("en", "pl"))], MADE)
    return run(workspace.outputs, planned, Serial, lambda *_: None, everything=True)


def names(result: Result) -> set[str]:
    return {row.format for row in result.made}


def styles_used(workspace: Workspace, suffix: str) -> list[str]:
    data = (workspace.outputs / "small" / "pl" / f"small-pl{suffix}").read_bytes()
    return [str(paragraph._p.style) for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def body_points(workspace: Workspace, suffix: str) -> float:
    data = (workspace.outputs / "small" / "pl" / f"small-pl{suffix}").read_bytes()
    return float(docx.Document(io.BytesIO(data)).styles["Normal"].font.size.pt)


def test_each_class_of_print_has_its_size_and_its_file(workspace: Workspace) -> None:
    build(workspace.root)
    suffixes = (".docx", "-clear-print.docx", "-large-print.docx", "-giant-print.docx")
    assert [body_points(workspace, suffix) for suffix in suffixes] == [12, 14, 18, 24]


def test_a_size_in_the_settings_changes_its_class_of_print_only(workspace: Workspace) -> None:
    build(workspace.root)
    write(workspace.root, "polyleaf.toml", 'voice = "silence"\n[print.points]\nlarge = 20\n')
    # The page says how big each file beside it is.
    assert names(build(workspace.root)) - {"html"} == {"large-print"}
    assert body_points(workspace, "-large-print.docx") == 20


def test_rules_and_switches_of_the_settings_reach_everything_printed(workspace: Workspace) -> None:
    build(workspace.root)
    write(workspace.root, "polyleaf.toml", 'voice = "silence"\n[print]\nrules = "acb"\ncover = true\ncontents = true\n')
    assert names(build(workspace.root)) - {"html"} == {"docx", "clear-print", "large-print", "giant-print"}
    assert body_points(workspace, ".docx") == 18
    assert {"PolyleafCover", "PolyleafContents"} <= set(styles_used(workspace, ".docx"))


@pytest.mark.parametrize("suffix", [".docx", "-giant-print.docx"])
def test_a_leaflet_overrides_the_settings(workspace: Workspace, suffix: str) -> None:
    write(workspace.root, "polyleaf.toml", 'voice = "silence"\n[print]\ncover = true\n')
    own = "\nprint:\n  cover: false\n  contents: true\n  control: false\n---\n"
    write(workspace.root, "source/small.md", SOURCE.replace("\n---\n", own, 1))
    build(workspace.root)
    used = set(styles_used(workspace, suffix))
    assert "PolyleafContents" in used
    assert used.isdisjoint({"PolyleafCover", "PolyleafControl"})
