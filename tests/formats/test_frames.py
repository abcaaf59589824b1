"""MP3 is counted as a decoder counts it, and everything but whole frames is refused."""

import pytest

from pipeline.formats.sound import id3
from pipeline.formats.sound.frames import Counted, counted
from pipeline.formats.sound.recording import decoded_samples, encoded
from pipeline.model.narration import Sound


def sound(samples: int, rate: int = 22050) -> bytes:
    return encoded(Sound(b"\x00\x10\x00\xf0" * (samples // 2), rate))


@pytest.mark.parametrize("rate", [16000, 22050, 24000, 32000, 44100, 48000])
def test_every_rate_that_we_encode_is_counted(rate: int) -> None:
    assert counted(sound(5000, rate)) == Counted(decoded_samples(5000, rate), rate)


def test_a_tag_in_front_is_no_sound() -> None:
    tag = id3.tag((id3.text("TIT2", "a" * 300),))
    assert counted(tag + sound(3000)) == counted(sound(3000))


def test_joined_recordings_are_as_long_as_both() -> None:
    assert counted(sound(3000) + sound(700)).samples == counted(sound(3000)).samples + counted(sound(700)).samples


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "no sound"),
        (sound(3000)[:-1], "cut off"),
        (sound(3000)[1:], "byte 0 begins no frame"),
        (sound(3000) + b"TAG" + bytes(125), "begins no frame"),
        (sound(3000) + sound(3000, 16000), "rate changes"),
        (b"\xff\xf3\xf0\xc4" + bytes(300), "begins no frame"),
    ],
)
def test_what_is_not_whole_frames_is_refused(data: bytes, found: str) -> None:
    with pytest.raises(ValueError, match=found):
        counted(data)
