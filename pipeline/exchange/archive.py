"""Zip archives that come back from translators."""

import io
import zipfile

from pipeline.foreign.zips import DAMAGED, Limits, judge
from pipeline.model.errors import IntakeError

LARGEST_FILE = 20_000_000
_MOST_MEMBERS = 500
_LARGEST_UNPACKED = 60_000_000
_REMEDY = "do not trust the file; ask for a fresh one"


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
