"""eSpeak NG: the right voice or none, all of the words or an error, and nothing in a text is a command."""

import ctypes
import os
import re
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import espeakng_loader
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.languages import language, tags
from pipeline.model.errors import VoiceError
from pipeline.model.narration import Sound
from pipeline.steps.gate import same_sounds
from pipeline.voices import driver, library, native, utterance
from pipeline.voices.espeak import Espeak

_ENGLISH = "gmw/en-GB-x-rp"
_TEXT = "Do not take more than eight tablets in one day."


@pytest.fixture(scope="module")
def espeak() -> Espeak:
    return Espeak.found()


def _said(espeak: Espeak, text: str, voice: str = _ENGLISH) -> Sound:
    return espeak.speak(text, voice, 150)


def _longest_silence(sound: Sound) -> float:
    """In seconds."""
    runs = re.findall(rb"(?:\0\0)+", sound.pcm)
    return max(map(len, runs), default=0) / 2 / sound.rate


@pytest.mark.parametrize("tag", tags())
def test_every_language_with_a_voice_can_say_its_own_name(espeak: Espeak, tag: str) -> None:
    known = language(tag)
    if known.voice is None:
        assert known.voice_reason
    else:
        assert _said(espeak, known.own_name, known.voice.id).samples > 0.2 * 22050


@pytest.mark.parametrize(
    "voice", ["xx", "zh", "en", "fr-fr", "gmw", "gmw/", "!v/f3", f"{_ENGLISH}+f3", "../lang/gmw/en", "/etc/passwd", "ä"]
)
def test_a_voice_that_is_not_exactly_there_is_refused_by_name(espeak: Espeak, voice: str) -> None:
    before = _said(espeak, _TEXT)
    with pytest.raises(VoiceError, match=f"no voice “{re.escape(voice)}”"):
        _said(espeak, _TEXT, voice)
    assert _said(espeak, _TEXT) == before


def test_a_voice_that_the_engine_does_not_take_is_never_replaced_by_another(
    espeak: Espeak, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "voices", lambda: {"zz/zz": "zz/zz"})
    with pytest.raises(VoiceError, match="set the voice"):
        _said(espeak, _TEXT, "zz/zz")
    # The engine takes this name, but reports another voice.
    monkeypatch.setattr(library, "voices", lambda: {"zz": "en"})
    with pytest.raises(VoiceError, match="was not set"):
        _said(espeak, _TEXT, "zz")


@pytest.mark.parametrize("voice", [_ENGLISH, "zlw/pl", "sit/cmn"])
def test_names_in_small_letters_for_voices_change_no_sample(
    espeak: Espeak, monkeypatch: pytest.MonkeyPatch, voice: str
) -> None:
    quick = _said(espeak, _TEXT, voice)
    monkeypatch.setattr(library, "small_letters", lambda data: data)
    assert _said(espeak, _TEXT, voice) == quick


def test_where_no_links_can_be_made_the_voices_are_found_under_their_own_names(
    espeak: Espeak, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _said(espeak, _TEXT)
    native.small_letters.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "symlink_to", lambda *_, **__: (_ for _ in ()).throw(OSError("not permitted")))
        assert _said(espeak, _TEXT) == before
    native.small_letters.cache_clear()


def test_two_voices_say_the_same_word_differently(espeak: Espeak) -> None:
    assert _said(espeak, "no", "roa/es") != _said(espeak, "no", "cel/cy")


def test_the_case_of_a_voice_id_does_not_matter(espeak: Espeak) -> None:
    assert _said(espeak, _TEXT, _ENGLISH.lower()) == _said(espeak, _TEXT)


@pytest.mark.parametrize("rate", [79, 451])
def test_a_rate_the_engine_would_clip_is_refused(espeak: Espeak, rate: int) -> None:
    with pytest.raises(VoiceError, match=f"{rate} words a minute"):
        espeak.speak(_TEXT, _ENGLISH, rate)


def test_speech_has_room_above_its_loudest_sample(espeak: Espeak) -> None:
    samples = memoryview(_said(espeak, _TEXT).pcm).cast("h")
    assert 0.2 * 32767 < max(samples) < 0.9 * 32767


def test_nothing_is_printed(espeak: Espeak, capfd: pytest.CaptureFixture[str]) -> None:
    _said(espeak, _TEXT)
    assert capfd.readouterr() == ("", "")


def test_threads_wait_for_each_other(espeak: Espeak) -> None:
    with ThreadPoolExecutor(4) as pool:
        sounds = set(pool.map(lambda _: _said(espeak, _TEXT), range(12)))
    assert sounds == {_said(espeak, _TEXT)}


def test_an_engine_that_somebody_still_holds_hears_nothing_of_the_next_text(espeak: Espeak) -> None:
    import pyttsx3

    heard: list[object] = []
    held = pyttsx3.init(driver.NAME)
    held.connect("finished-utterance", lambda name, completed, sound: heard.append(sound))
    assert _said(espeak, _TEXT).samples > 0
    assert heard == []


def test_ssml_is_read_out_and_obeyed_nowhere(espeak: Espeak) -> None:
    tagged = _said(espeak, "Take one <break time='9s'/> tablet.")
    assert tagged.samples > _said(espeak, "Take one tablet.").samples + 22050
    assert _longest_silence(tagged) < 2


def test_phoneme_notation_is_read_out_as_letters(espeak: Espeak) -> None:
    assert _said(espeak, "Say [[a]] now.").samples >= _said(espeak, "Say a now.").samples
    assert (
        _said(espeak, "[[h@l'oU w3:ld h@l'oU w3:ld]]").samples > 1.5 * _said(espeak, "Hello world hello world").samples
    )


@pytest.mark.parametrize("command", ["\x0150S", "\x01+30P", "\x010A", "\x05", "\x0f"])
def test_command_characters_have_no_power(espeak: Espeak, command: str) -> None:
    harmless = " " + command[1:]
    assert _said(espeak, f"Take one {command} tablet.") == _said(espeak, f"Take one {harmless} tablet.")


def test_words_after_a_nul_character_are_spoken(espeak: Espeak) -> None:
    assert _said(espeak, "Stop.\0 Call us.") == _said(espeak, "Stop.  Call us.")


@pytest.mark.parametrize("text", ["-f /etc/passwd", "--help", "-v xx hello", "- means no", "1 - 2 - means"])
def test_a_leading_dash_is_only_a_dash(espeak: Espeak, text: str) -> None:
    assert _said(espeak, text).samples > 0.3 * 22050


@pytest.mark.parametrize("text", ["...", "!!! ???", "— “ ” —", "。，！", "[[", "]]"])
def test_punctuation_alone_is_an_empty_sound(espeak: Espeak, text: str) -> None:
    assert _said(espeak, text).samples == 0


def test_a_figure_that_the_voice_passes_over_is_an_error_that_names_it(espeak: Espeak) -> None:
    with pytest.raises(VoiceError, match="“۴۸” was not spoken"):
        _said(espeak, "ہر ۴۸ گھنٹے", "inc/ur")


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        *((" ".join(map(str, range(100, 170))), voice) for voice in ("zlw/pl", "sem/ar", "roa/ro")),
        ("药" * 203, "sit/cmn"),
        ("吃两片药" * 60, "sit/cmn"),
    ],
)
def test_a_clause_the_engine_cannot_hold_is_an_error(espeak: Espeak, text: str, voice: str) -> None:
    with pytest.raises(VoiceError, match="too long to be spoken whole"):
        _said(espeak, text, voice)


@pytest.mark.parametrize("text", ["药" * 120, "吃两片药，" * 60])
def test_a_clause_the_engine_can_hold_is_spoken(espeak: Espeak, text: str) -> None:
    assert _said(espeak, text, "sit/cmn").samples > len(text) * 0.1 * 22050


def test_words_that_the_dictionary_joins_are_no_error(espeak: Espeak) -> None:
    assert _said(espeak, "I am out of the box as well as in it.").samples > 22050
    assert _said(espeak, "他一心一意，检测调制解调器，不要超过八片。", "sit/cmn").samples > 22050
    assert _said(espeak, "每天吃4片药，不要超过8片。", "sit/cmn").samples > 22050
    assert _said(espeak, "10 000 osób", "zlw/pl").samples > 22050


@pytest.mark.parametrize(
    "text", ["x" * 100_000, "9" * 100_000, "x " * 500_000, "药" * 1_000_000, "x" * 61, "9" * 31, "taking-it-" * 20]
)
def test_text_too_long_to_be_spoken_whole_is_refused_at_once(espeak: Espeak, text: str) -> None:
    start = time.perf_counter()
    with pytest.raises(VoiceError, match="characters") as error:
        _said(espeak, text)
    assert time.perf_counter() - start < 2
    assert len(str(error.value)) < 400


def test_a_long_text_is_spoken_to_its_end(espeak: Espeak) -> None:
    once = _said(espeak, _TEXT).samples
    assert 0.95 < _said(espeak, f"{_TEXT} " * 30).samples / (30 * once) < 1.5


@pytest.mark.parametrize("shift", range(8))
def test_a_long_text_is_never_cut_inside_a_figure(shift: int) -> None:
    text = "x" * shift + " 10,000 or 9:30 or 2.5," * 40
    pieces = tuple(utterance._pieces(text))
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 300
    assert [word for piece in pieces for word in piece.split()] == text.split()


def test_half_a_character_is_refused(espeak: Espeak) -> None:
    with pytest.raises(VoiceError, match="surrogate"):
        _said(espeak, "Stop \ud800 now.")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60), voice=st.sampled_from([_ENGLISH, "zlw/pl", "sem/ar", "sit/cmn", "inc/bn"]))
def test_any_text_is_spoken_or_refused(espeak: Espeak, text: str, voice: str) -> None:
    try:
        sound = _said(espeak, text, voice)
    except VoiceError:
        return
    assert sound.rate == 22050
    assert not any(map(str.isalnum, text)) or sound.samples > 1000


_WORDS = (
    "Take do not water (in) “quoted” A.B. X-ray warfarin, naïve; — don't COVID-19 NHS خذ دواء 药 lek ! ? 10".split()
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_WORDS), min_size=1, max_size=90).map(" ".join)),
    voice=st.sampled_from([_ENGLISH, "zlw/pl", "sem/ar", "sit/cmn", "inc/bn", "inc/ur", "cel/cy"]),
)
def test_what_was_spoken_is_what_the_engine_says_it_would_speak(espeak: Espeak, text: str, voice: str) -> None:
    try:
        sound = _said(espeak, text, voice)
    except VoiceError:
        return
    assert same_sounds(sound.phonemes, espeak.told((text,), voice))
    assert not sound.phonemes or not same_sounds(sound.phonemes, espeak.told(("tablet",), voice))


def test_an_engine_failure_is_an_error_and_passes(espeak: Espeak, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _said(espeak, _TEXT)
    with monkeypatch.context() as patch:
        patch.setattr(library._Ear, "_note", lambda ear, event: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            _said(espeak, _TEXT)
    assert _said(espeak, _TEXT) == before


def test_samples_lost_on_the_way_are_an_error(espeak: Espeak, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "string_at", lambda address, size: b"")
    with pytest.raises(VoiceError, match="gave 0 samples"):
        _said(espeak, _TEXT)


@pytest.mark.parametrize("package", ["pyttsx3", "espeakng_loader"])
def test_a_missing_package_is_named_with_the_command_that_installs_it(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(VoiceError, match=f"pip install {package.replace('_', '-')}"):
        Espeak.found()


def test_a_missing_library_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(espeakng_loader, "get_library_path", lambda: str(tmp_path / "libespeak-ng.so"))
    with pytest.raises(VoiceError, match="cannot be loaded"):
        Espeak.found()


@pytest.mark.parametrize(("folder", "found"), [(".", "cannot start"), ("gone", "took its data from")])
def test_data_of_another_installation_is_never_used(
    folder: str, found: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ESPEAK_DATA_PATH", espeakng_loader.get_data_path())
    monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(tmp_path / folder))
    with pytest.raises(VoiceError, match=found):
        Espeak.found()


def test_an_engine_that_is_too_old_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "_OLDEST", (99, 0))
    with pytest.raises(VoiceError, match="its version is"):
        Espeak.found()


@pytest.mark.parametrize(
    ("loss", "found"),
    [
        (lambda came: replace(came, words=came.words[1:]), "“Do” was not spoken"),
        (lambda came: replace(came, words=came.words[:-4]), "“day.” was not spoken"),
        (lambda came: replace(came, words=()), "“Do” was not spoken"),
        (lambda came: replace(came, end=came.end - 4), "speech ended at character 43"),
    ],
)
def test_words_that_the_engine_drops_are_an_error(
    loss: Callable[[library.Spoken], library.Spoken], found: str, espeak: Espeak, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak = library.Library.speak
    monkeypatch.setattr(library.Library, "speak", lambda engine, text: loss(speak(engine, text)))
    with pytest.raises(VoiceError, match=found):
        _said(espeak, _TEXT)


def test_data_under_a_very_long_path_speaks_the_same(
    espeak: Espeak, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = _said(espeak, _TEXT)
    folder = tmp_path / ("a" * 120) / ("b" * 120)
    folder.mkdir(parents=True)
    data = folder / "espeak-ng-data"
    data.symlink_to(espeakng_loader.get_data_path(), target_is_directory=True)
    monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(data))
    assert _said(espeak, _TEXT) == before


def test_somebody_else_using_the_same_library_changes_nothing(espeak: Espeak) -> None:
    before = _said(espeak, _TEXT)
    with library.opened("roa/es", 200) as theirs:
        first = theirs.speak("Uno, dos, tres.")
        assert _said(espeak, _TEXT) == before
        assert theirs.speak("Uno, dos, tres.").words == first.words


@pytest.mark.skipif(sys.platform == "win32", reason="asks the loader of POSIX systems whether a library is loaded")
def test_no_library_stays_in_memory(espeak: Espeak) -> None:
    _said(espeak, _TEXT)
    with pytest.raises(OSError, match="dlopen"):
        ctypes.CDLL(espeakng_loader.get_library_path(), os.RTLD_NOLOAD)
