"""Counting a text and applying a published formula to the counts.

Text comes in as blocks, never as one string: the end of a block always ends a sentence. Formulas see counts,
never text. A language without a formula gets a reason, never the coefficients of another language.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, repeat
from math import hypot, sqrt, trunc
from operator import mul
from typing import NamedTuple, assert_never

from pipeline.model.language import Language
from pipeline.model.reading import Confidence, Counts, Formula, Measure, Scale, Score, Unit
from pipeline.text.segment import countable, letters, masked, primary, sentences_with_words
from pipeline.text.syllables import counted, spoken

# Below these a figure is noise: one standard deviation of Flesch-Kincaid is 2 grades at 5 sentences.
MINIMUM_SENTENCES = 10
MINIMUM_WORDS = 100
FIRM_SENTENCES = 30
# Björnsson, Läsbarhet (1968): a long word has more than 6 letters.
LONG_WORD_LETTERS = 6


class Measured(NamedTuple):
    """One sentence and its words; `words` is None where words cannot be counted."""

    text: str
    words: tuple[str, ...] | None
    length: int


def measure(
    block: str, language: Language, breaker: Callable[[str], tuple[str, ...]] | None = None
) -> tuple[Measured, ...]:
    """The sentences of one block of plain text with their lengths: words, or characters (letters and digits)
    where words cannot be counted. A piece without any word is no sentence.

    `breaker` tells the words of a language that is written without spaces; then lengths are in words there too.
    """
    measured: list[Measured] = []
    for piece, found in sentences_with_words(block, language):
        one = _unspaced(piece, breaker) if found is None else Measured(piece, found, len(found))
        if one.length:
            measured.append(one)
    return tuple(measured)


def _unspaced(sentence: str, breaker: Callable[[str], tuple[str, ...]] | None) -> Measured:
    """A sentence of a language that is written without spaces."""
    bare = masked(sentence)
    if breaker is None:
        return Measured(sentence, None, sum(map(str.isalnum, bare)))
    found = breaker(bare)
    return Measured(sentence, found, len(found))


def _unit(measured: Sequence[Measured], tag: str) -> Unit:
    worded = measured[0].words is not None if measured else countable(tag)
    return Unit.WORDS if worded else Unit.CHARACTERS


def count(blocks: Iterable[str], language: Language) -> Counts:
    """The counts of the given blocks of plain text, each of which ends a sentence."""
    return tally([sentence for block in blocks for sentence in measure(block, language)], language.tag)


def tally(measured: Sequence[Measured], tag: str) -> Counts:
    """The counts of sentences that were measured already."""
    found = Counter(chain.from_iterable(sentence.words or () for sentence in measured))
    language = primary(tag)
    about = _sum(found, language)
    names = _names(found, measured, language) if about.quadrisyllables or about.foggy else _NO_NAMES
    with_sounds = counted(tag)
    return Counts(
        unit=_unit(measured, tag),
        sentences=len(measured),
        length=sum(sentence.length for sentence in measured),
        letters=about.letters,
        characters=about.characters,
        longest=max((sentence.length for sentence in measured), default=0),
        long_words=about.long,
        syllables=about.syllables if with_sounds else None,
        monosyllables=about.monosyllables if with_sounds else None,
        polysyllables=about.polysyllables if with_sounds else None,
        quadrisyllables=about.quadrisyllables if with_sounds else None,
        hard_words=about.quadrisyllables - names.quadrisyllables if with_sounds else None,
        foggy=about.foggy - names.foggy if language == "en" else None,
    )


class _Word(NamedTuple):
    """What one word adds to the counts."""

    letters: int
    characters: int
    long: int
    syllables: int
    monosyllables: int
    polysyllables: int
    quadrisyllables: int
    foggy: int


_NO_NAMES = _Word(0, 0, 0, 0, 0, 0, 0, 0)


# The figures of a word are kept side by side in one integer, so that a text is summed up in one go. No sum of a text
# that fits into memory reaches 2 ** 40.
_BITS = 40
_MASK = (1 << _BITS) - 1


@lru_cache(maxsize=65536)
def _about(word: str, language: str) -> int:
    """What one word adds, packed: the first field of `_Word` in the lowest bits."""
    seen = letters(word)
    sounds = spoken(word, language) or 0
    figures = (
        seen,
        seen if word.isalpha() else seen + sum(map(str.isdecimal, word)),
        seen > LONG_WORD_LETTERS,
        sounds,
        sounds <= 1,
        sounds >= 3,
        sounds >= 4,
        sounds >= 3 and language == "en" and _is_foggy(word, sounds),
    )
    packed = 0
    for figure in reversed(figures):
        packed = packed << _BITS | figure
    return packed


def _is_foggy(word: str, sounds: int) -> bool:
    """Gunning leaves out compounds of short words and words that reach three syllables by -es, -ed or -ing."""
    if "-" in word:
        return False
    stem = next((word.removesuffix(ending) for ending in ("ing", "ed", "es") if word.endswith(ending)), word)
    if stem == word or sounds > 3:
        return True
    stems = (stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)
    return any((spoken(one, "en") or 0) >= 3 for one in stems)


def _sum(found: Mapping[str, int], language: str) -> _Word:
    """What words add, each as often as it was found."""
    packed = sum(map(mul, found.values(), map(_about, found, repeat(language))))
    return _Word(*(packed >> _BITS * field & _MASK for field in range(len(_Word._fields))))


def _names(found: Counter[str], measured: Iterable[Measured], language: str) -> _Word:
    """What the names add. A capital inside a sentence marks a name; at its start it says nothing."""
    first = Counter(sentence.words[0] for sentence in measured if sentence.words)
    inside = {word: number - first[word] for word, number in found.items() if word[0].isupper()}
    return _sum(inside, language)


# --- Formulas ----------------------------------------------------------------------------------------------------


def measured_as(counts: Counts, measure: Measure) -> float:
    """A measure worked out from the counts.

    Raises ValueError when it needs syllables and those of the language are not counted, or when nothing was counted.
    """
    if not counts.length:
        raise ValueError("nothing was counted: no formula can be used")
    sentences, length = counts.sentences, counts.length
    match measure:
        case Measure.WORDS_PER_SENTENCE:
            return length / sentences
        case Measure.SENTENCES_PER_WORD:
            return sentences / length
        case Measure.SYLLABLES_PER_WORD:
            return _spoken(counts.syllables) / length
        case Measure.LETTERS_PER_WORD:
            return counts.letters / length
        case Measure.CHARACTERS_PER_WORD:
            return counts.characters / length
        case Measure.LONG_SHARE:
            return counts.long_share
        case Measure.LONG_PER_SENTENCE:
            return counts.long_words / sentences
        case Measure.MONOSYLLABLE_SHARE:
            return 100 * _spoken(counts.monosyllables) / length
        case Measure.POLYSYLLABLE_SHARE:
            return 100 * _spoken(counts.polysyllables) / length
        case Measure.QUADRISYLLABLE_SHARE:
            return 100 * _spoken(counts.quadrisyllables) / length
        case Measure.HARD_SHARE:
            return 100 * _spoken(counts.hard_words) / length
        case Measure.FOGGY_SHARE:
            return 100 * _spoken(counts.foggy) / length
        case Measure.ROOT:
            return sqrt(30 * _spoken(counts.polysyllables) / sentences)
        case Measure.PISAREK:
            return hypot(length / sentences, 100 * _spoken(counts.hard_words) / length)
        case _:
            assert_never(measure)


def _spoken(number: int | None) -> int:
    if number is None:
        raise ValueError("the syllables of this language are not counted: no syllable formula can be used")
    return number


def calculate(chosen: Formula, counts: Counts) -> float:
    """The value of a formula; see `measured_as` for what it raises."""
    value = chosen.constant + sum(factor * measured_as(counts, measure) for factor, measure in chosen.terms)
    return float(trunc(value)) if chosen.whole else value


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


def score(counts: Counts, chosen: Formula, each: Sequence[Counts] = ()) -> Score:
    """What `chosen` says of the counts; the caller has seen to `too_short` and to the language.

    `each` are the counts of the single sentences: where nobody has measured how far chance moves the formula, it is
    estimated from them. Raises ValueError when the formula needs syllables and they were not counted.
    """
    value = calculate(chosen, counts)
    known = deviation(chosen, counts.sentences)
    estimated = None if known is not None else spread(counts, chosen, each)
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
        deviation=estimated if known is None else known,
        minimum_sentences=chosen.minimum_sentences,
        source=chosen.source,
        variant=chosen.variant,
        caution=chosen.caution,
        estimated=known is None and estimated is not None,
        used=tuple((measure, measured_as(counts, measure)) for _, measure in chosen.terms),
    )


def band(chosen: Formula, value: float) -> str:
    """The name of the stretch of the scale that `value` lies in, "" for a formula without bands."""
    reached = [one.name for one in chosen.bands if value >= one.start] or [one.name for one in chosen.bands[:1]]
    return reached[-1] if reached else ""


def deviation(chosen: Formula, sentences: int) -> float | None:
    """One standard deviation of the formula at so many sentences, None where it has not been measured."""
    widths = [width for size, width in chosen.deviations if sentences >= size]
    return widths[-1] if widths else None


def spread(counts: Counts, chosen: Formula, each: Sequence[Counts]) -> float | None:
    """One standard deviation of the formula, estimated by leaving out each sentence in turn.

    The jackknife (Tukey, Ann Math Stat 29 (1958), 614): no chance is in it, so the same text gives the same figure.
    None for fewer than two sentences.
    """
    if len(each) < 2:
        return None
    smooth = replace(chosen, whole=False)
    values = [calculate(smooth, without(counts, one)) for one in each if counts.length > one.length]
    middle = sum(values) / len(values)
    return sqrt((len(values) - 1) / len(values) * sum((value - middle) ** 2 for value in values))


def without(counts: Counts, sentence: Counts) -> Counts:
    """The counts of a text without one of its sentences; `longest` stays that of the whole."""

    def less(whole: int | None, part: int | None) -> int | None:
        return None if whole is None or part is None else whole - part

    return Counts(
        unit=counts.unit,
        sentences=counts.sentences - sentence.sentences,
        length=counts.length - sentence.length,
        letters=counts.letters - sentence.letters,
        characters=counts.characters - sentence.characters,
        longest=counts.longest,
        long_words=counts.long_words - sentence.long_words,
        syllables=less(counts.syllables, sentence.syllables),
        monosyllables=less(counts.monosyllables, sentence.monosyllables),
        polysyllables=less(counts.polysyllables, sentence.polysyllables),
        quadrisyllables=less(counts.quadrisyllables, sentence.quadrisyllables),
        hard_words=less(counts.hard_words, sentence.hard_words),
        foggy=less(counts.foggy, sentence.foggy),
    )
