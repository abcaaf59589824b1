"""Text as printed to text as spoken: figures and symbols become words before a speech engine sees them.

A pure function per language with a visible trace. No digit and no operator is left to the engine: eSpeak NG
says nothing at all for "<" or an en dash in nearly every language, so "2–4%" would be heard as "two four".
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

from pipeline.model.errors import UsageError, VoiceError
from pipeline.model.language import Language
from pipeline.model.lexicon import NO_LEXICON, Lexicon
from pipeline.text.figures.numerals import ascii_digits
from pipeline.text.figures.quantity import read
from pipeline.text.figures.values import Amount, Figure, Number, Phone
from pipeline.text.lexicon import replaced, sentence, visible
from pipeline.text.speakable.marks import rewritten
from pipeline.text.speakable.speaker import Speaker

# tag -> (module, class). The only place to register a language's spoken forms.
_SPEAKERS: dict[str, tuple[str, str]] = {
    "ar": ("arabic", "Arabic"),
    "bn": ("bengali", "Bengali"),
    "cy": ("welsh", "Welsh"),
    "en": ("english", "English"),
    "es": ("spanish", "Spanish"),
    "pl": ("polish", "Polish"),
    "ro": ("romanian", "Romanian"),
    "ur": ("urdu", "Urdu"),
    "zh-Hans": ("chinese", "Chinese"),
}
# Ten minutes of speech, far beyond a sentence; the engines refuse more than this too.
_LONGEST = 10_000
# "1 : 10" and "1:10"; in "from 0 to 10: 0 means no pain" the mark ends a clause.
_COLON_ONLY = re.compile(r":|\s:\s")
_SLASH_ONLY = re.compile(r"\s?/\s?")
_DASH_ONLY = re.compile(r"\s*[-–—‑−~～]\s*")
# The unit of the first figure of "6 months–5 years".
_UNIT_AND_DASH = re.compile(r"(\s?[^\d\s.,;:()/–—‑−~～-]+)\s?[-–—‑−~～]\s?")
# What the units of a kind are in their smallest, to tell which of two amounts is more.
_SIZES = {
    name: (kind, Decimal(size))
    for kind, units in (
        ("time", "minute 1 hour 60 day 1440 week 10080 month 43200 year 525600"),
        ("mass", "microgram 1 milligram 1e3 gram 1e6 kilogram 1e9"),
        ("volume", "millilitre 1 centilitre 10 litre 1000"),
    )
    for name, size in zip(units.split()[::2], units.split()[1::2], strict=True)
}
_FOLLOWING = re.compile(r"[\s\u00a0]*([^\W\d_][\w\u0300-\u036f\u064b-\u0652\u0900-\u0dff’'-]*)")
_PRECEDING = re.compile(r"([^\W\d_][\w\u0300-\u036f\u064b-\u0652\u0900-\u0dff’'-]*)[\s\u00a0]*$")
# A space that a replacement has left before the end of a sentence or clause.
_LOOSE = re.compile(r" +(?=[.,;:!?)،؛؟۔।。，；：！？）](?:\s|$))")
_ABBREVIATED = re.compile(r"(?<=[A-Za-z])\.(?=\s+[^\W_A-ZÀ-Þ])")
_DIGIT = re.compile(r"\d+")
_CODE = re.compile(r"0\d{2,}")


@dataclass(frozen=True, slots=True)
class Step:
    """One replacement: the marks as printed, the words as spoken, and the rule that was used."""

    source: str
    spoken: str
    rule: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text as spoken, and how it came about."""

    text: str
    trace: tuple[Step, ...]


@lru_cache(maxsize=64)
def speaker(tag: str) -> Speaker:
    """What the program knows of saying figures in a language.

    Raises UsageError when it knows nothing.
    """
    if tag not in _SPEAKERS:
        raise UsageError(
            f"language {tag}",
            "Polyleaf cannot say figures in this language",
            f"one of {', '.join(sorted(_SPEAKERS))}",
            "make the leaflet without audio in this language",
        )
    module, name = _SPEAKERS[tag]
    made: Speaker = getattr(import_module(f"pipeline.text.speakable.{module}"), name)()
    return made


def has_speaker(tag: str) -> bool:
    """Whether the program can say figures in that language."""
    return tag in _SPEAKERS


def heard(text: str, language: Language, lexicon: Lexicon = NO_LEXICON) -> str:
    """What is said for `text`; "" for a dash and whatever else has nothing to be heard in it."""
    said = spoken(text, language, lexicon).text
    return said if any(map(str.isalnum, said)) else ""


@lru_cache(maxsize=16384)
def spoken(text: str, language: Language, lexicon: Lexicon = NO_LEXICON) -> Spoken:
    """`text` (plain words, no Markdown) as it is to be spoken in `language`.

    The spoken forms of `lexicon` go before the rules: of a whole sentence as they are, of words in their place.
    Raises VoiceError for more than 10,000 characters, which no sentence has.
    """
    _refuse_too_long(text)
    voice = speaker(language.tag)
    said = sentence(text, lexicon)
    if said is not None:
        return Spoken(voice.spelled(said), (Step(text, said, "override"),))
    text, entries = replaced(visible(text), lexicon)
    steps = [Step(entry.printed, entry.spoken, "lexicon") for entry in entries]
    text = voice.prepare(rewritten(text, language, voice, lambda *step: steps.append(Step(*step))))
    pieces: list[str] = []
    done = 0
    previous: Figure | None = None
    for figure in read(text, _as_printed(language)):
        between = text[done : figure.start]
        following, preceding = _neighbours(text, figure)
        link = _link(previous, between, figure, voice) if previous is not None else None
        if link is None:
            pieces.append(_symbols(between, voice, steps))
        else:
            pieces.append(f"{link.unit} {link.word} ")
            steps.append(link.step)
            # A time or a date after a dash keeps the word before it.
            preceding = preceding if _DASH_ONLY.fullmatch(between) and not isinstance(figure, Amount) else link.word
        figure = _counting(figure, text, voice)
        printed = text[figure.start : figure.end]
        by_digit = _huge(figure) or _coded(figure, text)
        words = _digit_by_digit(printed, voice) if by_digit else voice.say(figure, following, preceding)
        pieces.append(_parted(words, pieces, text[figure.end : figure.end + 1]))
        steps.append(Step(printed, words, type(figure).__name__.lower()))
        # The full stop of "30 min. later" ends no sentence.
        stop = _ABBREVIATED.match(text, figure.end) if isinstance(figure, Amount) and figure.symbol else None
        done, previous = stop.end() if stop else figure.end, figure
    pieces.append(_symbols(text[done:], voice, steps))
    return Spoken(voice.finish(_LOOSE.sub("", " ".join("".join(pieces).split()))), tuple(steps))


@lru_cache(maxsize=16)
def _as_printed(language: Language) -> Language:
    """The language without its phrases that are one figure to the checks ("24 de ore din 24"): each word is said."""
    return replace(language, fixed=())


def _refuse_too_long(text: str) -> None:
    if len(text) > _LONGEST:
        raise VoiceError(
            f"the sentence “{text[:80]}…”",
            f"it has {len(text)} characters",
            f"at most {_LONGEST} are wanted",
            "cut the text into sentences",
        )


class _Link(NamedTuple):
    """What is said for the marks between two figures: the `unit` of the first, where it stands there, and a `word`."""

    unit: str
    word: str
    step: Step


def _link(previous: Figure, between: str, figure: Figure, voice: Speaker) -> _Link | None:
    """What is said between two figures that only marks part, None for other figures."""
    if _DASH_ONLY.fullmatch(between):
        return _Link("", voice.to, Step(between.strip(), voice.to, "range"))
    if _SLASH_ONLY.fullmatch(between):
        return _Link("", voice.over, Step("/", voice.over, "over"))
    if _COLON_ONLY.fullmatch(between):
        return _Link("", voice.ratio, Step(":", voice.ratio, "ratio"))
    unit = _UNIT_AND_DASH.fullmatch(between) if _grows(previous, figure) else None
    if unit is None:
        return None
    return _Link(unit[1], voice.to, Step(between.strip(), f"{unit[1].strip()} {voice.to}", "range"))


def _grows(first: Figure, last: Figure) -> bool:
    """Whether two figures are amounts of one kind, and the second is more."""
    if not (isinstance(first, Amount) and isinstance(last, Amount)):
        return False
    (kind, size), (last_kind, last_size) = (_SIZES.get(each.unit, ("", Decimal(0))) for each in (first, last))
    return kind == last_kind and first.low.value * size < last.low.value * last_size


def _counting(figure: Figure, text: str, voice: Speaker) -> Figure:
    """The number of an emergency call, as the plain number that it is before a word that can be counted."""
    if (
        isinstance(figure, Phone)
        and len(figure.number) in (3, 6)
        and voice.counted.match(text[figure.end :].lstrip().lower())
    ):
        return Amount(figure.start, figure.end, Number(Decimal(figure.number)))
    return figure


def _neighbours(text: str, figure: Figure) -> tuple[str, str]:
    """The words after and before a figure, "" where there is none. No word is longer than 40 letters."""
    after = _FOLLOWING.match(text, figure.end)
    before = _PRECEDING.search(text[max(0, figure.start - 40) : figure.start])
    return after.group(1) if after else "", before.group(1) if before else ""


def _parted(words: str, pieces: list[str], after: str) -> str:
    """The words of a figure with a space where they would otherwise run into their neighbours."""
    before = pieces[-1][-1:] if pieces and pieces[-1] else ""
    return f"{' ' if before.isalnum() else ''}{words}{' ' if after.isalnum() else ''}"


def _huge(figure: Figure) -> bool:
    """A number with no name in the speakers' tables (10^12 and up) is said digit by digit."""
    return isinstance(figure, Amount) and max(abs((figure.high or figure.low).value), abs(figure.low.value)) >= 10**12


def _coded(figure: Figure, text: str) -> bool:
    """A code such as PIL-0417: its noughts at the beginning are a part of it."""
    return isinstance(figure, Amount) and _CODE.fullmatch(ascii_digits(text[figure.start : figure.end])) is not None


def _digit_by_digit(text: str, voice: Speaker) -> str:
    return " ".join(voice.digits[int(character)] for character in ascii_digits(text) if character.isdigit())


def _symbols(text: str, voice: Speaker, steps: list[Step]) -> str:
    """Text between figures: symbols as words, and any digit that no rule took, digit by digit."""
    for symbol, words in voice.symbols:
        if symbol in text:
            steps.append(Step(symbol, words.strip(), "symbol"))
            text = text.replace(symbol, words)

    def by_digit(match: re.Match[str]) -> str:
        words = _digit_by_digit(match.group(), voice)
        steps.append(Step(match.group(), words, "digits"))
        return f" {words} "

    return _DIGIT.sub(by_digit, text)
