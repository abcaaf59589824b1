"""What people type instead of a list or a heading, and words that Markdown must not take for its own signs."""

import re

from pipeline.text.markup.inline import escape

# Word saves the bullets of the fonts Symbol and Wingdings as private characters (U+F000 and the place in the font).
BULLET = re.compile(r"\s*(?:[•·▪●◦‣∙*]|[-–—\uf021-\uf0ff](?=\s))\s*(?=\S)")
NUMBER = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S)")
SENTENCE_END = (".", ",", ";", "!", "؟", "۔", "।", "。", "!")
LONGEST_HEADING = 60
# What web pages leave behind when their text is saved. Only a whole line counts.
RESIDUE = frozenset(
    {
        "top of page",
        "bottom of page",
        "back to top",
        "skip to content",
        "skip to main content",
        "print this page",
        "share this page",
        "close menu",
        "open menu",
    }
)
_BLOCK_MARK = re.compile(r"(#{2,}|#(?=\s|$)|[-+](?=\s|$)|>|=+\s*$|-+\s*$|~{3,}|:(?=\s))")
_HEADING_ID = re.compile(r"\{(?=[#.][^{}]*\}$)")
_ORDERED_MARK = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def unmarked(line: str) -> str:
    """A line without the typed bullet or number that it begins with."""
    marker = BULLET.match(line) or NUMBER.match(line)
    return line[marker.end() :] if marker else line


def as_words(text: str) -> str:
    """Inline Markdown that reads as exactly `text` wherever a block may begin or end with it."""
    return guarded(escape(text))


def guarded(words: str) -> str:
    """Inline Markdown that begins and ends no block by itself, whatever its first and last signs are."""
    words = _BLOCK_MARK.sub(r"\\\1", words, count=1) if _BLOCK_MARK.match(words) else words
    words = _HEADING_ID.sub(r"\\{", words)
    words = _ORDERED_MARK.sub(r"\1\\\2", words, count=1) if _ORDERED_MARK.match(words) else words
    return words[:-1] + "\\#" if words.endswith("#") and not words.endswith("\\#") else words
