"""What cannot be read keeps nothing else from being made, is told, and leaves nothing on show."""

import json
from collections.abc import Callable

import pytest

from pipeline.files.workspace import Workspace
from tests.conftest import SOURCE, write

Polyleaf = Callable[..., int]
Capture = pytest.CaptureFixture[str]
CATALOGUE = "locale/pl/LC_MESSAGES/small.po"
OTHER = SOURCE.replace("languages: [pl]", "languages: []").replace("PIL-1", "PIL-2")


def files(workspace: Workspace) -> set[str]:
    return {path.name for path in (workspace.root / "outputs").rglob("*-*") if path.suffix in (".docx", ".html")}


def harm(workspace: Workspace, name: str, text: str = "") -> bytes:
    """What merging two changes leaves behind, and the bytes that were there before."""
    path = workspace.root / name
    before = path.read_bytes() if path.is_file() else b""
    write(workspace.root, name, text or "<<<<<<< HEAD\n" + before.decode("utf-8"))
    return before


@pytest.fixture
def both(workspace: Workspace, polyleaf: Polyleaf) -> Workspace:
    """Two leaflets, one of them in Polish too, as Word files and web pages."""
    write(workspace.root, "source/other.md", OTHER)
    assert polyleaf("build", "--format", "docx", "--format", "html", "--quiet") == 0
    return workspace


ENGLISH = {f"{leaflet}-en.{kind}" for leaflet in ("small", "other") for kind in ("docx", "html")}
POLISH = {"small-pl.docx", "small-pl.html"}


def build(polyleaf: Polyleaf, *more: str) -> int:
    return polyleaf("build", "--format", "docx", "--format", "html", "--quiet", "--jobs", "1", *more)


def test_an_unreadable_catalogue_takes_only_its_own_language_off_show(
    both: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    assert files(both) == ENGLISH | POLISH
    before = harm(both, CATALOGUE)
    write(both.root, "source/other.md", OTHER.replace("2–4 days", "3 days"))
    capsys.readouterr()
    assert build(polyleaf) == 4
    assert files(both) == ENGLISH
    assert "3 days" in (both.outputs / "other/en/other-en.html").read_text("utf-8")
    assert "small-pl.html" not in (both.outputs / "small/en/small-en.html").read_text("utf-8")
    said = capsys.readouterr()
    assert said.err.count(f"polyleaf: {CATALOGUE}:1:1: ") == 1
    assert "small, pl: 2 files" in said.out
    row = next(line for line in said.out.splitlines() if line.startswith("small  ") and " pl " in line)
    assert row.split()[-1] == "unreadable"
    manifest = json.loads((both.outputs / "manifest.json").read_text("utf-8"))
    assert {(row["tag"], row["format"]) for row in manifest["not_made"]} == {("pl", "docx"), ("pl", "html")}
    assert all(CATALOGUE in row["reason"] for row in manifest["not_made"])
    (both.root / CATALOGUE).write_bytes(before)
    assert build(polyleaf) == 0
    assert files(both) == ENGLISH | POLISH


def test_a_build_of_another_language_takes_it_off_show_too(both: Workspace, polyleaf: Polyleaf) -> None:
    harm(both, CATALOGUE)
    assert build(polyleaf, "small", "--lang", "en") == 4
    assert files(both) == ENGLISH


def test_a_build_of_another_leaflet_neither_reads_nor_removes_it(both: Workspace, polyleaf: Polyleaf) -> None:
    harm(both, CATALOGUE)
    assert build(polyleaf, "other") == 0
    assert files(both) == ENGLISH | POLISH


@pytest.mark.parametrize("more", [(), ("--lang", "pl"), ("small",)])
def test_an_unreadable_source_takes_only_its_own_leaflet_off_show(
    both: Workspace, polyleaf: Polyleaf, capsys: Capture, more: tuple[str, ...]
) -> None:
    harm(both, "source/small.md", SOURCE.replace('version: "1.0"\n', ""))
    assert build(polyleaf, *more) == 3
    assert files(both) == {name for name in ENGLISH if name.startswith("other")}
    said = capsys.readouterr()
    assert said.err.count("polyleaf: source/small.md") == 1
    (row,) = (line.split() for line in said.out.splitlines() if line.startswith("small  "))
    assert (row[1], row[-1]) == ("all", "unreadable")


@pytest.mark.parametrize(
    ("name", "text", "code", "stay"),
    [
        ("source/small.md", SOURCE + "\n{{nobody}}\n", 3, {"other"}),
        ("source/small.md", SOURCE + "\n![a spine](images/none.png)\n", 3, {"other"}),
        ("locale/pl/inserts/at-end.md", "{{nobody}}\n", 3, {"other", "small-en"}),
        ("locale/pl/LC_MESSAGES/polyleaf.po", "msgid\n", 4, {"other", "small-en"}),
        ("locale/pl/glossary.csv", "no,glossary\n", 4, {"other", "small-en"}),
        ("locale/pl/small.signoffs.jsonl", "no record\n", 4, {"other", "small-en"}),
    ],
)
def test_each_file_that_cannot_be_read_takes_away_only_what_is_made_of_it(
    both: Workspace, polyleaf: Polyleaf, capsys: Capture, name: str, text: str, code: int, stay: set[str]
) -> None:
    harm(both, name, text)
    capsys.readouterr()
    assert build(polyleaf) == code
    assert {name for name in ENGLISH if name.startswith(tuple(stay))} == files(both)
    assert capsys.readouterr().err.count(f"polyleaf: {name}") == 1


def test_a_fault_of_the_whole_workspace_stops_the_build_and_takes_nothing_away(
    both: Workspace, polyleaf: Polyleaf
) -> None:
    write(both.root, "polyleaf.toml", 'voice = "nobody"\n')
    assert build(polyleaf) == 5
    assert files(both) == ENGLISH | POLISH
