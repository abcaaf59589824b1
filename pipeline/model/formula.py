"""What is counted in a text, the formulas that use the counts, and what a formula says, as values."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What the length of a sentence is measured in: characters where words cannot be told apart."""

    WORDS = "words"
    CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in the blocks of one text.

    `length` is the number of words, or of characters where words cannot be counted; `longest` is the length of the
    longest sentence. `letters` leaves digits out, `characters` has both. `long_words` have more than 6 letters.
    `monosyllables` have at most one syllable, `polysyllables` 3 or more, `quadrisyllables` 4 or more; `hard_words` are
    the last without names, `foggy` the words that Gunning counts. Numbers count as one syllable. The last six counts
    are None in a language without a syllable counter, `hard_words` in all but Polish, `foggy` in all but English.
    """

    unit: Unit
    sentences: int
    length: int
    letters: int
    characters: int
    longest: int
    long_words: int
    syllables: int | None
    monosyllables: int | None
    polysyllables: int | None
    quadrisyllables: int | None
    hard_words: int | None
    foggy: int | None

    @property
    def mean_sentence(self) -> float:
        """Mean length of a sentence; 0 for an empty text."""
        return self.length / self.sentences if self.sentences else 0.0

    @property
    def long_share(self) -> float:
        """Long words per 100 words; 0 for an empty text."""
        return 100 * self.long_words / self.length if self.length else 0.0

    @property
    def lix(self) -> float | None:
        """Björnsson's LIX (1968); None where words cannot be counted. It compares texts of one language only."""
        return None if self.unit is Unit.CHARACTERS or not self.length else self.mean_sentence + self.long_share


class Measure(StrEnum):
    """What a formula is made of; each is worked out from Counts alone.

    Shares are per 100 words. `ROOT` is the square root of 30 polysyllables per sentence (McLaughlin), `PISAREK` the
    length of the vector (words per sentence, share of hard words).
    """

    WORDS_PER_SENTENCE = "words per sentence"
    SENTENCES_PER_WORD = "sentences per word"
    SYLLABLES_PER_WORD = "syllables per word"
    LETTERS_PER_WORD = "letters per word"
    CHARACTERS_PER_WORD = "letters and digits per word"
    LONG_SHARE = "words of more than 6 letters per 100 words"
    LONG_PER_SENTENCE = "words of more than 6 letters per sentence"
    MONOSYLLABLE_SHARE = "words of one syllable per 100 words"
    POLYSYLLABLE_SHARE = "words of 3 or more syllables per 100 words"
    QUADRISYLLABLE_SHARE = "words of 4 or more syllables per 100 words"
    HARD_SHARE = "words of 4 or more syllables, names left out, per 100 words"
    FOGGY_SHARE = "words of 3 or more syllables that Gunning counts, per 100 words"
    ROOT = "square root of 30 words of 3 or more syllables per sentence"
    PISAREK = "root of the squares of words per sentence and hard words per 100 words"


class Direction(StrEnum):
    """Which way the scale of a formula runs."""

    EASIER = "higher is easier"
    HARDER = "higher is harder"


class Scale(StrEnum):
    """What the number of a formula is."""

    GRADE = "school grade"
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
    """One published reading formula, made for one language: `constant` plus each factor times its measure.

    `variant` tells published versions of the same name apart, "" when there is one. `whole` says that the result is
    cut to a whole number. `minimum_sentences` is how many sentences its author asks for. `deviations` says how far
    the result strays by chance: from so many sentences on, one standard deviation in the formula's unit; empty where
    nobody has measured it. `bands` are in rising order, empty where none have been validated. `caution` is what a
    reader of the figure must know. `lowest` is the lowest school grade the formula was made with: of what lies below,
    only that is said.
    """

    id: str
    name: str
    language: str
    scale: Scale
    direction: Direction
    unit: str
    source: str
    constant: float
    terms: tuple[tuple[float, Measure], ...]
    variant: str = ""
    whole: bool = False
    minimum_sentences: int = 10
    deviations: tuple[tuple[int, float], ...] = ()
    bands: tuple[Band, ...] = ()
    caution: str = ""
    lowest: float = 1.0


class Confidence(StrEnum):
    """FIRM from 30 sentences on; below, chance moves the figure by more than a grade."""

    FIRM = "firm"
    INDICATIVE = "indicative"


@dataclass(frozen=True, slots=True)
class Score:
    """What a formula says of a text, with all that is needed to read the figure; the names are those of Formula.

    `age` is the reading age in years (school grade + 5, of the lowest grade for a value below it), None for a scale
    that is not school grades, as `lowest` is. `band` is the
    name of the stretch of the scale the value lies in, "" where none has been validated. `deviation` is one
    standard deviation, measured for the formula, or estimated from the sentences of the text (then `estimated`);
    None for a single sentence. `used` are the measures the formula was given.
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
    variant: str = ""
    caution: str = ""
    estimated: bool = False
    lowest: float | None = None
    used: tuple[tuple[Measure, float], ...] = ()

    @property
    def is_below(self) -> bool:
        """Whether the value lies below the lowest grade the formula was made with."""
        return self.lowest is not None and self.value < self.lowest
