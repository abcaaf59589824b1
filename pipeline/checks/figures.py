"""The figures of a text as the checks compare them: in digits and in words, with unit, comparison and place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, assert_never

from pipeline.model.finding import Span
from pipeline.model.language import Language
from pipeline.text.counting import Hit, hits
from pipeline.text.inline import plain
from pipeline.text.quantity import Amount, Clock, Date, Figure, Phone, ascii_digits, read, without_year_signs


class Item(NamedTuple):
    """One figure of a text: a number, an end of a range, a time, a date, a phone number or a code.

    `values` is every value it may have. `hard` is true for digits, `sure` for words that mean a figure and nothing
    else. `kind` is number, ordinal, fraction, clock, date, phone or code. `unit` is known to belong to it, `near` only
    may: a word stands between. `sign` is one of < > ≤ ≥ ~ or "", `signed` when it is a sign and no word, and `turned`
    the same with a "not" of the sentence taken in. `span` are offsets in the plain words.
    """

    shown: str
    span: Span
    values: frozenset[Decimal] = frozenset()
    hard: bool = True
    sure: bool = True
    kind: str = "number"
    unit: str = ""
    near: str = ""
    noun: str = ""
    sign: str = ""
    signed: bool = False
    turned: str = ""
    figure: Figure | None = None
    text: str = ""
    high: bool = False
    low: bool = False

    @property
    def value(self) -> Decimal | None:
        """The first reading."""
        if len(self.values) > 1 and isinstance(self.figure, Amount):
            number = self.figure.high if self.high and self.figure.high else self.figure.low
            if number.value in self.values:
                return number.value
        return min(self.values, default=None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read in one text. `words` is the plain text without direction marks that `inner` offsets refer to."""

    words: str
    items: tuple[Item, ...] = ()
    addresses: tuple[tuple[str, Span], ...] = ()
    hits: tuple[Hit, ...] = ()
    offsets: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The place in the plain words of a place in `words`."""
        return (self.offsets[start], self.offsets[end - 1] + 1) if self.offsets else (start, end)


# The languages with a list of number words, `pipeline/languages/counting/`: what a check of words can claim.
COUNTED = tuple("ar bn cy de es fa fr it ko pl pt ro ru so tr uk ur vi zh-Hans".split())
_TAKEN = "\ue000"
# The `text` of a number that a letter stands before without a space: ب12 for B12.
ATTACHED = "attached"
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
    r"(?<![^\W_\u0600-\uffff])(?<![-\w][-‑–])(?:(?:[A-Z]+–|[A-Z][A-Za-z]*[-‑]?)\d+(?:[A-Za-z]+\d*)*|\d[A-Z][A-Z0-9]+)(?![A-Za-z0-9])"
)
# What `read` leaves as numbers: the numbers of North America, with letters (1-800-CDC-INFO) too, 9-1-1, and groups of
# three, three and four digits, as in NHS numbers.
_CALLED = re.compile(
    r"(?<![A-Za-z0-9.,+-])(?:(?:\+?1[-. \u2011\u2013])?\(?[2-9]\d\d\)?[-. \u2011\u2013]{1,2}\d{3}[-. \u2011\u2013]\d{4}"
    r"|1[-\u2011\u2013]8\d\d[-\u2011\u2013](?=[\dA-Z-]*[A-Z])[\dA-Z]+(?:[-\u2011\u2013][\dA-Z]+)*"
    r"|9-1-1|\d{3}[ \u00a0]\d{3}[ \u00a0]\d{4})(?![A-Za-z0-9]|[-.]\d)"
)
# Quick to look for: where these are not, the patterns above find nothing.
_MAY_BE_CALLED = re.compile(r"\d{3}\)?[-. \u00a0\u2011\u2013][\dA-Z]|9-1-1|-8\d\d")
_MAY_BE_CODE = re.compile(r"[A-Z][A-Za-z]*[-‑–]?\d|\d[A-Z]")
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333", "⅔": "0.667", "⅛": "0.125", "⅕": "0.2"}
_FRACTION = re.compile(rf"(?:(?P<whole>\d+)[ \u00a0\u2009]?)?(?P<part>[{''.join(_VULGAR)}])")
_SLASHED = re.compile(r"(?<![\d/.,])(?P<top>[123])/(?P<bottom>[2345])(?![\d/])")
# Chinese and Korean thirds and quarters: 3分之2, 3분의 2. Tenths are read as shares.
_PARTED = re.compile(r"(?<!\d)(?P<bottom>[2345]) ?(?:分之|분의) ?(?P<top>[1234])(?!\d)")
_LETTER = re.compile(r"[^\W\d_]|[\u0900-\u0dff]")
_ROMAN = re.compile(r"(?<![^\W_])(?:II|III|IV|VI|VII|VIII|IX|XI|XII|XX|XXI)(?![^\W_])")
_ROMANS = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12, "XX": 20, "XXI": 21}
_STOPS = re.compile(r"[.;:!?。；：！？؟؛۔।\ue000]")
_SENTENCE_END = re.compile(r"[.!?。！？؟۔।](?:\s|$)|[。！？۔।]")
_HAS_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛⅕]")
TURNED = {"<": "≥", ">": "≤", "≤": ">", "≥": "<", "~": "~", "": ""}


@lru_cache(maxsize=2048)
def figures(words: str, language: Language) -> tuple[Figure, ...]:
    """The figures that a reader of this inline Markdown sees."""
    return read(plain(words), language)


@lru_cache(maxsize=2048)
def sheet(words: str, language: Language) -> Sheet:
    """Everything that the checks of figures compare in this inline Markdown."""
    text = plain(words)
    offsets: tuple[int, ...] = ()
    if _BIDI.search(text):
        offsets = tuple(index for index, character in enumerate(text) if not _BIDI.match(character))
        text = "".join(text[index] for index in offsets)
    base = Sheet(text, offsets=offsets)
    text = without_year_signs(text, language)
    addresses: list[tuple[str, Span]] = []
    if "." in text:
        text = _without_addresses(text, base, addresses)
    items: list[Item] = []
    if _HAS_DIGIT.search(text):
        text = _from_digits(text, language, base, items)
    elif language.fixed:
        text = _from_fixed(text, language, base, items)
    found = hits(text, language)
    if found or items:
        if language.script == "Latn":
            _roman(text, base, items)
        items += _from_words(found, base)
        items.sort(key=lambda item: (item.span[0], -item.span[1]))
        items = _multiplied(_without_overlaps(items), base)
        if items and (found or len(items) > 1):
            items = _attached(items, found, text, base, language)
    return Sheet(base.words, tuple(items), tuple(addresses), tuple(found), offsets)


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
        values = frozenset(Decimal(group) for group in digits[-1:])
        key = re.sub(r"[-‑–]", "-", match.group()).upper()
        items.append(Item(match.group(), base.span(*match.span()), values, kind="code", text=key))
        text = _blank(text, *match.span())
    for match in _FRACTION.finditer(text) if not text.isascii() else ():
        value = Decimal(match["whole"] or 0) + Decimal(_VULGAR[match["part"]])
        items.append(Item(match.group(), base.span(*match.span()), frozenset({value}), kind="fraction"))
        text = _blank(text, *match.span())
    slashed = _SLASHED.finditer(text) if "/" in text else ()
    for match in (*slashed, *_PARTED.finditer(text)) if "/" in text or "分" in text or "분" in text else ():
        if int(match["top"]) < int(match["bottom"]):
            value = round(Decimal(match["top"]) / Decimal(match["bottom"]), 3)
            items.append(Item(match.group(), base.span(*match.span()), frozenset({value}), kind="fraction"))
            text = _blank(text, *match.span())
    for figure in read(text, language):
        items += _items(figure, text, base, language)
        text = _blank(text, figure.start, figure.end)
    return text


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
            if high is not None and "‰" in text[figure.start : figure.end] and unit == "percent":
                first = first._replace(unit="permille")
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


_POWERS = frozenset(Decimal(10**power) for power in (2, 3, 4, 5, 6, 7, 8, 9))
_HEAT = ("celsius", "fahrenheit")
_COUNTABLE = ("number", "fraction", "ordinal")
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
                sure=len(values) == 1 and max(values) >= 2,
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
                sure=hit.kind == "cardinal" and largest >= 2 and largest not in (100, 1000, 1_000_000),
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


def _multiplied(items: list[Item], base: Sheet) -> list[Item]:
    """`1` `million` and `10` `万` are one figure each."""
    result: list[Item] = []
    for item in items:
        last = result[-1] if result else None
        power = next(iter(item.values)) if len(item.values) == 1 else Decimal(1)
        if last is None or item.hard or _between(base, last.span[1], item.span[0]).strip(" -\u00a0\u202f\u200c"):
            result.append(item)
            continue
        if last.hard and last.span[1] == item.span[0] and power not in _POWERS:
            # Korean 18세: three, and the unit of years.
            continue
        if item.unit and Decimal(1) in item.values and last.kind == "number" and " " not in item.shown:
            # "2 a day" and "2 days": after a figure the second is its unit.
            if last.unit == item.unit or not item.shown.isascii():
                continue
            result.append(item)
            continue
        if last.kind not in ("number", "fraction") or (last.unit and not last.hard) or power not in _POWERS:
            result.append(item)
            continue
        low = result[-2] if len(result) > 1 else None
        if low is not None and low.hard and not low.unit and last.span[0] - low.span[1] <= 10:
            # "2–4 million", "от 200 до 400 тысяч"
            result[-2] = low._replace(values=low.values | {value * power for value in low.values})
        values = frozenset(value * power for value in last.values)
        shown = f"{last.shown} {item.shown}"
        result[-1] = last._replace(shown=shown, span=(last.span[0], item.span[1]), values=values)
    return result


def _between(base: Sheet, start: int, end: int) -> str:
    """The characters between two places of the plain words, without direction marks."""
    if not base.offsets:
        return base.words[start:end]
    return "".join(base.words[i] for i, offset in enumerate(base.offsets) if start <= offset < end)


def _attached(items: list[Item], found: list[Hit], text: str, base: Sheet, language: Language) -> list[Item]:
    """The items with the units, counted things, powers and comparisons that stand beside them as words."""
    inner = _inner(items, base)
    result = list(items)
    spans = [(inner[item.span[0]], inner[item.span[1] - 1] + 1) if inner else item.span for item in items]
    ends = len(text)
    for index, (start, end) in enumerate(spans):
        item = result[index]
        if item.kind not in _COUNTABLE:
            continue
        following = next((spans[later][0] for later in range(index + 1, len(spans)) if spans[later][0] >= end), ends)
        before = next((spans[earlier][1] for earlier in range(index - 1, -1, -1) if spans[earlier][1] <= start), 0)
        result[index] = _beside(item, found, text, start, end, before, following)
    for index in range(len(result) - 2, -1, -1):
        item, after = result[index], result[index + 1]
        if item.kind not in _COUNTABLE or item.unit or not (after.unit or after.noun):
            continue
        gap = text[spans[index][1] : spans[index + 1][0]]
        if len(gap) <= 16 and not _STOPS.search(gap.strip(" .")):
            # "2 to 4 mg" and "2, 4 and 6 months": the unit stands once.
            result[index] = item._replace(near=after.unit or item.near, noun=item.noun or after.noun)
    used: set[int] = set()
    for hit in found:
        if hit.kind == "before":
            target = next((i for i, (s, _) in enumerate(spans) if s >= hit.end), None)
            if target is not None and _close(text, hit.end, spans[target][0], 18):
                used.add(hit.start)
                _sign(result, target, hit, found, text, language, True)
    for hit in found:
        if hit.kind == "after" and hit.start not in used:
            owners = [i for i, (_, e) in enumerate(spans) if e <= hit.start]
            if owners and _close(text, spans[owners[-1]][1], hit.start, 30):
                _sign(result, owners[-1], hit, found, text, language, False)
    return result


def _inner(items: list[Item], base: Sheet) -> dict[int, int]:
    return {offset: index for index, offset in enumerate(base.offsets)}


def _close(text: str, start: int, end: int, most: int) -> bool:
    return end - start <= most and not _STOPS.search(text, start, end)


_CLAUSE_END = re.compile(r"[.!?;:,()。！？；：，（）؟۔।،؛]|\b(?:if|when|unless|who|until|because|and|that)\b")
# In these languages the "not" comes at the end.
NOT_LAST = ("ur", "bn", "hi", "pa", "gu", "ta", "tr", "ko", "fa")


def _sign(
    items: list[Item], index: int, hit: Hit, found: list[Hit], text: str, language: Language, before: bool
) -> None:
    if items[index].kind not in ("number", "fraction"):
        return
    if items[index].high and index and items[index - 1].low:
        index -= 1
    item = items[index]
    if language.tag == "en" and text[hit.start : hit.end].lower() == "over" and _passing(item):
        return
    if item.signed or (item.sign and not before and item.sign != "~") or (item.sign and hit.meaning == "~"):
        return
    turned = TURNED[hit.meaning] if _denied(hit, found, text, language, before) else hit.meaning
    items[index] = item._replace(sign=hit.meaning, signed=False, turned=turned)
    if index and not before and items[index - 1].hard and text[: item.span[0]].endswith("/"):
        # 140/90
        items[index - 1] = items[index - 1]._replace(sign=hit.meaning, turned=turned)
    elif before and index + 1 < len(items) and text[item.span[1] : item.span[1] + 1] == "/":
        items[index + 1] = items[index + 1]._replace(sign=hit.meaning, turned=turned)


def _passing(item: Item) -> bool:
    """ "Over 6 months" is more often a stretch of time than more than it; "over 65 years" is an age."""
    return (item.unit or item.near) in ("minute", "hour", "day", "week", "month")


def _denied(hit: Hit, found: list[Hit], text: str, language: Language, before: bool) -> bool:
    """Whether a "not" of the same clause turns "more than" or "less than"; "at least" and "or more" are not turned."""
    last = language.tag in NOT_LAST
    if hit.meaning not in "<>" or (not before and not last):
        return False
    begin = max((match.end() for match in _CLAUSE_END.finditer(text, 0, hit.start)), default=0)
    stop = _CLAUSE_END.search(text, hit.end)
    finish = min(stop.start() if stop else len(text), hit.end + 12) if last else hit.start
    return any(other.kind == "not" and begin <= other.start < finish for other in found)


def _beside(item: Item, found: list[Hit], text: str, start: int, end: int, before: int, following: int) -> Item:
    unit, near, noun = item.unit, "", item.noun
    for hit in found:
        if hit.start < end:
            continue
        if hit.start >= following or hit.start - end > 28:
            break
        gap = text[end : hit.start]
        # Ordinals of Polish, German and Turkish have a full stop: "16. miesiąc".
        if hit.kind not in ("unit", "noun") or (gap != ". " and _STOPS.search(gap)):
            continue
        if hit.kind == "noun" and not noun and "," not in gap and "，" not in gap and "،" not in gap:
            noun = hit.meaning
        elif hit.kind == "unit" and unit == "degree" and hit.meaning in _HEAT and not gap.strip(" °"):
            unit = hit.meaning
        elif hit.kind == "unit" and not unit:
            if gap == ". " or not gap.strip(" -‑\u00a0\u202f\u200c°º"):
                unit = hit.meaning
            elif not near and len(gap) <= 14 and "," not in gap:
                near = hit.meaning
    for hit in found if unit in ("", "degree") and not near else ():
        if hit.kind != "unit" or hit.start < before or hit.end > start or start - hit.end > 6:
            continue
        if unit == "degree" and hit.meaning in _HEAT:
            # 화씨 100.4도
            unit = hit.meaning
        elif not unit and not (before and hit.start - before <= 3):
            near = hit.meaning
    if not noun and not unit:
        for hit in found:
            if hit.kind == "noun" and before <= hit.start and hit.end <= start and text[hit.end : start] == " ":
                noun = hit.meaning
    if (unit, near, noun) == (item.unit, "", item.noun):
        return item
    return item._replace(unit=unit, near=near, noun=noun)
