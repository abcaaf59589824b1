"""Korean numbers in words: native (열네 살) and Sino-Korean (이십오 분), each before what is counted.

The syllables stand in thousands of other words, so that a number begins a word and a counter follows it. A single
Sino-Korean syllable is no number here: 이 is "this", 일 is "work".
"""

from pipeline.text.figures.numerals import in_myriads

_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_ONES = {
    "한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_DIGITS = {digit: value for value, digit in enumerate("일이삼사오육칠팔구", start=1)}
_POWERS = {"십": 10, "백": 100, "천": 1000}
_MYRIADS = {"만": 10_000}
_NATIVE = f"(?:{'|'.join(_TENS)})(?:{'|'.join(_ONES)})?|{'|'.join(_ONES)}"
_SINO = f"(?:[{''.join(_DIGITS)}]?[{''.join((*_POWERS, *_MYRIADS))}])+[{''.join(_DIGITS)}]?"
#: Every letter that a number can begin with.
BEGINS = frozenset(word[0] for word in (*_TENS, *_ONES, *_DIGITS, *_POWERS, *_MYRIADS))


def numeral(counters: str) -> str:
    """A regular expression for a number that begins a word and stands before one of the `counters` (alternatives)."""
    # After a figure that was taken out of the text (U+E000) 세 is "years old", but 만 ten thousand.
    return rf"(?<![가-힣\d.,])(?:(?<!\ue000)(?:{_NATIVE})|{_SINO})(?=[ \u00a0]?(?:{counters}))"


def value(words: str) -> int:
    """The value of a number that `numeral` has found."""
    tens = next((word for word in _TENS if words.startswith(word)), "")
    rest = words.removeprefix(tens)
    if tens or rest in _ONES:
        return _TENS.get(tens, 0) + _ONES.get(rest, 0)
    return in_myriads(words, _DIGITS, _POWERS, _MYRIADS)
