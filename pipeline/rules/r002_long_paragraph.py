"""R002: no paragraph has more sentences than the profile allows.

Short sentences weigh less: a paragraph with no more words than the allowed sentences could hold is only pointed at.
"""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Kind, Matter, Passage

CODE = "R002"
SOURCE = "NHS digital service manual, content guide, How we write: paragraphs of up to 3 sentences"
LANGUAGES = frozenset({"en"})
ACTIONABLE = True


def look(matter: Matter) -> Iterator[Hit]:
    most = matter.profile.paragraph
    for passage in matter.running():
        if most is None or passage.kind is not Kind.PARAGRAPH or len(passage.sentences) <= most:
            continue
        first = passage.sentences[most]
        yield Hit(
            passage.anchor,
            (first.start, len(passage.text)),
            f"a paragraph of {len(passage.sentences)} sentences; the limit is {most}",
            f"Start a new paragraph before “{_beginning(first.text)}”",
            Severity.REVIEW if _words(passage) > most * (matter.limit or 0) else Severity.NOTE,
        )


def _words(passage: Passage) -> int:
    return sum(len(sentence.words) for sentence in passage.sentences)


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:4]) + (" ..." if len(words) > 4 else "")
