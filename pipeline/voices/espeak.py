"""eSpeak NG through pyttsx3, with the program's own driver."""

import sys
import threading
from dataclasses import dataclass
from typing import Any

from pipeline.model.narration import Sound
from pipeline.voices import driver, library, utterance
from pipeline.voices.packages import package

# The library's state is shared by all threads of the process.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Espeak:
    """The default voice: about 140 languages, the same bytes everywhere, no sound device, no network."""

    version: str
    name: str = "espeak"

    @classmethod
    def found(cls) -> "Espeak":
        """The engine of this installation. Raises VoiceError when a part of it is missing or too old."""
        _pyttsx3()
        with _ONE_AT_A_TIME:
            return cls(f"espeak-ng {library.version()}")

    def speak(self, text: str, voice: str, rate: int) -> Sound:
        """See `pipeline.model.speech.Speech.speak`. `voice` is the exact id of a voice, e.g. `cel/cy`."""
        sounds: list[Sound] = []
        failures: list[Exception] = []
        with _ONE_AT_A_TIME:
            if not text.strip():
                # pyttsx3 does not pass blank text to a driver.
                return utterance.spoken("", voice, rate)
            # An engine for each text: nothing of an earlier text, not even of one that failed, stays in its queue.
            # `init` would give the one before, with its listeners, as long as anything still holds it.
            engine = _pyttsx3().engine.Engine(driver.NAME)
            engine.connect("finished-utterance", lambda name, completed, sound: sounds.append(sound))
            engine.connect("error", lambda name, exception: failures.append(exception))
            engine.setProperty("voice", voice)
            engine.setProperty("rate", rate)
            engine.say(text)
            engine.runAndWait()
        if failures:
            raise failures[0]
        (sound,) = sounds
        return sound

    def told(self, texts: tuple[str, ...], voice: str) -> tuple[str, ...]:
        """See `pipeline.model.speech.Telling.told`."""
        with _ONE_AT_A_TIME:
            return utterance.told(texts, voice)


def _pyttsx3() -> Any:
    """pyttsx3 with the driver among its drivers."""
    pyttsx3 = package("pyttsx3", "speech engine espeak", "audio is made through it")
    sys.modules[f"pyttsx3.drivers.{driver.NAME}"] = driver
    return pyttsx3
