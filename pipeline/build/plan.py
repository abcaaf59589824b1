"""What is to be made: every leaflet in every language, checked, with all that its formats need.

What cannot be read does not keep the rest from being made. It is told, and nothing of it stays on show: nobody can say
whether that is still what the leaflet says.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from itertools import product

from pipeline.build.catalogues import program_words_in
from pipeline.build.job import WORD_SUFFIX, Job, job_of
from pipeline.build.prepared import Prepared, prepare, refuse_unknown_engine
from pipeline.files.workspace import Workspace
from pipeline.formats import FORMATS
from pipeline.model.artefact import EVERY_TAG, Artefact, NotMade
from pipeline.model.errors import CatalogueError, PolyleafError, SettingsError, SourceError
from pipeline.model.finding import Finding
from pipeline.model.house import House
from pipeline.model.kit import Picture, Words
from pipeline.model.language import Language
from pipeline.model.leaflet import Leaflet, figures

_WordsIn = Callable[[Language, str], Words]


@dataclass(frozen=True, slots=True)
class Unread:
    """A leaflet that cannot be read in one language, or in none (`tag` is EVERY_TAG), and the error that says why."""

    leaflet: str
    tag: str
    error: PolyleafError

    def covers(self, row: Artefact) -> bool:
        """Whether a file was made of what cannot be read now."""
        return row.leaflet == self.leaflet and self.tag in (EVERY_TAG, row.tag)

    def not_made(self, formats: Iterable[str]) -> tuple[NotMade, ...]:
        """Why there is nothing of it in some formats."""
        reason = f"{self.error.place} cannot be read: {self.error.found}"
        return tuple(NotMade(self.leaflet, self.tag, name, reason) for name in formats)


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


def readable(workspace: Workspace, ids: Iterable[str]) -> tuple[tuple[Leaflet, ...], tuple[Unread, ...]]:
    """The leaflets with these ids, and those of them whose source cannot be read.

    Raises UsageError for one that is not there.
    """
    found: list[Leaflet] = []
    unread: list[Unread] = []
    for leaflet in ids:
        try:
            found.append(workspace.leaflet(leaflet))
        except SourceError as error:
            unread.append(Unread(leaflet, EVERY_TAG, error))
    return tuple(found), tuple(unread)


def plan(
    workspace: Workspace,
    chosen: Iterable[tuple[Leaflet, tuple[str, ...]]],
    formats: tuple[str, ...],
    unread: tuple[Unread, ...] = (),
) -> Plan:
    """Everything that is to be made for some leaflets, each in some of its languages; `unread` are the others.

    Raises SettingsError and UsageError, but not for what concerns one leaflet or language: that is in `unread`.
    """
    refuse_unknown_engine(workspace.settings.voice)
    prepared: list[Prepared] = []
    jobs: list[Job] = []
    not_made: list[NotMade] = []
    everyone: list[Prepared] = []
    strange = list(unread)
    house, overrides = _house(workspace, formats)
    words_in = cache(partial(program_words_in, workspace))
    for leaflet, tags in chosen:
        editions, faults = _editions(workspace, leaflet, words_in)
        try:
            pictures = pictures_of(workspace, leaflet)
        except SourceError as error:
            editions, faults = {}, (Unread(leaflet.id, EVERY_TAG, error),)
        strange.extend(faults)
        everyone.extend(editions.values())
        made = tuple(edition for edition in editions.values() if not edition.reason)
        wanted = [editions[tag] for tag in tags if tag in editions]
        prepared += wanted
        for edition, name in product(wanted, formats):
            if reason := edition.reason or (edition.unspoken if FORMATS[name].spoken else ""):
                not_made.append(NotMade(leaflet.id, edition.language.tag, name, reason))
            else:
                words = words_in(edition.language, leaflet.language)
                jobs.append(job_of(workspace, edition, name, words, pictures, made, house))
    not_made += (row for each in strange for row in each.not_made(formats))
    return Plan(
        tuple(prepared),
        tuple(jobs),
        tuple(not_made),
        overrides,
        tuple(everyone),
        workspace.leaflet_ids(),
        tuple(strange),
    )


def _editions(
    workspace: Workspace, leaflet: Leaflet, words_in: _WordsIn
) -> tuple[dict[str, Prepared], tuple[Unread, ...]]:
    """A leaflet in each of its languages, and in which of them it cannot be read."""
    editions: dict[str, Prepared] = {}
    unread: list[Unread] = []
    for tag in dict.fromkeys((leaflet.language, *leaflet.control.languages)):
        try:
            edition = prepare(workspace, leaflet, tag)
            if not edition.reason:
                words_in(edition.language, leaflet.language)
            editions[tag] = edition
        except (CatalogueError, SourceError, SettingsError) as error:
            unread.append(Unread(leaflet.id, tag, error))
    return editions, tuple(unread)


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
