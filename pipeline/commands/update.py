"""`polyleaf update`: source leaflets to templates and catalogues."""

import argparse
from collections import Counter
from dataclasses import replace
from pathlib import Path

from pipeline.build.plan import PROGRAM_LANGUAGE
from pipeline.commands import selection
from pipeline.files import po
from pipeline.files.program import phrase_places
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.languages import language
from pipeline.model.catalogue import Catalogue, State
from pipeline.steps import words
from pipeline.steps.extract import extract
from pipeline.steps.headers import new_headers, project_name, refreshed, template_headers
from pipeline.steps.mark import is_critical, mark
from pipeline.steps.update import blank, update

# The program's own words change with the program, not with a leaflet's date.
_PROGRAM_DAY = "2026-11-22"


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = "Write locale/LEAFLET.pot and every language's LEAFLET.po. Nothing translated is lost."
    parser.epilog = "example: polyleaf update balloon-kyphoplasty"
    selection.add(parser)


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    chosen = selection.leaflets(workspace, options.leaflets)
    for leaflet in chosen:
        tags = selection.languages(leaflet, options.lang, with_source=False)
        project, day = project_name(leaflet.control), leaflet.control.published.isoformat()
        _write(workspace, extract(leaflet), leaflet.language, tags, project, day)
    if not options.leaflets and workspace.template_path(words.CATALOGUE).is_file():
        used = sorted({tag for leaflet in chosen for tag in selection.languages(leaflet, (), with_source=False)})
        _write(workspace, words.template(phrase_places()), PROGRAM_LANGUAGE, tuple(used), "Polyleaf", _PROGRAM_DAY)
    return 0


def _write(
    workspace: Workspace, template: Catalogue, source: str, tags: tuple[str, ...], project: str, day: str
) -> None:
    headed = replace(template, headers=template_headers(project, day))
    changed = po.write(workspace.template_path(template.leaflet), headed)
    print(f"{template.leaflet}: {len(template.messages)} messages{', template written' if changed else ''}")
    for tag in tags:
        folder = language(tag).folder
        old = workspace.catalogue(template.leaflet, tag, folder)
        if old is None:
            old = blank(template, tag, new_headers(project, day, folder))
        new = mark(update(template, replace(old, headers=refreshed(old.headers, project, day))), language(source))
        path = workspace.root / Path(workspace.catalogue_name(template.leaflet, folder))
        _report(tag, new, po.write(path, new))


def _report(tag: str, catalogue: Catalogue, changed: bool) -> None:
    states = Counter(message.state for message in catalogue.messages)
    critical = sum(map(is_critical, catalogue.messages))
    print(
        f"  {tag}: {states[State.DONE]} translated, {states[State.DRAFT]} to check (fuzzy)"
        f"{f', {critical} of them critical' if critical else ''}, "
        f"{states[State.EMPTY]} to translate{'' if changed else '; nothing changed'}"
    )
