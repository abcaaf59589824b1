"""How verbs that find something report it: `--format`, `--to`, and the report itself."""

import argparse
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from pipeline.files.disk import write_whole
from pipeline.languages import known, language
from pipeline.model.finding import Finding
from pipeline.model.report import Looked, NotLooked, ReportContext, Rule
from pipeline.reports import REPORTS


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments `--format FORM` and `--to FILE`."""
    forms = ", ".join(REPORTS)
    parser.add_argument("--format", choices=tuple(REPORTS), default="text", help=f"one of {forms} (default: text)")
    parser.add_argument("--to", type=Path, metavar="FILE", help="write the report to this file")


def context_of(
    title: str,
    source: str,
    looked: Iterable[Looked],
    rules: Iterable[Rule],
    findings: Iterable[Finding] = (),
    not_looked: Iterable[NotLooked] = (),
) -> ReportContext:
    """What a report needs to know; `source` is the tag of the language that the leaflets are written in."""
    seen = tuple(looked)
    tags = sorted({one.tag for one in seen} | {one.tag for one in findings})
    return ReportContext(
        title=title,
        version=version("polyleaf"),
        source=language(source),
        looked=seen,
        rules=tuple(rules),
        languages=tuple(language(tag) for tag in tags if known(tag)),
        not_looked=tuple(not_looked),
    )


def put(findings: tuple[Finding, ...], context: ReportContext, form: str, to: Path | None) -> None:
    """Print the report, or write it whole to a file and say so.

    Raises StoreError when the file cannot be written.
    """
    report = REPORTS[form].render(findings, context)
    if to is None:
        print(report, end="")
        return
    write_whole(to, report.encode("utf-8", "backslashreplace"))
    blocking = sum(finding.blocks for finding in findings)
    print(f"{to}: {len(findings)} findings, {blocking} to mend before publishing.", file=sys.stderr)
