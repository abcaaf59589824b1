"""What has a ceiling of its own: the memory of a large catalogue, and how long the program takes to say anything."""

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import catalogues
from pipeline.files import po

# A process that has just been started still counts the memory of the one that started it in `ru_maxrss`.
_LOAD_AND_SAVE = """
import resource, sys
from pathlib import Path
from pipeline.files import po
po.write(Path(sys.argv[2]), po.read(Path(sys.argv[1]), "x.po", "x", "pl"))
status = Path("/proc/self/status")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
if status.is_file():
    peak = next(line.split()[1] for line in status.read_text().split(chr(10)) if line.startswith("VmHWM"))
print(peak)
"""


@dataclass(frozen=True, slots=True)
class Limit:
    """One measure with its ceiling, in the same unit; `measured` is None where `missing` says why."""

    key: str
    title: str
    measured: float | None
    ceiling: float
    unit: str
    missing: str = ""

    @property
    def verdict(self) -> str:
        """ "met", "not met", or "" without a measure."""
        if self.measured is None:
            return ""
        return "met" if self.measured <= self.ceiling else "not met"


def limits(folder: Path, repeats: int, messages: int = 20_000) -> Iterator[Limit]:
    """Every measure, taken in processes of their own."""
    yield _memory(folder, messages)
    yield _help(repeats)


def _memory(folder: Path, messages: int) -> Limit:
    title = f"memory to load and save {messages} messages"
    if sys.platform == "win32":
        return Limit("catalogue-memory", title, None, 60, "MB", "the system does not tell it")
    old = folder / "memory.po"
    po.write(old, catalogues.catalogue(messages))
    command = [sys.executable, "-c", _LOAD_AND_SAVE, str(old), str(folder / "memory.saved.po")]
    said = subprocess.run(command, capture_output=True, check=True, text=True, timeout=300).stdout
    # Linux tells kibibytes, macOS bytes.
    scale = 1 if sys.platform == "darwin" else 1024
    return Limit("catalogue-memory", title, int(re.findall(r"\d+", said)[-1]) * scale / 1e6, 60, "MB")


def _help(repeats: int) -> Limit:
    seconds: list[float] = []
    for _ in range(max(3, repeats)):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "pipeline", "--help"], capture_output=True, check=True, timeout=60)
        seconds.append(time.perf_counter() - begin)
    return Limit("help", "polyleaf --help", statistics.median(seconds), 0.15, "s")
