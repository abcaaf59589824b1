"""Template and old catalogue to new catalogue: nothing a translator wrote is lost."""

from dataclasses import replace

from rapidfuzz import fuzz, process

from pipeline.model.catalogue import Catalogue, Message, State

# Below this similarity (percent, rapidfuzz ratio) an old translation misleads more than it helps.
_SIMILAR = 70.0


def update(template: Catalogue, old: Catalogue) -> Catalogue:
    """`old` brought in line with `template`.

    The order is the template's. A message whose source changed keeps its translation as a draft (fuzzy) that
    remembers the previous source. A message whose source is gone becomes obsolete, and comes back unchanged
    when its source does. Doing it twice changes nothing.
    """
    kept = old.by_id()
    revived = {message.id: message for message in old.obsolete}
    wanted = {message.id for message in template.messages}
    removed = [message for message in old.messages if message.id not in wanted and message.target]
    messages: list[Message] = []
    for new in template.messages:
        before = kept.get(new.id) or revived.pop(new.id, None)
        if before is None or not before.target:
            before = _similar(new, before, removed)
        messages.append(_merged(new, before))
    obsolete = (*revived.values(), *(replace(message, places=(), note="") for message in removed))
    return replace(old, leaflet=template.leaflet, messages=tuple(messages), obsolete=obsolete)


def _similar(new: Message, same: Message | None, removed: list[Message]) -> Message | None:
    """The most similar message whose source is gone, as a draft; it is taken out of `removed`."""
    sources = [message.id.words for message in removed]
    best = process.extract(new.id.words, sources, scorer=fuzz.ratio, score_cutoff=_SIMILAR, limit=None)
    if not best:
        return same
    _, _, index = max(best, key=lambda found: (found[1], removed[found[2]].id.context == new.id.context, -found[2]))
    source = removed.pop(index)
    remark = same.remark if same is not None and same.remark else source.remark
    previous = source.previous if source.state is State.DRAFT and source.previous else source.id
    return replace(source, state=State.DRAFT, previous=previous, remark=remark)


def _merged(new: Message, before: Message | None) -> Message:
    if before is None:
        return new
    return replace(before, id=new.id, note=new.note, places=new.places)


def blank(template: Catalogue, tag: str, headers: tuple[tuple[str, str], ...]) -> Catalogue:
    """A catalogue for `tag` in which nothing is translated yet."""
    return Catalogue(template.leaflet, tag, (), headers)


def translated_as_itself(template: Catalogue, tag: str) -> Catalogue:
    """Every message translated as itself; localising with it gives the source back."""
    return replace(template, tag=tag, messages=tuple(_as_itself(message) for message in template.messages))


def _as_itself(message: Message) -> Message:
    return replace(message, target=message.id.words, state=State.DONE)
