"""`polyleaf translate`: drafts for what is not translated yet."""

import argparse
import os
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from pipeline.build.catalogues import current_catalogue
from pipeline.build.findings import findings_of
from pipeline.commands import selection
from pipeline.engines import ENGINES, engine, sends
from pipeline.engines.memory import Memory
from pipeline.files import glossary as glossaries
from pipeline.files import po, tmx
from pipeline.files.disk import write_whole
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.languages import language
from pipeline.model.catalogue import Catalogue, State
from pipeline.model.drafting import Engine, Remembered, Supplies
from pipeline.model.errors import EngineError, SettingsError, UsageError
from pipeline.model.language import Language
from pipeline.model.leaflet import Leaflet
from pipeline.steps.mark import mark
from pipeline.steps.offer import offer
from pipeline.steps.pretranslate import Pretranslated, filled, pretranslate, remember
from pipeline.text.characters import shown

_MEMORY = Memory.name


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Fill what is not translated yet with drafts. They are marked fuzzy and say where they come from; nothing "
        "made from them is published until a person has gone through them. A draft that changes a figure, a link or "
        "a placeholder, or goes against the glossary, is thrown away, and the reason is printed.\n\n"
        "The engine memory uses the finished translations of this workspace, the glossary of the language, and a TMX "
        "file if you name one; argos translates on this machine. The engines deepl, libretranslate and openai send "
        "the text of the leaflet to a service: your organisation must have allowed that, and the settings must say so."
    )
    parser.epilog = (
        "examples:\n"
        "  polyleaf translate pain-relief-at-home --lang pl --tmx agency.tmx\n"
        "  polyleaf translate pain-relief-at-home --lang pl --notes --no-drafts\n"
        "  polyleaf translate pain-relief-at-home --lang pl --engine argos"
    )
    parser.add_argument("leaflet", metavar="LEAFLET")
    parser.add_argument("--lang", required=True, type=selection.spelled, metavar="TAG")
    parser.add_argument("--engine", choices=tuple(ENGINES), default=_MEMORY, help="where drafts come from")
    parser.add_argument("--tmx", type=Path, metavar="FILE", help="use this translation memory too")
    parser.add_argument("--notes", action="store_true", help="write terms and similar translations as notes (#.) too")
    parser.add_argument("--no-drafts", action="store_true", help="make no drafts (with --notes: only the notes)")
    parser.add_argument("--export", type=Path, metavar="FILE", help="write the workspace's memory as TMX, and stop")


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    leaflet = workspace.leaflet(options.leaflet)
    tags = selection.languages(leaflet, (options.lang,), with_source=False)
    if not tags:
        raise UsageError(
            f"--lang {options.lang}", "the leaflet is written in this language", "another one", "correct the tag"
        )
    source, target = language(leaflet.language), language(tags[0])
    remembered = _remembered(workspace, target)
    if options.export:
        selection.refuse_other_suffix(options.export, ".tmx")
        write_whole(options.export, tmx.compose(remembered, source.tag, target.tag, version("polyleaf")))
        print(f"{options.export.name}: {len(remembered)} translations from {source.tag} into {target.tag}")
        return 0
    if options.tmx:
        remembered = (*remembered, *tmx.read(options.tmx, source.tag, target.tag))
    supplies = _supplies(workspace, options.engine, source, target, remembered)
    catalogue = current_catalogue(workspace, leaflet, target)
    if not options.no_drafts:
        done = _drafted(catalogue, leaflet, source, target, engine(options.engine, supplies), supplies)
        _report(done, leaflet.id, target.tag)
        marked = replace(done, catalogue=mark(done.catalogue, source))
        catalogue = filled(current_catalogue(workspace, leaflet, target), marked)
    if options.notes:
        memory = Memory(supplies)
        catalogue = offer(catalogue, lambda message: memory.similar(message, source), supplies.glossary)
    po.write(workspace.root / workspace.catalogue_name(leaflet.id, target.folder), catalogue)
    return 0


def _remembered(workspace: Workspace, target: Language) -> tuple[Remembered, ...]:
    found = (workspace.catalogue(leaflet, target.tag, target.folder) for leaflet in workspace.leaflet_ids())
    return remember(catalogue for catalogue in found if catalogue is not None)


def _supplies(
    workspace: Workspace, name: str, source: Language, target: Language, remembered: tuple[Remembered, ...]
) -> Supplies:
    """What the engine may work with.

    Raises SettingsError when it would send text and is not allowed to.
    """
    settings = workspace.settings.engines
    for known in (*settings.allowed, *(engine_name for engine_name, _ in settings.services)):
        if known not in ENGINES:
            raise SettingsError(
                "settings: [engines]", f'the engine "{known}"', f"one of {', '.join(ENGINES)}", "correct it"
            )
    if sends(name) and name not in settings.allowed:
        raise SettingsError(
            f"--engine {name}",
            "this engine sends the text of the leaflet to a service, and the settings do not allow it",
            "the consent of your organisation",
            f'once you have it, write allowed = ["{name}"] under [engines] in polyleaf.toml',
        )
    service = settings.service(name)
    key = os.environ.get(service.key_variable, "").strip() if service.key_variable else ""
    if service.key_variable and not (key and key.isascii() and key.isprintable()):
        raise EngineError(
            f"environment variable {service.key_variable}",
            "it holds no key",
            f"the key for the engine {name}",
            "set it, or name another variable in the settings",
        )
    glossary = glossaries.read(workspace.root, source, target)
    return Supplies(glossary, remembered, service, key, version("polyleaf"))


def _drafted(
    catalogue: Catalogue, leaflet: Leaflet, source: Language, target: Language, chosen: Engine, supplies: Supplies
) -> Pretranslated:
    waiting = sum(message.state is State.EMPTY for message in catalogue.messages)
    if chosen.sends and waiting:
        print(f"{waiting} messages of {leaflet.id} go to {chosen.receiver} (engine {chosen.name})", flush=True)
    return pretranslate(
        catalogue,
        chosen,
        source,
        target,
        lambda drafted: findings_of(leaflet.id, source.tag, drafted, target),
        supplies.glossary,
        date.today().isoformat(),
        _tell if chosen.name != _MEMORY else lambda done, all_: None,
    )


def _tell(done: int, all_: int) -> None:
    print(f"  asked for {done} of {all_}", flush=True)


def _report(done: Pretranslated, leaflet: str, tag: str) -> None:
    drafts = f"{len(done.used)} draft{'' if len(done.used) == 1 else 's'}"
    print(f"{leaflet}, {tag}: {drafts} to go through (fuzzy), {len(done.thrown)} thrown away")
    for thrown in done.thrown:
        origin = f"from {thrown.draft.origin}" if thrown.draft.origin else f"by {thrown.draft.by}"
        print(shown(f'  "{thrown.draft.id.words[:60]}" {origin}: {thrown.reason}'))
