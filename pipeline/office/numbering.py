"""The lists of a Word file: which marker a list item gets, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.office.colour import Theme
from pipeline.office.signs import with_ticks
from pipeline.office.styles import Properties, paragraph_properties, run_properties
from pipeline.office.wordxml import attribute, child, local, value


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its marker is drawn (`run`), the indents it gives its items, and what the marker is.

    `row` names the row of numbers: lists of one pattern go on counting unless they say that they begin anew.
    """

    run: Properties
    paragraph: Properties
    format: str = ""
    pattern: str = ""
    start: int = 1
    row: str = ""


Lists = Mapping[tuple[str, str], Level]


def read_lists(root: etree._Element | None, known: Theme) -> dict[tuple[str, str], Level]:
    """The levels of every list of a numbering part, by the number of the list and of the level."""
    patterns: dict[str, dict[str, Level]] = {}
    found: dict[tuple[str, str], Level] = {}
    for each in root if root is not None else ():
        if local(each) == "abstractNum":
            patterns[attribute(each, "abstractNumId")] = dict(_levels(each, known))
    for each in root if root is not None else ():
        if local(each) == "num":
            number = attribute(each, "numId")
            pattern = value(each, "abstractNumId")
            levels = {
                level: replace(drawn, row=f"pattern {pattern}") for level, drawn in patterns.get(pattern, {}).items()
            }
            for override in each:
                levels |= {level: replace(drawn, row=f"list {number}") for level, drawn in _levels(override, known)}
                level, anew = attribute(override, "ilvl"), value(override, "startOverride")
                if level in levels and anew:
                    levels[level] = replace(levels[level], row=f"list {number}", start=_count(anew))
            found |= {(number, level): drawn for level, drawn in levels.items()}
    return found


def _levels(element: etree._Element, known: Theme) -> list[tuple[str, Level]]:
    return [
        (
            attribute(each, "ilvl"),
            Level(
                run_properties(child(each, "rPr"), known),
                paragraph_properties(child(each, "pPr"), known),
                value(each, "numFmt") or "decimal",
                with_ticks(value(each, "lvlText")),
                _count(value(each, "start") or "1"),
            ),
        )
        for each in element
        if local(each) == "lvl"
    ]


def _count(text: str) -> int:
    """A number that a list begins with; 1 for what is none."""
    return int(text) if text.isdecimal() and len(text) < 7 else 1
