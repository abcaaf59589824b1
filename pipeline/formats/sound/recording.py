"""Narration to MP3, chapter by chapter, and where its samples are heard in it.

For every format that carries the spoken leaflet. Each chapter is encoded once, by itself; a talking book has the
chapters as files, the recording in one file has the same frames one after another. MP3 frames can be joined
wherever an encoder began afresh, because the first frame then needs no bits of the one before.
"""

from collections.abc import Iterator
from itertools import accumulate

import lameenc

from pipeline.model.errors import RenderError
from pipeline.model.kit import Kit
from pipeline.model.narration import Clip, Narration, Sound

# 48 kbit/s at 22,050 Hz mono, constant, so that players can jump to a time without an index.
_KILOBITS = 48
# LAME's own scale from 2 (best) to 7 (fastest). Measured with five minutes of speech at this bit rate, 7, 5 and 2 leave
# noise 23.7, 20.5 and 19.7 dB below the speech and 2.7, 3.1 and 2.9 dB above the masking threshold (mean over the Bark
# bands): the fastest is no worse, and takes little more than half the time of 5.
_QUALITY = 7
# What decides the frames beside the sound and the encoder's version.
ENCODING = f"{_KILOBITS} kbit/s, constant, mono, quality {_QUALITY}"
# MPEG audio decoders give the first sample this late: 576 samples of LAME and 529 of the decoder. The frames carry
# no Info header that would tell players to skip them, so all players are late by the same time and it is added to
# every time instead.
DELAY = 576 + 529
# What LAME adds to a sound before it cuts it into frames, delay and overlap together (measured; a test holds it).
_ADDED = 1152
_RATES = (16000, 22050, 24000, 32000, 44100, 48000)


def encoded(sound: Sound) -> bytes:
    """MP3 frames without any tag. Equal sounds give equal bytes.

    Raises RenderError when MP3 cannot have the sound's rate or there is no sound.
    """
    if sound.rate not in _RATES or not sound.pcm:
        raise RenderError(
            "MP3",
            f"a sound of {sound.samples} samples at {sound.rate} a second",
            f"some sound at a rate of {', '.join(map(str, _RATES))} is wanted",
            "use another voice",
        )
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(sound.rate)
    encoder.set_out_sample_rate(sound.rate)
    encoder.set_bit_rate(_KILOBITS)
    encoder.set_quality(_QUALITY)
    return bytes(encoder.encode(sound.pcm)) + bytes(encoder.flush())


def chapter_sounds(narration: Narration) -> Iterator[Sound]:
    """The sound of each chapter."""
    sound = narration.sound
    for chapter in narration.chapters:
        yield Sound(sound.pcm[2 * chapter.start : 2 * chapter.end], sound.rate)


def chapter_frames(kit: Kit) -> tuple[bytes, ...]:
    """The MP3 frames of each chapter of the kit's narration: those that the kit has, else encoded now.

    The bytes are the same either way. Raises RenderError as `encoded` does.
    """
    assert kit.narration is not None
    return kit.frames or tuple(map(encoded, chapter_sounds(kit.narration)))


def decoded_samples(samples: int, rate: int) -> int:
    """How many samples a decoder makes of a sound of `samples` samples encoded here: whole frames, delay included."""
    # MPEG-1 (32 kHz and more) has 1152 samples in a frame, MPEG-2 has 576 (ISO/IEC 13818-3, section 2.4.2.3).
    size = 1152 if rate >= 32000 else 576
    return -(-(samples + _ADDED) // size) * size


def milliseconds(sample: int, rate: int) -> int:
    """When a sample is heard in the MP3 made of its sound, in milliseconds from the start of the file."""
    return (sample + DELAY) * 1000 // rate


def chapter_lengths(narration: Narration) -> tuple[int, ...]:
    """The length of each chapter's own MP3, in milliseconds."""
    rate = narration.sound.rate
    return tuple(samples * 1000 // rate for samples in _decoded(narration))


def clips_of_chapters(narration: Narration) -> tuple[tuple[tuple[Clip, int], ...], ...]:
    """For each chapter its clips, each with the time in milliseconds at which it begins in the chapter's own MP3."""
    rate = narration.sound.rate
    return tuple(
        tuple(
            (clip, milliseconds(clip.start - chapter.start, rate))
            for clip in narration.clips
            if chapter.start <= clip.start < chapter.end
        )
        for chapter in narration.chapters
    )


def chapter_times(narration: Narration) -> tuple[tuple[int, int], ...]:
    """Start and end of every chapter in the MP3 of all chapters, in milliseconds.

    Without gaps: the first starts at 0, the last ends with the file.
    """
    rate = narration.sound.rate
    offsets = _offsets(narration)
    starts = [0, *(milliseconds(offset, rate) for offset in offsets[1:-1])]
    return tuple(zip(starts, [*starts[1:], offsets[-1] * 1000 // rate], strict=True))


def clip_times(narration: Narration) -> tuple[tuple[int, int], ...]:
    """Start and end of every utterance in the MP3 of all chapters, in milliseconds."""
    rate = narration.sound.rate
    times: list[tuple[int, int]] = []
    for chapter, offset in zip(narration.chapters, _offsets(narration), strict=False):
        shift = offset - chapter.start
        times += (
            (milliseconds(clip.start + shift, rate), milliseconds(clip.end + shift, rate))
            for clip in narration.clips
            if chapter.start <= clip.start < chapter.end
        )
    return tuple(times)


def _decoded(narration: Narration) -> tuple[int, ...]:
    rate = narration.sound.rate
    return tuple(decoded_samples(chapter.end - chapter.start, rate) for chapter in narration.chapters)


def _offsets(narration: Narration) -> tuple[int, ...]:
    """The sample at which the frames of each chapter begin, and that at which the last end."""
    return tuple(accumulate(_decoded(narration), initial=0))
