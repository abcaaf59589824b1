"""The family of incoming formats: one file each. These tables are the only place to register one."""

from collections.abc import Callable

from pipeline.intake import txt
from pipeline.intake.account import Intake


def _docx(data: bytes, name: str) -> Intake:
    # The reader of Word files takes as long to load as all the rest of a small command.
    from pipeline.intake import docx

    return docx.read(data, name)


# Formats that are text, by the ending of the file's name, and formats that are bytes.
INTAKES: dict[str, Callable[[str, str], Intake]] = {".txt": txt.read}
DOCUMENTS: dict[str, Callable[[bytes, str], Intake]] = {".docx": _docx}
