"""Zip archives whose bytes depend on what is in them and on nothing else.

The standard library's writer spends more time on a leaflet's eleven small files than all else that makes it, and
deflates the same styles for every document; here what was deflated before is taken as it is.
"""

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache

# APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16: a file's header, its entry in the directory, the end.
_HEADER = struct.Struct("<4s5H3L2H")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
# Version 2.0 knows deflate. The date is 1 January 1980, the earliest that the format has.
_VERSION, _DEFLATED, _TIME, _DATE = 20, 8, 0, 33
# Level 3 takes a third of the time of level 6 and makes a leaflet 8 % larger: 7 kB.
_LEVEL = 3


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip archive of `files` in their order; names in ASCII, at most 65535 files and 4 GB."""
    bodies: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, data in files:
        checksum, deflated = _squeezed(data)
        letters = name.encode("ascii")
        sizes = (checksum, len(deflated), len(data), len(letters), 0)
        header = _HEADER.pack(b"PK\x03\x04", _VERSION, 0, _DEFLATED, _TIME, _DATE, *sizes)
        directory += [
            _ENTRY.pack(b"PK\x01\x02", _VERSION, _VERSION, 0, _DEFLATED, _TIME, _DATE, *sizes, 0, 0, 0, 0, offset),
            letters,
        ]
        bodies += [header, letters, deflated]
        offset += len(header) + len(letters) + len(deflated)
    listed = b"".join(directory)
    count = len(directory) // 2
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), offset, 0)
    return b"".join((*bodies, listed, end))


# What differs from document to document goes through here too, and out again: what all have in common stays.
@lru_cache(maxsize=64)
def _squeezed(data: bytes) -> tuple[int, bytes]:
    squeezer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return zlib.crc32(data), squeezer.compress(data) + squeezer.flush()
