"""Several leaflets in several languages, read and checked. What cannot be read keeps no other from being looked at."""

from collections.abc import Iterable

from pipeline.build.ahead import Told, look_ahead
from pipeline.build.prepared import Gathered, Prepared, gather, prepared, refuse_unknown_engine
from pipeline.build.unread import UNREADABLE, Unread
from pipeline.files.store import store_in
from pipeline.files.workspace import Workspace
from pipeline.model.artefact import EVERY_TAG
from pipeline.model.case import Case
from pipeline.model.errors import SourceError
from pipeline.model.leaflet import Leaflet


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


def prepare_all(
    workspace: Workspace,
    wanted: Iterable[tuple[Leaflet, str]],
    processes: int,
    told: Told,
    more: Iterable[Case] = (),
) -> dict[tuple[str, str], Prepared | Unread]:
    """Leaflets, each in a language, read and checked: by id and tag. Much is checked in several `processes`.

    `more` is what else will be checked after them. Raises SettingsError for a speech engine that nobody knows: that
    concerns all of them.
    """
    refuse_unknown_engine(workspace.settings.voice)
    read = {(leaflet.id, tag): _gathered(workspace, leaflet, tag) for leaflet, tag in wanted}
    cases = [one.case for one in read.values() if isinstance(one, Gathered) and one.case is not None]
    look_ahead([*cases, *more], store_in(workspace.outputs), processes, told)
    return {pair: _prepared(workspace, one) for pair, one in read.items()}


def _gathered(workspace: Workspace, leaflet: Leaflet, tag: str) -> Gathered | Unread:
    try:
        return gather(workspace, leaflet, tag)
    except UNREADABLE as error:
        return Unread(leaflet.id, tag, error)


def _prepared(workspace: Workspace, read: Gathered | Unread) -> Prepared | Unread:
    if isinstance(read, Unread):
        return read
    try:
        return prepared(workspace, read)
    except UNREADABLE as error:
        return Unread(read.leaflet.id, read.language.tag, error)
