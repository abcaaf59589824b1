"""Who may do what: nobody checks their own work."""

from pipeline.files import signoffs
from pipeline.files.workspace import Workspace
from pipeline.model.language import Language
from pipeline.model.leaflet import Leaflet


def translators(workspace: Workspace, leaflet: Leaflet, target: Language) -> frozenset[str]:
    """Who has translated: those who signed as translators, and the one whom the editor wrote into the catalogue.

    The names are casefolded.
    """
    signed = signoffs.read(signoffs.path_of(workspace.root, leaflet.id, target.folder))
    names = {one.name for one in signed if one.role == "translator"}
    return frozenset(name.casefold() for name in names if name) | last_translator(workspace, leaflet, target)


def last_translator(workspace: Workspace, leaflet: Leaflet, target: Language) -> frozenset[str]:
    """The casefolded name of the person who saved the catalogue last, as the editor wrote it, if it did."""
    catalogue = workspace.catalogue(leaflet.id, target.tag, target.folder)
    written = dict(catalogue.headers).get("Last-Translator", "") if catalogue is not None else ""
    name = " ".join(written.partition("<")[0].split())
    return frozenset({name.casefold()} - {"", "full name"})
