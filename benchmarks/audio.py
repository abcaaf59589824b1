"""Speed of the recordings, as ratios in one run: `python -m benchmarks.audio`.

Each pair is timed in turns, so that a busy moment of the machine hits both; medians. `rows()` gives the same for a
table of several benchmarks.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pipeline.build import run
from pipeline.build.job import Job
from pipeline.build.plan import plan
from pipeline.build.spoken import engine_of, spoken_kit
from pipeline.files.store import Store
from pipeline.files.workspace import open_workspace
from pipeline.formats.sound.recording import encoded
from pipeline.model.narration import Sound
from pipeline.steps.level import level
from pipeline.steps.narrate import narrate
from pipeline.steps.script import script
from pipeline.text.speakable import spoken
from pipeline.voices import VOICES, library


@dataclass(frozen=True, slots=True)
class Row:
    """One ratio. Seconds are medians; None where they say nothing or where `missing` says what is not there."""

    title: str
    rival: str
    ours: float | None
    theirs: float | None
    ratio: float | None
    #: "<= 1.3" or ">= 3"
    aim: str
    missing: str = ""

    @property
    def verdict(self) -> str:
        """ "met", "not met", or "" without a ratio."""
        if self.ratio is None:
            return ""
        sign, _, bound = self.aim.partition(" ")
        return "met" if (self.ratio <= float(bound) if sign == "<=" else self.ratio >= float(bound)) else "not met"


def _at_most(title: str, rival: str, times: tuple[float, float], bound: float) -> Row:
    """Ours takes at most so much of the time of the other."""
    ours, theirs = times
    return Row(title, rival, ours, theirs, ours / theirs, f"<= {bound:g}")


def _at_least(title: str, rival: str, times: tuple[float, float], bound: float) -> Row:
    """Ours is at least so many times as fast as the other."""
    ours, theirs = times
    return Row(title, rival, ours, theirs, theirs / ours, f">= {bound:g}")


ROOT = Path(__file__).parent.parent
LEAFLET, TAG = "pain-relief-at-home", "en"
_STOCK = """
import ctypes, json, os, sys, time
import espeakng_loader
ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
import pyttsx3
from pyttsx3.drivers import _espeak
voice, rate, folder, repeat = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
lines = json.loads(sys.stdin.read())
engine = pyttsx3.init("espeak")
engine.runAndWait()
for _ in range(repeat):
    start = time.perf_counter()
    for number, line in enumerate(lines):
        engine.setProperty("voice", voice)
        engine.setProperty("rate", rate)
        _espeak.Synchronize()
        path = os.path.join(folder, f"{number}.wav")
        engine.save_to_file(line, path)
        engine.runAndWait()
        if os.path.getsize(path) < 100:
            raise SystemExit("a sentence is missing")
    print("took", time.perf_counter() - start)
"""


def rows(repeat: int = 5) -> tuple[Row, ...]:
    """Every ratio; where a contestant is not installed, the row says what to install."""
    job = _job()
    with tempfile.TemporaryDirectory(prefix="polyleaf") as folder:
        return tuple(row for measure in _MEASURES for row in measure(job, Path(folder), repeat))


def _job() -> Job:
    workspace = open_workspace(ROOT)
    return plan(workspace, [(workspace.leaflet(LEAFLET), (TAG,))], ("mp3",)).jobs[0]


def _lines(job: Job) -> list[str]:
    said = script(job.edition, job.kit.language, job.kit.words, job.kit.draft, job.kit.lexicon, minutes=5)
    return [utterance.spoken for part in said.parts for utterance in part.utterances]


def _in_turns(ours: Callable[[], object], theirs: Callable[[], object], repeat: int) -> tuple[float, float]:
    """The median seconds of each, measured A B A B after a round that is not counted."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(repeat + 1):
        for work, found in zip((ours, theirs), times, strict=True):
            start = time.perf_counter()
            work()
            if number:
                found.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])


_NUMBERS = count()
_PATH = "from edition to MP3"


def _whole(job: Job, folder: Path) -> Callable[[], bytes]:
    """From the edition to the finished MP3, nothing remembered."""

    def work() -> bytes:
        spoken.cache_clear()
        return run.make(job, folder / f"store{next(_NUMBERS)}")

    return work


def _synthesis(job: Job) -> Callable[[], bytes]:
    """The engine in this process, opened once; equal words need not give equal samples then."""
    lines = _lines(job)

    def work() -> bytes:
        with library.opened(job.speaker, job.rate) as engine:
            return b"".join(engine.speak(line).pcm for line in lines)

    return work


def _floor(job: Job, folder: Path, repeat: int) -> list[Row]:
    """Beside the least that any program can do: the engine in this process, and one encoding of the same sound."""
    narration = spoken_kit(replace(job, format="timing"), Store(folder / "floor")).narration
    assert narration is not None
    synthesis, sound = _synthesis(job), narration.sound

    def least() -> bytes:
        synthesis()
        return encoded(sound)

    times = _in_turns(_whole(job, folder), least, repeat)
    return [_at_most(_PATH, "synthesis and one encoding", times, 1.3)]


def _processes(job: Job, folder: Path, repeat: int) -> list[Row]:
    """Beside one espeak-ng for each sentence, and lame."""
    name = "one espeak-ng per sentence, and lame"
    espeak, lame = shutil.which("espeak-ng"), shutil.which("lame")
    if espeak is None or lame is None:
        missing = "not installed (Debian: apt-get install espeak-ng lame)"
        return [Row(_PATH, name, None, None, None, ">= 3", missing)]
    lines, wav = _lines(job), folder / "all.wav"

    def theirs() -> None:
        import wave

        with wave.open(str(wav), "wb") as file:
            file.setparams((1, 2, 22050, 0, "NONE", ""))
            for line in lines:
                command = [espeak, "-v", TAG, "-s", str(job.rate), "--stdout", "--stdin"]
                made = subprocess.run(command, input=line.encode(), capture_output=True, check=True).stdout
                file.writeframes(made[44:])
        subprocess.run([lame, "--quiet", "-b", "48", str(wav), str(folder / "all.mp3")], check=True)

    return [_at_least(_PATH, name, _in_turns(_whole(job, folder), theirs, repeat), 3)]


def _stock(job: Job, folder: Path, repeat: int) -> list[Row]:
    """Beside stock pyttsx3 done safely: primed, voice and rate set and one runAndWait for each file, and encoding."""
    import json

    name = "stock pyttsx3, and one encoding"
    command = [sys.executable, "-c", _STOCK, "gmw/en-gb-x-rp", str(job.rate), str(folder), str(repeat)]
    made = subprocess.run(command, input=json.dumps(_lines(job)), capture_output=True, text=True, check=False)
    took = [float(line.split()[1]) for line in made.stdout.splitlines() if line.startswith("took")]
    if not took:
        reason = (made.stderr or made.stdout).strip().splitlines()[-1:] or [f"it ended with {made.returncode}"]
        return [Row(_PATH, name, None, None, None, ">= 3", f"it failed: {reason[0]}")]
    sound = Sound(_synthesis(job)(), 22050)
    ours, encoding = _in_turns(_whole(job, folder), lambda: encoded(sound), repeat)
    return [_at_least(_PATH, name, (ours, statistics.median(took) + encoding), 3)]


def _shares(job: Job, folder: Path, repeat: int) -> list[Row]:
    """What the words and the loudness cost beside the synthesis."""
    said = script(job.edition, job.kit.language, job.kit.words, job.kit.draft, job.kit.lexicon)
    written = [utterance.written for part in said.parts for utterance in part.utterances]
    engine = VOICES["espeak"]()
    narration = narrate(said, lambda text: engine.speak(text, job.speaker, job.rate), "voice")
    synthesis = _synthesis(job)

    def words() -> None:
        spoken.cache_clear()
        for line in written:
            spoken(line, job.kit.language, job.kit.lexicon)

    return [
        _at_most("text to spoken words", "synthesis", _in_turns(words, synthesis, repeat), 0.1),
        _at_most(
            "loudness and peaks", "synthesis", _in_turns(lambda: level(narration, job.loudness), synthesis, repeat), 0.1
        ),
    ]


def _changed(job: Job, folder: Path, repeat: int) -> list[Row]:
    """One changed sentence: how many are spoken, and how long the recording takes beside a first one."""
    store = folder / "changed"
    run.make(job, store)
    heard: list[str] = []
    engine: Any = engine_of(job.voice)
    numbers = count()

    class Listening:
        name, version = engine.name, engine.version

        def speak(self, text: str, voice: str, rate: int) -> Sound:
            heard.append(text)
            sound: Sound = engine.speak(text, voice, rate)
            return sound

    control = job.edition.control

    def changed() -> bytes:
        owner = replace(control.owner, words=f"Northfield Hospital, ward {'x' * (next(numbers) % 50 + 1)}")
        return run.make(replace(job, edition=replace(job.edition, control=replace(control, owner=owner))), store)

    with patch("pipeline.build.spoken.engine_of", lambda name: Listening()):
        times = _in_turns(changed, _whole(job, folder), repeat)
        heard.clear()
        changed()
    return [
        Row("sentences spoken again", "sentences changed", None, None, float(len(heard)), "<= 1"),
        _at_most("one changed sentence", "the whole path", times, 1),
    ]


_MEASURES = (_floor, _processes, _stock, _shares, _changed)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; always 0, whatever the ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.audio", description="Speed of the recordings.")
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="how often each is timed (default: 5)")
    options = parser.parse_args(arguments)
    for row in rows(options.repeat):
        times = "  ".join("-" if seconds is None else f"{seconds * 1000:8.1f} ms" for seconds in (row.ours, row.theirs))
        ratio = row.missing or ("-" if row.ratio is None else f"{row.ratio:.2f}")
        print(f"{row.title}, beside {row.rival}: {times}  {ratio}  (aim {row.aim}) {row.verdict}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
