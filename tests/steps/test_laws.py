"""The laws of splitting and merging, over a thousand written leaflets and the samples.

Identity: every message translated as itself gives the source back. Bytes: what is in its one form is written byte for
byte. Structure: no translation, whatever it holds, changes the tree. Contexts: what was not changed keeps its identity.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.formats import FORMATS
from pipeline.languages import language
from pipeline.model.catalogue import Catalogue, MessageId, State
from pipeline.model.kit import Kit
from pipeline.model.leaflet import Block, Leaflet, Paragraph, figures, map_texts
from pipeline.steps import words as program_words
from pipeline.steps.extract import extract
from pipeline.steps.localise import localise, source_digest
from pipeline.steps.update import translated_as_itself
from pipeline.text.markup import markdown
from pipeline.text.markup.compose import compose
from pipeline.text.markup.inline import plain
from tests import written
from tests.text.test_markdown import FRONT

ROOT = Path(__file__).parent.parent.parent
SAMPLES = [path.read_text("utf-8") for path in sorted((ROOT / "source").glob("*.md"))]
A_THOUSAND = range(1000)
# What would be a block of its own, or the end of one, if a translation were Markdown of its own.
HOSTILE = (
    "# a", "## a\n\nb", "1. a", "1) a\n2) b", "- a", "+ a\n+ b", "* a", "> a", "> [!NOTE]\n> a", "a | b", "| a | b |",
    "| a |\n| --- |\n| b |", "a\n\nb", "    a", "\ta", "a\n===", "a\n---", "---", "***", "```\na\n```", "~~~",
    "<div>a</div>",
    "<!-- a -->", "<script>a</script>", "[a]: https://a.org", "![a](b.png)", "a\\", "\\", "a  \nb", "a\\\nb", "\n", " ",
    "Term\n: a", ": a", "[^1]: a", "a[^1]", "[^1:1:a]", "[^2]: a\n\n    b", "[a[^n2]](https://a.org)",
    "***a", "**a", "[a](", "[a](b", "`a", "&#10;&#10;# a", "{{x}}",
    "\u2028a", "a\rb",
    "]]>", "</p><p>", "\u202ea", "{# a #}", "{% a %}", "a" * 5000, "[" * 500, "*" * 500, "> " * 500,
)  # fmt: skip


def parse(source: str) -> Leaflet:
    return markdown.parse(source, "source/x.md", "x", "en")


@cache
def leaflets() -> tuple[Leaflet, ...]:
    return tuple(parse(source) for source in [*map(written.leaflet, A_THOUSAND), *SAMPLES])


def merged(leaflet: Leaflet, catalogue: Catalogue) -> Leaflet:
    edition = localise(leaflet, catalogue, "pl", {}).edition
    # Keywords are not translated; an edition in another language has none.
    control = replace(edition.control, keywords=leaflet.control.keywords)
    return replace(leaflet, blocks=edition.blocks, control=control)


def without_words(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return map_texts(blocks, lambda text: replace(text, words=text.words and "x"))


def test_the_leaflets_hold_every_construct() -> None:
    seen = repr(leaflets()[:150])
    parts = (
        "terms=True",
        "start=7",
        "start=1,",
        "Table(",
        "Alert(",
        "Figure(",
        "Footnote(",
        "[^n",
        "caption=Text",
        "](tel:",
        "<https:",
        "{{",
    )
    for part in (*parts, "\\\\\\n", "note='take care'"):
        assert part in seen, part


def test_every_message_translated_as_itself_gives_the_source_back() -> None:
    for leaflet in leaflets():
        assert merged(leaflet, translated_as_itself(extract(leaflet), "pl")) == leaflet


def test_what_is_in_its_one_form_is_written_byte_for_byte() -> None:
    for leaflet in leaflets():
        canonical = compose(leaflet)
        again = parse(canonical)
        assert compose(merged(again, translated_as_itself(extract(again), "pl"))) == canonical
        assert source_digest(replace(again, id=leaflet.id)) == source_digest(leaflet)
    for source in SAMPLES:
        assert compose(parse(source)) == source


LAYOUTS: dict[str, Callable[[str], str]] = {
    "Windows line ends": lambda source: source.replace("\n", "\r\n"),
    "old Macintosh line ends": lambda source: source.replace("\n", "\r"),
    "no newline at the end": lambda source: source.rstrip("\n"),
    "empty lines at the end": lambda source: source + "\n\n\n",
    "more empty lines": lambda source: re.sub(r"\n\n(?!\Z)", "\n\n\n\n", source),
    "a byte order mark": lambda source: "\ufeff" + source,
    "letters and accents apart": lambda source: unicodedata.normalize("NFD", source),
    "spaces at the ends of lines": lambda source: re.sub(r"(?<![\\\n ])\n", " \n", source),
    "tabs between words": lambda source: re.sub(r"(?<=[a-z]) (?=[a-z])", "\t", source),
    "two spaces between words": lambda source: re.sub(r"(?<=[a-z]) (?=[a-z])", "  ", source),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_only_looks_different_in_the_editor_makes_no_translation_old(layout: str) -> None:
    for leaflet in [*leaflets()[:150], *leaflets()[-2:]]:
        same = parse(LAYOUTS[layout](compose(leaflet)))
        assert source_digest(same) == source_digest(parse(compose(leaflet)))
        assert [m.id for m in extract(same).messages] == [m.id for m in extract(leaflet).messages]


def test_prose_is_never_folded() -> None:
    for leaflet in leaflets():
        assert not [text for text in leaflet.texts() if re.search(r"(?<!\\)\n", text.words)]
        lines = compose(leaflet).split("\n")
        for block in leaflet.blocks:
            if isinstance(block, Paragraph):
                assert all(line in lines for line in block.text.words.split("\n"))


def test_no_translation_changes_the_tree() -> None:
    words = cycle(HOSTILE)
    for leaflet in leaflets():
        template = translated_as_itself(extract(leaflet), "pl")
        hostile = tuple(replace(message, target=next(words)) for message in template.messages)
        assert without_words(merged(leaflet, replace(template, messages=hostile)).blocks) == without_words(
            leaflet.blocks
        )


@given(st.lists(st.text("#-+*>|`~=_[](){}<>!&;:\\\n\t .1aא\u200f\u2028", max_size=30), min_size=1, max_size=20))
@settings(max_examples=200)
def test_no_text_at_all_changes_the_tree(targets: list[str]) -> None:
    leaflet = leaflets()[17]
    template = translated_as_itself(extract(leaflet), "pl")
    given_words = cycle(targets)
    hostile = tuple(replace(message, target=next(given_words)) for message in template.messages)
    blocks = merged(leaflet, replace(template, messages=hostile)).blocks
    assert without_words(blocks) == without_words(leaflet.blocks)
    # Every inside can be read, too.
    map_texts(blocks, lambda text: replace(text, words=plain(text.words)))


def kinds(leaflet: Leaflet) -> set[str]:
    return {type(block).__name__ for block in leaflet.blocks}


def test_no_translation_makes_an_element_of_a_page() -> None:
    leaflet = next(
        each
        for each in leaflets()
        if not [*figures(each.blocks)] and {"Table", "Alert", "Listing", "Footnote"} <= kinds(each)
    )
    kit = Kit(language("en"), program_words.source_words("en"), FORMATS["html"].profile, draft=False)

    def elements(target: Callable[[int], str]) -> list[str]:
        template = translated_as_itself(extract(leaflet), "en")
        messages = tuple(replace(each, target=target(index)) for index, each in enumerate(template.messages))
        edition = localise(leaflet, replace(template, messages=messages), "en", {}).edition
        page = FORMATS["html"].render(edition, kit).decode("utf-8")
        return re.findall(r"<(?:h\d|p|li|ul|ol|td|th|tr|table|dl|dt|dd|div|script|section|img)\b", page)

    assert elements(lambda index: HOSTILE[index % len(HOSTILE)] + " x") == elements(lambda index: "x")


def test_what_was_not_changed_keeps_its_identity_when_lines_are_put_above_it() -> None:
    for number in A_THOUSAND[:200]:
        source = written.leaflet(number)
        before = extract(parse(source))
        title = f"# Leaflet {number}\n"
        after = extract(parse(source.replace(title, f"{title}\nA new paragraph, first of all.\n")))
        ids = [message.id for message in after.messages]
        ids.remove(MessageId("paragraph", "A new paragraph, first of all."))
        assert ids == [message.id for message in before.messages]
        assert all(message.state is State.EMPTY for message in after.messages)


def test_leaflets_of_other_structure_have_another_digest_and_shape() -> None:
    bodies = [
        "a\n\nb\n", "a b\n", "- a\n- b\n", "- a\n\n  b\n", "1. a\n2. b\n", "2. a\n3. b\n", "a\n: b\n", "## a\n\nb\n",
        "- a\n  - b\n", "| a |\n| --- |\n| b |\n", "> [!TIP]\n> a\n>\n> b\n", "> [!NOTE]\n> a\n>\n> b\n",
        "> [!TIP]\n> a\n\nb\n",
        '![a](images/x.png "b")\n', '![a](images/y.png "b")\n', "![a](images/x.png)\n\nb\n",
        "**a**\n\nb\n", "- a\n\nb\n", "a[^1]\n\n[^1]: b\n", "a[^2]\n\n[^2]: b\n",
    ]  # fmt: skip
    digests = {source_digest(parse(f"{FRONT}# T\n\n{body}")) for body in bodies}
    assert len(digests) == len(bodies)
