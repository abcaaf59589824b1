"""A pool whose worker dies when it is given one certain job, as when a library crashes."""

import os
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from pipeline.build.job import Job
from pipeline.build.processes import process_pool
from pipeline.build.run import make


def make_or_die(job: Job, store: Path) -> bytes:
    if job.file.endswith("pl.docx"):
        os._exit(9)
    return make(job, store)


class _Dying(Executor):
    def __init__(self) -> None:
        self.pool = process_pool(2)

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        return self.pool.submit(make_or_die, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.pool.shutdown(wait, cancel_futures=cancel_futures)


def dying_pool() -> Executor:
    return _Dying()
