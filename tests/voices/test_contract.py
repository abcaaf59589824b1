"""What every member of the family of voices promises.

Engines whose voices the user brings (piper, system) are not there on every computer; they have tests of their own.
"""

import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from pipeline.model.errors import VoiceError
from pipeline.model.speech import Speech
from pipeline.voices import OWN_VOICES, TOOLS, VOICES

_WELSH = "Peidiwch â chymryd mwy nag wyth tabled mewn pedair awr ar hugain."


@pytest.fixture(params=sorted(OWN_VOICES))
def speech(request: pytest.FixtureRequest) -> Speech:
    return VOICES[str(request.param)]()


def _pcm(name: str, text: str) -> bytes:
    return VOICES[name]().speak(text, "cel/cy", 150).pcm


def test_looking_at_the_table_loads_no_engine() -> None:
    code = (
        "import sys, pipeline.voices; "
        "print(sorted({'ctypes', '_ctypes', 'pyttsx3', 'espeakng_loader', 'pipeline.voices.espeak'} & {*sys.modules}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_every_engine_says_which_distributions_decide_how_it_sounds() -> None:
    assert set(TOOLS) == set(VOICES)


def test_a_voice_is_called_what_the_table_calls_it_and_says_its_version(speech: Speech) -> None:
    assert VOICES[speech.name]() == speech
    assert any(map(str.isdigit, speech.version))


def test_equal_words_give_equal_bytes_whatever_was_spoken_before(speech: Speech) -> None:
    first = speech.speak(_WELSH, "cel/cy", 150)
    for other in ("Llyncwch y tabledi.", "Ffoniwch ni.", "Stopiwch!"):
        speech.speak(other, "cel/cy", 190)
    assert speech.speak(_WELSH, "cel/cy", 150) == first


def test_equal_words_give_equal_bytes_in_a_spawned_process(speech: Speech) -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        there = pool.submit(_pcm, speech.name, _WELSH).result(timeout=60)
    assert there == _pcm(speech.name, _WELSH)


def test_twice_the_words_take_about_twice_the_time(speech: Speech) -> None:
    once = speech.speak(_WELSH, "cel/cy", 150)
    twice = speech.speak(f"{_WELSH} {_WELSH}", "cel/cy", 150)
    assert 1.8 < twice.samples / once.samples < 2.4


def test_a_slower_rate_takes_longer(speech: Speech) -> None:
    slow, fast = (speech.speak(_WELSH, "cel/cy", rate).samples for rate in (100, 200))
    assert 1.6 < slow / fast < 2.4


@pytest.mark.parametrize("blank", ["", " ", "\n\t "])
def test_blank_text_is_an_empty_sound(speech: Speech, blank: str) -> None:
    assert speech.speak(blank, "cel/cy", 150).samples == 0


def test_without_a_voice_nothing_is_spoken(speech: Speech) -> None:
    with pytest.raises(VoiceError):
        speech.speak(_WELSH, "", 150)


@pytest.mark.parametrize("rate", [0, -150])
def test_an_impossible_rate_is_refused(speech: Speech, rate: int) -> None:
    with pytest.raises(VoiceError, match="words a minute"):
        speech.speak(_WELSH, "cel/cy", rate)
