"""Template and old catalogue to new catalogue: nothing a translator wrote is lost."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz import fuzz, process

from pipeline.model.catalogue import Catalogue, Message, State

# Below this similarity (percent, rapidfuzz ratio) an old translation misleads more than it helps.
_SIMILAR = 70.0


def update(template: Catalogue, old: Catalogue) -> Catalogue:
    """`old` brought in line with `template`.

    The order is the template's. A message whose source changed keeps its translation as a draft (fuzzy) that
    remembers the previous source; a new message gets the translation of a similar one as a draft, if there is one. A
    message whose source is gone becomes obsolete, and comes back unchanged when its source does. Doing it twice
    changes nothing.
    """
    kept = old.by_id()
    gone = {message.id: message for message in old.obsolete}
    wanted = {message.id for message in template.messages}
    removed = _Pool(message for message in old.messages if message.id not in wanted and message.target)
    others = _Pool(
        message
        for message in (*old.messages, *old.obsolete)
        if message.target and (message.state is State.DONE) and (message.id in wanted or message.id in gone)
    )
    messages: list[Message] = []
    for new in template.messages:
        before = kept.get(new.id)
        if (before is None or not before.target) and new.id in gone:
            before = gone.pop(new.id)
        if before is None or not before.target:
            before = _moved(new, before, removed) or _copied(new, before, others) or before
        messages.append(_merged(new, before))
    gone |= {message.id: replace(message, places=(), note="") for message in removed.left()}
    return replace(old, leaflet=template.leaflet, messages=tuple(messages), obsolete=tuple(gone.values()))


class _Pool:
    """Messages to find the most similar one in."""

    def __init__(self, messages: Iterable[Message]) -> None:
        self.messages = tuple(messages)
        # What is taken out stays as None, which rapidfuzz passes over: the others keep their numbers.
        self.words: list[str | None] = [message.id.words for message in self.messages]

    def similar(self, new: Message) -> int | None:
        """The number of the most similar message, None when none is similar enough."""
        if not self.messages:
            return None
        best = process.extract(new.id.words, self.words, scorer=fuzz.ratio, score_cutoff=_SIMILAR, limit=None)
        if not best:
            return None
        context, messages = new.id.context, self.messages
        return int(max(best, key=lambda found: (found[1], messages[found[2]].id.context == context, -found[2]))[2])

    def take(self, number: int) -> Message:
        self.words[number] = None
        return self.messages[number]

    def left(self) -> Iterator[Message]:
        """What was not taken out, in order."""
        return (message for message, words in zip(self.messages, self.words, strict=True) if words is not None)


def _moved(new: Message, same: Message | None, removed: _Pool) -> Message | None:
    """The most similar message whose source is gone, as a draft, with what people wrote about it."""
    number = removed.similar(new)
    if number is None:
        return None
    source = removed.take(number)
    remark = same.remark if same is not None and same.remark else source.remark
    previous = source.previous if source.state is State.DRAFT and source.previous else source.id
    return replace(source, state=State.DRAFT, previous=previous, remark=remark)


def _copied(new: Message, same: Message | None, others: _Pool) -> Message | None:
    """The translation of a similar message that stays where it is, as a draft."""
    number = others.similar(new)
    if number is None:
        return None
    source = others.messages[number]
    return replace(same or new, target=source.target, state=State.DRAFT, previous=source.id)


def _merged(new: Message, before: Message | None) -> Message:
    if before is None:
        return new
    if (before.id, before.note, before.places) == (new.id, new.note, new.places):
        return before
    return replace(before, id=new.id, note=new.note, places=new.places)


def blank(template: Catalogue, tag: str, headers: tuple[tuple[str, str], ...]) -> Catalogue:
    """A catalogue for `tag` in which nothing is translated yet."""
    return Catalogue(template.leaflet, tag, (), headers)


def translated_as_itself(template: Catalogue, tag: str) -> Catalogue:
    """Every message translated as itself; localising with it gives the source back."""
    return replace(template, tag=tag, messages=tuple(_as_itself(message) for message in template.messages))


def _as_itself(message: Message) -> Message:
    return replace(message, target=message.id.words, state=State.DONE)
