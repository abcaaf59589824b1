"""Figures that are written together with a word, respelt so that they can be read; no character moves."""

import re

from pipeline.model.language import Language

# "38C" is a temperature; "B12C" and "2-C" are names.
_DEGREES = re.compile(r"(?<![\w.,-])(\d{1,3}(?:\.\d)?)C(?![\w-])")
# "10mila" is 10,000, and "mila" has as many letters as ".000".
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})mila(?!\w)")


def respelt(text: str, language: Language) -> str:
    """`text`, as long as it was, with "38C" as "38℃" in English and "10mila" as "10.000" in Italian."""
    match language.tag:
        case "en":
            return _DEGREES.sub(r"\1℃", text)
        case "it":
            return _THOUSANDS.sub(r"\1.000", text)
    return text
