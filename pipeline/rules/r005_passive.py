"""R005: sentences say who does what (no passive).

Advice only: a form of "be" with a participle is often no passive ("you are tired"), and sometimes the passive is right.
"""

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter

CODE = "R005"
SOURCE = "NHS digital service manual, content guide, How we write: use the active voice"
LANGUAGES = frozenset({"en"})
ACTIONABLE = False

_BE = "am|is|are|was|were|be|been|being|isn't|aren't|wasn't|weren't|isn’t|aren’t|wasn’t|weren’t"
_IRREGULAR = (
    "beaten bitten blown bought broken brought built burnt caught chosen cut done drawn driven eaten fed felt fitted "
    "found frozen given grown heard held hidden hit hurt kept laid led left lost made meant met paid put read said "
    "seen sent set shown shut sold spoken spread stolen stuck sworn taken taught thought thrown told torn understood "
    "woken worn written"
)
# Participles that are adjectives after "be", and "is called", which explains a word.
_STATES = (
    "advanced allowed ashamed awake based blessed bored called concerned confused connected crowded dedicated "
    "delighted depressed designed dressed embarrassed excited exhausted experienced frightened gifted healed hundred "
    "indeed infected interested involved known limited located married mixed named naked need pleased pregnant "
    "prepared red related relaxed required retired satisfied scared scheduled shaped shocked skilled sore supposed "
    "surprised swollen tired unexpected unimpaired upset used wicked worried"
)
_ADVERB = r"(?:\w+ly|not|also|often|always|never|now|then|still|usually|only|just|already|soon|first|both|all)"
_PASSIVE = re.compile(
    rf"\b(?:{_BE})\s+(?:{_ADVERB}\s+){{0,2}}(?!(?:{'|'.join(_STATES.split())})\b)"
    rf"(?P<participle>(?:{'|'.join(_IRREGULAR.split())})|(?!un)[a-z]{{2,}}[^aeiou\W]ed|[a-z]{{2,}}[aeiou]ed)\b"
    r"(?!\s+(?:to be|up with|of the opinion)\b)",
    re.IGNORECASE,
)
# "The bones are broken" is how they are; "were broken by a fall" is what happened to them.
_STATE_UNLESS_BY = frozenset("broken hurt left lost stuck closed frozen torn worn set shut swollen blocked".split())
_BY = re.compile(r"\s+(?:\w+\s+){0,2}by\s+(?!\w+ing\b|\d)", re.IGNORECASE)


def look(matter: Matter) -> Iterator[Hit]:
    for passage in matter.running():
        for sentence in passage.sentences:
            for match in _PASSIVE.finditer(sentence.text):
                by = _BY.match(sentence.text, match.end())
                if match["participle"].lower() in _STATE_UNLESS_BY and by is None:
                    continue
                start = sentence.start + match.start()
                yield Hit(
                    passage.anchor,
                    (start, start + len(match.group())),
                    f"“{match.group()}” does not say who does it",
                    "Say who does it: “the nurse will ...”, “you ...”",
                    Severity.NOTE,
                )
