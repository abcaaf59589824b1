"""What the styles of a Word file come to: defaults, styles based on styles, table styles, direct settings.

The order is that of ECMA-376 part 1, 17.7.2: document defaults, table style, paragraph style, character style,
direct settings; a later one wins. Weight, slant, capitals and hiding in styles are switches (17.7.3): two styles
of different kinds that both say bold make it regular again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.model.wordfile import AUTOMATIC, Letters
from pipeline.office.colour import Theme, fill_colour, highlight_colour, letters_colour
from pipeline.office.wordxml import attribute, child, half_points, local, switched_on, twips, value

Properties = Mapping[str, str]
_SWITCHES = ("b", "bCs", "i", "iCs", "caps", "smallCaps", "vanish", "strike", "dstrike")
_PLAIN_SWITCHES = ("rtl", "cs")
_ON, _OFF = "1", ""
# What Word assumes where a file says nothing at all (ECMA-376 part 1, 17.3.2.38).
_DEFAULT_SIZE = 10.0
_MOST_BASES = 32


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its kind, name, what it is based on, and what it says itself. `bands` are a table style's parts."""

    id: str
    kind: str
    default: bool
    name: str
    based_on: str
    run: Properties
    paragraph: Properties
    bands: Mapping[str, tuple[Properties, Properties, str]]
    cell_fill: str
    bordered: bool = False


def run_properties(element: etree._Element | None, known: Theme) -> dict[str, str]:
    """What a w:rPr says; a switch is "1" or "", colours are made plain."""
    found: dict[str, str] = {}
    for each in element if element is not None else ():
        match local(each):
            case name if name in _SWITCHES or name in _PLAIN_SWITCHES:
                found[name] = _ON if switched_on(each) else _OFF
            case "sz" | "szCs" | "vertAlign" | "rStyle" as name:
                found[name] = attribute(each, "val")
            case "u":
                found["u"] = _OFF if attribute(each, "val") in ("none", "") else _ON
            case "color":
                found["color"] = letters_colour(each, known)
            case "shd":
                found["shd"] = fill_colour(each, known)
            case "highlight":
                found["highlight"] = highlight_colour(attribute(each, "val"))
            case "lang":
                for slot in ("val", "eastAsia", "bidi"):
                    if tag := attribute(each, slot):
                        found[f"lang.{slot}"] = tag
    return found


def paragraph_properties(element: etree._Element | None, known: Theme) -> dict[str, str]:
    """What a w:pPr says; indents in twips."""
    found: dict[str, str] = {}
    for each in element if element is not None else ():
        match local(each):
            case "bidi" | "keepNext" | "widowControl" as name:
                found[name] = _ON if switched_on(each) else _OFF
            case "jc" | "outlineLvl" | "pStyle" as name:
                found[name] = attribute(each, "val")
            case "ind":
                for side in ("left", "start", "hanging", "firstLine"):
                    if length := attribute(each, side):
                        found[f"ind.{'left' if side == 'start' else side}"] = str(twips(length))
            case "numPr":
                found["numId"] = value(each, "numId") or found.get("numId", "")
                found["ilvl"] = value(each, "ilvl") or "0"
            case "pBdr":
                found["boxed"] = _ON if any(attribute(edge, "val") not in ("nil", "none", "") for edge in each) else ""
            case "shd":
                found["shd"] = fill_colour(each, known)
    return found


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one file; `default_paragraph` and `default_table` are the ids for what names no style."""

    defaults_run: Properties
    defaults_paragraph: Properties
    styles: Mapping[str, Style]
    default_paragraph: str
    default_table: str

    def chain(self, style: str) -> tuple[Style, ...]:
        """A style and what it is based on, the most basic first."""
        found: list[Style] = []
        while (each := self.styles.get(style)) is not None and each not in found and len(found) < _MOST_BASES:
            found.append(each)
            style = each.based_on
        return tuple(reversed(found))

    def letters_defaults(self) -> Properties:
        """What holds for the letters of a paragraph that names no style."""
        return _together((self.defaults_run, *(each.run for each in self.chain(self.default_paragraph))))

    def name(self, style: str) -> str:
        """The name that Word shows for a style id."""
        found = self.styles.get(style or self.default_paragraph)
        return found.name if found else style

    def paragraph(self, style: str, *layers: Properties) -> dict[str, str]:
        """What holds for a paragraph in that style, with further layers on top."""
        found = dict(self.defaults_paragraph)
        for each in self.chain(style):
            found |= each.paragraph
        for layer in layers:
            found |= layer
        return found

    def letters(
        self,
        table: Iterable[Properties],
        paragraph: str,
        direct: Properties,
        behind: str = "",
        style: str | None = None,
    ) -> Letters:
        """How letters are drawn, from the layers of the table style, the paragraph's style and direct settings.

        `behind` is the fill of the paragraph or the cell, `style` a character style that holds for the whole.
        """
        character = direct.get("rStyle", "") if style is None else style
        levels = (
            _together(table),
            _together(each.run for each in self.chain(paragraph)),
            _together(each.run for each in self.chain(character)),
        )
        plain = dict(self.defaults_run)
        for level in levels:
            plain |= level
        plain |= direct
        on = {name: self._switch(name, levels, direct) for name in _SWITCHES}
        size = half_points(plain.get("sz", "")) or _DEFAULT_SIZE
        return Letters(
            size=size,
            complex_size=half_points(plain.get("szCs", "")) or _DEFAULT_SIZE,
            bold=on["b"],
            complex_bold=on["bCs"],
            italic=on["i"],
            complex_italic=on["iCs"],
            underline=plain.get("u", "") == _ON,
            capitals=on["caps"] or on["smallCaps"],
            hidden=on["vanish"],
            raised=plain.get("vertAlign", "baseline") in ("superscript", "subscript"),
            rtl=plain.get("rtl", "") == _ON,
            complex_script=plain.get("cs", "") == _ON,
            colour=plain.get("color", AUTOMATIC),
            fill=plain.get("highlight") or plain.get("shd") or behind,
            languages=languages(plain),
            struck=on["strike"] or on["dstrike"],
            lowered=plain.get("vertAlign", "") == "subscript",
        )

    def _switch(self, name: str, levels: tuple[Properties, ...], direct: Properties) -> bool:
        if name in direct:
            return direct[name] == _ON
        if self.defaults_run.get(name) == _ON:
            return True
        return sum(level.get(name) == _ON for level in levels) % 2 == 1


def languages(properties: Properties) -> tuple[str, str, str]:
    """The tags for Latin, Far Eastern and complex-script letters."""
    first, second, third = (properties.get(f"lang.{slot}", "") for slot in ("val", "eastAsia", "bidi"))
    return first, second, third


def _together(layers: Iterable[Properties]) -> dict[str, str]:
    found: dict[str, str] = {}
    for layer in layers:
        found |= layer
    return found


def read_styles(root: etree._Element | None, known: Theme) -> Styles:
    """The styles of a styles part, none for a file without one."""
    defaults = child(root, "docDefaults")
    styles = {}
    for each in root if root is not None else ():
        if local(each) == "style":
            style = _style(each, known)
            styles[style.id] = style
    return Styles(
        run_properties(child(defaults, "rPrDefault", "rPr"), known),
        paragraph_properties(child(defaults, "pPrDefault", "pPr"), known),
        styles,
        _default(styles, "paragraph"),
        _default(styles, "table"),
    )


def _default(styles: Mapping[str, Style], kind: str) -> str:
    return next((style.id for style in styles.values() if style.default and style.kind == kind), "")


def _style(element: etree._Element, known: Theme) -> Style:
    bands = {
        attribute(part, "type"): (
            run_properties(child(part, "rPr"), known),
            paragraph_properties(child(part, "pPr"), known),
            _cell_fill(part, known),
        )
        for part in element
        if local(part) == "tblStylePr"
    }
    return Style(
        attribute(element, "styleId"),
        attribute(element, "type"),
        attribute(element, "default") in ("1", "true", "on"),
        value(element, "name") or attribute(element, "styleId"),
        value(element, "basedOn"),
        run_properties(child(element, "rPr"), known),
        paragraph_properties(child(element, "pPr"), known),
        bands,
        _cell_fill(element, known),
        any(
            attribute(edge, "val") not in ("nil", "none", "")
            for each in element.iter()
            if local(each) in ("tblBorders", "tcBorders")
            for edge in each
        ),
    )


def _cell_fill(element: etree._Element, known: Theme) -> str:
    shading = child(element, "tcPr", "shd")
    return "" if shading is None else fill_colour(shading, known)
