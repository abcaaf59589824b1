"""`polyleaf update`: source leaflets to templates and catalogues."""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline.build.plan import PROGRAM_LANGUAGE
from pipeline.commands import selection
from pipeline.files import po, typofixes
from pipeline.files.disk import make_folder, write_if_changed
from pipeline.files.program import phrase_places
from pipeline.files.typofixes import TypoFix
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.languages import language
from pipeline.model.catalogue import Catalogue, State
from pipeline.model.errors import UsageError
from pipeline.steps import words
from pipeline.steps.editors import (
    OMEGAT_FILE,
    OMEGAT_FOLDERS,
    WEBLATE_FILE,
    omegat_output,
    omegat_project,
    weblate_components,
)
from pipeline.steps.extract import extract
from pipeline.steps.guard import refuse_vanished
from pipeline.steps.headers import new_headers, project_name, refreshed, stale_since, template_headers, with_stale
from pipeline.steps.mark import is_critical, mark
from pipeline.steps.typofix import Fixed, keep_finished
from pipeline.steps.update import blank, update
from pipeline.text.inline import plain

# The program's own words change with the program, not with a leaflet's date.
_PROGRAM_DAY = "2026-11-22"


@dataclass(frozen=True, slots=True)
class _Source:
    """A template with what its catalogues say about it."""

    template: Catalogue
    language: str
    tags: tuple[str, ...]
    project: str
    version: str
    day: str


@dataclass(frozen=True, slots=True)
class _New:
    """A catalogue as it will be written, with notes for whoever runs the update."""

    tag: str
    folder: str
    fixed: Fixed
    notes: tuple[str, ...]


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Write locale/LEAFLET.pot and every language's LEAFLET.po. Nothing translated is lost: a translation whose "
        "source changed stays as a draft (fuzzy). With --typo-fix it stays finished, if the change touches no figure, "
        "unit, comparison, negation, medicine, telephone number, placeholder or link; the reason is recorded."
    )
    parser.epilog = (
        "example: polyleaf update balloon-kyphoplasty\n"
        "example: polyleaf update balloon-kyphoplasty --typo-fix --reason 'a comma was missing'"
    )
    selection.add(parser)
    parser.add_argument("--editors", action="store_true", help="also write the project files of OmegaT and Weblate")
    parser.add_argument("--typo-fix", action="store_true", help="the source changes mend slips and change no meaning")
    parser.add_argument("--reason", metavar="WORDS", help="why the meaning is the same (with --typo-fix)")


def run(options: argparse.Namespace) -> int:
    reason = _reason(options)
    workspace = open_workspace(options.workspace)
    # Everything is read before anything is written: a file that cannot be read leaves all others as they are.
    done = [(source, tuple(_new(workspace, source, reason))) for source in _sources(workspace, options)]
    for source, catalogues in done:
        template = replace(source.template, headers=template_headers(source.project, source.day))
        changed = po.write(workspace.template_path(template.leaflet), template)
        print(f"{template.leaflet}: {len(template.messages)} messages{', template written' if changed else ''}")
        for new in catalogues:
            _record(workspace, source, new, reason)
            path = workspace.root / Path(workspace.catalogue_name(template.leaflet, new.folder))
            _report(new, po.write(path, new.fixed.catalogue))
    if options.editors:
        _write_editors(workspace)
    return 0


def _write_editors(workspace: Workspace) -> None:
    leaflets = selection.leaflets(workspace, ())
    files = {WEBLATE_FILE: weblate_components((leaflet.id, plain(leaflet.title.words)) for leaflet in leaflets)}
    for leaflet in leaflets:
        for tag in selection.languages(leaflet, (), with_source=False):
            folder = language(tag).folder
            files[f"{folder}/{OMEGAT_FILE}"] = omegat_project(leaflet.language, tag, folder)
            for name in (*(f"locale/{folder}/{own}" for own in OMEGAT_FOLDERS), omegat_output(folder)):
                make_folder(workspace.root / name)
    for name in sorted(files):
        if write_if_changed(workspace.root / "locale" / name, files[name].encode("utf-8")):
            print(f"locale/{name} written")


def _reason(options: argparse.Namespace) -> str:
    reason = " ".join((options.reason or "").split())
    if options.typo_fix and not reason:
        raise UsageError("--typo-fix", "there is no reason", "--reason with a few words", "say what was mended")
    if options.typo_fix and not options.leaflets:
        raise UsageError("--typo-fix", "no leaflet is named", "the leaflets whose slips were mended", "name them")
    if reason and not options.typo_fix:
        raise UsageError("--reason", "it stands without --typo-fix", "both or none", "add --typo-fix")
    return reason


def _sources(workspace: Workspace, options: argparse.Namespace) -> Iterator[_Source]:
    used: set[str] = set()
    for leaflet in selection.leaflets(workspace, options.leaflets):
        tags = selection.languages(leaflet, options.lang, with_source=False)
        used.update(selection.languages(leaflet, (), with_source=False))
        control = leaflet.control
        day = control.published.isoformat()
        yield _Source(extract(leaflet), leaflet.language, tags, project_name(control), control.version, day)
    if not options.leaflets and workspace.template_path(words.CATALOGUE).is_file():
        template = words.template(phrase_places())
        yield _Source(template, PROGRAM_LANGUAGE, tuple(sorted(used)), "Polyleaf", "", _PROGRAM_DAY)


def _new(workspace: Workspace, source: _Source, reason: str) -> Iterator[_New]:
    for tag in source.tags:
        folder, leaflet = language(tag).folder, source.template.leaflet
        name = workspace.catalogue_name(leaflet, folder)
        old = workspace.catalogue(leaflet, tag, folder)
        notes = ("the byte order mark is dropped",) if old is not None and po.has_mark(workspace.root / name) else ()
        if old is None:
            old = blank(source.template, tag, new_headers(source.project, source.day, folder))
        yield _New(tag, folder, _fixed(old, source, reason, name), notes)


def _fixed(old: Catalogue, source: _Source, reason: str, name: str) -> Fixed:
    new = update(source.template, old)
    refuse_vanished(old, new, name)
    fixed = keep_finished(old, new, language(source.language)) if reason else Fixed(new, (), ())
    new = mark(fixed.catalogue, language(source.language))
    headers = refreshed(old.headers, source.project, source.day)
    if source.version:
        headers = with_stale(headers, stale_since(old, new, source.version))
    return replace(fixed, catalogue=replace(new, headers=headers))


def _record(workspace: Workspace, source: _Source, new: _New, reason: str) -> None:
    if new.fixed.kept:
        today = datetime.now(UTC).date().isoformat()
        path = typofixes.path_of(workspace.root, source.template.leaflet, new.folder)
        typofixes.append(path, tuple(TypoFix.of(kept.before, kept.after, reason, today) for kept in new.fixed.kept))


def _report(new: _New, changed: bool) -> None:
    catalogue = new.fixed.catalogue
    states = Counter(message.state for message in catalogue.messages)
    critical = sum(map(is_critical, catalogue.messages))
    print(
        f"  {new.tag}: {states[State.DONE]} translated, {states[State.DRAFT]} to check (fuzzy)"
        f"{f', {critical} of them critical' if critical else ''}, "
        f"{states[State.EMPTY]} to translate{'' if changed else '; nothing changed'}"
    )
    for note in new.notes:
        print(f"    {note}")
    for kept in new.fixed.kept:
        print(f'    stays finished: "{_short(kept.after.words)}"')
    for refused in new.fixed.refused:
        print(f'    to check: "{_short(refused.after.words)}" ({refused.reason})')


def _short(said: str) -> str:
    said = " ".join(said.split())
    return said if len(said) <= 70 else said[:67] + "..."
