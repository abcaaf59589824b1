"""Zip archives from outside are judged before anything is unpacked, and ours depend on nothing but their contents."""

import io
import zipfile
import zlib
from collections.abc import Iterable

from pipeline.model.errors import IntakeError

LARGEST_FILE = 20_000_000
_MOST_MEMBERS = 500
_LARGEST_UNPACKED = 60_000_000
# Deflate cannot go beyond 1032 to 1; the XML of workbooks packs 5 to 40 to 1. Small members may pack better.
_HIGHEST_RATIO = 120
_RATIO_MATTERS_FROM = 1_000_000
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
            _judge(entries, name, wanted)
            return {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        raise IntakeError(name, "the file is cut short or damaged", wanted, "ask for it again") from None


def _judge(entries: list[zipfile.ZipInfo], name: str, wanted: str) -> None:
    if len(entries) > _MOST_MEMBERS:
        raise IntakeError(name, f"{len(entries)} files inside", f"at most {_MOST_MEMBERS}", _REMEDY)
    total = sum(entry.file_size for entry in entries)
    if total > _LARGEST_UNPACKED:
        raise IntakeError(name, f"{total} bytes when unpacked", f"at most {_LARGEST_UNPACKED}", _REMEDY)
    seen: set[str] = set()
    for entry in entries:
        inside = entry.filename
        if entry.flag_bits & 1:
            raise IntakeError(name, f"{inside!r} inside is locked with a password", wanted, "ask for it without one")
        if inside.startswith("/") or "\\" in inside or ".." in inside.split("/") or "\0" in inside or ":" in inside:
            raise IntakeError(name, f"a file inside is called {inside!r}", "names of files inside the archive", _REMEDY)
        if inside.lower() in seen:
            raise IntakeError(name, f"{inside!r} is inside twice", "every file once", _REMEDY)
        seen.add(inside.lower())
        ratio = entry.file_size / max(1, entry.compress_size)
        if entry.file_size > _RATIO_MATTERS_FROM and ratio > _HIGHEST_RATIO:
            raise IntakeError(
                name, f"{inside!r} unpacks to {ratio:.0f} times its size", f"at most {_HIGHEST_RATIO} times", _REMEDY
            )
