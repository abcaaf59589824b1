"""The fonts of the PDF: which family sets which language, how tall its letters are, what it can show.

They come with the program (`pipeline/fonts/`), so that a document is the same on every computer.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from pkgutil import get_data

from pipeline.model.errors import RenderError
from pipeline.model.language import Language

FOLDER = Path(__file__).parents[2] / "fonts"
# Figures and Latin words among the letters of another script are set in this family.
LATIN = "Noto Sans"
SYMBOLS = "Polyleaf Symbols"
# Format characters that steer shaping, line breaking and direction and show nothing (Unicode 16.0, 23.2).
INVISIBLE = "\u00ad\u034f\u061c\u200b-\u200f\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f"
# U+FFFD stands where something could not be read; an override turns letters and figures round, 500 into 005
# (Unicode UAX #9, 2.2).
_REFUSED = "\ufeff\ufff9-\uffff\u202a-\u202e"


@dataclass(frozen=True, slots=True)
class Face:
    """A family and how far its letters reach above and below the baseline, accents and all, in em."""

    family: str
    above: float
    below: float

    def edges(self, leading: float) -> tuple[float, float]:
        """The edges of a line above and below the baseline, in em, so that lines stand `leading` em apart."""
        half = (leading - self.above - self.below) / 2
        return round(self.above + half, 4), round(self.below + half, 4)


_LATIN_FACE = Face(LATIN, 1.05, 0.3)
_FACES = {
    "Latn": _LATIN_FACE,
    "Cyrl": _LATIN_FACE,
    "Grek": _LATIN_FACE,
    "Arab": Face("Noto Sans Arabic", 1.2, 0.6),
    "Beng": Face("Noto Sans Bengali", 1.0, 0.42),
    "Deva": Face("Noto Sans Devanagari", 1.0, 0.42),
    "Gujr": Face("Noto Sans Gujarati", 1.0, 0.42),
    "Guru": Face("Noto Sans Gurmukhi", 1.0, 0.42),
    "Taml": Face("Noto Sans Tamil", 1.0, 0.4),
    "Hans": Face("Polyleaf Sans SC", 1.0, 0.3),
    "Kore": Face("Polyleaf Sans KR", 1.0, 0.3),
}
# Urdu is read in Nastaliq; other languages in Arabic letters in Naskh.
_OWN_FACES = {"ur": Face("Polyleaf Nastaliq", 1.7, 0.7)}
_ORDER = (*dict.fromkeys(face.family for face in (*_FACES.values(), *_OWN_FACES.values())), SYMBOLS)


def face(language: Language) -> Face:
    """The face that sets a language.

    Raises RenderError for a script that no font of the program has.
    """
    found = _OWN_FACES.get(language.tag) or _FACES.get(language.script)
    if found is None:
        raise RenderError(
            f"PDF in {language.english_name}",
            f"no font of the program has the script {language.script}",
            f"one of {', '.join(_FACES)}",
            "leave PDF out for this language, or add a font as pipeline/fonts/README.md says",
        )
    return found


def families(language: Language) -> tuple[str, ...]:
    """The families that set a language, the wanted one first; the others stand in for letters it lacks."""
    return tuple(dict.fromkeys((face(language).family, LATIN, *_ORDER)))


@lru_cache(maxsize=1)
def coverage() -> dict[str, str]:
    """Of each family the characters it has, as a regular expression's set without its brackets."""
    data = get_data("pipeline", "fonts/coverage.toml")
    assert data is not None
    written: dict[str, str] = tomllib.loads(data.decode("utf-8"))["characters"]
    return {family: re.sub("[0-9A-F]+", _code, ranges).replace(" ", "") for family, ranges in written.items()}


def _code(match: re.Match[str]) -> str:
    return f"\\U{int(match.group(), 16):08x}"


@lru_cache(maxsize=1)
def _unshowable() -> re.Pattern[str]:
    shown = "".join(coverage()[family] for family in _ORDER)
    return re.compile(rf"(?![\s{INVISIBLE}])[^{shown}]|[{_REFUSED}]|(?![\t\n])[\x00-\x1f\x7f-\x9f]")


def require_glyphs(text: str, place: str) -> None:
    """Makes sure that a font has every character of `text`, and that it is read in its own order.

    Raises RenderError naming `place` and the character.
    """
    found = _unshowable().search(text)
    if found is None:
        return
    letter = found.group()
    code = f"U+{ord(letter):04X}"
    name = f"{code} {unicodedata.name(letter, '')}".rstrip()
    seen = f'"{letter}" ({name})' if letter.isprintable() else name
    raise RenderError(
        place,
        f"the character {seen} cannot be shown",
        "characters that the fonts of the program have, in their natural direction",
        "write it in another way or delete it, or add a font as pipeline/fonts/README.md says",
    )
