"""Measuring: ours and the others' in turns, so that a busy moment of the machine hits both; medians."""

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

# Work number n of a contestant. Each number is another text, so that no memory of the last one helps.
Work = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a contestant cannot take part, and what to install."""

    reason: str


@dataclass(frozen=True, slots=True)
class Rival:
    """Somebody else's way to do the same work. `target` is how many times as fast ours should be, None for no aim."""

    name: str
    work: Work | Missing
    target: float | None = None
    # A process that takes seconds is measured less often; one that takes minutes once, and without the first round.
    slow: bool = False
    once: bool = False


@dataclass(frozen=True, slots=True)
class Contest:
    """One kind of work: what it is, our way, the others'. `prepare` makes what all are given; it is not timed.

    With `cpu`, what counts is the time of the processor, also that of the processes that were started: for work that
    is known by it, and on machines that others use. Work of a millisecond is done several times `in_a_row`: alone, it
    would be measured in the caches that the one before has filled with its own.
    """

    key: str
    title: str
    ours: Work | Missing
    rivals: tuple[Rival, ...]
    prepare: Work = lambda number: None
    cpu: bool = False
    in_a_row: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One ratio. Seconds are medians; None where `missing` says why."""

    key: str
    title: str
    rival: str
    ours: float | None
    theirs: float | None
    target: float | None
    missing: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times as long the rival takes."""
        return self.theirs / self.ours if self.ours and self.theirs else None

    @property
    def verdict(self) -> str:
        """ "met", "not met", or "" without a target or a ratio."""
        if self.target is None or self.ratio is None:
            return ""
        return "met" if self.ratio >= self.target else "not met"


@dataclass(slots=True)
class _Clock:
    """The times of one contestant. The first work is not timed: it imports and fills caches."""

    work: Work
    repeats: int
    in_a_row: int
    now: Callable[[], float] = time.perf_counter
    warm: bool = True
    seconds: list[float] = field(default_factory=list)
    failure: str = ""

    def once(self, number: int) -> None:
        if self.failure or number > self.repeats or not (number or self.warm):
            return
        # What the one before has left behind is not this one's work to clear away.
        gc.collect()
        begin = self.now()
        try:
            for turn in range(self.in_a_row):
                self.work(number * self.in_a_row + turn)
        except Exception as problem:
            # Whatever stops one contestant must not stop the others.
            self.failure = f"{type(problem).__name__}: {problem}"[:200]
            return
        if number:
            self.seconds.append((self.now() - begin) / self.in_a_row)

    @property
    def median(self) -> float | None:
        return statistics.median(self.seconds) if self.seconds and not self.failure else None


def run(contest: Contest, repeats: int) -> Iterator[Line]:
    """The ratios of one contest. One round is not timed; slow work is done a third as often as the rest."""
    now = processor_seconds if contest.cpu else time.perf_counter
    contestants = (Rival("", contest.ours), *contest.rivals)
    clocks = {
        each.name: _Clock(each.work, _rounds(each, repeats), contest.in_a_row, now, not each.once)
        for each in contestants
        if not isinstance(each.work, Missing)
    }
    for number in range(repeats + 1):
        for turn in range(contest.in_a_row):
            contest.prepare(number * contest.in_a_row + turn)
        for clock in clocks.values():
            clock.once(number)
    ours = clocks.get("")
    for rival in contest.rivals:
        theirs = clocks.get(rival.name)
        missing = "; ".join(filter(None, (_missing("ours", contest.ours, ours), _missing("", rival.work, theirs))))
        yield Line(
            contest.key,
            contest.title,
            rival.name,
            ours.median if ours else None,
            theirs.median if theirs else None,
            rival.target,
            missing,
        )


def _rounds(rival: Rival, repeats: int) -> int:
    return 1 if rival.once else max(1, repeats // 3) if rival.slow else repeats


def processor_seconds() -> float:
    """The processor time of this process and of those it has started and waited for."""
    try:
        import resource
    except ImportError:  # Windows
        return time.process_time()
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def _missing(name: str, work: Work | Missing, clock: _Clock | None) -> str:
    reason = work.reason if isinstance(work, Missing) else clock.failure if clock else ""
    return f"{name}: {reason}" if name and reason else reason
