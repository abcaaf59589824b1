"""CommonMark leaves out what it has no use for; a leaflet keeps every letter and digit of its source, or is refused."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.errors import SourceError
from pipeline.model.leaflet import Alert, Block, Figure, Leaflet, Listing, figures
from pipeline.text.markup.inline import link_targets, plain
from tests.text.test_markdown import parse

# What authors, converters and mistakes put into lines. Every {} becomes a word of its own.
_PIECES = (
    "{} **{}** *{}* _{}_ __{}__ ***{}*** {}*{}*{} **{} **{}",
    "[{}](https://a.example/{}) [{}]({}) [{}]() [](https://a.example/{}) <https://a.example/{}> <{}@a.example>",
    '[{}](https://a.example/{} "{}") [{}][{}] [{}] [{}][] [^{}] ![{}] ![{}][{}]',
    "`{}` ``{}`` <b>{}</b> <{}> <!--{}--> <?{}?> &amp;{} &lt;{} &{}; \\*{} \\{} {}\\ ~~{}~~ ^{}^ {}~{} ==",
    "{}|{} | \\| || {}:{} {}. {}) ({}) #{} {}# - {} + {} 5*2*3 5\\*2 5 * 2 {{{{{}}}}} $ % @{} http://{}",
)
_INLINE = tuple(piece for line in _PIECES for piece in line.split(" "))
_MARKS = (
    *("", "", "", " ", "  ", "   ", "    ", "\t", "# ", "## ", "### ", "#", "##", "####### ", "- ", "* ", "+ ", "-"),
    *("1. ", "1) ", "2. ", "3. ", "7. ", "007. ", "2024. ", "1.", "> ", ">", "> > ", "> - ", "- > ", "- - ", "1. - "),
    *("> [!NOTE]\n> ", "> [!NOTE]\n", "> [!NOTE] ", "> [!{}]\n> ", "  - ", "    - ", "   1. ", "        - "),
    *("| ", "|", "| {} | ", "[{}]: https://a.example/", "[{}]: ", "[^{}]: ", ": ", "<!-- TRANSLATORS: {} --> "),
    *("<div>", "<!-- {} -->", "```", "~~~ {}", "$$", "\\", "---\n", "===\n", "| --- | --- |\n", "\n"),
)
_WHOLE = (
    *("---", "===", "***", "- ", "1.", "```", "```{}", "~~~", "| --- | --- |", "|---|", "| :-- | --: | --- |", "\\"),
    *("<!-- TRANSLATORS: {} -->", "<!-- TRANSLATORS: {}", "-->", "<!-- {} -->", "<div>", "</div>", "&nbsp;", "#", ">"),
    *("| {} | {} |", "| {} | {} |\n| --- | --- |\n| {} | {} |", "| {} |\n| --- |\n| {} | {} |", "{} | {}", "| {}"),
    *("![{}](images/{}.png)", '![{}](images/{}.png "{}")', '[{}]: https://a.example "{}"', "> [!WARNING]", "> {}"),
)
_LINE = st.one_of(
    st.sampled_from(_WHOLE),
    st.builds(
        lambda mark, pieces, end: mark + " ".join(pieces) + end,
        st.sampled_from(_MARKS),
        st.lists(st.sampled_from(_INLINE), min_size=1, max_size=4),
        st.sampled_from(("", "", "", "  ", "\\", " #", " |")),
    ),
)
_SOURCE = st.lists(st.tuples(_LINE, st.sampled_from(("\n", "\n\n"))), min_size=1, max_size=7)
# Letters of the notation itself.
_NOTATION = re.compile(r"\[!(?:NOTE|WARNING)\]|TRANSLATORS:|&(?:amp|lt|nbsp);")
_TOKEN = re.compile(r"[A-Za-z0-9]+")


def body(lines: list[tuple[str, str]]) -> str:
    """Markdown in which every word stands once, and none inside another."""
    numbers = count(26)
    written = "".join(line + end for line, end in lines)

    def word(_: re.Match[str]) -> str:
        high, low = divmod(next(numbers), 26)
        return f"Q{chr(96 + high)}{chr(97 + low)}q"

    return re.sub(r"(?<!\{)\{\}(?!\})|(?<=\{\{)\{\}(?=\}\})", word, written)


def kept(leaflet: Leaflet) -> Iterator[str]:
    """Everything of a leaflet's body that reaches somebody: words, addresses, pictures, numbers, notes."""
    for text in leaflet.texts():
        if not text.anchor.startswith("control-"):
            yield plain(text.words)
            yield from link_targets(text.words)
    yield from (figure.source for figure in figures(leaflet.blocks))
    yield from numbers_of(leaflet.blocks)
    # A note stands beside every text of its block.
    yield from dict.fromkeys(word for origin in leaflet.origins for word in origin.note.split())


def numbers_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Listing):
            for index, item in enumerate(block.items):
                if block.start is not None:
                    yield str(block.start + index)
                yield from numbers_of(item.blocks)
        elif isinstance(block, Alert):
            yield from numbers_of(block.blocks)


def lost(source: str, leaflet: Leaflet) -> Counter[str]:
    """The words and figures of a source that its leaflet does not have; "1." before each item counts up."""
    found = "\n".join(kept(leaflet))
    wanted = Counter(_TOKEN.findall(_NOTATION.sub(" ", source)))
    # The same number before each item is printed counting up, on purpose.
    wanted -= Counter(re.findall(r"(?m)^[ >\t*+-]*(\d+)[.)]", source))
    # Part of a word may be emphasised, so that words of the source can be one word for the reader.
    return +Counter({token: times - found.count(token) for token, times in wanted.items()})


@given(_SOURCE)
@settings(max_examples=600)
def test_every_word_and_figure_of_a_source_is_kept_or_the_source_is_refused(lines: list[tuple[str, str]]) -> None:
    source = "# Title\n\n" + body(lines)
    try:
        leaflet = parse(source)
    except SourceError as refusal:
        line = int(refusal.place.rpartition(":")[2])
        assert 1 <= line <= source.count("\n") + 13
        return
    assert not lost(source, leaflet), source


@pytest.mark.parametrize("piece", _INLINE)
def test_every_piece_alone_is_kept_or_refused(piece: str) -> None:
    source = f"# Title\n\n{body([(piece, '')])} end\n"
    try:
        leaflet = parse(source)
    except SourceError:
        return
    assert not lost(source, leaflet)


def test_the_pieces_are_neither_all_kept_nor_all_refused() -> None:
    """Else the two tests above would say little."""
    refused = 0
    for piece in _INLINE:
        try:
            parse(f"# Title\n\n{body([(piece, '')])}\n")
        except SourceError:
            refused += 1
    assert 5 <= refused <= len(_INLINE) // 2


def test_a_figure_that_is_lost_would_be_noticed() -> None:
    leaflet = parse("# Title\n\nTake 2 tablets.\n")
    assert lost("# Title\n\nTake 2 tablets, 8 at most.\n", leaflet) == Counter({"8": 1, "at": 1, "most": 1})
    assert not any(isinstance(block, Figure) for block in leaflet.blocks)
