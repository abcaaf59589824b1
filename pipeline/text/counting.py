"""Figures in words: number words, comparisons, shares and counted things, from the lists of each language.

Scripts with spaces are read word by word, Chinese and Korean letter by letter: there a number word counts only before
one of the language's counters, because the same letters stand in thousands of other words.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.language import Language


class Hit(NamedTuple):
    """A phrase of a language's lists in a text: its place, its kind and meaning (see `Counting`), or a `unit`."""

    start: int
    end: int
    kind: str
    meaning: str


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
    is a pattern of what must follow a numeral there. `longest` is how many words a phrase has after its first.
    """

    first: dict[str, _Begun]
    longest: int
    letters: re.Pattern[str] | None
    counters: str
    phrases: dict[str, tuple[tuple[str, str], ...]]
    ones: frozenset[str]
    eaches: frozenset[str]
    joiners: frozenset[str]
    units_first: bool
    arabic: bool


# Letters, marks and digits of any script; not punctuation, spaces or the joiners between letters of Persian.
TOKEN = re.compile(
    "[^\\s\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b9\u00bb-\u00bf"
    "\u2000-\u206f\u3000-\u303f،؛؟۔।॥٪٫٬\uff00-\uff0f\uff1a-\uff20]+"
)
_CHARACTERS = ("Hans", "Hant", "Kore")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}
_KOREAN_POWERS = frozenset("백천만억")
# A figure in digits that was taken out of the text.
_DIGIT_BEFORE = "\ue000"
_NUMERALS = "零〇一二两兩三四五六七八九十百千万萬亿"


# Arabic is written with and without vowel marks, tatweel and hamza; Persian and Urdu also with Arabic ya and kaf.
_LETTERS: dict[int | str, str | None] = {
    **dict.fromkeys([*range(0x064B, 0x0653), 0x0640, 0x0654, 0x0670], None),
    **dict.fromkeys("أإٱ", "ا"),
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "ۀ": "ه",
}
_FOLDED = str.maketrans(_LETTERS)


def _spelt(phrase: str) -> tuple[str, str]:
    """Both spellings of Bengali's dotted letters: Unicode keeps each as one character and as two."""
    two = phrase.replace("\u09df", "\u09af\u09bc").replace("\u09dc", "\u09a1\u09bc").replace("\u09dd", "\u09a2\u09bc")
    one = two.replace("\u09af\u09bc", "\u09df").replace("\u09a1\u09bc", "\u09dc").replace("\u09a2\u09bc", "\u09dd")
    return one, two


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    return word if word.isascii() else word.translate(_FOLDED)


def lowered(text: str) -> str:
    """`text` in small letters, one character for one character (İ alone would become two)."""
    small = text.replace("İ", "i").lower()
    if len(small) == len(text):
        return small
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


@lru_cache(maxsize=64)
def lexicon(language: Language) -> Lexicon:
    """The number words of a language, made ready once."""
    counting = language.counting
    entries = [*counting.entries]
    entries += [(word.lower(), "unit", unit) for unit, words in language.units for word in words]
    first: dict[str, dict[tuple[tuple[str, ...], str, str], None]] = {}
    phrases: dict[str, dict[tuple[str, str], None]] = {}
    ones: set[str] = set()
    eaches: set[str] = set()
    letters = language.script in _CHARACTERS
    arabic = language.script == "Arab"
    if language.script == "Beng":
        entries = list(
            dict.fromkeys((spelt, kind, meaning) for word, kind, meaning in entries for spelt in _spelt(word))
        )
    for phrase, kind, meaning in entries:
        phrase = lowered(phrase)
        if kind in ("one", "each") and not letters:
            (ones if kind == "one" else eaches).add(_folded(phrase) if arabic else phrase)
            continue
        if letters:
            phrases.setdefault(phrase, {})[kind, meaning] = None
            continue
        words = TOKEN.findall(phrase)
        if not words:
            continue
        if arabic:
            words = [_folded(word) for word in words]
        for form in _forms(words[0], kind, language):
            first.setdefault(form, {})[tuple(words[1:]), kind, meaning] = None
    pattern = None
    if letters:
        numerals = _NUMERALS if language.script != "Kore" else ""
        begins = sorted({phrase[0] for phrase in phrases} | set(numerals))
        pattern = re.compile(f"[{re.escape(''.join(begins))}]" if begins else "(?!)")
    return Lexicon(
        {word: _begun(found) for word, found in first.items()},
        max((len(rest) for found in first.values() for rest, _, _ in found), default=0),
        pattern,
        "|".join(re.escape(word) for word in sorted(counting.counters, key=len, reverse=True)) or "(?!)",
        {phrase: tuple(found) for phrase, found in phrases.items()},
        frozenset(ones),
        frozenset(eaches),
        frozenset(counting.joiners),
        counting.units_first,
        arabic,
    )


def _begun(found: Iterable[tuple[tuple[str, ...], str, str]]) -> _Begun:
    longer: dict[str, list[_Entry]] = {}
    for rest, kind, meaning in sorted(found, key=lambda key: -len(key[0])):
        if rest:
            longer.setdefault(rest[0], []).append(_Entry(rest, kind, meaning))
    alone = tuple((kind, meaning) for rest, kind, meaning in found if not rest)
    return _Begun({second: tuple(entries) for second, entries in longer.items()}, alone)


@lru_cache(maxsize=2048)
def _from_letter(letter: str, language: Language) -> re.Pattern[str]:
    """What finds the phrases and numerals that begin with a letter, the longest first."""
    known = lexicon(language)
    longest = sorted((phrase for phrase in known.phrases if phrase[0] == letter), key=len, reverse=True)
    numerals = (
        rf"(?P<numeral>[{_NUMERALS}]+(?=[ ]?(?:{known.counters}))|(?<=分之)[{_NUMERALS}]+)|"
        if letter in _NUMERALS and language.script != "Kore"
        else ""
    )
    # Latin letters inside a longer word are no unit: mm in mmol.
    forms = [rf"(?<![a-z]){re.escape(p)}(?![a-z])" if p.isascii() else re.escape(p) for p in longest]
    # 四分之三 is one fraction, not four and three, and 一岁半 one age, not one year and a half.
    whole = (p for p in longest if len(p) > 2 and ("分之" in p or ("半" in p[1:] and p[0] in _NUMERALS)))
    parted = "|".join(re.escape(p) for p in whole) or "(?!)"
    return re.compile(f"(?P<parted>{parted})|{numerals}(?P<phrase>{'|'.join(forms) or '(?!)'})")


def _forms(word: str, kind: str, language: Language) -> Iterator[str]:
    """A word as it stands in texts: alone, and with what the language writes together with it."""
    yield word
    for prefix in language.counting.prefixes:
        yield prefix + word
    if kind in ("cardinal", "loose", "noun", "unit", "ordinal"):
        for suffix in language.counting.suffixes:
            yield word + suffix


def hits(text: str, language: Language) -> list[Hit]:
    """Every phrase of the language's lists in `text`, in order; the parts of one number are put together."""
    known = lexicon(language)
    small = lowered(text)
    if known.letters is not None:
        return list(_by_letters(small, known, language))
    tokens = TOKEN.findall(small)
    words = list(map(_folded, tokens)) if known.arabic else tokens
    if known.first.keys().isdisjoint(words):
        return []
    return _together(_by_words(small, tokens, words, known), small, known)


def ones(text: str, language: Language, each: bool) -> list[tuple[int, int]]:
    """Where a word for a single thing stands: "a", "one", "single"; with `each` also "each", "daily", "per"."""
    known = lexicon(language)
    small = lowered(text)
    if known.letters is not None:
        kinds = ("one", "each") if each else ("one",)
        return [(hit.start, hit.end) for hit in _by_letters(small, known, language) if hit.kind in kinds]
    words = known.ones | known.eaches if each else known.ones
    if known.arabic:
        return [match.span() for match in TOKEN.finditer(small) if _folded(match.group()) in words]
    return [match.span() for match in TOKEN.finditer(small) if match.group() in words]


def _letter_matches(text: str, begins: re.Pattern[str], language: Language) -> Iterator[re.Match[str]]:
    start = begins.search(text)
    while start is not None:
        match = _from_letter(start.group(), language).match(text, start.start())
        if match is not None:
            yield match
        start = begins.search(text, (match or start).end())


def _by_letters(text: str, known: Lexicon, language: Language) -> Iterator[Hit]:
    assert known.letters is not None
    for match in _letter_matches(text, known.letters, language):
        if match.lastgroup == "numeral":
            if _neighbours(match.group()):
                # 两三天 is two or three days.
                for place, character in enumerate(match.group(), match.start()):
                    yield Hit(place, place + 1, "loose" if character == "一" else "cardinal", str(_DIGITS[character]))
                continue
            value = chinese(match.group())
            kind = "cardinal" if value >= 2 else "loose"
            yield Hit(match.start(), match.end(), kind, str(value))
            continue
        if match.group() in _KOREAN_POWERS and not text[: match.start()].endswith((_DIGIT_BEFORE, _DIGIT_BEFORE + " ")):
            # 만 is ten thousand after a figure, and part of a thousand words elsewhere.
            continue
        for kind, meaning in known.phrases[match.group()]:
            yield Hit(match.start(), match.end(), kind, meaning)


def _neighbours(numeral: str) -> bool:
    values = [_DIGITS.get(character, 0) for character in numeral]
    return len(values) == 2 and 0 < values[0] == values[1] - 1


def chinese(numeral: str) -> int:
    """The value of a number in Chinese characters, e.g. 十二 or 一千二百."""
    if all(character in _DIGITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total = part = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _POWERS:
            part += (digit or 1) * _POWERS[character]
            digit = 0
        else:
            total = (total + part + digit or 1) * _MYRIADS[character]
            part = digit = 0
    return total + part + digit


def _by_words(text: str, tokens: list[str], words: list[str], known: Lexicon) -> list[Hit]:
    """The phrases among `words`, which stand for the `tokens` of `text` one by one."""
    found: list[Hit] = []
    first = known.first
    places = [index for index, word in enumerate(words) if word in first]
    ends = _ends(text, tokens[: places[-1] + known.longest + 1])
    last = len(words) - 1
    free = 0
    for index in places:
        if index < free:
            continue
        begun = first[words[index]]
        start = ends[index] - len(tokens[index])
        length = 0
        for rest, kind, meaning in begun.longer.get(words[index + 1], ()) if begun.longer and index < last else ():
            size = len(rest)
            if size < length:
                break
            if size == 1 or tuple(words[index + 1 : index + 1 + size]) == rest:
                found.append(Hit(start, ends[index + size], kind, meaning))
                length = size
        if not length:
            found += [Hit(start, ends[index], kind, meaning) for kind, meaning in begun.alone]
        free = index + length + 1
    return found


def _ends(text: str, tokens: list[str]) -> list[int]:
    """Where each token ends: between two of them there is nothing that a token could begin with."""
    ends: list[int] = []
    end = 0
    for token in tokens:
        end = text.find(token, end) + len(token)
        ends.append(end)
    return ends


def _together(found: list[Hit], text: str, known: Lexicon) -> list[Hit]:
    """`twenty` `five` is one number, `five` `and` `six` are two."""
    result: list[Hit] = []
    at = 0
    while at < len(found):
        hit = found[at]
        if hit.kind != "cardinal":
            result.append(hit)
            at += 1
            continue
        run = [hit]
        at += 1
        while at < len(found) and found[at].kind == "cardinal" and _joined(text[run[-1].end : found[at].start], known):
            run.append(found[at])
            at += 1
        if len(run) == 1:
            result.append(Hit(hit.start, hit.end, "cardinal", _alone(hit.meaning)))
        else:
            result.extend(_numbers(run, text, known))
    return result


@lru_cache(maxsize=1024)
def _alone(meaning: str) -> str:
    return f"{Decimal(meaning.lstrip('x')).normalize():f}"


def _joined(gap: str, known: Lexicon) -> bool:
    gap = gap.strip(" -\u2010\u2011\u00a0\u200c")
    return not gap or gap in known.joiners


def _numbers(run: list[Hit], text: str, known: Lexicon) -> Iterator[Hit]:
    start, end = run[0].start, run[0].end
    total = part = Decimal(0)
    empty = True

    def made() -> Hit:
        return Hit(start, end, "cardinal", f"{(total + part).normalize():f}")

    for hit in run:
        times = hit.meaning.startswith("x")
        value = Decimal(hit.meaning.lstrip("x"))
        bare = not text[end : hit.start].strip(" -\u2010\u2011\u00a0\u200c")
        if empty:
            fits = True
        elif times or value in (100, 1000, 1_000_000):
            fits = bare and 0 < part < value
        else:
            fits = _fits(part, total, value, known, bare, text[hit.start] == "و")
        if not fits:
            yield made()
            start, total, part, empty = hit.start, Decimal(0), Decimal(0), True
        if times or value == 100:
            part = (part or 1) * value
        elif value in (1000, 1_000_000):
            total, part = total + (part or 1) * value, Decimal(0)
        else:
            part += value
        end, empty = hit.end, False
    yield made()


def _fits(part: Decimal, total: Decimal, value: Decimal, known: Lexicon, bare: bool, linked: bool) -> bool:
    """Whether a smaller number goes on the number so far: 20 and 5, 100 and 20, 1,000 and 300."""
    if known.units_first and part % 100 < 10 and value in (20, 30, 40, 50, 60, 70, 80, 90):
        return linked or not bare
    if not part:
        return bool(total) and value < 1000
    if part % 100 == 0:
        return value < 100
    return part % 10 == 0 and part % 100 >= 20 and value < 10
