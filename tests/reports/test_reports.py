"""Every form of report says the same findings, and none of them lets a finding or a waiver get lost."""

import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.checks import CHECKS, rules
from pipeline.languages import language
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.model.report import Looked, ReportContext
from pipeline.model.waiver import Waiver
from pipeline.reports import REPORTS, html
from pipeline.reports import json as json_report
from pipeline.reports.facts import summary

SCHEMA = Path(json_report.__file__).with_name("findings.schema.json")
LOST = Finding(
    leaflet="hip",
    tag="pl",
    code="C022",
    severity=Severity.BLOCK,
    context="item",
    words="Do **not** take 500 mg & wait",
    message="“not” of the source is not found in the translation",
    hint="Read both once more.",
    file="locale/pl/LC_MESSAGES/hip.po",
    line=12,
    mqm=Mqm.MISTRANSLATION,
    target="Weź 500 mg <b>",
    source_spans=((3, 6),),
)
SHORT = replace(LOST, code="C051", severity=Severity.REVIEW, line=40, message="it seems to be short", source_spans=())
STOP = replace(LOST, code="C055", severity=Severity.NOTE, line=3, message="it has no full stop", source_spans=())
WAIVED = replace(
    LOST,
    tag="ur",
    file="locale/ur/LC_MESSAGES/hip.po",
    target="500 mg لیں",
    waiver=Waiver("C022", "x", "reviser", "Anna Nowak", "The idiom needs no “not”.", "2026-11-22"),
)
ALL = (STOP, SHORT, WAIVED, LOST)
CONTEXT = ReportContext(
    title="Translations checked against their sources",
    version="0.1",
    source=language("en"),
    looked=(
        Looked("hip", "pl", "locale/pl/LC_MESSAGES/hip.po", 8),
        Looked("hip", "ur", "locale/ur/LC_MESSAGES/hip.po", 8),
        Looked("hip", "cy", "locale/cy/LC_MESSAGES/hip.po", 8),
    ),
    rules=rules(),
    languages=tuple(map(language, ("cy", "pl", "ur"))),
)


def report(form: str, findings: tuple[Finding, ...] = ALL, context: ReportContext = CONTEXT) -> str:
    return REPORTS[form].render(findings, context)


@pytest.mark.parametrize("form", REPORTS)
def test_every_form_names_every_finding_with_its_place_and_remedy(form: str) -> None:
    text = report(form)
    for finding in ALL:
        assert finding.code in text
        assert finding.message.split(" ", 1)[1] in text
        assert finding.file in text
        assert str(finding.line) in text
    assert "Read both once more." in text


def test_the_terminal_says_once_what_is_so_of_many_messages_of_a_file_and_names_all_their_lines() -> None:
    missing = [
        replace(LOST, code="C006", message="there is no translation", words=f"Line {line}", line=line)
        for line in (21, 26, 31, 36)
    ]
    few, many = report("text", (*missing[1:], LOST)), report("text", (*missing, LOST))
    assert few.count("there is no translation") == 3
    assert many.count("there is no translation") == 1
    assert "hip.po:21\n" in many
    assert "and in 3 more, lines 26, 31, 36:" in many
    assert "hip.po:12\n" in many
    assert summary((*missing, LOST), 24) in many


@pytest.mark.parametrize("form", REPORTS)
def test_every_form_shows_a_waived_finding_with_who_and_why(form: str) -> None:
    text = report(form, (WAIVED,))
    assert "C022" in text
    assert "Anna Nowak" in text
    assert "The idiom needs no “not”." in text


@pytest.mark.parametrize("form", REPORTS)
def test_equal_findings_in_any_order_give_equal_bytes(form: str) -> None:
    assert report(form, ALL) == report(form, ALL[::-1])


@pytest.mark.parametrize("form", REPORTS)
def test_a_report_of_nothing_says_so_and_can_be_read(form: str) -> None:
    text = report(form, (), replace(CONTEXT, looked=()))
    match form:
        case "text":
            assert text == "0 messages checked: 0 to mend before publishing, 0 to look at.\n"
        case "json":
            assert json.loads(text)["findings"] == []
        case "sarif":
            assert json.loads(text)["runs"][0]["results"] == []
        case "junit":
            assert ET.fromstring(text).get("tests") == "0"
        case _:
            assert "Nothing was found." in text


@pytest.mark.parametrize("form", REPORTS)
@settings(max_examples=60)
@given(words=st.text(max_size=40), target=st.text(max_size=40), message=st.text(max_size=20))
def test_no_text_breaks_a_report(form: str, words: str, target: str, message: str) -> None:
    text = report(form, (replace(LOST, words=words, target=target, message=message, source_spans=()),))
    if form in ("json", "sarif"):
        json.loads(text)
    elif form == "junit":
        ET.fromstring(text.encode("utf-8", "backslashreplace"))
    elif form == "html":
        # What people wrote must bring no element of its own.
        page = lxml.html.document_fromstring(text.encode("utf-8", "backslashreplace"))
        assert not page.xpath("//script|//img|//a|//iframe|//form|//svg")
    else:
        assert all(character.isprintable() or character == "\n" for character in text)


def test_the_worst_stands_first_and_the_waived_last() -> None:
    codes = [(f["code"], f["waiver"] is not None) for f in json.loads(report("json"))["findings"]]
    assert codes == [("C022", False), ("C051", False), ("C055", False), ("C022", True)]


# JSON


def test_the_json_report_keeps_to_its_schema() -> None:
    require(json.loads(SCHEMA.read_text("utf-8")), json.loads(report("json")), "$")


def require(schema: dict[str, Any], value: Any, place: str) -> None:
    """Hold `value` to a schema: the keywords that ours uses, each of them, and no others."""
    known = {"$schema", "title", "description", "type", "required", "properties", "const", "enum", "items", "anyOf"}
    known |= {"additionalProperties", "minimum", "pattern", "prefixItems", "minItems", "maxItems"}
    assert set(schema) <= known, place
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
    if "type" in schema:
        assert isinstance(value, kinds[schema["type"]]), place
        assert schema["type"] != "integer" or not isinstance(value, bool), place
    assert value == schema.get("const", value), place
    assert value in schema.get("enum", [value]), place
    if "anyOf" in schema:
        assert any(holds(one, value, place) for one in schema["anyOf"]), place
    if isinstance(value, dict):
        assert set(schema.get("required", ())) <= set(value), place
        if "properties" in schema:
            assert set(value) <= set(schema["properties"]), place
        for key, inner in value.items():
            require(
                schema.get("properties", {}).get(key, schema.get("additionalProperties", {})), inner, f"{place}.{key}"
            )
    if isinstance(value, list):
        assert schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)), place
        for number, inner in enumerate(value):
            require(schema.get("items", schema.get("prefixItems", [{}])[0]), inner, f"{place}[{number}]")
    if isinstance(value, str):
        assert re.search(schema.get("pattern", ""), value), place
    if isinstance(value, int) and "minimum" in schema:
        assert value >= schema["minimum"], place


def holds(schema: dict[str, Any], value: Any, place: str) -> bool:
    try:
        require(schema, value, place)
    except AssertionError:
        return False
    return True


def test_the_schema_refuses_a_report_without_severity() -> None:
    document = json.loads(report("json"))
    del document["findings"][0]["severity"]
    assert not holds(json.loads(SCHEMA.read_text("utf-8")), document, "$")


def test_the_json_report_counts_what_blocks_apart_from_what_is_waived() -> None:
    document = json.loads(report("json"))
    assert document["summary"] == {"block": 1, "review": 1, "note": 1, "waived": 1}
    assert [finding["blocks"] for finding in document["findings"]] == [True, False, False, False]


# SARIF 2.1.0: the numbers are sections of the standard.


def run_of(text: str) -> dict[str, Any]:
    log = json.loads(text)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run: dict[str, Any] = log["runs"][0]
    return run


def test_sarif_names_a_level_a_place_and_a_fingerprint_for_each_result() -> None:
    run = run_of(report("sarif"))
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "error"]
    assert len({result["partialFingerprints"]["polyleafMessage/v1"] for result in run["results"]}) == 4
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        # 3.4.4: a relative address names what it is relative to; 3.30.5: lines count from 1.
        assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        assert place["region"]["startLine"] >= 1
        # 3.27.5, 3.27.6
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_marks_waived_results_as_suppressed_and_only_these() -> None:
    results = run_of(report("sarif"))["results"]
    # 3.27.23: where one result says whether it is suppressed, all do.
    assert [len(result["suppressions"]) for result in results] == [0, 0, 0, 1]
    suppression = results[-1]["suppressions"][0]
    # 3.35
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == "The idiom needs no “not”."


def test_sarif_leaves_out_the_region_where_no_line_is_known_and_escapes_addresses() -> None:
    result = run_of(report("sarif", (replace(LOST, line=0, file="locale/pl/a b.po"),)))["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert "region" not in place
    assert place["artifactLocation"]["uri"] == "locale/pl/a%20b.po"


def test_sarif_knows_codes_that_no_rule_announces() -> None:
    run = run_of(report("sarif", (replace(LOST, code="R999"),)))
    assert run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]] == {"id": "R999"}


# JUnit


def test_junit_fails_for_what_blocks_skips_what_is_waived_and_passes_the_rest() -> None:
    root = ET.fromstring(report("junit"))
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == ["hip.pl", "hip.ur", "hip.cy"]
    assert [suites[name].get("failures") for name in suites] == ["1", "0", "0"]
    assert [suites[name].get("skipped") for name in suites] == ["0", "1", "0"]
    assert root.get("failures") == "1"
    assert root.get("tests") == str(len(root.findall("testsuite/testcase")))
    (failure,) = root.findall("testsuite/testcase/failure")
    assert (failure.get("type"), failure.get("message")) == ("C022", LOST.message)
    assert "locale/pl/LC_MESSAGES/hip.po:12" in (failure.text or "")


def test_junit_has_a_passing_case_for_each_rule_that_found_nothing() -> None:
    suite = ET.fromstring(report("junit", ())).find("testsuite")
    assert suite is not None
    assert len(suite) == len(CHECKS)
    assert all(len(case) == 0 for case in suite)


# HTML


def page_of(findings: tuple[Finding, ...] = ALL) -> Any:
    return lxml.html.document_fromstring(report("html", findings).encode())


def test_the_page_shows_source_and_translation_each_in_its_language_and_direction() -> None:
    page = page_of((WAIVED,))
    texts = [(p.get("lang"), p.get("dir"), p.text_content()) for p in page.xpath("//p[@class='text']")]
    # The space between a figure and its unit does not break.
    assert texts == [("en", "ltr", "Do not take 500\u00a0mg & wait"), ("ur", "rtl", "500\u00a0mg لیں")]


def test_the_mark_of_a_note_is_shown_as_it_is_written_and_moves_no_place() -> None:
    marked = replace(LOST, words="Do[^1] **not[^why]** take 500 mg[^2] & wait", source_spans=((3, 6),))
    page = page_of((marked,))
    (text,) = page.xpath("//p[@class='text'][@lang='en']")
    assert text.text_content() == "Do[^1] not[^why] take 500\u00a0mg[^2] & wait"
    assert [e.text_content() for e in page.xpath("//p[@lang='en']//*[contains(@class, 'place')]")] == ["not"]
    assert [e.text_content() for e in page.xpath("//p[@lang='en']//*[contains(@class, 'figure')]")] == ["500\u00a0mg"]


def test_figures_in_right_to_left_text_are_isolated() -> None:
    (isolate,) = page_of((WAIVED,)).xpath("//p[@lang='ur']/bdi")
    assert (isolate.get("dir"), isolate.text_content()) == ("ltr", "500\u00a0mg")


def test_figures_negations_and_places_are_marked_without_colour() -> None:
    page = page_of((LOST,))
    marked = {e.text_content(): set(e.get("class").split()) for e in page.xpath("//p[@class='text']//*[@class]")}
    assert marked["not"] == {"place", "negation"}
    assert "figure" in marked["500\u00a0mg"]
    style = page.xpath("string(//style)")
    for name, line in (("figure", "dotted"), ("negation", "underline double"), ("place", "solid")):
        assert re.search(rf"\.{name}\b[^{{]*{{[^}}]*{line}", style), name
    # The legend says what the marks mean.
    legend = page.xpath("//p[@class='legend']")[0].text_content()
    assert all(word in legend for word in ("figures", "negations", "the place"))


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    text = report("html")
    page = lxml.html.document_fromstring(text.encode())
    assert page.xpath("//@src|//@href|//script|//link") == []
    assert "url(" not in text
    assert "default-src 'none'" in str(page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)"))


def test_the_page_has_one_title_and_leaves_out_no_level_of_headings() -> None:
    levels = [int(element.tag[1]) for element in page_of().xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page_of().xpath("string(/html/@lang)") == "en"


def test_the_sections_go_from_what_must_be_mended_to_what_is_waived() -> None:
    titles = [element.text_content() for element in page_of().xpath("//section/h2")]
    assert titles == ["Must be mended before publishing (1)", "Look at these (1)", "For information (1)", "Waived (1)"]


def test_every_text_colour_of_the_page_has_a_contrast_of_seven_to_one() -> None:
    style = str(page_of().xpath("string(//style)"))
    schemes = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root {([^}]*)}", style)]
    assert len(schemes) == 3
    for scheme in schemes:
        for text in ("text", "quiet"):
            for ground in ("ground", "mark"):
                if (text, ground) != ("quiet", "mark"):
                    assert contrast(scheme[text], scheme[ground]) >= 7, (text, ground)
        assert contrast(scheme["line"], scheme["ground"]) >= 3


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""
    lights = sorted(map(luminance, (one, other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_mark_may_begin_or_end_inside_a_figure() -> None:
    pieces = [
        piece
        for stretch in html._stretches("take 500 mg", ((5, 11, "figure"), (0, 6, "place")), False)
        for piece in stretch.pieces
    ]
    assert [(piece.text, piece.marks) for piece in pieces] == [
        ("take ", ("place",)),
        ("5", ("figure", "place")),
        ("00\u00a0mg", ("figure",)),
    ]
