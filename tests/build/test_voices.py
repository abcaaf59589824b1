"""Which voice speaks, how fast, and what is said when there is none."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.build.plan import Plan, plan
from pipeline.build.run import Result, Serial, run
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.model.errors import SettingsError
from pipeline.voices import piper
from tests.conftest import write
from tests.voices.test_piper import SynthesisConfig, Voice


def settled(workspace: Workspace, settings: str) -> Workspace:
    write(workspace.root, "polyleaf.toml", settings)
    return open_workspace(workspace.root)


def planned(workspace: Workspace, *formats: str) -> Plan:
    return plan(workspace, [(workspace.leaflet("small"), ("en", "pl"))], formats)


def build(workspace: Workspace, *formats: str) -> Result:
    return run(workspace.outputs, planned(workspace, *formats), Serial, lambda *_: None, everything=True)


@pytest.fixture
def brought(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace with a Piper voice for Polish in it."""
    import types

    module: Any = types.ModuleType("piper")
    module.SynthesisConfig = SynthesisConfig
    module.PiperVoice = types.SimpleNamespace(load=Voice)
    monkeypatch.setitem(sys.modules, "piper", module)
    piper._loaded.cache_clear()
    write(workspace.root, "voices/pl-gosia.onnx", "model")
    write(workspace.root, "voices/pl-gosia.onnx.json", "{}")
    return settled(workspace, 'voice = "piper"\n[voices]\npl = "voices/pl-gosia.onnx"\n')


def test_a_voice_that_the_user_brought_speaks_its_language_and_no_other(brought: Workspace) -> None:
    made = planned(brought, "mp3", "docx")
    assert [(job.edition.tag, job.format) for job in made.jobs] == [("en", "docx"), ("pl", "mp3"), ("pl", "docx")]
    ((tag, reason),) = [(row.tag, row.reason) for row in made.not_made]
    assert tag == "en"
    assert reason == "no audio: no voice of the engine piper is named for this language in the settings under [voices]"


def test_a_recording_names_the_voice_that_was_brought_and_no_folder(brought: Workspace) -> None:
    result = build(brought, "mp3")
    assert result.failed == ()
    data = (brought.outputs / result.made[0].file).read_bytes()
    assert "piper-tts 0, pl-gosia".encode("utf-16-le") in data
    assert str(brought.root).encode("utf-16-le") not in data


def test_another_voice_file_makes_the_recording_again(brought: Workspace) -> None:
    build(brought, "mp3")
    assert build(brought, "mp3").made == ()
    write(brought.root, "voices/pl-gosia.onnx", "another model")
    piper._loaded.cache_clear()
    assert [row.format for row in build(brought, "mp3").made] == ["mp3"]


def test_a_voice_file_that_is_not_there_fails_its_recording_only_and_says_what_to_bring(brought: Workspace) -> None:
    (brought.root / "voices/pl-gosia.onnx").unlink()
    piper._loaded.cache_clear()
    result = build(brought, "mp3", "docx")
    assert [(row.tag, row.format) for row in result.failed] == [("pl", "mp3")]
    assert "no voice file pl-gosia.onnx" in result.failed[0].reason
    assert len(result.made) == 2


def test_a_voice_can_be_chosen_for_a_language(workspace: Workspace) -> None:
    made = planned(settled(workspace, 'voice = "silence"\n[voices]\nen = "gmw/en"\n'), "mp3")
    assert {job.edition.tag: job.speaker for job in made.jobs} == {"en": "gmw/en", "pl": "zlw/pl"}
    assert all(job.loudness is None for job in made.jobs)


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ('voice = "loud"\n', 'voice = "loud"'),
        ("voice = 3\n", "voice = 3"),
        ("slow_rate = 20\n", "slow_rate = 20"),
        ("rate = 300\n", "rate = 300"),
        ("[voices]\npl = 3\n", "pl = 3"),
        ('[voices]\npl = " "\n', "pl = ' '"),
    ],
)
def test_settings_that_cannot_be_followed_are_refused(workspace: Workspace, settings: str, found: str) -> None:
    with pytest.raises(SettingsError, match=found):
        planned(settled(workspace, settings), "mp3")


def test_the_slow_recording_is_made_only_when_it_is_named_and_is_slower(
    workspace: Workspace, polyleaf: Callable[..., int]
) -> None:
    assert polyleaf("build", "--jobs", "1") == 0
    folder = workspace.outputs / "small" / "pl"
    assert not (folder / "small-pl-slow.mp3").exists()
    assert polyleaf("build", "--jobs", "1", "--format", "mp3", "--format", "mp3-slow") == 0
    normal, slow = ((folder / f"small-pl{name}.mp3").stat().st_size for name in ("", "-slow"))
    assert 1.1 < slow / normal < 1.5


def test_both_speeds_follow_the_settings(workspace: Workspace) -> None:
    made = planned(settled(workspace, 'voice = "silence"\nrate = 150\nslow_rate = 100\n'), "mp3", "mp3-slow", "docx")
    assert {(job.format, job.rate) for job in made.jobs} == {("mp3", 150), ("mp3-slow", 100), ("docx", 0)}


def test_the_reason_for_missing_audio_stands_in_the_manifest(brought: Workspace) -> None:
    build(brought, "mp3")
    rows = json.loads((brought.outputs / "manifest.json").read_text("utf-8"))["not_made"]
    assert [(row["tag"], row["format"]) for row in rows] == [("en", "mp3")]
    assert rows[0]["reason"].startswith("no audio: ")


def test_no_path_of_this_computer_decides_a_recording(brought: Workspace, tmp_path: Path) -> None:
    assert all(str(brought.root) not in repr(job) for job in planned(brought, "mp3").jobs)
