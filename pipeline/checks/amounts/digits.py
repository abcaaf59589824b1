"""The figures that a text has in digits: telephone numbers, codes, fractions, amounts, times and dates."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from pipeline.checks.amounts.items import ATTACHED, Item, Sheet
from pipeline.model.finding import Span
from pipeline.model.language import Language
from pipeline.text.figures.grammar import SYMBOLS, TAKEN
from pipeline.text.figures.numerals import ascii_digits
from pipeline.text.figures.quantity import read
from pipeline.text.figures.values import Amount, Clock, Date, Figure, Number, Phone

# Letters first, then a figure: COVID-19, B12, H1N1, PCV13. Latin letters only: in other scripts they are words.
_CODE = re.compile(
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
_HAS_VULGAR = re.compile(f"[{''.join(_VULGAR)}]")
_HAS_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛⅕]")


_Taken = tuple[Span, Item]


def from_digits(text: str, language: Language, base: Sheet) -> tuple[list[Item], str]:
    """The figures that `text` has in digits, or in phrases that stand for one, and `text` with blanks for them."""
    items: list[Item] = []
    if _HAS_DIGIT.search(text):
        for found in (_phones, _codes, _vulgar_fractions, _slashed_fractions):
            for span, item in found(text, language, base):
                items.append(item)
                text = _blanked(text, *span)
    elif not language.fixed:
        return items, text
    for figure in read(text, language):
        items += _items(figure, text, base, language)
        text = _blanked(text, figure.start, figure.end)
    if "-in-" in base.words:
        items = [item._replace(hard=False, sure=False) if _is_all_in_one(item, base) else item for item in items]
    return items, text


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + TAKEN * (end - start) + text[end:]


def _phones(text: str, language: Language, base: Sheet) -> Iterator[_Taken]:
    numbers = ascii_digits(text)
    for match in _CALLED.finditer(numbers) if _MAY_BE_CALLED.search(numbers) else ():
        phone = Phone(match.start(), match.end(), tuple(re.findall(r"\+|[\dA-Z]+", match.group())))
        span = base.span(*match.span())
        yield match.span(), Item(match.group(), span, kind="phone", figure=phone, text=phone.number)


def _codes(text: str, language: Language, base: Sheet) -> Iterator[_Taken]:
    # Direction marks are gone, so that both texts have one length; digits of any script may stand in a code.
    numbers = ascii_digits(text)
    for match in _CODE.finditer(numbers) if _MAY_BE_CODE.search(numbers) else ():
        code, span = match.group(), base.span(*match.span())
        value = frozenset({Decimal(re.findall(r"\d+", code)[-1])})
        if code[0] == language.counting.day_letter and code[1:].isdecimal():
            yield match.span(), Item(code, span, value, unit="day")
        else:
            yield match.span(), Item(code, span, value, kind="code", text=re.sub(r"[-‑–]", "-", code).upper())


def _vulgar_fractions(text: str, language: Language, base: Sheet) -> Iterator[_Taken]:
    for match in _FRACTION.finditer(text) if _HAS_VULGAR.search(text) else ():
        value = Decimal(match["whole"] or 0) + Decimal(_VULGAR[match["part"]])
        yield match.span(), Item(match.group(), base.span(*match.span()), frozenset({value}), kind="fraction")


def _slashed_fractions(text: str, language: Language, base: Sheet) -> Iterator[_Taken]:
    slashed = _SLASHED.finditer(ascii_digits(text)) if "/" in text else ()
    for match in (*slashed, *_PARTED.finditer(text)) if "/" in text or "分" in text or "분" in text else ():
        if int(match["top"]) < int(match["bottom"]):
            readings = {round(Decimal(match["top"]) / Decimal(match["bottom"]), 3)}
            if language.counting.slashed and "/" in match.group():
                readings.add(Decimal(match.group().replace("/", ".")))
            yield match.span(), Item(match.group(), base.span(*match.span()), frozenset(readings), kind="fraction")


def _is_all_in_one(item: Item, base: Sheet) -> bool:
    """The 1 of a "6-in-1 vaccine", which other languages need not say."""
    return item.values == {1} and base.words[: item.span[0]].endswith("-in-") and not base.offsets


def _items(figure: Figure, text: str, base: Sheet, language: Language) -> Iterator[Item]:
    span = base.span(figure.start, figure.end)
    match figure:
        case Amount():
            yield from _ends_of(figure, text, span, language.counting.point_only)
        case Clock(hour=hour, minute=minute):
            yield Item(f"{hour}:{minute:02}", span, kind="clock", figure=figure)
        case Phone(groups=groups):
            yield Item(" ".join(groups), span, kind="phone", figure=figure, text=figure.number)
        case Date(day=day, month=month, year=year):
            shown = f"{day}/{month}{'' if year is None else f'/{year}'}"
            yield Item(shown, span, kind="date", figure=figure, text=text[figure.start : figure.end])
        case _:
            assert_never(figure)


def _ends_of(amount: Amount, text: str, span: Span, point_only: bool) -> Iterator[Item]:
    """A number, or both ends of a range."""
    low, high, compare = amount.low, amount.high, amount.compare
    attached = _LETTER.match(text[max(0, amount.start - 1) : amount.start]) is not None
    if compare == "~" and attached and not text[:1].isspace():
        # 20万~40万
        compare = ""
    first = Item(
        f"{low.value:f}",
        span,
        _readings(low, point_only),
        hard=amount.digits,
        unit=amount.unit,
        sign=compare,
        signed=bool(compare),
        turned=compare,
        figure=amount,
        low=high is not None,
        text=ATTACHED if attached else "",
    )
    if _OR_MORE.match(text, amount.end):
        first = first._replace(sign=first.sign or "≥", turned=first.turned or "≥")
    if high is None:
        yield first
        return
    if own := _LOW_SYMBOL.match(text, amount.start, amount.end):
        # "2 °F – 8 °C" has two units, and so has "2‰–4%".
        first = first._replace(unit=SYMBOLS[re.sub(r"\s", "", own["symbol"])])
    yield first
    shown, values = f"{high.value:f}", _readings(high, point_only)
    yield first._replace(unit=amount.unit, shown=shown, values=values, high=True, low=False)


def _readings(number: Number, point_only: bool) -> frozenset[Decimal]:
    return frozenset({number.value} if point_only else {number.value, *number.others})
