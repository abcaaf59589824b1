"""One figure of a text, and everything that was read in one text."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.finding import Span
from pipeline.text.figures.values import Amount, Figure, Hit

# The languages with a list of number words, `pipeline/languages/counting/`: what a check of words can claim.
COUNTED = tuple("ar bn cy de es fa fr gu hi it ko pa pl pt ro ru so ta tr uk ur vi zh-Hans".split())
# What ends the reach of a word beside a figure.
STOPS = re.compile(r"[.;:!?。；：！？؟؛۔।\ue000]")
# The `text` of a number that a letter stands before without a space: ب12 for B12.
ATTACHED = "attached"
# The `text` of a number with a word that adds to it: "half seven", which may be a time or an amount.
INCREASED = "increased"


class Item(NamedTuple):
    """One figure of a text: a number, an end of a range, a time, a date, a phone number or a code.

    `values` is every value it may have. `hard` is true for digits, `sure` for words that mean a figure and nothing
    else. `kind` is number, ordinal, fraction, clock, date, phone or code. `unit` is known to belong to it, `near` only
    may: a word stands between. `sign` is one of < > ≤ ≥ ~ or "", `signed` when it is a sign and no word, and `turned`
    the same with a "not" of the sentence taken in. `span` are offsets in the plain words.
    """

    shown: str
    span: Span
    values: frozenset[Decimal] = frozenset()
    hard: bool = True
    sure: bool = True
    kind: str = "number"
    unit: str = ""
    near: str = ""
    noun: str = ""
    sign: str = ""
    signed: bool = False
    turned: str = ""
    figure: Figure | None = None
    text: str = ""
    high: bool = False
    low: bool = False

    @property
    def value(self) -> Decimal | None:
        """The first reading."""
        if len(self.values) == 1:
            (only,) = self.values
            return only
        if len(self.values) > 1 and isinstance(self.figure, Amount):
            number = self.figure.high if self.high and self.figure.high else self.figure.low
            if number.value in self.values:
                return number.value
        return min(self.values, default=None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read in one text. `words` is the plain text without direction marks that `inner` offsets refer to."""

    words: str
    items: tuple[Item, ...] = ()
    addresses: tuple[tuple[str, Span], ...] = ()
    hits: tuple[Hit, ...] = ()
    offsets: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The place in the plain words of a place in `words`."""
        return (self.offsets[start], self.offsets[end - 1] + 1) if self.offsets else (start, end)

    def between(self, start: int, end: int) -> str:
        """The characters between two places of the plain words, without direction marks."""
        if not self.offsets:
            return self.words[start:end]
        return "".join(self.words[i] for i, offset in enumerate(self.offsets) if start <= offset < end)


def anchor(item: Item) -> str:
    """What a figure goes with, as far as it is known: its unit, what it counts, or that it is a time or a date."""
    return item.kind if item.kind in ("clock", "date", "phone") else item.unit or item.noun or item.near
