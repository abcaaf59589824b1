"""The eSpeak NG shared library through ctypes, one fresh copy in memory for every text.

The library keeps state between texts (the same sentence gives other samples the second time, and neither its
random seed nor terminate-and-initialise brings the first ones back), so it is loaded anew for each text and
unloaded after it. That costs about half a millisecond and works alike in threads, forks and spawned processes.

It runs in synchronous retrieval mode: no thread, no sound device, samples and events come to a callback before
the call returns.
"""

import atexit
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from pipeline.model.errors import VoiceError

PLACE = "speech engine eSpeak NG"
_INSTALL = "install it again with: python -m pip install --force-reinstall espeakng-loader"

# espeak-ng/speak_lib.h, API revision 12.
_OUTPUT_SYNCHRONOUS = 2
_PHONEME_EVENTS = 0x0001
_DO_NOT_EXIT = 0x8000
_UTF8 = 1
_AT_CHARACTER = 1
_RATE, _VOLUME = 1, 2
_WORD, _END, _PHONEME = 1, 5, 7
SLOWEST, FASTEST = 80, 450

# 1.51 speaks the tone digits of Mandarin as English numbers.
_OLDEST = (1, 52)
# The library's path buffer has 160 bytes (N_PATH_HOME) and file names are added to the path.
_LONGEST_PATH = 140
# Full volume is 100, at which vowels of several voices reach full scale; 70 leaves room above the loudest.
_LOUDNESS = 70


class _Payload(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Payload),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("unused", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


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
            _fail(f"voice {voice} was not set", "exactly this voice is wanted", _INSTALL)
        for parameter, value in ((_RATE, pace), (_VOLUME, _LOUDNESS)):
            self._must("set a parameter", self.handle.espeak_SetParameter(parameter, value, 0))
            if self.handle.espeak_GetParameter(parameter, 1) != value:
                _fail(f"parameter {parameter} did not take the value {value}", "it must be in force", _INSTALL)

    def speak(self, text: str) -> Spoken:
        """`text` as samples, spoken as plain words: neither SSML nor phoneme notation means anything in it.

        Raises VoiceError when a call fails or samples were lost on the way.
        """
        ear = _Ear()
        callback = _Callback(ear.hear)
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
            _fail(f"it could not {what} (code {rc})", "code 0 is wanted", _INSTALL)


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

    def _note(self, event: _Event) -> bool:
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
            _fail(
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
        _fail(
            f"a rate of {pace} words a minute is asked for",
            f"a rate from {SLOWEST} to {FASTEST} is wanted",
            "correct the rate",
        )
    exact = voices().get(voice.lower())
    if exact is None:
        # The engine itself takes names of folders, aliases and unknown variants, and speaks something.
        _fail(
            f"there is no voice “{voice}”",
            "the id of one of its voices is wanted, such as cel/cy",
            "correct the voice in the language's file; no other voice is used in its place",
        )
    with _initialised(_small_letters) as library:
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
    path, data = _paths()
    with ExitStack() as stack:
        handle = _load(path, stack)
        data = _short(prepared(data), stack)
        stack.callback(handle.espeak_Terminate)
        rate = handle.espeak_Initialize(_OUTPUT_SYNCHRONOUS, 0, os.fsencode(data), _PHONEME_EVENTS | _DO_NOT_EXIT)
        if rate <= 0:
            _fail(f"it cannot start with the data in {data}", "readable data of the same version is wanted", _INSTALL)
        yield Library(handle, _version(handle, data), rate)


def _fail(found: str, wanted: str, remedy: str) -> NoReturn:
    raise VoiceError(PLACE, found, wanted, remedy)


def _paths() -> tuple[Path, Path]:
    try:
        import espeakng_loader
    except ImportError as reason:
        raise VoiceError(
            PLACE,
            f"the package espeakng-loader cannot be imported ({reason})",
            "it carries the engine and is needed for audio",
            "install it with: python -m pip install espeakng-loader",
        ) from reason
    try:
        library, data = Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path())
    except RuntimeError as reason:
        raise VoiceError(PLACE, f"its data is missing ({reason})", "the data is needed", _INSTALL) from reason
    return library, data


@lru_cache(maxsize=4)
def _small_letters(data: Path) -> Path:
    """A folder of links to the data in which every voice has a name in small letters too, or the data itself.

    The engine looks for a voice under its id in small letters; where there is no such file it reads the description of
    every voice it has, which takes as long as to speak a sentence. The folder goes when the program ends.
    """
    try:
        capital = {path for path in (data / "lang").rglob("*") if path.is_file() and path.name != path.name.lower()}
        if not capital or (data / "lang" / "GMW").exists():
            return data
        folder = Path(tempfile.mkdtemp(prefix="polyleaf"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        (folder / "lang").mkdir()
        for entry in data.iterdir():
            if entry.name != "lang":
                (folder / entry.name).symlink_to(entry)
        for family in (data / "lang").iterdir():
            if family not in {path.parent for path in capital}:
                (folder / "lang" / family.name).symlink_to(family)
                continue
            (folder / "lang" / family.name).mkdir()
            for voice in family.iterdir():
                for name in {voice.name, voice.name.lower()}:
                    (folder / "lang" / family.name / name).symlink_to(voice)
    except OSError:
        return data
    return folder


def _load(path: Path, stack: ExitStack) -> ctypes.CDLL:
    handle = _link(path, stack)
    # The rate is 0 until the library is initialised. If it is not, somebody else in this process uses the same
    # file, or the system does not unload libraries; a copy under another name is a library of its own.
    if handle.espeak_ng_GetSampleRate() != 0:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="polyleaf", ignore_cleanup_errors=True)))
        handle = _link(Path(shutil.copy(path, folder)), stack)
    return handle


def _link(path: Path, stack: ExitStack) -> ctypes.CDLL:
    try:
        handle = ctypes.CDLL(str(path))
    except OSError as reason:
        raise VoiceError(
            PLACE, f"the library cannot be loaded ({reason})", "it is needed for audio", _INSTALL
        ) from reason
    stack.callback(_unload, handle._handle)
    for name, result, arguments in _SIGNATURES:
        function = getattr(handle, name, None)
        if function is None:
            _fail(f"the library has no function {name}", "version 1.52 or later is wanted", _INSTALL)
        function.restype, function.argtypes = result, arguments
    return handle


_int, _text, _address = ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p
_SIGNATURES: tuple[tuple[str, Any, tuple[Any, ...]], ...] = (
    ("espeak_ng_GetSampleRate", _int, ()),
    ("espeak_Initialize", _int, (_int, _int, _text, _int)),
    ("espeak_Info", _text, (ctypes.POINTER(_text),)),
    ("espeak_ListVoices", ctypes.POINTER(ctypes.POINTER(_Voice)), (_address,)),
    ("espeak_SetVoiceByName", _int, (_text,)),
    ("espeak_GetCurrentVoice", ctypes.POINTER(_Voice), ()),
    ("espeak_SetParameter", _int, (_int, _int, _int)),
    ("espeak_GetParameter", _int, (_int, _int)),
    ("espeak_SetSynthCallback", None, (_Callback,)),
    (
        "espeak_Synth",
        _int,
        (_text, ctypes.c_size_t, ctypes.c_uint, _int, ctypes.c_uint, ctypes.c_uint, _address, _address),
    ),
    ("espeak_Synchronize", _int, ()),
    ("espeak_TextToPhonemes", _text, (ctypes.POINTER(_address), _int, _int)),
    ("espeak_Terminate", _int, ()),
)


def _unload(handle: int) -> None:
    import _ctypes

    unload: Callable[[int], object]
    if sys.platform == "win32":
        unload = _ctypes.FreeLibrary
    else:
        unload = _ctypes.dlclose
    unload(handle)


def _short(data: Path, stack: ExitStack) -> Path:
    """A path to the data that the engine can hold: itself, or a link in the system's temporary folder."""
    if len(os.fsencode(data)) <= _LONGEST_PATH:
        return data
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="polyleaf")))
    link = folder / data.name
    try:
        link.symlink_to(data, target_is_directory=True)
    except OSError as reason:
        raise VoiceError(
            PLACE,
            f"the path of its data is longer than {_LONGEST_PATH} bytes and no link to it can be made ({reason})",
            "a shorter path is wanted",
            "install the program in a folder with a shorter path",
        ) from reason
    return link


def _version(handle: ctypes.CDLL, data: Path) -> str:
    used = ctypes.c_char_p()
    version = handle.espeak_Info(ctypes.byref(used)).decode().split()[0]
    # Without usable data under the given path the engine looks elsewhere and says nothing.
    if used.value != os.fsencode(data):
        _fail(f"it took its data from {used.value!r}", f"the data in {data} is wanted", _INSTALL)
    if tuple(int(part) for part in version.split(".")[:2]) < _OLDEST:
        _fail(f"its version is {version}", "version 1.52 or later is wanted", _INSTALL)
    return str(version)
