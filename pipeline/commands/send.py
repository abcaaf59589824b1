"""`polyleaf send`: a leaflet's messages as a file for a translator or an agency."""

import argparse
import sys
from pathlib import Path

from pipeline.build.catalogues import current_catalogue
from pipeline.commands import selection
from pipeline.exchange import FORMS
from pipeline.files import glossary, po
from pipeline.files.disk import LARGEST_TEXT, read_bytes, write_whole
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.languages import language
from pipeline.model.catalogue import Catalogue, State
from pipeline.model.errors import CatalogueError, SettingsError, StoreError
from pipeline.model.exchange import Parcel
from pipeline.model.language import Language
from pipeline.model.leaflet import Heading, Leaflet
from pipeline.text.markup.inline import plain


def add(parser: argparse.ArgumentParser) -> None:
    forms = "; ".join(f"{form.name}: {form.title}" for form in FORMS.values())
    parser.description = (
        f"Write one leaflet's messages in one language into a file for a translator or an agency ({forms}). "
        "What comes back is taken in with: polyleaf receive FILE"
    )
    parser.epilog = "example: polyleaf send balloon-kyphoplasty --lang pl --as xlsx --to for-the-agency.xlsx"
    parser.add_argument("leaflet", metavar="LEAFLET", help="the leaflet to be translated")
    parser.add_argument(
        "--lang", required=True, type=selection.spelled, metavar="TAG", help="the language to translate into"
    )
    parser.add_argument("--as", dest="form", required=True, choices=tuple(FORMS), help="the form of the file")
    parser.add_argument("--to", type=Path, metavar="FILE", help="where to (default: outputs/sent/)")


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    leaflet = workspace.leaflet(options.leaflet)
    (tag,) = selection.languages(leaflet, (options.lang,), with_source=False) or (options.lang,)
    form = FORMS[options.form]
    target = language(tag)
    catalogue = current_catalogue(workspace, leaflet, target)
    parcel = parcel_of(workspace, leaflet, catalogue, target, enclosed=options.form == "zip")
    path: Path = options.to or workspace.outputs / "sent" / f"{leaflet.id}-{tag}{form.suffix}"
    data = form.write(parcel)
    _refuse_other(path, data)
    write_whole(path, data)
    waiting = sum(message.state is not State.DONE for message in parcel.messages)
    print(f"{path}: {len(parcel.messages)} messages, {waiting} of them to be translated or checked")
    print(f"  When it comes back, run: polyleaf receive FILE{'' if options.form != 'zip' else ' (the .po or the zip)'}")
    return 0


def _refuse_other(path: Path, data: bytes) -> None:
    """The file that is there may be the one that came back."""
    if path.exists() and not (path.is_file() and path.read_bytes() == data):
        raise StoreError(
            str(path),
            "there is already another file of this name",
            "a new file, so that no translation is overwritten",
            "take it in with polyleaf receive or move it away, or give another name with --to",
        )


def parcel_of(workspace: Workspace, leaflet: Leaflet, catalogue: Catalogue, target: Language, enclosed: bool) -> Parcel:
    """A leaflet's messages with all that a form may say of them; `enclosed` with the files for a zip."""
    return Parcel(
        leaflet=leaflet.id,
        reference=leaflet.control.reference,
        version=leaflet.control.version,
        title=plain(leaflet.title.words),
        file=workspace.catalogue_name(leaflet.id, target.folder),
        source=leaflet.language,
        target=target.tag,
        source_language=language(leaflet.language).english_name,
        language=target.english_name,
        rtl=target.rtl,
        messages=catalogue.messages,
        about=_about(workspace, leaflet) if enclosed else "",
        enclosures=_enclosures(workspace, leaflet, catalogue, target) if enclosed else (),
    )


def _enclosures(
    workspace: Workspace, leaflet: Leaflet, catalogue: Catalogue, target: Language
) -> tuple[tuple[str, bytes], ...]:
    from pipeline.build.preview import page

    found = [(f"{leaflet.id}.po", po.compose(catalogue).encode("utf-8"))]
    name = glossary.file_name(target.folder)
    if (workspace.root / name).is_file():
        found.append(("glossary.csv", read_bytes(workspace.root / name, name, CatalogueError, LARGEST_TEXT)))
    try:
        found.append(("preview.html", page(workspace, leaflet, target.tag)))
    except SettingsError as error:
        print(f"  Without a preview page: {error}", file=sys.stderr)
    return tuple(found)


def _about(workspace: Workspace, leaflet: Leaflet) -> str:
    """The sections of a leaflet and how hard its source is to read."""
    from pipeline.build.prepared import prepare
    from pipeline.steps.levels.table import table
    from pipeline.steps.reading import read

    titles = [plain(block.text.words) for block in leaflet.blocks if isinstance(block, Heading) and block.level == 2]
    source = prepare(workspace, leaflet, leaflet.language)
    sections = "\n".join(f"- {title}" for title in titles)
    report = table([read(source.edition, source.language)]).rstrip()
    level = f"How hard the original is to read; the translation should not be harder:\n\n{report}"
    return f"Its sections:\n{sections}\n\n{level}"
