"""Edition and inserts to the edition that people read: each insert at its place in the structure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.edition import Edition
from pipeline.model.insert import Insert, Spot
from pipeline.model.leaflet import Block, Control, Text, map_texts, texts
from pipeline.text.dates import long_date
from pipeline.text.markup.inline import fill, plain


def values_of(control: Control, variables: dict[str, str], locale: str) -> dict[str, str]:
    """What fills an insert's placeholders: the record of the leaflet, dates as readers of `locale` write them, and
    the leaflet's own variables.
    """
    return {
        **variables,
        "reference": control.reference,
        "version": control.version,
        "published": long_date(control.published, locale),
        "review": long_date(control.review, locale),
    }


def with_inserts(edition: Edition, inserts: Iterable[Insert], values: dict[str, str]) -> Edition:
    """The edition with its inserts below the title and at the end, as they are written."""
    every = tuple(inserts)
    if not every:
        return edition
    title, *body = edition.blocks
    top = _filled(every, Spot.AFTER_TITLE, values)
    return replace(edition, blocks=(title, *top, *body, *_filled(every, Spot.AT_END, values)))


def _filled(inserts: tuple[Insert, ...], spot: Spot, values: dict[str, str]) -> Iterator[Block]:
    change = _filling(values)
    for insert in inserts:
        if insert.spot is spot:
            yield from map_texts(insert.blocks, change)


def _filling(values: dict[str, str]) -> Callable[[Text], Text]:
    return lambda text: replace(text, words=fill(text.words, values))


def as_catalogue(insert: Insert, leaflet: str, tag: str, named: bool) -> Catalogue:
    """The texts of an insert as finished translations of nothing, for the checks that need no source.

    With `named`, what stands in place of a source are their words with capital letters: names may be in other letters.
    """
    lines = dict(insert.lines)
    messages = tuple(
        Message(
            MessageId(text.role.value, _names(text.words) if named else ""),
            text.words,
            State.DONE,
            line=lines[text.anchor],
        )
        for text in texts(insert.blocks)
    )
    return Catalogue(leaflet, tag, messages, file=insert.file)


def _names(words: str) -> str:
    return " ".join(word for word in plain(words).split() if word != word.lower())
