"""Making what is not up to date, on any `concurrent.futures.Executor`; the same bytes whichever it is."""

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pipeline.build.job import Job, file_name
from pipeline.build.plan import Plan
from pipeline.build.prepared import Prepared
from pipeline.files import manifest as manifests
from pipeline.files.disk import sweep_partial, write_whole
from pipeline.files.program import tool_version
from pipeline.files.store import FOLDER, Store, key_of
from pipeline.formats import FORMATS
from pipeline.formats.sound.recording import ENCODING, chapter_sounds, encoded
from pipeline.model.artefact import Artefact, Manifest, NotMade
from pipeline.model.errors import PolyleafError
from pipeline.model.kit import Kit
from pipeline.model.narration import Narration, Part, Script, Sound
from pipeline.model.speech import Speech, Telling
from pipeline.steps.gate import refuse_faults
from pipeline.steps.narrate import joined, narrate, playing_minutes
from pipeline.steps.script import script
from pipeline.text.phrases import NO_PROOF
from pipeline.voices import VOICE_FILES, VOICES

# The sound of some sixty leaflets. One that has gone costs half a second to speak again.
_STORE_BYTES = 1_000_000_000
# Leaflet, language and format -> the file that was made of them.
_Rows = dict[tuple[str, str, str], Artefact]


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


def process_pool(jobs: int) -> Executor:
    """A pool of fresh processes (spawned, so that no state of this one leaks into what they make)."""
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))


def default_jobs() -> int:
    """How many processes to use when nothing is said."""
    return os.cpu_count() or 1


def make(job: Job, store: Path) -> bytes:
    """The bytes of one file. `store` remembers spoken sentences; with an empty one the bytes are the same."""
    return FORMATS[job.format].render(job.edition, spoken_kit(job, Store(store)))


def spoken_kit(job: Job, store: Store) -> Kit:
    """The kit of a job with its narration, if it is to have one, and its MP3 frames, if the format carries them."""
    kit = job.kit
    if not job.voice:
        return kit
    narration, frames = _spoken(job, store)
    return replace(kit, narration=narration, frames=frames)


def _spoken(job: Job, store: Store) -> tuple[Narration, tuple[bytes, ...]]:
    """The narration of a job and the MP3 frames of its chapters, () when the format carries none.

    While the next chapter is spoken, the last is encoded in another thread. The first chapter comes last: it says how
    long all of them take.
    """
    # It brings numpy, which a build with nothing to say can do without.
    from pipeline.steps.level import level

    kit, speak, voice = job.kit, lru_cache(maxsize=None)(speaking(job, store)), voice_of(job)
    carried = "lameenc" in FORMATS[job.format].tools

    def said(minutes: int = 0) -> Script:
        return script(job.edition, kit.language, kit.words, kit.draft, kit.lexicon, minutes)

    def part_of(part: Part) -> Narration:
        return narrate(Script((part,)), speak, voice)

    with ThreadPoolExecutor(max_workers=2) as pool:

        def finished(part: Narration) -> tuple[Narration, Future[bytes] | None]:
            """A part as loud as it is to be, and its frames to come. Without a known loudness all parts are wanted."""
            if job.loudness is None:
                return part, None
            loud = level(part, job.loudness)
            return loud, pool.submit(encoding(store), loud.sound) if carried else None

        first, *others = said().parts
        rest = [finished(part_of(part)) for part in others]
        approved = said(playing_minutes((part_of(first), *(part for part, _ in rest))))
        parts = (finished(part_of(approved.parts[0])), *rest)
        narration = joined([part for part, _ in parts])
        refuse_faults(approved, narration, job.rate, job.tempo, _pronouncing(job, approved))
        if job.loudness is None:
            narration = level(narration, None)
            coming = [pool.submit(encoding(store), sound) for sound in chapter_sounds(narration)] if carried else []
        else:
            coming = [frames for _, frames in parts if frames is not None]
        return narration, tuple(frames.result() for frames in coming)


def _pronouncing(job: Job, approved: Script) -> Callable[[str], tuple[str, ...]] | None:
    """How the engine itself says it would pronounce each text of a script, where it can tell."""
    engine = _engine(job.voice)
    if not isinstance(engine, Telling):
        return None
    texts = tuple(dict.fromkeys(line.spoken for part in approved.parts for line in part.utterances))
    told = dict(zip(texts, engine.told(texts, job.speaker), strict=True))
    return lambda text: (told[text],)


def voice_of(job: Job) -> str:
    """What a recording says of its voice: the engine, its version, the voice and the pace."""
    return f"{_engine(job.voice).version}, {Path(job.speaker).stem if job.speaker_digest else job.speaker}"


def speaking(job: Job, store: Store) -> Callable[[str], Sound]:
    """The voice of a job. Raises VoiceError when its engine is missing."""
    voice = str(Path(job.folder) / job.speaker) if job.voice in VOICE_FILES else job.speaker
    return remembering(_engine(job.voice), voice, job.speaker_digest or job.speaker, job.rate, store)


@lru_cache(maxsize=4)
def _engine(name: str) -> Speech:
    return VOICES[name]()


def remembering(engine: Speech, voice: str, known_as: str, rate: int, store: Store) -> Callable[[str], Sound]:
    """Speech that speaks each sentence once: one changed sentence of a leaflet speaks one sentence.

    `known_as` is what tells the voice from others wherever it stands.
    """

    def speak(text: str) -> Sound:
        key = key_of("sound", engine.version, known_as, str(rate), text)
        kept = store.get(key)
        if kept is not None:
            return _unpacked(kept)
        sound = engine.speak(text, voice, rate)
        store.put(key, _packed(sound))
        return sound

    return speak


def _packed(sound: Sound) -> bytes:
    phonemes = " ".join(sound.phonemes).encode("utf-8")
    return sound.rate.to_bytes(4, "big") + len(phonemes).to_bytes(4, "big") + phonemes + sound.pcm


def _unpacked(data: bytes) -> Sound:
    end = 8 + int.from_bytes(data[4:8], "big")
    return Sound(data[end:], int.from_bytes(data[:4], "big"), tuple(data[8:end].decode("utf-8").split()))


def encoding(store: Store) -> Callable[[Sound], bytes]:
    """MP3 encoding that encodes each chapter once, whichever formats it goes into."""

    def encode(sound: Sound) -> bytes:
        pcm = hashlib.sha256(sound.pcm).hexdigest()
        key = key_of("mp3", tool_version("lameenc"), ENCODING, str(sound.rate), pcm)
        kept = store.get(key)
        if kept is None:
            kept = encoded(sound)
            store.put(key, kept)
        return kept

    return encode


def stale(outputs: Path, plan: Plan, before: Manifest) -> tuple[Job, ...]:
    """The jobs whose file is missing, damaged, or made from something else."""
    rows = {(row.leaflet, row.tag, row.format): row for row in before.artefacts}
    return _stale(outputs, _without_dead_ends(plan.jobs, rows), rows)


def _stale(outputs: Path, jobs: Iterable[Job], rows: _Rows) -> tuple[Job, ...]:
    return tuple(job for job in (linked(job, rows) for job in jobs) if not _current(outputs, job, rows))


def _without_dead_ends(jobs: tuple[Job, ...], rows: _Rows) -> tuple[Job, ...]:
    """The jobs, pages without links to languages whose page is neither there nor made now."""
    places = (*rows, *((job.edition.leaflet, job.edition.tag, job.format) for job in jobs))
    pages = {(leaflet, tag) for leaflet, tag, name in places if FORMATS[name].media_type == "text/html"}

    def without(job: Job) -> Job:
        siblings = tuple(one for one in job.kit.siblings if (job.edition.leaflet, one.tag) in pages)
        return job if siblings == job.kit.siblings else replace(job, kit=replace(job.kit, siblings=siblings))

    return tuple(map(without, jobs))


def linked(job: Job, rows: _Rows) -> Job:
    """A job that links to files, with those of its own edition that have been made, and their sizes.

    A page must not offer a file that is not there or that says something else than the page. Without the
    recording it needs no times of one.
    """
    if not job.kit.downloads:
        return job
    edition, status = job.edition, _status(job)
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


def _current(outputs: Path, job: Job, kept: _Rows) -> bool:
    row = kept.get((job.edition.leaflet, job.edition.tag, job.format))
    return row is not None and row.key == job.key and row.file == job.file and manifests.intact(outputs, row)


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
    first, later = _waves(_without_dead_ends(plan.jobs, rows))
    number, expected = 0, len(_stale(outputs, later, rows))
    for wave, waiting in ((first, expected), (later, 0)):
        todo = _stale(outputs, _told(wave, failed), rows)
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


def _told(jobs: Iterable[Job], failed: Iterable[NotMade]) -> tuple[Job, ...]:
    """The jobs, pages with the reason when their own recording was to be made and failed its proof."""
    silent = {(row.leaflet, row.tag) for row in failed if row.format == "mp3"}
    return tuple(
        replace(job, kit=replace(job.kit, unspoken=NO_PROOF))
        if job.kit.downloads and (job.edition.leaflet, job.edition.tag) in silent
        else job
        for job in jobs
    )


def _waves(jobs: Iterable[Job]) -> tuple[tuple[Job, ...], tuple[Job, ...]]:
    """The jobs that stand alone, and those that tell of the files the first have made."""
    first: list[Job] = []
    later: list[Job] = []
    for job in jobs:
        (later if job.kit.downloads else first).append(job)
    return tuple(first), tuple(later)


def _forget(outputs: Path, rows: _Rows, plan: Plan, everything: bool) -> tuple[Artefact, ...]:
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


def outdated(row: Artefact, editions: Iterable[Prepared]) -> bool:
    """Whether a file says something else than its leaflet does now, or says that it is approved when it is not.

    Of leaflets that `editions` does not have, nothing is known, and the answer is no.
    """
    own = [edition for edition in editions if edition.leaflet.id == row.leaflet]
    now = next((edition for edition in own if edition.language.tag == row.tag), None)
    if now is None:
        return bool(own)
    return bool(now.reason) or row.edition != now.edition.digest or (row.status == "signed" and now.draft)


def _write(
    outputs: Path,
    rows: _Rows,
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
        status=_status(job),
        source=job.edition.source_digest,
        edition=job.edition.digest,
        tools=job.tools,
    )


def _status(job: Job) -> str:
    return "draft" if job.kit.draft else "signed"


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
