"""W002: what is bold is bold in complex scripts too. Word keeps two switches, one for each kind of letters."""

from collections.abc import Iterator

from pipeline.inspections.measures import complex_script, seen, shown
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import Region, WordFile
from pipeline.text.scripts import name_of

CODE = "W002"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """One remark for each paragraph whose emphasis does not reach its letters."""
    for paragraph in file.paragraphs:
        for span in seen(paragraph):
            judged = paragraph.region is Region.STYLE
            script = complex_script(span.text)
            if span.letters.bold and not span.letters.complex_bold and (script or judged):
                words = "words in complex scripts" if judged else f"{name_of(script)} words {shown(span.text)}"
                yield Remark(
                    CODE,
                    Severity.BLOCK,
                    paragraph.place,
                    f"the {words} are bold only for Latin letters and stay regular",
                    "the same emphasis in every script",
                    "select them and choose Bold in the Font dialog under Complex scripts as well",
                )
                break
