"""Counting a text: sentences, words, letters and syllables.

Text comes in as blocks, never as one string: the end of a block always ends a sentence.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, chain, compress
from typing import NamedTuple

from pipeline.model.formula import Counts, Unit
from pipeline.model.language import Language
from pipeline.text.prose import words_of_sentences
from pipeline.text.segment import countable, primary
from pipeline.text.syllables import counted, spoken, spoken_by_all
from pipeline.text.words import letters_of_all, masked, sentences_with_words

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


def count(blocks: Iterable[str], language: Language) -> Counts:
    """The counts of the given blocks of plain text, each of which ends a sentence."""
    words: list[str] = []
    lengths: list[int] = []
    for block in blocks:
        quick = words_of_sentences(block, language)
        for found in quick if quick is not None else ():
            words += found
            lengths.append(len(found))
        for sentence in measure(block, language) if quick is None else ():
            words += sentence.words or ()
            lengths.append(sentence.length)
    return _counts(words, lengths, Unit.WORDS if countable(language.tag) else Unit.CHARACTERS, language.tag)


def tally(measured: Sequence[Measured], tag: str) -> Counts:
    """The counts of sentences that were measured already."""
    worded = measured[0].words is not None if measured else countable(tag)
    words = list(chain.from_iterable(sentence.words or () for sentence in measured))
    lengths = [sentence.length for sentence in measured]
    return _counts(words, lengths, Unit.WORDS if worded else Unit.CHARACTERS, tag)


def _counts(words: Sequence[str], lengths: Sequence[int], unit: Unit, tag: str) -> Counts:
    """The counts of `words`, which stand in sentences of these lengths."""
    found = Counter(words)
    of_letters = _spread(found, letters_of_all(found))
    letters = _sum(of_letters)
    plain = Counts(
        unit=unit,
        sentences=len(lengths),
        length=sum(lengths),
        letters=letters,
        characters=letters + _digits(found),
        longest=max(lengths, default=0),
        long_words=sum(of_letters[LONG_WORD_LETTERS + 1 :]),
        syllables=None,
        monosyllables=None,
        polysyllables=None,
        quadrisyllables=None,
        hard_words=None,
        foggy=None,
    )
    return _with_sounds(plain, found, words, lengths, primary(tag)) if counted(tag) else plain


def _with_sounds(
    plain: Counts, found: Counter[str], words: Sequence[str], lengths: Sequence[int], language: str
) -> Counts:
    sounds = spoken_by_all(found, language)
    of_sounds = _spread(found, sounds)
    first = [words[start] for start in (0, *accumulate(lengths[:-1]))] if words else []
    hard = list(compress(found, map((4).__le__, sounds)))
    poly = compress(found, map((3).__le__, sounds)) if language == "en" else ()
    return replace(
        plain,
        syllables=_sum(of_sounds),
        monosyllables=sum(of_sounds[:2]),
        polysyllables=sum(of_sounds[3:]),
        quadrisyllables=sum(of_sounds[4:]),
        hard_words=_without_names(hard, found, first),
        foggy=_without_names(list(filter(_is_foggy, poly)), found, first) if language == "en" else None,
    )


def _spread(found: Counter[str], figures: Sequence[int]) -> list[int]:
    """How many words have the figure 0, 1, 2 and so on."""
    numbers = [0] * (max(figures, default=0) + 1)
    for number, figure in zip(found.values(), figures, strict=True):
        numbers[figure] += number
    return numbers


def _sum(numbers: Iterable[int]) -> int:
    return sum(figure * number for figure, number in enumerate(numbers))


def _digits(found: Counter[str]) -> int:
    if "".join(found).isalpha():
        return 0
    return sum(number * sum(map(str.isdecimal, word)) for word, number in found.items() if not word.isalpha())


def _without_names(chosen: Sequence[str], found: Counter[str], first: Iterable[str]) -> int:
    """How often the chosen words stand in the text, names left out: a capital inside a sentence marks a name; at its
    start it says nothing.
    """
    capital = {word for word in chosen if word[0].isupper()}
    return sum([found[word] for word in chosen if word not in capital]) + sum([word in capital for word in first])


@lru_cache(maxsize=16384)
def _is_foggy(word: str) -> bool:
    """Whether Gunning counts a word of three syllables or more. He leaves out compounds of short words, and words that
    reach three syllables by -es, -ed or -ing.
    """
    if "-" in word:
        return False
    stem = next((word.removesuffix(ending) for ending in ("ing", "ed", "es") if word.endswith(ending)), word)
    if stem == word or (spoken(word, "en") or 0) > 3:
        return True
    stems = (stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)
    return any((spoken(one, "en") or 0) >= 3 for one in stems)


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
