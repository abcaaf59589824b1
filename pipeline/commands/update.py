"""`polyleaf update`: source leaflets to templates and catalogues."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from pipeline.build.unread import Unread
from pipeline.commands import selection, told, unchanged
from pipeline.files import po, typofixes, updated
from pipeline.files.disk import make_folder, write_if_changed
from pipeline.files.program import phrase_places
from pipeline.files.typofixes import TypoFix
from pipeline.files.updated import InLine, Tally
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.languages import language
from pipeline.model.artefact import EVERY_TAG
from pipeline.model.catalogue import Catalogue, State
from pipeline.model.errors import CatalogueError, SourceError, UsageError
from pipeline.model.leaflet import Leaflet
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
from pipeline.text.excerpt import excerpt
from pipeline.text.markup.inline import plain

# The program's own words change with the program, not with a leaflet's date.
_PROGRAM_DAY = "2026-11-22"
_SAME = "; nothing changed"
_SHOWN = 70


@dataclass(frozen=True, slots=True)
class _Source:
    """A template with what its catalogues say about it. `digest` is that of the file that it was made from; `tags` are
    the languages that are wanted, `own` all that it has.
    """

    template: Catalogue
    language: str
    digest: str
    tags: tuple[str, ...]
    own: tuple[str, ...]
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


_Work = tuple[_Source, tuple[_New, ...]]


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
    before = unchanged.known(workspace)
    # Everything is read before anything is written: a file that cannot be read leaves all others as they are.
    unread: list[Unread] = []
    work = list(_work(workspace, options, {} if reason else before, reason, unread))
    if unread:
        told.unread(unread)
        print("polyleaf: nothing was written", file=sys.stderr)
        return unread[0].error.exit_code
    now: dict[str, InLine | None] = {}
    for leaflet, found in work:
        if isinstance(found, InLine):
            now[leaflet] = found
            _report_in_line(leaflet, found, unchanged.chosen(found, options.lang))
        else:
            now[leaflet] = _written(workspace, *found, reason)
    unchanged.keep(workspace, before, now)
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


def _work(
    workspace: Workspace, options: argparse.Namespace, before: dict[str, InLine], reason: str, unread: list[Unread]
) -> Iterator[tuple[str, _Work | InLine]]:
    """Every leaflet, read and brought in line, or what is known of it; what cannot be read is put into `unread`.

    Where no leaflet is named, those without any of the languages are passed over.
    """
    used: set[str] = set()
    several = bool(options.lang) and not options.leaflets
    for leaflet in selection.ids(workspace, options.leaflets):
        data = workspace.source_bytes(leaflet)
        known = unchanged.of_same_source(before.get(leaflet), data)
        parsed: Leaflet | None = None
        if known is None:
            try:
                parsed = workspace.parsed(leaflet, data)
            except SourceError as error:
                unread.append(Unread(leaflet, EVERY_TAG, error))
                continue
            own = selection.languages(parsed, (), with_source=False)
        else:
            own = known.tags
        used.update(own)
        wanted = [tag for tag in options.lang if not several or tag in (*own, workspace.settings.source_language)]
        if several and not wanted:
            continue
        if known is not None and unchanged.is_in_line(workspace, leaflet, known, wanted):
            yield leaflet, known
        else:
            source = _source(parsed or workspace.parsed(leaflet, data), updated.digest(data), wanted)
            yield leaflet, (source, tuple(_new(workspace, source, reason, unread)))
    if several and not unread:
        selection.refuse_unknown(options.lang, (*used, workspace.settings.source_language))
    if not options.leaflets and workspace.template_path(words.CATALOGUE).is_file():
        template, tags = words.template(phrase_places()), tuple(sorted(used))
        source = _Source(template, words.LANGUAGE, "", tags, tags, "Polyleaf", "", _PROGRAM_DAY)
        yield words.CATALOGUE, (source, tuple(_new(workspace, source, reason, unread)))


def _source(leaflet: Leaflet, digest: str, wanted: Iterable[str]) -> _Source:
    tags = selection.languages(leaflet, wanted, with_source=False)
    own = selection.languages(leaflet, (), with_source=False)
    control = leaflet.control
    day = control.published.isoformat()
    return _Source(extract(leaflet), leaflet.language, digest, tags, own, project_name(control), control.version, day)


def _written(workspace: Workspace, source: _Source, catalogues: tuple[_New, ...], reason: str) -> InLine | None:
    """Write template and catalogues. What comes back are those that were in line: only of them is it known."""
    template = replace(source.template, headers=template_headers(source.project, source.day))
    data = po.encoded(template)
    changed = write_if_changed(workspace.template_path(template.leaflet), data)
    print(_about(template.leaflet, len(template.messages), changed))
    kept: dict[str, tuple[str, Tally]] = {}
    for new in catalogues:
        _record(workspace, source, new, reason)
        tally, words_ = _tally(new.fixed.catalogue), po.encoded(new.fixed.catalogue)
        name = workspace.catalogue_name(template.leaflet, new.folder)
        if write_if_changed(workspace.root / name, words_):
            _report(new, tally, "")
        else:
            _report(new, tally, _SAME)
            kept[new.tag] = (updated.digest(words_), tally)
    if changed or reason or not source.digest:
        return None
    return InLine(source.digest, updated.digest(data), len(template.messages), source.own, kept)


def _new(workspace: Workspace, source: _Source, reason: str, unread: list[Unread]) -> Iterator[_New]:
    for tag in source.tags:
        folder, leaflet = language(tag).folder, source.template.leaflet
        name = workspace.catalogue_name(leaflet, folder)
        try:
            old = workspace.catalogue(leaflet, tag, folder)
        except CatalogueError as error:
            unread.append(Unread(leaflet, tag, error))
            continue
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


def _tally(catalogue: Catalogue) -> Tally:
    states = Counter(message.state for message in catalogue.messages)
    critical = sum(map(is_critical, catalogue.messages))
    return Tally(states[State.DONE], states[State.DRAFT], critical, states[State.EMPTY])


def _about(leaflet: str, messages: int, changed: bool) -> str:
    return f"{leaflet}: {messages} messages{', template written' if changed else ''}"


def _line(tag: str, tally: Tally, ending: str) -> str:
    critical = f", {tally.critical} of them critical" if tally.critical else ""
    drafts = f"{tally.draft} to check (fuzzy){critical}"
    return f"  {tag}: {tally.done} translated, {drafts}, {tally.empty} to translate{ending}"


def _report_in_line(leaflet: str, known: InLine, tags: tuple[str, ...]) -> None:
    print(_about(leaflet, known.messages, changed=False))
    for tag in tags:
        print(_line(tag, known.catalogues[tag][1], _SAME))


def _report(new: _New, tally: Tally, ending: str) -> None:
    print(_line(new.tag, tally, ending))
    for note in new.notes:
        print(f"    {note}")
    for kept in new.fixed.kept:
        print(f'    stays finished: "{excerpt(kept.after.words, _SHOWN)}"')
    for refused in new.fixed.refused:
        print(f'    to check: "{excerpt(refused.after.words, _SHOWN)}" ({refused.reason})')
