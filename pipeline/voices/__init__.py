"""The speech engines. `VOICES` is the only place to register one.

The table holds factories so that importing it loads neither pyttsx3 nor any shared library.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pipeline.model.speech import Speech


def _espeak() -> Speech:
    from pipeline.voices.espeak import Espeak

    return Espeak.found()


def _piper() -> Speech:
    from pipeline.voices.piper import Piper

    return Piper.found()


def _silence() -> Speech:
    from pipeline.voices.silence import Silence

    return Silence()


def _system() -> Speech:
    from pipeline.voices.system import System

    return System.found()


VOICES: Mapping[str, Callable[[], Speech]] = MappingProxyType(
    {"espeak": _espeak, "piper": _piper, "silence": _silence, "system": _system}
)
#: Engines for which the languages' own files name a voice; for others the settings name one.
OWN_VOICES = frozenset({"espeak", "silence"})
#: Engines whose voices are files in the workspace.
VOICE_FILES = frozenset({"piper"})
#: The distributions of an engine whose version decides how it sounds.
TOOLS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"espeak": ("pyttsx3", "espeakng-loader"), "piper": ("piper-tts",), "silence": (), "system": ("pyttsx3",)}
)
