"""What an organisation's own Word template gives our documents: header, footer, colour."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG or JPEG picture of the header or footer. `description` is "" when it is marked as decorative."""

    media_type: str
    data: bytes
    description: str
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of the header or footer and their language (BCP 47), "" when that is the document's."""

    text: str
    tag: str


HouseLine = tuple[Logo | Wording, ...]


@dataclass(frozen=True, slots=True)
class House:
    """A template, read. `digest` is the SHA-256 of its bytes: another template, other documents.

    `accent` is the colour of headings and rules, RRGGBB, black when the template's own cannot be read well.
    """

    name: str
    digest: str
    header: tuple[HouseLine, ...]
    footer: tuple[HouseLine, ...]
    accent: str
