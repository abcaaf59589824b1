"""The one exception tree. Each class has its own exit code; each message says place, fault, want and remedy.

A bad environment or an input that cannot be read is an error. Bad content is a finding (`pipeline.model.finding`).
"""


class PolyleafError(Exception):
    """Base of every error the program reports in words.

    Printed as *place: what was found; what is wanted; what to do.*
    """

    exit_code = 70

    def __init__(self, place: str, found: str, wanted: str, remedy: str) -> None:
        self.place, self.found, self.wanted, self.remedy = place, found, wanted, remedy
        super().__init__(f"{place}: {found}; {wanted}; {remedy}.")

    def __reduce__(self) -> tuple[type["PolyleafError"], tuple[str, str, str, str]]:
        """So that an error raised in a worker process arrives whole."""
        return type(self), (self.place, self.found, self.wanted, self.remedy)


class UsageError(PolyleafError):
    """The command line asks for something that is not there."""

    exit_code = 2


class SourceError(PolyleafError):
    """A source leaflet cannot be read."""

    exit_code = 3


class CatalogueError(PolyleafError):
    """A .po file cannot be read."""

    exit_code = 4


class SettingsError(PolyleafError):
    """The workspace's settings, or the workspace itself, are wrong."""

    exit_code = 5


class IntakeError(PolyleafError):
    """A file offered for import cannot be taken in."""

    exit_code = 6


class VoiceError(PolyleafError):
    """The speech engine is missing or failed."""

    exit_code = 7


class RenderError(PolyleafError):
    """A format could not be made."""

    exit_code = 8


class StoreError(PolyleafError):
    """A file could not be written or read back."""

    exit_code = 9


class EngineError(PolyleafError):
    """An engine for drafts of translations is missing or failed."""

    exit_code = 10
