"""`polyleaf align`: an existing translation of a leaflet into its catalogue."""

import argparse
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.build.catalogues import current_catalogue, program_words_in
from pipeline.commands import selection
from pipeline.files import po
from pipeline.files.disk import read_bytes, read_text
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.intake import txt
from pipeline.languages import language
from pipeline.model.alignment import Alignment, Pair, Piece
from pipeline.model.catalogue import Catalogue, Message, State
from pipeline.model.errors import IntakeError, SettingsError, SourceError, UsageError
from pipeline.model.language import Language
from pipeline.model.leaflet import Leaflet
from pipeline.text.characters import hidden, shown
from pipeline.text.excerpt import excerpt
from pipeline.text.markup import frontmatter, markdown

_LARGEST = 50_000_000
_MOST_PIECES = 2_000
_SHOWN = 100
# Below this a person should read the pair before any other.
_UNSURE = 80


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Fill a catalogue from a leaflet that was translated before: a Word file (.docx), plain text (.txt) or "
        "Markdown (.md). Every translation comes in as a draft (fuzzy) that says how sure the program is; what could "
        "not be paired is listed. What is in the catalogue already stays as it is."
    )
    parser.epilog = "example: polyleaf align source/balloon-kyphoplasty.md old-polish-leaflet.docx --lang pl"
    parser.add_argument("source", type=Path, metavar="SOURCE.md", help="the leaflet, source/NAME.md or its name")
    parser.add_argument("file", type=Path, metavar="TRANSLATED", help="its translation: .docx, .txt or .md")
    parser.add_argument(
        "--lang", required=True, type=selection.spelled, metavar="TAG", help="the language of the translation"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")


def run(options: argparse.Namespace) -> int:
    from pipeline.steps.align import align
    from pipeline.steps.localise import variables_of

    workspace = open_workspace(options.workspace)
    leaflet = workspace.leaflet(options.source.stem)
    (tag,) = selection.languages(leaflet, (options.lang,), with_source=False) or (options.lang,)
    if tag == leaflet.language:
        raise UsageError(
            f"--lang {tag}", "this is the language of the leaflet itself", "another one", "correct the tag"
        )
    target = language(tag)
    catalogue = current_catalogue(workspace, leaflet, target)
    pieces = _pieces(options.file, leaflet, tag)
    print(f"{options.file.name}: {len(pieces)} pieces. Pairing them ...", file=sys.stderr, flush=True)
    variables = variables_of(leaflet, workspace.settings.variables)
    furniture = _furniture(workspace, target, leaflet.language)
    aligned = align(leaflet, pieces, language(leaflet.language), target, variables, furniture)
    after = _filled(catalogue, aligned, options.file.name)
    if not options.dry_run:
        _save(workspace, leaflet, after, target.folder)
    for line in _report(catalogue, after, aligned, f"{leaflet.id}, {tag}", options.dry_run):
        print(shown(line))
    return 0


def _furniture(workspace: Workspace, target: Language, source: str) -> frozenset[str]:
    """The program's own words in the language, as they stand in documents that it has made; none when it has none."""
    try:
        entries = program_words_in(workspace, target, source).entries
    except SettingsError:
        return frozenset()
    return frozenset(words.strip(" :：").casefold() for _, words in entries)


def _save(workspace: Workspace, leaflet: Leaflet, catalogue: Catalogue, folder: str) -> None:
    po.write(workspace.root / workspace.catalogue_name(leaflet.id, folder), catalogue)


def _pieces(path: Path, leaflet: Leaflet, tag: str) -> tuple[Piece, ...]:
    """The pieces of a translated file.

    Raises IntakeError.
    """
    from pipeline.steps.pieces import lines_apart, of_blocks, of_word

    kind = path.suffix.lower()
    if kind == ".docx":
        from pipeline.office.package import open_package
        from pipeline.office.reader import read

        found = of_word(read(open_package(read_bytes(path, path.name, IntakeError, _LARGEST), path.name)))
    elif kind == ".md":
        found = of_blocks(_markdown(_text(path), path.name, leaflet, tag).blocks, "piece")
    elif kind == ".txt":
        found = of_blocks(txt.read(lines_apart(_text(path)), path.name).blocks, "piece")
    else:
        raise IntakeError(
            path.name,
            f'files of the kind "{path.suffix}" cannot be aligned',
            "a Word file (.docx), plain text (.txt) or Markdown (.md)",
            "save it as one of these",
        )
    if not found or len(found) > _MOST_PIECES:
        raise IntakeError(
            path.name,
            f"{len(found)} pieces of text" if found else "there is no text in the file",
            f"a leaflet of at most {_MOST_PIECES} pieces",
            "check that it is the right file",
        )
    return found


def _text(path: Path) -> str:
    return unicodedata.normalize("NFC", read_text(path, path.name, IntakeError))


def _markdown(text: str, name: str, leaflet: Leaflet, tag: str) -> Leaflet:
    """The translated Markdown; where it has no front matter, it gets that of the leaflet."""
    own = text if text.startswith("---\n") else f"{frontmatter.compose(leaflet.control, leaflet.switches)}\n{text}"
    try:
        return markdown.parse(own, name, leaflet.id, tag)
    except SourceError as error:
        place, _, line = error.place.rpartition(":")
        extra = own.count("\n") - text.count("\n")
        shifted = f"{place}:{int(line) - extra}" if line.isdigit() else error.place
        raise IntakeError(shifted, error.found, error.wanted, error.remedy) from None


def _filled(catalogue: Catalogue, aligned: Alignment, name: str) -> Catalogue:
    """The catalogue with a draft for every message that has no translation yet."""
    pairs = {pair.id: pair for pair in aligned.pairs}
    messages = (
        _with(message, pairs[message.id], name) if _wants(message, pairs.get(message.id)) else message
        for message in catalogue.messages
    )
    return replace(catalogue, messages=tuple(messages))


def _wants(message: Message, pair: Pair | None) -> bool:
    return pair is not None and message.state is State.EMPTY and not hidden(pair.target)


def _with(message: Message, pair: Pair, name: str) -> Message:
    parts = "; compare with the messages beside it" if pair.joined else ""
    remark = f"aligned: {pair.sure} % sure, from {name}, {', '.join(pair.places)}{parts}"
    return replace(
        message,
        target=pair.target,
        state=State.DRAFT,
        remark="\n".join(line for line in (message.remark, remark) if line),
    )


def _report(before: Catalogue, after: Catalogue, aligned: Alignment, name: str, dry: bool) -> Iterator[str]:
    known = before.by_id()
    new = {m.id for m, old in zip(after.messages, before.messages, strict=True) if m != old}
    unsure = [pair for pair in aligned.pairs if pair.id in new and pair.sure < _UNSURE]
    kept = sum(pair.id in known and pair.id not in new for pair in aligned.pairs)
    yield (
        f"{name}: {len(new)} drafts to go through (fuzzy), {kept} had a translation and were left as they are"
        f"{'; nothing was written' if dry else ''}"
    )
    if unsure:
        yield f"Look at {'this one' if len(unsure) == 1 else f'these {len(unsure)}'} first:"
    for pair in unsure:
        source, target = excerpt(pair.id.words, _SHOWN), excerpt(pair.target, _SHOWN)
        yield f'  {pair.sure:>2} % "{source}" = "{target}" ({", ".join(pair.places)})'
    if aligned.sources:
        yield f"In the leaflet, without a translation in the file ({len(aligned.sources)}):"
    for id_ in aligned.sources:
        yield f'  {id_.context}: "{excerpt(id_.words, _SHOWN)}"'
    if aligned.targets:
        yield f"In the file, without a text in the leaflet ({len(aligned.targets)}):"
    for piece in aligned.targets:
        yield f'  {piece.place}: "{excerpt(piece.words, _SHOWN)}"'
