"""A workspace: any folder with `source/` and `locale/`, and its settings."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pipeline.files import po
from pipeline.files.disk import read_bytes, read_text
from pipeline.model.catalogue import Catalogue
from pipeline.model.errors import SettingsError, SourceError, UsageError
from pipeline.model.leaflet import Leaflet
from pipeline.text import markdown

_KNOWN = frozenset({"source_language", "voice", "rate", "formats", "variables"})
_LARGEST_PICTURE = 20_000_000
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Settings:
    """The workspace's settings. `rate` is the engine's nominal words a minute; `formats` () means all."""

    source_language: str = "en"
    voice: str = "espeak"
    rate: int = 145
    formats: tuple[str, ...] = ()
    variables: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace's folder and settings."""

    root: Path
    settings: Settings

    @property
    def outputs(self) -> Path:
        """Where everything generated goes."""
        return self.root / "outputs"

    def leaflet_ids(self) -> tuple[str, ...]:
        """The ids of the leaflets in `source/`, sorted."""
        return tuple(sorted(path.stem for path in (self.root / "source").glob("*.md")))

    def leaflet(self, leaflet: str) -> Leaflet:
        """The source leaflet with that id.

        Raises UsageError when there is none, SourceError when it cannot be read.
        """
        name = f"source/{leaflet}.md"
        path = self.root / name
        if not path.is_file():
            raise UsageError(
                name,
                f"there is no leaflet {leaflet}",
                f"one of {', '.join(self.leaflet_ids()) or 'the files in source/'}",
                "correct the name",
            )
        self._refuse_outside(path, name)
        return markdown.parse(read_text(path, name, SourceError), name, leaflet, self.settings.source_language)

    def picture(self, leaflet: Leaflet, source: str) -> bytes:
        """The bytes of a picture that a leaflet shows.

        Raises SourceError.
        """
        name = f"source/{source}"
        path = self.root / name
        if path.is_file():
            self._refuse_outside(path, name)
        return read_bytes(path, f"{leaflet.file}: picture {name}", SourceError, _LARGEST_PICTURE)

    def _refuse_outside(self, path: Path, name: str) -> None:
        if not path.resolve().is_relative_to(self.root.resolve()):
            raise SourceError(name, "a link that leads out of the workspace", "a file", "copy the file here")

    def template_path(self, leaflet: str) -> Path:
        """Where the template of a leaflet stands."""
        return self.root / "locale" / f"{leaflet}.pot"

    def catalogue_name(self, leaflet: str, folder: str) -> str:
        """The path of a catalogue in the workspace; `folder` is the gettext folder of its language."""
        return f"locale/{folder}/LC_MESSAGES/{leaflet}.po"

    def catalogue(self, leaflet: str, tag: str, folder: str) -> Catalogue | None:
        """The catalogue of a leaflet in a language, or None when there is none yet.

        Raises CatalogueError.
        """
        name = self.catalogue_name(leaflet, folder)
        path = self.root / name
        return po.read(path, name, leaflet, tag) if path.is_file() else None


def open_workspace(root: Path) -> Workspace:
    """The workspace in the folder `root`.

    Raises SettingsError when the folder is none, or its settings are wrong.
    """
    if not (root / "source").is_dir():
        raise SettingsError(
            str(root),
            "the folder has no source/ in it",
            "a workspace: a folder with source/ and locale/",
            "change to that folder, name it with -C FOLDER, or make one with: polyleaf init my-leaflets",
        )
    return Workspace(root, _settings(root))


def _settings(root: Path) -> Settings:
    own, project = root / "polyleaf.toml", root / "pyproject.toml"
    if own.is_file():
        return _parse(own, "polyleaf.toml", ())
    if project.is_file():
        return _parse(project, "pyproject.toml", ("tool", "polyleaf"))
    return Settings()


def _parse(path: Path, name: str, table: tuple[str, ...]) -> Settings:
    try:
        data: dict[str, Any] = tomllib.loads(read_text(path, name, SettingsError))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(name, str(error), "a TOML file", "correct that line") from None
    for key in table:
        data = data.get(key, {})
    for key in sorted(set(data) - _KNOWN):
        raise SettingsError(name, f'the setting "{key}"', f"one of {', '.join(sorted(_KNOWN))}", "correct its name")
    default = Settings()
    return Settings(
        source_language=_typed(name, data, "source_language", str, default.source_language),
        voice=_typed(name, data, "voice", str, default.voice),
        rate=_rate(name, _typed(name, data, "rate", int, default.rate)),
        formats=tuple(str(item) for item in _typed(name, data, "formats", list, [])),
        variables=tuple(sorted((k, str(v)) for k, v in _typed(name, data, "variables", dict, {}).items())),
    )


def _rate(name: str, rate: int) -> int:
    # eSpeak NG speaks 80 to 450 words a minute; above 200 a patient cannot follow.
    if not 80 <= rate <= 200:
        raise SettingsError(name, f"rate = {rate}", "80 to 200 words a minute", "correct it")
    return rate


def _typed(name: str, data: dict[str, Any], key: str, kind: type[_T], default: _T) -> _T:
    value = data.get(key, default)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise SettingsError(name, f"{key} = {value!r}", f"a value of type {kind.__name__}", "correct it")
    return value
