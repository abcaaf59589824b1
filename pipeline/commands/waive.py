"""`polyleaf waive`: a person's word that a finding may stand."""

import argparse
from datetime import UTC, datetime

from pipeline.build.prepared import prepare
from pipeline.commands import selection
from pipeline.commands.people import translators
from pipeline.commands.reading import plain_findings
from pipeline.commands.sign import ROLES
from pipeline.files import waivers
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.model.errors import UsageError
from pipeline.model.finding import Finding, Severity
from pipeline.model.language import Language
from pipeline.model.leaflet import Leaflet
from pipeline.model.waiver import Waiver
from pipeline.steps.waive import MAY_WAIVE_BLOCKING, NEVER_WAIVED, message_digest

_WORDS_KEPT = 60


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Record that a person lets a finding stand, and why. It holds for this one message as it is now: any change to "
        "the source or the translation voids it. Only a reviser or approver, and never the translator, can let a "
        "finding stand that must otherwise be mended. Reports go on showing it, as waived."
    )
    parser.epilog = (
        "example: polyleaf waive pain-relief-at-home --lang pl --code C022 --line 120 --role reviser "
        "--name 'Anna Nowak' --reason 'The idiom needs no not.'"
    )
    parser.add_argument("leaflet", metavar="LEAFLET")
    parser.add_argument("--lang", required=True, type=selection.spelled, metavar="TAG")
    parser.add_argument("--code", required=True, help="the code of the finding, such as C022 or R007")
    parser.add_argument(
        "--line", required=True, type=int, help="its line in the catalogue, as polyleaf check prints it"
    )
    parser.add_argument("--role", required=True, choices=ROLES)
    parser.add_argument("--name", required=True, help="first and last name")
    parser.add_argument("--reason", required=True, help="why it may stand, for those who come after you")


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    leaflet = workspace.leaflet(options.leaflet)
    plain = options.code.startswith("R")
    if options.lang not in (leaflet.language, *leaflet.control.languages):
        raise selection.no_such_language(leaflet, options.lang)
    prepared = prepare(workspace, leaflet, options.lang)
    finding = _finding(plain_findings(workspace, prepared) if plain else prepared.findings, options)
    name, reason = (" ".join(text.split()) for text in (options.name, options.reason))
    if not name or not reason:
        raise UsageError("--name, --reason", "one of them is empty", "a name and a reason", "write both")
    _refuse(workspace, leaflet, prepared.language, finding, name, options.role)
    waiver = Waiver(
        code=finding.code,
        message=message_digest(finding.context, finding.words, finding.target),
        role=options.role,
        name=name,
        reason=reason,
        date=datetime.now(UTC).date().isoformat(),
        words=" ".join(finding.words.split())[:_WORDS_KEPT],
    )
    waivers.append(waivers.path_of(workspace.root, leaflet.id, prepared.language.folder), waiver)
    print(f"{finding.file}:{finding.line}: {finding.code} waived by {name} as {options.role}.")
    return 0


def _finding(findings: tuple[Finding, ...], options: argparse.Namespace) -> Finding:
    """The worst finding with that code in that line. Raises UsageError when there is none."""
    here = [one for one in findings if one.code == options.code and one.line == options.line]
    if not here:
        lines = [str(one.line) for one in findings if one.code == options.code]
        raise UsageError(
            f"--code {options.code} --line {options.line}",
            "there is no such finding",
            f"a line with {options.code}: {', '.join(lines)}" if lines else "a finding that polyleaf check prints",
            f"run: polyleaf {_finder(options.code)} {options.leaflet} --lang {options.lang}",
        )
    return next((one for one in here if one.severity is Severity.BLOCK), here[0])


def _finder(code: str) -> str:
    return "reading --findings" if code.startswith("R") else "check"


def _refuse(workspace: Workspace, leaflet: Leaflet, target: Language, finding: Finding, name: str, role: str) -> None:
    """Refuse a waiver that would not hold: for what nobody may waive, or by the translator alone.

    Raises UsageError.
    """
    place = f"{finding.file}:{finding.line}"
    if finding.code in NEVER_WAIVED:
        raise UsageError(place, f"{finding.code} cannot be waived", "a finished translation", "translate the message")
    if finding.severity is not Severity.BLOCK:
        return
    if role not in MAY_WAIVE_BLOCKING:
        raise UsageError(
            place,
            f"a {role} alone cannot waive {finding.code}",
            f"a waiver by a {' or '.join(sorted(MAY_WAIVE_BLOCKING, reverse=True))}",
            "ask a colleague who checks the translation",
        )
    if name.casefold() in translators(workspace, leaflet, target):
        raise UsageError(place, f"{name} is the translator", "another person", "ask a colleague to look at it")
