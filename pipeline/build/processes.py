"""Work in several processes at once."""

import multiprocessing
import os
import signal
from concurrent.futures import Executor, ProcessPoolExecutor
from types import TracebackType


class _Pool(ProcessPoolExecutor):
    """A pool that begins nothing more when something went wrong or the user stops the program."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown(wait=True, cancel_futures=kind is not None)


def process_pool(jobs: int) -> Executor:
    """A pool of fresh processes (spawned, so that no state of this one leaks into what they make)."""
    return _Pool(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_stop_without_a_word)


def _stop_without_a_word() -> None:
    """Ctrl+C goes to all processes of a terminal at once; this one's parent says what there is to say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def default_jobs() -> int:
    """How many processes to use when nothing is said."""
    return os.cpu_count() or 1
