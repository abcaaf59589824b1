"""Two states of a catalogue to what has been lost between them: no finished translation may vanish.

OmegaT with sentence segmentation on empties every translation of more than one sentence, and a file made from an
older template lacks what was translated since; neither may overwrite the catalogue.
"""

from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.errors import CatalogueError


def vanished(before: Catalogue, after: Catalogue) -> tuple[Message, ...]:
    """The finished translations of `before` that `after` has no words for any more, in the order of `before`.

    Words that were changed, marked fuzzy, moved to the obsolete messages or made into the draft of a changed source
    have not vanished: a person or the update did that, and they can be read.
    """
    kept = _with_words(after)
    return tuple(message for message in before.messages if message.state is State.DONE and message.id not in kept)


def _with_words(catalogue: Catalogue) -> set[MessageId]:
    found = {message.id for message in catalogue.messages if message.state is not State.EMPTY}
    found |= {message.previous for message in catalogue.messages if message.previous and message.target.strip()}
    return found | {message.id for message in catalogue.obsolete if message.target.strip()}


def refuse_vanished(before: Catalogue, after: Catalogue, name: str) -> None:
    """Let no catalogue pass that has lost a finished translation; `name` is the offered file, for the error.

    Raises CatalogueError naming how many there are and the first.
    """
    lost = vanished(before, after)
    if not lost:
        return
    first = lost[0]
    line = next((message.line for message in after.messages if message.id == first.id), 0)
    raise CatalogueError(
        f"{name}:{line}" if line else name,
        f"{len(lost)} finished translations have no words in this file, the first: {first.id.words[:60]!r}",
        f"a file that keeps them (they stand in {before.file or 'the catalogue'}, the first in line {first.line})",
        "ask for the file again, from a program that is set to whole paragraphs (OmegaT: sentence segmentation off, "
        "translations equal to their source allowed); nothing was taken over",
    )
