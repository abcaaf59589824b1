"""What stands beside a figure as words: its unit, and what it counts."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.amounts.items import STOPS, Item, Sheet
from pipeline.checks.amounts.labels import put_labels
from pipeline.checks.amounts.signs import put_signs
from pipeline.model.finding import Span
from pipeline.model.language import Language
from pipeline.text.figures.values import Hit

# What parts the figures of a list whose unit stands behind the last.
_LISTED = (",", "、", "，", "،", "·")
_BRACKETS = re.compile("[()（）]")
_HEAT = ("celsius", "fahrenheit")
# "7-го дня" and "a 7-a zi" are the seventh day.
_ORDINAL = re.compile(r"[-‑][a-zа-яґєії]{1,3}[ \u00a0]")
# "1 sachet in 125 ml": these words of English begin something else.
_PARTED = re.compile(r"\b(?:in|of|for|at|after|every|per|from|with|by|are|is|then|until)\b")
_COUNTABLE = ("number", "fraction", "ordinal")
_WORDS = ("unit", "noun")
_COMMA = re.compile("[,，،]")
# So many characters may stand between a figure and what is counted, what may be its unit, and a unit before it; and
# between the figure before and a unit that is its own.
_FAR, _NEAR, _CLOSE, _OWN = 28, 14, 6, 3


def attached(items: list[Item], found: list[Hit], text: str, base: Sheet, language: Language) -> list[Item]:
    """The items with the units, counted things, powers and comparisons that stand beside them as words."""
    inner = {offset: index for index, offset in enumerate(base.offsets)}
    result = list(items)
    spans = [(inner[item.span[0]], inner[item.span[1] - 1] + 1) if inner else item.span for item in items]
    words = [hit for hit in found if hit.kind in _WORDS]
    for index, place in enumerate(_places(spans, len(text))) if words else ():
        if result[index].kind in _COUNTABLE:
            result[index] = _beside(result[index], words, text, place, language.verb_last)
    _share_units(result, spans, text)
    put_labels(result, spans, found, text)
    put_signs(result, spans, found, text, language)
    return result


def _share_units(result: list[Item], spans: list[Span], text: str) -> None:
    """Give figures in a row the unit of the next one where they have none."""
    for index in range(len(result) - 2, -1, -1):
        item, after = result[index], result[index + 1]
        if item.kind not in _COUNTABLE or item.unit:
            continue
        if item.noun and not after.noun and after.kind in _COUNTABLE:
            # "4 doses in 24 hours": what is counted is no length of time.
            continue
        if after.noun == "time" and re.search(r"[^\W\d_]{4}", text[spans[index][1] : spans[index + 1][0]]):
            # "10 repetitions three times a day"
            continue
        gap = text[spans[index][1] : spans[index + 1][0]]
        if after.noun == "time" and not gap.strip():
            # "Those over 70 five times as often"
            continue
        if not (after.unit or after.noun):
            if after.near and not (item.near or item.noun) and gap.strip() in _LISTED:
                result[index] = item._replace(near=after.near)
            continue
        if len(gap) <= 16 and not (STOPS.search(gap.lstrip(" .")) or _BRACKETS.search(gap)):
            # "2 to 4 mg" and "2, 4 and 6 months": the unit stands once.
            parted = bool(_PARTED.search(gap))
            noun = "" if after.unit or (parted and after.noun == "time") else after.noun
            near = "" if parted else after.unit
            result[index] = item._replace(near=item.near or near, noun=item.noun or noun)


class _Place(NamedTuple):
    """Where a figure stands in a text, with the end of the figure before it and the start of the next."""

    start: int
    end: int
    before: int
    following: int


def _places(spans: list[Span], length: int) -> Iterator[_Place]:
    for index, (start, end) in enumerate(spans):
        following = next((later for later, _ in spans[index + 1 :] if later >= end), length)
        before = next((earlier for _, earlier in reversed(spans[:index]) if earlier <= start), 0)
        yield _Place(start, end, before, following)


def _beside(item: Item, words: list[Hit], text: str, place: _Place, verb_last: bool) -> Item:
    unit, near, noun = _behind(item, words, text, place)
    if unit in ("", "degree") and not near:
        unit, near = _unit_before(unit, words, text, place)
    if not noun and not unit and not verb_last:
        # "Dose 3"; where what belongs to a word stands before it, the word before a number is another's.
        noun = _noun_before(words, text, place)
    if (unit, near, noun) == (item.unit, "", item.noun):
        return item
    return item._replace(unit=unit, near=near, noun=noun)


def _leads(hit: Hit, place: _Place) -> bool:
    """Whether a word for percent stands right before a figure, and behind no other one."""
    if hit.meaning != "percent" or not 0 <= place.start - hit.end <= 1:
        return False
    return not place.before or hit.start - place.before > _OWN


def _behind(item: Item, words: list[Hit], text: str, place: _Place) -> tuple[str, str, str]:
    """The unit, what may be the unit, and the counted thing that stand behind a figure."""
    unit, near, noun = item.unit, "", item.noun
    if any(_leads(hit, place) for hit in words):
        # 百分之一: what follows is no unit.
        near = "percent"
    for hit in words:
        if hit.start < place.end or (hit.kind == "unit" and text[hit.start] == "و"):
            # "0 والشهر 1": what comes with an "and" is no unit of the figure before it.
            continue
        if hit.start >= place.following or hit.start - place.end > _FAR:
            break
        gap = text[place.end : hit.start]
        # Ordinals of Polish, German and Turkish have a full stop: "16. miesiąc".
        if gap != ". " and STOPS.search(gap):
            continue
        if hit.kind == "noun" and not noun and not _COMMA.search(gap):
            noun = hit.meaning
        elif hit.kind == "unit" and unit == "degree" and hit.meaning in _HEAT and not gap.strip(" °"):
            unit = hit.meaning
        elif hit.kind == "unit" and not unit:
            if gap == "-" and text[hit.start : hit.end] == "м":
                # Russian "8-м" is the eighth, no eight metres.
                continue
            joined = gap == ". " or not gap.strip(" -‑\u00a0\u202f\u200c°º") or _ORDINAL.fullmatch(gap)
            if item.noun != "time" and joined:
                unit = hit.meaning
            elif not near and len(gap) <= _NEAR and "," not in gap:
                near = hit.meaning
    return unit, near, noun


def _unit_before(unit: str, words: list[Hit], text: str, place: _Place) -> tuple[str, str]:
    """The unit, and what may be the unit, of a figure that has none behind it."""
    near = ""
    for hit in words:
        if hit.kind != "unit" or hit.start < place.before or hit.end > place.start or place.start - hit.end > _CLOSE:
            continue
        gap = text[hit.end : place.start]
        if "," in gap or "،" in gap:
            continue
        if unit == "degree" and hit.meaning in _HEAT:
            # 화씨 100.4도
            unit = hit.meaning
        elif not unit and (
            not (place.before and hit.start - place.before <= _OWN) or (hit.meaning == "percent" and len(gap) <= 1)
        ):
            # 百分之一, yüzde 80: here the unit always stands before the number.
            near = hit.meaning
    return unit, near


def _noun_before(words: list[Hit], text: str, place: _Place) -> str:
    """What is counted, where it stands right before a figure."""
    nouns = (hit for hit in words if hit.kind == "noun" and place.before <= hit.start and hit.end <= place.start)
    return next((hit.meaning for hit in reversed([*nouns]) if text[hit.end : place.start] == " "), "")
