"""Zip archives as names and bytes, for looking into books and for spoiling them."""

import io
import zipfile

from pipeline.formats.bundle import pack


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    return pack(files.items(), stored=("mimetype",))
