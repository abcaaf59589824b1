"""`polyleaf inspect` prints what an officer can act on, and ends with the right exit code."""

import json
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from pipeline.commands import main
from pipeline.commands.inspect import places
from pipeline.model.wordfile import Place, Region
from tests.inspections.wordfiles import made

ARABIC = """<document><heading>كيف تتناول الدواء</heading>
<p><words size="18" complex-size="11">تناول الأقراص مع الماء.</words></p>
<p><words size="18" complex-size="11">لا تشرب الكحول.</words></p></document>"""


def written(folder: Path, description: str) -> str:
    path = folder / "leaflet.docx"
    path.write_bytes(made(fromstring(description)))
    return str(path)


def test_it_says_where_what_and_what_to_click(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", written(tmp_path, ARABIC), "--profile", "large"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        "BLOCK W001 paragraphs 2 and 3: the Arabic words are 11 points; large print wants 18; "
        "set the size for complex scripts too (Font dialog, Complex scripts)."
    )
    assert lines[1] == '  in: "تناول الأقراص مع الماء."'
    assert lines[-1].startswith("leaflet.docx as large print: 2 to mend before publishing, 0 to look at")


def test_a_good_file_ends_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = written(tmp_path, "<document><heading>A leaflet</heading></document>")
    assert main(["inspect", good]) == 0
    assert "0 to mend before publishing, 0 to look at" in capsys.readouterr().out


def test_what_only_wants_a_look_does_not_block(tmp_path: Path) -> None:
    assert (
        main(["inspect", written(tmp_path, "<document hyphenation='yes'><heading>A leaflet</heading></document>")]) == 0
    )


def test_json_has_every_remark_with_its_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", written(tmp_path, ARABIC), "--profile", "large", "--format", "json"]) == 1
    remarks = json.loads(capsys.readouterr().out)["remarks"]
    assert [(each["code"], each["severity"], each["thing"], each["number"]) for each in remarks] == [
        ("W001", "block", "paragraph", 2),
        ("W001", "block", "paragraph", 3),
    ]
    assert set(remarks[0]) >= {"place", "quote", "found", "wanted", "remedy"}


def test_a_template_is_told_what_is_not_taken_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pale = "<document><header><p><words colour='777777'>A hospital</words></p></header></document>"
    assert main(["inspect", written(tmp_path, pale), "--template"]) == 0
    shown = capsys.readouterr().out
    assert "header, paragraph 1: the colour #777777 on #FFFFFF" in shown
    assert "lines for the header: 1, for the footer: 0" in shown


def test_the_guideline_decides_which_emphasis_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stressed = "<document><heading>A leaflet</heading><p>Do <words underline='yes'>not</words> drive.</p></document>"
    path = written(tmp_path, stressed)
    main(["inspect", path])
    assert "W017" in capsys.readouterr().out
    main(["inspect", path, "--rules", "acb"])
    assert "W017" not in capsys.readouterr().out


@pytest.mark.parametrize("name", ["missing.docx", "renamed.docx"])
def test_what_cannot_be_read_is_an_error_in_words(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "renamed.docx").write_bytes(b"%PDF-1.7")
    assert main(["inspect", str(tmp_path / name)]) == 6
    assert name in capsys.readouterr().err


def test_words_of_the_file_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    steering = "<document><p>Take <deleted by='&#x9b;31m &#x202E;A. Nurse'>two</deleted> tablets.</p></document>"
    main(["inspect", written(tmp_path, steering)])
    shown = capsys.readouterr().out
    assert "A. Nurse" in shown
    assert not {"\x9b", "\u202e", "\x1b"} & set(shown)


def test_places_are_put_together() -> None:
    def paragraph(number: int, within: str = "", region: Region = Region.BODY) -> Place:
        return Place("paragraph", number, region, within)

    numbers = [paragraph(number) for number in (9, 2, 3, 4, 12, 11)]
    assert places(numbers) == "paragraphs 2 to 4, 9, 11 and 12"
    cells = [paragraph(20, "table 1, row 1, column 1"), paragraph(21, "table 1, row 1, column 2")]
    assert places([paragraph(1), *cells, paragraph(1, "", Region.FOOTER)]) == (
        "paragraph 1, paragraphs 20 and 21 in table 1, footer, paragraph 1"
    )
