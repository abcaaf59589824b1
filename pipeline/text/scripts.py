"""Which script letters belong to, and which scripts a language is written in.

Scripts carry their ISO 15924 codes. A language's script comes from CLDR's likely subtags (through Babel).
"""

import re
from collections import Counter
from functools import lru_cache

# Unicode blocks of letters, first and last code point (Blocks.txt). What is in none is no letter of a known script.
_BLOCKS = (
    (0x0041, 0x005A, "Latn"),
    (0x0061, 0x007A, "Latn"),
    (0x00C0, 0x024F, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0531, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0700, 0x074F, "Syrc"),
    (0x0750, 0x077F, "Arab"),
    (0x0780, 0x07BF, "Thaa"),
    (0x08A0, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B00, 0x0B7F, "Orya"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x0F00, 0x0FFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1200, 0x137F, "Ethi"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x3040, 0x309F, "Hira"),
    (0x30A0, 0x30FF, "Kana"),
    (0x3100, 0x312F, "Bopo"),
    (0x3400, 0x9FFF, "Hani"),
    (0xAC00, 0xD7AF, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFC, "Arab"),
    (0x20000, 0x323AF, "Hani"),
)
RTL = frozenset({"Arab", "Hebr", "Syrc", "Thaa"})
# The scripts for which Word keeps a second font, size and weight (ECMA-376 part 1, 17.3.2.7).
COMPLEX = RTL | frozenset(
    {"Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Thai", "Laoo", "Tibt", "Mymr"}
    | {"Khmr"}
)
FAR_EASTERN = frozenset({"Hani", "Hira", "Kana", "Bopo", "Hang"})
_NAMES = {
    "Latn": "Latin",
    "Grek": "Greek",
    "Cyrl": "Cyrillic",
    "Hebr": "Hebrew",
    "Arab": "Arabic",
    "Deva": "Devanagari",
    "Beng": "Bengali",
    "Guru": "Punjabi",
    "Gujr": "Gujarati",
    "Taml": "Tamil",
    "Hani": "Chinese",
    "Hira": "Japanese",
    "Kana": "Japanese",
    "Hang": "Korean",
    "Thai": "Thai",
    "Ethi": "Ethiopic",
}
# CLDR names the scripts of whole languages; these stand for several scripts of letters.
_TOGETHER = {
    "Hans": {"Hani"},
    "Hant": {"Hani"},
    "Jpan": {"Hani", "Hira", "Kana"},
    "Kore": {"Hani", "Hang"},
}
_SUBTAG = re.compile(r"[A-Za-z]{4}")


@lru_cache(maxsize=4096)
def script(letter: str) -> str:
    """The script of one character, "" for digits, marks and what is in no known script."""
    code = ord(letter)
    if not letter.isalpha():
        return ""
    return next((name for first, last, name in _BLOCKS if first <= code <= last), "")


def scripts(text: str) -> Counter[str]:
    """How many letters of each script `text` holds."""
    found: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        if name := script(letter):
            found[name] += count
    return found


def wholly_in(text: str, own: frozenset[str]) -> bool:
    """Whether every letter of `text` is of one of the scripts `own`."""
    known = _letters_of(own)
    letters = set(text)
    if letters <= known:
        return True
    known |= {letter for letter in letters - known if script(letter) in ("", *own)}
    return letters <= known


@lru_cache(maxsize=64)
def _letters_of(own: frozenset[str]) -> set[str]:
    """The characters that were found to be of some scripts, or of none."""
    return set()


def main_script(text: str) -> str:
    """The script of most letters, "" when there are none."""
    found = scripts(text)
    return found.most_common(1)[0][0] if found else ""


def reads_rtl(text: str) -> bool:
    """Whether most letters of `text` run from right to left."""
    found = scripts(text)
    rtl = sum(count for name, count in found.items() if name in RTL)
    return rtl * 2 > found.total()


def name_of(script_code: str) -> str:
    """The English name of a script: "Arabic"."""
    return _NAMES.get(script_code, script_code)


@lru_cache(maxsize=256)
def scripts_of(tag: str) -> frozenset[str]:
    """The scripts that a language (BCP 47) is written in; empty for a tag that CLDR does not know."""
    language, code = _written(tag)
    if language in ("x", ""):
        return frozenset()
    return frozenset(_TOGETHER.get(code, {code} if code else set()))


def same_language(first: str, second: str) -> bool:
    """Whether two tags, in BCP 47 or gettext form, name the same language in the same script: pl and pl-PL, zh_CN and
    zh-Hans, but not zh-TW and zh-Hans.
    """
    return _written(first) == _written(second)


@lru_cache(maxsize=256)
def _written(tag: str) -> tuple[str, str]:
    """Language and script of a tag; a script that is not said is the likely one (CLDR, likely subtags)."""
    from babel.core import get_global

    language, *rest = tag.replace("_", "-").split("-")
    likely = get_global("likely_subtags")
    given = next((part.title() for part in rest if _SUBTAG.fullmatch(part)), "")
    regions = [f"{language.lower()}_{part.upper()}" for part in rest if len(part) == 2]
    found = next((likely[key] for key in (*regions, language.lower()) if key in likely), "")
    return language.lower(), given or (found.split("_")[1] if found.count("_") else "")


@lru_cache(maxsize=256)
def language_name(tag: str) -> str:
    """The English name of a language: "Polish" for "pl-PL"; the tag itself when CLDR has no name for it."""
    from babel import Locale

    base = tag.replace("_", "-").split("-")[0].lower()
    return str(Locale("en").languages.get(base, tag))
