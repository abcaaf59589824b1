"""R008: an acronym is written out where it first stands.

In a translation only acronyms that the source does not have: the others are for the source to explain.
"""

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter, Passage
from pipeline.rules.capitals import is_shouted
from pipeline.text.segment import primary

CODE = "R008"
SOURCE = (
    "NHS digital service manual, content guide, Abbreviations and acronyms: written out at first use, save UK, NHS, GP"
)
LANGUAGES = None
ACTIONABLE = True

# Capitals with digits, and a small plural s: MRI, IUDs, MP3, КТ; not a part of a name: SARS-CoV-2.
_ACRONYM = re.compile(r"(?<![\w-])(?:[A-ZА-ЯІЇЄÁÉÍÓÚÄÖÜŁŚŻĆŃÇĞİŞ]{2,}\d{0,2})(?=s?(?![\w]))(?!-[A-Z][a-z]+[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
# The manual's A to Z of health writing: "CT scan" and "MRI scan" are better known than their words.
_KNOWN = re.compile(r"(?:CT|MRI)\s+scan(?:s|ner|ners)?\b")


def look(matter: Matter) -> Iterator[Hit]:
    met: set[str] = set()
    in_source = {word for passage in matter.passages for word in _ACRONYM.findall(passage.source)}
    words = (word for passage in matter.passages for word in _WORD.findall(passage.text))
    written_small = {word.lower() for word in words if not word.isupper()}
    for passage in matter.running():
        for match in _ACRONYM.finditer(passage.text):
            acronym = match.group()
            if acronym in met or acronym in matter.words.acronyms or acronym.lower() in written_small:
                continue
            if is_shouted(acronym) or _is_warning(passage.text, match) or _shouted(passage.text, match):
                continue
            if primary(matter.tag) == "en" and _KNOWN.match(passage.text, match.start()):
                continue
            met.add(acronym)
            if acronym in in_source or _written_out(passage, match):
                continue
            yield Hit(
                passage.anchor,
                match.span(),
                f"“{acronym}” is not written out where it first stands",
                f"Write the words first and the acronym after them in brackets: “... ({acronym})”",
                Severity.REVIEW,
            )


def _written_out(passage: Passage, match: re.Match[str]) -> bool:
    before, after = passage.text[: match.start()], passage.text[match.end() :]
    if re.match(r"s?\s*\([^()]*[^\W\d_]{3,}[^()]*\)", after):
        return True
    words = _WORD.findall(before)
    if not before.rstrip().endswith("(") or not words:
        return False
    # "magnetic resonance imaging (MRI)"; where letters and words do not match, any two words before it will do.
    return len(words) >= 2


def _is_warning(text: str, match: re.Match[str]) -> bool:
    """Whether the word opens a text and a colon or an exclamation mark follows ("UWAGA:", "AVISO!")."""
    return not text[: match.start()].strip() and text[match.end() :].lstrip()[:1] in (":", "!")


def _shouted(text: str, match: re.Match[str]) -> bool:
    """Whether words in capitals stand beside it: that is a word in capitals too, and another rule's."""
    before, after = text[: match.start()].split()[-1:], text[match.end() :].split()[:1]
    return any(len(word.strip(".,;:!?()")) > 2 and word.strip(".,;:!?()").isupper() for word in (*before, *after))
