"""The family of deliverables: one file per format. This table is the only place to register one."""

from collections.abc import Callable
from importlib import import_module

from pipeline.model.edition import Edition
from pipeline.model.kit import CLEAR, GIANT, LARGE, STANDARD, Format, Kit, Profile
from pipeline.text import phrases


def _from(module: str) -> Callable[[Edition, Kit], bytes]:
    """The `render` of a member, imported when it is first used: a build with nothing to do loads none."""

    def render(edition: Edition, kit: Kit) -> bytes:
        made: bytes = import_module(f"pipeline.formats.{module}").render(edition, kit)
        return made

    return render


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SOUND = ("pyttsx3", "espeakng-loader", "numpy", "lameenc")


def _word(name: str, suffix: str, profile: Profile, label: str, usual: bool) -> Format:
    return Format(
        name,
        suffix,
        _WORD,
        _from("docx"),
        profile,
        False,
        ("python-docx", "lxml"),
        label,
        usual=usual,
        printed=True,
    )


_TABLE = (
    Format(
        "html",
        ".html",
        "text/html",
        _from("html"),
        STANDARD,
        False,
        ("jinja2", "babel", "pyttsx3", "espeakng-loader"),
        phrases.WEB_PAGE,
        timed=True,
    ),
    _word("docx", ".docx", STANDARD, phrases.WORD, usual=True),
    _word("clear-print", "-clear-print.docx", CLEAR, phrases.CLEAR_PRINT, usual=False),
    _word("large-print", "-large-print.docx", LARGE, phrases.LARGE_PRINT, usual=True),
    _word("giant-print", "-giant-print.docx", GIANT, phrases.GIANT_PRINT, usual=False),
    Format(
        "pdf", ".pdf", "application/pdf", _from("pdf"), STANDARD, False, ("typst", "babel"), phrases.PDF, printed=True
    ),
    Format(
        "pdf-large-print",
        "-large-print.pdf",
        "application/pdf",
        _from("pdf"),
        LARGE,
        False,
        ("typst", "babel"),
        phrases.PDF_LARGE_PRINT,
        printed=True,
    ),
    Format(
        "mp3",
        ".mp3",
        "audio/mpeg",
        _from("mp3"),
        STANDARD,
        True,
        _SOUND,
        phrases.AUDIO,
        pictured=False,
    ),
    Format(
        "mp3-slow",
        "-slow.mp3",
        "audio/mpeg",
        _from("mp3"),
        STANDARD,
        True,
        _SOUND,
        phrases.AUDIO_SLOW,
        usual=False,
        pictured=False,
        slow=True,
    ),
    Format(
        "epub",
        ".epub",
        "application/epub+zip",
        _from("epub"),
        STANDARD,
        True,
        ("jinja2", *_SOUND),
        phrases.EPUB,
    ),
    Format(
        "daisy",
        "-daisy.zip",
        "application/zip",
        _from("daisy"),
        STANDARD,
        True,
        ("jinja2", *_SOUND),
        phrases.DAISY,
        usual=False,
    ),
    Format(
        "mp3-sections",
        "-mp3.zip",
        "application/zip",
        _from("numbered"),
        STANDARD,
        True,
        _SOUND,
        phrases.AUDIO_SECTIONS,
        usual=False,
        pictured=False,
    ),
    Format(
        "timing",
        ".timing.json",
        "application/json",
        _from("timing"),
        STANDARD,
        True,
        ("pyttsx3", "espeakng-loader"),
        "",
        usual=False,
        pictured=False,
    ),
)
FORMATS: dict[str, Format] = {member.name: member for member in _TABLE}
# What is made when nobody names a format.
USUAL: tuple[str, ...] = tuple(member.name for member in _TABLE if member.usual)
