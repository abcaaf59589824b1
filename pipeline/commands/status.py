"""`polyleaf status`: leaflets by languages, with what is missing."""

import argparse
import json
import sys
from collections import Counter
from datetime import UTC, datetime

from pipeline.build.catalogues import current_catalogue
from pipeline.build.prepared import Prepared
from pipeline.build.processes import default_jobs
from pipeline.build.several import prepare_all, readable
from pipeline.build.stale import outdated
from pipeline.build.unread import Unread
from pipeline.commands import selection, told
from pipeline.files import manifest as manifests
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.model.artefact import Artefact
from pipeline.model.catalogue import State
from pipeline.steps.extract import extract
from pipeline.steps.headers import stale_since
from pipeline.steps.mark import is_critical
from pipeline.text.markup.inline import plain

_Row = dict[str, str | int]
_COLUMNS = (
    "leaflet",
    "lang",
    "version",
    "messages",
    "words",
    "translated",
    "fuzzy",
    "critical",
    "missing",
    "stale since",
    "inserts",
    "findings",
    "state",
    "review",
    "files",
)


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Say how far each leaflet is in each language, and when it must be reviewed. Words are those of the source; "
        '"stale since" is the version of the source that made a complete translation incomplete; "inserts" counts the '
        'files of locale/LANG/inserts/ that the leaflet has in that language, "files" those in outputs/, and OLD are '
        "those that say something else than the leaflet does now: build it again. OVERDUE is a review date in the past."
    )
    parser.epilog = "example: polyleaf status --lang ur"
    selection.add(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    published = manifests.read(workspace.outputs).artefacts
    rows: list[_Row] = []
    faults: list[Unread] = []
    references: dict[str, list[str]] = {}
    leaflets, unread = readable(workspace, selection.ids(workspace, options.leaflets))
    for each in unread:
        faults.append(each)
        rows.append(_unreadable(each.leaflet))
    named = bool(options.leaflets)
    chosen = selection.paired(leaflets, named, options.lang, with_source=True, all_read=not unread)
    wanted = [(leaflet, tag) for leaflet, tags in chosen for tag in tags]
    editions = prepare_all(workspace, wanted, default_jobs(), told.checking)
    for leaflet, tags in chosen:
        references.setdefault(leaflet.control.reference, []).append(leaflet.file)
        for tag in tags:
            prepared = editions[leaflet.id, tag]
            if isinstance(prepared, Unread):
                faults.append(prepared)
                rows.append(_unreadable(leaflet.id, tag))
            else:
                rows.append(_row(workspace, prepared, published))
    if options.format == "json":
        print(json.dumps({"status": rows}, ensure_ascii=False, indent=2))
    else:
        _print(rows)
    for reference, files in sorted(references.items()):
        if len(files) > 1:
            print(f"{reference} is the reference of {' and '.join(files)}; give each leaflet its own.", file=sys.stderr)
    told.unread(faults)
    return faults[0].error.exit_code if faults else 0


def _unreadable(leaflet: str, tag: str = "") -> _Row:
    return {**dict.fromkeys(_COLUMNS, ""), "leaflet": leaflet, "lang": tag, "state": "unreadable"}


def _row(workspace: Workspace, prepared: Prepared, published: tuple[Artefact, ...]) -> _Row:
    """What there is to say of one leaflet in one language."""
    leaflet, language = prepared.leaflet, prepared.language
    template = extract(leaflet)
    states: Counter[State] = Counter()
    critical, stale = 0, ""
    if language.tag != leaflet.language:
        catalogue = current_catalogue(workspace, leaflet, language)
        states = Counter(message.state for message in catalogue.messages)
        critical = sum(map(is_critical, catalogue.messages))
        written = workspace.catalogue(leaflet.id, language.tag, language.folder)
        stale = stale_since(written or catalogue, catalogue, leaflet.control.version)
    return {
        "leaflet": leaflet.id,
        "lang": language.tag,
        "version": leaflet.control.version,
        "messages": len(template.messages),
        "words": sum(len(plain(message.id.words).split()) for message in template.messages),
        "translated": states[State.DONE],
        "fuzzy": states[State.DRAFT],
        "critical": critical,
        "missing": states[State.EMPTY],
        "stale since": stale,
        "inserts": len(prepared.inserts),
        "findings": sum(finding.blocks for finding in prepared.findings),
        "state": "incomplete" if prepared.reason else "draft" if prepared.draft else "signed",
        "review": leaflet.control.review.isoformat(),
        "files": _files(prepared, published),
    }


def _files(prepared: Prepared, published: tuple[Artefact, ...]) -> str:
    """How many files of an edition are in outputs/, and how many of them say something else than the leaflet now."""
    place = (prepared.leaflet.id, prepared.language.tag)
    own = [row for row in published if (row.leaflet, row.tag) == place]
    old = sum(outdated(row, (prepared,)) for row in own)
    return f"{len(own)}, {old} OLD" if old else str(len(own) or "")


def _print(rows: list[_Row]) -> None:
    today = datetime.now(UTC).date().isoformat()
    # Dates as year-month-day are in order as texts.
    rows = [{**row, "review": f"{row['review']} OVERDUE"} if "" < str(row["review"]) < today else row for row in rows]
    table = [_COLUMNS, *(tuple(str(row[column]) or "-" for column in _COLUMNS) for row in rows)]
    widths = [max(len(row[index]) for row in table) for index in range(len(_COLUMNS))]
    for line in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
