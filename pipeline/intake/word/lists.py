"""Which number an item of a list has, and how deep it stands."""

from pipeline.intake.word.walk import Walk
from pipeline.model.wordfile import WordParagraph

_DEEPEST_LIST = 5
# Two items whose indents differ by less stand at the same depth, in points.
_SAME_INDENT = 6.0


def count(walk: Walk, paragraph: WordParagraph) -> int | None:
    """The number of an item, None for a bullet; a shallower item makes the deeper ones begin anew."""
    listed = paragraph.listed
    assert listed is not None
    counts = walk.counts.setdefault(listed.row, {})
    for deeper in [depth for depth in counts if depth > listed.depth]:
        del counts[deeper]
    if listed.format == "bullet":
        return None
    counts[listed.depth] = number = counts.get(listed.depth, listed.start - 1) + 1
    if listed.format not in ("decimal", "decimalZero") or listed.pattern.strip(" .)(") != f"%{listed.depth + 1}":
        walk.remark(
            "some lists count with letters or in another way (a), i., 1.1, Step 1); the leaflet counts 1, 2, 3: "
            "look for words that mention these"
        )
    return number


def depth_of(paragraph: WordParagraph, above: list[tuple[WordParagraph, int]]) -> int:
    """How deep an item stands below those `above` it, by the levels of its list or by its indent."""
    while above and _is_deeper(above[-1][0], paragraph):
        above.pop()
    if above and not _is_deeper(paragraph, above[-1][0]):
        above.pop()
    above.append((paragraph, len(above)))
    return min(len(above) - 1, _DEEPEST_LIST)


def _is_deeper(one: WordParagraph, other: WordParagraph) -> bool:
    first, second = one.listed, other.listed
    if first is not None and second is not None and (first.depth != second.depth or first.row == second.row):
        return first.depth > second.depth
    # Typed bullets stand at the margin, real ones are indented: that makes none of them deeper than the other.
    return (first is None) == (second is None) and one.left - other.left > _SAME_INDENT
