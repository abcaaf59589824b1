"""Two languages that nobody speaks: English in letters that English has not, so that English left over is seen.

One is longer and accented, one is written from right to left in Arabic letters. Every message stands between ‹ and ›,
so that a lost end is seen too. Figures, signs of units and addresses stay as they are, as in any translation.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipeline import languages
from pipeline.files import po
from pipeline.files.workspace import Workspace
from pipeline.model.catalogue import State
from pipeline.steps.extract import extract
from pipeline.steps.headers import new_headers
from pipeline.steps.update import blank, update
from pipeline.steps.words import CATALOGUE, template
from pipeline.text import speakable
from pipeline.text.figures.grammar import SYMBOLS
from pipeline.text.markup.codes import Code, pieces
from pipeline.text.speakable.english import English
from pipeline.text.speakable.speaker import Speaker
from tests.conftest import write

_LATIN = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "áḃćďéḟğħíĵķłḿñóṗɋřšťúṽŵẋýžÁḂĆĎÉḞĞĦÍĴĶŁḾÑÓṖɊŘŠŤÚṼŴẊÝŽ"
)
_ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "ابتثجحخدذرزسشصضطظعغفقكلمنهابتثجحخدذرزسشصضطظعغفقكلمنه"
)
_VOWEL = re.compile("([aeiouAEIOU])")
# A word, or the sign of a unit after a figure, which is the same in every language.
_WORD = re.compile(r"[A-Za-z]+")
_SIGNS = frozenset(sign for sign in SYMBOLS if sign.isalpha() and sign.isascii()) - {"hrs", "hr", "mins"}
_FIGURE_BEFORE = re.compile(r"[\d/][ \u00a0]?$")


@dataclass(frozen=True)
class Pseudo:
    """A language made for tests: its tag, and the letters and the country whose dates it has."""

    tag: str
    locale: str
    letters: dict[int, int]
    long: bool
    toml: str

    @property
    def folder(self) -> str:
        return self.tag.replace("-", "_")

    def words(self, text: str) -> str:
        """Plain words in this language."""

        def said(match: re.Match[str]) -> str:
            before = text[max(0, match.start() - 2) : match.start()]
            if before.endswith("°") or (match.group() in _SIGNS and _FIGURE_BEFORE.search(before)):
                return match.group()
            word = _VOWEL.sub(r"\1\1", match.group()) if self.long else match.group()
            return word.translate(self.letters)

        return _WORD.sub(said, text)

    def message(self, markdown: str) -> str:
        """A message in this language: its markup, placeholders and addresses stay as they are."""
        made = "".join(piece.text if isinstance(piece, Code) else self.words(piece) for piece in pieces(markdown))
        return f"‹{made}›"


_TYPE = """
[type]
font = "{font}"
slot = "{slot}"
leading = {leading}
factor = 1.0
css_fonts = "{font}, sans-serif"
css_line = {leading}

[voice]
id = "pseudo"

[reading]
reason = "nobody speaks it"
"""
LONG = Pseudo("qps-ploc", "cy", _LATIN, True, _TYPE.format(font="Arial", slot="ascii", leading=1.5))
MIRRORED = Pseudo("qps-plocm", "ar", _ARABIC, False, _TYPE.format(font="Arial", slot="cs", leading=2.0))
EVERY = (LONG, MIRRORED)


class _Voice(English):
    """Says figures as English does, in the letters of a pseudo-language."""

    def __init__(self, pseudo: Pseudo) -> None:
        self.pseudo = pseudo

    def finish(self, text: str) -> str:
        return self.pseudo.words(super().finish(text))


def known(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the program know both languages, as if they had files of their own."""
    folder.mkdir()
    here = Path(languages.__file__).parent
    for path in here.glob("*.toml"):
        (folder / path.name).write_bytes(path.read_bytes())
    english = tomllib.loads((here / "en.toml").read_text("utf-8"))
    for pseudo in EVERY:
        write(folder, f"{pseudo.tag}.toml", _toml(pseudo, english))
    monkeypatch.setattr(languages, "_FOLDER", folder)
    monkeypatch.setattr(
        speakable, "_SPEAKERS", {**speakable._SPEAKERS, **{pseudo.tag: ("english", "English") for pseudo in EVERY}}
    )
    usual: Callable[[str], Speaker] = speakable.speaker
    own: dict[str, Speaker] = {pseudo.tag: _Voice(pseudo) for pseudo in EVERY}
    monkeypatch.setattr(speakable, "speaker", lambda tag: own[tag] if tag in own else usual(tag))
    languages.tags.cache_clear()
    languages.language.cache_clear()


def forgotten() -> None:
    """The program as it was."""
    languages.tags.cache_clear()
    languages.language.cache_clear()


def _toml(pseudo: Pseudo, english: dict[str, dict[str, list[str]]]) -> str:
    script = "Arab" if pseudo is MIRRORED else "Latn"
    name = pseudo.words("Pseudo")
    lines = [f'locale = "{pseudo.locale}"', f'script = "{script}"', f'word_lang = "{pseudo.tag}"']
    lines += [f'english_name = "{name}"', f'own_name = "{name}"', pseudo.toml]
    for table in ("units", "clock"):
        lines.append(f"[{table}]")
        for unit, words in english[table].items():
            own = dict.fromkeys(
                form for word in words for form in (pseudo.words(word), *([word] if word in _SIGNS else []))
            )
            lines.append(f"{unit} = [{', '.join(f'{word!r}' for word in own)}]")
    return "\n".join(lines) + "\n"


def translate(workspace: Workspace, leaflet: str) -> None:
    """Catalogues of a leaflet and of the program's own words in both languages, every message finished."""
    for pseudo in EVERY:
        for name, messages in ((leaflet, extract(workspace.leaflet(leaflet))), (CATALOGUE, template({}))):
            empty = blank(messages, pseudo.tag, new_headers(name, "2026-01-31", pseudo.folder))
            done = tuple(
                replace(message, target=pseudo.message(message.id.words), state=State.DONE)
                for message in update(messages, empty).messages
            )
            path = workspace.root / workspace.catalogue_name(name, pseudo.folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            po.write(path, replace(empty, messages=done))
