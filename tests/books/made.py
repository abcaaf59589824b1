"""Both sample leaflets as talking books with the real voice, made once for all tests of this folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.plan import plan
from pipeline.build.spoken import spoken_kit
from pipeline.files.store import Store
from pipeline.files.workspace import open_workspace
from pipeline.formats import FORMATS
from pipeline.model.edition import Edition
from pipeline.model.kit import Kit
from pipeline.model.narration import Narration

ROOT = Path(__file__).parent.parent.parent
LEAFLETS = ("balloon-kyphoplasty", "pain-relief-at-home")
TAGS = ("ar", "bn", "cy", "en", "es", "pl", "ro", "ur", "zh-Hans")
SPOKEN = ("mp3", "epub", "daisy", "mp3-sections", "timing")


@dataclass(frozen=True, slots=True)
class Made:
    """One leaflet in one language with all its spoken files, by format."""

    edition: Edition
    kit: Kit
    files: dict[str, bytes]

    @property
    def narration(self) -> Narration:
        assert self.kit.narration is not None
        return self.kit.narration

    @property
    def name(self) -> str:
        return f"{self.edition.leaflet}-{self.edition.tag}"


def made(store: Path) -> Iterator[Made]:
    """All of them. Every format is made of one kit, as `pipeline.build.run.make` does it."""
    workspace = open_workspace(ROOT)
    chosen = [(workspace.leaflet(leaflet), TAGS) for leaflet in LEAFLETS]
    planned = plan(workspace, chosen, SPOKEN)
    assert planned.not_made == ()
    for job in (job for job in planned.jobs if job.format == "epub"):
        kit = spoken_kit(job, Store(store))
        yield Made(job.edition, kit, {name: FORMATS[name].render(job.edition, kit) for name in SPOKEN})
