"""When each sentence is heard in the recording in one file, for pages that mark what is being spoken."""

import json

from pipeline.formats.sound.recording import chapter_times, clip_times
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import Kit


def render(edition: Edition, kit: Kit) -> bytes:
    """JSON with the chapters and the clips of the recording, in time order.

    Times are in milliseconds from the start of the MP3. A clip ends with its last sound; the pause after it belongs
    to none. `anchor` is "" for what the recording adds to the leaflet. Raises RenderError when the kit has no
    narration.
    """
    narration = kit.narration
    if narration is None:
        raise RenderError(
            f"{edition.leaflet} in {edition.tag}, times of the recording",
            "the edition has not been spoken",
            "a narration is wanted",
            "make the narration first",
        )
    chapters = zip(narration.chapters, chapter_times(narration), strict=True)
    clips = zip(narration.clips, clip_times(narration), strict=True)
    told = {
        "leaflet": edition.leaflet,
        "language": edition.tag,
        "edition": edition.digest,
        "draft": kit.draft,
        "chapters": [
            {"anchor": chapter.anchor, "title": chapter.title, "start": start, "end": end}
            for chapter, (start, end) in chapters
        ],
        "clips": [
            {"anchor": clip.anchor, "words": clip.written, "start": start, "end": end} for clip, (start, end) in clips
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
