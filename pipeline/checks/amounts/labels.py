"""Figures that a length of time is counted through: "week 16" is no 16 weeks, but a figure of weeks all the same."""

import re
from itertools import pairwise

from pipeline.checks.amounts.items import Item, Sheet
from pipeline.checks.amounts.likeness import TIMES
from pipeline.model.finding import Span
from pipeline.text.figures.values import Hit

_BIRTHDAY = re.compile(r"(?:st|nd|rd|th) birthday")
# "A week or two"
_OR_TWO = re.compile(r"\b(?:an?|one) (minute|hour|day|week|month|year) or $", re.IGNORECASE)


def put_labels(result: list[Item], spans: list[Span], found: list[Hit], text: str) -> None:
    """Give a number the unit that it is counted through ("week 16"), and years to a birthday."""
    labels = {hit.end: hit.meaning for hit in found if hit.kind == "label"}
    for index, (start, end) in enumerate(spans):
        item = result[index]
        if item.kind != "number" or item.unit:
            continue
        if same := _OR_TWO.search(text, max(0, start - 16), start):
            result[index] = item._replace(unit=same[1].lower())
            continue
        if not item.hard:
            continue
        if start - 1 in labels and text[start - 1] == " ":
            if not item.noun:
                result[index] = item._replace(unit=labels[start - 1])
        elif _BIRTHDAY.match(text, end):
            result[index] = item._replace(unit="year")


def labelled(items: list[Item], found: list[Hit], base: Sheet, definite: str) -> list[Item]:
    """Welsh "wythnos 16" is week 16, not a week and 16, and so is "the month" `6` in Arabic.

    `definite` is the article that such a word must have, or "".
    """
    kept = list(items)
    names = {base.span(hit.start, hit.end) for hit in found if hit.kind == "unit"}
    for item, after in pairwise(items):
        if item.hard or item.sure or item.unit not in TIMES:
            continue
        if not (_is_definite(item, definite) if definite else item.span in names):
            continue
        if not after.hard or after.unit or after.noun or after.kind != "number":
            continue
        between = base.between(item.span[1], after.span[0])
        if len(between) == 1 and (between.isspace() or not definite):
            kept[kept.index(after)] = after._replace(unit=item.unit)
            kept.remove(item)
    return kept


def _is_definite(item: Item, article: str) -> bool:
    """Whether it is one thing with an article that is written on to it, which may stand behind a preposition."""
    return item.values == {1} and article in item.shown.split()[-1][: len(article) + 2]
