"""What was found out about a word once is looked up the next time: leaflets are made of the same words."""

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")
# So many words are remembered; then it begins anew, so that memory stays what it is.
_MOST = 4096
# What is longer is no word: a clause in a script without spaces, which hardly comes again.
_LONGEST = 40


class Remembered(dict[str, _T]):
    """What `make` makes of words. Taking the value of a word that is not there makes it."""

    def __init__(self, make: Callable[[str], _T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> _T:
        made = self._make(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = made
        return made
