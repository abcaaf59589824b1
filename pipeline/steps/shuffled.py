"""Translations that came back beside other sources than they were sent with: a column that was sorted by itself."""

from pipeline.model.catalogue import Catalogue, State
from pipeline.model.exchange import Flaw

# Two messages may well come to share a wording; three that have changed places are no chance.
_LEAST = 3


def shuffled(before: Catalogue, after: Catalogue) -> tuple[Flaw, ...]:
    """A refusal when finished translations of `before` stand in `after` beside other messages, else ().

    That is at least three of them, and half of all that changed.
    """
    sources: dict[str, set[str]] = {}
    for message in before.messages:
        if message.state is State.DONE:
            sources.setdefault(message.target, set()).add(message.id.words)
    old = before.by_id()
    changed = [message for message in after.messages if message.id in old and message.target != old[message.id].target]
    moved = [message for message in changed if message.id.words not in sources.get(message.target, {message.id.words})]
    if len(moved) < _LEAST or 2 * len(moved) < len(changed):
        return ()
    first = moved[0]
    return (
        Flaw(
            "the file",
            f"{len(moved)} translations stand beside other messages than before, the first beside "
            f'"{first.id.words[:60]}"',
            "the translations were sorted or pasted without the other columns; ask for the file with whole rows",
        ),
    )
