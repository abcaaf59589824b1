"""Footnotes as readers meet them: "[note 1]" where a note is mentioned, in the words of their language.

Words, never a small raised figure: "5 mg¹" would be read as 51 by some, by voices as "5 mg 1", and in large print
nobody sees what is raised. The mark is tied to the word before it by a no-break space.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from pipeline.model.edition import Edition
from pipeline.model.kit import Words
from pipeline.model.leaflet import Footnote, Text, map_texts
from pipeline.model.lexicon import NO_LEXICON, Lexicon
from pipeline.text import phrases
from pipeline.text.lexicon import sentence
from pipeline.text.markup.inline import note_marks
from pipeline.text.segment import primary
from pipeline.text.typeset import NO_BREAK

# What may look like a mark and is none (CommonMark 0.31, sections 2.4, 6.3 and 6.5), and the marks.
_MARK = re.compile(
    r"\\[!-/:-@\[-`{-~]|\]\([^()\s]*\)|<[A-Za-z][^<>\s]*>"
    r"|(?<![ \u00a0])(?P<space>[ \u00a0]*)\[\^(?P<label>[\w-]{1,40})\]"
)
# Behind these the mark needs no space: at the beginning of a line, of brackets, of bold words.
_BEGINS = re.compile(r"(?:^|[\s(\[«“‘„（【「])[*_]*\Z")
_NUMBERED = re.compile(r"\u00a0?\[\^\d+:\d+:[^\[\]]+\]")
# The brackets around a note's name are the program's own, and what is in them stays on one line.
_BRACKETS = re.compile(r"[\[\]\s]+")
_ENDERS = ".!?…。！？؟۔।॥"
_STOPS = _ENDERS + ",;:)]}،؛，；：）、"
_COMMAS = {"ar": "،", "fa": "،", "ur": "،", "zh": "，", "ja": "、"}


def numbers_of(edition: Edition) -> dict[str, int]:
    """The numbers of an edition's notes by their names in the source."""
    return {block.label: block.number for block in edition.blocks if isinstance(block, Footnote)}


def without_marks(words: str) -> str:
    """Inline Markdown without its numbered marks, for places that cannot lead to a note."""
    return _NUMBERED.sub("", words) if "[^" in words else words


def mentioned(edition: Edition) -> frozenset[int]:
    """The numbers of its notes that a numbered edition mentions: all, unless a mark was lost and that let stand."""
    if not numbers_of(edition):
        return frozenset()
    marks = [mark for text in _with_marks(edition) for mark in note_marks(text.words)]
    return frozenset([int(mark.label) for mark in marks if mark.mention])


def _with_marks(edition: Edition) -> list[Text]:
    return [text for text in edition.texts() if "[^" in text.words]


def numbered(edition: Edition, words: Words) -> Edition:
    """The edition with its marks as readers see them; `words` are the program's, in the edition's language.

    Every format and the recording begin with this; what people sign, and what is measured, is the edition before. An
    edition whose marks are numbered, or that has none, stays as it is.
    """
    if not _with_marks(edition):
        return edition
    numbers = numbers_of(edition)
    mentions: Counter[int] = Counter()

    def change(text: Text) -> Text:
        if "[^" not in text.words:
            return text
        return replace(text, words=numbered_words(text.words, numbers, mentions, words, edition.tag))

    return replace(edition, blocks=map_texts(edition.blocks, change))


def numbered_words(words: str, numbers: Mapping[str, int], mentions: Counter[int], said: Words, tag: str) -> str:
    """Inline Markdown with its marks numbered; `mentions` counts how often each note has been mentioned before.

    The mark of a note that the leaflet does not have is shown as it is written.
    """

    def change(match: re.Match[str]) -> str:
        if match["label"] is None:
            return match.group()
        number = numbers.get(match["label"])
        if number is None:
            return f"{match['space']}\\[^{match['label']}\\]"
        mentions[number] += 1
        # No more than a few signs of markup stand before a mark.
        before = "" if _BEGINS.search(words, max(0, match.start() - 20), match.start()) else NO_BREAK
        after = " " if words[match.end() : match.end() + 1].isalnum() else ""
        return f"{before or match['space']}[^{number}:{mentions[number]}:{named(number, said, tag)}]{after}"

    return _MARK.sub(change, words)


def named(number: int, words: Words, tag: str) -> str:
    """What a note is called in running text, on one line; its bare number while the language has no words for it."""
    said = words.say(phrases.NOTE_MARK, number=str(number)) if words.tag == tag else str(number)
    return _BRACKETS.sub(NO_BREAK, said).strip() or str(number)


def aloud(printed: str, words: Words, tag: str, lexicon: Lexicon = NO_LEXICON) -> str:
    """A printed sentence with its marks between pauses: "Take 5 mg, note 1, twice a day".

    One that has a spoken form of its own in the `lexicon` stays as it is.
    """
    if (NO_BREAK + "[" not in printed and not printed.startswith("[")) or sentence(printed, lexicon) is not None:
        return printed
    comma = _COMMAS.get(primary(tag), ",")
    pattern = re.escape(named(0, words, tag)).replace("0", r"\d+", 1)

    def paused(match: re.Match[str]) -> str:
        before, after = printed[: match.start()].rstrip(), printed[match.end() :].lstrip()
        first = " " if not before or before[-1] in _STOPS else f"{comma} "
        last = "" if not after or after[0] in _STOPS or after.startswith("[") else comma
        # After a full stop eSpeak NG pauses only before a capital letter.
        name = match[1][:1].upper() + match[1][1:] if not before or before[-1] in _ENDERS else match[1]
        return f"{first}{name}{last}"

    return re.sub(rf"{NO_BREAK}?\[({pattern})\]", paused, printed).strip()
