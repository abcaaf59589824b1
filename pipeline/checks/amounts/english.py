"""What English words beside a figure mean otherwise: "over the skin", "over the next 3 days", "some people"."""

import re

from pipeline.checks.amounts.items import Item
from pipeline.model.language import Language
from pipeline.text.figures.values import Hit
from pipeline.text.segment import primary

# "Under the skin every two weeks", "over the next 3 days"; but "under the age of 5".
_PLACE = re.compile(
    r"(?:under|over|above|below) (?:the|your|a|an) "
    r"(?!age|legal|third|half|quarter|fifth|tenth|dozen|hundred|thousand|million|billion)[a-z]",
    re.IGNORECASE,
)
# Whose age it is, or what else says that a number of years is passed.
_OVER_YEARS = re.compile(
    r"(?:\b(?:aged|people|persons?|adults?|women|men|children|those|anyone|anybody|everyone|everybody|patients|individuals"
    r"|adolescents|teenagers|teens|youngsters|boys|girls|kids|pupils|students|smokers|residents|drivers|users"
    r"|mothers|are|is|was|were|be|for|or|of|and|to|just|well|those)|^|[(,:;–—-]) ?$",
    re.IGNORECASE,
)
# "For over 72 hours" is more than that.
_LASTING = re.compile(r"\b(?:for|lasts?|lasted|lasting|takes?|taking|well|just)\s$", re.IGNORECASE)
_AND_A_HALF = re.compile(r" [\w.]+ and a half ")


def is_english(language: Language) -> bool:
    """Whether a text is in English, from which leaflets are translated."""
    return primary(language.tag) == "en"


def is_no_rough_figure(hit: Hit, figure: int, text: str) -> bool:
    """ "Some as small as 5 mm", "around the time of your 28-week visit"; `figure` is where the next one starts."""
    if hit.meaning != "~":
        return False
    between = text[hit.end : figure].split()
    return len(between) > (0 if text[hit.start : hit.end].lower() == "some" else 1)


def compares_nothing(item: Item, hit: Hit, text: str, before: bool) -> bool:
    """Whether a word for a comparison, `before` its figure or behind it, says where or how long."""
    said = text[hit.start : hit.end].lower()
    if before and _PLACE.match(text, hit.start):
        return True
    if said == "over":
        passing = _passing(item, text[: hit.start]) and not _LASTING.search(text[: hit.start])
        return passing or _AND_A_HALF.match(text, hit.end) is not None
    # "Some 300 people", but "some people get dose 3".
    return said == "some" and bool(text[hit.end : item.span[0]].strip())


def _passing(item: Item, before: str) -> bool:
    """ "Over 6 months" is more often a stretch of time than more than it; "people over 65 years" is an age."""
    unit = item.unit or item.near
    return unit in ("minute", "hour", "day", "week", "month") or (unit == "year" and not _OVER_YEARS.search(before))
