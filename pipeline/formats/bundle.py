"""ZIP archives that are equal byte for byte when their files are."""

import io
import zipfile
from collections.abc import Iterable

# The earliest date that ZIP can write; the real one would differ with every build.
_DATE = (1980, 1, 1, 0, 0, 0)
# These are compressed already.
_STORED = (".mp3", ".png", ".jpg", ".jpeg")
_READABLE_FILE = 0o100644 << 16
_UNIX = 3


def pack(files: Iterable[tuple[str, bytes]], stored: tuple[str, ...] = ()) -> bytes:
    """The files in the order given, under their names; sound and pictures, and those of `stored`, uncompressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system, entry.external_attr = _UNIX, _READABLE_FILE
            plain = name in stored or name.endswith(_STORED)
            entry.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return target.getvalue()
