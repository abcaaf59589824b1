"""Samples from the files that the speech engines of Windows (WAV) and macOS (AIFF) write.

Formats: "Multimedia Programming Interface and Data Specifications 1.0" (RIFF, 1991); "Audio Interchange File Format
AIFF-C" (Apple, 1991). Python's own reader of AIFF is gone since 3.13.
"""

import sys
from array import array
from collections.abc import Iterator

from pipeline.model.narration import Sound

_PCM, _EXTENSIBLE = 1, 0xFFFE


class UnreadableError(ValueError):
    """The bytes are no WAV or AIFF file with 16-bit samples."""


def read(data: bytes) -> Sound:
    """The sound of a WAV or AIFF file, its channels mixed into one.

    Raises UnreadableError.
    """
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return _wav(dict(_chunks(data, "little")))
    if data[:4] == b"FORM" and data[8:12] in (b"AIFF", b"AIFC"):
        return _aiff(dict(_chunks(data, "big")), compressed=data[8:12] == b"AIFC")
    raise UnreadableError("neither WAV nor AIFF")


def _chunks(data: bytes, order: str) -> Iterator[tuple[bytes, bytes]]:
    start = 12
    while start + 8 <= len(data):
        size = _number(data[start + 4 : start + 8], order)
        # A writer that was cut short leaves a length beyond the end; the samples that are there are taken.
        yield data[start : start + 4], data[start + 8 : start + 8 + size]
        start += 8 + size + size % 2


def _number(data: bytes, order: str) -> int:
    return int.from_bytes(data, "big" if order == "big" else "little")


def _wav(chunks: dict[bytes, bytes]) -> Sound:
    head, samples = chunks.get(b"fmt ", b""), chunks.get(b"data")
    if len(head) < 16 or samples is None:
        raise UnreadableError("a WAV file without a format or samples")
    coding, channels, rate = (_number(head[a:b], "little") for a, b in ((0, 2), (2, 4), (4, 8)))
    if coding not in (_PCM, _EXTENSIBLE) or head[14:16] != b"\x10\0" or not channels:
        raise UnreadableError("a WAV file that is not 16-bit PCM")
    return _mixed(_samples(samples, channels, swapped=sys.byteorder != "little"), channels, rate)


def _aiff(chunks: dict[bytes, bytes], compressed: bool) -> Sound:
    head, samples = chunks.get(b"COMM", b""), chunks.get(b"SSND")
    if len(head) < 18 or samples is None or len(samples) < 8:
        raise UnreadableError("an AIFF file without a format or samples")
    coding = head[18:22] if compressed else b"NONE"
    channels = _number(head[0:2], "big")
    if coding not in (b"NONE", b"twos", b"sowt") or head[6:8] != b"\0\x10" or not channels:
        raise UnreadableError("an AIFF file that is not 16-bit PCM")
    # The rate is an 80-bit floating point number: 16 bits of exponent, 64 of mantissa.
    exponent, mantissa = _number(head[8:10], "big") & 0x7FFF, _number(head[10:18], "big")
    rate = mantissa >> (16383 + 63 - exponent) if exponent >= 16383 else 0
    order = "little" if coding == b"sowt" else "big"
    return _mixed(_samples(samples[8:], channels, swapped=sys.byteorder != order), channels, rate)


def _samples(data: bytes, channels: int, swapped: bool) -> "array[int]":
    samples = array("h", data[: len(data) // (2 * channels) * 2 * channels])
    if swapped:
        samples.byteswap()
    return samples


def _mixed(samples: "array[int]", channels: int, rate: int) -> Sound:
    if rate <= 0:
        raise UnreadableError("a sound without a rate")
    if channels > 1:
        lanes = [samples[channel::channels] for channel in range(channels)]
        samples = array("h", (sum(frame) // channels for frame in zip(*lanes, strict=True)))
    if sys.byteorder != "little":
        samples.byteswap()
    return Sound(samples.tobytes(), rate)
