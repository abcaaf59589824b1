"""Words as an engine may be given them when it has no mode without commands."""

import unicodedata
from typing import NoReturn

from pipeline.model.errors import VoiceError

# Ten thousand characters are ten minutes of speech, far beyond a sentence; a bound keeps memory in bounds.
_LONGEST = 10_000
# SAPI reads a text that begins with "<" as markup; macOS and Piper take what stands in double brackets as commands.
_COMMANDS = str.maketrans({"<": " ", ">": " ", "[": "(", "]": ")"})


def plain(text: str) -> str:
    """`text` with nothing in it that any engine takes as a command.

    Raises VoiceError for half a character and for more than 10,000 characters.
    """
    if len(text) > _LONGEST:
        _refuse(text, f"it has {len(text)} characters", f"at most {_LONGEST} are wanted", "cut the text into sentences")
    kinds = [unicodedata.category(char) for char in text]
    if "Cs" in kinds:
        _refuse(text, "it has half a character (a lone surrogate)", "whole characters are wanted", "type it anew")
    printable = "".join(" " if kind == "Cc" else char for char, kind in zip(text, kinds, strict=True))
    return printable.translate(_COMMANDS)


def pronounceable(text: str) -> bool:
    """Whether there is anything to be heard in a text."""
    return any(unicodedata.category(char)[0] in "LNS" for char in text)


def check_length(text: str, samples: int, rate: int, pace: int) -> None:
    """Raise VoiceError when the sound of `text` at `pace` words a minute is far too short to hold all of it.

    A word is taken as six characters with its space; a third of the time that they ask for is the least.
    """
    least = len(text.strip()) / 6 / pace * 60 / 3
    if samples < least * rate:
        found = f"its sound has {samples / rate:.1f} seconds"
        _refuse(text, found, f"at least {least:.1f} are wanted, or something was not spoken", "try another voice")


def _refuse(text: str, found: str, wanted: str, remedy: str) -> NoReturn:
    shown = text[:80].encode(errors="backslashreplace").decode() + ("…" if len(text) > 80 else "")
    raise VoiceError(f"the sentence “{shown}”", found, wanted, remedy)
