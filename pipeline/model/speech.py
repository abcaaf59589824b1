"""What a voice is to the program: words in, samples out."""

from typing import Protocol, runtime_checkable

from pipeline.model.narration import Sound


class Speech(Protocol):
    """A speech engine. Equal words, voice and rate give equal bytes, whatever was spoken before."""

    @property
    def name(self) -> str:
        """The name under which `pipeline.voices.VOICES` knows the engine."""
        ...

    @property
    def version(self) -> str:
        """The engine and its version, e.g. "espeak-ng 1.52.0"; part of what identifies a recording."""
        ...

    def speak(self, text: str, voice: str, rate: int) -> Sound:
        """`text` spoken by the engine's own voice `voice` at `rate` words a minute: mono 16-bit samples.

        `text` is plain words; nothing in it is a command. Text without letters, digits or symbols gives an
        empty sound. Raises VoiceError when the engine is missing, the voice or the rate cannot be set, or a
        part of the text was not spoken.
        """
        ...


@runtime_checkable
class Telling(Protocol):
    """An engine that can tell how it would say a text without saying it: what was said is held against that."""

    def told(self, texts: tuple[str, ...], voice: str) -> tuple[str, ...]:
        """The phonemes of each text in `voice`, in the engine's own notation. Raises VoiceError as `speak` does."""
        ...
