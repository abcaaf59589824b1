"""C051: nothing of the source seems to be left out."""

import math
import re
from collections.abc import Iterator
from statistics import median

from pipeline.model.case import Case
from pipeline.model.catalogue import Message
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.markup.inline import plain
from pipeline.text.segment import primary, sentences

CODE = "C051"
# What is usual is told from the whole catalogue.
WHOLE = True
_HINT = "Compare them once more, sentence by sentence and item by item."
# Characters of a translation for each of its English source; elsewhere about one (over the sample leaflets).
_USUAL = {
    "zh": 0.33,
    "ko": 0.55,
    "ja": 0.45,
    "ar": 0.85,
    "fa": 0.9,
    "bn": 1.0,
    "de": 1.15,
    "fr": 1.15,
    "es": 1.1,
    "tr": 0.95,
}
_ENOUGH = 20
_LONG = 40
# So far below what is usual in this catalogue (in the scale of logarithms) or so much shorter, whichever is more.
_UNLIKELY, _LEAST_SPREAD = 3.5, 0.16
_SHORTER = 0.78
_ITEM = r"[^\W\d_]+(?:[ ’'-][^\W\d_]+){0,2}"
_LIST = re.compile(rf"\b{_ITEM}(?:, (?!(?:and|or|such|including) ){_ITEM})+,? (?:and|or) [^\W\d_]", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:if|when|once|after|before|while|as|because|until|although|since|unless|for)\b", re.IGNORECASE)
_PERIOD = re.compile(r"(?:\S+ ){0,2}(?:hour|day|week|month|year|night|daily|time)s?,", re.IGNORECASE)
_BETWEEN = r"[,،、，;；·/]"
_NUMBER_WORD = re.compile(r"\b(?:one|two|three|four|five|six|once|twice)\b", re.IGNORECASE)
# Chinese parts the items of a list by a mark of its own; some languages part clauses by commas.
_PARTED = {
    "zh": r"[、;；]",
    "de": r",(?! (?:wenn|falls|dass|ob|weil|damit|um|bevor|nachdem|sobald|obwohl|sodass|wie|was|d(?:ie|er|as|en|em))\b)"
    r"|[;/]",
    "pl": r",(?! (?:jeśli|jeżeli|że|żeby|gdy|kiedy|aby|by|bo|ponieważ|zanim|co|jak|gdzie|któr\w+)\b)|[;/]",
    "ru": r",(?! (?:если|что|чтобы|когда|потому|пока|как|где|котор\w+)\b)|[;/]",
    "uk": r",(?! (?:якщо|що|щоб|коли|бо|тому|поки|як|де|як(?:ий|а|е|і|их|им|ої|у))\b)|[;/]",
}
_JOINED = {
    "ar": r"(?<!\S)(?:و\w+|أو)",
    "bn": r"এবং|ও(?!\w)|বা(?!\w)|অথবা|কিংবা|আর",
    "cy": r"\b(?:a|ac|neu|na|nac|nag|ynteu)\b",
    "de": r"\b(?:und|oder|sowie|bzw)\b",
    "es": r"\b(?:y|e|o|u|ni)\b",
    "fa": r"(?<!\S)(?:و|یا)(?!\S)",
    "fr": r"\b(?:et|ou|ni)\b",
    "it": r"\b(?:e|ed|o|od|oppure|né)\b",
    "ko": r"[와과나](?=\s)|및|또는|이나|거나|고(?=\s)|하고",
    "pl": r"\b(?:i|oraz|lub|albo|czy|ani|a)\b",
    "pt": r"\b(?:e|ou|nem)\b",
    "ro": r"\b(?:și|şi|sau|ori|nici)\b",
    "ru": r"\b(?:и|или|либо|ни)\b",
    "so": r"\b(?:iyo|ama|mise|ee|oo|amase)\b",
    "tr": r"\b(?:ve|veya|ya da|ile|yahut)\b|\w+y?l[ae]\b",
    "uk": r"\b(?:і|й|та|або|чи|ні|ані)\b",
    "ur": r"(?<!\S)(?:اور|یا|و|نہ)(?!\S)",
    "vi": r"\b(?:và|hoặc|hay|cùng)\b",
    "zh": r"[和或与及]",
}


def check(case: Case) -> Iterator[Finding]:
    """A translation that is far shorter than this language's usually are, that has fewer sentences and is shorter
    too, or that has fewer items than a list in the source.
    """
    pairs = tuple((message, plain(message.id.words), plain(message.target)) for message in case.pairs())
    usual, spread = _habit(case, tuple((source, target) for _, source, target in pairs))
    for message, source, target in pairs:
        found = (
            _short(source, target, usual, spread) or _fewer(case, source, target, usual) or _items(case, source, target)
        )
        if found:
            yield _finding(case, message, found)


def _finding(case: Case, message: Message, found: str) -> Finding:
    return case.finding(CODE, Severity.REVIEW, message, found, _HINT, Mqm.OMISSION)


def _habit(case: Case, pairs: tuple[tuple[str, str], ...]) -> tuple[float, float]:
    """How long translations are here, as the logarithm of their length by their source's, and how far apart."""
    ratios = [math.log(len(target) / len(source)) for source, target in pairs if len(source) >= _ENOUGH and target]
    if len(ratios) < _ENOUGH:
        return math.log(_USUAL.get(primary(case.target.tag), 1.05)), 0.2
    middle = median(ratios)
    # 1.4826 makes the median deviation a standard deviation where lengths are spread normally.
    return middle, max(_LEAST_SPREAD, 1.4826 * median(abs(ratio - middle) for ratio in ratios))


def _short(source: str, target: str, usual: float, spread: float) -> str:
    if len(source) < _LONG or math.log(max(1, len(target)) / len(source)) > usual - _UNLIKELY * spread:
        return ""
    return (
        f"it is much shorter than translations of such a text usually are ({len(target)} characters for {len(source)})"
    )


def _fewer(case: Case, source: str, target: str, usual: float) -> str:
    if len(target) >= _SHORTER * math.exp(usual) * len(source):
        return ""
    ours, theirs = len(sentences(source, case.source)), len(sentences(target, case.target))
    if theirs < ours:
        return f"the source has {ours} sentences, the translation {theirs}, and it is shorter"
    return ""


def _items(case: Case, source: str, target: str) -> str:
    joined = _JOINED.get(primary(case.target.tag))
    if primary(case.source.tag) != "en" or joined is None:
        return ""
    if ", " not in source:
        return ""
    items = sum(_count(match.group()) for match in _LIST.finditer(source) if not _ends_clause(source, match))
    if items < 2:
        return ""
    between = _PARTED.get(primary(case.target.tag), _BETWEEN)
    marks = len(re.findall(between, target)) + len(re.findall(joined, target))
    if marks < items - 1:
        return f"the source lists {items} things, the translation seems to list fewer"
    return ""


def _ends_clause(source: str, match: re.Match[str]) -> bool:
    """Whether the only comma is that of a clause: "If you miss it by 12 hours, skip it and take the next one".

    Or it stands after a length of time: "twice a day, after meals and at bedtime".
    """
    if match.group().count(",") > 1:
        return False
    if _PERIOD.match(match.group()):
        return True
    begin = max(source.rfind(stop, 0, match.start()) for stop in ".;:!?\n") + 1
    opening = source[begin : match.start()]
    stop = re.compile(r"[.;:!?\n,]").search(source, match.end())
    goes_on = stop is not None and stop.group() == ","
    return _CLAUSE.match(opening.lstrip()) is not None and "," not in opening and not goes_on


def _count(listed: str) -> int:
    """How many things a list such as "a, b or c" has, with or without the last comma; "two or three" is no list."""
    if _NUMBER_WORD.search(listed):
        return 0
    return listed.count(",") + 2 - bool(re.search(r", (?:and|or) \w$", listed))
