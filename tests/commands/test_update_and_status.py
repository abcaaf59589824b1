"""`polyleaf update` and `polyleaf status`: what is kept, recorded and told."""

import json
from collections.abc import Callable

import pytest

from pipeline.files import po, typofixes
from pipeline.files.typofixes import TypoFix
from pipeline.files.workspace import Workspace
from pipeline.model.catalogue import State
from pipeline.model.errors import CatalogueError, UsageError
from tests.conftest import SOURCE, write

Run = Callable[..., int]
PO = "locale/pl/LC_MESSAGES/small.po"
RECORD = "locale/pl/small.typofixes.jsonl"


def row(polyleaf: Run, capsys: pytest.CaptureFixture[str]) -> dict[str, str | int]:
    capsys.readouterr()
    assert polyleaf("status", "--lang", "pl", "--format", "json") == 0
    (polish,) = (each for each in json.loads(capsys.readouterr().out)["status"] if each["lang"] == "pl")
    assert isinstance(polish, dict)
    return polish


def change(workspace: Workspace, *changes: tuple[str, str]) -> None:
    source = SOURCE
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    write(workspace.root, "source/small.md", source)


VERSION = ('version: "1.0"', 'version: "1.1"')


def test_the_status_says_since_which_version_a_translation_is_old(
    workspace: Workspace, polyleaf: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    complete = row(polyleaf, capsys)
    assert (complete["messages"], complete["words"], complete["stale since"]) == (8, 34, "")
    change(workspace, VERSION, ("2 tablets", "3 tablets"))
    stale = row(polyleaf, capsys)
    assert (stale["fuzzy"], stale["critical"], stale["missing"], stale["stale since"]) == (1, 1, 0, "1.1")
    assert polyleaf("update") == 0
    change(workspace, (VERSION[0], 'version: "1.2"'), ("2 tablets", "4 tablets"), ("Getting help", "Getting more help"))
    assert polyleaf("update") == 0
    assert row(polyleaf, capsys)["stale since"] == "1.1"
    assert '"X-Stale-Since: 1.1\\n"' in (workspace.root / PO).read_text("utf-8")


def test_a_translation_that_is_complete_again_is_old_no_more(
    workspace: Workspace, polyleaf: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    change(workspace, VERSION, ("2 tablets", "3 tablets"))
    assert polyleaf("update") == 0
    path = workspace.root / PO
    path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    assert row(polyleaf, capsys)["stale since"] == ""
    assert polyleaf("update") == 0
    assert "X-Stale" not in path.read_text("utf-8")
    assert "#|" not in path.read_text("utf-8")


def test_what_was_never_complete_is_missing_and_not_old(
    workspace: Workspace, polyleaf: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace.root / PO).unlink()
    fresh = row(polyleaf, capsys)
    assert (fresh["missing"], fresh["stale since"]) == (8, "")
    assert polyleaf("update") == 0
    assert row(polyleaf, capsys)["stale since"] == ""


def test_a_mended_slip_is_recorded_with_its_reason_and_keeps_the_translation(
    workspace: Workspace, polyleaf: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    change(workspace, ("wait for 2–4 days", "Wait for 2–4 days"), ("Do not take more", "Do take more"))
    assert polyleaf("update", "small", "--typo-fix", "--reason", " a capital   letter ") == 0
    said = capsys.readouterr().out
    assert 'stays finished: "Wait for 2–4 days"' in said
    assert "negation: not is now nothing" in said
    states = {m.id.words: m.state for m in po.read(workspace.root / PO, PO, "small", "pl").messages}
    assert states["Wait for 2–4 days"] is State.DONE
    assert [words for words, state in states.items() if state is State.DRAFT] == [
        "Take 2 tablets of 500 mg. Do take more than 8 in 24 hours."
    ]
    (record,) = typofixes.read(workspace.root / RECORD)
    assert (record.context, record.before, record.after, record.reason) == (
        "item",
        "wait for 2–4 days",
        "Wait for 2–4 days",
        "a capital letter",
    )
    # A second time there is nothing to record.
    assert polyleaf("update", "small", "--typo-fix", "--reason", "again") == 0
    assert len(typofixes.read(workspace.root / RECORD)) == 1


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("small", "--typo-fix"), "no reason"),
        (("small", "--typo-fix", "--reason", "  "), "no reason"),
        (("--typo-fix", "--reason", "x"), "no leaflet is named"),
        (("small", "--reason", "x"), "without --typo-fix"),
    ],
)
def test_nobody_keeps_translations_without_saying_why_and_where(
    arguments: tuple[str, ...], word: str, polyleaf: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polyleaf("update", *arguments) == UsageError.exit_code
    assert word in capsys.readouterr().err


def test_a_damaged_record_is_named_by_line(workspace: Workspace) -> None:
    path = workspace.root / RECORD
    typofixes.append(path, (TypoFix("item", "a", "b", "c", "2026-01-31"),))
    typofixes.append(path, (TypoFix("item", "ł", "b", "c", "2026-01-31"),))
    assert [fix.before for fix in typofixes.read(path)] == ["a", "ł"]
    path.write_text(path.read_text("utf-8") + '{"context": 1}\n', "utf-8")
    with pytest.raises(CatalogueError, match="jsonl:3"):
        typofixes.read(path)


def test_one_bad_file_keeps_an_update_from_writing_any(workspace: Workspace, polyleaf: Run) -> None:
    write(workspace.root, "source/second.md", SOURCE.replace("[pl]", "[pl, es]"))
    assert polyleaf("update") == 0
    (workspace.root / "locale/es/LC_MESSAGES/second.po").write_text("broken", "utf-8")
    change(workspace, ("Getting help", "Getting more help"))
    before = {path: path.read_bytes() for path in workspace.root.rglob("*.po*")}
    assert polyleaf("update") == CatalogueError.exit_code
    assert {path: path.read_bytes() for path in workspace.root.rglob("*.po*")} == before


def test_the_project_files_of_editors_are_written_when_they_are_asked_for(workspace: Workspace, polyleaf: Run) -> None:
    assert not [*workspace.root.rglob("*.project")]
    assert polyleaf("update", "--editors") == 0
    assert (workspace.root / "locale/pl/omegat.project").is_file()
    (component,) = json.loads((workspace.root / "locale/weblate.json").read_text("utf-8"))
    assert list(workspace.root.glob(component["filemask"])) == [workspace.root / PO]
    assert (workspace.root / component["new_base"]).is_file()


def test_an_update_names_every_file_that_cannot_be_read_and_writes_nothing(
    workspace: Workspace, polyleaf: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.root, "source/other.md", SOURCE)
    assert polyleaf("update") == 0
    change(workspace, ("Take 2 tablets", "Take 3 tablets"))
    write(workspace.root, "source/zebra.md", "no record\n")
    (workspace.root / PO.replace("small", "other")).write_bytes(b'msgid "\xff"\nmsgstr ""\n')
    before = {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()}
    capsys.readouterr()
    assert polyleaf("update") == 4
    faults = capsys.readouterr().err.splitlines()
    assert [line.split(":")[1].strip() for line in faults] == [
        PO.replace("small", "other"),
        "source/zebra.md",
        "nothing was written",
    ]
    assert {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()} == before
