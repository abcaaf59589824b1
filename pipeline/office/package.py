"""Opening other people's Word files: within limits, reading only, and nothing that they point to is fetched.

A .docx is a zip of XML parts (ECMA-376 part 2). Whoever made it may mean harm or know no better, so sizes, numbers
and names are judged before anything is unpacked, and any document type declaration is refused before it is parsed.
"""

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from pipeline.model.errors import IntakeError
from pipeline.model.wordfile import Stranger

# The largest leaflets with photographs are some megabytes; these limits stop bombs, not documents.
LARGEST_FILE = 50_000_000
_MOST_MEMBERS = 2_000
_LARGEST_UNPACKED = 200_000_000
_LARGEST_PART = 40_000_000
# Deflate cannot go beyond 1032 to 1; the XML of real documents packs 5 to 40 to 1. Small parts may pack better.
_HIGHEST_RATIO = 120
_RATIO_MATTERS_FROM = 1_000_000
_MOST_TAGS = 500_000

_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REMEDY = "open it in Word and save it as a Word document (.docx)"
_STARTS = (
    (b"%PDF", "a PDF file", "take the Word file that the PDF was made from"),
    (b"{\\rtf", "a rich text file (.rtf)", _REMEDY),
    (b"<!DOCTYPE", "a web page", _REMEDY),
    (b"<html", "a web page", _REMEDY),
    (b"<?xml", "an XML file", _REMEDY),
)
_OTHER_KINDS = {
    "spreadsheetml": "an Excel workbook",
    "presentationml": "a PowerPoint presentation",
    "opendocument": "an OpenDocument file",
}
_STRANGE_TYPES = (
    ("vbaProject", "macro"),
    ("vbaData", "macro"),
    ("oleObject", "embedded object"),
    ("activeX", "ActiveX control"),
    ("control", "ActiveX control"),
    ("/package", "embedded file"),
    ("aFChunk", "imported file"),
    ("attachedTemplate", "template elsewhere"),
    ("subDocument", "subdocument elsewhere"),
    ("frame", "web frame"),
)
_HARMLESS_LINK = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
# ECMA-376 part 2, 9.1.2: parts are in UTF-8 or UTF-16. Other encodings could hide what is looked for below.
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)")
_ENCODINGS = frozenset({b"utf-8", b"utf-16", b"us-ascii"})
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship from one part to another, or to something outside the file."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file; `main` names the document part. Reading a part twice reads it twice."""

    name: str
    data: bytes
    members: frozenset[str]
    main: str

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises IntakeError when it is missing, damaged or larger than it says."""
        if part not in self.members:
            raise _damaged(self.name, f"the part {part} is missing")
        return _unpacked(self.name, self.data, part)

    def xml(self, part: str) -> etree._Element:
        """The root of an XML part. Raises IntakeError for a damaged part, and for any document type declaration."""
        return _parsed(self.name, part, self.read(part))

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Where a part points to; targets inside the file as full names of parts."""
        folder, _, base = part.rpartition("/")
        listing = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if listing not in self.members:
            return ()
        return tuple(_relation(each, folder) for each in self.xml(listing).iter(f"{_PACKAGE}Relationship"))

    def related(self, part: str, kind: str) -> str | None:
        """The part of that kind that `part` points to, None when there is none."""
        found = (each for each in self.relations(part) if each.kind == kind and not each.external)
        return next((each.target for each in found if each.target in self.members), None)


def open_package(data: bytes, name: str) -> Package:
    """The Word file whose bytes are `data`, called `name` in messages.

    Raises IntakeError for what is no Word file, is encrypted or damaged, or is larger than any document is.
    """
    if len(data) > LARGEST_FILE:
        raise _refused(name, f"{len(data)} bytes", f"at most {LARGEST_FILE} bytes", "make its pictures smaller")
    _refuse_other_files(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, EOFError):
        raise _damaged(name, "the file is cut short or damaged") from None
    _refuse_bomb(entries, name)
    members = frozenset(entry.filename for entry in entries)
    return Package(name, data, members, _main(Package(name, data, members, ""), name))


def strangers(package: Package) -> tuple[Stranger, ...]:
    """Macros, embedded objects and files, and what the file would fetch from elsewhere."""
    found: dict[Stranger, None] = {}
    for part in sorted(package.members):
        if not part.endswith(".rels"):
            continue
        folder, _, base = part.rpartition("/")
        source = posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))
        for relation in package.relations(source):
            if stranger := _stranger(relation):
                found[stranger] = None
    macros = [part for part in package.members if part.lower().rpartition("/")[2].startswith("vba")]
    if macros and not any(each.kind == "macro" for each in found):
        found[Stranger("macro", min(macros))] = None
    return tuple(found)


def _stranger(relation: Relation) -> Stranger | None:
    shown = relation.target if relation.external else relation.target.rpartition("/")[2]
    for ending, kind in _STRANGE_TYPES:
        if relation.kind.lower() == ending.lower().lstrip("/"):
            return Stranger(kind, shown)
    if relation.external and relation.kind != "hyperlink":
        return Stranger(f"{relation.kind} elsewhere", shown)
    if relation.external and not _HARMLESS_LINK.match(relation.target):
        return Stranger("link to a file or program", shown)
    return None


def _refuse_other_files(data: bytes, name: str) -> None:
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise _refused(name, "the file is empty", "a Word document (.docx)", "take the file that holds the text")
    if data.startswith(_OLE_MARK):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _refused(
                name,
                "the file is protected with a password",
                "a file that can be read",
                "in Word choose File, Info, Protect Document, Encrypt with Password, and clear the password",
            )
        raise _refused(name, "a file of an old kind of Word (.doc) or another program", "a .docx file", _REMEDY)
    for mark, kind, remedy in _STARTS:
        if start.lower().startswith(mark.lower()):
            raise _refused(name, f"the file is {kind}, whatever its name says", "a Word document (.docx)", remedy)
    if not data.startswith(b"PK"):
        raise _refused(name, "the file is no Word document", "a Word document (.docx)", _REMEDY)


def _refuse_bomb(entries: list[zipfile.ZipInfo], name: str) -> None:
    """Judge a package by its table of contents, before any of it is unpacked."""
    if len(entries) > _MOST_MEMBERS:
        raise _refused(name, f"{len(entries)} parts in the file", f"at most {_MOST_MEMBERS}", _REMEDY)
    total = sum(entry.file_size for entry in entries)
    if total > _LARGEST_UNPACKED:
        raise _refused(
            name, f"{total} bytes when unpacked", f"at most {_LARGEST_UNPACKED}", "make its pictures smaller"
        )
    seen: set[str] = set()
    for entry in entries:
        part = entry.filename
        if entry.flag_bits & 1:
            raise _refused(name, f"the part {part!r} is encrypted", "a file that can be read", "remove its password")
        if part.startswith("/") or "\\" in part or ".." in part.split("/") or "\0" in part or ":" in part:
            raise _refused(name, f"a part is called {part!r}", "names of parts inside the file", _REMEDY)
        if part.lower() in seen:
            raise _refused(name, f"the part {part!r} is there twice", "every part once", _REMEDY)
        seen.add(part.lower())
        ratio = entry.file_size / max(1, entry.compress_size)
        if entry.file_size > _RATIO_MATTERS_FROM and ratio > _HIGHEST_RATIO:
            raise _refused(
                name, f"the part {part!r} unpacks to {ratio:.0f} times its size", f"at most {_HIGHEST_RATIO}", _REMEDY
            )


def _main(package: Package, name: str) -> str:
    if "[Content_Types].xml" not in package.members:
        kind = "an OpenDocument file" if "mimetype" in package.members else "a zip file of something else"
        raise _refused(name, f"the file is {kind}", "a Word document (.docx)", _REMEDY)
    main = package.related("", "officeDocument")
    types = {each.get("PartName", ""): each.get("ContentType", "") for each in package.xml("[Content_Types].xml")}
    kind = types.get(f"/{main}", "")
    for mark, other in _OTHER_KINDS.items():
        if mark in kind:
            raise _refused(name, f"the file is {other}", "a Word document (.docx)", "take the Word file")
    if main is None:
        raise _damaged(name, "the file does not say which part holds its text")
    return main


def _relation(element: etree._Element, folder: str) -> Relation:
    kind = element.get("Type", "")
    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    if not external:
        target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relation(element.get("Id", ""), kind.rpartition("/")[2], target, external)


def _unpacked(name: str, data: bytes, part: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # No more than the declared size is ever unpacked; what goes beyond it fails the checksum.
            size = archive.getinfo(part).file_size
            if size > _LARGEST_PART:
                raise _refused(name, f"the part {part} has {size} bytes", f"at most {_LARGEST_PART}", _REMEDY)
            return archive.read(part)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        raise _damaged(name, f"the part {part} is damaged") from None


def _parsed(name: str, part: str, content: bytes) -> etree._Element:
    # UTF-16 differs from ASCII by zero bytes only, where markup is concerned.
    plain = content.replace(b"\0", b"")
    encoding = _ENCODING.search(plain[:200])
    if encoding and encoding[1].lower() not in _ENCODINGS:
        raise _damaged(name, f"the part {part} is in an encoding that no Word file may have")
    if _DOCTYPE.search(plain):
        raise _doctype(name, part)
    if plain.count(b"<") > _MOST_TAGS:
        raise _refused(name, f"the part {part} has more than {_MOST_TAGS} tags", "a document of ordinary size", _REMEDY)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(name, f"the part {part} is not well-formed ({error.msg})") from None


def _doctype(name: str, part: str) -> IntakeError:
    return _refused(
        name,
        f"the part {part} has a document type declaration, which Word never writes",
        "a file that Word wrote",
        "do not trust it; ask where it comes from",
    )


def _damaged(name: str, found: str) -> IntakeError:
    return _refused(name, found, "a whole Word document (.docx)", "get the file again, or open and save it in Word")


def _refused(name: str, found: str, wanted: str, remedy: str) -> IntakeError:
    return IntakeError(name, found, wanted, remedy)
