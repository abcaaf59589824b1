"""The hostile texts of `tests/golden/hostile`, the leaflet they are put into, and its documents."""

import io
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image

from pipeline.checks import CHECKS
from pipeline.files import po, program
from pipeline.formats import FORMATS
from pipeline.languages import language
from pipeline.model.case import Case
from pipeline.model.catalogue import Catalogue, Message, State
from pipeline.model.edition import Edition
from pipeline.model.finding import Finding
from pipeline.model.kit import Format, Kit, Picture
from pipeline.model.leaflet import Leaflet
from pipeline.model.narration import Sound
from pipeline.steps import words as program_words
from pipeline.steps.check import check
from pipeline.steps.extract import extract
from pipeline.steps.headers import new_headers
from pipeline.steps.localise import localise
from pipeline.steps.narrate import narrate
from pipeline.steps.script import script
from pipeline.text.markup import markdown
from pipeline.voices.silence import Silence

GOLDEN = Path(__file__).parent.parent / "golden" / "hostile"
PLAIN_SOURCE, PLAIN = "Take one tablet.", "Weź jedną tabletkę."
# A text of 20,000 characters once, and not in every place of the leaflet: what is slow once is slow.
LONG = 2_000
# One format of each kind; the others are the same code with other sizes.
MADE = tuple(name for name in ("html", "docx", "mp3", "pdf") if name in FORMATS)
_LEAFLET = """---
reference: PIL-1
version: "1.0"
owner: Owner
department: Department
contact: Contact
published: 2026-01-31
review: 2028-01-31
languages: [pl, ar]
keywords: [test]
---
# Title

## Section

Paragraph

1. Step
   - Point

| Column | Other |
| --- | --- |
| Cell | More |

> [!WARNING]
> Box

![Description](images/a.png "Caption")
"""
_KEYS = frozenset("name source text repeat hex shown read checks review links refused audio".split())


@dataclass(frozen=True, slots=True)
class Hostile:
    """One case. `data` is what stands between the quotation marks of the .po file."""

    name: str
    source: str
    data: bytes
    shown: str
    read: str
    checks: frozenset[str]
    review: frozenset[str]
    links: tuple[str, ...]
    refused: tuple[str, ...]
    audio: str

    @property
    def long(self) -> bool:
        """Whether it stands in the leaflet once, and not in every place."""
        return len(self.data) > LONG


def _repeated(pieces: list[tuple[str, int]]) -> str:
    return "".join(piece * times for piece, times in pieces)


def _case(name: str, raw: dict[str, Any]) -> Hostile:
    unknown = set(raw) - _KEYS
    assert not unknown, f"{name}: {unknown}"
    text = _repeated(raw["repeat"]) if "repeat" in raw else raw.get("text", "")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").encode()
    return Hostile(
        name=f"{name}: {raw['name']}",
        source=raw.get("source", PLAIN_SOURCE),
        data=bytes.fromhex(raw["hex"]) if "hex" in raw else escaped,
        shown=_repeated(raw["shown"]) if isinstance(raw.get("shown"), list) else raw.get("shown", text),
        read=raw.get("read", ""),
        checks=frozenset(raw.get("checks", ())),
        review=frozenset(raw.get("review", ())),
        links=tuple(raw.get("links", ())),
        refused=tuple(raw.get("refused", ())),
        audio=raw.get("audio", ""),
    )


@lru_cache(maxsize=1)
def cases() -> tuple[Hostile, ...]:
    """Every case, by file and in the order of the file."""
    found: list[Hostile] = []
    for path in sorted(GOLDEN.glob("*.toml")):
        found.extend(_case(path.stem, raw) for raw in tomllib.loads(path.read_text("utf-8"))["case"])
    return tuple(found)


def readable() -> tuple[Hostile, ...]:
    """The cases whose .po file is not refused."""
    return tuple(case for case in cases() if not case.read)


def message(case: Hostile, folder: Path) -> Message:
    """The case as a translator's file brings it. Raises CatalogueError."""
    path = folder / "x.po"
    head = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "paragraph"\n'
    path.write_bytes(head + f'msgid "{case.source}"\nmsgstr "'.encode() + case.data + b'"\n')
    return po.read(path, "locale/pl/LC_MESSAGES/x.po", "x", "pl").messages[0]


def findings(found: Message) -> tuple[Finding, ...]:
    """What every check finds in one message."""
    catalogue = Catalogue("x", "pl", (found,), file="locale/pl/LC_MESSAGES/x.po")
    return check(Case("x", language("en"), language("pl"), catalogue), CHECKS.values())


@lru_cache(maxsize=1)
def leaflet() -> Leaflet:
    """A leaflet with every kind of block."""
    return markdown.parse(_LEAFLET, "source/x.md", "x", "en")


def edition(tag: str, target: str) -> Edition:
    """The leaflet with `target` in place of every text; a long one once, in the paragraph."""
    template = extract(leaflet())
    messages = tuple(
        replace(each, target=PLAIN if len(target) > LONG and each.id.words != "Paragraph" else target, state=State.DONE)
        for each in template.messages
    )
    catalogue = replace(template, tag=tag, messages=messages, headers=new_headers("x", "2026-01-31", tag))
    return localise(leaflet(), catalogue, tag, {}).edition


@lru_cache(maxsize=1)
def _picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(buffer, "PNG")
    return buffer.getvalue()


@lru_cache(maxsize=4)
def kit_of(tag: str) -> Kit:
    target = language(tag)
    catalogue = program.packaged_catalogue(target.folder)
    assert catalogue is not None
    words, missing = program_words.words(replace(catalogue, tag=tag))
    assert missing == ()
    picture = Picture("images/a.png", "image/png", _picture(), 40, 30)
    return Kit(target, words, FORMATS["docx"].profile, draft=True, pictures=(picture,))


def speak(text: str) -> Sound:
    """Silence so short that hours of text take no time."""
    return Silence().speak(text + "..........", "x", 50_000)


def made(format_: Format, document: Edition, say: Callable[[str], Sound] = speak) -> bytes:
    """The edition in a format. Raises RenderError, and VoiceError when it cannot be spoken."""
    kit = replace(kit_of(document.tag), profile=format_.profile)
    if format_.spoken:
        said = script(document, kit.language, kit.words, kit.draft)
        kit = replace(kit, narration=narrate(said, say, "silence"))
    return format_.render(document, kit)
