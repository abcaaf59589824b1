"""What is out of date: files that are missing, damaged, made from something else, or say something else."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pipeline.build.job import Job, file_name
from pipeline.build.plan import Plan
from pipeline.build.prepared import Prepared
from pipeline.files import manifest as manifests
from pipeline.formats import FORMATS
from pipeline.model.artefact import Artefact, Manifest, NotMade
from pipeline.text.phrases import NO_PROOF

#: Leaflet, language and format -> the file that was made of them.
Rows = dict[tuple[str, str, str], Artefact]


def stale(outputs: Path, plan: Plan, before: Manifest) -> tuple[Job, ...]:
    """The jobs whose file is missing, damaged, or made from something else."""
    rows = {(row.leaflet, row.tag, row.format): row for row in before.artefacts}
    return stale_jobs(outputs, without_dead_ends(plan.jobs, rows), rows)


def stale_jobs(outputs: Path, jobs: Iterable[Job], rows: Rows) -> tuple[Job, ...]:
    """The jobs, as they link to the files of `rows`, whose file is not up to date."""
    return tuple(job for job in (linked(job, rows) for job in jobs) if not _current(outputs, job, rows))


def without_dead_ends(jobs: tuple[Job, ...], rows: Rows) -> tuple[Job, ...]:
    """The jobs, pages without links to languages whose page is neither there nor made now."""
    places = (*rows, *((job.edition.leaflet, job.edition.tag, job.format) for job in jobs))
    pages = {(leaflet, tag) for leaflet, tag, name in places if FORMATS[name].media_type == "text/html"}

    def without(job: Job) -> Job:
        siblings = tuple(one for one in job.kit.siblings if (job.edition.leaflet, one.tag) in pages)
        return job if siblings == job.kit.siblings else replace(job, kit=replace(job.kit, siblings=siblings))

    return tuple(map(without, jobs))


def linked(job: Job, rows: Rows) -> Job:
    """A job that links to files, with those of its own edition that have been made, and their sizes.

    A page must not offer a file that is not there or that says something else than the page. Without the
    recording it needs no times of one.
    """
    if not job.kit.downloads:
        return job
    edition, status = job.edition, status_of(job)
    found = (rows.get((edition.leaflet, edition.tag, name)) for name in FORMATS)
    sizes = {row.file: row.size for row in found if row and (row.edition, row.status) == (edition.digest, status)}
    folder = job.file.rpartition("/")[0]
    downloads = tuple(
        replace(file, size=sizes[f"{folder}/{file.href}"])
        for file in job.kit.downloads
        if f"{folder}/{file.href}" in sizes
    )
    # Only this recording has the times that the page marks its sentences by.
    heard = any(file.href == file_name(edition, FORMATS["mp3"]) for file in downloads)
    kit = replace(job.kit, downloads=downloads)
    return replace(job, kit=kit) if heard else replace(job, kit=kit, voice="", rate=0)


def _current(outputs: Path, job: Job, kept: Rows) -> bool:
    row = kept.get((job.edition.leaflet, job.edition.tag, job.format))
    return row is not None and row.key == job.key and row.file == job.file and manifests.intact(outputs, row)


def told(jobs: Iterable[Job], failed: Iterable[NotMade]) -> tuple[Job, ...]:
    """The jobs, pages with the reason when their own recording was to be made and failed its proof."""
    silent = {(row.leaflet, row.tag) for row in failed if row.format == "mp3"}
    return tuple(
        replace(job, kit=replace(job.kit, unspoken=NO_PROOF))
        if job.kit.downloads and (job.edition.leaflet, job.edition.tag) in silent
        else job
        for job in jobs
    )


def waves(jobs: Iterable[Job]) -> tuple[tuple[Job, ...], tuple[Job, ...]]:
    """The jobs that stand alone, and those that tell of the files the first have made."""
    first: list[Job] = []
    later: list[Job] = []
    for job in jobs:
        (later if job.kit.downloads else first).append(job)
    return tuple(first), tuple(later)


def outdated(row: Artefact, editions: Iterable[Prepared]) -> bool:
    """Whether a file says something else than its leaflet does now, or says that it is approved when it is not.

    Of leaflets that `editions` does not have, nothing is known, and the answer is no.
    """
    own = [edition for edition in editions if edition.leaflet.id == row.leaflet]
    now = next((edition for edition in own if edition.language.tag == row.tag), None)
    if now is None:
        return bool(own)
    return bool(now.reason) or row.edition != now.edition.digest or (row.status == "signed" and now.draft)


def status_of(job: Job) -> str:
    """What a published file of the job says of itself: "draft" or "signed"."""
    return "draft" if job.kit.draft else "signed"
