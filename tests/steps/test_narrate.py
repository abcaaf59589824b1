"""Narration: nothing skipped, pauses exact to the sample, chapters without gaps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.errors import VoiceError
from pipeline.model.narration import Narration, Part, Script, Sound, Utterance
from pipeline.steps.narrate import narrate, trimmed

_RATE = 1000
_LOUD = b"\x00\x40"


def _beep(text: str) -> Sound:
    """Ten loud samples for each character, 100 silent ones before and 200 after."""
    return Sound(bytes(200) + _LOUD * (10 * len(text)) + bytes(400), _RATE)


def _script(*parts: tuple[str, ...], pause: int = 300) -> Script:
    return Script(
        tuple(
            Part(f"p{number}", f"Part {number}", tuple(Utterance(word, word, f"{word} said", pause) for word in words))
            for number, words in enumerate(parts)
        )
    )


_WORDS = st.text("abc", min_size=1, max_size=5)
_SCRIPTS = st.builds(
    lambda parts, pause: _script(*map(tuple, parts), pause=pause),
    st.lists(st.lists(_WORDS, min_size=1, max_size=4), min_size=1, max_size=4),
    st.integers(0, 999),
)


def _spoken(script: Script) -> Narration:
    return narrate(script, _beep, "zlw/pl")


@given(_SCRIPTS)
def test_every_utterance_has_one_clip_in_order_inside_the_sound(script: Script) -> None:
    narration = _spoken(script)
    utterances = [utterance for part in script.parts for utterance in part.utterances]
    assert [clip.written for clip in narration.clips] == [utterance.written for utterance in utterances]
    assert [clip.anchor for clip in narration.clips] == [utterance.anchor for utterance in utterances]
    ends = [0, *(clip.end for clip in narration.clips)]
    assert all(end <= clip.start < clip.end for end, clip in zip(ends, narration.clips, strict=False))
    assert ends[-1] <= narration.sound.samples


@given(_SCRIPTS)
def test_chapters_are_the_parts_and_cover_the_sound_without_gaps(script: Script) -> None:
    narration = _spoken(script)
    assert [(chapter.anchor, chapter.title) for chapter in narration.chapters] == [
        (part.anchor, part.title) for part in script.parts
    ]
    assert [chapter.start for chapter in narration.chapters] == [0, *(c.end for c in narration.chapters[:-1])]
    assert narration.chapters[-1].end == narration.sound.samples
    assert all(chapter.start < chapter.end for chapter in narration.chapters)


@given(_SCRIPTS)
def test_a_clip_holds_the_speech_and_the_pause_after_it_is_exact(script: Script) -> None:
    narration = _spoken(script)
    utterances = [utterance for part in script.parts for utterance in part.utterances]
    starts = [*(clip.start for clip in narration.clips[1:]), narration.sound.samples]
    for clip, utterance, following in zip(narration.clips, utterances, starts, strict=True):
        sound = narration.sound.pcm[2 * clip.start : 2 * clip.end]
        assert sound.count(_LOUD) == 10 * len(utterance.spoken)
        assert following - clip.end == utterance.pause_ms * _RATE // 1000
        assert not any(narration.sound.pcm[2 * clip.end : 2 * following])


def test_a_narration_names_its_voice_and_rate() -> None:
    narration = _spoken(_script(("one",)))
    assert (narration.voice, narration.sound.rate) == ("zlw/pl", _RATE)


def test_silence_at_the_ends_is_cut_to_a_margin() -> None:
    assert trimmed(_beep("ab")) == bytes(2 * 30) + _LOUD * 20 + bytes(2 * 60)


def test_speech_without_silence_around_it_is_kept_whole() -> None:
    assert trimmed(Sound(_LOUD * 5, _RATE)) == _LOUD * 5


def test_a_pause_inside_speech_is_kept() -> None:
    inside = _LOUD + bytes(1000) + _LOUD
    assert inside in trimmed(Sound(bytes(400) + inside, _RATE))


@given(st.binary(max_size=400).filter(lambda pcm: len(pcm) % 2 == 0))
def test_trimming_takes_only_what_is_quiet(pcm: bytes) -> None:
    kept = trimmed(Sound(pcm, _RATE))
    where = next(index for index in range(0, len(pcm) + 1, 2) if pcm.startswith(kept, index))
    cut = memoryview(pcm[:where] + pcm[where + len(kept) :]).cast("h")
    assert all(-32 <= sample <= 32 for sample in cut)


def test_all_silent_sound_is_kept_as_it_is() -> None:
    assert trimmed(Sound(bytes(500), _RATE)) == bytes(500)


@pytest.mark.parametrize("spoken", ["", " ", "—", "* * *"])
def test_an_utterance_with_nothing_to_pronounce_is_refused_not_skipped(spoken: str) -> None:
    script = Script((Part("a", "Doses", (Utterance("a", "≥ ☐", spoken, 300),)),))
    with pytest.raises(VoiceError, match="chapter “Doses”: there is nothing to pronounce in “≥ ☐”"):
        _spoken(script)


def test_a_voice_that_gives_no_sound_is_refused() -> None:
    with pytest.raises(VoiceError, match="no sound for “one”"):
        narrate(_script(("one",)), lambda text: Sound(b"", _RATE), "zlw/pl")


def test_a_part_with_nothing_to_say_is_refused() -> None:
    with pytest.raises(VoiceError, match="“Part 1”: the chapter has nothing to say"):
        _spoken(_script(("one",), ()))


def test_an_empty_script_is_refused() -> None:
    with pytest.raises(VoiceError, match="empty"):
        _spoken(Script(()))


def test_a_change_of_sample_rate_is_refused() -> None:
    rates = iter((1000, 2000))
    with pytest.raises(VoiceError, match="2000 samples a second; 1000 are wanted"):
        narrate(_script(("one", "two")), lambda text: Sound(_LOUD * 9, next(rates)), "zlw/pl")


def test_an_error_of_the_voice_is_passed_on() -> None:
    def refuse(text: str) -> Sound:
        raise VoiceError("the voice", text, "something else is wanted", "wait")

    with pytest.raises(VoiceError, match="one said"):
        narrate(_script(("one",)), refuse, "zlw/pl")
