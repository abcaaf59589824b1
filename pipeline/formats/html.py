"""The web page: one self-contained HTML5 file that needs no script, no network and no other file but its links.

The page follows the HTML Living Standard and aims at WCAG 2.2 AA. The templates, the stylesheet and the script are
package data in `templates/`. Everything that people wrote reaches the page as text: markup is made here and there
only. The script is an extra for those who listen; it shows the sentence that is heard and is given nothing but numbers.
"""

import base64
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import assert_never

from jinja2 import Environment
from markupsafe import Markup

from pipeline.formats.elements.pagestyle import body_px, listening, policy, stylesheet
from pipeline.formats.elements.pieces import Isolate, Mark, Path, Piece, Whole, Wrapper, parted, pieces, written
from pipeline.formats.elements.tableroom import room_for
from pipeline.formats.sound.timeline import Sentence, Timeline, timeline
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.inline import Emphasis, Link, NoteMark, Plain, Strong
from pipeline.model.insert import is_inserted
from pipeline.model.kit import Download, Kit
from pipeline.model.leaflet import Alert, Block, Figure, Footnote, Heading, Listing, Paragraph, Table, Text
from pipeline.text import phrases
from pipeline.text.alerts import LABELS
from pipeline.text.dates import long_date
from pipeline.text.labels import colon
from pipeline.text.markup.footnotes import mentioned, numbered, without_marks
from pipeline.text.markup.inline import flatten, parse, plain
from pipeline.text.measures import file_size, playing_time
from pipeline.text.templating import environment
from pipeline.text.typeset import NO_BREAK, runs

# How fast the recording can be heard.
_SPEEDS = ("0.75", "1", "1.25")
# How many seconds the buttons beside the player go back and forward; the phrases name the same number.
_SKIP = 10


def render(edition: Edition, kit: Kit) -> bytes:
    """The web page of `edition`: UTF-8, everything inside but the files it links to.

    Equal input gives equal bytes. Raises RenderError when a text holds characters that UTF-8 cannot write.
    """
    edition = numbered(edition, kit.words)
    page = _Page(edition, kit, count(1), _timeline(edition, kit))
    style = stylesheet(_templates(), edition, kit)
    script = listening(_templates()) if page.timeline is not None else None
    text = (
        _templates()
        .get_template("page.html")
        .render(
            edition=edition,
            kit=kit,
            phrases=phrases,
            page=page,
            style=style,
            script=script,
            speeds=_SPEEDS,
            skip=_SKIP,
            policy=policy(style, script),
            body=page.blocks(edition.blocks[1:], edition.title.anchor),
        )
    )
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        code = f"U+{ord(error.object[error.start]):04X}"
        raise RenderError(
            f"leaflet {edition.leaflet}, language {edition.tag}",
            f"the text holds {code}, half of a character",
            "text that UTF-8 can write",
            "type the word again in the catalogue, then build again",
        ) from error


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return environment("pipeline.formats")


def _macro(name: str, **values: object) -> Markup:
    macro = getattr(_templates().get_template("blocks.html").module, name)
    return Markup(macro(**values))


# -- Sound ------------------------------------------------------------------------------------------------------


def _recording(kit: Kit) -> Download | None:
    return next((file for file in kit.downloads if file.media_type == "audio/mpeg"), None)


def _timeline(edition: Edition, kit: Kit) -> Timeline | None:
    """When each sentence is heard; None without a recording to listen to, or without its times."""
    if kit.narration is None or _recording(kit) is None:
        return None
    return timeline(edition, kit.narration)


# -- Blocks -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Page:
    """One page in the making, with what its templates ask for."""

    edition: Edition
    kit: Kit
    numbers: Iterator[int]
    timeline: Timeline | None

    def say(self, phrase: str, **values: str) -> Markup:
        """One of the program's own phrases; marked as foreign while the language has no translation of it."""
        words = self.kit.words
        if words.tag == self.edition.tag:
            return self.line(words.say(phrase, **values))
        return Markup('<span lang="{}" dir="auto">{}</span>').format(words.tag, words.say(phrase, **values))

    @property
    def colon(self) -> str:
        """What stands between a label and its value."""
        return colon(self.kit.language)

    def inline(self, text: Text) -> Markup:
        """The words of a text with their markup, each sentence marked that can be heard."""
        whole = pieces(parse(text.words), self.kit.language.rtl)
        return _markup(_sentenced(whole, self.sentences(text)))

    def sentences(self, text: Text) -> tuple[Sentence, ...]:
        """The sentences of a text that can be heard."""
        return self.timeline.sentences.get(text.anchor, ()) if self.timeline is not None else ()

    def line(self, text: str) -> Markup:
        """Plain words, without markup."""
        return _markup(pieces((Plain(text),), self.kit.language.rtl))

    def flat(self, text: Text) -> Markup:
        """The words of a text without its markup."""
        return self.line(plain(text.words))

    def bare(self, text: Text) -> str:
        """The words of a text for places that cannot hold elements, isolated by characters (UAX #9, section 2.4.1)."""
        return _bare(plain(text.words), self.kit.language.rtl)

    def title(self) -> str:
        """The title of the window: draft or not, leaflet, owner."""
        parts = [self.bare(self.edition.title), self.bare(self.edition.control.owner)]
        if self.kit.draft:
            parts.insert(0, self.kit.words.say(phrases.DRAFT))
        return " – ".join(parts)

    def description(self) -> str:
        """The leaflet's own first paragraph, for search engines; empty when there is none."""
        first = (block.text for block in self.edition.blocks if isinstance(block, Paragraph))
        own = next((text for text in first if not is_inserted(text)), None)
        return "" if own is None else _bare(plain(without_marks(own.words)), self.kit.language.rtl)

    def source_title(self) -> str:
        """The title in the source language, for staff."""
        return plain(self.edition.source_title)

    def sections(self) -> tuple[tuple[str, Markup], ...]:
        """Anchor and words of the level-2 headings, for the contents."""
        headings = (block for block in self.edition.blocks if isinstance(block, Heading) and block.level == 2)
        return tuple((heading.text.anchor, self.flat(heading.text)) for heading in headings)

    def dates(self) -> tuple[tuple[str, str, Markup], ...]:
        """Label, ISO date and date in words of the publication and of the next review."""
        control, locale = self.edition.control, self.kit.language.locale
        days = ((phrases.PUBLISHED, control.published), (phrases.REVIEW, control.review))
        return tuple((label, day.isoformat(), self.line(long_date(day, locale))) for label, day in days)

    def audio(self) -> Download | None:
        """The sound of this leaflet, if it has been made."""
        return _recording(self.kit)

    def moments(self) -> Markup:
        """The times for the script, as JSON that holds numbers only."""
        moments = self.timeline.moments if self.timeline is not None else ()
        return Markup(json.dumps(moments, separators=(",", ":")))

    def speed(self, speed: str) -> Markup:
        """A speed as the language writes it."""
        return self.line(speed.replace(".", self.kit.language.decimal))

    def facts(self, file: Download) -> tuple[Markup, ...]:
        """How long a file plays and how big it is, as far as that is known."""
        locale, sound = self.kit.language.locale, self.kit.narration
        facts: list[str] = []
        if file.media_type == "audio/mpeg" and sound is not None:
            facts.append(playing_time(sound.sound.samples * 1000 // sound.sound.rate, locale))
        if file.size is not None:
            facts.append(file_size(file.size, locale))
        # A size in two lines is two pieces of information.
        return tuple(self.line(fact.replace(" ", NO_BREAK)) for fact in facts)

    def no_audio(self) -> Markup:
        """That there is no sound in this language, why, and whom to ask."""
        contact = plain(self.edition.control.contact.words)
        return self.line(self.kit.words.say(self.kit.unspoken, contact=contact))

    def blocks(self, blocks: Iterable[Block], under: str) -> Markup:
        """The blocks in order. `under` is the anchor of the heading they stand under; it names their tables."""
        done: list[Markup] = []
        for block in blocks:
            if isinstance(block, Heading):
                under = block.text.anchor
            done.append(self._block(block, under))
        return Markup("").join(done)

    def _block(self, block: Block, under: str) -> Markup:
        match block:
            case Heading():
                return _macro("heading", page=self, level=block.level, text=block.text)
            case Paragraph():
                return _macro("paragraph", page=self, text=block.text)
            case Listing(terms=True):
                named = [[self.blocks((each,), under) for each in item.blocks] for item in block.items]
                return _macro("terms", items=named)
            case Listing():
                items = [self.blocks(item.blocks, under) for item in block.items]
                return _macro("listing", items=items, start=block.start)
            case Table():
                room = room_for(block, body_px(self.kit.language.typography))
                return _macro("table", page=self, table=block, under=under, room=room)
            case Alert():
                body = self.blocks(block.blocks, under)
                label = self.say(LABELS[block.kind])
                return _macro("alert", kind=block.kind, label=label, number=next(self.numbers), body=body)
            case Footnote():
                first, *more = block.blocks
                assert isinstance(first, Paragraph)
                label = self.say(phrases.NOTE_LABEL, number=str(block.number))
                body = self.blocks(more, under)
                back = f"#mark_{block.number}" if block.number in mentioned(self.edition) else None
                values = {"number": block.number, "label": label, "back": back, "text": first.text, "body": body}
                return _macro("footnote", page=self, **values)
            case Figure():
                picture = self.kit.picture(block.source)
                data = base64.b64encode(picture.data).decode("ascii")
                return _macro("figure", page=self, figure=block, picture=picture, data=data)
            case _:
                assert_never(block)


# -- Words ------------------------------------------------------------------------------------------------------


def _sentenced(whole: Iterable[Piece], sentences: tuple[Sentence, ...]) -> Iterator[Piece]:
    """The pieces with each sentence marked: inside links and inside whatever else a mark would cut, else outside.

    A link in two would be two stops of the Tab key; an isolate in two would change places with itself.
    """
    if not sentences:
        yield from whole
        return
    ordered = sorted(sentences, key=lambda sentence: sentence.start)
    found = parted(whole, [(sentence.start, sentence.end) for sentence in ordered])
    parts = tuple((piece, ordered[index].number if index >= 0 else 0) for piece, index in found)
    inside: defaultdict[Path, set[int]] = defaultdict(set)
    for piece, number in parts:
        for path in _beginnings(piece.path):
            inside[path].add(number)
    cut = {path for path, numbers in inside.items() if isinstance(path[-1][1], Link | NoteMark) or len(numbers) > 1}
    # What is around a link that is marked inside must not be cut at its ends either.
    kept = {outer for path in cut for outer in _beginnings(path)}
    for piece, number in parts:
        depth = sum(path in kept for path in _beginnings(piece.path))
        mark = ((number, Mark(str(number))),) if number else ()
        yield Piece(piece.text, (*piece.path[:depth], *mark, *piece.path[depth:]), piece.broken)


def _beginnings(path: Path) -> Iterator[Path]:
    """The path down to each of its wrappers."""
    return (path[:depth] for depth in range(1, len(path) + 1))


def _markup(whole: Iterable[Piece]) -> Markup:
    return written(whole, _opening, _closing, Markup("<br>"))


def _opening(wrapper: Wrapper) -> Markup:
    match wrapper:
        case Strong():
            return Markup("<strong>")
        case Emphasis():
            return Markup("<em>")
        case Whole():
            return Markup('<span class="whole">')
        case Isolate():
            return Markup('<bdi dir="ltr">')
        case Mark():
            return Markup('<span data-sentence="{}">').format(wrapper.name)
        case Link():
            return _link(wrapper)
        case NoteMark():
            name = Markup(' id="mark_{}"').format(wrapper.label) if wrapper.mention == 1 else Markup("")
            return Markup('<a class="mark" role="doc-noteref"{} href="#note_{}">').format(name, wrapper.label)
        case _:
            assert_never(wrapper)


def _link(link: Link) -> Markup:
    address = _printed_address(link)
    if not address:
        return Markup('<a href="{}">').format(link.target)
    return Markup('<a href="{}" data-address="{}">').format(link.target, address)


def _closing(wrapper: Wrapper) -> Markup:
    match wrapper:
        case Strong():
            return Markup("</strong>")
        case Emphasis():
            return Markup("</em>")
        case Isolate():
            return Markup("</bdi>")
        case Mark() | Whole():
            return Markup("</span>")
        case Link() | NoteMark():
            return Markup("</a>")
        case _:
            assert_never(wrapper)


def _printed_address(link: Link) -> str:
    """What a reader of the printed page must see beside a link; "" when its words already say it."""
    scheme, _, rest = link.target.partition(":")
    address = link.target if scheme.lower().startswith("http") else rest
    words = flatten(link.children).replace(NO_BREAK, " ")
    said = any(c.isdigit() for c in words) if scheme.lower() == "tel" else rest.strip("/") in words
    return "" if said else address


def _bare(text: str, rtl: bool) -> str:
    return "".join(
        f"\N{LEFT-TO-RIGHT ISOLATE}{run.text}\N{POP DIRECTIONAL ISOLATE}" if run.isolated else run.text
        for run in runs(text, rtl)
    )
