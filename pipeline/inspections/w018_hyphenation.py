"""W018: words are not divided at the ends of lines."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import DOCUMENT, WordFile

CODE = "W018"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """The switch that divides words by itself."""
    if file.hyphenated:
        yield Remark(
            CODE,
            Severity.REVIEW,
            DOCUMENT,
            "words are divided at the ends of lines",
            "whole words",
            "choose Layout, Hyphenation, None",
        )
