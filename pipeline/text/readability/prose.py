"""Blocks of nothing but words and plain punctuation, cut into words quickly.

What `segment` and `words` find by rules and patterns, operations on the whole text find in a fraction of the time.
A block in which anything could be doubtful is left to them; tests hold the two against each other.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.model.language import Language
from pipeline.text.segment import SHORTEST, countable, known_abbreviations, primary

# In UTF-8 these bytes are the Latin letters (U+00C0 to U+024F, and two signs) and the Cyrillic ones (U+0400 to U+047F).
_LETTERS = bytes([*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1), *range(0xC3, 0xCA), 0xD0, 0xD1])
_USUAL = _LETTERS + bytes(range(0x80, 0xC0)) + b" ,.\n"
_NO_LETTERS = "×÷"
_BESIDE = b":;()!?'-"
# A number of several parts, or digits that may be a telephone number.
_MANY_DIGITS = re.compile(r"\d[.,:]\d|\d[\d\s()-]{4}")
# So many blocks are tried together; where one of them is doubtful, fewer of them, and in the end each alone.
_TOGETHER = (32, 4, 1)


def sentences_of_blocks(
    blocks: Sequence[str], language: Language, sizes: Sequence[int] = _TOGETHER
) -> Iterator[tuple[str, list[str] | None]]:
    """The sentences of the blocks, some blocks at a time; None for a block of which only the rules of the language can
    tell them. See `bare_sentences`.
    """
    for start in range(0, len(blocks), sizes[0]):
        several = blocks[start : start + sizes[0]]
        text = "\n".join(map(str.strip, several))
        found = bare_sentences(text, language) if text.count("\n") == len(several) - 1 else None
        if found is None and sizes[1:]:
            yield from sentences_of_blocks(several, language, sizes[1:])
        else:
            yield text, found


def bare_sentences(text: str, language: Language) -> list[str] | None:
    """The sentences of blocks that have no white space around them, a line each: words with nothing but spaces between
    them. None where only the rules of the language can tell them.
    """
    abbreviations = _abbreviations(language)
    text = text.replace("’", "'")
    rest = text.encode("utf-8", "surrogatepass").translate(None, _USUAL)
    if abbreviations is None or (rest and not _is_plain(text, rest)):
        return None
    if not text.isascii() and any(sign in text for sign in _NO_LETTERS):
        return None
    for sign in "!?" if rest else "":
        text = text.replace(sign, ".")
    if ")" in text:
        text = text.replace(").", ".")
    for sign in ",:;()" if rest else ",":
        text = text.replace(sign, " ")
    # A sentence behind another in its block begins with a space.
    text = text.replace(".\n", "\n").removesuffix(".").replace(". ", "\n ")
    sentences = text.split("\n")
    if "." in text or not _plainly_parted(sentences, abbreviations):
        return None
    return [sentence for sentence in sentences if sentence and not sentence.isspace()]


@lru_cache(maxsize=64)
def _abbreviations(language: Language) -> frozenset[str] | None:
    """The abbreviations without their full stop; None for a language in which a block is never plain: without spaces
    between words, or, as in Greek, with a semicolon for a question mark.
    """
    if not countable(language.tag) or primary(language.tag) == "el":
        return None
    return frozenset(word.removesuffix(".") for word in known_abbreviations(language))


def _is_plain(text: str, rest: bytes) -> bool:
    """Whether `rest`, what a text has beside letters, commas and full stops, is as easily told from its words."""
    others = rest.translate(None, _BESIDE)
    if others and (not others.isdigit() or _MANY_DIGITS.search(text)):
        return False
    return _joins("'", text) and _joins("-", text)


def _joins(sign: str, text: str) -> bool:
    """Whether each `sign` stands between letters or digits, so that it is no quotation mark and no dash."""
    parts = text.split(sign)
    return all(part[-1:].isalnum() for part in parts[:-1]) and all(part[:1].isalnum() for part in parts[1:])


def _plainly_parted(sentences: list[str], abbreviations: frozenset[str]) -> bool:
    """Whether each sentence with another behind it ends with a whole word that is no abbreviation, and the next has a
    capital.
    """
    parted = [sentence for sentence, following in pairwise(sentences) if following[:1] == " "]
    if not parted:
        return True
    ends = [sentence[sentence.rfind(" ") + 1 :] for sentence in parted]
    return (
        "".join(ends).isalpha()
        and min(map(len, ends)) > 1
        and min(map(len, parted)) >= SHORTEST
        and abbreviations.isdisjoint(map(str.casefold, ends))
        and all(sentence[1:2].isupper() for sentence in sentences[1:] if sentence[:1] == " ")
    )
