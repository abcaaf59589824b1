"""The few ways in which files are read and written: within limits, whole or not at all."""

import os
import tempfile
from codecs import BOM_UTF8
from pathlib import Path

from pipeline.model.errors import PolyleafError, StoreError

# A leaflet is a few kilobytes, its catalogue a few dozen; ten megabytes is a mistake or an attack.
LARGEST_TEXT = 10_000_000


def read_text(path: Path, name: str, error: type[PolyleafError]) -> str:
    """The UTF-8 text of a file, without a byte order mark and with Unix line ends.

    `name` is what the file is called in messages. Raises `error` when the file is not there, too large, a link
    that leads elsewhere, or not UTF-8.
    """
    return decoded(read_bytes(path, name, error, LARGEST_TEXT), name, error)


def decoded(data: bytes, name: str, error: type[PolyleafError]) -> str:
    """The text of a file's bytes, without a byte order mark and with Unix line ends. Raises `error`."""
    try:
        text = data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise error(
                name,
                "the file is saved as UTF-16, which Windows calls Unicode",
                "a text file in UTF-8",
                "open the file in the program that made it, choose Save As and the encoding UTF-8",
            ) from None
        if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
            raise error(
                name,
                "this is a document of Word, Excel or another program and no text, whatever its name says",
                "a text file in UTF-8",
                "check that it is the right file; do not rename documents, save them in the kind that is wanted",
            ) from None
        raise error(
            f"{name}:{line}",
            f"byte {data[problem.start]:#04x}, which is not UTF-8",
            "a text file in UTF-8",
            "open the file in the program that made it, choose Save As and the encoding UTF-8",
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_bytes(path: Path, name: str, error: type[PolyleafError], largest: int) -> bytes:
    """The bytes of an ordinary file of at most `largest` bytes. Raises `error`."""
    if not path.is_file():
        raise error(name, "there is no such file", "a file that can be read", "correct the name")
    size = path.stat().st_size
    if size > largest:
        raise error(name, f"{size} bytes", f"at most {largest} bytes", "check that it is the right file")
    try:
        return path.read_bytes()
    except OSError as problem:
        raise error(
            name, f"the file cannot be read ({problem.strerror})", "a file that you may read", "change its permissions"
        ) from None


def write_whole(path: Path, data: bytes, lasting: bool = True) -> None:
    """Write a file so that it is there whole or not at all; `lasting` also after a power cut.

    Raises StoreError when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".partial-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                if lasting:
                    os.fsync(file.fileno())
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as problem:
        folder = Path(*path.parent.parts[-3:]).as_posix()
        # Windows lets nobody replace a file that another program shows.
        shown = isinstance(problem, PermissionError) and path.is_file()
        raise StoreError(
            path.name,
            f"the file cannot be written ({problem.strerror})",
            "a folder with free space that you may write to",
            f"{f'close {path.name} if another program shows it, or ' if shown else ''}check the folder {folder}",
        ) from None


def make_folder(path: Path) -> None:
    """Make a folder that other programs want to be there. Raises StoreError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StoreError(
            path.name,
            f"the folder cannot be made ({problem.strerror})",
            "a folder that you may write to",
            f"check the folder {path.parent.name}",
        ) from None


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write a file unless it already holds these bytes; say whether it was written."""
    if path.is_file() and path.read_bytes() == data:
        return False
    write_whole(path, data)
    return True


def sweep_partial(folder: Path) -> None:
    """Delete what an interrupted run left half written."""
    for path in folder.rglob(".partial-*"):
        path.unlink(missing_ok=True)
