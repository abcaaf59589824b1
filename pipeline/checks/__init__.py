"""The family of checks: one file per finding code. This table is the only place to register one."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pipeline.checks import (
    c001_numbers,
    c002_units,
    c003_placeholders,
    c004_links,
    c005_markup,
    c006_untranslated,
    c007_draft,
    c008_characters,
    c009_ranges,
    c010_separators,
    c011_comparisons,
    c012_frequency,
    c013_shares,
    c014_addresses,
    c015_directions,
    c016_number_words,
    c017_days_and_months,
    c018_counters,
    c020_spoken_names,
    c021_spoken_sentences,
    c022_negation,
    c023_medicines,
    c024_script,
    c025_lookalikes,
    c026_structure,
    c027_forbidden_terms,
    c030_order,
    c031_degree,
    c032_unlisted,
    c033_digits,
    c034_dose_style,
    c035_near_units,
    c036_opposites,
    c037_lengths,
    c050_identical,
    c051_omission,
    c052_consistency,
    c053_terms,
    c054_modality,
    c055_punctuation,
)
from pipeline.model.case import Case
from pipeline.model.finding import Finding
from pipeline.model.report import Rule

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
    c009_ranges.CODE: c009_ranges.check,
    c010_separators.CODE: c010_separators.check,
    c011_comparisons.CODE: c011_comparisons.check,
    c012_frequency.CODE: c012_frequency.check,
    c013_shares.CODE: c013_shares.check,
    c014_addresses.CODE: c014_addresses.check,
    c015_directions.CODE: c015_directions.check,
    c016_number_words.CODE: c016_number_words.check,
    c017_days_and_months.CODE: c017_days_and_months.check,
    c018_counters.CODE: c018_counters.check,
    c020_spoken_names.CODE: c020_spoken_names.check,
    c021_spoken_sentences.CODE: c021_spoken_sentences.check,
    c022_negation.CODE: c022_negation.check,
    c023_medicines.CODE: c023_medicines.check,
    c024_script.CODE: c024_script.check,
    c025_lookalikes.CODE: c025_lookalikes.check,
    c026_structure.CODE: c026_structure.check,
    c027_forbidden_terms.CODE: c027_forbidden_terms.check,
    c030_order.CODE: c030_order.check,
    c031_degree.CODE: c031_degree.check,
    c032_unlisted.CODE: c032_unlisted.check,
    c033_digits.CODE: c033_digits.check,
    c034_dose_style.CODE: c034_dose_style.check,
    c035_near_units.CODE: c035_near_units.check,
    c036_opposites.CODE: c036_opposites.check,
    c037_lengths.CODE: c037_lengths.check,
    c050_identical.CODE: c050_identical.check,
    c051_omission.CODE: c051_omission.check,
    c052_consistency.CODE: c052_consistency.check,
    c053_terms.CODE: c053_terms.check,
    c054_modality.CODE: c054_modality.check,
    c055_punctuation.CODE: c055_punctuation.check,
}

#: Those that compare messages with each other or look beyond them; each says so by a `WHOLE` in its file.
WHOLE: frozenset[Check] = frozenset(
    check for check in CHECKS.values() if getattr(sys.modules[check.__module__], "WHOLE", False)
)

#: Those of them that read the figures of each message, and can do so in portions: (what is read, what is said of it).
IN_PARTS: dict[Check, tuple[Callable[[Case], Iterator[Any]], Callable[[Case, Iterable[Any]], Iterator[Finding]]]] = {
    c033_digits.check: (c033_digits.parts, c033_digits.judged),
}


def rules() -> tuple[Rule, ...]:
    """Every check's code and what it promises: the first line of its file."""
    files = {code: sys.modules[check.__module__].__doc__ or "" for code, check in CHECKS.items()}
    return tuple(Rule(code, text.split("\n")[0].partition(": ")[2]) for code, text in files.items())
