"""What is to be made: every leaflet in every language, checked, with all that its formats need.

What cannot be read does not keep the rest from being made. It is told, and nothing of it stays on show: nobody can say
whether that is still what the leaflet says.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from itertools import product

from pipeline.build.ahead import Told
from pipeline.build.catalogues import program_words_in
from pipeline.build.job import WORD_SUFFIX, Job, job_of
from pipeline.build.prepared import Prepared
from pipeline.build.several import prepare_all
from pipeline.build.unread import UNREADABLE, Unread
from pipeline.files.workspace import Workspace
from pipeline.formats import FORMATS
from pipeline.model.artefact import EVERY_TAG, NotMade
from pipeline.model.errors import SourceError
from pipeline.model.finding import Finding
from pipeline.model.house import House
from pipeline.model.kit import Picture, Words
from pipeline.model.language import Language
from pipeline.model.leaflet import Leaflet, figures

_WordsIn = Callable[[Language, str], Words]


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to be made, the files that cannot be made, and everything that was found on the way.

    `overrides` says what of the organisation's own Word template is not taken over, and why. `editions` has every
    language of the leaflets, also those of which nothing is to be made now: what was made of them before may be stale.
    `leaflets` are the ids of all that the workspace has. `unread` is what cannot be read.
    """

    prepared: tuple[Prepared, ...]
    jobs: tuple[Job, ...]
    not_made: tuple[NotMade, ...]
    overrides: tuple[str, ...] = ()
    editions: tuple[Prepared, ...] = ()
    leaflets: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of every leaflet in every language."""
        return tuple(finding for prepared in self.prepared for finding in prepared.findings)


def plan(
    workspace: Workspace,
    chosen: Iterable[tuple[Leaflet, tuple[str, ...]]],
    formats: tuple[str, ...],
    unread: tuple[Unread, ...] = (),
    processes: int = 1,
    told: Told = lambda done, total: None,
) -> Plan:
    """Everything that is to be made for some leaflets, each in some of its languages; `unread` are the others.

    Much that has to be checked for that is checked in several `processes`; `told` how far that is.
    Raises SettingsError and UsageError, but not for what concerns one leaflet or language: that is in `unread`.
    """
    prepared: list[Prepared] = []
    jobs: list[Job] = []
    not_made: list[NotMade] = []
    everyone: list[Prepared] = []
    strange = list(unread)
    house, overrides = _house(workspace, formats)
    words_in = cache(partial(program_words_in, workspace))
    wanted = tuple(chosen)
    everything = _editions(workspace, [leaflet for leaflet, _ in wanted], words_in, processes, told)
    for leaflet, tags in wanted:
        editions, faults = everything[leaflet.id]
        try:
            pictures = pictures_of(workspace, leaflet)
        except SourceError as error:
            editions, faults = {}, (Unread(leaflet.id, EVERY_TAG, error),)
        strange.extend(faults)
        everyone.extend(editions.values())
        made = tuple(edition for edition in editions.values() if not edition.reason)
        shown = [editions[tag] for tag in tags if tag in editions]
        prepared += shown
        for edition, name in product(shown, formats):
            if reason := _why_not(edition, name):
                not_made.append(NotMade(leaflet.id, edition.language.tag, name, reason))
            else:
                words = words_in(edition.language, leaflet.language)
                jobs.append(job_of(workspace, edition, name, words, pictures, made, house))
    not_made += (row for each in strange for row in each.not_made(formats))
    ids = workspace.leaflet_ids()
    return Plan(tuple(prepared), tuple(jobs), tuple(not_made), overrides, tuple(everyone), ids, tuple(strange))


def _why_not(edition: Prepared, name: str) -> str:
    """Why a format of an edition cannot be made, or ""."""
    return edition.reason or (edition.unspoken if FORMATS[name].spoken else "")


def _editions(
    workspace: Workspace, leaflets: Iterable[Leaflet], words_in: _WordsIn, processes: int, told: Told
) -> dict[str, tuple[dict[str, Prepared], tuple[Unread, ...]]]:
    """Each leaflet in each of its languages, and in which of them it cannot be read."""
    wanted = [(one, tag) for one in leaflets for tag in dict.fromkeys((one.language, *one.control.languages))]
    found: dict[str, tuple[dict[str, Prepared], list[Unread]]] = {leaflet.id: ({}, []) for leaflet, _ in wanted}
    for (leaflet, tag), edition in prepare_all(workspace, wanted, processes, told).items():
        editions, unread = found[leaflet]
        if isinstance(edition, Unread):
            unread.append(edition)
            continue
        try:
            if not edition.reason:
                words_in(edition.language, edition.leaflet.language)
            editions[tag] = edition
        except UNREADABLE as error:
            unread.append(Unread(leaflet, tag, error))
    return {leaflet: (editions, tuple(unread)) for leaflet, (editions, unread) in found.items()}


def _house(workspace: Workspace, formats: tuple[str, ...]) -> tuple[House | None, tuple[str, ...]]:
    """The organisation's own template, where there is one and a Word document is to be made."""
    if not workspace.settings.template or not any(FORMATS[name].suffix.endswith(WORD_SUFFIX) for name in formats):
        return None, ()
    from pipeline.build.house import read_template
    from pipeline.build.pictures import media_type

    return read_template(workspace, media_type)


def pictures_of(workspace: Workspace, leaflet: Leaflet) -> tuple[Picture, ...]:
    """The pictures that a leaflet shows, each once.

    Raises SourceError.
    """
    lines = {origin.anchor: origin.line for origin in leaflet.origins}
    found: dict[str, Picture] = {}
    for figure in figures(leaflet.blocks):
        if figure.source not in found:
            from pipeline.build.pictures import picture

            place = f"{leaflet.file}:{lines[figure.description.anchor]}"
            found[figure.source] = picture(figure.source, workspace.picture(figure.source, place), place)
    return tuple(found.values())
