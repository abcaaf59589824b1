"""The Python packages that engines speak through, imported when they are first used."""

from importlib import import_module
from typing import Any

from pipeline.model.errors import VoiceError

# module -> the name of its package, where that is another one
_INSTALLED_AS = {"piper": "piper-tts", "pyttsx3.engine": "pyttsx3"}


def package(module: str, place: str, use: str) -> Any:
    """A module of a package, for the engine called `place` in messages; `use` says what it is wanted for.

    Raises VoiceError with the command that installs it.
    """
    name = _INSTALLED_AS.get(module, module)
    try:
        return import_module(module)
    except ImportError as reason:
        raise VoiceError(
            place,
            f"the package {name} cannot be imported ({reason})",
            use,
            f"install it with: python -m pip install {name}",
        ) from reason
