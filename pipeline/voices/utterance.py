"""One text through the eSpeak NG library, with proof that all of it was spoken.

The engine loses words without a word about it: figures in digits of another script, the rest of a clause with
many numbers, the tail of a very long word. Its events tell which words it began, so each is looked for.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import NoReturn

from pipeline.model.errors import VoiceError
from pipeline.model.narration import Sound
from pipeline.voices import library

# Longer texts are cut for the engine, which drops words of long clauses; a sentence is never that long.
_PIECE = 300
# Ten thousand characters are ten minutes of speech, far beyond a sentence; a bound keeps memory in bounds.
_LONGEST = 10_000
# A clause ends for the engine at 1000 phonemes or, in Chinese, 200 words, and what is left of it is lost (measured).
# A sentence of 300 characters has a third of that.
_FULL_PHONEMES, _FULL_WORDS = 850, 180
_HAN = "㐀-鿿豈-﫿"
_TOKEN = re.compile(rf"[{_HAN}]|[^\s{_HAN}]+")
# Measured with 1.52: figures are cut after 45 digits, words after 100 letters (Arabic; others after 120 to 160).
_TOO_LONG = re.compile(rf"\d{{31,}}|[^\W{_HAN}]{{61,}}|[^\s{_HAN}]{{161,}}")
_CUT = re.compile(r"[.!?;:,।۔؟؛،]\s+|[。！？；：，、]\s*")
# Entries of several words in the engine's dictionaries ("out of") count as one word. In 20,000 sentences of ten
# languages at most one or two words (in Chinese four characters) in a row had no event of their own, never a figure.
_MERGED, _MERGED_HAN = 3, 5
# Phonemes a second at 150 words a minute, pauses counted in: 4.5 to 15 in sentences of 35 languages (measured).
_SLOW, _FAST, _FEW = 3, 16, 20


def spoken(text: str, voice: str, rate: int) -> Sound:
    """`text` as plain words in `voice` at `rate` words a minute; empty when there is nothing to pronounce.

    Equal arguments give equal bytes. Raises VoiceError when the library, the voice or the rate fails, or when
    a part of the text was not spoken, naming it.
    """
    pieces = tuple(_pieces(_plain(text)))
    with library.opened(voice, rate) as engine:
        came = [_checked(engine, piece) for piece in pieces]
        phonemes = tuple(name for part in came for name in part.phonemes)
        sound = Sound(b"".join(part.pcm for part in came), engine.rate, phonemes)
    _check_pace(text, sound, rate)
    return sound


def told(texts: tuple[str, ...], voice: str) -> tuple[str, ...]:
    """The phonemes of each text in `voice`, as the library writes them, without any of it being spoken.

    Raises VoiceError when the library or the voice fails, or a text cannot be spoken whole.
    """
    with library.opened(voice, library.SLOWEST) as engine:
        return tuple(" ".join(map(engine.phonemes, _pieces(_plain(text)))) for text in texts)


def _plain(text: str) -> str:
    """`text` without the characters that the engine takes as commands or as the end: control characters.

    They become spaces, so that the positions of all other characters stay.
    """
    if len(text) > _LONGEST:
        _refuse(text, f"it has {len(text)} characters", f"at most {_LONGEST} are wanted", "cut the text into sentences")
    if not text.isprintable():
        kinds = [unicodedata.category(char) for char in text]
        if "Cs" in kinds:
            _refuse(text, "it has half a character (a lone surrogate)", "whole characters are wanted", "type it anew")
        text = "".join(" " if kind == "Cc" else char for char, kind in zip(text, kinds, strict=True))
    for word in _TOO_LONG.finditer(text):
        if _tokens(word.group()):
            found = f"it has a word of {len(word.group())} characters"
            _refuse(text, found, "words of at most 60 letters and 30 digits are wanted", "put spaces into it")
    return text


def _pronounceable(text: str) -> bool:
    return any(unicodedata.category(char)[0] in "LNS" for char in text)


def _pieces(text: str) -> Iterator[str]:
    """`text` in pieces of at most 300 characters, cut after punctuation, else at a space, else anywhere."""
    while len(text) > _PIECE:
        window = text[:_PIECE]
        cuts = [match.end() for match in _CUT.finditer(window)]
        cut = cuts[-1] if cuts else window.rfind(" ") + 1 or _PIECE
        if _pronounceable(text[:cut]):
            yield text[:cut]
        text = text[cut:]
    if _pronounceable(text):
        yield text


def _check_pace(text: str, sound: Sound, rate: int) -> None:
    """Raise VoiceError when the phonemes came far too fast or too slow for the words a minute that were asked for."""
    if len(sound.phonemes) < _FEW:
        return
    pace = len(sound.phonemes) * sound.rate / sound.samples * 150 / rate
    if not _SLOW <= pace <= _FAST:
        found = f"it has {pace:.1f} phonemes a second, were it spoken at 150 words a minute"
        _refuse(text, found, f"{_SLOW} to {_FAST} are wanted", "write shorter sentences")


def _checked(engine: library.Library, piece: str) -> library.Spoken:
    came = engine.speak(piece)
    if tokens := _tokens(piece):
        if came.end < tokens[-1].end():
            _refuse(
                piece, f"speech ended at character {came.end}", "all of it must be heard", "write shorter sentences"
            )
        if any(clause.phonemes > _FULL_PHONEMES or clause.words > _FULL_WORDS for clause in came.clauses):
            _refuse(piece, "a part of it is too long to be spoken whole", "commas or full stops are wanted", "add some")
        _check_words(piece, tokens, _heard(tokens, came.words))
    return came


def _tokens(text: str) -> list[re.Match[str]]:
    """What must be heard: the stretches between spaces that have a letter or digit, and each Chinese character."""
    return [match for match in _TOKEN.finditer(text) if any(char.isalnum() for char in match.group())]


def _heard(tokens: list[re.Match[str]], words: tuple[library.Word, ...]) -> set[int]:
    """The indices of the tokens in which a word with phonemes began.

    A word may be announced at the dash or bracket before it; it belongs to the token after that. A figure between
    Chinese characters is announced as a second word with the span of both.
    """
    ends = [token.end() for token in tokens]
    heard: set[int] = set()
    for word in words:
        index = bisect_right(ends, word.start)
        while index in heard and index + 1 < len(tokens) and tokens[index + 1].start() < word.stop:
            index += 1
        if word.phonemes:
            heard.add(index)
    return heard


def _check_words(piece: str, tokens: list[re.Match[str]], heard: set[int]) -> None:
    missing = 0
    for index, token in enumerate(tokens):
        missing = 0 if index in heard else missing + 1
        if not missing:
            continue
        word = token.group()
        if _figure(word):
            # "10 000" may be read as one number.
            lost = index == 0 or index - 1 not in heard or not _figure(tokens[index - 1].group())
        else:
            lost = missing == index + 1 or missing > (_MERGED_HAN if re.match(f"[{_HAN}]", word) else _MERGED)
        if lost:
            remedy = "write it out in words of the language, or make the sentence shorter"
            _refuse(piece, f"“{word}” was not spoken", "every word must be heard", remedy)


def _figure(word: str) -> bool:
    return any(unicodedata.category(char)[0] == "N" for char in word)


def _refuse(text: str, found: str, wanted: str, remedy: str) -> NoReturn:
    shown = text[:80].encode(errors="backslashreplace").decode() + ("…" if len(text) > 80 else "")
    raise VoiceError(f"the sentence “{shown}”", found, wanted, remedy)
