"""Generated leaflets for property tests: every kind of block, nested as deep as people write."""

from dataclasses import replace
from datetime import date
from itertools import count

from hypothesis import strategies as st

from pipeline.intake.txt import as_words
from pipeline.model.leaflet import (
    Alert,
    AlertKind,
    Block,
    Control,
    Figure,
    Footnote,
    Heading,
    Item,
    Leaflet,
    Listing,
    Paragraph,
    Role,
    Table,
    Text,
    map_texts,
    texts,
)
from pipeline.text.markup.inline import escape, note_marks

_LETTERS = st.sampled_from("abcdefg ABC éłŵ ąść خذ ওষুধ 药片 0123456789 .,:;!?()%–<>&|*_[]#+-=~`\"'\\/{}^$@")
_PLAIN = (
    st.text(_LETTERS, min_size=1, max_size=40)
    .map(lambda t: " ".join(t.split()))
    .filter(lambda t: any(map(str.isalpha, t)))
)
_ESCAPED = _PLAIN.map(as_words)
_FORMS = st.sampled_from(
    ["{}", "{}", "{}", "**{}**", "see [{}](https://example.org/a)", "a {}\\\nnext", "{{{{phone}}}} {}"]
)


def _words() -> st.SearchStrategy[str]:
    return st.one_of(
        _ESCAPED, st.builds(lambda form, words: form.format(words), _FORMS, st.sampled_from(["Stop", "2 mg"]))
    )


def _text(role: Role) -> st.SearchStrategy[Text]:
    return _words().map(lambda words: Text("", words, role))


def _one_line_text(role: Role) -> st.SearchStrategy[Text]:
    return _ESCAPED.map(lambda words: Text("", words, role))


def _paragraph(role: Role) -> st.SearchStrategy[Block]:
    return _text(role).map(Paragraph)


def _figure() -> st.SearchStrategy[Block]:
    return st.builds(
        Figure,
        st.just("images/a.png"),
        _one_line_text(Role.PICTURE),
        st.one_of(st.none(), _PLAIN.map(lambda words: Text("", escape(words), Role.CAPTION))),
    )


@st.composite
def _table(draw: st.DrawFn) -> Block:
    width = draw(st.integers(1, 4))
    header = tuple(draw(_one_line_text(Role.COLUMN_HEADER)) for _ in range(width))
    cell = st.one_of(_one_line_text(Role.CELL), st.just(Text("", "", Role.CELL)))
    rows = tuple(tuple(draw(cell) for _ in range(width)) for _ in range(draw(st.integers(1, 3))))
    # A last row of nothing but empty cells is no row for CommonMark's readers.
    return Table(
        header, tuple(row for row in rows if any(text.words for text in row)) or ((Text("", "x", Role.CELL),) * width,)
    )


def _listing(depth: int) -> st.SearchStrategy[Block]:
    first = _paragraph(Role.ITEM)
    inner = first if depth == 0 else st.one_of(first, _listing(depth - 1))
    items = st.lists(
        st.tuples(first, st.lists(inner, max_size=2)).map(lambda parts: Item((parts[0], *parts[1]))),
        min_size=1,
        max_size=3,
    )
    return st.builds(
        lambda found, start: Listing(tuple(found), start), items, st.one_of(st.none(), st.integers(0, 120))
    )


def _terms() -> st.SearchStrategy[Block]:
    explained = st.lists(_paragraph(Role.EXPLANATION), min_size=1, max_size=2)
    term = _one_line_text(Role.TERM).map(Paragraph)
    items = st.lists(st.builds(lambda first, rest: Item((first, *rest)), term, explained), min_size=1, max_size=3)
    return items.map(lambda found: Listing(tuple(found), None, terms=True))


def _apart(blocks: list[Block]) -> list[Block]:
    """Two lists of terms in a row are one list."""
    return [
        block
        for before, block in zip([None, *blocks], blocks, strict=False)
        if not (_is_terms(block) and before is not None and _is_terms(before))
    ]


def _is_terms(block: Block) -> bool:
    return isinstance(block, Listing) and block.terms


def _alert() -> st.SearchStrategy[Block]:
    inner = st.one_of(_paragraph(Role.ALERT), _listing(1), _terms())
    return st.builds(
        lambda kind, blocks: Alert(kind, tuple(_apart(blocks))),
        st.sampled_from(AlertKind),
        st.lists(inner, min_size=1, max_size=3),
    )


def _block() -> st.SearchStrategy[Block]:
    heading = _one_line_text(Role.HEADING).map(lambda text: Heading(text, 2))
    return st.one_of(_paragraph(Role.PARAGRAPH), heading, _listing(2), _table(), _alert(), _figure(), _terms())


# The texts that may have the mark of a note.
_MARKED = (Role.PARAGRAPH, Role.ITEM, Role.ALERT, Role.CELL, Role.TERM, Role.EXPLANATION)


@st.composite
def _noted(draw: st.DrawFn, blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks with notes among them, each below the first of its marks, numbered as they are mentioned."""
    for label in draw(st.lists(st.sampled_from(["1", "7", "dose", "a-b", "größe"]), max_size=2, unique=True)):
        places = [index for index, text in enumerate(texts(blocks)) if text.role in _MARKED and text.words]
        # A note mentions no note.
        places = [index for index in places if index not in _within_notes(blocks)]
        if not places:
            continue
        chosen = draw(st.lists(st.sampled_from(places), min_size=1, max_size=2, unique=True))
        mark = draw(st.sampled_from(["{words}[^{label}]", "So[^{label}], {words}", "**Stop[^{label}]** {words}"]))
        blocks = _marked(blocks, chosen, label, mark)
        first = next(i for i, block in enumerate(blocks) if any(f"[^{label}]" in t.words for t in texts((block,))))
        more = draw(st.lists(st.one_of(_paragraph(Role.FOOTNOTE), _listing(1)), max_size=2))
        note = Footnote(label, 0, (draw(_paragraph(Role.FOOTNOTE)), *more))
        blocks = [*blocks]
        blocks.insert(draw(st.integers(first + 1, len(blocks))), note)
    return numbered_as_mentioned(blocks)


def _within_notes(blocks: list[Block]) -> set[int]:
    numbers = count()
    counted = [(next(numbers), isinstance(block, Footnote)) for block in blocks for _ in texts((block,))]
    return {number for number, inside in counted if inside}


def _marked(blocks: list[Block], chosen: list[int], label: str, mark: str) -> list[Block]:
    numbers = count()

    def change(text: Text) -> Text:
        if not text.words or next(numbers) not in chosen:
            return text
        return replace(text, words=mark.format(words=text.words, label=label))

    return [*map_texts(blocks, change)]


def numbered_as_mentioned(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks with the numbers of their notes."""
    labels = dict.fromkeys(mark.label for text in texts(blocks) for mark in note_marks(text.words))
    numbers = {label: number for number, label in enumerate(labels, start=1)}
    return tuple(
        replace(block, number=numbers[block.label]) if isinstance(block, Footnote) else block for block in blocks
    )


CONTROL = Control(
    reference="PIL-1",
    version="1.0",
    owner=Text("control-owner", "A hospital", Role.OWNER),
    department=Text("control-department", "A ward", Role.DEPARTMENT),
    contact=Text("control-contact", "Call 020 7946 0000", Role.CONTACT),
    published=date(2026, 1, 31),
    review=date(2028, 1, 31),
    languages=("pl", "ar"),
    keywords=("one", "two"),
    variables=(("phone", "020 7946 0000"),),
)


def leaflets() -> st.SearchStrategy[Leaflet]:
    """Leaflets as an author could have written them; anchors are empty."""
    title = _one_line_text(Role.TITLE).map(lambda text: Heading(text, 1))
    blocks = st.builds(lambda first, rest: [first, *_apart(rest)], title, st.lists(_block(), max_size=6))
    return blocks.flatmap(_noted).map(
        lambda made: Leaflet("leaflet", "source/leaflet.md", "en", CONTROL, made, ()),
    )


def anchored(leaflet: Leaflet) -> Leaflet:
    """The same leaflet with anchors, for tests that need them without parsing."""
    numbers = count(1)
    return replace(leaflet, blocks=map_texts(leaflet.blocks, lambda text: replace(text, anchor=f"t{next(numbers)}")))
