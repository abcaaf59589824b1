"""`polyleaf build`: documents and recordings into outputs/."""

import argparse
import sys
from collections import Counter
from functools import partial

from pipeline.build.job import Job
from pipeline.build.plan import Plan, plan
from pipeline.build.processes import default_jobs, process_pool
from pipeline.build.run import Result, Serial
from pipeline.build.run import run as run_plan
from pipeline.build.several import readable
from pipeline.build.stale import stale
from pipeline.commands import selection, told
from pipeline.files import manifest as manifests
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.formats import FORMATS, USUAL
from pipeline.model.artefact import NotMade
from pipeline.model.errors import SettingsError
from pipeline.text.characters import shown

_HEADINGS = {
    "html": "web page",
    "docx": "Word",
    "clear-print": "clear print",
    "large-print": "large print",
    "giant-print": "giant print",
    "pdf": "PDF",
    "pdf-large-print": "large print PDF",
    "mp3": "audio",
}


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Make the documents and recordings of every leaflet in every language. Only what changed is made."
    )
    parser.epilog = "example: polyleaf build balloon-kyphoplasty --lang ar --format large-print"
    selection.add(parser)
    parser.add_argument(
        "--format",
        action="append",
        default=[],
        choices=tuple(FORMATS),
        help=f"only this (repeatable; default: {', '.join(USUAL)})",
    )
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes to use; 1: none but this one")
    parser.add_argument("--quiet", action="store_true", help="print no progress")


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    formats = tuple(options.format) or workspace.settings.formats or USUAL
    for name in formats:
        if name not in FORMATS:
            raise SettingsError(
                "the settings, formats", f'there is no format "{name}"', ", ".join(FORMATS), "correct the name"
            )
    leaflets, unread = readable(workspace, selection.ids(workspace, options.leaflets))
    chosen = selection.paired(leaflets, bool(options.leaflets), options.lang, with_source=True, all_read=not unread)
    how_far = told.silent if options.quiet else told.checking
    planned = plan(workspace, chosen, formats, unread, options.jobs or default_jobs(), how_far)
    everything = not (options.leaflets or options.lang or options.format)
    result = _made(workspace, planned, options, everything)
    _summary(planned, result, formats, everything)
    told.unread(planned.unread)
    if planned.unread:
        return planned.unread[0].error.exit_code
    broken = any(finding.blocks for finding in planned.findings)
    return 8 if result.failed else 1 if broken else 0


def _made(workspace: Workspace, planned: Plan, options: argparse.Namespace, everything: bool) -> Result:
    todo = stale(workspace.outputs, planned, manifests.read(workspace.outputs))
    jobs = min(options.jobs or default_jobs(), len(todo))
    executor = Serial if jobs <= 1 else partial(process_pool, jobs)
    return run_plan(workspace.outputs, planned, executor, _quiet if options.quiet else _progress, everything)


def _progress(number: int, total: int, file: str) -> None:
    print(f"[{number}/{total}] {file}", file=sys.stderr, flush=True)


def _quiet(number: int, total: int, file: str) -> None:
    pass


def _summary(planned: Plan, result: Result, formats: tuple[str, ...], everything: bool) -> None:
    """A table of leaflet, language and format, then what was not made and why."""
    made = {(row.leaflet, row.tag, row.format) for row in result.made}
    kept = {(row.leaflet, row.tag, row.format): row for row in result.manifest.artefacts}
    rows = [("leaflet", "language", *(_HEADINGS.get(name, name) for name in formats), "findings", "state")]
    for prepared in planned.prepared:
        leaflet, tag = prepared.leaflet.id, prepared.language.tag
        cells = [
            "made" if (leaflet, tag, name) in made else "kept" if (leaflet, tag, name) in kept else "not made"
            for name in formats
        ]
        state = "incomplete" if prepared.reason else "draft" if prepared.draft else "signed"
        rows.append((leaflet, f"{tag} {prepared.language.english_name}", *cells, str(len(prepared.findings)), state))
    rows += [
        (each.leaflet, each.tag or "all", *("not made" for _ in formats), "-", "unreadable") for each in planned.unread
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    _not_made(planned, result)
    _removed(result)
    _overridden(planned)
    if not result.made and not result.failed:
        asked = kept if everything else [row for row in planned.jobs if _job_place(row) in kept]
        lacking = any("not made" in row for row in rows)
        what = "Nothing new was made" if lacking else "Everything is up to date"
        what = what if everything or lacking else "Everything that you named is up to date"
        print(f"{what}: {len(asked)} files in outputs/{' are up to date' if lacking else ''}.")
    else:
        files = "1 file" if len(result.made) == 1 else f"{len(result.made)} files"
        print(f"{files} made, {len(kept) - len(made)} kept. They are in outputs/.")


def _removed(result: Result) -> None:
    """What was on show and had to go, so that nobody looks for it in vain."""
    now = {(row.leaflet, row.tag, row.format) for row in result.made}
    gone = Counter((row.leaflet, row.tag) for row in result.removed if (row.leaflet, row.tag, row.format) not in now)
    if gone:
        print("Removed from outputs/, as the leaflet, its translation or what is wanted has changed or is unreadable:")
    for (leaflet, tag), count in sorted(gone.items()):
        print(f"  {leaflet}, {tag}: {count} file{'s' if count > 1 else ''}")


def _job_place(job: Job) -> tuple[str, str, str]:
    return (job.edition.leaflet, job.edition.tag, job.format)


def _not_made(planned: Plan, result: Result) -> None:
    """What was not made of what was asked for, and why."""
    asked = {(each.leaflet.id, each.language.tag) for each in planned.prepared}
    asked |= {(each.leaflet, each.tag) for each in planned.unread}
    failed = {(row.leaflet, row.tag, row.format) for row in result.failed}
    reasons: Counter[tuple[str, str, str]] = Counter()
    formats: dict[tuple[str, str, str], list[str]] = {}
    waiting = (row for row in result.manifest.not_made if _place(row) not in failed and (row.leaflet, row.tag) in asked)
    for row in (*result.failed, *waiting):
        key = (row.leaflet, row.tag, row.reason)
        reasons[key] += 1
        formats.setdefault(key, []).append(_HEADINGS.get(row.format, row.format))
    if reasons:
        print("Not made:")
    for leaflet, tag, reason in sorted(reasons):
        place = f"{leaflet}, {tag}" if tag else leaflet
        print(f"  {place} ({', '.join(formats[leaflet, tag, reason])}): {shown(reason)}")
    if any("not translated" in reason or "check" in reason for _, _, reason in reasons):
        print("  To see what to mend, run: polyleaf check")


def _overridden(planned: Plan) -> None:
    if not planned.overrides:
        return
    from pipeline.commands.inspect import printable

    print("Not taken over from the template:")
    for line in planned.overrides:
        print(f"  {printable(line)}")


def _place(row: NotMade) -> tuple[str, str, str]:
    return (row.leaflet, row.tag, row.format)
