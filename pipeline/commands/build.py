"""`polyleaf build`: documents and recordings into outputs/."""

import argparse
import sys
from collections import Counter
from functools import partial

from pipeline.build.job import Job
from pipeline.build.plan import Plan, plan, readable
from pipeline.build.run import Result, Serial, default_jobs, process_pool
from pipeline.build.run import run as run_plan
from pipeline.build.stale import stale
from pipeline.commands import selection
from pipeline.files import manifest as manifests
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.formats import FORMATS, USUAL
from pipeline.model.artefact import NotMade
from pipeline.model.errors import UsageError
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
            raise UsageError("formats", f'there is no format "{name}"', ", ".join(FORMATS), "correct the settings")
    leaflets, unread = readable(workspace, selection.ids(workspace, options.leaflets))
    chosen = selection.paired(leaflets, bool(options.leaflets), options.lang, with_source=True, all_read=not unread)
    planned = plan(workspace, chosen, formats, unread)
    everything = not (options.leaflets or options.lang or options.format)
    result = _made(workspace, planned, options, everything)
    _summary(planned, result, formats, everything)
    _unread(planned)
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
        state = "draft" if prepared.draft else "signed"
        rows.append((leaflet, f"{tag} {prepared.language.english_name}", *cells, str(len(prepared.findings)), state))
    rows += [
        (each.leaflet, each.tag or "all", *("not made" for _ in formats), "-", "unreadable") for each in planned.unread
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    _not_made(result)
    _removed(result)
    _overridden(planned)
    if not result.made and not result.failed:
        asked = kept if everything else [row for row in planned.jobs if _job_place(row) in kept]
        print(f"Everything{'' if everything else ' that you named'} is up to date: {len(asked)} files in outputs/.")
    else:
        print(f"{len(result.made)} files made, {len(kept) - len(made)} kept. They are in outputs/.")


def _unread(planned: Plan) -> None:
    """What could not be read, each fault once: it may be one of several languages."""
    for fault in dict.fromkeys(str(each.error) for each in planned.unread):
        print(f"polyleaf: {shown(fault)}", file=sys.stderr)


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


def _not_made(result: Result) -> None:
    failed = {(row.leaflet, row.tag, row.format) for row in result.failed}
    reasons: Counter[tuple[str, str, str]] = Counter()
    formats: dict[tuple[str, str, str], list[str]] = {}
    for row in (*result.failed, *(row for row in result.manifest.not_made if _place(row) not in failed)):
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
