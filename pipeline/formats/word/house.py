"""An organisation's own Word template: what is taken from it, and how a finished document puts it on.

Taken are the words and pictures of header and footer and the colour of headings, and nothing else: no style, no
size, no layout, no part that could run. Whatever stands in a template, the document stays as its profile says.
"""

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from itertools import groupby

from lxml import etree

from pipeline.formats.word import runs as wordruns
from pipeline.formats.word.body import Body, inline_picture
from pipeline.formats.word.lines import Line, Look
from pipeline.formats.word.measures import EMU_PER_TWIP
from pipeline.formats.word.package import packed
from pipeline.formats.word.template import FOOTER, HEADER
from pipeline.formats.word.xml import NAMESPACES, RELATIONS, WORD, checked
from pipeline.model.house import House, HouseLine, Logo, Wording
from pipeline.model.inline import Plain
from pipeline.model.wordfile import Letters, Region, WordParagraph, WordPicture
from pipeline.office.colour import BLACK, WHITE, contrast
from pipeline.office.package import Package, open_package
from pipeline.office.reader import Margin, heading_colour, margins
from pipeline.text.scripts import COMPLEX, FAR_EASTERN, main_script, reads_rtl, scripts_of

# WCAG 2.2, success criterion 1.4.6.
_LEAST_CONTRAST = 7.0
# A header that is higher leaves no room for the words it stands above.
_HIGHEST_LOGO_MM = 25.0
_EMU_PER_MM = 36_000
# Fields that count pages; the program has its own line for that.
_COUNTING = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
_KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpeg"}
_FIRST_SHAPE = 1001
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MARGINS = ((Region.HEADER, HEADER, "header1.xml", "hdr"), (Region.FOOTER, FOOTER, "footer1.xml", "ftr"))
_COLOURED = ("Heading", "PolyleafHeading", "PolyleafContents")


# Reading a template


def read_house(data: bytes, name: str, kind_of: Callable[[bytes], str]) -> tuple[House, tuple[str, ...]]:
    """What the template `data` gives, and what of its header and footer is left out, in words.

    `kind_of` says of which kind a picture really is ("image/png", "image/jpeg"), "" for what is no such picture.
    Raises IntakeError for what is no Word file, is encrypted or damaged, RenderError for letters that would turn
    figures round.
    """
    package = open_package(data, name)
    left_out: list[str] = []
    lines: dict[Region, tuple[HouseLine, ...]] = {Region.HEADER: (), Region.FOOTER: ()}
    for region in lines:
        margin = _chosen(tuple(each for each in margins(package) if each.region is region), left_out)
        if margin:
            lines[region] = tuple(_lines(package, margin, kind_of, left_out))
    colour = heading_colour(package)
    readable = len(colour) == len(BLACK) and contrast(colour, WHITE) >= _LEAST_CONTRAST
    return (
        House(
            name,
            hashlib.sha256(data).hexdigest(),
            lines[Region.HEADER],
            lines[Region.FOOTER],
            colour if readable else BLACK,
        ),
        tuple(dict.fromkeys(left_out)),
    )


def _chosen(found: tuple[Margin, ...], left_out: list[str]) -> Margin | None:
    """The header of all pages; that of the first page where all others have none."""
    by_pages = {each.pages: each for each in found if _has_content(each)}
    chosen = next((by_pages[pages] for pages in ("default", "first", "even") if pages in by_pages), None)
    for pages, margin in by_pages.items():
        if chosen and margin is not chosen:
            left_out.append(
                f"{margin.region}: the {pages} pages have one of their own; one on every page is wanted: "
                f"that of the {chosen.pages} pages is used"
            )
    return chosen


def _has_content(margin: Margin) -> bool:
    return bool(margin.pictures) or any(paragraph.text.strip() for paragraph in margin.paragraphs)


def _lines(
    package: Package, margin: Margin, kind_of: Callable[[bytes], str], left_out: list[str]
) -> Iterator[HouseLine]:
    pictures = iter(margin.pictures)
    for paragraph in margin.paragraphs:
        here = [next(pictures) for _ in range(paragraph.pictures)]
        logos = [logo for picture in here if (logo := _logo(package, picture, paragraph, kind_of, left_out))]
        words = _words(paragraph, left_out)
        if logos or words:
            yield (*logos, *words)


def _logo(
    package: Package,
    picture: WordPicture,
    paragraph: WordParagraph,
    kind_of: Callable[[bytes], str],
    left_out: list[str],
) -> Logo | None:
    if picture.kind == "text box":
        return None
    where = f"{paragraph.region}, {picture.kind}"
    if not picture.description and not picture.decorative:
        left_out.append(f"{where}: no alternative text; a text that says what it shows is wanted: it is left out")
        return None
    data = package.read(picture.part) if picture.part else b""
    kind = kind_of(data) if data else ""
    if not kind:
        left_out.append(f"{where}: not a PNG or JPEG picture; one that every program shows is wanted: it is left out")
        return None
    return Logo(kind, data, "" if picture.decorative else picture.description, picture.width_mm, picture.height_mm)


def _words(paragraph: WordParagraph, left_out: list[str]) -> tuple[Wording, ...]:
    if any(span.field in _COUNTING for span in paragraph.spans):
        place = f"{paragraph.region}, paragraph {paragraph.place.number}"
        left_out.append(f"{place}: a page number; one in the same place in every leaflet is wanted: our own is used")
        return ()
    found: list[Wording] = []
    seen = [span for span in paragraph.spans if not span.letters.hidden and _stays(span.field, paragraph, left_out)]
    for tag, group in groupby(seen, lambda span: _tag(span.text, span.letters)):
        text = " · ".join(" ".join(part.split()) for part in "".join(s.text for s in group).split("\t") if part.strip())
        if text:
            checked(text, f"{paragraph.region}, paragraph {paragraph.place.number}")
            found.append(Wording(text, tag))
    return tuple(found)


def _stays(field: str, paragraph: WordParagraph, left_out: list[str]) -> bool:
    if field in ("", "HYPERLINK"):
        return True
    place = f"{paragraph.region}, paragraph {paragraph.place.number}"
    left_out.append(f"{place}: the field {field}, which changes by itself; fixed words are wanted: it is left out")
    return False


def _tag(text: str, letters: Letters) -> str:
    """The language of the words, "" where the template says none or a wrong one."""
    script = main_script(text)
    slot = 2 if script in COMPLEX else 1 if script in FAR_EASTERN else 0
    tag = letters.languages[slot]
    return tag if script and script in scripts_of(tag) else ""


# Putting it on


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
    same = piece.tag.split("-")[0].lower() == body.kit.language.tag.split("-")[0].lower()
    return "" if same else piece.tag


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
