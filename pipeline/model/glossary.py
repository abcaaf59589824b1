"""A glossary: how the terms of leaflets are to be translated, and where a text has them, in whatever form."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the source language and what it is called in the target language.

    `forms` are other forms of it in the source language (plurals), `variants` other wordings that are right in the
    target language (cases, plurals, a second word), `forbidden` wordings that are wrong there. A form, variant or
    forbidden wording that ends in `*` stands for every word that begins so. `line` is where it stands in its file.
    """

    source: str
    target: str
    variants: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    note: str = ""
    forms: tuple[str, ...] = ()
    line: int = field(default=0, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Found:
    """A place of a text where a term stands: the characters from `start` to `end`."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of one language pair; `source` and `target` are BCP 47 tags, `file` is where a person mends them.

    All texts that are looked into are plain words, without Markdown. Words match whole and in any case; in languages
    that write no spaces between words, anywhere. Known forms of a word match without being listed: Welsh mutations,
    Arabic with "and", "the" or a preposition written on to it, Bengali with its endings.
    """

    source: str
    target: str
    terms: tuple[Term, ...] = ()
    file: str = field(default="", repr=False, compare=False)
    _starts: dict[str, tuple[Term, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", _by_start(self.terms, _primary(self.source)))

    def in_source(self, words: str) -> tuple[Found, ...]:
        """Where terms stand in a source text, in order. Of two that overlap the longer one counts."""
        found = [
            place
            for term in self._possible(words)
            for place in _places(term, (term.source, *term.forms), words, self.source)
        ]
        return _longest(found)

    def _possible(self, words: str) -> tuple[Term, ...]:
        """The terms that a text may hold, by its words: most texts have few of them."""
        starts = {"", *_WORD.findall(words.lower())}
        return tuple(dict.fromkeys(term for start in starts for term in self._starts.get(start, ())))

    def in_target(self, term: Term, words: str) -> tuple[Found, ...]:
        """Where a translation has the wording that is wanted for `term`, in order."""
        return _longest(_places(term, (term.target, *term.variants), words, self.target))

    def forbidden_in(self, term: Term, words: str) -> tuple[Found, ...]:
        """Where a translation has a wording that is forbidden for `term`, in order.

        A forbidden word inside a wanted wording is not meant: where "pill" is forbidden, "pill box" may be wanted.
        """
        found = _longest(_places(term, term.forbidden, words, self.target))
        wanted = self.in_target(term, words) if found else ()
        return tuple(place for place in found if not any(_inside(place, other) for other in wanted))


# Languages written without spaces between words.
_UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})
# Case endings, counting words and plurals are written on to the word.
_AFTER = {"bn": "(?:গুলো|গুলি|টি|টা|দের|রা)?(?:ের|এর|কে|তে|র|ে|\u09af\u09bc)?[ইও]?"}
# First letters under soft, nasal and aspirate mutation.
_MUTATED = {
    "ll": ("l",), "rh": ("r",), "p": ("b", "mh", "ph"), "t": ("d", "nh", "th"), "c": ("g", "ngh", "ch"),
    "b": ("f", "m"), "d": ("dd", "n"), "g": ("", "ng"), "m": ("f",),
}  # fmt: skip
_NEVER_MUTATED = ("dd", "ff", "ng", "ph", "th", "ch")
# Vowel signs and the lengthening stroke of Arabic script, which the same word is written with or without.
_SIGNS = "[\u0640\u064b-\u0652\u0670]*"
_ARABIC = frozenset({"ar", "fa", "ur", "ps", "ckb", "sd", "ug"})
# "And", "so", prepositions and the article are written on to the word that follows.
_BEFORE = {"ar": f"(?:[وف]{_SIGNS})?(?:(?:[بكل]{_SIGNS})?ا{_SIGNS}ل{_SIGNS}|ل{_SIGNS}ل{_SIGNS}|[بكل]{_SIGNS})?"}
# Languages in which the same word may begin with other letters.
_MUTATES = frozenset({"cy"})
_TWO_LETTERS_I = frozenset({"tr"})
_RESPELT = _MUTATES | _TWO_LETTERS_I | _ARABIC
_WORD = re.compile(r"\w+")


def _primary(tag: str) -> str:
    return tag.lower().split("-")[0]


def _by_start(terms: tuple[Term, ...], primary: str) -> dict[str, tuple[Term, ...]]:
    """The terms by the first word of each of their forms; "" for those that must be looked for in every text."""
    found: dict[str, list[Term]] = {}
    for term in terms:
        for form in (term.source, *term.forms):
            start = _WORD.match(form.lower())
            certain = start and form.isascii() and "*" not in form and primary not in _RESPELT | _UNSPACED
            found.setdefault(start.group() if start and certain else "", []).append(term)
    return {start: tuple(listed) for start, listed in found.items()}


def _places(term: Term, forms: Iterable[str], words: str, tag: str) -> Iterator[Found]:
    for form in forms:
        for match in _pattern(unicodedata.normalize("NFC", form), _primary(tag)).finditer(words):
            yield Found(term, match.start(), match.end())


def _longest(found: Iterable[Found]) -> tuple[Found, ...]:
    kept: list[Found] = []
    for place in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(place.start < other.end and other.start < place.end for other in kept):
            kept.append(place)
    return tuple(sorted(kept, key=lambda one: one.start))


def _inside(place: Found, other: Found) -> bool:
    return other.start <= place.start and place.end <= other.end and other.end - other.start > place.end - place.start


@lru_cache(maxsize=8192)
def _pattern(form: str, primary: str) -> re.Pattern[str]:
    """What finds a form in a text of a language."""
    open_end = form.endswith("*")
    spelt = _spelt(form.rstrip("*"), primary)
    if primary in _UNSPACED:
        return re.compile(spelt, re.IGNORECASE)
    # A pattern with the marks of every script takes milliseconds to make.
    letter = rf"[\w{_marks(tuple(sorted({ord(char) >> 8 for char in form})))}]"
    after = rf"{letter}*" if open_end else rf"{_AFTER.get(primary, '')}(?!{letter})"
    return re.compile(rf"(?<!{letter}){_BEFORE.get(primary, '')}{spelt}{after}", re.IGNORECASE)


def _spelt(form: str, primary: str) -> str:
    """The letters of a form: any spaces where it has one, either apostrophe, first letters mutated in Welsh."""
    if primary in _MUTATES:
        return f"(?:{'|'.join(_letters(other, primary) for other in _mutations(form))})"
    return _letters(form, primary)


def _letters(form: str, primary: str) -> str:
    parts = []
    for char in " ".join(form.split()):
        if char == " ":
            parts.append(r"\s+")
        elif char in "'’":
            parts.append("['’]")
        elif primary in _TWO_LETTERS_I and char in "iıIİ":
            # re.IGNORECASE takes them for one.
            parts.append("(?-i:[iİ])" if char in "iİ" else "(?-i:[ıI])")
        else:
            parts.append(re.escape(char) + (_SIGNS if primary in _ARABIC else ""))
    return "".join(parts)


def _mutations(form: str) -> tuple[str, ...]:
    lower = form.lower()
    if lower.startswith(_NEVER_MUTATED):
        return (form,)
    if lower[:1] in "aeiouwyâêîôûŵŷ":
        return (form, f"h{form}")
    first = next((letters for letters in _MUTATED if lower.startswith(letters)), "")
    rest = form[len(first) :]
    return (form, *(changed + rest for changed in _MUTATED[first])) if first else (form,)


@lru_cache(maxsize=64)
def _marks(blocks: tuple[int, ...]) -> str:
    """The combining marks of some blocks of 256 characters: letters to a reader, none to Python's \\w."""
    codes = (*range(0x300, 0x370), *(code for block in blocks for code in range(block << 8, (block + 1) << 8)))
    marks = sorted({code for code in codes if unicodedata.category(chr(code))[0] == "M"})
    runs: list[list[int]] = []
    for code in marks:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in runs)
