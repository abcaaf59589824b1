"""Zip archives from outside are judged by their table of contents, before anything is unpacked."""

import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.errors import IntakeError

# What `zipfile` and zlib raise when a damaged archive is opened or unpacked. Python's documentation names some of
# them; the others were met in archives of which single bytes had been changed.
DAMAGED: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    EOFError,
    OSError,
)
# Deflate cannot go beyond 1032 to 1; the XML of real documents packs 5 to 40 to 1. Small files may pack better.
_HIGHEST_RATIO = 120
_RATIO_MATTERS_FROM = 1_000_000
# The highest ratio is one of deflate; the format of Office files (ECMA-376 part 2) allows no other method.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive of one kind may hold: how many files, and how many bytes they may be when unpacked.

    `wanted` says what the archive should be, `remedy` what to do when it is not, `smaller` what to do when it unpacks
    to too much.
    """

    files: int
    unpacked: int
    wanted: str
    remedy: str
    smaller: str


def judge(entries: Sequence[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    """Pass an archive whose contents are `entries`; `name` is what it is called in messages.

    Raises IntakeError for more than the limits allow, for passwords, for names that lead out of the archive or stand
    in it twice, for other methods of packing than deflate, and for what packs so well that it must be a bomb.
    """
    if len(entries) > limits.files:
        raise IntakeError(name, f"{len(entries)} files inside", f"at most {limits.files}", limits.remedy)
    total = sum(entry.file_size for entry in entries)
    if total > limits.unpacked:
        raise IntakeError(name, f"{total} bytes when unpacked", f"at most {limits.unpacked}", limits.smaller)
    seen: set[str] = set()
    for entry in entries:
        _judge_entry(entry, name, limits)
        # Windows and macOS do not tell capitals from small letters.
        if entry.filename.lower() in seen:
            raise IntakeError(name, f"{entry.filename!r} is inside twice", "every file once", limits.remedy)
        seen.add(entry.filename.lower())


def _judge_entry(entry: zipfile.ZipInfo, name: str, limits: Limits) -> None:
    inside = entry.filename
    # Bit 0 of the general purpose flags: the file is encrypted (APPNOTE.TXT 6.3.10, section 4.4.4).
    if entry.flag_bits & 1:
        raise IntakeError(
            name, f"{inside!r} inside is locked with a password", limits.wanted, "ask for it without a password"
        )
    if _leads_out(inside):
        raise IntakeError(
            name, f"a file inside is called {inside!r}", "names of files inside the archive", limits.remedy
        )
    if entry.compress_type not in _METHODS:
        raise IntakeError(name, f"{inside!r} is packed in an unusual way", limits.wanted, limits.remedy)
    ratio = entry.file_size / max(1, entry.compress_size)
    if entry.file_size > _RATIO_MATTERS_FROM and ratio > _HIGHEST_RATIO:
        raise IntakeError(
            name, f"{inside!r} unpacks to {ratio:.0f} times its size", f"at most {_HIGHEST_RATIO} times", limits.remedy
        )


def _leads_out(inside: str) -> bool:
    return inside.startswith("/") or ".." in inside.split("/") or any(mark in inside for mark in "\\:\0")
