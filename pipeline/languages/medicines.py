"""The list of medicines: `medicines.tsv` beside this file, one substance a line.

The first column holds its names in Latin letters, the others its names in the language that heads them, parted by |.
The INNs are those of the WHO's lists; the other scripts' names are those of the national product information.
"""

import csv
from functools import lru_cache
from pathlib import Path

from pipeline.model.medicine import Medicine


@lru_cache(maxsize=1)
def medicines() -> tuple[Medicine, ...]:
    """Every medicine on the list, in its order."""
    with (Path(__file__).parent / "medicines.tsv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    tags = head[1:]
    return tuple(
        Medicine(_names(row[0]), tuple((tag, _names(cell)) for tag, cell in zip(tags, row[1:], strict=True) if cell))
        for row in rows
    )


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split("|"))
