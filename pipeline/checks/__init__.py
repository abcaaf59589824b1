"""The family of checks: one file per finding code. This table is the only place to register one."""

from collections.abc import Callable, Iterator

from pipeline.checks import (
    c001_numbers,
    c002_units,
    c003_placeholders,
    c004_links,
    c005_markup,
    c006_untranslated,
    c007_draft,
    c008_characters,
    c020_spoken_names,
    c021_spoken_sentences,
)
from pipeline.model.case import Case
from pipeline.model.finding import Finding

Check = Callable[[Case], Iterator[Finding]]

CHECKS: dict[str, Check] = {
    c001_numbers.CODE: c001_numbers.check,
    c002_units.CODE: c002_units.check,
    c003_placeholders.CODE: c003_placeholders.check,
    c004_links.CODE: c004_links.check,
    c005_markup.CODE: c005_markup.check,
    c006_untranslated.CODE: c006_untranslated.check,
    c007_draft.CODE: c007_draft.check,
    c008_characters.CODE: c008_characters.check,
    c020_spoken_names.CODE: c020_spoken_names.check,
    c021_spoken_sentences.CODE: c021_spoken_sentences.check,
}
