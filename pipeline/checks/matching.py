"""Which figure of a translation stands for which figure of the source, and which for none."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from pipeline.checks.figures import ATTACHED, Item, Sheet, sheet
from pipeline.model.case import Case
from pipeline.model.catalogue import Message
from pipeline.model.finding import Span
from pipeline.model.language import Language
from pipeline.text.counting import ones
from pipeline.text.quantity import Clock, Date, Phone


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of a source text and of its translation, side by side.

    `pairs` go together. `lost` and `added` are figures in digits that have no counterpart: a mistake. `unsure_lost`
    and `unsure_added` may have one in words that no list knows. `words_lost` and `words_added` are number words.
    """

    source: Sheet
    target: Sheet
    pairs: tuple[tuple[Item, Item], ...] = ()
    lost: tuple[Item, ...] = ()
    added: tuple[Item, ...] = ()
    unsure_lost: tuple[Item, ...] = ()
    unsure_added: tuple[Item, ...] = ()
    words_lost: tuple[Item, ...] = ()
    words_added: tuple[Item, ...] = ()


def compared(case: Case) -> Iterator[tuple[Message, Comparison]]:
    """Each finished message with its figures compared; those without any figure or address are passed over."""
    for message in case.pairs():
        found = comparison(message.id.words, message.target, case.source, case.target)
        if found is not None:
            yield message, found


@lru_cache(maxsize=2048)
def comparison(words: str, translation: str, source: Language, target: Language) -> Comparison | None:
    """The figures of a text and of its translation; None when neither has one."""
    left, right = sheet(words, source), sheet(translation, target)
    if not (left.items or right.items or left.addresses or right.addresses):
        return None
    return _Matching(left, right, source, target).result()


def spans(items: Iterable[Item]) -> tuple[Span, ...]:
    """The places of some items, each once and in order."""
    return tuple(sorted({item.span for item in items}))


def shown(items: Iterable[Item]) -> str:
    """Some items as a finding names them."""
    return ", ".join(item.shown for item in items)


class _Matching:
    """One comparison being made: from the surest matches to the loosest."""

    def __init__(self, left: Sheet, right: Sheet, source: Language, target: Language) -> None:
        self.left, self.right, self.source, self.target = left, right, source, target
        self.lost = [item for item in left.items if item.hard]
        self.added = [item for item in right.items if item.hard]
        self.words_lost = [item for item in left.items if not item.hard]
        self.words_added = [item for item in right.items if not item.hard]
        self.pairs: list[tuple[Item, Item]] = []

    def result(self) -> Comparison:
        lost, added, words_lost, words_added = self.lost, self.added, self.words_lost, self.words_added
        self._match(lost, added, _alike)
        self._match(lost, added, _equal_with_unit)
        self._match(lost, added, _same_value)
        self._match(lost, added, _equal)
        self._match(words_lost, words_added, _both_ordinal)
        self._match(words_lost, words_added, _word_with_unit)
        self._match(words_lost, words_added, _equal_sure)
        self._match(lost, words_added, _equal_with_unit)
        self._match(words_lost, added, _equal_with_unit)
        self._match(lost, words_added, _number_equal)
        self._match(words_lost, added, _number_equal)
        self._match(words_lost, words_added, _number_equal)
        if lost or added:
            self._match(lost, added, _date_with_number)
            for one, other in ((lost, added), (lost, words_added), (words_lost, added)):
                self._match(one, other, _same_moment(self.left, self.right))
            for one, other in ((lost, added), (lost, words_added), (words_lost, added)):
                self._match(one, other, _same_length)
            self._match(lost, added, _short_year)
            self._hundredths()
            self._dates()
            self._clocks()
        unsure_lost: list[Item] = []
        unsure_added: list[Item] = []
        if lost or added:
            self._converted(added, self.right.items)
            self._single()
            unsure_lost, unsure_added = self._unsure()
        return Comparison(
            self.left,
            self.right,
            tuple(self.pairs),
            tuple(lost),
            tuple(added),
            tuple(unsure_lost),
            tuple(unsure_added),
            tuple(words_lost),
            tuple(words_added),
        )

    def _match(self, lost: list[Item], added: list[Item], same: Callable[[Item, Item], bool]) -> None:
        if not lost or not added:
            return
        for item in tuple(lost):
            for index, other in enumerate(added):
                if same(item, other):
                    self.pairs.append((item, other))
                    lost.remove(item)
                    del added[index]
                    break

    def _dates(self) -> None:
        """ "22 to 24 November" holds one date, its translation "November 22 to 24" another, and both the same parts."""
        if not any(item.kind == "date" for item in (*self.lost, *self.added)):
            return
        left, right = _parts(self.lost), _parts(self.added)
        for part in tuple(left):
            if part in right:
                right.remove(part)
                left.remove(part)
        words = {int(value) for item in (*self.left.items, *self.right.items) if not item.hard for value in item.values}
        if all(month and value in words for month, value in (*left, *right)):
            dated = [item for item in self.lost if item.kind == "date" or _whole(item) is not None]
            for item in dated:
                self.lost.remove(item)
            for item in [item for item in self.added if item.kind == "date" or _whole(item) is not None]:
                self.added.remove(item)

    def _hundredths(self) -> None:
        """3 out of every 100 are 3 %."""
        for side, items in ((self.left, self.lost), (self.right, self.added)):
            for part, whole in shares(side):
                if whole.values != {100} or whole not in items:
                    continue
                for index, (one, other) in enumerate(self.pairs):
                    if part is one and other.unit == "percent":
                        self.pairs[index] = (one._replace(unit="percent"), other)
                        items.remove(whole)
                    elif part is other and one.unit == "percent":
                        self.pairs[index] = (one, other._replace(unit="percent"))
                        items.remove(whole)

    def _clocks(self) -> None:
        """Noon and midnight may stand in words on either side."""
        for items, other in ((self.lost, self.right), (self.added, self.left)):
            own = self.left if other is self.right else self.right
            spare = sum(hit.kind == "noon" for hit in other.hits) - sum(hit.kind == "noon" for hit in own.hits)
            for item in tuple(items):
                figure = item.figure
                if spare > 0 and isinstance(figure, Clock) and figure.minute == 0 and figure.hour % 12 == 0:
                    items.remove(item)
                    spare -= 1

    def _converted(self, added: list[Item], items: tuple[Item, ...]) -> None:
        """A temperature may be given on the other scale as well, beside the one of the source."""
        for item in tuple(added):
            if item.unit not in ("celsius", "fahrenheit"):
                continue
            for other in items:
                if other.unit in ("celsius", "fahrenheit") and other.unit != item.unit and _same_heat(item, other):
                    added.remove(item)
                    break

    def _single(self) -> None:
        """A one may be an article, "each" or "single", or part of "daily"."""
        for items, words, where in ((self.added, self.left, self.source), (self.lost, self.right, self.target)):
            if items is self.lost and self.added:
                # 1 became 2: an article elsewhere explains nothing.
                return
            candidates = [i for i in items if i.kind == "number" and (i.values == {1} or _in_longer_unit(i))]
            if not candidates:
                continue
            strict, loose = ones(words.words, where, each=False), ones(words.words, where, each=True)
            for item in candidates:
                if self._every_fourth(item):
                    items.remove(item)
                    continue
                in_share = share_with(self.left if item in self.left.items else self.right, item)
                measured = MEASURES.get(item.unit, "time") != "time"
                places = strict if in_share or measured else loose
                place = next(
                    (i for i in places if self._may_be_single(item, i, words, where, in_share, i in strict)), None
                )
                if place is not None:
                    items.remove(item)
                    for known in (strict, loose):
                        if place in known:
                            known.remove(place)

    def _every_fourth(self, item: Item) -> bool:
        """1 child in 4 is every fourth child."""
        whole = share_with(self.left, item)
        return any(one is whole and other.kind == "ordinal" for one, other in self.pairs)

    def _may_be_single(
        self, item: Item, place: Span, other: Sheet, where: Language, in_share: Item | None, strict: bool
    ) -> bool:
        if item.signed or _MEASURES.get(item.unit, "") in ("share", "heat"):
            return False
        if in_share is not None:
            whole = next((i for i in other.items if i.values & in_share.values), None)
            if whole is None:
                return False
            start = _inner_start(other, whole)
            kinds = {kind for _, kind, _ in where.counting.entries if kind in ("forward", "reverse")}
            ahead, behind = 0 <= start - place[1] <= 26, 0 <= place[0] - start <= 45
            return ("forward" in kinds and ahead) or ("reverse" in kinds and behind)
        longer = _in_longer_unit(item)
        unit = longer or item.unit or item.near
        if unit or item.noun:
            return any(
                hit.kind in ("unit", "noun", "quantity")
                and hit.meaning.rpartition(" ")[2] in (unit, item.noun)
                # "Each" beside a dose is not one dose; Arabic "dose" alone is.
                and (strict or hit.start <= place[0] < hit.end)
                and (0 if longer else -12) <= hit.start - place[1] <= (2 if longer else 20)
                for hit in other.hits
            )
        return True

    def _unsure(self) -> tuple[list[Item], list[Item]]:
        """Takes out of lost and added what may be there in words that no list knows."""
        unsure_lost: list[Item] = []
        unsure_added: list[Item] = []
        if not self.lost:
            for item in tuple(self.added):
                again = any(item.values & other.values for _, other in self.pairs if other.hard)
                if item.kind == "number" and (item.values == {1} or (again and not item.unit)):
                    self.added.remove(item)
                    unsure_added.append(item)
        if not self.added:
            listed = bool(self.target.counting.entries)
            for item in tuple(self.lost):
                small = item.kind in ("number", "fraction") and max(item.values, default=Decimal(0)) <= 100
                bare = (
                    listed
                    and item.values == {1}
                    and item.unit in (*_TIMES, "litre", "tablet")
                    and self.target.tag in _WITHOUT_ARTICLE
                )
                stands = any(hit.kind == "unit" and hit.meaning == item.unit for hit in self.right.hits)
                if item.text == "COVID-19" and not _COVID.search(self.right.words):
                    # The name of the disease has no number in some languages (新冠).
                    self.lost.remove(item)
                elif (small and not listed and not item.signed) or (bare and stands):
                    self.lost.remove(item)
                    unsure_lost.append(item)
        return unsure_lost, unsure_added


_COVID = re.compile("covid|كوفيد|کووید|کووڈ|কোভিড|ковид|ковід|코비드", re.IGNORECASE)
_TIMES = ("minute", "hour", "day", "week", "month", "year")
_WITHOUT_ARTICLE = frozenset(["pl", "uk", "ru", "cy", "ar", "so", "fa", "ur", "bn", "hi", "ko", "zh-Hans", "vi", "tr"])
MEASURES = _MEASURES = {
    **dict.fromkeys(("microgram", "milligram", "gram", "kilogram"), "mass"),
    **dict.fromkeys(("millilitre", "centilitre", "litre"), "volume"),
    **dict.fromkeys(("millimetre", "centimetre", "metre", "kilometre"), "length"),
    **dict.fromkeys(("percent", "permille"), "share"),
    **dict.fromkeys(("celsius", "fahrenheit"), "heat"),
    **dict.fromkeys(("second", *_TIMES), "time"),
}
# Lengths of time in minutes and in months: a month has no fixed number of days.
_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080}
_MONTHS = {"month": 1, "year": 12}


_LONGER = {("hour", 24): "day", ("minute", 60): "hour", ("day", 7): "week", ("month", 12): "year"}


def _in_longer_unit(item: Item) -> str:
    """The unit of which a length of time is exactly one: 24 hours are a day."""
    return next((_LONGER.get((item.unit or item.near, int(value)), "") for value in item.values), "")


def _numbers(item: Item) -> bool:
    return item.kind in ("number", "ordinal", "fraction")


def _equal(one: Item, other: Item) -> bool:
    if one.kind in ("clock", "date", "phone", "code") or other.kind in ("clock", "date", "phone", "code"):
        return _special(one, other)
    return not one.values.isdisjoint(other.values)


def _equal_with_unit(one: Item, other: Item) -> bool:
    return (
        _numbers(one)
        and _numbers(other)
        and not one.values.isdisjoint(other.values)
        and (one.unit or one.noun) == (other.unit or other.noun)
    )


def anchor(item: Item) -> str:
    """What a figure goes with, as far as it is known: its unit, what it counts, or that it is a time or a date."""
    return item.kind if item.kind in ("clock", "date", "phone") else item.unit or item.noun or item.near


def _apart(one: Item, other: Item) -> bool:
    """Whether the two surely go with different things, one of them being a single thing or in no digits."""
    a, b = anchor(one), anchor(other)
    if one.hard == other.hard or _MEASURES.get(a) == "time" == _MEASURES.get(b):
        # A wrong unit of time is C002's finding, so that the figures must meet.
        return a != b and bool(a and b) and 1 in one.values
    measured = _MEASURES.get(one.unit if one.hard else other.unit, "time") != "time"
    return a != b and (measured or (bool(a and b) and 1 in one.values))


def _alike(one: Item, other: Item) -> bool:
    return _same_value(one, other) and (one.unit or one.noun) == (other.unit or other.noun)


def _same_value(one: Item, other: Item) -> bool:
    """The same figure as each language reads it first: "1.000" is one thousand before it is one."""
    if _numbers(one) and _numbers(other):
        return one.value == other.value
    return one.kind == other.kind and _special(one, other)


def _number_equal(one: Item, other: Item) -> bool:
    if not (_numbers(one) and _numbers(other)):
        return False
    if one.values.isdisjoint(other.values):
        # Half of the people is 50 percent of them, a quarter of an hour 15 minutes.
        for minutes, part in ((one, other), (other, one)):
            if minutes.unit == "minute" and part.kind == "fraction" and {v / 60 for v in minutes.values} & part.values:
                return True
        return _as_share(one) == _as_share(other) != frozenset()
    return not _apart(one, other)


def _as_share(item: Item) -> frozenset[Decimal]:
    if item.unit == "percent":
        return frozenset(value / 100 for value in item.values)
    return frozenset(value for value in item.values if 0 < value < 1)


def _both_ordinal(one: Item, other: Item) -> bool:
    return one.kind == other.kind == "ordinal" and one.values == other.values


def _word_with_unit(one: Item, other: Item) -> bool:
    return one.sure and other.sure and _equal_with_unit(one, other)


def _equal_sure(one: Item, other: Item) -> bool:
    return one.kind == other.kind and (one.sure or other.sure) and _number_equal(one, other)


def _special(one: Item, other: Item) -> bool:
    a, b = one.figure, other.figure
    if isinstance(a, Clock) and isinstance(b, Clock):
        return (a.hour % 24, a.minute) == (b.hour % 24, b.minute)
    if isinstance(a, Date) and isinstance(b, Date):
        return _day(a) == _day(b)
    if isinstance(a, Phone) and isinstance(b, Phone):
        return same_phone(a, b)
    if one.kind == "code" and other.kind == "code":
        return one.text.replace("-", "") == other.text.replace("-", "")
    if one.kind == "code" or other.kind == "code":
        code, plain = (one, other) if one.kind == "code" else (other, one)
        if plain.kind != "number" or not plain.hard or (anchor(plain) and plain.text != ATTACHED):
            return False
        return bool(code.values & {abs(value) for value in plain.values}) or (
            code.text == "COVID-19" and Decimal(2019) in plain.values
        )
    if isinstance(a, Phone) and len(a.number) <= 3 and _numbers(other):
        return Decimal(a.number) in other.values
    if isinstance(b, Phone) and len(b.number) <= 3 and _numbers(one):
        return Decimal(b.number) in one.values
    return _hour_as_number(one, other) or _hour_as_number(other, one)


def _day(date: Date) -> tuple[int, int, int | None]:
    return date.day, date.month, date.year


def same_phone(one: Phone, other: Phone) -> bool:
    """Whether two phone numbers are the same, with or without the country's code (+44 20 for 020)."""
    a, b = one.number.lstrip("+").upper(), other.number.lstrip("+").upper()
    if a == b:
        return True
    if len(a) <= 6 or len(b) <= 6:
        return False
    short, long = sorted((a.removeprefix("00").lstrip("0"), b.removeprefix("00").lstrip("0")), key=len)
    return len(short) >= 7 and long.endswith(short) and len(long) - len(short) <= 3


def _hour_as_number(clock: Item, number: Item) -> bool:
    """A full hour may stand as a bare number ("from 9 to 17"), on the 24-hour clock."""
    figure = clock.figure
    if not isinstance(figure, Clock) or number.kind != "number" or figure.minute:
        return False
    # Vietnamese "lúc 2, 4 và 6 tháng" begins like a time.
    return (number.unit in ("", "hour") or not figure.certain) and number.value == figure.hour


def _date_with_number(one: Item, other: Item) -> bool:
    """8/6/2021 is another day in London than in New York, and both write English."""
    a, b = one.figure, other.figure
    if not (isinstance(a, Date) and isinstance(b, Date)) or "/" not in one.text:
        return False
    return (a.day, a.month, a.year) == (b.month, b.day, b.year)


def _same_moment(left: Sheet, right: Sheet) -> Callable[[Item, Item], bool]:
    """Twelve-hour times whose half of the day stands further away: "at 8 in the evening" is 20:00."""

    def late(sheet_: Sheet) -> set[str]:
        return {hit.kind for hit in sheet_.hits if hit.kind in ("late", "early")}

    halves_left, halves_right = late(left), late(right)

    def told(clock: Clock, item: Item, halves: set[str]) -> bool:
        figure = item.figure
        if isinstance(figure, Clock):
            hour, minute, open_ = figure.hour, figure.minute, not figure.certain
        elif (
            item.kind in ("number", "ordinal")
            and item.unit in ("", "hour", "year")
            and len(item.values) == 1
            and item.value is not None
            and 0 <= item.value < 25
        ):
            # "8.30" without a word for the hour is read as a number.
            hour, minute, open_ = int(item.value), int(item.value % 1 * 100), True
        else:
            return False
        if minute != clock.minute:
            return False
        if hour == clock.hour % 24:
            return True
        return (
            open_
            and hour <= 12
            and hour % 12 == clock.hour % 12
            and ("late" if clock.hour >= 12 else "early") in halves
        )

    def same(one: Item, other: Item) -> bool:
        if isinstance(one.figure, Clock) and (told(one.figure, other, halves_right)):
            return True
        return isinstance(other.figure, Clock) and told(other.figure, one, halves_left)

    return same


def _length(item: Item) -> set[tuple[str, Decimal]]:
    found: set[tuple[str, Decimal]] = set()
    for table, name in ((_MINUTES, "minutes"), (_MONTHS, "months")):
        if item.unit in table:
            found |= {(name, value * table[item.unit]) for value in item.values}
    return found


def _same_length(one: Item, other: Item) -> bool:
    """24 hours are a day, 14 days two weeks, 12 months a year."""
    return one.unit != other.unit and bool(_length(one) & _length(other))


def _short_year(one: Item, other: Item) -> bool:
    """2021-22 and 2021-2022."""
    if not (one.high and other.high and one.values and other.values):
        return False
    a, b = max(one.values), max(other.values)
    return a % 100 == b % 100 and {a, b} & {a % 100} != set() and 1900 < max(a, b) < 2100


def _whole(item: Item) -> int | None:
    if item.kind in ("number", "ordinal") and len(item.values) == 1 and item.value == int(item.value or 0):
        return int(item.value or 0)
    return None


def _parts(items: list[Item]) -> list[tuple[bool, int]]:
    """Days and years, and months, of some figures, as (is a month, value)."""
    found: list[tuple[bool, int]] = []
    for item in items:
        if isinstance(item.figure, Date):
            found += [(False, item.figure.day), (True, item.figure.month)]
            if item.figure.year is not None:
                found.append((False, item.figure.year))
        else:
            whole = _whole(item)
            found.append((False, whole if whole is not None else -1))
    return found


def _same_heat(one: Item, other: Item) -> bool:
    celsius, fahrenheit = (one, other) if one.unit == "celsius" else (other, one)
    return any(abs(c * 9 / 5 + 32 - f) <= 1 for c in celsius.values for f in fahrenheit.values)


# No more items than this begin at the same place: both ends of a range, and what comes after them.
_TOGETHER = 4


def share_with(side: Sheet, part: Item) -> Item | None:
    """The whole of the share ("1 in 10") that `part` is the part of, or None."""
    begin = bisect_left(side.items, part.span[0], key=lambda item: item.span[0])
    for one, whole in pairwise(side.items[begin : begin + _TOGETHER]):
        if one is part:
            return whole if _is_share(side, one, whole) else None
    return None


def _inner_start(sheet_: Sheet, item: Item) -> int:
    return sheet_.offsets.index(item.span[0]) if sheet_.offsets else item.span[0]


def direction(sign: str) -> str:
    """The side that a comparison leaves open: "up" for > and ≥, "down" for < and ≤, else ""."""
    return {">": "up", "≥": "up", "<": "down", "≤": "down"}.get(sign, "")


def partner(found: Comparison, item: Item) -> Item | None:
    """What stands for an item of the source in the translation, or None."""
    return next((other for one, other in found.pairs if one is item), None)


def stretch(side: Sheet, one: Item, other: Item) -> Span | None:
    """The place in `side.words` between two items, or None when another figure stands between them."""
    first, second = sorted((one, other), key=lambda item: item.span)
    if first.span == second.span:
        return first.span
    # Items and offsets are in order; a text may have thousands of them.
    begin = bisect_left(side.items, first.span[1], key=lambda item: item.span[0])
    for index in range(begin, len(side.items)):
        item = side.items[index]
        if item.span[0] >= second.span[0]:
            break
        if item.hard or item.sure:
            return None
    if not side.offsets:
        return first.span[1], second.span[0]
    start, end = bisect_left(side.offsets, first.span[1]), bisect_left(side.offsets, second.span[0])
    return (start, end) if start < end else (0, 0)


def words_between(side: Sheet, one: Item, other: Item) -> str | None:
    """The words between two items, or None when another figure stands between them."""
    place = stretch(side, one, other)
    if place is None:
        return None
    return "" if one.span == other.span else side.words[place[0] : place[1]]


_TO = re.compile(r"^[ \u00a0]?(?:[\w-]+[ \u00a0])?(?:to|through|thru|until|till)[ \u00a0]$", re.IGNORECASE)


def ranges(side: Sheet, language: Language) -> Iterator[tuple[Item, Item]]:
    """The ends of each range of a text: 2–4, and in English 2 to 4 and 12 through 15."""
    for low, high in pairwise(side.items):
        if low.kind != "number" or high.kind != "number" or not (low.hard and high.hard):
            continue
        if low.value is None or high.value is None or low.value >= high.value:
            continue
        written = low.low and high.high and low.span == high.span
        if written or (language.tag == "en" and _TO.match(words_between(side, low, high) or "")):
            yield low, high


def shares(side: Sheet) -> Iterator[tuple[Item, Item]]:
    """The part and the whole of each share ("1 in 10") of a text in which the part stands first."""
    return (pair for pair in pairwise(side.items) if _is_share(side, *pair))


def _is_share(side: Sheet, part: Item, whole: Item) -> bool:
    if part.kind != "number" or whole.kind != "number" or part.value is None or whole.value is None:
        return False
    if part.value >= whole.value or part.unit or whole.unit or part.low or whole.high:
        return False
    place = stretch(side, part, whole)
    if place is None or place[1] - place[0] > 24 or "," in side.words[place[0] : place[1]]:
        return False
    return any(hit.kind == "forward" and place[0] <= hit.start < place[1] for hit in side.hits)


def changed_words(found: Comparison) -> list[tuple[Item, Item]]:
    """Number words of the source with the other number words that stand for them in the translation."""
    if not (found.words_lost and found.words_added):
        return []
    changed: list[tuple[Item, Item]] = []
    left = list(found.words_added)
    for item in found.words_lost:
        for other in left:
            if not (item.sure or other.sure) or not item.values.isdisjoint(other.values):
                continue
            exact = (item.noun == "time" == other.noun) or (item.unit != "" and item.unit == other.unit)
            if exact or (item.sure and other.sure and (item.noun == other.noun or not (item.noun and other.noun))):
                changed.append((item, other))
                left.remove(other)
                break
    return changed
