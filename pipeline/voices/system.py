"""The voices of Windows (SAPI 5) and macOS (NSSpeechSynthesizer) through pyttsx3's own drivers.

They speak into a file, which is read back. They give no times of words, so nothing can prove that every word was
spoken; a sound that is far too short is refused. They may give other samples for the same words another time.
"""

import sys
import tempfile
import threading
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, NoReturn

from pipeline.model.errors import VoiceError
from pipeline.model.narration import Sound
from pipeline.voices import soundfile
from pipeline.voices.packages import package
from pipeline.voices.plain import check_length, plain, pronounceable

PLACE = "the system's own voices"
_DRIVERS = {"win32": "sapi5", "darwin": "nsss"}
_FILES = {"sapi5": "speech.wav", "nsss": "speech.aiff"}
# A driver has one state for the whole process.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class System:
    """A voice that is installed in the operating system; `driver` is pyttsx3's name for its way to it."""

    version: str
    driver: str
    name: str = "system"

    @classmethod
    def found(cls) -> "System":
        """The system's speech through pyttsx3. Raises VoiceError where there is none."""
        driver = _DRIVERS.get(sys.platform)
        if driver is None:
            _refuse(f"{sys.platform} has none that pyttsx3 can record", "Windows or macOS", "use the voice espeak")
        _pyttsx3()
        return cls(f"{driver} through pyttsx3 {version('pyttsx3')}", driver)

    def speak(self, text: str, voice: str, rate: int) -> Sound:
        """See `pipeline.model.speech.Speech.speak`. `voice` is the id or the name of an installed voice."""
        if rate < 1:
            _refuse(f"a rate of {rate} words a minute is asked for", "a rate above 0", "correct the rate")
        words = plain(text)
        if not voice:
            _refuse("no voice is named", "the name of an installed voice", "name one in the settings under [voices]")
        if not pronounceable(words):
            return Sound(b"", 22050)
        with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="polyleaf", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / _FILES.get(self.driver, "speech.wav")
            self._save(words, voice, rate, path)
            sound = _read(path)
        check_length(words, sound.samples, sound.rate, rate)
        return sound

    def _save(self, words: str, voice: str, rate: int, path: Path) -> None:
        failures: list[Exception] = []
        try:
            # Not `init`, which gives an engine again that somebody still holds, with all that waits in its queue.
            engine = _pyttsx3().Engine(self.driver)
            engine.connect("error", lambda name, exception: failures.append(exception))
            exact = _exact(engine.getProperty("voices"), voice)
            engine.setProperty("voice", exact)
            engine.setProperty("rate", rate)
            engine.save_to_file(words, str(path))
            engine.runAndWait()
            current = engine.getProperty("voice")
        except VoiceError:
            raise
        except Exception as reason:
            # The drivers pass on whatever the system raises, of any kind.
            failures.append(reason)
        if failures:
            _refuse(f"{type(failures[0]).__name__}: {failures[0]}", "speech", "try the voice in the system's settings")
        if current != exact:
            _refuse(f"the voice “{current}” spoke", f"the voice “{exact}”", "no other voice is used in its place")


def _exact(installed: Any, wanted: str) -> str:
    """The id of the voice with that id or name."""
    exact = next((str(voice.id) for voice in installed if wanted in (voice.id, voice.name)), None)
    if exact is None:
        names = ", ".join(sorted(str(voice.name) for voice in installed))
        remedy = "install it in the system's settings, or name another"
        _refuse(f"there is no voice “{wanted}”", f"one of: {names}", remedy)
    return exact


def _read(path: Path) -> Sound:
    try:
        return soundfile.read(path.read_bytes())
    except (OSError, soundfile.UnreadableError) as reason:
        _refuse(f"it wrote no sound that can be read ({reason})", "a WAV or AIFF file", "try another voice")


def _pyttsx3() -> Any:
    return package("pyttsx3.engine", PLACE, "audio is made through it")


def _refuse(found: str, wanted: str, remedy: str) -> NoReturn:
    raise VoiceError(PLACE, found, wanted, remedy)
