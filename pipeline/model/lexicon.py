"""How words and sentences are to be spoken, as translators decide it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """Something printed and the words it is spoken with. `line` is where it stands in its file."""

    printed: str
    spoken: str
    line: int = field(default=0, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The spoken forms of one language in one workspace.

    `words` hold for every leaflet, `sentences` are whole sentences of one leaflet. `file` and `sentence_file` say
    where a person mends them. Both go before every rule of the program.
    """

    words: tuple[Entry, ...] = ()
    sentences: tuple[Entry, ...] = ()
    file: str = field(default="", repr=False, compare=False)
    sentence_file: str = field(default="", repr=False, compare=False)


NO_LEXICON = Lexicon()
