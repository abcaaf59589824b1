"""An organisation's own Word template: what is taken from it.

Taken are the words and pictures of header and footer and the colour of headings, and nothing else: no style, no
size, no layout, no part that could run. Whatever stands in a template, the document stays as its profile says.
"""

import hashlib
from collections.abc import Callable, Iterator
from itertools import groupby

from pipeline.formats.word.xml import checked
from pipeline.model.house import House, HouseLine, Logo, Wording
from pipeline.model.wordfile import Letters, Region, WordParagraph, WordPicture
from pipeline.office.colour import BLACK, WHITE, contrast
from pipeline.office.package import Package, open_package
from pipeline.office.reader import Margin, heading_colour, margins
from pipeline.text.scripts import COMPLEX, FAR_EASTERN, main_script, scripts_of

# WCAG 2.2, success criterion 1.4.6.
_LEAST_CONTRAST = 7.0
# Fields that count pages; the program has its own line for that.
_COUNTING = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})


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
