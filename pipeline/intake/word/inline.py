"""The inside of a paragraph of a Word file as inline Markdown that reads as exactly its words."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from pipeline.intake.typed import guarded
from pipeline.model.wordfile import Letters, Span, WordParagraph
from pipeline.text.markup.inline import escape, link_targets, note_marks, plain, safe_target

SOFT_HYPHEN = "\u00ad"
_SPACES = " \t\u00a0\u2007\u202f"
# A leaflet refuses a star between two figures: nobody can tell whether it means times.
_STAR_IN_FIGURE = re.compile(r"\d\*+\d")
# Small figures above and below the line (Unicode, Superscripts and Subscripts).
_FIGURES = "0123456789+-=()"
_RAISED = str.maketrans(_FIGURES + "−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁻⁻")
_LOWERED = str.maketrans(_FIGURES + "−–", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₋₋")
_SIGNS_OF_TARGETS = re.compile(r"[\s<>()\\]")


class Stress(StrEnum):
    """How words stand out; the value is the Markdown around them."""

    NONE = ""
    EMPHASIS = "*"
    BOLD = "**"


@dataclass(frozen=True, slots=True)
class Sign:
    """One character with its stress and the address it leads to; a `mark` of a note is no character."""

    text: str
    stress: Stress = Stress.NONE
    target: str = ""
    mark: str = ""


Signs = tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Inline:
    """Inline Markdown, its plain words, and whether stress or links had to be left out to keep the words."""

    markdown: str
    words: str
    plainer: bool


def signs_of(paragraph: WordParagraph) -> Signs:
    """What people see of a paragraph, sign by sign: no hidden letters, no soft hyphens, one space for many."""
    return _tidy(list(_raw(paragraph)))


def signs_from(text: str) -> Signs:
    """Plain words as signs."""
    return tuple(map(Sign, text))


def hidden_words(paragraph: WordParagraph) -> str:
    """The hidden letters of a paragraph."""
    return " ".join("".join(span.text for span in paragraph.spans if span.letters.hidden).split())


def words(signs: Sequence[Sign]) -> str:
    """The plain words of some signs, line breaks as "\\n"."""
    return "".join(sign.text for sign in signs)


def joined(paragraphs: Sequence[Signs]) -> Signs:
    """Several paragraphs in one line, with a space between them."""
    made: list[Sign] = []
    for signs in paragraphs:
        made += ([Sign(" ")] if made and signs else []) + list(signs)
    return tuple(made)


def lines_of(signs: Signs) -> list[Signs]:
    """The signs of each line; a mark of a note stays with the line that it ends."""
    lines: list[list[Sign]] = [[]]
    for sign in signs:
        if sign.text == "\n":
            lines.append([])
        else:
            lines[-1].append(sign)
    return [tuple(line) for line in lines]


def joined_lines(lines: Sequence[Signs]) -> Signs:
    """Lines as one text, with a line break between them."""
    made: list[Sign] = []
    for line in lines:
        made += ([Sign("\n")] if made else []) + list(line)
    return tuple(made)


def one_line(signs: Signs) -> Signs:
    """The signs with a space for each line break."""
    return tuple(replace(sign, text=" ") if sign.text == "\n" else sign for sign in signs)


def without_stress(signs: Signs) -> Signs:
    """The signs without what makes words stand out, for texts that stand out by themselves."""
    return tuple(replace(sign, stress=Stress.NONE) for sign in signs)


def without_marks(signs: Signs) -> Signs:
    """The signs without the marks of notes."""
    return tuple(sign for sign in signs if not sign.mark)


def without_beginning(signs: Signs, count: int) -> Signs:
    """The signs without their first `count` characters, such as a typed bullet."""
    kept: list[Sign] = []
    for sign in signs:
        if count and sign.text:
            count -= 1
        else:
            kept.append(sign)
    return _tidy(kept)


def inline(signs: Signs) -> Inline:
    """The Markdown of some signs.

    Where Markdown cannot hold their stress or links without another sign being read, these are left out: first the
    emphasis, then all stress, then the links.
    """
    wanted = unicodedata.normalize("NFC", words(signs).replace("\n", " "))
    marks = [sign.mark for sign in signs if sign.mark]
    for number, change in enumerate(_SIMPLER):
        simpler = tuple(map(change, signs))
        made = _composed(simpler)
        found = link_targets(made)
        targets = [target for target, _ in groupby(simpler, lambda sign: sign.target) if target]
        right = plain(made) == wanted and [mark.label for mark in note_marks(made)] == marks
        if right and len(found) == len(targets) and not _STAR_IN_FIGURE.search(made):
            return Inline(made, wanted, number > 0)
    return Inline(guarded(escape(wanted)), wanted, True)


_SIMPLER: tuple[Callable[[Sign], Sign], ...] = (
    lambda sign: sign,
    lambda sign: replace(sign, stress=Stress.NONE) if sign.stress is Stress.EMPHASIS else sign,
    lambda sign: replace(sign, stress=Stress.NONE),
    lambda sign: replace(sign, stress=Stress.NONE, target=""),
)


def _raw(paragraph: WordParagraph) -> Iterator[Sign]:
    marks = list(paragraph.marks)
    place = 0
    for span in paragraph.spans:
        stress, target = _stress(span), span.target if safe_target(span.target) else ""
        for character in drawn(span):
            while marks and marks[0][0] <= place:
                yield Sign("", mark=marks.pop(0)[1])
            place += 1
            if not span.letters.hidden:
                yield Sign(character, stress, target)
    for _, mark in marks:
        yield Sign("", mark=mark)


def drawn(span: Span) -> str:
    """The words of a span, small figures above or below the line as characters of their own: 10³, not 103."""
    if not span.letters.raised:
        return span.text
    figures = _LOWERED if span.letters.lowered else _RAISED
    return span.text.translate(figures) if all(ord(each) in figures for each in span.text.strip()) else span.text


def _stress(span: Span) -> Stress:
    if is_bold(span.letters) or (span.letters.underline and not span.linked):
        return Stress.BOLD
    return Stress.EMPHASIS if span.letters.italic else Stress.NONE


def is_bold(letters: Letters) -> bool:
    """Whether letters are drawn bold, by the weight that holds for their script."""
    return letters.complex_bold if letters.rtl or letters.complex_script else letters.bold


def _tidy(signs: list[Sign]) -> Signs:
    made: list[Sign] = []
    waiting: Sign | None = None
    begun = False
    for sign in signs:
        if sign.mark:
            made.append(sign)
        elif sign.text in _SPACES or sign.text == "\n":
            broken = sign.text == "\n" or (waiting is not None and waiting.text == "\n")
            waiting = replace(sign, text="\n" if broken else " ")
        elif sign.text != SOFT_HYPHEN:
            if waiting is not None and begun:
                made.append(waiting)
            waiting, begun = None, True
            made.append(sign)
    return tuple(made)


def _composed(signs: Signs) -> str:
    lines: list[list[Sign]] = [[]]
    for sign in signs:
        if sign.text == "\n":
            lines.append([])
        else:
            lines[-1].append(sign)
    return "\\\n".join(guarded(_line(line)) for line in lines)


def _line(signs: list[Sign]) -> str:
    runs = [(key, list(group)) for key, group in groupby(signs, lambda sign: (sign.target, sign.mark))]
    made = ""
    for index, ((target, mark), group) in enumerate(runs):
        # An exclamation mark before a link would make it a picture.
        made = f"{made[:-1]}\\!" if made.endswith("!") and (mark or target) else made
        if mark:
            made += f"[^{mark}]" * len(group)
            continue
        before = words(runs[index - 1][1])[-1:] if index else ""
        after = words(runs[index + 1][1])[:1] if index + 1 < len(runs) else ""
        if target:
            made += _link(group, target)
        else:
            text = _stressed(group, before, after)
            # A colon or a bracket behind a mark would make it something else.
            made += f"\\{text}" if index and runs[index - 1][0][1] and text[:1] in (":", "(") else text
    return made


def _link(signs: list[Sign], target: str) -> str:
    text = unicodedata.normalize("NFC", words(signs))
    core = text.strip()
    if not core:
        return text
    start = len(text) - len(text.lstrip())
    stress = signs[start].stress.value
    link = f"{stress}[{escape(core)}]({_SIGNS_OF_TARGETS.sub(_percent, target)}){stress}"
    return f"{text[:start]}{link}{text[start + len(core) :]}"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())


def _stressed(signs: list[Sign], before: str, after: str) -> str:
    """Words in and out of stress. Spaces, and signs that touch a letter outside, go out of it: Markdown wants it so."""
    runs = [(stress, words(list(group))) for stress, group in groupby(signs, lambda sign: sign.stress)]
    pieces: list[tuple[Stress, str]] = []
    for index, (stress, raw) in enumerate(runs):
        text = unicodedata.normalize("NFC", raw)
        outside_before = runs[index - 1][1][-1:] if index else before
        outside_after = runs[index + 1][1][:1] if index + 1 < len(runs) else after
        begin, end = 0, len(text)
        while begin < end and (text[begin].isspace() or (outside_before.isalnum() and not text[begin].isalnum())):
            begin += 1
        while begin < end and (text[end - 1].isspace() or (outside_after.isalnum() and not text[end - 1].isalnum())):
            end -= 1
        inner = stress if any(map(str.isalnum, text[begin:end])) else Stress.NONE
        pieces += [(Stress.NONE, text[:begin]), (inner, text[begin:end]), (Stress.NONE, text[end:])]
    # What stands together is escaped together: "<" and "b" alone are harmless.
    return "".join(
        f"{stress}{escape(''.join(text for _, text in group))}{stress}"
        for stress, group in groupby((piece for piece in pieces if piece[1]), lambda piece: piece[0])
    )
