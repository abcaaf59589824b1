"""Figures in words: number words, comparisons, shares and counted things, from the lists of each language.

Scripts with spaces are read word by word, Chinese and Korean letter by letter: there a number word counts only before
one of the language's counters, because the same letters stand in thousands of other words.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from pipeline.model.language import Language
from pipeline.text.figures import koreannumbers
from pipeline.text.figures.numerals import in_myriads


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
    teens: bool


# Letters, marks and digits of any script; not punctuation, spaces or the joiners between letters of Persian.
# The sign for a figure that was taken out of the text is a word of its own: "50سال".
TOKEN = re.compile(
    "\ue000+|[^\\s\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b9\u00bb-\u00bf"
    "\ue000\u2000-\u206f\u3000-\u303f،؛؟۔।॥٪٫٬\uff00-\uff0f\uff1a-\uff20]+"
)
_TENS = frozenset("20 30 40 50 60 70 80 90".split())
_ONES = frozenset("123456789")
# The same, with what stands between two of them.
_PARTED = re.compile(f"({TOKEN.pattern})")
_CHARACTERS = ("Hans", "Hant", "Kore")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}
_KOREAN_POWERS = frozenset("백천만억")
_TEENS = ("13", "14", "15", "16", "17", "18", "19")
_NUMBERS = ("cardinal", "loose", "ordinal", "fraction", "quantity")
_WHOLE_NUMBERS = ("ordinal", "fraction", "quantity")
# A figure in digits that was taken out of the text.
_DIGIT_BEFORE = "\ue000"
_NUMERALS = "零〇一二两兩三四五六七八九十百千万萬亿"


# Arabic is written with and without vowel marks, tatweel and hamza; Persian and Urdu also with Arabic ya and kaf.
# Urdu's two letters for h stand for each other in many texts, and so does Arabic h.
_LETTERS: dict[int | str, str | None] = {
    **dict.fromkeys([*range(0x064B, 0x0653), 0x0640, 0x0654, 0x0670], None),
    **dict.fromkeys("أإٱ", "ا"),
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    **dict.fromkeys("ۀہھۂە", "ه"),
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
    return _APOSTROPHE.sub("ʼ", small)


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
    listed = {lowered(phrase) for phrase, _, _ in entries}
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
            if form != words[0] and len(words) == 1 and form in listed and counting.suffixes:
                # Turkish yüzde is listed as percent: it is not the hundred of "in a hundred".
                continue
            first.setdefault(form, {})[tuple(words[1:]), kind, meaning] = None
    pattern = None
    if letters:
        numerals = set(_NUMERALS) if language.script != "Kore" else koreannumbers.BEGINS
        begins = sorted({phrase[0] for phrase in phrases} | numerals)
        pattern = re.compile(f"[{re.escape(''.join(begins))}]" if begins else "(?!)")
    return Lexicon(
        {word: _begun(found) for word, found in first.items()},
        pattern,
        "|".join(re.escape(word) for word in sorted(counting.counters, key=len, reverse=True)) or "(?!)",
        {phrase: tuple(found) for phrase, found in phrases.items()},
        frozenset(ones),
        frozenset(eaches),
        frozenset(counting.joiners),
        counting.units_first,
        counting.ordinals,
        arabic,
        not any(kind == "cardinal" and meaning in _TEENS for _, kind, meaning in counting.entries),
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
    # Latin letters inside a longer word are no unit: mm in mmol.
    forms = {p: rf"(?<![a-z]){re.escape(p)}(?![a-z])" if p.isascii() else re.escape(p) for p in longest}
    if language.script == "Kore":
        # A number begins a word: 넷 is no part of 인터넷. "두 시간 반" is one length of time, no two and a half.
        numbers = {p for p in longest if any(kind in _NUMBERS for kind, _ in known.phrases[p])}
        forms = {p: f"(?<![가-힣]){form}" if p in numbers else form for p, form in forms.items()}
        alone = {p for p in longest if len(p) == 1 and any(kind == "one" for kind, _ in known.phrases[p])}
        forms = {p: f"(?<![가-힣]){form}(?![가-힣])" if p in alone else form for p, form in forms.items()}
        whole = [p for p in longest if any(kind in _WHOLE_NUMBERS for kind, _ in known.phrases[p])]
        numeral = f"(?P<numeral>{koreannumbers.numeral(known.counters)})|" if letter in koreannumbers.BEGINS else ""
    else:
        # 四分之三 is one fraction, not four and three, 一岁半 one age, not one year and a half, 八成 eighty percent.
        loose = {p for p in longest if len(p) > 1 and all(kind == "loose" for kind, _ in known.phrases[p])}
        whole = [p for p in longest if _is_whole(p) or (p in loose and p[0] in _NUMERALS)]
        numeral = rf"(?P<numeral>[{_NUMERALS}]+(?=[ ]?(?:{known.counters}))|(?<=分之)[{_NUMERALS}]+)|"
        numeral = numeral if letter in _NUMERALS else ""
    parted = "|".join(forms[p] for p in whole) or "(?!)"
    return re.compile(f"(?P<parted>{parted})|{numeral}(?P<phrase>{'|'.join(forms.values()) or '(?!)'})")


def _is_whole(phrase: str) -> bool:
    if phrase.endswith("成"):
        return phrase[0] in _NUMERALS
    return len(phrase) > 2 and ("分之" in phrase or ("半" in phrase[1:] and phrase[0] in _NUMERALS))


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
    parts = _PARTED.split(small)
    words = list(map(_folded, parts[1::2])) if known.arabic else parts[1::2]
    if known.first.keys().isdisjoint(words):
        return []
    return _together(_by_words(parts, words, known), small, known)


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
        if match.lastgroup == "numeral" and language.script == "Kore":
            value = koreannumbers.value(match.group())
            yield Hit(match.start(), match.end(), "cardinal" if value >= 2 else "loose", str(value))
            continue
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
            low, _, high = meaning.partition("/")
            if language.script == "Kore" and kind == "loose" and high:
                # 서너 번 is three or four times.
                yield Hit(match.start(), match.start() + 1, "loose" if low == "1" else "cardinal", low)
                yield Hit(match.start() + 1, match.end(), "cardinal", high)
                continue
            yield Hit(match.start(), match.end(), kind, meaning)


def _neighbours(numeral: str) -> bool:
    values = [_DIGITS.get(character, 0) for character in numeral]
    return len(values) == 2 and 0 < values[0] == values[1] - 1


def chinese(numeral: str) -> int:
    """The value of a number in Chinese characters, e.g. 十二 or 一千二百."""
    if all(character in _DIGITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    return in_myriads(numeral, _DIGITS, _POWERS, _MYRIADS)


def _by_words(parts: list[str], words: list[str], known: Lexicon) -> list[Hit]:
    """The phrases among `words`, which stand for every second of the `parts` of a text."""
    found: list[Hit] = []
    first = known.first
    ends = [*accumulate(map(len, parts))]
    last = len(words) - 1
    free = 0
    for index, word in enumerate(words):
        if word not in first or index < free:
            continue
        begun = first[word]
        start = ends[2 * index]
        length = 0
        for rest, kind, meaning in begun.longer.get(words[index + 1], ()) if begun.longer and index < last else ():
            size = len(rest)
            if size < length:
                break
            if size == 1 or tuple(words[index + 1 : index + 1 + size]) == rest:
                if any(map(_PAUSE.search, parts[2 * index + 2 : 2 * (index + size) + 1 : 2])):
                    # "نصف، سال": half of them, and a year; not half a year.
                    continue
                found.append(Hit(start, ends[2 * (index + size) + 1], kind, meaning))
                length = size
        if not length:
            end = ends[2 * index + 1]
            found += [Hit(start, end, kind, meaning) for kind, meaning in begun.alone]
        free = index + length + 1
    return found


def _together(found: list[Hit], text: str, known: Lexicon) -> list[Hit]:
    """`twenty` `five` is one number, `five` `and` `six` are two."""
    result: list[Hit] = []
    at = 0
    while at < len(found):
        hit = found[at]
        if hit.kind != "cardinal":
            tens = _tens_of(hit, found[at + 1 : at + 4], text) if known.arabic and known.units_first else None
            if tens is not None:
                # "The third and the fifty": the fifty-third.
                result.append(Hit(hit.start, tens.end, "ordinal", str(Decimal(hit.meaning) + Decimal(tens.meaning))))
                at += 1
                while at < len(found) and found[at].start < tens.end:
                    at += 1
                continue
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
    return _places_in_a_row(result, text) if known.ordinals else result


def _places_in_a_row(found: list[Hit], text: str) -> list[Hit]:
    """`двадцать` `первый` and `dwudziestym` `pierwszym` are one place in a row each, the twenty-first."""
    result: list[Hit] = []
    for hit in found:
        last = result[-1] if result else None
        if (
            last is not None
            and hit.kind == "ordinal"
            and last.kind in ("cardinal", "ordinal")
            and hit.meaning in _ONES
            and last.meaning in _TENS
            and not text[last.end : hit.start].strip(" -‐‑\u00a0")
        ):
            result[-1] = Hit(last.start, hit.end, "ordinal", str(int(last.meaning) + int(hit.meaning)))
        else:
            result.append(hit)
    return result


_PAUSE = re.compile("[،؛؟۔।]")


def _tens_of(hit: Hit, following: list[Hit], text: str) -> Hit | None:
    """The tens that go with an Arabic ordinal below ten."""
    if hit.kind != "ordinal" or not hit.meaning.isdecimal() or int(hit.meaning) > 9:
        return None
    return next(
        (
            tens
            for tens in following
            if tens.meaning in _TENS and text[tens.start] == "و" and not text[hit.end : tens.start].strip()
        ),
        None,
    )


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
    return part % 10 == 0 and part % 100 >= (10 if known.teens and bare else 20) and value < 10
