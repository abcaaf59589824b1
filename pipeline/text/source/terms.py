"""Lists of terms: "Term", and ": explanation" in the line below it or in the next paragraph."""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it.token import Token

from pipeline.model.leaflet import Item, Listing, Paragraph, Role
from pipeline.text.source.parser import Cursor, first_line
from pipeline.text.source.texts import Texts

_EXPLAINS = re.compile(r"^:[ \t]+(?=\S)", re.MULTILINE)


def begins_terms(inline: Token, cursor: Cursor) -> bool:
    """Whether a paragraph is a term: an explanation stands in it, or is the next paragraph."""
    return _EXPLAINS.search(inline.content) is not None or _is_explained(cursor)


def terms(texts: Texts, inline: Token, line: int, cursor: Cursor) -> Listing:
    """The list of terms that begins with the paragraph `inline`, as far as it goes."""
    items = [[*_term(texts, inline.content, line)]]
    while (following := cursor.peek(0)) is not None and following.type == "paragraph_open":
        explains = _is_explained(cursor)
        if not (explains or _begins_term(cursor)):
            break
        cursor.take()
        inline = cursor.inline("paragraph_close")
        if explains:
            items[-1].extend(_explanations(texts, inline.content, first_line(following)))
        else:
            items.append([*_term(texts, inline.content, first_line(following))])
    return Listing(tuple(Item(tuple(blocks)) for blocks in items), None, terms=True)


def _is_explained(cursor: Cursor) -> bool:
    """Whether the next paragraph is an explanation of this one."""
    following, inline = cursor.peek(0), cursor.peek(1)
    if following is None or inline is None or following.type != "paragraph_open":
        return False
    return _EXPLAINS.match(inline.content) is not None


def _begins_term(cursor: Cursor) -> bool:
    inline, following = cursor.peek(1), cursor.peek(3)
    if inline is None or _EXPLAINS.search(inline.content):
        return inline is not None
    after = cursor.peek(4)
    return (
        following is not None
        and after is not None
        and following.type == "paragraph_open"
        and _EXPLAINS.match(after.content) is not None
    )


def _term(texts: Texts, content: str, line: int) -> Iterator[Paragraph]:
    match = _EXPLAINS.search(content)
    term, rest = (content[: match.start()], content[match.start() :]) if match else (content, "")
    if not term.strip():
        raise texts.error(
            line, "an explanation (:) without a term", "the term above it", "write it, or \\: for the sign itself"
        )
    if "\n" in term.strip():
        raise texts.error(
            line,
            "an explanation (:) below a text of several lines",
            "one line with the term above it",
            "put an empty line before the term, or write \\: for the sign itself",
        )
    yield Paragraph(texts.text(term.strip(), Role.TERM, line))
    yield from _explanations(texts, rest, line + 1)


def _explanations(texts: Texts, content: str, line: int) -> Iterator[Paragraph]:
    begins = [match.start() for match in _EXPLAINS.finditer(content)]
    for begin, end in pairwise([*begins, len(content)]):
        at = line + content.count("\n", 0, begin)
        words = _EXPLAINS.sub("", content[begin:end], count=1).strip()
        yield Paragraph(texts.text(words, Role.EXPLANATION, at))
