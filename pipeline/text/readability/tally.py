"""Counting a text: sentences, words, letters and syllables.

Text comes in as blocks, never as one string: the end of a block always ends a sentence.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, compress
from operator import not_
from typing import NamedTuple, cast

from pipeline.model.formula import Counts, Unit
from pipeline.model.language import Language
from pipeline.text.readability.prose import sentences_of_blocks
from pipeline.text.readability.syllables import counted, spoken, spoken_by_all
from pipeline.text.readability.vowels import TOGETHER
from pipeline.text.segment import countable, primary
from pipeline.text.words import letters_of_all, masked, only_western_letters, sentences_with_words

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
    bare: list[str] = []
    words: list[str] = []
    lengths: list[int] = []
    for text, sentences in sentences_of_blocks(tuple(blocks), language):
        bare += sentences or ()
        for sentence in measure(text, language) if sentences is None else ():
            words += sentence.words or ()
            lengths.append(sentence.length)
    uncut, others = _without_cutting(bare, primary(language.tag))
    for found in filter(None, map(str.split, others)):
        words += found
        lengths.append(len(found))
    if uncut and not lengths:
        return uncut
    counts = _counts(words, lengths, Unit.WORDS if countable(language.tag) else Unit.CHARACTERS, language.tag)
    return counts if uncut is None else _both(counts, uncut)


def _without_cutting(sentences: list[str], language: str) -> tuple[Counts | None, list[str]]:
    """The counts of the bare sentences that are nothing but letters, in a language that can count the syllables of many
    words at once, and the sentences that are left.
    """
    together = TOGETHER.get(language)
    if together is None or not sentences:
        return None, sentences
    whole = _of_letters(sentences, together)
    if whole is not None:
        return whole, []
    lettered = [only_western_letters("".join(sentence.split())) for sentence in sentences]
    left = list(compress(sentences, map(not_, lettered)))
    return _of_letters(list(compress(sentences, lettered)), together), left


def _of_letters(sentences: Sequence[str], together: Callable[[str], bytes | None]) -> Counts | None:
    """The counts of sentences of nothing but letters and white space, which need not be cut into words: a word has so
    many letters or more where so many signs follow a space. None where something else is.
    """
    text = " " + f"{_END} ".join(sentences)
    sounds = together(text) if sentences else None
    if sounds is None:
        return None
    shape = text.encode("latin-1").translate(_SHAPE)
    lengths = [number for line in shape.split(b"\n") if (number := line.count(b" a"))]
    words = sum(lengths)
    spoken, least = _sounds(sounds)
    letters = len(text) - (len(sounds) - spoken)
    return Counts(
        unit=Unit.WORDS,
        sentences=len(lengths),
        length=words,
        letters=letters,
        characters=letters,
        longest=max(lengths, default=0),
        long_words=shape.count(b" a" + b"a" * LONG_WORD_LETTERS),
        syllables=spoken + words - least[0],
        monosyllables=words - least[1],
        polysyllables=least[2],
        quadrisyllables=least[3],
        hard_words=None,
        foggy=None,
    )


# White space that no sentence has inside; and in Latin-1 one letter for all letters, a line for each sentence.
_END = "\r"
_SHAPE = b"".join(b"a" if chr(code).isalpha() else b"\n" if chr(code) == _END else b" " for code in range(256))


def _sounds(sounds: bytes) -> tuple[int, list[int]]:
    """How many sounds there are, and how many words have at least 1, 2, 3 and 4 of them.

    All signs are one long number, so that one operation looks at all of them, without a jump at each word: that takes
    a third of the time of looking for each row of sounds.
    """
    whole = int.from_bytes(sounds, "big")
    found, least = ~whole, []
    for distance in range(1, 5):
        found &= whole << 8 * distance
        least.append(found.bit_count())
    return whole.bit_count(), least


def tally(measured: Sequence[Measured], tag: str) -> Counts:
    """The counts of sentences that were measured already."""
    worded = measured[0].words is not None if measured else countable(tag)
    words = list(chain.from_iterable(sentence.words or () for sentence in measured))
    lengths = [sentence.length for sentence in measured]
    return _counts(words, lengths, Unit.WORDS if worded else Unit.CHARACTERS, tag)


def _counts(words: Sequence[str], lengths: Sequence[int], unit: Unit, tag: str) -> Counts:
    """The counts of `words`, which stand in sentences of these lengths."""
    language = primary(tag)
    kinds = _kinds(words, language)
    numbers = Counter(kinds).items()
    letters = sum([number * kind.letters for kind, number in numbers])
    sounding = counted(tag)

    def spoken(least: int) -> int | None:
        return sum([number for kind, number in numbers if kind.sounds >= least]) if sounding else None

    return Counts(
        unit=unit,
        sentences=len(lengths),
        length=sum(lengths),
        letters=letters,
        characters=letters + sum([number * kind.digits for kind, number in numbers]),
        longest=max(lengths, default=0),
        long_words=sum([number for kind, number in numbers if kind.letters > LONG_WORD_LETTERS]),
        syllables=sum([number * kind.sounds for kind, number in numbers]) if sounding else None,
        monosyllables=sum([number for kind, number in numbers if kind.sounds < 2]) if sounding else None,
        polysyllables=spoken(3),
        quadrisyllables=spoken(4),
        hard_words=_without_names(kinds, lengths) if language == "pl" else None,
        foggy=_without_names(kinds, lengths) if language == "en" else None,
    )


def _without_names(kinds: Sequence["_Kind"], lengths: Sequence[int]) -> int:
    """How many heavy words there are, names left out: a capital inside a sentence marks a name; at its start it says
    nothing.
    """
    first = [kinds[start] for start in (0, *accumulate(lengths[:-1]))] if kinds else []
    named = sum(kind.heavy and kind.capital for kind in first)
    return named + sum(number for kind, number in Counter(kinds).items() if kind.heavy and not kind.capital)


@dataclass(frozen=True, slots=True, eq=False)
class _Kind:
    """What is counted of a word; there is one for all words that are alike in it. `heavy` are words that a formula of
    the language counts as hard unless they are names.
    """

    letters: int
    digits: int
    sounds: int
    heavy: bool
    capital: bool


# The kinds of words met before, by language: most words of a leaflet are those of the last one.
_REMEMBERED = 65536
_met: dict[str, dict[str, _Kind]] = {}
_kind = lru_cache(maxsize=4096)(_Kind)


def _kinds(words: Sequence[str], language: str) -> list[_Kind]:
    """The kind of each word."""
    met = _met.setdefault(language, {})
    kinds = list(map(met.get, words))
    if None not in kinds:
        return cast("list[_Kind]", kinds)
    new = list({word for word, kind in zip(words, kinds, strict=True) if kind is None})
    figures = zip(new, letters_of_all(new), spoken_by_all(new, language), strict=True)
    found = {word: _kind_of(word, letters, sounds, language) for word, letters, sounds in figures}
    if len(met) + len(new) > _REMEMBERED:
        met.clear()
    met.update(found)
    return [found[word] if kind is None else kind for word, kind in zip(words, kinds, strict=True)]


def _kind_of(word: str, letters: int, sounds: int, language: str) -> _Kind:
    digits = 0 if letters == len(word) else sum(map(str.isdecimal, word))
    heavy = sounds > 3 if language == "pl" else language == "en" and sounds > 2 and _is_foggy(word, sounds)
    return _kind(letters, digits, sounds, heavy, heavy and word[0].isupper())


def _is_foggy(word: str, sounds: int) -> bool:
    """Whether Gunning counts a word of three syllables or more. He leaves out compounds of short words, and words that
    reach three syllables by -es, -ed or -ing.
    """
    if "-" in word:
        return False
    if sounds > 3 or not word.endswith(("ing", "ed", "es")):
        return True
    stem = next(word.removesuffix(ending) for ending in ("ing", "ed", "es") if word.endswith(ending))
    stems = (stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)
    return any((spoken(one, "en") or 0) >= 3 for one in stems)


def _both(one: Counts, other: Counts) -> Counts:
    """The counts of two parts of a text together."""

    def more(here: int | None, there: int | None) -> int | None:
        return None if here is None or there is None else here + there

    return Counts(
        unit=one.unit,
        sentences=one.sentences + other.sentences,
        length=one.length + other.length,
        letters=one.letters + other.letters,
        characters=one.characters + other.characters,
        longest=max(one.longest, other.longest),
        long_words=one.long_words + other.long_words,
        syllables=more(one.syllables, other.syllables),
        monosyllables=more(one.monosyllables, other.monosyllables),
        polysyllables=more(one.polysyllables, other.polysyllables),
        quadrisyllables=more(one.quadrisyllables, other.quadrisyllables),
        hard_words=more(one.hard_words, other.hard_words),
        foggy=more(one.foggy, other.foggy),
    )


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
