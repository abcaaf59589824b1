"""Colours of Office files come out as Word draws them, and contrast as WCAG defines it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.office.colour import automatic, contrast, fill_colour, letters_colour, theme

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
KNOWN = theme(
    etree.fromstring(
        f'<a:theme xmlns:a="{A}"><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/>'
        '</a:dk1><a:accent1><a:srgbClr val="4F81BD"/></a:accent1></a:clrScheme></a:themeElements></a:theme>'
    )
)
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")


def element(name: str, **attributes: str) -> etree._Element:
    return etree.Element(f"{{{W}}}{name}", {f"{{{W}}}{key}": value for key, value in attributes.items()})


# Pairs whose ratios are published with WCAG's own techniques (G17, G18) or follow from the definition.
@pytest.mark.parametrize(
    ("letters", "fill", "ratio"),
    [("000000", "FFFFFF", 21.0), ("FFFFFF", "FFFFFF", 1.0), ("777777", "FFFFFF", 4.48), ("767676", "FFFFFF", 4.54)],
)
def test_contrast_is_that_of_wcag(letters: str, fill: str, ratio: float) -> None:
    assert contrast(letters, fill) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_between_1_and_21(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001


@given(COLOURS)
def test_automatic_letters_can_always_be_told_from_what_is_behind_them(fill: str) -> None:
    assert contrast(automatic(fill), fill) > 1.9


@pytest.mark.parametrize(
    ("attributes", "colour"),
    [
        ({"val": "0b3d91"}, "0B3D91"),
        ({"val": "auto"}, "auto"),
        ({"val": "auto", "themeColor": "text1"}, "000000"),
        ({"val": "123456", "themeColor": "accent1"}, "4F81BD"),
        ({"val": "auto", "themeColor": "accent2"}, "theme:accent2"),
        ({"val": "123456", "themeColor": "accent2"}, "123456"),
        # What Word itself writes beside "accent 1, lighter 40 %" and "darker 25 %" of the Office 2007 theme.
        ({"val": "auto", "themeColor": "accent1", "themeTint": "99"}, "95B3D7"),
        ({"val": "auto", "themeColor": "accent1", "themeShade": "BF"}, "365F91"),
    ],
)
def test_theme_colours_are_made_plain(attributes: dict[str, str], colour: str) -> None:
    found = letters_colour(element("color", **attributes), KNOWN)
    if found.startswith("theme:") or found in ("auto", colour):
        assert found == colour
    else:
        # Word rounds in steps of its own.
        pairs = [(int(found[at : at + 2], 16), int(colour[at : at + 2], 16)) for at in (0, 2, 4)]
        assert all(abs(one - other) <= 1 for one, other in pairs)


def test_a_shading_paints_its_fill_or_its_full_pattern() -> None:
    assert fill_colour(element("shd", val="clear", fill="ffff00"), KNOWN) == "FFFF00"
    assert fill_colour(element("shd", val="solid", color="222222", fill="ffff00"), KNOWN) == "222222"
    assert fill_colour(element("shd", val="clear", fill="auto"), KNOWN) == ""
    assert fill_colour(element("shd", val="clear", fill="auto", themeFill="accent1"), KNOWN) == "4F81BD"
