"""What the plain-language rules look at, as values: a text with its sentences and words in their places, the lists of
terms, and the profile that says how plain it should be.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median

from pipeline.model.finding import Severity, Span
from pipeline.model.reading import Baseline

# One message is little text: a shorter one says nothing of the length of translations, fewer say nothing of a leaflet.
LEAST_WORDS = 8
LEAST_PASSAGES = 10


@dataclass(frozen=True, slots=True)
class Profile:
    """How plain a leaflet should be, by one guideline.

    `age` is the oldest reading age that will do, `aim` the one to aim at, in years. `sentence` is the most words of a
    sentence, `mean` of a sentence on average, `paragraph` the most sentences of a paragraph, `items` the most items of
    a list, `item` the most sentences of an item. None says that the guideline has no such limit. `must` are the codes
    of the rules whose findings keep a leaflet from meeting the profile; the other rules advise. `sources` name the
    guideline.
    """

    name: str
    title: str
    sources: str
    age: int | None
    aim: int | None
    sentence: int | None
    mean: int | None
    paragraph: int | None
    items: int | None
    item: int | None
    must: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlainSettings:
    """What the workspace wants: a profile by its name, and the codes of the rules whose findings block."""

    profile: str = "nhs"
    gate: tuple[str, ...] = ()


class Advice(StrEnum):
    """REPLACE a word by a plain one, or EXPLAIN it where it first stands."""

    REPLACE = "replace"
    EXPLAIN = "explain"


@dataclass(frozen=True, slots=True)
class PlainTerm:
    """A hard word. `forms` are all its forms, the first as listed; `plain` is the plain word or the explanation, and
    `place` the file and line that lists it.
    """

    forms: tuple[str, ...]
    advice: Advice
    plain: str
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class WordList:
    """What is known of the words of one language: hard words; pairs of a noun and the verb it hides; acronyms that
    need no expansion; long words that everybody knows; names in which a hard word stands rightly; and a digest of it
    all.
    """

    terms: tuple[PlainTerm, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    acronyms: frozenset[str] = frozenset()
    familiar: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    digest: str = ""


class Kind(StrEnum):
    """What a passage is; only paragraphs and items are running text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    PICTURE = "picture"
    RECORD = "record"

    @property
    def running(self) -> bool:
        """Whether a reader reads it as sentences."""
        return self in (Kind.PARAGRAPH, Kind.ITEM)


@dataclass(frozen=True, slots=True)
class PlacedSentence:
    """A sentence of a passage: where it starts in the passage, and its words with their places in the passage."""

    start: int
    text: str
    words: tuple[tuple[int, str], ...]

    @property
    def end(self) -> int:
        """The index behind the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a leaflet in plain words. `source` are the plain words it translates, "" in the source language."""

    anchor: str
    kind: Kind
    text: str
    sentences: tuple[PlacedSentence, ...]
    source: str = ""

    @property
    def length(self) -> int:
        """The number of words."""
        return sum(len(sentence.words) for sentence in self.sentences)

    @property
    def source_length(self) -> int:
        """About the number of words of the source."""
        return len(self.source.split())

    @property
    def is_telling(self) -> bool:
        """Whether text and source are long enough to be compared."""
        return self.source_length >= LEAST_WORDS and self.length > 0


@dataclass(frozen=True, slots=True)
class PassageList:
    """A list: the anchor of the passage that leads into it ("" for none) and, for each item, those of its passages."""

    lead: str
    items: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """A leaflet in one language as the rules see it.

    `limit` is the profile's longest sentence in this language: scaled by the baseline for a translation, None where
    there is no limit or words cannot be counted.
    """

    tag: str
    source_tag: str
    passages: tuple[Passage, ...]
    lists: tuple[PassageList, ...]
    words: WordList
    profile: Profile
    limit: int | None
    baseline: Baseline | None

    def usual_words(self) -> tuple[float, str] | None:
        """How many words a text usually has for each word of its source, and where that is so: in the language by its
        baseline, else in this leaflet, in the median; None for the source and for too few texts.
        """
        if self.baseline is not None and self.baseline.words is not None:
            return self.baseline.words, "in this language"
        ratios = [passage.length / passage.source_length for passage in self.running() if passage.is_telling]
        return (median(ratios), "in this leaflet") if len(ratios) >= LEAST_PASSAGES else None

    def running(self) -> Iterator[Passage]:
        """The passages that are read as sentences, in reading order."""
        return (passage for passage in self.passages if passage.kind.running)

    def passage(self, anchor: str) -> Passage:
        """The passage with that anchor; raises StopIteration for a stranger."""
        return next(passage for passage in self.passages if passage.anchor == anchor)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the passage, the stretch of its plain words, what is wrong and what to do."""

    anchor: str
    span: Span
    found: str
    suggestion: str
    severity: Severity


Look = Callable[[Matter], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class PlainRule:
    """A rule as it is handed to the step that applies it.

    `promise` says in one line what holds when it finds nothing, `source` the guideline. `languages` is None for every
    language whose words can be told apart. `actionable` says that a writer can always do what it asks, so that a
    workspace may let it block.
    """

    code: str
    promise: str
    source: str
    languages: frozenset[str] | None
    actionable: bool
    look: Look
