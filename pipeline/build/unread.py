"""What cannot be read keeps nothing else from being looked at or made: it is remembered with its error."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.artefact import EVERY_TAG, Artefact, NotMade
from pipeline.model.errors import CatalogueError, PolyleafError, SettingsError, SourceError

#: What can be wrong with the files of one leaflet in one language.
UNREADABLE = (CatalogueError, SourceError, SettingsError)


@dataclass(frozen=True, slots=True)
class Unread:
    """A leaflet that cannot be read in one language, or in none (`tag` is EVERY_TAG), and the error that says why."""

    leaflet: str
    tag: str
    error: PolyleafError

    @property
    def reason(self) -> str:
        """Why nothing can be said of it, in one line."""
        return f"{self.error.place} cannot be read: {self.error.found}"

    def covers(self, row: Artefact) -> bool:
        """Whether a file was made of what cannot be read now."""
        return row.leaflet == self.leaflet and self.tag in (EVERY_TAG, row.tag)

    def not_made(self, formats: Iterable[str]) -> tuple[NotMade, ...]:
        """Why there is nothing of it in some formats."""
        return tuple(NotMade(self.leaflet, self.tag, name, self.reason) for name in formats)
