"""The headers of a new catalogue: what gettext's tools and translators' editors expect to find."""

from babel.core import UnknownLocaleError
from babel.messages.plurals import get_plural

from pipeline.model.leaflet import Control

REVISION = "PO-Revision-Date"


def template_headers(project: str, day: str) -> tuple[tuple[str, str], ...]:
    """The headers of a template. `day` is a date as year-month-day; no clock is read."""
    return (
        ("Project-Id-Version", project),
        ("Report-Msgid-Bugs-To", ""),
        ("POT-Creation-Date", f"{day} 00:00+0000"),
        (REVISION, "YEAR-MO-DA HO:MI+ZONE"),
        ("Last-Translator", "FULL NAME <EMAIL@ADDRESS>"),
        ("Language-Team", "LANGUAGE <LL@li.org>"),
        ("Language", ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
    )


def new_headers(project: str, day: str, folder: str) -> tuple[tuple[str, str], ...]:
    """The headers of a catalogue in which nothing is translated yet. `folder` is its gettext language."""
    own = {REVISION: f"{day} 00:00+0000", "Language": folder, "Language-Team": folder, "Last-Translator": ""}
    headers = tuple((name, own.get(name, value)) for name, value in template_headers(project, day))
    return (*headers, ("Plural-Forms", _plural_forms(folder)))


def refreshed(old: tuple[tuple[str, str], ...], project: str, day: str) -> tuple[tuple[str, str], ...]:
    """`old` with the two headers that follow the template; every other header stays as it is."""
    own = {"Project-Id-Version": project, "POT-Creation-Date": f"{day} 00:00+0000"}
    return tuple((name, own.get(name, value)) for name, value in old)


def project_name(control: Control) -> str:
    """What a catalogue says it belongs to."""
    return f"{control.reference} {control.version}"


def _plural_forms(folder: str) -> str:
    # Leaflets have no plural messages (their figures are fixed), but gettext's tools want the header. CLDR's
    # plural table lacks some languages; two forms are what gettext itself assumes.
    try:
        return str(get_plural(folder).plural_forms)
    except (UnknownLocaleError, ValueError):
        return "nplurals=2; plural=(n != 1);"
