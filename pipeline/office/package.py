"""Opening other people's Word files: within limits, reading only, and nothing that they point to is fetched.

A .docx is a zip of XML parts (ECMA-376 part 2). Whoever made it may mean harm or know no better, so sizes, numbers
and names are judged before anything is unpacked, and any document type declaration is refused before it is parsed.
"""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass

from lxml import etree

from pipeline.foreign import xml
from pipeline.foreign.zips import DAMAGED, Limits, judge
from pipeline.model.errors import IntakeError
from pipeline.model.wordfile import Stranger

# The largest leaflets with photographs are some megabytes; these limits stop bombs, not documents.
LARGEST_FILE = 50_000_000
_LARGEST_PART = 40_000_000
_MOST_TAGS = 500_000

_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REMEDY = "open it in Word and save it as a Word document (.docx)"
_LIMITS = Limits(2_000, 200_000_000, "a file that can be read", _REMEDY, "make its pictures smaller")
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
    except DAMAGED:
        raise _damaged(name, "the file is cut short or damaged") from None
    judge(entries, name, _LIMITS)
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
    except DAMAGED:
        raise _damaged(name, f"the part {part} is damaged") from None


def _parsed(name: str, part: str, content: bytes) -> etree._Element:
    # ECMA-376 part 2, 9.1.2: parts are in UTF-8 or UTF-16.
    if xml.strange_encoding(content):
        raise _damaged(name, f"the part {part} is in an encoding that no Word file may have")
    if xml.declaration_line(content):
        raise _doctype(name, part)
    if xml.tags(content) > _MOST_TAGS:
        raise _refused(name, f"the part {part} has more than {_MOST_TAGS} tags", "a document of ordinary size", _REMEDY)
    try:
        return xml.tree(content)
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
