"""Catalogue to catalogue with a warning on every draft whose source changed in a way that can hurt."""

from dataclasses import replace

from pipeline.model.catalogue import Catalogue, Message, State
from pipeline.model.language import Language
from pipeline.text.meaning.changes import critical_changes

CRITICAL = "CRITICAL: the source has changed in what must not be mistaken:"


def mark(catalogue: Catalogue, source: Language) -> Catalogue:
    """`catalogue` with a note (`#.`) on each draft made from a source with other figures, units or negations.

    The notes of the template must be fresh: marking does not take an old warning away.
    """
    return replace(catalogue, messages=tuple(_marked(message, source) for message in catalogue.messages))


def _marked(message: Message, source: Language) -> Message:
    if message.state is not State.DRAFT or message.previous is None:
        return message
    changes = critical_changes(message.previous.words, message.id.words, source)
    if not changes:
        return message
    warning = f"{CRITICAL} {'; '.join(changes)}"
    return replace(message, note="\n".join(line for line in (message.note, warning) if line))


def is_critical(message: Message) -> bool:
    """Whether a draft carries the warning."""
    return CRITICAL in message.note
