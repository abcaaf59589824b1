"""The house keeps its shape: layers, families, one place to register."""

import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from pipeline.checks import CHECKS
from pipeline.exchange import FORMS
from pipeline.formats import FORMATS
from pipeline.inspections import INSPECTIONS
from pipeline.text.phrases import PHRASES
from tests.conftest import LONGEST

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pipeline"


def contracts() -> list[dict[str, list[str]]]:
    found: list[dict[str, list[str]]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
    return found


def test_imports_point_one_way() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_every_check_is_registered_under_its_own_name_and_in_the_import_contract() -> None:
    files = sorted(path.stem for path in (PACKAGE / "checks").glob("c*_*.py"))
    assert [name.split("_")[0].upper() for name in files] == list(CHECKS)
    named = next(contract["modules"] for contract in contracts() if "checks" in str(contract.get("modules")))
    assert named == [f"pipeline.checks.{name}" for name in files]


def test_every_inspection_is_registered_under_its_own_name_and_in_the_import_contract() -> None:
    files = sorted(path.stem for path in (PACKAGE / "inspections").glob("w*_*.py"))
    assert [name.split("_")[0].upper() for name in files] == list(INSPECTIONS)
    named = next(contract["modules"] for contract in contracts() if "inspections" in str(contract.get("modules")))
    assert named == [f"pipeline.inspections.{name}" for name in files]


def test_every_format_has_a_file_and_every_file_name_differs() -> None:
    suffixes = [member.suffix for member in FORMATS.values()]
    assert len(set(suffixes)) == len(suffixes)
    assert list(FORMATS) == [member.name for member in FORMATS.values()]


def test_every_form_of_exchange_has_a_file_a_suffix_of_its_own_and_a_place_in_the_import_contract() -> None:
    assert len({form.suffix for form in FORMS.values()}) == len(FORMS)
    assert list(FORMS) == [form.name for form in FORMS.values()]
    named = next(contract["modules"] for contract in contracts() if "exchange." in str(contract.get("modules")))
    helpers = {"__init__", "archive", "markup"}
    files = sorted(path.stem for path in (PACKAGE / "exchange").glob("*.py") if path.stem not in helpers)
    assert named == [f"pipeline.exchange.{name}" for name in files]
    assert len(files) == len(FORMS)


def test_no_phrase_stands_twice() -> None:
    words = [phrase.words for phrase in PHRASES]
    assert len(set(words)) == len(words)


def test_nothing_but_commands_reads_the_clock() -> None:
    clock = re.compile(r"datetime\.now|date\.today|time\.time\(|import random|from random|uuid")
    guilty = [
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "commands" not in path.parts and clock.search(path.read_text("utf-8"))
    ]
    assert guilty == []


def test_nothing_but_files_and_commands_opens_a_workspace_file() -> None:
    opening = re.compile(r"\.read_text\(|\.read_bytes\(|\.write_text\(|\.write_bytes\(|\bopen\(")
    guilty = [
        path.relative_to(ROOT).as_posix()
        for folder in "model text foreign office steps checks inspections intake formats exchange".split()
        for path in (PACKAGE / folder).rglob("*.py")
        if opening.search(path.read_text("utf-8"))
    ]
    assert guilty == []


def test_no_code_runs_a_shell_or_unpickles_or_evaluates() -> None:
    danger = re.compile(r"\bos\.system|shell=True|\bpickle\b|(?<![\w.])eval\(|(?<![\w.])exec\(|yaml\.load\(")
    guilty = [path.name for path in PACKAGE.rglob("*.py") if danger.search(path.read_text("utf-8"))]
    assert guilty == []


def test_every_file_that_is_begun_before_the_others_is_there_once() -> None:
    assert [name for name in LONGEST if not (ROOT / name).is_file()] == []
    assert len(LONGEST) == len(set(LONGEST))


def test_every_file_of_tests_is_run(pytestconfig: pytest.Config) -> None:
    passed_over = tuple(pytestconfig.getini("norecursedirs"))
    folders = {part for file in (ROOT / "tests").rglob("test_*.py") for part in file.relative_to(ROOT).parts[:-1]}
    assert "build" in folders
    assert not {folder for folder in folders for name in passed_over if fnmatch(folder, name)}
