"""The program's own data: where its phrases stand in its code, and its catalogues."""

import hashlib
import inspect
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
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


@lru_cache(maxsize=1)
def code_digest() -> str:
    """SHA-256 over the program's own files: a change of the program makes every output again."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in (".py", ".toml", ".css", ".html", ".j2", ".js", ".typ", ".tsv") and "words" not in path.parts:
            digest.update(path.relative_to(_PACKAGE).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=64)
def tool_version(distribution: str) -> str:
    """The installed version of a distribution that decides output bytes; "missing" where it is left out.

    The format that needs it says so in its own words when a file is to be made.
    """
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "missing"
