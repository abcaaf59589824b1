"""A Word file to a `WordFile`: one walk through text, tables, headers, footers, notes and text boxes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.model.wordfile import AUTOMATIC, Place, Region, Span, WordFile, WordParagraph, WordPicture
from pipeline.office.colour import Theme, theme
from pipeline.office.gathered import Gathered, Setting
from pipeline.office.graphics import GRAPHICS
from pipeline.office.numbering import Level, read_lists
from pipeline.office.package import Package, strangers
from pipeline.office.story import heading_level, read_blocks
from pipeline.office.styles import Styles, languages, read_styles
from pipeline.office.wordxml import attribute, child, local, switched, twips

_PARTS = (("header", Region.HEADER), ("footer", Region.FOOTER), ("footnotes", Region.NOTE), ("endnotes", Region.NOTE))
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# The styles that a house template is judged by, by the names Word gives them in every language.
_JUDGED = ("normal", "heading 1", "heading 2", "heading 3", "list bullet", "list number", "header", "footer", "caption")


def read(package: Package, with_styles: bool = False) -> WordFile:
    """The file with everything resolved; `with_styles` adds a sample paragraph for each style a template is judged by.

    Raises IntakeError for damaged parts.
    """
    styles, lists, known = _foundations(package)
    gathered = Gathered(styles, lists, known)
    document = package.xml(package.main)
    gathered.images, gathered.targets = _images(package, package.main), _targets(package, package.main)
    body = child(document, "body")
    if body is not None:
        read_blocks(gathered, body, Setting(Region.BODY, fill=_page_colour(package, document, known)))
    for part, region in _margins(package):
        gathered.images, gathered.targets = _images(package, part), _targets(package, part)
        read_blocks(gathered, package.xml(part), Setting(region))
    if with_styles:
        _samples(gathered)
    return _whole(package, gathered)


def _whole(package: Package, gathered: Gathered) -> WordFile:
    settings = _related_xml(package, "settings")
    properties = _core(package)
    return WordFile(
        name=package.name,
        title=properties.get("title", ""),
        author=properties.get("creator", ""),
        language=properties.get("language", ""),
        default_languages=languages(gathered.styles.letters_defaults()),
        hyphenated=switched(settings, "autoHyphenation"),
        compatibility=_compatibility(settings),
        paragraphs=tuple(gathered.paragraphs),
        tables=tuple(gathered.tables),
        pictures=tuple(gathered.pictures),
        sections=tuple(gathered.sections),
        strangers=strangers(package),
        changes=tuple(gathered.changes),
        comments=_comments(package),
        fields=tuple(gathered.fields),
    )


def _foundations(package: Package) -> tuple[Styles, dict[tuple[str, str], Level], Theme]:
    known = theme(_related_xml(package, "theme"))
    return (
        read_styles(_related_xml(package, "styles"), known),
        read_lists(_related_xml(package, "numbering"), known),
        known,
    )


def _related_xml(package: Package, kind: str) -> etree._Element | None:
    part = package.related(package.main, kind)
    return package.xml(part) if part else None


def _images(package: Package, part: str) -> dict[str, str]:
    """The parts of pictures, charts and SmartArt by their relations."""
    kinds = {"image", *(kind for kinds in GRAPHICS.values() for kind in kinds)}
    return {each.id: each.target for each in package.relations(part) if each.kind in kinds and not each.external}


def _targets(package: Package, part: str) -> dict[str, str]:
    return {each.id: each.target for each in package.relations(part) if each.kind == "hyperlink" and each.external}


def _margins(package: Package) -> Iterator[tuple[str, Region]]:
    """The parts with headers, footers and notes, in the order of their names."""
    relations = sorted(package.relations(package.main), key=lambda each: each.target)
    for kind, region in _PARTS:
        for each in relations:
            if each.kind == kind and each.target in package.members:
                yield each.target, region


def _core(package: Package) -> dict[str, str]:
    part = package.related("", "core-properties")
    if part is None:
        return {}
    return {local(each): " ".join((each.text or "").split()) for each in package.xml(part)}


def _compatibility(settings: etree._Element | None) -> int:
    """The version of Word that the file wants to be laid out as; 12 where it says nothing (Word 2007)."""
    compat = child(settings, "compat")
    for each in compat if compat is not None else ():
        if local(each) == "compatSetting" and attribute(each, "name") == "compatibilityMode":
            return twips(attribute(each, "val"))
    return 12


def _comments(package: Package) -> int:
    root = _related_xml(package, "comments")
    return 0 if root is None else sum(local(each) == "comment" for each in root)


def _page_colour(package: Package, document: etree._Element, known: Theme) -> str:
    background = child(document, "background")
    if background is None or not switched(_related_xml(package, "settings"), "displayBackgroundShape"):
        return ""
    given = attribute(background, "color").upper()
    themed = attribute(background, "themeColor")
    return known.colour(themed) if themed else given if re.fullmatch("[0-9A-F]{6}", given) else ""


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or footer of the last section: on which pages it stands, and what is in it, in order."""

    region: Region
    pages: str
    paragraphs: tuple[WordParagraph, ...]
    pictures: tuple[WordPicture, ...]


def margins(package: Package) -> tuple[Margin, ...]:
    """The headers and footers of the last section; `pages` is Word's own word: default, first or even."""
    body = child(package.xml(package.main), "body")
    sections = [each for each in body.iter() if local(each) == "sectPr"] if body is not None else []
    targets = {each.id: each.target for each in package.relations(package.main) if not each.external}
    found = []
    for each in sections[-1] if sections else ():
        part = targets.get(each.get(_ID, ""), "")
        if local(each) in ("headerReference", "footerReference") and part in package.members:
            region = Region.HEADER if local(each) == "headerReference" else Region.FOOTER
            gathered = Gathered(*_foundations(package), images=_images(package, part))
            read_blocks(gathered, package.xml(part), Setting(region))
            found.append(Margin(region, attribute(each, "type"), tuple(gathered.paragraphs), tuple(gathered.pictures)))
    return tuple(found)


def heading_colour(package: Package) -> str:
    """The colour of level-1 headings: RRGGBB, "auto", or "theme:NAME" for one that the file does not explain."""
    styles, _, _ = _foundations(package)
    for style in styles.styles.values():
        if style.kind == "paragraph" and style.name.lower() == "heading 1":
            return styles.letters((), style.id, {}).colour
    return AUTOMATIC


def _samples(gathered: Gathered) -> None:
    """One paragraph for each style that a template is judged by."""
    for style in gathered.styles.styles.values():
        if style.kind != "paragraph" or style.name.lower() not in _JUDGED:
            continue
        whole = gathered.styles.paragraph(style.id)
        letters = gathered.styles.letters((), style.id, {}, whole.get("shd", ""))
        gathered.paragraphs.append(
            WordParagraph(
                place=Place("style", 0, Region.STYLE, style.name),
                region=Region.STYLE,
                style=style.name,
                level=heading_level(whole, style.name),
                marker=None,
                left=0,
                hanging=0,
                rtl=whole.get("bidi") == "1",
                align=whole.get("jc", ""),
                boxed=False,
                keep_next=whole.get("keepNext") == "1",
                keep_widows=whole.get("widowControl", "1") == "1",
                spans=(Span("Sample", letters),),
            )
        )
