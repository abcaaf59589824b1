"""W025: in right-to-left text figures with units and phone numbers keep their order: "500 mg" is not "mg 500"."""

import re
import unicodedata
from collections.abc import Iterator

from pipeline.inspections.measures import real, shown
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile
from pipeline.text import typeset

CODE = "W025"
_ISOLATE_LTR, _ISOLATE_RTL, _END = "\u2066", "\u2067", "\u2069"
# A bare number, time or word keeps its order by itself (UAX #9, W4 and W7); what has a gap or a sign in it does not.
_SAFE = re.compile(r"[\w.,:٫٬@/-]*")
# Arabic-Indic figures run to the left of each other, whatever stands around them (UAX #9, class AN).
_ARABIC_FIGURES = re.compile(r"[٠-٩]")


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Every fragment whose order depends on a left-to-right mark that is not there (UAX #9, N1 and N2)."""
    for paragraph in real(file):
        if not paragraph.rtl:
            continue
        for text, start, end in _fragments(paragraph.text):
            if not _kept(paragraph.text, start, end):
                yield Remark(
                    CODE,
                    Severity.BLOCK,
                    paragraph.place,
                    f"{shown(text)} will be printed in another order",
                    "figures, units and phone numbers in their own order among right-to-left words",
                    "put a left-to-right mark before and after it (Insert, Symbol, More Symbols, Special Characters)",
                )


def _fragments(text: str) -> Iterator[tuple[str, int, int]]:
    start = 0
    for run in typeset.runs(text, True):
        end = start + len(run.text)
        risky = (
            any(map(str.isdigit, run.text)) and not _SAFE.fullmatch(run.text) and not _ARABIC_FIGURES.search(run.text)
        )
        if run.isolated and risky:
            yield run.text, start, end
        start = end


def _kept(text: str, start: int, end: int) -> bool:
    """Whether the strong character before is a left-to-right one, and the one after too where a sign ends it."""
    first = next((letter for letter in text[start:end] if letter.isalnum()), "")
    before = "L" if unicodedata.bidirectional(first or " ") == "L" else _strong(reversed(text[:start]))
    after = _strong(iter(text[end:]))
    # A mark may stand at the end of an address like one of its letters.
    ended = text[end - 1].isalnum() or unicodedata.bidirectional(text[end - 1]) == "L"
    return before == "L" and (ended or after in ("L", "end"))


def _strong(letters: Iterator[str]) -> str:
    for letter in letters:
        kind = unicodedata.bidirectional(letter)
        if letter == _END:
            return "end"
        if kind in ("L", "R", "AL") or letter in (_ISOLATE_LTR, _ISOLATE_RTL):
            return "L" if kind == "L" or letter == _ISOLATE_LTR else "R"
    return "R"
