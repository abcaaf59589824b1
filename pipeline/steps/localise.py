"""Leaflet and catalogue to edition: the same tree with the words of another language."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.model.catalogue import Catalogue, MessageId, State
from pipeline.model.edition import Edition
from pipeline.model.leaflet import Control, Leaflet, Text, map_texts, written
from pipeline.text.markup.inline import fill


@dataclass(frozen=True, slots=True)
class Localised:
    """An edition, or why there is none: the messages that are not translated (empty or draft)."""

    edition: Edition
    missing: tuple[MessageId, ...]


def localise(leaflet: Leaflet, catalogue: Catalogue | None, tag: str, variables: dict[str, str]) -> Localised:
    """The edition of a leaflet in the language of `catalogue`; without one, in the source language.

    A text without a finished translation keeps its source words and is named in `missing`; the caller must
    not publish such an edition. Placeholders are filled from `variables` as plain text.
    """
    finished = {} if catalogue is None else _finished(catalogue)
    missing: list[MessageId] = []

    def change(text: Text) -> Text:
        words = text.words
        if catalogue is not None and words:
            found = finished.get((text.role.value, words))
            if found is None:
                missing.append(MessageId(text.role.value, words))
            words = found or words
        if "{{" in words:
            words = fill(words, variables)
        return text if words is text.words else Text(text.anchor, words, text.role)

    blocks = map_texts(leaflet.blocks, change)
    edition = Edition(
        leaflet=leaflet.id,
        tag=tag,
        source_tag=leaflet.language,
        source_title=fill(leaflet.title.words, variables),
        source_digest=source_digest(leaflet),
        control=_control(leaflet.control, change, translated=tag != leaflet.language),
        blocks=blocks,
    )
    return Localised(edition, tuple(dict.fromkeys(missing)))


def untranslated(leaflet: Leaflet, catalogue: Catalogue | None) -> frozenset[str]:
    """The anchors of the texts without a finished translation; none without a catalogue."""
    if catalogue is None:
        return frozenset()
    finished = _finished(catalogue)
    return frozenset(
        text.anchor for text in leaflet.texts() if text.words and (text.role.value, text.words) not in finished
    )


def _finished(catalogue: Catalogue) -> dict[tuple[str, str], str]:
    """The finished translations by role and source words."""
    return {(each.id.context, each.id.words): each.target for each in catalogue.messages if each.state is State.DONE}


def _control(control: Control, change: Callable[[Text], Text], translated: bool) -> Control:
    # Keywords are for search in the source language; in another one they would be English that nobody has translated.
    return replace(
        control,
        keywords=() if translated else control.keywords,
        owner=change(control.owner),
        department=change(control.department),
        contact=change(control.contact),
    )


def source_digest(leaflet: Leaflet) -> str:
    """SHA-256 of the leaflet that a translation is of: its words, structure and record, not its line numbers."""
    whole = (leaflet.id, leaflet.language, leaflet.control, *map(written, leaflet.blocks))
    return hashlib.sha256(repr(whole).encode()).hexdigest()


def variables_of(leaflet: Leaflet, settings: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """What fills a leaflet's placeholders: the workspace's variables, overridden by the leaflet's own."""
    return {**dict(settings), **dict(leaflet.control.variables)}
