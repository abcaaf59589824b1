"""`polyleaf preview`: the page of a leaflet as it stands and the sound of one message, whenever a file is saved."""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.commands import selection
from pipeline.files import inserts, lexicon
from pipeline.files.disk import write_if_changed
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.languages import language
from pipeline.model.catalogue import Message, State
from pipeline.model.errors import PolyleafError, UsageError
from pipeline.steps.words import CATALOGUE
from pipeline.text.characters import shown

# How often the files are looked at. A page is there a tenth of a second later.
_EVERY_S = 0.3
_SHOWN = 60


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Make the web page of one leaflet as it stands, drafts included. It says that it is a draft; words that are "
        "not translated yet stand between ⟦ and ⟧. Nothing in it is for patients."
    )
    parser.epilog = 'example: polyleaf preview balloon-kyphoplasty --lang pl --watch --say "2–4%"'
    parser.add_argument("leaflet", metavar="LEAFLET", help="the leaflet to look at")
    parser.add_argument("--lang", required=True, type=selection.spelled, metavar="TAG", help="in which language")
    parser.add_argument("--say", metavar="TEXT", help="speak one message too: its number, or some of its words")
    parser.add_argument("--watch", action="store_true", help="make it again whenever a file is saved; stop with Ctrl+C")


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    leaflet = workspace.leaflet(options.leaflet)
    (tag,) = selection.languages(leaflet, (options.lang,), with_source=True)

    def make() -> None:
        for line in _made(options.workspace, options.leaflet, tag, options.say):
            print(shown(line), flush=True)

    if not options.watch:
        make()
        return 0
    print("Looking for changes. Stop with Ctrl+C.", flush=True)
    files = watched(workspace, options.leaflet, tag)
    watch(lambda: stamps(files), lambda: _kept_up(make), lambda: time.sleep(_EVERY_S))
    return 0


def watched(workspace: Workspace, leaflet: str, tag: str) -> tuple[Path, ...]:
    """The files that a preview is made from, whether they are there or not."""
    folder = language(tag).folder
    names = (
        f"source/{leaflet}.md",
        workspace.catalogue_name(leaflet, folder),
        workspace.catalogue_name(CATALOGUE, folder),
        lexicon.word_file(folder),
        lexicon.sentence_file(folder, leaflet),
        *inserts.names(folder, leaflet),
        "polyleaf.toml",
        "pyproject.toml",
    )
    return tuple(workspace.root / name for name in names)


def stamps(files: tuple[Path, ...]) -> tuple[tuple[int, int] | None, ...]:
    """When each file was saved and how long it is, None for one that is not there."""
    return tuple(_stamp(file) for file in files)


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def watch(look: Callable[[], object], make: Callable[[], None], wait: Callable[[], None]) -> None:
    """Make once, and again whenever `look` gives something else after a `wait`. Ends with Ctrl+C, and only so."""
    seen = look()
    try:
        make()
        while True:
            wait()
            now = look()
            if now != seen:
                seen = now
                make()
    except KeyboardInterrupt:
        print("Stopped.", flush=True)


def _kept_up(make: Callable[[], None]) -> None:
    """A file that is saved half, or with a mistake, is told of and looked at again when it is saved next."""
    try:
        make()
    except PolyleafError as error:
        print(shown(f"not made: {error}"), flush=True)


def _made(root: Path, name: str, tag: str, say: str | None) -> Iterator[str]:
    """Make the page, and the sound if one is asked for: a line for each."""
    from pipeline.build.preview import catalogue_of, page

    workspace = open_workspace(root)
    leaflet = workspace.leaflet(name)
    states = Counter(message.state for message in catalogue_of(workspace, leaflet, language(tag)).messages)
    path = workspace.outputs / "preview" / f"{name}-{tag}.html"
    write_if_changed(path, page(workspace, leaflet, tag))
    done, fuzzy, empty = states[State.DONE], states[State.DRAFT], states[State.EMPTY]
    yield f"DRAFT {path}: {done} translated, {fuzzy} fuzzy, {empty} to translate"
    if say is not None:
        yield _said(workspace, name, tag, say)


def _said(workspace: Workspace, name: str, tag: str, wanted: str) -> str:
    from pipeline.build.preview import sound

    leaflet = workspace.leaflet(name)
    number, message = _message(workspace, name, tag, wanted)
    data, spoken = sound(workspace, leaflet, tag, message)
    path = workspace.outputs / "preview" / f"{name}-{tag}-message-{number}.mp3"
    write_if_changed(path, data)
    return f"DRAFT {path}: {spoken}"


def _message(workspace: Workspace, name: str, tag: str, wanted: str) -> tuple[int, Message]:
    """The one message that is meant, and its number.

    Raises UsageError when there is none, or several.
    """
    from pipeline.build.preview import catalogue_of
    from pipeline.steps.preview import found

    catalogue = catalogue_of(workspace, workspace.leaflet(name), language(tag))
    messages = found(catalogue, wanted)
    if len(messages) == 1:
        return catalogue.messages.index(messages[0]) + 1, messages[0]
    numbers = [f"{catalogue.messages.index(message) + 1}: {message.id.words[:_SHOWN]}" for message in messages]
    raise UsageError(
        f"--say {wanted}",
        f"{len(messages)} messages have these words" if messages else "no message has these words",
        "; ".join(numbers) or f"a number from 1 to {len(catalogue.messages)}, or words of the message",
        "give the number of one",
    )
