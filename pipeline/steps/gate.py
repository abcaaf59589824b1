"""The last gate of a narration: what was spoken is held against what was to be spoken.

A recogniser cannot tell right from wrong in synthetic speech; the phonemes that the engine made the sound of can.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise, zip_longest

from pipeline.model.errors import VoiceError
from pipeline.model.narration import Clip, Narration, Script, Utterance

# Phonemes a second at 150 words a minute: 4.1 to 14.7 in single utterances of nine languages (measured).
_SLOWEST, _FASTEST = 3.0, 16.0
# The mean over a recording stays within 5 % of the voice's own (measured over two leaflets in nine languages).
_TOLERANCE = 0.1
_TEMPO_AT = 145
# What only one of the engine's two accounts has: changes of language, pauses, stress, length and tones.
_BESIDE = re.compile(r"\([a-z-]+\)|[ ',%=|_:!\d-]")
# Below these, one slow word moves the mean.
_FEW, _SHORT_S = 12, 20


def refuse_faults(
    script: Script,
    narration: Narration,
    rate: int,
    tempo: float | None,
    pronounce: Callable[[str], tuple[str, ...]] | None = None,
) -> None:
    """Let no narration pass that has a fault: raises VoiceError with the first and how many there are."""
    if faults := faults_of(script, narration, rate, tempo, pronounce):
        raise VoiceError(
            "the narration",
            f"{len(faults)} faults, the first: {faults[0]}",
            "speech that is what the script says",
            "report it; the recording was not made",
        )


def faults_of(
    script: Script,
    narration: Narration,
    rate: int,
    tempo: float | None,
    pronounce: Callable[[str], tuple[str, ...]] | None = None,
) -> tuple[str, ...]:
    """What is wrong with a narration, in words.

    Held to: a clip for each utterance in order, each with sound, parted by exactly the pauses of the script and by
    silence, covering the whole sound; phonemes in each and a pace that `rate` (words a minute) can give; over all the
    `tempo` of the voice (phonemes a second at 145 words a minute), where it is known. `pronounce` gives the phonemes
    of a text as the approved voice says it, by their names or in the engine's notation; with it, every clip must have
    those of its spoken form. An engine that does not tell phonemes is held to the rest.
    """
    wanted = [utterance for part in script.parts for utterance in part.utterances]
    return (
        *_order(wanted, narration.clips),
        *_times(wanted, narration),
        *_paces(narration, rate, tempo),
        *_sounds(wanted, narration.clips, pronounce),
    )


def _order(wanted: list[Utterance], clips: tuple[Clip, ...]) -> Iterator[str]:
    for utterance, clip in zip_longest(wanted, clips):
        if clip is None:
            yield f"“{utterance.written}” is not spoken"
        elif utterance is None:
            yield f"“{clip.written}” is spoken and not in the script"
        elif (utterance.anchor, utterance.written) != (clip.anchor, clip.written):
            yield f"“{clip.written}” is spoken where “{utterance.written}” is wanted"


def _times(wanted: list[Utterance], narration: Narration) -> Iterator[str]:
    rate, clips = narration.sound.rate, narration.clips
    if clips and clips[0].start != 0:
        yield f"the first clip begins at sample {clips[0].start}"
    ends = [*(clip.start for clip in clips[1:]), narration.sound.samples]
    for utterance, clip, following in zip(wanted, clips, ends, strict=False):
        if clip.end <= clip.start:
            yield f"“{clip.written}” has no sound"
        if following - clip.end != utterance.pause_ms * rate // 1000:
            yield f"after “{clip.written}” there are {following - clip.end} samples of pause"
        pause = narration.sound.pcm[2 * clip.end : 2 * following]
        if pause != bytes(len(pause)):
            yield f"the pause after “{clip.written}” is not silent"
    for before, after in pairwise(narration.chapters):
        if before.end != after.start:
            yield f"the chapter “{after.title}” does not begin where “{before.title}” ends"
    if narration.chapters and narration.chapters[-1].end != narration.sound.samples:
        yield "the last chapter does not end with the sound"


def _paces(narration: Narration, rate: int, tempo: float | None) -> Iterator[str]:
    told = [clip for clip in narration.clips if clip.phonemes]
    for clip in told:
        pace = len(clip.phonemes) * narration.sound.rate / max(1, clip.end - clip.start) * 150 / rate
        if len(clip.phonemes) >= _FEW and not _SLOWEST <= pace <= _FASTEST:
            yield f"“{clip.written}” has {pace:.1f} phonemes a second, were it spoken at 150 words a minute"
    seconds = sum(clip.end - clip.start for clip in told) / narration.sound.rate
    if tempo is not None and seconds >= _SHORT_S:
        pace = sum(len(clip.phonemes) for clip in told) / seconds * _TEMPO_AT / rate
        if abs(pace / tempo - 1) > _TOLERANCE:
            yield f"it has {pace:.1f} phonemes a second, were it spoken at {_TEMPO_AT} words a minute, and not {tempo}"


def _sounds(
    wanted: list[Utterance], clips: tuple[Clip, ...], pronounce: Callable[[str], tuple[str, ...]] | None
) -> Iterator[str]:
    if not any(clip.phonemes for clip in clips):
        return
    for utterance, clip in zip(wanted, clips, strict=False):
        if not clip.phonemes:
            yield f"“{clip.written}” has no phonemes"
        elif pronounce is not None and not same_sounds(clip.phonemes, pronounce(utterance.spoken)):
            yield f"“{clip.written}” was not spoken as “{utterance.spoken}”"


def same_sounds(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two accounts of an engine, by names of phonemes or in its notation, are of the same sounds."""
    return _BESIDE.sub("", "".join(one)) == _BESIDE.sub("", "".join(other))
