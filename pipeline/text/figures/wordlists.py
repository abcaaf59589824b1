"""The lists of a language made ready to be found in a text: by first word, or by first letter."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.language import Language
from pipeline.text.figures import chinesenumbers, koreannumbers

_Listed = tuple[str, str, str]
# What stands for a single thing is found by itself.
_SINGLE = ("one", "each")


class _Entry(NamedTuple):
    rest: tuple[str, ...]
    kind: str
    meaning: str


class _Begun(NamedTuple):
    """The phrases that begin with one word: those that go on, by their second word, the longest first; and it alone."""

    longer: dict[str, tuple[_Entry, ...]]
    alone: tuple[tuple[str, str], ...]


class Lexicon(NamedTuple):
    """The lists of one language made ready to be found: by first word, or by first letter.

    `letters` finds where a phrase may begin in a script that is read letter by letter; it is None elsewhere. `counters`
    is a pattern of what must follow a numeral there. `teens` is true where 15 is said as "ten five", having no word of
    its own.
    """

    first: dict[str, _Begun]
    letters: re.Pattern[str] | None
    counters: str
    phrases: dict[str, tuple[tuple[str, str], ...]]
    ones: frozenset[str]
    eaches: frozenset[str]
    joiners: frozenset[str]
    units_first: bool
    ordinals: bool
    arabic: bool
    folded: bool
    teens: bool


# Letters, marks and digits of any script; not punctuation, spaces or the joiners between letters of Persian.
# The sign for a figure that was taken out of the text is a word of its own: "50سال".
TOKEN = re.compile(
    "\ue000+|[^\\s\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b9\u00bb-\u00bf"
    "\ue000\u2000-\u206f\u3000-\u303f،؛؟۔।॥٪٫٬\uff00-\uff0f\uff1a-\uff20]+"
)
_CHARACTERS = ("Hans", "Hant", "Kore")
_TEENS = ("13", "14", "15", "16", "17", "18", "19")
_DOTTED = (*range(0x0958, 0x0960), 0x0A33, 0x0A36, 0x0A59, 0x0A5A, 0x0A5B, 0x0A5E)
_FOLDING = ("Arab", "Deva", "Guru")
# Arabic is written with and without vowel marks, tatweel and hamza; Persian and Urdu also with Arabic ya and kaf.
# Urdu's two letters for h stand for each other in many texts, and so does Arabic h. Hindi and Punjabi leave out the
# dot below a letter or write both as one character (हफ़्ते, हफ्ते), and write a nasal as a dot or as a moon and a dot.
_LETTERS: dict[int | str, str | None] = {
    **dict.fromkeys([*range(0x064B, 0x0653), 0x0640, 0x0654, 0x0670], None),
    **dict.fromkeys("أإٱ", "ا"),
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    **dict.fromkeys("ۀہھۂە", "ه"),
    **dict.fromkeys([0x093C, 0x0A3C], None),
    **{dotted: unicodedata.normalize("NFD", dotted)[0] for dotted in map(chr, _DOTTED)},
    "ँ": "ं",
}
_FOLDED = str.maketrans(_LETTERS)


def _spelt(phrase: str) -> tuple[str, str]:
    """Both spellings of Bengali's dotted letters: Unicode keeps each as one character and as two."""
    two = phrase.replace("\u09df", "\u09af\u09bc").replace("\u09dc", "\u09a1\u09bc").replace("\u09dd", "\u09a2\u09bc")
    one = two.replace("\u09af\u09bc", "\u09df").replace("\u09a1\u09bc", "\u09dc").replace("\u09a2\u09bc", "\u09dd")
    return one, two


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """A word without what Arabic, Hindi and Punjabi write in one text and leave out in another."""
    return word if word.isascii() else word.translate(_FOLDED)


# Ukrainian сім'я (a family) is no сім (seven): the apostrophe is a letter there, however it is typed.
_APOSTROPHE = re.compile("(?<=[а-яґєії])['’](?=[яюєї])")


def lowered(text: str) -> str:
    """`text` in small letters, one character for one character (İ alone would become two); ё as е, ş as ș."""
    small = text.replace("İ", "i").lower()
    if small.isascii():
        return small
    if len(small) != len(text):
        small = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    small = small.replace("ё", "е").replace("ş", "ș").replace("ţ", "ț")
    return _APOSTROPHE.sub("ʼ", small) if "'" in small or "’" in small else small


@lru_cache(maxsize=64)
def lexicon(language: Language) -> Lexicon:
    """The number words of a language, made ready once."""
    counting = language.counting
    letters = language.script in _CHARACTERS
    entries = _entries(language)
    phrases = _phrases(entries) if letters else {}
    return Lexicon(
        {} if letters else _by_first_word(entries, language),
        _beginnings(phrases, language) if letters else None,
        "|".join(re.escape(word) for word in sorted(counting.counters, key=len, reverse=True)) or "(?!)",
        phrases,
        frozenset() if letters else _single_words(entries, "one", language),
        frozenset() if letters else _single_words(entries, "each", language),
        frozenset(counting.joiners),
        counting.units_first,
        counting.ordinals,
        language.script == "Arab",
        language.script in _FOLDING,
        not any(kind == "cardinal" and meaning in _TEENS for _, kind, meaning in counting.entries),
    )


def _entries(language: Language) -> list[_Listed]:
    """Every phrase with its kind and meaning, in the letters that texts are brought to."""
    entries = [*language.counting.entries]
    entries += [(word.lower(), "unit", unit) for unit, words in language.units for word in words]
    if language.script == "Beng":
        entries = [(spelt, kind, meaning) for phrase, kind, meaning in entries for spelt in _spelt(phrase)]
    return list(dict.fromkeys((lowered(phrase), kind, meaning) for phrase, kind, meaning in entries))


def _phrases(entries: list[_Listed]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for phrase, kind, meaning in entries:
        found.setdefault(phrase, []).append((kind, meaning))
    return {phrase: tuple(meanings) for phrase, meanings in found.items()}


def _beginnings(phrases: Iterable[str], language: Language) -> re.Pattern[str]:
    """What finds where a phrase or a numeral may begin."""
    numerals = koreannumbers.BEGINS if language.script == "Kore" else set(chinesenumbers.NUMERALS)
    begins = sorted({phrase[0] for phrase in phrases} | numerals)
    return re.compile(f"[{re.escape(''.join(begins))}]")


def _by_first_word(entries: list[_Listed], language: Language) -> dict[str, _Begun]:
    first: dict[str, dict[tuple[tuple[str, ...], str, str], None]] = {}
    listed = {phrase for phrase, _, _ in entries}
    for phrase, kind, meaning in entries:
        words = [_as_found(word, language) for word in TOKEN.findall(phrase)]
        if not words or kind in _SINGLE:
            continue
        for form in _forms(words[0], kind, language):
            if form != words[0] and len(words) == 1 and form in listed and language.counting.suffixes:
                # Turkish yüzde is listed as percent: it is not the hundred of "in a hundred".
                continue
            first.setdefault(form, {})[tuple(words[1:]), kind, meaning] = None
    return {word: _begun(found) for word, found in first.items()}


def _single_words(entries: list[_Listed], wanted: str, language: Language) -> frozenset[str]:
    return frozenset(_as_found(phrase, language) for phrase, kind, _ in entries if kind == wanted)


def _as_found(word: str, language: Language) -> str:
    return folded(word) if language.script in _FOLDING else word


def _begun(found: Iterable[tuple[tuple[str, ...], str, str]]) -> _Begun:
    longer: dict[str, list[_Entry]] = {}
    for rest, kind, meaning in sorted(found, key=lambda key: -len(key[0])):
        if rest:
            longer.setdefault(rest[0], []).append(_Entry(rest, kind, meaning))
    alone = tuple((kind, meaning) for rest, kind, meaning in found if not rest)
    return _Begun({second: tuple(entries) for second, entries in longer.items()}, alone)


def _forms(word: str, kind: str, language: Language) -> Iterator[str]:
    """A word as it stands in texts: alone, and with what the language writes together with it."""
    yield word
    for prefix in language.counting.prefixes:
        yield prefix + word
    if kind in ("cardinal", "loose", "noun", "unit", "ordinal"):
        for suffix in language.counting.suffixes:
            yield word + suffix
