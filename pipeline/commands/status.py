"""`polyleaf status`: leaflets by languages, with what is missing."""

import argparse
import json
from collections import Counter

from pipeline.build.plan import current_catalogue, prepare
from pipeline.commands import selection
from pipeline.files.workspace import open_workspace
from pipeline.languages import language
from pipeline.model.catalogue import State
from pipeline.steps.extract import extract
from pipeline.steps.headers import stale_since
from pipeline.steps.mark import is_critical
from pipeline.text.inline import plain

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
)


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Say how far each leaflet is in each language, and when it must be reviewed. Words are those of the source; "
        '"stale since" is the version of the source that made a complete translation incomplete; "inserts" counts the '
        "files of locale/LANG/inserts/ that the leaflet has in that language."
    )
    parser.epilog = "example: polyleaf status --lang ur"
    selection.add(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    rows: list[dict[str, str | int]] = []
    for leaflet in selection.leaflets(workspace, options.leaflets):
        for tag in selection.languages(leaflet, options.lang, with_source=True):
            prepared = prepare(workspace, leaflet, tag)
            template = extract(leaflet)
            states: Counter[State] = Counter()
            critical, stale = 0, ""
            if tag != leaflet.language:
                target = language(tag)
                catalogue = current_catalogue(workspace, leaflet, target)
                states = Counter(message.state for message in catalogue.messages)
                critical = sum(map(is_critical, catalogue.messages))
                written = workspace.catalogue(leaflet.id, tag, target.folder)
                stale = stale_since(written or catalogue, catalogue, leaflet.control.version)
            blocking = sum(finding.blocks for finding in prepared.findings)
            rows.append(
                {
                    "leaflet": leaflet.id,
                    "lang": tag,
                    "version": leaflet.control.version,
                    "messages": len(template.messages),
                    "words": sum(len(plain(message.id.words).split()) for message in template.messages),
                    "translated": states[State.DONE],
                    "fuzzy": states[State.DRAFT],
                    "critical": critical,
                    "missing": states[State.EMPTY],
                    "stale since": stale,
                    "inserts": len(prepared.inserts),
                    "findings": blocking,
                    "state": "incomplete" if prepared.reason else "draft" if prepared.draft else "signed",
                    "review": leaflet.control.review.isoformat(),
                }
            )
    if options.format == "json":
        print(json.dumps({"status": rows}, ensure_ascii=False, indent=2))
    else:
        _print(rows)
    return 0


def _print(rows: list[dict[str, str | int]]) -> None:
    table = [_COLUMNS, *(tuple(str(row[column]) or "-" for column in _COLUMNS) for row in rows)]
    widths = [max(len(row[index]) for row in table) for index in range(len(_COLUMNS))]
    for line in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
