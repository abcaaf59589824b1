"""Whatever is given to be spoken is spoken as text or refused by name; nothing hangs, starts or reads anything."""

import io
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.build.plan import plan
from pipeline.build.run import Serial, run
from pipeline.commands import main
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.languages import language
from pipeline.text.segment import sentences
from pipeline.text.speakable import spoken
from tests.conftest import SOURCE, write

Capture = pytest.CaptureFixture[str]
TAGS = ("ar", "bn", "cy", "en", "es", "pl", "ro", "ur", "zh-Hans")
HOSTILE = (
    "<speak><break time='9s'/>two</speak>",
    "[[h@l'oU]]",
    "-f /etc/passwd",
    "--help",
    "\x01+30P two \x05",
    "two\x00tablets",
    "$(touch pwned); `touch pwned` | touch pwned",
    "\\n %s %n {0} {{phone}}",
    "\u202etwo\u202c",
    "... !!! — ؟ 。",
    "\ufffe\U0010ffff",
)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_gives_one_line_of_words(tag: str, text: str, capsys: Capture, tmp_path: Path) -> None:
    assert main(["-C", str(tmp_path), "speak", "--lang", tag, "--", text]) == 0
    assert capsys.readouterr().out.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["x" * 1_000_000, "9" * 1_000_000, "1²" * 500_000, "药" * 1_000_000])
def test_a_megabyte_without_a_space_is_refused_at_once(
    text: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    start = time.process_time()
    assert main(["speak", "--lang", "en", "-"]) == 7
    assert time.process_time() - start < 3
    assert "1000000 characters; at most 10000" in capsys.readouterr().err


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(
    "part", ["x", "9", "9 ", "1,", "-", "1/2", "1²", "a@", "www.", "10 000 ", "1:", "e.g. 5 ", "দুই", "药二"]
)
@pytest.mark.parametrize(
    ("length", "seconds"),
    # Time may grow with the square of the length, so half as long a sentence has a quarter of the time.
    [(5_000, 1.25), pytest.param(10_000, 5, marks=pytest.mark.proof)],
)
def test_the_longest_sentence_takes_no_more_than_moments(tag: str, part: str, length: int, seconds: float) -> None:
    text = (part * length)[:length]
    start = time.process_time()
    spoken(text, language(tag))
    assert time.process_time() - start < seconds


@pytest.mark.parametrize("tag", TAGS)
def test_a_long_text_is_cut_into_sentences_at_once(tag: str) -> None:
    start = time.process_time()
    sentences("x" * 1_000_000, language(tag))
    assert time.process_time() - start < 5


@pytest.fixture
def made(workspace: Workspace) -> Callable[[str], tuple[str, ...]]:
    """Builds the small leaflet with a sentence in it by the real voice; gives the reasons for what failed."""

    def build(sentence: str) -> tuple[str, ...]:
        write(workspace.root, "polyleaf.toml", "")
        write(workspace.root, "source/small.md", SOURCE.replace("Take 2 tablets of 500 mg.", sentence))
        again = open_workspace(workspace.root)
        planned = plan(again, [(again.leaflet("small"), ("en",))], ("mp3",))
        result = run(again.outputs, planned, Serial, lambda *_: None, everything=True)
        return tuple(row.reason for row in result.failed)

    return build


@pytest.mark.parametrize(
    "sentence",
    [
        "Take \\<break time='9s'/> 2.",
        "Take \\[\\[h@l'oU\\]\\] 2.",
        "-f /etc/passwd",
        "Take — … — 2.",
        "Stop\\! \\<\\< 2 >>",
    ],
)
def test_markup_and_options_are_spoken_as_text(made: Callable[[str], tuple[str, ...]], sentence: str) -> None:
    assert made(sentence) == ()


@pytest.mark.parametrize("word", ["x" * 200, "x" * 15_000])
def test_a_word_that_cannot_be_spoken_whole_fails_its_recording_by_name(
    made: Callable[[str], tuple[str, ...]], word: str
) -> None:
    (reason,) = made(f"Take {word} tablets.")
    assert "characters" in reason
    assert len(reason) < 500


def test_no_process_is_started_and_no_file_read_to_speak() -> None:
    code = """
import sys
seen = []
sys.addaudithook(lambda name, args: seen.append((name, str(args))))
from pipeline.voices import VOICES
speak = VOICES["espeak"]().speak
speak("warm up", "gmw/en-GB-x-rp", 150)
del seen[:]
speak("-f /etc/passwd $(id) [[h@l]] <audio src='/etc/passwd'/>", "gmw/en-GB-x-rp", 150)
started = ("subprocess", "os.system", "os.exec", "os.posix_spawn", "os.fork")
print([name for name, args in seen if name.startswith(started) or (name == "open" and "passwd" in args)])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
