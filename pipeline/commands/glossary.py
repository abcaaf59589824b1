"""`polyleaf glossary`: the terms of a language, to and from translation tools."""

import argparse
from dataclasses import replace
from pathlib import Path

from pipeline.commands import selection
from pipeline.files import glossary as glossaries
from pipeline.files import tbx
from pipeline.files.disk import write_if_changed, write_whole
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.languages import language
from pipeline.model.errors import CatalogueError
from pipeline.model.glossary import Glossary, Term
from pipeline.model.language import Language
from pipeline.text.characters import shown


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Show the glossary of a language, write it as TBX for a translation tool, or take in the terms of a TBX file. "
        "You edit it yourself in a spreadsheet: locale/LANGUAGE/glossary.csv."
    )
    parser.epilog = "example: polyleaf glossary --lang pl --export terms.tbx"
    parser.add_argument("--lang", required=True, type=selection.spelled, metavar="TAG")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--export", type=Path, metavar="FILE", help="write the glossary as TBX")
    action.add_argument("--import", dest="take", type=Path, metavar="FILE", help="add the terms of a TBX file")


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    source, target = language(workspace.settings.source_language), language(options.lang)
    glossary = glossaries.read(workspace.root, source, target)
    if options.export:
        selection.refuse_other_suffix(options.export, ".tbx")
        write_whole(options.export, tbx.compose(glossary.terms, source.tag, target.tag))
        print(f"{options.export.name}: {_count(glossary.terms)} from {source.tag} into {target.tag}")
    elif options.take:
        _take(workspace, glossary, options.take, source, target)
    else:
        _show(glossary)
    return 0


def _show(glossary: Glossary) -> None:
    print(f"{glossary.file}: {_count(glossary.terms)}")
    for term in glossary.terms:
        never = f" (never: {', '.join(term.forbidden)})" if term.forbidden else ""
        print(shown(f"  {term.source} = {term.target}{never}"))


def _take(workspace: Workspace, glossary: Glossary, path: Path, source: Language, target: Language) -> None:
    """Add what is new. What the glossary has already stays as it is, and every difference is named."""
    known = {_key(term.source): term for term in glossary.terms}
    new: list[Term] = []
    for term in tbx.read(path, source.tag, target.tag):
        place = f"{path.name}:{term.line}" if term.line else path.name
        before = known.get(_key(term.source))
        if before is not None:
            if _key(term.target) not in map(_key, (before.target, *before.variants)):
                told = f"is “{before.target}” in the glossary and “{term.target}” in the file; the glossary's is kept"
                print(shown(f"  {place}: “{term.source}” {told}"))
            continue
        try:
            glossaries.refuse_unusable(term, place)
        except CatalogueError as error:
            print(shown(f"  not taken over: {error}"))
            continue
        new.append(term)
    _write(workspace, target, (*glossary.terms, *new))
    if source.tag != target.tag:
        _add_forms(workspace, source, new)
    print(f"{glossary.file}: {_count(new)} added, {len(glossary.terms)} were there")


def _add_forms(workspace: Workspace, source: Language, new: list[Term]) -> None:
    """Other forms of a source term belong to the glossary of the source language; those it knows are not touched."""
    own = glossaries.read(workspace.root, source, source).terms
    known = {_key(term.source) for term in own}
    more = [
        Term(term.source, term.source, term.forms, note=term.note)
        for term in new
        if term.forms and _key(term.source) not in known
    ]
    if more:
        _write(workspace, source, (*own, *more))


def _write(workspace: Workspace, target: Language, terms: tuple[Term, ...]) -> None:
    written = glossaries.compose(replace(term, forms=()) for term in terms)
    write_if_changed(workspace.root / glossaries.file_name(target.folder), written)


def _key(words: str) -> str:
    return " ".join(words.split()).casefold()


def _count(terms: tuple[Term, ...] | list[Term]) -> str:
    return f"{len(terms)} term{'' if len(terms) == 1 else 's'}"
