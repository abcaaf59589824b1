"""Words of languages that are written without spaces, by the dictionary of ICU: the optional extra `words`."""

import importlib
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

from pipeline.model.errors import UsageError
from pipeline.text.segment import countable, primary

_MODULE = "icu4py"


def installed() -> bool:
    """Whether ICU's dictionaries are there."""
    return find_spec(_MODULE) is not None


def breaker(tag: str) -> Callable[[str], tuple[str, ...]] | None:
    """What tells the words of a language, None for a language that needs no dictionary.

    Raises UsageError when ICU is not installed.
    """
    if countable(tag):
        return None
    if not installed():
        raise UsageError(
            "--breaker icu",
            "the package icu4py is not installed",
            "the dictionaries of ICU",
            "run: python -m pip install 'polyleaf[words]'",
        )
    words: Any = importlib.import_module(f"{_MODULE}.breakers").WordBreaker
    locale = primary(tag)

    def tell(text: str) -> tuple[str, ...]:
        return tuple(piece for piece in map(str.strip, words(text, locale)) if any(map(str.isalnum, piece)))

    return tell
