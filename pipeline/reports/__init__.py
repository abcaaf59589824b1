"""The family of reports: one file per form. This table is the only place to register one.

A report takes findings from anywhere: from the checks of translations or from the rules of reading.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from pipeline.model.finding import Finding
from pipeline.model.report import ReportContext


@dataclass(frozen=True, slots=True)
class Form:
    """A form of report. Its module is imported when it is used."""

    name: str
    suffix: str

    def render(self, findings: tuple[Finding, ...], context: ReportContext) -> str:
        """The report on `findings`. Equal inputs give equal text."""
        render: Callable[[tuple[Finding, ...], ReportContext], str]
        render = import_module(f"pipeline.reports.{self.name}").render
        return render(findings, context)


REPORTS: dict[str, Form] = {
    form.name: form
    for form in (
        Form("text", ".txt"),
        Form("json", ".json"),
        Form("sarif", ".sarif"),
        Form("junit", ".xml"),
        Form("html", ".html"),
    )
}
