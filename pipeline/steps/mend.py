"""Which sentences to mend first: Judged -> Sentences, the worst first."""

import re

from pipeline.model.finding import Finding, Severity
from pipeline.model.plain import Passage, PlacedSentence
from pipeline.model.reading import Sentence
from pipeline.steps.plain import Judged, Where
from pipeline.text.readability.syllables import syllables
from pipeline.text.readability.tally import LONG_WORD_LETTERS
from pipeline.text.segment import primary
from pipeline.text.words import letters

# Rules about paragraphs and lists: no single sentence is to blame.
WIDE_RULES = frozenset({"R002", "R003", "R004", "R019"})
MEND = 10

_WEIGHTS = {Severity.BLOCK: 12.0, Severity.REVIEW: 10.0, Severity.NOTE: 3.0}
# Each word above the limit, and each hard word beside two that any sentence may have.
_EXCESS, _HARD, _HARD_ALLOWED = 2, 1, 2
_ADVICE = 3

_HARD_SYLLABLES = {"en": 3, "de": 4, "es": 5, "it": 5, "pl": 5, "pt": 5, "tr": 5, "fr": 4}
_HARD_LETTERS = 11
# German writes every noun with a capital, so that a capital does not tell a name.
_CAPITAL_NOUNS = frozenset({"de"})
_HARD_SHOWN = 5


def mend(judged: Judged) -> tuple[Sentence, ...]:
    """At most ten: those with findings, too long ones, and those with most hard words."""
    limit = judged.matter.limit
    found: list[tuple[float, int, Sentence]] = []
    for passage in judged.matter.running():
        where = judged.where.get(passage.anchor)
        for sentence in passage.sentences if where else ():
            assert where is not None
            own = [one for one in judged.findings if _concerns(one, where, sentence)]
            hard = hard_words(sentence, judged.matter.tag, judged.matter.words.familiar, passage.source)
            excess = max(0, len(sentence.words) - limit) if limit else 0
            weight = sum(_WEIGHTS[one.severity] for one in own) + _EXCESS * excess
            weight += _HARD * max(0, len(hard) - _HARD_ALLOWED)
            if weight > 0:
                found.append((-weight, len(found), _sentence(passage, sentence, where, hard, own, limit)))
    return tuple(sentence for _, _, sentence in sorted(found, key=lambda one: one[:2])[:MEND])


def _concerns(finding: Finding, where: Where, sentence: PlacedSentence) -> bool:
    if finding.code in WIDE_RULES or finding.waiver is not None:
        return False
    if (finding.context, finding.words) != (where.context, where.words):
        return False
    start, end = (finding.target_spans or finding.source_spans)[0]
    return start < sentence.end and sentence.start < end


def _sentence(
    passage: Passage,
    sentence: PlacedSentence,
    where: Where,
    hard: tuple[str, ...],
    findings: list[Finding],
    limit: int | None,
) -> Sentence:
    order = list(_WEIGHTS)
    worst = sorted(findings, key=lambda one: order.index(one.severity))
    advice = ". ".join(list(dict.fromkeys(one.hint for one in worst))[:_ADVICE])
    return Sentence(
        anchor=passage.anchor,
        words=sentence.text,
        length=len(sentence.words),
        start=sentence.start,
        end=sentence.end,
        file=where.file,
        line=where.line,
        hard=hard,
        limit=limit,
        advice=advice or "See whether shorter words will do",
    )


def hard_words(
    sentence: PlacedSentence, tag: str, familiar: frozenset[str] = frozenset(), source: str = ""
) -> tuple[str, ...]:
    """The hardest words of a sentence, at most five: by their syllables, or by their letters where those are not
    counted. Names, numbers and familiar words are none; a name is told by a capital inside the sentence, in German by
    standing in the `source` too.
    """
    in_source = set(re.findall(r"\w+", source)) if primary(tag) in _CAPITAL_NOUNS else None
    found: dict[str, tuple[int, int]] = {}
    for index, (_, word) in enumerate(sentence.words):
        named = index and word[:1].isupper() if in_source is None else word in in_source
        if named or word.casefold() in familiar:
            continue
        seen, spoken = letters(word), syllables(word, tag)
        hard = spoken.count >= _HARD_SYLLABLES.get(primary(tag), 4) if spoken else seen > _HARD_LETTERS
        if hard and seen > LONG_WORD_LETTERS:
            found.setdefault(word, (-(spoken.count if spoken else 0), -seen))
    return tuple(sorted(found, key=lambda word: found[word])[:_HARD_SHOWN])
