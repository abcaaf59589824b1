"""Numbers in Chinese characters: 十二, 一千二百, 两三天 for two or three days; times and dates written with them."""

import re

from pipeline.text.figures.numerals import in_myriads

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}
#: Every character of a number.
NUMERALS = "零〇一二两兩三四五六七八九十百千万萬亿"
#: Minutes past an hour that have a name.
PARTS_OF_HOUR = {"半": 30, "一刻": 15, "三刻": 45}
# "十点二十分", but not "十点五分钟": minutes of an hour have no 钟.
_PAST_HOUR = re.compile(
    rf"(?:点|时)钟?(半|[一三]刻|[零〇一二三四五]?十?[一二三四五六七八九]?(?<=[{NUMERALS}])分)(?![钟之])"
)
_DAY_OF_MONTH = re.compile(
    "(?:年(?P<month>十?[一二三四五六七八九十]))?月(?P<day>[二三]?十?[一二三四五六七八九十])[日号]"
)
_TO = re.compile(f"[到至]([{NUMERALS}]+)(?!分之)")
# 三五天 is three to five days as well.
_FOLLOWING = (("一", "[二两兩]"), ("二两兩", "三"), ("三", "[四五]"), *zip("四五六七八", "五六七八九", strict=True))
# Two digits that follow each other, with the powers that both share.
_NEIGHBOURS = re.compile(
    "(?P<before>(?:[一二三四五六七八九]?[十百千万])*)"
    f"(?P<one>[一二两兩三四五六七八])(?P<next>{'|'.join(f'(?<=[{one}]){after}' for one, after in _FOLLOWING)})"
    "(?P<after>[十百千万]*)"
)


def value(numeral: str) -> int:
    """The value of a number in Chinese characters, e.g. 十二 or 一千二百."""
    if all(character in _DIGITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    return in_myriads(numeral, _DIGITS, _POWERS, _MYRIADS)


def neighbours(numeral: str, start: int) -> tuple[tuple[int, int, int], ...]:
    """The two numbers of "two or three", each with its place, the numeral being at `start`; empty for any other.

    They are written one after the other: 两三天 is two or three days, 二三十人 twenty or thirty people.
    """
    around = _NEIGHBOURS.fullmatch(numeral)
    if around is None:
        return ()
    place = start + around.start("next")
    return tuple(
        (begin, end, value(around["before"] + one + around["after"]))
        for begin, end, one in ((start, place, around["one"]), (place, start + len(numeral), around["next"]))
    )


def past_hour(text: str, hour_end: int) -> tuple[int, int] | None:
    """The minutes behind an hour that ends at a place of a text, and where they end: 下午两点一刻, 十点二十分."""
    past = _PAST_HOUR.match(text, hour_end)
    return past and (PARTS_OF_HOUR.get(past[1]) or value(past[1].removesuffix("分")), past.end())


def date(text: str, first: int, end: int) -> tuple[str, int] | None:
    """Day, month and year behind the first number of a date, which ends at `end`, and where they end: 五月二十一日.

    The year is 0 where none is said.
    """
    found = _DAY_OF_MONTH.match(text, end)
    if found is None:
        return None
    year, month = (first, value(found["month"])) if found["month"] else (0, first)
    return f"{value(found['day'])}/{month}/{year}", found.end()


def range_end(text: str, low_end: int) -> tuple[int, int, int] | None:
    """The number behind a "to" that follows a number: where the "to" and it begin, and where it ends; nothing else."""
    further = _TO.match(text, low_end)
    return further and (further.start(), further.start(1), further.end())
