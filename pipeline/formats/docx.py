"""The Word document, from standard to giant print: one code path, the profile says how large, the rules how set.

The document is made with python-docx on a template of the program's own. The body is written as XML in schema
order and put in at once, because a paragraph added through the library costs two searches of all styles.
"""

import io
from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from pipeline.formats import wordcontrol, wordhouse
from pipeline.formats.wordbody import Body, Grid, Line
from pipeline.formats.wordmeasures import measures
from pipeline.formats.wordpackage import attach, opened, saved
from pipeline.formats.wordruns import Lettering
from pipeline.formats.wordtemplate import STRESS, footer, header, numbering, template
from pipeline.formats.wordxml import NAMESPACES, checked
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import Kit, Picture
from pipeline.text import phrases
from pipeline.text.inline import plain

# python-docx takes no core property longer than this.
_LONGEST_PROPERTY = 255


def render(edition: Edition, kit: Kit) -> bytes:
    """The edition as a .docx file (ECMA-376), set in `kit.profile`. Equal arguments give equal bytes.

    Raises RenderError naming the anchor for a character no Word document can hold or that would turn
    figures round, and naming the picture for one that Word cannot show.
    """
    for place, text in _every_text(edition, kit):
        checked(text, place)
    blank = template(kit.language, kit.profile, kit.layout.rules, kit.draft)
    document = opened(blank, _properties(edition, kit))
    stress = STRESS[kit.layout.rules.stress]
    body = Body(
        kit,
        measures(kit.language, kit.profile, kit.layout.rules),
        Lettering(kit.language, edition.source_tag, lambda target: _relate(document, target), stress),
        lambda picture: _embed(document, edition, picture),
    )
    _fill_body(document, body, edition)
    attach(document, numbering(blank.lists, "".join(body.numbers)))
    attach(document, footer(_xml(wordcontrol.footer(body, edition))))
    if kit.draft:
        attach(document, header(_xml(wordcontrol.header(body))))
    data = saved(document)
    return wordhouse.dressed(data, kit.house, body) if kit.house else data


def _every_text(edition: Edition, kit: Kit) -> Iterator[tuple[str, str]]:
    here = f"{edition.leaflet} ({edition.tag})"
    for text in (*edition.texts(), *edition.control.texts()):
        place = f"{here}, {text.anchor}"
        yield place, text.words
        if "&" in text.words:
            # A character may be written as a code (&#x202E;), which the words as they are read show.
            yield place, plain(text.words)
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


def _fill_body(document: WordDocument, body: Body, edition: Edition) -> None:
    written = body.xml(_lines(body, edition))
    filled: BaseOxmlElement = parse_xml(f"<w:body {NAMESPACES}>{written}</w:body>")
    filled.append(document.element.body.sectPr)
    document.element.replace(document.element.body, filled)


def _xml(lines: tuple[Line, ...]) -> str:
    return "".join(line.xml() for line in lines)


def _lines(body: Body, edition: Edition) -> tuple[Line | Grid, ...]:
    """Everything between the margins in order: title or cover, notice, contents, text, control block."""
    layout = body.kit.layout
    title = body.lines(edition.blocks[:1])
    text = body.lines(edition.blocks[1:])
    closing = wordcontrol.control(body, edition) if layout.control else ()
    # The contents list names the headings of the text and of the closing: it is written after both.
    following = (*(wordcontrol.contents(body) if layout.contents else ()), *text, *closing)
    if layout.cover:
        return (*wordcontrol.cover(body, edition, title), *wordcontrol.on_a_new_page(following))
    return (*title, *wordcontrol.notice(body), *following)


def _properties(edition: Edition, kit: Kit) -> dict[str, str]:
    control = edition.control
    owner, published = _short(plain(control.owner.words)), f"{control.published.isoformat()}T00:00:00Z"
    draft = {"cp:contentStatus": _short(kit.words.say(phrases.DRAFT))} if kit.draft else {}
    return {
        "dc:title": _short(plain(edition.title.words)),
        "dc:subject": _short(plain(control.department.words)),
        "dc:creator": owner,
        "cp:keywords": _short(", ".join(control.keywords)),
        "cp:lastModifiedBy": owner,
        "cp:revision": "1",
        "dcterms:created": published,
        "dcterms:modified": published,
        **draft,
        "dc:identifier": _short(control.reference),
        "dc:language": kit.language.tag,
        "cp:version": _short(control.version),
    }


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_PROPERTY else text[: _LONGEST_PROPERTY - 1] + "\N{HORIZONTAL ELLIPSIS}"
