"""Leaflet and catalogue to edition: the same tree with the words of another language."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.edition import Edition
from pipeline.model.leaflet import Control, Leaflet, Text, map_texts
from pipeline.text.inline import fill


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
    translated = {} if catalogue is None else catalogue.by_id()
    missing: list[MessageId] = []

    def change(text: Text) -> Text:
        words = text.words
        if catalogue is not None and words:
            found = _finished(translated.get(MessageId(text.role.value, words)))
            if found is None:
                missing.append(MessageId(text.role.value, words))
            words = found or words
        return replace(text, words=fill(words, variables))

    blocks = map_texts(leaflet.blocks, change)
    edition = Edition(
        leaflet=leaflet.id,
        tag=tag,
        source_tag=leaflet.language,
        source_title=fill(leaflet.title.words, variables),
        source_digest=source_digest(leaflet),
        control=_control(leaflet.control, change),
        blocks=blocks,
    )
    return Localised(edition, tuple(dict.fromkeys(missing)))


def _finished(message: Message | None) -> str | None:
    return message.target if message is not None and message.state is State.DONE else None


def _control(control: Control, change: Callable[[Text], Text]) -> Control:
    return replace(
        control,
        owner=change(control.owner),
        department=change(control.department),
        contact=change(control.contact),
    )


def source_digest(leaflet: Leaflet) -> str:
    """SHA-256 of the leaflet that a translation is of: its words, structure and record, not its line numbers."""
    return hashlib.sha256(repr((leaflet.id, leaflet.language, leaflet.control, leaflet.blocks)).encode()).hexdigest()


def variables_of(leaflet: Leaflet, settings: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """What fills a leaflet's placeholders: the workspace's variables, overridden by the leaflet's own."""
    return {**dict(settings), **dict(leaflet.control.variables)}
