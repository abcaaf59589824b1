"""R003: no list has more items than the profile allows."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter

CODE = "R003"
SOURCE = "NHS digital service manual, content guide, Formatting: bulleted lists of up to 6 items"
LANGUAGES = frozenset({"en"})
ACTIONABLE = True


def look(matter: Matter) -> Iterator[Hit]:
    most = matter.profile.items
    for listing in matter.lists:
        if most is None or len(listing.items) <= most:
            continue
        passage = matter.passage(listing.items[most][0])
        yield Hit(
            passage.anchor,
            (0, len(passage.text)),
            f"a list of {len(listing.items)} items, of which this is number {most + 1}; the limit is {most}",
            "Make two lists of it, each with a heading or a line that leads into it",
            Severity.NOTE,
        )
