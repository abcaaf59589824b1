"""What plain-language rules know, from disk: profiles, baselines, lists of words, and records of former versions.

The program's own are data in `pipeline/rules/`. A workspace adds to them in `locale/<folder>/plain-words.csv` (words)
and `locale/<folder>/reading-baseline.json` (baseline, written by the program). Records stand beside the sign-offs in
`locale/<folder>/<leaflet>.reading.jsonl`, one a line, only ever appended to.
"""

import csv
import hashlib
import io
import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from pipeline.files import jsonlines
from pipeline.files.disk import read_text, write_if_changed
from pipeline.model.errors import CatalogueError, SettingsError
from pipeline.model.language import Language
from pipeline.model.plain import Advice, PlainTerm, Profile, WordList
from pipeline.model.reading import Baseline, Record
from pipeline.text.segment import primary

_OWN = Path(__file__).parent.parent / "rules"
_TERM_COLUMNS = ("term", "forms", "advice", "plain")
# Words that a workspace wants to hear nothing of: hard words of the program's list, or acronyms that need no expansion.
_KNOWN = "known"
_BETWEEN = "|"
_LONGEST = 300
_RECORD_VERSION = 1


@lru_cache(maxsize=1)
def profiles() -> dict[str, Profile]:
    """Every profile by its name, the usual one first."""
    data = tomllib.loads((_OWN / "profiles.toml").read_text("utf-8"))
    return {name: _profile(name, row) for name, row in data.items()}


def _profile(name: str, row: dict[str, Any]) -> Profile:
    limits = {key: row.get(key) for key in ("age", "aim", "sentence", "mean", "paragraph", "items", "item")}
    return Profile(name, row["title"], row["sources"], **limits, must=tuple(row["must"]))


def profile(name: str) -> Profile:
    """The profile with that name.

    Raises SettingsError when there is none.
    """
    if name not in profiles():
        raise SettingsError("[reading]", f'profile = "{name}"', f"one of {', '.join(profiles())}", "correct it")
    return profiles()[name]


# --- Baselines ---------------------------------------------------------------------------------------------------


def baseline_path(root: Path, language: Language) -> Path:
    """Where the workspace's own baseline of a language stands."""
    return root / "locale" / language.folder / "reading-baseline.json"


def baseline(root: Path, language: Language) -> Baseline | None:
    """The workspace's own baseline of a language, else the program's, else None.

    Raises SettingsError when the workspace's cannot be read.
    """
    path = baseline_path(root, language)
    if path.is_file():
        return _own_baseline(path, language)
    row = _baselines().get(primary(language.tag))
    if row is None:
        return None
    figures = {key: float(row[key]) for key in ("words", "characters", "sentence", "long_words", "lix")}
    return Baseline(language.tag, **figures, source=f"the median of {row['pages']} pairs of technical pages")


@lru_cache(maxsize=1)
def _baselines() -> dict[str, dict[str, float]]:
    return tomllib.loads((_OWN / "baselines.toml").read_text("utf-8"))


def _own_baseline(path: Path, language: Language) -> Baseline:
    name = f"locale/{language.folder}/{path.name}"
    try:
        data = json.loads(read_text(path, name, SettingsError))
        figures = {key: _figure(data[key]) for key in ("words", "characters", "sentence", "long_words", "lix")}
        return Baseline(language.tag, **figures, source=str(data["source"]))
    except (ValueError, KeyError, TypeError):
        raise SettingsError(
            name, "it is no baseline", "the file as the program wrote it", "run: polyleaf reading --calibrate"
        ) from None


def _figure(value: Any) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not -1000 < value < 1000:
        raise ValueError
    return float(value)


def write_baseline(root: Path, language: Language, found: Baseline) -> bool:
    """Write the workspace's own baseline unless it is there already; whether it was written.

    Raises StoreError.
    """
    text = json.dumps(asdict(found), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return bool(write_if_changed(baseline_path(root, language), text.encode("utf-8")))


# --- Words -------------------------------------------------------------------------------------------------------


def words_name(language: Language) -> str:
    """Where the workspace's own list of words of a language stands."""
    return f"locale/{language.folder}/plain-words.csv"


def word_list(root: Path, language: Language) -> WordList:
    """The program's words for a language with those of the workspace, which win.

    Raises CatalogueError naming the line that cannot be used.
    """
    own = _own_words(primary(language.tag))
    name = words_name(language)
    path = root / name
    if not path.is_file():
        return own
    text = read_text(path, name, CatalogueError)
    terms: list[PlainTerm] = []
    known: set[str] = set()
    for place, row in _rows(text, name):
        forms = _forms(row)
        if row["advice"] == _KNOWN:
            known.update(forms)
        else:
            terms.append(_term(row, place))
    taken = {form.casefold() for form in known} | {form.casefold() for term in terms for form in term.forms}
    kept = tuple(term for term in own.terms if not any(form.casefold() in taken for form in term.forms))
    digest = hashlib.sha256(f"{own.digest}\n{text}".encode()).hexdigest()
    familiar = own.familiar | {form.casefold() for form in known}
    names = (own.names | _names(known)) - {form.casefold() for term in terms for form in term.forms}
    return WordList((*terms, *kept), own.verbs, own.acronyms | known, familiar, names, digest)


@lru_cache(maxsize=16)
def _own_words(language: str) -> WordList:
    names = (language, f"verbs-{language}", "acronyms", f"familiar-{language}")
    lists = {name: _own_text(f"words/{name}.csv") for name in names}
    rows = tuple(_rows(lists[language], f"{language}.csv"))
    terms = tuple(_term(row, place) for place, row in rows if row["advice"] != _KNOWN)
    known = _names(form for _, row in rows if row["advice"] == _KNOWN for form in _forms(row))
    verbs = tuple((row["noun"], row["verb"]) for row in csv.DictReader(io.StringIO(lists[f"verbs-{language}"])))
    acronyms = frozenset(row["acronym"] for row in csv.DictReader(io.StringIO(lists["acronyms"])))
    familiar = frozenset(row["word"] for row in csv.DictReader(io.StringIO(lists[f"familiar-{language}"])))
    digest = hashlib.sha256("\n".join(lists.values()).encode()).hexdigest()
    return WordList(terms, verbs, acronyms, familiar, known, digest)


def _names(known: Iterable[str]) -> frozenset[str]:
    """Those of several words: no word in them is a hard one."""
    return frozenset(form.casefold() for form in known if " " in form)


def _own_text(name: str) -> str:
    path = _OWN / name
    return path.read_text("utf-8") if path.is_file() else ""


def _rows(text: str, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    if not text.strip():
        return
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        if reader.fieldnames is None or not {"term", "advice"} <= set(reader.fieldnames) <= set(_TERM_COLUMNS):
            _refuse(f"{name}:1", f"the columns {head}", f"the columns {', '.join(_TERM_COLUMNS)}")
        for row in reader:
            place = f"{name}:{reader.line_num}"
            if None in row:
                _refuse(place, "more cells than columns", f"{len(reader.fieldnames)} cells")
            cells = {column: " ".join((row.get(column) or "").split()) for column in _TERM_COLUMNS}
            if any(cells.values()):
                _refuse_unusable(cells, place)
                yield place, cells
    except csv.Error as problem:
        _refuse(
            f"{name}:{reader.reader.line_num}",
            f"the line cannot be read ({problem})",
            'cells with , between, in " if need be',
        )


def _refuse_unusable(cells: dict[str, str], place: str) -> None:
    if not any(map(str.isalnum, cells["term"])):
        _refuse(place, "the column term has no words", "a word or a few")
    if cells["advice"] not in (*Advice, _KNOWN):
        _refuse(place, f'the advice "{cells["advice"]}"', f"one of {', '.join((*Advice, _KNOWN))}")
    if cells["advice"] != _KNOWN and not cells["plain"]:
        _refuse(place, "the column plain is empty", "the plain word, or the explanation")
    if any(len(cell) > _LONGEST for cell in cells.values()):
        _refuse(place, "a very long cell", f"at most {_LONGEST} characters")


def _refuse(place: str, found: str, wanted: str) -> NoReturn:
    raise CatalogueError(place, found, wanted, "correct that line in a spreadsheet or text editor")


def _forms(row: dict[str, str]) -> tuple[str, ...]:
    others = (form.strip() for form in row["forms"].split(_BETWEEN))
    return tuple(dict.fromkeys((row["term"], *(form for form in others if form))))


def _term(row: dict[str, str], place: str) -> PlainTerm:
    return PlainTerm(_forms(row), Advice(row["advice"]), row["plain"], place)


# --- Records -----------------------------------------------------------------------------------------------------


def records_path(root: Path, leaflet: str, folder: str) -> Path:
    """Where the records of a leaflet in a language stand; `folder` is its gettext folder."""
    return root / "locale" / folder / f"{leaflet}.reading.jsonl"


def records(path: Path) -> tuple[Record, ...]:
    """Every record in the file, oldest first; none when there is no file.

    Raises CatalogueError naming the line that is not a record.
    """
    return jsonlines.read(
        path,
        _record,
        "the line is no record of a reading level",
        "a line as the program wrote it",
        "records are added with: polyleaf reading --record",
    )


def _record(data: Any) -> Record:
    if data["record"] != _RECORD_VERSION:
        raise ValueError
    return Record(
        version=str(data["version"]),
        edition=str(data["edition"]),
        date=str(data["date"]),
        counts=tuple(sorted((str(name), float(value)) for name, value in data["counts"].items())),
        scores=tuple(
            (str(id_), float(value), None if spread is None else float(spread)) for id_, value, spread in data["scores"]
        ),
        findings=tuple(map(str, data["findings"])),
    )


def append_record(path: Path, record: Record) -> None:
    """Add one record; what stands in the file stays as it is.

    Raises StoreError.
    """
    data = {"record": _RECORD_VERSION, **asdict(record), "counts": dict(sorted(record.counts))}
    jsonlines.append(path, [dict(sorted(data.items()))])
