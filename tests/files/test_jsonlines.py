"""Records in lines: added at the end, read back whatever words they hold, and a broken one is named by its line."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.files import jsonlines, signoffs, typofixes
from pipeline.files.typofixes import TypoFix
from pipeline.model.edition import SignOff
from pipeline.model.errors import CatalogueError


def reason(record: Any) -> str:
    return str(record["reason"])


def read(path: Path) -> tuple[str, ...]:
    return jsonlines.read(path, reason, "the line is no reason", "a reason", "reasons are added with: a command")


def test_a_file_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert read(tmp_path / "none.jsonl") == ()


def test_records_are_added_behind_what_stands_there_even_behind_a_line_without_its_end(tmp_path: Path) -> None:
    path = tmp_path / "locale" / "pl" / "a.jsonl"
    jsonlines.append(path, [{"reason": "one"}, {"reason": "two"}])
    path.write_bytes(path.read_bytes() + b'\n{"reason": "three"}')
    before = path.read_bytes()
    jsonlines.append(path, [{"reason": "four"}])
    assert path.read_bytes().startswith(before + b"\n")
    assert read(path) == ("one", "two", "three", "four")


@pytest.mark.parametrize("line", ["{", "[", "7", "null", "{}", '"reason"', '{"other": 1}'])
def test_a_broken_line_is_named_with_what_to_do(tmp_path: Path, line: str) -> None:
    path = tmp_path / "locale" / "pl" / "a.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text('{"reason": "one"}\n\n' + line + "\n", "utf-8")
    with pytest.raises(CatalogueError) as caught:
        read(path)
    assert caught.value.place == "locale/pl/a.jsonl:3"
    assert caught.value.remedy == "restore the file from its history; reasons are added with: a command"


@pytest.mark.parametrize("strange", ["\u2028", "\u2029", "\x85", "\v", "\f", "\r", "\n", "\x1c"])
def test_marks_that_other_programs_take_for_line_ends_are_words_like_any(tmp_path: Path, strange: str) -> None:
    signed = SignOff("e" * 64, "approver", f"Anna{strange}Nowak", "2026-11-22")
    slip = TypoFix("heading", f"a{strange}b", "c", f"slip{strange}", "2026-11-22")
    for _ in range(2):
        signoffs.append(tmp_path / "s", signed)
        typofixes.append(tmp_path / "t", (slip, slip))
    assert signoffs.read(tmp_path / "s") == (signed,) * 2
    assert typofixes.read(tmp_path / "t") == (slip,) * 4


def test_a_record_of_a_sign_off_has_its_fields_in_their_order(tmp_path: Path) -> None:
    signoffs.append(tmp_path / "s", SignOff("e", "approver", "Łucja", "2026-11-22"))
    assert (tmp_path / "s").read_text(
        "utf-8"
    ) == '{"edition": "e", "role": "approver", "name": "Łucja", "date": "2026-11-22"}\n'
