"""`polyleaf sign`: a person's approval of one exact edition."""

import argparse
from collections.abc import Iterable
from datetime import UTC, datetime

from pipeline.build.prepared import Prepared, prepare
from pipeline.commands import selection
from pipeline.commands.people import last_translator
from pipeline.commands.reading import record_release
from pipeline.files import signoffs
from pipeline.files.workspace import open_workspace
from pipeline.model.edition import SignOff
from pipeline.model.errors import UsageError
from pipeline.text.markup.fillin import FILL_IN

ROLES = ("translator", "reviser", "approver")


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Record that a person stands for a leaflet in a language, exactly as it is now. Any later change voids it. "
        "Once an approver has signed, the outputs no longer say DRAFT. Translator, reviser and approver are "
        "different people (ISO 17100)."
    )
    parser.epilog = "example: polyleaf sign balloon-kyphoplasty --lang pl --role approver --name 'Anna Nowak'"
    parser.add_argument("leaflet", metavar="LEAFLET")
    parser.add_argument("--lang", required=True, type=selection.spelled, metavar="TAG")
    parser.add_argument("--role", required=True, choices=ROLES)
    parser.add_argument("--name", required=True, help="first and last name")


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    leaflet = workspace.leaflet(options.leaflet)
    if options.lang not in (leaflet.language, *leaflet.control.languages):
        raise selection.no_such_language(leaflet, options.lang)
    prepared = prepare(workspace, leaflet, options.lang)
    place = f"{leaflet.id}, {options.lang}"
    name, today = " ".join(options.name.split()), datetime.now(UTC).date().isoformat()
    _refuse_unfinished(place, prepared)
    if not name:
        raise UsageError("--name", "the name is empty", "a first and last name", "write it")
    path = signoffs.path_of(workspace.root, leaflet.id, prepared.language.folder)
    signed, digest = signoffs.read(path), prepared.edition.digest
    _refuse_second_role(place, [off for off in signed if off.edition == digest], name, options.role)
    if options.role == "approver" and name.casefold() in last_translator(workspace, leaflet, prepared.language):
        raise UsageError(
            place,
            f"{name} saved the translation last, as its file says (Last-Translator)",
            "approval by somebody who has not worked on it",
            "ask a colleague to sign",
        )
    _refuse_wrong_day(place, signed, today)
    signoffs.append(path, SignOff(digest, options.role, name, today))
    if options.role == "approver":
        record_release(workspace, prepared)
    print(f"{place}: signed by {name} as {options.role}. The edition is {digest[:12]}.")
    return 0


def _refuse_unfinished(place: str, prepared: Prepared) -> None:
    if prepared.reason:
        raise UsageError(
            place, prepared.reason, "a complete translation without blocking findings", "run: polyleaf check"
        )
    every = (*prepared.edition.texts(), *prepared.edition.control.texts())
    unfilled = [text.words for text in every if FILL_IN in text.words]
    if unfilled:
        raise UsageError(
            place, f'"{unfilled[0]}"', "a leaflet that is filled in", f"write it in {prepared.leaflet.file}"
        )


def _refuse_second_role(place: str, signed: Iterable[SignOff], name: str, role: str) -> None:
    for other in signed:
        if other.name.casefold() == name.casefold() and other.role != role:
            raise UsageError(
                place, f"{name} has signed this edition as {other.role}", "another person", "ask a colleague to sign"
            )


def _refuse_wrong_day(place: str, signed: Iterable[SignOff], today: str) -> None:
    latest = max((off.date for off in signed), default="")
    if latest > today:
        raise UsageError(
            place,
            f"the clock of this computer says {today}, but there is a signature of {latest}",
            "the right day on every signature",
            "set the clock, then sign again",
        )
