"""Waivers on disk: added line by line, read back as they are, and refused where they are broken."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.files import waivers
from pipeline.model.errors import CatalogueError
from pipeline.model.waiver import Waiver

ONE = Waiver("C022", "a" * 64, "reviser", "Anna Nowak", "Idiom “na czczo”.", "2026-11-22", "Do not eat")


def test_a_file_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert waivers.read(waivers.path_of(tmp_path, "hip", "pl")) == ()


def test_waivers_stand_beside_the_catalogue_oldest_first(tmp_path: Path) -> None:
    path = waivers.path_of(tmp_path, "hip", "pl")
    other = Waiver("C023", "b" * 64, "approver", "Jan Kos", "Brand name.", "2026-11-23")
    waivers.append(path, ONE)
    before = path.read_bytes()
    waivers.append(path, other)
    assert path == tmp_path / "locale" / "pl" / "hip.waivers.jsonl"
    assert path.read_bytes().startswith(before)
    assert waivers.read(path) == (ONE, other)
    assert waivers.read(path)[0].words == "Do not eat"


def test_a_last_line_without_its_end_is_not_run_into(tmp_path: Path) -> None:
    path = waivers.path_of(tmp_path, "hip", "pl")
    waivers.append(path, ONE)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    waivers.append(path, ONE)
    assert waivers.read(path) == (ONE, ONE)


@settings(max_examples=40)
@given(st.text(min_size=1).filter(lambda text: text.isprintable() or "\u2028" in text))
def test_any_reason_is_read_back(reason: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.waivers.jsonl"
        waivers.append(path, Waiver("C022", "a", "reviser", "A", reason, "2026-11-22"))
        assert waivers.read(path)[0].reason == reason


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"code": "C022"}',
        json.dumps(dict.fromkeys("code message role name reason date words".split(), 1)),
        "[",
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = waivers.path_of(tmp_path, "hip", "pl")
    waivers.append(path, ONE)
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    with pytest.raises(CatalogueError, match=r"hip\.waivers\.jsonl:2: the line is not a waiver"):
        waivers.read(path)


@pytest.mark.parametrize("field", ["name", "reason", "role"])
def test_a_waiver_without_name_reason_or_role_is_none(tmp_path: Path, field: str) -> None:
    path = waivers.path_of(tmp_path, "hip", "pl")
    waivers.append(path, ONE)
    record = {**json.loads(path.read_text("utf-8")), field: ""}
    path.write_text(json.dumps(record) + "\n", "utf-8")
    with pytest.raises(CatalogueError):
        waivers.read(path)
