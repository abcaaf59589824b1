"""Sentences of leaflets with their translations, and mistakes put into them. One table for each language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
#: The languages with at least sixty sentences and marked mistakes.
SEEDED = ("ar", "bn", "cy", "de", "es", "fr", "pl", "ro", "ur", "zh-Hans")
LEFT_OUT = "(left out)"


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation; `slips` and `ways` are (words, other words), the former with their kind."""

    tag: str
    line: int
    source: str
    target: str
    slips: tuple[tuple[str, str, str], ...] = ()
    ways: tuple[tuple[str, str], ...] = ()

    def mistakes(self) -> Iterator[tuple[str, str]]:
        """Each marked mistake: its kind, and the translation that makes it."""
        for kind, words, other in self.slips:
            new = self.target.replace(words, "" if other == LEFT_OUT else other, 1)
            yield kind, re.sub(" {2,}", " ", new).strip()

    def others(self) -> Iterator[str]:
        """The translation in other right words."""
        return (self.target.replace(words, other, 1) for words, other in self.ways)


@cache
def pairs(tag: str) -> tuple[Pair, ...]:
    """The sentences of one language, in the order of the file.

    Raises ValueError when a mark names words that the translation does not have.
    """
    lines = (FOLDER / f"{tag}.tsv").read_text("utf-8").splitlines()
    rows = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    return tuple(_pair(tag, number, line) for number, line in rows[1:])


def tags() -> tuple[str, ...]:
    """Every language that has a file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.tsv")))


def _pair(tag: str, number: int, line: str) -> Pair:
    source, target, slips, ways = (*line.split("\t"), "", "")[:4]
    pair = Pair(tag, number, source, target, tuple(map(_slip, _cells(slips))), tuple(map(_way, _cells(ways))))
    for words in (*(words for _, words, _ in pair.slips), *(words for words, _ in pair.ways)):
        if words not in target:
            raise ValueError(f"{tag}.tsv:{number}: the translation has no {words!r}; mark words that are in it")
    return pair


def _cells(text: str) -> list[str]:
    return text.split(" | ") if text else []


def _slip(cell: str) -> tuple[str, str, str]:
    kind, _, words = cell.partition(": ")
    return (kind, *_way(words))


def _way(cell: str) -> tuple[str, str]:
    words, _, other = cell.partition(" → ")
    return words, other
