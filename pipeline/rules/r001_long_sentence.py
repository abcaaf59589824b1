"""R001: no sentence is longer than the profile allows.

For a translation the limit is scaled by what a faithful translation into its language needs.
"""

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter, PlacedSentence
from pipeline.text.segment import primary

CODE = "R001"
SOURCE = "NHS digital service manual, content guide, How we write: sentences of up to 20 words"
LANGUAGES = None
ACTIONABLE = True

# Where an English sentence can be cut. What begins with "if", "when" or "until" cannot stand alone, nor can "which" and
# "where" without a comma. "And" and "or" join words too: only a pronoun after them begins a clause.
_CLAUSES = frozenset("although because but so while".split())
_AFTER_COMMA = _CLAUSES | {"which", "where"}
_AND = frozenset({"and", "or"})
_PRONOUNS = frozenset("he i it she there these they this we you".split())
# Words on each side of a cut.
_LEAST = 4
_SHOWN = 3
# So many commas or conditions are a list.
_COMMAS, _CONDITIONS = 3, 2
_IF = re.compile(r"\bif\b", re.IGNORECASE)


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
    if language == "en" and (sentence.text.count(",") >= _COMMAS or len(_IF.findall(sentence.text)) >= _CONDITIONS):
        return "Make two sentences of it, or a list"
    cut = _cut(sentence) if language == "en" else None
    if cut is None:
        return "Make two sentences of it"
    shown = " ".join(word for _, word in sentence.words[cut : cut + _SHOWN])
    return f"Make two sentences of it; the first could end before “{shown} ...”"


def _cut(sentence: PlacedSentence) -> int | None:
    """The word before which the sentence can best be cut: at the clearest sign, nearest to the middle."""
    count = len(sentence.words)
    places = [
        (rank, abs(index - count / 2), index)
        for index in range(_LEAST, count - _LEAST + 1)
        if (rank := _rank(sentence, index)) is not None
    ]
    return min(places)[2] if places else None


def _rank(sentence: PlacedSentence, index: int) -> int | None:
    """How plainly a clause begins at a word, 0 most; None where none does."""
    start, word = sentence.words[index]
    before, former = sentence.words[index - 1]
    between = sentence.text[before + len(former) - sentence.start : start - sentence.start]
    following = sentence.words[index + 1][1].lower() if index + 1 < len(sentence.words) else ""
    word = word.lower()
    begins = word in _AND and following in _PRONOUNS
    if ";" in between or ":" in between:
        return 0
    if "," in between and (begins or word in _AFTER_COMMA):
        return 1
    if begins or (word in _CLAUSES and former.lower() not in _AND):
        return 2
    return None
