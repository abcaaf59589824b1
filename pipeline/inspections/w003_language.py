"""W003: the language that is set is one that is written in these letters, so that the right voice reads it."""

import re
from collections.abc import Iterator

from pipeline.inspections.measures import real, seen, shown, whole_text, words_in
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import DOCUMENT, Span, WordFile
from pipeline.text.scripts import COMPLEX, FAR_EASTERN, language_name, main_script, name_of, scripts_of

CODE = "W003"
_REMEDY = "select the words, then choose Review, Language, Set Proofing Language"
_WANTED = "the language of the words, so that a screen reader speaks them with the right voice"
# A figure with its unit belongs to the sentence around it, whatever letters the unit has.
_FIGURE = re.compile(r"\d\S*(?:[ \u00a0](?:[a-zA-Zµμ°%]{1,4}(?:/[a-zA-Z]+)?)(?![a-zA-Z]))?")
# A code ("PIL-0417") is spelled in any language.
_REFERENCE = re.compile(r"\b[A-Z]+[-/ ]?\d\S*")
_FEWEST_LETTERS = 3
# English words have accents once in some hundreds; from this share on the text is hardly English.
_FOREIGN_SHARE, _FEWEST_WORDS = 0.05, 8
_WORD = re.compile(r"[^\W\d_]+")


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Words without a language, words in letters that their language does not use, and a wrong main language."""
    main = main_script(whole_text(file))
    for paragraph in real(file):
        told: set[tuple[str, str]] = set()
        for span in seen(paragraph):
            script, tag = _script_and_tag(span)
            if not script or (script, tag) in told:
                continue
            told.add((script, tag))
            severity = Severity.BLOCK if script == main else Severity.REVIEW
            words = words_in(span.text) if script == main else f"{words_in(span.text)} {shown(span.text)}"
            if not tag:
                yield Remark(CODE, severity, paragraph.place, f"the {words} have no language", _WANTED, _REMEDY)
            elif scripts_of(tag) and script not in scripts_of(tag):
                found = f"the {words} are marked as {language_name(tag)}"
                yield Remark(CODE, severity, paragraph.place, found, _WANTED, _REMEDY)
    yield from _whole(file, main)


def _script_and_tag(span: Span) -> tuple[str, str]:
    """The script of a span's words and the language set for letters of that script; "" for too few letters."""
    text = _FIGURE.sub(" ", _REFERENCE.sub(" ", span.text))
    script = main_script(text)
    enough = script in FAR_EASTERN or max(map(len, _WORD.findall(text)), default=0) >= _FEWEST_LETTERS
    slot = 2 if script in COMPLEX or span.letters.rtl else 1 if script in FAR_EASTERN else 0
    tag = span.letters.languages[slot]
    return (script if enough else "", "" if tag == "x-none" else tag)


def _whole(file: WordFile, main: str) -> Iterator[Remark]:
    first = file.default_languages[0]
    if main and main != "Latn" and first and scripts_of(first) and main not in scripts_of(first):
        yield Remark(
            CODE,
            Severity.REVIEW,
            DOCUMENT,
            f"its main language is {language_name(first)}, its words are in {name_of(main)} letters",
            "the language of the text as the main language, which a PDF made from it takes over",
            "choose Review, Language, Set Proofing Language, the language, Set As Default",
        )
    english = [
        word
        for paragraph in file.body()
        for span in paragraph.spans
        if span.letters.languages[0].lower().startswith("en")
        for word in _WORD.findall(span.text)
        if main_script(word) == "Latn"
    ]
    foreign = [word for word in english if not word.isascii()]
    if len(english) >= _FEWEST_WORDS and len(foreign) >= len(english) * _FOREIGN_SHARE and len(set(foreign)) > 1:
        yield Remark(
            CODE,
            Severity.REVIEW,
            DOCUMENT,
            f"it is marked as English, with words such as {shown(', '.join(dict.fromkeys(foreign)))}",
            _WANTED,
            "if it is in another language, select everything (Ctrl+A), then Review, Language, Set Proofing Language",
        )
