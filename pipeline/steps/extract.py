"""Leaflet to template: one message for each text, in reading order."""

from dataclasses import replace

from pipeline.model.catalogue import Catalogue, Message, MessageId, Place
from pipeline.model.leaflet import Leaflet
from pipeline.text.inline import placeholders

_PLACEHOLDER_NOTE = "{{%s}} is filled in by the program. Keep it as it is."


def extract(leaflet: Leaflet) -> Catalogue:
    """The template of a leaflet.

    Equal words in the same role are one message with several places; in different roles they are different
    messages, because their `msgctxt` is the role.
    """
    origins = {origin.anchor: origin for origin in leaflet.origins}
    messages: dict[tuple[str, str], Message] = {}
    for text in leaflet.texts():
        origin = origins[text.anchor]
        key = (text.role.value, text.words)
        message = Message(
            id=MessageId(*key),
            note=_note(origin.note, text.words),
            places=(Place(leaflet.file, origin.line),),
        )
        messages[key] = _joined(messages.get(key), message)
    return Catalogue(leaflet.id, "", tuple(messages.values()))


def _note(author: str, words: str) -> str:
    if "{{" not in words:
        return author
    legend = [_PLACEHOLDER_NOTE % name for name in dict.fromkeys(placeholders(words))]
    return "\n".join(line for line in (author, *legend) if line)


def _joined(first: Message | None, second: Message) -> Message:
    if first is None:
        return second
    note = first.note
    if note != second.note:
        note = "\n".join(dict.fromkeys((*note.splitlines(), *second.note.splitlines())))
    places = first.places if second.places[0] in first.places else first.places + second.places
    return replace(first, note=note, places=places)
