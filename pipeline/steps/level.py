"""Every recording equally loud: loudness as ITU-R BS.1770-4 measures it, and a ceiling for its peaks.

The gain is one number for the whole recording, so that what is stressed stays stressed. Peaks above the ceiling are
turned down for a few milliseconds around them. All arithmetic on samples is on whole numbers: equal sounds give equal
bytes on every machine.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.model.narration import Narration, Sound

#: Where every recording is brought, in LUFS.
LOUDNESS = -20.0
# Turning down the peaks and MP3 at 48 kbit/s take this much away together, in dB (0.6 to 0.8 in nine voices, measured).
_LOST = 0.7
# The most that a decoded recording may reach is -3 dB true peak (ACX's limit for audio books). MP3 adds up to 0.4 dB
# to a peak, and a wave between two samples another 0.1 dB (measured).
_CEILING_DB = -3.9
_LEAST, _MOST = -12.0, 12.0
_FULL = 32768
# Gains are whole multiples of 1/4096.
_BITS = 12
# 5 ms of fading on both sides of a peak is too short to be heard as a change of level.
_RAMP_MS = 5
# As much as stays in a processor's cache while it is worked on.
_CHUNK = 1 << 15
_BLOCK_MS = 400

_Samples = NDArray[np.int16]


def level(narration: Narration, loudness: float | None) -> Narration:
    """The narration at -20 LUFS, its peaks at -3.9 dB at most.

    `loudness` is that of the voice in LUFS, known beforehand; None measures it. Times stay what they are. A narration
    without any sound stays as it is.
    """
    samples = _samples(narration.sound)
    heard = measured(narration.sound) if loudness is None else loudness
    if heard is None:
        return narration
    gain_db = min(max(LOUDNESS + _LOST - heard, _LEAST), _MOST)
    made = _amplified(samples, round(10 ** (gain_db / 20) * (1 << _BITS)), narration.sound.rate)
    return replace(narration, sound=Sound(made.astype("<i2", copy=False).tobytes(), narration.sound.rate))


def measured(sound: Sound) -> float | None:
    """The integrated loudness in LUFS, or None when nothing is louder than -70 LUFS.

    ITU-R BS.1770-4 with its two gates, but blocks of 400 ms stand side by side and do not overlap, and the weighting
    is applied to their spectra; for speech the result differs by less than 0.2 LU.
    """
    size = sound.rate * _BLOCK_MS // 1000
    samples = _samples(sound)
    blocks = len(samples) // size
    if not blocks:
        samples, blocks = np.pad(samples, (0, size - len(samples))), 1
    powers = np.concatenate(list(_powers(samples[: blocks * size].reshape(blocks, size), sound.rate)))
    heard = powers[powers > _power(-70.0)]
    if not len(heard):
        return None
    kept = heard[heard > heard.mean() / 10]
    return float(-0.691 + 10 * np.log10(kept.mean()))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def _samples(sound: Sound) -> _Samples:
    return np.frombuffer(sound.pcm, "<i2").astype(np.int16, copy=False)


def _powers(blocks: NDArray[np.int16], rate: int) -> Iterator[NDArray[np.float64]]:
    """The weighted mean square of each block (Parseval's theorem)."""
    size = blocks.shape[1]
    weights = _weights(size, rate)
    for start in range(0, len(blocks), 64):
        spectra = np.fft.rfft(blocks[start : start + 64].astype(np.float32))
        squares = spectra.real**2 + spectra.imag**2
        yield (squares @ weights).astype(np.float64) / (float(size) * size * _FULL * _FULL)


@lru_cache(maxsize=8)
def _weights(size: int, rate: int) -> Any:
    """The squared response of the K-weighting for each line of a spectrum (BS.1770-4, tables 1 and 2, at 48 kHz)."""
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(size, 1 / rate) / 48_000)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high_pass = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    weights = np.abs(shelf * high_pass) ** 2
    # Each line but the first and last stands for two.
    weights[1 : (size + 1) // 2] *= 2
    return weights.astype(np.float32)


def _amplified(samples: _Samples, gain: int, rate: int) -> _Samples:
    ceiling = round(10 ** (_CEILING_DB / 20) * _FULL)
    half = 1 << (_BITS - 1)
    made = np.empty_like(samples)
    room = np.empty(_CHUNK, np.int32)
    fits = ((_FULL - 1) << _BITS) // gain - 1
    for start in range(0, len(samples), _CHUNK):
        chunk = samples[start : start + _CHUNK]
        wide = np.multiply(chunk, gain, out=room[: len(chunk)], dtype=np.int32)
        wide += half
        wide >>= _BITS
        if chunk.max() > fits or chunk.min() < -fits:
            np.clip(wide, -_FULL, _FULL - 1, out=wide)
        made[start : start + _CHUNK] = wide
    for first, last in _peaks(samples, (ceiling << _BITS) // gain, 2 * rate * _RAMP_MS // 1000):
        _turn_down(samples, made, first, last, gain, ceiling, rate * _RAMP_MS // 1000)
    return made


def _peaks(samples: _Samples, most: int, apart: int) -> Iterator[tuple[int, int]]:
    """The first and last sample of each stretch that is louder than `most`; stretches less than `apart` are one."""
    if not len(samples) or (samples.max() <= most and samples.min() >= -most):
        return
    loud = np.flatnonzero((samples > most) | (samples < -most))
    gaps = np.flatnonzero(np.diff(loud) > apart)
    starts = loud[np.concatenate(([0], gaps + 1))]
    ends = loud[np.concatenate((gaps, [len(loud) - 1]))]
    yield from zip(starts.tolist(), ends.tolist(), strict=True)


@lru_cache(maxsize=8)
def _steps(ramp: int) -> Any:
    return np.arange(1, ramp + 1, dtype=np.int64)


def _turn_down(samples: _Samples, made: _Samples, first: int, last: int, gain: int, ceiling: int, ramp: int) -> None:
    """Bring the stretch from `first` to `last` below the ceiling, fading over `ramp` samples on both sides."""
    loud = samples[first : last + 1]
    peak = max(int(loud.max()), -int(loud.min()))
    most = gain - (ceiling << _BITS) // peak
    cut = np.full(last - first + 1 + 2 * ramp, most, np.int64)
    cut[:ramp] = _steps(ramp) * most // ramp
    cut[-ramp:] = cut[ramp - 1 :: -1]
    start, stop = max(0, first - ramp), min(len(samples), last + 1 + ramp)
    cut = cut[start - (first - ramp) : len(cut) - (last + 1 + ramp - stop)]
    wide = samples[start:stop] * (gain - cut)
    wide += 1 << (_BITS - 1)
    wide >>= _BITS
    made[start:stop] = np.minimum(np.maximum(wide, -ceiling), ceiling)
