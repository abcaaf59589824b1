"""The benchmarks run, tell every ratio with its aim, and say what is missing; how fast they are is not asserted."""

import json
from pathlib import Path

import pytest

from benchmarks import audio, catalogues, workspaces
from benchmarks.__main__ import main
from benchmarks.checks import FASTER
from benchmarks.contests import CONTESTS
from benchmarks.limits import Limit, limits
from benchmarks.memory import Growth
from benchmarks.runner import Contest, Line, Missing, Rival, run
from pipeline.files import po
from pipeline.files.store import FOLDER
from pipeline.model.catalogue import State
from tests.corpus.mutations import AIMS as MISTAKES

# What the project aims at, in times as fast.
AIMS = {
    ("word", "python-docx, its own template"): 20,
    ("word", "pandoc, a process each"): 100,
    ("source", "pandoc, a process each"): 100,
    ("pdf", "LibreOffice, a process each"): 10,
    ("pdf", "WeasyPrint"): 10,
    ("split", "mdpo"): 1,
    ("split", "translate-toolkit"): 4,
    ("merge", "mdpo"): 1,
    ("merge", "translate-toolkit"): 4,
    ("update", "msgmerge, a process"): 1,
    ("update-babel", "Babel"): 200,
    ("load", "msgcat, a process"): 1 / 1.1,
    ("update-none", "po4a, a process"): 1,
    ("update-one", "none changed"): 1 / 1.3,
    ("reading", "textstat, given its dictionary"): 6,
    ("reading-de", "textstat"): 50,
}
TINY = ("--repeat", "1", "--sections", "1", "--documents", "10")


def test_every_ratio_of_a_tiny_run_has_its_times_or_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    only = [word for key in ("word", "source", "text", "html", "split", "merge", "memory") for word in ("--only", key)]
    assert main([*TINY, *only, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    keys = "word word source text text html split split merge merge"
    assert [row["key"] for row in told["ratios"]] == keys.split()
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
    header, row, pandoc, about = capsys.readouterr().out.splitlines()
    assert header.split() == ["work", "ours", "beside", "theirs", "ratio", "aim"]
    assert "pandoc" in pandoc
    assert "python-docx" in row
    assert ">= 20x" in row
    assert row.rstrip().endswith("met")
    assert "this machine only" in about


AUDIO = (
    audio.Row("from edition to MP3", "synthesis and one encoding", 0.5, 0.6, 0.83, "<= 1.3"),
    audio.Row("from edition to MP3", "one espeak-ng per sentence, and lame", 1.0, 2.0, 2.0, ">= 3"),
    audio.Row("from edition to MP3", "stock pyttsx3", None, None, None, ">= 3", "it failed: no voice"),
)


def test_the_recordings_stand_in_the_table_and_in_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audio, "rows", lambda repeat: AUDIO)
    assert main([*TINY, "--only", "audio"]) == 0
    rows = capsys.readouterr().out.splitlines()[1:-1]
    assert [row.rpartition("  ")[2] for row in rows] == ["met", "not met", "it failed: no voice"]
    assert "0.83x" in rows[0]
    assert "<= 1.3x" in rows[0]
    assert main([*TINY, "--only", "audio", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["audio"]
    assert [(row["ratio"], row["target"], row["verdict"]) for row in told] == [
        (0.83, "<= 1.3", "met"),
        (2.0, ">= 3", "not met"),
        (None, ">= 3", ""),
    ]


def test_a_recording_with_one_changed_sentence_speaks_one_sentence(tmp_path: Path) -> None:
    spoken, changed = audio._changed(audio._job(), tmp_path, 1)
    assert (spoken.ratio, spoken.verdict) == (1.0, "met")
    assert changed.ours
    assert changed.theirs


def test_what_the_checks_catch_stands_beside_what_others_catch(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*TINY, "--only", "checks", "--language", "cy", "--messages", "40", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    rows = {row["mistake"]: row for row in told["checks"]["caught"]}
    assert set(MISTAKES) <= set(rows)
    for kind in MISTAKES:
        assert rows[kind]["count"] > 0
        assert 0 <= rows[kind]["ours_blocking"] <= rows[kind]["ours"] <= 100
    others = {"pofilter", "weblate"}
    named = {name for name in others if any(line.startswith(name) for line in told["checks"]["missing"])}
    assert named | set(rows["digit"]) >= others
    assert all("install" in line for line in told["checks"]["missing"])
    aims = {"checks": FASTER, "checks-file": FASTER, "checks-kept": None}
    assert {row["key"]: row["target"] for row in told["ratios"]} == aims
    assert [row["key"] for row in told["memory"]] == ["messages checked"]


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


def test_what_takes_minutes_is_timed_once_without_the_first_round() -> None:
    done: list[int] = []
    list(run(Contest("x", "x", lambda number: None, (Rival("theirs", done.append, once=True),), cpu=True), 9))
    assert done == [1]


def test_a_limit_is_met_at_its_ceiling_and_not_above(tmp_path: Path) -> None:
    memory, help_ = limits(tmp_path, 1, messages=50)
    assert memory.unit == "MB"
    assert memory.measured is None or 5 < memory.measured < 60
    assert help_.measured is not None
    assert Limit("x", "x", 0.15, 0.15, "s").verdict == "met"
    assert Limit("x", "x", 0.16, 0.15, "s").verdict == "not met"
    assert Limit("x", "x", None, 0.15, "s").verdict == ""


def test_large_catalogues_are_made_and_brought_in_line_by_all_contestants(tmp_path: Path) -> None:
    contest = catalogues.update_many(200)(1, tmp_path)
    (line,) = run(contest, 1)
    assert line.ours is not None
    assert line.ratio is not None or "install" in line.missing
    made = po.read(tmp_path / "ours.po", "ours.po", "x", "pl")
    assert sum(message.state is State.DRAFT for message in made.messages) == 10
    (line,) = run(catalogues.update_babel(60)(1, tmp_path), 1)
    assert line.theirs is not None
    assert all(line.ours for line in run(catalogues.load(60)(1, tmp_path), 1))


def test_whole_workspaces_are_brought_in_line_by_all_contestants(tmp_path: Path) -> None:
    (line,) = run(workspaces.unchanged(2)(1, tmp_path), 1)
    assert line.ours is not None
    assert line.ratio is not None or "install" in line.missing
    root = workspaces.workspace(tmp_path, 2)
    old = po.read(root / "locale/pl/LC_MESSAGES/leaflet-0001.po", "x.po", "x", "pl")
    assert {message.state for message in old.messages} == {State.DONE}
    (line,) = run(workspaces.one_changed(2)(1, tmp_path), 1)
    assert line.missing == ""
    new = po.read(root / "locale/pl/LC_MESSAGES/leaflet-0001.po", "x.po", "x", "pl")
    assert [message.id.words[:6] for message in new.messages if message.state is not State.DONE] == ["Edited"]


def test_the_reading_level_meets_its_aims_of_quality_and_names_each_with_its_verdict() -> None:
    from benchmarks import reading

    figures = [one for one in reading.quality() if "seconds" not in one.what and "times as long" not in one.what]
    assert {one.what for one in figures} == {"words with the right number of syllables", "sentence ends, F1"}
    assert len({one.tag for one in figures}) >= 28
    assert all(one.verdict == "met" for one in figures), reading.table(figures)
    assert reading.Figure("x", "en", 2.0, 1.0, most=True).verdict == "not met"
    assert reading.Figure("x", "en", 0.5, 1.0).verdict == "not met"


def test_no_two_texts_of_the_reading_contest_are_the_same_and_a_text_is_the_same_each_time() -> None:
    from benchmarks import reading

    first = reading.text(1, 1, "de")
    assert first != reading.text(2, 1, "de")
    reading.text.cache_clear()
    assert reading.text(1, 1, "de") == first


def test_sentences_of_the_corpus_make_a_workspace_that_is_checked(tmp_path: Path) -> None:
    root = workspaces.corpus(tmp_path, 3)
    for jobs in (1, 2):
        workspaces.check(root, jobs)
        assert len(list((root / "outputs" / FOLDER).glob("*/*"))) == 3
