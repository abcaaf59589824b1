"""The package of a Word document: from its template to an object of python-docx, and from that to bytes.

The library would unpack and parse the same styles, and write them out again, for every document; here only the parts
that differ are made anew, and the others are taken as they are.
"""

from collections.abc import Iterable
from functools import lru_cache
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.opc.rel import Relationships
from docx.package import Package
from docx.parts.document import DocumentPart

from pipeline.formats import archive
from pipeline.formats.wordtemplate import Part, Template, part_data
from pipeline.formats.wordxml import attribute

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_DATED = ' xsi:type="dcterms:W3CDTF"'


def opened(template: Template, properties: dict[str, str]) -> Document:
    """A document of the library with an empty body and these core properties.

    Its numbering, footer and header are still to be attached.
    """
    package = Package()
    part = DocumentPart.load(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, template.document, package)
    core = PackagePart(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, _core(properties), package)
    package.load_rel(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, part, "rId1")
    package.load_rel(RELATIONSHIP_TYPE.CORE_PROPERTIES, core, "rId2")
    document: Document = part.document
    for each in template.parts:
        attach(document, each)
    return document


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


def attach(document: Document, part: Part) -> None:
    """Put a part into the document's package, under the relationship id that it names."""
    package = document.part.package
    attached = PackagePart(PackURI(f"/{part.name}"), part.content_type, part.data, package)
    document.part.load_rel(part.relation_type, attached, part.relation)


def saved(document: Document) -> bytes:
    """The bytes of a document, the same for the same document."""
    package = document.part.package
    found = tuple(package.iter_parts())
    files = {each.partname.membername: each.blob for each in found}
    related = (each for each in found if each.rels)
    files |= {each.partname.rels_uri.membername: _relations(each.rels, each.partname.baseURI) for each in related}
    return packed({**files, _RELATIONS: _relations(package.rels, "/"), _CONTENT_TYPES: _content_types(found)})


def packed(parts: dict[str, bytes]) -> bytes:
    """The file of a package with these parts: the content types first, all others by name."""
    first = {_CONTENT_TYPES: 0, _RELATIONS: 1}
    return archive.packed(sorted(parts.items(), key=lambda part: (first.get(part[0], 2), part[0])))


@lru_cache(maxsize=256)
def _relative(name: PackURI, base: str) -> str:
    found: str = name.relative_ref(base)
    return found


def _relations(relations: Relationships, base: str) -> bytes:
    """A relationships part (ECMA-376 part 2, 9.3)."""
    listed = "".join(
        f'<Relationship Id="{each.rId}" Type="{each.reltype}" '
        + (
            f'Target={attribute(each.target_ref)} TargetMode="External"/>'
            if each.is_external
            else f'Target="{_relative(each.target_part.partname, base)}"/>'
        )
        for each in relations.values()
    )
    return part_data(f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>')


def _content_types(parts: Iterable[PackagePart]) -> bytes:
    """The content types part (ECMA-376 part 2, 10.1.2): pictures by their file name's ending, all others by name."""
    kinds = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    overrides: list[str] = []
    for each in parts:
        if each.content_type.startswith("image/"):
            kinds[each.partname.ext] = each.content_type
        else:
            overrides.append(f'<Override PartName="{each.partname}" ContentType="{each.content_type}"/>')
    defaults = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in kinds.items())
    return part_data(f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{"".join(sorted(overrides))}</Types>')
