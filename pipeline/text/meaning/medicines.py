"""Finding the name of a medicine in any language: as listed, respelt, inflected or in another script.

A name keeps its consonants when it is written in another alphabet (warfarin, warfaryna, وارفارين, варфарин, ওয়ারফারিন).
What the list of names does not have is told by them.
"""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, product

from rapidfuzz import fuzz

from pipeline.model.medicine import Medicine
from pipeline.text.remembered import Remembered

Span = tuple[int, int]

# Consonants may differ by one in a name of medium length: "ريفاروكسابان" has f for v.
_ALIKE = 80.0
_RESPELT = 65.0
_SHORT = 4
_ENDING = 4
_ARTICLE = re.compile("^[وف]?(?:[بکل]?ال|لل|[بکل](?=.{4}))?")
_WORD = re.compile(
    r"[^\W\d_](?:[\w\u0300-\u036f\u064b-\u065f\u0670\u0980-\u09e3\u200c-]*[\w\u0300-\u036f\u0980-\u09e3])?"
)
_IGNORED = re.compile("[\u0640\u064b-\u0652\u0670\u200c\u200d]")
# Arabic, Persian and Urdu keyboards have different letters for the same sound.
_ONE_LETTER = str.maketrans("يىئكأإآٱةھہۀ", "یییکااااهههه")
_CONSONANTS = {
    "b": "بپবভপ",
    "d": "دذڈضডদধঢ",
    "f": "فڤফ",
    "g": "گغجژগজঘযঝ",
    "k": "ککقخكকখ",
    "l": "لল",
    "m": "مম",
    "n": "نনণঙঞ",
    "r": "رڑরঢ়",
    "s": "سصزشظثচছসশষ",
    "t": "تطٹতটথঠ",
}
_LETTERS = {letter: sound for sound, letters in _CONSONANTS.items() for letter in letters}
_CYRILLIC = {
    **dict.fromkeys("бп", "b"),
    **dict.fromkeys("гґж", "g"),
    **dict.fromkeys("зсцчшщ", "s"),
    **dict.fromkeys("кх", "k"),
    **dict.fromkeys("т", "t"),
    "д": "d",
    "л": "l",
    "м": "m",
    "н": "n",
    "р": "r",
    "ф": "f",
}
_LATIN = str.maketrans("pj", "bg", "aeiou")
_KINDRED = str.maketrans("cqywvzj", "kkiuusi")
_SOFT, _DOUBLE = re.compile(r"c(?=[eiy])"), re.compile(r"(.)\1")
_FIRST = ("k", "k", "n", "d", "d", "r", "m", "b", "b", "s", "s", "", "g", "g", "s", "k", "t", "b", "h")
_LAST = {1: "k", 4: "n", 7: "d", 8: "l", 16: "m", 17: "b", 19: "s", 20: "s", 21: "", 22: "g", 24: "k", 25: "t", 26: "b"}


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """A Latin word as the spellings of European languages agree on it: aspiryna and aspirine begin like aspirin."""
    bare = unicodedata.normalize("NFD", word.lower().replace("ı", "i").replace("ł", "l").replace("ß", "ss"))
    bare = "".join(letter for letter in bare if "a" <= letter <= "z")
    for old, new in (
        ("ph", "f"),
        ("th", "t"),
        ("ch", "k"),
        ("rh", "r"),
        ("ae", "e"),
        ("oe", "e"),
        ("qu", "k"),
        ("h", ""),
    ):
        bare = bare.replace(old, new)
    bare = _SOFT.sub("s", bare)
    bare = bare.replace("sc", "s").translate(_KINDRED).replace("x", "ks")
    return _DOUBLE.sub(r"\1", bare)


@lru_cache(maxsize=4096)
def sounds(word: str) -> str:
    """The consonants of a word of any of our alphabets, neighbours in sound as one: وارفارين is "rfrn"."""
    found: list[str] = []
    for letter in unicodedata.normalize("NFC", word):
        if "가" <= letter <= "힣":
            found.append(_syllable(ord(letter) - ord("가")))
        elif letter.isascii():
            found.append(letter)
        else:
            lower = letter.lower()
            found.append(_LETTERS.get(lower) or _CYRILLIC.get(lower) or "")
    spelt = "".join(found)
    if word and _is_latin(word):
        spelt = folded(word).translate(_LATIN)
    return re.sub(r"(.)\1+", r"\1", spelt)


def _syllable(number: int) -> str:
    first, last = number // 588, number % 28
    return _FIRST[first] + _LAST.get(last, "")


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """Medicines, by the beginnings of their Latin names and by their names in each language."""

    medicines: tuple[Medicine, ...]
    by_beginning: dict[str, tuple[Medicine, ...]]
    listed: dict[str, tuple[tuple[str, Medicine], ...]]
    #: Whether what stands between two spaces has words with which a name begins.
    may_begin: Remembered[bool] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "may_begin", Remembered(lambda words: any(map(self.begun_by, _WORD.findall(words)))))

    def named_in(self, text: str) -> tuple[tuple[Medicine, Span], ...]:
        """The medicines that a text in Latin letters names, each where it stands first."""
        if not any(map(self.may_begin.__getitem__, text.split())):
            return ()
        found: dict[str, tuple[Medicine, Span]] = {}
        for word in _WORD.finditer(text):
            for medicine in self.begun_by(word.group()):
                found.setdefault(medicine.names[0], (medicine, word.span()))
        return tuple(found.values())

    @lru_cache(maxsize=4096)  # noqa: B019 - there are four registers at most, and they are kept anyway
    def begun_by(self, word: str) -> tuple[Medicine, ...]:
        """The medicines whose name a word begins with."""
        near = self.by_beginning.get(folded(word)[:_SHORT], ())
        return tuple(medicine for medicine in near if _begins(word, medicine))

    def stands_in(self, medicine: Medicine, text: str, tag: str) -> bool:
        """Whether a text names the medicine, in its language's own way, in Latin letters or as it sounds.

        What names another medicine of the register is not taken for it.
        """
        words = [match.group() for match in _WORD.finditer(text)]
        if any(_begins(word, medicine) for word in words):
            return True
        plain = _plain(text)
        others = [name for name, one in self.listed.get(tag, ()) if one is not medicine and name in plain]
        own = [_plain(name) for name in medicine.in_language(tag)]
        if any(_listed(name, plain, words, others) for name in own):
            return True
        left = [word for word in words if not self._names_another(word, medicine, others)]
        joined = [*left, *(first + second for first, second in pairwise(left))]
        return any(_sounds_like(word, max(name.split(), key=len)) for name in medicine.names for word in joined)

    def _names_another(self, word: str, medicine: Medicine, others: list[str]) -> bool:
        plain = _plain(word)
        if any(name in plain or (len(plain) >= _SHORT - 1 and plain in name) for name in others):
            return True
        near = self.by_beginning.get(folded(word)[:_SHORT], ()) if _is_latin(word) else ()
        return any(one is not medicine and _begins(word, one) for one in near)


@lru_cache(maxsize=4)
def register(medicines: tuple[Medicine, ...]) -> Register:
    """The register of some medicines."""
    beginnings: defaultdict[str, list[Medicine]] = defaultdict(list)
    listed: defaultdict[str, list[tuple[str, Medicine]]] = defaultdict(list)
    for medicine in medicines:
        for beginning in dict.fromkeys(_stem(name)[:_SHORT] for name in medicine.names):
            beginnings[beginning].append(medicine)
        for tag, names in medicine.written:
            listed[tag].extend((_plain(name), medicine) for name in names if not _is_latin(name))
    return Register(
        medicines,
        {beginning: tuple(found) for beginning, found in beginnings.items()},
        {tag: tuple(found) for tag, found in listed.items()},
    )


def _begins(word: str, medicine: Medicine) -> bool:
    return any(_inflects(stem, folded(word)) for stem in map(_stem, medicine.names))


def _inflects(stem: str, word: str) -> bool:
    """A short stem has short endings, or "senna" would begin "scenario"."""
    return len(stem) >= _SHORT and word.startswith(stem) and (len(stem) > _SHORT or len(word) <= len(stem) + 2)


@lru_cache(maxsize=4096)
def _stem(name: str) -> str:
    """What all inflected forms of a name begin with; of a name of two words the longer."""
    longest = folded(max(name.split(), key=len))
    return longest.rstrip("aeiou") if len(longest) > _SHORT else longest


def _listed(name: str, plain: str, words: list[str], others: list[str]) -> bool:
    """Whether a listed name stands in a text; inside the longer name of another medicine it does not."""
    if len(name) <= _SHORT and not _is_written_whole(name):
        # "сен" (senna) stands in "напроксен".
        return any(_bare(word).startswith(name) and len(_bare(word)) <= len(name) + _ENDING for word in words)
    for longer in others:
        if name in longer:
            plain = plain.replace(longer, "")
    return name in plain


def _is_written_whole(name: str) -> bool:
    """Chinese and Korean names stand among other words without a space."""
    return unicodedata.name(name[0], "").startswith(("CJK", "HANGUL"))


def _bare(word: str) -> str:
    return _ARTICLE.sub("", _plain(word))


def _is_latin(word: str) -> bool:
    return word[0].isascii() or unicodedata.name(word[0], "").startswith("LATIN")


@lru_cache(maxsize=4096)
def _sounds_like(word: str, name: str) -> bool:
    """As it sounds; a Latin word must be spelt alike too: Welsh "codin", Somali "asbariin"."""
    if _is_latin(word) and fuzz.ratio(folded(word), folded(name)) < _RESPELT:
        return False
    return _sounds_alike(sounds(word), sounds(name))


def _sounds_alike(own: str, wanted: str) -> bool:
    """Articles and prepositions may stand before the name, case endings after it."""
    if len(wanted) < _SHORT:
        return len(wanted) == _SHORT - 1 and own == wanted
    tried = {own[first : len(own) - last] for first, last in product(range(3), range(3))}
    return any(fuzz.ratio(wanted, part, score_cutoff=_ALIKE) >= _ALIKE for part in tried if len(part) >= _SHORT - 1)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return _IGNORED.sub("", unicodedata.normalize("NFC", text)).translate(_ONE_LETTER).lower().replace(" ", "")
