"""Glossaries on disk: `locale/<folder>/glossary.csv` with the columns term, target, variants, forbidden, note.

Variants and forbidden wordings are parted by `|`; one that ends in `*` stands for every word that begins so. The
glossary of the source language, if there is one, says which other forms its terms have (column variants). The file
may be parted by commas, semicolons or tabs, as spreadsheets save it; we write commas.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from pipeline.files.disk import read_text
from pipeline.model.errors import CatalogueError
from pipeline.model.glossary import Glossary, Term
from pipeline.model.language import Language
from pipeline.text.characters import hidden, named

COLUMNS = ("term", "target", "variants", "forbidden", "note")
_WANTED = ("term", "target")
_BETWEEN = "|"
_LONGEST = 1000
_MOST = 10_000
# What a spreadsheet takes for a formula and runs.
_FORMULA = ("=", "+", "@")


def file_name(folder: str) -> str:
    """Where the glossary of a language stands; `folder` is its gettext folder."""
    return f"locale/{folder}/glossary.csv"


def read(root: Path, source: Language, target: Language) -> Glossary:
    """The glossary of `target` in the workspace `root`, with the forms that `source`'s own glossary gives its terms.

    A file that is not there has no terms. Raises CatalogueError naming the line that cannot be used.
    """
    name = file_name(target.folder)
    terms = _terms(root, name)
    own = terms if source.tag == target.tag else _terms(root, file_name(source.folder))
    forms = {_key(term.source): term.variants for term in own}
    with_forms = tuple(replace(term, forms=forms.get(_key(term.source), ())) for term in terms)
    return Glossary(source.tag, target.tag, with_forms, name)


def compose(terms: Iterable[Term]) -> bytes:
    """The CSV file of some terms, in their order.

    It begins with a byte order mark: Excel takes a CSV without one for the old code page of the country.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for term in terms:
        listed = (_BETWEEN.join(term.variants), _BETWEEN.join(term.forbidden))
        writer.writerow((term.source, term.target, *listed, term.note))
    return written.getvalue().encode("utf-8-sig")


def refuse_unusable(term: Term, place: str) -> None:
    """Refuse a term that could not be found, or that is unsafe to open in a spreadsheet.

    Raises CatalogueError.
    """
    for column, wordings in zip(COLUMNS, _cells(term), strict=True):
        for words in wordings:
            _refuse_words(place, column, words)
    if _key(term.target) in map(_key, term.forbidden):
        _refuse(place, f"“{term.target}” is both the target and forbidden", "one or the other")


def _cells(term: Term) -> tuple[tuple[str, ...], ...]:
    note = (term.note,) if term.note else ()
    return (term.source,), (term.target,), term.variants, term.forbidden, note


def _refuse_words(place: str, column: str, words: str) -> None:
    if not any(map(str.isalnum, words)):
        _refuse(place, f"the column {column} has no words", "words in the columns term and target")
    if len(words) > _LONGEST:
        _refuse(place, f"{len(words)} characters in the column {column}", f"at most {_LONGEST}")
    if words.startswith(_FORMULA):
        _refuse(place, f"“{words[:40]}” in the column {column}", "words: a spreadsheet would run this as a formula")
    if any(unicodedata.category(char) == "Cc" for char in words) or hidden(words):
        signs = ", ".join(map(named, hidden(words))) or "a line break or control character"
        _refuse(place, f"{signs} in the column {column}", "words on one line, without invisible characters")
    if column != "note" and _BETWEEN in words:
        _refuse(place, f"“{_BETWEEN}” in the column {column}", "one wording; others go into the column variants")
    if column != "note" and "*" in (words if column in _WANTED else words[:-1]):
        _refuse(place, f"“*” in the column {column}", "a * only at the end of a variant or forbidden wording")


def _terms(root: Path, name: str) -> tuple[Term, ...]:
    path = root / name
    return tuple(_rows(read_text(path, name, CatalogueError), name)) if path.is_file() else ()


def _rows(text: str, name: str) -> Iterator[Term]:
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
    seen: dict[str, int] = {}
    try:
        head = tuple(cell.strip().lower() for cell in next(reader, []))
        _refuse_head(name, head)
        for row in reader:
            place = f"{name}:{reader.line_num}"
            if any(cell.strip() for cell in row):
                yield _remembered(_term(place, head, row, reader.line_num), place, seen)
    except csv.Error as error:
        place = f"{name}:{reader.line_num}"
        _refuse(place, f"the line cannot be read ({error})", 'cells with , between, in " if need be')


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)


def _refuse_head(name: str, head: tuple[str, ...]) -> None:
    missing = [column for column in _WANTED if column not in head]
    unknown = [column for column in head if column not in COLUMNS]
    if missing or unknown or len(set(head)) != len(head):
        _refuse(f"{name}:1", f"the columns {', '.join(head) or 'are missing'}", f"the columns {', '.join(COLUMNS)}")


def _term(place: str, head: tuple[str, ...], row: list[str], line: int) -> Term:
    if len(row) > len(head):
        _refuse(place, f"{len(row)} cells", f"{len(head)} cells, as in the first line")
    # A row may be shorter than the first line: spreadsheet programs leave out empty cells at its end.
    pairs = zip(head, row, strict=False)
    cells = {column: " ".join(unicodedata.normalize("NFC", cell).split()) for column, cell in pairs}
    variants, forbidden = (_listed(cells.get(column, "")) for column in ("variants", "forbidden"))
    term = Term(cells["term"], cells.get("target", ""), variants, forbidden, cells.get("note", ""), line=line)
    refuse_unusable(term, place)
    return term


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split(_BETWEEN) if part.strip()))


def _remembered(term: Term, place: str, seen: dict[str, int]) -> Term:
    if first := seen.setdefault(_key(term.source), term.line) - term.line:
        _refuse(place, f"the term “{term.source}” stands in line {term.line + first} too", "each term once")
    if len(seen) > _MOST:
        _refuse(place, f"more than {_MOST} terms", "the terms of your leaflets")
    return term


def _key(words: str) -> str:
    return " ".join(words.split()).casefold()


def _refuse(place: str, found: str, wanted: str) -> NoReturn:
    raise CatalogueError(place, found, wanted, "correct that line in a spreadsheet or text editor")
