"""A small leaflet with every kind of block, spoken by a beep, for tests that need no voice."""

from dataclasses import replace

from pipeline.languages import language
from pipeline.model.edition import Edition
from pipeline.model.kit import STANDARD, Kit, Picture
from pipeline.model.leaflet import Leaflet, figures
from pipeline.model.narration import Narration, Sound
from pipeline.steps.localise import localise
from pipeline.steps.narrate import narrate
from pipeline.steps.script import script
from pipeline.steps.words import source_words
from pipeline.text.markup.footnotes import numbered
from pipeline.text.markup.markdown import parse

SOURCE = """---
reference: PIL-1
version: "1.0"
owner: A hospital
department: A ward
contact: "Call 020 7946 0000"
published: 2026-01-31
review: 2028-01-31
languages: []
keywords: [test]
variables: {}
---

# A small leaflet

> [!WARNING]
> Call 999 at once. **Do not wait. Do** not drive.

Take 2 tablets of 500 mg. Do not take more than 8 in 24 hours.

## Doses

| Medicine | One dose | Most |
| --- | --- | --- |
| Tablets | 1 or 2 | 8 |
| Liquid | 10 ml | - |

### For children

Ask [us first](https://example.org/).[^us] See also:

![A row of boxes. The last is dark.](images/scale.png "The scale")

1. first. Then rest.
2. second
   - inner one
   - inner two

## Getting help

[^us]: We are there from 9 to 17. Ask for the nurse.

- call 111
- wait for 2–4 days
"""
RATE = 22050


def beep(text: str) -> Sound:
    """A tone of 60 ms for each character."""
    samples = [12000 if index // 25 % 2 else -12000 for index in range(len(text) * RATE * 60 // 1000)]
    return Sound(b"".join(sample.to_bytes(2, "little", signed=True) for sample in samples), RATE)


def quick_beep(text: str) -> Sound:
    """The shortest tone that a narration accepts, for tests of many leaflets."""
    return Sound(b"\x00\x40" * (200 + 7 * len(text)), RATE)


def small() -> Leaflet:
    return parse(SOURCE, "source/small.md", "small", "en")


def bound_kit(leaflet: Leaflet, draft: bool = True, quick: bool = False) -> tuple[Edition, Kit]:
    """The English edition of a leaflet, its notes numbered, and its kit, with a narration by beeps."""
    words = source_words("en")
    edition = numbered(localise(leaflet, None, "en", {"phone": "020 7946 0000"}).edition, words)
    narration: Narration = narrate(
        script(edition, language("en"), words, draft), quick_beep if quick else beep, "beep 1"
    )
    sources = dict.fromkeys(figure.source for figure in figures(edition.blocks))
    pictures = tuple(Picture(source, "image/png", b"\x89PNG\r\n\x1a\n", 4, 2) for source in sources)
    kit = Kit(language("en"), words, STANDARD, draft, pictures=pictures)
    return edition, replace(kit, narration=narration)
