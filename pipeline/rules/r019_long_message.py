"""R019: no text of the source is longer than 40 words or three sentences, because a translator gets it in one piece.

Translation memories find a message again only as a whole, and each change makes all of it old. Where another rule asks
for fewer sentences already, this one is silent.
"""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Kind, Matter, Passage, PlacedSentence
from pipeline.text.segment import primary

CODE = "R019"
SOURCE = "house rule: two sentences of the 20 words, and a paragraph of the 3 sentences, of the NHS content guide"
LANGUAGES = None
ACTIONABLE = True

_WORDS = 40
_SENTENCES = 3
_PARTS = {
    Kind.PARAGRAPH: "Make two paragraphs of it",
    Kind.ITEM: "Make two items of it",
    Kind.CELL: "Make two rows of it, or write it as a paragraph below the table",
}


def look(matter: Matter) -> Iterator[Hit]:
    if matter.tag != matter.source_tag:
        return
    for passage in matter.passages:
        sentences, words = len(passage.sentences), sum(len(sentence.words) for sentence in passage.sentences)
        if (words <= _WORDS and sentences <= _SENTENCES) or _is_told(matter, passage):
            continue
        cut = _cut(passage.sentences)
        yield Hit(
            passage.anchor,
            (cut.start if cut else 0, len(passage.text)),
            f"a text of {words} words in {sentences} sentence{'s' if sentences > 1 else ''}, which is one message for "
            f"translators; {_WORDS} words or {_SENTENCES} sentences are enough for one",
            _suggestion(passage.kind, cut),
            Severity.NOTE,
        )


def _is_told(matter: Matter, passage: Passage) -> bool:
    """Whether the rules for long sentences, paragraphs or items speak of this text for the same reason."""
    sentences = len(passage.sentences)
    if sentences == 1:
        return passage.kind.running and matter.limit is not None
    most = {Kind.PARAGRAPH: matter.profile.paragraph, Kind.ITEM: matter.profile.item}.get(passage.kind)
    return most is not None and sentences > most and primary(matter.tag) == "en"


def _cut(sentences: tuple[PlacedSentence, ...]) -> PlacedSentence | None:
    """The sentence that a second text begins with best: the one nearest to the middle."""
    if len(sentences) < 2:
        return None
    middle = (sentences[0].start + sentences[-1].end) / 2
    return min(sentences[1:], key=lambda sentence: abs(sentence.start - middle))


def _suggestion(kind: Kind, cut: PlacedSentence | None) -> str:
    if kind not in _PARTS or cut is None:
        return "Say it in fewer words"
    words = cut.text.split()
    return f"{_PARTS[kind]}, for example before “{' '.join(words[:4])}{' ...' if len(words) > 4 else ''}”"
