"""Phrases and numerals in Chinese and Korean, read letter by letter.

A number word counts only before one of the language's counters, because the same letters stand in thousands of other
words.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.model.language import Language
from pipeline.text.figures import chinesenumbers, koreannumbers
from pipeline.text.figures.chinesenumbers import NUMERALS, neighbours
from pipeline.text.figures.values import Hit
from pipeline.text.figures.wordlists import Lexicon, lexicon

_KOREAN_POWERS = frozenset("백천만억")
_NUMBERS = ("cardinal", "loose", "ordinal", "fraction", "quantity")
_WHOLE_NUMBERS = ("ordinal", "fraction", "quantity")
# A figure in digits that was taken out of the text.
_DIGIT_BEFORE = "\ue000"


def by_letters(text: str, known: Lexicon, language: Language) -> Iterator[Hit]:
    """The phrases and numerals of a text in small letters, for a language whose lexicon has `letters`."""
    assert known.letters is not None
    for match in _letter_matches(text, known.letters, language):
        if match.lastgroup == "numeral":
            yield from _numeral(match, text, language)
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


def _numeral(match: re.Match[str], text: str, language: Language) -> Iterator[Hit]:
    numeral, (start, end) = match.group(), match.span()
    if language.script == "Kore":
        yield _number(start, end, koreannumbers.value(numeral))
        return
    if two := neighbours(numeral, start):
        yield from (_number(*one) for one in two)
        return
    value = chinesenumbers.value(numeral)
    if past := chinesenumbers.past_hour(text, end):
        minute, end = past
        yield Hit(start, end, "clock", f"{value}:{minute:02}")
    elif day := chinesenumbers.date(text, value, end):
        meaning, end = day
        yield Hit(start, end, "date", meaning)
    else:
        yield _number(start, end, value)
        if text.endswith("百分之", 0, start) and (high := chinesenumbers.range_end(text, end)):
            # 百分之五到十 says percent once.
            mark, number, last = high
            yield Hit(mark, number, "unit", "percent")
            yield Hit(number, last, "cardinal", str(chinesenumbers.value(text[number:last])))


def _number(start: int, end: int, value: int) -> Hit:
    """A one may be something else."""
    return Hit(start, end, "cardinal" if value >= 2 else "loose", str(value))


def _letter_matches(text: str, begins: re.Pattern[str], language: Language) -> Iterator[re.Match[str]]:
    start = begins.search(text)
    while start is not None:
        match = _from_letter(start.group(), language).match(text, start.start())
        if match is not None:
            yield match
        start = begins.search(text, (match or start).end())


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
        whole = [p for p in longest if _is_whole(p) or (p in loose and p[0] in NUMERALS)]
        # 千克 is a kilogram.
        digits = f"(?:[{NUMERALS.replace('千', '')}]|千(?![克米卡焦帕瓦]))+"
        # 三十二分 is a score of thirty-two; 十分 means "very", and 百分之 percent.
        score = f"(?![十百千万]分){digits}(?=分(?![之钟]))"
        numeral = rf"(?P<numeral>{digits}(?=[ ]?(?:{known.counters}))|{score}|(?<=分之){digits})|"
        numeral = numeral if letter in NUMERALS else ""
    parted = "|".join(forms[p] for p in whole) or "(?!)"
    return re.compile(f"(?P<parted>{parted})|{numeral}(?P<phrase>{'|'.join(forms.values()) or '(?!)'})")


def _is_whole(phrase: str) -> bool:
    if phrase.endswith("成"):
        return phrase[0] in NUMERALS
    return len(phrase) > 2 and ("分之" in phrase or ("半" in phrase[1:] and phrase[0] in NUMERALS))
