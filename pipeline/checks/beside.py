"""What stands beside a figure as words: its unit, what it counts, and its comparison."""

import re

from pipeline.checks.items import Item, Sheet
from pipeline.model.finding import Span
from pipeline.model.language import Language
from pipeline.text.counting import Hit

_STOPS = re.compile(r"[.;:!?。；：！？؟؛۔।\ue000]")
TURNED = {"<": "≥", ">": "≤", "≤": ">", "≥": "<", "~": "~", "": ""}
_HEAT = ("celsius", "fahrenheit")
_COUNTABLE = ("number", "fraction", "ordinal")


def attached(items: list[Item], found: list[Hit], text: str, base: Sheet, language: Language) -> list[Item]:
    """The items with the units, counted things, powers and comparisons that stand beside them as words."""
    inner = {offset: index for index, offset in enumerate(base.offsets)}
    result = list(items)
    spans = [(inner[item.span[0]], inner[item.span[1] - 1] + 1) if inner else item.span for item in items]
    ends = len(text)
    for index, (start, end) in enumerate(spans):
        item = result[index]
        if item.kind not in _COUNTABLE or not found:
            continue
        following, before = ends, 0
        for later in range(index + 1, len(spans)):
            if spans[later][0] >= end:
                following = spans[later][0]
                break
        for earlier in range(index - 1, -1, -1):
            if spans[earlier][1] <= start:
                before = spans[earlier][1]
                break
        result[index] = _beside(item, found, text, start, end, before, following)
    _share_units(result, spans, text)
    _put_signs(result, spans, found, text, language)
    return result


def _share_units(result: list[Item], spans: list[Span], text: str) -> None:
    """Give figures in a row the unit of the next one where they have none."""
    for index in range(len(result) - 2, -1, -1):
        item, after = result[index], result[index + 1]
        if item.kind not in _COUNTABLE or item.unit or not (after.unit or after.noun):
            continue
        gap = text[spans[index][1] : spans[index + 1][0]]
        if len(gap) <= 16 and not _STOPS.search(gap.strip(" .")):
            # "2 to 4 mg" and "2, 4 and 6 months": the unit stands once.
            result[index] = item._replace(near=after.unit or item.near, noun=item.noun or after.noun)


def _put_signs(result: list[Item], spans: list[Span], found: list[Hit], text: str, language: Language) -> None:
    """Give each comparison to the figure that follows it or, in other languages, stands before it."""
    used: set[int] = set()
    far: set[int] = set()
    for hit in found:
        if hit.kind == "before":
            target = next((i for i, (s, _) in enumerate(spans) if s >= hit.end), None)
            if target is not None and _close(text, hit.end, spans[target][0], 18):
                used.add(hit.start)
                _sign(result, target, hit, found, text, language, True)
                if len(text[hit.end : spans[target][0]].split()) > 1:
                    far.add(target)
    for hit in found:
        if hit.kind == "after" and hit.start not in used:
            owners = [i for i, (_, e) in enumerate(spans) if e <= hit.start]
            if owners and _close(text, spans[owners[-1]][1], hit.start, 30):
                if owners[-1] in far:
                    # "until you have been well for 48 hours at least": what stands further away belongs elsewhere.
                    result[owners[-1]] = result[owners[-1]]._replace(sign="", turned="")
                _sign(result, owners[-1], hit, found, text, language, False)


def _close(text: str, start: int, end: int, most: int) -> bool:
    return end - start <= most and not _STOPS.search(text, start, end)


_CLAUSE_END = re.compile(r"[.!?;:,()。！？；：，（）؟۔।،؛]|\b(?:if|when|unless|who|until|because|and|that)\b")
# In these languages the "not" comes at the end.
NOT_LAST = ("ur", "bn", "hi", "pa", "gu", "ta", "tr", "ko", "fa")


def _sign(
    items: list[Item], index: int, hit: Hit, found: list[Hit], text: str, language: Language, before: bool
) -> None:
    if items[index].kind not in ("number", "fraction"):
        return
    if items[index].high and index and items[index - 1].low:
        index -= 1
    item = items[index]
    if language.tag == "en" and text[hit.start : hit.end].lower() == "over" and _passing(item):
        return
    if item.signed or (item.sign and not before and item.sign != "~") or (item.sign and hit.meaning == "~"):
        return
    turned = TURNED[hit.meaning] if _denied(hit, found, text, language, before) else hit.meaning
    items[index] = item._replace(sign=hit.meaning, signed=False, turned=turned)
    beside = index - 1 if not before else index + 1
    if 0 <= beside < len(items) and not items[beside].sign and _in_brackets(item, items[beside], text):
        items[beside] = items[beside]._replace(sign=hit.meaning, turned=turned)
    if index and not before and items[index - 1].hard and text[: item.span[0]].endswith("/"):
        # 140/90
        items[index - 1] = items[index - 1]._replace(sign=hit.meaning, turned=turned)
    elif before and index + 1 < len(items) and text[item.span[1] : item.span[1] + 1] == "/":
        items[index + 1] = items[index + 1]._replace(sign=hit.meaning, turned=turned)


def _in_brackets(one: Item, other: Item, text: str) -> bool:
    """Whether one is the other said again: 38.5 °C (101.3 °F)."""
    first, second = sorted((one, other), key=lambda item: item.span)
    gap = text[first.span[1] : second.span[0]]
    return len(gap) <= 24 and gap.rstrip()[-1:] in ("(", "（") and first.hard and second.hard


def _passing(item: Item) -> bool:
    """ "Over 6 months" is more often a stretch of time than more than it; "over 65 years" is an age."""
    return (item.unit or item.near) in ("minute", "hour", "day", "week", "month")


def _denied(hit: Hit, found: list[Hit], text: str, language: Language, before: bool) -> bool:
    """Whether a "not" of the same clause turns "more than" or "less than"; "at least" and "or more" are not turned."""
    last = language.tag in NOT_LAST
    if hit.meaning not in "<>" or (not before and not last):
        return False
    begin = max((match.end() for match in _CLAUSE_END.finditer(text, 0, hit.start)), default=0)
    stop = _CLAUSE_END.search(text, hit.end)
    finish = min(stop.start() if stop else len(text), hit.end + 12) if last else hit.start
    return any(other.kind == "not" and begin <= other.start < finish for other in found)


def _beside(item: Item, found: list[Hit], text: str, start: int, end: int, before: int, following: int) -> Item:
    unit, near, noun = item.unit, "", item.noun
    for hit in found:
        if hit.start < end:
            continue
        if hit.start >= following or hit.start - end > 28:
            break
        gap = text[end : hit.start]
        # Ordinals of Polish, German and Turkish have a full stop: "16. miesiąc".
        if hit.kind not in ("unit", "noun") or (gap != ". " and _STOPS.search(gap)):
            continue
        if hit.kind == "noun" and not noun and "," not in gap and "，" not in gap and "،" not in gap:
            noun = hit.meaning
        elif hit.kind == "unit" and unit == "degree" and hit.meaning in _HEAT and not gap.strip(" °"):
            unit = hit.meaning
        elif hit.kind == "unit" and not unit:
            if item.noun != "time" and (gap == ". " or not gap.strip(" -‑\u00a0\u202f\u200c°º")):
                unit = hit.meaning
            elif not near and len(gap) <= 14 and "," not in gap:
                near = hit.meaning
    for hit in found if unit in ("", "degree") and not near else ():
        if hit.kind != "unit" or hit.start < before or hit.end > start or start - hit.end > 6:
            continue
        if unit == "degree" and hit.meaning in _HEAT:
            # 화씨 100.4도
            unit = hit.meaning
        elif not unit and not (before and hit.start - before <= 3):
            near = hit.meaning
    if not noun and not unit:
        for hit in found:
            if hit.kind == "noun" and before <= hit.start and hit.end <= start and text[hit.end : start] == " ":
                noun = hit.meaning
    if (unit, near, noun) == (item.unit, "", item.noun):
        return item
    return item._replace(unit=unit, near=near, noun=noun)
