"""Whether memory grows with the number of documents made in one process."""

import gc
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks import material
from pipeline.formats import FORMATS

# Ten times the documents may take a tenth more: what is measured is a leak, not the last bytes of a cache.
FLAT = 1.1
_KINDS = ("docx", "html", "pdf")


@dataclass(frozen=True, slots=True)
class Growth:
    """The peak, in bytes, while the first tenth of the documents was made, and while the last was."""

    key: str
    documents: int
    first: int
    last: int

    @property
    def ratio(self) -> float:
        """How many times as high the last peak is."""
        return self.last / self.first

    @property
    def verdict(self) -> str:
        """ "met" or "not met"."""
        return "met" if self.ratio <= FLAT else "not met"


def growth(documents: int, sections: int) -> Iterator[Growth]:
    """Every format that is there, with `documents` different leaflets after as many that fill the caches."""
    for name in (name for name in _KINDS if name in FORMATS):
        tenth = max(1, documents // 10)
        for number in range(tenth):
            _make(name, number, sections)
        tracemalloc.start()
        try:
            first = _peak(name, range(tenth, 2 * tenth), sections)
            for number in range(2 * tenth, documents):
                _make(name, number, sections)
            last = _peak(name, range(documents, documents + tenth), sections)
        finally:
            tracemalloc.stop()
        yield Growth(name, documents, first, last)


def _peak(name: str, numbers: range, sections: int) -> int:
    gc.collect()
    tracemalloc.reset_peak()
    for number in numbers:
        _make(name, number, sections)
    return tracemalloc.get_traced_memory()[1]


def _make(name: str, number: int, sections: int) -> None:
    FORMATS[name].render(material.edition(number, sections), material.kit(name))
