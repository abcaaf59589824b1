"""R018: no sentence of a translation is much longer than its source, for its language."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter

CODE = "R018"
SOURCE = "medians of parallel texts (baselines.toml), or of the workspace's own approved translations"
LANGUAGES = None
ACTIONABLE = False

# One message is little text: only a large difference says something.
_TIMES = 1.6
_SHORT = 8


def look(matter: Matter) -> Iterator[Hit]:
    usual = matter.baseline.words if matter.baseline else None
    if usual is None or matter.tag == matter.source_tag:
        return
    for passage in matter.running():
        own = max(passage.sentences, key=lambda sentence: len(sentence.words), default=None)
        theirs = len(passage.source.split()) if passage.source else 0
        total = sum(len(sentence.words) for sentence in passage.sentences)
        if own is None or theirs < _SHORT or total <= _TIMES * usual * theirs:
            continue
        yield Hit(
            passage.anchor,
            (own.start, own.end),
            f"{total} words for {theirs} of the source; {usual * theirs:.0f} are usual in this language",
            "See whether something was added, and say it in fewer words",
            Severity.NOTE,
        )
