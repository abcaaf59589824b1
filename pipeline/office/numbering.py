"""The lists of a Word file: which marker a list item gets, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.office.colour import Theme
from pipeline.office.styles import Properties, paragraph_properties, run_properties
from pipeline.office.wordxml import attribute, child, local, value


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its marker is drawn (`run`), and the indents it gives its items."""

    run: Properties
    paragraph: Properties


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
            levels = dict(patterns.get(value(each, "abstractNumId"), {}))
            for override in each:
                levels |= dict(_levels(override, known))
            found |= {(number, level): drawn for level, drawn in levels.items()}
    return found


def _levels(element: etree._Element, known: Theme) -> list[tuple[str, Level]]:
    return [
        (
            attribute(each, "ilvl"),
            Level(run_properties(child(each, "rPr"), known), paragraph_properties(child(each, "pPr"), known)),
        )
        for each in element
        if local(each) == "lvl"
    ]
