"""C022: what the source forbids or denies, the translation forbids or denies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.case import Case
from pipeline.model.catalogue import Message
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.inline import plain
from pipeline.text.negation import Polarity, Span, listed, polarity, primary, tags
from pipeline.text.segment import placed_sentences

CODE = "C022"
LANGUAGES = tuple(tag for tag in tags() if tag != "en")
_HINT = "Read both once more: say “not” where the source says it, and forbid what it forbids."
# English negations that good translators often put the other way: "does not go away" becomes "persists".
_OFTEN_REWORDED = {
    "en": re.compile(
        r"(?:not|n[’']t|never|cannot) (?:\w+ ){0,2}?(?:g(?:o|oes|one|oing) (?:away|down)|improv\w+|settl\w+"
        r"|stop\w*\b(?! \w+ing)"
        r"|get(?:ting)? (?:any )?better|eas(?:e|ing)|subsid\w+|resolv\w+|clear\w*|wear\w* off|(?:be )?able|well|sure"
        r"|(?:feel|look)\w* (?:well|right|better)|certain|work(?:s|ing)?|usual\w*|common\w*|like|want|wish|mind|long"
        r"|much|many|far|yet|enough|understand|happy|agree|remember|miss|lose|ignore|delay|wait|last|differ\w*)\b"
        r"|no (?:longer|sooner|problems?)\b",
        re.IGNORECASE,
    )
}
_UNTIL = {"en": re.compile(r"\b(?:until|till|unless)\b", re.IGNORECASE)}
_MORE_THAN = {
    "en": re.compile(
        r"(?:not|n[’']t|never) (?:\w+ ){0,4}?(?:more|less|longer|later|earlier|fewer|over|exceed)\b", re.IGNORECASE
    )
}
# A warning without "not": an imperative, or what one should or must do.
_AVOID = {
    "en": re.compile(
        r"(?:^|[.:;!?] |(?:should|must|please|also|always|and|to) )(avoid)\b"
        r"(?! (?:infection|problem|complication|damage))",
        re.IGNORECASE,
    )
}
_STOP = {
    "en": re.compile(
        r"(?:^|[.:;!?,] |should |must |please |to )"
        r"(stop (?:taking|using|eating|drinking|smoking|wearing|breastfeeding))\b"
        r"|\b(out of (?:the )?(?:sight and )?reach)\b",
        re.IGNORECASE,
    )
}


# Quick to try: most messages deny nothing. Every negator of the list for English, and the words of the patterns above.
_MAY_DENY = re.compile(
    r"\bn(?:ot?|one|obody|othing|ever|either|or)\b|\bcannot\b|n[’ʼ']t|without|avoid|stop|reach", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A stretch of a source with its negations: those that must be found again, and those that may be reworded.

    `other` counts its words that are negative by themselves (stop, unless, missed): a translation needs those as well.
    """

    firm: tuple[Span, ...]
    loose: tuple[Span, ...]
    other: int = 0


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence: its negations in the source, whether its translation has any, and whether one is lost for certain."""

    said: _Said
    kept: bool
    certain: bool


def check(case: Case) -> Iterator[Finding]:
    """Compared sentence by sentence where both have as many, else as a whole.

    A translation may use another wording (avoid, keep away, forbidden, on an empty stomach); only where it has none
    does the finding block. Fewer negations than the source are shown for
    review. Nothing is said in languages without a list.
    """
    if not (listed(case.source.tag) and listed(case.target.tag)):
        return
    for message in case.pairs():
        source = plain(message.id.words)
        said = _said(source, case.source.tag)
        if said.firm or said.loose:
            yield from _compare(case, message, source, plain(message.target), said)


def _compare(case: Case, message: Message, source: str, target: str, said: _Said) -> Iterator[Finding]:
    units = tuple(_units(case, source, target))
    lost = tuple(sorted(span for unit in units if not unit.kept for span in (*unit.said.firm, *unit.said.loose)))
    found = polarity(target, case.target.tag, _until(source, case.source.tag))
    kept = (*found.negators, *found.others)
    if not lost and len(kept) + len(found.limits) >= len(said.firm):
        return
    certain = any(unit.certain for unit in units)
    fewer = sum(unit.kept for unit in units) < sum(bool(unit.said.firm) for unit in units)
    blocking = certain and fewer
    words = ", ".join(dict.fromkeys(f"“{source[start:end]}”" for start, end in lost or said.firm))
    yield case.finding(
        CODE,
        Severity.BLOCK if blocking else Severity.REVIEW,
        message,
        f"{words} of the source is not found in the translation"
        if lost
        else f"the source has {len(said.firm)} negations ({words}), the translation {len(kept)}",
        _HINT,
        Mqm.MISTRANSLATION,
        lost or said.firm,
        kept,
    )


def _units(case: Case, source: str, target: str) -> Iterator[_Unit]:
    """The sentences of source and translation side by side; as a whole where there are not as many."""
    ours, theirs = placed_sentences(source, case.source), placed_sentences(target, case.target)
    if len(ours) != len(theirs):
        ours, theirs = ((0, source),), ((0, target),)
    for (start, sentence), (_, other) in zip(ours, theirs, strict=True):
        said = _said(sentence, case.source.tag)
        if said.firm or said.loose:
            yield _unit(_placed(said, start), polarity(other, case.target.tag, _until(sentence, case.source.tag)))


def _unit(said: _Said, found: Polarity) -> _Unit:
    kept = bool(found.negators) or len(found.others) > said.other
    if not said.firm:
        kept = kept or bool(found.faint or found.limits)
    return _Unit(said, kept, bool(said.firm) and not (kept or found.faint or found.limits or found.only))


def _placed(said: _Said, start: int) -> _Said:
    firm, loose = (tuple((first + start, last + start) for first, last in spans) for spans in (said.firm, said.loose))
    return _Said(firm, loose, said.other)


_NOTHING = _Said((), ())


def _said(source: str, tag: str) -> _Said:
    return _NOTHING if primary(tag) == "en" and not _MAY_DENY.search(source) else _read(source, tag)


@lru_cache(maxsize=2048)
def _read(source: str, tag: str) -> _Said:
    language = primary(tag)
    found = polarity(source, tag)
    patterns = (_OFTEN_REWORDED, _MORE_THAN) if found.negators else ()
    reworded = [match.span() for pattern in patterns for match in _matches(pattern, language, source)]
    loose = [span for span in found.negators if any(start <= span[0] < end for start, end in reworded)]
    firm = [span for span in found.negators if span not in loose]
    small = source.lower()
    firm += [match.span(1) for match in _matches(_AVOID, language, source)] if "avoid" in small else ()
    loose += found.limits
    may_stop = "stop" in small or "reach" in small
    stops = [match.span() for match in _matches(_STOP, language, source)] if may_stop else []
    counted = (*firm, *stops)
    other = sum(not any(start < span[1] and span[0] < end for start, end in counted) for span in found.others)
    # Beside a "not", "stop taking" needs a word of its own.
    other += len(stops) if firm else 0
    return _Said(tuple(sorted(firm)), tuple(sorted([*loose, *stops])), other)


def _until(source: str, tag: str) -> bool:
    return any(_matches(_UNTIL, primary(tag), source))


def _matches(patterns: dict[str, re.Pattern[str]], language: str, text: str) -> Iterator[re.Match[str]]:
    return patterns[language].finditer(text) if language in patterns else iter(())
