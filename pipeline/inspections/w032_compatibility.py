"""W032: the file is laid out by the rules of today's Word, which keep the accessibility marks."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import DOCUMENT, WordFile

CODE = "W032"
_CURRENT = 15


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Compatibility mode: Word says so in the title bar."""
    if file.compatibility < _CURRENT:
        yield Remark(
            CODE,
            Severity.REVIEW,
            DOCUMENT,
            "it is in Compatibility Mode, for an older Word",
            "the layout rules of Word 2013 and later",
            "choose File, Info, Convert",
        )
