"""The report for build servers: JUnit XML, as GitLab, Jenkins and GitHub actions read it."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from pipeline.model.finding import Finding
from pipeline.model.report import Looked, NotLooked, ReportContext, Rule
from pipeline.reports.facts import not_checked, place, waived_words, worst_first
from pipeline.text.characters import shown


def render(findings: tuple[Finding, ...], context: ReportContext) -> str:
    """A suite for each leaflet and language, a case for each rule that found nothing and for each finding.

    A blocking finding is a failure; a waived one is skipped with its reason; the others pass and are printed.
    """
    root = ET.Element("testsuites", name=context.title)
    for looked in _looked(findings, context):
        own = [one for one in worst_first(findings) if (one.leaflet, one.tag) == (looked.leaflet, looked.tag)]
        root.append(_suite(looked, own, context))
    for one in not_checked(context):
        root.append(_not_checked(one))
    for count in ("tests", "failures", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _looked(findings: Iterable[Finding], context: ReportContext) -> tuple[Looked, ...]:
    """What was looked at, and what findings name besides, each pair of leaflet and language once."""
    found = {(one.leaflet, one.tag): one for one in context.looked}
    for one in findings:
        found.setdefault((one.leaflet, one.tag), Looked(one.leaflet, one.tag, one.file, 0))
    return tuple(found.values())


def _suite(looked: Looked, findings: list[Finding], context: ReportContext) -> ET.Element:
    name = f"{looked.leaflet}.{looked.tag}"
    suite = ET.Element("testsuite", name=name)
    if context.caveat:
        ET.SubElement(ET.SubElement(suite, "properties"), "property", name="caveat", value=_xml(context.caveat))
    fired = {finding.code for finding in findings}
    where = (looked.leaflet, looked.tag)
    reasons = {one.code: one.reason for one in context.not_looked if (one.leaflet, one.tag) == where}
    for rule in context.rules:
        if rule.code not in fired:
            suite.append(_rule(name, rule, reasons.get(rule.code, "")))
    for finding in findings:
        suite.append(_case(name, finding))
    return _counted(suite)


def _rule(suite: str, rule: Rule, reason: str) -> ET.Element:
    """A rule that found nothing; skipped when it was not applied."""
    case = ET.Element("testcase", classname=suite, name=f"{rule.code} {rule.promise}".strip(), time="0")
    if reason:
        ET.SubElement(case, "skipped", message=_xml(f"not applied: {reason}"))
    return case


def _not_checked(one: NotLooked) -> ET.Element:
    name = ".".join(filter(None, (one.leaflet, one.tag)))
    suite = ET.Element("testsuite", name=name)
    case = ET.SubElement(suite, "testcase", classname=name, name="not checked", time="0")
    ET.SubElement(case, "skipped", message=_xml(f"not checked: {one.reason}"))
    return _counted(suite)


def _counted(suite: ET.Element) -> ET.Element:
    suite.set("tests", str(len(suite.findall("testcase"))))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    suite.set("time", "0")
    return suite


def _case(suite: str, finding: Finding) -> ET.Element:
    title = f"{finding.code} {finding.context} “{finding.words}”"
    case = ET.Element("testcase", classname=suite, name=_xml(title), file=_xml(finding.file), time="0")
    said = (
        f"{place(finding)}\nsource: {finding.words}\ntranslation: {finding.target}\n{finding.message}. {finding.hint}"
    )
    if finding.waiver is not None:
        ET.SubElement(case, "skipped", message=_xml(waived_words(finding)))
        ET.SubElement(case, "system-out").text = _xml(said)
    elif finding.blocks:
        failure = ET.SubElement(case, "failure", type=finding.code, message=_xml(finding.message))
        failure.text = _xml(said)
    else:
        ET.SubElement(case, "system-out").text = _xml(f"{finding.severity.value}: {said}")
    return case


def _xml(text: str) -> str:
    # XML 1.0 knows no control characters, not even escaped.
    return shown(text)
