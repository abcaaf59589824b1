"""Markdown source is read whole or refused by line; nothing is dropped."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.model.errors import SourceError
from pipeline.model.leaflet import Alert, Figure, Leaflet, Listing, Table, Text, map_texts, texts
from pipeline.text.markup import inline, markdown
from pipeline.text.markup.compose import compose
from pipeline.text.markup.inline import plain
from pipeline.text.markup.pieces import Kind, Piece, pieces
from pipeline.text.source.parser import source_parser
from tests.strategies import leaflets

GOLDEN = Path(__file__).parent.parent / "golden" / "refused"
SOURCES = sorted((Path(__file__).parent.parent.parent / "source").glob("*.md"))
FRONT = """---
reference: PIL-1
version: "1.10"
owner: A hospital
department: A ward
contact: Call 020 7946 0000
published: 2026-01-31
review: 2028-01-31
languages: [pl]
keywords: [no, 0123]
---
"""


def parse(body: str, front: str = FRONT) -> Leaflet:
    return markdown.parse(front + body, "source/x.md", "x", "en")


def bare(leaflet: Leaflet) -> Leaflet:
    """A leaflet without anchors and lines, which differ when only the layout of the source does."""
    blocks = map_texts(leaflet.blocks, lambda text: replace(text, anchor=""))
    return replace(leaflet, blocks=blocks, origins=())


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.md")), ids=lambda path: path.stem)
def test_what_a_leaflet_cannot_hold_is_refused_with_line_and_remedy(path: Path) -> None:
    """Each golden file begins with the line and a word of the refusal it must get; add your own."""
    expectation, _, source = path.read_text("utf-8").partition("\n")
    line, _, word = expectation.removeprefix("<!-- refused: line ").removesuffix(" -->").partition(", ")
    with pytest.raises(SourceError) as caught:
        markdown.parse(source, "source/x.md", "x", "en")
    assert caught.value.place == f"source/x.md:{line}"
    assert word in str(caught.value)
    assert caught.value.wanted
    assert caught.value.remedy


@given(leaflets())
@settings(max_examples=300)
def test_what_is_composed_is_parsed_back_to_the_same_tree(leaflet: Leaflet) -> None:
    source = compose(leaflet)
    assert bare(markdown.parse(source, leaflet.file, leaflet.id, "en")) == bare(leaflet), source


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_sample_leaflets_compose_to_the_same_tree(path: Path) -> None:
    leaflet = markdown.parse(path.read_text("utf-8"), f"source/{path.name}", path.stem, "en")
    again = markdown.parse(compose(leaflet), leaflet.file, leaflet.id, "en")
    assert bare(again) == bare(leaflet)
    assert {o.note for o in again.origins} == {o.note for o in leaflet.origins}


def test_every_scalar_of_the_front_matter_is_a_string() -> None:
    leaflet = parse("# T\n")
    assert leaflet.control.version == "1.10"
    assert leaflet.control.keywords == ("no", "0123")


def test_soft_breaks_are_spaces_and_hard_breaks_are_kept() -> None:
    leaflet = parse("# T\n\none\ntwo  \nthree\\\nfour\n")
    assert [text.words for text in texts(leaflet.blocks)] == ["T", "one two\\\nthree\\\nfour"]


def test_every_kind_of_block_is_read() -> None:
    leaflet = parse(
        "# T\n\n> [!CAUTION]\n> Stop.\n>\n> - a\n>   1. b\n\n3. x\n4. y\n\n| A | B |\n| --- | --- |\n| 1 \\| 2 |  |\n\n"
        '![shown](images/a.png "said")\n'
    )
    alert, listing, table, figure = leaflet.blocks[1:]
    assert isinstance(alert, Alert)
    assert isinstance(alert.blocks[1], Listing)
    assert isinstance(alert.blocks[1].items[0].blocks[1], Listing)
    assert isinstance(listing, Listing)
    assert listing.start == 3
    assert isinstance(table, Table)
    assert [cell.words for cell in table.rows[0]] == ["1 | 2", ""]
    assert isinstance(figure, Figure)
    assert (figure.description.words, figure.caption and figure.caption.words) == ("shown", "said")


def test_a_note_reaches_every_text_of_the_block_below_it() -> None:
    leaflet = parse("# T\n\n<!-- TRANSLATORS: a\nnote -->\n- one\n- two\n\nthree\n")
    notes = {origin.anchor: origin.note for origin in leaflet.origins}
    assert [notes[text.anchor] for text in texts(leaflet.blocks)] == ["", "a note", "a note", ""]


def test_lines_are_those_of_the_file() -> None:
    leaflet = parse("# T\n\ntext\n\n- item\n")
    lines = {origin.anchor: origin.line for origin in leaflet.origins}
    assert [lines[text.anchor] for text in texts(leaflet.blocks)] == [12, 14, 16]


def test_a_note_stands_where_it_was_when_it_is_composed() -> None:
    source = (
        "# T\n\n<!-- TRANSLATORS: all of it -->\n- one\n\n  <!-- TRANSLATORS: inner -->\n  two\n\n- three\n\n"
        "> [!TIP]\n>\n"
        "> <!-- TRANSLATORS: in the box -->\n> four\n>\n> five\n"
    )
    composed = compose(parse(source))
    assert composed.endswith(source)
    again = markdown.parse(composed, "source/x.md", "x", "en")
    assert [origin.note for origin in again.origins] == [origin.note for origin in parse(source).origins]


def test_anchors_are_unique_and_do_not_depend_on_the_words_of_paragraphs() -> None:
    first = parse("# T\n\none\n\n## A\n\ntwo\n\n## A\n\nthree\n\n## A 2\n\nfour\n")
    second = parse("# T\n\neins\n\n## A\n\nzwei\n\n## A\n\ndrei\n\n## A 2\n\nvier\n")
    anchors = [text.anchor for text in first.texts()]
    assert len(set(anchors)) == len(anchors)
    assert anchors == [text.anchor for text in second.texts()]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    source = FRONT + "# T\n\none\ntwo\n"
    wanted = markdown.parse(source, "f", "x", "en")
    assert markdown.parse("\ufeff" + source.replace("\n", "\r\n"), "f", "x", "en") == wanted


@pytest.mark.parametrize("name", ["../x", "con", "polyleaf", ".git", "-x", "x.", "a b", "Ä", "", "x\n", "a" * 81, "A"])
def test_a_name_that_some_system_cannot_hold_is_refused(name: str) -> None:
    with pytest.raises(SourceError):
        markdown.parse(FRONT + "# T\n", "f", name, "en")


@pytest.mark.parametrize("field", ["reference", "version", "owner", "contact", "published", "languages", "keywords"])
def test_a_missing_field_is_named(field: str) -> None:
    front = "\n".join(line for line in FRONT.split("\n") if not line.startswith(field))
    with pytest.raises(SourceError, match=f'"{field}" is missing'):
        parse("# T\n", front)


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("published: 2026-01-31", "published: 31.1.2026", 7, "published"),
        ("published: 2026-01-31", "published: 2026-02-30", 7, "no day"),
        ("review: 2028-01-31", "review: 2025-01-31", 8, "review"),
        ("languages: [pl]", "languages: pl", 9, "languages"),
        ("languages: [pl]", "languages: [pl, PL]", 9, "twice"),
        ("languages: [pl]", "languages: [../x]", 9, "language tag"),
        ("owner: A hospital", "owner: A hospital\nowner: B", 5, "owner"),
        ("owner: A hospital", "boss: A hospital", 4, "boss"),
        ("owner: A hospital", "owner: " + "x" * 501, 4, "501"),
        ("contact: Call 020 7946 0000", "contact: Call: 020: 7946", 6, "front matter"),
        ('version: "1.10"', "version: new", 3, "version"),
    ],
)
def test_a_malformed_field_is_named_with_its_line(old: str, new: str, line: int, word: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse("# T\n", FRONT.replace(old, new))
    assert caught.value.place == f"source/x.md:{line}"
    assert word in str(caught.value)


def test_texts_hold_inline_markdown_and_no_block_marks() -> None:
    for path in SOURCES:
        leaflet = markdown.parse(path.read_text("utf-8"), f"source/{path.name}", path.stem, "en")
        for text in leaflet.texts():
            assert isinstance(text, Text)
            assert not text.words.startswith(("#", "- ", "* ", "|", ">", " "))
            assert "\n" not in plain(text.words)


# The quick way for plain paragraphs must be the library's own, only quicker.

PIECES = st.sampled_from(
    ["", "word", "Words here", "äöü", "- a", "* a", "+ a", "-", "- ", "-a", "1. a", "2) a", "> a", ">", "# a", "a | b",
     "--- | ---", "| - |", "---", "===", "```", "<b>", "<!-- a -->", "[a]: b", "    a", "\ta", "  a", "   b", "      c",
     "- - a", "* * *", "_ a", ": a", "\\", "a  ", "[!NOTE]", "> [!NOTE]", "  - b", "    - c", "> - d", "- > e", "5 mg"]
)  # fmt: skip


def tokens(parser: MarkdownIt, source: str) -> list[object]:
    return [(t.type, t.tag, t.nesting, t.content, t.map, t.level, t.info, t.hidden) for t in parser.parse(source)]


@given(st.lists(st.tuples(st.sampled_from(["", "", "", "  ", "    ", "> ", "- "]), PIECES), max_size=9))
@settings(max_examples=500)
def test_the_quick_way_finds_the_same_blocks_as_the_library(lines: list[tuple[str, str]]) -> None:
    source = "\n".join(mark + piece for mark, piece in lines)
    slow = MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).enable("table").disable(["inline", "text_join"])
    assert tokens(source_parser(), source) == tokens(slow, source)


WHOLE = st.one_of(
    PIECES,
    st.sampled_from(
        ["## Heading", "### Heading #", "## Heading\ntext", "- one\n- two", "- **one**\n- two", "- one\n  two", "  two",
         "**Bold** words\nand more", "- one\n\n- two", "Term\n: meaning", ": meaning", "<!-- TRANSLATORS: note -->",
         "<!-- TRANSLATORS: note -->\ntext", "<!-- TRANSLATORS: a\n\nb -->", "<div>\n\ntext", "```\n\ntext\n```",
         "1. one\n2. two",
         "> [!TIP]\n> text", "> [!TIP]\n>\n> - one", "| A |\n| --- |\n| b |", "![A clock](images/a.png)", "[x](https://a.org)",
         "a <https://a.org>", "- [x](https://a.org)", "a\u00a0b", "\u00a0", "- \u00e4", "-\ta", "##\ta", "## ", "a | b"]
    ),
)  # fmt: skip


@given(st.lists(st.tuples(WHOLE, st.sampled_from(["\n\n", "\n\n", "\n", "\n \n\n"])), max_size=7))
@settings(max_examples=500)
def test_what_is_read_without_the_library_is_read_as_the_library_reads_it(parts: list[tuple[str, str]]) -> None:
    body = "# T\n\n" + "".join(piece + end for piece, end in parts)

    def read() -> object:
        try:
            leaflet = parse(body)
        except SourceError as error:
            return error.place, str(error)
        return leaflet.blocks, leaflet.origins

    quick = read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "pieces", lambda source: [Piece(Kind.OTHER, source, 0)])
        slow = read()
    if quick != slow:
        # Of two faults, one or the other may be told first; what is read is the same.
        assert isinstance(quick, tuple)
        assert isinstance(slow, tuple)
        assert isinstance(quick[0], str), body
        assert isinstance(slow[0], str), body


def test_most_of_a_leaflet_is_read_without_the_library() -> None:
    for path in SOURCES:
        body = path.read_text("utf-8").partition("\n---\n")[2]
        quick = sum(len(piece.text) for piece in pieces(body) if piece.kind is not Kind.OTHER)
        assert quick > len(body) / 3, path


@given(st.text("ab\r .,-~!'\"{}()#5% ä\u00a0\u202f–é\u0301", max_size=40))
def test_text_without_marks_is_read_as_the_library_reads_it(words: str) -> None:
    slow = inline._collect(inline._parser().parseInline(words)[0].children or [])
    assert inline.parse(words) == slow
