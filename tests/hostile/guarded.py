"""Every hostile text through every stage, in a process that may start none, reach no network and write no file.

Run as `python -m tests.hostile.guarded FOLDER`; prints one line a case. The audit events are Python's own
(sys.addaudithook): what is written in C goes unseen, and no C of ours starts programs.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from pipeline.formats import FORMATS
from pipeline.languages import language
from pipeline.model.errors import CatalogueError, PolyleafError
from pipeline.steps.script import script
from pipeline.voices import VOICES
from tests.hostile import corpus

FORBIDDEN = ("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "socket.", "pty.")
# Voices speak seconds of sound for each, so only what is made for them is spoken.
SPOKEN = ("speech", "templates")


class Guard:
    """Refuses what no leaflet may cause. `open` lets files be read but those that the hostile texts name."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.armed = f"{folder}{os.sep}", False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.armed:
            return
        if event.startswith(FORBIDDEN):
            os.write(2, f"forbidden: {event} {arguments!r}\n".encode())
            os._exit(3)
        if event == "open":
            self._opened(*arguments)

    def _opened(self, path: object, mode: object, flags: object) -> None:
        name = os.fsdecode(path) if isinstance(path, (str, bytes)) else ""
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if name.startswith("/etc/passwd") or (writes and name and not name.startswith(self.folder)):
            os.write(2, f"forbidden: open {name} {mode} {flags}\n".encode())
            os._exit(3)


def through(case: corpus.Hostile, folder: Path) -> int:
    """How many documents and recordings the case was made into."""
    try:
        message = corpus.message(case, folder)
    except CatalogueError:
        return 0
    corpus.findings(message)
    made = 0
    for tag in ("pl", "ar") if case.long else ("pl",):
        edition = corpus.edition(tag, message.target)
        for name in corpus.MADE:
            with suppress(PolyleafError):
                corpus.made(FORMATS[name], edition)
                made += 1
    return made


def aloud(case: corpus.Hostile, folder: Path) -> int:
    """How many sentences of the case the real voice spoke. Raises VoiceError for one that it does not speak whole."""
    polish = language("pl")
    assert polish.voice is not None
    edition = corpus.edition("pl", corpus.message(case, folder).target)
    parts = script(edition, polish, corpus.kit_of("pl").words, draft=False).parts
    said = {line.spoken for part in parts for line in part.utterances if line.anchor == edition.title.anchor}
    voice = VOICES["espeak"]()
    return sum(bool(voice.speak(line, polish.voice.id, 145).pcm) for line in sorted(said))


def main() -> None:
    folder = Path(sys.argv[1])
    sys.dont_write_bytecode = True
    guard = Guard(folder)
    # What is imported and found once at the start (engines, fonts) is no effect of a text.
    for name in corpus.MADE:
        corpus.made(FORMATS[name], corpus.edition("pl", corpus.PLAIN))
    polish = language("pl")
    assert polish.voice is not None
    VOICES["espeak"]().speak("tak", polish.voice.id, 145)
    sys.addaudithook(guard)
    guard.armed = True
    for case in corpus.cases():
        print(f"{case.name}\t{through(case, folder)}", flush=True)
    for case in corpus.readable():
        if case.name.startswith(SPOKEN):
            print(f"aloud {case.name}\t{aloud(case, folder)}", flush=True)
    guard.armed = False


if __name__ == "__main__":
    main()
