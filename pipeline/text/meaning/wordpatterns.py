"""Lists of words as regular expressions that find whole words in every script."""

import re
from collections.abc import Iterable
from functools import lru_cache

Span = tuple[int, int]

# Vowel signs belong to the word: Python's \w does not know that.
LETTER = r"\w\u0300-\u036f\u064b-\u065f\u0670\u0980-\u09e3"
# Arabic is written with and without its vowel signs and lengthening strokes.
_SIGNS = r"[\u0640\u064b-\u0652\u0670]*"
_ARABIC_LETTER = re.compile(r"\[[\u0620-\u06d3]+\]|[\u0620-\u064a\u066e-\u06d3]")
# Figures and their units are held together by other spaces; some keyboards write a letter for the apostrophe.
SPACES = str.maketrans("\u00a0\u202f\u02bc", "  ’")
# What the program writes in one script only.
_SCRIPTED = {"zh": "zh-Hans"}
# Two Bengali letters have two spellings each in Unicode, and NFC keeps both.
_SPELLINGS = {r"\Y": "(?:\u09af\u09bc|\u09df)", r"\R": "(?:\u09a1\u09bc|\u09dc)"}


@lru_cache(maxsize=512)
def words_of(words: str, whole: bool = True) -> re.Pattern[str]:
    """Finds the words of a list; `whole` words, where the language parts them."""
    spelt = _spelt(words)
    return re.compile(rf"(?<![{LETTER}])(?:{spelt})(?![{LETTER}])" if whole else f"(?:{spelt})", re.IGNORECASE)


@lru_cache(maxsize=512)
def beginnings(words: str) -> re.Pattern[str]:
    """Matches words and beginnings of words where they are known to stand."""
    return re.compile(_spelt(words), re.IGNORECASE)


def spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    """Where a pattern is found."""
    return tuple(match.span() for match in pattern.finditer(text))


def tags_of(lists: Iterable[str]) -> tuple[str, ...]:
    """The languages of some lists, as the program names them."""
    return tuple(_SCRIPTED.get(language, language) for language in sorted(lists))


def _spelt(words: str) -> str:
    words = words.replace(r"\w", f"[{LETTER}]")
    for short, spelt in _SPELLINGS.items():
        words = words.replace(short, spelt)
    return _ARABIC_LETTER.sub(lambda letter: f"(?:{letter.group()}{_SIGNS})", words)
