"""A second opinion on the reading level: textstat, fed with our sentences and syllables.

textstat's own counting cannot be used for leaflets: it fetches a dictionary from the network, splits sentences
at every point and hyphenates the words it does not know. Given our words and syllables it checks our formulas, and
shows what its rule of dropping sentences of one or two words does.
"""

import importlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from threading import Lock
from typing import Any

from pipeline.model.reading import Opinion
from pipeline.text.readability.formulas import formula
from pipeline.text.readability.reading import calculate
from pipeline.text.readability.syllables import syllables
from pipeline.text.readability.tally import Measured, tally
from pipeline.text.segment import primary

# textstat keeps its language and its caches in the module: one caller at a time.
_ONE_AT_A_TIME = Lock()

# Our formula, textstat's function of the same, and what the function is given beside the text.
_SAME: dict[str, tuple[tuple[str, str, tuple[Any, ...]], ...]] = {
    "en": (
        ("smog", "smog_index", ("en_US",)),
        ("fk", "flesch_kincaid_grade", ("en_US",)),
        ("fre", "flesch_reading_ease", ("en_US",)),
        ("cli", "coleman_liau_index", ()),
        ("ari", "automated_readability_index", ()),
        ("rix", "rix", ()),
    ),
    "de": (
        ("nws-1", "wiener_sachtextformel", (1, "de")),
        ("amstad", "flesch_reading_ease", ("de",)),
        ("nws-2", "wiener_sachtextformel", (2, "de")),
        ("nws-3", "wiener_sachtextformel", (3, "de")),
        ("nws-4", "wiener_sachtextformel", (4, "de")),
    ),
    "es": (
        ("szigriszt-pazos", "szigriszt_pazos", ("es",)),
        ("fernandez-huerta", "fernandez_huerta", ("es",)),
        ("crawford", "crawford", ("es",)),
        ("gutierrez", "gutierrez_polini", ()),
    ),
    "fr": (("kandel-moles", "flesch_reading_ease", ("fr",)),),
    "it": (("gulpease", "gulpease_index", ()),),
}

# Why textstat's figure differs where it does; "" is the reason that holds for all.
APART = {
    "": "it leaves out sentences of one or two words, though not their words",
    "cli": "it multiplies the letters by 0.058 where the formula has 0.0588",
    "ari": "it counts punctuation as letters, and leaves out sentences of one or two words",
    "gulpease": "it counts punctuation as letters, and leaves out sentences of one or two words",
}


def opinion(measured: Sequence[Measured], tag: str) -> Opinion | None:
    """What textstat makes of sentences by the formulas it shares with us, each beside our own value.

    None for a language without such a formula, or for no sentences. Imports textstat on the first call. Never uses the
    network and needs no NLTK data.
    """
    language = primary(tag)
    if language not in _SAME or not measured:
        return None
    spoken = _dictionary((word for sentence in measured for word in sentence.words or ()), language)
    text = canonical(measured)
    metrics: Any = importlib.import_module("textstat.backend.metrics")
    counts = tally(measured, tag)
    values: list[tuple[str, float, float]] = []
    names: list[tuple[str, str]] = []
    with _ONE_AT_A_TIME, _our_syllables(spoken):
        for id_, function, given in _SAME[language]:
            known = formula(id_, tag)
            assert known is not None
            values.append((id_, float(getattr(metrics, function)(text, *given)), calculate(known, counts)))
            names.append((id_, f"{known.name} {known.variant}" if id_.startswith("nws") else known.name))
    return Opinion(f"textstat {version('textstat')}", tuple(values), tuple(names))


def canonical(measured: Iterable[Measured]) -> str:
    """The sentences as textstat reads them best: bare words, one full stop and one space after each sentence."""
    return " ".join(" ".join(map(_bare, sentence.words or ())) + "." for sentence in measured)


def _bare(word: str) -> str:
    # textstat deletes every mark inside a word; what is left must be found in the dictionary below.
    return "".join(sign for sign in word.lower() if sign.isalnum())


def _dictionary(words: Iterable[str], language: str) -> dict[str, list[list[str]]]:
    """Our syllable counts in the shape of the CMU dictionary: a word has one sounding with so many vowels."""
    found: dict[str, list[list[str]]] = {}
    for word in words:
        known = syllables(word, language)
        assert known is not None
        found.setdefault(_bare(word), [["V1"] * known.count])
    return found


@contextmanager
def _our_syllables(spoken: dict[str, list[list[str]]]) -> Iterator[None]:
    counting: Any = importlib.import_module("textstat.backend.counts._count_syllables")
    kept = counting.get_cmudict, counting.get_pyphen
    counting.get_cmudict, counting.get_pyphen = (lambda lang: spoken), (lambda lang: None)
    _forget()
    try:
        yield
    finally:
        counting.get_cmudict, counting.get_pyphen = kept
        _forget()


def _forget() -> None:
    """Empty textstat's caches: they remember counts made with another dictionary."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith(("textstat.backend.counts.", "textstat.backend.metrics.")):
            for function in vars(module).values():
                clear: Callable[[], None] | None = getattr(function, "cache_clear", None)
                if clear is not None:
                    clear()
