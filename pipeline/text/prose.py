"""Blocks of nothing but words and plain punctuation, cut into words quickly.

What `segment` and `words` find by rules and patterns, operations on the whole block find in a fraction of the time.
A block in which anything could be doubtful is left to them; tests hold the two against each other.
"""

import re
from functools import lru_cache

from pipeline.model.language import Language
from pipeline.text.segment import SHORTEST, countable, known_abbreviations, primary

# In UTF-8 these bytes are the Latin letters (U+00C0 to U+024F, and two signs) and the Cyrillic ones (U+0400 to U+047F).
_LETTERS = bytes([*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1), *range(0xC3, 0xCA), 0xD0, 0xD1])
_USUAL = _LETTERS + bytes(range(0x80, 0xC0)) + b" ,."
_NO_LETTERS = "×÷"
_BESIDE = b":;()!?'-"
# A quotation mark, or a hyphen that joins nothing.
_LOOSE = re.compile(r"[-'](?![^\W_])|(?<![^\W_])[-']")
# A number of several parts, or digits that may be a telephone number.
_MANY_DIGITS = re.compile(r"\d[.,:]\d|\d[\d\s()-]{4}")


def words_of_sentences(block: str, language: Language) -> list[list[str]] | None:
    """The words of each sentence of a block; None where only the rules of the language can tell them."""
    abbreviations = _abbreviations(language)
    text = block.strip().replace("’", "'")
    rest = text.encode("utf-8", "surrogatepass").translate(None, _USUAL)
    if abbreviations is None or (rest and not _is_plain(text, rest)):
        return None
    if not text.isascii() and any(sign in text for sign in _NO_LETTERS):
        return None
    for sign in "!?" if rest else "":
        text = text.replace(sign, ".")
    text = text.replace(").", ".")
    for sign in ",:;()" if rest else ",":
        text = text.replace(sign, " ")
    text = text.removesuffix(".")
    pieces = text.split(". ")
    if text.count(".") >= len(pieces) or not _plainly_parted(pieces, abbreviations):
        return None
    return [found for piece in pieces if (found := piece.split())]


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
    if others and not others.isdigit():
        return False
    return not (_LOOSE.search(text) or (others and _MANY_DIGITS.search(text)))


def _plainly_parted(pieces: list[str], abbreviations: frozenset[str]) -> bool:
    """Whether every piece but the last ends with a whole word that is no abbreviation, and the next has a capital."""
    if len(pieces) == 1:
        return True
    parted = pieces[:-1]
    ends = [piece[piece.rfind(" ") + 1 :] for piece in parted]
    return (
        "".join(ends).isalpha()
        and min(map(len, ends)) > 1
        and min(map(len, parted)) >= SHORTEST - 1
        and abbreviations.isdisjoint(map(str.casefold, ends))
        and all(map(str.isupper, [piece[:1] for piece in pieces[1:]]))
    )
