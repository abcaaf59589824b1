"""`polyleaf translate`: drafts for what is not translated yet."""

import argparse
from importlib.metadata import version
from pathlib import Path

from pipeline.build.plan import current_catalogue, findings_of
from pipeline.commands import selection
from pipeline.engines import ENGINES
from pipeline.files import po, tmx
from pipeline.files.disk import write_whole
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.languages import language
from pipeline.model.drafting import Remembered
from pipeline.model.language import Language
from pipeline.model.leaflet import Leaflet
from pipeline.steps.pretranslate import Pretranslated, pretranslate, remember


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Fill what is not translated yet with drafts. They are marked fuzzy and say where they come from; nothing "
        "made from them is published until a person has gone through them. The engine memory uses the finished "
        "translations of the other leaflets in this workspace, and of a TMX file if you name one."
    )
    parser.epilog = "example: polyleaf translate pain-relief-at-home --lang pl --tmx agency.tmx"
    parser.add_argument("leaflet", metavar="LEAFLET")
    parser.add_argument("--lang", required=True, metavar="TAG")
    parser.add_argument("--engine", choices=tuple(ENGINES), default="memory", help="where drafts come from")
    parser.add_argument("--tmx", type=Path, metavar="FILE", help="use this translation memory too")
    parser.add_argument("--export", type=Path, metavar="FILE", help="write the workspace's memory as TMX, and stop")


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    leaflet = workspace.leaflet(options.leaflet)
    (tag,) = selection.languages(leaflet, (options.lang,), with_source=False) or (options.lang,)
    source, target = language(leaflet.language), language(tag)
    if options.export:
        memory = _memory(workspace, target, but="")
        write_whole(options.export, tmx.compose(memory, source.tag, target.tag, version("polyleaf")))
        print(f"{options.export.name}: {len(memory)} translations from {source.tag} into {target.tag}")
        return 0
    memory = _memory(workspace, target, but=leaflet.id)
    if options.tmx:
        memory = (*memory, *tmx.read(options.tmx, source.tag, target.tag))
    done = _draft(workspace, leaflet, source, target, options.engine, memory)
    _report(done, leaflet.id, tag)
    return 0


def _memory(workspace: Workspace, target: Language, but: str) -> tuple[Remembered, ...]:
    found = (workspace.catalogue(leaflet, target.tag, target.folder) for leaflet in workspace.leaflet_ids())
    return remember((catalogue for catalogue in found if catalogue is not None), but)


def _draft(
    workspace: Workspace,
    leaflet: Leaflet,
    source: Language,
    target: Language,
    engine: str,
    memory: tuple[Remembered, ...],
) -> Pretranslated:
    catalogue = current_catalogue(workspace, leaflet, target)
    done = pretranslate(
        catalogue,
        ENGINES[engine](memory),
        source,
        target,
        lambda drafted: findings_of(leaflet.id, source.tag, drafted, target),
    )
    po.write(workspace.root / workspace.catalogue_name(leaflet.id, target.folder), done.catalogue)
    return done


def _report(done: Pretranslated, leaflet: str, tag: str) -> None:
    print(f"{leaflet}, {tag}: {len(done.used)} drafts to go through (fuzzy), {len(done.thrown)} thrown away")
    for thrown in done.thrown:
        print(f'  "{thrown.draft.id.words[:60]}" from {thrown.draft.origin}: {thrown.reason}')
