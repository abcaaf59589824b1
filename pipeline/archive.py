"""Zip archives whose bytes depend on what is in them and on nothing else.

The standard library's writer spends more time on a leaflet's dozen small files than all else that makes it. Here a file
is made ready by itself, so that what many documents have in common is deflated once.
"""

import struct
import zlib
from collections.abc import Container, Iterable
from dataclasses import dataclass

# APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16: a file's header, its entry in the directory and, at the end of
# that, where the file stands; the end.
_HEADER = struct.Struct("<4s5H3L2H")
_ENTRY = struct.Struct("<4s6H3L5HL")
_OFFSET = struct.Struct("<L")
_END = struct.Struct("<4s4H2LH")
# Version 2.0 knows deflate. The date is 1 January 1980, the earliest that the format has.
_VERSION, _TIME, _DATE = 20, 0, 33
_STORED, _DEFLATED = 0, 8
# Section 4.4.4, bit 11: the name is UTF-8.
_UTF_8 = 1 << 11
# These are compressed already.
_COMPRESSED = (".mp3", ".png", ".jpg", ".jpeg")
# Level 3 takes a third of the time of level 6 and makes a leaflet 10 % larger: 8 kB.
_QUICK, THOROUGH = 3, 9
# To get the usual window of 15 bits and its tables from the system takes longer than to deflate a leaflet. With half of
# it a leaflet grows by 2 %; no small file needs more than its own length.
_LEAST, _WINDOW = 10, 14
# To deflate so few bytes takes five times as long as to take them as they are, and saves a kilobyte at most.
_FEW = 2048


@dataclass(frozen=True, slots=True)
class File:
    """A file ready to be put into an archive: its name and its bytes, packed, with the header that stands before them.

    `entry` is what the directory says of it, but for its place in the archive and its name, which follow there.
    """

    name: bytes
    header: bytes
    packed: bytes
    entry: bytes


def deflated(name: str, data: bytes, level: int = _QUICK) -> File:
    """A file, deflated."""
    window = min(_WINDOW, max(_LEAST, len(data).bit_length()))
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -window, window // 2)
    squeezed = squeezer.compress(data) + squeezer.flush()
    return _file(name, data, squeezed, _DEFLATED)


def stored(name: str, data: bytes) -> File:
    """A file as it is."""
    return _file(name, data, data, _STORED)


def quickest(name: str, data: bytes) -> File:
    """A file that no other archive has: deflated, or as it is when it is small."""
    return stored(name, data) if len(data) < _FEW else deflated(name, data)


def _file(name: str, data: bytes, packed_: bytes, method: int) -> File:
    encoded = name.encode("utf-8")
    flags = 0 if encoded.isascii() else _UTF_8
    what = (flags, method, _TIME, _DATE, zlib.crc32(data), len(packed_), len(data), len(encoded), 0)
    header = _HEADER.pack(b"PK\x03\x04", _VERSION, *what) + encoded
    return File(encoded, header, packed_, _ENTRY.pack(b"PK\x01\x02", _VERSION, _VERSION, *what, 0, 0, 0, 0))


def archived(files: Iterable[File]) -> bytes:
    """A zip archive of files in their order; at most 65535 files and 4 GB."""
    bodies: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for each in files:
        directory += (each.entry, _OFFSET.pack(offset), each.name)
        bodies += (each.header, each.packed)
        offset += len(each.header) + len(each.packed)
    listed = b"".join(directory)
    count = len(bodies) // 2
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), offset, 0)
    return b"".join((*bodies, listed, end))


def packed(files: Iterable[tuple[str, bytes]], plain: Container[str] = ()) -> bytes:
    """A zip archive of names with their bytes, deflated; sound, pictures and those named in `plain` as they are."""
    return archived(
        stored(name, data) if name in plain or name.endswith(_COMPRESSED) else deflated(name, data)
        for name, data in files
    )
