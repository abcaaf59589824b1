"""What is made: a leaflet of three pages in English, as Markdown and as the tree that the formats are given."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pipeline.files import program
from pipeline.formats import FORMATS
from pipeline.languages import language
from pipeline.model.catalogue import State
from pipeline.model.edition import Edition
from pipeline.model.kit import Kit
from pipeline.model.leaflet import Leaflet
from pipeline.steps import words as program_words
from pipeline.steps.extract import extract
from pipeline.steps.headers import new_headers
from pipeline.steps.localise import localise
from pipeline.text.markup import markdown

ROOT = Path(__file__).parent.parent
_FRONT = """---
reference: PIL-1
version: "1.0"
owner: Northfield Hospital
department: Day Surgery
contact: Call 020 7946 0123 from 09:00 to 17:00
published: 2026-01-31
review: 2028-01-31
languages: [pl]
keywords: [day surgery]
---
"""
_SECTION = """
## Section {number} of leaflet {leaflet}

You will have a small operation with a local anaesthetic. It takes {number}0 to 40 minutes. **Do not eat** for 6 hours
before it, and drink only water. In {leaflet} of 100 people the wound bleeds a little in the first 24 hours.

- Take paracetamol 500 mg, {number} to 2 tablets every 6 hours.
- Do not take more than 8 tablets in 24 hours.
- Call [the ward](tel:+442079460123) on 020 7946 0123 if your temperature is above 38 °C.

Somebody must take you home and stay with you for the first night. Leaflet {leaflet} tells you more about the journey.
"""
_TABLE = """
| When | What | How much |
| --- | --- | --- |
| 08:00 | Paracetamol {leaflet} | 1000 mg |
| 12:00 | Ibuprofen with food | 400 mg |
| 14:00 | Paracetamol | 1000 mg |
| 18:00 | Ibuprofen with food | 400 mg |
| 20:00 | Paracetamol | 1000 mg |

> [!WARNING]
> Call 999 if you cannot breathe.
"""


def source(leaflet: int, sections: int) -> str:
    """The body of leaflet number `leaflet` as Markdown; nine sections are three pages."""
    parts = "".join(_SECTION.format(number=number, leaflet=leaflet) for number in range(1, sections + 1))
    return f"# Your operation, leaflet {leaflet}\n{parts}{_TABLE.format(leaflet=leaflet)}"


def with_record(body: str, tags: tuple[str, ...]) -> str:
    """A body with the record of a leaflet in these languages before it."""
    return _FRONT.replace("[pl]", f"[{', '.join(tags)}]") + body


def parsed(leaflet: int, sections: int) -> Leaflet:
    """The leaflet as a tree."""
    return markdown.parse(_FRONT + source(leaflet, sections), "source/x.md", "x", "en")


def localised(leaflet: Leaflet) -> Edition:
    """The leaflet with every message "translated" as itself."""
    template = extract(leaflet)
    done = tuple(replace(each, target=each.id.words, state=State.DONE) for each in template.messages)
    headers = new_headers("x", "2026-01-31", "pl")
    return localise(leaflet, replace(template, tag="pl", messages=done, headers=headers), "pl", {}).edition


@lru_cache(maxsize=16)
def edition(leaflet: int, sections: int) -> Edition:
    """The leaflet in English, as the formats are given it."""
    return in_source(parsed(leaflet, sections))


def in_source(leaflet: Leaflet) -> Edition:
    """A leaflet as the edition in its own language."""
    return localise(leaflet, None, "en", {}).edition


@lru_cache(maxsize=8)
def kit(name: str, tag: str = "en") -> Kit:
    """What a format needs beside the edition."""
    target = language(tag)
    if tag == "en":
        words = program_words.source_words("en")
    else:
        catalogue = program.packaged_catalogue(target.folder)
        assert catalogue is not None
        words, _ = program_words.words(catalogue)
    return Kit(target, words, FORMATS[name].profile, draft=False)
