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
            yield from _numeral(match, language)
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


def _numeral(match: re.Match[str], language: Language) -> Iterator[Hit]:
    numeral, start = match.group(), match.start()
    if language.script == "Kore":
        yield _number(start, match.end(), koreannumbers.value(numeral))
    elif two := neighbours(numeral):
        # 两三天 is two or three days.
        yield from (_number(place, place + 1, value) for place, value in enumerate(two, start))
    else:
        yield _number(start, match.end(), chinesenumbers.value(numeral))


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
        numeral = rf"(?P<numeral>[{NUMERALS}]+(?=[ ]?(?:{known.counters}))|(?<=分之)[{NUMERALS}]+)|"
        numeral = numeral if letter in NUMERALS else ""
    parted = "|".join(forms[p] for p in whole) or "(?!)"
    return re.compile(f"(?P<parted>{parted})|{numeral}(?P<phrase>{'|'.join(forms.values()) or '(?!)'})")


def _is_whole(phrase: str) -> bool:
    if phrase.endswith("成"):
        return phrase[0] in NUMERALS
    return len(phrase) > 2 and ("分之" in phrase or ("半" in phrase[1:] and phrase[0] in NUMERALS))
