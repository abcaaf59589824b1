"""One file to be made, with everything that decides its bytes."""

import hashlib
from dataclasses import dataclass, field, replace

from pipeline.build.prepared import NO_FIGURES, Prepared
from pipeline.files import program
from pipeline.files.workspace import Workspace
from pipeline.formats import FORMATS
from pipeline.model.edition import Edition
from pipeline.model.house import House
from pipeline.model.kit import Download, Format, Kit, Picture, Sibling, Words
from pipeline.model.language import Voice
from pipeline.text import phrases
from pipeline.voices import TOOLS, VOICE_FILES

WORD_SUFFIX = ".docx"


@dataclass(frozen=True, slots=True)
class Job:
    """One file to be made. Everything that decides its bytes is in here, so that `key` can vouch for it.

    `voice` is the speech engine, "" when the file needs no sound; `speaker` its voice for the language, with the digest
    of the voice's files when the user brought them. `loudness` and `tempo` are those of the voice, None when nobody has
    measured them. `folder` is the workspace, for voices that are files in it; it decides nothing.
    """

    format: str
    edition: Edition
    kit: Kit
    voice: str
    rate: int
    tools: tuple[tuple[str, str], ...]
    code: str
    speaker: str = ""
    speaker_digest: str = ""
    loudness: float | None = None
    tempo: float | None = None
    folder: str = field(default="", repr=False, compare=False)
    _key: str = field(default="", init=False, repr=False, compare=False)

    @property
    def file(self) -> str:
        """Where the file goes, relative to the outputs folder."""
        return f"{self.edition.leaflet}/{self.edition.tag}/{file_name(self.edition, FORMATS[self.format])}"

    @property
    def key(self) -> str:
        """SHA-256 of everything that decides the file's bytes."""
        if not self._key:
            object.__setattr__(self, "_key", hashlib.sha256(repr(self).encode("utf-8")).hexdigest())
        return self._key


def file_name(edition: Edition, made: Format) -> str:
    """The file name of an edition in a format."""
    return f"{edition.leaflet}-{edition.tag}{made.suffix}"


def job_of(
    workspace: Workspace,
    prepared: Prepared,
    name: str,
    words: Words,
    pictures: tuple[Picture, ...],
    made: tuple[Prepared, ...],
    house: House | None,
) -> Job:
    """The file of an edition in the format `name`; `made` are the editions of its leaflet that are made too."""
    format_ = FORMATS[name]
    settings = workspace.settings
    kit = Kit(prepared.language, words, format_.profile, prepared.draft)
    if format_.printed:
        layout = settings.layout.switched(prepared.leaflet.switches)
        kit = replace(kit, profile=settings.profile(format_.profile), layout=layout)
    if format_.pictured:
        kit = replace(kit, pictures=pictures)
    if format_.suffix.endswith(WORD_SUFFIX):
        kit = replace(kit, house=house)
    if format_.media_type == "text/html":
        kit = replace(kit, siblings=_siblings(prepared, made), downloads=_downloads(prepared, words))
        kit = replace(kit, unspoken=_why_silent(prepared))
    heard = bool(prepared.speaker) and (format_.spoken or format_.timed)
    if heard:
        kit = replace(kit, lexicon=prepared.lexicon)
    known = _known_voice(settings.voice, prepared) if heard else None
    tools = dict.fromkeys((*format_.tools, *(TOOLS[settings.voice] if heard else ())))
    return Job(
        format=name,
        edition=prepared.edition,
        kit=kit,
        voice=settings.voice if heard else "",
        rate=(settings.slow_rate if format_.slow else settings.rate) if heard else 0,
        tools=tuple((tool, program.tool_version(tool)) for tool in tools),
        code=program.code_digest(),
        speaker=prepared.speaker if heard else "",
        speaker_digest=workspace.voice_digest(prepared.speaker) if heard and settings.voice in VOICE_FILES else "",
        loudness=known.loudness if known else None,
        tempo=known.tempo if known else None,
        folder=str(workspace.root.resolve()),
    )


def _known_voice(engine: str, prepared: Prepared) -> Voice | None:
    """The voice that the language's own file knows, when it is the one that will speak."""
    voice = prepared.language.voice
    return voice if engine == "espeak" and voice is not None and voice.id == prepared.speaker else None


def _why_silent(prepared: Prepared) -> str:
    """What a reader is told where there is no recording: a language may have a voice that nobody vouches for."""
    if not prepared.unspoken:
        return ""
    return phrases.NO_PROOF if prepared.unspoken == NO_FIGURES else phrases.NO_AUDIO


def _siblings(prepared: Prepared, made: tuple[Prepared, ...]) -> tuple[Sibling, ...]:
    page = FORMATS["html"]
    return tuple(
        Sibling(
            other.language.tag,
            other.language.own_name,
            other.language.direction,
            f"../{other.language.tag}/{file_name(other.edition, page)}",
        )
        for other in made
        if other.language.tag != prepared.language.tag
    )


def _downloads(prepared: Prepared, words: Words) -> tuple[Download, ...]:
    return tuple(
        Download(file_name(prepared.edition, other), words.say(other.label), other.media_type)
        for other in FORMATS.values()
        if other.media_type != "text/html" and other.label and not (other.spoken and prepared.unspoken)
    )
