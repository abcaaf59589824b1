"""How hard a text is to read, as values: what was counted, what a formula made of it, and why not."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What the length of a sentence is measured in: characters where words cannot be told apart."""

    WORDS = "words"
    CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an edition: `anchor` is that of its text, `length` in the report's unit."""

    anchor: str
    words: str
    length: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in the blocks of one text.

    `length` is the number of words, or of characters where words cannot be counted; `longest` is the length of the
    longest sentence. `long_words` have more than 6 letters. `polysyllables` have 3 or more syllables, numbers left
    out; `hard_words` 4 or more, numbers and names left out. The last three counts are None in a language without
    a syllable counter.
    """

    unit: Unit
    sentences: int
    length: int
    letters: int
    longest: int
    long_words: int
    syllables: int | None
    polysyllables: int | None
    hard_words: int | None

    @property
    def mean_sentence(self) -> float:
        """Mean length of a sentence; 0 for an empty text."""
        return self.length / self.sentences if self.sentences else 0.0

    @property
    def long_share(self) -> float:
        """Long words per 100 words; 0 for an empty text."""
        return 100 * self.long_words / self.length if self.length else 0.0


class Direction(StrEnum):
    """Which way the scale of a formula runs."""

    EASIER = "higher is easier"
    HARDER = "higher is harder"


class Scale(StrEnum):
    """What the number of a formula is."""

    GRADE = "US school grade"
    POINTS = "points"
    YEARS = "years of schooling"


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a scale that has a name; it begins at `start` and ends where the next one begins. The first and
    the last are open to below and above.
    """

    start: float
    name: str


@dataclass(frozen=True, slots=True)
class Formula:
    """One published reading formula, made for one language.

    `minimum_sentences` is how many sentences its author asks for. `deviations` says how far the result strays by
    chance: from so many sentences on, one standard deviation in the formula's unit; empty where nobody has
    measured it. `bands` are in rising order, empty where none have been validated.
    """

    id: str
    name: str
    language: str
    scale: Scale
    direction: Direction
    unit: str
    source: str
    minimum_sentences: int
    calculate: Callable[[Counts], float]
    deviations: tuple[tuple[int, float], ...] = ()
    bands: tuple[Band, ...] = ()


class Confidence(StrEnum):
    """FIRM from 30 sentences on; below, chance moves the figure by more than a grade."""

    FIRM = "firm"
    INDICATIVE = "indicative"


@dataclass(frozen=True, slots=True)
class Score:
    """What a formula says of a text, with all that is needed to read the figure; the names are those of Formula.

    `age` is the reading age in years (school grade + 5), None for a scale that is not school grades. `band` is the
    name of the stretch of the scale the value lies in, "" where none has been validated. `deviation` is one
    standard deviation, None where it is not known.
    """

    id: str
    name: str
    language: str
    value: float
    scale: Scale
    direction: Direction
    unit: str
    age: float | None
    band: str
    confidence: Confidence
    deviation: float | None
    minimum_sentences: int
    source: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What another program says of the same sentences: its name with version, and (formula id, value) pairs."""

    program: str
    values: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of the edition that was not counted: what it is, and its length in the report's unit."""

    part: str
    length: int


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """How hard one edition is to read.

    `scores` has the headline first and is empty when there is none; then `reason` says why. `longest` are the ten
    longest sentences, the longest first. `opinion` is None unless it was asked for and is possible.
    """

    leaflet: str
    tag: str
    language: str
    counts: Counts
    left_out: tuple[LeftOut, ...]
    scores: tuple[Score, ...]
    reason: str
    longest: tuple[Sentence, ...]
    opinion: Opinion | None
