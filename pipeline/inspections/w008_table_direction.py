"""W008: the first column of a table stands where reading starts."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.inspections.measures import real
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile
from pipeline.text.scripts import reads_rtl, scripts

CODE = "W008"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """A right-to-left table is drawn from the right; otherwise dose and age change places for the reader."""
    headers: dict[int, str] = defaultdict(str)
    words: dict[int, str] = defaultdict(str)
    for paragraph in real(file):
        if paragraph.cell:
            words[paragraph.cell.table] += paragraph.text
            headers[paragraph.cell.table] += paragraph.text if paragraph.cell.row == 1 else ""
    for number, table in enumerate(file.tables, start=1):
        # Names of medicines and units may be more than the words of the language.
        telling = headers[number] if scripts(headers[number]) else words[number]
        rtl = reads_rtl(telling)
        if scripts(telling) and rtl != table.rtl:
            direction = "right-to-left" if rtl else "left-to-right"
            yield Remark(
                CODE,
                Severity.BLOCK,
                table.place,
                f"{direction} words in a table whose columns run the other way",
                f"columns that run {direction.replace('-', ' ')}",
                f"choose Table Layout, Properties, the Table tab, Table direction: {direction.capitalize()}",
            )
