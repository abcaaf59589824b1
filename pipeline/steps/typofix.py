"""An update whose source changes mend slips and change no meaning: finished translations stay finished.

Babel and msgmerge know only one kind of change, so that one comma makes every language fuzzy. Here a person says that
the change is of that kind, with a reason that is recorded; what touches a figure, a negation or a medicine is refused.
"""

from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.language import Language
from pipeline.text.meaning.changes import critical_changes

# A slip in one word of a sentence; whoever changes more has written another sentence (percent, rapidfuzz ratio).
_A_SLIP = 85.0


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished translation whose source changed from `before` to `after`."""

    before: MessageId
    after: MessageId


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that is more than a slip, and why; its translation is a draft."""

    before: MessageId
    after: MessageId
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """The updated catalogue, what stayed finished in it and what did not."""

    catalogue: Catalogue
    kept: tuple[Kept, ...]
    refused: tuple[Refused, ...]


def keep_finished(old: Catalogue, new: Catalogue, source: Language) -> Fixed:
    """`new`, which is `old` after `update`, with the translations finished again whose source has a slip mended.

    Only translations that were finished before and whose source is gone are taken. One change of a figure, unit,
    comparison, negation, medicine, telephone number, placeholder or link, or a change of more than a slip, keeps the
    translation a draft.
    """
    finished = {message.id for message in old.messages if message.state is State.DONE}
    finished -= {message.id for message in new.messages}
    known = {message.id for message in old.messages if message.target}
    kept: list[Kept] = []
    refused: list[Refused] = []

    def judged(message: Message) -> Message:
        before = message.previous
        if message.state is not State.DRAFT or before not in finished or message.id in known or before is None:
            return message
        if reason := _more_than_a_slip(before, message.id, source):
            refused.append(Refused(before, message.id, reason))
            return message
        kept.append(Kept(before, message.id))
        return replace(message, state=State.DONE, previous=None)

    messages = tuple(judged(message) for message in new.messages)
    return Fixed(replace(new, messages=messages), tuple(kept), tuple(refused))


def _more_than_a_slip(before: MessageId, after: MessageId, source: Language) -> str:
    if before.context != after.context:
        return f"it was a {before.context} and is a {after.context}"
    if changes := critical_changes(before.words, after.words, source):
        return "; ".join(changes)
    if fuzz.ratio(before.words, after.words) < _A_SLIP:
        return "too much of it has changed"
    return ""
