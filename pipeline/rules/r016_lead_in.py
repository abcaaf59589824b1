"""R016: the line that leads into a list and an item together are no longer than a sentence may be."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter

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
        for item in listing.items:
            passage = matter.passage(item[0])
            # An item of whole sentences does not go on with the sentence of the lead.
            if not passage.sentences or len(passage.sentences) > 1 or passage.text.rstrip()[-1:] in ".!?":
                continue
            together = led + len(passage.sentences[0].words)
            if together > matter.limit:
                yield Hit(
                    passage.anchor,
                    (0, len(passage.text)),
                    f"the lead-in and this item are a sentence of {together} words; the limit is {matter.limit}",
                    "Shorten the lead-in or the item",
                    Severity.REVIEW,
                )
