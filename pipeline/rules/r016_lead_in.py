"""R016: the line that leads into a list and an item together are no longer than a sentence may be."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter, Passage

CODE = "R016"
SOURCE = "NHS digital service manual, content guide, Formatting: a list is one sentence; How we write: up to 20 words"
LANGUAGES = frozenset({"en"})
ACTIONABLE = True


def look(matter: Matter) -> Iterator[Hit]:
    for listing in matter.lists:
        if matter.limit is None or not listing.lead:
            continue
        lead = matter.passage(listing.lead)
        if not lead.sentences or not lead.text.rstrip().endswith(":"):
            continue
        led = len(lead.sentences[-1].words)
        # What is too long by itself, lead-in or item, is another rule's.
        if led > matter.limit:
            continue
        passages = [matter.passage(item[0]) for item in listing.items]
        items = [passage for passage in passages if _goes_on(passage)]
        lengths = [len(passage.sentences[0].words) for passage in items]
        wanting = [
            (passage, led + length)
            for passage, length in zip(items, lengths, strict=True)
            if length <= matter.limit < led + length
        ]
        if len(wanting) * 2 > len(items) > 1:
            yield _long_lead(lead, led, len(wanting), len(items), matter.limit)
        else:
            yield from (_long_item(passage, together, matter.limit) for passage, together in wanting)


def _goes_on(passage: Passage) -> bool:
    """Whether an item goes on with the sentence of the lead-in: whole sentences do not."""
    return len(passage.sentences) == 1 and passage.text.rstrip()[-1:] not in ".!?"


def _long_lead(lead: Passage, led: int, wanting: int, items: int, limit: int) -> Hit:
    return Hit(
        lead.anchor,
        (lead.sentences[-1].start, len(lead.text)),
        f"this lead-in has {led} words; with {wanting} of its {items} items it is a sentence of more than {limit}",
        "Shorten the lead-in",
        Severity.REVIEW,
    )


def _long_item(passage: Passage, together: int, limit: int) -> Hit:
    return Hit(
        passage.anchor,
        (0, len(passage.text)),
        f"the lead-in and this item are a sentence of {together} words; the limit is {limit}",
        "Shorten the lead-in or the item",
        Severity.REVIEW,
    )
