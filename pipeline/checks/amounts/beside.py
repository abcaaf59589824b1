"""What stands beside a figure as words: its unit, what it counts, and its comparison."""

import re

from pipeline.checks.amounts.items import Item, Sheet
from pipeline.model.finding import Span
from pipeline.model.language import Language
from pipeline.text.figures.counting import Hit

_STOPS = re.compile(r"[.;:!?。；：！？؟؛۔।\ue000]")
TURNED = {"<": "≥", ">": "≤", "≤": ">", "≥": "<", "~": "~", "": ""}
# What parts the figures of a list whose unit stands behind the last.
_LISTED = (",", "、", "，", "،", "·")
_BRACKETS = re.compile("[()（）]")
_HEAT = ("celsius", "fahrenheit")
# "7-го дня" and "a 7-a zi" are the seventh day.
_ORDINAL = re.compile(r"[-‑][a-zа-яґєії]{1,3}[ \u00a0]")
# "1 sachet in 125 ml": these words of English begin something else.
_PARTED = re.compile(r"\b(?:in|of|for|at|after|every|per|from|with|by|are|is|then|until)\b")
_PERIODS = ("hour", "day", "week", "month", "year")
_COUNTABLE = ("number", "fraction", "ordinal")
_WORDS = ("unit", "noun")


def attached(items: list[Item], found: list[Hit], text: str, base: Sheet, language: Language) -> list[Item]:
    """The items with the units, counted things, powers and comparisons that stand beside them as words."""
    inner = {offset: index for index, offset in enumerate(base.offsets)}
    result = list(items)
    spans = [(inner[item.span[0]], inner[item.span[1] - 1] + 1) if inner else item.span for item in items]
    ends = len(text)
    words = [hit for hit in found if hit.kind in _WORDS]
    for index, (start, end) in enumerate(spans) if words else ():
        item = result[index]
        if item.kind not in _COUNTABLE:
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
        result[index] = _beside(item, words, text, start, end, before, following, language.verb_last)
    _share_units(result, spans, text)
    if language.tag == "en":
        _put_labels(result, spans, text)
    _put_signs(result, spans, found, text, language)
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
        if not (after.unit or after.noun):
            if after.near and not (item.near or item.noun) and gap.strip() in _LISTED:
                result[index] = item._replace(near=after.near)
            continue
        if len(gap) <= 16 and not (_STOPS.search(gap.lstrip(" .")) or _BRACKETS.search(gap)):
            # "2 to 4 mg" and "2, 4 and 6 months": the unit stands once.
            parted = bool(_PARTED.search(gap))
            noun = "" if after.unit or (parted and after.noun == "time") else after.noun
            near = "" if parted else after.unit
            result[index] = item._replace(near=item.near or near, noun=item.noun or noun)


_AND_A_HALF = re.compile(r" [\w.]+ and a half ")
# "Una de cada", "une sur", "ein von": the one of a share in words.
_ARTICLE = re.compile(r"[ \u00a0'’]?(?:u[nm]a?|uno|une|ein(?:e[mnrs]?)?|one)[ \u00a0]", re.IGNORECASE)
_BIRTHDAY = re.compile(r"(?:st|nd|rd|th) birthday")
_LABEL = re.compile(r"\b(week|day|month|year) $", re.IGNORECASE)


def _put_labels(result: list[Item], spans: list[Span], text: str) -> None:
    """Give an English number the unit that it is counted through ("week 16"), and years to a birthday."""
    for index, (start, end) in enumerate(spans):
        item = result[index]
        if not item.hard or item.kind != "number" or item.unit:
            continue
        if label := _LABEL.search(text, max(0, start - 8), start):
            if not item.noun:
                result[index] = item._replace(unit=label[1].lower())
        elif _BIRTHDAY.match(text, end):
            result[index] = item._replace(unit="year")


def _put_signs(result: list[Item], spans: list[Span], found: list[Hit], text: str, language: Language) -> None:
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
        if target is not None and hit.meaning == "~" and language.tag == "en":
            # "Some as small as 5 mm", "around the time of your 28-week appointment" are no rough figures.
            some = text[hit.start : hit.end].lower() == "some"
            if len(text[hit.end : spans[target][0]].split()) > (0 if some else 1):
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
    if target is None:
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
    if _close(text, _after_abbreviation(text, hit), start, 18):
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
    return end - start <= most and not _STOPS.search(text, start, end)


_CLAUSE_END = re.compile(r"[.!?;:,()。！？；：，（）؟۔।،؛]|\b(?:if|when|unless|who|until|because|and|that)\b")


def _sign(
    items: list[Item], index: int, hit: Hit, found: list[Hit], text: str, language: Language, before: bool
) -> None:
    # Arabic ages are ordinals: "under the twelfth".
    if items[index].kind not in (("number", "fraction", "ordinal") if language.tag == "ar" else ("number", "fraction")):
        return
    if items[index].high and index and items[index - 1].low:
        index -= 1
    item = items[index]
    said = text[hit.start : hit.end].lower() if language.tag == "en" else ""
    if said and before and _PLACE.match(text, hit.start):
        return
    passing = _passing(item, text[: hit.start]) and not _LASTING.search(text[: hit.start])
    if said == "over" and (passing or _AND_A_HALF.match(text, hit.end)):
        return
    if said == "some" and text[hit.end : item.span[0]].strip():
        # "Some 300 people", but "some people get dose 3".
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


# "Under the skin every two weeks", "over the next 3 days"; but "under the age of 5".
_PLACE = re.compile(r"(?:under|over|above|below) (?:the|your|a|an) (?!age|legal)[a-z]", re.IGNORECASE)
# Whose age it is, or what else says that a number of years is passed.
_OVER_YEARS = re.compile(
    r"(?:\b(?:aged|people|persons?|adults?|women|men|children|those|anyone|anybody|everyone|everybody|patients|individuals"
    r"|smokers|residents|are|is|was|were|be|for|or|of|and|to|just|well|those)|^|[(,:;–—-]) ?$",
    re.IGNORECASE,
)
# "For over 72 hours" is more than that.
_LASTING = re.compile(r"\b(?:for|lasts?|lasted|lasting|takes?|taking|well|just)\s$", re.IGNORECASE)


def _passing(item: Item, before: str) -> bool:
    """ "Over 6 months" is more often a stretch of time than more than it; "people over 65 years" is an age."""
    unit = item.unit or item.near
    return unit in ("minute", "hour", "day", "week", "month") or (unit == "year" and not _OVER_YEARS.search(before))


def _denied(hit: Hit, found: list[Hit], text: str, language: Language, before: bool) -> bool:
    """Whether a "not" of the same clause turns "more than" or "less than"; "at least" and "or more" are not turned."""
    last = language.verb_last
    # Korean says "not 4 weeks or more" for "no more than 4 weeks".
    turns = "<>≥" if language.tag == "ko" else "<>"
    if hit.meaning not in turns or (not before and not last):
        return False
    begin = max((match.end() for match in _CLAUSE_END.finditer(text, 0, hit.start)), default=0)
    stop = _CLAUSE_END.search(text, hit.end)
    finish = min(stop.start() if stop else len(text), hit.end + (40 if before else 18)) if last else hit.start
    return any(other.kind == "not" and begin <= other.start < finish for other in found)


def _beside(
    item: Item, words: list[Hit], text: str, start: int, end: int, before: int, following: int, ends: bool
) -> Item:
    unit, near, noun = item.unit, "", item.noun
    for hit in words:
        if hit.start < end or (hit.kind == "unit" and text[hit.start] == "و"):
            # "0 والشهر 1": what comes with an "and" is no unit of the figure before it.
            continue
        if hit.start >= following or hit.start - end > 28:
            break
        gap = text[end : hit.start]
        # Ordinals of Polish, German and Turkish have a full stop: "16. miesiąc".
        if gap != ". " and _STOPS.search(gap):
            continue
        if hit.kind == "noun" and not noun and "," not in gap and "，" not in gap and "،" not in gap:
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
            elif not near and len(gap) <= 14 and "," not in gap:
                near = hit.meaning
    for hit in words if unit in ("", "degree") and not near else ():
        if hit.kind != "unit" or hit.start < before or hit.end > start or start - hit.end > 6:
            continue
        if "," in text[hit.end : start] or "،" in text[hit.end : start]:
            continue
        if unit == "degree" and hit.meaning in _HEAT:
            # 화씨 100.4도
            unit = hit.meaning
        elif not unit and (
            not (before and hit.start - before <= 3) or (hit.meaning == "percent" and start - hit.end <= 1)
        ):
            # 百分之一, yüzde 80: here the unit always stands before the number.
            near = hit.meaning
    if not noun and not unit and not ends:
        # "Dose 3"; where what belongs to a word stands before it, the word before a number is another's.
        for hit in words:
            if hit.kind == "noun" and before <= hit.start and hit.end <= start and text[hit.end : start] == " ":
                noun = hit.meaning
    if (unit, near, noun) == (item.unit, "", item.noun):
        return item
    return item._replace(unit=unit, near=near, noun=noun)
