"""What a format needs beside the edition: language, program's words, profile, pictures, sound."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pipeline.model.edition import Edition
from pipeline.model.errors import SettingsError
from pipeline.model.house import House
from pipeline.model.language import Language
from pipeline.model.leaflet import Switches
from pipeline.model.lexicon import NO_LEXICON, Lexicon
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


# RNIB Clear Print and clearkit: above 28 points a page holds so few words that sound serves the reader better.
LARGEST_POINTS = 28.0


@dataclass(frozen=True, slots=True)
class Profile:
    """How large a printed document is set. Sizes in points, margins in millimetres.

    Large print is this record with other numbers, not other code. `least` is the smallest body its class of print
    allows. Raises SettingsError for a body below that or above 28 points.
    """

    name: str
    body: float
    title: float
    heading: float
    subheading: float
    margin_mm: float
    least: float

    def __post_init__(self) -> None:
        if not self.least <= self.body <= LARGEST_POINTS:
            raise SettingsError(
                f"print size {self.name}",
                f"{self.body:g} points",
                f"{self.least:g} to {LARGEST_POINTS:g} points",
                "consider audio: for somebody who needs larger letters the recording (mp3) is easier to use"
                if self.body > LARGEST_POINTS
                else "take a smaller class of print, or correct the size",
            )

    def sized(self, points: float) -> "Profile":
        """The same class of print with another body; the headings keep their proportions.

        Raises SettingsError for a size that the class does not allow.
        """
        ratio = points / self.body
        return replace(
            self,
            body=points,
            title=self.title * ratio,
            heading=self.heading * ratio,
            subheading=self.subheading * ratio,
        )


# Classes and sizes: UKAAF G003 (clear 12, ideally 14; large 16, ideally 18), RNIB Clear Print (giant from 24).
# A margin of 29 mm leaves a line of 152 mm: at most 6 inches, so that the eye finds the next one (36 CFR 1193.33).
# The smaller sizes need wider margins for lines of at most 70 letters (RNIB Clear Print).
STANDARD = Profile("standard", 12, 20, 15, 13, 35, 12)
CLEAR = Profile("clear", 14, 22, 17.5, 15.5, 32, 12)
LARGE = Profile("large", 18, 26, 22, 20, 29, 16)
GIANT = Profile("giant", 24, 32, 28, 26, 29, 24)
PROFILES: dict[str, Profile] = {profile.name: profile for profile in (STANDARD, CLEAR, LARGE, GIANT)}


class Stress(StrEnum):
    """The one way in which words are emphasised."""

    BOLD = "bold"
    UNDERLINE = "underline"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a guideline for print asks for beside the size of the letters.

    `floor` is the smallest size of any text in points. `headings` are title, heading and subheading as multiples of
    the body, None when the profile decides. `leading` multiplies the distance of lines that the script needs;
    `paragraphs` and `items` are the empty room between paragraphs and between list items, in em. `bullet` is the size
    of a bullet as a multiple of the body.
    """

    name: str
    floor: float
    headings: tuple[float, float, float] | None
    stress: Stress
    leading: float
    paragraphs: float
    items: float
    bullet: float

    def applied(self, profile: Profile) -> Profile:
        """`profile` with the sizes that the guideline asks for; never smaller than they were asked for."""
        raised = profile if profile.body >= self.floor else profile.sized(self.floor)
        if self.headings is None:
            return raised
        title, heading, subheading = (raised.body * ratio for ratio in self.headings)
        return replace(raised, title=title, heading=heading, subheading=subheading)


# RNIB Clear Print and UKAAF G003: bold is the only emphasis, one blank line between paragraphs.
UKAAF = Rules("ukaaf", 12, None, Stress.BOLD, 1.0, 1.5, 0.75, 1.0)
# American Council of the Blind, revised 2025: 18 points for all text, headings 22 and 20, underline the only emphasis,
# line spacing 1.5 (of Arial, whose own line is 1.15 em: 1.725 em, 1.15 times the 1.5 em of the other rules), a blank
# line between paragraphs and between bullets, large bullets.
ACB = Rules("acb", 18, (22 / 18, 20 / 18, 20 / 18), Stress.UNDERLINE, 1.15, 1.725, 1.725, 1.5)
RULES: dict[str, Rules] = {rules.name: rules for rules in (UKAAF, ACB)}


@dataclass(frozen=True, slots=True)
class Layout:
    """How printed documents are laid out: by which rules, and with which of the program's own parts.

    `cover` is a first page with the record, `contents` a list of the headings, `control` the record at the end.
    """

    rules: Rules = UKAAF
    cover: bool = False
    contents: bool = False
    control: bool = True

    def switched(self, switches: Switches) -> "Layout":
        """This layout with what a leaflet wants otherwise."""
        cover, contents, control = switches.cover, switches.contents, switches.control
        return replace(
            self,
            cover=self.cover if cover is None else cover,
            contents=self.contents if contents is None else contents,
            control=self.control if control is None else control,
        )


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
    """Another format of the same edition. `href` is relative, `label` in the reader's language.

    `size` is in bytes, None until the file has been made.
    """

    href: str
    label: str
    media_type: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything a format needs beside the edition. `draft` is true until somebody has signed the edition.

    `unspoken` is the phrase that tells the reader why there is no recording, "" where there is one or none was wanted.
    `lexicon` decides how the narration is spoken,
    and is empty for formats without sound. `frames` are the chapters of the narration as MP3 when they have been
    encoded before; a format that wants them encodes them otherwise.
    """

    language: Language
    words: Words
    profile: Profile
    draft: bool
    pictures: tuple[Picture, ...] = ()
    siblings: tuple[Sibling, ...] = ()
    downloads: tuple[Download, ...] = ()
    narration: Narration | None = None
    layout: Layout = Layout()
    house: House | None = None
    frames: tuple[bytes, ...] = ()
    lexicon: Lexicon = NO_LEXICON
    unspoken: str = ""

    def picture(self, source: str) -> Picture:
        """The picture with that name; the planner has put every picture of the edition into the kit."""
        return next(picture for picture in self.pictures if picture.source == source)


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of deliverable.

    `spoken`: it is made of the narration and cannot be without it; `timed`: it uses the narration's times when there
    is one. `tools` are the distributions whose version decides its bytes. `label` names it to a reader, "" when it is
    for programs only. `usual`: it is made when nobody names a format; others are made when `--format` names them or
    the settings list them. `printed`: it is set on paper, and follows the settings for print. `pictured`: it shows the
    pictures. `slow`: it is spoken slowly.
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
    usual: bool = True
    printed: bool = False
    pictured: bool = True
    slow: bool = False
