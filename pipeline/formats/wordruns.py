"""Words to runs: which letters Word takes from which font slot, in which direction, in which language.

Word decides size, weight and font of a run by w:rtl and w:cs (ECMA-376 part 1, 17.3.2.26 and 17.3.2.7), and
order by w:rtl; LibreOffice decides both by the characters themselves (Unicode UAX #9). A fragment that must
keep its left-to-right order among right-to-left words therefore gets a run without w:rtl, for the one, and a
left-to-right mark at both ends, for the other.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never
from xml.sax.saxutils import escape

from pipeline.formats.wordxml import LEFT_TO_RIGHT, RIGHT_TO_LEFT, attribute, content
from pipeline.model.inline import Break, Emphasis, Inline, Link, Plain, Strong
from pipeline.model.language import Language
from pipeline.text import typeset

_RTL_LETTER = f"[{typeset.RTL_LETTERS}]"
_RTL_STRETCH = rf"{_RTL_LETTER}+(?:\s+{_RTL_LETTER}+)*"
# Devanagari to Myanmar, and Khmer: the left-to-right scripts of the "cs" slot.
_COMPLEX_STRETCH = r"[\u0900-\u109f\u1780-\u17ff]+(?:\s+[\u0900-\u109f\u1780-\u17ff]+)*"
# Latin words among other letters; what follows a figure is its unit and stays with it.
_LATIN = r"[A-Za-zÀ-ɏ]"
_LATIN_STRETCH = rf"(?<![\d\u00a0A-Za-zÀ-ɏ]){_LATIN}(?:[A-Za-zÀ-ɏ\d.'’&/+@:_-]*[A-Za-zÀ-ɏ\d])?(?:[ ]{_LATIN}+)*"
# A figure with its signs and its unit.
_FIGURE_STRETCH = r"[<>≤≥±~]?\d[\d.,:/%°×–−+\u00a0A-Za-zµμ-]*"
# What is set apart from the letters of each slot.
_APART = {
    "": re.compile(rf"(?P<rtl>{_RTL_STRETCH})|(?P<cs>{_COMPLEX_STRETCH})"),
    "cs": re.compile(rf"(?P<rtl>{_RTL_STRETCH})|(?P<latin>{_LATIN_STRETCH})"),
    "eastAsia": re.compile(
        rf"(?P<rtl>{_RTL_STRETCH})|(?P<cs>{_COMPLEX_STRETCH})|(?P<latin>{_LATIN_STRETCH})|(?P<figure>{_FIGURE_STRETCH})"
    ),
}
# The letters of both, quicker to look for.
_APART_FROM_LATIN = re.compile(r"[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Word's tag for text in no language. Marked as Chinese, a figure may be cut between any two of its digits at
# the end of a line in LibreOffice; marked as English, it would be read out in English.
_NO_LANGUAGE = "x-none"
# LibreOffice 7 parts "5 ml" at its no-break space, or "m" from "l", in a line without an ordinary space before them
# that has their direction: in right-to-left text, and between Chinese letters. It takes a hidden space (w:vanish,
# ECMA-376 part 1, 17.3.2.41) for one. Word neither shows, prints nor breaks at hidden text.
_ANCHOR = '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> </w:t></w:r>'
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Lettering:
    """How the letters of one document are marked.

    `relate` gives the relationship id of a link's address, `stress` the run properties of emphasised words.
    """

    language: Language
    source_tag: str
    relate: Callable[[str], str]
    stress: str


@dataclass(frozen=True, slots=True)
class _Span:
    text: str
    stressed: bool
    target: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Letters of one direction and language; `slot` is "rtl", "cs", "eastAsia" or "".

    `anchored` asks for what keeps the no-break spaces of a left-to-right fragment whole.
    """

    text: str
    slot: str
    tag: str = ""
    lead: str = ""
    trail: str = ""
    anchored: bool = False


# A run, with the number of the span it belongs to.
_Written = tuple[int, str]


def write(nodes: tuple[Inline, ...], lettering: Lettering, style: str = "", tag: str = "", code: bool = False) -> str:
    """The w:r and w:hyperlink elements for `nodes`.

    `style` is a character style. `tag` names the language of words that are not in the document's, "" for
    those that are. `code` keeps the whole in left-to-right order: references, versions.
    """
    match nodes:
        case (Plain(text),) if text and _latin(text, lettering, tag):
            # Most texts by far are of one piece in Latin letters.
            return _run(typeset.no_break(text), style, "", "", tag)
    spans = tuple(_spans(nodes))
    whole = "".join(span.text for span in spans)
    if _latin(whole, lettering, tag):
        return "".join(_linked(spans, lettering, _latin_runs(spans, whole, style, lettering.stress, tag)))
    pieces = _cut(spans, _stretches(whole, lettering, tag, code), style, lettering.stress)
    return "".join(_linked(spans, lettering, pieces))


def _latin(text: str, lettering: Lettering, tag: str) -> bool:
    latin = not lettering.language.rtl and (bool(tag) or lettering.language.typography.slot == "ascii")
    return latin and (text.isascii() or _APART_FROM_LATIN.search(text) is None)


def _spans(nodes: tuple[Inline, ...], stressed: bool = False, target: str = "") -> Iterator[_Span]:
    for node in nodes:
        match node:
            case Plain():
                yield _Span(node.text, stressed, target)
            case Break():
                yield _Span("\n", stressed, target)
            case Strong() | Emphasis():
                # Print knows one emphasis: bold (RNIB Clear Print, UKAAF G003) or underline (ACB), never italics.
                yield from _spans(node.children, True, target)
            case Link():
                yield from _spans(node.children, stressed, node.target)
            case _:
                assert_never(node)


def _stretches(whole: str, lettering: Lettering, tag: str, code: bool) -> tuple[_Stretch, ...]:
    foreign_rtl = bool(tag) and typeset.has_rtl(whole)
    if lettering.language.rtl:
        if code or (tag and not foreign_rtl):
            return (_Stretch(typeset.no_break(whole), "", tag, LEFT_TO_RIGHT, LEFT_TO_RIGHT),)
        return tuple(_right_to_left(whole, lettering.source_tag, tag))
    slot = "" if tag or lettering.language.typography.slot == "ascii" else lettering.language.typography.slot
    return tuple(_left_to_right(typeset.no_break(whole), slot, lettering.source_tag, tag))


def _left_to_right(text: str, slot: str, source_tag: str, tag: str) -> Iterator[_Stretch]:
    tags = {"latin": source_tag, "figure": _NO_LANGUAGE}
    done = 0
    for match in _APART[slot].finditer(text):
        script = str(match.lastgroup)
        if match.start() > done:
            yield _Stretch(text[done : match.start()], slot, tag)
        # An ordinary space before the figure is enough, and a hidden one beside it would hide both.
        spaced = match.start() == 0 or text[match.start() - 1] == " "
        anchored = slot == "eastAsia" and typeset.NO_BREAK in match.group() and not spaced
        yield _Stretch(match.group(), "" if script in tags else script, tags.get(script, tag), anchored=anchored)
        done = match.end()
    if done < len(text):
        yield _Stretch(text[done:], slot, tag)


def _right_to_left(whole: str, source_tag: str, tag: str) -> Iterator[_Stretch]:
    runs = typeset.runs(whole, True)
    for index, run in enumerate(runs):
        if run.isolated:
            yield from _isolated(run.text, source_tag, tag)
        else:
            # Between two left-to-right fragments a comma or bracket would go with them (UAX #9, N1).
            between = 0 < index < len(runs) - 1 and not _LETTER.search(run.text)
            yield _Stretch(run.text, "rtl", tag, RIGHT_TO_LEFT if between else "")


def _isolated(text: str, source_tag: str, tag: str) -> Iterator[_Stretch]:
    parts = typeset.fragments(text)
    for index, part in enumerate(parts):
        # A figure stays in the reader's language, so that the reader's own voice says the number.
        latin = typeset.is_words(part)
        lead = LEFT_TO_RIGHT if index == 0 else ""
        trail = LEFT_TO_RIGHT if index == len(parts) - 1 else ""
        anchored = index == 0 and typeset.NO_BREAK in text
        yield _Stretch(part, "", tag or (source_tag if latin else ""), lead, trail, anchored)


def _cut(spans: tuple[_Span, ...], stretches: tuple[_Stretch, ...], style: str, stress: str) -> Iterator[_Written]:
    """The runs of every span, each with the number of its span: cut where the span or the stretch ends."""
    cut = typeset.spread((stretch.text for stretch in stretches), (span.text for span in spans))
    for stretch, pieces in zip(stretches, cut, strict=True):
        if stretch.anchored:
            # The mark stands before the hidden space, which must have the direction of the fragment.
            yield pieces[0][0], (_run(stretch.lead, "", "", "", "") if stretch.lead else "") + _ANCHOR
        for index, (number, piece) in enumerate(pieces):
            lead = stretch.lead if index == 0 and not stretch.anchored else ""
            trail = stretch.trail if index == len(pieces) - 1 else ""
            shown = "Hyperlink" if spans[number].target else style
            marked = stress if spans[number].stressed else ""
            yield number, _run(lead + piece + trail, shown, marked, stretch.slot, stretch.tag)


def _latin_runs(spans: tuple[_Span, ...], whole: str, style: str, stress: str, tag: str) -> Iterator[_Written]:
    """The runs of spans that are one stretch."""
    text, start = typeset.no_break(whole), 0
    for number, span in enumerate(spans):
        end = start + len(span.text)
        if end > start:
            shown = "Hyperlink" if span.target else style
            yield number, _run(text[start:end], shown, stress if span.stressed else "", "", tag)
        start = end


def _linked(spans: tuple[_Span, ...], lettering: Lettering, runs: Iterator[_Written]) -> Iterator[str]:
    for target, group in groupby(runs, lambda run: spans[run[0]].target):
        inner = "".join(xml for _, xml in group)
        yield f'<w:hyperlink r:id="{lettering.relate(target)}" w:history="1">{inner}</w:hyperlink>' if target else inner


def _run(text: str, style: str, stress: str, slot: str, tag: str) -> str:
    if not (style or stress or slot or tag):
        return f"<w:r>{content(text)}</w:r>"
    # Schema order (ECMA-376 part 1, 17.3.2.28): rStyle, rFonts, b, bCs, u, rtl, cs, lang.
    properties = "".join(
        (
            f'<w:rStyle w:val="{style}"/>' if style else "",
            '<w:rFonts w:hint="eastAsia"/>' if slot == "eastAsia" else "",
            stress,
            "<w:rtl/>" if slot == "rtl" else "",
            "<w:cs/>" if slot == "cs" else "",
            f"<w:lang w:val={attribute(tag)} w:bidi={attribute(tag)}/>" if tag else "",
        )
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{content(text)}</w:r>"


def field(code: str, shown: str) -> str:
    """A field that the word processor counts itself, with `shown` until it has: PAGE, NUMPAGES, PAGEREF."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    instruction = f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    return f"{begin}{instruction}{separate}<w:r><w:t>{shown}</w:t></w:r>{end}"
