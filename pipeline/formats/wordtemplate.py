"""The package a Word document starts from: styles, list numbering, settings, theme, fonts, page, no words.

Every size stands in w:sz and w:szCs, every weight in w:b and w:bCs, every font in all four slots and in none
of the theme's, the language in w:val and in the script's own slot: Word takes each from another place for
another script (ECMA-376 part 1, 17.3.2), and what is missing falls back to 10 or 11 points.
"""

import io
import zipfile
from functools import lru_cache

from pipeline.formats.wordmeasures import PAGE_HEIGHT, PAGE_WIDTH, Measures, measures, twips
from pipeline.formats.wordxml import DRAWING, NAMESPACES, WORD, attribute
from pipeline.model.kit import Profile
from pipeline.model.language import Language

FOOTER, HEADER = "rIdFooter", "rIdHeader"
BULLETS, NUMBERS = 1, 2
LEVELS = 9

# The date every zip entry carries; the zip format knows none earlier.
EPOCH = (1980, 1, 1, 0, 0, 0)

_OFFICE = "application/vnd.openxmlformats-officedocument"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Dark blue on white has a contrast of 10.4 to 1 (WCAG 2.2, 1.4.6 asks for 7 to 1).
_LINK_COLOUR = "0B3D91"
# On every computer with Word; Liberation Sans has the same widths elsewhere.
_LATIN_FACE = "Arial"


@lru_cache(maxsize=64)
def template(language: Language, profile: Profile, headed: bool) -> bytes:
    """The .docx package with an empty body; `headed` when every page has a header.

    The footer (and header) hold one empty paragraph each, under the relationship ids FOOTER and HEADER.
    """
    lengths = measures(language, profile)
    parts = {
        "[Content_Types].xml": _content_types(headed),
        "_rels/.rels": _relations(
            (
                ("rId1", f"{_RELATION}/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            )
        ),
        "docProps/core.xml": _core(),
        "word/document.xml": _document(language, lengths, headed),
        "word/_rels/document.xml.rels": _relations(_document_relations(headed)),
        "word/styles.xml": _styles(language, lengths),
        "word/numbering.xml": _numbering(language, lengths),
        "word/settings.xml": _settings(language),
        "word/fontTable.xml": _fonts(language),
        "word/theme/theme1.xml": _theme(language),
        "word/footer1.xml": f"<w:ftr {NAMESPACES}><w:p/></w:ftr>",
    }
    if headed:
        parts["word/header1.xml"] = f"<w:hdr {NAMESPACES}><w:p/></w:hdr>"
    return packed({name: (_DECLARATION + xml).encode() for name, xml in parts.items()})


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of `parts` with fixed order, dates, system and compression: equal parts, equal bytes."""
    first = {"[Content_Types].xml": 0, "_rels/.rels": 1}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (first.get(name, 2), name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def _content_types(headed: bool) -> str:
    word = f"{_OFFICE}.wordprocessingml"
    overrides = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/word/document.xml": f"{word}.document.main+xml",
        "/word/styles.xml": f"{word}.styles+xml",
        "/word/numbering.xml": f"{word}.numbering+xml",
        "/word/settings.xml": f"{word}.settings+xml",
        "/word/fontTable.xml": f"{word}.fontTable+xml",
        "/word/theme/theme1.xml": f"{_OFFICE}.theme+xml",
        "/word/footer1.xml": f"{word}.footer+xml",
    }
    if headed:
        overrides["/word/header1.xml"] = f"{word}.header+xml"
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(relations: tuple[tuple[str, str, str], ...]) -> str:
    listed = "".join(f'<Relationship Id="{id_}" Type="{kind}" Target="{to}"/>' for id_, kind, to in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _document_relations(headed: bool) -> tuple[tuple[str, str, str], ...]:
    relations = (
        ("rId1", f"{_RELATION}/styles", "styles.xml"),
        ("rId2", f"{_RELATION}/numbering", "numbering.xml"),
        ("rId3", f"{_RELATION}/settings", "settings.xml"),
        ("rId4", f"{_RELATION}/fontTable", "fontTable.xml"),
        ("rId5", f"{_RELATION}/theme", "theme/theme1.xml"),
        (FOOTER, f"{_RELATION}/footer", "footer1.xml"),
    )
    return (*relations, (HEADER, f"{_RELATION}/header", "header1.xml")) if headed else relations


def _core() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


def _document(language: Language, lengths: Measures, headed: bool) -> str:
    return f"<w:document {NAMESPACES}><w:body>{_section(language, lengths, headed)}</w:body></w:document>"


def _section(language: Language, lengths: Measures, headed: bool) -> str:
    header = f'<w:headerReference w:type="default" r:id="{HEADER}"/>' if headed else ""
    margin, edge = lengths.margin, lengths.margin // 2
    return (
        f'<w:sectPr>{header}<w:footerReference w:type="default" r:id="{FOOTER}"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}"'
        f' w:header="{edge}" w:footer="{edge}" w:gutter="0"/><w:cols w:space="720"/>'
        f"{'<w:bidi/><w:rtlGutter/>' if language.rtl else ''}</w:sectPr>"
    )


def _font(language: Language) -> str:
    """All four slots. Figures and Latin words among right-to-left ones take the Latin face, whose figures are
    clearer and whose spaces are wider than those of Arabic fonts."""
    script = attribute(language.typography.font)
    latin = attribute(_LATIN_FACE) if language.rtl else script
    return f"<w:rFonts w:ascii={latin} w:hAnsi={latin} w:eastAsia={script} w:cs={script}/>"


def _letters(language: Language, size: int, bold: bool) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return f'<w:rPr>{_font(language)}{weight}<w:color w:val="000000"/>{sizes}</w:rPr>'


def _language(language: Language) -> str:
    """The language in w:val and in the slot of its script, as the attributes of w:lang and w:themeFontLang."""
    tag = attribute(language.word_lang)
    match language.typography.slot:
        case "cs":
            return f'w:val={tag} w:eastAsia="en-GB" w:bidi={tag}'
        case "eastAsia":
            return f'w:val={tag} w:eastAsia={tag} w:bidi="ar-SA"'
        case _:
            return f'w:val={tag} w:eastAsia="en-GB" w:bidi="ar-SA"'


def _styles(language: Language, lengths: Measures) -> str:
    body = lengths.body
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_font(language)}<w:color w:val="000000"/><w:sz w:val="{body}"/>'
        f'<w:szCs w:val="{body}"/><w:lang {_language(language)}/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    styles = _paragraph_styles(language, lengths) + _other_styles(lengths)
    return f'<w:styles xmlns:w="{WORD}">{defaults}{styles}</w:styles>'


def _paragraph_styles(language: Language, lengths: Measures) -> str:
    gap, body, half = lengths.gap, lengths.body, lengths.gap // 2
    rule = '<w:pBdr><w:top w:val="single" w:sz="8" w:space="4" w:color="000000"/></w:pBdr>'
    bidi = "<w:bidi/>" if language.rtl else ""
    line = f' w:line="{lengths.line}" w:lineRule="auto"'
    whole = "<w:keepLines/>"
    heading = f"<w:keepNext/>{whole}"

    def style(
        id_: str, name: str, layout: str, size: int = body, bold: bool = False, after: str = "", based: str = "Normal"
    ) -> str:
        link = f'<w:basedOn w:val="{based}"/>' if based else ""
        following = f'<w:next w:val="{after}"/>' if after else ""
        default = "" if based else ' w:default="1"'
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{id_}"><w:name w:val="{name}"/>{link}{following}'
            f"<w:qFormat/><w:pPr>{layout}</w:pPr>{_letters(language, size, bold)}</w:style>"
        )

    def spacing(before: int, below: int) -> str:
        return f'<w:spacing w:before="{before}" w:after="{below}"/>'

    def outline(level: int) -> str:
        return f'<w:outlineLvl w:val="{level}"/>'

    normal = f'<w:widowControl/>{bidi}<w:spacing w:before="{half}" w:after="{half}"{line}/>'
    lower = "".join(
        style(
            f"Heading{level}",
            f"heading {level}",
            heading + spacing(round(gap * 1.2), half) + outline(level - 1),
            lengths.subheading,
            True,
            "Normal",
        )
        for level in range(3, 7)
    )
    section = heading + spacing(round(gap * 1.6), half) + outline(1)
    return "".join(
        (
            style("Normal", "Normal", normal, based=""),
            style("Heading1", "heading 1", heading + spacing(0, gap) + outline(0), lengths.title, True, "Normal"),
            style("Heading2", "heading 2", section, lengths.heading, True, "Normal"),
            lower,
            style("ListBullet", "List Bullet", spacing(half // 2, half)),
            style("ListNumber", "List Number", spacing(half // 2, half)),
            style("ListContinue", "List Continue", spacing(half // 2, half)),
            style("TableText", "Table Text", spacing(0, 0)),
            style("TableHeading", "Table Heading", f"<w:keepNext/>{spacing(0, 0)}", bold=True),
            style("TableRow", "Table Row", f"<w:keepNext/>{whole}{spacing(half, half // 2)}"),
            style("TableRowMore", "Table Row More", whole + spacing(0, half // 2)),
            style("Figure", "Figure", spacing(half, half)),
            style("Caption", "caption", whole + spacing(0, gap)),
            style("PolyleafNotice", "Polyleaf Notice", whole + spacing(half, gap), bold=True),
            style("PolyleafLabel", "Polyleaf Label", heading + spacing(gap, half // 2), bold=True),
            style("PolyleafHeading", "Polyleaf Heading", section, lengths.heading, True, based="Heading2"),
            style("PolyleafControl", "Polyleaf Control", whole + spacing(0, half // 2)),
            style("PolyleafFooter", "Polyleaf Footer", spacing(0, 0)),
            style("PolyleafFooterTop", "Polyleaf Footer Top", rule + spacing(half, 0), based="PolyleafFooter"),
            style("PolyleafHeader", "Polyleaf Header", spacing(0, half), bold=True),
            style("PolyleafMarker", "Polyleaf Marker", spacing(half // 2, 0)),
            style(
                "PolyleafGap",
                "Polyleaf Gap",
                f'<w:spacing w:before="0" w:after="0" w:line="{gap}" w:lineRule="exact"/>',
            ),
        )
    )


def _other_styles(lengths: Measures) -> str:
    upright, side = max(60, lengths.body * 2), max(100, lengths.body * 4)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="8" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    cells = "".join(
        f'<w:{edge} w:w="{room}" w:type="dxa"/>'
        for edge, room in (("top", upright), ("left", side), ("bottom", upright), ("right", side))
    )
    none = "".join(f'<w:{edge} w:w="0" w:type="dxa"/>' for edge in ("top", "left", "bottom", "right"))
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:qFormat/>'
        f'<w:rPr><w:color w:val="{_LINK_COLOUR}"/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="ColumnName"><w:name w:val="Column Name"/><w:qFormat/>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="PolyleafTag"><w:name w:val="Polyleaf Tag"/><w:qFormat/>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{none}</w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="LeafletTable"><w:name w:val="Leaflet Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>{cells}</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def level_indent(lengths: Measures, level: int) -> int:
    """How far the words of a list item at `level` (0 is outermost) stand from the margin, in twips."""
    return lengths.clearance + lengths.hanging * (level + 1)


def _numbering(language: Language, lengths: Measures) -> str:
    kinds = ((BULLETS, "bullet"), (NUMBERS, "decimal"))
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{id_}"><w:nsid w:val="504F4C{id_:02X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="504F4D{id_:02X}"/>'
        f"{''.join(_level(language, lengths, kind, level) for level in range(LEVELS))}</w:abstractNum>"
        for id_, kind in kinds
    )
    return f'<w:numbering xmlns:w="{WORD}">{lists}</w:numbering>'


def _level(language: Language, lengths: Measures, kind: str, level: int) -> str:
    text = "\N{BULLET}" if kind == "bullet" else f"%{level + 1}."
    # Symbol fonts draw another character for the bullet; the Latin face has it, and every digit.
    face = attribute(_LATIN_FACE)
    font = f"<w:rFonts w:ascii={face} w:hAnsi={face} w:eastAsia={face} w:cs={face}/>"
    size = f'<w:sz w:val="{lengths.body}"/><w:szCs w:val="{lengths.body}"/>'
    # In right-to-left text "left" means the right-hand side to one word processor and the left-hand side to
    # another, which then hangs the marker out of the page; the middle is the same for both.
    side = "center" if language.rtl else "left"
    plain = '<w:b w:val="0"/><w:bCs w:val="0"/>' if kind == "bullet" else "<w:b/><w:bCs/>"
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="{side}"/>'
        f'<w:pPr><w:ind w:left="{level_indent(lengths, level)}" w:hanging="{lengths.hanging}"/></w:pPr>'
        f'<w:rPr>{font}{plain}<w:color w:val="000000"/>{size}{"<w:rtl/>" if language.rtl else ""}</w:rPr></w:lvl>'
    )


def _settings(language: Language) -> str:
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", "15"),
            ("overrideTableStyleFontSizeAndJustification", "1"),
            ("enableOpenTypeFeatures", "1"),
            ("differentiateMultirowTableHeaders", "1"),
        )
    )
    return (
        f'<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="{twips(36)}"/>'
        '<w:autoHyphenation w:val="false"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{compatibility}</w:compat><w:themeFontLang {_language(language)}/>"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _fonts(language: Language) -> str:
    names = dict.fromkeys((language.typography.font, _LATIN_FACE))
    listed = "".join(f"<w:font w:name={attribute(name)}>{_other_name(language, name)}</w:font>" for name in names)
    return f'<w:fonts xmlns:w="{WORD}">{listed}</w:fonts>'


def _other_name(language: Language, font: str) -> str:
    """Where the reader's computer lacks the language's font: the first other one from its list for the web."""
    if font != language.typography.font or font == _LATIN_FACE:
        return ""
    families = (name.strip().strip('"') for name in language.typography.css_fonts.split(","))
    other = next((name for name in families if name != font), "")
    return f"<w:altName w:val={attribute(other)}/>" if other else ""


def _theme(language: Language) -> str:
    font = attribute(language.typography.font)
    faces = f"<a:latin typeface={font}/><a:ea typeface={font}/><a:cs typeface={font}/>"
    black, white = '<a:sysClr val="windowText" lastClr="000000"/>', '<a:sysClr val="window" lastClr="FFFFFF"/>'
    dark, light = '<a:srgbClr val="000000"/>', '<a:srgbClr val="FFFFFF"/>'
    link = f'<a:srgbClr val="{_LINK_COLOUR}"/>'
    colours = {"dk1": black, "lt1": white, "dk2": dark, "lt2": light}
    colours |= {f"accent{number}": dark for number in range(1, 7)} | {"hlink": link, "folHlink": link}
    scheme = "".join(f"<a:{name}>{colour}</a:{name}>" for name, colour in colours.items())
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    stroke = f'<a:ln w="9525">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{DRAWING}" name="Polyleaf"><a:themeElements>'
        f'<a:clrScheme name="Polyleaf">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Polyleaf"><a:majorFont>{faces}</a:majorFont>'
        f'<a:minorFont>{faces}</a:minorFont></a:fontScheme><a:fmtScheme name="Polyleaf">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{stroke * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
