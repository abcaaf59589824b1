"""One leaflet in one language, read and checked."""

from dataclasses import dataclass, replace

from pipeline.build.catalogues import current_catalogue, program_words_in
from pipeline.build.findings import case_of, findings_in, findings_in_case
from pipeline.files import glossary as glossaries
from pipeline.files import inserts as insert_files
from pipeline.files import lexicon as lexicons
from pipeline.files import signoffs, waivers
from pipeline.files.store import store_in
from pipeline.files.workspace import Workspace
from pipeline.languages import language
from pipeline.model.case import Case
from pipeline.model.catalogue import Catalogue
from pipeline.model.edition import Edition
from pipeline.model.errors import SettingsError
from pipeline.model.finding import Finding
from pipeline.model.insert import Insert
from pipeline.model.language import Language
from pipeline.model.leaflet import Leaflet
from pipeline.model.lexicon import NO_LEXICON, Lexicon
from pipeline.steps.check import blocks
from pipeline.steps.insert import values_of, with_inserts
from pipeline.steps.localise import Localised, localise, variables_of
from pipeline.steps.placeholders import refuse_unfilled
from pipeline.steps.script import script
from pipeline.steps.waive import waive
from pipeline.text.speakable import has_speaker
from pipeline.voices import OWN_VOICES, VOICES

NO_FIGURES = "no audio: the program cannot say the figures of this language as words"


@dataclass(frozen=True, slots=True)
class Prepared:
    """One leaflet in one language, read and checked.

    `missing` counts the messages without a finished translation. `reason` says why the edition cannot be made,
    "" when it can. `lexicon` holds the spoken forms that its translators chose. `speaker` is the voice that reads it
    out, "" when there is none and `unspoken` says why; another language's voice is never used instead. `inserts` are
    the files of what the language adds to the leaflet. `file` is the catalogue and `messages` how many it has; in the
    source language it is the leaflet's own file, and none.
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
    file: str = ""
    messages: int = 0


@dataclass(frozen=True, slots=True)
class Gathered:
    """One leaflet in one language, read and not checked yet.

    `case` is what there is to check, None in the source language; `found` is what was found in its inserts.
    """

    leaflet: Leaflet
    language: Language
    localised: Localised
    lexicon: Lexicon
    inserts: tuple[Insert, ...]
    found: tuple[Finding, ...]
    case: Case | None


def prepare(workspace: Workspace, leaflet: Leaflet, tag: str) -> Prepared:
    """One leaflet in one language, read and checked.

    Raises SourceError, CatalogueError.
    """
    return prepared(workspace, gather(workspace, leaflet, tag))


def gather(workspace: Workspace, leaflet: Leaflet, tag: str) -> Gathered:
    """One leaflet in one language, read.

    Raises SourceError, CatalogueError.
    """
    target = language(tag)
    lexicon = lexicons.read(workspace.root, target, leaflet.id)
    refuse_unfilled(leaflet, variables_of(leaflet, workspace.settings.variables))
    inserts = insert_files.read(workspace.root, target.folder, leaflet.id)
    found = findings_in(inserts, leaflet, target)
    if tag == leaflet.language:
        localised = localised_with(workspace, leaflet, target, None, inserts)
        return Gathered(leaflet, target, localised, lexicon, inserts, found, None)
    catalogue = current_catalogue(workspace, leaflet, target)
    localised = localised_with(workspace, leaflet, target, catalogue, inserts)
    said = _sentences(workspace, localised.edition, target, lexicon)
    glossary = glossaries.read(workspace.root, language(leaflet.language), target)
    case = case_of(leaflet.id, leaflet.language, catalogue, target, lexicon, said, glossary)
    return Gathered(leaflet, target, localised, lexicon, inserts, found, case)


def prepared(workspace: Workspace, read: Gathered) -> Prepared:
    """What was read of one leaflet in one language, checked.

    Raises SourceError, CatalogueError.
    """
    leaflet, target, edition = read.leaflet, read.language, read.localised.edition
    checked = findings_in_case(read.case, store_in(workspace.outputs)) if read.case else ()
    given = waivers.read(waivers.path_of(workspace.root, leaflet.id, target.folder))
    findings = waive((*checked, *read.found), given)
    approvals = signoffs.read(signoffs.path_of(workspace.root, leaflet.id, target.folder))
    signed = any(off.edition == edition.digest and off.role == "approver" for off in approvals)
    missing = len(read.localised.missing)
    speaker, unspoken = _speaker(workspace, target)
    return Prepared(
        leaflet,
        target,
        edition,
        findings,
        missing,
        not signed,
        _reason(missing, blocks(findings)),
        read.lexicon,
        speaker,
        unspoken,
        tuple(insert.file for insert in read.inserts),
        read.case.catalogue.file if read.case else leaflet.file,
        len(read.case.catalogue.messages) if read.case else 0,
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
    for insert in inserts:
        refuse_unfilled(insert, values)
    return replace(localised, edition=with_inserts(localised.edition, inserts, values))


def refuse_unknown_engine(engine: str) -> None:
    """Refuse a speech engine that nobody knows.

    Raises SettingsError.
    """
    if engine not in VOICES:
        raise SettingsError("settings", f'voice = "{engine}"', f"one of {', '.join(sorted(VOICES))}", "correct it")


def _speaker(workspace: Workspace, target: Language) -> tuple[str, str]:
    """The engine's voice for a language, or "" and why there is none.

    Raises SettingsError for an engine that nobody knows.
    """
    engine = workspace.settings.voice
    refuse_unknown_engine(engine)
    voice = dict(workspace.settings.voices).get(target.tag, "")
    if not voice and engine not in OWN_VOICES:
        return (
            "",
            f"no audio: no voice of the engine {engine} is named for this language in the settings under [voices]",
        )
    if not voice and target.voice is None:
        return "", f"no audio: {target.voice_reason}"
    if not has_speaker(target.tag):
        return "", NO_FIGURES
    return voice or (target.voice.id if target.voice else ""), ""


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
