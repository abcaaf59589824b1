"""Whether memory grows with the number of documents made in one process."""

import gc
import os
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import material
from pipeline.formats import FORMATS

# The caches have their bounds; by the middle they are full. After that a tenth more is within what a peak varies.
FLAT = 1.1
_KINDS = ("docx", "html", "pdf")


@dataclass(frozen=True, slots=True)
class Growth:
    """The peak, in bytes, of a tenth of the documents in the middle and of a tenth at the end.

    `resident` is what the whole process took in between, on Linux: it sees what libraries in C do not give back.
    """

    key: str
    documents: int
    middle: int
    end: int
    resident: int

    @property
    def ratio(self) -> float:
        """How many times as high the last peak is."""
        return self.end / self.middle

    @property
    def verdict(self) -> str:
        """ "met" or "not met"."""
        return "met" if self.ratio <= FLAT else "not met"


def growth(documents: int, sections: int) -> Iterator[Growth]:
    """Every format that is there, with `documents` different leaflets in this process."""
    tenth = max(1, documents // 10)
    for name in (name for name in _KINDS if name in FORMATS):
        tracemalloc.start()
        try:
            _make(name, range(documents // 2 - tenth), sections)
            middle = _peak(name, range(documents // 2 - tenth, documents // 2), sections)
            before = _resident()
            _make(name, range(documents // 2, documents - tenth), sections)
            end = _peak(name, range(documents - tenth, documents), sections)
        finally:
            tracemalloc.stop()
        yield Growth(name, documents, middle, end, _resident() - before)


def _peak(name: str, numbers: range, sections: int) -> int:
    gc.collect()
    tracemalloc.reset_peak()
    _make(name, numbers, sections)
    return tracemalloc.get_traced_memory()[1]


def _make(name: str, numbers: range, sections: int) -> None:
    for number in numbers:
        FORMATS[name].render(material.edition(number, sections), material.kit(name))


def _resident() -> int:
    """What the process takes of the machine's memory, in bytes; 0 where the system does not say."""
    status = Path("/proc/self/statm")
    return int(status.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") if status.is_file() else 0
