"""`polyleaf receive`: what came back from a translator or an agency, into the catalogue."""

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

from pipeline import exchange
from pipeline.build.catalogues import current_catalogue
from pipeline.commands import selection
from pipeline.files import po
from pipeline.files.disk import read_bytes
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.languages import language
from pipeline.model.catalogue import Catalogue, Message, State
from pipeline.model.errors import IntakeError, PolyleafError, UsageError
from pipeline.model.exchange import Delivery, Flaw, Returned, Standing
from pipeline.model.leaflet import Leaflet
from pipeline.steps.extract import extract
from pipeline.steps.mark import mark
from pipeline.steps.receive import Reception, lost, overlap, receive
from pipeline.steps.shuffled import shuffled
from pipeline.steps.update import update
from pipeline.text.characters import shown
from pipeline.text.scripts import same_language

# A leaflet is 60 kB in any form; a workbook with screenshots that somebody pasted in is some megabytes.
_LARGEST = 20_000_000
_STANDINGS = {State.DONE: Standing.FINISHED, State.DRAFT: Standing.UNFINISHED, State.EMPTY: Standing.UNSAID}


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Take in a translated file: what polyleaf send has written, or the catalogue (.po), alone or in a zip. "
        "Everything that does not fit is listed, and then nothing is changed. A translation counts as finished only "
        "when the file says so; all others come in as drafts (fuzzy)."
    )
    parser.epilog = "example: polyleaf receive balloon-kyphoplasty-pl.xlsx --lang pl"
    parser.add_argument("file", type=Path, metavar="FILE", help="the file that came back")
    parser.add_argument(
        "--lang", type=selection.spelled, metavar="TAG", help="its language (default: what the file says)"
    )
    parser.add_argument("--leaflet", metavar="LEAFLET", help="its leaflet (default: what the file says or holds)")
    parser.add_argument(
        "--partly",
        action="store_true",
        help="take in the messages that fit, leave the others as they are; translations of a text that has changed "
        "since come in as drafts",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    delivery = _read(options.file)
    leaflet = _leaflet(workspace, delivery, options.leaflet)
    tag = _tag(leaflet, delivery, options.lang)
    source, target = language(leaflet.language), language(tag)
    before = current_catalogue(workspace, leaflet, target)
    received = receive(before, delivery, source, target)
    after = received.catalogue
    if options.partly and received.older:
        joined = replace(after, messages=(*after.messages, *_unknown(after, received.older)))
        after = mark(update(extract(leaflet), joined), source)
    refusals = (*received.refusals, *lost(before, after), *shuffled(before, received.catalogue))
    _list(received.flaws, refusals)
    if refusals or (received.flaws and not options.partly):
        raise _refused(options.file, received, refusals)
    if not options.dry_run:
        po.write(workspace.root / workspace.catalogue_name(leaflet.id, target.folder), after)
    _report(leaflet.id, tag, received, options.dry_run)
    return 0


def _unknown(catalogue: Catalogue, older: tuple[Message, ...]) -> tuple[Message, ...]:
    known = catalogue.by_id()
    return tuple({message.id: message for message in older if message.id not in known}.values())


def _read(path: Path) -> Delivery:
    data = read_bytes(path, path.name, IntakeError, _LARGEST)
    name, content = exchange.inside(data, path.name)
    return _catalogue(content, name) if name.lower().endswith(".po") else exchange.read(content, name)


def _catalogue(content: bytes, name: str) -> Delivery:
    """A .po file as a delivery, read as strictly as the workspace's own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "received.po"
        path.write_bytes(content)
        catalogue = po.read(path, name, "", "")
    return Delivery(
        name=name,
        leaflet=Path(name).stem,
        source="",
        target=dict(catalogue.headers).get("Language", "").strip(),
        messages=tuple(_returned(message) for message in catalogue.messages),
        headers=catalogue.headers,
    )


def _returned(message: Message) -> Returned:
    return Returned(
        key="",
        context=message.id.context,
        words=message.id.words,
        target=message.target if message.state is not State.EMPTY else "",
        standing=_STANDINGS[message.state],
        remark=message.remark,
        place=f"line {message.line}",
    )


def _leaflet(workspace: Workspace, delivery: Delivery, wanted: str | None) -> Leaflet:
    """The leaflet that was asked for, else the one that the file names, else the one that its messages are from.

    Raises UsageError.
    """
    ids = workspace.leaflet_ids()
    if wanted is not None:
        return workspace.leaflet(wanted)
    if delivery.leaflet in ids:
        return workspace.leaflet(delivery.leaflet)
    shares = {leaflet: overlap(extract(workspace.leaflet(leaflet)), delivery) for leaflet in ids}
    best = max(shares, key=lambda leaflet: shares[leaflet], default="")
    if not best or shares[best] < 0.5:
        raise UsageError(
            delivery.name, "the file does not say of which leaflet it is", ", ".join(ids), "name it with --leaflet"
        )
    return workspace.leaflet(best)


def _tag(leaflet: Leaflet, delivery: Delivery, wanted: str | None) -> str:
    own = selection.languages(leaflet, (), with_source=False)
    if wanted is not None:
        (tag,) = selection.languages(leaflet, (wanted,), with_source=False) or (wanted,)
        return tag
    tag = next((tag for tag in own if delivery.target and same_language(tag, delivery.target)), "")
    if not tag:
        found = f'the file says "{delivery.target}"' if delivery.target else "the file does not say its language"
        raise UsageError(delivery.name, found, f"one of {', '.join(own)}", "name it with --lang")
    return tag


def _list(flaws: tuple[Flaw, ...], refusals: tuple[Flaw, ...]) -> None:
    for flaw in (*refusals, *flaws):
        print(shown(f"  {flaw.place}: {flaw.found}; {flaw.remedy}."))


def _refused(path: Path, received: Reception, refusals: tuple[Flaw, ...]) -> PolyleafError:
    total = len(refusals) + len(received.flaws)
    remedy = (
        "ask for the right file"
        if refusals
        else "ask the translator, or take in what fits with --partly: the others stay as they are"
    )
    return IntakeError(
        path.name,
        f"{total} thing{'s do' if total > 1 else ' does'} not fit, listed above; nothing was changed",
        "a file in which every message is as it was sent",
        remedy,
    )


def _report(leaflet: str, tag: str, received: Reception, dry: bool) -> None:
    print(
        f"{leaflet}, {tag}: {received.finished} finished, {received.drafts} drafts to go through (fuzzy), "
        f"{received.same} as before{'' if not received.flaws else f', {len(received.flaws)} left out'}"
        f"{'; nothing was written' if dry else ''}"
    )
    if not dry:
        print(f"  Check them with: polyleaf check {leaflet} --lang {tag}")
