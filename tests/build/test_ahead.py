"""Much is checked in several processes, which changes nothing but the time it takes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.build import ahead
from pipeline.build.findings import case_of, findings_in_case
from pipeline.build.kept import is_kept
from pipeline.files.store import FOLDER, Store
from pipeline.files.workspace import Workspace
from pipeline.languages import language
from pipeline.model.case import Case
from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from tests.conftest import SOURCE, translate, write

Polyleaf = Callable[..., int]
Capture = pytest.CaptureFixture[str]


def case(leaflet: str, tag: str, messages: int) -> Case:
    """A catalogue in which the first message has another figure than its source."""
    pairs = [("Take 2 tablets.", "3"), *((f"Room {number}", f"{number}") for number in range(1, messages))]
    made = tuple(Message(MessageId("item", source), target, State.DONE) for source, target in pairs)
    return case_of(leaflet, "en", Catalogue(leaflet, tag, made, file=f"{leaflet}.po"), language(tag))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handful of messages counts as much."""
    monkeypatch.setattr(ahead, "_PAYS", 4)
    monkeypatch.setattr(ahead, "_TOGETHER", 2)


@pytest.mark.usefixtures("small")
def test_what_several_processes_find_is_in_the_store_and_is_what_one_finds(tmp_path: Path) -> None:
    store = Store(tmp_path)
    cases = [case(leaflet, tag, 3) for leaflet in ("a", "b") for tag in ("pl", "ar")]
    told: list[tuple[int, int]] = []
    ahead.look_ahead(cases, store, 2, lambda *how_far: told.append(how_far))
    assert told[-1] == (12, 12)
    assert len(told) == 4
    for one in cases:
        assert is_kept(one, store)
        alone = findings_in_case(one)
        assert findings_in_case(one, store) == alone
        assert {finding.code for finding in alone} >= {"C001"}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("messages", "processes", "known"),
    [((3, 3), 1, 0), ((3,), 2, 0), ((2, 1), 2, 0), ((3, 3), 2, 1)],
    ids=["one process is wanted", "one catalogue", "few messages", "few that are not known yet"],
)
def test_no_process_is_started_where_it_would_take_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, messages: tuple[int, ...], processes: int, known: int
) -> None:
    store = Store(tmp_path)
    cases = [case(f"leaflet-{number}", "pl", count) for number, count in enumerate(messages)]
    for one in cases[:known]:
        findings_in_case(one, store)
    monkeypatch.setattr(ahead, "process_pool", lambda jobs: pytest.fail("a pool was started"))
    ahead.look_ahead(cases, store, processes)


class _NoPool:
    """A machine that starts no process."""

    def __init__(self, jobs: int) -> None:
        raise OSError("no more processes")


@pytest.mark.usefixtures("small")
def test_a_machine_that_starts_no_process_checks_all_the_same(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "process_pool", _NoPool)
    two_leaflets(workspace, polyleaf)
    capsys.readouterr()
    assert polyleaf("check", "--jobs", "2") == 1
    assert "C001" in capsys.readouterr().out


def two_leaflets(workspace: Workspace, polyleaf: Polyleaf) -> None:
    write(workspace.root, "source/other.md", SOURCE.replace("PIL-1", "PIL-2"))
    assert polyleaf("update") == 0
    for leaflet in ("small", "other"):
        translate(workspace.root, leaflet, "pl", {"wait for 2–4 days": "poczekaj 24 dni"})


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_check_in_several_processes_reports_the_same_in_the_same_order(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture, form: str
) -> None:
    two_leaflets(workspace, polyleaf)
    said = []
    for jobs in ("1", "2"):
        capsys.readouterr()
        for blob in (workspace.outputs / FOLDER).glob("*/*"):
            blob.unlink()
        assert polyleaf("check", "--format", form, "--jobs", jobs) == 1
        said.append(capsys.readouterr())
    assert said[0].out == said[1].out
    assert said[0].err == ""
    assert said[1].err.endswith("[16/16] messages checked\n")


LONG = """
import os, signal, time
from pathlib import Path
from pipeline.build.processes import process_pool

def work(folder):
    (Path(folder) / str(os.getpid())).touch()
    time.sleep(600)

if __name__ == "__main__":
    # In what a shell has begun with "&", Ctrl+C is ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with process_pool(2) as pool:
            work_of_hours = [pool.submit(work, {folder!r}) for _ in range(4)]
            work_of_hours[0].result()
    except KeyboardInterrupt:
        print("stopped")
"""


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="Ctrl+C is sent as POSIX does")
def test_ctrl_c_ends_long_work_without_a_traceback(tmp_path: Path) -> None:
    at_work = tmp_path / "at work"
    at_work.mkdir()
    write(tmp_path, "long.py", LONG.format(folder=str(at_work)))
    run = subprocess.Popen([sys.executable, str(tmp_path / "long.py")], stdout=-1, stderr=-1, start_new_session=True)
    while len(list(at_work.iterdir())) < 2 and run.poll() is None:
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGINT)
    assert run.communicate(timeout=60) == (b"stopped\n", b"")


def test_the_report_of_a_check_names_what_was_not_checked(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    write(workspace.root, "source/zebra.md", "no record\n")
    polyleaf("check", "--format", "json")
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert [(one["leaflet"], one["lang"]) for one in told["not_checked"]] == [("zebra", "")]
