"""The comparison that stands beside a figure as words: which figure it belongs to, and whether a "not" turns it."""

import re

from pipeline.checks.amounts.english import compares_nothing, is_english, is_no_rough_figure
from pipeline.checks.amounts.items import STOPS, Item
from pipeline.model.finding import Span
from pipeline.model.language import Language
from pipeline.text.figures.values import Hit

TURNED = {"<": "≥", ">": "≤", "≤": ">", "≥": "<", "~": "~", "": ""}
_PERIODS = ("hour", "day", "week", "month", "year")
# "Una de cada", "une sur", "ein von": the one of a share in words.
_ARTICLE = re.compile(r"[ \u00a0'’]?(?:u[nm]a?|uno|une|ein(?:e[mnrs]?)?|one)[ \u00a0]", re.IGNORECASE)


def put_signs(result: list[Item], spans: list[Span], found: list[Hit], text: str, language: Language) -> None:
    """Give each comparison to the figure that follows it or, in other languages, stands before it."""
    used, far = _put_before(result, spans, found, text, language)
    for hit in found:
        if hit.kind == "before" and hit.start not in used and _put_at_whole(hit, result, spans, found, text, language):
            used.add(hit.start)
    for hit in found:
        if hit.kind == "after" and hit.start not in used:
            _put_after(hit, far, result, spans, found, text, language)
    for hit in found:
        if hit.kind == "from":
            target = _following(spans, hit)
            if target is not None and not result[target].sign and _close(text, hit.end, spans[target][0], 18):
                _sign(result, target, hit, found, text, language, True)


def _following(spans: list[Span], hit: Hit) -> int | None:
    """The figure that comes next."""
    return next((index for index, (start, _) in enumerate(spans) if start >= hit.end), None)


def _put_before(
    result: list[Item], spans: list[Span], found: list[Hit], text: str, language: Language
) -> tuple[set[int], set[int]]:
    """Comparisons that stand before their figure: where those begin that found one, and which figures are far off."""
    used: set[int] = set()
    far: set[int] = set()
    for hit in found:
        if hit.kind != "before":
            continue
        target = _following(spans, hit)
        if target is not None and _is_rate(result[target]) and target + 1 < len(spans):
            # "The maximum daily dose is 80 mg": a day is not what it limits.
            after = target + 1
            if result[after].hard and _close(text, hit.end, spans[after][0], 34):
                _sign(result, after, hit, found, text, language, True)
                used.add(hit.start)
                continue
        if target is not None and is_english(language) and is_no_rough_figure(hit, spans[target][0], text):
            continue
        if target is not None and _near_enough(hit, spans[target][0], found, text):
            used.add(hit.start)
            _sign(result, target, hit, found, text, language, True)
            if len(text[hit.end : spans[target][0]].split()) > 1:
                far.add(target)
    return used, far


def _put_at_whole(
    hit: Hit, result: list[Item], spans: list[Span], found: list[Hit], text: str, language: Language
) -> bool:
    """ "Less than one person of every 10": where the one is no figure, the sign stands at the whole."""
    target = _following(spans, hit)
    if target is None or result[target].sign:
        return False
    place = spans[target][0]
    shared = any(one.kind == "forward" and hit.end <= one.start < place for one in found)
    if not (shared and _close(text, hit.end, place, _SHARED)):
        return False
    _sign(result, target, hit, found, text, language, True)
    return True


def _put_after(
    hit: Hit, far: set[int], result: list[Item], spans: list[Span], found: list[Hit], text: str, language: Language
) -> None:
    """A comparison that stands behind its figure, unless it is one of the next figure."""
    comparing_first = language.script in ("Latn", "Cyrl") and not language.verb_last
    owners = [index for index, (_, end) in enumerate(spans) if end <= hit.start]
    ahead = _following(spans, hit) if comparing_first else None
    owner_end = spans[owners[-1]][1] if owners and not result[owners[-1]].sign else -_OWN - 1
    if ahead is not None and _goes_on(text, hit, owner_end, spans[ahead][0]):
        strict = hit._replace(meaning=_STRICTLY.get(hit.meaning, hit.meaning))
        _sign(result, ahead, strict, found, text, language, True)
        return
    bracket = text.rfind("(", 0, hit.start) if text[: hit.start].rstrip().endswith(")") else -1
    outer = [index for index in owners if spans[index][1] <= bracket]
    if outer and not result[outer[-1]].sign and _close(text, spans[outer[-1]][1], bracket, 30):
        # "6 g (about 1 spoon) more": what stands in brackets belongs to the figure before them.
        _sign(result, outer[-1], hit, found, text, language, False)
    if len(owners) > 1 and _is_period(result[owners[-1]]) and result[owners[-2]].hard:
        # "15 mg a week or more"
        owners.pop()
    if owners and _close(text, spans[owners[-1]][1], hit.start, 30):
        if owners[-1] in far:
            # "until you have been well for 48 hours at least": what stands further away belongs elsewhere.
            result[owners[-1]] = result[owners[-1]]._replace(sign="", turned="")
        _sign(result, owners[-1], hit, found, text, language, False)


# "2 patches at a time or more than 3 in 24 hours": the "or" begins another thing to be compared.
_STRICTLY = {"≥": ">", "≤": "<"}
_ABBREVIATION = 6
_THAN = re.compile(r"[ \u00a0](?:(?:than|niż|ніж|за|чем|de|decât) )?")
_OWN = 12


def _goes_on(text: str, hit: Hit, before: int, ahead: int) -> bool:
    """Whether "or more" stands far from the figure before it and right before another one."""
    than = _THAN.fullmatch(text, hit.end, ahead) if hit.meaning in _STRICTLY else None
    return than is not None and bool(hit.start - before > _OWN or than.group().strip())


def is_denied(hit: Hit, found: list[Hit], text: str, language: Language) -> bool:
    """Whether a "not" of the same clause turns a comparison that stands before its figure."""
    return _denied(hit, found, text, language, True)


def _is_period(item: Item) -> bool:
    """ "A week", which is no figure of its own."""
    return not item.hard and not item.sure and item.values == {1} and item.unit in _PERIODS


def _near_enough(hit: Hit, start: int, found: list[Hit], text: str) -> bool:
    """Whether a comparison stands before a figure; in "fewer than one person in a million" the one is no figure."""
    if _close(text, _after_abbreviation(text, hit), start, 18) and "，" not in text[hit.end : start]:
        return True
    share = any(other.kind == "forward" and hit.end < other.start and other.end <= start for other in found)
    return (
        share
        and "," not in text[hit.end : start]
        and _close(text, hit.end, start, 34)
        and _ARTICLE.match(text, hit.end) is not None
    )


def _after_abbreviation(text: str, hit: Hit) -> int:
    """Where a phrase ends, with the full stop of "ok." and "max."."""
    return hit.end + (hit.end - hit.start <= _ABBREVIATION and text[hit.end : hit.end + 2] == ". ")


def _is_rate(item: Item) -> bool:
    """ "Daily", "weekly" as one word."""
    return not item.hard and not item.sure and item.values == {1} and item.unit != "" and " " not in item.shown


# "شخص واحد من بين كل": what stands between a comparison and the whole of its share.
_SHARED = 34


def _close(text: str, start: int, end: int, most: int) -> bool:
    return end - start <= most and not STOPS.search(text, start, end)


_CLAUSE_END = re.compile(r"[.!?;:,()。！？；：，（）؟۔।،؛]|\b(?:if|when|unless|who|until|because|and|that)\b")


def _sign(
    items: list[Item], index: int, hit: Hit, found: list[Hit], text: str, language: Language, before: bool
) -> None:
    if items[index].kind not in _compared_kinds(language):
        return
    if items[index].high and index and items[index - 1].low:
        index -= 1
    item = items[index]
    if is_english(language) and compares_nothing(item, hit, text, before):
        return
    if item.signed or (item.sign and not _replaces(item.sign, hit, before)):
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


def _compared_kinds(language: Language) -> tuple[str, ...]:
    """What a comparison may stand beside: "under the twelfth" is an age, "no earlier than 7.30am" a time."""
    return ("number", "fraction", "clock", *(("ordinal",) if language.counting.ordinal_ages else ()))


def _replaces(sign: str, hit: Hit, before: bool) -> bool:
    """Whether a comparison takes the place of the one that a figure has."""
    if hit.meaning == "~":
        return False
    # "As long as 10 years or more" (长达十年以上) is no limit.
    opened = sign == "≤" and hit.meaning == "≥"
    return before or sign == "~" or opened


def _in_brackets(one: Item, other: Item, text: str) -> bool:
    """Whether one is the other said again: 38.5 °C (101.3 °F)."""
    first, second = sorted((one, other), key=lambda item: item.span)
    gap = text[first.span[1] : second.span[0]]
    return len(gap) <= 24 and gap.rstrip()[-1:] in ("(", "（") and first.hard and second.hard


def _denied(hit: Hit, found: list[Hit], text: str, language: Language, before: bool) -> bool:
    """Whether a "not" of the same clause turns "more than" or "less than"; "at least" and "or more" are not turned."""
    last = language.verb_last
    turns = "<>≥" if language.counting.denied_or_more else "<>"
    if hit.meaning not in turns or (not before and not last):
        return False
    begin = max((match.end() for match in _CLAUSE_END.finditer(text, 0, hit.start)), default=0)
    stop = _CLAUSE_END.search(text, hit.end)
    finish = min(stop.start() if stop else len(text), hit.end + (40 if before else 34)) if last else hit.start
    return any(other.kind == "not" and begin <= other.start < finish for other in found)
