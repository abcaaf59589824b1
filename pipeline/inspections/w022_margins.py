"""W022: margins of at least 25 mm; in clear and large print lines of at most 6 inches."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile

CODE = "W022"
_LEAST_MM = 25.0
# 36 CFR 1193.33, advisory: at most 6 inches, so that the eye finds the next line.
_LONGEST_MM = 152.4
_TOLERANCE = 0.5
_CLEAR_FROM = 14.0


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Room for the thumbs and for a magnifier's edge."""
    for section in file.sections:
        narrow = min(section.top, section.right, section.bottom, section.left)
        line = section.width - section.left - section.right
        if narrow < _LEAST_MM - _TOLERANCE:
            yield Remark(
                CODE,
                Severity.REVIEW,
                section.place,
                f"a margin of {narrow:.0f} mm",
                f"at least {_LEAST_MM:.0f} mm on every side",
                "choose Layout, Margins, Custom Margins",
            )
        elif section.columns == 1 and aim.profile.body >= _CLEAR_FROM and line > _LONGEST_MM + _TOLERANCE:
            yield Remark(
                CODE,
                Severity.REVIEW,
                section.place,
                f"lines of {line:.0f} mm",
                f"at most {_LONGEST_MM:.0f} mm, so that the eye finds the next line",
                "choose Layout, Margins, Custom Margins, and make left and right 29 mm",
            )
