"""The program's own data: where its phrases stand in its code, and its catalogues."""

import inspect
from pathlib import Path

from pipeline.files import po
from pipeline.model.catalogue import Catalogue, Place
from pipeline.text import phrases

_PACKAGE = Path(__file__).parent.parent
_PHRASES = "pipeline/text/phrases.py"


def phrase_places() -> dict[str, tuple[Place, ...]]:
    """Phrase -> the line of the program that holds it."""
    lines = inspect.getsource(phrases).splitlines()
    found: dict[str, tuple[Place, ...]] = {}
    for phrase in phrases.PHRASES:
        ending = f'= "{phrase.words}"'
        found[phrase.words] = tuple(Place(_PHRASES, n) for n, line in enumerate(lines, 1) if line.endswith(ending))
    return found


def packaged_catalogue(folder: str) -> Catalogue | None:
    """The program's own words in the language with that gettext folder, as they come with the program.

    An installed program has them inside its package; a checkout has them in its `locale/`.
    """
    for base in (_PACKAGE / "words", _PACKAGE.parent / "locale"):
        path = base / folder / "LC_MESSAGES" / "polyleaf.po"
        if path.is_file():
            return po.read(path, f"{folder}/LC_MESSAGES/polyleaf.po", "polyleaf", folder.replace("_", "-"))
    return None
