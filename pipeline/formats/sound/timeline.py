"""Which sentence of an edition is heard when, for formats that show it while it is spoken."""

from collections import defaultdict
from dataclasses import dataclass

from pipeline.formats.sound.recording import clip_times
from pipeline.model.edition import Edition
from pipeline.model.leaflet import Role
from pipeline.model.narration import Clip, Narration
from pipeline.text.markup.inline import plain


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in the plain words of a text, `start` inclusive, `end` exclusive. Numbers count from 1."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The sentences by the anchor of their text, and what is heard from when on.

    A moment is its time in the MP3 in milliseconds and the number of its sentence, 0 for what is said but not
    written in a text; it lasts until the next.
    """

    sentences: dict[str, tuple[Sentence, ...]]
    moments: tuple[tuple[int, int], ...]


def timeline(edition: Edition, narration: Narration) -> Timeline:
    """Every sentence of the narration, found in the edition. A column header is said again for every row."""
    texts = {text.anchor: plain(text.words) for text in edition.texts()}
    pictures = {text.anchor for text in edition.texts() if text.role is Role.PICTURE}
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    numbers: dict[tuple[str, int, int], int] = {}
    after: dict[str, int] = {}
    heard: list[int] = []
    for clip in narration.clips:
        # A picture has no words that could be shown one after the other.
        whole = clip.anchor in pictures
        words = texts.get(clip.anchor, "")
        place = (0, len(words)) if whole else _place(clip, words, after.get(clip.anchor, 0))
        if place is None:
            heard.append(0)
            continue
        after[clip.anchor] = place[1]
        key = (clip.anchor, *place)
        if key not in numbers:
            numbers[key] = len(numbers) + 1
            found[clip.anchor].append(Sentence(numbers[key], *place))
        heard.append(numbers[key])
    starts = [start for start, _ in clip_times(narration)]
    moments = zip(starts, _with_item_numbers(narration.clips, heard), strict=True)
    return Timeline({anchor: tuple(spans) for anchor, spans in found.items() if spans}, tuple(moments))


def _place(clip: Clip, words: str, after: int) -> tuple[int, int] | None:
    """Where a sentence stands in the words of its text: after the one before, or again further up."""
    start = words.find(clip.written, after) if clip.written else -1
    if start < 0:
        start = words.find(clip.written) if clip.written else -1
    return None if start < 0 else (start, start + len(clip.written))


def _with_item_numbers(clips: tuple[Clip, ...], heard: list[int]) -> list[int]:
    """The number of a list item is said by itself, before the item: it belongs to the item's first sentence."""
    return [
        heard[index + 1] if not clip.anchor and clip.written.isdecimal() and index + 1 < len(clips) else number
        for index, (clip, number) in enumerate(zip(clips, heard, strict=True))
    ]
