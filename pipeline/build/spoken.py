"""The recording of a leaflet and its MP3 frames; each sentence is spoken and each chapter encoded once."""

import hashlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pipeline.build.job import Job
from pipeline.files.program import tool_version
from pipeline.files.store import Store, key_of
from pipeline.formats import FORMATS
from pipeline.formats.sound.recording import ENCODING, chapter_sounds, encoded
from pipeline.model.kit import Kit
from pipeline.model.narration import Narration, Part, Script, Sound
from pipeline.model.speech import Speech, Telling
from pipeline.steps.gate import refuse_faults
from pipeline.steps.narrate import joined, narrate, playing_minutes
from pipeline.steps.script import script
from pipeline.voices import VOICE_FILES, VOICES


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
    engine = engine_of(job.voice)
    if not isinstance(engine, Telling):
        return None
    texts = tuple(dict.fromkeys(line.spoken for part in approved.parts for line in part.utterances))
    told = dict(zip(texts, engine.told(texts, job.speaker), strict=True))
    return lambda text: (told[text],)


def voice_of(job: Job) -> str:
    """What a recording says of its voice: the engine, its version, the voice and the pace."""
    return f"{engine_of(job.voice).version}, {Path(job.speaker).stem if job.speaker_digest else job.speaker}"


def speaking(job: Job, store: Store) -> Callable[[str], Sound]:
    """The voice of a job. Raises VoiceError when its engine is missing."""
    voice = str(Path(job.folder) / job.speaker) if job.voice in VOICE_FILES else job.speaker
    return remembering(engine_of(job.voice), voice, job.speaker_digest or job.speaker, job.rate, store)


@lru_cache(maxsize=4)
def engine_of(name: str) -> Speech:
    """The speech engine with a name of the table, made once. Raises VoiceError when it is missing."""
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
