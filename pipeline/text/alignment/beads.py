"""Two rows of texts to beads: which of them belong together, in order, and how probable that is.

A monotone dynamic programme in the manner of Gale and Church (A Program for Aligning Sentences in Bilingual Corpora,
Computational Linguistics 19(1), 1993). It knows nothing of words: what a bead costs is asked of the caller.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

# How many sources and targets a bead has: one each, one left out, one added, one parted in two, two joined.
SIZES = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))

#: First source and how many, first target and how many -> the negative logarithm of a probability.
Cost = Callable[[int, int, int, int], float]
_Step = Callable[[int, int, tuple[int, int]], float]


@dataclass(frozen=True, slots=True)
class Bead:
    """Some sources and targets in a row that belong together, by their numbers, and how probable that is."""

    sources: range
    targets: range
    probability: float


def best_beads(rows: int, columns: int, cost: Cost) -> tuple[Bead, ...]:
    """The cheapest way from the start to the end of `rows` sources and `columns` targets.

    A bead's probability is its share in the sum over all ways.
    """

    @cache
    def ahead(row: int, column: int, size: tuple[int, int]) -> float:
        return cost(row, size[0], column, size[1])

    def behind(row: int, column: int, size: tuple[int, int]) -> float:
        """The same beads, counted from the end."""
        return ahead(rows - row - size[0], columns - column - size[1], size)

    cheapest = _table(rows, columns, ahead, min)
    before = _table(rows, columns, ahead, _together)
    after = _table(rows, columns, behind, _together)
    every = before[rows][columns]
    found: list[Bead] = []
    row, column = rows, columns
    while row or column:
        size = _last(cheapest, row, column, ahead)
        first, second = row - size[0], column - size[1]
        through = before[first][second] + ahead(first, second, size) + after[rows - row][columns - column]
        found.append(Bead(range(first, row), range(second, column), math.exp(min(every - through, 0.0))))
        row, column = first, second
    return tuple(reversed(found))


def _table(rows: int, columns: int, step: _Step, choose: Callable[[list[float]], float]) -> list[list[float]]:
    """What it costs to get from the start to each position: `choose` makes one cost of those of all last beads."""
    table = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows + 1):
        for column in range(columns + 1):
            if row or column:
                table[row][column] = choose(
                    [
                        table[row - size[0]][column - size[1]] + step(row - size[0], column - size[1], size)
                        for size in SIZES
                        if row >= size[0] and column >= size[1]
                    ]
                )
    return table


def _together(costs: list[float]) -> float:
    """The cost of going any of several ways: the negative logarithm of the sum of their probabilities."""
    least = min(costs)
    return least - math.log(sum(math.exp(least - cost) for cost in costs)) if math.isfinite(least) else least


def _last(cheapest: list[list[float]], row: int, column: int, step: _Step) -> tuple[int, int]:
    """The size of the last bead on the cheapest way to a position."""
    for size in SIZES:
        first, second = row - size[0], column - size[1]
        if first >= 0 and second >= 0:
            cost = cheapest[first][second] + step(first, second, size)
            if math.isclose(cost, cheapest[row][column], abs_tol=1e-9):
                return size
    raise AssertionError("one of the beads has made the cost of the position")
