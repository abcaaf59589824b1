"""C011: a comparison in words keeps its direction: "at least" is not "at most"."""

import re
from collections.abc import Iterable, Iterator

from pipeline.checks.amounts.items import COUNTED, Item, Sheet, anchor
from pipeline.checks.amounts.likeness import TIMES
from pipeline.checks.amounts.matching import Comparison, compared, direction, partner, shown, spans
from pipeline.checks.amounts.places import inner_end, inner_start, share_with, shares
from pipeline.checks.amounts.signs import TURNED, is_denied
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity, Span
from pipeline.model.language import Language
from pipeline.text.figures.counting import ones
from pipeline.text.meaning.negation import denies, listed, polarity
from pipeline.text.meaning.wordpatterns import beginnings, words_of
from pipeline.text.segment import placed_sentences

CODE = "C011"
LANGUAGES = COUNTED
_STRICT = ("<", ">")
_CLAUSE = re.compile(r"[,;:!?](?=\s)|\.(?=\s)|[，；：！？。،؛؟۔।]")


def check(case: Case) -> Iterator[Finding]:
    """The same figure is bounded on the same side in both texts. A "not" turns the side: "no more than" is "at most".

    Two signs (<, >) are compared by C002, a comparison that is gone by C031.
    """
    for message, found in compared(case):
        turned = [
            (one, other)
            for one, other in found.pairs
            if (
                _turned(one, other, found, case)
                and (_one_counts_back(one, other, found, case) or not _elsewhere(one, other, found))
            )
            or _denied_there(one, other, found, case)
            or _allowed(one, other, found, case)
            or _no_longer_within(one, other, found)
        ]
        # "More than 1 in 10": where the one is an article, the comparison stands at the other number.
        for part, whole in shares(found.source):
            other = partner(found, whole)
            own = partner(found, part)
            if other is not None and (own is None or not own.sign) and _turned(part, other, found, case):
                turned.append((part, other))
        turned += _at_singles(found, case)
        if turned:
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"the comparison at {shown(one for one, _ in turned)} goes the other way in the translation",
                "Say “more than”, “less than”, “at least” and “at most” as the source does.",
                Mqm.MISTRANSLATION,
                spans(one for one, _ in turned),
                spans(other for _, other in turned),
            )


def _turned(one: Item, other: Item, found: Comparison, case: Case) -> bool:
    if (one.signed and other.signed) or not direction(one.sign) or not direction(other.sign):
        return False
    if _one_counts_back(one, other, found, case):
        # "Up to 6 hours before" is "no later than 6 hours before"; "at least" and "no earlier than" are never the same.
        return direction(one.sign) == direction(other.sign) == "up"
    if direction(one.sign) == direction(other.sign):
        return False
    if direction(one.turned) != direction(other.turned):
        return True
    # A "not" of one text turned its comparison. Where the other text says it as well, it belongs to something else:
    # "never give it to children under 16" is no "give it to children over 16".
    if one.sign in _STRICT and other.sign in _STRICT:
        return _both_deny(one, other, found, case)
    # "16 and over" is turned by nothing, unless it is what must not be: "never give it to children of 16 and over".
    # ("Not more than 8" is "at most 8" with another "not" in many languages.)
    opposite = one.sign == "<" and other.sign == "≥"
    return opposite and _forbidden(other, found, case) and _both_deny(one, other, found, case)


# "Not later than" stands before a length of time, "before" behind its unit and at most one more word; the unit may be
# all there is of it ("najpóźniej na dzień przed").
_LATER_WITHIN = 24
_UNIT_AND_WORD = r"\W*(?:[^\W\d_]+\W+){0,2}"


def _one_counts_back(one: Item, other: Item, found: Comparison, case: Case) -> bool:
    """Whether only one of the two is bounded as in "no later than 4 hours before"."""
    back = _counted_back(one, found.source, case.source)
    return bool(direction(one.sign)) and back != _counted_back(other, found.target, case.target)


def _counted_back(item: Item, side: Sheet, language: Language) -> bool:
    """Whether "no later than 4 hours before" bounds a length of time: it says that it is at least so long."""
    later, before = language.counting.later, language.counting.before
    if not (later and before) or (item.unit or item.near) not in TIMES:
        return False
    start, end = inner_start(side, item), inner_start(side, item) + item.span[1] - item.span[0]
    ahead = words_of(rf"(?:{'|'.join(later)})\w*").search(side.words, max(0, start - _LATER_WITHIN), start)
    behind = beginnings(rf"{_UNIT_AND_WORD}(?:{'|'.join(before)})(?!\w)").match(side.words, end)
    return ahead is not None and behind is not None and not _CLAUSE.search(side.words, ahead.end(), behind.end())


# "менее чем у одного": a preposition may stand between.
_AT_SINGLE = 14


def _at_singles(found: Comparison, case: Case) -> Iterator[tuple[Item, Item]]:
    """ "Fewer than 1 in a million" that became "more than one": the one is a word there, and no figure."""
    paired = {id(one) for one, _ in found.pairs}
    items = [i for i in found.source.items if i.sign in _STRICT and i.values == {1} and id(i) not in paired]
    if not items or len({item.sign for item in items}) > 1:
        return
    target = found.target
    places = ones(target.words, case.target, each=False)
    for hit in target.hits:
        if hit.kind != "before" or hit.meaning not in _STRICT or (hit.meaning == items[0].sign):
            continue
        place = next((place for place in places if 0 <= place[0] - hit.end <= _AT_SINGLE), None)
        if place is None or _CLAUSE.search(target.words, hit.end, place[0]):
            continue
        turned = TURNED[hit.meaning] if is_denied(hit, list(target.hits), target.words, case.target) else hit.meaning
        other = items[0]._replace(span=target.span(*place), sign=hit.meaning, turned=turned)
        if _turned(items[0], other, found, case):
            yield items[0], other


def _denied_there(one: Item, other: Item, found: Comparison, case: Case) -> bool:
    """Whether "below 25 °C" became "not below 25 °C", or "no longer than 7 days" became "not … less than 7 days"."""
    if not direction(one.sign) or direction(one.turned) != direction(one.sign):
        return False
    if direction(one.sign) != direction(other.sign) or direction(other.turned) == direction(other.sign):
        return False
    place = inner_start(found.target, other)
    before = [hit for hit in found.target.hits if hit.kind == "before" and hit.end <= place][-1:]
    # "No more than" of the source says its own "not".
    denied = one.sign in ("≤", "≥") or any(
        hit.kind == "not" and hit.end + 1 == near.start for near in before for hit in found.target.hits
    )
    return denied and not polarity(_said_around(one, other, found, case)[0], case.source.tag).negators


def _forbidden(other: Item, found: Comparison, case: Case) -> bool:
    words = found.target.words
    place = inner_start(found.target, other)
    begin = max((match.end() for match in _CLAUSE.finditer(words, 0, place)), default=0)
    stop = _CLAUSE.search(words, place)
    said = polarity(words[begin : stop.start() if stop else len(words)], case.target.tag)
    return _denied_beside_comparisons(said.negators, begin, found.target) and not said.only


def _denied_beside_comparisons(negators: Iterable[Span], begin: int, side: Sheet) -> bool:
    """Whether one of these words, with places from `begin` on, is no part of a comparison, as in "not less than"."""
    own = [(hit.start - begin, hit.end - begin) for hit in side.hits if hit.kind in ("before", "after")]
    return any(not any(word[0] < end and start < word[1] for start, end in own) for word in negators)


def _both_deny(one: Item, other: Item, found: Comparison, case: Case) -> bool:
    here, there = _said_around(one, other, found, case)
    said = polarity(there, case.target.tag)
    return bool(polarity(here, case.source.tag).negators and (said.negators or said.forbids))


def _said_around(one: Item, other: Item, found: Comparison, case: Case) -> tuple[str, str]:
    """The sentences of the two, or the whole texts where there are not as many sentences."""
    ours = placed_sentences(found.source.words, case.source)
    theirs = placed_sentences(found.target.words, case.target)
    here, there = _sentence(one, ours), _sentence(other, theirs)
    if len(ours) != len(theirs) or here != there:
        return found.source.words, found.target.words
    return ours[here][1], theirs[there][1]


def _sentence(item: Item, sentences: tuple[tuple[int, str], ...]) -> int:
    return sum(start <= item.span[0] for start, _ in sentences) - 1


def _allowed(one: Item, other: Item, found: Comparison, case: Case) -> bool:
    """Whether "do not take more than 8" became "take more than 8", in a sentence that denies nothing."""
    side = direction(one.sign)
    if not side or direction(one.turned) == side or {direction(other.sign), direction(other.turned)} != {side}:
        return False
    if not listed(case.target.tag):
        return False
    if other.sign in ("≥", "≤") and _denies_itself(other, found, case.target.tag):
        # "Not above 25 °C" that became "not below 25 °C": "not less than" has its "not" for itself.
        return True
    _, there = _said_around(one, other, found, case)
    start = found.target.words.find(there)
    said = polarity(there, case.target.tag)
    denied = _denied_beside_comparisons((*said.negators, *said.limits), start, found.target)
    return not (denied or said.others or said.faint or said.only)


# "Within the next 7 days". Shorter words ("od", "ab") are no sure comparisons.
_WITHIN, _SURE_WORDS = 16, 4


def _no_longer_within(one: Item, other: Item, found: Comparison) -> bool:
    """Whether "within 7 days" became "at least 7 days" or "more than 7 days"."""
    if one.sign or direction(other.sign) != "up" or direction(other.turned) != "up":
        return False
    place, there = inner_start(found.source, one), inner_start(found.target, other)
    if not any(hit.kind == "within" and 0 <= place - hit.end <= _WITHIN for hit in found.source.hits):
        return False
    own = [hit for hit in found.target.hits if hit.kind == "before" and hit.meaning == other.sign and hit.end <= there]
    if own:
        return own[-1].end - own[-1].start >= _SURE_WORDS
    # "7일 이상", "7天以上", "7 أيام على الأقل"
    end = inner_end(found.target, other)
    return any(
        hit.kind == "after" and hit.meaning == other.sign and 0 <= hit.start - end <= _WITHIN
        for hit in found.target.hits
    )


def _denies_itself(item: Item, found: Comparison, tag: str) -> bool:
    """Whether the comparison before a figure of the translation is one with a "not": "not less than"."""
    place = inner_start(found.target, item)
    own = [hit for hit in found.target.hits if hit.kind == "before" and hit.meaning == item.sign and hit.end <= place]
    return bool(own) and denies(found.target.words[own[-1].start : own[-1].end], tag)


def _elsewhere(item: Item, own: Item, found: Comparison) -> bool:
    """Whether the same figure stands elsewhere in the translation with the side it has here.

    Of two equal figures either may be meant, but for those that tell what they go with: 4 hours and 4 doses, 1 in 100
    and 1 in 1,000.
    """
    sides = {
        direction(other.sign)
        for one, other in found.pairs
        if one.values & item.values and not _told_apart(item, own, other, found)
    }
    return direction(item.sign) in sides


def _told_apart(item: Item, own: Item, other: Item, found: Comparison) -> bool:
    """Whether `item` goes with what its counterpart goes with, and another figure with something else."""
    if other is own:
        return False
    mine, yours, theirs = anchor(item), anchor(own), anchor(other)
    if mine and mine == yours and theirs and theirs != mine:
        return True
    wholes = [share_with(side, one) for side, one in ((found.source, item), (found.target, own), (found.target, other))]
    mine_of, yours_of, theirs_of = (whole.values if whole else frozenset() for whole in wholes)
    return bool(mine_of & yours_of) and not mine_of & theirs_of
