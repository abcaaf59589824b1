"""Figures that need no counterpart in digits: a one may be an article, and some words no list knows."""

import re
from decimal import Decimal

from pipeline.checks.amounts.items import Item, Sheet
from pipeline.checks.amounts.leftovers import Leftovers
from pipeline.checks.amounts.likeness import MEASURES, TIMES, in_longer_unit
from pipeline.checks.amounts.places import inner_start, share_with, shares
from pipeline.model.finding import Span
from pipeline.model.language import Language
from pipeline.text.figures.counting import ones

_BESIDE = 3
# "The vaccine is called six in one".
_FAR = -30
_COVID = re.compile("covid|كوفيد|کووید|کووڈ|কোভিড|कोविड|ਕੋਵਿਡ|ковид|ковід|코비드", re.IGNORECASE)


def singles(rest: Leftovers) -> None:
    """A one may be an article, "each" or "single", or part of "daily"."""
    for items, words, where in ((rest.added, rest.left, rest.source), (rest.lost, rest.right, rest.target)):
        if items is rest.lost and rest.added:
            # 1 became 2: an article elsewhere explains nothing.
            return
        candidates = [i for i in items if i.kind == "number" and (i.values == {1} or in_longer_unit(i))]
        if not candidates:
            continue
        strict, loose = ones(words.words, where, each=False), ones(words.words, where, each=True)
        rows = {(hit.start, hit.end) for hit in words.hits if hit.kind == "ordinal"}
        for item in candidates:
            if _every_fourth(rest, item):
                items.remove(item)
                continue
            side = rest.left if item in rest.left.items else rest.right
            in_share = share_with(side, item)
            measured = MEASURES.get(item.unit, "time") != "time"
            per = [place for place in loose if _is_per(place, item, words)] if measured and in_share is None else []
            sure = {*strict, *per}
            places = [*strict, *per] if in_share or measured else loose
            if item.low or item.unit not in ("", *TIMES):
                # "1–3 days after the first dose": the first is no end of the range, and no first is one pound.
                places = [place for place in places if place not in rows]
            if in_share is not None and where.counting.bare_one:
                places = [*places, *_bare_nouns(words)]
            # Which of several ones is which cannot be told: any of their shares may have the word.
            wholes = [in_share]
            if in_share is not None:
                # "In their first winter about 1 in 50": the first is no one of a share.
                places = [place for place in places if place not in rows]
                wholes += [whole for part, whole in shares(side) if part.values == item.values]
            place = next(
                (i for whole in wholes for i in places if _may_be_single(item, i, words, where, whole, i in sure)),
                None,
            )
            if place is not None:
                items.remove(item)
                for known in (strict, loose):
                    if place in known:
                        known.remove(place)


def _is_per(place: Span, item: Item, side: Sheet) -> bool:
    """Whether a word such as "per" stands right before the unit: 15 mg per kg are 15 mg for 1 kg."""
    return any(hit.kind == "unit" and hit.meaning == item.unit and hit.start == place[1] + 1 for hit in side.hits)


def _bare_nouns(side: Sheet) -> list[Span]:
    """Nouns before "of every", for languages where a noun in the singular is one of its kind without a word for one."""
    begins = {hit.start for hit in side.hits if hit.kind == "forward"}
    return [(hit.start, hit.end) for hit in side.hits if hit.kind == "noun" and hit.end + 1 in begins]


def _every_fourth(rest: Leftovers, item: Item) -> bool:
    """1 child in 4 is every fourth child."""
    whole = share_with(rest.left, item)
    return any(one is whole and other.kind == "ordinal" for one, other in rest.pairs)


def _may_be_single(item: Item, place: Span, other: Sheet, where: Language, in_share: Item | None, strict: bool) -> bool:
    if item.unit == "percent" and strict and not item.signed:
        # "One percent", not the one of something else.
        beside = (hit.start - place[1] for hit in other.hits if hit.kind == "unit" and hit.meaning == "percent")
        return any(0 <= apart <= 2 for apart in beside)
    if item.signed or MEASURES.get(item.unit, "") in ("share", "heat"):
        return False
    if in_share is not None:
        whole = next((i for i in other.items if i.values & in_share.values), None)
        if whole is None:
            return False
        start = inner_start(other, whole)
        kinds = {kind for _, kind, _ in where.counting.entries if kind in ("forward", "reverse")}
        ahead, behind = 0 <= start - place[1] <= 26, 0 <= place[0] - start <= 45
        if where.counting.one_after_whole:
            told = (hit for hit in other.hits if hit.kind == "reverse" and hit.start >= start)
            behind = behind and any(0 <= place[0] - hit.end <= _AFTER_WHOLE for hit in told)
        return ("forward" in kinds and ahead) or ("reverse" in kinds and behind)
    if item.sign and item.sign != "~" and not (item.unit or item.noun):
        # "Less than 1 mmol": an article elsewhere is no one that something is less than.
        return any(hit.kind in ("before", "after") and abs(place[0] - hit.end) <= _BESIDE for hit in other.hits)
    longer = in_longer_unit(item)
    unit = longer or item.unit or item.near
    if unit or item.noun:
        return any(
            hit.kind in ("unit", "noun", "quantity")
            and hit.meaning.rpartition(" ")[2] in (unit, item.noun)
            # "Each" beside a dose is not one dose; Arabic "dose" alone is.
            and (strict or hit.start <= place[0] < hit.end)
            and (0 if longer else -18 if unit or not strict else _FAR) <= hit.start - place[1] <= (2 if longer else 20)
            for hit in other.hits
        )
    return True


# Between the words after the whole of a share and the one.
_AFTER_WHOLE = 8
# "1회 2정": the figure of a dose stands right behind the time it is taken.
_EACH_TIME = 3


def _each_time(side: Sheet, item: Item) -> bool:
    """Whether a single time stands right before another figure."""
    return any(other.hard and 0 <= other.span[0] - item.span[1] <= _EACH_TIME for other in side.items)


def _per_unit(side: Sheet, item: Item) -> bool:
    """Whether the other text names the measure without a number: "per kg"."""
    if MEASURES.get(item.unit, "time") == "time" or any(one.unit == item.unit for one in side.items):
        return False
    return any(hit.kind == "unit" and hit.meaning == item.unit for hit in side.hits)


def unsure(rest: Leftovers) -> tuple[list[Item], list[Item]]:
    """Takes out of lost and added what may be there in words that no list knows."""
    unsure_lost: list[Item] = []
    unsure_added: list[Item] = []
    if not rest.lost:
        for item in tuple(rest.added):
            if item.kind == "number" and item.values == {1} and item.noun == "time" and _each_time(rest.right, item):
                # Korean "1회 100 mg": what is taken each time.
                rest.added.remove(item)
                continue
            if item.kind == "number" and item.values == {1} and _per_unit(rest.left, item):
                # "15 mg per kg" is 1kg당 15mg.
                rest.added.remove(item)
                continue
            again = any(item.values & other.values for _, other in rest.pairs if other.hard)
            if item.kind == "number" and (item.values == {1} or (again and not item.unit)):
                rest.added.remove(item)
                unsure_added.append(item)
    if not rest.added:
        listed = bool(rest.target.counting.entries)
        for item in tuple(rest.lost):
            small = item.kind in ("number", "fraction") and max(item.values, default=Decimal(0)) <= 100
            bare = (
                listed
                and item.values == {1}
                and not item.low
                and item.unit in (*TIMES, "litre", "tablet")
                and not rest.target.counting.article
            )
            stands = any(hit.kind == "unit" and hit.meaning == item.unit for hit in rest.right.hits)
            if item.text == "COVID-19" and not _COVID.search(rest.right.words):
                # The name of the disease has no number in some languages (新冠).
                rest.lost.remove(item)
            elif (small and not listed and not item.signed) or (bare and stands):
                rest.lost.remove(item)
                unsure_lost.append(item)
    return unsure_lost, unsure_added
