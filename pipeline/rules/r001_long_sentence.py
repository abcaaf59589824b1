"""R001: no sentence is longer than the profile allows.

For a translation the limit is scaled by what a faithful translation into its language needs.
"""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter, PlacedSentence
from pipeline.text.segment import primary

CODE = "R001"
SOURCE = "NHS digital service manual, content guide, How we write: sentences of up to 20 words"
LANGUAGES = None
ACTIONABLE = True

# Where an English sentence can be cut, the best places first.
_JOINTS = ("because", "so", "but", "and", "or", "which", "if", "when")
# Words on each side of a cut.
_LEAST = 4


def look(matter: Matter) -> Iterator[Hit]:
    if matter.limit is None:
        return
    for passage in matter.running():
        for sentence in passage.sentences:
            length = len(sentence.words)
            if length > matter.limit:
                yield Hit(
                    passage.anchor,
                    (sentence.start, sentence.end),
                    f"a sentence of {length} words; the limit is {matter.limit}",
                    _suggestion(sentence, primary(matter.tag)),
                    Severity.REVIEW,
                )


def _suggestion(sentence: PlacedSentence, language: str) -> str:
    joint = _joint([word.lower() for _, word in sentence.words]) if language == "en" else None
    if joint is None:
        return "Make two sentences of it"
    return f"Make two sentences of it, for example before “{sentence.words[joint][1]}” (word {joint + 1})"


def _joint(words: list[str]) -> int | None:
    """The joint nearest to the middle; "because" is a better place than "and" at the same distance."""
    places = [
        (abs(index - len(words) / 2), _JOINTS.index(word), index)
        for index, word in enumerate(words)
        if word in _JOINTS and _LEAST <= index <= len(words) - _LEAST
    ]
    return min(places)[2] if places else None
