"""Catalogues as the program works with them: in line with what they translate as it is now, updated or not."""

from dataclasses import replace

from pipeline.files import program
from pipeline.files.workspace import Workspace
from pipeline.languages import language
from pipeline.model.catalogue import Catalogue
from pipeline.model.errors import SettingsError
from pipeline.model.kit import Words
from pipeline.model.language import Language
from pipeline.model.leaflet import Leaflet
from pipeline.steps import words as program_words
from pipeline.steps.extract import extract
from pipeline.steps.headers import new_headers, project_name
from pipeline.steps.mark import mark
from pipeline.steps.update import blank, update

PROGRAM_LANGUAGE = program_words.LANGUAGE


def current_catalogue(workspace: Workspace, leaflet: Leaflet, target: Language) -> Catalogue:
    """The leaflet's catalogue brought in line with the source as it is now, whether or not `update` was run.

    A translation of an older source is a draft here, so that it can never be taken for a finished one.
    """
    template = extract(leaflet)
    catalogue = workspace.catalogue(leaflet.id, target.tag, target.folder)
    if catalogue is None:
        headers = new_headers(project_name(leaflet.control), leaflet.control.published.isoformat(), target.folder)
        name = workspace.catalogue_name(leaflet.id, target.folder)
        catalogue = replace(blank(template, target.tag, headers), file=name)
    return mark(update(template, catalogue), language(leaflet.language))


def program_catalogue(workspace: Workspace, target: Language) -> Catalogue:
    """The workspace's own catalogue of the program's words, in line with the program as it is now."""
    template = program_words.template(program.phrase_places())
    name = workspace.catalogue_name(program_words.CATALOGUE, target.folder)
    catalogue = workspace.catalogue(program_words.CATALOGUE, target.tag, target.folder)
    return update(template, catalogue or replace(blank(template, target.tag, ()), file=name))


def program_words_in(workspace: Workspace, target: Language, source: str) -> Words:
    """The program's own words in a language: the workspace's catalogue of them, else the one that comes along.

    Raises SettingsError when a phrase is not translated.
    """
    if target.tag == source == PROGRAM_LANGUAGE:
        return program_words.source_words(target.tag)
    catalogue = workspace.catalogue(program_words.CATALOGUE, target.tag, target.folder)
    catalogue = catalogue or program.packaged_catalogue(target.folder)
    name = workspace.catalogue_name(program_words.CATALOGUE, target.folder)
    if catalogue is None:
        raise SettingsError(
            name,
            f"the program's own words are not translated into {target.english_name}",
            "a catalogue of them",
            "copy polyleaf.pot to that place and translate it",
        )
    words, missing = program_words.words(catalogue)
    if missing:
        raise SettingsError(
            name,
            f'{len(missing)} of the program\'s own words are not translated, the first "{missing[0]}"',
            "a finished translation of each",
            "translate them and clear the fuzzy marks",
        )
    return words
