"""`polyleaf check`: every translation against its source."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.build.catalogues import PROGRAM_LANGUAGE, program_catalogue
from pipeline.build.findings import case_of, findings_in_case
from pipeline.build.prepared import Prepared
from pipeline.build.processes import default_jobs
from pipeline.build.several import prepare_all, readable
from pipeline.build.unread import UNREADABLE, Unread
from pipeline.checks import rules
from pipeline.commands import reported, selection, told
from pipeline.files import inserts, lexicon, po, waivers
from pipeline.files.store import store_in
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.languages import language
from pipeline.model.artefact import EVERY_TAG
from pipeline.model.case import Case
from pipeline.model.errors import PolyleafError, UsageError
from pipeline.model.finding import Finding
from pipeline.model.report import Looked, NotLooked
from pipeline.steps import words
from pipeline.steps.notes import noted
from pipeline.steps.waive import waive

TITLE = "Translations checked against their sources"
# Two looks fall into half a second, so that an answer comes within a second of a save.
_LOOK_EVERY_S = 0.2

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Checked:
    """One leaflet in one language, and what was found in it."""

    looked: Looked
    findings: tuple[Finding, ...]


Everything = dict[Pair, Checked | Unread]


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Compare every translation with its source: figures, units, negations, names of medicines, placeholders, "
        "links, markup, terms. Exit code 1 says that something must be mended first."
    )
    parser.epilog = "example: polyleaf check pain-relief-at-home --lang pl --format html --to findings.html"
    selection.add(parser)
    reported.add(parser)
    parser.add_argument("--watch", action="store_true", help="stay, and check again what you save (Ctrl+C stops)")
    parser.add_argument(
        "--notes",
        action="store_true",
        help="write the findings into the catalogues as notes (#.), in place of those of the last time",
    )
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes to use; 1: none but this one")


def run(options: argparse.Namespace) -> int:
    if options.watch and options.notes:
        raise UsageError(
            "--watch --notes", "both at once", "one of the two", "notes would change the file that you have open"
        )
    workspace = open_workspace(options.workspace)
    checked = everything(workspace, options)
    if options.notes:
        _write_notes(workspace, checked)
        checked = everything(workspace, options)
    _report(workspace, options, checked)
    if options.watch:
        _watch(options, checked, lambda: time.sleep(_LOOK_EVERY_S))
    unread = [one for one in checked.values() if isinstance(one, Unread)]
    if unread:
        return unread[0].error.exit_code
    return 1 if any(finding.blocks for finding in _findings(checked)) else 0


def everything(workspace: Workspace, options: argparse.Namespace) -> Everything:
    """Everything that was asked for, checked; what cannot be read keeps nothing else from that."""
    leaflets, unread = readable(workspace, selection.ids(workspace, options.leaflets))
    chosen = selection.paired(leaflets, bool(options.leaflets), options.lang, with_source=True, all_read=not unread)
    wanted = [
        (leaflet, tag)
        for leaflet, tags in chosen
        for tag in tags
        if tag != leaflet.language or _has_inserts(workspace, tag)
    ]
    program: dict[str, Case | Unread] = {}
    if not options.leaflets and workspace.template_path(words.CATALOGUE).is_file():
        tags = sorted({tag for _, tag in wanted} - {workspace.settings.source_language})
        program = {tag: _program_case(workspace, tag) for tag in tags}
    more = [case for case in program.values() if isinstance(case, Case)]
    editions = prepare_all(workspace, wanted, options.jobs or default_jobs(), told.checking, more)
    found: Everything = {(each.leaflet, each.tag): each for each in unread}
    found |= {pair: one if isinstance(one, Unread) else _leaflet(one) for pair, one in editions.items()}
    found |= {(words.CATALOGUE, tag): _program(workspace, tag, case) for tag, case in program.items()}
    return found


def _has_inserts(workspace: Workspace, tag: str) -> bool:
    """Whether a language adds something to its leaflets; in the source language nothing else can be found."""
    return (workspace.root / inserts.folder_of(language(tag).folder)).is_dir()


def _leaflet(one: Prepared) -> Checked:
    return Checked(Looked(one.leaflet.id, one.language.tag, one.file, one.messages), one.findings)


def _program_case(workspace: Workspace, tag: str) -> Case | Unread:
    target = language(tag)
    try:
        catalogue = program_catalogue(workspace, target)
        said = lexicon.read(workspace.root, target, "")
    except UNREADABLE as error:
        return Unread(words.CATALOGUE, tag, error)
    return case_of(words.CATALOGUE, PROGRAM_LANGUAGE, catalogue, target, said)


def _program(workspace: Workspace, tag: str, case: Case | Unread) -> Checked | Unread:
    if isinstance(case, Unread):
        return case
    found = findings_in_case(case, store_in(workspace.outputs))
    try:
        given = waivers.read(waivers.path_of(workspace.root, words.CATALOGUE, case.target.folder))
    except UNREADABLE as error:
        return Unread(words.CATALOGUE, tag, error)
    return Checked(Looked(words.CATALOGUE, tag, case.catalogue.file, len(case.catalogue.messages)), waive(found, given))


def _findings(checked: Everything) -> tuple[Finding, ...]:
    return tuple(finding for one in checked.values() if isinstance(one, Checked) for finding in one.findings)


def _report(workspace: Workspace, options: argparse.Namespace, checked: Everything) -> None:
    looked = [one.looked for one in checked.values() if isinstance(one, Checked)]
    unread = [one for one in checked.values() if isinstance(one, Unread)]
    missed = [NotLooked(one.leaflet, one.tag, one.reason) for one in unread]
    context = reported.context_of(TITLE, workspace.settings.source_language, looked, rules(), not_looked=missed)
    reported.put(_findings(checked), context, options.format, options.to)
    told.unread(unread)


def _write_notes(workspace: Workspace, checked: Everything) -> None:
    for (leaflet, tag), one in checked.items():
        if isinstance(one, Unread):
            continue
        catalogue = workspace.catalogue(leaflet, tag, language(tag).folder)
        if catalogue is None:
            continue
        unwritten = {(f.context, f.words) for f in one.findings if f.file == one.looked.file} - {
            (m.id.context, m.id.words) for m in catalogue.messages
        }
        after = noted(catalogue, one.findings)
        if after != catalogue and po.write(workspace.root / one.looked.file, after):
            print(f"{one.looked.file}: notes written", file=sys.stderr)
        if unwritten:
            print(
                f"{one.looked.file}: {len(unwritten)} messages are not in it yet; run: polyleaf update", file=sys.stderr
            )


def _watch(options: argparse.Namespace, checked: Everything, wait: Callable[[], None]) -> None:
    """Check again what changes on disk, until the user stops it. `wait` passes the time between two looks."""
    print("Watching. Save a file to check it again; Ctrl+C stops.", file=sys.stderr)
    before = _stamps(options.workspace)
    while True:
        wait()
        now = _stamps(options.workspace)
        changed = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
        before = now
        if changed:
            checked = _again(options, checked, changed)


def _again(options: argparse.Namespace, checked: Everything, changed: set[str]) -> Everything:
    try:
        workspace = open_workspace(options.workspace)
        touched = {pair for pair in checked if any(concerns(name, pair) for name in changed)}
        if any(PurePosixPath(name).parent.as_posix() in ("source", ".") for name in changed):
            now = everything(workspace, options)
            touched = {pair for pair in now if pair in touched or pair not in checked}
        else:
            now = {**checked, **{pair: _one(workspace, *pair) for pair in touched}}
        if touched:
            whole = options.format != "text" or options.to is not None
            _report(workspace, options, now if whole else {pair: now[pair] for pair in sorted(touched)})
            sys.stdout.flush()
        return now
    except PolyleafError as error:
        # Half a file while an editor saves, or a slip in it: the next save mends that.
        print(f"polyleaf: {error}", file=sys.stderr)
        return checked


def _one(workspace: Workspace, leaflet: str, tag: str) -> Checked | Unread:
    if leaflet == words.CATALOGUE:
        return _program(workspace, tag, _program_case(workspace, tag))
    (found,) = prepare_all(workspace, [(workspace.leaflet(leaflet), tag)], 1, told.checking).values()
    return found if isinstance(found, Unread) else _leaflet(found)


def concerns(name: str, pair: Pair) -> bool:
    """Whether a file of the workspace (its path in it) decides what is found in a leaflet in a language."""
    leaflet, tag = pair
    if tag == EVERY_TAG:
        return name == f"source/{leaflet}.md"
    match PurePosixPath(name).parts:
        case ("source", file):
            return file == f"{leaflet}.md"
        case ("locale", folder, file):
            mine = file.partition(".")[0] == leaflet
            shared = file.endswith((".csv", "lexicon.tsv"))
            return folder == language(tag).folder and (mine or shared) and not file.endswith(".signoffs.jsonl")
        case ("locale", folder, "inserts", file):
            return folder == language(tag).folder and file.rpartition(".")[0].rpartition(".")[0] in ("", leaflet)
        case ("locale", folder, "LC_MESSAGES", file):
            return folder == language(tag).folder and file == f"{leaflet}.po"
        case (file,):
            return file in ("polyleaf.toml", "pyproject.toml")
        case _:
            return False


def _stamps(root: Path) -> dict[str, tuple[int, int]]:
    """Every file that a check reads, with the time of its last change and its size."""
    return {
        Path(entry.path).relative_to(root).as_posix(): (entry.stat().st_mtime_ns, entry.stat().st_size)
        for entry in (*_settings(root), *_files(root / "source"), *_files(root / "locale"))
    }


def _settings(root: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(root) as entries:
        yield from (entry for entry in entries if entry.name in ("polyleaf.toml", "pyproject.toml"))


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            elif not entry.name.startswith("."):
                yield entry
