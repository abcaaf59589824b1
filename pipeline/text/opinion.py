"""A second opinion on the English reading level: textstat, fed with our sentences and syllables.

textstat's own counting cannot be used for leaflets: it fetches a dictionary from the network, splits sentences
at every point and hyphenates the words it does not know. Given our words and syllables it checks our formulas, and
shows what its rule of dropping sentences of one or two words does.
"""

import importlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from threading import Lock
from typing import Any

from pipeline.model.reading import Opinion
from pipeline.text.reading import Measured
from pipeline.text.segment import primary
from pipeline.text.syllables import syllables

# textstat keeps its language and its caches in the module: one caller at a time.
_ONE_AT_A_TIME = Lock()


def opinion(measured: Sequence[Measured], tag: str) -> Opinion | None:
    """SMOG and Flesch-Kincaid by textstat for English sentences, or None for another language or no sentences.

    Imports textstat on the first call. Never uses the network and needs no NLTK data.
    """
    if primary(tag) != "en" or not measured:
        return None
    spoken = _dictionary(word for sentence in measured for word in sentence.words or ())
    text = canonical(measured)
    metrics: Any = importlib.import_module("textstat.backend.metrics")
    with _ONE_AT_A_TIME, _our_syllables(spoken):
        values = (
            ("smog", float(metrics.smog_index(text, "en_US"))),
            ("fk", float(metrics.flesch_kincaid_grade(text, "en_US"))),
        )
    return Opinion(f"textstat {version('textstat')}", values)


def canonical(measured: Iterable[Measured]) -> str:
    """The sentences as textstat reads them best: bare words, one full stop and one space after each sentence."""
    return " ".join(" ".join(map(_bare, sentence.words or ())) + "." for sentence in measured)


def _bare(word: str) -> str:
    # textstat deletes every mark inside a word; what is left must be found in the dictionary below.
    return "".join(sign for sign in word.lower() if sign.isalnum())


def _dictionary(words: Iterable[str]) -> dict[str, list[list[str]]]:
    """Our syllable counts in the shape of the CMU dictionary: a word has one sounding with so many vowels."""
    found: dict[str, list[list[str]]] = {}
    for word in words:
        known = syllables(word, "en")
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
    for name in (
        "counts._count_syllables.count_syllables",
        "counts._count_polysyllable_words.count_polysyllable_words",
        "metrics._syllables_per_word.syllables_per_word",
        "metrics._smog_index.smog_index",
        "metrics._flesch_kincaid_grade.flesch_kincaid_grade",
    ):
        module, function = name.rsplit(".", 1)
        getattr(importlib.import_module(f"textstat.backend.{module}"), function).cache_clear()
