"""The family of incoming formats: one file each. This table is the only place to register one."""

from collections.abc import Callable

from pipeline.intake import txt
from pipeline.intake.txt import Intake

INTAKES: dict[str, Callable[[str, str], Intake]] = {".txt": txt.read}
