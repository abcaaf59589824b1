"""The benchmarks run, tell every ratio with its aim, and say what is missing; how fast they are is not asserted."""

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.contests import CONTESTS
from benchmarks.memory import Growth
from benchmarks.runner import Contest, Line, Missing, Rival, run

# What the project aims at, in times as fast.
AIMS = {
    ("word", "python-docx, its own template"): 20,
    ("source", "pandoc, a process each"): 100,
    ("pdf", "LibreOffice, a process each"): 10,
    ("pdf", "WeasyPrint"): 10,
}
TINY = ("--repeat", "1", "--sections", "1", "--documents", "10")


def test_every_ratio_of_a_tiny_run_has_its_times_or_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    only = [word for key in ("word", "source", "text", "html", "memory") for word in ("--only", key)]
    assert main([*TINY, *only, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [row["key"] for row in told["ratios"]] == ["word", "source", "text", "text", "html"]
    for row in told["ratios"]:
        assert row["ours_seconds"] > 0, row
        if row["missing"]:
            assert "install" in row["missing"], row
            assert row["ratio"] is None
        else:
            assert row["ratio"] == pytest.approx(row["theirs_seconds"] / row["ours_seconds"])
        assert row["target"] == AIMS.get((row["key"], row["beside"]))
        assert row["verdict"] in (("met", "not met") if row["target"] and row["ratio"] else ("",))
    assert {"docx", "html"} <= {row["key"] for row in told["memory"]}
    for row in told["memory"]:
        assert row["documents"] == 10
        assert row["ratio"] == pytest.approx(row["end_peak_bytes"] / row["middle_peak_bytes"])


def test_the_table_shows_work_rival_ratio_aim_and_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*TINY, "--only", "word"]) == 0
    header, row, about = capsys.readouterr().out.splitlines()
    assert header.split() == ["work", "ours", "beside", "theirs", "ratio", "aim"]
    assert "python-docx" in row
    assert ">= 20x" in row
    assert row.rstrip().endswith("met")
    assert "this machine only" in about


def test_every_contest_states_the_aims_of_the_project(tmp_path: Path) -> None:
    contests = [make(1, tmp_path) for make in CONTESTS.values()]
    stated = {(each.key, rival.name): rival.target for each in contests for rival in each.rivals if rival.target}
    assert stated == AIMS
    assert [each.key for each in contests] == list(CONTESTS)


def test_work_is_timed_in_turns_after_one_round_that_is_not() -> None:
    done: list[str] = []
    contest = Contest(
        "x",
        "x",
        lambda number: done.append(f"ours {number}"),
        (Rival("theirs", lambda number: done.append(f"theirs {number}"), 2),),
        lambda number: done.append(f"prepare {number}"),
    )
    (line,) = run(contest, 2)
    assert done == [f"{who} {number}" for number in range(3) for who in ("prepare", "ours", "theirs")]
    assert line.ratio is not None


def test_slow_work_is_timed_a_third_as_often() -> None:
    done: list[int] = []
    list(run(Contest("x", "x", lambda number: None, (Rival("theirs", done.append, slow=True),)), 9))
    assert done == [0, 1, 2, 3]


def test_one_that_fails_or_is_missing_keeps_no_other_from_being_measured() -> None:
    def broken(number: int) -> None:
        raise ValueError("broke")

    rivals = (Rival("a", broken), Rival("b", Missing("not installed (get it)")), Rival("c", lambda number: None))
    failed, missing, measured = run(Contest("x", "x", lambda number: None, rivals), 2)
    assert failed.missing == "ValueError: broke"
    assert missing.missing == "not installed (get it)"
    assert (failed.ratio, missing.ratio, measured.missing) == (None, None, "")
    assert measured.theirs is not None
    (absent,) = run(Contest("x", "x", Missing("not there yet"), rivals[2:]), 1)
    assert absent.missing == "ours: not there yet"


def test_a_verdict_is_met_at_the_aim_and_not_below() -> None:
    assert Line("x", "x", "x", 1.0, 20.0, 20).verdict == "met"
    assert Line("x", "x", "x", 1.0, 19.9, 20).verdict == "not met"
    assert Line("x", "x", "x", 1.0, 20.0, None).verdict == ""
    assert Line("x", "x", "x", 1.0, None, 20).verdict == ""
    assert Growth("x", 10, 100, 110, 0).verdict == "met"
    assert Growth("x", 10, 100, 111, 0).verdict == "not met"
