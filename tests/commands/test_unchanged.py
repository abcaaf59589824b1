"""An update reads no file again that nobody has touched, notices every other, and needs no record to be right."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.files import po, poread, program, updated
from pipeline.files.workspace import Workspace
from pipeline.model.errors import CatalogueError, SourceError, UsageError
from pipeline.text.markup import markdown
from tests.conftest import SOURCE, write

Polyleaf = Callable[..., int]
Capture = pytest.CaptureFixture[str]
PO = "locale/pl/LC_MESSAGES/small.po"
POT = "locale/small.pot"
MD = "source/small.md"
RECORD = "outputs/.store/updated.json"
IN_LINE = "small: 8 messages\n  pl: 8 translated, 0 to check (fuzzy), 0 to translate; nothing changed\n"


@pytest.fixture
def settled(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> Workspace:
    assert polyleaf("update") == 0
    assert (workspace.root / RECORD).is_file()
    capsys.readouterr()
    return workspace


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read to the end, by their names."""
    names: list[str] = []
    leaflet, catalogue = markdown.parse, poread.parse

    def parse_leaflet(source: str, file: str, *rest: str) -> object:
        names.append(file)
        return leaflet(source, file, *rest)

    def parse_catalogue(text: str, name: str, *rest: str) -> object:
        names.append(name)
        return catalogue(text, name, *rest)

    monkeypatch.setattr(markdown, "parse", parse_leaflet)
    monkeypatch.setattr(poread, "parse", parse_catalogue)
    return names


def files(workspace: Workspace) -> dict[str, bytes]:
    return {name: (workspace.root / name).read_bytes() for name in (MD, POT, PO)}


def test_a_second_update_reads_nothing_again_and_says_the_same(
    settled: Workspace, polyleaf: Polyleaf, capsys: Capture, read: list[str]
) -> None:
    before = files(settled)
    assert polyleaf("update") == 0
    assert read == []
    assert capsys.readouterr().out == IN_LINE
    assert files(settled) == before


@pytest.mark.parametrize("name", [MD, POT, PO])
def test_one_changed_byte_is_noticed_whatever_the_clock_says(
    settled: Workspace, polyleaf: Polyleaf, read: list[str], name: str
) -> None:
    path = settled.root / name
    before, times = path.read_bytes(), path.stat()
    # As long as before, and saved at the same moment.
    path.write_bytes(before.replace(b"small", b"SMALL"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.read_bytes() != before
    assert path.stat().st_size == times.st_size
    assert polyleaf("update") == 0
    assert MD in read


def test_only_the_leaflet_that_was_edited_is_read_again(
    settled: Workspace, polyleaf: Polyleaf, capsys: Capture, read: list[str]
) -> None:
    write(settled.root, "source/other.md", SOURCE)
    assert polyleaf("update") == 0
    assert polyleaf("update") == 0
    read.clear()
    capsys.readouterr()
    write(settled.root, MD, SOURCE.replace("Getting help", "Getting some help"))
    assert polyleaf("update") == 0
    assert set(read) == {MD, PO}
    said = capsys.readouterr().out
    assert "other: 8 messages\n  pl: 0 translated, 0 to check (fuzzy), 8 to translate; nothing changed" in said
    assert "small: 8 messages, template written\n  pl: 7 translated, 1 to check (fuzzy), 0 to translate\n" in said
    # What was written is read once more before it counts as being in line.
    read.clear()
    assert polyleaf("update") == 0
    assert set(read) == {MD, PO}
    read.clear()
    assert polyleaf("update") == 0
    assert read == []


def test_a_catalogue_that_is_broken_or_gone_is_noticed(settled: Workspace, polyleaf: Polyleaf, capsys: Capture) -> None:
    path = settled.root / PO
    whole = path.read_bytes()
    path.write_bytes(whole[:-3])
    assert polyleaf("update") == CatalogueError.exit_code
    assert PO in capsys.readouterr().err
    path.unlink()
    assert polyleaf("update") == 0
    assert "8 to translate" in capsys.readouterr().out
    path.write_bytes(whole)
    assert polyleaf("update") == 0
    assert capsys.readouterr().out == IN_LINE


@pytest.mark.parametrize("harm", ["gone", "cut", "changed", "of another program", "nonsense", "a folder"])
def test_a_record_that_cannot_be_trusted_costs_time_and_nothing_else(
    settled: Workspace,
    polyleaf: Polyleaf,
    capsys: Capture,
    read: list[str],
    monkeypatch: pytest.MonkeyPatch,
    harm: str,
) -> None:
    record, before = settled.root / RECORD, files(settled)
    whole = record.read_bytes()
    match harm:
        case "gone":
            record.unlink()
        case "cut":
            record.write_bytes(whole[:-5])
        case "changed":
            record.write_bytes(whole.replace(b",8,0,0,0]", b",7,1,0,0]"))
            assert record.read_bytes() != whole
        case "of another program":
            monkeypatch.setattr(program, "code_digest", lambda: "another")
        case "nonsense":
            text = b'{"program": 1}'
            record.write_bytes(updated.digest(text).encode() + b"\n" + text)
        case "a folder":
            record.unlink()
            record.mkdir()
    assert polyleaf("update") == 0
    assert {MD, PO} <= set(read)
    assert capsys.readouterr().out == IN_LINE
    assert files(settled) == before


def test_an_update_needs_no_folder_for_its_record(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> None:
    shutil.rmtree(workspace.outputs, ignore_errors=True)
    workspace.outputs.write_text("no folder", "utf-8")
    capsys.readouterr()
    assert polyleaf("update") == 0
    assert capsys.readouterr().out == IN_LINE


def test_what_was_settled_for_one_language_is_not_taken_for_another(
    settled: Workspace, polyleaf: Polyleaf, capsys: Capture, read: list[str]
) -> None:
    write(settled.root, MD, SOURCE.replace("[pl]", "[pl, es]"))
    assert polyleaf("update", "--lang", "pl") == 0
    assert polyleaf("update", "--lang", "pl") == 0
    read.clear()
    capsys.readouterr()
    assert polyleaf("update", "--lang", "pl") == 0
    assert read == []
    assert "es:" not in capsys.readouterr().out
    assert polyleaf("update") == 0
    assert "es: 0 translated, 0 to check (fuzzy), 8 to translate\n" in capsys.readouterr().out
    assert polyleaf("update", "--lang", "ar") == UsageError.exit_code
    # Settling one language keeps what is known of the others.
    assert polyleaf("update") == 0
    spanish = settled.root / "locale/es/LC_MESSAGES/small.po"
    spanish.write_text("# a remark\n" + spanish.read_text("utf-8"), "utf-8")
    assert polyleaf("update", "--lang", "es") == 0
    assert polyleaf("update", "--lang", "es") == 0
    read.clear()
    assert polyleaf("update") == 0
    assert read == []


def test_one_language_of_all_leaflets_leaves_those_without_it_and_what_is_known_of_them(
    settled: Workspace, polyleaf: Polyleaf, capsys: Capture, read: list[str]
) -> None:
    alone = write(settled.root, "source/alone.md", SOURCE.replace("languages: [pl]", "languages: [es]"))
    # Whether the program has seen the leaflet before or not.
    assert polyleaf("update", "--lang", "pl") == 0
    assert capsys.readouterr().out == IN_LINE
    assert not (settled.root / "locale/alone.pot").exists()
    assert polyleaf("update") == polyleaf("update") == 0
    capsys.readouterr()
    read.clear()
    assert polyleaf("update", "--lang", "pl") == polyleaf("update") == 0
    assert read == []
    assert "es: 0 translated, 0 to check (fuzzy), 8 to translate" in capsys.readouterr().out
    assert polyleaf("update", "--lang", "so") == UsageError.exit_code
    assert "--lang so: no leaflet has such a language" in capsys.readouterr().err
    assert read == []
    # What cannot be read may have the language.
    alone.write_text("broken", "utf-8")
    assert polyleaf("update", "--lang", "pl") == SourceError.exit_code


def test_mended_slips_are_never_taken_from_the_record(settled: Workspace, polyleaf: Polyleaf, read: list[str]) -> None:
    assert polyleaf("update", "small", "--typo-fix", "--reason", "a comma") == 0
    assert {MD, PO} <= set(read)


def test_a_link_out_of_the_workspace_is_refused_though_it_holds_the_same_bytes(
    settled: Workspace, polyleaf: Polyleaf, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for name, error in ((PO, CatalogueError), (MD, SourceError)):
        path = settled.root / name
        target = write(elsewhere, path.name, path.read_text("utf-8"))
        path.unlink()
        path.symlink_to(target)
        assert polyleaf("update") == error.exit_code
        path.unlink()
        write(settled.root, name, target.read_text("utf-8"))
    folder = settled.root / "locale/pl"
    folder.rename(elsewhere / "pl")
    folder.symlink_to(elsewhere / "pl")
    assert polyleaf("update") == CatalogueError.exit_code


def test_a_leaflet_that_is_gone_leaves_the_record(settled: Workspace, polyleaf: Polyleaf) -> None:
    write(settled.root, "source/other.md", SOURCE)
    assert polyleaf("update") == 0
    assert polyleaf("update") == 0
    assert set(updated.read(settled.outputs, "en")) == {"small", "other"}
    (settled.root / "source/other.md").unlink()
    assert polyleaf("update", "small") == 0
    assert set(updated.read(settled.outputs, "en")) == {"small"}


def test_the_record_holds_for_one_source_language(settled: Workspace) -> None:
    (entry,) = updated.read(settled.outputs, "en").values()
    assert updated.read(settled.outputs, "de") == {}
    updated.write(settled.outputs, "de", {"small": replace(entry, messages=9)})
    assert updated.read(settled.outputs, "de") == {"small": replace(entry, messages=9)}
    assert updated.read(settled.outputs, "en") == {}


def test_two_updates_at_once_do_no_harm(workspace: Workspace) -> None:
    for number in range(5):
        write(workspace.root, f"source/other-{number}.md", SOURCE)
    command = [sys.executable, "-m", "pipeline", "-C", str(workspace.root), "update"]
    root = Path(__file__).parent.parent.parent
    both = [subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(one.communicate()[1], one.returncode) for one in both] == [(b"", 0), (b"", 0)]
    for name in workspace.leaflet_ids():
        made = po.read(workspace.root / f"locale/pl/LC_MESSAGES/{name}.po", name, name, "pl")
        assert len(made.messages) == 8
    assert len(po.read(workspace.root / PO, PO, "small", "pl").messages) == 8
    assert set(updated.read(workspace.outputs, "en")) <= set(workspace.leaflet_ids())
