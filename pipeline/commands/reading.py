"""`polyleaf reading`: how hard each leaflet is to read, in every language."""

import argparse
import json
import sys

from pipeline.build.plan import Prepared, prepare
from pipeline.commands import selection
from pipeline.commands.show import plain_value
from pipeline.files.workspace import open_workspace
from pipeline.model.reading import ReadingReport
from pipeline.steps.reading import CAVEAT, counted, longest, read, table


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Say how hard each leaflet is to read. A language without a validated formula gets no grade but the reason."
    )
    parser.epilog = "example: polyleaf reading balloon-kyphoplasty --lang en --sentences"
    selection.add(parser)
    parser.add_argument("--sentences", action="store_true", help="list the ten longest sentences too")
    parser.add_argument("--second-opinion", action="store_true", help="show textstat's figures beside ours (English)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    reports: list[ReadingReport] = []
    for leaflet in selection.leaflets(workspace, options.leaflets):
        for tag in selection.languages(leaflet, options.lang, with_source=True):
            prepared = prepare(workspace, leaflet, tag)
            if prepared.missing:
                _skipped(prepared)
            else:
                reports.append(read(prepared.edition, prepared.language, options.second_opinion))
    if options.format == "json":
        rows = [{**plain_value(report), "counted": counted(report)} for report in reports]
        print(json.dumps({"caveat": CAVEAT, "reading": rows}, ensure_ascii=False, indent=2))
        return 0
    print(table(reports), end="")
    if options.sentences:
        for report in reports:
            print(f"\n{longest(report)}", end="")
    return 0


def _skipped(prepared: Prepared) -> None:
    """A mixture of two languages has no reading level; saying so is not the same as saying nothing."""
    place = f"{prepared.leaflet.id}, {prepared.language.tag}"
    print(f"{place}: not measured, {prepared.reason}", file=sys.stderr)
