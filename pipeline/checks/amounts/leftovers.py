"""The figures of two texts that have not found each other yet."""

from collections.abc import Callable
from decimal import Decimal

from pipeline.checks.amounts.items import Item, Sheet
from pipeline.checks.amounts.likeness import same_value
from pipeline.checks.amounts.places import told_shares
from pipeline.model.language import Language


def _by_share(side: Sheet) -> dict[int, frozenset[Decimal]]:
    """What the other number of its share is, for each part and each whole, by the `id` of the item."""
    told = [(part, whole) for part, whole in told_shares(side) if (part.value or 0) < (whole.value or 0)]
    return {id(whole): part.values for part, whole in told} | {id(part): whole.values for part, whole in told}


class Leftovers:
    """What is left of two texts while their figures are matched, and the pairs found so far.

    `lost` and `words_lost` are figures of the source in digits and in words, `added` and `words_added` those of the
    translation.
    """

    def __init__(self, left: Sheet, right: Sheet, source: Language, target: Language) -> None:
        self.left, self.right, self.source, self.target = left, right, source, target
        self.lost = [item for item in left.items if item.hard]
        self.added = [item for item in right.items if item.hard]
        self.words_lost = [item for item in left.items if not item.hard]
        self.words_added = [item for item in right.items if not item.hard]
        self.pairs: list[tuple[Item, Item]] = []

    def match(self, lost: list[Item], added: list[Item], same: Callable[[Item, Item], bool]) -> None:
        """Pairs what is the same, each figure with the first that is."""
        if not lost or not added:
            return
        for item in tuple(lost):
            for index, other in enumerate(added):
                if same(item, other):
                    self.pairs.append((item, other))
                    lost.remove(item)
                    del added[index]
                    break

    def in_same_share(self) -> Callable[[Item, Item], bool]:
        """Of several ones each goes with the one of its own share, and of several hundreds too."""
        ours, theirs = (_by_share(side) for side in (self.left, self.right))

        def same(one: Item, other: Item) -> bool:
            mine, yours = ours.get(id(one)), theirs.get(id(other))
            return mine is not None and yours is not None and bool(mine & yours) and same_value(one, other)

        return same
