"""R013: no number stands directly beside a dose ("2 500 mg tablets" reads as 2,500)."""

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter

CODE = "R013"
SOURCE = "ISMP, List of error-prone abbreviations, symbols and dose designations: numbers that run together"
LANGUAGES = frozenset({"en"})
ACTIONABLE = True

_UNIT = r"(?:mg|mcg|micrograms?|milligrams?|g|grams?|kg|ml|millilitres?|litres?|units?|mm|cm|-?(?:mg|ml))"
_PIECES = "ampoules?|capsules?|doses?|drops?|injections?|patch(?:es)?|pills?|puffs?|sachets?|spoonfuls?|tablets?|vials?"
_BESIDE = re.compile(
    rf"(?<![\d.,:/–-])(?P<count>\d{{1,3}})[ \u00a0\u202f]+(?P<dose>\d+(?:[.,]\d+)?)[ \u00a0\u202f-]?{_UNIT}\b"
    rf"(?:[ \u00a0]+(?P<thing>(?:[a-z]+[ \u00a0]+){{0,2}}(?:{_PIECES})\b|[a-z]+))?",
    re.IGNORECASE,
)


def look(matter: Matter) -> Iterator[Hit]:
    for passage in matter.passages:
        for match in _BESIDE.finditer(passage.text):
            dose = passage.text[match.start("dose") : match.start("thing") if match["thing"] else match.end()].strip()
            things = match["thing"] or "tablets"
            yield Hit(
                passage.anchor,
                match.span(),
                f"“{match.group()}”: the {match['count']} runs together with the dose",
                f"Write “{match['count']} {things} of {dose}”",
                Severity.REVIEW,
            )
