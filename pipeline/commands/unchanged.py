"""Leaflets that an update need not read, because nobody has touched their files since they were in line."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.files import updated
from pipeline.files.updated import InLine
from pipeline.files.workspace import Workspace
from pipeline.languages import language


def known(workspace: Workspace) -> dict[str, InLine]:
    """The leaflets that were in line after the last update; none where a folder of theirs leads elsewhere now."""
    found = updated.read(workspace.outputs, workspace.settings.source_language)
    folders = {"source", "locale"}
    for tag in {tag for one in found.values() for tag in one.catalogues}:
        folders.add(Path(workspace.catalogue_name("x", language(tag).folder)).parent.as_posix())
    root = workspace.root.resolve()
    inside = all((workspace.root / folder).resolve().is_relative_to(root) for folder in folders)
    return found if inside else {}


def chosen(before: InLine, wanted: Iterable[str]) -> tuple[str, ...]:
    """Those of a leaflet's languages that are wanted; all when none is named."""
    named = tuple(wanted)
    return tuple(tag for tag in before.tags if not named or tag in named)


def of_same_source(before: InLine | None, source: bytes) -> InLine | None:
    """What is known of a leaflet, if its source is still the same."""
    return before if before is not None and updated.digest(source) == before.source else None


def is_in_line(workspace: Workspace, leaflet: str, before: InLine, wanted: Iterable[str]) -> bool:
    """Whether template and catalogues of a leaflet, as they are now, are those of `before`, in the languages that are
    wanted.
    """
    tags = chosen(before, wanted)
    if not set(wanted) <= set(before.tags) or not set(tags) <= set(before.catalogues):
        return False
    files = [(workspace.template_path(leaflet), before.template)]
    for tag in tags:
        name = workspace.catalogue_name(leaflet, language(tag).folder)
        files.append((workspace.root / name, before.catalogues[tag][0]))
    return all(updated.digest_of(path) == kept for path, kept in files)


def merged(before: InLine | None, now: InLine) -> InLine:
    """What is known of a leaflet: of languages that were not looked at now, what was known of the same source."""
    if before is None or before.source != now.source:
        return now
    return InLine(now.source, now.template, now.messages, now.tags, {**before.catalogues, **now.catalogues})


def keep(workspace: Workspace, before: Mapping[str, InLine], now: Mapping[str, InLine | None]) -> None:
    """Remember which leaflets are in line; `now` has None for one that is not, or that is gone."""
    merging = {leaflet: merged(before.get(leaflet), one) for leaflet, one in now.items() if one is not None}
    others = {leaflet: one for leaflet, one in before.items() if leaflet not in now}
    there = set(workspace.leaflet_ids())
    kept = {leaflet: one for leaflet, one in {**others, **merging}.items() if leaflet in there}
    updated.write(workspace.outputs, workspace.settings.source_language, kept)
