"""W014: lists are lists. A typed hyphen or number is read out as text and does not say how many items follow."""

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile, WordParagraph

CODE = "W014"
_BULLET = re.compile(r"[•·▪◦●○■□▶►✓✔\uf0b7\uf0a7\uf0fc*]\s*\S|[-–—]\s+\S|o\s{2,}\S|o\t\S")
# What nobody types but as a marker; a dash or a number at the start of one line may mean something else.
_SURE = re.compile(r"[•▪◦●■▶►✓✔\uf0b7\uf0a7\uf0fc]")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+\S")


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """A typed bullet, or neighbouring lines that begin with typed dashes or numbers."""
    lines = [paragraph for paragraph in file.body() if paragraph.text.strip()]
    kinds = [_kind(line) for line in lines]
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        near = kinds[max(0, index - 1) : index] + kinds[index + 1 : index + 2]
        if kind and (kind in near or _SURE.match(line.text.strip())):
            yield Remark(
                CODE,
                Severity.REVIEW,
                line.place,
                f"a typed {kind} at the start of the line",
                "a list that Word knows as one",
                f"delete what is typed there and choose {kind.capitalize()}s or a list style (Home tab, Paragraph)"
                if kind == "bullet"
                else "delete what is typed there and choose Numbering (Home tab, Paragraph)",
            )


def _kind(line: WordParagraph) -> str:
    text = line.text.strip()
    if line.marker or line.level is not None or line.cell:
        return ""
    return "bullet" if _BULLET.match(text) else "number" if _NUMBER.match(text) else ""
