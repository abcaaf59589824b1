"""The words of charts and SmartArt, which stand in parts of their own and in no paragraph.

A chart (ECMA-376 part 1, 21.2) has titles, labels and rows of figures. SmartArt is a data model (21.4): points with
words, and connections that say which point stands below which, and in which order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.office.package import Package
from pipeline.office.wordxml import child, local

# The kinds of pictures that keep their words elsewhere, with the relations that lead there.
GRAPHICS = {"chart": ("chart", "chartEx"), "diagram": ("diagramData",)}
_DRAWN_ON_CHARTS = "chartUserShapes"
_CATEGORIES = ("cat", "xVal")
# No SmartArt that people can read is deeper; beyond it, points stand one after another.
_DEEPEST = 20
_FIGURES = ("val", "yVal", "bubbleSize")


def graphic_words(package: Package, part: str) -> str:
    """All words and figures of the chart or SmartArt in a part, in one line; "" when it has none.

    Raises IntakeError for a damaged part.
    """
    if part not in package.members:
        return ""
    root = package.xml(part)
    if local(root) == "dataModel":
        return _joined(_points(root), "; ")
    drawn = (each.target for each in package.relations(part) if each.kind == _DRAWN_ON_CHARTS)
    shapes = (package.xml(target) for target in drawn if target in package.members)
    return _joined((*_chart(root), *(words for shape in shapes for words in _paragraphs(shape))), ". ")


def _joined(texts: Iterable[str], between: str) -> str:
    return between.join(filter(None, (" ".join(text.split()) for text in texts)))


def _paragraphs(element: etree._Element) -> Iterator[str]:
    """The text of each DrawingML paragraph (a:p)."""
    for each in element.iter():
        if local(each) == "p":
            yield "".join(
                run.text or "" if local(run) == "t" else " " for run in each.iter() if local(run) in ("t", "br")
            )


def _chart(root: etree._Element) -> Iterator[str]:
    """Titles and labels, then each row of figures."""
    yield from _paragraphs(root)
    for title in (each for each in root.iter() if local(each) == "title"):
        yield from (each.text or "" for each in title.iter() if local(each) == "v")
    rows = [each for each in root.iter() if local(each) == "ser"]
    yield from map(_row, rows)
    if not rows:
        # Charts of Office 2016 (chartEx) name their figures another way.
        yield from (each.text or "" for each in root.iter() if local(each) in ("v", "pt"))


def _row(series: etree._Element) -> str:
    """One row of figures, such as "Infections: near the skin 4%, deep 1%"."""
    name = " ".join(" ".join(texts) for texts in _values(child(series, "tx")).values())
    categories: dict[int, list[str]] = defaultdict(list)
    for kind in _CATEGORIES:
        for number, texts in _values(child(series, kind)).items():
            categories[number] += texts
    figures: dict[int, list[str]] = defaultdict(list)
    for kind in _FIGURES:
        for number, texts in _values(child(series, kind)).items():
            figures[number] += texts
    pairs = (" ".join((*categories[number], *figures[number])) for number in sorted({*categories, *figures}))
    return f"{name}: {', '.join(pairs)}" if name else ", ".join(pairs)


def _values(element: etree._Element | None) -> dict[int, list[str]]:
    """What is kept of the worksheet's cells, by their number; those of a title may stand without one."""
    found: dict[int, list[str]] = defaultdict(list)
    if element is None:
        return found
    format_ = next((each.text or "" for each in element.iter() if local(each) == "formatCode"), "")
    for point in element.iter():
        if local(point) == "pt":
            index = point.get("idx", "")
            value = child(point, "v")
            shown = _figure((value.text or "") if value is not None else "", format_)
            found[int(index) if index.isdecimal() else 0].append(shown)
    if not found:
        found[0] += [each.text or "" for each in element.iter() if local(each) == "v"]
    return found


def _figure(text: str, format_: str) -> str:
    """A figure as its chart shows it: the worksheet keeps 4% as 0.04, and no figure as short as people typed it."""
    try:
        number = float(text)
    except ValueError:
        return text
    return f"{number * 100:.12g}%" if "%" in format_ else f"{number:.12g}"


def _points(root: etree._Element) -> Iterator[str]:
    """The words of a diagram's points in reading order, what stands below a point in brackets after it."""
    points = [each for each in root.iter() if local(each) == "pt"]
    named = {each.get("modelId", ""): each for each in points}
    below: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for each in root.iter():
        if local(each) == "cxn" and each.get("type", "parOf") == "parOf":
            order = each.get("srcOrd", "")
            below[each.get("srcId", "")].append((int(order) if order.isdecimal() else 0, each.get("destId", "")))
    told: set[etree._Element] = set()

    def under(name: str, depth: int = 0) -> Iterator[str]:
        for _, inner in sorted(below[name]) if depth < _DEEPEST else ():
            point = named.get(inner)
            if point is not None and point not in told:
                told.add(point)
                own, inside = _joined(_paragraphs(point), " "), _joined(under(inner, depth + 1), "; ")
                yield f"{own} ({inside})" if own and inside else own or inside

    for point in points:
        if point.get("type") == "doc":
            yield from under(point.get("modelId", ""))
    yield from (_joined(_paragraphs(point), " ") for point in points if point not in told)
