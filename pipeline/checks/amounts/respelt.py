"""Figures that are written together with a letter, respelt so that they can be read; no character moves."""

import re

from pipeline.model.language import Language

# "38C" is a temperature; "B12C" and "2-C" are names.
_DEGREES = re.compile(r"(?<![\w.,-])(\d{1,3}(?:\.\d)?)C(?![\w-])")


def respelt(text: str, language: Language) -> str:
    """`text`, as long as it was, with "38C" as "38℃" where that is a temperature."""
    return _DEGREES.sub(r"\1℃", text) if language.counting.bare_celsius and "C" in text else text
