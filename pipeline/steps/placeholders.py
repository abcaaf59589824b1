"""Placeholders that nothing fills are refused: a patient would read their names."""

from collections.abc import Iterable, Mapping

from pipeline.model.errors import SourceError
from pipeline.model.insert import Insert
from pipeline.model.leaflet import Leaflet, Text, texts
from pipeline.text.markup.inline import placeholders

_IN_LEAFLET = 'add it under "variables:" at the top of the leaflet, or to the settings'
_IN_INSERT = "correct its name, or add it to the variables of every leaflet or to the settings"


def refuse_unfilled(source: Leaflet | Insert, values: Mapping[str, str]) -> None:
    """Refuse a leaflet, or what a language adds to one, with a placeholder that has no value in `values`.

    Raises SourceError with the line.
    """
    match source:
        case Leaflet():
            lines = {origin.anchor: origin.line for origin in source.origins}
            _refuse(source.file, source.texts(), lines, values, _IN_LEAFLET)
        case Insert():
            _refuse(source.file, texts(source.blocks), dict(source.lines), values, _IN_INSERT)


def _refuse(file: str, words: Iterable[Text], lines: Mapping[str, int], values: Mapping[str, str], remedy: str) -> None:
    for text in words:
        for name in placeholders(text.words):
            if name not in values:
                raise SourceError(
                    f"{file}:{lines[text.anchor]}",
                    "the placeholder {{" + name + "}} has no value",
                    f"one of {', '.join(sorted(values)) or 'the variables of the leaflet'}",
                    remedy,
                )
