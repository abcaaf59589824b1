"""R004: no item of a list has more sentences than the profile allows."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Kind, Matter

CODE = "R004"
SOURCE = "NHS digital service manual, content guide, Formatting: one sentence in each item"
LANGUAGES = frozenset({"en"})
ACTIONABLE = True


def look(matter: Matter) -> Iterator[Hit]:
    most = matter.profile.item
    for passage in matter.running():
        if most is None or passage.kind is not Kind.ITEM or len(passage.sentences) <= most:
            continue
        yield Hit(
            passage.anchor,
            (passage.sentences[most].start, len(passage.text)),
            f"a list item of {len(passage.sentences)} sentences; the guideline says {most}",
            "Keep one sentence in the item, or write paragraphs with headings instead of a list",
            Severity.NOTE,
        )
