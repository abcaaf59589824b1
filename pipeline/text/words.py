"""Words of a text, and the letters that a reader sees."""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from pipeline.model.language import Language
from pipeline.text.segment import countable, sentences

# Addresses are ASCII: in a script without spaces the next word touches them.
_MASKED = re.compile(
    r"\{\{[^{}]*\}\}|\{[\w.]*\}|(?<!\d)%(?:\(\w+\)|\d+\$)?[sd]\b"
    r"|</?[A-Za-z][^<>]*>|&(?:#\d+|[A-Za-z]{2,8});"
    r"|(?:https?://|www\.)[!-~]+|[A-Za-z0-9_.%+-]{1,64}@[A-Za-z0-9.-]+\.[A-Za-z]{2,}"
    r"|(?:\+|(?<!\d)\(?0)\d[\d\s()-]{5,}\d|(?<!\d)\d{2,4}(?:[ \u00a0-]\d{2,4}){2,}"
)
# Every match of `_MASKED` has one of these, or many digits.
_MASK_SIGNS = ("{", "%", "<", "&", "@", "://", "www.")
_MANY_DIGITS = re.compile(r"\d[\d\s()-]{4}")
_WORD_ASCII = re.compile(r"[A-Za-z0-9]+(?:(?:[-'.]|(?<=\d)[,:](?=\d))[A-Za-z0-9]+)*")
_WORD_LATIN = re.compile(r"[^\W_]+(?:(?:[-'’ʼ‑·.]|(?<=\d)[,:](?=\d))[^\W_]+)*")
# Combining marks, joiners, letters that NFC changes, and every script that may hold some: what `_WORD_LATIN` would cut.
_MARKED = re.compile("[\u00ad\u0300-\u03ff\u0483-\u0489\u0530-\u1fff\u200c\u200d\u20d0-\U0010ffff]")


@lru_cache(maxsize=1)
def _word() -> re.Pattern[str]:
    # Python's \w leaves out combining marks (Mn, Mc), which would cut Bengali words at every vowel sign.
    marks = [code for code in range(0x300, 0x1F000) if unicodedata.category(chr(code))[0] == "M"]
    inside = rf"[\w\u200c\u200d{_ranges(marks)}]"
    return re.compile(rf"[^\W_]{inside}*(?:(?:[-'’ʼ‑·.]|(?<=\d)[,:٫٬](?=\d))[^\W_]{inside}*)*")


def _ranges(codes: list[int]) -> str:
    """A run of code points as the inside of a character class."""
    parts: list[str] = []
    first = previous = codes[0]
    for code in [*codes[1:], 0]:
        if code != previous + 1:
            parts.append(f"{chr(first)}-{chr(previous)}")
            first = code
        previous = code
    return "".join(parts)


def _has_nothing_to_mask(text: str) -> bool:
    """Whether `_MASKED` finds nothing, seen quickly; most texts are so."""
    for sign in _MASK_SIGNS:
        if sign in text:
            return False
    return _MANY_DIGITS.search(text) is None


def masked(text: str) -> str:
    """`text` in NFC without what nobody reads as words: placeholders, tags, web and e-mail addresses, phone
    numbers, soft hyphens.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    if not _has_nothing_to_mask(text):
        text = _MASKED.sub(" ", text)
    return text.replace("_", " ")


def sentences_with_words(block: str, language: Language) -> tuple[tuple[str, tuple[str, ...] | None], ...]:
    """The sentences of one block, each with its words: `sentences` and `words` in one go."""
    pieces = sentences(block, language)
    if not countable(language.tag):
        return tuple((piece, None) for piece in pieces)
    pattern = _quick_pattern(block)
    if pattern is None:
        return tuple((piece, words(piece, language.tag)) for piece in pieces)
    return tuple((piece, tuple(pattern.findall(piece))) for piece in pieces)


def _quick_pattern(block: str) -> re.Pattern[str] | None:
    """What tells the words of a block in which nothing is masked and no combining mark stands; None for others."""
    if "_" in block or not _has_nothing_to_mask(block):
        return None
    if block.isascii():
        return _WORD_ASCII
    return None if _MARKED.search(block) else _WORD_LATIN


def words(text: str, tag: str) -> tuple[str, ...] | None:
    """The words of a text in NFC, or None where words cannot be counted (see `countable`).

    A hyphen, an apostrophe or a point inside a word belongs to it; a slash or a dash does not. A number with
    its separators is one word. What `masked` leaves out is no word.
    """
    if not countable(tag):
        return None
    bare = masked(text)
    return tuple((_WORD_ASCII if bare.isascii() else _word()).findall(bare))


def placed_words(text: str, tag: str) -> tuple[tuple[int, str], ...]:
    """The words of a text with the places where they start, as `words` tells them; none where it tells none.

    `text` is expected in NFC. What is masked is blanked out sign by sign, so that the places hold.
    """
    if not countable(tag):
        return ()
    bare = _MASKED.sub(lambda match: " " * len(match.group()), text).replace("_", " ")
    return tuple((match.start(), match.group()) for match in _word().finditer(bare))


def letters(word: str) -> int:
    """How many letters a reader sees: grapheme clusters (UAX #29, with its rule 9c for Indic conjuncts)."""
    if word.isascii():
        return sum(map(str.isalpha, word))
    if word.isalpha() and _MARKED.search(word) is None:
        return len(word)
    seen = 0
    joined = False
    for sign in word:
        if sign.isalpha():
            seen += not joined
            joined = False
        elif unicodedata.combining(sign) == _VIRAMA:
            joined = True
    return seen


def letters_of_all(words: Collection[str]) -> list[int]:
    """`letters` of each word."""
    lines = "\n".join(words)
    try:
        western = lines.encode("latin-1").translate(None, _NO_LETTERS)
    except UnicodeEncodeError:
        return list(map(letters, words))
    return list(map(len, western.split(b"\n"))) if words else []


def only_western_letters(text: str) -> bool:
    """Whether all signs are letters of Latin-1, which has no combining marks; seen quickly."""
    try:
        return not text.encode("latin-1").translate(None, _WESTERN)
    except UnicodeEncodeError:
        return False


_WESTERN = bytes(code for code in range(256) if chr(code).isalpha())
_NO_LETTERS = bytes(code for code in range(256) if not chr(code).isalpha() and chr(code) != "\n")
# Unicode's canonical combining class of the signs that fuse two consonants.
_VIRAMA = 9
