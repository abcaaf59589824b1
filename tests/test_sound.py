"""The sample leaflets as they are heard: every figure in every language, every utterance against its approved form."""

import re
from functools import cache
from pathlib import Path

import pytest

from pipeline.build.job import Job
from pipeline.build.plan import plan
from pipeline.build.spoken import spoken_kit
from pipeline.files.store import Store
from pipeline.files.workspace import open_workspace
from pipeline.languages import language
from pipeline.model.narration import Script, Utterance
from pipeline.steps.gate import faults_of
from pipeline.steps.narrate import narrate
from pipeline.steps.script import script
from pipeline.text import phrases
from pipeline.text.speakable import spoken
from pipeline.voices import VOICES, library

ROOT = Path(__file__).parent.parent
TAGS = ("ar", "bn", "cy", "en", "es", "pl", "ro", "ur", "zh-Hans")
LEAFLETS = ("balloon-kyphoplasty", "pain-relief-at-home")
# What a change to the English voice looks like in the engine's notation.
ENGLISH = "(en"


@cache
def job(leaflet: str, tag: str, format_: str = "mp3") -> Job:
    workspace = open_workspace(ROOT)
    return plan(workspace, [(workspace.leaflet(leaflet), (tag,))], (format_,)).jobs[0]


def said(made: Job) -> Script:
    return script(made.edition, made.kit.language, made.kit.words, made.kit.draft, made.kit.lexicon, minutes=5)


def utterances(made: Job) -> list[Utterance]:
    return [utterance for part in said(made).parts for utterance in part.utterances]


@pytest.mark.parametrize("tag", TAGS)
def test_every_figure_of_both_leaflets_is_heard_in_its_own_language(tag: str) -> None:
    """Every token has phonemes of its own, and no figure is read by the English voice inside another language."""
    made = [job(leaflet, tag) for leaflet in LEAFLETS]
    steps = {
        step
        for one in made
        for utterance in utterances(one)
        for step in spoken(utterance.written, one.kit.language, one.kit.lexicon).trace
        if step.rule != "address"
    }
    assert len({step.source for step in steps if any(map(str.isdecimal, step.source))}) >= 30
    with library.opened(made[0].speaker, 145) as engine:
        for step in steps:
            for token in re.findall(r"[^\s.,;:!?،؛؟۔।，。、]+", step.spoken):
                phonemes = engine.phonemes(token)
                assert re.search(r"[A-Za-z@0-9]", phonemes), f"{step.source}: “{token}” is not heard"
            if tag != "en":
                assert ENGLISH not in engine.phonemes(step.spoken), f"{step.source}: {step.spoken}"


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag != "en"])
def test_nothing_but_addresses_is_read_in_english(tag: str) -> None:
    for leaflet in LEAFLETS:
        made = job(leaflet, tag)
        with library.opened(made.speaker, 145) as engine:
            for utterance in utterances(made):
                if "@" not in utterance.written:
                    assert ENGLISH not in engine.phonemes(utterance.spoken), utterance.written


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("leaflet", LEAFLETS)
def test_every_utterance_is_spoken_as_its_approved_form(leaflet: str, tag: str, sample_store: Path) -> None:
    """The narration of a build, held against the same words spoken anew, and the playing time that it announces."""
    made = job(leaflet, tag, "timing")
    narration = spoken_kit(made, Store(sample_store)).narration
    assert narration is not None
    engine = VOICES["espeak"]()
    length = narration.sound.samples / narration.sound.rate / 60
    written = {clip.written for clip in narration.clips}
    minutes = next(n for n in range(1, 20) if made.kit.words.say(phrases.SPOKEN_DURATION, minutes=str(n)) in written)
    assert abs(minutes - length) < 0.55
    approved = script(made.edition, made.kit.language, made.kit.words, made.kit.draft, made.kit.lexicon, minutes)

    def pronounce(text: str) -> tuple[str, ...]:
        return engine.speak(text, made.speaker, made.rate).phonemes

    assert faults_of(approved, narration, made.rate, made.tempo, pronounce) == ()


@pytest.mark.parametrize(("format_", "least", "most"), [("mp3", 140, 160), ("mp3-slow", 105, 125)])
def test_the_two_speeds_are_what_a_listener_hears(format_: str, least: int, most: int) -> None:
    """Words a minute of the whole English recording, pauses and all."""
    made = job("pain-relief-at-home", "en", format_)
    engine = VOICES["espeak"]()
    narration = narrate(said(made), lambda text: engine.speak(text, made.speaker, made.rate), "voice")
    words = sum(len(utterance.spoken.replace("-", " ").split()) for utterance in utterances(made))
    assert least <= words / (narration.sound.samples / narration.sound.rate) * 60 <= most


@pytest.mark.parametrize("tag", TAGS)
def test_every_voice_of_the_samples_has_been_measured(tag: str) -> None:
    voice = language(tag).voice
    assert voice is not None
    assert voice.loudness is not None
    assert voice.tempo is not None
