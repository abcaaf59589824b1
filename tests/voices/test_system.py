"""The system's own voices, through pyttsx3's real machinery with a driver that stands in for SAPI 5 and NSSS."""

import struct
import sys
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest

from pipeline.model.errors import VoiceError
from pipeline.model.narration import Sound
from pipeline.voices import soundfile
from pipeline.voices.system import System

RATE = 22050


@dataclass
class Installed:
    """What pyttsx3 calls a voice."""

    id: str
    name: str


def wav(samples: list[int], rate: int = RATE, channels: int = 1, bits: int = 16, coding: int = 1) -> bytes:
    data = struct.pack(f"<{len(samples)}h", *samples)
    head = struct.pack("<HHIIHH", coding, channels, rate, rate * channels * 2, channels * 2, bits)
    body = b"WAVEfmt " + struct.pack("<I", len(head)) + head + b"LIST" + struct.pack("<I", 3) + b"abc\0"
    body += b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def aiff(samples: list[int], rate: int = RATE, coding: bytes = b"") -> bytes:
    order = "<" if coding == b"sowt" else ">"
    data = bytes(8) + struct.pack(f"{order}{len(samples)}h", *samples)
    exponent = 16383 + rate.bit_length() - 1
    mantissa = rate << (64 - rate.bit_length())
    head = struct.pack(">HIHHQ", 1, len(samples), 16, exponent, mantissa) + (coding + b"\0\0" if coding else b"")
    body = (b"AIFC" if coding else b"AIFF") + b"COMM" + struct.pack(">I", len(head)) + head
    body += b"SSND" + struct.pack(">I", len(data)) + data
    return b"FORM" + struct.pack(">I", len(body)) + body


class Recorder:
    """A driver as pyttsx3 wants one; it writes as many samples as the words take."""

    said: ClassVar[list[str]] = []
    write: Callable[[list[int]], bytes] = staticmethod(wav)
    seconds_a_letter = 0.06
    stubborn = False
    failure: Exception | None = None

    def __init__(self, proxy: Any) -> None:
        self.proxy = proxy
        self.properties: dict[str, object] = {"voice": "id-default", "rate": 200, "volume": 1.0}

    def getProperty(self, name: str) -> object:  # noqa: N802 - pyttsx3's name
        if name == "voices":
            return [Installed("id-default", "Default"), Installed("id-paulina", "Paulina")]
        return self.properties[name]

    def setProperty(self, name: str, value: object) -> None:  # noqa: N802 - pyttsx3's name
        if not (self.stubborn and name == "voice"):
            self.properties[name] = value

    def save_to_file(self, text: str, filename: str) -> None:
        if self.failure is not None:
            raise self.failure
        type(self).said.append(text)
        samples = [1000, -1000] * int(len(text) * self.seconds_a_letter * RATE / 2)
        Path(filename).write_bytes(type(self).write(samples))

    def startLoop(self) -> None:  # noqa: N802 - pyttsx3's name
        self.proxy.setBusy(False)

    def endLoop(self) -> None: ...  # noqa: N802 - pyttsx3's name

    def stop(self) -> None: ...

    def destroy(self) -> None: ...


@pytest.fixture
def driver() -> Iterator[type[Recorder]]:
    """A fresh driver among pyttsx3's drivers, under a name of its own."""

    class Fresh(Recorder):
        said: ClassVar[list[str]] = []

    module: Any = types.ModuleType("pyttsx3.drivers.recorder")
    module.buildDriver = Fresh
    sys.modules["pyttsx3.drivers.recorder"] = module
    yield Fresh
    del sys.modules["pyttsx3.drivers.recorder"]


def system() -> System:
    return System("recorder 1", "recorder")


@pytest.mark.parametrize("voice", ["Paulina", "id-paulina"])
def test_a_voice_is_found_by_its_name_or_id_and_its_file_read_back(driver: type[Recorder], voice: str) -> None:
    sound = system().speak("Weź dwie tabletki.", voice, 150)
    assert sound.rate == RATE
    assert sound.samples == int(18 * 0.06 * RATE / 2) * 2
    assert driver.said == ["Weź dwie tabletki."]


def test_a_file_of_macos_is_read_back(driver: type[Recorder], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "write", staticmethod(lambda samples: aiff(samples, coding=b"sowt")))
    assert system().speak("two tablets", "Paulina", 150).samples > 0


def test_a_voice_that_is_not_installed_is_refused_with_those_that_are(driver: type[Recorder]) -> None:
    with pytest.raises(VoiceError, match="no voice “Zosia”; one of: Default, Paulina"):
        system().speak("two tablets", "Zosia", 150)
    assert driver.said == []


def test_no_voice_is_taken_where_none_is_named(driver: type[Recorder]) -> None:
    with pytest.raises(VoiceError, match="no voice is named"):
        system().speak("two tablets", "", 150)
    assert driver.said == []


def test_another_voice_is_never_taken_in_its_place(driver: type[Recorder], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "stubborn", True)
    with pytest.raises(VoiceError, match="the voice “id-default” spoke; the voice “id-paulina”"):
        system().speak("two tablets", "Paulina", 150)


def test_an_error_of_the_driver_is_passed_on(driver: type[Recorder], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "failure", OSError("no such device"))
    with pytest.raises(VoiceError, match="OSError: no such device"):
        system().speak("two tablets", "Paulina", 150)


@pytest.mark.parametrize(
    "data", [b"", b"RIFF", b"no sound at all", wav([1], bits=8), wav([1], coding=3), aiff([])[:30]]
)
def test_a_file_that_holds_no_sound_is_refused(
    driver: type[Recorder], monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    monkeypatch.setattr(driver, "write", staticmethod(lambda samples: data))
    with pytest.raises(VoiceError, match="no sound that can be read"):
        system().speak("two tablets", "Paulina", 150)


def test_a_sound_far_too_short_for_its_words_is_refused(
    driver: type[Recorder], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "seconds_a_letter", 0.001)
    with pytest.raises(VoiceError, match="or something was not spoken"):
        system().speak("Take two tablets with a glass of water.", "Paulina", 150)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("<speak>two</speak>", " speak two /speak "),
        ("[[rate 400]] two", "((rate 400)) two"),
        ("two\x07\0 tablets", "two   tablets"),
        ("-f /etc/passwd", "-f /etc/passwd"),
    ],
)
def test_nothing_in_a_text_is_a_command(driver: type[Recorder], text: str, given: str) -> None:
    system().speak(text, "Paulina", 150)
    assert driver.said == [given]


@pytest.mark.parametrize("text", ["x" * 10_001, "a\ud800b"])
def test_what_no_engine_should_be_given_is_refused_by_name(driver: type[Recorder], text: str) -> None:
    with pytest.raises(VoiceError, match="the sentence “"):
        system().speak(text, "Paulina", 150)


def test_punctuation_alone_is_an_empty_sound(driver: type[Recorder]) -> None:
    assert system().speak("... —", "Paulina", 150).samples == 0
    assert driver.said == []


@pytest.mark.parametrize(("platform", "name"), [("win32", "sapi5"), ("darwin", "nsss")])
def test_windows_and_macos_have_a_driver(monkeypatch: pytest.MonkeyPatch, platform: str, name: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert (System.found().driver, System.found().version.split()[0]) == (name, name)


def test_other_systems_are_told_to_use_another_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(VoiceError, match="use the voice espeak"):
        System.found()


def test_two_channels_are_mixed_into_one() -> None:
    assert soundfile.read(wav([100, 300, -10, 10], channels=2)) == Sound(struct.pack("<2h", 200, 0), RATE)


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 44100, 48000])
def test_aiff_and_wav_hold_the_same_sound(rate: int) -> None:
    wanted = Sound(struct.pack("<3h", 1, -2, 300), rate)
    samples = [1, -2, 300]
    for coding in (b"", b"NONE", b"twos", b"sowt"):
        assert soundfile.read(aiff(samples, rate, coding)) == wanted
    assert soundfile.read(wav(samples, rate)) == wanted
