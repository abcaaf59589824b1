"""A build in which something goes wrong with the voice fails, and leaves no recording behind."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from pipeline.build import spoken
from pipeline.build.job import Job
from pipeline.build.plan import plan
from pipeline.files.store import Store
from pipeline.files.workspace import open_workspace
from pipeline.languages import language
from pipeline.model.errors import VoiceError
from pipeline.model.narration import Sound
from pipeline.model.speech import Telling
from pipeline.voices import VOICES

ROOT = Path(__file__).parent.parent.parent


@cache
def job() -> Job:
    workspace = open_workspace(ROOT)
    return plan(workspace, [(workspace.leaflet("pain-relief-at-home"), ("en",))], ("timing",)).jobs[0]


@cache
def said(text: str, voice: str, rate: int) -> Sound:
    return VOICES["espeak"]().speak(text, voice, rate)


@dataclass(frozen=True, slots=True)
class Harmed:
    """The real voice with something wrong in it."""

    harm: Callable[[str, str, int], Sound]
    name: str = "espeak"
    version: str = "harmed"

    def speak(self, text: str, voice: str, rate: int) -> Sound:
        return self.harm(text, voice, rate)

    def told(self, texts: tuple[str, ...], voice: str) -> tuple[str, ...]:
        engine = VOICES["espeak"]()
        assert isinstance(engine, Telling)
        return engine.told(texts, voice)


def other_voice(tag: str) -> Callable[[str, str, int], Sound]:
    other = language(tag).voice
    assert other is not None
    identity = other.id
    return lambda text, voice, rate: said(text, identity, rate)


def half(text: str, voice: str, rate: int) -> Sound:
    sound = said(text, voice, rate)
    return replace(sound, pcm=sound.pcm[: len(sound.pcm) // 4 * 2])


def without(word: str) -> Callable[[str, str, int], Sound]:
    return lambda text, voice, rate: said(text.replace(word, ""), voice, rate)


def one_line(change: Callable[[Sound], Sound]) -> Callable[[str, str, int], Sound]:
    def harm(text: str, voice: str, rate: int) -> Sound:
        sound = said(text, voice, rate)
        return change(sound) if text.startswith("Do not take more") else sound

    return harm


SWAPPED = {"one or two tablets": "eight tablets (four grams)", "eight tablets (four grams)": "one or two tablets"}
HARMS: dict[str, tuple[Callable[[str, str, int], Sound], str]] = {
    "a sentence has no sound": (one_line(lambda sound: replace(sound, pcm=b"")), "no sound for “Do not take more"),
    "a sentence has no phonemes": (one_line(lambda sound: replace(sound, phonemes=())), "has no phonemes"),
    "a sentence is cut off": (
        one_line(lambda sound: replace(sound, pcm=sound.pcm[: len(sound.pcm) // 6 * 2])),
        "phonemes a second, were it spoken at 150",
    ),
    "a sentence has another rate of samples": (
        one_line(lambda sound: replace(sound, rate=16000)),
        "16000 samples a second; 22050 are wanted",
    ),
    "all sentences are cut off": (half, "phonemes a second"),
    "it speaks too fast": (lambda text, voice, rate: said(text, voice, rate * 5 // 4), "phonemes a second"),
    "it speaks too slowly": (lambda text, voice, rate: said(text, voice, rate * 3 // 4), "it has .* and not"),
    "it speaks another language": (other_voice("pl"), "“Pain relief at home” was not spoken as"),
    "it speaks another language, and English in it": (other_voice("zh-Hans"), "was not spoken as"),
    "it speaks a language that is close": (other_voice("cy"), "was not spoken as"),
    "it leaves out every not": (without("not "), "“Do not rely on it.” was not spoken as “Do not rely on it.”"),
    "it leaves out a figure": (without("five hundred "), "“Paracetamol tablets, 500 mg” was not spoken as"),
    "two sentences are swapped": (
        lambda text, voice, rate: said(SWAPPED.get(text, text), voice, rate),
        "“1 or 2 tablets” was not spoken as “one or two tablets”",
    ),
}


def test_the_voice_unharmed_passes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(spoken, "engine_of", lambda name: Harmed(said))
    assert spoken.spoken_kit(job(), Store(tmp_path)).narration is not None


@pytest.mark.parametrize("harm", list(HARMS))
def test_no_recording_is_made_when(harm: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    speak, found = HARMS[harm]
    monkeypatch.setattr(spoken, "engine_of", lambda name: Harmed(speak))
    with pytest.raises(VoiceError, match=found):
        spoken.spoken_kit(job(), Store(tmp_path))
