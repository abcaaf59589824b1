"""Script to narration: every utterance spoken, trimmed, and put after the one before with its pause.

Pauses are silence in samples between the utterances, not the engine's own, whose length depends on its version
and rate.
"""

import sys
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NoReturn

from pipeline.model.errors import VoiceError
from pipeline.model.narration import Chapter, Clip, Narration, Part, Script, Sound, Utterance

# 0.1 % of full scale (-60 dB), the most that spoken-word producers allow as background noise. The margins, house
# values, keep what is weaker than that on both sides.
_QUIET = 32
_LEAD_MS, _TAIL_MS = 30, 60
# The announcement of the playing time itself.
_ANNOUNCED_S = 2.5


def narrate(script: Script, speak: Callable[[str], Sound], voice: str) -> Narration:
    """What `speak` makes of the script, with a clip for each utterance and a chapter for each part.

    `speak` takes the spoken form of one utterance; `voice` only names it in the narration. A clip has its
    utterance's samples without the pause after it. Chapters follow each other without gaps and cover the
    whole sound. An utterance or a part in which there is nothing to pronounce is refused, never left out:
    raises VoiceError for it, and when the rate of the samples changes.
    """
    tape = _Tape()
    chapters: list[Chapter] = []
    for part in script.parts:
        start = tape.length
        if not part.utterances:
            _refuse(part.title, "the chapter has nothing to say", "at least its title is wanted")
        for utterance in part.utterances:
            tape.add(part, utterance, speak)
        chapters.append(Chapter(part.anchor, part.title, start, tape.length))
    if not chapters:
        raise VoiceError("the narration", "the script is empty", "at least one chapter is wanted", "add text")
    return Narration(voice, Sound(b"".join(tape.pieces), tape.rate), tuple(tape.clips), tuple(chapters))


class _Tape:
    """The sound so far: pieces, joined once at the end, and their length in samples."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.clips: list[Clip] = []
        self.length = self.rate = 0

    def add(self, part: Part, utterance: Utterance, speak: Callable[[str], Sound]) -> None:
        if not any(map(str.isalnum, utterance.spoken)):
            _refuse(part.title, f"there is nothing to pronounce in “{utterance.written}”", "words are wanted")
        sound = speak(utterance.spoken)
        if self.rate not in (0, sound.rate):
            found = f"“{utterance.written}” has {sound.rate} samples a second"
            _refuse(part.title, found, f"{self.rate} are wanted, as before")
        self.rate = sound.rate
        pcm = trimmed(sound)
        if not pcm:
            _refuse(part.title, f"the voice gave no sound for “{utterance.written}”", "speech is wanted")
        end = self.length + len(pcm) // 2
        pause = utterance.pause_ms * self.rate // 1000
        self.clips.append(Clip(utterance.anchor, utterance.written, self.length, end, sound.phonemes))
        self.pieces += (pcm, bytes(2 * pause))
        self.length = end + pause


def playing_minutes(narrations: Iterable[Narration]) -> int:
    """How long some narrations take to hear with the announcement of it: to the nearest minute, and at least one."""
    seconds = sum(part.sound.samples / part.sound.rate for part in narrations)
    return max(1, round((seconds + _ANNOUNCED_S) / 60))


def trimmed(sound: Sound) -> bytes:
    """The samples without the silence at both ends, but for 30 ms before and 60 ms after the speech.

    A sound that is silent all through stays as it is.
    """
    # Looked at as bytes: a voice that is silence has minutes of them.
    if not sound.pcm.strip(b"\0"):
        return sound.pcm
    samples = array("h", sound.pcm)
    if sys.byteorder != "little":
        samples.byteswap()
    first = _loud(samples, range(len(samples)))
    if first is None:
        return sound.pcm
    last = _loud(samples, range(len(samples) - 1, -1, -1))
    assert last is not None
    start = max(0, first - _LEAD_MS * sound.rate // 1000)
    stop = min(len(samples), last + 1 + _TAIL_MS * sound.rate // 1000)
    return sound.pcm[2 * start : 2 * stop]


def _loud(samples: "array[int]", order: range) -> int | None:
    """The index of the first sample in that order that is not quiet."""
    return next((index for index in order if not -_QUIET <= samples[index] <= _QUIET), None)


def joined(narrations: Sequence[Narration]) -> Narration:
    """Narrations one after the other as one, its times counted from the start of the first."""
    clips: list[Clip] = []
    chapters: list[Chapter] = []
    length = 0
    for part in narrations:
        clips += (replace(clip, start=clip.start + length, end=clip.end + length) for clip in part.clips)
        chapters += (replace(each, start=each.start + length, end=each.end + length) for each in part.chapters)
        length += part.sound.samples
    pcm = b"".join(part.sound.pcm for part in narrations)
    return replace(
        narrations[0], sound=Sound(pcm, narrations[0].sound.rate), clips=tuple(clips), chapters=tuple(chapters)
    )


def _refuse(place: str, found: str, wanted: str) -> NoReturn:
    raise VoiceError(f"chapter “{place}”", found, wanted, "correct the text of this chapter")
