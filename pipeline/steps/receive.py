"""Catalogue and delivery to catalogue: what came back from a translator is held against what was sent.

Nothing is guessed: whatever does not fit is told, with its place in the file. A translation becomes finished only when
the file itself says so; all others are drafts.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.exchange import Delivery, Flaw, Returned, Standing, key_of, sent_as
from pipeline.model.language import Language
from pipeline.steps.guard import vanished
from pipeline.text.characters import LONGEST_TEXT, hidden, named
from pipeline.text.excerpt import excerpt
from pipeline.text.markup.inline import link_targets, placeholders
from pipeline.text.scripts import name_of, same_language, scripts, scripts_of

# Headers of a .po file in which a translator says who worked when, and with what.
_PUT_BACK = "put it back in the file; a translation program must be set to whole paragraphs, not to sentences"
_THEIRS = ("PO-Revision-Date", "Last-Translator", "X-Generator")
_SHOWN = 60
# Names of medicines and addresses stay in Latin letters, in short leaflets a quarter of all.
_ENOUGH_LETTERS, _OWN_SHARE = 30, 0.4
# What no translator may change.
_KEPT: tuple[tuple[str, Callable[[str], tuple[str, ...]]], ...] = (
    ("placeholders", placeholders),
    ("links", link_targets),
)


@dataclass(frozen=True, slots=True)
class Reception:
    """The catalogue with what came back, and what does not fit.

    `flaws` concern single messages, which are left as they were; with `refusals` nothing of the file can be taken.
    `finished` and `drafts` count the messages that were changed, `same` those that came back as they were sent.
    `older` are translations of texts that the leaflet no longer has.
    """

    catalogue: Catalogue
    refusals: tuple[Flaw, ...]
    flaws: tuple[Flaw, ...]
    finished: int
    drafts: int
    same: int
    older: tuple[Message, ...] = ()


def receive(catalogue: Catalogue, delivery: Delivery, source: Language, target: Language) -> Reception:
    """`catalogue`, which is in line with the leaflet, with the translations of `delivery`."""
    inbox = _Inbox(_Known(catalogue), list(delivery.flaws))
    for returned in delivery.messages:
        inbox.put(returned)
    missing = (_missing(message) for message in catalogue.messages if message.id not in inbox.places)
    after = _headed(
        replace(catalogue, messages=tuple(inbox.taken.get(message.id, message) for message in catalogue.messages)),
        delivery,
    )
    changed = [new for old, new in zip(catalogue.messages, after.messages, strict=True) if _differs(old, new)]
    finished = sum(message.state is State.DONE for message in changed)
    return Reception(
        catalogue=after,
        refusals=tuple(_refusals(delivery, source, target)),
        flaws=(*inbox.flaws, *missing),
        finished=finished,
        drafts=len(changed) - finished,
        same=len(inbox.taken) - len(changed),
        older=tuple(inbox.older),
    )


def overlap(catalogue: Catalogue, delivery: Delivery) -> float:
    """Which share of the delivery's messages the catalogue knows: tells to which leaflet a nameless file belongs."""
    known = _Known(catalogue)
    found = sum(not isinstance(known.message(returned), Flaw) for returned in delivery.messages)
    return found / len(delivery.messages) if delivery.messages else 0.0


class _Known:
    """The catalogue's messages, to be found by all that a file may say of them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.by_key = {key_of(message.id): message for message in catalogue.messages}
        self.by_words = {(message.id.context, _even(message.id.words)): message for message in catalogue.messages}
        self.contexts: dict[str, list[str]] = {}
        for message in catalogue.messages:
            self.contexts.setdefault(_even(message.id.words), []).append(message.id.context)

    def message(self, returned: Returned) -> Message | Flaw:
        """The message that is meant, or why it is not clear which one is."""
        message = self.by_key.get(returned.key)
        words = _even(returned.words)
        if message is not None:
            if words != _even(message.id.words):
                return _flaw(
                    returned,
                    f'the source has been changed to "{_short(returned.words)}" from "{_short(message.id.words)}"',
                    "ask for a translation of the text that was sent",
                )
            if returned.context is not None and returned.context != message.id.context:
                return _context_flaw(returned, message.id.context)
            return message
        if returned.context is not None:
            message = self.by_words.get((returned.context, words))
        elif len(self.contexts.get(words, ())) == 1:
            message = self.by_words[self.contexts[words][0], words]
        if message is not None:
            return message
        if words in self.contexts:
            return _context_flaw(returned, " or ".join(self.contexts[words]))
        return _flaw(
            returned,
            f'the leaflet has no text "{_short(returned.words)}"',
            "the leaflet may have changed since the file was sent; with --partly the translation comes in as a draft "
            "of the text that is most like it",
        )

    def is_older(self, returned: Returned) -> bool:
        """Whether a message that is not in the catalogue can have been in an older one, complete as it was sent."""
        if not returned.context or not returned.words or not returned.target.strip():
            return False
        id_ = MessageId(returned.context, returned.words)
        return returned.key in ("", key_of(id_)) and returned.key not in self.by_key


@dataclass(slots=True)
class _Inbox:
    """What has been taken so far, and what does not fit; `places` says where each message was first met."""

    known: _Known
    flaws: list[Flaw]
    older: list[Message] = field(default_factory=list)
    taken: dict[MessageId, Message] = field(default_factory=dict)
    places: dict[MessageId, str] = field(default_factory=dict)

    def put(self, returned: Returned) -> None:
        """Take one message, or say why not."""
        message = self.known.message(returned)
        if isinstance(message, Flaw):
            self.flaws.append(message)
            if meant := self.known.by_key.get(returned.key):
                self.places.setdefault(meant.id, returned.place)
            if self.known.is_older(returned):
                self.older.append(_older(returned))
        elif message.id in self.places:
            found = f"the message stands in {self.places[message.id]} too"
            self.flaws.append(_flaw(returned, found, "keep one of the two"))
        else:
            self.places[message.id] = returned.place
            self._take(message, returned)

    def _take(self, message: Message, returned: Returned) -> None:
        if _moved_on(message, returned) and _untouched(returned):
            self.taken[message.id] = replace(message, remark=_remarks(message, returned))
        elif faults := tuple(_faults(message, returned)):
            self.flaws += faults
        else:
            self.taken[message.id] = _taken(message, returned)


def _context_flaw(returned: Returned, wanted: str) -> Flaw:
    found = f'"{_short(returned.words)}" is marked as "{returned.context}" and was sent as "{wanted}"'
    return _flaw(returned, found, "ask for the file again as it was sent")


def _moved_on(message: Message, returned: Returned) -> bool:
    """Whether the catalogue has another translation, or another state of it, than was sent."""
    return bool(returned.sent) and returned.sent != sent_as(message.target, message.state)


def _untouched(returned: Returned) -> bool:
    """Whether the words came back as they were sent, whatever has become of the catalogue since."""
    return returned.sent in {sent_as(returned.target, state) for state in State}


def _faults(message: Message, returned: Returned) -> Iterator[Flaw]:
    """What forbids a translation to go into a catalogue at all; whether it is right is for the checks to say."""
    words = _tidy(returned.target)
    if words == message.target:
        return
    if message.target and _moved_on(message, returned):
        yield _flaw(
            returned,
            f'"{_short(message.id.words)}" was translated here too since the file was sent: here '
            f'"{_short(message.target)}", in the file "{_short(words)}"',
            "ask both which one is right; with --partly the one that is here stays",
        )
    elif message.state is State.DONE and not words.strip():
        yield _flaw(
            returned,
            f'the finished translation of "{_short(message.id.words)}" has vanished',
            _PUT_BACK,
        )
    if len(words) > LONGEST_TEXT:
        yield _flaw(returned, f"{len(words)} characters", f"at most {LONGEST_TEXT}: check that it is the right text")
    if unseen := (
        *hidden(words),
        *(sign for sign in words if unicodedata.category(sign) == "Cc" and sign not in "\n\t"),
    ):
        yield _flaw(returned, f"the invisible character {named(unseen[0])}", "type the translation again")
    for name, read in _KEPT if words.strip() else ():
        wanted, found = Counter(read(message.id.words)), Counter(read(words))
        if wanted != found:
            yield _flaw(
                returned,
                f'the {name} of "{_short(message.id.words)}" are {_listed(found)} and were {_listed(wanted)}',
                "copy them letter by letter from the source",
            )


def _taken(message: Message, returned: Returned) -> Message:
    """A message with what came back for it; what a person wrote before is never lost for nothing."""
    words = _tidy(returned.target)
    remark = _remarks(message, returned)
    finished = returned.standing is Standing.FINISHED
    # Where there is no translation, some tools put the source in its place.
    copied = message.state is State.EMPTY and not finished and _even(words) == _even(message.id.words)
    if copied or not words.strip():
        return replace(message, remark=remark)
    confirmed_here = message.state is State.DONE and _moved_on(message, returned)
    if words == message.target and (returned.standing is Standing.UNSAID or confirmed_here):
        return replace(message, remark=remark)
    state = State.DONE if finished and _is_translation(words, message) else State.DRAFT
    previous = None if state is State.DONE else message.previous
    return replace(message, target=words, state=state, previous=previous, remark=remark)


def _remarks(message: Message, returned: Returned) -> str:
    """What people wrote on both sides, each line once."""
    lines = (*message.remark.splitlines(), *returned.remark.strip().splitlines())
    return "\n".join(dict.fromkeys(line.rstrip() for line in lines))


def _is_translation(words: str, message: Message) -> bool:
    """Spaces, dots or dashes in place of words are none."""
    return any(map(str.isalnum, words)) or not any(map(str.isalnum, message.id.words))


def _older(returned: Returned) -> Message:
    state = State.DONE if returned.standing is Standing.FINISHED else State.DRAFT
    id_ = MessageId(returned.context or "", returned.words)
    return Message(id_, _tidy(returned.target), state, remark=returned.remark.strip())


def _differs(old: Message, new: Message) -> bool:
    return (old.target, old.state) != (new.target, new.state)


def _missing(message: Message) -> Flaw:
    return Flaw(
        "missing",
        f'"{_short(message.id.words)}" ({message.id.context}) did not come back',
        "ask for the whole file; every message that was sent must come back, translated or not",
    )


def _refusals(delivery: Delivery, source: Language, target: Language) -> Iterator[Flaw]:
    for name, said, wanted in (("from", delivery.source, source.tag), ("into", delivery.target, target.tag)):
        if said and not same_language(said, wanted):
            yield Flaw(
                "language",
                f'the file says that it is translated {name} "{said}"; this is about "{wanted}"',
                "take the right file, or name the right language with --lang",
            )
    yield from _strange_letters(delivery, target)
    if not delivery.messages:
        yield Flaw("the file", "there are no messages in it", "take the file with the translation")


def _strange_letters(delivery: Delivery, target: Language) -> Iterator[Flaw]:
    """A file of another language than it says, or full of the source, where the letters tell."""
    wanted = scripts_of(target.tag)
    found = scripts("".join(returned.target for returned in delivery.messages))
    own = sum(found[name] for name in wanted)
    if wanted and found.total() >= _ENOUGH_LETTERS and own < _OWN_SHARE * found.total():
        name = name_of(found.most_common(1)[0][0])
        yield Flaw(
            "language",
            f"{found.total() - own} of {found.total()} letters of the translations are not those of "
            f"{target.english_name}, most are {name}",
            "take the right file",
        )


def lost(before: Catalogue, after: Catalogue) -> tuple[Flaw, ...]:
    """The finished translations of `before` that are nowhere in `after`."""
    return tuple(
        Flaw(
            "vanished",
            f'the finished translation of "{_short(message.id.words)}" has vanished',
            _PUT_BACK,
        )
        for message in vanished(before, after)
    )


def _headed(catalogue: Catalogue, delivery: Delivery) -> Catalogue:
    said = {name: value for name, value in delivery.headers if name in _THEIRS and value.strip()}
    if not said:
        return catalogue
    headers = tuple((name, said.pop(name, value)) for name, value in catalogue.headers)
    return replace(catalogue, headers=(*headers, *said.items()))


def _tidy(words: str) -> str:
    """A translation as a catalogue holds it: NFC, no space at its ends, line ends only where they are a hard break."""
    lines = unicodedata.normalize("NFC", words).strip(" \t\r\n").replace("\r\n", "\n").replace("\t", " ").split("\n")
    tidy = lines[0]
    for line in lines[1:]:
        hard = (len(tidy) - len(tidy.rstrip("\\"))) % 2
        tidy = f"{tidy}\n{line}" if hard else f"{tidy.rstrip()} {line.lstrip()}".rstrip()
    return tidy


def _even(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


def _short(words: str) -> str:
    return excerpt(_even(words), _SHOWN)


def _listed(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements())) or "none"


def _flaw(returned: Returned, found: str, remedy: str) -> Flaw:
    return Flaw(returned.place, found, remedy)
