"""`polyleaf show`: any value of the program as JSON."""

import argparse
import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.build.catalogues import current_catalogue, program_words_in
from pipeline.build.prepared import prepare
from pipeline.commands import selection
from pipeline.files import manifest as manifests
from pipeline.files.workspace import open_workspace
from pipeline.languages import language
from pipeline.model.errors import UsageError
from pipeline.steps.extract import extract
from pipeline.steps.script import script

KINDS = ("leaflet", "template", "catalogue", "edition", "findings", "script", "language", "manifest", "settings")


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = f"Print a value as JSON: {', '.join(KINDS)}."
    parser.epilog = "example: polyleaf show script balloon-kyphoplasty --lang pl"
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help="what to print")
    parser.add_argument("leaflet", nargs="?", metavar="LEAFLET", help="of which leaflet")
    parser.add_argument("--lang", type=selection.spelled, metavar="TAG", help="in which language")


def run(options: argparse.Namespace) -> int:
    print(json.dumps(plain_value(_value(options)), ensure_ascii=False, indent=2))
    return 0


def _value(options: argparse.Namespace) -> Any:
    workspace = open_workspace(options.workspace)
    if options.kind == "settings":
        return workspace.settings
    if options.kind == "manifest":
        return manifests.read(workspace.outputs)
    if options.kind == "language":
        return language(_needed(options.lang, "--lang TAG"))
    leaflet = workspace.leaflet(_needed(options.leaflet, "LEAFLET"))
    if options.kind == "leaflet":
        return leaflet
    if options.kind == "template":
        return extract(leaflet)
    (tag,) = selection.languages(leaflet, (_needed(options.lang, "--lang TAG"),), with_source=True)
    if options.kind == "catalogue":
        return current_catalogue(workspace, leaflet, language(tag))
    prepared = prepare(workspace, leaflet, tag)
    if options.kind == "findings":
        return prepared.findings
    if options.kind == "edition":
        return {"digest": prepared.edition.digest, "missing": prepared.reason, "edition": prepared.edition}
    words = program_words_in(workspace, prepared.language, leaflet.language)
    return script(prepared.edition, prepared.language, words, prepared.draft, prepared.lexicon)


def _needed(value: str | None, name: str) -> str:
    if value is None:
        raise UsageError("show", f"{name} is missing", f"polyleaf show KIND with {name}", "add it")
    return value


def plain_value(value: Any) -> Any:
    """A value of the model as JSON's lists, objects and strings; a block says of which kind it is."""
    if is_dataclass(value) and not isinstance(value, type):
        own = {field.name: plain_value(getattr(value, field.name)) for field in fields(value) if field.init}
        return {"kind": type(value).__name__.lower(), **own}
    if isinstance(value, (tuple, list)):
        return [plain_value(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain_value(item) for key, item in value.items()}
    if isinstance(value, (date, Decimal)):
        return str(value)
    return value
