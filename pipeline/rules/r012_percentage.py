"""R012: a percentage has "1 in N" beside it, or instead of it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter

CODE = "R012"
SOURCE = "NHS digital service manual, content guide, Numbers: 1 in N rather than percentages"
LANGUAGES = frozenset({"en"})
ACTIONABLE = False

_PERCENT = re.compile(
    r"(?P<sign>[<>≤≥]\s*|(?:less|more|fewer) than |up to |at least )?"
    r"(?P<low>\d+(?:\.\d+)?)(?:\s*%?\s*(?:[-–—]|to)\s*(?P<high>\d+(?:\.\d+)?))?\s*(?:%|per ?cent\b)",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten) (?:in|out of|of)(?: every)? \d", re.IGNORECASE
)
_SIGNS = {
    "<": "fewer than ",
    "less than": "fewer than ",
    "fewer than": "fewer than ",
    ">": "more than ",
    "more than": "more than ",
    "≤": "at most ",
    "up to": "up to ",
    "≥": "at least ",
    "at least": "at least ",
}
_HUNDRED = Decimal(100)


# "0.9% salt water", "70% alcohol", "an oxygen level of 94%", "a 40% stake": how strong or how full, no share of people.
_SHARE_GOES_ON = re.compile(
    r"\s*(?:$|[^\s\w]|(?:of|off|and|or|to|in|at|by|for|from|with|without|who|whose|among|after|before|when|during|each|every"
    r"|will|would|may|might|can|could|have|has|had|get|gets|got|do|did|are|were|is|was|need|needed|chance|risk|likelihood"
    r"|success|survival|increase|decrease|reduction|higher|lower|more|less|fewer|greater|cases?|people|patients?|women|men"
    r"|children|babies|adults)\b)",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:levels?|saturation|oxygen|solution|strength|concentration|cream|gel|ointment|battery|hba1c|a1c|humidity|discount)"
    r"\b[^.;:]{0,30}$",
    re.IGNORECASE,
)
_OF_THINGS = re.compile(r"\s*of\s+(?:(?:the|all|these|those|our|your)\s+)?(?P<things>[a-z]+)", re.IGNORECASE)
_PERSONS = frozenset(
    "adults babies boys cases children girls men mothers parents patients people persons population those us users "
    "women you".split()
)


def look(matter: Matter) -> Iterator[Hit]:
    for passage in matter.running():
        if _IN.search(passage.text):
            continue
        for match in _PERCENT.finditer(passage.text):
            if not _SHARE_GOES_ON.match(passage.text, match.end()) or _MEASURED.search(passage.text[: match.start()]):
                continue
            things = _OF_THINGS.match(passage.text, match.end())
            whose = "" if things and things["things"].lower() not in _PERSONS else " people"
            yield Hit(
                passage.anchor,
                match.span(),
                f"many readers cannot picture “{match.group().strip()}”",
                f"Write “{_pictured(match)}{whose}”, or add it",
                Severity.NOTE,
            )


def _pictured(match: re.Match[str]) -> str:
    low, high = Decimal(match["low"]), Decimal(match["high"]) if match["high"] else None
    if high is not None:
        return f"between {_one_in(low)} and {_one_in(high)}"
    return _SIGNS.get((match["sign"] or "").strip().lower(), "") + _one_in(low)


def _one_in(percent: Decimal) -> str:
    """A share as "1 in N" where N is whole, else as "x in 100", or in 1,000 and so on; never rounded."""
    if percent and _HUNDRED % percent == 0:
        return f"1 in {_HUNDRED / percent:,f}".replace(".0", "")
    base = 100
    while percent != percent.to_integral_value():
        percent, base = percent * 10, base * 10
    return f"{percent:.0f} in {base:,}"
