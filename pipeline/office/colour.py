"""Colours of Office files: theme colours made plain, and how well two colours contrast."""

import colorsys
import re
from dataclasses import dataclass

from lxml import etree

from pipeline.model.wordfile import AUTOMATIC, THEME
from pipeline.office.wordxml import attribute, child, local

WHITE, BLACK = "FFFFFF", "000000"
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
# ECMA-376 part 1, 17.15.1.20: the names that documents use for the colours of the theme.
_MAPPED = {
    "text1": "dk1",
    "text2": "dk2",
    "background1": "lt1",
    "background2": "lt2",
    "dark1": "dk1",
    "dark2": "dk2",
    "light1": "lt1",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
# ECMA-376 part 1, 17.18.40.
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a theme by its own names (dk1, accent1), as RRGGBB."""

    colours: tuple[tuple[str, str], ...] = ()

    def colour(self, name: str, tint: str = "", shade: str = "") -> str:
        """A theme colour as RRGGBB, made lighter (`tint`) or darker (`shade`, both "00" to "FF") as Word does.

        "theme:NAME" when the file does not say what colour that is.
        """
        found = dict(self.colours).get(_MAPPED.get(name, name))
        if found is None:
            return THEME + name
        return _luminance_changed(found, tint, shade) if tint or shade else found


def theme(root: etree._Element | None) -> Theme:
    """The theme of a theme part."""
    scheme = child(root, "themeElements", "clrScheme")
    if scheme is None:
        return Theme()
    found = []
    for entry in scheme:
        for kind in entry:
            colour = kind.get("lastClr") if local(kind) == "sysClr" else kind.get("val")
            if colour and _HEX.fullmatch(colour):
                found.append((local(entry), colour.upper()))
    return Theme(tuple(found))


def letters_colour(element: etree._Element, known: Theme) -> str:
    """The colour that a w:color names."""
    return _named(attribute(element, "val"), element, "themeColor", "themeTint", "themeShade", known)


def fill_colour(element: etree._Element, known: Theme) -> str:
    """The colour that a w:shd paints behind letters, "" for none. A pattern counts as its own colour."""
    if attribute(element, "val") == "solid":
        return _named(attribute(element, "color"), element, "themeColor", "themeTint", "themeShade", known)
    fill = _named(attribute(element, "fill"), element, "themeFill", "themeFillTint", "themeFillShade", known)
    return "" if fill == AUTOMATIC else fill


def highlight_colour(name: str) -> str:
    """The colour of a highlighter pen, "" for none."""
    return _HIGHLIGHTS.get(name, "")


def _named(given: str, element: etree._Element, name: str, tint: str, shade: str, known: Theme) -> str:
    themed = attribute(element, name)
    if themed and themed != "none":
        found = known.colour(themed, attribute(element, tint), attribute(element, shade))
        # Word writes the colour it last worked out beside the name of the theme's.
        if not found.startswith(THEME) or not _HEX.fullmatch(given):
            return found
    return given.upper() if _HEX.fullmatch(given) else AUTOMATIC


def _luminance_changed(colour: str, tint: str, shade: str) -> str:
    """ECMA-376 part 1, 17.3.2.6: the luminance in the HLS model, scaled."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, luminance, saturation = colorsys.rgb_to_hls(red, green, blue)
    if factor := _share(shade):
        luminance *= factor
    if factor := _share(tint):
        luminance = luminance * factor + (1 - factor)
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, min(1.0, luminance), saturation))


def _share(text: str) -> float:
    try:
        return int(text, 16) / 255
    except ValueError:
        return 0.0


def luminance(colour: str) -> float:
    """The relative luminance of RRGGBB, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(letters: str, fill: str) -> float:
    """The contrast ratio of two colours RRGGBB, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((luminance(letters), luminance(fill)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def automatic(fill: str) -> str:
    """What Word draws automatic letters in: black, or white where what is behind them is dark."""
    return WHITE if luminance(fill) < 0.05 else BLACK
