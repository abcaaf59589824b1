"""C024: a translation is written in the letters, and not in the English, that its readers read."""

import re
from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.markup.inline import PLACEHOLDER, plain
from pipeline.text.remembered import Remembered
from pipeline.text.scripts import name_of, scripts, scripts_of, wholly_in
from pipeline.text.segment import primary

CODE = "C024"
_HINT = "Translate the message; names, addresses and names of medicines may stay as they are."
_OWN_LETTERS = 0.6
_FEWEST = 4
# Units and symbols: min, mmol.
_SYMBOL = 4
# A Chinese character says as much as three letters.
_WORTH = {"Hani": 3, "Hang": 2}
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
_LATIN = "A-Za-zÀ-ɏḀ-ỿ"
# Chinese and Korean go on without a space after a name in Latin letters.
_WORD = re.compile(rf"[{_LATIN}]+(?:[’'][{_LATIN}]+)*|[^\W\d_{_LATIN}]+(?:[’'][^\W\d_]+)*")
# Everyday English words that no other language of Latin letters has.
_EVERYDAY = frozenset(
    "the and you your with will this that have should which when what from been their they there before would".split()
)
_ENGLISH = re.compile(rf"\b(?:{'|'.join(sorted(_EVERYDAY, key=len, reverse=True))})\b", re.IGNORECASE)
_WHOLE = re.compile(r"\w+")
# How many of them there are in what stands between two spaces.
_EVERYDAY_IN = Remembered(lambda words: sum(word in _EVERYDAY for word in _WHOLE.findall(words)))
_MOST_ENGLISH = 0.2
_ENGLISH_WORDS = 3


def check(case: Case) -> Iterator[Finding]:
    """Looked at are the letters that are left without addresses, placeholders, and names that the source has."""
    own = scripts_of(case.target.tag)
    medicines = {word for medicine in case.medicines for name in medicine.names for word in name.split()}
    for message in case.pairs():
        target = plain(message.target)
        if own and not _is_foreign(target, own) and not _is_english(target):
            continue
        words = _WORD.findall(_ADDRESS.sub(" ", PLACEHOLDER.sub(" ", target)))
        left = " ".join(_without_names(words, plain(message.id.words), medicines, own))
        english = _ENGLISH.findall(" ".join(words)) if primary(case.target.tag) != "en" else []
        if own and _is_foreign(left, own):
            letters = scripts(left)
            wrong = max((name for name in letters if name not in own), key=lambda name: letters[name])
            found = f"most letters are {name_of(wrong)}, not {' or '.join(map(name_of, sorted(own)))}"
        elif len(english) >= max(_ENGLISH_WORDS, _MOST_ENGLISH * len(words)):
            found = f"it is English: {', '.join(dict.fromkeys(word.lower() for word in english))}"
        else:
            continue
        places = tuple(match.span() for match in _WORD.finditer(target) if _is_strange(match.group(), own))
        yield case.finding(CODE, Severity.BLOCK, message, found, _HINT, Mqm.UNTRANSLATED, (), places)


def _is_strange(word: str, own: frozenset[str]) -> bool:
    return _ENGLISH.fullmatch(word) is not None or not own & set(scripts(word))


def _is_english(text: str) -> bool:
    return sum(map(_EVERYDAY_IN.__getitem__, text.lower().split())) >= _ENGLISH_WORDS


def _is_foreign(text: str, own: frozenset[str]) -> bool:
    if wholly_in(text, own):
        return False
    found = scripts(text)
    right = sum(found[name] * _WORTH.get(name, 1) for name in own)
    strange = sum(count for name, count in found.items() if name not in own)
    return found.total() >= _FEWEST and right < _OWN_LETTERS * (right + strange)


def _without_names(words: list[str], source: str, medicines: set[str], own: frozenset[str]) -> Iterator[str]:
    sources = _WORD.findall(source)
    names = {word for word in sources if word != word.lower() or len(word) <= _SYMBOL}
    if "Latn" not in own and sum(scripts(" ".join(words))[name] for name in own) > _SYMBOL:
        # Translated around: what still stands as in the source is there on purpose.
        names |= set(sources)
    return (word for word in words if word not in names and word.lower() not in medicines)
