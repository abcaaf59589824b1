"""Piper through the real seam: a module in the place of piper-tts, and voice files that the user would bring."""

import sys
import types
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.errors import VoiceError
from pipeline.voices import VOICES
from pipeline.voices.piper import Piper, _loaded


@dataclass
class SynthesisConfig:
    length_scale: float
    noise_scale: float
    noise_w_scale: float


@dataclass
class Config:
    sample_rate: int = 22050


@dataclass
class Chunk:
    audio_int16_bytes: bytes
    phonemes: list[str]
    sample_rate: int = 22050
    sample_width: int = 2
    sample_channels: int = 1


@dataclass
class Voice:
    """As much of piper's voice as the program uses."""

    path: str
    config: Config = field(default_factory=Config)
    said: list[tuple[str, SynthesisConfig]] = field(default_factory=list)
    samples_a_letter: int = 1600
    phonemes: tuple[str, ...] = ("a",)
    failure: Exception | None = None

    def synthesize(self, text: str, syn_config: SynthesisConfig) -> list[Chunk]:
        if self.failure is not None:
            raise self.failure
        self.said.append((text, syn_config))
        length = int(self.samples_a_letter * len(text) * syn_config.length_scale)
        return [Chunk(sample * (length // 2), list(self.phonemes)) for sample in (b"\1\2", b"\3\4")]


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A module in the place of piper-tts."""
    made: Any = types.ModuleType("piper")
    made.SynthesisConfig = SynthesisConfig
    made.PiperVoice = types.SimpleNamespace(load=Voice)
    monkeypatch.setitem(sys.modules, "piper", made)
    _loaded.cache_clear()
    yield made
    _loaded.cache_clear()


@pytest.fixture
def voice(tmp_path: Path) -> str:
    path = tmp_path / "pl.onnx"
    path.write_bytes(b"model")
    Path(f"{path}.json").write_text("{}", "utf-8")
    return str(path)


def test_all_chunks_are_joined_and_the_rate_is_followed(module: Any, voice: str) -> None:
    normal = Piper.found().speak("Weź dwie tabletki.", voice, 160)
    slow = Piper.found().speak("Weź dwie tabletki.", voice, 80)
    assert normal.rate == 22050
    assert b"\1\2" in normal.pcm
    assert b"\3\4" in normal.pcm
    assert slow.samples == 2 * normal.samples


def test_it_speaks_without_chance(module: Any, voice: str) -> None:
    Piper.found().speak("two", voice, 160)
    ((_, how),) = _loaded(voice).said
    assert (how.length_scale, how.noise_scale, how.noise_w_scale) == (1.0, 0.0, 0.0)


def test_a_voice_is_loaded_once(module: Any, voice: str) -> None:
    for _ in range(3):
        Piper.found().speak("two", voice, 160)
    assert len(_loaded(voice).said) == 3


def test_without_the_package_the_command_to_install_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "piper", None)
    with pytest.raises(VoiceError, match="pip install piper-tts"):
        VOICES["piper"]()


def test_a_missing_voice_says_what_to_bring(module: Any, tmp_path: Path) -> None:
    for name in ("", str(tmp_path / "no.onnx")):
        with pytest.raises(VoiceError, match=r"no voice file .*settings under .voices."):
            Piper.found().speak("two", name, 150)
    lonely = tmp_path / "pl.onnx"
    lonely.write_bytes(b"model")
    with pytest.raises(VoiceError, match=r"pl.onnx.json is not beside it; both files"):
        Piper.found().speak("two", str(lonely), 150)


def test_a_file_that_is_no_voice_is_refused_by_name(module: Any, voice: str) -> None:
    def load(path: str) -> Voice:
        raise RuntimeError("InvalidProtobuf")

    module.PiperVoice = types.SimpleNamespace(load=load)
    with pytest.raises(VoiceError, match=r"pl.onnx cannot be loaded .*InvalidProtobuf"):
        Piper.found().speak("two", voice, 150)


def test_a_failure_of_the_model_is_an_error(module: Any, voice: str) -> None:
    _loaded(voice).failure = RuntimeError("out of memory")
    with pytest.raises(VoiceError, match="out of memory"):
        Piper.found().speak("two", voice, 150)


def test_sound_that_is_missing_is_never_silent(module: Any, voice: str) -> None:
    _loaded(voice).phonemes = ()
    with pytest.raises(VoiceError, match="without phonemes"):
        Piper.found().speak("two", voice, 150)
    _loaded(voice).phonemes = ("a",)
    _loaded(voice).samples_a_letter = 10
    with pytest.raises(VoiceError, match="or something was not spoken"):
        Piper.found().speak("Take two tablets with a glass of water.", voice, 150)


@pytest.mark.parametrize("text", ["[[h@l'oU]]", "<break time='9s'/>", "two\0\x07"])
def test_nothing_in_a_text_is_a_command(module: Any, voice: str, text: str) -> None:
    Piper.found().speak(text, voice, 150)
    ((given, _),) = _loaded(voice).said
    assert not set(given) & set("[]<>\0\x07")


@pytest.mark.parametrize("rate", [0, 59, 401])
def test_an_impossible_rate_is_refused(module: Any, voice: str, rate: int) -> None:
    with pytest.raises(VoiceError, match="words a minute"):
        Piper.found().speak("two", voice, rate)


def test_punctuation_alone_is_an_empty_sound(module: Any, voice: str) -> None:
    assert Piper.found().speak("...", voice, 150).samples == 0
