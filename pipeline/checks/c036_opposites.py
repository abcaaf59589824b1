"""C036: a word does not become its opposite: "misses 5 cancers" is not "finds 5 cancers"."""

import re
from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.catalogue import Message
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.markup.inline import plain
from pipeline.text.meaning.negation import polarity
from pipeline.text.meaning.opposites import FIRM, TURNED_BY_NOT, Opposite, Span, opposites
from pipeline.text.segment import primary

CODE = "C036"
LANGUAGES = tuple("ar bn cy de es fa fr hi it ko pa pl pt ro ru so tr uk ur vi zh-Hans".split())


def check(case: Case) -> Iterator[Finding]:
    """One side of a pair is in the source and nowhere in the translation, which says the other side more often.

    A translation that denies more than its source ("does not find") says the same in its own way.
    """
    if primary(case.source.tag) != "en":
        return
    pairs = opposites(case.target.tag)
    if not pairs:
        return
    for message in case.pairs():
        source = plain(message.id.words)
        target = ""
        small = source.lower()
        for pair in pairs:
            if not any(map(small.__contains__, pair.hints)):
                continue
            if not (pair.source[0].search(source) or pair.source[1].search(source)):
                continue
            target = target or plain(message.target)
            for side in (0, 1):
                yield from _compare(case, message, pair, side, source, target)


def _compare(case: Case, message: Message, pair: Opposite, side: int, source: str, target: str) -> Iterator[Finding]:
    said = _spans(pair.source[side], source)
    if not said or pair.tells[side].search(target):
        return
    other = _spans(pair.claims[1 - side], target)
    if len(other) <= len(pair.source[1 - side].findall(source)) + len(pair.spare.findall(source)):
        return
    if pair.name in TURNED_BY_NOT:
        here, there = polarity(source, case.source.tag), polarity(target, case.target.tag)
        if len(there.negators) > len(here.negators):
            return
    words, others = (
        ", ".join(dict.fromkeys(text[a:b] for a, b in spans)) for text, spans in ((source, said), (target, other))
    )
    yield case.finding(
        CODE,
        Severity.BLOCK if pair.name in FIRM else Severity.REVIEW,
        message,
        f"“{words}” of the source may have become its opposite “{others}” ({pair.name})",
        "Read both once more: say what the source says, not its opposite.",
        Mqm.MISTRANSLATION,
        said,
        other,
    )


def _shown(text: str, spans: tuple[Span, ...]) -> str:
    return ", ".join(dict.fromkeys(text[start:end] for start, end in spans))


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in pattern.finditer(text))
