"""The shared library of eSpeak NG as ctypes sees it: found, loaded with its data, and unloaded again.

A library that somebody else in this process uses is never touched, data of another installation is never used, and the
path of the data, where it is too long for the engine, is shortened by a link.
"""

import atexit
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from pipeline.model.errors import VoiceError

PLACE = "speech engine eSpeak NG"
INSTALL = "install it again with: python -m pip install --force-reinstall espeakng-loader"

# 1.51 speaks the tone digits of Mandarin as English numbers.
_OLDEST = (1, 52)
# The library's path buffer has 160 bytes (N_PATH_HOME) and file names are added to the path.
_LONGEST_PATH = 140


class Payload(ctypes.Union):
    """What an event is about (espeak_EVENT.id)."""

    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class Event(ctypes.Structure):
    """espeak_EVENT of espeak-ng/speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", Payload),
    )


class Voice(ctypes.Structure):
    """espeak_VOICE of espeak-ng/speak_lib.h."""

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


Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(Event))


def fail(found: str, wanted: str, remedy: str) -> NoReturn:
    """Raise VoiceError for the engine."""
    raise VoiceError(PLACE, found, wanted, remedy)


def paths() -> tuple[Path, Path]:
    """The library and the folder of its data. Raises VoiceError when one of them is not installed."""
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
        raise VoiceError(PLACE, f"its data is missing ({reason})", "the data is needed", INSTALL) from reason
    return library, data


@lru_cache(maxsize=4)
def small_letters(data: Path) -> Path:
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


def load(path: Path, stack: ExitStack) -> ctypes.CDLL:
    """The library, unloaded when `stack` ends. Raises VoiceError when it cannot be loaded or lacks a function."""
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
            PLACE, f"the library cannot be loaded ({reason})", "it is needed for audio", INSTALL
        ) from reason
    stack.callback(_unload, handle._handle)
    for name, result, arguments in _SIGNATURES:
        function = getattr(handle, name, None)
        if function is None:
            fail(f"the library has no function {name}", "version 1.52 or later is wanted", INSTALL)
        function.restype, function.argtypes = result, arguments
    return handle


_int, _text, _address = ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p
_SIGNATURES: tuple[tuple[str, Any, tuple[Any, ...]], ...] = (
    ("espeak_ng_GetSampleRate", _int, ()),
    ("espeak_Initialize", _int, (_int, _int, _text, _int)),
    ("espeak_Info", _text, (ctypes.POINTER(_text),)),
    ("espeak_ListVoices", ctypes.POINTER(ctypes.POINTER(Voice)), (_address,)),
    ("espeak_SetVoiceByName", _int, (_text,)),
    ("espeak_GetCurrentVoice", ctypes.POINTER(Voice), ()),
    ("espeak_SetParameter", _int, (_int, _int, _int)),
    ("espeak_GetParameter", _int, (_int, _int)),
    ("espeak_SetSynthCallback", None, (Callback,)),
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


def short(data: Path, stack: ExitStack) -> Path:
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


def version_of(handle: ctypes.CDLL, data: Path) -> str:
    """The version of an initialised library.

    Raises VoiceError when it is too old or reads other data than `data`.
    """
    used = ctypes.c_char_p()
    version = handle.espeak_Info(ctypes.byref(used)).decode().split()[0]
    # Without usable data under the given path the engine looks elsewhere and says nothing.
    if used.value != os.fsencode(data):
        fail(f"it took its data from {used.value!r}", f"the data in {data} is wanted", INSTALL)
    if tuple(int(part) for part in version.split(".")[:2]) < _OLDEST:
        fail(f"its version is {version}", "version 1.52 or later is wanted", INSTALL)
    return str(version)
