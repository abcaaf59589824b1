"""Characters that have no business in a leaflet: what nobody can see, and letters that pass for others.

A reader sees neither, but software does: a word cannot be found, a voice skips or spells it, figures turn round.
Sources: Unicode UAX #9 (directions), UAX #44 (general categories, default ignorable code points), UTS #39
(look-alike letters).
"""

import re
import unicodedata
from collections.abc import Iterator

# A leaflet's longest paragraph has some hundred words. The bound keeps every later step within seconds.
LONGEST_TEXT = 20_000

# Format characters (Cf) that print something: signs above Arabic, Syriac and Kaithi numbers, the end of an ayah.
_VISIBLE = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_MARKS = frozenset("\u200e\u200f\u061c")
_JOINERS = frozenset("\u200c\u200d")
_ISOLATES, _END_OF_ISOLATE = frozenset("\u2066\u2067\u2068"), "\u2069"
_TURNING = re.compile("[\u202a-\u202e]")
_STEERING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_CUT_NUMBER = re.compile(r"[\u200e\u200f\u061c\u2066-\u2069](?:(?<=\d.)(?=[.,:/٫٬]?\d)|(?<=\d[.,:/٫٬].)(?=\d))")
# Arabic, Indic, Tibetan to Myanmar, Khmer to Mongolian, Arabic presentation forms: scripts in which a joiner tells
# two spellings apart (Unicode 16, sections 9.2 and 12.1).
_JOINING = re.compile("[\u0600-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]")
# Scripts without spaces between words, where a zero-width space tells where a line may break.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
# Default ignorable code points (UAX #44) that are not Cf, without those of Mongolian.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
_BLANK_OR_REPLACED = re.compile(_BLANK.pattern[:-1] + "\ufffd]")
_PICTURE_OR_TEXT = frozenset("\ufe0e\ufe0f")
# Alphabets whose letters are drawn like those of another (UTS #39), by the first word of their Unicode names.
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH", "MATHEMATICAL"})
# The blocks of all of them but Latin.
_NOT_LATIN = re.compile(
    "[\u0370-\u058f\u13a0-\u13ff\u1c80-\u1c8f\u1d26-\u1d2b\u1d5d-\u1d6a\u1d78\u1dbf\u1f00-\u1fff\u2126\u2de0-\u2dff"
    "\ua640-\ua69f\uab65\uab70-\uabbf\ufb13-\ufb17\uff01-\uff60\uffe0-\uffe6\U00010140-\U0001018f"
    "\U0001d165-\U0001d24f\U0001d400-\U0001d7ff\U0001e030-\U0001e08f\U0001eef0-\U0001eef1]"
)
_OWN = {"Latn": "LATIN", "Cyrl": "CYRILLIC", "Grek": "GREEK", "Armn": "ARMENIAN"}
# Chinese and Japanese set Latin letters in full width.
_WIDE = frozenset({"Hans", "Hant", "Jpan", "Kore"})
_WORD = re.compile(r"[^\W\d_]+")
# The micro sign of units is the Greek letter in half of all keyboards.
_MICRO = re.compile(r"(?<![^\W\d_])\u03bc(?=(?:g|l|L|m|mol|M|Sv)(?![^\W\d_]))")


def named(character: str) -> str:
    """How a character that cannot be shown is named: "U+202E RIGHT-TO-LEFT OVERRIDE"."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def hidden(text: str) -> tuple[str, ...]:
    """The characters of `text` (plain words) that nobody can see or that change what is seen, each once, in order.

    Controls, lone surrogates, private and undefined characters, line separators, direction embeddings and
    overrides, isolates that are not closed, tags, and zero-width characters where the script has no use for them.
    Line feed, tab, direction marks and closed isolates are not among them.
    """
    if text.isprintable() and (text.isascii() or not _BLANK_OR_REPLACED.search(text)):
        return ()
    return tuple(dict.fromkeys((*_misplaced(text), *(text[place] for place in _unclosed(text)))))


def turning(text: str) -> tuple[tuple[int, int], ...]:
    """Where characters of `text` (plain words) turn the order of what is read, as half-open stretches, in order.

    Embeddings and overrides, isolates that are not closed, and a mark or isolate that stands inside one number, whose
    parts then change places in right-to-left text (Unicode UAX #9, W4: a separator counts only between its digits).
    """
    if text.isascii() or not _STEERING.search(text):
        return ()
    unclosed = tuple(_unclosed(text))
    found = (match.start() for pattern in (_TURNING, _CUT_NUMBER) for match in pattern.finditer(text))
    return tuple((place, place + 1) for place in sorted({*found, *unclosed}))


def _misplaced(text: str) -> Iterator[str]:
    before = ""
    for character in text:
        if not character.isprintable() or _BLANK.match(character):
            if not _has_its_place(character, before):
                yield character
        elif character == "\ufffd":
            yield character
        before = character


def _has_its_place(character: str, before: str) -> bool:
    if character in "\n\t" or character in _VISIBLE or character in _MARKS:
        return True
    if character in _ISOLATES or character == _END_OF_ISOLATE:
        return True
    if character in _JOINERS:
        return _JOINING.match(before) is not None
    if character == "\u200b":
        return _UNSPACED.match(before) is not None
    if character in _PICTURE_OR_TEXT:
        return before != "" and unicodedata.category(before) in ("So", "Sm")
    # Spaces of every width are "not printable" in Python but do their work.
    return unicodedata.category(character) == "Zs"


def _unclosed(text: str) -> Iterator[int]:
    """Where isolates are opened and not closed, or closed and not opened."""
    opened: list[int] = []
    for place, character in enumerate(text):
        if character in _ISOLATES:
            opened.append(place)
        elif character == _END_OF_ISOLATE and not opened:
            yield place
        elif character == _END_OF_ISOLATE:
            opened.pop()
    yield from opened


def lookalikes(text: str, script: str) -> tuple[str, ...]:
    """The words of `text` with letters of an alphabet that passes for another, in a language written in `script`.

    `script` is an ISO 15924 code. Cyrillic `а` in "tаblets", or a whole Cyrillic word in Polish. Latin words
    among letters of another script are none, and neither is the micro sign of a unit.
    """
    if text.isascii() or not _NOT_LATIN.search(text):
        return ()
    own = {_OWN.get(script, "LATIN"), "LATIN", *(("FULLWIDTH",) if script in _WIDE else ())}
    found = dict.fromkeys(word.group() for word in _WORD.finditer(_MICRO.sub("u", text)))
    return tuple(word for word in found if _passes_for_another(word, own))


def _passes_for_another(word: str, own: set[str]) -> bool:
    alphabets = {name for name in (unicodedata.name(letter, "").partition(" ")[0] for letter in word) if name in _ALIKE}
    return len(alphabets) > 1 or not alphabets <= own


def shown(text: str) -> str:
    """`text` for a terminal: what is not printable is written as its code, so that no text can steer the terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else f"\\u{{{ord(c):x}}}" for c in text)
