"""Syllables of words: rules of our own for each language, and for English a table of exceptions.

Hyphenation patterns are no substitute: they leave out break points that a printer would not use, and so make
hard words look easy. Every other language has no counter and gets None, never another language's rules.
"""

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial

from pipeline.text.readability import vowels
from pipeline.text.segment import primary


class Provenance(StrEnum):
    """Where a count comes from: a rule of the language, the table of exceptions, the names of the letters of
    an acronym, or the convention that a number counts as one.
    """

    RULE = "rule"
    TABLE = "table"
    SPELLED = "spelled"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Syllables:
    """How many syllables a word has, and how that is known."""

    count: int
    provenance: Provenance


def counted(tag: str) -> bool:
    """Whether syllables can be counted in this language."""
    return primary(tag) in _COUNTERS


def spoken(word: str, language: str) -> int | None:
    """The number of syllables of one word; `language` is the language of the tag alone ("en"). See `syllables`."""
    rule = vowels.COUNTERS.get(language)
    if rule is not None and word.isalpha() and unicodedata.is_normalized("NFC", word):
        return rule(word.lower())
    if language == "en" and word.isascii() and word.isalpha():
        return _english(word)[0]
    found = syllables(word, language)
    return None if found is None else found.count


def spoken_by_all(words: Collection[str], language: str) -> list[int]:
    """The number of syllables of each word, 0 for each in a language without a counter. See `spoken`."""
    together = vowels.TOGETHER.get(language)
    if together is not None and words and (sounds := together("\n".join(words))) is not None:
        return [len(line) or 1 for line in sounds.split(vowels.BETWEEN)]
    return [spoken(word, language) or 0 for word in words]


@lru_cache(maxsize=65536)
def syllables(word: str, tag: str) -> Syllables | None:
    """The syllables of one word, or None for a language without a counter.

    A word with a digit in it counts as one syllable (the convention of Flesch 1948). The parts of a hyphenated
    word are counted one by one. NFC and NFD, curly and straight apostrophes make no difference.
    """
    counter = _COUNTERS.get(primary(tag))
    if counter is None:
        return None
    if word.isalpha() and (word.isascii() or unicodedata.is_normalized("NFC", word)):
        return counter(word)
    word = unicodedata.normalize("NFC", word).replace("’", "'").replace("ʼ", "'").replace("‑", "-")
    if any(sign.isdigit() for sign in word):
        return Syllables(1, Provenance.NUMBER)
    parts = [counter(part) for part in re.split(r"[-.·]", word) if part]
    provenance = next((part.provenance for part in parts if part.provenance != Provenance.RULE), Provenance.RULE)
    return Syllables(sum(part.count for part in parts), provenance)


# --- English -----------------------------------------------------------------------------------------------------

# Acronyms with a vowel that are read letter by letter; those without one always are. W has three syllables.
_SPELLED = frozenset("AED AI CE CQC EEG ECG EU ICU ID IUD IV IVF MRI MRSA OT PAD PE UK UTI USA".split())

# Words the rules below get wrong, by their number of syllables, in careful British speech ("every" has three,
# "hour" two). Unit symbols count as the words they stand for. A plural, past tense or other form is found
# through its stem.
_TABLE = {
    1: "aisle isle prayer",
    2: """
        acne acre business chocolate crooked cruel dr embed evening flour fluid fluoride fuel giant grapefruit
        graveyard herpes hour interest lonesome maybe mr mrs naked our ours platelet poem poet reuse rosebud
        ruin sacred several soldier solely someone sour wednesday wicked
    """,
    3: """
        acquire cereal entire increment inquire linear nucleus ratio recipe require simpler everyday everyone
        everything everywhere gooseberry heroin idea kg mg museum nausea ourselves pancreas reassure temperature
        theatre vegetable apnoea cochlea cornea trachea valproate
    """,
    4: "cm diltiazem quetiapine diabetes diarrhea diarrhoea everybody km mcg ml mm reality",
    5: "anorexia cooperation coordination pituitary",
    6: "gastroenteritis nitrofurantoin osteoarthritis",
}
_ENGLISH = {word: count for count, words in _TABLE.items() for word in words.split()}

# Forms of a stem that is in the table: the ending, what it replaces, and the endings of stems to which it adds a
# syllable.
_HISS = r"(?:[sxz]|[cs]h|[cgsz]e)$"
_FORMS = (
    ("'s", "", _HISS),
    ("s", "", _HISS),
    ("es", "", _HISS),
    ("ies", "y", "(?!)"),
    ("ed", "", "[td]$"),
    ("d", "", "[td]e$"),
    ("ing", "", ""),
    ("ing", "e", ""),
    ("ly", "", ""),
    ("al", "", ""),
)
_FORMS_BY_LAST: dict[str, list[tuple[str, str, re.Pattern[str]]]] = {
    last: [(ending, replaced, re.compile(adds)) for ending, replaced, adds in _FORMS if ending[-1] == last]
    for last in sorted({ending[-1] for ending, _, _ in _FORMS})
}

# The rules: as many syllables as there are groups of vowel letters, less one for each of these,
# each looked for only in words that end so.
_SILENT: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (endings, re.compile(pattern))
    for endings, pattern in (
        # bone, rule, more; not table, centre
        (("e",), r"[aeiouy](?:[^aeiouy]*[^aeiouylr]|[^aeiouybt]?r|r?l|ll)e$"),
        # bones, rules; not nurses, tables, litres
        (("es",), r"[aeiouy](?:[^aeiouy]*(?:[^aeiouysxzcglrh]|[^cs]h)|[^aeiouybt]?r|r?l|ll)es$"),
        # stopped, called; not wanted, handled, hundred
        (("ed",), r"[aeiouy](?:[^aeiouy]*[^aeiouytdlr]|[^aeiouyd]?r|r?l|ll)ed$"),
        # safely, careful, treatment written with e: movement; not settlement
        (
            ("ly", "ful", "less", "ment", "ments", "ness"),
            r"[aeiouy].*(?:[^aeiouyl]|[aeiou]l)e(?:ly|ful|fully|less|lessly|lessness|ments?|ness)$",
        ),
        # technique, fatigue
        (("ue", "ues"), r"[gq]ues?$"),
        # specifically
        (("ically",), r"ically$"),
    )
)
_LAST_OF_SILENT = frozenset(ending[-1] for endings, _ in _SILENT for ending in endings)
# The first half of a compound ends in a silent e, too: something, lifeline, facemask.
_HALVES = (
    "bare base bone bride care else eye face fire fore here home hope horse house life like make more nine note pace "
    "police safe side some stone take there time trade tube use where wide"
).split()
_HALF = re.compile(rf"(?:{'|'.join(_HALVES)})(?!ful|ment|ly|less|ness|n$|n[ei])(?:[bcdfghjklmnptvw]|s[aeiouych]|sty)")
_BEGIN_HALVES = frozenset(half[:3] for half in _HALVES)
# and one more wherever one of these parts a group in two, or makes a syllable without a vowel; each is looked for only
# in words that have one of its pairs of letters.
_PARTED: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (pairs, re.compile(pattern))
    for pairs, pattern in (
        # cardiac, associate, initiate, coagulate; not special, carriage
        (("ia", "oa"), r"(?<![ctsgx])ia(?!ge)|(?:al|pha)gia|[ct]iat|coag|[ao]sia|[ei]sia[tn]"),
        # diet, science, client, easier, thirtieth; not patient
        (("ie",), r"iet|scie|(?<![ctgl])ien[ct]|lien|(?<=[^aeiouctg])ie(?:r|st)s?$|ieth"),
        # radio, serious, physio; not operation, million, fashion
        (("io",), r"(?<![tscgxn])(?<!ll)(?<!sh)io|ysio|gio[pgl]|anio|onios"),
        # calcium, video, geology, create, react, area
        (("iu", "eo", "ea"), r"iu|(?<![gp])eo|geo[lmg]|creat|react|area"),
        # usual, graduate, influenza, continuity, queuing
        (("ua", "ue", "ui"), r"(?<![gq])ua[ltr]|fluen|uity|uing$"),
        # going, being, carrying, aorta, anyone, mayor, continuous
        (("ing", "ao", "yo", "ya", "ye", "uo"), r"[oeyi]ing|ao|[^aeiou]yo|[aeo]y[aeo](?!$|d$)|[^aeiouq]uo"),
        # rheumatism, rhythm
        (("sm", "thm"), r"sms?$|thms?$"),
    )
)


_GROUPS = re.compile("[aeiouy]+")


def _ruled(count: Callable[[str], int], word: str) -> Syllables:
    return Syllables(count(word.lower()), Provenance.RULE)


def _english_syllables(word: str) -> Syllables:
    return Syllables(*_english(word))


def _english(word: str) -> tuple[int, Provenance]:
    if word.isupper() and len(word) > 1 and (word in _SPELLED or not re.search(r"[AEIOUY]", word)):
        return len(word) + 2 * word.count("W"), Provenance.SPELLED
    word = word.lower() if word.isascii() else _sounded_accents(word.lower())
    if word in _ENGLISH:
        return _ENGLISH[word], Provenance.TABLE
    for ending, replaced, adds in _FORMS_BY_LAST.get(word[-1], ()):
        if not word.endswith(ending):
            continue
        stem = word.removesuffix(ending) + replaced
        if stem in _ENGLISH:
            return _ENGLISH[stem] + (adds.search(stem) is not None), Provenance.TABLE
    return _english_rule(word), Provenance.RULE


def _sounded_accents(word: str) -> str:
    """`word` in plain letters; an e with an accent is always sounded ("café"), a dieresis parts ("naïve")."""
    word = re.sub("[éèê]", "eh", word)
    word = re.sub("(?<=[aeo])([ïëö])", r"h\1", word)
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _without_apostrophe(word: str) -> str:
    if word.endswith("'s") and re.search(_HISS, word[:-2]):
        word = word[:-2].removesuffix("e") + "es"
    word = re.sub(r"'(?:s|ve|re|ll|d|m)?$", "", word)
    # didn't, couldn't have a syllable more than did, could; don't, aren't have not.
    return re.sub("(?<=[dst])n't$", "nit", word).replace("ren't", "rnt").replace("'", "")


def _english_rule(word: str) -> int:
    if "'" in word:
        word = _without_apostrophe(word)
    groups = _GROUPS.findall(word)
    count = len(groups)
    for endings, pattern in _SILENT if word[-1:] in _LAST_OF_SILENT else ():
        if word.endswith(endings) and pattern.search(word):
            count -= 1
    if word[:3] in _BEGIN_HALVES and _HALF.match(word):
        count -= 1
    # Only a group of several vowels can be parted.
    for pairs, pattern in _PARTED if len("".join(groups)) > len(groups) or "sm" in word or "thm" in word else ():
        for pair in pairs:
            if pair in word:
                count += len(pattern.findall(word))
                break
    return max(1, count)


_COUNTERS: dict[str, Callable[[str], Syllables]] = {
    "en": _english_syllables,
    **{language: partial(_ruled, count) for language, count in vowels.COUNTERS.items()},
}
