"""Silence in place of speech, for trying out everything around a voice without an engine."""

from dataclasses import dataclass

from pipeline.model.errors import VoiceError
from pipeline.model.narration import Sound

_RATE = 22050
# A word is taken as six characters with its space, the usual convention behind "words a minute".
_CHARACTERS_A_WORD = 6


@dataclass(frozen=True, slots=True)
class Silence:
    """As long as somebody reading `rate` words a minute would take; any voice id will do but an empty one."""

    name: str = "silence"
    version: str = "silence 1"

    def speak(self, text: str, voice: str, rate: int) -> Sound:
        """Silence whose length is proportional to the length of `text`, at 22,050 samples a second.

        Raises VoiceError without a voice or with a rate below 1.
        """
        if not voice or rate < 1:
            raise VoiceError(
                "the silent voice",
                f"voice “{voice}”, {rate} words a minute",
                "a voice and a rate above 0 are needed",
                "give both",
            )
        samples = len(text.strip()) * 60 * _RATE // (_CHARACTERS_A_WORD * rate)
        return Sound(bytes(2 * samples), _RATE)
