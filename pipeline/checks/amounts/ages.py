"""Ages in English: "people over 65" are years that the English leaves out, and other languages write."""

import re

from pipeline.checks.amounts.items import Item, Sheet
from pipeline.checks.amounts.likeness import TIMES

#: The `text` of a number whose unit is not written.
AGE = "age"
_PEOPLE = (
    "people|persons?|adults?|children|women|men|boys|girls|teenagers|patients|individuals|infants|babies|pupils|those"
    "|anyone|anybody|everyone|everybody|someone|smokers|residents|older|child|adolescents|teens|kids|students"
)
_SIDE = "over|under|above|below|between|from|at least|up to|already|older than|younger than|about|around"
_BEFORE = re.compile(
    rf"(?:\bage[ds]?(?: groups?| range)?(?: of)?(?: (?:{_SIDE}))*"
    rf"|\b(?:{_PEOPLE})(?: (?:who )?(?:are|is)| aged)?"
    r" (?:over|under|above|below|older than|younger than)(?: the age of)?"
    rf"|\b(?:you|they|he|she|who)(?: are|’re|'re| is|’s|'s)(?: (?:aged|{_SIDE}))+"
    r"|\bturn(?:s|ed|ing)?) $",
    re.IGNORECASE,
)
_MAY_BE_BEFORE = re.compile(rf"\b(?:{_PEOPLE}|you are|you’re|you're|they are|who are|aged) $", re.IGNORECASE)
_OLDER = re.compile(r" (?:or|and) (?:over|older|above|under|younger|below)\b", re.IGNORECASE)
_NEXT = re.compile(r" to | and | or |, |, and |-|–| up to | (?:and|or|but) (?:under|over|below|above) ", re.IGNORECASE)
# What follows a number that is no age: a share, a fraction, a unit that no list has.
_OTHERWISE = re.compile(
    r"[/%°]|\.\d|[- ]?(?:in|out of|of) (?:every )?(?:\d|an? )|[- ]times |[- ][a-z]*(?:month|week|day|hour|kg|mg|ml)"
)
_MAY_HAVE_AGES = re.compile(
    r"\bage[ds]?\b|\bover\b|\bunder\b|\bolder\b|\byounger\b|\babove\b|\bbelow\b|\bturn", re.IGNORECASE
)
_OLDEST = 120


def with_ages(side: Sheet) -> Sheet:
    """A text in English with the unit of years at the numbers that are ages, so that "65 months" is another one."""
    if side.offsets or not side.items or not _MAY_HAVE_AGES.search(side.words):
        return side
    items = list(side.items)
    for index, item in enumerate(items):
        if not _may_be_age(item) or _measured(items, index, side.words):
            continue
        if _said(side.words, item) or (index and _goes_on(side.words, items[index - 1], item)):
            items[index] = item._replace(unit="year", near="", text=AGE)
    return Sheet(side.words, tuple(items), side.addresses, side.hits)


def _may_be_age(item: Item) -> bool:
    if item.kind != "number" or item.unit or item.noun == "time" or not (item.hard or item.sure) or item.value is None:
        return False
    return 0 < item.value <= _OLDEST and item.value == int(item.value)


def _said(words: str, item: Item) -> bool:
    start, end = item.span
    if _OTHERWISE.match(words, end):
        return False
    before = words[max(0, start - 60) : start]
    return bool(_BEFORE.search(before) or (_MAY_BE_BEFORE.search(before) and _OLDER.match(words, end)))


def _goes_on(words: str, last: Item, item: Item) -> bool:
    if last.unit != "year" or _OTHERWISE.match(words, item.span[1]):
        return False
    return last.span == item.span or bool(_NEXT.fullmatch(words, last.span[1], item.span[0]))


def _measured(items: list[Item], index: int, words: str) -> bool:
    """Whether the number shares the unit of those that follow it: "aged 6 to 12 weeks", "aged 2, 3 and 4 months"."""
    for item, later in zip(items[index:], items[index + 1 :], strict=False):
        if item.span != later.span and not _NEXT.fullmatch(words, item.span[1], later.span[0]):
            break
        if (later.unit or later.near) in TIMES:
            return (later.unit or later.near) != "year"
    return False
