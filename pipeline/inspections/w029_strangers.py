"""W029: nothing in the file runs, and nothing is fetched from elsewhere when it is opened."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import DOCUMENT, WordFile

CODE = "W029"
# Fields that fetch a file or talk to another program.
_FETCHING = frozenset({"INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "IMPORT", "DATABASE", "MACROBUTTON"})


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Macros, embedded objects and files, parts that stand elsewhere, fields that fetch. Nothing of it is opened."""
    for stranger in file.strangers:
        yield _remark(f"{_with_article(stranger.kind)}: {stranger.name[:80]}")
    for field in dict.fromkeys(file.fields):
        if field.split()[0].upper() in _FETCHING:
            yield _remark(f"a field that fetches something: {field[:80]}")


def _with_article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiouAEIOU' else 'a'} {kind}"


def _remark(found: str) -> Remark:
    return Remark(
        CODE,
        Severity.BLOCK,
        DOCUMENT,
        found,
        "a document of words and pictures only",
        "ask who made the file; save it as an ordinary Word document (.docx) without it",
    )
