"""Lists of words as regular expressions that find whole words in every script."""

import re
from collections.abc import Iterable
from functools import lru_cache

Span = tuple[int, int]

# Vowel signs belong to the word: Python's \w does not know that.
LETTER = r"\w\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
# Arabic is written with and without its vowel signs and lengthening strokes.
_SIGNS = r"[\u0640\u064b-\u0652\u0670]*"
_ARABIC_LETTER = re.compile(r"\[[\u0620-\u06d3]+\]|[\u0620-\u064a\u066e-\u06d3]")
# What the program writes in one script only.
_SCRIPTED = {"zh": "zh-Hans"}
# Hindi and Punjabi letters with a dot below may be one character or two; here the dot of the one is left out.
_DOTTED = re.compile("[\u095b-\u095e\u0a33\u0a36\u0a5a\u0a5b\u0a5e]")
_UNDOTTED = dict(zip(map(ord, "\u095b\u095c\u095d\u095e\u0a33\u0a36\u0a5a\u0a5b\u0a5e"), "जडढफਲਸਗਜਫ", strict=True))
_ESCAPED_OR_NOT = re.compile(r"\\.|[^\\]+")
# Two Bengali letters have two spellings each in Unicode, and NFC keeps both.
_SPELLINGS = {r"\Y": "(?:\u09af\u09bc|\u09df)", r"\R": "(?:\u09a1\u09bc|\u09dc)"}


def spaced(text: str) -> str:
    """`text` with plain spaces and apostrophes, character for character."""
    if text.isascii():
        return text
    # Figures and their units are held together by other spaces; some keyboards write a letter for the apostrophe.
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u02bc", "’")
    return text.translate(_UNDOTTED) if _DOTTED.search(text) else text


@lru_cache(maxsize=2048)
def small(text: str) -> str:
    """`text` in small letters, character for character. Turkish ı and İ are taken for i, as where case is ignored."""
    return text.lower() if text.isascii() else text.replace("İ", "i").lower().replace("ı", "i")


def in_small(pattern: str) -> re.Pattern[str]:
    """A pattern that finds in a `small` text what `pattern` finds in any case in the text itself.

    It is several times quicker: Python passes over an alternative by its first letter only where case counts.
    """
    return re.compile(_ESCAPED_OR_NOT.sub(_part_in_small, pattern))


def _part_in_small(part: re.Match[str]) -> str:
    # What stands behind a backslash is no letter.
    return part.group() if part.group()[0] == "\\" else small(part.group())


@lru_cache(maxsize=512)
def words_of(words: str, whole: bool = True) -> re.Pattern[str]:
    """Finds the words of a list in a text that is `small` and `spaced`; whole words, where the language parts them."""
    spelt = _spelt(words)
    return in_small(rf"(?<![{LETTER}])(?:{spelt})(?![{LETTER}])" if whole else f"(?:{spelt})")


@lru_cache(maxsize=512)
def beginnings(words: str) -> re.Pattern[str]:
    """Matches words and beginnings of words where they are known to stand, in any case."""
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
