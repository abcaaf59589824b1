"""No hostile text starts a process, reaches a network, touches a file or takes more than its time."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.corpus import MADE, cases, readable
from tests.hostile.guarded import SPOKEN

ROOT = Path(__file__).parent.parent.parent
# A text that takes time with its square takes hours at these lengths; slow machines take a minute for all.
CEILING_SECONDS = 400


def guarded(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, timeout=CEILING_SECONDS, check=False
    )


def test_every_text_goes_through_every_stage_under_guard_and_in_time(tmp_path: Path) -> None:
    run = guarded("-m", "tests.hostile.guarded", str(tmp_path))
    assert run.returncode == 0, run.stderr[-2000:]
    made = dict(line.rsplit("\t", 1) for line in run.stdout.splitlines())
    assert len(made) == len(cases()) + sum(case.name.startswith(SPOKEN) for case in readable())
    assert not [case.name for case in cases() if case.read and int(made[case.name])]
    # A text that one format refuses is shown by another; the recording refuses what it cannot say whole.
    assert not [case.name for case in readable() if int(made[case.name]) < (1 if case.refused else len(MADE) - 1)]
    aloud = {name: int(times) for name, times in made.items() if name.startswith("aloud ")}
    assert len(aloud) >= 10
    assert all(aloud.values())
    assert [path.name for path in tmp_path.iterdir()] == ["x.po"]


@pytest.mark.parametrize(
    "deed",
    [
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "import os; os.fork()",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "open('/etc/passwd').read()",
        "open(folder + '-beside', 'w')",
    ],
)
def test_the_guard_notices(deed: str, tmp_path: Path) -> None:
    setup = (
        f"import sys; from pathlib import Path; from tests.hostile.guarded import Guard; folder = {str(tmp_path)!r};"
    )
    arm = "guard = Guard(Path(folder)); sys.addaudithook(guard); guard.armed = True;"
    run = guarded("-c", f"{setup} {arm} {deed}")
    assert run.returncode == 3
    assert "forbidden" in run.stderr
