"""What a format needs beside the edition: language, program's words, profile, pictures, sound."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.model.edition import Edition
from pipeline.model.language import Language
from pipeline.model.narration import Narration


@dataclass(frozen=True, slots=True)
class Words:
    """The program's own words in one language; `tag` says which. A missing phrase is a bug of the caller."""

    tag: str
    entries: tuple[tuple[str, str], ...]
    _index: dict[str, str] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", dict(self.entries))

    def say(self, phrase: str, **values: str) -> str:
        """`phrase` in this language with its `{{name}}` slots filled from `values`."""
        said = self._index[phrase]
        for name, value in values.items():
            said = said.replace("{{" + name + "}}", value)
        return said


@dataclass(frozen=True, slots=True)
class Profile:
    """How a printed document is set. Sizes in points, margins in millimetres.

    Large print is this record with other numbers, not other code.
    """

    name: str
    body: float
    title: float
    heading: float
    subheading: float
    margin_mm: float
    paragraph_gap: float
    leading: float


# Margins of 29 mm leave a line of 152 mm: at most 6 inches, so that the eye finds the next line (36 CFR 1193.33).
STANDARD = Profile("standard", 12, 20, 15, 13, 29, 8, 1.15)
# UKAAF MS03: large print is at least 16, ideally 18 points, for every character of the document.
LARGE = Profile("large", 18, 26, 22, 20, 29, 14, 1.25)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes; `source` is the name it has in the leaflet. Width and height in pixels."""

    source: str
    media_type: str
    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Sibling:
    """The same leaflet in another language, for the language switcher. `href` is relative."""

    tag: str
    own_name: str
    direction: str
    href: str


@dataclass(frozen=True, slots=True)
class Download:
    """Another format of the same edition. `href` is relative, `label` in the reader's language."""

    href: str
    label: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything a format needs beside the edition. `draft` is true until somebody has signed the edition."""

    language: Language
    words: Words
    profile: Profile
    draft: bool
    pictures: tuple[Picture, ...] = ()
    siblings: tuple[Sibling, ...] = ()
    downloads: tuple[Download, ...] = ()
    narration: Narration | None = None

    def picture(self, source: str) -> Picture:
        """The picture with that name; the planner has put every picture of the edition into the kit."""
        return next(picture for picture in self.pictures if picture.source == source)


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of deliverable.

    `spoken`: it is made of the narration and cannot be without it; `timed`: it uses the narration's times when there
    is one. `tools` are the distributions whose version decides its bytes.
    """

    name: str
    suffix: str
    media_type: str
    render: Callable[[Edition, Kit], bytes]
    profile: Profile
    spoken: bool
    tools: tuple[str, ...]
    label: str
    timed: bool = False
