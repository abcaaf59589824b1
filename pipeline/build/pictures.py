"""The pictures of a leaflet: what their bytes are, and the same picture without what nobody sees.

A photograph may carry the place where it was taken, the name of its camera's owner and a small picture of what was
cropped away. None of that goes into a leaflet.
"""

import io
import struct
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps

from pipeline.model.errors import SourceError
from pipeline.model.kit import Picture

_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
# 20 megapixels print an A4 page at 400 dots per inch; more is a mistake or an attack on memory.
_LARGEST_PIXELS = 20_000_000
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# PNG (third edition), 11.2 and 11.3: the picture, and what tells its colours and the size of its dots.
_PNG_KEPT = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"cHRM",
        b"gAMA",
        b"iCCP",
        b"sBIT",
        b"sRGB",
        b"cICP",
        b"bKGD",
        b"pHYs",
    )
)
# ITU-T T.81, table B.1: application segments and comments; 0xE2 is for colour profiles, 0xEE for Adobe's colours.
_JPEG_START, _JPEG_END, _JPEG_SCAN, _JPEG_COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_JPEG_APPLICATIONS, _JPEG_COLOURS, _JPEG_ADOBE = range(0xE0, 0xF0), 0xE2, 0xEE
# JFIF 1.01 without a resolution or a small picture. Word refuses a JPEG that begins with neither this nor Exif.
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_ORIENTATION = 0x0112
_UPRIGHT = 1


def picture(source: str, data: bytes, place: str) -> Picture:
    """A picture of a leaflet, its type and size read from its bytes and not from its name, without its metadata.

    A photograph that its camera marks as turned is turned. Raises SourceError when it is not a picture of the kind its
    name says, damaged, far too large, or of a kind that some format cannot show.
    """
    wanted = "PNG" if source.lower().endswith(".png") else "JPEG"
    kind, width, height = read(data)
    found = ""
    if kind != wanted:
        found = f"the file {source} is {kind}"
    elif width * height > _LARGEST_PIXELS:
        found = f"the file {source} has {width} by {height} dots"
    elif kind == "JPEG" and not _headed(data):
        found = f"the file {source} is a JPEG without the header that Word looks for"
    if found:
        raise SourceError(
            place,
            found,
            f"a {wanted} picture of at most {_LARGEST_PIXELS:,} dots",
            "save the picture again in that format, smaller if need be",
        )
    bare = without_metadata(_upright(data))
    _, width, height = read(bare)
    return Picture(source, _TYPES[kind], bare, width, height)


def media_type(data: bytes) -> str:
    """The media type of a picture that every format can show, "" for anything else."""
    kind, width, height = read(data)
    unheaded = kind == "JPEG" and not _headed(data)
    return "" if unheaded or width * height > _LARGEST_PIXELS else _TYPES.get(kind, "")


def read(data: bytes) -> tuple[str, int, int]:
    """Format, width and height; "no picture" or "a damaged picture" for what cannot be read to its end."""
    kind, width, height = "no picture", 0, 0
    try:
        with warnings.catch_warnings():
            # Pillow warns of sizes that are far above ours, which is looked at below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=list(_TYPES)) as image:
                kind, (width, height) = str(image.format), image.size
                if width * height <= _LARGEST_PIXELS:
                    image.load()
    except Image.DecompressionBombError:
        kind = "a picture of a size that no page needs"
    except (OSError, SyntaxError, ValueError):
        kind = "no picture" if kind == "no picture" else "a damaged picture"
    return kind, width, height


def without_metadata(data: bytes) -> bytes:
    """A PNG or JPEG file with the same dots and colours and nothing else: no place, no names, no comments."""
    if data.startswith(_PNG_SIGNATURE):
        return _PNG_SIGNATURE + b"".join(chunk for kind, chunk in _png_chunks(data) if kind in _PNG_KEPT)
    kept = b"".join(segment for marker, segment in _jpeg_segments(data) if _belongs(marker, segment))
    return kept[:2] + _JFIF + kept[2:]


def _headed(data: bytes) -> bool:
    return data[6:10] in (b"JFIF", b"Exif")


def _upright(data: bytes) -> bytes:
    """A picture as it is to be seen: web browsers turn it as its metadata says, Word does not."""
    with Image.open(io.BytesIO(data), formats=list(_TYPES)) as image:
        if image.getexif().get(_ORIENTATION, _UPRIGHT) == _UPRIGHT:
            return data
        turned = io.BytesIO()
        colours = {"icc_profile": profile} if (profile := image.info.get("icc_profile")) else {}
        # 95 is the quality beyond which Pillow's documentation sees only larger files.
        ImageOps.exif_transpose(image).save(turned, format=image.format, quality=95, **colours)
        return turned.getvalue()


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG_SIGNATURE)
    kind = b""
    while kind != b"IEND" and at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        yield kind, data[at : at + 12 + length]
        at += 12 + length


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG file with their markers, a scan with its coded dots; nothing that follows the end."""
    at = 0
    while at + 2 <= len(data):
        marker = data[at + 1]
        if marker in (_JPEG_START, _JPEG_END):
            yield marker, data[at : at + 2]
            if marker == _JPEG_END:
                return
            at += 2
            continue
        if marker == 0xFF:
            # ITU-T T.81, B.1.1.2: any number of these may stand before a marker.
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _JPEG_SCAN:
            end = _end_of_scan(data, end)
        yield marker, data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker stands that is neither a stuffed zero nor a restart (ITU-T T.81, B.1.1.2 and B.1.1.5)."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        following = data[at + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7:
            return at
        at += 2
    return len(data)


def _belongs(marker: int, segment: bytes) -> bool:
    match marker:
        case _ if marker == _JPEG_COLOURS:
            return segment[4:15] == b"ICC_PROFILE"
        case _ if marker == _JPEG_ADOBE:
            return segment[4:9] == b"Adobe"
        case _:
            return marker not in _JPEG_APPLICATIONS and marker != _JPEG_COMMENT
