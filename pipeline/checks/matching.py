"""Which figure of a translation stands for which figure of the source, and which for none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checks.figures import sheet
from pipeline.checks.items import Item, Sheet
from pipeline.checks.leftovers import Leftovers
from pipeline.checks.likeness import (
    alike,
    both_ordinal,
    date_with_number,
    equal,
    equal_sure,
    equal_with_unit,
    number_equal,
    same_length,
    same_moment,
    same_value,
    short_year,
    word_with_unit,
)
from pipeline.checks.regrouped import converted, dates, fractions, halves, hundredths, noons
from pipeline.checks.singles import singles, unsure
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
    left, right = sheet(words, source), sheet(translation, target)
    if not (left.items or right.items or left.addresses or right.addresses):
        return None
    return _matched(Leftovers(left, right, source, target))


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
    lost, added, words_lost, words_added = rest.lost, rest.added, rest.words_lost, rest.words_added
    if len({item.values for item in lost}) < len(lost):
        rest.match(lost, added, rest.in_same_share())
    rest.match(lost, added, alike)
    rest.match(lost, added, same_value)
    rest.match(lost, added, equal_with_unit)
    rest.match(lost, added, equal)
    if any(item.kind == "clock" for item in (*lost, *added)):
        # Before the names of days, which may be figures too, take the five of "5 o'clock".
        rest.match(lost, added, same_moment(rest.left, rest.right))
    rest.match(words_lost, words_added, both_ordinal)
    rest.match(words_lost, words_added, word_with_unit)
    rest.match(words_lost, words_added, equal_sure)
    rest.match(lost, words_added, equal_with_unit)
    rest.match(words_lost, added, equal_with_unit)
    rest.match(lost, words_added, number_equal)
    rest.match(words_lost, added, number_equal)
    rest.match(words_lost, words_added, number_equal)
    if lost or added:
        rest.match(lost, added, date_with_number)
        for one, other in ((lost, added), (lost, words_added), (words_lost, added)):
            rest.match(one, other, same_moment(rest.left, rest.right))
        for one, other in ((lost, added), (lost, words_added), (words_lost, added)):
            rest.match(one, other, same_length)
        rest.match(lost, added, short_year)
        hundredths(rest)
        fractions(rest)
    halves(rest)
    if lost or added:
        dates(rest)
        noons(rest)
    unsure_lost: list[Item] = []
    unsure_added: list[Item] = []
    if lost or added:
        converted(rest)
        singles(rest)
        unsure_lost, unsure_added = unsure(rest)
    return Comparison(
        rest.left,
        rest.right,
        tuple(rest.pairs),
        tuple(lost),
        tuple(added),
        tuple(unsure_lost),
        tuple(unsure_added),
        tuple(words_lost),
        tuple(words_added),
    )


def direction(sign: str) -> str:
    """The side that a comparison leaves open: "up" for > and ≥, "down" for < and ≤, else ""."""
    return {">": "up", "≥": "up", "<": "down", "≤": "down"}.get(sign, "")


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
