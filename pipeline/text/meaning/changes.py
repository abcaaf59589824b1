"""What changed between two versions of a source text that can hurt: figures, units, comparisons, negations, medicines.

A translator who meets a draft made from the old version must see such a change at once: "You can eat" and "Do not
eat" are much alike in letters.
"""

import re
from collections import Counter
from typing import assert_never

from pipeline.model.language import Language
from pipeline.text.figures.quantity import read
from pipeline.text.figures.values import Amount, Clock, Date, Figure, Phone
from pipeline.text.markup.inline import link_targets, note_marks, placeholders, plain
from pipeline.text.meaning.genericnames import medicines
from pipeline.text.segment import primary

# Words that turn a sentence round. Only where a list has been made; elsewhere nothing is claimed.
_NEGATIONS = {
    "en": re.compile(
        r"\b(?:not|no|never|none|nobody|nothing|without|neither|nor|cannot|unless|except|avoid|stop)\b|n[’']t\b", re.I
    )
}
# Figures in words, times without a figure, and words that set a bound. A rewording may be told as well; a translator
# looks once more in vain, which is better than not looking.
_NUMBERS = {
    "en": re.compile(
        r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred|thousand|dozen|half|"
        r"quarter|once|twice|double|triple|first|second|third|hour|day|night|fortnight|week|month|year|hourly|daily|"
        r"nightly|weekly|monthly|morning|noon|evening|bedtime)(?:s|ly)?\b",
        re.I,
    )
}
_COMPARISONS = {
    "en": re.compile(
        r"\b(?:more|less|fewer|greater|least|most|above|below|over|under|before|after|until|within|between|minimum|"
        r"maximum|exceed\w*|up to|increase\w*|decrease\w*|reduce\w*|left|right)\b",
        re.I,
    )
}


def critical_changes(old: str, new: str, language: Language) -> tuple[str, ...]:
    """What changed from `old` to `new` (inline Markdown of a source text) that a draft must not hide, in words.

    Compared are the figures with their units and comparison signs, telephone numbers, numbers and comparisons in words
    and negations (in languages with a list), names of medicines, placeholders, marks of notes and link targets.
    """
    changes: list[str] = []
    for name, before, after in (
        ("figures", _figures(old, language), _figures(new, language)),
        ("numbers", _listed(_NUMBERS, old, language), _listed(_NUMBERS, new, language)),
        ("comparison", _listed(_COMPARISONS, old, language), _listed(_COMPARISONS, new, language)),
        ("negation", _listed(_NEGATIONS, old, language), _listed(_NEGATIONS, new, language)),
        ("medicines", Counter(medicines(plain(old))), Counter(medicines(plain(new)))),
        ("placeholders", Counter(placeholders(old)), Counter(placeholders(new))),
        ("notes", Counter(mark.label for mark in note_marks(old)), Counter(mark.label for mark in note_marks(new))),
        ("links", Counter(link_targets(old)), Counter(link_targets(new))),
    ):
        if before != after:
            changes.append(f"{name}: {_list(before - after)} is now {_list(after - before)}")
    return tuple(changes)


def _list(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements())) or "nothing"


def _figures(words: str, language: Language) -> Counter[str]:
    return Counter(_named(figure) for figure in read(plain(words), language))


def _named(figure: Figure) -> str:
    match figure:
        case Amount(low=low, high=high, compare=compare, unit=unit):
            number = f"{low.value:f}" + (f"–{high.value:f}" if high else "")
            return " ".join(part for part in (compare, number, unit) if part)
        case Clock(hour=hour, minute=minute):
            return f"{hour}:{minute:02}"
        case Phone(groups=groups):
            return " ".join(groups)
        case Date(day=day, month=month, year=year):
            return "-".join(str(part) for part in (year, month, day) if part is not None)
        case _:
            assert_never(figure)


def _listed(lists: dict[str, re.Pattern[str]], words: str, language: Language) -> Counter[str]:
    pattern = lists.get(primary(language.tag))
    return Counter(_singular(found.lower()) for found in pattern.findall(plain(words))) if pattern else Counter()


def _singular(word: str) -> str:
    return word.removesuffix("s") if not word.endswith("ss") else word
