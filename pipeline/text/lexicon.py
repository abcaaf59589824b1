"""Spoken forms that translators give, found in printed text."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from pipeline.model.language import Language
from pipeline.model.lexicon import Entry, Lexicon
from pipeline.text.figures.grammar import SYMBOLS
from pipeline.text.figures.quantity import read
from pipeline.text.markup.inline import PLACEHOLDER

# Marks that no voice should be given: soft hyphen, zero-width space, direction marks, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_HAN = "\u3400-\u9fff"
# What continues a word: letters and digits (Chinese characters are words of their own), and marks on letters.
_IN_WORD = rf"(?:[^\W_{_HAN}]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff])"
_LATIN = "A-Za-zÀ-ɏ"
_LATIN_WORD = re.compile(rf"[{_LATIN}](?:[{_LATIN}\d'’.&-]*[{_LATIN}\d])?")
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
#: Web and e-mail addresses. A sentence in Chinese goes on without a space after one.
ADDRESS = re.compile(
    rf"(?:https?://|www\.)[^\s{_HAN}\u3000-\u303f\uff00-\uffef،؛۔।]+" r"|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)
_UNITS = frozenset(SYMBOLS)


def visible(text: str) -> str:
    """`text` without the marks that are neither seen nor heard."""
    return _INVISIBLE.sub("", text)


def key(text: str) -> str:
    """What of a printed text tells it from others: not its kinds of space, nor invisible marks."""
    return " ".join(unicodedata.normalize("NFC", visible(text)).split())


def sentence(text: str, lexicon: Lexicon) -> str | None:
    """The spoken form of a whole sentence, or None when the lexicon has none for it."""
    return _sentences(lexicon).get(key(text)) if lexicon.sentences else None


@lru_cache(maxsize=64)
def _sentences(lexicon: Lexicon) -> Mapping[str, str]:
    return {key(entry.printed): entry.spoken for entry in lexicon.sentences}


def replaced(text: str, lexicon: Lexicon) -> tuple[str, tuple[Entry, ...]]:
    """`text` with every word of the lexicon as it is spoken, and what was replaced, in order.

    Words match whole, the longest first. An entry without capital letters also matches the word with capitals;
    one with capitals matches only as it is written, so that "IV" does not match "iv".
    """
    text = unicodedata.normalize("NFC", text)
    if not lexicon.words:
        return text, ()
    found: list[Entry] = []
    exact, small = _tables(lexicon)

    def spoken(match: re.Match[str]) -> str:
        printed = match.group()
        said = exact.get(key(printed)) or small[key(printed).lower()]
        found.append(Entry(printed, said))
        return said

    return _pattern(lexicon).sub(spoken, text), tuple(found)


@lru_cache(maxsize=64)
def _tables(lexicon: Lexicon) -> tuple[Mapping[str, str], Mapping[str, str]]:
    exact = {key(entry.printed): entry.spoken for entry in lexicon.words}
    return exact, {printed: said for printed, said in exact.items() if printed == printed.lower()}


@lru_cache(maxsize=64)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    exact, small = _tables(lexicon)
    alternatives = [
        f"(?i:{whole(printed)})" if printed in small else whole(printed)
        for printed in sorted(exact, key=lambda printed: (-len(printed), printed))
    ]
    return re.compile("|".join(alternatives))


def whole(printed: str) -> str:
    """A pattern for a word that is not a part of a longer one; Chinese characters stand beside anything."""
    first, last = (bool(re.match(f"[{_HAN}]", end)) for end in (printed[0], printed[-1]))
    words = r"[ \u00a0\u202f]+".join(re.escape(word) for word in printed.split(" "))
    return f"{'' if first else f'(?<!{_IN_WORD})'}{words}{'' if last else f'(?!{_IN_WORD})'}"


def unspoken_names(text: str, language: Language, lexicon: Lexicon) -> tuple[str, ...]:
    """The Latin words of a printed text in another script that no entry says how to speak, each once.

    Units beside their figure, placeholders and addresses do not count. Always empty for a language in Latin script.
    """
    if language.script == "Latn" or sentence(text, lexicon) is not None:
        return ()
    if not lexicon.words and not _LATIN_LETTER.search(text):
        return ()
    text = ADDRESS.sub(" ", PLACEHOLDER.sub(" ", visible(text)))
    text, _ = replaced(text, lexicon)
    matches = [match for match in _LATIN_WORD.finditer(text) if match.group() not in _UNITS]
    figures = read(text, language) if matches else ()
    words = [
        match.group()
        for match in matches
        if not any(figure.start <= match.start() and match.end() <= figure.end for figure in figures)
    ]
    return tuple(dict.fromkeys(words))
