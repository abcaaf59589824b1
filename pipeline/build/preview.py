"""A look at one leaflet in one language as it stands: the page, and the sound of one message. Always a draft."""

from collections import Counter
from pathlib import Path

from pipeline.build.catalogues import current_catalogue, program_words_in
from pipeline.build.job import Job
from pipeline.build.plan import pictures_of
from pipeline.build.prepared import localised_with, prepare
from pipeline.build.spoken import speaking, voice_of
from pipeline.files import inserts
from pipeline.files import lexicon as lexicons
from pipeline.files.store import store_in
from pipeline.files.workspace import Workspace
from pipeline.formats import FORMATS
from pipeline.formats.sound.recording import encoded
from pipeline.languages import language
from pipeline.model.catalogue import Catalogue, Message
from pipeline.model.edition import Edition
from pipeline.model.errors import VoiceError
from pipeline.model.kit import STANDARD, Kit
from pipeline.model.language import Language
from pipeline.model.leaflet import Leaflet
from pipeline.steps.extract import extract
from pipeline.steps.level import level
from pipeline.steps.localise import variables_of
from pipeline.steps.narrate import narrate
from pipeline.steps.preview import as_it_stands, said
from pipeline.steps.update import translated_as_itself
from pipeline.text.markup.footnotes import numbered_words, numbers_of


def page(workspace: Workspace, leaflet: Leaflet, tag: str) -> bytes:
    """The web page of a leaflet with drafts, and with ⟦words⟧ where nothing is translated yet. It says DRAFT.

    Raises the errors of reading the catalogue and of the format.
    """
    target = language(tag)
    kit = Kit(
        language=target,
        words=program_words_in(workspace, target, leaflet.language),
        profile=STANDARD,
        draft=True,
        pictures=pictures_of(workspace, leaflet),
    )
    return FORMATS["html"].render(_edition(workspace, leaflet, target), kit)


def catalogue_of(workspace: Workspace, leaflet: Leaflet, target: Language) -> Catalogue:
    """The catalogue of a leaflet; in the source language one that translates every message as itself."""
    if target.tag == leaflet.language:
        return translated_as_itself(extract(leaflet), target.tag)
    return current_catalogue(workspace, leaflet, target)


def _edition(workspace: Workspace, leaflet: Leaflet, target: Language) -> Edition:
    catalogue = as_it_stands(catalogue_of(workspace, leaflet, target))
    added = inserts.read(workspace.root, target.folder, leaflet.id)
    return localised_with(workspace, leaflet, target, catalogue, added).edition


def sound(workspace: Workspace, leaflet: Leaflet, tag: str, message: Message) -> tuple[bytes, str]:
    """The translation of one message as MP3, and the words as they are said.

    Raises VoiceError when nobody speaks the language, or when there is nothing to say.
    """
    target = language(tag)
    prepared = prepare(workspace, leaflet, tag)
    if prepared.unspoken:
        raise VoiceError(tag, prepared.unspoken, "a language with a voice", "listen to another language")
    lexicon = lexicons.read(workspace.root, target, leaflet.id)
    program = program_words_in(workspace, target, leaflet.language)
    words = numbered_words(message.target, numbers_of(prepared.edition), Counter(), program, tag)
    script = said(words, target, lexicon, variables_of(leaflet, workspace.settings.variables), program)
    spoken = " ".join(utterance.spoken for utterance in script.parts[0].utterances)
    if not spoken:
        raise VoiceError(tag, "the message has no translation to be spoken", "some words", "translate it first")
    settings = workspace.settings
    job = Job(
        format="mp3",
        edition=prepared.edition,
        kit=Kit(target, program, STANDARD, draft=True),
        voice=settings.voice,
        rate=settings.rate,
        tools=(),
        code="",
        speaker=prepared.speaker,
        speaker_digest=workspace.voice_digest(prepared.speaker),
        folder=str(Path(workspace.root).resolve()),
    )
    speak = speaking(job, store_in(workspace.outputs))
    return encoded(level(narrate(script, speak, voice_of(job)), None).sound), spoken
