"""The figures of a text as the checks compare them: in digits and in words, with unit, comparison and place."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache, partial
from itertools import pairwise
from typing import assert_never

from pipeline.checks.amounts.beside import attached
from pipeline.checks.amounts.composed import POWERS, increased, summed_powers
from pipeline.checks.amounts.items import ATTACHED, Item, Sheet
from pipeline.checks.amounts.likeness import TIMES
from pipeline.checks.amounts.respelt import respelt
from pipeline.model.finding import Span
from pipeline.model.language import Counting, Language
from pipeline.text.figures.counting import Hit, hits
from pipeline.text.figures.grammar import SYMBOLS, with_first_days, without_year_signs
from pipeline.text.figures.numerals import ascii_digits
from pipeline.text.figures.quantity import read
from pipeline.text.figures.values import Amount, Clock, Date, Figure, Phone
from pipeline.text.markup.inline import plain

_TAKEN = "\ue000"
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TOP = "org|com|gov|net|uk|eu|int|info|edu|nhs|wales|scot|ie|fr|de|es|it|pl|ro|pt|ru|ua|tr|ir|vn|kr|cn|in|pk|bd|so"
_URL = r"[A-Za-z0-9._~:/?#@!$&'*+,;=%-]"
ADDRESS = re.compile(
    rf"(?:https?://|www\.){_URL}+"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    rf"|(?<![A-Za-z0-9.@/-])(?:[A-Za-z0-9-]+\.)+(?:{_TOP})(?![A-Za-z0-9-])(?:/[A-Za-z0-9._~%#?&=+/-]*)?"
)
# Letters first, then a figure: COVID-19, B12, H1N1, PCV13. Latin letters only: in other scripts they are words.
CODE = re.compile(
    r"(?<![^\W_\u0600-\uffff])(?<![-\w][-‑–])(?<!°)(?:(?:[A-Z]+–|[A-Z][A-Za-z]*[-‑]?)\d+(?:[A-Za-z]+\d*)*|\d[A-Z][A-Z0-9]+"
    r"|\d{2,}[A-Z]+\d[A-Z0-9]*)(?![A-Za-z0-9])"
)
# What `read` leaves as numbers: the numbers of North America, with letters (1-800-CDC-INFO) too, 9-1-1, and groups of
# three, three and four digits, as in NHS numbers.
_CALLED = re.compile(
    r"(?<![A-Za-z0-9.,+-])(?:(?:\+?1[-. \u2011\u2013])?\(?[2-9]\d\d\)?[-. \u2011\u2013]{1,2}\d{3}[-. \u2011\u2013]\d{4}"
    r"|1[-\u2011\u2013]8\d\d[-\u2011\u2013](?=[\dA-Z-]*[A-Z])[\dA-Z]+(?:[-\u2011\u2013][\dA-Z]+)*"
    r"|9-1-1|\d{3}[ \u00a0]\d{3}[ \u00a0]\d{4})(?![A-Za-z0-9]|[-.]\d)"
)
# Where these are not, the patterns above find nothing. They begin with a set of characters, which Python looks for
# quickly: a group of three figures, 9-1-1 or -800; a letter with a figure before or behind it.
_MAY_BE_CALLED = re.compile(r"[\d-](?:(?<=\d)\d\d\)?[-. \u00a0\u2011\u2013][\dA-Z]|(?<=9)-1-1|(?<=-)8\d\d)")
_DOT_BEFORE_LETTER = re.compile(r"\.[A-Za-z]")
_MAY_BE_CODE = re.compile(r"[A-Z\d](?:(?<=[A-Z])[A-Za-z]*[-‑–]?\d|(?<=\d)[A-Z])")
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333", "⅔": "0.667", "⅛": "0.125", "⅕": "0.2"}
_FRACTION = re.compile(rf"(?:(?P<whole>\d+)[ \u00a0\u2009]?)?(?P<part>[{''.join(_VULGAR)}])")
_SLASHED = re.compile(r"(?<![\d/.,])(?P<top>[123])/(?P<bottom>[2345])(?![\d/])")
# Chinese and Korean thirds and quarters: 3分之2, 3분의 2. Tenths are read as shares.
_PARTED = re.compile(r"(?<!\d)(?P<bottom>[2345]) ?(?:分之|분의) ?(?P<top>[1234])(?!\d)")
_LOW_SYMBOL = re.compile(
    r"[<>≤≥~≈=%£€ \u00a0\u202f−–-]*[\d.,٫٬’' \u00a0\u202f]*\d[ \u00a0\u202f]?"
    r"(?P<symbol>°[ \u00a0]?[CF]|[℃℉%٪‰]|[µμ]g|mc?g|kg|g|m[lL])"
    r"[ \u00a0\u202f]?[-–—‑−~～]"
)
# "65+"
_OR_MORE = re.compile(r"\+(?![\w+])")
_LETTER = re.compile(r"[^\W\d_]|[\u0900-\u0dff]")
_ROMAN = re.compile(r"(?<![^\W_])(?:II|III|IV|VI|VII|VIII|IX|XI|XII|XX|XXI)(?![^\W_])")
_ROMANS = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12, "XX": 20, "XXI": 21}
_MAY_BE_ROMAN = re.compile("[IVX][IVX]")
_HAS_VULGAR = re.compile(f"[{''.join(_VULGAR)}]")
# Thousands are grouped by an Arabic comma in many Urdu texts: 30،000.
_ARABIC_GROUPS = re.compile(r"(?<![\d،])\d{1,3}(?:،\d{3})+(?![\d،])")
_HAS_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛⅕]")


@lru_cache(maxsize=2048)
def figures(words: str, language: Language) -> tuple[Figure, ...]:
    """The figures that a reader of this inline Markdown sees."""
    return read(plain(words), language)


@lru_cache(maxsize=2048)
def sheet(words: str, language: Language) -> Sheet:
    """Everything that the checks of figures compare in this inline Markdown."""
    text = plain(words)
    offsets: tuple[int, ...] = ()
    # Direction marks are not printable.
    if not text.isprintable() and _BIDI.search(text):
        offsets = tuple(index for index, character in enumerate(text) if not _BIDI.match(character))
        text = "".join(text[index] for index in offsets)
    base = Sheet(text, offsets=offsets)
    text = respelt(with_first_days(without_year_signs(text, language), language), language)
    if "،" in text:
        text = _ARABIC_GROUPS.sub(lambda match: match.group().replace("،", "٬"), text)
    addresses: list[tuple[str, Span]] = []
    if _may_have_address(text):
        text = _without_addresses(text, base, addresses)
    items: list[Item] = []
    if _HAS_DIGIT.search(text):
        text = _from_digits(text, language, base, items)
    elif language.fixed:
        text = _from_fixed(text, language, base, items)
    found = hits(text, language)
    if language.script == "Latn" and _MAY_BE_ROMAN.search(text):
        _roman(text, base, items)
    if found or items:
        items += _from_words(found, base)
        if len(items) > 1:
            items.sort(key=_place)
            items = _multiplied(_without_overlaps(items), found, base)
            if language.counting.again or language.counting.around:
                items = _said_once(items, base, language.counting)
            if sum(item.kind == "clock" for item in items) > 1:
                items = _clock_ranges(items, base)
        if any(hit.kind in ("plus", "and") for hit in found):
            items = increased(items, found, base, partial(_between, base))
        if language.tag == "ar":
            items = summed_powers(items, partial(_between, base))
        if items and (found or len(items) > 1):
            items = attached(items, found, text, base, language)
            if language.script == "Latn" or language.tag == "ar":
                items = _labelled(items, found, base, language)
    return Sheet(base.words, tuple(items), tuple(addresses), tuple(found), offsets)


def _may_have_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text or _DOT_BEFORE_LETTER.search(text) is not None


def _place(item: Item) -> Span:
    start, end = item.span
    return start, -end


def _without_addresses(text: str, base: Sheet, addresses: list[tuple[str, Span]]) -> str:
    def taken(match: re.Match[str]) -> str:
        found = match.group().rstrip(".,:;!?'’\"-")
        addresses.append((found, base.span(match.start(), match.start() + len(found))))
        return _TAKEN * len(found) + match.group()[len(found) :]

    return ADDRESS.sub(taken, text)


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + _TAKEN * (end - start) + text[end:]


def _from_digits(text: str, language: Language, base: Sheet, items: list[Item]) -> str:
    """Takes everything written in digits out of `text` and puts it into `items`."""
    numbers = ascii_digits(text)
    for match in _CALLED.finditer(numbers) if _MAY_BE_CALLED.search(numbers) else ():
        groups = tuple(re.findall(r"\+|[\dA-Z]+", match.group()))
        phone = Phone(match.start(), match.end(), groups)
        items.append(Item(match.group(), base.span(*match.span()), kind="phone", figure=phone, text=phone.number))
        text = _blank(text, *match.span())
    # Direction marks are gone, so that both texts have one length; digits of any script may stand in a code.
    numbers = ascii_digits(text)
    for match in CODE.finditer(numbers) if _MAY_BE_CODE.search(numbers) else ():
        digits = re.findall(r"\d+", match.group())
        if language.tag == "fr" and match.group()[0] == "J" and match.group()[1:].isdecimal():
            # J5 is day 5.
            items.append(Item(match.group(), base.span(*match.span()), frozenset({Decimal(digits[0])}), unit="day"))
            text = _blank(text, *match.span())
            continue
        values = frozenset(Decimal(group) for group in digits[-1:])
        key = re.sub(r"[-‑–]", "-", match.group()).upper()
        items.append(Item(match.group(), base.span(*match.span()), values, kind="code", text=key))
        text = _blank(text, *match.span())
    for match in _FRACTION.finditer(text) if _HAS_VULGAR.search(text) else ():
        value = Decimal(match["whole"] or 0) + Decimal(_VULGAR[match["part"]])
        items.append(Item(match.group(), base.span(*match.span()), frozenset({value}), kind="fraction"))
        text = _blank(text, *match.span())
    slashed = _SLASHED.finditer(ascii_digits(text)) if "/" in text else ()
    for match in (*slashed, *_PARTED.finditer(text)) if "/" in text or "分" in text or "분" in text else ():
        if int(match["top"]) < int(match["bottom"]):
            value = round(Decimal(match["top"]) / Decimal(match["bottom"]), 3)
            readings = {value}
            if language.counting.slashed and "/" in match.group():
                readings.add(Decimal(match.group().replace("/", ".")))
            items.append(Item(match.group(), base.span(*match.span()), frozenset(readings), kind="fraction"))
            text = _blank(text, *match.span())
    for figure in read(text, language):
        items += _items(figure, text, base, language)
        text = _blank(text, figure.start, figure.end)
    if "-in-" in base.words:
        items[:] = [item._replace(hard=False, sure=False) if _is_all_in_one(item, base) else item for item in items]
    return text


def _is_all_in_one(item: Item, base: Sheet) -> bool:
    """The 1 of a "6-in-1 vaccine", which other languages need not say."""
    return item.values == {1} and base.words[: item.span[0]].endswith("-in-") and not base.offsets


def _from_fixed(text: str, language: Language, base: Sheet, items: list[Item]) -> str:
    for figure in read(text, language):
        items += _items(figure, text, base, language)
        text = _blank(text, figure.start, figure.end)
    return text


def _items(figure: Figure, text: str, base: Sheet, language: Language) -> Iterator[Item]:
    # In English a comma never stands for the decimal point: 1,000 cannot be 1.
    sure = language.tag == "en"
    span = base.span(figure.start, figure.end)
    match figure:
        case Amount(low=low, high=high, unit=unit, compare=compare, digits=digits):
            values = frozenset({low.value} if sure else {low.value, *low.others})
            if (
                compare == "~"
                and not text[:1].isspace()
                and _LETTER.match(text[max(0, figure.start - 1) : figure.start])
            ):
                # 20万~40万
                compare = ""
            first = Item(
                f"{low.value:f}",
                span,
                values,
                hard=digits,
                unit=unit,
                sign=compare,
                signed=bool(compare),
                turned=compare,
                figure=figure,
                low=high is not None,
                text=ATTACHED if _LETTER.match(text[max(0, figure.start - 1) : figure.start]) else "",
            )
            if _OR_MORE.match(text, figure.end):
                first = first._replace(sign=first.sign or "≥", turned=first.turned or "≥")
            if high is not None and (own := _LOW_SYMBOL.match(text, figure.start, figure.end)):
                # "2 °F – 8 °C" has two units, and so has "2‰–4%".
                first = first._replace(unit=SYMBOLS[re.sub(r"\s", "", own["symbol"])])
            yield first
            if high is not None:
                yield first._replace(
                    unit=unit,
                    shown=f"{high.value:f}",
                    values=frozenset({high.value} if sure else {high.value, *high.others}),
                    high=True,
                    low=False,
                )
        case Clock(hour=hour, minute=minute):
            yield Item(f"{hour}:{minute:02}", span, kind="clock", figure=figure)
        case Phone(groups=groups):
            yield Item(" ".join(groups), span, kind="phone", figure=figure, text=figure.number)
        case Date(day=day, month=month, year=year):
            shown = f"{day}/{month}{'' if year is None else f'/{year}'}"
            yield Item(shown, span, kind="date", figure=figure, text=text[figure.start : figure.end])
        case _:
            assert_never(figure)


def _roman(text: str, base: Sheet, items: list[Item]) -> None:
    for match in _ROMAN.finditer(text):
        value = frozenset({Decimal(_ROMANS[match.group()])})
        items.append(Item(match.group(), base.span(*match.span()), value, False, False, "ordinal"))


def _labelled(items: list[Item], found: list[Hit], base: Sheet, language: Language) -> list[Item]:
    """Welsh "wythnos 16" is week 16, not a week and 16, and so is "the month" `6` in Arabic."""
    kept = list(items)
    names = {base.span(hit.start, hit.end) for hit in found if hit.kind == "unit"}
    for item, after in pairwise(items):
        if item.hard or item.sure or item.unit not in TIMES:
            continue
        if not (_has_article(item) if language.script == "Arab" else item.span in names):
            continue
        if not after.hard or after.unit or after.noun or after.kind != "number":
            continue
        gap = _between(base, item.span[1], after.span[0])
        if len(gap) == 1 and (gap.isspace() or language.script == "Latn"):
            kept[kept.index(after)] = after._replace(unit=item.unit)
            kept.remove(item)
    return kept


def _has_article(item: Item) -> bool:
    """Whether it is one thing with the article of Arabic, which may stand behind a preposition."""
    return item.values == {1} and "ال" in item.shown.split()[-1][:4]


def _said_once(items: list[Item], base: Sheet, counting: Counting) -> list[Item]:
    """Portuguese "de 8 em 8 horas" is every 8 hours, French "24 heures sur 24" 24 hours a day."""
    kept = list(items)
    for item, again in pairwise(items):
        if item.values != again.values or item.hard != again.hard or again not in kept:
            continue
        gap = _between(base, item.span[1], again.span[0]).split()
        before = _between(base, 0, item.span[0]).lower()
        if counting.again and gap == [counting.again[1]] and not item.unit and before.endswith(f"{counting.again[0]} "):
            kept.remove(item)
        elif counting.around and gap[-1:] == [counting.around] and len(gap) == _UNIT_AND and item.unit in TIMES:
            kept.remove(again)
    return kept


# "heures" and "sur".
_UNIT_AND = 2
# "From … to" between two times of one range.
_CLOCKS_APART = 12
_PAUSE = re.compile("[.;:!?。；：！？]")


def _clock_ranges(items: list[Item], base: Sheet) -> list[Item]:
    """ "下午1点至4点" says the half of the day once: the other end is the next such hour, or the last one before."""
    result = list(items)
    for index in range(len(result) - 1):
        first, second = result[index], result[index + 1]
        start, end = first.figure, second.figure
        if not (isinstance(start, Clock) and isinstance(end, Clock)) or start.certain == end.certain:
            continue
        between = _between(base, first.span[1], second.span[0])
        if len(between) > _CLOCKS_APART or _PAUSE.search(between):
            continue
        if start.certain and start.marks:
            minutes = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % _HALF_DAY
            hour = (start.hour * 60 + start.minute + minutes) // 60 % 24
            result[index + 1] = _at(second, end._replace(hour=hour))
        elif end.certain and end.marks:
            minutes = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % _HALF_DAY
            hour = (end.hour * 60 + end.minute - minutes) // 60 % 24
            result[index] = _at(first, start._replace(hour=hour))
    return result


def _at(item: Item, clock: Clock) -> Item:
    return item._replace(figure=clock, shown=f"{clock.hour}:{clock.minute:02}")


_HALF_DAY = 720
_MYRIAD = 10_000


_NUMBER_KINDS = {"cardinal": "number", "loose": "number", "ordinal": "ordinal", "fraction": "fraction"}


def _from_words(found: list[Hit], base: Sheet) -> Iterator[Item]:
    for hit in found:
        if hit.kind == "quantity":
            value, _, unit = hit.meaning.partition(" ")
            values = frozenset(Decimal(part) for part in value.split("/"))
            noun = unit if unit in ("time", "dose", "person") else ""
            yield Item(
                base.words[hit.start : hit.end],
                base.span(hit.start, hit.end),
                values,
                hard=False,
                sure=len(values) == 1 and (max(values) >= 2 or max(values) % 1 * 2 == 1 < max(values)),
                unit="" if noun else unit,
                noun=noun,
            )
        elif hit.kind in _NUMBER_KINDS:
            values = frozenset(Decimal(part) for part in hit.meaning.split("/"))
            largest = max(values)
            yield Item(
                base.words[hit.start : hit.end],
                base.span(hit.start, hit.end),
                values,
                hard=False,
                # "hundreds" and "thousands" alone are no figures.
                sure=(hit.kind == "cardinal" and largest >= 2 and largest not in (100, 1000, 1_000_000))
                or (hit.kind == "fraction" and len(values) == 1 < largest),
                kind=_NUMBER_KINDS[hit.kind],
            )


def _without_overlaps(items: list[Item]) -> list[Item]:
    """One item for a stretch of text: the longest, digits before words. A range has two in one place."""
    kept: list[Item] = []
    for item in items:
        if kept and item.span[0] < kept[-1].span[1] and item.span != kept[-1].span:
            continue
        if kept and item.span == kept[-1].span and not (item.high and kept[-1].low):
            # One phrase with two meanings ("second"): what either may mean.
            if not item.hard:
                first = kept[-1]
                kept[-1] = first._replace(
                    values=first.values | item.values,
                    sure=first.values == item.values and (first.sure or item.sure),
                    unit=first.unit or item.unit,
                    noun=first.noun or item.noun,
                )
            continue
        kept.append(item)
    return kept


def _multiplied(items: list[Item], found: list[Hit], base: Sheet) -> list[Item]:
    """`1` `million` and `10` `万` are one figure each."""
    result: list[Item] = []
    units = {base.span(hit.start, hit.end) for hit in found if hit.kind == "unit"} if len(items) > 1 else set()
    times = {base.span(hit.start, hit.end) for hit in found if hit.kind == "noun" and hit.meaning == "time"}
    for item in items:
        last = result[-1] if result else None
        powers = [value for value in item.values if value in POWERS]
        # Arabic ألفًا after a figure is a thousand; alone it may be the ألفا of two thousand.
        power = powers[0] if len(powers) == 1 and (last is None or last.hard or len(item.values) == 1) else Decimal(1)
        if last is None or item.hard or _between(base, last.span[1], item.span[0]).strip(" -\u00a0\u202f\u200c"):
            result.append(item)
            continue
        if last.hard and last.span[1] == item.span[0] and power not in POWERS:
            # Korean 18세: three, and the unit of years.
            continue
        if item.shown.startswith("وال"):
            # "0 والشهر 1": an Arabic unit with an "and" belongs to what follows.
            result.append(item)
            continue
        if item.span in times and last.kind == "number" and max(last.values) >= 2 and not last.unit:
            # "5 raz" and "до 4 раз" are five and four times, and no once.
            continue
        if " " not in item.shown and _may_be_unit(item, last):
            # "2 a day" and "2 days": after a figure the second is its unit.
            if last.unit == item.unit or item.span in units or not item.shown.isascii():
                continue
            result.append(item)
            continue
        if last.kind not in ("number", "fraction") or (last.unit and not last.hard) or power not in POWERS:
            result.append(item)
            continue
        low = result[-2] if len(result) > 1 else None
        plain = low is not None and " " not in low.shown
        if low is not None and plain and low.hard and not low.unit and last.span[0] - low.span[1] <= 10:
            # "2–4 million", "от 200 до 400 тысяч"
            result[-2] = low._replace(values=low.values | {value * power for value in low.values})
        values = frozenset(value * power for value in last.values)
        shown = f"{last.shown} {item.shown}"
        result[-1] = last._replace(shown=shown, span=(last.span[0], item.span[1]), values=values)
    return _summed(result, base)


def _summed(items: list[Item], base: Sheet) -> list[Item]:
    """`1만` `1천` are one figure, eleven thousand, and so are `3만` `5,000`."""
    result: list[Item] = []
    for item in items:
        high = result[-1] if result else None
        if high is not None and _goes_on_myriad(high, item) and len(_between(base, high.span[1], item.span[0])) <= 1:
            span, values = (high.span[0], item.span[1]), frozenset({_first(high) + _first(item)})
            result[-1] = item._replace(shown=f"{high.shown} {item.shown}", span=span, values=values)
        else:
            result.append(item)
    return result


def _goes_on_myriad(high: Item, low: Item) -> bool:
    if not (high.hard and low.hard and high.shown.endswith(("만", "万", "萬")) and not high.unit):
        return False
    return 0 < _first(low) < _MYRIAD


def _first(item: Item) -> Decimal:
    """What a figure is worth before its other readings: 5,000 is five thousand before it is five."""
    return max(item.values, default=Decimal(0))


def _may_be_unit(item: Item, last: Item) -> bool:
    """Whether a word for one day may be the unit of the figure before it; "4 times" and "5%" have none to come."""
    if not item.unit or Decimal(1) not in item.values or last.kind not in ("number", "ordinal") or last.noun == "time":
        return False
    return last.unit in ("", item.unit)


def _between(base: Sheet, start: int, end: int) -> str:
    """The characters between two places of the plain words, without direction marks."""
    if not base.offsets:
        return base.words[start:end]
    return "".join(base.words[i] for i, offset in enumerate(base.offsets) if start <= offset < end)
