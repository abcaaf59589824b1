"""W005: text starts at the edge where reading starts: not justified, not centred, not at the other edge."""

from collections.abc import Iterator

from pipeline.inspections.measures import real
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile, WordParagraph
from pipeline.text.scripts import reads_rtl

CODE = "W005"
_START = "lines that begin at the same edge and keep their natural spaces"
_JUSTIFIED = frozenset({"both", "distribute", "thaiDistribute", "lowKashida", "mediumKashida", "highKashida"})
# A short line may be set apart (a signature, a figure in a column); continuous text may not.
_LONG = 60


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Justified, centred and far-edge text. In a right-to-left paragraph Word's "right" is the left-hand edge."""
    for paragraph in real(file):
        if paragraph.text.strip() and (remark := _remark(paragraph)):
            yield remark


def _remark(paragraph: WordParagraph) -> Remark | None:
    align, place = paragraph.align, paragraph.place
    if align in _JUSTIFIED:
        remedy = f"choose Align {'Right' if paragraph.rtl else 'Left'} (Home tab, Paragraph)"
        return Remark(CODE, Severity.REVIEW, place, "the text is justified, with uneven gaps", _START, remedy)
    if align in ("right", "end") and paragraph.rtl:
        return Remark(
            CODE,
            Severity.BLOCK,
            place,
            "right-to-left text is pushed to the left-hand edge",
            "right-to-left text that begins at the right-hand edge",
            "choose Align Right (Home tab, Paragraph)",
        )
    if align in ("right", "end") and reads_rtl(paragraph.text):
        return Remark(
            CODE,
            Severity.BLOCK,
            place,
            "right-to-left text is only pushed to the right-hand edge",
            "the paragraph's direction set to right-to-left",
            "choose Right-to-Left Text Direction, then Align Right (Home tab, Paragraph)",
        )
    long = len(paragraph.text) > _LONG and paragraph.level is None
    if align in ("right", "end", "center") and long:
        where = "centred" if align == "center" else "aligned with the far edge"
        remedy = f"choose Align {'Right' if paragraph.rtl else 'Left'} (Home tab, Paragraph)"
        return Remark(CODE, Severity.REVIEW, place, f"the text is {where}", _START, remedy)
    return None
