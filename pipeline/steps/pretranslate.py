"""Catalogue and engine to catalogue: empty messages get drafts, which stay fuzzy until a person has seen them."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.drafting import Draft, Engine, Remembered, Wanted
from pipeline.model.finding import Finding, Severity
from pipeline.model.glossary import Glossary
from pipeline.model.language import Language
from pipeline.text.characters import LONGEST_TEXT, hidden, named
from pipeline.text.markup.inline import plain

SIGNATURE = "draft: "
# A source text of so few words may be a name, which stays as it is.
_NAME = 3

Checks = Callable[[Catalogue], tuple[Finding, ...]]


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


def remember(catalogues: Iterable[Catalogue]) -> tuple[Remembered, ...]:
    """The finished translations of some catalogues."""
    return tuple(
        Remembered(message.id, message.target, catalogue.leaflet)
        for catalogue in catalogues
        for message in catalogue.messages
        if message.state is State.DONE
    )


def pretranslate(
    catalogue: Catalogue,
    engine: Engine,
    source: Language,
    target: Language,
    checks: Checks,
    glossary: Glossary,
    day: str,
    tell: Callable[[int, int], None] = lambda done, all_: None,
) -> Pretranslated:
    """Fill empty messages with the engine's proposals, as fuzzy drafts that say where they come from.

    A proposal that a check would block if it were a finished translation (another figure, a lost placeholder), or that
    the glossary forbids, is thrown away with the reason; the engine is asked once more for such a message, with that
    reason. What a person has translated is never touched. `day` is year-month-day; `tell` hears how many messages the
    engine has been asked for, of how many.

    Raises EngineError, and then nothing is changed.
    """
    empty = tuple(message for message in catalogue.messages if message.state is State.EMPTY)
    judge = _Judge(catalogue, empty, checks, glossary)
    first = judge.judged(_asked(engine, tuple(map(Wanted, empty)), source, target, tell))
    refused = tuple(Wanted(message, first[message.id].reason) for message in empty if _refused(first, message.id))
    second = judge.judged(_asked(engine, refused, source, target, tell)) if refused else {}
    # What was refused and came back without a fault is used; else the first refusal counts.
    better = {id_: found for id_, found in second.items() if not found.reason and _refused(first, id_)}
    best = {**first, **better}
    used = {id_: found for id_, found in best.items() if not found.reason}
    messages = tuple(
        _with(message, used[message.id], day) if message.id in used else message for message in catalogue.messages
    )
    thrown = tuple(Thrown(found.draft, found.reason) for found in best.values() if found.reason)
    return Pretranslated(replace(catalogue, messages=messages), tuple(found.draft for found in used.values()), thrown)


def filled(catalogue: Catalogue, done: Pretranslated) -> Catalogue:
    """`catalogue` with the drafts of `done` that were used, where it has nothing itself.

    An engine may think for minutes; what a person has saved meanwhile stays.
    """
    used = {draft.id for draft in done.used}
    drafts = {message.id: message for message in done.catalogue.messages if message.id in used}
    messages = (
        replace(drafts[message.id], line=message.line)
        if message.state is State.EMPTY and message.id in drafts
        else message
        for message in catalogue.messages
    )
    return replace(catalogue, messages=tuple(messages))


@dataclass(frozen=True, slots=True)
class _Judged:
    """A draft, why it cannot be used ("" when it can), and what the translator should know of it."""

    draft: Draft
    reason: str
    remark: str = ""


def _refused(judged: dict[MessageId, _Judged], id_: MessageId) -> bool:
    return id_ in judged and judged[id_].reason != ""


def _asked(
    engine: Engine,
    wanted: tuple[Wanted, ...],
    source: Language,
    target: Language,
    tell: Callable[[int, int], None],
) -> Iterator[Draft]:
    for start in range(0, len(wanted), engine.most):
        yield from engine.draft(wanted[start : start + engine.most], source, target)
        tell(min(start + engine.most, len(wanted)), len(wanted))


@dataclass(frozen=True, slots=True)
class _Judge:
    catalogue: Catalogue
    empty: tuple[Message, ...]
    checks: Checks
    glossary: Glossary

    def judged(self, drafts: Iterable[Draft]) -> dict[MessageId, _Judged]:
        """The drafts with what is wrong with them, in the order of the catalogue."""
        proposed = {draft.id: replace(draft, target=_tidy(draft.target)) for draft in drafts}
        asked = tuple(message for message in self.empty if message.id in proposed)
        faults = {message.id: _unusable(proposed[message.id]) for message in asked}
        sound = tuple(message for message in asked if not faults[message.id])
        blocked = self._blocked(sound, proposed)
        return {message.id: self._one(proposed[message.id], faults[message.id], blocked) for message in asked}

    def _blocked(self, messages: tuple[Message, ...], proposed: dict[MessageId, Draft]) -> dict[MessageId, str]:
        as_done = tuple(replace(message, target=proposed[message.id].target, state=State.DONE) for message in messages)
        return {
            MessageId(finding.context, finding.words): finding.message
            for finding in reversed(self.checks(replace(self.catalogue, messages=as_done)))
            if finding.severity is Severity.BLOCK
        }

    def _one(self, draft: Draft, fault: str, blocked: dict[MessageId, str]) -> _Judged:
        forbidden, missing = _terms(draft, self.glossary)
        reason = fault or blocked.get(draft.id, "") or forbidden
        if draft.score is None:
            return _Judged(draft, reason or missing)
        # What a person wrote elsewhere is worth seeing even where the glossary says otherwise.
        return _Judged(draft, reason, missing)


def _tidy(target: str) -> str:
    return unicodedata.normalize("NFC", target.replace("\r\n", "\n")).strip()


def _unusable(draft: Draft) -> str:
    """Why a draft could not even be written into a catalogue, or is none."""
    words = draft.id.words
    if draft.fault:
        return draft.fault
    if not any(map(str.isalnum, draft.target)) and (not draft.target or any(map(str.isalnum, words))):
        return "nothing came back"
    if len(draft.target) > LONGEST_TEXT or len(draft.target) > 10 * len(words) + 200:
        return f"{len(draft.target)} characters came back for {len(words)}"
    if unseen := hidden(draft.target):
        return f"the invisible character {named(unseen[0])} is in it"
    if draft.score is None and draft.target == words and len(words.split()) > _NAME:
        return "the source text came back"
    return ""


def _terms(draft: Draft, glossary: Glossary) -> tuple[str, str]:
    """What a draft has that the glossary forbids, and what it has not that the glossary wants; "" for nothing."""
    source, target = plain(draft.id.words), plain(draft.target)
    terms = tuple(dict.fromkeys(found.term for found in glossary.in_source(source)))
    forbidden = [
        f"“{target[place.start : place.end]}” is forbidden by the glossary for “{term.source}”"
        for term in terms
        for place in glossary.forbidden_in(term, target)
    ]
    missing = [
        f"the glossary has “{term.target}” for “{term.source}”"
        for term in terms
        if not glossary.in_target(term, target)
    ]
    return "; ".join(forbidden), "; ".join(missing)


def _with(message: Message, found: _Judged, day: str) -> Message:
    draft = found.draft
    made = "machine translation, no person has checked it"
    if draft.score is not None:
        made = f"{draft.score} % alike, from {draft.origin}"
    remark = f"{SIGNATURE}{_line(draft.by)}, {day}: {_line(made)}"
    kept = [line for line in message.remark.splitlines() if not line.startswith(SIGNATURE)]
    return replace(
        message,
        target=draft.target,
        state=State.DRAFT,
        previous=draft.previous,
        remark="\n".join((*kept, f"{remark}; {found.remark}" if found.remark else remark)),
    )


def _line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
