"""Whether two figures may be the same: by value, unit, time, date, length, share or heat."""

from collections.abc import Callable
from decimal import Decimal

from pipeline.checks.amounts.items import ATTACHED, INCREASED, Item, Sheet, anchor
from pipeline.model.finding import Span
from pipeline.text.figures.values import Clock, Date, Hit, Phone

TIMES = ("minute", "hour", "day", "week", "month", "year")
MEASURES = {
    **dict.fromkeys(("microgram", "milligram", "gram", "kilogram"), "mass"),
    **dict.fromkeys(("millilitre", "centilitre", "litre"), "volume"),
    **dict.fromkeys(("millimetre", "centimetre", "metre", "kilometre"), "length"),
    **dict.fromkeys(("percent", "permille"), "share"),
    **dict.fromkeys(("celsius", "fahrenheit"), "heat"),
    **dict.fromkeys(("second", *TIMES), "time"),
}
# Lengths of time in seconds and in months: a month has no fixed number of days.
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_MONTHS = {"month": 1, "year": 12}
_LONGER = {("hour", 24): "day", ("minute", 60): "hour", ("day", 7): "week", ("month", 12): "year"}


def in_longer_unit(item: Item) -> str:
    """The unit of which a length of time is exactly one: 24 hours are a day."""
    return next((_LONGER.get((item.unit or item.near, int(value)), "") for value in item.values), "")


def is_number(item: Item) -> bool:
    """Whether it is a number, a share or a place in a row, and no time, date, telephone number or code."""
    return item.kind in ("number", "ordinal", "fraction")


def equal(one: Item, other: Item) -> bool:
    """Whether they have a reading in common, whatever stands beside them."""
    if one.kind in ("clock", "date", "phone", "code") or other.kind in ("clock", "date", "phone", "code"):
        return _special(one, other)
    return not one.values.isdisjoint(other.values)


def equal_with_unit(one: Item, other: Item) -> bool:
    """Whether they have a reading and the unit or the counted thing in common."""
    return (
        is_number(one)
        and is_number(other)
        and not one.values.isdisjoint(other.values)
        and (one.unit or one.noun) == (other.unit or other.noun)
    )


def placed_alike(one: Item, other: Item) -> bool:
    """Whether they are the same figure at the same end of a range, or with the same comparison, and no other unit."""
    if not (one.sign or one.high or one.low) or (one.unit and other.unit and one.unit != other.unit):
        return False
    return (one.sign, one.high, one.low) == (other.sign, other.high, other.low) and same_value(one, other)


def measured_alike(one: Item, other: Item) -> bool:
    """Whether they are surely the same number of the same unit, one of them in words: "2 weeks" and "dwa tygodnie"."""
    return one.sure and other.sure and one.unit != "" and one.unit == other.unit and one.value == other.value


def _apart(one: Item, other: Item) -> bool:
    """Whether the two surely go with different things, one of them being a single thing or in no digits."""
    # A dose is given one time: "one dose" is 1회 in Korean.
    a, b = ("time" if name == "dose" else name for name in (anchor(one), anchor(other)))
    if not (one.hard or other.hard) and one.values == other.values == {1} and a != b and "" in (a, b):
        # "One drop 3 times a day": the one is neither "daily" nor "weekly".
        return MEASURES.get(a or b) == "time"
    if not (one.hard or other.hard) and one.values == {1} and {one.kind, other.kind} == {"number", "ordinal"}:
        # "In the first weeks" is no "weekly".
        return True
    if one.hard == other.hard or MEASURES.get(a) == "time" == MEASURES.get(b):
        # A wrong unit of time is C002's finding, so that the figures must meet.
        return a != b and bool(a and b) and 1 in one.values
    measured = MEASURES.get(one.unit if one.hard else other.unit, "time") != "time"
    return a != b and (measured or (bool(a and b) and 1 in one.values))


def same_unit(one: Item, other: Item) -> bool:
    """Whether each language reads the same figure first, with the same unit."""
    return one.unit == other.unit != "" and one.noun == other.noun and same_value(one, other)


def same_measure(one: Item, other: Item) -> bool:
    """Whether each language reads the same figure first, by the same unit: "5 to 10%" for "5% to 10%"."""
    mine, yours = one.unit or one.near, other.unit or other.near
    degrees = "degree" in (mine, yours) and MEASURES.get(mine, MEASURES.get(yours)) == "heat"
    return (mine == yours != "" or degrees) and one.noun == other.noun and same_value(one, other)


def alike(one: Item, other: Item) -> bool:
    """Whether each language reads the same figure first, with the same unit or counted thing."""
    return same_value(one, other) and (one.unit or one.noun) == (other.unit or other.noun)


def alike_from_afar(one: Item, other: Item) -> bool:
    """As `alike`, where the source has the unit at the next figure: the 6 of "6 to 12 months"."""
    return one.near != "" and not one.unit and same_value(one, other) and anchor(one) == anchor(other)


def same_value(one: Item, other: Item) -> bool:
    """The same figure as each language reads it first: "1.000" is one thousand before it is one."""
    if is_number(one) and is_number(other):
        return one.value == other.value
    return one.kind == other.kind and _special(one, other)


def number_equal(one: Item, other: Item) -> bool:
    """Whether they may be the same number, or the same share of something, and surely of nothing else."""
    if not (is_number(one) and is_number(other)):
        return False
    if _part_of_time(one, other) or _part_of_time(other, one):
        return True
    for digits, word in ((one, other), (other, one)):
        ordinal = digits.hard and digits.unit in ("minute", "hour") and word.kind == "ordinal" and not word.hard
        if ordinal and digits.unit not in (word.unit, word.near):
            # "2 hours" is no "second", unless it is the second hour.
            return False
        if (
            digits.hard
            and digits.unit != "percent"
            and word.kind == "fraction"
            and not word.hard
            and all(v == v.to_integral_value() for v in digits.values)
        ):
            # "A third" of one text is no 3 of the other.
            return False
    if one.values.isdisjoint(other.values):
        # Half of the people is 50 percent of them.
        return _as_share(one) == _as_share(other) != frozenset()
    return not _apart(one, other)


def _part_of_time(length: Item, part: Item) -> bool:
    """Whether a quarter of an hour is 15 minutes, or half a minute 30 seconds."""
    of = part.unit or part.near
    whole = {"minute": of in ("", "hour"), "second": of == "minute"}.get(length.unit, False)
    return (
        whole
        and part.kind == "fraction"
        and not part.noun
        and bool({value / 60 for value in length.values} & part.values)
    )


def _as_share(item: Item) -> frozenset[Decimal]:
    if item.unit == "percent":
        return frozenset(value / 100 for value in item.values)
    return frozenset(value for value in item.values if 0 < value < 1)


def both_ordinal(one: Item, other: Item) -> bool:
    """Whether they are the same place in a row."""
    return one.kind == other.kind == "ordinal" and one.values == other.values


def word_with_unit(one: Item, other: Item) -> bool:
    """Whether they are surely numbers, and the same with their unit."""
    return one.sure and other.sure and equal_with_unit(one, other)


def alike_in_loose_words(one: Item, other: Item) -> bool:
    """Whether neither is surely a number, and both say the same: "doubled" and 翻一倍, beside "every two weeks"."""
    loose = not (one.sure or other.sure or one.unit or other.unit)
    return loose and one.kind == other.kind == "number" and one.values == other.values and min(one.values) > 1


def equal_sure(one: Item, other: Item) -> bool:
    """Whether they are the same number, and one of them surely a number."""
    return one.kind == other.kind and (one.sure or other.sure) and number_equal(one, other)


_DISEASE = "COVID-19"


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
        if plain.kind != "number" or not plain.hard:
            return False
        if anchor(plain) and plain.text != ATTACHED and (code.text != _DISEASE or plain.unit or plain.sign):
            # What a 19 counts may be its own: but "কোভিড-১৯ টিকা" are no 19 vaccines.
            return False
        return bool(code.values & {abs(value) for value in plain.values}) or (
            code.text == _DISEASE and Decimal(2019) in plain.values
        )
    if isinstance(a, Phone) and len(a.number) <= 3 and is_number(other):
        return Decimal(a.number) in other.values
    if isinstance(b, Phone) and len(b.number) <= 3 and is_number(one):
        return Decimal(b.number) in one.values
    return _hour_as_number(one, other) or _hour_as_number(other, one)


def _day(date: Date) -> tuple[int, int, int | None]:
    return date.day, date.month, date.year


def same_phone(one: Phone, other: Phone) -> bool:
    """Whether two phone numbers are the same, with or without the country's code (+44 20 for 020)."""
    a, b = _dialled(one), _dialled(other)
    if a == b:
        return True
    if len(a) <= 6 or len(b) <= 6:
        return False
    short, long = sorted((a.removeprefix("00").lstrip("0"), b.removeprefix("00").lstrip("0")), key=len)
    return len(short) >= 7 and long.endswith(short) and len(long) - len(short) <= 3


def _dialled(phone: Phone) -> str:
    """The figures without a plus, and without the nought that is left out after it: +44 (0)20."""
    groups = phone.groups
    if groups[0] == "+" and "0" in groups[:3]:
        groups = tuple(group for group in groups if group != "0")
    return "".join(groups).lstrip("+").upper()


def _hour_as_number(clock: Item, number: Item) -> bool:
    """A full hour may stand as a bare number ("from 9 to 17"), on the 24-hour clock."""
    figure = clock.figure
    if not isinstance(figure, Clock) or number.kind != "number" or figure.minute:
        return False
    # Vietnamese "lúc 2, 4 và 6 tháng" begins like a time.
    return (number.unit in ("", "hour") or not figure.certain) and number.value == figure.hour


def same_day(one: Item, other: Item) -> bool:
    """Whether both are dates, and the same one."""
    return one.kind == other.kind == "date" and _special(one, other)


def date_with_number(one: Item, other: Item) -> bool:
    """8/6/2021 is another day in London than in New York, and both write English."""
    a, b = one.figure, other.figure
    if not (isinstance(a, Date) and isinstance(b, Date)) or "/" not in one.text:
        return False
    return (a.day, a.month, a.year) == (b.month, b.day, b.year)


def same_moment(left: Sheet, right: Sheet) -> Callable[[Item, Item], bool]:
    """Twelve-hour times whose half of the day stands further away: "at 8 in the evening" is 20:00."""

    def told(clock: Clock, item: Item, side: Sheet) -> bool:
        figure = item.figure
        if isinstance(figure, Clock):
            hour, minute, open_ = figure.hour, figure.minute, not figure.certain
        elif (
            (item.kind in ("number", "ordinal") or _is_half_past(item))
            and item.unit in ("", "hour", "year")
            and len(item.values) == 1
            and item.value is not None
            and 0 <= item.value < 25
        ):
            # "8.30" without a word for the hour is read as a number.
            parts = 60 if item.text == INCREASED or _is_half_past(item) else 100
            hour, minute, open_ = int(item.value), round(item.value % 1 * parts), True
        else:
            return False
        if minute != clock.minute:
            return False
        if hour == clock.hour % 24:
            return not (open_ and _other_half(clock, _own_halves(side, item)))
        return (
            open_
            and hour <= 12
            and hour % 12 == clock.hour % 12
            and ("late" if clock.hour >= 12 else "early") in halves_of_day(side, item)
        )

    def same(one: Item, other: Item) -> bool:
        if isinstance(one.figure, Clock) and (told(one.figure, other, right)):
            return True
        return isinstance(other.figure, Clock) and told(other.figure, one, left)

    return same


def _is_half_past(item: Item) -> bool:
    """Urdu and Bengali have words for one and a half and two and a half, which are half past one and two as well."""
    return item.kind == "fraction" and not item.hard and item.value in (Decimal("1.5"), Decimal("2.5"))


def equal_in_its_half(left: Sheet, right: Sheet) -> Callable[[Item, Item], bool]:
    """As `equal`, but 9 o'clock in the morning is no 9 beside a word for the evening."""

    def same(one: Item, other: Item) -> bool:
        for time, item, side in ((one, other, right), (other, one, left)):
            clock = time.figure if item.kind == "number" else None
            if isinstance(clock, Clock) and _other_half(clock, _own_halves(side, item)):
                return False
        return equal(one, other)

    return same


def inner_place(side: Sheet, item: Item) -> Span:
    """Where an item stands in `side.words`, as offsets."""
    if not side.offsets:
        return item.span
    return side.offsets.index(item.span[0]), side.offsets.index(item.span[1] - 1) + 1


# "The eighth in the evening": a word so near to an hour is the hour's own.
_OWN_HALF = 3


def halves_of_day(side: Sheet, item: Item) -> set[str]:
    """What is said of the half of the day right beside an hour, or else anywhere in the text."""
    if own := _own_halves(side, item):
        return own
    said = {hit.kind for hit in side.hits if hit.kind in ("late", "early") and not _has_no_hour(side, hit)}
    times = (one.figure for one in side.items if isinstance(one.figure, Clock) and one.figure.marks)
    return said | {"late" if time.hour >= 12 else "early" for time in times}


def _own_halves(side: Sheet, item: Item) -> set[str]:
    """What is said right beside an hour; a word for noon is late and more, since 11 at noon is before it."""
    hits = [hit for hit in side.hits if hit.kind in ("late", "early", "noon")]
    if not any(hit.kind != "noon" for hit in hits):
        return set()
    start, end = inner_place(side, item)
    apart = [(max(hit.start - end, start - hit.end), hit.kind) for hit in hits]
    nearest = min(distance for distance, _ in apart)
    own = {kind for distance, kind in apart if distance == nearest <= _OWN_HALF}
    return own if own != {"noon"} else set()


def _other_half(clock: Clock, own: set[str]) -> bool:
    """Whether the words beside an hour say the other half of the day: 2 is early and late, 11 may be said with noon."""
    return (own == {"late"} and 6 <= clock.hour <= 10) or (own == {"early"} and 13 <= clock.hour <= 23)


def _has_no_hour(side: Sheet, hit: Hit) -> bool:
    """Whether a word for the half of the day stands beside a figure that is no hour: "119 in the evening"."""
    for item in side.items:
        place = inner_place(side, item)
        if 0 <= hit.start - place[1] <= _OWN_HALF and item.kind == "number" and item.value is not None:
            return item.value > 24
    return False


def _length(item: Item) -> set[tuple[str, Decimal]]:
    found: set[tuple[str, Decimal]] = set()
    for table, name in ((_SECONDS, "seconds"), (_MONTHS, "months")):
        if item.unit in table:
            found |= {(name, value * table[item.unit]) for value in item.values}
    return found


def same_length(one: Item, other: Item) -> bool:
    """24 hours are a day, 14 days two weeks, 12 months a year."""
    return one.unit != other.unit and bool(_length(one) & _length(other))


def in_two_units(one: Item, long: Item, short: Item) -> bool:
    """Whether a length of time is the sum of two others, the second in a shorter unit: 1 hour and 30 minutes."""
    for table in (_SECONDS, _MONTHS):
        if one.unit in table and long.unit in table and short.unit in table and table[long.unit] > table[short.unit]:
            whole, first, second = ({value * table[item.unit] for value in item.values} for item in (one, long, short))
            return any(a + b in whole for a in first for b in second)
    return False


def short_year(one: Item, other: Item) -> bool:
    """2021-22 and 2021-2022."""
    if not (one.high and other.high and one.values and other.values):
        return False
    a, b = max(one.values), max(other.values)
    return a % 100 == b % 100 and {a, b} & {a % 100} != set() and 1900 < max(a, b) < 2100


def whole_number(item: Item) -> int | None:
    """The value of a whole number that can be read in one way only, else None."""
    if item.kind in ("number", "ordinal") and len(item.values) == 1 and item.value == int(item.value or 0):
        return int(item.value or 0)
    return None


def date_parts(items: list[Item]) -> list[tuple[bool, int]]:
    """Days and years, and months, of some figures, as (is a month, value)."""
    found: list[tuple[bool, int]] = []
    for item in items:
        if isinstance(item.figure, Date):
            found += [(False, item.figure.day), (True, item.figure.month)]
            if item.figure.year is not None:
                found.append((False, item.figure.year))
        else:
            number = whole_number(item)
            found.append(((item.unit or item.near) == "month", number if number is not None else -1))
    return found


def same_heat(one: Item, other: Item) -> bool:
    """38.5 °C are 101 °F: the one in Celsius, the other in Fahrenheit, within one degree Fahrenheit."""
    celsius, fahrenheit = (one, other) if one.unit == "celsius" else (other, one)
    return any(abs(c * 9 / 5 + 32 - f) <= 1 for c in celsius.values for f in fahrenheit.values)
