"""Spoken forms on disk: `locale/<folder>/lexicon.tsv` for words, `locale/<folder>/<leaflet>.spoken.tsv` for sentences.

Each line is what is printed, a tab, and what is said; lines that begin with "#" and blank lines are remarks. They
stand beside the catalogue and not in it: gettext's tools drop messages that are not in the template.
"""

import re
import unicodedata
from pathlib import Path
from typing import NoReturn

from pipeline.files.disk import read_text
from pipeline.model.errors import CatalogueError
from pipeline.model.language import Language
from pipeline.model.lexicon import Entry, Lexicon
from pipeline.text.lexicon import key

# Marks that are read aloud, or passed over, differently in every language.
_REFUSED = frozenset("&%*/@#\\_‰٪\uff05\uff0f\uff06\uff0a\uff20\uff03§†‡•")
_JOINERS = "\u200c\u200d"
_LATIN = re.compile("[A-Za-zÀ-ɏ]+")
_LONGEST = 1000


def word_file(folder: str) -> str:
    """Where the spoken forms of words stand; `folder` is the gettext folder of their language."""
    return f"locale/{folder}/lexicon.tsv"


def sentence_file(folder: str, leaflet: str) -> str:
    """Where the spoken forms of a leaflet's sentences stand."""
    return f"locale/{folder}/{leaflet}.spoken.tsv"


def read(root: Path, language: Language, leaflet: str) -> Lexicon:
    """The spoken forms of a language in the workspace `root`; those of sentences for `leaflet`, none when it is "".

    A file that is not there has none. Raises CatalogueError naming the line that cannot be used.
    """
    words, sentences = word_file(language.folder), sentence_file(language.folder, leaflet) if leaflet else ""
    return Lexicon(
        _entries(root, words, language), _entries(root, sentences, language) if sentences else (), words, sentences
    )


def _entries(root: Path, name: str, language: Language) -> tuple[Entry, ...]:
    path = root / name
    if not path.is_file():
        return ()
    found: list[Entry] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(read_text(path, name, CatalogueError).split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        entry = _entry(f"{name}:{number}", line, language, number)
        if first := seen.setdefault(key(entry.printed), number) - number:
            _refuse(f"{name}:{number}", f"“{entry.printed}” stands in line {number + first} too", "one spoken form")
        found.append(entry)
    return tuple(found)


def _entry(place: str, line: str, language: Language, number: int) -> Entry:
    fields = line.split("\t")
    if len(fields) != 2:
        _refuse(place, f"{len(fields) - 1} tabs", "what is printed, one tab, and what is said")
    printed, said = (" ".join(unicodedata.normalize("NFC", field).split()) for field in fields)
    if len(line) > _LONGEST:
        _refuse(place, f"{len(line)} characters", f"at most {_LONGEST}")
    if not any(map(str.isalnum, key(printed))):
        _refuse(place, f"nothing that can be heard is printed in “{printed}”", "a letter or a digit before the tab")
    if any(unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") for char in printed):
        _refuse(place, "a control character before the tab", "the words as they are printed")
    if not any(map(str.isalpha, said)):
        _refuse(place, "nothing is said", "words after the tab")
    for char in said:
        if not _sayable(char):
            found = f"“{char}” in what is said" if char.isprintable() else f"U+{ord(char):04X} in what is said"
            _refuse(place, found, "words only: no figure, sign or control character, because voices misread them")
    if language.script != "Latn" and (latin := _LATIN.search(said)):
        wanted = f"letters of {language.english_name}, because the voice reads others in English"
        _refuse(place, f"“{latin.group()}” in what is said", wanted)
    return Entry(printed, said, number)


def _sayable(char: str) -> bool:
    kind = unicodedata.category(char)
    if kind[0] in "LM" or char == " " or char in _JOINERS:
        return True
    return kind[0] == "P" and char not in _REFUSED and (kind != "Pd" or char == "-")


def _refuse(place: str, found: str, wanted: str) -> NoReturn:
    raise CatalogueError(place, found, wanted, "correct that line")
