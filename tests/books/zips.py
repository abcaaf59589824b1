"""Zip archives as names and bytes, for looking into books and for spoiling them."""

import io
import zipfile

from pipeline import archive


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    return archive.packed(files.items(), plain=("mimetype",))
