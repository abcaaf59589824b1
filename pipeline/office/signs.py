"""Signs of the fonts Symbol and Wingdings, which Word saves as places in the font (U+F020 to U+F0FF), in Unicode."""

# Ticks and crosses say do and do not. They are those of Wingdings; Symbol has pieces of large brackets there.
_TICKS = {0xF0FB: "✗", 0xF0FC: "✓", 0xF0FD: "☒", 0xF0FE: "☑"}
_WINGDINGS = {
    **_TICKS,
    0xF028: "☎",
    0xF02A: "✉",
    0xF04A: "☺",
    0xF04C: "☹",
    0xF06F: "☐",
    0xF0A8: "☐",
    0xF0DF: "←",
    0xF0E0: "→",
    0xF0E1: "↑",
    0xF0E2: "↓",
}
# Unicode Consortium, Adobe Symbol Encoding to Unicode: what stands in leaflets.
_SYMBOL = {
    0xF025: "%",
    0xF02B: "+",
    0xF02F: "/",
    0xF03C: "<",
    0xF03D: "=",
    0xF03E: ">",
    0xF061: "α",
    0xF062: "β",
    0xF067: "γ",
    0xF06D: "µ",
    0xF0A3: "≤",
    0xF0AC: "←",
    0xF0AD: "↑",
    0xF0AE: "→",
    0xF0AF: "↓",
    0xF0B0: "°",
    0xF0B1: "±",
    0xF0B3: "≥",
    0xF0B4: "×",
    0xF0B8: "÷",
    0xF0B9: "≠",
    0xF0BB: "≈",
    0xF0BC: "…",
    0xF0D2: "®",
    0xF0D3: "©",
    0xF0D4: "™",
}
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}
TICKS = frozenset(_TICKS.values())


def sign(font: str, code: str) -> str:
    """The character of a w:sym (ECMA-376 part 1, 17.3.3.30); the private one where it is not known what it shows."""
    try:
        number = int(code, 16)
        # The place may be written without its private page.
        return _FONTS.get(font.lower(), {}).get(number | 0xF000 if number < 0x100 else number, chr(number))
    except (ValueError, OverflowError):
        return ""


def with_ticks(text: str) -> str:
    """A text with its ticks and crosses as characters of every font."""
    return text.translate(_TICKS)
