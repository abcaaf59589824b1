"""Zip archives that are sent, which depend on nothing but their contents, and those that come back."""

import io
import zipfile
from collections.abc import Iterable

from pipeline.foreign.zips import DAMAGED, Limits, judge
from pipeline.model.errors import IntakeError

LARGEST_FILE = 20_000_000
_MOST_MEMBERS = 500
_LARGEST_UNPACKED = 60_000_000
_DAY = (1980, 1, 1, 0, 0, 0)
_REMEDY = "do not trust the file; ask for a fresh one"


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip archive of `files` in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, data)
    return buffer.getvalue()


def unpacked(data: bytes, name: str, wanted: str) -> dict[str, bytes]:
    """The files of an archive by name, without folders.

    Raises IntakeError for what is damaged or encrypted, unpacks to more than any catalogue needs, or names files
    outside its folder.
    """
    if len(data) > LARGEST_FILE:
        raise IntakeError(
            name, f"{len(data)} bytes", f"at most {LARGEST_FILE} bytes", "check that it is the right file"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            judge(entries, name, Limits(_MOST_MEMBERS, _LARGEST_UNPACKED, wanted, _REMEDY, _REMEDY))
            return {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except DAMAGED:
        raise IntakeError(name, "the file is cut short or damaged", wanted, "ask for it again") from None
