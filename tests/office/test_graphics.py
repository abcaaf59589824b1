"""The words of charts and SmartArt are read in the order in which people read them."""

import pytest

from pipeline.model.errors import IntakeError
from pipeline.office.graphics import graphic_words
from pipeline.office.package import open_package
from tests.inspections.wordfiles import zipped

C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
DGM = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PART = "word/graphic.xml"


def words(part: str, more: dict[str, bytes] | None = None) -> str:
    main = f'<Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": _listed(main),
        "word/document.xml": b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
        PART: part.encode(),
    }
    return graphic_words(open_package(zipped(files | (more or {})), "a.docx"), PART)


def _listed(relations: str) -> bytes:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}'
        "</Relationships>"
    ).encode()


def rich(text: str) -> str:
    return f"<c:tx><c:rich><a:p><a:r><a:t>{text}</a:t></a:r></a:p></c:rich></c:tx>"


def points(*values: str, format_: str = "General") -> str:
    inside = "".join(f'<c:pt idx="{index}"><c:v>{value}</c:v></c:pt>' for index, value in enumerate(values))
    return f"<c:formatCode>{format_}</c:formatCode>{inside}"


def series(name: str, categories: str, figures: str) -> str:
    return (
        f"<c:ser><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache>{points(name)}</c:strCache></c:strRef></c:tx>"
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2</c:f><c:strCache>{categories}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!$B$2</c:f><c:numCache>{figures}</c:numCache></c:numRef></c:val></c:ser>"
    )


CHART = (
    f"<c:chartSpace {C} {A}><c:chart><c:title>{rich('Infections after surgery')}</c:title><c:plotArea><c:barChart>"
    + series("People", points("near the skin", "deep"), points("0.043", "0.01", format_="0.0%"))
    + series("Days", points("near the skin", "deep"), points("5", "4.5999999999999996"))
    + f"</c:barChart><c:valAx><c:title>{rich('Share')}</c:title></c:valAx></c:plotArea></c:chart></c:chartSpace>"
)


def test_a_chart_gives_its_titles_and_each_row_with_the_figures_as_they_are_shown() -> None:
    assert words(CHART) == (
        "Infections after surgery. Share. People: near the skin 4.3%, deep 1%. Days: near the skin 5, deep 4.6"
    )


def test_what_somebody_has_drawn_on_a_chart_is_read_too() -> None:
    drawn = f'<Relationship Id="b" Type="{RELATIONS}/chartUserShapes" Target="drawn.xml"/>'
    shape = f"<c:userShapes {C} {A}><a:p><a:r><a:t>Ask your doctor</a:t></a:r></a:p></c:userShapes>".encode()
    more = {"word/_rels/graphic.xml.rels": _listed(drawn), "word/drawn.xml": shape}
    assert words(CHART, more).endswith("deep 4.6. Ask your doctor")


def test_a_title_that_is_a_cell_and_points_without_figures_are_kept() -> None:
    cell = f"<c:title><c:tx><c:strRef><c:strCache>{points('From a cell')}</c:strCache></c:strRef></c:tx></c:title>"
    chart = f"<c:chartSpace {C} {A}>{cell}{series('', points('a', 'b', 'c'), points('1'))}</c:chartSpace>"
    assert words(chart) == "From a cell. a 1, b, c"


def test_a_chart_of_office_2016_gives_all_its_words() -> None:
    cx = 'xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"'
    chart = (
        f"<cx:chartSpace {cx}><cx:chartData><cx:data><cx:strDim><cx:lvl><cx:pt>Mild</cx:pt><cx:pt>Bad</cx:pt></cx:lvl>"
        "</cx:strDim><cx:numDim><cx:lvl><cx:pt>7</cx:pt><cx:pt>3</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData>"
        "<cx:chart><cx:title><cx:tx><cx:txData><cx:v>Pain</cx:v></cx:txData></cx:tx></cx:title></cx:chart></cx:chartSpace>"
    )
    assert set(words(chart).split(". ")) == {"Pain", "Mild", "Bad", "7", "3"}


def diagram(texts: dict[str, str], connections: list[tuple[str, str, int]]) -> str:
    made = "".join(
        f'<dgm:pt modelId="{name}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for name, text in texts.items()
    )
    joined = "".join(
        f'<dgm:cxn modelId="x{number}" srcId="{above}" destId="{below}" srcOrd="{order}"/>'
        for number, (above, below, order) in enumerate(connections)
    )
    return (
        f'<dgm:dataModel {DGM} {A}><dgm:ptLst><dgm:pt modelId="0" type="doc"/>{made}</dgm:ptLst>'
        f"<dgm:cxnLst>{joined}</dgm:cxnLst></dgm:dataModel>"
    )


def test_smartart_is_read_in_the_order_of_its_connections() -> None:
    texts = {"3": "Go home", "1": "Come in", "2": "Do not eat", "4": "Rest"}
    connections = [("0", "3", 1), ("0", "1", 0), ("1", "2", 0), ("3", "4", 0)]
    assert words(diagram(texts, connections)) == "Come in (Do not eat); Go home (Rest)"


def test_points_that_no_connection_reaches_and_circles_are_read_once() -> None:
    texts = {"1": "One", "2": "Two", "9": "Alone"}
    assert words(diagram(texts, [("0", "1", 0), ("1", "2", 0), ("2", "1", 0)])) == "One (Two); Alone"


def test_smartart_deeper_than_anybody_reads_keeps_its_words() -> None:
    texts = {str(number): f"w{number}" for number in range(1, 3001)}
    said = words(diagram(texts, [(str(number - 1), str(number), 0) for number in range(1, 3001)]))
    assert sorted(said.replace("(", "").replace(")", "").replace(";", "").split()) == sorted(texts_of(texts))


def texts_of(texts: dict[str, str]) -> list[str]:
    return list(texts.values())


@pytest.mark.parametrize("part", ["<a", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_a_damaged_or_hostile_part_is_refused(part: str) -> None:
    with pytest.raises(IntakeError, match="graphic"):
        words(part)
