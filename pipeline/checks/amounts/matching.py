"""Which figure of a translation stands for which figure of the source, and which for none."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checks.amounts.ages import with_ages
from pipeline.checks.amounts.english import is_english
from pipeline.checks.amounts.items import Item, Sheet, anchor
from pipeline.checks.amounts.leftovers import Leftovers
from pipeline.checks.amounts.likeness import (
    TIMES,
    alike,
    alike_from_afar,
    alike_in_loose_words,
    both_ordinal,
    date_with_number,
    equal_in_its_half,
    equal_sure,
    equal_with_unit,
    measured_alike,
    number_equal,
    placed_alike,
    same_day,
    same_length,
    same_measure,
    same_moment,
    same_unit,
    same_value,
    short_year,
    word_with_unit,
)
from pipeline.checks.amounts.regrouped import (
    combined,
    converted,
    dates,
    decades,
    duals,
    fractions,
    halves,
    hours_and_minutes,
    hundredths,
    lengths_in_two,
    noons,
    short_dates,
    slashed,
)
from pipeline.checks.amounts.sayings import fortnights, joined, times_a_year
from pipeline.checks.amounts.sheets import sheet
from pipeline.checks.amounts.singles import singles, unsure
from pipeline.checks.amounts.timewords import times_in_words
from pipeline.model.case import Case
from pipeline.model.catalogue import Message
from pipeline.model.finding import Span
from pipeline.model.language import Language


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
    return iter(case.once(_compared))


def _compared(case: Case) -> tuple[tuple[Message, Comparison], ...]:
    made = (
        (message, comparison(message.id.words, message.target, case.source, case.target)) for message in case.pairs()
    )
    return tuple((message, found) for message, found in made if found is not None)


@lru_cache(maxsize=2048)
def comparison(words: str, translation: str, source: Language, target: Language) -> Comparison | None:
    """The figures of a text and of its translation; None when neither has one."""
    left, right = _read(words, source), sheet(translation, target)
    if not (left.items or right.items or left.addresses or right.addresses):
        return None
    return _matched(Leftovers(left, right, source, target))


@lru_cache(maxsize=2048)
def _read(words: str, source: Language) -> Sheet:
    return with_ages(sheet(words, source)) if is_english(source) else sheet(words, source)


def spans(items: Iterable[Item]) -> tuple[Span, ...]:
    """The places of some items, each once and in order."""
    return tuple(sorted({item.span for item in items}))


def shown(items: Iterable[Item]) -> str:
    """Some items as a finding names them."""
    return ", ".join(item.shown for item in items)


def told(lost: str, added: str) -> str:
    """What a finding says of things that only one of the two texts has; each is named, or "" for none."""
    parts = (f"missing in the translation: {lost}" if lost else "", f"not in the source: {added}" if added else "")
    return "; ".join(filter(None, parts))


def _matched(rest: Leftovers) -> Comparison:
    """From the surest matches to the loosest."""
    _digits(rest)
    _words(rest)
    if rest.lost or rest.added:
        _other_forms(rest)
    _other_pieces(rest)
    unsure_lost: list[Item] = []
    unsure_added: list[Item] = []
    if rest.lost or rest.added:
        converted(rest)
        singles(rest)
        unsure_lost, unsure_added = unsure(rest)
    return Comparison(
        rest.left,
        rest.right,
        tuple(_in_order(rest.pairs)),
        tuple(rest.lost),
        tuple(rest.added),
        tuple(unsure_lost),
        tuple(unsure_added),
        tuple(rest.words_lost),
        tuple(rest.words_added),
    )


def _digits(rest: Leftovers) -> None:
    """Figures in digits with figures in digits, and words that are surely the same measure."""
    lost, added = rest.lost, rest.added
    times_in_words(rest)
    hours_and_minutes(rest)
    if rest.target.counting.slashed:
        slashed(rest)
    if any(item.kind == "fraction" for item in (*rest.words_lost, *rest.words_added)):
        # Before its half is taken for another one.
        halves(rest, only=True)
    if len({item.values for item in lost}) < len(lost):
        rest.match(lost, added, rest.in_same_share())
        rest.match(lost, added, placed_alike)
        rest.match(lost, added, alike_from_afar)
    rest.match(lost, added, same_unit)
    rest.match(lost, added, same_measure)
    rest.match(lost, added, alike)
    if rest.words_lost or rest.words_added:
        rest.match(lost, rest.words_added, measured_alike)
        rest.match(rest.words_lost, added, measured_alike)
    rest.match(lost, added, same_value)
    rest.match(lost, added, equal_with_unit)
    rest.match(lost, added, equal_in_its_half(rest.left, rest.right))
    if any(item.kind == "clock" for item in (*lost, *added)):
        # Before the names of days, which may be figures too, take the five of "5 o'clock".
        rest.match(lost, added, same_moment(rest.left, rest.right))
        rest.match(lost, rest.words_added, same_moment(rest.left, rest.right))


def _words(rest: Leftovers) -> None:
    """Words with words, and what is in digits on one side only."""
    lost, added, words_lost, words_added = rest.lost, rest.added, rest.words_lost, rest.words_added
    rest.match(words_lost, words_added, both_ordinal)
    rest.match(words_lost, words_added, word_with_unit)
    rest.match(words_lost, words_added, alike_in_loose_words)
    rest.match(words_lost, words_added, _leaving_times(rest, equal_sure))
    rest.match(lost, words_added, same_measure)
    rest.match(lost, words_added, equal_with_unit)
    rest.match(words_lost, added, equal_with_unit)
    rest.match(lost, words_added, _leaving_periods(rest, number_equal))
    rest.match(words_lost, added, number_equal)
    rest.match(words_lost, words_added, _leaving_times(rest, number_equal))
    rest.match(words_lost, words_added, same_length)


def _other_forms(rest: Leftovers) -> None:
    """One figure for one figure that is written otherwise: a date, a time, a length in another unit, a short year."""
    across = ((rest.lost, rest.added), (rest.lost, rest.words_added), (rest.words_lost, rest.added))
    rest.match(rest.lost, rest.added, date_with_number)
    rest.match(rest.lost, rest.words_added, same_day)
    for one, other in across:
        rest.match(one, other, same_moment(rest.left, rest.right))
    for one, other in across:
        rest.match(one, other, same_length)
    rest.match(rest.lost, rest.added, short_year)
    combined(rest)
    hundredths(rest)


def _other_pieces(rest: Leftovers) -> None:
    """Several figures for one, or for several others."""
    fractions(rest)
    halves(rest)
    lengths_in_two(rest)
    duals(rest)
    fortnights(rest)
    times_a_year(rest)
    decades(rest)
    if rest.lost or rest.added:
        joined(rest)
        short_dates(rest)
        dates(rest)
        noons(rest)


def _leaving_times(rest: Leftovers, same: Callable[[Item, Item], bool]) -> Callable[[Item, Item], bool]:
    """As `same`, but "twice" is no counterpart of "double" or Monday while a "once" of the source has none."""
    counted = any(item.noun == "time" for item in rest.words_lost)

    def with_its_like(one: Item, other: Item) -> bool:
        if counted and other.noun == "time" and not one.noun and not one.sure:
            return False
        return same(one, other)

    return with_its_like


def _leaving_periods(rest: Leftovers, same: Callable[[Item, Item], bool]) -> Callable[[Item, Item], bool]:
    """As `same`, but "weekly" is no counterpart of 1 sachet while the "daily" of the source has none."""
    period = any(item.unit in TIMES and item.values == {1} for item in rest.words_lost)

    def with_its_like(one: Item, other: Item) -> bool:
        if period and not anchor(one) and not other.sure and other.unit in TIMES and 1 in other.values:
            return False
        return same(one, other)

    return with_its_like


def _in_order(pairs: list[tuple[Item, Item]]) -> list[tuple[Item, Item]]:
    """The pairs with figures that nothing tells apart in the order of both texts: the first four is the first."""
    alike_: dict[tuple[object, ...], list[int]] = {}
    for place, (one, other) in enumerate(pairs):
        if one.kind == other.kind == "number" and one.hard and other.hard:
            key = (one.values, other.values, one.unit, other.unit, one.sign, other.sign, one.high, other.high)
            alike_.setdefault(key, []).append(place)
    for places in alike_.values():
        if len(places) > 1:
            ones = sorted((pairs[place][0] for place in places), key=lambda item: item.span)
            others = sorted((pairs[place][1] for place in places), key=lambda item: item.span)
            for place, pair in zip(places, zip(ones, others, strict=True), strict=True):
                pairs[place] = pair
    return pairs


_SIDES = {">": "up", "≥": "up", "<": "down", "≤": "down"}


def direction(sign: str) -> str:
    """The side that a comparison leaves open: "up" for > and ≥, "down" for < and ≤, else ""."""
    return _SIDES.get(sign, "")


def partner(found: Comparison, item: Item) -> Item | None:
    """What stands for an item of the source in the translation, or None."""
    return next((other for one, other in found.pairs if one is item), None)


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
