"""Inline Markdown cannot become anything but the inside of its block."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.model.inline import Break, Link, Plain, Strong
from pipeline.text.markup import inline
from pipeline.text.markup.inline import escape, fill, link_targets, parse, placeholders, plain

TEXT = st.text(alphabet="ab é خذ 药 0.-*_`[]()<>!&#|\\/:;@'\"{}", max_size=40).map(lambda text: " ".join(text.split()))


@given(TEXT)
def test_escaped_text_reads_as_itself(text: str) -> None:
    assert plain(escape(text)) == text


@given(TEXT)
def test_whatever_is_typed_parses(text: str) -> None:
    assert isinstance(parse(text), tuple)


_PIECES = (
    *(
        "**",
        "*",
        "**Stop.**",
        "*a*",
        "a",
        "b c",
        "1",
        " ",
        "\u00a0",
        ".",
        "(",
        ")",
        "“",
        "é",
        "্",
        "خ",
        "药",
        "😀",
        "_",
        "~~",
        "-",
    ),
    *(
        "[a b](tel:+44)",
        "[x!](https://x.org/A-b/.)",
        "[q](http://a-b.org)",
        "[",
        "](",
        "https://x.org",
        "tel:1",
        "//",
        "|",
    ),
    *("!", "<", "< ", ">", "&", "& ", "&amp;", "\\", "\\\n", "\n", "`"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
@example("**a****b** *c***d**")
@example("a**b**c**d!** e")
@example("[a](tel:1)**b.**")
def test_what_is_read_without_the_library_is_read_as_the_library_does(words: str) -> None:
    assert parse(words) == inline._collect(inline._parser().parseInline(words)[0].children or [])


def test_the_markup_of_leaflets_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline, "_parser", None)
    words = "**Ring!** [us](tel:+441) on *020*\\\n< 5 mg & > 2 g: [more](https://www.example.org/a-b), **وقف**"
    assert plain(words) == "Ring! us on 020 < 5 mg & > 2 g: more, وقف"


def test_strong_links_and_breaks_are_read() -> None:
    assert parse("**a** [b](https://x.org)\\\nc") == (
        Strong((Plain("a"),)),
        Plain(" "),
        Link("https://x.org", (Plain("b"),)),
        Break(),
        Plain("c"),
    )


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", "<b onclick=x>", "`code`", "a <!-- b --> c", "# a", "- a", "1. a", "| a |", "]]>"],
)
def test_markup_that_a_leaflet_cannot_hold_is_text(words: str) -> None:
    assert parse(words) == (Plain(words),)


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JaVaScript:x", "data:text/html,x", "vbscript:x", "file:///etc", "//host/x", "x.html"],
)
def test_an_address_that_is_not_safe_is_never_a_link(target: str) -> None:
    assert link_targets(f"[a]({target})") == ()
    assert "a" in plain(f"[a]({target})")


def test_placeholders_are_filled_as_plain_text() -> None:
    filled = fill("call {{phone}} or {{ other }}", {"phone": "*1* [x](https://e.org)"})
    assert plain(filled) == "call *1* [x](https://e.org) or {{ other }}"
    assert link_targets(filled) == ()
    assert placeholders("{{a}} {{ b }} {c} {{0.__class__}}") == ("a", "b")
