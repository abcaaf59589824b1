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

_ASCII_LETTERS = bytes([*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1)])
# In UTF-8 these bytes are the Latin letters (U+00C0 to U+024F, and two signs) and the Cyrillic ones (U+0400 to U+047F).
_USUAL = _ASCII_LETTERS + bytes([*range(0xC3, 0xCA), 0xD0, 0xD1, *range(0x80, 0xC0)]) + b" ,.\n"
_NO_LETTERS = "×÷"
_USUAL_IN_LATIN_1 = _ASCII_LETTERS + bytes(set(range(0xC0, 0x100)) - set(map(ord, _NO_LETTERS))) + b" ,.\n"
_BESIDE = b":;()!?'-"
# A number of several parts, or digits that may be a telephone number.
_MANY_DIGITS = re.compile(r"\d[.,:]\d|\d[\d\s()-]{4}")
# So many blocks are tried together; where one of them is doubtful, fewer of them, and in the end each alone.
_TOGETHER = (128, 16, 1)


def sentences_of_blocks(
    blocks: Sequence[str], language: Language, sizes: Sequence[int] = _TOGETHER
) -> Iterator[tuple[str, list[str] | None]]:
    """The sentences of the blocks, some blocks at a time; None for a block of which only the rules of the language can
    tell them. See `bare_sentences`.
    """
    for start in range(0, len(blocks), sizes[0]):
        several = blocks[start : start + sizes[0]]
        text = "\n".join(several)
        found = bare_sentences(text, language) if text.count("\n") == len(several) - 1 else None
        if found is None and sizes[1:]:
            yield from sentences_of_blocks(list(map(str.strip, several)), language, sizes[1:])
        else:
            yield text, found


def bare_sentences(text: str, language: Language) -> list[str] | None:
    """The sentences of blocks, a line each: words with nothing but white space before and between them; some may have
    no words. None where only the rules of the language can tell them.
    """
    abbreviations = _abbreviations(language)
    text = text.replace("’", "'")
    rest = _unusual(text)
    if abbreviations is None or (rest and not _is_plain(text, rest)):
        return None
    for sign in "!?" if rest else "":
        text = text.replace(sign, ".")
    if ")" in text:
        text = text.replace(").", ".")
    for sign in ",:;()" if rest else ",":
        text = text.replace(sign, " ")
    sentences = _parted(text)
    if "".join([sentence[:1] for sentence in sentences]).count("\n") < text.count("\n"):
        # A block without a full stop at its end.
        sentences = _parted(text.replace("\n", ".\n").replace("..\n", ".\n"))
    return sentences if _plainly_parted(sentences, abbreviations) else None


def _parted(text: str) -> list[str]:
    return text.removesuffix(".").split(".")


def _unusual(text: str) -> bytes:
    """What a text has beside letters, commas and full stops."""
    try:
        return text.encode("latin-1").translate(None, _USUAL_IN_LATIN_1)
    except UnicodeEncodeError:
        rest = text.encode("utf-8", "surrogatepass").translate(None, _USUAL)
        return rest or "".join(sign for sign in _NO_LETTERS if sign in text).encode("utf-8")


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
    """Whether each sentence stands at the beginning of a block or begins with a space and a capital, behind another
    that ends with a whole word that is no abbreviation.
    """
    starts = {sentence[:2] for sentence in sentences[1:]}
    if not all(start[:1] == "\n" or (start[:1] == " " and start[1:].isupper()) for start in starts):
        return False
    parted = [sentence for sentence, following in pairwise(sentences) if following[0] == " "]
    ends = [sentence[sentence.rfind(" ") + 1 :] for sentence in parted]
    return not parted or (
        "".join(ends).isalpha()
        and min(map(len, ends)) > 1
        and min(map(len, parted)) >= SHORTEST
        and abbreviations.isdisjoint(map(str.casefold, ends))
    )
