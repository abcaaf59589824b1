"""C034: doses are written so that no digit is overlooked: 0.5 mg and 1 mg, never .5 mg or 1.0 mg."""

import re
from collections.abc import Iterator

from pipeline.checks.amounts.items import Item, Sheet
from pipeline.checks.amounts.matching import compared, shown, spans
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.figures.numerals import ascii_digits
from pipeline.text.figures.values import Amount
from pipeline.text.markup.inline import plain

CODE = "C034"
# ISMP, List of Error-Prone Abbreviations, Symbols, and Dose Designations (2021): a trailing zero, no leading zero,
# µg, U and IU were taken for other doses.
_UNIT = r"[ \u00a0\u202f]?(?:mg|g|kg|mcg|µg|μg|ml|mL|l|L)(?![A-Za-z])"
_NOUGHTS = re.compile(r"[<>≤≥~≈% ]*00+[.,٫]\d")
_STYLES = (
    (re.compile(rf"(?<![\d.,٫\w])[.,٫]\d+{_UNIT}"), "no nought before the decimal mark"),
    (re.compile(r"\d[ \u00a0\u202f]?(?:µg|μg)(?![A-Za-z])"), "µg, which is taken for mg"),
    (re.compile(r"\d[ \u00a0\u202f]?(?:IU|U)(?![A-Za-z])"), "U or IU for units"),
)


# What every one of them has, and few texts.
_MAY_BE_UNSAFE = re.compile(r"[.,٫µμU](?:(?<=[µμU])|(?<![\d.,٫\w].)\d)")


def _longer(one: Item, other: Item) -> bool:
    """Whether a number in digits has noughts at its end that the same number of the source has not."""
    if not (isinstance(one.figure, Amount) and isinstance(other.figure, Amount) and one.hard and other.hard):
        return False
    value, same = one.value, other.value
    if value is None or same is None or value != same:
        return False
    if same not in (other.figure.low.value, other.figure.high and other.figure.high.value):
        # 1.1万 is read as 11000.0.
        return False
    return len(f"{same:f}") > len(f"{value:f}")


def check(case: Case) -> Iterator[Finding]:
    """What the source writes in the same way is the writer's business, not the translator's."""
    yield from _noughts(case)
    for message in case.pairs():
        if not _MAY_BE_UNSAFE.search(plain(message.target)):
            continue
        words, source = ascii_digits(plain(message.target)), None
        for pattern, name in _STYLES:
            found = pattern.search(words)
            if found is None:
                continue
            source = source if source is not None else ascii_digits(plain(message.id.words))
            if pattern.search(source):
                continue
            yield case.finding(
                CODE,
                Severity.NOTE,
                message,
                f"{found.group().strip()}: {name}",
                "Write 0.5 mg, 1 mg, 5 micrograms and 5 units, with the decimal mark of the language.",
                Mqm.MEASUREMENT_FORMAT,
                (),
                (found.span(),),
            )


def _noughts(case: Case) -> Iterator[Finding]:
    for message, found in compared(case):
        more = [pair for pair in found.pairs if _longer(*pair)]
        # 38.50 for 38.5 and 00.01 for 0.01 are slips of a hand that may have meant another figure.
        slips = [pair for pair in more if _with_decimals(pair[0])]
        slips += [(one, other) for one, other in found.pairs if _begins_twice(found.target, other)]
        if more or slips:
            told = tuple(dict.fromkeys((*slips, *more)))
            mine, theirs = shown(one for one, _ in told), shown(other for _, other in told)
            yield case.finding(
                CODE,
                Severity.BLOCK if slips else Severity.NOTE,
                message,
                f"{theirs}: a nought more than in the source ({mine})",
                "Write as many decimals as the source.",
                Mqm.MEASUREMENT_FORMAT,
                spans(one for one, _ in told),
                spans(other for _, other in told),
            )


def _with_decimals(item: Item) -> bool:
    return "." in item.shown and item.unit not in ("pound", "euro")


def _begins_twice(side: Sheet, item: Item) -> bool:
    figure = item.figure
    return (
        isinstance(figure, Amount) and _NOUGHTS.match(ascii_digits(side.words[figure.start : figure.end])) is not None
    )
