"""No narration passes that is not what the script says: each kind of harm is found, with the real voice."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from pipeline.languages import language
from pipeline.model.errors import VoiceError
from pipeline.model.narration import Clip, Narration, Part, Script, Sound, Utterance
from pipeline.steps.gate import faults_of, refuse_faults
from pipeline.steps.narrate import narrate
from pipeline.text.speakable import spoken
from pipeline.voices import VOICES

RATE = 145
TEXT = (
    "Do not take more than 8 tablets of 500 mg in 24 hours.",
    "You must not drive for 48 hours after the operation.",
    "Call us on 020 7946 0123 if the pain is not better after 2–3 days.",
    "This happens to fewer than 1% of people.",
    "Take the tablets with a glass of water and with food.",
    "Keep the wound dry until the nurse has looked at it.",
    "Come back to the ward on 22 November 2026 at 9:30am.",
)


@cache
def said(text: str, tag: str = "en", rate: int = RATE) -> Sound:
    voice = language(tag).voice
    assert voice is not None
    return VOICES["espeak"]().speak(text, voice.id, rate)


def script_of(text: tuple[str, ...] = TEXT) -> Script:
    utterances = [Utterance(f"a{n}", line, spoken(line, language("en")).text, 300) for n, line in enumerate(text)]
    return Script((Part("a0", "Dose", tuple(utterances[:3])), Part("a3", "Food", tuple(utterances[3:]))))


def faults(narration: Narration, script: Script | None = None) -> tuple[str, ...]:
    voice = language("en").voice
    assert voice is not None
    return faults_of(script or script_of(), narration, RATE, voice.tempo, lambda text: said(text).phonemes)


def changed(narration: Narration, number: int, change: Callable[[Clip], Clip]) -> Narration:
    clips = list(narration.clips)
    clips[number] = change(clips[number])
    return replace(narration, clips=tuple(clips))


@pytest.fixture(scope="module")
def sound() -> Narration:
    return narrate(script_of(), said, "voice")


def test_what_the_script_says_passes(sound: Narration) -> None:
    assert faults(sound) == ()
    refuse_faults(script_of(), sound, RATE, None)


def test_a_dropped_sentence_is_found() -> None:
    short = narrate(script_of(TEXT[:4] + TEXT[5:]), said, "voice")
    assert "“Keep the wound dry until the nurse has looked at it.” is spoken where" in faults(short)[0]
    last = narrate(script_of(TEXT[:-1]), said, "voice")
    assert f"“{TEXT[-1]}” is not spoken" in faults(last)


def test_a_sentence_too_many_is_found(sound: Narration) -> None:
    assert f"“{TEXT[-1]}” is spoken and not in the script" in faults(sound, script_of(TEXT[:-1]))


@pytest.mark.parametrize("tag", ["cy", "pl", "es"])
def test_the_voice_of_another_language_is_found(tag: str) -> None:
    other = narrate(script_of(), lambda text: said(text, tag), "voice")
    assert len([fault for fault in faults(other) if "was not spoken as" in fault]) == len(TEXT)


@pytest.mark.parametrize("rate", [100, 120, 175, 220])
def test_another_rate_is_found(rate: int) -> None:
    other = narrate(script_of(), lambda text: said(text, rate=rate), "voice")
    assert any("phonemes a second, were it spoken at 145 words a minute" in fault for fault in faults(other))


@pytest.mark.parametrize("word", ["not ", "five hundred ", "forty-", "zero ", "fewer "])
def test_a_missing_word_is_found(word: str) -> None:
    other = narrate(script_of(), lambda text: said(text.replace(word, "", 1)), "voice")
    lost = [line for line in TEXT if word in spoken(line, language("en")).text]
    assert [fault.split("”")[0][1:] for fault in faults(other)] == lost


@pytest.mark.parametrize("samples", [-4000, -1, 1, 4000])
def test_a_shifted_clip_is_found(sound: Narration, samples: int) -> None:
    moved = changed(sound, 2, lambda clip: replace(clip, start=clip.start + samples, end=clip.end + samples))
    assert any("samples of pause" in fault for fault in faults(moved))


def test_two_sounds_in_each_others_place_are_found(sound: Narration) -> None:
    first, second = sound.clips[:2]
    swapped = changed(sound, 0, lambda clip: replace(clip, phonemes=second.phonemes))
    found = faults(changed(swapped, 1, lambda clip: replace(clip, phonemes=first.phonemes)))
    assert len([fault for fault in found if "was not spoken as" in fault]) == 2


def test_a_clip_without_phonemes_is_found(sound: Narration) -> None:
    assert faults(changed(sound, 1, lambda clip: replace(clip, phonemes=()))) == (f"“{TEXT[1]}” has no phonemes",)


def test_a_clip_cut_short_is_found(sound: Narration) -> None:
    cut = changed(sound, 1, lambda clip: replace(clip, end=clip.start + 900))
    assert any("phonemes a second, were it spoken at 150" in fault for fault in faults(cut))
    assert any("is not silent" in fault for fault in faults(cut))


def test_sound_in_a_pause_is_found(sound: Narration) -> None:
    pcm = bytearray(sound.sound.pcm)
    pcm[2 * sound.clips[0].end + 10] = 40
    noisy = replace(sound, sound=replace(sound.sound, pcm=bytes(pcm)))
    assert faults(noisy) == (f"the pause after “{TEXT[0]}” is not silent",)


def test_chapters_that_leave_a_gap_are_found(sound: Narration) -> None:
    first, second = sound.chapters
    gap = replace(sound, chapters=(replace(first, end=first.end - 1), second))
    assert faults(gap) == ("the chapter “Food” does not begin where “Dose” ends",)
    short = replace(sound, chapters=(first, replace(second, end=second.end - 1)))
    assert faults(short) == ("the last chapter does not end with the sound",)


def test_a_faulty_narration_is_refused(sound: Narration) -> None:
    with pytest.raises(VoiceError, match="1 faults, the first: “You must not drive"):
        refuse_faults(script_of(), changed(sound, 1, lambda clip: replace(clip, phonemes=())), RATE, None)


def test_an_engine_that_tells_no_phonemes_is_held_to_the_rest() -> None:
    untold = narrate(script_of(), lambda text: replace(said(text), phonemes=()), "voice")
    assert faults(untold) == ()
    assert faults(replace(untold, clips=untold.clips[:-1])) != ()
