"""Reading WordprocessingML: names, switches and lengths, in transitional and strict documents alike."""

from collections.abc import Iterator

from lxml import etree

from pipeline.text.excerpt import excerpt

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
# ECMA-376 part 1, 22.9.2.7 (ST_OnOff): what switches a property off. Its mere presence switches it on.
_OFF = frozenset({"0", "false", "off"})
MM_PER_TWIP = 25.4 / 1440
MM_PER_EMU = 25.4 / 914_400
# Elements that only wrap what stands in the text.
WRAPPERS = frozenset(
    {"sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo", "Choice", "dir", "bdo", "fldSimple"}
)
_OUTSIDE = frozenset({"del", "moveFrom", "Fallback"})
_QUOTED = 60
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 1440 / 25.4, "pc": 240.0, "pi": 240.0}


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """A w: attribute, "" when it is not there."""
    value = element.get(f"{{{TRANSITIONAL}}}{name}")
    return value if value is not None else element.get(f"{{{_STRICT}}}{name}", "")


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of local names, None when there is none."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def value(element: etree._Element | None, *path: str) -> str:
    """The w:val of the element along a path, "" when there is none."""
    found = child(element, *path)
    return "" if found is None else attribute(found, "val")


def switched_on(element: etree._Element) -> bool:
    """Whether an on-off element is on."""
    return attribute(element, "val").lower() not in _OFF


def switched(element: etree._Element | None, *path: str) -> bool:
    """Whether the on-off element along a path is there and on."""
    found = child(element, *path)
    return found is not None and switched_on(found)


def twips(text: str) -> int:
    """A length: twips, or a number with a unit (strict documents). 0 for what is no length."""
    factor = _UNITS.get(text[-2:], 0.0)
    try:
        return round(float(text[:-2]) * factor) if factor else round(float(text))
    except (ValueError, OverflowError):
        return 0


def half_points(text: str) -> float:
    """A type size in points from half-points, or from a number with a unit. 0 for what is no size."""
    if text[-2:] in _UNITS:
        return twips(text) / 20
    try:
        return min(float(text) / 2, 10_000.0)
    except ValueError:
        return 0.0


def unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """The children of an element, and those of what only wraps them; what is deleted or written twice is left out."""
    for each in parent:
        name = local(each)
        if name == "AlternateContent" or name in WRAPPERS:
            yield from unwrapped(each)
        elif name not in _OUTSIDE:
            yield each


def plain_words(element: etree._Element) -> str:
    """The words in an element, deleted ones too."""
    said = (each for each in element.iter() if local(each) in ("t", "delText", "tab", "br", "p"))
    return "".join(each.text or "" if local(each) in ("t", "delText") else " " for each in said)


def quoted(text: str) -> str:
    """The beginning of some words, for a place that people look for: at most 60 characters in one line."""
    return excerpt(text, _QUOTED)
