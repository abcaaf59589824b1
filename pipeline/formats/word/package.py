"""The package of a Word document: what it shares with others of its language and profile, and what a leaflet adds.

python-docx makes the package of the template, and reads pictures. The words of a leaflet are put into it as they were
written: to parse them, only to write them again, would take the library longer than all else takes.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.opc.rel import Relationships
from docx.package import Package
from docx.parts.document import DocumentPart

from pipeline import archive
from pipeline.archive import File, deflated, quickest
from pipeline.formats.word.measures import Measures, measures
from pipeline.formats.word.template import Part, Template, footer, header, numbering, part_data, template
from pipeline.formats.word.xml import attribute
from pipeline.model.kit import Profile, Rules
from pipeline.model.language import Language

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_FIRST, _SECOND = _CONTENT_TYPES.encode(), _RELATIONS.encode()
_DOCUMENT, _DOCUMENT_RELATIONS, _CORE = "word/document.xml", "word/_rels/document.xml.rels", "docProps/core.xml"
_DATED = ' xsi:type="dcterms:W3CDTF"'
# What stands in the template where the words will.
_BODY = "<w:body>"


@dataclass(frozen=True, slots=True)
class Blank:
    """A document without words, of one language, profile and set of rules.

    `before` and `after` are what stands around the words. `files` are the parts that no leaflet changes; `parts` and
    `relations` list all parts, as elements of the content types and of the document's relationships, under the ids
    `taken`. `lists` are the kinds of list, `lengths` what they and the styles were made with.
    """

    before: str
    after: str
    files: tuple[File, ...]
    parts: str
    relations: str
    taken: frozenset[str]
    lists: str
    lengths: Measures


@lru_cache(maxsize=64)
def blank(language: Language, profile: Profile, rules: Rules, headed: bool) -> Blank:
    """The document that every leaflet of this language and profile starts from; `headed`: every page has a header."""
    lengths = measures(language, profile, rules)
    kept = template(language, lengths, rules, headed)
    own = (numbering(kept.lists, ""), footer(""), *((header(""),) if headed else ()))
    package, document = _opened(kept, own)
    before, body, after = document.blob.decode().partition(_BODY)
    overrides = (
        f'<Override PartName="{each.partname}" ContentType="{each.content_type}"/>' for each in package.iter_parts()
    )
    return Blank(
        before + body,
        after,
        (
            deflated(_RELATIONS, _relationships(_listed(package.rels, "/")), archive.THOROUGH),
            *(deflated(each.name, each.data, archive.THOROUGH) for each in kept.parts),
        ),
        "".join(sorted(overrides)),
        _listed(document.rels, document.partname.baseURI),
        frozenset(document.rels),
        kept.lists,
        lengths,
    )


def _opened(kept: Template, own: tuple[Part, ...]) -> tuple[Package, DocumentPart]:
    """The library's package of a template, and the document in it."""
    package = Package()
    document = DocumentPart.load(PackURI(f"/{_DOCUMENT}"), CONTENT_TYPE.WML_DOCUMENT_MAIN, kept.document, package)
    core = PackagePart(PackURI(f"/{_CORE}"), CONTENT_TYPE.OPC_CORE_PROPERTIES, b"", package)
    package.load_rel(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, document, "rId1")
    package.load_rel(RELATIONSHIP_TYPE.CORE_PROPERTIES, core, "rId2")
    for each in (*kept.parts, *own):
        part = PackagePart(PackURI(f"/{each.name}"), each.content_type, each.data, package)
        document.load_rel(each.relation_type, part, each.relation)
    return package, document


def _listed(relations: Relationships, base: str) -> str:
    return "".join(
        _relationship(each.rId, each.reltype, each.target_part.partname.relative_ref(base))
        for each in relations.values()
    )


def _relationship(id_: str, kind: str, target: str, mode: str = "") -> str:
    return f'<Relationship Id="{id_}" Type="{kind}" Target={attribute(target)}{mode}/>'


def _relationships(listed: str) -> bytes:
    """A relationships part (ECMA-376 part 2, 9.3)."""
    return part_data(f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>')


class Related:
    """What the words of one document refer to, each under a relationship id that its template has not taken."""

    def __init__(self, start: Blank) -> None:
        self._free: Iterator[str] = (name for number in count(1) if (name := f"rId{number}") not in start.taken)
        self._ids: dict[str, str] = {}
        self._listed: list[str] = []
        self._package = Package()

    def address(self, target: str) -> str:
        """The id of a link's address."""
        return self._id(target, RELATIONSHIP_TYPE.HYPERLINK, ' TargetMode="External"')

    def picture(self, data: bytes) -> str:
        """The id of a picture.

        Raises the library's InvalidImageStreamError, UnexpectedEndOfFileError or UnrecognizedImageError for what is
        none.
        """
        part = self._package.get_or_add_image_part(io.BytesIO(data))
        return self._id(part.partname.relative_ref("/word"), RELATIONSHIP_TYPE.IMAGE)

    def _id(self, target: str, kind: str, mode: str = "") -> str:
        if target not in self._ids:
            self._ids[target] = next(self._free)
            self._listed.append(_relationship(self._ids[target], kind, target, mode))
        return self._ids[target]

    @property
    def relations(self) -> str:
        """The elements of the document's relationships part."""
        return "".join(self._listed)

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """How the files of the pictures end, each with its content type."""
        return tuple(dict.fromkeys((each.partname.ext, each.content_type) for each in self._package.image_parts))

    @property
    def files(self) -> Iterator[File]:
        """The pictures."""
        return (_picture_file(each.partname.membername, each.blob) for each in self._package.image_parts)


# The same pictures stand in a leaflet's other languages and sizes.
@lru_cache(maxsize=16)
def _picture_file(name: str, data: bytes) -> File:
    return deflated(name, data)


def filled(start: Blank, body: str, own: Iterable[File], related: Related, properties: dict[str, str]) -> bytes:
    """The file of a document: the children of w:body, the document's own parts, what it refers to, and properties."""
    files = (
        quickest(_DOCUMENT, f"{start.before}{body}{start.after}".encode()),
        quickest(_DOCUMENT_RELATIONS, _relationships(start.relations + related.relations)),
        quickest(_CORE, _core(properties)),
        _content_types(related.kinds, start.parts),
    )
    return archive.archived(sorted((*files, *start.files, *own, *related.files), key=_order))


def own_file(part: Part) -> File:
    """A part that only this document has."""
    return quickest(part.name, part.data)


@lru_cache(maxsize=64)
def numbering_file(lists: str, numbers: str) -> File:
    """The part with the lists of a document. It is the same for all that have as many, and of the same kinds."""
    return own_file(numbering(lists, numbers))


def packed(parts: dict[str, bytes]) -> bytes:
    """The file of a package with these parts."""
    return archive.archived(sorted((deflated(*each) for each in parts.items()), key=_order))


def _order(file: File) -> tuple[bool, bool, bytes]:
    """The content types first, all others by name."""
    return file.name != _FIRST, file.name != _SECOND, file.name


def _core(properties: dict[str, str]) -> bytes:
    """The core properties part (ECMA-376 part 2, 11)."""
    namespaces = (
        f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    listed = "".join(
        f"<{name}{_DATED if name.startswith('dcterms:') else ''}>{escape(value)}</{name}>"
        for name, value in properties.items()
    )
    return part_data(f"<cp:coreProperties {namespaces}>{listed}</cp:coreProperties>")


@lru_cache(maxsize=64)
def _content_types(pictures: tuple[tuple[str, str], ...], parts: str) -> File:
    """The content types part (ECMA-376 part 2, 10.1.2): pictures by their file name's ending, all others by name."""
    kinds = (("rels", CONTENT_TYPE.OPC_RELATIONSHIPS), ("xml", CONTENT_TYPE.XML), *pictures)
    defaults = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in kinds)
    data = part_data(f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{parts}</Types>')
    return deflated(_CONTENT_TYPES, data, archive.THOROUGH)
