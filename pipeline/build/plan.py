"""What is to be made: every leaflet in every language, checked, with all that its formats need."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache, partial

from pipeline.build.kept import kept_findings
from pipeline.files import glossary as glossaries
from pipeline.files import inserts as insert_files
from pipeline.files import lexicon as lexicons
from pipeline.files import program, signoffs, waivers
from pipeline.files.store import FOLDER, Store
from pipeline.files.workspace import Workspace
from pipeline.formats import FORMATS
from pipeline.languages import language
from pipeline.languages.medicines import medicines
from pipeline.model.artefact import NotMade
from pipeline.model.case import Case
from pipeline.model.catalogue import Catalogue
from pipeline.model.edition import Edition
from pipeline.model.errors import SettingsError, SourceError
from pipeline.model.finding import Finding
from pipeline.model.glossary import Glossary
from pipeline.model.house import House
from pipeline.model.insert import Insert
from pipeline.model.kit import Download, Format, Kit, Picture, Sibling, Words
from pipeline.model.language import Language, Voice
from pipeline.model.leaflet import Leaflet, figures
from pipeline.model.lexicon import NO_LEXICON, Lexicon
from pipeline.steps import words as program_words
from pipeline.steps.check import blocks, check
from pipeline.steps.extract import extract
from pipeline.steps.headers import new_headers, project_name
from pipeline.steps.insert import as_catalogue, refuse_unknown, values_of, with_inserts
from pipeline.steps.localise import Localised, localise, variables_of
from pipeline.steps.mark import mark
from pipeline.steps.script import script
from pipeline.steps.update import blank, update
from pipeline.steps.waive import waive
from pipeline.text import phrases
from pipeline.text.inline import placeholders
from pipeline.text.speakable import has_speaker
from pipeline.voices import OWN_VOICES, TOOLS, VOICE_FILES, VOICES

_WORD_SUFFIX = ".docx"
_NO_FIGURES = "no audio: the program cannot say the figures of this language as words"
PROGRAM_LANGUAGE = program_words.LANGUAGE
# An insert is no translation: only checks that look at the words themselves can say something of it.
# Names may be written in other letters, but not in letters of two alphabets.
_WITHOUT_SOURCE = (("C024", True), ("C025", False))


@dataclass(frozen=True, slots=True)
class Prepared:
    """One leaflet in one language, read and checked.

    `missing` counts the messages without a finished translation. `reason` says why the edition cannot be made,
    "" when it can. `lexicon` holds the spoken forms that its translators chose. `speaker` is the voice that reads it
    out, "" when there is none and `unspoken` says why; another language's voice is never used instead. `inserts` are
    the files of what the language adds to the leaflet.
    """

    leaflet: Leaflet
    language: Language
    edition: Edition
    findings: tuple[Finding, ...]
    missing: int
    draft: bool
    reason: str
    lexicon: Lexicon = NO_LEXICON
    speaker: str = ""
    unspoken: str = ""
    inserts: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to be made, the files that cannot be made, and everything that was found on the way.

    `overrides` says what of the organisation's own Word template is not taken over, and why. `editions` has every
    language of the leaflets, also those of which nothing is to be made now: what was made of them before may be stale.
    `leaflets` are the ids of all that the workspace has.
    """

    prepared: tuple[Prepared, ...]
    jobs: tuple[Job, ...]
    not_made: tuple[NotMade, ...]
    overrides: tuple[str, ...] = ()
    editions: tuple[Prepared, ...] = ()
    leaflets: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of every leaflet in every language."""
        return tuple(finding for prepared in self.prepared for finding in prepared.findings)


def file_name(edition: Edition, made: Format) -> str:
    """The file name of an edition in a format."""
    return f"{edition.leaflet}-{edition.tag}{made.suffix}"


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


def findings_of(
    leaflet: str,
    source: str,
    catalogue: Catalogue,
    target: Language,
    lexicon: Lexicon = NO_LEXICON,
    sentences: tuple[str, ...] = (),
    glossary: Glossary | None = None,
    store: Store | None = None,
) -> tuple[Finding, ...]:
    """What every check finds in a catalogue; `leaflet` is its id, `source` the language that it translates.

    `lexicon`, `sentences` and `glossary` as in `pipeline.model.case.Case`. With a `store`, what was found before in the
    very same is not looked for again.
    """
    case = Case(leaflet, language(source), target, catalogue, lexicon, sentences, glossary, medicines())
    return kept_findings(case, _look, store)


def _look(case: Case) -> tuple[Finding, ...]:
    # Where everything was looked at before, no check is loaded.
    from pipeline.checks import CHECKS, IN_PARTS, WHOLE

    return check(case, CHECKS.values(), WHOLE, IN_PARTS)


def store_of(workspace: Workspace) -> Store:
    """Where a workspace keeps what is costly to make."""
    return Store(workspace.outputs / FOLDER)


def program_catalogue(workspace: Workspace, target: Language) -> Catalogue:
    """The workspace's own catalogue of the program's words, in line with the program as it is now."""
    template = program_words.template(program.phrase_places())
    name = workspace.catalogue_name(program_words.CATALOGUE, target.folder)
    catalogue = workspace.catalogue(program_words.CATALOGUE, target.tag, target.folder)
    return update(template, catalogue or replace(blank(template, target.tag, ()), file=name))


def prepare(workspace: Workspace, leaflet: Leaflet, tag: str) -> Prepared:
    """One leaflet in one language, read and checked.

    Raises SourceError, CatalogueError.
    """
    target = language(tag)
    lexicon = lexicons.read(workspace.root, target, leaflet.id)
    refuse_unknown_placeholders(leaflet, variables_of(leaflet, workspace.settings.variables))
    inserts = insert_files.read(workspace.root, target.folder, leaflet.id)
    found = findings_in(inserts, leaflet, target)
    if tag == leaflet.language:
        localised = localised_with(workspace, leaflet, target, None, inserts)
    else:
        catalogue = current_catalogue(workspace, leaflet, target)
        localised = localised_with(workspace, leaflet, target, catalogue, inserts)
        said = _sentences(workspace, localised.edition, target, lexicon)
        glossary = glossaries.read(workspace.root, language(leaflet.language), target)
        store = store_of(workspace)
        checked = findings_of(leaflet.id, leaflet.language, catalogue, target, lexicon, said, glossary, store)
        found = (*checked, *found)
    findings = waive(found, waivers.read(waivers.path_of(workspace.root, leaflet.id, target.folder)))
    approvals = signoffs.read(signoffs.path_of(workspace.root, leaflet.id, target.folder))
    signed = any(off.edition == localised.edition.digest and off.role == "approver" for off in approvals)
    missing = len(localised.missing)
    reason = _reason(missing, blocks(findings))
    speaker, unspoken = _speaker(workspace, target)
    return Prepared(
        leaflet,
        target,
        localised.edition,
        findings,
        missing,
        not signed,
        reason,
        lexicon,
        speaker,
        unspoken,
        tuple(insert.file for insert in inserts),
    )


def localised_with(
    workspace: Workspace,
    leaflet: Leaflet,
    target: Language,
    catalogue: Catalogue | None,
    inserts: tuple[Insert, ...],
) -> Localised:
    """The edition of a leaflet with what its language adds; without a catalogue in the source language.

    Raises SourceError for an insert with a placeholder that nothing fills.
    """
    variables = variables_of(leaflet, workspace.settings.variables)
    localised = localise(leaflet, catalogue, target.tag, variables)
    if not inserts:
        return localised
    values = values_of(leaflet.control, variables, target.locale)
    refuse_unknown(inserts, values)
    return replace(localised, edition=with_inserts(localised.edition, inserts, values))


def findings_in(inserts: tuple[Insert, ...], leaflet: Leaflet, target: Language) -> tuple[Finding, ...]:
    """What the checks that need no source find in inserts: other letters than those of the language."""
    if not inserts:
        return ()
    from pipeline.checks import CHECKS

    found: list[Finding] = []
    for insert in inserts:
        for code, named in _WITHOUT_SOURCE:
            texts = as_catalogue(insert, leaflet.id, target.tag, named)
            found.extend(check(Case(leaflet.id, target, target, texts, medicines=medicines()), (CHECKS[code],)))
    return tuple(replace(one, words=one.target) for one in found)


def _speaker(workspace: Workspace, target: Language) -> tuple[str, str]:
    """The engine's voice for a language, or "" and why there is none.

    Raises SettingsError for an engine that nobody knows.
    """
    engine = workspace.settings.voice
    if engine not in VOICES:
        raise SettingsError("settings", f'voice = "{engine}"', f"one of {', '.join(sorted(VOICES))}", "correct it")
    voice = dict(workspace.settings.voices).get(target.tag, "")
    if not voice and engine not in OWN_VOICES:
        return (
            "",
            f"no audio: no voice of the engine {engine} is named for this language in the settings under [voices]",
        )
    if not voice and target.voice is None:
        return "", f"no audio: {target.voice_reason}"
    if not has_speaker(target.tag):
        return "", _NO_FIGURES
    return voice or (target.voice.id if target.voice else ""), ""


def _why_silent(prepared: Prepared) -> str:
    """What a reader is told where there is no recording: a language may have a voice that nobody vouches for."""
    if not prepared.unspoken:
        return ""
    return phrases.NO_PROOF if prepared.unspoken == _NO_FIGURES else phrases.NO_AUDIO


def _sentences(workspace: Workspace, edition: Edition, target: Language, lexicon: Lexicon) -> tuple[str, ...]:
    """Every sentence of a recording as printed; only looked for when some have a spoken form of their own."""
    if not lexicon.sentences or not has_speaker(target.tag):
        return ()
    words = program_words_in(workspace, target, edition.source_tag)
    said = script(edition, target, words, draft=True, lexicon=lexicon)
    return tuple(utterance.written for part in said.parts for utterance in part.utterances)


def _reason(missing: int, blocked: bool) -> str:
    if missing:
        return f"{missing} message{'s' if missing > 1 else ''} not translated or marked fuzzy"
    return "a check found something that must be mended first" if blocked else ""


def refuse_unknown_placeholders(leaflet: Leaflet, variables: dict[str, str]) -> None:
    """Refuse a leaflet with a placeholder that nothing fills: a patient would read its name.

    Raises SourceError.
    """
    lines = {origin.anchor: origin.line for origin in leaflet.origins}
    for text in leaflet.texts():
        for name in placeholders(text.words):
            if name not in variables:
                raise SourceError(
                    f"{leaflet.file}:{lines[text.anchor]}",
                    "the placeholder {{" + name + "}} has no value",
                    f"one of {', '.join(sorted(variables)) or 'the variables of the leaflet'}",
                    'add it under "variables:" at the top of the leaflet, or to the settings',
                )


def plan(workspace: Workspace, chosen: Iterable[tuple[Leaflet, tuple[str, ...]]], formats: tuple[str, ...]) -> Plan:
    """Everything that is to be made for some leaflets, each in some of its languages.

    Raises the errors of reading the sources and catalogues.
    """
    prepared: list[Prepared] = []
    jobs: list[Job] = []
    not_made: list[NotMade] = []
    everyone: list[Prepared] = []
    house, overrides = _house(workspace, formats)
    words_in = cache(partial(program_words_in, workspace))
    for leaflet, tags in chosen:
        own = tuple(dict.fromkeys((leaflet.language, *leaflet.control.languages)))
        editions = {tag: prepare(workspace, leaflet, tag) for tag in own}
        everyone.extend(editions.values())
        made = tuple(edition for edition in editions.values() if not edition.reason)
        pictures = pictures_of(workspace, leaflet)
        for tag in tags:
            edition = editions[tag]
            prepared.append(edition)
            for name in formats:
                reason = edition.reason or (edition.unspoken if FORMATS[name].spoken else "")
                if reason:
                    not_made.append(NotMade(leaflet.id, tag, name, reason))
                else:
                    words = words_in(edition.language, leaflet.language)
                    jobs.append(_job(workspace, edition, name, words, pictures, made, house))
    return Plan(tuple(prepared), tuple(jobs), tuple(not_made), overrides, tuple(everyone), workspace.leaflet_ids())


def _house(workspace: Workspace, formats: tuple[str, ...]) -> tuple[House | None, tuple[str, ...]]:
    """The organisation's own template, where there is one and a Word document is to be made."""
    if not workspace.settings.template or not any(FORMATS[name].suffix.endswith(_WORD_SUFFIX) for name in formats):
        return None, ()
    from pipeline.build.house import read_template
    from pipeline.build.pictures import media_type

    return read_template(workspace, media_type)


def _job(
    workspace: Workspace,
    prepared: Prepared,
    name: str,
    words: Words,
    pictures: tuple[Picture, ...],
    made: tuple[Prepared, ...],
    house: House | None,
) -> Job:
    format_ = FORMATS[name]
    settings = workspace.settings
    kit = Kit(prepared.language, words, format_.profile, prepared.draft)
    if format_.printed:
        layout = settings.layout.switched(prepared.leaflet.switches)
        kit = replace(kit, profile=settings.profile(format_.profile), layout=layout)
    if format_.pictured:
        kit = replace(kit, pictures=pictures)
    if format_.suffix.endswith(_WORD_SUFFIX):
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
