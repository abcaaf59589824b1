"""MP3 counted frame by frame, without decoding it (ISO/IEC 11172-3 and 13818-3, section 2.4.1.3)."""

from dataclasses import dataclass

# Bits of a frame's header: sync 11, version 2, layer 2, protection 1, bit rate 4, sampling rate 2, padding 1.
_SYNC, _MPEG_1, _MPEG_2, _LAYER_3 = 0x7FF, 3, 2, 1
_KILOBITS = {
    _MPEG_1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    _MPEG_2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {_MPEG_1: (44100, 48000, 32000), _MPEG_2: (22050, 24000, 16000)}
_SAMPLES = {_MPEG_1: 1152, _MPEG_2: 576}
_ID3_HEADER = 10


@dataclass(frozen=True, slots=True)
class Counted:
    """How many samples a decoder makes of the frames, at `rate` a second."""

    samples: int
    rate: int

    @property
    def milliseconds(self) -> int:
        """The length, rounded down."""
        return self.samples * 1000 // self.rate


def counted(mp3: bytes) -> Counted:
    """The length of an MP3 with or without an ID3v2 tag in front.

    Raises ValueError when it has no frame, when anything but whole frames follows, or when the rate changes.
    """
    position = _after_tag(mp3)
    samples = 0
    rates: set[int] = set()
    while position < len(mp3):
        length, more, rate = _frame(int.from_bytes(mp3[position : position + 4], "big"), position)
        position += length
        samples += more
        rates.add(rate)
    if position > len(mp3):
        raise ValueError("the last frame is cut off")
    if len(rates) != 1:
        raise ValueError("there is no sound" if not rates else "the sampling rate changes")
    return Counted(samples, rates.pop())


def _after_tag(mp3: bytes) -> int:
    if mp3[:3] != b"ID3":
        return 0
    size = 0
    for byte in mp3[6:_ID3_HEADER]:
        size = size << 7 | byte
    return _ID3_HEADER + size


def _frame(header: int, position: int) -> tuple[int, int, int]:
    """Length in bytes, samples and rate of the frame with this header."""
    version, kilobits, rate = header >> 19 & 3, header >> 12 & 15, header >> 10 & 3
    known = header >> 21 == _SYNC and header >> 17 & 3 == _LAYER_3 and version in _SAMPLES
    if not known or rate == 3 or not 0 < kilobits < 15:
        raise ValueError(f"byte {position} begins no frame of MPEG layer III")
    hertz, samples = _RATES[version][rate], _SAMPLES[version]
    return samples // 8 * _KILOBITS[version][kilobits] * 1000 // hertz + (header >> 9 & 1), samples, hertz
