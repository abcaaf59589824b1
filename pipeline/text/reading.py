"""Counting a text and applying a published formula to the counts.

Text comes in as blocks, never as one string: the end of a block always ends a sentence. Formulas see counts,
never text. A language without a formula gets a reason, never the coefficients of another language.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from pipeline.model.language import Language
from pipeline.model.reading import Band, Confidence, Counts, Direction, Formula, Scale, Score, Unit
from pipeline.text.segment import letters, masked, primary, sentences, words
from pipeline.text.syllables import counted, syllables

# Below these a figure is noise: one standard deviation of Flesch-Kincaid is 2 grades at 5 sentences.
MINIMUM_SENTENCES = 10
MINIMUM_WORDS = 100
FIRM_SENTENCES = 30
# Björnsson, Läsbarhet (1968): a long word has more than 6 letters.
LONG_WORD_LETTERS = 6


@dataclass(frozen=True, slots=True)
class Measured:
    """One sentence and its words; `words` is None where words cannot be counted."""

    text: str
    words: tuple[str, ...] | None
    length: int


def measure(block: str, language: Language) -> tuple[Measured, ...]:
    """The sentences of one block of plain text with their lengths: words, or characters (letters and digits)
    where words cannot be counted. A piece without any word is no sentence.
    """
    return tuple(found for piece in sentences(block, language) if (found := _measured(piece, language.tag)).length)


def _measured(sentence: str, tag: str) -> Measured:
    found = words(sentence, tag)
    length = sum(sign.isalnum() for sign in masked(sentence)) if found is None else len(found)
    return Measured(sentence, found, length)


def unit(tag: str) -> Unit:
    """What the length of a sentence is measured in, in this language."""
    return Unit.CHARACTERS if words("", tag) is None else Unit.WORDS


def count(blocks: Iterable[str], language: Language) -> Counts:
    """The counts of the given blocks of plain text, each of which ends a sentence."""
    return tally([sentence for block in blocks for sentence in measure(block, language)], language.tag)


def tally(measured: Sequence[Measured], tag: str) -> Counts:
    """The counts of sentences that were measured already."""
    all_words = [word for sentence in measured for word in sentence.words or ()]
    spoken = [_syllables(word, tag) for word in all_words] if counted(tag) else None
    return Counts(
        unit=unit(tag),
        sentences=len(measured),
        length=sum(sentence.length for sentence in measured),
        letters=sum(letters(word) for word in all_words),
        longest=max((sentence.length for sentence in measured), default=0),
        long_words=sum(letters(word) > LONG_WORD_LETTERS for word in all_words),
        syllables=None if spoken is None else sum(spoken),
        polysyllables=None if spoken is None else sum(number >= 3 for number in spoken),
        hard_words=None if spoken is None else sum(_hard_words(sentence, tag) for sentence in measured),
    )


def _syllables(word: str, tag: str) -> int:
    found = syllables(word, tag)
    assert found is not None
    return found.count


def _hard_words(sentence: Measured, tag: str) -> int:
    # A capital inside a sentence marks a name; at its start it says nothing, and the word is counted.
    return sum(
        _syllables(word, tag) >= 4
        for index, word in enumerate(sentence.words or ())
        if not (index and word[0].isupper())
    )


# --- Formulas ----------------------------------------------------------------------------------------------------


def _spoken(number: int | None) -> int:
    if number is None:
        raise ValueError("the syllables of this language are not counted: no syllable formula can be used")
    return number


def _smog(counts: Counts) -> float:
    return 3.1291 + 1.0430 * sqrt(30 * _spoken(counts.polysyllables) / counts.sentences)


def _flesch_kincaid(counts: Counts) -> float:
    return 0.39 * counts.mean_sentence + 11.8 * _spoken(counts.syllables) / counts.length - 15.59


def _szigriszt_pazos(counts: Counts) -> float:
    return 206.835 - 62.3 * _spoken(counts.syllables) / counts.length - counts.mean_sentence


def _pisarek(counts: Counts) -> float:
    return counts.mean_sentence / 3 + 100 * _spoken(counts.hard_words) / counts.length / 3 + 1


FORMULAS: tuple[Formula, ...] = (
    Formula(
        id="smog",
        name="SMOG",
        language="en",
        scale=Scale.GRADE,
        direction=Direction.HARDER,
        unit="US school grade at which the whole text is understood; 1 to 2 above other formulas",
        source="McLaughlin, SMOG grading: a new readability formula, Journal of Reading 12 (1969), 639-646",
        minimum_sentences=30,
        calculate=_smog,
        # Standard deviations of both English formulas: 3,000 random draws of technical sentences for each size.
        deviations=((10, 1.1), (30, 0.7)),
    ),
    Formula(
        id="fk",
        name="Flesch-Kincaid",
        language="en",
        scale=Scale.GRADE,
        direction=Direction.HARDER,
        unit="US school grade",
        source="Kincaid et al., Derivation of new readability formulas, Naval Technical Training, RBR 8-75 (1975)",
        minimum_sentences=10,
        calculate=_flesch_kincaid,
        deviations=((10, 1.4), (20, 0.95), (30, 0.8), (100, 0.44)),
    ),
    Formula(
        id="szigriszt-pazos",
        name="Szigriszt-Pazos (INFLESZ)",
        language="es",
        scale=Scale.POINTS,
        direction=Direction.EASIER,
        unit="points, mostly from 0 to 100",
        source="Szigriszt Pazos (1993); bands: Barrio-Cantalejo et al., An Sist Sanit Navar 31(2) (2008), 135-152",
        minimum_sentences=10,
        calculate=_szigriszt_pazos,
        bands=(
            Band(0, "very hard"),
            Band(40, "somewhat hard"),
            Band(55, "normal"),
            Band(65, "fairly easy"),
            Band(80, "very easy"),
        ),
    ),
    Formula(
        id="pisarek",
        name="Pisarek",
        language="pl",
        scale=Scale.YEARS,
        direction=Direction.HARDER,
        unit="the schooling a reader needs",
        source="Pisarek, Jak mierzyć zrozumiałość tekstu, Zeszyty Prasoznawcze 4 (1969); words as they are inflected",
        minimum_sentences=10,
        calculate=_pisarek,
    ),
)


def formula(id: str, tag: str) -> Formula | None:
    """The formula with that id made for the language `tag`, or None; never that of another language."""
    found = (one for one in FORMULAS if one.id == id and one.language == primary(tag))
    return next(found, None)


def plural(number: int, things: str) -> str:
    """A number with its things in English: "1 word", "2 words"."""
    return f"{number} {things.removesuffix('s') if number == 1 else things}"


def too_short(counts: Counts) -> str:
    """Why a text of this size gets no figure, or "" when it is long enough."""
    if counts.sentences < MINIMUM_SENTENCES:
        return f"only {plural(counts.sentences, 'sentences')}; a reading level needs {MINIMUM_SENTENCES}"
    if counts.length < MINIMUM_WORDS:
        return f"only {plural(counts.length, counts.unit)}; a reading level needs {MINIMUM_WORDS}"
    return ""


def score(counts: Counts, chosen: Formula) -> Score:
    """What `chosen` says of the counts; the caller has seen to `too_short` and to the language.

    Raises ValueError when the formula needs syllables and they were not counted.
    """
    value = chosen.calculate(counts)
    return Score(
        id=chosen.id,
        name=chosen.name,
        language=chosen.language,
        value=value,
        scale=chosen.scale,
        direction=chosen.direction,
        unit=chosen.unit,
        age=value + 5 if chosen.scale is Scale.GRADE else None,
        band=band(chosen, value),
        confidence=Confidence.FIRM if counts.sentences >= FIRM_SENTENCES else Confidence.INDICATIVE,
        deviation=deviation(chosen, counts.sentences),
        minimum_sentences=chosen.minimum_sentences,
        source=chosen.source,
    )


def band(chosen: Formula, value: float) -> str:
    """The name of the stretch of the scale that `value` lies in, "" for a formula without bands."""
    reached = [one.name for one in chosen.bands if value >= one.start] or [one.name for one in chosen.bands[:1]]
    return reached[-1] if reached else ""


def deviation(chosen: Formula, sentences: int) -> float | None:
    """One standard deviation of the formula at so many sentences, None where it has not been measured."""
    widths = [width for size, width in chosen.deviations if sentences >= size]
    return widths[-1] if widths else None
