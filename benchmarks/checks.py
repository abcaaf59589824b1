"""What the checks catch and where they cry wolf, and how fast they are, beside pofilter's and Weblate's in one run.

The sentences are those of `tests/corpus`; their mistakes and their other right ways are made by its `mutations`. A
mistake is caught when a check says something that it does not say of the translation without it.
"""

import argparse
import gc
import importlib
import json
import os
import subprocess
import sys
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.memory import Growth
from benchmarks.runner import Contest, Line, Missing, Rival, run
from pipeline.build.findings import findings_of
from pipeline.files import po
from pipeline.files.store import Store
from pipeline.languages import known, language
from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.finding import Severity
from tests.corpus import SEEDED, Pair, pairs, tags
from tests.corpus.mutations import AIMS, mutants, variants

#: What one checker says of one message: (code, words, whether it keeps the leaflet from being made).
Alarm = tuple[str, str, bool]
Judge = Callable[[str, Sequence[tuple[str, str]]], list[frozenset[Alarm]]]

#: Of a hundred right translations, no more may have a blocking alarm.
MOST_FALSE = 2.0
#: The kind of a right translation that stands in the corpus itself.
AS_WRITTEN = "as written"
#: How many times as fast as pofilter.
FASTER = 5.0
POFILTER_TESTS = ("numbers", "urls", "emails", "variables")
_FAST_TESTS = ("numbers", "urls", "variables")


# What is missing from the lexicon of the recordings is no mistake of a translation.
_ABOUT_SPEECH = {"C020", "C021"}

# The contestants


def ours(tag: str, texts: Sequence[tuple[str, str]]) -> list[frozenset[Alarm]]:
    """Every check of ours, a message at a time; notes are no alarm."""
    target = language(tag)
    return [
        frozenset(
            (finding.code, finding.message, finding.severity is Severity.BLOCK)
            for finding in findings_of("a", "en", _catalogue(tag, [pair]), target)
            if finding.severity is not Severity.NOTE and finding.code not in _ABOUT_SPEECH
        )
        for pair in texts
    ]


def _catalogue(tag: str, texts: Iterable[tuple[str, str]]) -> Catalogue:
    messages = (
        Message(MessageId("item", source), target, State.DONE, line=number)
        for number, (source, target) in enumerate(texts, 1)
    )
    headers = (("Language", tag), ("Content-Type", "text/plain; charset=UTF-8"))
    return Catalogue("a", tag, tuple(messages), headers, file="a.po")


def pofilter(tag: str, texts: Sequence[tuple[str, str]]) -> list[frozenset[Alarm]]:
    """pofilter's tests of figures, links, e-mail addresses and variables; each failure of them counts as blocking."""
    checker = _pofilter_checker(tag, POFILTER_TESTS)
    return [frozenset((name, "", True) for name in checker.run_filters(_unit(*pair))) for pair in texts]


@cache
def _pofilter_checker(tag: str, tests: tuple[str, ...]) -> Any:
    checks = importlib.import_module("translate.filters.checks")
    config = checks.CheckerConfig(targetlanguage=tag.replace("zh-Hans", "zh_CN"))
    return checks.StandardChecker(config, limitfilters=list(tests))


def _unit(source: str, target: str) -> Any:
    unit = importlib.import_module("translate.storage.pypo").pounit(source)
    unit.target = target
    return unit


# Weblate is an application with pinned requirements; its checks run in a Python of their own.
_WEBLATE = Path(__file__).parent / "weblate_checks.py"


def weblate(tag: str, texts: Sequence[tuple[str, str]]) -> list[frozenset[Alarm]]:
    """Weblate's checks of a translation that need no database; it blocks nothing, so each counts as blocking."""
    given = json.dumps({"tag": tag, "texts": list(texts)}).encode()
    command = [_weblate_python(), str(_WEBLATE)]
    made = subprocess.run(command, input=given, capture_output=True, check=True, timeout=600)
    return [frozenset((name, "", True) for name in names) for names in json.loads(made.stdout)]


def _weblate_python() -> str:
    return os.environ.get("WEBLATE_PYTHON", sys.executable)


@cache
def _weblate_missing() -> str:
    made = subprocess.run([_weblate_python(), str(_WEBLATE)], input=b'{"tag": "pl", "texts": []}', capture_output=True,
                          check=False)  # fmt: skip
    how = "not installed (a Python with weblate 5.14: WEBLATE_PYTHON=/path/to/python)"
    return "" if made.returncode == 0 else how


def judges() -> dict[str, Judge | Missing]:
    """The contestants by name, ours first; one that is not there says what to install."""
    there: dict[str, Judge | Missing] = {"ours": ours}
    there["pofilter"] = pofilter if find_spec("translate") else Missing("not installed (pip install translate-toolkit)")
    there["weblate"] = Missing(_weblate_missing()) if _weblate_missing() else weblate
    return there


# What they catch


@dataclass(frozen=True, slots=True)
class Trial:
    """One mistake of the corpus, and what was said of it that is not said of the translation without it."""

    pair: Pair
    kind: str
    target: str
    news: frozenset[Alarm]

    @property
    def caught(self) -> bool:
        """Whether anything was said."""
        return bool(self.news)

    @property
    def blocked(self) -> bool:
        """Whether the leaflet would not have been made."""
        return any(blocks for _, _, blocks in self.news)


@dataclass(frozen=True, slots=True)
class Quiet:
    """One right translation, or the same written in another right way (`kind`), and what was said of it."""

    pair: Pair
    kind: str
    target: str
    alarms: frozenset[Alarm]

    @property
    def blocked(self) -> bool:
        """Whether a right translation was kept from being published."""
        return any(blocks for _, _, blocks in self.alarms)


def trials(tag: str, judge: Judge) -> list[Trial]:
    """Every mistake of a language."""
    found: list[Trial] = []
    made = [(pair, mutants(pair)) for pair in pairs(tag)]
    clean = judge(tag, [(pair.source, pair.target) for pair, _ in made])
    said = iter(judge(tag, [(pair.source, mutant.target) for pair, all_of_it in made for mutant in all_of_it]))
    for (pair, all_of_it), before in zip(made, clean, strict=True):
        found.extend(Trial(pair, mutant.kind, mutant.target, next(said) - before) for mutant in all_of_it)
    return found


def quiets(tag: str, judge: Judge, with_variants: bool = True) -> list[Quiet]:
    """Every right translation of a language; its other right ways as well."""
    made = [(pair, AS_WRITTEN, pair.target) for pair in pairs(tag)]
    if with_variants:
        made += [(pair, variant.kind, variant.target) for pair in pairs(tag) for variant in variants(pair)]
    said = judge(tag, [(pair.source, target) for pair, _, target in made])
    return [Quiet(*each, alarms) for each, alarms in zip(made, said, strict=True)]


def share(parts: Iterable[bool]) -> float | None:
    """In a hundred; None of nothing."""
    counted = list(parts)
    return 100 * sum(counted) / len(counted) if counted else None


@dataclass(frozen=True, slots=True)
class Quality:
    """All that one contestant said of the whole corpus."""

    trials: tuple[Trial, ...]
    quiets: tuple[Quiet, ...]


def quality(judge: Judge, of: Sequence[str] = ()) -> Quality:
    """The whole corpus, or some languages of it."""
    chosen = [tag for tag in of or tags() if known(tag)]
    seeded = [tag for tag in chosen if tag in SEEDED]
    return Quality(
        tuple(trial for tag in seeded for trial in trials(tag, judge)),
        tuple(quiet for tag in chosen for quiet in quiets(tag, judge)),
    )


# The tables


@dataclass(frozen=True, slots=True)
class Comparison:
    """All contestants on the same corpus; `missing` says who could not take part, and why."""

    found: dict[str, Quality]
    missing: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """The shares in a hundred, for JSON."""
        return {
            "caught": [
                {
                    "mistake": kind,
                    "count": sum(trial.kind == kind for trial in self.found["ours"].trials),
                    **{
                        name: share(t.caught for t in each.trials if t.kind == kind)
                        for name, each in self.found.items()
                    },
                    "ours_blocking": share(t.blocked for t in self.found["ours"].trials if t.kind == kind),
                    "target": AIMS.get(kind),
                }
                for kind in self._kinds()
            ],
            "false_alarms": {
                name: {
                    "blocking": share(quiet.blocked for quiet in each.quiets),
                    "any": share(bool(quiet.alarms) for quiet in each.quiets),
                }
                for name, each in self.found.items()
            },
            "target_false_blocking": MOST_FALSE,
            "missing": list(self.missing),
        }

    def text(self) -> str:
        """The tables of what is caught and of false alarms."""
        return "\n\n".join([self._by_kind(), self._by_language(), self._by_code(), self._false(), *self.missing])

    def _kinds(self) -> list[str]:
        return list(dict.fromkeys([*AIMS, *(trial.kind for trial in self.found["ours"].trials)]))

    def _by_kind(self) -> str:
        rows = [("mistake", "how many", *(f"{name} %" for name in self.found), "ours blocking %", "aim", "")]
        for each in self.data()["caught"]:
            rate, aim = each["ours"], each["target"]
            verdict = "" if aim is None or rate is None else "met" if rate >= aim else "not met"
            rates = (_percent(each[name]) for name in (*self.found, "ours_blocking"))
            rows.append((each["mistake"], str(each["count"]), *rates, "" if aim is None else f">= {aim}", verdict))
        return "Caught, by kind of mistake\n" + _columns(rows)

    def _by_language(self) -> str:
        those = self.found["ours"].trials
        seen = list(dict.fromkeys(trial.pair.tag for trial in those))
        rows = [("mistake, ours %", *seen)]
        for kind in self._kinds():
            per = (share(t.caught for t in those if (t.pair.tag, t.kind) == (tag, kind)) for tag in seen)
            rows.append((kind, *map(_percent, per)))
        for name, each in self.found.items():
            aimed = [trial for trial in each.trials if trial.kind in AIMS]
            per = (share(t.caught for t in aimed if t.pair.tag == tag) for tag in seen)
            rows.append((f"all with an aim, {name}", *map(_percent, per)))
        return "Caught, by language\n" + _columns(rows)

    def _by_code(self) -> str:
        those = self.found["ours"].trials
        kinds = list(dict.fromkeys(trial.kind for trial in those))
        rows = [("check", *kinds)]
        for code in sorted({code for trial in those for code, _, _ in trial.news}):
            hits = Counter(trial.kind for trial in those if any(code == each for each, _, _ in trial.news))
            rows.append((code, *(str(hits[kind] or "") for kind in kinds)))
        return "Mistakes that each check speaks of\n" + _columns(rows)

    def _false(self) -> str:
        seen = list(dict.fromkeys(quiet.pair.tag for quiet in self.found["ours"].quiets))
        header = ("ours blocking %", "ours any %", *(f"{name} %" for name in list(self.found)[1:]))
        rows = [("language", "right", *header, "other ways", *header)]
        for tag in [*seen, "all"]:
            row = [tag]
            for plain in (True, False):
                those = {name: _chosen(each, tag, plain) for name, each in self.found.items()}
                row += [str(len(those["ours"])), _percent(share(quiet.blocked for quiet in those["ours"]))]
                row += [_percent(share(bool(quiet.alarms) for quiet in each)) for each in those.values()]
            rows.append(tuple(row))
        return f"False alarms on right translations (aim: at most {MOST_FALSE:g} % blocking)\n" + _columns(rows)


def compare(of: Sequence[str] = ()) -> Comparison:
    """Every contestant that is there, on the whole corpus or some languages of it."""
    there = judges()
    found = {name: quality(judge, of) for name, judge in there.items() if not isinstance(judge, Missing)}
    missing = (f"{name}: {judge.reason}" for name, judge in there.items() if isinstance(judge, Missing))
    return Comparison(found, tuple(missing))


def _chosen(found: Quality, tag: str, plain: bool) -> list[Quiet]:
    return [q for q in found.quiets if (q.kind == AS_WRITTEN) is plain and tag in (q.pair.tag, "all")]


def _percent(rate: float | None) -> str:
    return "-" if rate is None else f"{rate:.1f}"


def _columns(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


# Speed


def material(tag: str, messages: int, number: int = 0) -> Iterator[tuple[str, str]]:
    """`messages` different pairs: the sentences of the corpus with other figures, the same in source and target."""
    plain = [pair for pair in pairs(tag) if "am" not in pair.source.split() and "{{" not in pair.source]
    for count in range(messages):
        pair = plain[count % len(plain)]
        turn = str.maketrans(_turned(number * 31 + count // len(plain)))
        marks = (
            f" ({_letters(number, first)}{_letters(count, first)})" for first in ("a", "ب" if tag == "ar" else "a")
        )
        yield pair.source.translate(turn) + next(marks), pair.target.translate(turn) + next(marks)


def _letters(number: int, first: str) -> str:
    """A word that no other message has, in letters from `first` on."""
    return "".join(chr(ord(first) + int(digit)) for digit in str(number))


def _turned(by: int) -> dict[str, str]:
    """Each digit from 1 to 9 for another, in every script; 0 stays, so that no figure gets a nought in front."""
    noughts = "0٠۰০"
    return {
        chr(ord(nought) + digit): chr(ord(nought) + (digit - 1 + by) % 9 + 1)
        for nought in noughts
        for digit in range(1, 10)
    }


def speed(messages: int, repeat: int, folder: Path) -> list[Line]:
    """Check work alone, from file to findings, and the same when the findings were kept from before."""
    found: list[Line] = []
    for tag in ("pl", "ar"):
        found += run(_alone(tag, messages), repeat)
        found += run(_whole(tag, messages, folder), repeat)
        found += run(_whole(tag, messages, folder, kept=True), repeat)
    return found


def _alone(tag: str, messages: int) -> Contest:
    catalogues: dict[int, Catalogue] = {}
    units: dict[int, list[Any]] = {}
    there = find_spec("translate") is not None

    def prepare(number: int) -> None:
        texts = list(material(tag, messages, number))
        catalogues.clear()
        catalogues[number] = _catalogue(tag, texts)
        if there:
            units.clear()
            units[number] = [_unit(*pair) for pair in texts]

    def work(number: int) -> object:
        return findings_of("a", "en", catalogues[number], language(tag))

    def theirs(number: int) -> object:
        checker = _pofilter_checker(tag, _FAST_TESTS)
        return [checker.run_filters(unit, categorised=True) for unit in units[number]]

    rival = Rival("pofilter numbers, urls, variables", theirs if there else _NO_POFILTER, FASTER)
    return Contest("checks", f"{messages:,} messages ({tag}), all checks", work, (rival,), prepare, cpu=True)


_NO_POFILTER = Missing("not installed (python -m pip install translate-toolkit)")


def _whole(tag: str, messages: int, folder: Path, kept: bool = False) -> Contest:
    """From a catalogue on the disk to findings; pofilter writes its own to another catalogue.

    With `kept`, the same file has been checked before, as in a build in which nobody has changed it. Pofilter keeps
    nothing.
    """
    there = find_spec("translate") is not None
    path = folder / f"{tag}.po"
    store = Store(folder / "store") if kept else None

    def prepare(number: int) -> None:
        # Other texts than the contest above has had, so that nothing is remembered.
        po.write(path, _catalogue(tag, material(tag, messages, number + 1000)))
        if kept:
            work(number)

    def work(number: int) -> object:
        return findings_of("a", "en", po.read(path, path.name, "a", tag), language(tag), store=store)

    def theirs(number: int) -> object:
        cmdlineparser: Any = importlib.import_module("translate.filters.pofilter").cmdlineparser

        options = [f"--language={tag}", *(f"--test={test}" for test in _FAST_TESTS), "--progress=none"]
        parser: Any = cmdlineparser()
        sys_argv, sys.argv = sys.argv, ["pofilter", *options, str(path), str(folder / f"{tag}-out.po")]
        try:
            parser.run()
        finally:
            sys.argv = sys_argv
        return None

    # The aim is for checking; what has been kept is reported for what it is.
    rival = Rival("pofilter, file to file", theirs if there else _NO_POFILTER, None if kept else FASTER)
    key, how = ("checks-kept", ", kept from before") if kept else ("checks-file", "")
    title = f"{messages:,} messages ({tag}), file to findings{how}"
    return Contest(key, title, work, (rival,), prepare, cpu=True)


def growth(messages: int) -> Growth:
    """Whether memory grows with the number of messages checked in one process."""
    tenth = max(1, messages // 10)
    texts = material("pl", messages)
    tracemalloc.start()
    try:
        _check(islice(texts, messages // 2 - tenth))
        middle = _peak(islice(texts, tenth))
        _check(islice(texts, messages // 2 - tenth))
        end = _peak(islice(texts, tenth))
    finally:
        tracemalloc.stop()
    return Growth("messages checked", messages, middle, end, 0)


def _peak(texts: Iterable[tuple[str, str]]) -> int:
    gc.collect()
    tracemalloc.reset_peak()
    _check(texts)
    return tracemalloc.get_traced_memory()[1]


def _check(texts: Iterable[tuple[str, str]]) -> None:
    """A leaflet of a hundred messages at a time."""
    every = iter(texts)
    while part := list(islice(every, 100)):
        findings_of("a", "en", _catalogue("pl", part), language("pl"))


def missed(of: Sequence[str] = ()) -> Iterator[str]:
    """The mistakes that ours lets pass and its false alarms, one a line, for those who mend the checks."""
    found = quality(ours, of)
    for quiet in found.quiets:
        for code, words, blocks in sorted(quiet.alarms):
            weight = "FALSE BLOCK" if blocks else "false review"
            yield f"{weight} {quiet.pair.tag}  {code} {words}\n    {quiet.pair.source}"
            yield f"    {quiet.target}  [{quiet.kind}]"
    for trial in sorted(found.trials, key=lambda trial: trial.kind):
        if not trial.caught:
            yield f"MISSED {trial.pair.tag}  {trial.kind}\n    {trial.pair.source}\n    {trial.target}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables, or what is missed; always 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checks", description="What the checks catch.")
    parser.add_argument("--missed", action="store_true", help="print every mistake missed and every false alarm")
    parser.add_argument("--only", action="append", choices=tags(), metavar="LANG", help="only this language")
    options = parser.parse_args(arguments)
    print("\n".join(missed(options.only or ())) if options.missed else compare(options.only or ()).text())
    return 0


if __name__ == "__main__":
    sys.exit(main())
