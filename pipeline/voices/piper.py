"""Piper: neural voices that run on this computer. The user brings the voice file.

A voice is a file `NAME.onnx` with its description `NAME.onnx.json` beside it. Piper takes the words to phonemes with
an eSpeak NG of its own, so figures are misread by it too unless they come as words.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NoReturn

from pipeline.model.errors import VoiceError
from pipeline.model.narration import Sound
from pipeline.voices.packages import package
from pipeline.voices.plain import check_length, plain, pronounceable

PLACE = "speech engine piper"
_BRING = "download the voice's two files and name the first in the settings under [voices]"
# What most voices speak at a length scale of 1, in words a minute.
_NATURAL = 160
_SLOWEST, _FASTEST = 60, 400


@dataclass(frozen=True, slots=True)
class Piper:
    """Voices from files. Without noise, so that equal words give equal samples on one computer."""

    version: str
    name: str = "piper"

    @classmethod
    def found(cls) -> "Piper":
        """The engine of this installation. Raises VoiceError when it is not installed."""
        _piper()
        try:
            return cls(f"piper-tts {version('piper-tts')}")
        except PackageNotFoundError:
            return cls("piper-tts 0")

    def speak(self, text: str, voice: str, rate: int) -> Sound:
        """See `pipeline.model.speech.Speech.speak`. `voice` is the path of a voice's .onnx file.

        Raises VoiceError for a rate below 60 or above 400 words a minute, too.
        """
        if not _SLOWEST <= rate <= _FASTEST:
            _refuse(
                f"a rate of {rate} words a minute is asked for",
                f"a rate from {_SLOWEST} to {_FASTEST}",
                "correct the rate",
            )
        words = plain(text)
        model = _loaded(voice)
        if not pronounceable(words):
            return Sound(b"", int(model.config.sample_rate))
        how = _piper().SynthesisConfig(length_scale=_NATURAL / rate, noise_scale=0.0, noise_w_scale=0.0)
        try:
            chunks = list(model.synthesize(words, syn_config=how))
        except Exception as reason:
            # onnxruntime raises exceptions of its own that no base class joins.
            raise VoiceError(
                PLACE, f"it failed ({type(reason).__name__}: {reason})", "speech", "try another voice"
            ) from reason
        sound = _joined(chunks)
        check_length(words, sound.samples, sound.rate, rate)
        return sound


def _joined(chunks: list[Any]) -> Sound:
    for chunk in chunks:
        if (chunk.sample_width, chunk.sample_channels) != (2, 1) or chunk.sample_rate != chunks[0].sample_rate:
            _refuse(
                f"{chunk.sample_channels} channels of {8 * chunk.sample_width} bits",
                "one channel of 16 bits",
                "use another voice",
            )
        if not chunk.phonemes:
            _refuse("a sentence without phonemes", "every sentence spoken", "use a voice of the language")
    if not chunks:
        _refuse("it gave no sound", "speech", "use a voice of the language")
    return Sound(b"".join(chunk.audio_int16_bytes for chunk in chunks), int(chunks[0].sample_rate))


@lru_cache(maxsize=4)
def _loaded(voice: str) -> Any:
    path = Path(voice)
    if not voice or not path.is_file():
        _refuse(f"there is no voice file {path.name or '(none is named)'}", "a Piper voice, such as xy.onnx", _BRING)
    if not Path(f"{voice}.json").is_file():
        _refuse(f"the description {path.name}.json is not beside it", "both files of the voice", _BRING)
    try:
        return _piper().PiperVoice.load(voice)
    except Exception as reason:
        # A file of another kind fails in onnxruntime or in the reading of its description, each in its own way.
        raise VoiceError(
            PLACE, f"{path.name} cannot be loaded ({type(reason).__name__}: {reason})", "a Piper voice", _BRING
        ) from reason


def _piper() -> Any:
    return package("piper", PLACE, "it speaks, and does not come with the program")


def _refuse(found: str, wanted: str, remedy: str) -> NoReturn:
    raise VoiceError(PLACE, found, wanted, remedy)
