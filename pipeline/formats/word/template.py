"""The package a Word document starts from: styles, list numbering, settings, theme, fonts, page, no words.

Every size stands in w:sz and w:szCs, every weight in w:b and w:bCs, every font in all four slots and in none
of the theme's, the language in w:val and in the script's own slot: Word takes each from another place for
another script (ECMA-376 part 1, 17.3.2), and what is missing falls back to 10 or 11 points.
"""

from dataclasses import dataclass

from pipeline.formats.word.measures import PAGE_HEIGHT, PAGE_WIDTH, Measures, line_height, twips
from pipeline.formats.word.xml import DRAWING, NAMESPACES, RELATIONS, WORD, attribute
from pipeline.model.kit import Rules, Stress
from pipeline.model.language import Language

# Relationship ids that no link or picture gets: those are counted, rId1, rId2, ...
FOOTER, HEADER, NUMBERING = "rIdFooter", "rIdHeader", "rIdNumbering"
BULLETS, NUMBERS = 1, 2
LEVELS = 9

_OFFICE = "application/vnd.openxmlformats-officedocument"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Dark blue on white has a contrast of 10.4 to 1 (WCAG 2.2, 1.4.6 asks for 7 to 1).
_LINK_COLOUR = "0B3D91"
# On every computer with Word; Liberation Sans has the same widths elsewhere.
_LATIN_FACE = "Arial"
# Head and foot of a page are single lines that the eye need not find its way between: as close as the font allows.
_TIGHT = 0.75
STRESS = {Stress.BOLD: "<w:b/><w:bCs/>", Stress.UNDERLINE: '<w:u w:val="single"/>'}


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the package: its name, its content type, and how the document refers to it."""

    name: str
    content_type: str
    relation: str
    relation_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Template:
    """What a document starts from: itself with nothing but its section, and the parts that do not change.

    `lists` are the kinds of list as w:abstractNum elements.
    """

    document: bytes
    parts: tuple[Part, ...]
    lists: str


def template(language: Language, lengths: Measures, rules: Rules, headed: bool) -> Template:
    """The template of one language, profile and set of rules; `headed` when every page has a header."""
    return Template(
        part_data(_document(language, lengths, headed)),
        (
            _part("styles", "rId1", _styles(language, lengths, rules)),
            _part("settings", "rId3", _settings(language)),
            _part("fontTable", "rId4", _fonts(language)),
            Part("word/theme/theme1.xml", f"{_OFFICE}.theme+xml", "rId5", f"{RELATIONS}/theme", _theme_data(language)),
        ),
        _lists(language, lengths),
    )


def _part(name: str, relation: str, xml: str, kind: str = "") -> Part:
    kind = kind or name
    content_type = f"{_OFFICE}.wordprocessingml.{kind}+xml"
    return Part(f"word/{name}.xml", content_type, relation, f"{RELATIONS}/{kind}", part_data(xml))


def numbering(lists: str, numbers: str) -> Part:
    """The part with the kinds of list, and with the lists of one document."""
    return _part("numbering", NUMBERING, f'<w:numbering xmlns:w="{WORD}">{lists}{numbers}</w:numbering>')


def footer(paragraphs: str) -> Part:
    """The foot of every page."""
    return _part("footer1", FOOTER, f"<w:ftr {NAMESPACES}>{paragraphs}</w:ftr>", "footer")


def header(paragraphs: str) -> Part:
    """The head of every page."""
    return _part("header1", HEADER, f"<w:hdr {NAMESPACES}>{paragraphs}</w:hdr>", "header")


def part_data(xml: str) -> bytes:
    """The bytes of a part."""
    return (_DECLARATION + xml).encode()


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


def _styles(language: Language, lengths: Measures, rules: Rules) -> str:
    body = lengths.body
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_font(language)}<w:color w:val="000000"/><w:sz w:val="{body}"/>'
        f'<w:szCs w:val="{body}"/><w:lang {_language(language)}/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    styles = _paragraph_styles(language, lengths) + _other_styles(lengths, STRESS[rules.stress])
    return f'<w:styles xmlns:w="{WORD}">{defaults}{styles}</w:styles>'


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    """Writes the styles of paragraphs of one language in one set of lengths."""

    language: Language
    lengths: Measures

    def style(
        self,
        id_: str,
        name: str,
        above: int,
        below: int,
        layout: str = "",
        size: int | None = None,
        bold: bool = False,
        following: str = "",
        based: str = "Normal",
        outline: int | None = None,
        left: int = 0,
        tight: bool = False,
    ) -> str:
        """One style; `size` is that of the body where nothing is said."""
        size = self.lengths.body if size is None else size
        # The distance of lines is one of points, so that each size needs its own.
        leading = self.lengths.leading * (_TIGHT if tight else 1)
        line = f'w:line="{line_height(size, leading)}" w:lineRule="atLeast"'
        parts = (
            f'<w:basedOn w:val="{based}"/>' if based else "",
            f'<w:next w:val="{following}"/>' if following else "",
            f'<w:qFormat/><w:pPr>{layout}<w:spacing w:before="{above}" w:after="{below}" {line}/>',
            f'<w:ind w:left="{left}"/>' if left else "",
            "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>',
            f"</w:pPr>{_letters(self.language, size, bold)}",
        )
        default = "" if based else ' w:default="1"'
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{id_}"><w:name w:val="{name}"/>{"".join(parts)}</w:style>'
        )

    def heading(
        self, level: int, size: int, above: float, below: int, own: str = "", name: str = "", of: str = ""
    ) -> str:
        """The style of a heading, with so many gaps `above` it."""
        id_, named, upper = own or f"Heading{level}", name or f"heading {level}", round(self.lengths.gap * above)
        return self.style(id_, named, upper, below, _STAYS, size, True, "Normal", of or "Normal", level - 1)

    def gap(self) -> str:
        """The style of an empty paragraph that is nothing but room."""
        exact = f'<w:spacing w:before="0" w:after="0" w:line="{self.lengths.gap}" w:lineRule="exact"/>'
        return (
            '<w:style w:type="paragraph" w:styleId="PolyleafGap"><w:name w:val="Polyleaf Gap"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{exact}</w:pPr>'
            f"{_letters(self.language, self.lengths.body, False)}</w:style>"
        )


_WHOLE = "<w:keepLines/>"
_STAYS = f"<w:keepNext/>{_WHOLE}"
_RULE = '<w:pBdr><w:top w:val="single" w:sz="8" w:space="4" w:color="000000"/></w:pBdr>'


def _paragraph_styles(language: Language, lengths: Measures) -> str:
    """Room stands below a paragraph, not above: what Word makes of both at once depends on a compatibility option."""
    made = _Paragraphs(language, lengths)
    style, heading = made.style, made.heading
    gap, half, item = lengths.gap, lengths.gap // 2, lengths.item_gap
    bidi = "<w:bidi/>" if language.rtl else ""
    return "".join(
        (
            style("Normal", "Normal", 0, gap, f"<w:widowControl/>{bidi}", based=""),
            heading(1, lengths.title, 0, gap),
            heading(2, lengths.heading, 1.6, half),
            *(heading(level, lengths.subheading, 1.2, half) for level in range(3, 7)),
            style("ListBullet", "List Bullet", 0, item),
            style("ListNumber", "List Number", 0, item),
            style("ListContinue", "List Continue", 0, item),
            style("TableText", "Table Text", 0, 0),
            style("TableHeading", "Table Heading", 0, 0, "<w:keepNext/>", bold=True),
            style("TableRow", "Table Row", 0, half // 2, _STAYS),
            style("TableRowMore", "Table Row More", 0, half // 2, _WHOLE),
            style("Figure", "Figure", 0, half),
            style("Caption", "caption", 0, gap, _WHOLE),
            style("PolyleafNotice", "Polyleaf Notice", 0, gap, _WHOLE, bold=True),
            style("PolyleafLabel", "Polyleaf Label", gap, half // 2, _STAYS, bold=True),
            heading(2, lengths.heading, 1.6, half, "PolyleafHeading", "Polyleaf Heading", "Heading2"),
            style("PolyleafControl", "Polyleaf Control", 0, item, _WHOLE),
            style("PolyleafFormats", "Polyleaf Formats", 0, item, _WHOLE, lengths.statement),
            style("PolyleafCover", "Polyleaf Cover", 0, item // 2, _WHOLE),
            # Word knows the styles of a contents list by their names; a list of the headings is no heading itself.
            style("PolyleafContents", "TOC Heading", gap, half, _STAYS, lengths.heading, True, outline=9),
            style("PolyleafContents2", "toc 2", 0, item, _WHOLE),
            style("PolyleafContents3", "toc 3", 0, item, _WHOLE, left=lengths.hanging),
            style("PolyleafFooter", "Polyleaf Footer", 0, 0, tight=True),
            style("PolyleafFooterTop", "Polyleaf Footer Top", half, 0, _RULE, based="PolyleafFooter", tight=True),
            style("PolyleafHeader", "Polyleaf Header", 0, half, bold=True, tight=True),
            style("PolyleafMarker", "Polyleaf Marker", 0, 0),
            made.gap(),
        )
    )


def _other_styles(lengths: Measures, stress: str) -> str:
    upright, side = max(60, lengths.body * 2), lengths.cell_side
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
        f"<w:rPr>{stress}</w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="PolyleafTag"><w:name w:val="Polyleaf Tag"/><w:qFormat/>'
        f"<w:rPr>{stress}</w:rPr></w:style>"
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


def _lists(language: Language, lengths: Measures) -> str:
    kinds = ((BULLETS, "bullet"), (NUMBERS, "decimal"))
    return "".join(
        f'<w:abstractNum w:abstractNumId="{id_}"><w:nsid w:val="504F4C{id_:02X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="504F4D{id_:02X}"/>'
        f"{''.join(_level(language, lengths, kind, level) for level in range(LEVELS))}</w:abstractNum>"
        for id_, kind in kinds
    )


def _level(language: Language, lengths: Measures, kind: str, level: int) -> str:
    text = "\N{BULLET}" if kind == "bullet" else f"%{level + 1}."
    # Symbol fonts draw another character for the bullet; the Latin face has it, and every digit.
    face = attribute(_LATIN_FACE)
    font = f"<w:rFonts w:ascii={face} w:hAnsi={face} w:eastAsia={face} w:cs={face}/>"
    points = lengths.bullet if kind == "bullet" else lengths.body
    size = f'<w:sz w:val="{points}"/><w:szCs w:val="{points}"/>'
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


def _theme_data(language: Language) -> bytes:
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
    return part_data(
        f'<a:theme xmlns:a="{DRAWING}" name="Polyleaf"><a:themeElements>'
        f'<a:clrScheme name="Polyleaf">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Polyleaf"><a:majorFont>{faces}</a:majorFont>'
        f'<a:minorFont>{faces}</a:minorFont></a:fontScheme><a:fmtScheme name="Polyleaf">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{stroke * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
