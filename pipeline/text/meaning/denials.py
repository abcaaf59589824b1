"""What a source text denies, and how sure it is that a translation of it denies it with a "not" of its own.

Some negations are often put the other way by good translators ("does not go away" becomes "persists"), one may hold for
two words ("do not eat or drink"), two may be said with one ("no pain and no fever"), and some forbid.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.text.meaning.negation import polarity
from pipeline.text.meaning.wordpatterns import Span
from pipeline.text.segment import primary

# English negations that good translators often put the other way: "does not go away" becomes "persists".
_OFTEN_REWORDED = re.compile(
    r"(?:not|n[’']t|never|cannot) (?:\w+ ){0,2}?(?:g(?:o|oes|one|oing) (?:away|down)|improv\w+|settl\w+"
    r"|stop\w*\b(?! (?:\w+ing|it|them|the|your|this|these|any)\b)"
    r"|get(?:ting)? (?:any )?better|eas(?:e|ing)|subsid\w+|resolv\w+|clear\w*|wear\w* off|well|sure"
    r"|(?:feel|look)\w* (?:well|right|better)|certain|usual\w*|common\w*|like|mind|enough|understand|happy|agree|"
    r"remember|miss|lose|ignore|delay|wait|last|differ\w*)\b"
    r"|(?:not|n[’']t) (?:(?:be|take|last|very|too|so|that) ){0,2}(?:long|much|many|far)\b"
    r"|no (?:sooner|better|problems?|need to (?:worry|be (?:afraid|alarmed|concerned|anxious)))\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|till|unless)\b", re.IGNORECASE)
_MORE_THAN = re.compile(
    r"(?:not|n[’']t|never) (?:\w+ ){0,4}?(?:more|less|longer|later|earlier|fewer|over|exceed)\b"
    r"|\bnot (?:before|after)\b",
    re.IGNORECASE,
)
# What every language says with a "not" of some kind, and none with a word of its own.
_PREFIXED = re.compile(
    r"\bun(?:necessar|wash|document|detect|treat|vaccinat|register|protect|open|able)\w*", re.IGNORECASE
)
# Words that deny by themselves: where nothing else does, a translation has one of its own, or says it is little likely.
_BY_ITSELF = re.compile(
    r"\b(?:impossible|invalid|incorrect|incomplete"
    r"|un(?:able|certain|clear|known|likely|necessary|opened|safe|suitable|treated|used|vaccinated|washed))\b",
    re.IGNORECASE,
)
# Two of the same kind that many languages say with one: "no pain and no fever", "sin dolor ni fiebre".
_PARALLEL = re.compile(
    r"\b(?:not|no|never|without|cannot|\w+n[’']t)\b[^,;:.!?]*?(?:,| and| or|, and|, or)"
    r" (?:(?:you|it|they|he|she|we|I) )?(?=(?:(?:do|does|did|must|should|will|would|is|are|was|were|can|may) )?"
    r"(?:not|no|never|without|cannot|\w+n[’']t)\b)",
    re.IGNORECASE,
)
# One that holds for both of two verbs: "do not eat or drink". Of two things, many languages say "and" after a "not".
_NOT_OR = re.compile(
    r"\b(?:not|never|cannot|\w+n[’']t)\b(?:(?!\b(?:if|when|unless|until|because|that|which|who)\b)[^,;:.!?])+? or "
    r"(?:apply|bathe?|bend|bite|break|breastfeed|change|chew|cover|crush|cut|dilute|divide|drink|drive|eat|exceed|"
    r"fly|freeze"
    r"|give|hold|inject|lie|lift|massage|mix|move|open|operate|pull|push|put|reduce|refrigerate|remove|repeat|"
    r"replace|reuse"
    r"|rub|scratch|shake|share|shave|shower|skip|smoke|soak|split|squeeze|stand|start|stop|store|suck|swallow|"
    r"swim|take"
    r"|touch|track|travel|try|turn|use|walk|wash|wear|work)\b",
    re.IGNORECASE,
)
_NOT_EITHER = re.compile(
    r"\b(?:not|never|cannot|without|no|\w+n[’']t)\b(?:(?!\b(?:if|when|unless|until|because|that|which|"
    r"who)\b)[^,;:.!?])+? or "
    r"(?!(?:not|no|never|more|less|over|under|longer|later|earlier)\b|\d)",
    re.IGNORECASE,
)
# A warning without "not": an imperative, or what one should or must do.
_AVOID = re.compile(
    r"(?:^|[.:;!?] |(?:should|must|please|also|always|and|to) )(avoid)\b"
    r"(?! (?:infection|problem|complication|damage))",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?:^|[.:;!?,] |should |must |please |to )"
    r"(stop (?:taking|using|eating|drinking|smoking|wearing|breastfeeding))\b"
    r"|\b(out of (?:the )?(?:sight and )?reach)\b",
    re.IGNORECASE,
)
# What must not be done: a translation of it has a "not", or a word that forbids.
_FORBIDDEN = re.compile(
    r"(?:^|[.:;!?,–—(“] ?|\b(?:please|and|but|or|also|so|then) )do(?: not|n[’']t)\b(?! (?:have|need|know)\b)"
    r"|\b(?:must|should|shall)(?: \w+)? not\b|\b(?:mustn|shouldn)[’']t\b|\bnever\b|(?<!to )\bavoid\b"
    r"|\bnot (?:be (?:taken|used|given|swallowed|injected|stopped|shared|chewed|crushed|mixed)|suitable|recommended"
    r"|safe|allowed|permitted|(?:take|use|drive|drink|eat|give|swallow|stop|inject|crush|chew|share|mix|apply|"
    r"touch)\b)",
    re.IGNORECASE,
)
_SOOTHING = re.compile(r"(?:not|n[’']t|no need to) (?:be afraid|hesitate|worry|forget)\b", re.IGNORECASE)
# What many languages say with a "not", although English has none: under 5, at once, every other day, outside, harmless.
_OFTEN_DENIED = re.compile(
    r"\b(?:only|fewer|less|under|below|until|till|stop\w*|except|whether|rather|instead|other than|differ\w*|"
    r"hard\w*|few|rare\w*"
    r"|harm\w*|every other|\d+ days a week|nine|9|outside|abnormal\w*|irregular\w*|anonym\w*|partial\w*|un\w+"
    r"|non\w*|maximum|at (?:most|"
    r"least|once)"
    r"|or (?:more|over|above)|above|up to|as (?:long|soon) as|immediately|right away|negative|empty|alone|"
    r"remain\w*|still"
    r"|keep\w*|fast(?:ing)?|lost|miss\w*|fail\w*|refus\w*|last|longer|prefer|avoid\w*|worse|least|exceed\w*|"
    r"(?:more|older) than"
    r"|limit\w*|constant\w*|regardless|any|asymptomatic|otherwise|else|expire\w*|ever|trouble|difficult\w*|"
    r"problem\w*|deni\w+"
    r"|lack\w*|absen\w+|minus|clear|free|delay\w*|wait\w*|forget\w*|wrong|safe|full|whole|complete\w*|within"
    r"|in\w+(?:able|ible))\b",
    re.IGNORECASE,
)
# Quick to try: most messages deny nothing. Every negator of the list for English, and the words of the patterns above.
_MAY_DENY = re.compile(
    r"\bn(?:ot?|one|obody|othing|ever|either|or)\b|\bcannot\b|n[’ʼ']t|without|avoid|stop|reach|"
    r"\b(?:impossib|invalid|incorrect|incomplete|un[a-z]{3})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Denials:
    """A stretch of a source with its negations: those that must be found again, and those that may be reworded.

    `count` is how often the first of them deny; `other` counts its words that are negative by themselves (stop, unless,
    missed): a translation needs those as well. `prefixed` counts those of them that every language denies (unwashed),
    `parallel` the pairs that one negation may hold for (no pain, no fever); `joined` says that the only one holds for
    two verbs with "or" between them, `either` that it holds for two words; `reworded` counts those that may be
    reworded. `forbidden` says that one of the first is a ban, `alone` that nothing denies but words like "impossible".
    """

    firm: tuple[Span, ...]
    loose: tuple[Span, ...]
    other: int = 0
    count: int = 0
    prefixed: int = 0
    parallel: int = 0
    forbidden: bool = False
    joined: bool = False
    either: bool = False
    reworded: int = 0
    alone: bool = False


NOTHING = Denials((), ())


def denials(source: str, tag: str) -> Denials:
    """What plain words of a source deny. Only in English is it known what may be reworded."""
    return NOTHING if primary(tag) == "en" and not _MAY_DENY.search(source) else _read(source, tag)


def until(source: str, tag: str) -> bool:
    """Whether plain words say "until" or "unless"."""
    return any(_matches(_UNTIL, primary(tag), source))


def affirms(source: str, tag: str) -> bool:
    """Whether plain words deny nothing and hold nothing that a translation may say with a "not"."""
    said = denials(source, tag)
    quiet = not (said.firm or said.loose or said.other or soothing(source, tag))
    return primary(tag) == "en" and quiet and not (_OFTEN_DENIED.search(source) or polarity(source, tag).others)


def soothing(source: str, tag: str) -> tuple[Span, ...]:
    """Where plain words say "do not worry" and the like."""
    return _spans(_SOOTHING, primary(tag), source)


@lru_cache(maxsize=2048)
def _read(source: str, tag: str) -> Denials:
    language = primary(tag)
    found = polarity(source, tag)
    patterns = (_OFTEN_REWORDED, _MORE_THAN) if found.negators else ()
    reworded = [span for pattern in patterns for span in _spans(pattern, language, source)]
    loose = [span for span in found.negators if any(start <= span[0] < end for start, end in reworded)]
    firm = [span for span in found.negators if span not in loose]
    echoes = sum(source[start:end].lower() == "nor" for start, end in firm)
    small = source.lower()
    firm += [match.span(1) for match in _matches(_AVOID, language, source)] if "avoid" in small else ()
    loose += found.limits
    stops = list(_spans(_STOP, language, source)) if "stop" in small or "reach" in small else []
    alone = () if firm or loose or stops else _spans(_BY_ITSELF, language, source)
    counted = (*firm, *stops, *alone)
    other = sum(not any(_touch(span, one) for one in counted) for span in found.others)
    return Denials(
        tuple(sorted(firm)),
        tuple(sorted([*loose, *stops, *alone])),
        # Beside a "not", "stop taking" needs a word of its own.
        other + (len(stops) if firm else 0),
        len(firm) - echoes,
        len(_spans(_PREFIXED, language, source)),
        len(_spans(_PARALLEL, language, source)),
        any(_touch(ban, span) for ban in _spans(_FORBIDDEN, language, source) for span in firm),
        len(firm) == 1 and bool(_spans(_NOT_OR, language, source)),
        len(firm) == 1 and bool(_spans(_NOT_EITHER, language, source)),
        len(set(loose)),
        bool(alone),
    )


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _spans(pattern: re.Pattern[str], language: str, text: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in _matches(pattern, language, text))


def _matches(pattern: re.Pattern[str], language: str, text: str) -> Iterator[re.Match[str]]:
    return pattern.finditer(text) if language == "en" else iter(())
