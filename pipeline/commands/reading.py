"""`polyleaf reading`: how hard each leaflet is to read, in every language, and which sentences to mend first."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from pipeline.build.catalogues import current_catalogue
from pipeline.build.prepared import Prepared, prepare
from pipeline.build.processes import default_jobs
from pipeline.build.several import prepare_all, readable
from pipeline.build.unread import UNREADABLE, Unread
from pipeline.commands import reported, selection, told
from pipeline.files import plain as lists
from pipeline.files import waivers
from pipeline.files.disk import write_whole
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.languages import language
from pipeline.model.catalogue import Catalogue, State
from pipeline.model.errors import SettingsError, UsageError
from pipeline.model.finding import Finding
from pipeline.model.leaflet import Leaflet
from pipeline.model.plain import PlainSettings, Profile
from pipeline.model.reading import ReadingReport, Record
from pipeline.model.report import Looked, NotLooked
from pipeline.rules import promises, rules
from pipeline.steps.compare import record
from pipeline.steps.localise import localise, untranslated
from pipeline.steps.plain import Judged, applied, findings, matter, places, without
from pipeline.steps.reading import count_running, read
from pipeline.steps.waive import waive
from pipeline.text.readability.reading import plural

FORMS = ("text", "html", "json", "sarif", "junit")
TITLE = "Plain language and reading level"
Skipped = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for."""

    profile: Profile
    gate: tuple[str, ...]
    second_opinion: bool
    since: str
    breaker: str


@dataclass(frozen=True, slots=True)
class Made:
    """One leaflet in one language: the report, what the rules made of it, how many messages it has, and why some were
    not looked at.
    """

    report: ReadingReport
    judged: Judged
    direction: str
    folder: str
    messages: int
    unfinished: str


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Say how hard each leaflet is to read, and which sentences to mend first. A language without a validated "
        "formula gets no grade but the reason. Tools help to prioritise; they do not show that people understand."
    )
    parser.epilog = "example: polyleaf reading balloon-kyphoplasty --lang en --format html --to reading.html"
    selection.add(parser)
    parser.add_argument("--sentences", action="store_true", help="list the ten longest sentences too")
    parser.add_argument("--findings", action="store_true", help="list every finding, and the rules not applied")
    parser.add_argument(
        "--opinion", "--second-opinion", action="store_true", dest="second_opinion",
        help="show textstat's figures beside ours, and why they differ",
    )  # fmt: skip
    parser.add_argument("--profile", default="", metavar="NAME", help=f"one of {', '.join(lists.profiles())}")
    parser.add_argument("--since", default="", metavar="VERSION", help="compare with this recorded version")
    parser.add_argument("--record", action="store_true", help="keep the figures, to compare later versions with")
    parser.add_argument("--calibrate", action="store_true", help="make baselines from your own approved translations")
    parser.add_argument("--breaker", choices=("icu",), default="", help="tell the words of Chinese and others by ICU")
    parser.add_argument("--format", choices=FORMS, default="text", help=f"one of {', '.join(FORMS)} (default: text)")
    parser.add_argument("--to", type=Path, metavar="FILE", help="write the report to this file")


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    if options.calibrate:
        from pipeline.commands.calibrating import calibrate

        return calibrate(workspace, options)
    made, skipped, unread = everything(workspace, options, wanted(workspace, options))
    if options.record:
        today = datetime.now(UTC).date().isoformat()
        finished = [one for one in made if not one.unfinished]
        for one in finished:
            keep(workspace, one, record(one.report, today))
        kept = ", ".join(f"{one.report.leaflet} ({one.report.tag}) {one.report.version}" for one in finished)
        print(f"Figures kept: {kept or 'none, no leaflet is translated whole'}.", file=sys.stderr)
    report = _written(workspace, options, made, skipped)
    if options.to is None:
        print(report, end="")
    else:
        write_whole(options.to, report.encode("utf-8", "backslashreplace"))
        print(f"{options.to}: {plural(len(made), 'reports')}.", file=sys.stderr)
    blocking = [finding for one in made for finding in one.report.findings if finding.blocks]
    if blocking:
        print(_blocked(blocking), file=sys.stderr)
    if unread:
        told.unread(unread)
        return unread[0].error.exit_code
    return 1 if blocking else 0


_PLACES = 5


def _blocked(findings: list[Finding]) -> str:
    places = ", ".join(f"{one.file}:{one.line} {one.code}" for one in findings[:_PLACES])
    more = f" and {len(findings) - _PLACES} more" if len(findings) > _PLACES else ""
    return (
        f"Blocked by the gate in the settings: {plural(len(findings), 'findings')}: {places}{more}. "
        "Mend them, or let one stand with: polyleaf waive."
    )


def wanted(workspace: Workspace, options: argparse.Namespace) -> Wanted:
    """The settings of the workspace with those of the command line.

    Raises SettingsError for a profile nobody knows, or a gate on what a writer cannot act on.
    """
    settings = workspace.settings.reading
    _refuse_gate(settings)
    return Wanted(
        lists.profile(options.profile or settings.profile),
        settings.gate,
        options.second_opinion,
        options.since,
        options.breaker,
    )


def _refuse_gate(settings: PlainSettings) -> None:
    actionable = [rule.code for rule in rules() if rule.actionable]
    for code in settings.gate:
        if code not in actionable:
            raise SettingsError(
                "[reading]",
                f'gate = "{code}"',
                f"rules that a writer can act on: {', '.join(actionable)}",
                "take it out, or correct it",
            )


def everything(
    workspace: Workspace, options: argparse.Namespace, want: Wanted
) -> tuple[tuple[Made, ...], tuple[Skipped, ...], tuple[Unread, ...]]:
    """Every report that was asked for, the languages that could not be measured, each with the reason, and those of
    them that cannot be read.
    """
    made: list[Made] = []
    skipped: list[Skipped] = []
    leaflets, unread = readable(workspace, selection.ids(workspace, options.leaflets))
    chosen = selection.paired(leaflets, bool(options.leaflets), options.lang, with_source=True, all_read=not unread)
    wanted = [(leaflet, tag) for leaflet, tags in chosen for tag in tags]
    strange = list(unread)
    for (leaflet, tag), prepared in prepare_all(workspace, wanted, default_jobs(), told.checking).items():
        if isinstance(prepared, Unread):
            strange.append(prepared)
            continue
        try:
            # A mixture of two languages has no reading level: only what is translated is looked at.
            if prepared.missing and not _translated(workspace, prepared):
                skipped.append((leaflet, tag, prepared.reason))
            else:
                made.append(report_on(workspace, prepared, want))
        except UNREADABLE as error:
            strange.append(Unread(leaflet, tag, error))
    skipped += ((one.leaflet, one.tag or workspace.settings.source_language, one.reason) for one in strange)
    return tuple(made), tuple(skipped), tuple(strange)


def _translated(workspace: Workspace, prepared: Prepared) -> bool:
    """Whether any running text has a finished translation."""
    catalogue = current_catalogue(workspace, prepared.leaflet, prepared.language)
    missing = untranslated(prepared.leaflet, catalogue)
    return _coverage(catalogue) > 0 and count_running(prepared.edition, prepared.language, missing).length > 0


def report_on(workspace: Workspace, prepared: Prepared, want: Wanted) -> Made:
    """The report on one leaflet in one language."""
    leaflet, target = prepared.leaflet, prepared.language
    own = target.tag == leaflet.language
    catalogue = None if own else current_catalogue(workspace, leaflet, target)
    judged = judge(workspace, leaflet, target.tag, catalogue, want)
    missing = untranslated(leaflet, catalogue)
    source = (
        None
        if own
        else count_running(prepare(workspace, leaflet, leaflet.language).edition, language(leaflet.language), missing)
    )
    breaker = None
    if want.breaker:
        from pipeline.text.readability.breaker import breaker as told

        breaker = told(target.tag)
    report = read(
        prepared.edition,
        target,
        want.second_opinion,
        judged,
        source,
        None if missing else _since(workspace, prepared, want.since),
        _coverage(catalogue),
        breaker,
        missing,
    )
    messages = len(catalogue.messages) if catalogue else sum(1 for _ in leaflet.texts())
    return Made(report, judged, target.direction, target.folder, messages, prepared.reason if missing else "")


def judge(workspace: Workspace, leaflet: Leaflet, tag: str, catalogue: Catalogue | None, want: Wanted) -> Judged:
    """What the plain-language rules make of a leaflet in a language, waivers taken into account."""
    target = language(tag)
    unfilled = localise(leaflet, catalogue, tag, {}).edition
    words = lists.word_list(workspace.root, target)
    baseline = lists.baseline(workspace.root, target)
    seen = matter(leaflet, unfilled.blocks, unfilled.control, target, words, want.profile, baseline)
    seen = without(seen, untranslated(leaflet, catalogue))
    where = places(leaflet, catalogue)
    found = findings(leaflet, seen, rules(), where, want.gate)
    given = waivers.read(waivers.path_of(workspace.root, leaflet.id, target.folder))
    return Judged(seen, waive(found, given), applied(seen, rules()), where)


def _coverage(catalogue: Catalogue | None) -> float:
    if catalogue is None or not catalogue.messages:
        return 100.0
    done = sum(message.state is State.DONE for message in catalogue.messages)
    return 100 * done / len(catalogue.messages)


def _since(workspace: Workspace, prepared: Prepared, wanted_version: str) -> Record | None:
    """The record to compare with: the last of the wanted version, or the last one of another edition.

    Raises UsageError when the wanted version was never recorded.
    """
    path = lists.records_path(workspace.root, prepared.leaflet.id, prepared.language.folder)
    kept = lists.records(path)
    if not wanted_version:
        others = [one for one in kept if one.edition != prepared.edition.digest]
        return others[-1] if others else None
    found = [one for one in kept if one.version == wanted_version]
    if not found:
        versions = ", ".join(dict.fromkeys(one.version for one in kept)) or "none"
        raise UsageError(
            f"--since {wanted_version}",
            f"{prepared.leaflet.id}, {prepared.language.tag} has no record of that version",
            f"a recorded version ({versions})",
            "record one with: polyleaf reading --record",
        )
    return found[-1]


def keep(workspace: Workspace, made: Made, kept: Record) -> None:
    """Append a record, unless the last one says the same of the same edition."""
    path = lists.records_path(workspace.root, made.report.leaflet, made.folder)
    last = lists.records(path)[-1:]
    if not last or (last[0].version, last[0].edition, last[0].scores) != (kept.version, kept.edition, kept.scores):
        lists.append_record(path, kept)


def plain_findings(workspace: Workspace, prepared: Prepared) -> tuple[Finding, ...]:
    """What the plain-language rules find in a leaflet in a language, by the settings of the workspace."""
    leaflet, target = prepared.leaflet, prepared.language
    catalogue = None if target.tag == leaflet.language else current_catalogue(workspace, leaflet, target)
    return judge(workspace, leaflet, target.tag, catalogue, _usual(workspace)).findings


def record_release(workspace: Workspace, prepared: Prepared) -> None:
    """Keep the reading level of an edition that was approved, to compare later versions with."""
    made = report_on(workspace, prepared, _usual(workspace))
    keep(workspace, made, record(made.report, datetime.now(UTC).date().isoformat()))


def _usual(workspace: Workspace) -> Wanted:
    settings = workspace.settings.reading
    return Wanted(lists.profile(settings.profile), settings.gate, False, "", "")


def _written(
    workspace: Workspace, options: argparse.Namespace, made: tuple[Made, ...], skipped: tuple[Skipped, ...]
) -> str:
    if options.format == "text":
        return _text(options, made, skipped)
    if options.format == "html":
        from pipeline.steps.levels.page import Shown, page

        return page((Shown(one.report, one.judged, one.direction) for one in made), rules(), skipped)
    if options.format == "json":
        from pipeline.steps.levels.data import data

        words = {one.report.tag: one.judged.matter.words.digest for one in made}
        said = data((one.report for one in made), rules(), skipped, f"polyleaf {version('polyleaf')}", words)
        return json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    from pipeline.reports import REPORTS
    from pipeline.steps.levels.words import CAVEAT

    found = tuple(finding for one in made for finding in one.report.findings)
    looked = [Looked(one.report.leaflet, one.report.tag, _file(one), one.messages) for one in made]
    known = reported.context_of(TITLE, workspace.settings.source_language, looked, promises(), found)
    context = replace(known, not_looked=(*_not_looked(made), *(NotLooked(*one) for one in skipped)), caveat=CAVEAT)
    return REPORTS[options.format].render(found, context)


def _not_looked(made: Iterable[Made]) -> Iterator[NotLooked]:
    """The rules that were not applied, with the reason."""
    for one in made:
        if one.unfinished:
            yield NotLooked(one.report.leaflet, one.report.tag, one.unfinished)
        for code, reason in one.report.rules:
            if reason:
                yield NotLooked(one.report.leaflet, one.report.tag, reason, code)


def _file(made: Made) -> str:
    return next((where.file for where in made.judged.where.values()), "")


def _text(options: argparse.Namespace, made: Iterable[Made], skipped: tuple[Skipped, ...]) -> str:
    from pipeline.steps.levels.table import longest, rules_of, table, to_mend, to_mend_of_all

    reports = [one.report for one in made]
    parts = [table(reports, skipped)]
    # Ten sentences of each of many reports would scroll the table away.
    parts += [to_mend(report) for report in reports] if len(reports) <= _FEW else [to_mend_of_all(reports)]
    if options.sentences:
        parts += [longest(report) for report in reports]
    if options.findings:
        parts += [rules_of(report) for report in reports]
    return "\n".join(parts)


_FEW = 2
