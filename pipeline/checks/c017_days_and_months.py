"""C017: a day of the week and a month stay the same: Tuesday is not Wednesday, September not August."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.checks.amounts.items import COUNTED
from pipeline.checks.amounts.sheets import sheet
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity, Span
from pipeline.model.language import Language
from pipeline.text.dates import day_names, month_names
from pipeline.text.figures.values import Date
from pipeline.text.figures.wordlists import lowered
from pipeline.text.markup.inline import plain
from pipeline.text.segment import primary

CODE = "C017"
LANGUAGES = COUNTED
# Shorter names are other words too: Persian مه (May, fog), Spanish mar (Tuesday, sea).
_LONG_ENOUGH = 3
_DENSE = ("Hans", "Hant", "Kore")
_ENGLISH_DAYS = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b")
_DAYS = {name: number for number, name in enumerate("Mon Tues Wednes Thurs Fri Satur Sun".split())}
_ENGLISH_MONTHS = re.compile(
    r"\b(January|February|March|April|June|July|August|September|October|November|December)\b"
    r"|(?:\b(?:in|of|from|to|until|till|by|since|during|late|early|mid|and|or) |\d )(May)\b|\b(May)(?= \d)"
)
# Where this is not, no month is named. It begins with a set of characters, which Python looks for quickly.
_MAY_NAME_A_MONTH = re.compile("[JFMASOND](?:an|eb|ar|pr|ay|u[nlg]|ep|ct|ov|ec)")
_MONTHS = {
    name: number
    for number, name in enumerate(
        "January February March April May June July August September October November December".split()
    )
}


class _Told(NamedTuple):
    """A day or a month and where its name stands."""

    number: int
    span: Span


class _Names(NamedTuple):
    """What finds the names in a text, which one each of them is, and which of them can be nothing else.

    `capital` are sure with a capital letter only: Vietnamese "Thứ Ba" is Tuesday, "thứ ba" the third.
    """

    pattern: re.Pattern[str]
    numbers: dict[str, int]
    sure: frozenset[str]
    capital: frozenset[str]

    def named(self, words: str) -> str:
        """The name that `words` are, or that they begin with."""
        return (
            words if words in self.numbers else max((name for name in self.numbers if words.startswith(name)), key=len)
        )


def check(case: Case) -> Iterator[Finding]:
    """A name that is gone is a finding where another one has come, so that "weekdays" may stand for Monday to Friday.

    Days of a month are dates, which C001 compares.
    """
    if primary(case.source.tag) != "en":
        return
    for message in case.pairs():
        if "day" not in message.id.words and not _names_a_month(message.id.words):
            continue
        source = plain(message.id.words)
        days = [_Told(_DAYS[match[1]], match.span()) for match in _ENGLISH_DAYS.finditer(source)]
        months = [
            _Told(_MONTHS[match[match.lastindex or 0]], match.span(match.lastindex or 0))
            for match in _ENGLISH_MONTHS.finditer(source)
        ]
        if not (days or months):
            continue
        target = plain(message.target)
        dates = _dated(message.id.words, case.source), _dated(message.target, case.target)
        months = [told for told in months if told.number not in dates[0]]
        changed = (
            _changed(days, target, _day_words(case.target), (frozenset(), frozenset())),
            _changed(months, target, _month_words(case.target), dates),
        )
        lost = [told for gone, _ in changed for told in gone]
        added = [told for _, come in changed for told in come]
        if lost:
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"“{_shown(lost, source)}” is “{_shown(added, target)}” in the translation",
                "Write the day and the month of the source.",
                Mqm.MISTRANSLATION,
                tuple(told.span for told in lost),
                tuple(told.span for told in added),
            )


def _names_a_month(words: str) -> bool:
    return _MAY_NAME_A_MONTH.search(words) is not None and _ENGLISH_MONTHS.search(words) is not None


def _shown(told: list[_Told], words: str) -> str:
    return ", ".join(dict.fromkeys(words[start:end] for _, (start, end) in told))


def _dated(words: str, language: Language) -> frozenset[int]:
    """The months of the dates in a text, January being 0."""
    figures = (item.figure for item in sheet(words, language).items)
    return frozenset(figure.month - 1 for figure in figures if isinstance(figure, Date))


def _changed(
    ours: list[_Told], target: str, names: _Names, dates: tuple[frozenset[int], frozenset[int]]
) -> tuple[list[_Told], list[_Told]]:
    """The names of the source that are gone, and those that have come instead; nothing where only one of the two is."""
    small = lowered(target)
    found = [(names.named(match.group()), match.span()) for match in names.pattern.finditer(small)] if ours else []
    here, there = {told.number for told in ours} | dates[0], {names.numbers[name] for name, _ in found} | dates[1]
    lost = [told for told in ours if told.number not in there]
    sure = [
        _Told(names.numbers[name], span)
        for name, span in found
        if name in names.sure or (name in names.capital and target[span[0]].isupper())
    ]
    added = [told for told in sure if told.number not in here]
    return (lost, added) if lost and added else ([], [])


@lru_cache(maxsize=64)
def _day_words(language: Language) -> _Names:
    own = language.weekdays or ((),) * 7
    return _names(tuple((*some, *more) for some, more in zip(day_names(language.locale), own, strict=True)), language)


@lru_cache(maxsize=64)
def _month_words(language: Language) -> _Names:
    own = language.months or ((),) * 12
    return _names(tuple((*some, *more) for some, more in zip(month_names(language.locale), own, strict=True)), language)


def _names(all_names: tuple[tuple[str, ...], ...], language: Language) -> _Names:
    numbers: dict[str, int] = {}
    doubtful: set[str] = set()
    capital: set[str] = set()
    open_ended: set[str] = set()
    other = {word.lower() for _, words in language.units for word in words}
    other |= {phrase for phrase, kind, _ in language.counting.entries if kind in ("cardinal", "ordinal", "after")}
    # Half of many comparisons, as Romanian mai (May, more).
    other |= {phrase.split()[0] for phrase, kind, _ in language.counting.entries if kind in ("before", "after")}
    dense = language.script in _DENSE
    for number, names in enumerate(all_names):
        for name in names:
            small = lowered(name.removesuffix("*"))
            if name.endswith("*"):
                open_ended.add(small)
            if any(letter.isdigit() for letter in small) or small.endswith("."):
                continue
            for spelt in {small, small.replace("\u200c", " "), small.replace("\u200c", "")}:
                if numbers.setdefault(spelt, number) != number or spelt in other:
                    doubtful.add(spelt)
                if spelt in other and name[0].isupper():
                    capital.add(spelt)
                if len(spelt) < _LONG_ENOUGH and not dense:
                    doubtful.add(spelt)
    names_first = sorted(numbers, key=len, reverse=True)
    # Persian شنبه is Saturday, and the end of five other days.
    before = "(?<!\u200c)" if language.script == "Arab" else "" if dense else r"(?<!\w)"
    after = r"(?!\w)" if language.script in ("Latn", "Cyrl") and not language.open_names else ""
    forms = "|".join(re.escape(name) + (r"\w*" if name in open_ended else "") for name in names_first)
    return _Names(
        re.compile(f"{before}(?:{forms or '(?!)'}){after}"), numbers, frozenset(numbers) - doubtful, frozenset(capital)
    )
