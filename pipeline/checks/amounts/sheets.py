"""The figures of a text as the checks compare them: in digits and in words, with unit, comparison and place."""

import re
from functools import lru_cache
from itertools import pairwise

from pipeline.checks.amounts.beside import attached
from pipeline.checks.amounts.composed import increased, multiplied, summed_powers
from pipeline.checks.amounts.digits import from_digits
from pipeline.checks.amounts.items import Item, Sheet
from pipeline.checks.amounts.labels import labelled
from pipeline.checks.amounts.likeness import TIMES
from pipeline.checks.amounts.numberwords import from_words, roman, without_overlaps
from pipeline.checks.amounts.respelt import respelt
from pipeline.model.finding import Span
from pipeline.model.language import Counting, Language
from pipeline.text.figures.counting import hits
from pipeline.text.figures.grammar import TAKEN, with_first_days, without_year_signs
from pipeline.text.figures.numerals import with_marks_of_thousands
from pipeline.text.figures.quantity import read
from pipeline.text.figures.values import Clock, Figure, Hit
from pipeline.text.markup.inline import plain

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TOP = "org|com|gov|net|uk|eu|int|info|edu|nhs|wales|scot|ie|fr|de|es|it|pl|ro|pt|ru|ua|tr|ir|vn|kr|cn|in|pk|bd|so"
_URL = r"[A-Za-z0-9._~:/?#@!$&'*+,;=%-]"
_ADDRESS = re.compile(
    rf"(?:https?://|www\.){_URL}+"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    rf"|(?<![A-Za-z0-9.@/-])(?:[A-Za-z0-9-]+\.)+(?:{_TOP})(?![A-Za-z0-9-])(?:/[A-Za-z0-9._~%#?&=+/-]*)?"
)
_DOT_BEFORE_LETTER = re.compile(r"\.[A-Za-z]")


@lru_cache(maxsize=2048)
def figures(words: str, language: Language) -> tuple[Figure, ...]:
    """The figures that a reader of this inline Markdown sees."""
    return read(plain(words), language)


@lru_cache(maxsize=2048)
def sheet(words: str, language: Language) -> Sheet:
    """Everything that the checks of figures compare in this inline Markdown."""
    text, offsets = _without_direction_marks(plain(words))
    base = Sheet(text, offsets=offsets)
    text = respelt(with_first_days(without_year_signs(with_marks_of_thousands(text), language), language), language)
    addresses: list[tuple[str, Span]] = []
    if _may_have_address(text):
        text = _without_addresses(text, base, addresses)
    items, text = from_digits(text, language, base)
    found = hits(text, language)
    if language.script == "Latn":
        items += roman(text, base)
    items += from_words(found, base)
    if found or items:
        items = _joined(items, found, text, base, language)
    if items and (found or len(items) > 1):
        items = attached(items, found, text, base, language)
        if language.script == "Latn" or language.counting.definite:
            items = labelled(items, found, base, language.counting.definite)
    return Sheet(base.words, tuple(items), tuple(addresses), tuple(found), offsets)


def _without_direction_marks(text: str) -> tuple[str, tuple[int, ...]]:
    """The text, and where its characters stood if there were any marks."""
    # Direction marks are not printable.
    if text.isprintable() or not _BIDI.search(text):
        return text, ()
    offsets = tuple(index for index, character in enumerate(text) if not _BIDI.match(character))
    return "".join(text[index] for index in offsets), offsets


def _joined(items: list[Item], found: list[Hit], text: str, base: Sheet, language: Language) -> list[Item]:
    """The figures in order, each once: what several of them say together is one."""
    counting = language.counting
    if any(hit.kind == "late" for hit in found):
        items = [_in_the_evening(item, found, text) for item in items]
    if len(items) > 1:
        items = multiplied(without_overlaps(sorted(items, key=_place)), found, base)
        if counting.again or counting.around:
            items = _said_once(items, base, counting)
        if sum(item.kind == "clock" for item in items) > 1:
            items = _clock_ranges(items, base)
    if any(hit.kind in ("plus", "and") for hit in found):
        items = increased(items, found, base)
    return summed_powers(items, base, counting.joiners) if counting.sums_powers else items


def _may_have_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text or _DOT_BEFORE_LETTER.search(text) is not None


def _place(item: Item) -> Span:
    start, end = item.span
    return start, -end


def _without_addresses(text: str, base: Sheet, addresses: list[tuple[str, Span]]) -> str:
    def taken(match: re.Match[str]) -> str:
        found = match.group().rstrip(".,:;!?'’\"-")
        addresses.append((found, base.span(match.start(), match.start() + len(found))))
        return TAKEN * len(found) + match.group()[len(found) :]

    return _ADDRESS.sub(taken, text)


def _said_once(items: list[Item], base: Sheet, counting: Counting) -> list[Item]:
    """Portuguese "de 8 em 8 horas" is every 8 hours, French "24 heures sur 24" 24 hours a day."""
    kept = list(items)
    for item, again in pairwise(items):
        if item.values != again.values or item.hard != again.hard or again not in kept:
            continue
        gap = base.between(item.span[1], again.span[0]).split()
        before = base.between(0, item.span[0]).lower()
        if counting.again and gap == [counting.again[1]] and not item.unit and before.endswith(f"{counting.again[0]} "):
            kept.remove(item)
        elif counting.around and gap[-1:] == [counting.around] and len(gap) == _UNIT_AND and item.unit in TIMES:
            kept.remove(again)
    return kept


# "heures" and "sur".
_UNIT_AND = 2
# "From … to" between two times of one range.
_CLOCKS_APART = 12
_PAUSE = re.compile("[.;:!?。；：！？]")


def _clock_ranges(items: list[Item], base: Sheet) -> list[Item]:
    """ "下午1点至4点" says the half of the day once: the other end is the next such hour, or the last one before."""
    result = list(items)
    for index in range(len(result) - 1):
        first, second = result[index], result[index + 1]
        start, end = first.figure, second.figure
        if not (isinstance(start, Clock) and isinstance(end, Clock)) or start.certain == end.certain:
            continue
        between = base.between(first.span[1], second.span[0])
        if len(between) > _CLOCKS_APART or _PAUSE.search(between):
            continue
        if start.certain and start.marks:
            minutes = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % _HALF_DAY
            hour = (start.hour * 60 + start.minute + minutes) // 60 % 24
            result[index + 1] = _at(second, end._replace(hour=hour))
        elif end.certain and end.marks:
            minutes = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % _HALF_DAY
            hour = (end.hour * 60 + end.minute - minutes) // 60 % 24
            result[index] = _at(first, start._replace(hour=hour))
    return result


def _in_the_evening(item: Item, found: list[Hit], text: str) -> Item:
    """ "8 o'clock in the evening" is 20:00."""
    clock = item.figure
    if not isinstance(clock, Clock) or clock.certain or clock.hour >= _NOON:
        return item
    if not any(hit.kind == "late" and text[clock.end : hit.start] == " " for hit in found):
        return item
    return _at(item, clock._replace(hour=clock.hour + _NOON, certain=True, marks=True))


def _at(item: Item, clock: Clock) -> Item:
    return item._replace(figure=clock, shown=f"{clock.hour}:{clock.minute:02}")


_HALF_DAY = 720
_NOON = 12
