"""R005: sentences say who does what (no passive).

Advice only: a form of "be" with a participle is often no passive ("you are tired"), and sometimes the passive is right.
"""

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter, Passage, PlacedSentence

CODE = "R005"
SOURCE = "NHS digital service manual, content guide, How we write: use the active voice"
LANGUAGES = frozenset({"en"})
ACTIONABLE = False

_BE = "am|is|are|was|were|be|been|being|isn't|aren't|wasn't|weren't|isn’t|aren’t|wasn’t|weren’t"
_IRREGULAR = (
    "beaten begun bitten blown bought broken brought built burnt caught chosen cut done drawn driven eaten fed felt "
    "fitted forgotten found frozen given grown heard held hidden hit hurt kept laid led left lent lost made meant met "
    "overseen paid put read redone run said seen sent set sewn shown shut sold spoken spread stolen stuck stung sworn "
    "taken taught thought thrown told torn understood undertaken withdrawn withheld woken worn written"
)
# Participles that are adjectives after "be", and "is called", which explains a word.
_STATES = (
    "advanced allowed ashamed awake based blessed bored bruised called committed concerned confused connected "
    "constipated crowded dedicated dehydrated delighted depressed designed divorced dressed due embarrassed "
    "entitled excited exhausted expected experienced exposed feed frightened gifted guaranteed healed hundred "
    "indeed infected inflamed insured interested involved known limited linked located married mixed motivated "
    "named naked need needed overweight pleased pregnant prepared protected qualified red registered related "
    "relaxed required retired satisfied scared scheduled shaped shocked sighted skilled sore speed stressed "
    "supposed surprised swollen tired trained unexpected unimpaired upset used vaccinated wicked worried"
)
_ADVERB = r"(?:\w+ly|not|also|often|always|never|now|then|still|usually|only|just|already|soon|first|both|all)"
_PASSIVE = re.compile(
    rf"\b(?:{_BE})\s+(?:{_ADVERB}\s+){{0,2}}(?!(?:{'|'.join(_STATES.split())})\b)"
    rf"(?P<participle>(?:{'|'.join(_IRREGULAR.split())})|(?!un)[a-z]{{2,}}[^aeiou\W]ed|[a-z]{{2,}}[aeiou]ed)\b"
    r"(?!\s+(?:to be|up with|of the opinion)\b)",
    re.IGNORECASE,
)
# "The bones are broken" is how they are; "were broken by a fall" and "have been broken" are what happened to them.
_STATE_UNLESS_BY = frozenset(
    "absorbed blocked blurred broken closed covered damaged dissolved fitted finished frozen heated hurt injured left "
    "lit lost set settled shut stuck swollen torn worn".split()
)
_DONE = re.compile(r"(?:been|being)\b", re.IGNORECASE)
# Not who, but when or how: "by noon", "by the end of the week", "by phone".
_TIMES_AND_WAYS = (
    r"\w+ing\b|\w+day\b|\d|noon|midnight|lunchtime|bedtime|then|now|tomorrow|tonight|the (?:end|time|next)\b|next|early"
    "|late|(?:tele)?phone|post|e-?mail|text|letter|hand|mouth|injection|law|using|bus|car|mistake|accident"
)
_BY = re.compile(rf"\s+(?:\w+\s+){{0,2}}by\s+(?!{_TIMES_AND_WAYS})", re.IGNORECASE)
_WITH = re.compile(r"\s+(?:with|using)\s+", re.IGNORECASE)
# "is made up of", "are made from": what it consists of.
_CONSISTS = re.compile(r"\s+(?:(?:up\s+)?of|from)\b", re.IGNORECASE)


def look(matter: Matter) -> Iterator[Hit]:
    for passage in matter.running():
        for sentence in passage.sentences:
            for match in _PASSIVE.finditer(sentence.text):
                if not _is_state(match, sentence.text):
                    yield _hit(passage, sentence, match)


def _is_state(match: re.Match[str], text: str) -> bool:
    participle, after = match["participle"].lower(), match.end()
    if participle == "made" and _CONSISTS.match(text, after):
        return True
    happens = _DONE.match(match.group()) or _BY.match(text, after) or _WITH.match(text, after)
    return participle in _STATE_UNLESS_BY and not happens


def _hit(passage: Passage, sentence: PlacedSentence, match: re.Match[str]) -> Hit:
    start = sentence.start + match.start()
    span = (start, start + len(match.group()))
    if _BY.match(sentence.text, match.end()):
        found, hint = f"“{match.group()} ... by” says last who does it", "Turn it round: say first who or what does it"
    else:
        found, hint = f"“{match.group()}” does not say who does it", "Say who does it: “the nurse will ...”, “you ...”"
    return Hit(passage.anchor, span, found, hint, Severity.NOTE)
