"""Word files made from descriptions that a person can read: what is not said is right.

See tests/golden/inspections/README.md for the elements and attributes.
"""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from pipeline.text.scripts import COMPLEX, RTL, main_script, reads_rtl

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)
TAGS = {"Arab": "ar-SA", "Beng": "bn-BD", "Hani": "zh-CN", "Cyrl": "uk-UA"}
_PAGES = {"A4": (11906, 16838), "Letter": (12240, 15840)}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def made(description: Element, extra: dict[str, bytes] | None = None) -> bytes:
    """The .docx file of a <document>; `extra` adds or replaces parts."""
    return zipped(parts(description) | (extra or {}))


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def parts(description: Element) -> dict[str, bytes]:
    """The parts of the .docx file."""
    writer = _Writer(description)
    body = "".join(writer.blocks(description))
    margins = {name: writer.margin(name) for name in ("header", "footer") if description.find(name) is not None}
    references = "".join(f'<w:{name}Reference w:type="default" r:id="{name}"/>' for name in margins)
    files = {
        "word/document.xml": f"<w:document {SPACES}>{writer.background()}<w:body>{body}{writer.section(references)}"
        "</w:body></w:document>",
        "word/styles.xml": writer.styles(),
        "word/numbering.xml": _NUMBERING,
        "word/settings.xml": writer.settings(),
        "docProps/core.xml": writer.core(),
        "_rels/.rels": _relations(
            ("main", f"{R}/officeDocument", "word/document.xml", False),
            ("core", f"{P}/relationships/metadata/core-properties", "docProps/core.xml", False),
        ),
    }
    files |= {f"word/{name}.xml": xml for name, xml in margins.items()}
    relations = [(name, f"{R}/{name}", f"{name}.xml", False) for name in ("styles", "numbering", "settings", *margins)]
    for each in description.findall("*"):
        if each.tag in ("theme", "comments", "macro", "embedded", "elsewhere"):
            relations.append(writer.part(each, files))
    files["word/_rels/document.xml.rels"] = _relations(*relations)
    kinds = {"document": "document.main", **{name: name for name in ("styles", "numbering", "settings", *margins)}}
    listed = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{P}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{listed}</Types>'
    )
    return {name: f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}'.encode() for name, xml in files.items()}


def _relations(*relations: tuple[str, str, str, bool]) -> str:
    outside = ' TargetMode="External"'
    listed = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target={quoteattr(to)}{outside if out else ""}/>'
        for name, kind, to, out in relations
    )
    return f'<Relationships xmlns="{P}/relationships">{listed}</Relationships>'


_NUMBERING = (
    f'<w:numbering xmlns:w="{W}">'
    + "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="900" w:hanging="600"/></w:pPr></w:lvl></w:abstractNum>'
        for number, kind, text in ((1, "bullet", "•"), (2, "decimal", "%1."))
    )
    + "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2))
    + "</w:numbering>"
)


def _twice(points: str) -> int:
    return round(float(points) * 2)


def _on(element: Element, name: str, default: bool = False) -> bool:
    return element.get(name, "yes" if default else "no") == "yes"


class _Writer:
    def __init__(self, description: Element) -> None:
        self.description = description
        self.size = description.get("size", "18")
        self.complex_size = description.get("complex-size", self.size)
        self.rtl = reads_rtl("".join(description.itertext()))
        self.script = main_script("".join(description.itertext()))
        self.language = description.get("language", TAGS.get(self.script, "en-GB"))
        self.pictures = 0

    # Parts

    def part(self, element: Element, files: dict[str, str]) -> tuple[str, str, str, bool]:
        match element.tag:
            case "theme":
                colours = "".join(
                    f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in element.attrib.items()
                )
                files["word/theme.xml"] = (
                    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
                    f"<a:clrScheme>{colours}</a:clrScheme></a:themeElements></a:theme>"
                )
                return ("theme", f"{R}/theme", "theme.xml", False)
            case "comments":
                count = int(element.get("number", "1"))
                files["word/comments.xml"] = (
                    f'<w:comments xmlns:w="{W}">{"<w:comment><w:p/></w:comment>" * count}</w:comments>'
                )
                return ("comments", f"{R}/comments", "comments.xml", False)
            case "macro":
                files["word/vbaProject.bin"] = "x"
                return (
                    "macro",
                    "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                    "vbaProject.bin",
                    False,
                )
            case "embedded":
                files["word/embeddings/oleObject1.bin"] = "x"
                return ("ole", f"{R}/oleObject", "embeddings/oleObject1.bin", False)
            case _:
                return ("elsewhere", f"{R}/{element.get('kind')}", element.get("to", ""), True)

    def background(self) -> str:
        page = self.description.get("page-colour")
        return f'<w:background w:color="{page}"/>' if page else ""

    def section(self, references: str) -> str:
        given = self.description
        width, height = _PAGES[given.get("page", "A4")]
        margin = round(float(given.get("margin", "29")) / 25.4 * 1440)
        columns = given.get("columns", "1")
        bidi = "<w:bidi/>" if _on(given, "pages-right-to-left", self.rtl) else ""
        return (
            f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"/>'
            f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}"/>'
            f'<w:cols w:num="{columns}"/>{bidi}</w:sectPr>'
        )

    def styles(self) -> str:
        tag = self.language
        languages = f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="{tag}"/>' if tag != "none" else ""
        direction = "<w:bidi/>" if self.rtl else ""
        sizes = f'<w:sz w:val="{_twice(self.size)}"/><w:szCs w:val="{_twice(self.complex_size)}"/>'
        headings = "".join(
            f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
            f'<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
            "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
            for level in range(1, 5)
        )
        own = "".join(self._style(each) for each in self.description.iter("style"))
        return (
            f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{sizes}{languages}</w:rPr></w:rPrDefault>'
            f'</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
            f"<w:pPr>{direction}</w:pPr></w:style>{headings}{own}"
            '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/></w:style></w:styles>'
        )

    def _style(self, element: Element) -> str:
        name, based = element.get("name", ""), element.get("based-on", "")
        link = f'<w:basedOn w:val="{based}"/>' if based else ""
        return (
            f'<w:style w:type="{element.get("for", "paragraph")}" w:styleId="{name}"><w:name w:val="{name}"/>{link}'
            f"<w:rPr>{''.join(_letters(element))}</w:rPr></w:style>"
        )

    def settings(self) -> str:
        given = self.description
        mode = given.get("compatibility", "15")
        return (
            f'<w:settings xmlns:w="{W}">{"<w:displayBackgroundShape/>" if given.get("page-colour") else ""}'
            f'<w:autoHyphenation w:val="{"true" if _on(given, "hyphenation") else "false"}"/><w:compat>'
            '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
            f' w:val="{mode}"/></w:compat></w:settings>'
        )

    def core(self) -> str:
        given = self.description
        properties = {"title": given.get("title", "A leaflet"), "creator": given.get("author", "A hospital")}
        if given.get("properties-language"):
            properties["language"] = given.get("properties-language", "")
        written = "".join(f"<dc:{name}>{escape(value)}</dc:{name}>" for name, value in properties.items() if value)
        return (
            f'<cp:coreProperties xmlns:cp="{P}/metadata/core-properties"'
            f' xmlns:dc="http://purl.org/dc/elements/1.1/">{written}</cp:coreProperties>'
        )

    def margin(self, name: str) -> str:
        element = self.description.find(name)
        assert element is not None
        tag = {"header": "hdr", "footer": "ftr"}[name]
        return f"<w:{tag} {SPACES}>{''.join(self.blocks(element))}</w:{tag}>"

    # Blocks

    def blocks(self, parent: Element) -> Iterator[str]:
        for element in parent:
            match element.tag:
                case "p" | "heading":
                    yield self.paragraph(element)
                case "table":
                    yield self.table(element)

    def paragraph(self, element: Element) -> str:
        text = "".join(str(each) for each in element.itertext())
        style = f"Heading{element.get('level', '1')}" if element.tag == "heading" else element.get("style", "")
        listed = {"bullet": "1", "number": "2"}.get(element.get("list", ""), "")
        default = reads_rtl(text) if main_script(text) else self.rtl
        rtl = _on(element, "right-to-left", default)
        direction = "" if rtl == self.rtl else f'<w:bidi w:val="{"1" if rtl else "0"}"/>'
        indents = ""
        if element.get("indent"):
            left, hanging = (round(float(element.get(name, "0")) * 20) for name in ("indent", "hanging"))
            indents = f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
        frame = '<w:pBdr><w:top w:val="single" w:sz="8"/></w:pBdr>' if _on(element, "frame") else ""
        properties = "".join(
            (
                f'<w:pStyle w:val="{style}"/>' if style else "",
                '<w:keepNext w:val="0"/>' if element.get("keep-with-next") == "no" else "",
                '<w:widowControl w:val="0"/>' if element.get("widow-control") == "no" else "",
                f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{listed}"/></w:numPr>' if listed else "",
                frame,
                f'<w:shd w:val="clear" w:fill="{element.get("behind")}"/>' if element.get("behind") else "",
                direction,
                indents,
                f'<w:jc w:val="{element.get("align")}"/>' if element.get("align") else "",
            )
        )
        return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(self.inside(element))}</w:p>"

    def inside(self, element: Element) -> Iterator[str]:
        if element.text and element.text.strip():
            yield self.run(element.text, None)
        for each in element:
            yield from self.inline(each)
            if each.tail and each.tail.strip("\n "):
                yield self.run(each.tail, None)

    def inline(self, element: Element) -> Iterator[str]:
        text = element.text or ""
        match element.tag:
            case "words":
                yield self.run(text, element)
            case "link":
                yield f'<w:hyperlink w:anchor="x">{self.run(text, element)}</w:hyperlink>'
            case "tab":
                yield "<w:r><w:tab/></w:r>"
            case "new-page":
                yield '<w:r><w:br w:type="page"/></w:r>'
            case "field":
                code = quoteattr(element.get("code", ""))
                yield f"<w:fldSimple w:instr={code}>{self.run(text, element)}</w:fldSimple>"
            case "added":
                yield f'<w:ins w:author="{element.get("by")}">{self.run(text, element)}</w:ins>'
            case "deleted":
                yield f'<w:del w:author="{element.get("by")}"><w:r><w:delText>{text}</w:delText></w:r></w:del>'
            case "picture":
                yield self.picture(element, _PICTURE)
            case "box":
                yield self.picture(element, _BOX.format("".join(self.blocks(element))))

    def run(self, text: str, element: Element | None) -> str:
        script = main_script(text)
        given: dict[str, str] = {
            "right-to-left": "yes" if script in RTL else "no",
            "complex": "yes" if script in COMPLEX and script not in RTL else "no",
        }
        if script in TAGS and script != self.script:
            given["language"] = TAGS[script]
        elif script == "Latn" and self.script != "Latn":
            given["language"] = "en-GB"
        given |= element.attrib if element is not None else {}
        spaced = text.replace("\n", " ")
        return f'<w:r><w:rPr>{"".join(_letters(given))}</w:rPr><w:t xml:space="preserve">{escape(spaced)}</w:t></w:r>'

    def picture(self, element: Element, inside: str) -> str:
        self.pictures += 1
        description = element.get("description")
        told = f" descr={quoteattr(description)}" if description else ""
        decorative = (
            '<a:extLst><a:ext><adec:decorative val="1"/></a:ext></a:extLst>' if _on(element, "decorative") else ""
        )
        frame = "anchor" if _on(element, "floating") else "inline"
        return (
            f'<w:r><w:drawing><wp:{frame}><wp:extent cx="360000" cy="360000"/>'
            f'<wp:docPr id="{self.pictures}" name="Picture {self.pictures}"{told}>{decorative}</wp:docPr>'
            f"<a:graphic>{inside}</a:graphic></wp:{frame}></w:drawing></w:r>"
        )

    # Tables

    def table(self, element: Element) -> str:
        rtl = (
            "<w:bidiVisual/>" if _on(element, "right-to-left", reads_rtl("".join(map(str, element.itertext())))) else ""
        )
        marked = "1" if _on(element, "marked", True) else "0"
        header = _on(element, "header-row", True)
        rows = "".join(self.row(row, header and index == 0) for index, row in enumerate(element))
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>{rtl}<w:tblLook w:val="0000" w:firstRow="{marked}"/></w:tblPr>'
            f"<w:tblGrid/>{rows}</w:tbl>"
        )

    def row(self, element: Element, header: bool) -> str:
        return f"<w:tr><w:trPr>{'<w:tblHeader/>' if header else ''}</w:trPr>{''.join(map(self.cell, element))}</w:tr>"

    def cell(self, element: Element) -> str:
        span = f'<w:gridSpan w:val="{element.get("across")}"/>' if element.get("across") else ""
        down = '<w:vMerge w:val="restart"/>' if _on(element, "starts-down") else ""
        down = "<w:vMerge/>" if _on(element, "continues-down") else down
        fill = f'<w:shd w:val="clear" w:fill="{element.get("behind")}"/>' if element.get("behind") else ""
        inner = "".join(self.blocks(element)) if element.find("p") is not None else self.paragraph(element)
        inner += "" if element.find("table") is None else "<w:p/>"
        return f"<w:tc><w:tcPr>{span}{down}{fill}</w:tcPr>{inner}</w:tc>"


_PICTURE = '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic/></a:graphicData>'
_BOX = (
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
    "<w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
)


def _letters(given: "Element | dict[str, str]") -> Iterator[str]:
    def said(name: str) -> str:
        return str(given.get(name, ""))

    def switch(name: str, element: str) -> str:
        return f"<w:{element}/>" if said(name) == "yes" else f'<w:{element} w:val="0"/>' if said(name) == "no" else ""

    if said("letters-style"):
        yield f'<w:rStyle w:val="{said("letters-style")}"/>'
    yield switch("bold", "b")
    yield switch("complex-bold" if said("complex-bold") else "bold", "bCs")
    yield switch("italic", "i")
    yield switch("complex-italic" if said("complex-italic") else "italic", "iCs")
    yield switch("capitals", "caps")
    yield switch("hidden", "vanish")
    if said("colour") or said("theme-colour"):
        theme = f' w:themeColor="{said("theme-colour")}"' if said("theme-colour") else ""
        shade = f' w:themeTint="{said("tint")}"' if said("tint") else ""
        yield f'<w:color w:val="{said("colour") or "auto"}"{theme}{shade}/>'
    if said("size"):
        yield f'<w:sz w:val="{_twice(said("size"))}"/>'
    if said("complex-size") or said("size"):
        yield f'<w:szCs w:val="{_twice(said("complex-size") or said("size"))}"/>'
    if said("highlight"):
        yield f'<w:highlight w:val="{said("highlight")}"/>'
    if said("underline") == "yes":
        yield '<w:u w:val="single"/>'
    if said("behind"):
        yield f'<w:shd w:val="clear" w:fill="{said("behind")}"/>'
    if said("raised") == "yes":
        yield '<w:vertAlign w:val="superscript"/>'
    if said("right-to-left") == "yes":
        yield "<w:rtl/>"
    if said("complex") == "yes":
        yield "<w:cs/>"
    if tag := said("language"):
        yield f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="{tag}"/>'
