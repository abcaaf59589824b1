"""A finished Word document with an organisation's header, footer and colour."""

import io
import zipfile

from lxml import etree

from pipeline.formats.word import runs as wordruns
from pipeline.formats.word.body import Body, inline_picture
from pipeline.formats.word.lines import Line, Look
from pipeline.formats.word.measures import EMU_PER_TWIP
from pipeline.formats.word.package import packed
from pipeline.formats.word.template import FOOTER, HEADER
from pipeline.formats.word.xml import NAMESPACES, RELATIONS, WORD
from pipeline.model.house import House, HouseLine, Logo, Wording
from pipeline.model.inline import Plain
from pipeline.model.wordfile import Region
from pipeline.text.scripts import reads_rtl
from pipeline.text.segment import primary

# A header that is higher leaves no room for the words it stands above.
_HIGHEST_LOGO_MM = 25.0
_EMU_PER_MM = 36_000
_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpeg"}
_FIRST_SHAPE = 1001
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MARGINS = ((Region.HEADER, HEADER, "header1.xml", "hdr"), (Region.FOOTER, FOOTER, "footer1.xml", "ftr"))
_COLOURED = ("Heading", "PolyleafHeading", "PolyleafContents")


def dressed(document: bytes, house: House, body: Body) -> bytes:
    """The finished .docx with the header, footer and colour of `house`. Equal arguments give equal bytes."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/styles.xml"] = _coloured(parts["word/styles.xml"], house.accent)
    shape = _FIRST_SHAPE
    for region, relation, part, root in _MARGINS:
        lines = house.header if region is Region.HEADER else house.footer
        if lines:
            images = _images(parts, part, lines)
            last = body.lengths.gap if region is Region.HEADER else None
            written = "".join(
                _line(line, body, images, shape + 10 * number, last if line is lines[-1] else None)
                for number, line in enumerate(lines)
            )
            _add_margin(parts, relation, part, root, written)
        shape += 1000
    return packed(parts)


def _coloured(styles: bytes, accent: str) -> bytes:
    tree = etree.fromstring(styles)
    for style in tree.iter(f"{{{WORD}}}style"):
        if style.get(f"{{{WORD}}}styleId", "").startswith(_COLOURED):
            for colour in style.iter(f"{{{WORD}}}color"):
                colour.set(f"{{{WORD}}}val", accent)
        for edge in style.iterfind(f"{{{WORD}}}pPr/{{{WORD}}}pBdr/*"):
            edge.set(f"{{{WORD}}}color", accent)
    return _bytes(tree)


def _images(parts: dict[str, bytes], part: str, lines: tuple[HouseLine, ...]) -> dict[Logo, str]:
    """Puts every logo into the package; its relationship id within the header or footer."""
    logos = dict.fromkeys(piece for line in lines for piece in line if isinstance(piece, Logo))
    found: dict[Logo, str] = {}
    listed = ""
    for number, logo in enumerate(logos, start=1):
        target = f"media/{part.removesuffix('.xml')}-{number}{_SUFFIXES[logo.media_type]}"
        parts[f"word/{target}"] = logo.data
        found[logo] = f"rIdHouse{number}"
        listed += f'<Relationship Id="{found[logo]}" Type="{RELATIONS}/image" Target="{target}"/>'
        _default_type(parts, _SUFFIXES[logo.media_type].lstrip("."), logo.media_type)
    if listed:
        parts[f"word/_rels/{part}.rels"] = (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'.encode()
        )
    return found


def _default_type(parts: dict[str, bytes], extension: str, kind: str) -> None:
    types = etree.fromstring(parts["[Content_Types].xml"])
    tag = f"{{{_PACKAGE}/content-types}}Default"
    if not any(each.get("Extension") == extension for each in types.iter(tag)):
        types.insert(0, etree.Element(tag, Extension=extension, ContentType=kind))
        parts["[Content_Types].xml"] = _bytes(types)


def _line(line: HouseLine, body: Body, images: dict[Logo, str], shape: int, after: int | None) -> str:
    runs = ""
    for number, piece in enumerate(line):
        match piece:
            case Logo():
                runs += _drawing(piece, images[piece], body, shape + number)
            case Wording():
                gap = " " if number and isinstance(line[number - 1], Logo) else ""
                runs += wordruns.write((Plain(gap + piece.text),), body.lettering, tag=_foreign(piece, body))
    said = "".join(piece.text for piece in line if isinstance(piece, Wording))
    written = Line(Look("PolyleafFooter", after=after), runs).xml()
    turned = reads_rtl(said) and not body.kit.language.rtl
    style = '<w:pStyle w:val="PolyleafFooter"/>'
    return written.replace(style, f"{style}<w:bidi/>", 1) if turned else written


def _foreign(piece: Wording, body: Body) -> str:
    return "" if primary(piece.tag) == primary(body.kit.language.tag) else piece.tag


def _drawing(logo: Logo, relation: str, body: Body, shape: int) -> str:
    room = body.lengths.text_width * EMU_PER_TWIP
    width, height = max(1.0, logo.width_mm * _EMU_PER_MM), max(1.0, logo.height_mm * _EMU_PER_MM)
    scale = min(1.0, room / width, _HIGHEST_LOGO_MM * _EMU_PER_MM / height)
    return inline_picture(relation, shape, logo.description, max(1, int(width * scale)), max(1, int(height * scale)))


def _add_margin(parts: dict[str, bytes], relation: str, part: str, root: str, written: str) -> None:
    """The lines after what the header or footer holds already; a header where there is none yet."""
    name = f"word/{part}"
    if name not in parts:
        parts[name] = f"<w:{root} {NAMESPACES}></w:{root}>".encode()
        _register(parts, relation, part)
    tree = etree.fromstring(parts[name])
    tree.extend(etree.fromstring(f"<w:{root} {NAMESPACES}>{written}</w:{root}>"))
    parts[name] = _bytes(tree)


def _register(parts: dict[str, bytes], relation: str, part: str) -> None:
    kind = part.removesuffix("1.xml")
    types = etree.fromstring(parts["[Content_Types].xml"])
    override = etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override")
    override.set("PartName", f"/word/{part}")
    override.set("ContentType", f"{_WORDPROCESSING}.{kind}+xml")
    parts["[Content_Types].xml"] = _bytes(types)
    listing = "word/_rels/document.xml.rels"
    relations = etree.fromstring(parts[listing])
    added = etree.SubElement(relations, f"{{{_PACKAGE}/relationships}}Relationship")
    added.set("Id", relation)
    added.set("Type", f"{RELATIONS}/{kind}")
    added.set("Target", part)
    parts[listing] = _bytes(relations)
    document = etree.fromstring(parts["word/document.xml"])
    for section in document.iter(f"{{{WORD}}}sectPr"):
        reference = etree.Element(f"{{{WORD}}}{kind}Reference")
        reference.set(f"{{{WORD}}}type", "default")
        reference.set(f"{{{RELATIONS}}}id", relation)
        section.insert(0, reference)
    parts["word/document.xml"] = _bytes(document)


def _bytes(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
