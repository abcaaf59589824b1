"""Figures in words: number words, comparisons, shares and counted things, from the lists of each language.

Scripts with spaces are read word by word, Chinese and Korean letter by letter: there a number word counts only before
one of the language's counters, because the same letters stand in thousands of other words.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate

from pipeline.model.language import Language
from pipeline.text.figures.letterwise import by_letters
from pipeline.text.figures.values import Hit
from pipeline.text.figures.wordlists import TOKEN, Lexicon, folded, lexicon, lowered

_TENS = frozenset("20 30 40 50 60 70 80 90".split())
_ONES = frozenset("123456789")
# Words, with what stands between two of them.
_PARTED = re.compile(f"({TOKEN.pattern})")


def hits(text: str, language: Language) -> list[Hit]:
    """Every phrase of the language's lists in `text`, in order; the parts of one number are put together."""
    known = lexicon(language)
    small = lowered(text)
    if known.letters is not None:
        return list(by_letters(small, known, language))
    parts = _PARTED.split(small)
    words = list(map(folded, parts[1::2])) if known.folded else parts[1::2]
    if known.first.keys().isdisjoint(words):
        return []
    found = _by_words(parts, words, known)
    if language.counting.elision:
        found = [hit for hit in found if not _is_elided(hit, small)]
    return _together(found, small, known)


def _is_elided(hit: Hit, text: str) -> bool:
    """Whether a unit of one letter is an article: the l of "26 l'an dernier"."""
    return hit.kind == "unit" and hit.end - hit.start == 1 and text[hit.end : hit.end + 1] in ("'", "’", "ʼ")


def ones(text: str, language: Language, each: bool) -> list[tuple[int, int]]:
    """Where a word for a single thing stands: "a", "one", "single"; with `each` also "each", "daily", "per"."""
    known = lexicon(language)
    small = lowered(text)
    if known.letters is not None:
        kinds = ("one", "each") if each else ("one",)
        return [(hit.start, hit.end) for hit in by_letters(small, known, language) if hit.kind in kinds]
    return _places(small, known.ones | known.eaches if each else known.ones, known)


def eaches(text: str, language: Language) -> list[tuple[int, int]]:
    """Where a word stands that says "each", "daily" or "per" and never means a single thing."""
    known = lexicon(language)
    if known.letters is not None:
        strict = set(ones(text, language, each=False))
        return [place for place in ones(text, language, each=True) if place not in strict]
    return _places(lowered(text), known.eaches - known.ones, known)


def _places(small: str, wanted: frozenset[str], known: Lexicon) -> list[tuple[int, int]]:
    """Where the wanted words stand in a text in small letters."""
    words = TOKEN.findall(small)
    if known.folded:
        words = [*map(folded, words)]
    if wanted.isdisjoint(words):
        return []
    return [match.span() for match, word in zip(TOKEN.finditer(small), words, strict=True) if word in wanted]


def _by_words(parts: list[str], words: list[str], known: Lexicon) -> list[Hit]:
    """The phrases among `words`, which stand for every second of the `parts` of a text."""
    found: list[Hit] = []
    first = known.first
    ends = [*accumulate(map(len, parts))]
    last = len(words) - 1
    free = 0
    for index in [index for index, word in enumerate(words) if word in first]:
        if index < free:
            continue
        begun = first[words[index]]
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
