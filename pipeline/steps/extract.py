"""Leaflet to template: one message for each text, in reading order."""

from dataclasses import replace

from pipeline.model.catalogue import Catalogue, Message, MessageId, Place
from pipeline.model.leaflet import Footnote, Leaflet, texts
from pipeline.text.markup.inline import note_marks, placeholders

_MARK_NOTE = "[^%s] is the mark of a note. Keep it as it is, once, behind the words that the note is about."
_FOOTNOTE_NOTE = "This is the note that [^%s] marks. The program writes its number before it."
_PLACEHOLDER_NOTE = "{{%s}} is filled in by the program. Keep it as it is."


def extract(leaflet: Leaflet) -> Catalogue:
    """The template of a leaflet.

    Equal words in the same role are one message with several places; in different roles they are different
    messages, because their `msgctxt` is the role.
    """
    notes = {texts((block,))[0].anchor: block.label for block in leaflet.blocks if isinstance(block, Footnote)}
    origins = {origin.anchor: origin for origin in leaflet.origins}
    messages: dict[tuple[str, str], Message] = {}
    for text in leaflet.texts():
        origin = origins[text.anchor]
        key = (text.role.value, text.words)
        message = Message(
            id=MessageId(*key),
            note=_note(origin.note, text.words, notes.get(text.anchor, "")),
            places=(Place(leaflet.file, origin.line),),
        )
        messages[key] = _joined(messages.get(key), message)
    return Catalogue(leaflet.id, "", tuple(messages.values()))


def _note(author: str, words: str, note: str) -> str:
    """What translators are told: the author's own note, and what the marks in the words are."""
    if not note and "{{" not in words and "[^" not in words:
        return author
    legend = [_FOOTNOTE_NOTE % note] if note else []
    legend += [_MARK_NOTE % label for label in dict.fromkeys(mark.label for mark in note_marks(words))]
    legend += [_PLACEHOLDER_NOTE % name for name in dict.fromkeys(placeholders(words))]
    return "\n".join(line for line in (author, *legend) if line)


def _joined(first: Message | None, second: Message) -> Message:
    if first is None:
        return second
    note = first.note
    if note != second.note:
        note = "\n".join(dict.fromkeys((*note.splitlines(), *second.note.splitlines())))
    places = first.places if second.places[0] in first.places else first.places + second.places
    return replace(first, note=note, places=places)
