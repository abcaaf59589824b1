"""The organisation's own Word template: read, judged by the rules for every document, and what comes of it."""

from collections.abc import Callable, Iterable, Iterator

from pipeline.files.workspace import Workspace
from pipeline.formats.word.house import read_house
from pipeline.inspections import (
    INSPECTIONS,
    w001_size,
    w002_bold,
    w003_language,
    w004_paragraph_direction,
    w005_alignment,
    w006_letter_direction,
    w008_table_direction,
    w009_table_cells,
    w011_floating,
    w016_spaces,
    w017_emphasis,
    w018_hyphenation,
    w019_columns,
    w020_contrast,
    w021_page,
    w022_margins,
    w023_margin_text,
    w025_isolation,
    w026_unit_spaces,
    w027_hidden,
    w028_changes,
    w029_strangers,
    w030_together,
)
from pipeline.model.errors import IntakeError, RenderError, SettingsError
from pipeline.model.house import House
from pipeline.model.kit import STANDARD, Rules
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import Region
from pipeline.steps.inspect import inspect

_PAGE = "our own page is used"
_LEFT_OUT = "it is left out"
_LINES = "its words are taken line by line"
_MARKS = "the marks that fit the words are used"
# What our documents do where a template breaks a rule. A rule that is not here is about running text, of which a
# template has none.
_INSTEAD = {
    w001_size.CODE: "the size that the class of print asks for is used",
    w002_bold.CODE: "our own styles are used",
    w003_language.CODE: _MARKS,
    w004_paragraph_direction.CODE: "the direction of the words is used",
    w005_alignment.CODE: "the edge where reading starts is used",
    w006_letter_direction.CODE: _MARKS,
    w008_table_direction.CODE: _LINES,
    w009_table_cells.CODE: _LINES,
    w011_floating.CODE: "it is put into the line of text",
    w016_spaces.CODE: "the words are written one after the other",
    w017_emphasis.CODE: "plain letters are used",
    w018_hyphenation.CODE: "whole words are used",
    w019_columns.CODE: _PAGE,
    w020_contrast.CODE: "black is used",
    w021_page.CODE: _PAGE,
    w022_margins.CODE: _PAGE,
    w023_margin_text.CODE: "the size of the text is used",
    w025_isolation.CODE: "the marks that keep the order are put there",
    w026_unit_spaces.CODE: "a no-break space is used",
    w027_hidden.CODE: "they are left out",
    w028_changes.CODE: "added words are taken, deleted ones left out",
    w029_strangers.CODE: _LEFT_OUT,
    w030_together.CODE: "our own styles are used",
}
# Rules that hold for the whole page, wherever they are broken.
_EVERYWHERE = frozenset(
    {w018_hyphenation.CODE, w019_columns.CODE, w021_page.CODE, w022_margins.CODE, w029_strangers.CODE}
)
_REGIONS = (Region.STYLE, Region.HEADER, Region.FOOTER)


def read_template(workspace: Workspace, kind_of: Callable[[bytes], str]) -> tuple[House, tuple[str, ...]]:
    """The template that the settings name, and a line for everything in it that our documents do not take over.

    Raises SettingsError when the file is missing or no Word file that can be used.
    """
    name = workspace.settings.template
    try:
        return judged(workspace.house_template(), name, workspace.settings.layout.rules, kind_of)
    except (IntakeError, RenderError) as error:
        raise SettingsError(f"template {name}", error.found, error.wanted, error.remedy) from None


def judged(data: bytes, name: str, rules: Rules, kind_of: Callable[[bytes], str]) -> tuple[House, tuple[str, ...]]:
    """What a template gives, and a line for everything in it that our documents do not take over.

    `kind_of` tells of which kind a picture really is, "" for what no document can show.
    Raises IntakeError for what is no Word file, RenderError for words that would turn figures round.
    """
    remarks = inspect(data, name, Aim(rules.applied(STANDARD), rules), INSPECTIONS.values(), as_template=True)
    house, left_out = read_house(data, name, kind_of)
    overridden = _together(remark for remark in remarks if _matters(remark))
    return house, tuple(dict.fromkeys(f"{name}, {line}" for line in (*overridden, *left_out)))


def _together(remarks: Iterable[Remark]) -> Iterator[str]:
    """One line for each fault, with every place that has it."""
    places: dict[str, list[str]] = {}
    for remark in remarks:
        places.setdefault(f"{remark.found}; {remark.wanted}: {_INSTEAD[remark.code]}", []).append(str(remark.place))
    for fault, where in places.items():
        yield f"{', '.join(dict.fromkeys(where))}: {fault}"


def _matters(remark: Remark) -> bool:
    if remark.code not in _INSTEAD:
        return False
    in_margin = remark.place.within.startswith(("in header", "in footer"))
    return in_margin or remark.place.region in _REGIONS or remark.code in _EVERYWHERE
