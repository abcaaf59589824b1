"""The headers of a new catalogue: what gettext's tools and translators' editors expect to find."""

from babel.core import UnknownLocaleError
from babel.messages.plurals import get_plural

from pipeline.model.catalogue import Catalogue, State
from pipeline.model.leaflet import Control

REVISION = "PO-Revision-Date"
# The version of the source that made a complete catalogue incomplete. Editors keep headers that they do not know.
STALE = "X-Stale-Since"


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


def stale_since(old: Catalogue, new: Catalogue, version: str) -> str:
    """The version of the source since which a translation that was complete is not; "" when it is, or never was.

    `new` is `old` brought in line with the source, whose version is `version`.
    """
    if _complete(new):
        return ""
    return version if _complete(old) else dict(old.headers).get(STALE, "")


def _complete(catalogue: Catalogue) -> bool:
    return bool(catalogue.messages) and all(message.state is State.DONE for message in catalogue.messages)


def with_stale(headers: tuple[tuple[str, str], ...], since: str) -> tuple[tuple[str, str], ...]:
    """The headers with that version in its place, or without it when it is ""."""
    if since and STALE in dict(headers):
        return tuple((name, since if name == STALE else value) for name, value in headers)
    others = tuple((name, value) for name, value in headers if name != STALE)
    return (*others, (STALE, since)) if since else others


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
