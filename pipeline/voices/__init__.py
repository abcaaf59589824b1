"""The speech engines. `VOICES` is the only place to register one.

The table holds factories so that importing it loads neither pyttsx3 nor any shared library.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pipeline.model.speech import Speech


def _espeak() -> Speech:
    from pipeline.voices.espeak import Espeak

    return Espeak.found()


def _silence() -> Speech:
    from pipeline.voices.silence import Silence

    return Silence()


VOICES: Mapping[str, Callable[[], Speech]] = MappingProxyType({"espeak": _espeak, "silence": _silence})
