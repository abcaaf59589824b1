"""Narration to MP3 frames, and where its samples are heard in them.

For every format that carries the spoken leaflet.
"""

import lameenc

from pipeline.model.errors import RenderError
from pipeline.model.narration import Narration, Sound

# 48 kbit/s at 22,050 Hz mono, constant, so that players can jump to a time without an index.
_KILOBITS = 48
# LAME's own scale from 2 (best) to 7 (fastest).
_QUALITY = 5
# MPEG audio decoders give the first sample this late: 576 samples of LAME and 529 of the decoder. The frames carry
# no Info header that would tell players to skip them, so all players are late by the same time and it is added to
# every time instead.
DELAY = 576 + 529
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


def milliseconds(sample: int, rate: int) -> int:
    """When a sample of the narration is heard in the MP3, in milliseconds from the start of the file."""
    return (sample + DELAY) * 1000 // rate


def chapter_times(narration: Narration) -> tuple[tuple[int, int], ...]:
    """Start and end of every chapter in the MP3, in milliseconds, without gaps; the first starts at 0."""
    rate = narration.sound.rate
    ends = [milliseconds(chapter.end, rate) for chapter in narration.chapters]
    return tuple(zip([0, *ends[:-1]], ends, strict=True))


def clip_times(narration: Narration) -> tuple[tuple[int, int], ...]:
    """Start and end of every utterance in the MP3, in milliseconds."""
    rate = narration.sound.rate
    return tuple((milliseconds(clip.start, rate), milliseconds(clip.end, rate)) for clip in narration.clips)
