"""Words to runs: which letters Word takes from which font slot, in which direction, in which language.

Word decides size, weight and font of a run by w:rtl and w:cs (ECMA-376 part 1, 17.3.2.26 and 17.3.2.7), and
order by w:rtl; LibreOffice decides both by the characters themselves (Unicode UAX #9). A fragment that must
keep its left-to-right order among right-to-left words therefore gets a run without w:rtl, for the one, and a
left-to-right mark at both ends, for the other.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, assert_never
from xml.sax.saxutils import escape

from pipeline.formats.word.xml import LEFT_TO_RIGHT, RIGHT_TO_LEFT, WORDS, attribute, content
from pipeline.model.inline import Break, Emphasis, Inline, Link, NoteMark, Plain, Strong
from pipeline.model.language import Language
from pipeline.text import typeset
from pipeline.text.markup.inline import flatten, may_be_markup, parse, simple_pieces, unusual

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
# What stands in no text: control characters are refused before anything is written.
_BETWEEN = "\0"
# Word's tag for text in no language. Marked as Chinese, a figure may be cut between any two of its digits at
# the end of a line in LibreOffice; marked as English, it would be read out in English.
_NO_LANGUAGE = "x-none"
# LibreOffice 7 parts "5 ml" at its no-break space, or "m" from "l", in a line without an ordinary space before them
# that has their direction: in right-to-left text, and between Chinese letters. It takes a hidden space (w:vanish,
# ECMA-376 part 1, 17.3.2.41) for one. Word neither shows, prints nor breaks at hidden text.
_ANCHOR = '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> </w:t></w:r>'
_OPENED = re.compile(r"[(\[]\Z")
# LibreOffice 7 draws a sign upon the lam-alef behind it ("stop. Do not" begins with one) where the face that it prints
# Arabic with lacks the sign: without Arial. It sets words of another language apart, and then each in its place.
_SIGN = rf"[^\w\s{typeset.RTL_LETTERS}]"
# The letter comes first: it is quick to find, and what stands before it is looked at then.
_UPON_LAM_ALEF = re.compile(rf"ل(?:(?<={_SIGN}ل)|(?<={_SIGN}\sل))[\u064b-\u065f]*[آأإا]")
_LETTER = re.compile(r"[^\W\d_]")
# The target of a mark: the number of its note, and which mention of it this is.
_INSIDE = "#"
# Bookmarks are counted: headings from 1, notes and their marks far beyond.
_NOTES, _MARKS = 10_000, 20_000


@dataclass(frozen=True, slots=True)
class Lettering:
    """How the letters of one document are marked.

    `relate` gives the relationship id of a link's address, `stress` the run properties of emphasised words. `latin`:
    the language is written in Latin letters.
    """

    language: Language
    source_tag: str
    relate: Callable[[str], str]
    stress: str
    latin: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "latin", not self.language.rtl and self.language.typography.slot == "ascii")


class _Stretch(NamedTuple):
    """Letters of one direction and language; `slot` is "rtl", "cs", "eastAsia" or "".

    `anchored` asks for what keeps the no-break spaces of a left-to-right fragment whole.
    """

    text: str
    slot: str
    tag: str = ""
    lead: str = ""
    trail: str = ""
    anchored: bool = False


# Words, "" unless they are stressed, and the address that they lead to, "" for none.
_Span = tuple[str, str, str]
# The address that a run leads to, and the run.
_Run = tuple[str, str]


def write(nodes: tuple[Inline, ...], lettering: Lettering, style: str = "", tag: str = "", code: bool = False) -> str:
    """The w:r and w:hyperlink elements for `nodes`.

    `style` is a character style. `tag` names the language of words that are not in the document's, "" for
    those that are. `code` keeps the whole in left-to-right order: references, versions.
    """
    if len(nodes) == 1 and isinstance(only := nodes[0], Plain) and _one_stretch(only.text, lettering, tag):
        return _run(typeset.no_break(only.text), style, "", "", tag) if only.text else ""
    spans: list[_Span] = []
    _add_spans(spans, nodes, "", "")
    return _written(spans, lettering, style, tag, code)


def _written(spans: Sequence[_Span], lettering: Lettering, style: str = "", tag: str = "", code: bool = False) -> str:
    whole = "".join([text for text, _, _ in spans])
    if _one_stretch(whole, lettering, tag):
        return _linked(_one_stretch_runs(spans, typeset.no_break(whole), style, lettering.stress, tag), lettering)
    return _linked(_cut(spans, _stretches(whole, lettering, tag, code), style, lettering.stress), lettering)


def text(words: str, lettering: Lettering) -> str:
    """The runs of a piece of inline Markdown."""
    spans = simple_pieces(words)
    return _written(spans, lettering) if spans else write(parse(words), lettering)


def ready(texts: Sequence[str], lettering: Lettering) -> dict[str, str]:
    """The runs, as `text` gives them, of those texts that are plain words in Latin letters: most texts by far.

    None of `texts` is empty. To look at all texts of a leaflet at once takes two thirds of the time.
    """
    if not (lettering.latin and texts):
        return {}
    left = unusual(_BETWEEN.join(texts)).split(_BETWEEN)
    plain = [words for words, signs in zip(texts, left, strict=True) if not signs or _is_plain_latin(signs)]
    plain = [words for words in plain if words == words.strip()]
    shown = typeset.no_break(_BETWEEN.join(plain)).split(_BETWEEN)
    return {words: f"<w:r>{WORDS}{each}</w:t></w:r>" for words, each in zip(plain, shown, strict=False)}


def _is_plain_latin(words: str) -> bool:
    return not may_be_markup(words) and _all_latin(words)


def phrase(text: str, lettering: Lettering, style: str = "", tag: str = "") -> str:
    """The runs of words that are the program's own and stand in many documents; otherwise as `write`."""
    return _phrase(text, lettering.language, lettering.source_tag, style, tag)


@lru_cache(maxsize=1024)
def _phrase(text: str, language: Language, source_tag: str, style: str, tag: str) -> str:
    # Plain words lead nowhere and are not stressed.
    return write((Plain(text),), Lettering(language, source_tag, str, ""), style, tag)


def _one_stretch(text: str, lettering: Lettering, tag: str) -> bool:
    latin = lettering.latin or (tag and not lettering.language.rtl)
    return bool(latin) and _all_latin(text)


def _all_latin(text: str) -> bool:
    return text.isascii() or _APART_FROM_LATIN.search(text) is None


def _add_spans(spans: list[_Span], nodes: tuple[Inline, ...], stressed: str, target: str) -> None:
    for node in nodes:
        match node:
            case Plain():
                spans.append((node.text, stressed, target))
            case Break():
                spans.append(("\n", stressed, target))
            case Strong() | Emphasis():
                # Print knows one emphasis: bold (RNIB Clear Print, UKAAF G003) or underline (ACB), never italics.
                _add_spans(spans, node.children, "**", target)
            case Link():
                _add_spans(spans, node.children, stressed, node.target)
            case NoteMark():
                spans.append((flatten((node,)), stressed, f"{_INSIDE}{node.label}:{node.mention}"))
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
        spaced = match.start() > 0 and text[match.start() - 1] == " "
        anchored = slot == "eastAsia" and typeset.NO_BREAK in match.group() and not spaced
        yield _Stretch(match.group(), "" if script in tags else script, tags.get(script, tag), anchored=anchored)
        done = match.end()
    if done < len(text):
        yield _Stretch(text[done:], slot, tag)


def _right_to_left(whole: str, source_tag: str, tag: str) -> Iterator[_Stretch]:
    runs = typeset.runs(whole, True)
    bracketed = False
    for index, run in enumerate(runs):
        if run.isolated:
            yield from _isolated(run.text, source_tag, tag, anchored=not bracketed)
            bracketed = False
            continue
        # Between two left-to-right fragments a comma or bracket would go with them (UAX #9, N1).
        between = 0 < index < len(runs) - 1 and not _LETTER.search(run.text)
        # A line may end at a hidden space: it stands before the bracket, so that the bracket stays with its figure.
        bracketed = not between and _OPENED.search(run.text) is not None and _is_anchored(runs[index + 1 : index + 2])
        text = run.text[:-1] if bracketed else run.text
        if between:
            yield _Stretch(text, "rtl", tag, RIGHT_TO_LEFT)
        elif _UPON_LAM_ALEF.search(text):
            yield from _lam_alefs_apart(text, tag)
        elif text:
            yield _Stretch(text, "rtl", tag)
        if bracketed:
            yield _Stretch(run.text[-1], "rtl", tag, LEFT_TO_RIGHT, anchored=True)


def _lam_alefs_apart(text: str, tag: str) -> Iterator[_Stretch]:
    done = 0
    for match in _UPON_LAM_ALEF.finditer(text):
        end = match.start()
        start = end - 2 if text[end - 1].isspace() else end - 1
        if start > done:
            yield _Stretch(text[done:start], "rtl", tag)
        yield _Stretch(text[start:end], "rtl", _NO_LANGUAGE)
        done = end
    if done < len(text):
        yield _Stretch(text[done:], "rtl", tag)


def _is_anchored(runs: Sequence[typeset.Run]) -> bool:
    return any(run.isolated and typeset.NO_BREAK in run.text for run in runs)


def _isolated(text: str, source_tag: str, tag: str, anchored: bool) -> Iterator[_Stretch]:
    parts = typeset.fragments(text)
    for index, part in enumerate(parts):
        # A figure stays in the reader's language, so that the reader's own voice says the number.
        latin = typeset.is_words(part)
        lead = LEFT_TO_RIGHT if index == 0 else ""
        trail = LEFT_TO_RIGHT if index == len(parts) - 1 else ""
        space = anchored and index == 0 and typeset.NO_BREAK in text
        yield _Stretch(part, "", tag or (source_tag if latin else ""), lead, trail, space)


def _cut(spans: Sequence[_Span], stretches: tuple[_Stretch, ...], style: str, stress: str) -> Iterator[_Run]:
    """The runs of every span: cut where the span or the stretch ends."""
    cut = typeset.spread((stretch.text for stretch in stretches), (text for text, _, _ in spans))
    for stretch, pieces in zip(stretches, cut, strict=True):
        if stretch.anchored:
            # The mark stands before the hidden space, which must have the direction of the fragment.
            mark = _run(stretch.lead, "", "", "", "") if stretch.lead else ""
            _, _, target = spans[pieces[0][0]]
            yield target, mark + _ANCHOR
        for index, (number, piece) in enumerate(pieces):
            lead = stretch.lead if index == 0 and not stretch.anchored else ""
            trail = stretch.trail if index == len(pieces) - 1 else ""
            _, stressed, target = spans[number]
            shown, marked = "Hyperlink" if target else style, stress if stressed else ""
            yield target, _run(lead + piece + trail, shown, marked, stretch.slot, stretch.tag)


def _one_stretch_runs(spans: Sequence[_Span], text: str, style: str, stress: str, tag: str) -> list[_Run]:
    """The runs of spans that are one stretch of Latin letters; `text` is theirs, as it is set."""
    found: list[_Run] = []
    start = 0
    for words, stressed, target in spans:
        end = start + len(words)
        if end > start:
            shown, marked = "Hyperlink" if target else style, stress if stressed else ""
            found.append((target, _run(text[start:end], shown, marked, "", tag)))
        start = end
    return found


def _linked(runs: Iterable[_Run], lettering: Lettering) -> str:
    """The runs, neighbours that lead to the same place as one link."""
    found = inner = opened = ""
    for target, run in runs:
        if target != opened:
            found += _link(opened, inner, lettering)
            inner, opened = "", target
        inner += run
    return found + _link(opened, inner, lettering)


def _link(target: str, runs: str, lettering: Lettering) -> str:
    """Runs as a link to an address or, with a bookmark that leads back to the first mark, to a note."""
    if not target:
        return runs
    if not target.startswith(_INSIDE):
        return f'<w:hyperlink r:id="{lettering.relate(target)}" w:history="1">{runs}</w:hyperlink>'
    number, _, mention = target.removeprefix(_INSIDE).partition(":")
    link = within(f"_Note{number}", runs)
    return bookmarked(f"_Mark{number}", _MARKS + int(number), link) if mention == "1" else link


def _run(text: str, style: str, stress: str, slot: str, tag: str) -> str:
    if not (style or stress or slot or tag):
        return f"<w:r>{content(text)}</w:r>"
    # Schema order (ECMA-376 part 1, 17.3.2.28): rStyle, rFonts, b, bCs, u, rtl, cs, lang.
    written = f'<w:rStyle w:val="{style}"/>' if style else ""
    if slot == "eastAsia":
        written += '<w:rFonts w:hint="eastAsia"/>'
    written += stress
    if slot == "rtl":
        written += "<w:rtl/>"
    elif slot == "cs":
        written += "<w:cs/>"
    if tag:
        written += f"<w:lang w:val={attribute(tag)} w:bidi={attribute(tag)}/>"
    return f"<w:r><w:rPr>{written}</w:rPr>{content(text)}</w:r>"


def within(bookmark: str, runs: str) -> str:
    """Runs as a link to a bookmark of the document."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{runs}</w:hyperlink>'


def bookmarked(bookmark: str, number: int, runs: str) -> str:
    """Runs with a bookmark around them; `number` tells it from all others."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def note_label(number: int, runs: str, linked: bool) -> str:
    """The name of a note, which marks lead to and which, if `linked`, leads back to the first of them."""
    return bookmarked(f"_Note{number}", _NOTES + number, within(f"_Mark{number}", runs) if linked else runs)


def page_field(code: str, shown: str) -> str:
    """A field that the word processor counts itself, with `shown` until it has: PAGE, NUMPAGES, PAGEREF."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    instruction = f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    return f"{begin}{instruction}{separate}<w:r><w:t>{shown}</w:t></w:r>{end}"
