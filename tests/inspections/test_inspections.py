"""Every inspection fires where it must, at the right place, and stays silent where all is well."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline.inspections import INSPECTIONS
from pipeline.model.kit import PROFILES, RULES
from pipeline.model.remark import Aim, Remark
from pipeline.steps.inspect import inspect
from tests.inspections.wordfiles import made

GOLDEN = Path(__file__).parent.parent / "golden" / "inspections"
OFFICERS = Path(__file__).parent.parent.parent / "docs" / "officers.md"


def cases(code: str) -> list[ElementTree.Element]:
    return ElementTree.parse(GOLDEN / f"{code}.xml").getroot().findall("case")


def remarks(case: ElementTree.Element) -> tuple[Remark, ...]:
    document = case.find("document")
    assert document is not None
    aim = Aim(PROFILES[case.get("profile", "large")], RULES[case.get("rules", "ukaaf")])
    return inspect(made(document), "case.docx", aim, INSPECTIONS.values())


EVERY = [
    pytest.param(code, case, id=f"{code}-{number}")
    for code in INSPECTIONS
    for number, case in enumerate(cases(code), start=1)
]


@pytest.mark.parametrize(("code", "case"), EVERY)
def test_a_golden_case_finds_what_it_says_and_nothing_else(code: str, case: ElementTree.Element) -> None:
    found = remarks(case)
    others = sorted({remark.code for remark in found} - {code, *case.get("also", "").split()})
    assert others == [], [str(remark) for remark in found]
    own = [remark for remark in found if remark.code == code]
    if not case.get("says"):
        assert own == []
        return
    place = case.get("place", "")
    said = [remark for remark in own if case.get("says", "") in str(remark) and place in ("", str(remark.place))]
    assert len(said) == 1, [str(remark) for remark in own]
    assert len(own) == 1 or code in case.get("also", "")
    assert case.get("severity", said[0].severity.value) == said[0].severity.value


@pytest.mark.parametrize("code", INSPECTIONS)
def test_every_inspection_has_cases_that_fire_and_cases_that_stay_silent(code: str) -> None:
    assert {bool(case.get("says")) for case in cases(code)} == {True, False}


def test_every_golden_file_is_that_of_an_inspection() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.xml")) == list(INSPECTIONS)


@pytest.mark.parametrize("code", INSPECTIONS)
def test_every_remark_says_what_was_found_what_is_wanted_and_what_to_click(code: str) -> None:
    case = next(case for case in cases(code) if case.get("says"))
    for remark in remarks(case):
        assert remark.found
        assert remark.wanted
        assert re.search(r"choose|select|change|set |delete|click|replace|put|cut|write|ask|show", remark.remedy)
        assert not re.search(r"\bw:|XML|rPr|bidi\b|szCs", str(remark))


def test_the_officers_guide_names_every_inspection() -> None:
    guide = OFFICERS.read_text("utf-8")
    assert [code for code in INSPECTIONS if f"| {code} |" not in guide] == []
