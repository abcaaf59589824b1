"""Recordings are equally loud, and their peaks stay below the ceiling."""

import numpy as np
import pyloudnorm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.narration import Chapter, Clip, Narration, Sound
from pipeline.steps.level import LOUDNESS, level, measured

RATE = 22050
# The loudness of a voice that needs no gain: peaks and MP3 take 0.7 dB away later.
AS_IT_IS = LOUDNESS + 0.7
CEILING = 10 ** (-3.9 / 20)


def sound_of(wave: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> Sound:
    return Sound(np.rint(np.clip(wave, -1, 1) * 32767).astype("<i2").tobytes(), RATE)


def speech_like(seconds: float, loudness: float, seed: int) -> Sound:
    """Bursts of noise with pauses between them, as loud as wanted."""
    noise = np.random.default_rng(seed).normal(0, 1, int(seconds * RATE))
    burst = (np.sin(np.arange(len(noise)) * 2 * np.pi / RATE) > -0.3).astype(float)
    wave = noise * burst * 0.05
    return sound_of(wave * 10 ** ((loudness - pyloudnorm.Meter(RATE).integrated_loudness(wave)) / 20))


def narration(sound: Sound) -> Narration:
    clip = Clip("a", "words", 0, sound.samples)
    return Narration("voice", sound, (clip,), (Chapter("a", "A", 0, sound.samples),))


def samples(sound: Sound) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.frombuffer(sound.pcm, "<i2") / 32768


@settings(max_examples=20)
@given(loudness=st.floats(-40, -14), seed=st.integers(0, 99), seconds=st.floats(2, 9))
def test_loudness_is_what_the_standard_says(loudness: float, seed: int, seconds: float) -> None:
    sound = speech_like(seconds, loudness, seed)
    heard = measured(sound)
    assert heard is not None
    assert abs(heard - pyloudnorm.Meter(RATE).integrated_loudness(samples(sound))) < 0.5


def test_a_tone_of_the_standards_own_level_is_measured_right() -> None:
    """BS.1770-4: a sine of 997 Hz at full scale in one channel reads -3.01 LUFS."""
    wave = np.sin(np.arange(10 * RATE) * 2 * np.pi * 997 / RATE)
    assert measured(sound_of(wave)) == pytest.approx(-3.01, abs=0.05)


@settings(max_examples=20)
@given(loudness=st.floats(-30, -16), seed=st.integers(0, 99))
def test_every_narration_is_brought_to_the_same_loudness(loudness: float, seed: int) -> None:
    made = level(narration(speech_like(6, loudness, seed)), None)
    assert abs(pyloudnorm.Meter(RATE).integrated_loudness(samples(made.sound)) - LOUDNESS) < 1


def test_a_known_loudness_is_not_measured_again() -> None:
    quiet = speech_like(3, -30, 1)
    made = level(narration(quiet), AS_IT_IS)
    assert made.sound == quiet


@settings(max_examples=30)
@given(st.lists(st.integers(-32768, 32767), min_size=1, max_size=4000), st.sampled_from([None, -40.0, -24.0, -10.0]))
def test_no_sample_is_above_the_ceiling_and_none_is_lost(pcm: list[int], loudness: float | None) -> None:
    before = Sound(np.array(pcm, "<i2").tobytes(), RATE)
    made = level(narration(before), loudness).sound
    assert made.samples == before.samples
    if measured(before) is not None:
        assert np.abs(samples(made)).max() <= CEILING + 1e-3


def test_peaks_are_turned_down_smoothly_and_the_rest_is_left_alone() -> None:
    wave = 0.1 * np.sin(np.arange(RATE) * 2 * np.pi * 220 / RATE)
    wave[10_000:10_020] *= 8
    made = samples(level(narration(sound_of(wave)), AS_IT_IS).sound)
    assert np.abs(made).max() <= CEILING + 1e-3
    far = np.r_[0:9_800, 10_200:RATE]
    assert np.abs(made[far] - samples(sound_of(wave))[far]).max() < 1e-4
    near = np.arange(9_900, 9_990)
    assert np.all(np.abs(made[near]) <= np.abs(wave[near]) + 1e-3)


def test_times_stay_what_they_are() -> None:
    before = narration(speech_like(2, -30, 3))
    after = level(before, None)
    assert (after.clips, after.chapters, after.voice) == (before.clips, before.chapters, before.voice)


def test_equal_sounds_give_equal_bytes() -> None:
    sound = speech_like(4, -27, 5)
    assert level(narration(sound), None) == level(narration(sound), None)


@pytest.mark.parametrize("length", [0, 1, 100, 50_000])
def test_silence_stays_silence(length: int) -> None:
    before = narration(Sound(bytes(2 * length), RATE))
    assert level(before, None) == before
