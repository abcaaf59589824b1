"""C018: no counter stands without its number: "회 2정", "2~세" and "분의 1" have lost a figure."""

import re
from collections.abc import Iterable, Iterator

from pipeline.checks.amounts.items import Item
from pipeline.checks.amounts.matching import compared
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity, Span
from pipeline.text.markup.inline import plain

CODE = "C018"
LANGUAGES = ("ko",)
_PARTICLES = (
    "씩|이상|이하|미만|이내|까지|마다|간격|당|째|의? 접종|에 |에서|을 |를 |은 |는 |이 |가 |으로|로 |만 |꼴|가량|정도"
)
# What may follow a counter: the end of the word, or a particle.
_ENDS = rf"(?=[ \u00a0,.;:)\]·/]|$|{_PARTICLES})"
_LIMITS = "이상|이하|이내|미만|초과"
# Counters that are no words of their own when a word begins with them: 회 is "times", 회의 a meeting.
_BOUND = "|".join(
    (
        rf"(?:회분|회|개월|명|정)(?:간|차|용|여)?{_ENDS}|회량",
        rf"년(?! ?\d)(?:간)?{_ENDS}",
        rf"세(?= ?(?:{_LIMITS}|부터|까지))",
        rf"[주일](?= (?:{_LIMITS}))",
        "번(?=씩|이상|[,.)]| 각| 더 |까지)",
        r"차 접종|분의(?= ?\d)|퍼센트|[%％](?=[가-힣])",
        # "1회 g", "1회량: 포": a dose without its figure.
        rf"(?:(?<=\d회 )|(?<=\d회량 )|(?<=\d회량: ))(?:k?g|m[gLl]|캡슐|포){_ENDS[:-1]}|\()",
    )
)
_WORD = r"(?:(?<=[ \u00a0(\[,.·])|^)"
_ALONE = re.compile(f"{_WORD}(?:{_BOUND})", re.MULTILINE)
# After the dash of a range even a word of its own has lost its number.
_COUNTERS = "회분|회|개월|명|정|세|살|주|일|년|시간|분|초|mg|ml|kg|g|%"
_CUT = re.compile(rf"(?<=[\d일월년])[ \u00a0]?[~～–-][ \u00a0]?(?P<word>{_COUNTERS}){_ENDS}")
# What counts before a space: a number in digits or words, or a word for some, each or that one.
_COUNTED = re.compile(
    r"(?:\d|[한두세네석넉반몇매첫수백천만억십]|(?<!각)각|다섯|여섯|일곱|여덟|아홉|열|스무|여러|다음|지난|이번|모든|서너"
    r"|두어|두세|한두)[ \u00a0]?$"
)
# Words of their own that are counters, too: they have lost a number only where the source has one more.
_WORDS = {
    "second": "초",
    "minute": "분",
    "hour": "시간",
    "day": "일",
    "week": "주|주일",
    "month": "달|월",
    "year": "년|살",
    "time": "번|차례",
    "dose": "번|차례",
    "tablet": "알|캡슐",
    "person": "사람",
}


def check(case: Case) -> Iterator[Finding]:
    """A word that begins with a counter, where nothing has been counted before it."""
    if case.target.tag not in LANGUAGES:
        return
    lost = {id(message): _lost(found.words_lost) for message, found in compared(case)}
    for message in case.pairs():
        words = plain(message.target)
        places = {match.span("word") for match in _CUT.finditer(words)}
        for pattern in (_ALONE, *(_standing_alone(counters) for counters in lost.get(id(message), ()))):
            places |= set(_uncounted(pattern, words))
        if places:
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"a number seems to be missing before {', '.join(f'“{words[a:b]}”' for a, b in sorted(places))}",
                "Write the number of the source before what is counted.",
                Mqm.OMISSION,
                (),
                tuple(sorted(places)),
            )


def _lost(items: Iterable[Item]) -> tuple[str, ...]:
    """The counters of what has no counterpart, but for "a day" and "a week", which need no number."""
    counted = (item for item in items if item.noun or item.values != {1} or item.shown.lower() == "one")
    return tuple(_WORDS[name] for item in counted if (name := item.unit or item.noun) in _WORDS)


def _standing_alone(counters: str) -> re.Pattern[str]:
    return re.compile(rf"{_WORD}(?:{counters})(?:(?:간)?{_ENDS}|(?= ?동안))", re.MULTILINE)


def _uncounted(pattern: re.Pattern[str], words: str) -> Iterator[Span]:
    return (match.span() for match in pattern.finditer(words) if not _COUNTED.search(words, 0, match.start()))
