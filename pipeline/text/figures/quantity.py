"""Reading figures: numbers, ranges, comparisons, units, dates, clock times and phone numbers, in any digits.

The one reader serves the checks (which compare figures by value) and the speech (which says them as words).
Separators follow CLDR, read leniently: where two readings are possible both are kept, never guessed away.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TypeVar

from pipeline.model.language import Language
from pipeline.text.figures.chinesenumbers import PARTS_OF_HOUR
from pipeline.text.figures.grammar import SPACE, SYMBOLS, TAKEN, Grammar, grammar_of, without_year_signs
from pipeline.text.figures.numerals import ascii_digits, number
from pipeline.text.figures.values import Amount, Clock, Date, Figure, Number, Phone

_T = TypeVar("_T")
_COMPARE = {"<": "<", ">": ">", "≤": "≤", "≥": "≥", "<=": "≤", ">=": "≥", "~": "~", "≈": "~"}
# 112 works in every country of the EU and in the UK; 999, 111 and 101 in the UK. 116 123, 116 111 and 116 117 are
# lines for emotional support, children and doctors on call (decisions 2007/116/EC and 2009/884/EC).
_SHORT_PHONES = frozenset(("999", "112", "111", "101", "116"))
# A telephone number of other digits has at least so many of them.
_SHORTEST_PHONE = 7
_SHORT = re.compile(rf"(?<![\d.,:٫٬])(?<!\d{SPACE})(?:999|112|111|101|116{SPACE}?(?:123|111|117))(?!\d|[.,:٫٬]\d)")
# National numbers have at most 12 figures with their 0 (Germany), international ones 15 (ITU-T E.164): in
# "0117 496 0123 24 hours a day" the hours are no part of the number.
_LONGEST_PHONE = {"0": 12, "+": 15}
_PHONE = re.compile(
    r"(?<![\d.,])(?<!\d[ \u00a0])(?:\+\d{1,3}[ \u00a0-]?(?:\(0\)[ \u00a0]?)?\(?\d{1,5}\)?|\(?0\d{2,4}\)?)"
    # Six figures in a group: 01632 960123, 07700 900123 (Ofcom, National Telephone Numbering Plan).
    # Abroad it may be written 0800 1234567 or 0800/1234567.
    r"(?:[ \u00a0./-]\d{2,8}){1,4}(?![\d])"
    r"|(?<![\d.,])(?:\+\d{10,13}|0\d{9,10})(?!\d)"
    # Turkish: 0 800 314 00 08, 0 (312) 555 01 23.
    r"|(?<![\d.,])(?<!\d[ \u00a0])0[ \u00a0]\(?[2-9]\d\d\)?[ \u00a0]\d{3}[ \u00a0]\d\d[ \u00a0]?\d\d(?!\d)"
)
# Python looks quickly for what begins with a set of characters: so "[0-9][0-9]*", and not "[0-9]+".
_DIGITS = re.compile("[0-9][0-9]*")
# Where the pattern for amounts can begin: a figure, or a sign that a figure follows soon.
_AMOUNT_BEGINS = re.compile(r"[0-9<>≤≥~≈£€%٪.٫–−-](?:(?<=[0-9])|(?=[<>≤≥~≈=£€%٪.٫–− \u00a0\u202f-]{0,5}[0-9]))")
# Where none of these stands, no date in figures is looked for: 1/2/2026 has two marks, and 2月3日 its month.
_MARK = "[\u200e\u200f]?[-/.][\u200e\u200f]?"
_DATED = re.compile(rf"\d(?:{_MARK}\d\d?{_MARK}\d| ?[月월])")
# Where this is not, no month stands before its day.
_YEAR_AFTER_COMMA = re.compile(rf",{SPACE}\d{{4}}")
_RANGE_GOES_ON = re.compile(rf"{SPACE}?[-–—]{SPACE}?\d+")


def read(text: str, language: Language) -> tuple[Figure, ...]:
    """Every figure in plain `text` (no Markdown), in order and without overlaps."""
    digits = ascii_digits(without_year_signs(text, language))
    grammar = grammar_of(language)
    numerals = _DIGITS.findall(digits)
    if not numerals and grammar.fixed is None:
        return ()
    found: list[Figure] = []
    left = digits
    for figure in (*_fixed(digits, grammar), *(_candidates(digits, numerals, grammar) if numerals else ())):
        # What is taken is blanked, so that "22 to 24 November" keeps its 22.
        if TAKEN not in left[figure.start : figure.end]:
            left = left[: figure.start] + TAKEN * (figure.end - figure.start) + left[figure.end :]
            found.append(figure)
    if numerals:
        amounts = _beginning(_AMOUNT_BEGINS, grammar.amount, left)
        found += [_amount(match, digits, language, grammar) for match in amounts]
    if left is not digits:
        found.sort(key=_place)
    return tuple(found)


def _place(figure: Figure) -> int:
    return figure.start


def _beginning(begins: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of `pattern`, tried only at the characters that it can begin with: most of a text is letters."""
    start = begins.search(text)
    while start is not None:
        match = pattern.match(text, start.start())
        if match is None:
            start = begins.search(text, start.end())
        else:
            yield match
            start = begins.search(text, match.end())


def _candidates(text: str, numerals: list[str], grammar: "Grammar") -> Iterator[Figure]:
    """Everything but plain amounts; the first to claim a stretch of the text has it. `numerals` are its digits."""
    for pattern in grammar.dates if _DATED.search(text) else ():
        for match in pattern.finditer(text):
            if found := _date(match, grammar):
                yield found
    day_first, month_first = grammar.named_dates
    for match in day_first.finditer(text):
        if found := _date(match, grammar):
            yield found
    for match in month_first.finditer(text) if grammar.month_leads or _YEAR_AFTER_COMMA.search(text) else ():
        if found := _date(match, grammar):
            yield found
    if ("0" in text or "+" in text) and sum(map(len, numerals)) >= _SHORTEST_PHONE:
        for match in _PHONE.finditer(text):
            if found_phone := _phone(match):
                yield found_phone
    if grammar.timed.search(text) or (grammar.before_hour and grammar.before_hour.search(text.lower())):
        for match in _beginning(grammar.clock_begins, grammar.clock, text):
            if clock := _clock(match, text, grammar):
                yield clock
    if not _SHORT_PHONES.isdisjoint(numerals):
        for match in _SHORT.finditer(text):
            if not grammar.unit_after.match(text, match.end()) and not grammar.symbol_after.match(text, match.end()):
                yield Phone(match.start(), match.end(), tuple(re.findall(r"\d+", match.group())))


def _phone(match: re.Match[str]) -> Phone | None:
    """The number of a match without the figures after it that are too many, or None when it is too short."""
    found = list(re.finditer(r"\+|\d+", match.group()))
    longest = _LONGEST_PHONE["+" if found[0].group() == "+" else "0"]
    while sum(len(group.group()) for group in found if group.group() != "+") > longest and len(found) > 2:
        found.pop()
    groups = tuple(group.group() for group in found)
    if sum(len(group) for group in groups if group != "+") < _SHORTEST_PHONE:
        return None
    return Phone(match.start(), match.start() + found[-1].end(), groups)


def _date(match: re.Match[str], grammar: Grammar) -> Date | None:
    """The date of a match, or None when there is no such day."""
    parts = match.groupdict()
    if "first" in parts:
        month, day = int(parts["first"]), int(parts["second"])
        if len(parts["year"]) != 4 or not match.group().startswith(parts["year"]):
            month, day = (month, day) if grammar.month_first else (day, month)
    else:
        day = int(parts["day"])
        month = int(parts["month"]) if "month" in parts else _meant(parts["name"], grammar.months)
        parts["year"] = parts["year"] or parts.get("year_first")
        again = parts.get("again")
        if again and _meant(again, grammar.months) != month:
            return None
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0) if parts["year"] else None
    # 8/15/2019 can only be the fifteenth of August, wherever it was written.
    orders = ((day, month), (month, day)) if "first" in parts else ((day, month),)
    for first, second in orders:
        try:
            # A leap year: where none is printed, 29 February may be meant.
            date(year or 2000, second, first)
        except ValueError:
            continue
        return Date(match.start(), match.end(), first, second, year)
    return None


def _fixed(text: str, grammar: Grammar) -> Iterator[Amount]:
    for match in grammar.fixed.finditer(text) if grammar.fixed else ():
        value, _, unit = grammar.fixed_figures[match.group()].partition(" ")
        yield Amount(match.start(), match.end(), Number(Decimal(value)), unit=unit, digits=False)


def _unit(text: str, end: int, grammar: Grammar) -> str:
    """The unit that stands right after a number, as a symbol or a word, or ""."""
    if symbol := grammar.symbol_after.match(text, end):
        return SYMBOLS[symbol["symbol"]]
    after = grammar.unit_after.match(text, end)
    return _meant(after["unit"], grammar.units) if after else ""


def _meant(found: str, words: dict[str, _T]) -> _T:
    """What a word means that was found with case ignored: capitals of ı, İ and ſ have other small letters."""
    meaning = words.get(found.lower())
    if meaning is not None:
        return meaning
    return next(meant for word, meant in words.items() if re.fullmatch(re.escape(word), found, re.IGNORECASE))


def _minute(words: str) -> int:
    return int(words[:2]) if words[0].isdigit() else PARTS_OF_HOUR.get(words, 30)


def _clock(match: re.Match[str], text: str, grammar: Grammar) -> Clock | None:
    half = (match["before"] or match["after"] or "").lower()
    told = match["word"] or match["mark"] == ":"
    if match["at"]:
        # "saat 9", "às 9 horas", "lúc 9 giờ 30 phút", but not "saat 2 tablet".
        told = told or half or _unit(text, match.end(), grammar) in ("", "minute" if match["mark"] else "hour")
        # "lúc 14 giờ 30 ngày 3 tháng 11": the day of a date follows.
        told = told or (match["minute"] is not None and int(match["hour"]) > 12)
        further = _RANGE_GOES_ON.match(text, match.end())
        if further and not half and _unit(text, further.end(), grammar) not in ("", "hour"):
            # "lúc 15–18 tháng" is an age.
            return None
    elif match["mark"] and match["mark"] not in ":.":
        # "9 h 30" is a time, "1 h 30 min" a length of time.
        told = told or half or int(match["hour"]) > 12 or not _unit(text, match.end(), grammar)
        if not told:
            return None
    # "صبح 1 گولی" is a dose, one tablet in the morning: before a bare number such a word makes no time of it.
    if not told and (match["before"] or not half):
        return None
    hour, minute = int(match["hour"]), _minute(match["minute"] or "0")
    if half:
        by_night, at_noon = half in grammar.night and 6 <= hour <= 11, half in grammar.noon and hour not in (9, 10, 11)
        later = half in grammar.pm or by_night or at_noon
        hour = (hour % 12) + (12 if later else 0) if hour <= 12 else hour
    certain = bool(half) or hour > 12 or hour == 0
    start = match.start("hour") if match["at"] and not match["before"] else match.start()
    return Clock(start, match.end(), hour, minute, certain, bool(half))


def _amount(match: re.Match[str], text: str, language: Language, grammar: Grammar) -> Amount:
    low, high, compare, *symbols = match.group("low", "high", "compare", "symbol", "lowsymbol", "money")
    symbol = next(filter(None, symbols), "")
    unit = SYMBOLS.get(symbol, "")
    start, end = match.span()
    if not unit and (after := grammar.unit_after.match(text, end)):
        unit = _meant(after["unit"], grammar.units)
    return Amount(
        start,
        end,
        number(low, language),
        number(high, language) if high else None,
        _COMPARE[compare] if compare else "",
        unit,
        bool(symbol),
    )
