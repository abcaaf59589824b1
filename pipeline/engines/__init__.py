"""The family of drafting engines: one file each. This table is the only place to register one."""

from collections.abc import Callable

from pipeline.engines.memory import Memory
from pipeline.model.drafting import Engine, Remembered

ENGINES: dict[str, Callable[[tuple[Remembered, ...]], Engine]] = {Memory.name: Memory}
