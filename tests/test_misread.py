"""What the voice reads wrongly is heard right: the table tests/golden/misread.tsv, by words and by phonemes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from pipeline.languages import language, tags
from pipeline.model.errors import UsageError
from pipeline.text.speakable import has_speaker, spoken
from pipeline.text.speakable.speaker import REQUIRED_SYMBOLS
from pipeline.voices import library

TABLE = Path(__file__).parent / "golden" / "misread.tsv"
TAGS = ("ar", "bn", "cy", "en", "es", "pl", "ro", "ur", "zh-Hans")
NO_AUDIO = "no audio"
# Marks of the source, which are never heard.
SILENT = ("*", "_")
Phonemes = Callable[[str, str], str]


def rows() -> Iterator[list[str]]:
    for line in TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


SPOKEN = [(tag, printed, heard) for tag, printed, _, heard in rows() if heard != NO_AUDIO]
SILENCED = [(tag, printed) for tag, printed, _, heard in rows() if heard == NO_AUDIO]


@pytest.fixture(scope="module")
def phonemes() -> Phonemes:
    """How the voice of a language would say a text, in the engine's own notation."""

    @cache
    def said(tag: str, text: str) -> str:
        voice = language(tag).voice
        assert voice is not None
        with ExitStack() as stack:
            return stack.enter_context(library.opened(voice.id, 145)).phonemes(text)

    return said


@pytest.mark.parametrize(("tag", "printed", "heard"), SPOKEN)
def test_what_the_voice_misreads_is_said_in_the_right_words(tag: str, printed: str, heard: str) -> None:
    assert spoken(printed, language(tag)).text == heard


@pytest.mark.parametrize(("tag", "printed", "heard"), SPOKEN)
def test_the_voice_would_really_say_something_else(phonemes: Phonemes, tag: str, printed: str, heard: str) -> None:
    """Otherwise the row proves nothing."""
    assert phonemes(tag, printed) != phonemes(tag, heard)


@pytest.mark.parametrize(("tag", "printed"), SILENCED)
def test_where_the_figures_cannot_be_said_nothing_is_spoken(tag: str, printed: str) -> None:
    assert not has_speaker(tag)
    with pytest.raises(UsageError, match=r"cannot say figures|does not know this language"):
        spoken(printed, language(tag))


def test_every_language_that_is_spoken_stands_in_the_table() -> None:
    assert {tag for tag, _, _ in SPOKEN} == {tag for tag in tags() if has_speaker(tag)} == set(TAGS)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("symbol", [symbol for symbol in REQUIRED_SYMBOLS if symbol not in SILENT])
def test_no_symbol_is_silent_or_read_in_english(phonemes: Phonemes, tag: str, symbol: str) -> None:
    with_it = spoken(f"10 {symbol} 20", language(tag)).text
    assert phonemes(tag, with_it) != phonemes(tag, spoken("10, 20", language(tag)).text)
    assert phonemes(tag, with_it) != phonemes(tag, spoken("10 20", language(tag)).text)
    assert tag == "en" or "(en" not in phonemes(tag, with_it)
