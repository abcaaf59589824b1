"""The family of forms in which messages go out to translators and come back: one file each.

This table is the only place to register one.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from pipeline.foreign.zips import DAMAGED
from pipeline.model.errors import IntakeError
from pipeline.model.exchange import Delivery, Parcel


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its name on the command line, the end of its file names, and how a parcel is written in it."""

    name: str
    suffix: str
    title: str
    write: Callable[[Parcel], bytes]


def _member(module: str) -> Any:
    """A member, imported when it is used: most of the time none is."""
    return import_module(f"pipeline.exchange.{module}")


def _form(name: str, suffix: str, title: str, module: str) -> Form:
    def write(parcel: Parcel) -> bytes:
        made: bytes = _member(module).write(parcel)
        return made

    return Form(name, suffix, title, write)


_TABLE = (
    _form("xliff", ".xlf", "XLIFF 1.2, for most translation tools", "xliff"),
    _form("xliff2", ".xliff", "XLIFF 2.1", "xliff2"),
    _form("xlsx", ".xlsx", "an Excel workbook", "xlsx"),
    _form("zip", ".zip", "a zip with catalogue, brief, glossary and preview", "package"),
)
FORMS: dict[str, Form] = {form.name: form for form in _TABLE}
WANTED = "a file that polyleaf sent, translated: .xlf, .xliff, .xlsx, .po, or a zip with one of them"


def inside(data: bytes, name: str) -> tuple[str, bytes]:
    """The file that is meant, and its name: that in a zip, else the one offered.

    Raises IntakeError.
    """
    if data.startswith(b"PK") and not _is_workbook(data):
        found, content = _member("package").read(data, name)
        return f"{name}/{found}", content
    return name, data


def read(data: bytes, name: str) -> Delivery:
    """What came back in a file that is no .po and no zip, told by its contents, whatever its name says.

    Raises IntakeError.
    """
    if data.startswith(b"PK"):
        delivery: Delivery = _member("xlsx").read(data, name)
        return delivery
    start = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not start.startswith(b"<"):
        raise IntakeError(name, _kind(data, start), WANTED, "ask the translator for one of these")
    root = _member("markup").parsed(data, name, WANTED)
    version = str(root.get("version", ""))
    local = str(root.tag).rpartition("}")[2]
    module = {"1": "xliff", "2": "xliff2"}.get(version.split(".")[0], "") if local == "xliff" else ""
    if not module:
        found = (
            f"an XLIFF file of version {version!r}" if local == "xliff" else f"an XML file of the kind <{local[:40]}>"
        )
        raise IntakeError(name, found, WANTED, "ask the translator for one of these")
    read_back: Callable[[Any, str], Delivery] = _member(module).read
    return read_back(root, name)


def _is_workbook(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except DAMAGED:
        return False


def _kind(data: bytes, start: bytes) -> str:
    if not start:
        return "the file is empty"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "a file of an old kind of Excel or Word (.xls, .doc)"
    if start.startswith(b"%PDF"):
        return "a PDF file"
    return "a file of a kind that holds no messages"
