"""The program's own words: from the table of phrases to a template, and from a catalogue to `Words`."""

from pipeline.model.catalogue import Catalogue, Message, MessageId, Place, State
from pipeline.model.kit import Words
from pipeline.text.characters import hidden
from pipeline.text.markup.inline import placeholders
from pipeline.text.phrases import PHRASES

CATALOGUE = "polyleaf"
# The language that the program's own words are written in.
LANGUAGE = "en"


def template(places: dict[str, tuple[Place, ...]]) -> Catalogue:
    """The template of the program's own words; `places` says where each stands in the program."""
    messages = tuple(
        Message(MessageId("", phrase.words), note=phrase.note, places=places.get(phrase.words, ()))
        for phrase in PHRASES
    )
    return Catalogue(CATALOGUE, "", messages)


def source_words(tag: str) -> Words:
    """The program's words in the language they are written in."""
    return Words(tag, tuple((phrase.words, phrase.words) for phrase in PHRASES))


def words(catalogue: Catalogue) -> tuple[Words, tuple[str, ...]]:
    """The program's words of a catalogue, and the phrases that it does not have.

    A translation with other slots than the phrase, or with characters that nobody can see, is none.
    """
    found = {message.id.words: message.target for message in catalogue.messages if _usable(message)}
    missing = tuple(phrase.words for phrase in PHRASES if phrase.words not in found)
    return Words(catalogue.tag, tuple(found.items())), missing


def _usable(message: Message) -> bool:
    same = sorted(placeholders(message.id.words)) == sorted(placeholders(message.target))
    return message.state is State.DONE and same and not hidden(message.target)
