"""What a source text denies, and how sure it is that a translation of it denies it with a "not" of its own.

Some negations are often put the other way by good translators ("does not go away" becomes "persists"), one may hold for
two words ("do not eat or drink"), two may be said with one ("no pain and no fever"), and some forbid.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.text.meaning.negation import polarity
from pipeline.text.meaning.wordpatterns import Span, in_small, small
from pipeline.text.segment import primary

# English negations that good translators often put the other way: "does not go away" becomes "persists".
_OFTEN_REWORDED = in_small(
    r"(?:not|n[’']t|never|cannot) (?:\w+ ){0,2}?(?:g(?:o|oes|one|oing) (?:away|down)|gone\b(?! to)|improv\w+|settl\w+"
    r"|stop\w*\b(?! (?:\w+ing|it|them|the|your|this|these|any)\b)"
    r"|get(?:ting)? (?:any )?better|eas(?:e|ing)|subsid\w+|resolv\w+|clear\w*|wear\w* off|well|sure"
    r"|(?:feel|look)\w* (?:well|right|better)|certain|usual\w*|common\w*|like|mind|enough|understand|happy|agree|"
    r"remember|miss|lose|ignore|delay|wait|last|differ\w*)\b"
    r"|(?:not|n[’']t) (?:(?:be|take|last|very|too|so|that) ){0,2}(?:long|much|many|far)\b"
    r"|with or without\b|costs? (?:you )?nothing|nothing to pay|no (?:extra )?(?:charges?|costs?|fees?)\b"
    r"|no (?:sooner|better|problems?|need to (?:worry|be (?:afraid|alarmed|concerned|anxious)))\b",
)
_UNTIL = in_small(r"\b(?:until|till|unless)\b")
_FREE = in_small(r"\b(?:costs? (?:you )?nothing|nothing to pay|no (?:extra )?(?:charges?|costs?|fees?))\b")
_UNLESS = in_small(r"\bunless\b")
_IF = in_small(r"\b(?:if|when|where|in case|as long as)\b")
_MORE_THAN = in_small(
    r"(?:not|n[’']t|never) (?:\w+ ){0,4}?(?:more|less|longer|later|earlier|fewer|over|exceed(?:ed)?)\b"
    r"|\bnot (?:before|after)\b",
)
# What every language says with a "not" of some kind, and none with a word of its own.
_PREFIXED = in_small(r"\bun(?:necessar|wash|document|detect|treat|vaccinat|register|protect|open|able)\w*")
# Words that deny by themselves: where nothing else does, a translation has one of its own, or says it is little likely.
_BY_ITSELF = in_small(
    r"\b(?:impossible|invalid|incorrect|incomplete"
    r"|un(?:able|certain|clear|known|likely|necessary|opened|safe|suitable|treated|used|vaccinated|washed))\b",
)
# Two of the same kind that many languages say with one: "no pain and no fever", "sin dolor ni fiebre".
_PARALLEL = in_small(
    r"\b(?:not|no|nobody|never|without|cannot|\w+n[’']t)\b[^,;:.!?]*?(?:,| and| or|, and|, or)"
    r" (?:(?:you|it|they|he|she|we|I) )?(?=(?:(?:do|does|did|must|should|will|would|is|are|was|were|can|may) )?"
    r"(?:not|no|nobody|never|without|cannot|\w+n[’']t)\b)",
)
# One that holds for both of two verbs: "do not eat or drink". Of two things, many languages say "and" after a "not".
_NOT_OR = in_small(
    r"\b(?:not|never|cannot|\w+n[’']t)\b(?:(?!\b(?:if|when|unless|until|because|that|which|who)\b)[^,;:.!?])+? or "
    r"(?:add|apply|bathe?|bend|bite|break|breastfeed|change|chew|cover|crush|cut|dilute|divide|drink|drive|eat|exceed|"
    r"fly|freeze"
    r"|give|hold|inject|keep|lie|lift|massage|mix|move|open|operate|pull|push|put|reduce|refrigerate|remove|repeat|"
    r"replace|reuse"
    r"|rub|scratch|shake|share|shave|shower|skip|smoke|soak|split|squeeze|stand|start|stop|store|suck|swallow|"
    r"swim|take"
    r"|touch|track|travel|try|turn|use|walk|wash|wear|work)\b",
)
_NOT_EITHER = in_small(
    r"\b(?:not|never|cannot|without|no|\w+n[’']t)\b(?:(?!\b(?:if|when|unless|until|because|that|which|"
    r"who)\b)[^,;:.!?])+? or "
    r"(?!(?:not|no|never|more|less|over|under|longer|later|earlier)\b|\d)",
)
# A warning without "not": an imperative, or what one should or must do.
_AVOID = in_small(
    r"(?:^|[.:;!?] |(?:should|must|please|also|always|and|to) )(avoid)\b"
    r"(?! (?:infection|problem|complication|damage))",
)
_STOP = in_small(
    r"(?:^|[.:;!?,] |should |must |please |to )"
    r"(stop (?:taking|using|eating|drinking|smoking|wearing|breastfeeding))\b"
    r"|\b(out of (?:the )?(?:sight and )?reach)\b",
)
# What must not be done: a translation of it has a "not", or a word that forbids.
_FORBIDDEN = in_small(
    r"(?:^|[.:;!?,–—(“] ?|\b(?:please|and|but|or|also|so|then) )do(?: not|n[’']t)\b(?! (?:have|need|know)\b)"
    r"|\b(?:must|should|shall)(?: \w+)? not\b|\b(?:mustn|shouldn)[’']t\b|\bnever\b|(?<!to )\bavoid\b"
    r"|\bnot (?:be (?:taken|used|given|swallowed|injected|stopped|shared|chewed|crushed|mixed)|suitable|recommended"
    r"|safe|allowed|permitted|(?:take|use|drive|drink|eat|give|swallow|stop|inject|crush|chew|share|mix|apply|"
    r"touch)\b)",
)
_SOOTHING = in_small(r"(?:not|n[’']t|no need to) (?:be afraid|hesitate|worry|forget)\b")
# What many languages say with a "not", although English has none: under 5, at once, every other day, outside, harmless.
_OFTEN_DENIED = in_small(
    r"\b(?:only|fewer|less|under|below|until|till|stop\w*|except|whether|rather|instead|other than|differ\w*|"
    r"hard\w*|few|rare\w*"
    r"|harm\w*|every other|\d+ days a week|nine|9|outside|abnormal\w*|irregular\w*|anonym\w*|partial\w*|un\w+"
    r"|non\w*|maximum|at (?:most|"
    r"least|once)"
    r"|or (?:more|over|above)|above|up to|as (?:long|soon) as|immediately|right away|negative|empty|alone|"
    r"remain\w*|still"
    r"|keep\w*|off (?:work|school|sick)|fast(?:ing)?|lost|miss\w*|fail\w*|refus\w*|last|longer|prefer|avoid\w*|worse"
    r"|least|exceed\w*|"
    r"(?:more|older) than"
    r"|limit\w*|constant\w*|regardless|any|asymptomatic|otherwise|else|expire\w*|ever|trouble|difficult\w*|"
    r"problem\w*|deni\w+"
    r"|lack\w*|absen\w+|minus|clear|free|delay\w*|wait\w*|forget\w*|wrong|safe|full|whole|complete\w*|within"
    r"|in\w+(?:able|ible))\b",
)
# Quick to try: most messages deny nothing. Every negator of the list for English, and the words of the patterns above.
_MAY_DENY = in_small(
    r"\bn(?:ot?|one|obody|othing|ever|either|or)\b|\bcannot\b|n[’ʼ']t|without|avoid|stop|reach|"
    r"\b(?:impossib|invalid|incorrect|incomplete|un[a-z]{3})",
)


@dataclass(frozen=True, slots=True)
class Denials:
    """A stretch of a source with its negations: those that must be found again, and those that may be reworded.

    `count` is how often the first of them deny; `other` counts its words that are negative by themselves (stop, unless,
    missed): a translation needs those as well. `prefixed` counts those of them that every language denies (unwashed),
    `parallel` the pairs that one negation may hold for (no pain, no fever); `joined` says that the only one holds for
    two verbs with "or" between them, `either` that it holds for two words; `reworded` counts those that may be
    reworded. `forbidden` says that one of the first is a ban, `alone` that nothing denies but words like "impossible",
    `free` that nothing does but "costs nothing".
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
    free: bool = False


NOTHING = Denials((), ())


def denials(source: str, tag: str) -> Denials:
    """What plain words of a source deny. Only in English is it known what may be reworded."""
    return NOTHING if primary(tag) == "en" and not _MAY_DENY.search(small(source)) else _read(source, tag)


def until(source: str, tag: str) -> bool:
    """Whether plain words say "until" or "unless"."""
    return any(_matches(_UNTIL, primary(tag), source))


def excepts(source: str, tag: str) -> tuple[Span, ...]:
    """Where plain words say "unless" and no "if"."""
    if "nless" not in source or _IF.search(small(source)):
        return ()
    return _spans(_UNLESS, primary(tag), source)


def unless(source: str, tag: str) -> bool:
    """Whether plain words say "unless"."""
    return "nless" in source and bool(_spans(_UNLESS, primary(tag), source))


def affirms(source: str, tag: str) -> bool:
    """Whether plain words deny nothing and hold nothing that a translation may say with a "not"."""
    said = denials(source, tag)
    quiet = not (said.firm or said.loose or said.other or soothing(source, tag))
    return primary(tag) == "en" and quiet and not (_OFTEN_DENIED.search(small(source)) or polarity(source, tag).others)


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
    words = small(source)
    firm += [match.span(1) for match in _matches(_AVOID, language, source)] if "avoid" in words else ()
    loose += found.limits
    stops = list(_spans(_STOP, language, source)) if "stop" in words or "reach" in words else []
    # What each of the patterns below has, and few texts.
    ors = " or " in words
    links = ors or "," in words or " and " in words
    alone = () if firm or loose or stops else _spans(_BY_ITSELF, language, source)
    counted = (*firm, *stops, *alone)
    other = sum(not any(_touch(span, one) for one in counted) for span in found.others)
    return Denials(
        tuple(sorted(firm)),
        tuple(sorted([*loose, *stops, *alone])),
        # Beside a "not", "stop taking" needs a word of its own.
        other + (len(stops) if firm else 0),
        len(firm) - echoes,
        len(_spans(_PREFIXED, language, source)) if "un" in words else 0,
        len(_spans(_PARALLEL, language, source)) if links else 0,
        bool(firm) and any(_touch(ban, span) for ban in _spans(_FORBIDDEN, language, source) for span in firm),
        len(firm) == 1 and ors and bool(_spans(_NOT_OR, language, source)),
        len(firm) == 1 and ors and bool(_spans(_NOT_EITHER, language, source)),
        len(set(loose)),
        bool(alone),
        not firm and bool(_spans(_FREE, language, source)),
    )


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _spans(pattern: re.Pattern[str], language: str, text: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in _matches(pattern, language, text))


def _matches(pattern: re.Pattern[str], language: str, text: str) -> Iterator[re.Match[str]]:
    return pattern.finditer(small(text)) if language == "en" else iter(())
