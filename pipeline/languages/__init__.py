"""The languages the program can publish in: one TOML file each, plus what CLDR knows (through Babel).

A file holds only what CLDR does not: the voice, how the script is set, the words for units, abbreviations
that do not end a sentence, and the reading measure.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from pipeline.model.errors import UsageError
from pipeline.model.language import Counting, Dual, Language, Typography, Voice

_FOLDER = Path(__file__).parent
# Everything that a language's file may say; the tables `units` and `fixed` have names of their own.
_SAYS: dict[str, tuple[str, ...]] = {
    "": (
        *("script", "word_lang", "locale", "english_name", "own_name", "group", "abbreviations", "years"),
        *("verb_last", "open_names", "respells_names", "units", "fixed"),
        *("type", "voice", "reading", "clock", "months", "weekdays"),
    ),
    "type": tuple(field.name for field in fields(Typography)),
    "voice": ("id", "loudness", "tempo", "reason"),
    "reading": ("formulas", "reason"),
    "clock": ("am", "pm", "night", "noon", "hour", "before", "mark"),
    "months": ("names", "first", "lead"),
    "weekdays": ("names",),
}


@lru_cache(maxsize=1)
def tags() -> tuple[str, ...]:
    """The BCP 47 tags of every language the program knows, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def known(tag: str) -> bool:
    """Whether the program has a file for `tag`; the spelling must be exact (`zh-Hans`)."""
    return tag in tags()


@lru_cache(maxsize=64)
def language(tag: str) -> Language:
    """The language with that BCP 47 tag.

    Raises UsageError when the program does not know the language.
    """
    if not known(tag):
        raise UsageError(
            f"language {tag}",
            "Polyleaf does not know this language",
            f"one of {', '.join(tags())}",
            _nearest(tag),
        )
    return _from_toml(tag, tomllib.loads((_FOLDER / f"{tag}.toml").read_text("utf-8")))


def _nearest(wanted: str) -> str:
    """What to do about a tag that nobody knows: the tag of the language that was meant, where its name tells."""
    name = wanted.strip().lower()
    for tag in tags():
        own = language(tag)
        if name in (own.english_name.lower(), own.own_name.lower()) or name.replace("_", "-").split("-")[0] == tag:
            return f"write {tag}, which is {own.english_name}"
    return "correct the tag"


def _from_toml(tag: str, data: dict[str, Any]) -> Language:
    from babel import Locale

    _refuse_unknown(tag, data)
    folder = tag.replace("-", "_")
    locale = Locale.parse(data.get("locale", folder))
    symbols = locale.number_symbols["latn"]
    voice, reading, clock, months = data["voice"], data["reading"], data.get("clock", {}), data.get("months", {})
    return Language(
        tag=tag,
        folder=folder,
        locale=str(locale),
        english_name=data.get("english_name") or str(locale.get_language_name("en")),
        own_name=data.get("own_name") or str(locale.get_language_name()),
        direction=locale.text_direction,
        script=data["script"],
        word_lang=data["word_lang"],
        typography=Typography(**data["type"]),
        voice=Voice(voice["id"], voice.get("loudness"), voice.get("tempo")) if "id" in voice else None,
        voice_reason=voice.get("reason", ""),
        decimal=symbols["decimal"],
        group=tuple(dict.fromkeys((symbols["group"], *data.get("group", ())))),
        units=tuple((name, tuple(words)) for name, words in sorted(data.get("units", {}).items())),
        am=tuple(clock.get("am", ())),
        pm=tuple(clock.get("pm", ())),
        night=tuple(clock.get("night", ())),
        noon=tuple(clock.get("noon", ())),
        hour=tuple(clock.get("hour", ())),
        fixed=tuple(sorted(data.get("fixed", {}).items())),
        abbreviations=tuple(data.get("abbreviations", ())),
        formulas=tuple(reading.get("formulas", ())),
        formula_reason=reading.get("reason", ""),
        years=tuple(data.get("years", ())),
        verb_last=data.get("verb_last", False),
        open_names=data.get("open_names", False),
        respells_names=data.get("respells_names", False),
        month_leads=months.get("lead", False),
        hour_before=tuple(clock.get("before", ())),
        hour_marks=tuple(clock.get("mark", ())),
        first_days=tuple(months.get("first", ())),
        months=tuple(tuple(names) for names in months.get("names", ())),
        weekdays=tuple(tuple(names) for names in data.get("weekdays", {}).get("names", ())),
        counting=counting(tag),
    )


def _refuse_unknown(tag: str, data: dict[str, Any]) -> None:
    """Raises ValueError for a name that nobody reads."""
    for table, names in _SAYS.items():
        for name in data.get(table, {}) if table else data:
            if name not in names:
                raise ValueError(f"languages/{tag}.toml [{table}]: {name} is none of {', '.join(names)}")


def counting(tag: str) -> Counting:
    """The number words of a language, from `counting/<tag>.toml`; none where there is no such file.

    Raises ValueError when the file has a setting that nobody reads.
    """
    file = _FOLDER / "counting" / f"{tag}.toml"
    if not file.is_file():
        return Counting()
    data = tomllib.loads(file.read_text("utf-8"))
    setting = data.pop("writing", {})
    compound, dual = data.pop("compound", {}), data.pop("dual", {})
    entries = [
        (phrase, kind.partition("_")[0], meaning)
        for kind, table in data.items()
        for meaning, phrases in table.items()
        for phrase in _phrases(phrases)
    ]
    entries += _compounds(
        compound.get("numbers", {}), compound.get("units", {}), frozenset(word for word, *_ in entries)
    )
    dual = Dual(**_known(f"{file.name} [dual]", Dual(), dual))
    return Counting(tuple(entries), **_known(f"{file.name} [writing]", Counting(), setting), dual=dual)


def _known(place: str, kind: Counting | Dual, found: dict[str, Any]) -> dict[str, Any]:
    """What a table of a counting list says, lists as tuples.

    Raises ValueError for a name that nobody reads, and for a value of another kind than the one it stands for.
    """
    made = {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
    known = tuple(field.name for field in fields(kind))
    for name, value in made.items():
        if name not in known or type(value) is not type(getattr(kind, name)):
            raise ValueError(f"languages/counting/{place}: {name} = {value!r} is no setting of {', '.join(known)}")
    return made


def _phrases(line: str) -> Iterator[str]:
    """The phrases of a line, parted by commas; "{less|fewer} than" is two of them."""
    for phrase in filter(None, map(str.strip, line.split(","))):
        if "{" not in phrase:
            yield phrase
            continue
        parts = (part.split("|") for part in re.split("[{}]", phrase))
        yield from (" ".join("".join(chosen).split()) for chosen in product(*parts))


def _compounds(numbers: dict[str, str], units: dict[str, str], known: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Numbers and units that are one word ("dwudniowy"), and what stands of it alone ("2-dniowy", "cztero- i ...")."""
    for value, prefixes in numbers.items():
        yield from ((prefix, "loose", value) for prefix in prefixes.split(", ") if prefix not in known)
    for unit, words in units.items():
        forms = words.split(", ")
        if unit != "time":
            yield from ((form, "unit", unit) for form in forms)
        for value, prefixes in numbers.items():
            for prefix in prefixes.split(", "):
                yield from ((prefix + form, "quantity", f"{value} {unit}") for form in forms)
