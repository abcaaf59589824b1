"""Numbers in Chinese characters: 十二, 一千二百, 两三天 for two or three days."""

from pipeline.text.figures.numerals import in_myriads

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}
#: Every character of a number.
NUMERALS = "零〇一二两兩三四五六七八九十百千万萬亿"


def value(numeral: str) -> int:
    """The value of a number in Chinese characters, e.g. 十二 or 一千二百."""
    if all(character in _DIGITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    return in_myriads(numeral, _DIGITS, _POWERS, _MYRIADS)


def neighbours(numeral: str) -> tuple[int, ...]:
    """The two numbers of "two or three", which are written one after the other; empty for any other numeral."""
    values = tuple(_DIGITS.get(character, 0) for character in numeral)
    return values if len(values) == 2 and 0 < values[0] == values[1] - 1 else ()
