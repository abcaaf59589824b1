"""C054: what one must do is not what one may do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.inline import plain
from pipeline.text.negation import polarity, primary

CODE = "C054"
_HINT = "Say “must” where the source says it, and “may” or “can” where it says that."
_EDGE = r"[\w\u064b-\u0652\u0980-\u09e3]"


@dataclass(frozen=True, slots=True)
class _Words:
    """How a language says that one must, and that one may, can or might; `whole` words where it parts them."""

    must: str
    may: str
    whole: bool = True


_WORDS = {
    "en": _Words(r"must|have to|has to|need to|needs to", r"may|might|can|could"),
    "ar": _Words(
        r"\w*يجب\w*|\w*ينبغي\w*|\w*يلزم\w*|[وف]?لا بد|\w*ضروري\w*|\w*تحتاج\w*|\w*يتعين\w*|عليك\w*|\w*لازم\w*",
        r"\w*يمكن\w*|\w*تمكن\w*|[وف]?قد|ربما|\w*يجوز|\w*يحتمل|\w*تستطيع\w*|\w*بإمكان\w*",
    ),
    "bn": _Words(
        r"অবশ্যই|হবে|উচিত|প্রয়োজন|প্রয়োজন|দরকার|বাধ্য\w*|আবশ্যক",
        rf"পার{_EDGE}*|হয়তো|হয়তো|সম্ভব\w*|সম্ভাবনা",
    ),
    "cy": _Words(
        r"rhaid|dylech|dylai|ddylech|ddylai|angen|orfod|gorfod|hanfodol|ddylid|dylid|mae'n rhaid",
        r"g?all\w*|g?ell\w*|efallai|gallech|posibl?|modd|medr\w*|fedr\w*|caiff|cewch|gewch",
    ),
    "de": _Words(
        r"m[uü]ss\w*|sollt?\w*|notwendig|erforderlich|unbedingt|nötig|brauch\w*|zwingend"
        r"|haben \S+ zu|ist \S+ zu|sind \S+ zu",
        r"k[aoö]nn?\w*|d[aü]rf\w*|eventuell|möglich\w*|vielleicht|gegebenenfalls|evtl",
    ),
    "es": _Words(
        r"deb\w+|tien\w+ que|tendr\w+ que|teng\w+ que|hay que|necesari\w+|necesit\w+"
        r"|obligatori\w+|imprescindible|es preciso",
        r"pued\w+|pod\w+|podr\w+|quizá\w*|tal vez|posib\w+|acaso",
    ),
    "fr": _Words(
        r"d(?:oit|oivent|evez|evra|evront|evrez|ois)|faut|faudra|nécessaire\w*|impérati\w*|obligatoire\w*|besoin|indispensable\w*",
        r"p(?:eut|euvent|ouvez|ourra|ourront|ourrez|ourrait|eux|ourraient|ouvoir)|possib\w+|éventuel\w*|peut-être|susceptible\w*",
    ),
    "it": _Words(
        r"dev\w+|dov\w+|necessari\w+|bisogna|occorr\w+|obbligatori\w+|è da|sono da|indispensabil\w+|va|vanno|bisogno",
        r"p(?:uò|ossono|otrebbe|otrebbero|uoi|otrà|otete|otranno|otrete)|possib\w+|forse|eventual\w+",
    ),
    "pl": _Words(
        r"mus\w+|należy|trzeba|koniecz\w+|powin\w+|wolno|obowiąz\w+|niezbędn\w+|wymag\w+|potrzeb\w+|proszę|prosimy",
        r"moż\w+|mog\w+|mógł\w*|wolno|być może|ewentualn\w+|potrafi\w*|da się",
    ),
    "pt": _Words(
        r"dev\w+|te[mn]\w* (?:de|que)|terá (?:de|que)|necessári\w+|é preciso|obrigatóri\w+|precis\w+|imprescindív\w+",
        r"p(?:ode|odem|odem-se|oderá|oderão|oderia|oderiam|ossível)|talvez|possív\w+|eventual\w*",
    ),
    "ro": _Words(
        r"trebui\w+|necesar\w*|obligatoriu|nevoie|obligat\w*|neapărat|va fi|musai",
        r"p(?:oate|ot|uteți|uteţi|ută?|oți|utea|utem)|posibil\w*|eventual\w*|ar putea|s-ar putea",
    ),
    "ur": _Words(
        r"چا[ہه]ی?[ےۓئ]\w*|لازمی?|ضروری?|ضرورت|[ہه]وگا|[ہه]وگی|پڑ\w*|فرض",
        r"سک\w+|شاید|ممکن\w*|امکان",
    ),
    "zh": _Words(r"必须|必須|应|應|需|务必|務必|一定要|得|要|须", r"可|能|也许|或许|或許|会|會", whole=False),
}
LANGUAGES = tuple("zh-Hans" if tag == "zh" else tag for tag in sorted(_WORDS) if tag != "en")


def check(case: Case) -> Iterator[Finding]:
    """For review, where the source has one of the two and the translation the other one alone.

    Sentences with a negation are let be ("must not" is "may not" in many languages), and so are those with "only" ("you
    must be a nurse to" is "only nurses can"). Nothing is said in languages without a list.
    """
    ours, theirs = _pattern(primary(case.source.tag)), _pattern(primary(case.target.tag))
    if ours is None or theirs is None or case.source.tag == case.target.tag:
        return
    either = re.compile(f"{ours[0].pattern}|{ours[1].pattern}", re.IGNORECASE)
    for message in case.pairs():
        source, target = plain(message.id.words), plain(message.target)
        if not either.search(source):
            continue
        must, may = (tuple(match.span() for match in pattern.finditer(source)) for pattern in ours)
        if must and may:
            continue
        has_must, has_may = (tuple(match.span() for match in pattern.finditer(target)) for pattern in theirs)
        if must and has_may and not has_must:
            found, here, there = "the source says what one must do, the translation what one may do", must, has_may
        elif may and has_must and not has_may:
            found, here, there = "the source says what one may do, the translation what one must do", may, has_must
        else:
            continue
        said = (polarity(source, case.source.tag), polarity(target, case.target.tag))
        if any(one.negators or one.only for one in said):
            continue
        yield case.finding(CODE, Severity.REVIEW, message, found, _HINT, Mqm.MISTRANSLATION, here, there)


def _pattern(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    words = _WORDS.get(language)
    if words is None:
        return None
    edges = (rf"(?<!{_EDGE})(?:", rf")(?!{_EDGE})") if words.whole else ("(?:", ")")
    must, may = (re.compile(edges[0] + text + edges[1], re.IGNORECASE) for text in (words.must, words.may))
    return must, may
