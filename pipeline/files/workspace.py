"""A workspace: any folder with `source/` and `locale/`, and its settings."""

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pipeline.files import enginesettings, po
from pipeline.files.disk import LARGEST_TEXT, decoded, read_bytes, read_text
from pipeline.model.catalogue import Catalogue
from pipeline.model.drafting import EngineSettings
from pipeline.model.errors import CatalogueError, PolyleafError, SettingsError, SourceError, UsageError
from pipeline.model.kit import PROFILES, RULES, Layout, Profile
from pipeline.model.leaflet import Leaflet
from pipeline.model.plain import PlainSettings
from pipeline.text.characters import hidden, named
from pipeline.text.markup import markdown

_KNOWN = frozenset(
    "source_language voice voices rate slow_rate formats variables print engines reading".split(),
)
_READING = frozenset({"profile", "gate"})
_PRINT = frozenset({"rules", "cover", "contents", "control", "points", "template"})
_LARGEST_PICTURE = 20_000_000
_LARGEST_TEMPLATE = 50_000_000
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Settings:
    """The workspace's settings.

    `voice` is the speech engine, `voices` its voice for a language instead of the usual one. `rate` and `slow_rate` are
    the engine's nominal words a minute; `formats` () means the usual ones. `layout` holds for everything that is
    printed; `profiles` are the classes of print whose size is not the program's own; `template` is the name of the
    organisation's own Word template, "" for none. `engines` says which engines for drafts may send text away.
    `reading` says how plain the leaflets should be.
    """

    source_language: str = "en"
    voice: str = "espeak"
    rate: int = 145
    slow_rate: int = 110
    voices: tuple[tuple[str, str], ...] = ()
    formats: tuple[str, ...] = ()
    variables: tuple[tuple[str, str], ...] = ()
    layout: Layout = field(default_factory=Layout)
    profiles: tuple[Profile, ...] = ()
    template: str = ""
    engines: EngineSettings = field(default_factory=EngineSettings)
    reading: PlainSettings = field(default_factory=PlainSettings)

    def profile(self, usual: Profile) -> Profile:
        """The class of print `usual` in the size that this workspace wants."""
        return next((profile for profile in self.profiles if profile.name == usual.name), usual)


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
        # What systems and editors lay beside a file begins with a dot or a tilde: ._leaflet.md, ~$leaflet.md.
        names = (path.stem for path in (self.root / "source").glob("*.md") if not path.name.startswith((".", "~")))
        return tuple(sorted(names))

    def leaflet(self, leaflet: str) -> Leaflet:
        """The source leaflet with that id.

        Raises UsageError when there is none, SourceError when it cannot be read.
        """
        return self.parsed(leaflet, self.source_bytes(leaflet))

    def parsed(self, leaflet: str, source: bytes) -> Leaflet:
        """The leaflet that these bytes of its file are. Raises SourceError."""
        name = f"source/{leaflet}.md"
        return markdown.parse(decoded(source, name, SourceError), name, leaflet, self.settings.source_language)

    def source_bytes(self, leaflet: str) -> bytes:
        """The bytes of a leaflet's file.

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
        return read_bytes(path, name, SourceError, LARGEST_TEXT)

    def picture(self, source: str, place: str) -> bytes:
        """The bytes of the picture that a leaflet shows at `place`.

        Raises SourceError.
        """
        name = f"source/{source}"
        path = self.root / name
        if path.is_file():
            self._refuse_outside(path, name)
        return read_bytes(path, f"{place}: picture {name}", SourceError, _LARGEST_PICTURE)

    def house_template(self) -> bytes:
        """The bytes of the organisation's own Word template.

        Raises SettingsError.
        """
        name = self.settings.template
        path = self.root / name
        if not path.resolve().is_relative_to(self.root.resolve()):
            raise SettingsError(name, "a template outside the workspace", "a file in it", "copy the file here")
        return read_bytes(path, f"the template {name}, which the settings name", SettingsError, _LARGEST_TEMPLATE)

    def _refuse_outside(self, path: Path, name: str, error: type[PolyleafError] = SourceError) -> None:
        if not path.resolve().is_relative_to(self.root.resolve()):
            raise error(name, "a link that leads out of the workspace", "a file", "copy the file here")

    def voice_digest(self, voice: str) -> str:
        """SHA-256 of the files of a voice that the user brought, "" when they are not there."""
        digest = hashlib.sha256()
        for path in (self.root / voice, self.root / f"{voice}.json"):
            if not path.is_file():
                return ""
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        return digest.hexdigest()

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
        if not path.is_file():
            return None
        self._refuse_outside(path, name, CatalogueError)
        return po.read(path, name, leaflet, tag)


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
    _refuse_unknown(name, data, _KNOWN)
    default = Settings()
    printed = _typed(name, data, "print", dict, {})
    return Settings(
        source_language=_typed(name, data, "source_language", str, default.source_language),
        voice=_typed(name, data, "voice", str, default.voice),
        rate=_rate(name, "rate", _typed(name, data, "rate", int, default.rate)),
        slow_rate=_rate(name, "slow_rate", _typed(name, data, "slow_rate", int, default.slow_rate)),
        voices=tuple(
            sorted((tag, _named(name, tag, voice)) for tag, voice in _typed(name, data, "voices", dict, {}).items())
        ),
        formats=tuple(str(item) for item in _typed(name, data, "formats", list, [])),
        variables=_variables(name, _typed(name, data, "variables", dict, {})),
        layout=_layout(f"{name}: [print]", printed),
        profiles=_profiles(f"{name}: [print.points]", _typed(f"{name}: [print]", printed, "points", dict, {})),
        template=_typed(f"{name}: [print]", printed, "template", str, default.template),
        engines=enginesettings.parse(name, _typed(name, data, "engines", dict, {})),
        reading=_reading(f"{name}: [reading]", _typed(name, data, "reading", dict, {})),
    )


def _reading(place: str, data: dict[str, Any]) -> PlainSettings:
    _refuse_unknown(place, data, _READING)
    default = PlainSettings()
    gate = _typed(place, data, "gate", list, list(default.gate))
    return PlainSettings(_typed(place, data, "profile", str, default.profile), tuple(str(code) for code in gate))


def _refuse_unknown(name: str, data: dict[str, Any], known: Iterable[str]) -> None:
    for key in sorted(set(data) - set(known)):
        raise SettingsError(name, f'the setting "{key}"', f"one of {', '.join(sorted(known))}", "correct its name")


def _layout(place: str, data: dict[str, Any]) -> Layout:
    _refuse_unknown(place, data, _PRINT)
    default = Layout()
    rules = _typed(place, data, "rules", str, default.rules.name)
    if rules not in RULES:
        raise SettingsError(place, f'rules = "{rules}"', f"one of {', '.join(RULES)}", "correct it")
    return Layout(
        RULES[rules],
        _switch(place, data, "cover", default.cover),
        _switch(place, data, "contents", default.contents),
        _switch(place, data, "control", default.control),
    )


def _switch(place: str, data: dict[str, Any], key: str, default: bool) -> bool:
    value = data.get(key, default)
    if not isinstance(value, bool):
        raise SettingsError(place, f"{key} = {value!r}", "true or false", "correct it")
    return value


def _profiles(place: str, data: dict[str, Any]) -> tuple[Profile, ...]:
    _refuse_unknown(place, data, PROFILES)
    found: list[Profile] = []
    for key in sorted(data):
        points = data[key]
        if isinstance(points, bool) or not isinstance(points, int | float):
            raise SettingsError(place, f"{key} = {points!r}", "a number of points", "correct it")
        try:
            found.append(PROFILES[key].sized(float(points)))
        except SettingsError as error:
            raise SettingsError(place, f"{key} = {points:g}", error.wanted, error.remedy) from None
    return tuple(found)


def _variables(name: str, found: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    values = tuple(sorted((key, str(value)) for key, value in found.items()))
    for key, value in values:
        if unseen := hidden(value):
            raise SettingsError(
                name,
                f'variable "{key}" holds the invisible character {named(unseen[0])}',
                "text that everybody can see",
                "delete the character",
            )
    return values


def _named(name: str, tag: str, voice: object) -> str:
    if not isinstance(voice, str) or not voice.strip():
        raise SettingsError(f"{name}: [voices]", f"{tag} = {voice!r}", "the name of a voice in quotes", "correct it")
    return voice


def _rate(name: str, key: str, rate: int) -> int:
    # eSpeak NG speaks 80 to 450 words a minute; above 200 a patient cannot follow.
    if not 80 <= rate <= 200:
        raise SettingsError(name, f"{key} = {rate}", "80 to 200 words a minute", "correct it")
    return rate


_KINDS: dict[type, str] = {
    str: 'words between quotation marks, such as "nhs"',
    int: "a whole number without quotation marks, such as 145",
    list: 'a list in square brackets, such as ["docx", "html"]',
    dict: "a section of its own, such as [print], or settings in curly brackets",
}


def _typed(name: str, data: dict[str, Any], key: str, kind: type[_T], default: _T) -> _T:
    value = data.get(key, default)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise SettingsError(name, f"{key} = {value!r}", _KINDS[kind], "correct it")
    return value
