"""R018: no sentence of a translation is much longer than its source, for its language."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter

CODE = "R018"
SOURCE = "medians of parallel texts (baselines.toml), of the workspace's approved translations, or of the leaflet"
LANGUAGES = None
ACTIONABLE = False

# One message is little text: only a large difference says something.
_TIMES = 1.6


def look(matter: Matter) -> Iterator[Hit]:
    usual = matter.usual_words()
    if usual is None or matter.tag == matter.source_tag:
        return
    ratio, where = usual
    for passage in matter.running():
        own = max(passage.sentences, key=lambda sentence: len(sentence.words), default=None)
        theirs = passage.source_length
        if own is None or not passage.is_telling or passage.length <= _TIMES * ratio * theirs:
            continue
        yield Hit(
            passage.anchor,
            (own.start, own.end),
            f"{passage.length} words for {theirs} of the source; {ratio * theirs:.0f} are usual {where}",
            "See whether something was added, and say it in fewer words",
            Severity.NOTE,
        )
