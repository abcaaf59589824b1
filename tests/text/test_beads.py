"""The best way through two rows of texts is the best of all ways, and probabilities are shares of all ways."""

import math
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.alignment.beads import SIZES, Bead, best_beads

Way = tuple[tuple[int, int, int, int], ...]
Costs = dict[tuple[int, int, int, int], float]


def ways(rows: int, columns: int, row: int = 0, column: int = 0) -> Iterator[Way]:
    """Every way to the end, written out."""
    if (row, column) == (rows, columns):
        yield ()
    for sources, targets in SIZES:
        if row + sources <= rows and column + targets <= columns:
            for rest in ways(rows, columns, row + sources, column + targets):
                yield ((row, sources, column, targets), *rest)


def key(bead: Bead) -> tuple[int, int, int, int]:
    return (bead.sources.start, len(bead.sources), bead.targets.start, len(bead.targets))


@st.composite
def costs(draw: st.DrawFn) -> tuple[int, int, Costs]:
    rows, columns = draw(st.integers(0, 4)), draw(st.integers(0, 4))
    every = sorted({bead for way in ways(rows, columns) for bead in way})
    return rows, columns, {bead: draw(st.floats(0.01, 20)) for bead in every}


@given(costs())
def test_the_way_is_the_cheapest_and_each_bead_has_its_share_of_all_ways(given: tuple[int, int, Costs]) -> None:
    rows, columns, cost = given
    found = best_beads(rows, columns, lambda *bead: cost[bead])
    every = [(sum(cost[bead] for bead in way), way) for way in ways(rows, columns)]
    assert sum(cost[key(bead)] for bead in found) == pytest.approx(min(total for total, _ in every))
    whole = sum(math.exp(-total) for total, _ in every)
    for bead in found:
        with_it = sum(math.exp(-total) for total, way in every if key(bead) in way)
        assert bead.probability == pytest.approx(with_it / whole, rel=1e-6)


@given(costs())
def test_every_source_and_every_target_is_in_one_bead_in_order(given: tuple[int, int, Costs]) -> None:
    rows, columns, cost = given
    found = best_beads(rows, columns, lambda *bead: cost[bead])
    assert [index for bead in found for index in bead.sources] == list(range(rows))
    assert [index for bead in found for index in bead.targets] == list(range(columns))
    assert all((len(bead.sources), len(bead.targets)) in SIZES for bead in found)


def test_what_is_left_out_is_left_out_where_it_costs_least() -> None:
    # Three sources, two targets; the second source has no translation.
    fitting = {(0, 0), (2, 1)}

    def cost(first: int, sources: int, second: int, targets: int) -> float:
        if (sources, targets) == (1, 1):
            return 0.1 if (first, second) in fitting else 9.0
        return 3.0 if not sources or not targets else 12.0

    found = best_beads(3, 2, cost)
    assert [(list(bead.sources), list(bead.targets)) for bead in found] == [([0], [0]), ([1], []), ([2], [1])]
    assert all(bead.probability > 0.99 for bead in found)
