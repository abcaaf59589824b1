"""`polyleaf check`: every translation against its source."""

import argparse
import json

from pipeline.build.plan import PROGRAM_LANGUAGE, current_catalogue, findings_of, prepare, program_catalogue
from pipeline.commands import selection
from pipeline.files import lexicon
from pipeline.files.workspace import open_workspace
from pipeline.languages import language
from pipeline.model.finding import Finding, Severity
from pipeline.steps import words
from pipeline.steps.check import blocks


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = "Compare every translation with its source: figures, units, placeholders, links, markup."
    parser.epilog = "example: polyleaf check pain-relief-at-home --lang pl"
    selection.add(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    found: list[Finding] = []
    checked = 0
    tags: set[str] = set()
    for leaflet in selection.leaflets(workspace, options.leaflets):
        for tag in selection.languages(leaflet, options.lang, with_source=False):
            found.extend(prepare(workspace, leaflet, tag).findings)
            checked += len(current_catalogue(workspace, leaflet, language(tag)).messages)
            tags.add(tag)
    if not options.leaflets and workspace.template_path(words.CATALOGUE).is_file():
        for tag in sorted(tags):
            catalogue = program_catalogue(workspace, language(tag))
            said = lexicon.read(workspace.root, language(tag), "")
            found.extend(findings_of(words.CATALOGUE, PROGRAM_LANGUAGE, catalogue, language(tag), said))
            checked += len(catalogue.messages)
    if options.format == "json":
        print(json.dumps({"findings": [as_json(finding) for finding in found]}, ensure_ascii=False, indent=2))
    else:
        _print(found, checked)
    return 1 if blocks(found) else 0


def as_json(finding: Finding) -> dict[str, str | int]:
    """A finding in the words of gettext."""
    return {
        "leaflet": finding.leaflet,
        "lang": finding.tag,
        "code": finding.code,
        "severity": finding.severity.value,
        "msgctxt": finding.context,
        "msgid": finding.words,
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.file,
        "line": finding.line,
    }


def _print(found: list[Finding], checked: int) -> None:
    for finding in found:
        place = f"{finding.file}:{finding.line}" if finding.line else finding.file
        print(f"{finding.severity.upper()} {finding.code} {place}")
        print(f'  in: "{_short(finding.words)}"')
        print(f"  {finding.message}. {finding.hint}")
    blocking = sum(finding.severity is Severity.BLOCK for finding in found)
    print(f"{checked} messages checked: {blocking} to mend before publishing, {len(found) - blocking} to look at.")


def _short(words: str) -> str:
    return words if len(words) <= 90 else words[:87] + "..."
