"""The family of deliverables: one file per format. This table is the only place to register one."""

from collections.abc import Callable
from importlib import import_module

from pipeline.model.edition import Edition
from pipeline.model.kit import LARGE, STANDARD, Format, Kit
from pipeline.text import phrases


def _from(module: str) -> Callable[[Edition, Kit], bytes]:
    """The `render` of a member, imported when it is first used: a build with nothing to do loads none."""

    def render(edition: Edition, kit: Kit) -> bytes:
        made: bytes = import_module(f"pipeline.formats.{module}").render(edition, kit)
        return made

    return render


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TABLE = (
    Format("html", ".html", "text/html", _from("html"), STANDARD, False, ("jinja2",), phrases.WEB_PAGE),
    Format("docx", ".docx", _WORD, _from("docx"), STANDARD, False, ("python-docx", "lxml"), phrases.WORD),
    Format(
        "large-print",
        "-large-print.docx",
        _WORD,
        _from("docx"),
        LARGE,
        False,
        ("python-docx", "lxml"),
        phrases.LARGE_PRINT,
    ),
    Format(
        "mp3",
        ".mp3",
        "audio/mpeg",
        _from("mp3"),
        STANDARD,
        True,
        ("pyttsx3", "espeakng-loader", "lameenc"),
        phrases.AUDIO,
    ),
)
FORMATS: dict[str, Format] = {member.name: member for member in _TABLE}
