"""Applying a published formula to the counts of a text.

Formulas see counts, never text. A language without a formula gets a reason, never the coefficients of another language.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import hypot, sqrt, trunc
from typing import assert_never

from pipeline.model.formula import Confidence, Counts, Formula, Measure, Scale, Score
from pipeline.text.readability.tally import without

# Below these a figure is noise: one standard deviation of Flesch-Kincaid is 2 grades at 5 sentences.
MINIMUM_SENTENCES = 10
MINIMUM_WORDS = 100
FIRM_SENTENCES = 30


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
        age=max(value, chosen.lowest) + 5 if chosen.scale is Scale.GRADE else None,
        band=band(chosen, value),
        confidence=Confidence.FIRM if counts.sentences >= FIRM_SENTENCES else Confidence.INDICATIVE,
        deviation=estimated if known is None else known,
        minimum_sentences=chosen.minimum_sentences,
        source=chosen.source,
        variant=chosen.variant,
        caution=chosen.caution,
        estimated=known is None and estimated is not None,
        lowest=chosen.lowest if chosen.scale is Scale.GRADE else None,
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
