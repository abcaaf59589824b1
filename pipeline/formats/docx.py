"""The Word document, from standard to giant print: one code path, the profile says how large, the rules how set.

The words are written as XML in schema order, into a package that python-docx has made of the program's own template: a
paragraph added through the library costs two searches of all styles.
"""

from collections.abc import Iterator
from functools import lru_cache

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError

from pipeline.archive import File
from pipeline.formats.word import control as wordcontrol
from pipeline.formats.word import letterhead
from pipeline.formats.word.body import Body
from pipeline.formats.word.lines import Grid, Line
from pipeline.formats.word.package import Related, blank, filled, numbering_file, own_file
from pipeline.formats.word.runs import Lettering, ready
from pipeline.formats.word.template import STRESS, footer, header
from pipeline.formats.word.xml import checked
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import Kit, Picture, Words
from pipeline.text import phrases
from pipeline.text.markup.footnotes import mentioned, numbered
from pipeline.text.markup.inline import plain, unusual

# python-docx takes no core property longer than this.
_LONGEST_PROPERTY = 255


def render(edition: Edition, kit: Kit) -> bytes:
    """The edition as a .docx file (ECMA-376), set in `kit.profile`. Equal arguments give equal bytes.

    Raises RenderError naming the anchor for a character no Word document can hold or that would turn
    figures round, and naming the picture for one that Word cannot show.
    """
    edition = numbered(edition, kit.words)
    words = [text.words for text in edition.texts()]
    _require_writable(edition, words, kit)
    rules = kit.layout.rules
    start = blank(kit.language, kit.profile, rules, kit.draft)
    related = Related(start)
    lettering = Lettering(kit.language, edition.source_tag, related.address, STRESS[rules.stress])
    body = Body(
        kit,
        start.lengths,
        lettering,
        lambda picture: _shown(related, edition, picture),
        mentioned=mentioned(edition),
        ready=ready(words, lettering),
    )
    written = body.xml(_lines(body, edition))
    own = (numbering_file(start.lists, "".join(body.numbers)), *_margins(body, edition))
    data = filled(start, written, own, related, _properties(edition, kit))
    return letterhead.dressed(data, kit.house, body) if kit.house else data


def _require_writable(edition: Edition, words: list[str], kit: Kit) -> None:
    """Looks at the `words` of the edition's texts, and at what is beside them."""
    here = f"{edition.leaflet} ({edition.tag})"
    others = _other_texts(edition)
    signs = unusual("".join((*words, *[said for _, said in others])))
    # No character that is refused can be printed, and most leaflets have no other.
    if "&" in signs or not signs.isprintable():
        for name, said in (*[(text.anchor, text.words) for text in edition.texts()], *others):
            checked(said, f"{here}, {name}")
            # A character may be written as a code (&#x202E;), which the words as they are read show.
            checked(plain(said), f"{here}, {name}")
    _require_writable_words(kit.words)


# The same words stand beside every leaflet.
@lru_cache(maxsize=64)
def _require_writable_words(words: Words) -> None:
    for phrase, said in words.entries:
        checked(said, f"the program's words ({words.tag}), {phrase}")


def _other_texts(edition: Edition) -> tuple[tuple[str, str], ...]:
    control = edition.control
    return (
        *[(text.anchor, text.words) for text in control.texts()],
        ("source title", edition.source_title),
        ("reference", control.reference),
        ("version", control.version),
        *[("keywords", keyword) for keyword in control.keywords],
    )


def _shown(related: Related, edition: Edition, picture: Picture) -> str:
    """The relationship id of a picture."""
    try:
        return related.picture(picture.data)
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError) as error:
        raise RenderError(
            f"{edition.leaflet} ({edition.tag}), picture {picture.source}",
            f"a {picture.media_type} file that Word documents cannot show",
            "a PNG or JPEG picture",
            "save the picture as PNG and name that file in the leaflet",
        ) from error


def _margins(body: Body, edition: Edition) -> Iterator[File]:
    """Foot and head of every page."""
    yield own_file(footer(_xml(wordcontrol.footer(body, edition))))
    if body.kit.draft:
        yield own_file(header(_xml(wordcontrol.header(body))))


def _xml(lines: tuple[Line, ...]) -> str:
    return "".join(line.xml() for line in lines)


def _lines(body: Body, edition: Edition) -> tuple[Line | Grid, ...]:
    """Everything between the margins in order: title or cover, notice, contents, text, control block."""
    layout = body.kit.layout
    title = body.lines(edition.blocks[:1])
    text = body.lines(edition.blocks[1:])
    closing = wordcontrol.control(body, edition) if layout.control else ()
    # The contents list names the headings of the text and of the closing: it is written after both.
    following = (*(wordcontrol.contents(body) if layout.contents else ()), *text, *closing)
    if layout.cover:
        return (*wordcontrol.cover(body, edition, title), *wordcontrol.on_a_new_page(following))
    return (*title, *wordcontrol.notice(body), *following)


def _properties(edition: Edition, kit: Kit) -> dict[str, str]:
    control = edition.control
    owner, published = _short(plain(control.owner.words)), f"{control.published.isoformat()}T00:00:00Z"
    draft = {"cp:contentStatus": _short(kit.words.say(phrases.DRAFT))} if kit.draft else {}
    return {
        "dc:title": _short(plain(edition.title.words)),
        "dc:subject": _short(plain(control.department.words)),
        "dc:creator": owner,
        "cp:keywords": _short(", ".join(control.keywords)),
        "cp:lastModifiedBy": owner,
        "cp:revision": "1",
        "dcterms:created": published,
        "dcterms:modified": published,
        **draft,
        "dc:identifier": _short(control.reference),
        "dc:language": kit.language.tag,
        "cp:version": _short(control.version),
    }


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_PROPERTY else text[: _LONGEST_PROPERTY - 1] + "\N{HORIZONTAL ELLIPSIS}"
