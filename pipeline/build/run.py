"""Making what is not up to date, on any `concurrent.futures.Executor`; the same bytes whichever it is."""

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.job import Job
from pipeline.build.plan import Plan
from pipeline.build.spoken import spoken_kit
from pipeline.build.stale import Rows, outdated, stale_jobs, status_of, told, waves, without_dead_ends
from pipeline.files import manifest as manifests
from pipeline.files.disk import sweep_partial, write_whole
from pipeline.files.store import FOLDER, Store
from pipeline.formats import FORMATS
from pipeline.model.artefact import Artefact, Manifest, NotMade
from pipeline.model.errors import PolyleafError

# The sound of some sixty leaflets. One that has gone costs half a second to speak again.
_STORE_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Result:
    """How a run ended: the manifest it wrote, what was made now, what went wrong, and what had to go."""

    manifest: Manifest
    made: tuple[Artefact, ...]
    failed: tuple[NotMade, ...]
    removed: tuple[Artefact, ...] = ()


class Serial(Executor):
    """An executor that does each job at once, in this process."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # the base class's own signature
        future: Future[object] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def make(job: Job, store: Path) -> bytes:
    """The bytes of one file. `store` remembers spoken sentences; with an empty one the bytes are the same."""
    return FORMATS[job.format].render(job.edition, spoken_kit(job, Store(store)))


def run(
    outputs: Path,
    plan: Plan,
    executor: Callable[[], Executor],
    report: Callable[[int, int, str], None],
    everything: bool,
) -> Result:
    """Make every stale file, write each whole as soon as it is done, and keep the manifest in step.

    `everything` says that the plan covers the whole workspace, so that files of leaflets, languages and formats
    that are gone are removed. A job that fails is reported and does not keep the others from being made.
    Pages that link to other files are made after them.
    """
    outputs.mkdir(parents=True, exist_ok=True)
    sweep_partial(outputs)
    before = manifests.read(outputs)
    rows = {(row.leaflet, row.tag, row.format): row for row in before.artefacts}
    removed = _forget(outputs, rows, plan, everything)
    made: list[Artefact] = []
    failed: list[NotMade] = []
    first, later = waves(without_dead_ends(plan.jobs, rows))
    number, expected = 0, len(stale_jobs(outputs, later, rows))
    for wave, waiting in ((first, expected), (later, 0)):
        todo = stale_jobs(outputs, told(wave, failed), rows)
        total = number + len(todo) + waiting
        for job, outcome in _outcomes(todo, outputs / FOLDER, executor):
            place = (job.edition.leaflet, job.edition.tag, job.format)
            if isinstance(outcome, bytes):
                write_whole(outputs / job.file, outcome)
                rows[place] = _artefact(job, outcome)
                made.append(rows[place])
                _write(outputs, rows, plan, failed, before, everything)
            else:
                failed.append(NotMade(*place, str(outcome)))
                if (gone := rows.pop(place, None)) is not None:
                    (outputs / gone.file).unlink(missing_ok=True)
            number += 1
            report(number, total, f"{job.file}{'' if isinstance(outcome, bytes) else ': not made'}")
    if made:
        Store(outputs / FOLDER).prune(_STORE_BYTES)
    manifest = _write(outputs, rows, plan, failed, before, everything)
    return Result(manifest, tuple(made), tuple(failed), removed)


def _forget(outputs: Path, rows: Rows, plan: Plan, everything: bool) -> tuple[Artefact, ...]:
    """Remove what must not stay: a file that can no longer be made would be a stale one, still on show.

    Of the leaflets of the plan that is also every file in a language or format that was not asked for this time, if it
    says something else than the leaflet does now. Of what cannot be read nobody knows whether that is so.
    """
    wanted = {(job.edition.leaflet, job.edition.tag, job.format) for job in plan.jobs}
    gone = {(row.leaflet, row.tag, row.format) for row in plan.not_made}
    removed = [
        row
        for place, row in rows.items()
        if place in gone
        or any(each.covers(row) for each in plan.unread)
        or (plan.leaflets and row.leaflet not in plan.leaflets)
        or (place not in wanted and (everything or outdated(row, plan.editions)))
    ]
    for row in removed:
        (outputs / rows.pop((row.leaflet, row.tag, row.format)).file).unlink(missing_ok=True)
    return tuple(removed)


def _write(
    outputs: Path,
    rows: Rows,
    plan: Plan,
    failed: list[NotMade],
    before: Manifest,
    everything: bool,
) -> Manifest:
    planned = {(job.edition.leaflet, job.edition.tag, job.format) for job in plan.jobs}
    planned |= {(row.leaflet, row.tag, row.format) for row in plan.not_made}
    others = [] if everything else [row for row in before.not_made if (row.leaflet, row.tag, row.format) not in planned]
    manifest = Manifest(tuple(rows.values()), (*others, *plan.not_made, *failed))
    manifests.write(outputs, manifest)
    return manifest


def _artefact(job: Job, data: bytes) -> Artefact:
    return Artefact(
        leaflet=job.edition.leaflet,
        tag=job.edition.tag,
        format=job.format,
        file=job.file,
        media_type=FORMATS[job.format].media_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        key=job.key,
        status=status_of(job),
        source=job.edition.source_digest,
        edition=job.edition.digest,
        tools=job.tools,
    )


def _outcomes(
    jobs: tuple[Job, ...], store: Path, executor: Callable[[], Executor]
) -> Iterator[tuple[Job, bytes | Exception]]:
    """Each job with its bytes or its error, as they are done.

    When a worker process dies, every job still waiting in its pool fails with it; those are tried once more,
    one at a time in a fresh pool, so that only the job that kills its worker is lost.
    """
    if not jobs:
        return
    broken: list[Job] = []
    with executor() as pool:
        waiting = {pool.submit(make, job, store): job for job in jobs}
        for future in as_completed(waiting):
            outcome = _outcome(future)
            if isinstance(outcome, BrokenProcessPool):
                broken.append(waiting[future])
            else:
                yield waiting[future], outcome
    for job in sorted(broken, key=lambda job: job.file):
        with executor() as pool:
            yield job, _outcome(pool.submit(make, job, store))


def _outcome(future: "Future[bytes]") -> bytes | Exception:
    try:
        return future.result()
    except (PolyleafError, BrokenProcessPool) as error:
        return error
