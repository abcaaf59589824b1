"""C030: each figure goes with what it went with in the source."""

import re
from bisect import bisect
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.beside import NOT_LAST
from pipeline.checks.items import COUNTED, Item, Sheet, anchor
from pipeline.checks.likeness import MEASURES
from pipeline.checks.matching import Comparison, compared, shown, spans
from pipeline.checks.places import shares, words_between
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.model.language import Language
from pipeline.text.segment import placed_sentences

CODE = "C030"
LANGUAGES = COUNTED
_SEMICOLON = re.compile("[;；؛]")
_JOINED = re.compile(r"^[ \u00a0%]*(?:[\w°]+ )?(to|and) $|^(/)$")
_BETWEEN_ENDS = 24
_SHORT_NUMBER = 3
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
        doubtful = _doubtful(found)
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


def _doubtful(found: Comparison) -> list[tuple[Item, Item]]:
    pairs = sorted(
        ((one, other) for one, other in found.pairs if one.kind != "code" and _tells(one, other)),
        key=lambda pair: (pair[0].span[0], pair[0].high),
    )
    in_share = {id(item) for share in shares(found.source) for item in share}
    in_share |= {
        id(low) for low, high in pairwise(found.source.items) if low.low and high.high and id(high) in in_share
    }
    doubtful: list[tuple[Item, Item]] = []
    for index, (one, other) in enumerate(pairs):
        for later, other_later in pairs[index + 1 :]:
            if one.shown == later.shown or (one.values and one.values == later.values):
                continue
            mine, yours = anchor(one), anchor(later)
            if mine and yours and mine != yours and (mine, yours) == (anchor(other_later), anchor(other)):
                doubtful += [(one, other), (later, other_later)]
                continue
            if _moved(one, other, later, other_later) or _moved(later, other_later, one, other):
                doubtful += [(one, other), (later, other_later)]
                continue
            crossed = (other_later.span[0], other_later.high) < (other.span[0], other.high)
            if not crossed or (id(one) in in_share and id(later) in in_share):
                continue
            # Had they changed places, the one with a known companion would have lost it.
            kept = (mine and mine == anchor(other) != anchor(other_later)) or (
                yours and yours == anchor(other_later) != anchor(other)
            )
            if not kept or mine == yours:
                doubtful += [(one, other), (later, other_later)]
    return list({id(one): (one, other) for one, other in doubtful}.values())


def _tells(one: Item, other: Item) -> bool:
    """Articles and other words for one stand everywhere; months in figures (5 for May) do not."""
    return (one.sure and other.sure) or ((one.hard or other.hard) and min(one.values | other.values, default=0) >= 2)


def _moved(one: Item, other: Item, later: Item, other_later: Item) -> bool:
    """Whether the unit of `one` stands at the counterpart of `later`, and no longer at its own."""
    unit = one.unit
    return bool(unit) and other.unit != unit != later.unit and other_later.unit == unit and unit != other.near


def _exchanged(found: Comparison, case: Case) -> bool:
    """Whether two figures surely stand in each other's place."""
    pairs = [(one, other) for one, other in found.pairs if one.hard and other.hard and one.kind in _COMPARED]
    ours, theirs = _stops(found.source, case.source), _stops(found.target, case.target)
    parted = bool(ours) and len(ours) == len(theirs)
    turns = case.target.tag in NOT_LAST or case.target.script == "Hans"
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
    if not unit or unit not in MEASURES or other_later.unit != unit or unit == later.unit:
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
    if anchor(one) != anchor(later) or other.span < other_later.span:
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
