"""The numbers and bullets of lists in Word documents stand and run as the text beside them does."""

import pytest

from pipeline.formats.docx import render
from pipeline.languages import language
from pipeline.model.kit import LARGE
from tests.formats import docx_samples as samples
from tests.formats.docx_units import find, tree, value


@pytest.mark.parametrize("tag", samples.TAGS)
def test_numbers_of_lists_run_and_stand_in_the_direction_of_their_language(tag: str) -> None:
    levels = find(tree(render(samples.edition(tag), samples.kit(tag, LARGE)), "word/numbering.xml"), ".//w:lvl")
    assert levels
    rtl = language(tag).direction == "rtl"
    assert {bool(find(level, "w:rPr/w:rtl")) for level in levels} == {rtl}
    assert {value(level, "w:lvlJc") for level in levels} == {"center" if rtl else "left"}
