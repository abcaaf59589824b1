"""The eSpeak NG shared library through ctypes, one fresh copy in memory for every text.

The library keeps state between texts (the same sentence gives other samples the second time, and neither its
random seed nor terminate-and-initialise brings the first ones back), so it is loaded anew for each text and
unloaded after it. That costs about half a millisecond and works alike in threads, forks and spawned processes.

It runs in synchronous retrieval mode: no thread, no sound device, samples and events come to a callback before
the call returns.
"""

import ctypes
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipeline.voices.native import INSTALL, Callback, Event, fail, load, paths, short, small_letters, version_of

# espeak-ng/speak_lib.h, API revision 12.
_OUTPUT_SYNCHRONOUS = 2
_PHONEME_EVENTS = 0x0001
_DO_NOT_EXIT = 0x8000
_UTF8 = 1
_AT_CHARACTER = 1
_RATE, _VOLUME = 1, 2
_WORD, _END, _PHONEME = 1, 5, 7
SLOWEST, FASTEST = 80, 450

# Full volume is 100, at which vowels of several voices reach full scale; 70 leaves room above the loudest.
_LOUDNESS = 70


@dataclass(frozen=True, slots=True)
class Word:
    """A word the engine says it began: its first character (from 0), the one after it, its number of phonemes."""

    start: int
    stop: int
    phonemes: int


@dataclass(frozen=True, slots=True)
class Clause:
    """How much the engine made of one clause: words and phonemes, pauses included."""

    words: int
    phonemes: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What came back for one text: samples, words and clauses in order, and the character after the last one read.

    `phonemes` are the engine's names of all phonemes but pauses.
    """

    pcm: bytes
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    end: int
    phonemes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """A freshly initialised library. `rate` is in samples a second."""

    handle: ctypes.CDLL
    version: str
    rate: int

    def select(self, voice: str, pace: int) -> None:
        """Sets the voice and the pace in words a minute.

        Raises VoiceError unless exactly this voice and this pace are in force afterwards.
        """
        self._must("set the voice", self.handle.espeak_SetVoiceByName(voice.encode()))
        current = self.handle.espeak_GetCurrentVoice()
        if not current or current.contents.identifier.lower() != voice.lower().encode():
            fail(f"voice {voice} was not set", "exactly this voice is wanted", INSTALL)
        for parameter, value in ((_RATE, pace), (_VOLUME, _LOUDNESS)):
            self._must("set a parameter", self.handle.espeak_SetParameter(parameter, value, 0))
            if self.handle.espeak_GetParameter(parameter, 1) != value:
                fail(f"parameter {parameter} did not take the value {value}", "it must be in force", INSTALL)

    def speak(self, text: str) -> Spoken:
        """`text` as samples, spoken as plain words: neither SSML nor phoneme notation means anything in it.

        Raises VoiceError when a call fails or samples were lost on the way.
        """
        ear = _Ear()
        callback = Callback(ear.hear)
        self.handle.espeak_SetSynthCallback(callback)
        words = text.encode()
        size = len(words) + 1
        rc = self.handle.espeak_Synth(words, size, 0, _AT_CHARACTER, 0, _UTF8, None, None)
        if ear.failure is not None:
            raise ear.failure
        self._must("speak", rc)
        self._must("finish speaking", self.handle.espeak_Synchronize())
        return ear.spoken(text)

    def phonemes(self, text: str) -> str:
        """How `text` would be said, in the engine's own notation: "(en)" marks a change of language."""
        buffer = ctypes.create_string_buffer(text.encode())
        pointer = ctypes.c_void_p(ctypes.addressof(buffer))
        found: list[str] = []
        while pointer.value:
            said = self.handle.espeak_TextToPhonemes(ctypes.byref(pointer), _UTF8, 0)
            found.append((said or b"").decode("utf-8", "replace"))
        return " ".join(found)

    def _must(self, what: str, rc: int) -> None:
        if rc != 0:
            fail(f"it could not {what} (code {rc})", "code 0 is wanted", INSTALL)


class _Ear:
    """Takes what the library calls back with. An error in a callback must not pass through C, so it is kept."""

    def __init__(self) -> None:
        self.failure: BaseException | None = None
        self._sound: list[bytes] = []
        self._spans: list[tuple[int, int]] = []
        self._phonemes: list[int] = []
        self._names: list[bytes] = []
        self._clauses: list[Clause] = []
        self._end = self._end_sample = self._clause_words = self._clause_phonemes = 0

    def hear(self, samples: int | None, count: int, events: Any) -> int:
        """The library's callback; 0 goes on, 1 stops."""
        try:
            if samples and count > 0:
                self._sound.append(ctypes.string_at(samples, 2 * count))
            if events:
                for event in events:
                    if not self._note(event):
                        break
        except BaseException as failure:
            self.failure = failure
            return 1
        return 0

    def _note(self, event: Event) -> bool:
        kind = event.type
        if kind == _PHONEME:
            self._clause_phonemes += 1
            # Names that begin with "_" are pauses.
            if not event.id.string.startswith(b"_"):
                if not self._spans:
                    self._begin(0, 1)
                self._phonemes[-1] += 1
                self._names.append(event.id.string)
        elif kind == _WORD:
            self._clause_words += 1
            self._begin(event.text_position - 1, event.length)
        elif kind == _END:
            self._end, self._end_sample = event.text_position, event.sample
            self._clauses.append(Clause(self._clause_words, self._clause_phonemes))
            self._clause_words = self._clause_phonemes = 0
        return bool(kind)

    def _begin(self, start: int, length: int) -> None:
        self._spans.append((start, start + length))
        self._phonemes.append(0)

    def spoken(self, text: str) -> Spoken:
        pcm = b"".join(self._sound)
        if len(pcm) != 2 * self._end_sample:
            fail(
                f"“{text}” gave {len(pcm) // 2} samples",
                f"{self._end_sample} samples are wanted, as the engine announced",
                "try again; report it if it stays",
            )
        words = (Word(*span, count) for span, count in zip(self._spans, self._phonemes, strict=True))
        names = tuple(name.decode("utf-8", "replace") for name in self._names)
        return Spoken(pcm, tuple(words), tuple(self._clauses), self._end, names)


@contextmanager
def opened(voice: str, pace: int) -> Iterator[Library]:
    """A library nobody has used yet, with this voice and pace (words a minute); unloaded at the end.

    Only one may be open at a time in a process. Raises VoiceError when it cannot be loaded, is too old, has no
    such voice, or does not take the voice or the pace.
    """
    if not SLOWEST <= pace <= FASTEST:
        fail(
            f"a rate of {pace} words a minute is asked for",
            f"a rate from {SLOWEST} to {FASTEST} is wanted",
            "correct the rate",
        )
    exact = voices().get(voice.lower())
    if exact is None:
        # The engine itself takes names of folders, aliases and unknown variants, and speaks something.
        fail(
            f"there is no voice “{voice}”",
            "the id of one of its voices is wanted, such as cel/cy",
            "correct the voice in the language's file; no other voice is used in its place",
        )
    with _initialised(small_letters) as library:
        library.select(exact, pace)
        yield library


@lru_cache(maxsize=1)
def voices() -> Mapping[str, str]:
    """The ids of the voices that come with the library, by their lower-case form; no variants (`+f3`).

    Case does not tell voices apart, and pyttsx3 gives their ids in lower case.
    """
    # In a library of its own: a listing leaves state behind that later samples might depend on.
    with _initialised() as library:
        found: dict[str, str] = {}
        for voice in library.handle.espeak_ListVoices(None):
            if not voice:
                break
            identifier = voice.contents.identifier.decode()
            found[identifier.lower()] = identifier
        return MappingProxyType(found)


def version() -> str:
    """The version of the library, e.g. "1.52.0". Raises VoiceError when it is missing or too old."""
    with _initialised() as library:
        return library.version


@contextmanager
def _initialised(prepared: Callable[[Path], Path] = lambda data: data) -> Iterator[Library]:
    """A library with its data, or with what `prepared` makes of the folder of its data."""
    path, data = paths()
    with ExitStack() as stack:
        handle = load(path, stack)
        data = short(prepared(data), stack)
        stack.callback(handle.espeak_Terminate)
        rate = handle.espeak_Initialize(_OUTPUT_SYNCHRONOUS, 0, os.fsencode(data), _PHONEME_EVENTS | _DO_NOT_EXIT)
        if rate <= 0:
            fail(f"it cannot start with the data in {data}", "readable data of the same version is wanted", INSTALL)
        yield Library(handle, version_of(handle, data), rate)
