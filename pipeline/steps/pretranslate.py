"""Catalogue and engine to catalogue: empty messages get drafts, which stay fuzzy until a person has seen them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from pipeline.model.catalogue import Catalogue, Message, State
from pipeline.model.drafting import Draft, Engine, Remembered
from pipeline.model.finding import Finding
from pipeline.model.language import Language


@dataclass(frozen=True, slots=True)
class Thrown:
    """A proposal that was not used, and why."""

    draft: Draft
    reason: str


@dataclass(frozen=True, slots=True)
class Pretranslated:
    """The catalogue with its drafts, what was used and what was thrown away."""

    catalogue: Catalogue
    used: tuple[Draft, ...]
    thrown: tuple[Thrown, ...]


def remember(catalogues: Iterable[Catalogue], but: str) -> tuple[Remembered, ...]:
    """The finished translations of some catalogues, without those of the leaflet `but`."""
    return tuple(
        Remembered(message.id, message.target, catalogue.leaflet)
        for catalogue in catalogues
        if catalogue.leaflet != but
        for message in catalogue.messages
        if message.state is State.DONE
    )


def pretranslate(
    catalogue: Catalogue,
    engine: Engine,
    source: Language,
    target: Language,
    checks: Callable[[Catalogue], tuple[Finding, ...]],
) -> Pretranslated:
    """Fill empty messages with the engine's proposals, as fuzzy drafts that say where they come from.

    A proposal that a check would block if it were a finished translation (another figure, a lost placeholder) is
    thrown away with the reason. What a person has translated is never touched.
    """
    empty = tuple(message for message in catalogue.messages if message.state is State.EMPTY)
    drafts = {draft.id: draft for draft in engine.draft(empty, source, target)}
    as_done = tuple(
        replace(message, target=drafts[message.id].target, state=State.DONE)
        for message in empty
        if message.id in drafts
    )
    faults = {finding.words: finding for finding in checks(replace(catalogue, messages=as_done))}
    thrown = {
        draft.id: Thrown(draft, faults[draft.id.words].message) for draft in drafts.values() if draft.id.words in faults
    }
    used = {id_: draft for id_, draft in drafts.items() if id_ not in thrown}
    messages = tuple(
        _with(message, used[message.id], engine.name) if message.id in used else message
        for message in catalogue.messages
    )
    return Pretranslated(replace(catalogue, messages=messages), tuple(used.values()), tuple(thrown.values()))


def _with(message: Message, draft: Draft, engine: str) -> Message:
    remark = f"draft: {engine}, {draft.score} % alike, from {draft.origin}"
    return replace(
        message,
        target=draft.target,
        state=State.DRAFT,
        previous=draft.previous,
        remark="\n".join(line for line in (message.remark, remark) if line),
    )
