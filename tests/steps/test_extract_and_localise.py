"""What is extracted is what is localised: one walk, so the two cannot disagree."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from pipeline.model.catalogue import State
from pipeline.model.leaflet import Block, Leaflet, Role, map_texts, texts
from pipeline.steps.extract import extract
from pipeline.steps.localise import localise, source_digest
from pipeline.steps.update import translated_as_itself
from pipeline.text.markup import markdown
from tests.strategies import anchored, leaflets

SOURCES = sorted((Path(__file__).parent.parent.parent / "source").glob("*.md"))


def with_origins(leaflet: Leaflet) -> Leaflet:
    from pipeline.model.leaflet import Origin

    leaflet = anchored(leaflet)
    return replace(leaflet, origins=tuple(Origin(text.anchor, 1, "") for text in leaflet.texts()))


def sample(path: Path) -> Leaflet:
    return markdown.parse(path.read_text("utf-8"), f"source/{path.name}", path.stem, "en")


@given(leaflets())
@settings(max_examples=200)
def test_every_message_translated_as_itself_gives_the_source_back(leaflet: Leaflet) -> None:
    leaflet = with_origins(leaflet)
    localised = localise(leaflet, translated_as_itself(extract(leaflet), "pl"), "pl", {})
    assert localised.missing == ()
    assert localised.edition.blocks == leaflet.blocks
    # Keywords are in no catalogue, and are left out of other languages.
    assert localised.edition.control == replace(leaflet.control, keywords=())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_identity_law_holds_for_the_sample_leaflets(path: Path) -> None:
    leaflet = sample(path)
    localised = localise(leaflet, translated_as_itself(extract(leaflet), "pl"), "pl", {})
    assert (localised.edition.blocks, localised.missing) == (leaflet.blocks, ())


@given(leaflets())
@settings(max_examples=100)
def test_no_translation_can_change_the_structure(leaflet: Leaflet) -> None:
    leaflet = with_origins(leaflet)
    template = translated_as_itself(extract(leaflet), "pl")
    hostile = replace(template, messages=tuple(replace(m, target="# a\n\n- b | c\n> d") for m in template.messages))
    blocks = localise(leaflet, hostile, "pl", {}).edition.blocks

    def emptied(tree: tuple[Block, ...]) -> tuple[Block, ...]:
        return map_texts(tree, lambda text: replace(text, words=text.words and "x"))

    assert emptied(blocks) == emptied(leaflet.blocks)


def test_equal_words_in_different_roles_are_different_messages() -> None:
    front = SOURCES[0].read_text("utf-8").split("# Balloon")[0]
    leaflet = markdown.parse(front + "# T\n\n## Stop\n\nStop\n\n- Stop\n- Stop\n", "source/x.md", "x", "en")
    stops = [message for message in extract(leaflet).messages if message.id.words == "Stop"]
    assert [message.id.context for message in stops] == [Role.HEADING, Role.PARAGRAPH, Role.ITEM]
    assert len(stops[2].places) == 2


def test_references_name_the_line_of_the_source() -> None:
    for path in SOURCES:
        lines = path.read_text("utf-8").split("\n")
        for message in extract(sample(path)).messages:
            for place in message.places:
                start = message.id.words.split("\\\n")[0][:12]
                assert start in lines[place.line - 1], (place, start)


def test_a_fuzzy_or_empty_message_never_counts_as_translated() -> None:
    leaflet = sample(SOURCES[0])
    template = translated_as_itself(extract(leaflet), "pl")
    for state in (State.DRAFT, State.EMPTY):
        first = replace(template.messages[0], target="Tytuł", state=state)
        localised = localise(leaflet, replace(template, messages=(first, *template.messages[1:])), "pl", {})
        assert localised.missing == (first.id,)
        assert localised.edition.title.words == leaflet.title.words


def test_placeholders_are_filled_in_every_text() -> None:
    leaflet = sample(SOURCES[0])
    edition = localise(leaflet, None, "en", {"nurse_phone": "020 7946 0123"}).edition
    assert not any("{{" in text.words for text in texts(edition.blocks))


def test_the_source_digest_follows_the_words_and_not_the_lines() -> None:
    text = SOURCES[0].read_text("utf-8")
    leaflet = sample(SOURCES[0])
    moved = markdown.parse(text.replace("\n\n", "\n\n\n"), leaflet.file, leaflet.id, "en")
    changed = markdown.parse(text.replace("48 hours", "24 hours"), leaflet.file, leaflet.id, "en")
    assert source_digest(moved) == source_digest(leaflet)
    assert source_digest(changed) != source_digest(leaflet)
