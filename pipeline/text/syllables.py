"""Syllables of English, Spanish and Polish words: rules of our own, and for English a table of exceptions.

Hyphenation patterns are no substitute: they leave out break points that a printer would not use, and so make
hard words look easy. Every other language has no counter and gets None, never another language's rules.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

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


@lru_cache(maxsize=65536)
def syllables(word: str, tag: str) -> Syllables | None:
    """The syllables of one word, or None for a language without a counter.

    A word with a digit in it counts as one syllable (the convention of Flesch 1948). The parts of a hyphenated
    word are counted one by one. NFC and NFD, curly and straight apostrophes make no difference.
    """
    counter = _COUNTERS.get(primary(tag))
    if counter is None:
        return None
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
        acre business chocolate crooked cruel dr evening flour fluid fluoride fuel giant grapefruit graveyard hour
        interest lonesome maybe mr mrs naked our ours platelet poem poet rosebud ruin sacred several soldier solely
        someone sour wednesday wicked
    """,
    3: """
        cereal everyday everyone everything everywhere gooseberry heroin idea kg mg museum nausea ourselves pancreas
        reassure temperature theatre vegetable
    """,
    4: "cm diabetes diarrhea diarrhoea everybody km mcg ml mm reality",
    5: "cooperation coordination",
    6: "gastroenteritis",
}
_ENGLISH = {word: count for count, words in _TABLE.items() for word in words.split()}

# Forms of a stem that is in the table: the ending, what it replaces, and the endings of stems to which it adds a
# syllable.
_HISS = r"(?:[sxz]|[cs]h|[cgsz]e)$"
_FORMS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (ending, replaced, re.compile(adds))
    for ending, replaced, adds in (
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
)

# The rules: as many syllables as there are groups of vowel letters, less one for each of these,
_SILENT = tuple(
    re.compile(pattern)
    for pattern in (
        # bone, rule, more; not table, centre
        r"[aeiouy](?:[^aeiouy]*[^aeiouylr]|[^aeiouybt]?r|r?l|ll)e$",
        # bones, rules; not nurses, tables, litres
        r"[aeiouy](?:[^aeiouy]*(?:[^aeiouysxzcglrh]|[^cs]h)|[^aeiouybt]?r|r?l|ll)es$",
        # stopped, called; not wanted, handled, hundred
        r"[aeiouy](?:[^aeiouy]*[^aeiouytdlr]|[^aeiouyd]?r|r?l|ll)ed$",
        # safely, careful, treatment written with e: movement; not settlement
        r"[aeiouy].*(?:[^aeiouyl]|[aeiou]l)e(?:ly|ful|fully|less|lessly|lessness|ments?|ness)$",
        # the first half of a compound: something, lifeline, facemask
        r"^(?:bare|base|bone|bride|care|else|eye|face|fire|fore|here|home|hope|horse|house|life|like|make|more|nine|note"
        r"|pace|police|safe|side|some|stone|take|there|time|trade|tube|use|where|wide)"
        r"(?!ful|ment|ly|less|ness|n$|n[ei])(?:[bcdfghjklmnptvw]|s[aeiouych]|sty)",
        # technique, fatigue
        r"[gq]ues?$",
        # specifically
        r"ically$",
    )
)
# and one more wherever one of these parts a group in two, or makes a syllable without a vowel.
_PARTED = tuple(
    re.compile(pattern)
    for pattern in (
        # cardiac, associate, initiate, coagulate; not special, carriage
        r"(?<![ctsgx])ia(?!ge)|[ct]iat|coag|[ao]sia|[ei]sia[tn]",
        # diet, science, client, easier, thirtieth; not patient
        r"iet|scie|(?<![ctgl])ien[ct]|lien|(?<=[^aeiouctg])ie(?:r|st)s?$|ieth",
        # radio, serious, physio; not operation, million, fashion
        r"(?<![tscgxn])(?<!ll)(?<!sh)io|ysio|gio[pgl]|anio|onios",
        # calcium, video, geology, create, react, area
        r"iu|(?<![gp])eo|geo[lmg]|creat|react|area",
        # usual, graduate, influenza, continuity, queuing
        r"(?<![gq])ua[ltr]|fluen|uity|uing$",
        # going, being, carrying, aorta, anyone, mayor, continuous
        r"[oeyi]ing|ao|[^aeiou]yo|[aeo]y[aeo](?!$|d$)|[^aeiouq]uo",
        # rheumatism, rhythm
        r"sms?$|thms?$",
    )
)


def _english(word: str) -> Syllables:
    if word.isupper() and len(word) > 1 and (word in _SPELLED or not re.search(r"[AEIOUY]", word)):
        return Syllables(len(word) + 2 * word.count("W"), Provenance.SPELLED)
    word = _sounded_accents(word.lower())
    if word in _ENGLISH:
        return Syllables(_ENGLISH[word], Provenance.TABLE)
    for ending, replaced, adds in _FORMS:
        stem = word.removesuffix(ending) + replaced
        if word.endswith(ending) and stem in _ENGLISH:
            return Syllables(_ENGLISH[stem] + (adds.search(stem) is not None), Provenance.TABLE)
    return Syllables(_english_rule(word), Provenance.RULE)


def _sounded_accents(word: str) -> str:
    """`word` in plain letters; an e with an accent is always sounded ("café"), a dieresis parts ("naïve")."""
    word = re.sub("[éèê]", "eh", word)
    word = re.sub("(?<=[aeo])([ïëö])", r"h\1", word)
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _english_rule(word: str) -> int:
    if word.endswith("'s") and re.search(_HISS, word[:-2]):
        word = word[:-2].removesuffix("e") + "es"
    word = re.sub(r"'(?:s|ve|re|ll|d|m)?$", "", word)
    # didn't, couldn't have a syllable more than did, could; don't, aren't have not.
    word = re.sub("(?<=[dst])n't$", "nit", word).replace("ren't", "rnt").replace("'", "")
    count = len(re.findall("[aeiouy]+", word))
    count -= sum(pattern.search(word) is not None for pattern in _SILENT)
    count += sum(len(pattern.findall(word)) for pattern in _PARTED)
    return max(1, count)


# --- Spanish -----------------------------------------------------------------------------------------------------

_STRONG = "aeoáéó"


def _spanish(word: str) -> Syllables:
    """Vowel groups by the spelling rules of the Real Academia (Ortografía 2010, chapter II, 4): two strong vowels
    part, an accented í or ú parts from a strong vowel, every other pair is one syllable; h between vowels and u
    in que, qui, gue, gui do not count.
    """
    word = word.lower()
    word = re.sub(r"(?<=[qg])u(?=[eiéí])", "", word)
    word = re.sub(r"(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])", "", word)
    # y is a vowel at the end of a word and where no vowel follows.
    word = re.sub(r"y(?![aeiouáéíóúü])", "i", word)
    groups = re.findall(r"[aeiouáéíóúü]+", word)
    return Syllables(max(1, sum(_spanish_group(group) for group in groups)), Provenance.RULE)


def _spanish_group(group: str) -> int:
    strong = sum(vowel in _STRONG for vowel in group)
    parted = sum(
        vowel in "íú" and any(near in _STRONG for near in group[max(0, index - 1) : index + 2])
        for index, vowel in enumerate(group)
    )
    doubled = len(re.findall("ii|uu|ií|uú", group))
    return max(1, strong + parted) + doubled


# --- Polish ------------------------------------------------------------------------------------------------------


def _polish(word: str) -> Syllables:
    """One syllable for each vowel letter, but i before another vowel only softens the consonant, and au and eu
    of foreign words are one sound, save after the prefixes na-, za-, nie-, prze- and in -eum.
    """
    word = word.lower()
    if word in ("w", "z"):
        return Syllables(0, Provenance.RULE)
    word = re.sub("^(na|za|nie|prze)(?=u)", r"\1-", word)
    word = re.sub("(?<=[^aeiouyąęó])i(?=[aeiouyąęó])", "", word)
    word = re.sub(r"e(?=um(?:$|y$|ów$|om$|ach$|ami$))", "e-", word)
    word = re.sub(r"(?<=[ae])u", "", word)
    return Syllables(max(1, len(re.findall("[aeiouyąęó]", word))), Provenance.RULE)


_COUNTERS: dict[str, Callable[[str], Syllables]] = {"en": _english, "es": _spanish, "pl": _polish}
