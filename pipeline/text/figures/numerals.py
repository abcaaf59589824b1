"""Digits of any script, and the number that they stand for in a language."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from pipeline.model.language import Language
from pipeline.text.figures.values import Number

_NATIVE = re.compile(r"[^\D0-9]")
#: Thousands are grouped by an Arabic comma in many Urdu texts: 30،000.
ARABIC_GROUPS = re.compile(r"(?<![\d،])\d{1,3}(?:،\d{3})+(?![\d،])")


def ascii_digits(text: str) -> str:
    """`text` with every script's decimal digits as 0-9, one character for one character."""
    return text if text.isascii() else _NATIVE.sub(lambda digit: str(unicodedata.decimal(digit.group())), text)


def with_marks_of_thousands(text: str) -> str:
    """`text` with the mark of thousands (U+066C) for each Arabic comma that groups figures."""
    return ARABIC_GROUPS.sub(lambda match: match.group().replace("،", "٬"), text) if "،" in text else text


@lru_cache(maxsize=1024)
def _whole(digits: str) -> Number:
    return Number(Decimal(digits))


def number(digits: str, language: Language) -> Number:
    """The number that `digits` (ASCII, with any separators and sign) stands for in a language.

    A mark that parts groups of three may also be a decimal mark written by somebody of another habit, and
    the other way round; then the second reading is kept in `others`.
    """
    if digits.isdecimal():
        return _whole(digits)
    sign = -1 if digits[0] in "-–−" else 1
    plain = digits.lstrip("-–−").replace("٫", ".").replace("٬", "_")
    plain = re.sub("[\u00a0\u202f '’]", "_", plain)
    marks = [mark for mark in plain if mark in ".,"]
    if not marks:
        return Number(sign * Decimal(plain.replace("_", "")))
    last = marks[-1]
    whole, _, rest = plain.rpartition(last)
    as_decimal = Decimal(re.sub("[_.,]", "", whole) + "." + rest)
    as_group = Decimal(re.sub("[_.,]", "", plain))
    groups = re.split("[_.,]", plain)
    grouped = len(groups[-1]) == 3 and all(len(group) in (2, 3) for group in groups[1:]) and groups[0] not in ("", "0")
    if len(set(marks)) == 2 or (marks.count(last) == 1 and "_" in plain):
        return Number(sign * as_decimal)
    if marks.count(last) > 1:
        return Number(sign * as_group)
    own_decimal = "." if "٫" in digits else language.decimal
    if last == own_decimal:
        return Number(sign * as_decimal, (sign * as_group,) if grouped and own_decimal == "," else ())
    return Number(sign * as_group, (sign * as_decimal,)) if grouped else Number(sign * as_decimal)


def in_myriads(numeral: str, digits: dict[str, int], powers: dict[str, int], myriads: dict[str, int]) -> int:
    """The value of a number that is written as it is said in East Asia: 一千二百, 이십오만.

    `powers` multiply the digit before them, `myriads` all that stands before them; each without a digit counts once.
    """
    total = part = digit = 0
    for character in numeral:
        if character in digits:
            digit = digits[character]
        elif character in powers:
            part += (digit or 1) * powers[character]
            digit = 0
        else:
            total = (total + part + digit or 1) * myriads[character]
            part = digit = 0
    return total + part + digit
