"""The switches for print at the top of a leaflet are read strictly, kept, and are no part of what people sign."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.leaflet import Switches
from pipeline.steps.localise import localise, source_digest
from pipeline.text.markup import frontmatter, markdown
from pipeline.text.markup.compose import compose
from tests.conftest import SOURCE
from tests.strategies import CONTROL

SWITCH = st.sampled_from((None, True, False))


@given(st.builds(Switches, SWITCH, SWITCH, SWITCH))
def test_every_combination_of_switches_comes_back(switches: Switches) -> None:
    written = frontmatter.compose(CONTROL, switches)
    front = frontmatter.parse(written, "leaflet.md")
    assert (front.control, front.switches) == (CONTROL, switches)
    leaflet = replace(markdown.parse(SOURCE, "small.md", "small", "en"), switches=switches)
    assert markdown.parse(compose(leaflet), "small.md", "small", "en").switches == switches


def test_a_leaflet_that_says_nothing_leaves_everything_to_the_settings() -> None:
    assert markdown.parse(SOURCE, "small.md", "small", "en").switches == Switches()
    assert "print" not in frontmatter.compose(CONTROL, Switches())


@pytest.mark.parametrize("name", ["cover", "contents", "control"])
def test_switches_change_neither_the_edition_nor_what_its_translations_are_of(name: str) -> None:
    plain = markdown.parse(SOURCE, "small.md", "small", "en")
    source = SOURCE.replace("\n---\n", f"\nprint:\n  {name}: true\n---\n", 1)
    switched = markdown.parse(source, "small.md", "small", "en")
    assert getattr(switched.switches, name) is True
    assert source_digest(switched) == source_digest(plain)
    one, other = (localise(leaflet, None, "en", {}).edition for leaflet in (plain, switched))
    assert one.digest == other.digest
