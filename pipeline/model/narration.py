"""Speech as values: what is to be said, and what was said."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence to be spoken, and the silence after it in milliseconds.

    `anchor` is that of the text it belongs to, "" for the opening and closing announcements. `written` is the
    sentence as printed, `spoken` the same with figures and symbols as words.
    """

    anchor: str
    written: str
    spoken: str
    pause_ms: int


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of the script: its title and its utterances. `anchor` is that of its heading, or ""."""

    anchor: str
    title: str
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """All that is to be said for one edition."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono 16-bit little-endian samples at `rate` samples per second.

    `phonemes` are the names of the speech sounds in it, pauses left out, in order; () when the engine does not tell.
    """

    pcm: bytes
    rate: int
    phonemes: tuple[str, ...] = ()

    @property
    def samples(self) -> int:
        """How many samples there are."""
        return len(self.pcm) // 2


@dataclass(frozen=True, slots=True)
class Clip:
    """Where an utterance stands in the sound, in samples; `start` inclusive, `end` exclusive.

    `phonemes` as in `Sound`.
    """

    anchor: str
    written: str
    start: int
    end: int
    phonemes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where a part stands in the sound, in samples."""

    anchor: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Narration:
    """The sound of an edition, with its clips and chapters in time order and without gaps between chapters."""

    voice: str
    sound: Sound
    clips: tuple[Clip, ...]
    chapters: tuple[Chapter, ...]
