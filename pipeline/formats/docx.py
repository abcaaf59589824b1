"""The Word document, standard and large print: one code path, the profile says how large.

The document is made with python-docx on a template of the program's own. The body is written as XML in schema
order and put in at once, because a paragraph added through the library costs two searches of all styles.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from pipeline.formats import wordcontrol
from pipeline.formats.wordbody import Body, Grid, Line
from pipeline.formats.wordmeasures import measures
from pipeline.formats.wordruns import Lettering
from pipeline.formats.wordtemplate import FOOTER, HEADER, packed, template
from pipeline.formats.wordxml import NAMESPACES, checked
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import Kit, Picture
from pipeline.text import phrases
from pipeline.text.inline import plain

# python-docx refuses a core property longer than this.
_LONGEST_PROPERTY = 255


def render(edition: Edition, kit: Kit) -> bytes:
    """The edition as a .docx file (ECMA-376), set in `kit.profile`. Equal arguments give equal bytes.

    Raises RenderError naming the anchor for a character no Word document can hold or that would turn
    figures round, and naming the picture for one that Word cannot show.
    """
    for place, text in _every_text(edition, kit):
        checked(text, place)
    document = Document(io.BytesIO(template(kit.language, kit.profile, kit.draft)))
    body = Body(
        kit,
        measures(kit.language, kit.profile),
        Lettering(kit.language, edition.source_tag, lambda target: _relate(document, target)),
        lambda picture: _embed(document, edition, picture),
    )
    _fill_body(document, body, edition)
    _fill_margin(document, FOOTER, wordcontrol.footer(body, edition))
    if kit.draft:
        _fill_margin(document, HEADER, wordcontrol.header(body))
    _describe(document, edition, kit)
    return _saved(document)


def _every_text(edition: Edition, kit: Kit) -> Iterator[tuple[str, str]]:
    here = f"{edition.leaflet} ({edition.tag})"
    for text in (*edition.texts(), *edition.control.texts()):
        yield f"{here}, {text.anchor}", text.words
    yield f"{here}, source title", edition.source_title
    yield f"{here}, reference", edition.control.reference
    yield f"{here}, version", edition.control.version
    for keyword in edition.control.keywords:
        yield f"{here}, keywords", keyword
    for phrase, said in kit.words.entries:
        yield f"the program's words ({kit.words.tag}), {phrase}", said


def _relate(document: WordDocument, target: str) -> str:
    return document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def _embed(document: WordDocument, edition: Edition, picture: Picture) -> str:
    try:
        return document.part.get_or_add_image(io.BytesIO(picture.data))[0]
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError) as error:
        raise RenderError(
            f"{edition.leaflet} ({edition.tag}), picture {picture.source}",
            f"a {picture.media_type} file that Word documents cannot show",
            "a PNG or JPEG picture",
            "save the picture as PNG and name that file in the leaflet",
        ) from error


def _parsed(tag: str, inner: str) -> BaseOxmlElement:
    element: BaseOxmlElement = parse_xml(f"<w:{tag} {NAMESPACES}>{inner}</w:{tag}>")
    return element


def _fill_body(document: WordDocument, body: Body, edition: Edition) -> None:
    written = body.xml(edition.blocks, wordcontrol.notice(body), wordcontrol.control(body, edition))
    section = document.element.body.sectPr
    for element in _parsed("body", written):
        section.addprevious(element)
    document.part.numbering_part.element.extend(_parsed("numbering", "".join(body.numbers)))


def _fill_margin(document: WordDocument, relation: str, lines: tuple[Line | Grid, ...]) -> None:
    margin = document.part.related_parts[relation].element
    margin[:] = list(_parsed("hdr", "".join(line.xml() for line in lines)))


def _describe(document: WordDocument, edition: Edition, kit: Kit) -> None:
    control, properties = edition.control, document.core_properties
    published = datetime.combine(control.published, time(), UTC)
    properties.title = _short(plain(edition.title.words))
    properties.author = properties.last_modified_by = _short(plain(control.owner.words))
    properties.subject = _short(plain(control.department.words))
    properties.keywords = _short(", ".join(control.keywords))
    properties.language = kit.language.tag
    properties.identifier = _short(control.reference)
    properties.version = _short(control.version)
    properties.created = properties.modified = published.replace(tzinfo=None)
    properties.revision = 1
    if kit.draft:
        properties.content_status = _short(kit.words.say(phrases.DRAFT))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_PROPERTY else text[: _LONGEST_PROPERTY - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _saved(document: WordDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})
