"""W021: the page is A4, the paper that people print on."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile

CODE = "W021"
# ISO 216, and what word processors round to.
_SHORT, _LONG, _TOLERANCE = 210.0, 297.0, 1.0


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """A4, upright or on its side; anything else is scaled down by the printer."""
    for section in file.sections:
        short, long = sorted((section.width, section.height))
        if abs(short - _SHORT) > _TOLERANCE or abs(long - _LONG) > _TOLERANCE:
            yield Remark(
                CODE,
                Severity.REVIEW,
                section.place,
                f"pages of {section.width:.0f} by {section.height:.0f} mm",
                "A4, 210 by 297 mm; on other paper the type comes out in another size",
                "choose Layout, Size, A4",
            )
