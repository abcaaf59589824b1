"""How good and how fast the reading level is: against words and sentences cut by hand, and beside textstat in one run.

Quality is the same on every machine; times hold for this run only. `python -m benchmarks --only reading` prints both.
"""

import gc
import importlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.runner import Contest, Missing, Rival, Work
from pipeline.languages import language
from pipeline.model.language import Language
from pipeline.text.readability import opinion
from pipeline.text.readability.formulas import FORMULAS
from pipeline.text.readability.reading import calculate, too_short
from pipeline.text.readability.tally import Measured, count, measure
from pipeline.text.segment import primary, sentences

ROOT = Path(__file__).parent.parent
WORDS_OF_A_SECTION = 400
# Texts counted one after another, by all contestants: one takes a millisecond.
_IN_A_ROW = 4
# Processor seconds from the start of Python to the first figure, and how much longer twice the text may take.
START, LINEAR = 0.15, 2.5
_SHARED = {"en": 6.0, "de": 50.0}
_TEXTSTAT: dict[str, tuple[tuple[str, tuple[Any, ...]], ...]] = {
    "en": (
        ("flesch_reading_ease", ("en_US",)),
        ("flesch_kincaid_grade", ("en_US",)),
        ("smog_index", ("en_US",)),
        ("gunning_fog", ("en_US",)),
        ("coleman_liau_index", ()),
        ("automated_readability_index", ()),
        ("lix", ()),
        ("rix", ()),
    ),
    "de": (
        ("flesch_reading_ease", ("de",)),
        ("wiener_sachtextformel", (1, "de")),
        ("wiener_sachtextformel", (2, "de")),
        ("wiener_sachtextformel", (3, "de")),
        ("wiener_sachtextformel", (4, "de")),
        ("smog_index", ("de",)),
        ("lix", ()),
        ("rix", ()),
    ),
}


# Texts


@lru_cache(maxsize=4)
def vocabulary(tag: str) -> tuple[str, ...]:
    """Words of a language: those cut into syllables by hand, in English those of leaflets, guides and lists too."""
    golden = (ROOT / "tests" / "golden" / "reading" / "syllables").glob(f"{tag}*.txt")
    cut = (line for path in sorted(golden) for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    words = [word.replace("·", "") for line in cut for word in line.split()]
    more = (
        ("source/*.md", "docs/*.md", "pipeline/rules/words/en.csv") if tag == "en" else (f"tests/specimens/{tag}.md",)
    )
    for path in sorted(path for pattern in more for path in ROOT.glob(pattern)):
        words += re.findall(r"[^\W\d_]{3,}", path.read_text("utf-8").lower())
    return tuple(dict.fromkeys(words))


@lru_cache(maxsize=16)
def text(number: int, sections: int, tag: str) -> tuple[str, ...]:
    """The paragraphs of text number `number`: every number has words of its own beside those they share.

    Some words are frequent and most are rare, as in any text. One word in fifty is a compound that no other text has;
    in German, which makes new words so, one in three.
    """
    words = vocabulary(tag)
    often = 3 if tag == "de" else 50
    seed = 12345 + 7919 * number
    paragraphs: list[str] = []
    for _ in range(max(1, sections * WORDS_OF_A_SECTION // 36)):
        sentences = []
        for _ in range(3):
            chosen = []
            for _ in range(12):
                seed = (seed * 1103515245 + 12345) % 2**31
                word = words[int((seed / 2**31) ** 3 * len(words))]
                chosen.append(word + words[(seed >> 8) % len(words)].lower() if (seed >> 4) % often == 0 else word)
            sentences.append(" ".join(chosen).capitalize() + ".")
        paragraphs.append(" ".join(sentences))
    return tuple(paragraphs)


# Contests


def _ours(tag: str, sections: int) -> Work:
    known = language(tag)
    formulas = [one for one in FORMULAS if one.language == primary(tag)]

    def work(number: int) -> object:
        counts = count(text(number, sections, tag), known)
        return [calculate(one, counts) for one in formulas], counts.lix, too_short(counts)

    return work


def _textstat(tag: str, sections: int) -> Work | Missing:
    if find_spec("textstat") is None:
        return Missing("not installed (python -m pip install textstat)")
    if find_spec("pyphen") is None:
        return Missing("not installed (python -m pip install pyphen)")

    def work(number: int) -> object:
        from textstat.backend import metrics

        whole = _canonical(number, sections, tag) if tag == "en" else " ".join(text(number, sections, tag))
        return [getattr(metrics, name)(whole, *given) for name, given in _TEXTSTAT[tag]]

    return work


@lru_cache(maxsize=16)
def _canonical(number: int, sections: int, tag: str) -> str:
    return opinion.canonical(_measured(number, sections, tag))


@lru_cache(maxsize=16)
def _measured(number: int, sections: int, tag: str) -> tuple[Measured, ...]:
    return tuple(one for part in text(number, sections, tag) for one in measure(part, language(tag)))


def _prepared(tag: str, sections: int) -> Work:
    """Makes the text. English textstat wants a dictionary of everyday words from the network; it is given one that has
    the words all texts share. What is not in it, and every word of another language, it hyphenates, as it always does.
    """

    def prepare(number: int) -> None:
        text(number, sections, tag)
        if find_spec("textstat") is None or find_spec("pyphen") is None:
            return
        counting: Any = importlib.import_module("textstat.backend.counts._count_syllables")
        shipped: Any = importlib.import_module("textstat.backend.utils")
        counting.get_cmudict, counting.get_pyphen = shipped._get_cmudict.get_cmudict, shipped._get_pyphen.get_pyphen
        if tag == "en":
            _canonical(number, sections, tag)
            spoken = opinion._dictionary(vocabulary(tag), tag)
            counting.get_cmudict = lambda lang: spoken
            sentences.cache_clear()
        gc.collect()

    return prepare


def _contest(tag: str, title: str, rival: str) -> Callable[[int, Path], Contest]:
    def make(sections: int, folder: Path) -> Contest:
        key = "reading" if tag == "en" else f"reading-{tag}"
        rivals = (Rival(rival, _textstat(tag, sections), _SHARED[tag], slow=True),)
        work, prepare = _ours(tag, sections), _prepared(tag, sections)
        return Contest(key, title, work, rivals, prepare, cpu=True, in_a_row=_IN_A_ROW)

    return make


CONTESTS: dict[str, Callable[[int, Path], Contest]] = {
    "reading": _contest("en", "reading level, English", "textstat, given its dictionary"),
    "reading-de": _contest("de", "reading level, German, many new words", "textstat"),
}


# Quality


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of quality with its aim; `most` says that it may be no larger than the aim, else no smaller."""

    what: str
    tag: str
    value: float
    aim: float
    most: bool = False

    @property
    def verdict(self) -> str:
        return "met" if (self.value <= self.aim if self.most else self.value >= self.aim) else "not met"


def quality() -> tuple[Figure, ...]:
    """Syllables and sentences against those cut by hand; start-up and growth with the text, of this run."""
    from tests.text import test_segment, test_syllables

    found: list[Figure] = []
    for tag, (_, share) in test_syllables.AGREEMENT.items():
        cut = test_syllables.cut_words(tag)
        right = sum(test_syllables.count(word, tag) == wanted for word, wanted in cut) / len(cut)
        found.append(Figure("words with the right number of syllables", tag, right, share))
    for tag in (*test_segment.TAGS, *test_segment.OTHERS):
        agreed = test_segment.f1(*test_segment.agreement(tag))
        found.append(Figure("sentence ends, F1", tag, agreed, 0.97))
    found.append(Figure("processor seconds to the first figure", "en", _start(), START, most=True))
    found.append(Figure("times as long for twice the text", "en", _growth(), LINEAR, most=True))
    return tuple(found)


_FIRST = """
from pipeline.languages import language
from pipeline.model.language import Language
from pipeline.text.readability.formulas import FORMULAS
from pipeline.text.readability.reading import calculate
from pipeline.text.readability.tally import count
counts = count(["Take one tablet every day. Drink water."], language("en"))
print(calculate(FORMULAS[0], counts))
"""


def _start() -> float:
    """Processor time of a process from the start of Python to its first figure, the best of five."""
    return min(_process_seconds() for _ in range(5))


def _process_seconds() -> float:
    before = os.times()
    subprocess.run([sys.executable, "-c", _FIRST], check=True, capture_output=True, cwd=ROOT)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _growth() -> float:
    known = language("en")
    count(text(0, 20, "en"), known)
    pairs = [_counting(number + 50, 40, known) / _counting(number, 20, known) for number in range(1, 6)]
    return sorted(pairs)[len(pairs) // 2]


def _counting(number: int, sections: int, known: Language) -> float:
    given = text(number, sections, "en")
    return _seconds(lambda: count(given, known))


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def table(figures: Sequence[Figure]) -> str:
    """The figures as plain text."""
    return "\n".join(_lines(figures))


def _lines(figures: Sequence[Figure]) -> Iterator[str]:
    width = max(len(one.what) for one in figures)
    for one in figures:
        sign = "<=" if one.most else ">="
        yield f"{one.what:{width}}  {one.tag:8}  {one.value:6.3f}  {sign} {one.aim:g}  {one.verdict}"


def data(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """The figures as plain data."""
    return [{**asdict(one), "verdict": one.verdict} for one in figures]
