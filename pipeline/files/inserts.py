"""Inserts on disk: `locale/<folder>/inserts/after-title.md` and `at-end.md` for every leaflet of a language, and
`<leaflet>.after-title.md` and `<leaflet>.at-end.md` for one.

They are not in the catalogue, because they have no source: each language says what its own readers need.
"""

from pathlib import Path

from pipeline.files.disk import read_text
from pipeline.model.errors import SourceError
from pipeline.model.insert import Insert, Spot
from pipeline.text.markup import inserts


def folder_of(folder: str) -> str:
    """Where the inserts of a language stand; `folder` is its gettext folder."""
    return f"locale/{folder}/inserts"


def names(folder: str, leaflet: str) -> tuple[str, ...]:
    """The files that may hold inserts for a leaflet: at each place first the one for all leaflets."""
    own = folder_of(folder)
    return tuple(f"{own}/{before}{spot.value}.md" for spot in tuple(Spot) for before in ("", f"{leaflet}."))


def read(root: Path, folder: str, leaflet: str) -> tuple[Insert, ...]:
    """The inserts for a leaflet, in the order in which they stand in it.

    Raises SourceError for one that cannot be read, and for a file beside them that would never be an insert.
    """
    if not (root / folder_of(folder)).is_dir():
        return ()
    _refuse_strangers(root, folder)
    return tuple(
        inserts.parse(_text(root, name), name, spot)
        for name, spot in zip(names(folder, leaflet), (spot for spot in tuple(Spot) for _ in range(2)), strict=True)
        if (root / name).is_file()
    )


def _text(root: Path, name: str) -> str:
    if not (root / name).resolve().is_relative_to(root.resolve()):
        raise SourceError(name, "a link that leads out of the workspace", "a file", "copy the file here")
    return read_text(root / name, name, SourceError)


def _refuse_strangers(root: Path, folder: str) -> None:
    """A slip in a file's name would leave a telephone number out of every leaflet in silence."""
    for path in sorted((root / folder_of(folder)).iterdir()):
        leaflet, _, spot = path.name.removesuffix(".md").rpartition(".")
        known = not leaflet or (root / "source" / f"{leaflet}.md").is_file()
        insert = path.suffix == ".md" and spot in tuple(Spot) and known
        if insert or path.name.startswith(".") or path.name.endswith("~"):
            continue
        spots = " or ".join(f"{each.value}.md" for each in Spot)
        raise SourceError(
            f"{folder_of(folder)}/{path.name}",
            f"there is no leaflet {leaflet}" if spot in tuple(Spot) else "no name of an insert",
            f"{spots}, for one leaflet with its name and a dot before it",
            "correct the name, or move the file away",
        )
