from hypothesis import given
from hypothesis import strategies as st

from pipeline.voices.silence import Silence


def test_one_word_a_second_at_sixty_words_a_minute() -> None:
    sound = Silence().speak("tablet", "any", 60)
    assert (sound.samples, sound.rate) == (22050, 22050)


@given(st.text(), st.integers(80, 450))
def test_silence_is_silent(text: str, rate: int) -> None:
    assert not any(Silence().speak(text, "any", rate).pcm)
