"""C030: each figure goes with what it went with in the source."""

import re
from bisect import bisect
from collections.abc import Iterator
from itertools import combinations, pairwise

from pipeline.checks.amounts.ages import AGE
from pipeline.checks.amounts.items import COUNTED, Item, Sheet, anchor
from pipeline.checks.amounts.likeness import MEASURES, TIMES, same_length
from pipeline.checks.amounts.matching import Comparison, compared, direction, partner, shown, spans
from pipeline.checks.amounts.places import inner_end, inner_start, shares, words_between
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.model.language import Language
from pipeline.text.figures.counting import eaches
from pipeline.text.segment import placed_sentences

CODE = "C030"
LANGUAGES = COUNTED
_SEMICOLON = re.compile("[;；؛]")
_JOINED = re.compile(r"^[ \u00a0%]*(?:[\w°]+ )?(to|and) $|^(/)$")
# What stands between the ends of a range: a dash, "to", "bis zum"; and the full stop of an ordinal.
_ENDS = re.compile(r"\.?[^\d.,;:()،؛。，；：]{0,14}")
_YEARS = (1900, 2100)
_BETWEEN_ENDS = 24
_LISTED = re.compile(r"^$|\b(?:or|and|to)\b|[,–-]")
_SHORT_NUMBER = 3
# " or ", "-", " bis ": between the figures of one row.
_ROW = 6
# "Every 2 hours", 每隔2小时 have the word before the figure, 2시간마다 behind its unit.
_STILL_EACH = ("", "隔")
_AFTER_UNIT = 4
_COMPARED = ("number", "fraction", "clock", "phone")
_Pair = tuple[Item, Item]


def check(case: Case) -> Iterator[Finding]:
    """Figures that changed places are shown, unless what they count tells that they are still where they belong.

    Languages order a sentence in their own way, so that this mostly wants a person's eye. It blocks where no order of
    words explains it: each figure stands with the unit of the other, in the other's sentence, or at the other end of
    "from … to".
    """
    for message, found in compared(case):
        if len(found.pairs) < 2:
            continue
        doubtful = _doubtful(found, case)
        # 111 is a telephone number here and a number there: it cannot be told by its kind that it has moved.
        called = [pair for pair in found.pairs if pair[0].kind == "phone" and len(pair[0].text) <= _SHORT_NUMBER]
        if doubtful or called:
            surely = _exchanged(found, case)
            doubtful = doubtful or (called if surely else [])
        if doubtful:
            yield case.finding(
                CODE,
                Severity.BLOCK if surely else Severity.REVIEW,
                message,
                f"the figures {shown(one for one, _ in doubtful)} do not stand in the order of the source",
                "Look whether each figure goes with the same words as in the source.",
                Mqm.MISTRANSLATION,
                spans(one for one, _ in doubtful),
                spans(other for _, other in doubtful),
            )


def _doubtful(found: Comparison, case: Case) -> list[_Pair]:
    """The pairs that may have changed places with another."""
    pairs = sorted(
        ((one, other) for one, other in found.pairs if one.kind != "code" and _tells(one, other)),
        key=lambda pair: (pair[0].span[0], pair[0].high),
    )
    whole = tuple(_whole_ranges(found))
    in_share = _shares_by_figure(found.source, whole)
    ends = {id(end) for both in whole for end in both}
    each = _each(found.source, case.source) | _each(found.target, case.target)
    doubtful: list[_Pair] = []
    for first, second in combinations(pairs, 2):
        (one, other), (later, other_later) = first, second
        if one.shown == later.shown or (one.values and one.values == later.values):
            continue
        together = id(one) in in_share and in_share[id(one)] == in_share.get(id(later))
        again = (id(one) in each, id(later) in each)
        again_there = (id(other) in each, id(other_later) in each)
        if _companions_exchanged(found, first, second, each) or _moved(*first, *second) or _moved(*second, *first):
            doubtful += [first, second]
        elif again[0] != again[1] and again_there[0] != again_there[1]:
            if again != again_there:
                # "Every 2 hours for 48 hours" has become "for 2 hours every 48 hours".
                doubtful += [first, second]
        # Had the one changed places with an end of a range, the range would not be whole.
        elif not together and (id(one) in ends) == (id(later) in ends) and _crossed(found, first, second, each):
            doubtful += [first, second]
    return list({id(one): (one, other) for one, other in doubtful}.values())


def _shares_by_figure(side: Sheet, ranges: tuple[_Pair, ...]) -> dict[int, int]:
    """Which share each figure belongs to, by its `id`; both ends of a range belong to one."""
    known = {id(item): number for number, share in enumerate(shares(side)) for item in share}
    both_ends = ((low, high) for low, high in pairwise(side.items) if low.low and high.high)
    for low, high in (*both_ends, *ranges):
        if id(high) in known:
            known[id(low)] = known[id(high)]
    return known


def _companions_exchanged(found: Comparison, first: _Pair, second: _Pair, each: set[int]) -> bool:
    """Whether each stands in the translation with what the other went with."""
    mine, yours = _goes_with(first[0], found.source, each), _goes_with(second[0], found.source, each)
    theirs, others = _goes_with(second[1], found.target, each), _goes_with(first[1], found.target, each)
    return bool(mine and yours) and mine != yours and (mine, yours) == (theirs, others)


def _crossed(found: Comparison, first: _Pair, second: _Pair, each: set[int]) -> bool:
    """Whether two figures stand in the other order, and no known companion or bound shows that both stayed."""
    (one, other), (later, other_later) = first, second
    if (other_later.span[0], other_later.high) >= (other.span[0], other.high):
        return False
    if same_length(one, other) or same_length(later, other_later):
        # 12 months are one year: each still goes with what it went with.
        return False
    mine, yours = _goes_with(one, found.source, each), _goes_with(later, found.source, each)
    theirs, others = _goes_with(other_later, found.target, each), _goes_with(other, found.target, each)
    # "Over 94 cm or 80 cm" bounds both.
    between = found.source.words[one.span[1] : later.span[0]] if not found.source.offsets else ""
    apart = mine != yours or len(between) > _BETWEEN_ENDS or not _LISTED.search(between)
    if apart and (_keeps_bound(*first, *second) or _keeps_bound(*second, *first)):
        # "At least 8 in 24 hours": had they changed places, the other one would be bounded.
        return False
    # Had they changed places, the one with a known companion would have lost it.
    kept = (mine and mine == others != theirs) or (yours and yours == theirs != others)
    return not kept or mine == yours


def _whole_ranges(found: Comparison) -> Iterator[tuple[Item, Item]]:
    """The two ends of each range of the source that stand side by side in the translation too."""
    for low, high in pairwise(found.source.items):
        if low.noun != high.noun or (low.unit or low.near) not in ("", high.unit or high.near):
            continue
        least, most = low.value, high.value
        if least is None or most is None or not least < most:
            continue
        first, second = partner(found, low), partner(found, high)
        if first is None or second is None or (first.span, first.high) > (second.span, second.high):
            continue
        between = words_between(found.source, low, high), words_between(found.target, first, second)
        if all(words is not None and _ENDS.fullmatch(words) for words in between):
            yield low, high


def _goes_with(item: Item, side: Sheet, each: set[int]) -> str:
    """What a figure goes with; "every 2 years" and an age of 2 years are not the same.

    The next figure's percent sign and what a year seems to count tell nothing.
    """
    if item.unit or item.kind != "number":
        known = anchor(item)
    else:
        is_year = item.hard and item.value is not None and _YEARS[0] <= item.value <= _YEARS[1]
        known = "" if is_year else item.noun or item.near.removeprefix("percent")
    return f"every {known}" if known in TIMES and _is_frequency(item, side, each) else known


def _is_frequency(item: Item, side: Sheet, each: set[int]) -> bool:
    """Whether it comes again, or ends a row that does ("every 1 or 2 years")."""
    if id(item) in each:
        return True
    before = next((one for one in reversed(side.items) if one.span[1] <= item.span[0]), None)
    return before is not None and item.span[0] - before.span[1] <= _ROW and id(before) in each


def _each(side: Sheet, language: Language) -> set[int]:
    """The figures of what comes again, by their `id`: "every 2 hours", 每两小时, 2시간마다."""
    places = [*eaches(side.words, language), *((hit.start, hit.end) for hit in side.hits if hit.kind == "every")]
    found: set[int] = set()
    for item in side.items if places else ():
        start, end = inner_start(side, item), inner_end(side, item)
        if language.script == "Kore":
            again = any(0 <= begin - end <= _AFTER_UNIT for begin, _ in places)
        else:
            again = any(side.words[stop:start].strip() in _STILL_EACH for _, stop in places if 0 <= start - stop <= 2)
        if again:
            found.add(id(item))
    return found


def _keeps_bound(one: Item, other: Item, later: Item, other_later: Item) -> bool:
    return bool(_bound(one)) and _bound(one) == _bound(other) not in (_bound(later), _bound(other_later))


def _bound(item: Item) -> str:
    """The side that a figure is bounded on, or ""."""
    return direction(item.turned or item.sign)


def _tells(one: Item, other: Item) -> bool:
    """Articles and other words for one stand everywhere; months in figures (5 for May) do not."""
    return (one.sure and other.sure) or ((one.hard or other.hard) and min(one.values | other.values, default=0) >= 2)


def _moved(one: Item, other: Item, later: Item, other_later: Item) -> bool:
    """Whether the unit of `one` stands at the counterpart of `later`, and no longer at its own."""
    unit = one.unit if one.text != AGE else ""
    return (
        bool(unit)
        and other.unit != unit != later.unit
        and other_later.unit == unit
        and unit != other.near
        and not same_length(one, other)
    )


def _exchanged(found: Comparison, case: Case) -> bool:
    """Whether two figures surely stand in each other's place."""
    pairs = [(one, other) for one, other in found.pairs if one.hard and other.hard and one.kind in _COMPARED]
    ours, theirs = _stops(found.source, case.source), _stops(found.target, case.target)
    parted = bool(ours) and len(ours) == len(theirs)
    turns = case.target.verb_last or case.target.script == "Hans"
    for index, first in enumerate(pairs):
        for second in pairs[index + 1 :]:
            if first[0].shown == second[0].shown or (first[0].values & second[0].values):
                continue
            pair = (first, second) if first[0].span < second[0].span else (second, first)
            if _units_exchanged(*pair) or _ends_exchanged(found, *pair, case.target.rtl):
                return True
            if parted and _sentences_exchanged(*pair, ours, theirs):
                return True
            if not turns and _mirrored(found, *pair):
                return True
    return False


def _units_exchanged(first: _Pair, second: _Pair) -> bool:
    """Whether each has what the other had, or one has lost its unit of time or measure to the other."""
    (one, other), (later, other_later) = first, second
    mine, yours = one.unit or one.noun, later.unit or later.noun
    theirs = other_later.unit or other_later.noun, other.unit or other.noun
    if mine and yours and mine != yours and (mine, yours) == theirs:
        return True
    return _unit_went(first, second) or _unit_went(second, first)


def _unit_went(first: _Pair, second: _Pair) -> bool:
    (one, other), (later, other_later) = first, second
    unit = one.unit
    if not unit or one.text == AGE or unit not in MEASURES or other_later.unit != unit or unit == later.unit:
        return False
    if unit in (other.unit, other.near) or (unit == later.near and not later.noun):
        return False
    return not (one.low or one.high or later.low or later.high)


def _ends_exchanged(found: Comparison, first: _Pair, second: _Pair, rtl: bool) -> bool:
    """ "From 4.5 to 1.5" has become "from 1.5 to 4.5"."""
    (one, other), (later, other_later) = first, second
    turned = (other_later.span[0], other_later.high) < (other.span[0], other.high)
    if not turned:
        return False
    joined = _JOINED.search(words_between(found.source, one, later) or "")
    if joined is None or (joined[1] == "and" and not found.source.words[: one.span[0]].lower().endswith("between ")):
        return False
    between = words_between(found.target, other, other_later)
    if between is None or len(between) > _BETWEEN_ENDS:
        return False
    # What is written "15-12" from right to left may have been typed as it is seen.
    return not rtl or any(letter.isalpha() for letter in between)


def _sentences_exchanged(first: _Pair, second: _Pair, ours: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
    (one, other), (later, other_later) = first, second
    here, there = bisect(ours, one.span[0]), bisect(ours, later.span[0])
    return here != there and (bisect(theirs, other.span[0]), bisect(theirs, other_later.span[0])) == (there, here)


def _mirrored(found: Comparison, first: _Pair, second: _Pair) -> bool:
    """Whether two figures of one kind have changed sides round a third that stands between them in both texts.

    A language that puts what belongs to a word before it mirrors whole sentences, the others do not.
    """
    (one, other), (later, other_later) = first, second
    if (one.unit or one.noun) != (later.unit or later.noun) or other.span < other_later.span:
        return False
    return any(
        one.span < middle.span < later.span and other_later.span < other_middle.span < other.span
        for middle, other_middle in found.pairs
    )


def _stops(side: Sheet, language: Language) -> tuple[int, ...]:
    """Where the sentences of a text begin after the first, and what follows a semicolon."""
    starts = [start for start, _ in placed_sentences(side.words, language)][1:]
    starts += [match.end() for match in _SEMICOLON.finditer(side.words)]
    if side.offsets:
        starts = [side.offsets[start] for start in starts if start < len(side.offsets)]
    return tuple(sorted(starts))
